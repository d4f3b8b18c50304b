"""What the evaluation puts into the calendar: own dates, the PPK's dates, what is overdue in a unit."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from ekinerja.aturan.periode import nama_periode
from ekinerja.inti.waktu import lokal
from ekinerja.kalender.butir import Butir, JenisTertunda
from ekinerja.kalender.hitung import akhir_jendela
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.penilaian.jendela import SEHARI, akhir_isi, akhir_nilai, batas_tanggapan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.permissions import akhir_bagian
from ekinerja.perencanaan.kalender import kelompok_pegawai
from ekinerja.perencanaan.models import Periode

S = Evaluasi.Status
DASAR_JENDELA = "Jendela evaluasi instansi; tanggalnya dapat diubah admin BKPSDM menurut surat edaran."
DASAR_TANGGAPAN = "Dokumen Evaluasi ditanggapi dalam 14 hari kerja sejak terbit (bawaan sistem)."
BELUM_DINILAI = (S.TERBUKA, S.SIAP_DINILAI, S.DINILAI)


def butir_saya(saya: Pegawai, hari: date) -> Iterator[Butir]:
    """Own evaluations, people to rate, and the periods still to come. Four queries."""
    milik = Evaluasi.objects.filter(pegawai=saya, status__in=(S.TERBUKA, S.DITERBITKAN)).select_related(
        "periode", "skp"
    )
    yield from (b for e in milik.order_by("pk") if (b := _milik(e)) is not None)
    yield from _dinilai(saya)
    yield from _nanti(saya, hari)


def _milik(e: Evaluasi) -> Butir | None:
    if e.status == S.TERBUKA:
        alamat = reverse("penilaian:detail", args=[e.id_publik])
        return Butir(
            f"Lengkapi realisasi {_kecil(e.periode)}", akhir_bagian(e), akhir_isi(e.periode), e.periode.isi_sampai,
            DASAR_JENDELA, alamat=alamat,
        )  # fmt: skip
    batas = batas_tanggapan(e)
    if batas is None or e.batas_tanggapan is None or e.diterbitkan_pada is None:
        return None
    alamat = reverse("penilaian:mengapa", args=[e.id_publik])
    return Butir(
        f"Tanggapi hasil {_kecil(e.periode)}", lokal(e.diterbitkan_pada).date(), batas, e.batas_tanggapan, DASAR_TANGGAPAN,
        alamat=alamat,
    )  # fmt: skip


def _dinilai(saya: Pegawai) -> Iterator[Butir]:
    menunggu = Evaluasi.objects.filter(penilai=saya, status__in=BELUM_DINILAI).order_by()
    jumlah = dict(menunggu.values_list("periode").annotate(Count("pk")))
    for p in Periode.objects.filter(pk__in=jumlah).order_by("selesai", "pk"):
        alamat = f"{reverse('penilaian:daftar')}?periode={p.tahun}-{p.jenis}-{p.urutan}"
        yield Butir(
            f"Nilai hasil {_kecil(p)}", p.selesai + SEHARI, akhir_nilai(p), p.nilai_sampai, DASAR_JENDELA,
            ket=f"{jumlah[p.pk]} orang", alamat=alamat,
        )  # fmt: skip


def _nanti(saya: Pegawai, hari: date) -> Iterator[Butir]:
    """Periods of the own group that have not ended and in which nothing is open yet."""
    tugas = penugasan_pada(saya, hari)
    if tugas is None or saya.status == Pegawai.Status.PEJABAT_NEGARA:
        return
    ada = Evaluasi.objects.filter(pegawai=saya).values("periode")
    depan = Periode.objects.filter(kelompok=kelompok_pegawai(tugas), selesai__gt=hari).exclude(pk__in=ada)
    for p in depan.order_by("selesai", "pk")[:4]:
        yield Butir(f"Lengkapi realisasi {_kecil(p)}", p.selesai, akhir_isi(p), p.isi_sampai, DASAR_JENDELA)


def _kecil(p: Periode) -> str:
    return (
        p.sebutan[:1].lower() + p.sebutan[1:] if p.sebutan.startswith(("Triwulan", "Semester", "Tahun")) else p.sebutan
    )


# -- overdue ----------------------------------------------------------------------------------------------------------


def _lewat(
    jalur: list[str], hari: date, cari: str, status: str, akhir: Callable[[Periode], date]
) -> QuerySet[Evaluasi, Evaluasi]:
    """Evaluations in this state whose period's window has closed."""
    lingkup = di_bawah(jalur)
    calon = Periode.objects.filter(selesai__lt=hari, tahun__gte=hari.year - 1).order_by("pk")
    tutup = [p.pk for p in calon if akhir(p) < hari]
    kueri = Evaluasi.objects.filter(lingkup, status=status, periode__in=tutup)
    if cari:
        kueri = kueri.filter(Q(pegawai__nama__icontains=cari) | Q(unit__nama__icontains=cari))
    return kueri.order_by("unit__nama", "pegawai__nama", "pk")


def _realisasi(jalur: list[str], hari: date, cari: str) -> Any:
    return _lewat(jalur, hari, cari, S.TERBUKA, akhir_isi).values(
        *_PERIODE, nama=F("pegawai__nama"), unit_nama=F("unit__nama"), pelaku=F("pegawai__nama"),
        buka=F("periode__selesai"), batas=F("periode__isi_sampai"),
    )  # fmt: skip


def _nilai(jalur: list[str], hari: date, cari: str) -> Any:
    return _lewat(jalur, hari, cari, S.SIAP_DINILAI, akhir_nilai).values(
        *_PERIODE, nama=F("pegawai__nama"), unit_nama=F("unit__nama"), pelaku=F("penilai__nama"),
        buka=F("periode__selesai"), batas=F("periode__nilai_sampai"),
    )  # fmt: skip


_PERIODE = ("periode__jenis", "periode__tahun", "periode__urutan")


def _tentang(b: dict[str, Any]) -> str:
    return nama_periode(b["periode__jenis"], b["periode__tahun"], b["periode__urutan"])


TERTUNDA = (
    JenisTertunda("realisasi", "Realisasi belum dikirim", _realisasi, akhir_jendela, _tentang),
    JenisTertunda(
        "nilai", "Belum dinilai", _nilai, lambda buka, batas: akhir_jendela(buka + SEHARI, batas), _tentang, "NILAI"
    ),
)
