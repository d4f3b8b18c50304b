"""What the home page gathers across apps; each function says how many queries it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from ekinerja.aturan.periode import nama_periode
from ekinerja.harian.bahan import laporan_antara
from ekinerja.harian.models import BantuanMenulis, LaporanHarian, UmpanBalik
from ekinerja.harian.saran import RencanaPilihan
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import lokal
from ekinerja.kalender.hitung import jumlah_hari_kerja
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import JenisJabatan, Pegawai, Penugasan
from ekinerja.penilaian.jendela import akhir_tanggapan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import GURU, UMUM, UNIT_SEKOLAH
from ekinerja.skp.models import JenisTarget, RencanaAksi, Skp

Baris = dict[str, Any]
TERHITUNG = ("DIAJUKAN", "DISETUJUI")


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Where the person stands today: own SKP of the year, group, and what waits for him or her as a PPK."""

    skp_status: str  # empty: none yet
    skp_penilai: str
    kelompok: str
    laporan: int
    skp: int
    nilai: int
    menulis: int = 0  # people for whom he or she writes today

    @property
    def menunggu(self) -> int:
        return self.laporan + self.skp + self.nilai


def _jumlah(kueri: QuerySet[Any]) -> Subquery:
    """How many rows have the outer person as their PPK."""
    return Subquery(
        kueri.filter(penilai=OuterRef("pk")).order_by().values("penilai").annotate(n=Count("pk")).values("n")
    )


def _susun_keadaan(pk: int, hari: date, tahun: int) -> QuerySet[Pegawai, Baris]:
    tugas = Penugasan.objects.filter(berlaku(hari), pegawai=OuterRef("pk"), jenis=Penugasan.Jenis.DEFINITIF)
    skp = Skp.objects.filter(pegawai=OuterRef("pk"), tahun=tahun).order_by("-mulai")
    return (
        Pegawai.objects.filter(pk=pk)
        .annotate(
            _jenis_unit=Subquery(tugas.values("unit__jenis_id")[:1]),
            _jenis_jabatan=Subquery(tugas.values("jabatan__jenis")[:1]),
            _skp_status=Subquery(skp.values("status")[:1]),
            _skp_penilai=Subquery(skp.values("penilai__nama")[:1]),
            _laporan=_jumlah(LaporanHarian.objects.filter(status="DIAJUKAN")),
            _skp=_jumlah(Skp.objects.filter(status="DIAJUKAN")),
            _nilai=_jumlah(Evaluasi.objects.filter(status="SIAP_DINILAI")),
            _menulis=Subquery(
                BantuanMenulis.objects.berjalan(hari)
                .filter(penulis=OuterRef("pk"))
                .order_by()
                .values("penulis")
                .annotate(n=Count("pk"))
                .values("n")
            ),
        )
        .values(
            "_jenis_unit", "_jenis_jabatan", "_skp_status", "_skp_penilai", "_laporan", "_skp", "_nilai", "_menulis"
        )
    )


_keadaan = KueriSiap(_susun_keadaan, pk=int, hari=date, tahun=int)


def keadaan(pegawai: Pegawai, hari: date) -> Keadaan:
    """One query, with a subquery for each figure."""
    b = _keadaan.satu(pk=pegawai.pk, hari=hari, tahun=hari.year)
    guru = b["_jenis_unit"] in UNIT_SEKOLAH and b["_jenis_jabatan"] == JenisJabatan.FUNGSIONAL
    return Keadaan(
        skp_status=b["_skp_status"] or "",
        skp_penilai=b["_skp_penilai"] or "",
        kelompok=GURU if guru else UMUM,
        laporan=b["_laporan"] or 0,
        skp=b["_skp"] or 0,
        nilai=b["_nilai"] or 0,
        menulis=b["_menulis"] or 0,
    )


# Enough for this week and the habits of the last ones.
MAKS_LAPORAN = 40


def laporan_terakhir(pegawai: Pegawai, hari: date) -> list[Baris]:
    """Own reports of the last weeks, newest first, in the shape `harian.bahan` works on. One query."""
    return laporan_antara[MAKS_LAPORAN](pegawai=pegawai.pk, dari=hari - timedelta(days=30), sampai=hari)


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """Progress of one rencana aksi whose figures add up. Material for dialogue, never a score."""

    rhk: str
    jumlah: int
    target: Decimal
    satuan: str
    persen: int
    jalur: int  # fair pace today, percent
    kejar: int | None  # per remaining working day, where behind

    @property
    def di_belakang(self) -> bool:
        return self.kejar is not None


def _susun_rencana(pegawai: int, hari: date) -> QuerySet[RencanaAksi, Baris]:
    kueri = RencanaAksi.objects.filter(
        skp__pegawai=pegawai, skp__status__in=Skp.BERLAKU, mulai__lte=hari, tenggat__gte=hari
    )
    # A sum per row: joining the reports would read each of them as a whole.
    terhitung = LaporanHarian.objects.filter(rencana_aksi=OuterRef("pk"), status__in=TERHITUNG).order_by()
    return (
        kueri.annotate(
            jumlah=Subquery(terhitung.values("rencana_aksi").annotate(n=Sum("realisasi")).values("n")),
        )
        .order_by("indikator__rhk__urutan", "indikator__urutan", "pk")
        .values(
            "pk", "id_publik", "teks", "mulai", "tenggat", "target_nilai", "satuan", "indikator__satuan", "indikator__jenis_target",
            "indikator__rhk__teks", "jumlah",
        )
    )  # fmt: skip


_rencana = KueriSiap(_susun_rencana, pegawai=int, hari=date)


def rencana_berjalan(pegawai: Pegawai, hari: date) -> list[Baris]:
    """Rencana aksi of the current period with what was reported so far. One query."""
    return [{**r, "id": r["id_publik"]} for r in _rencana(pegawai=pegawai.pk, hari=hari)]


def pilihan(rencana: Iterable[Baris]) -> list[RencanaPilihan]:
    """The same as choices for today's likely entries."""
    return [
        RencanaPilihan(
            r["pk"], str(r["id"]), r["teks"], r["satuan"] or r["indikator__satuan"], r["mulai"], r["tenggat"], r["jumlah"] is not None
        )
        for r in rencana
    ]  # fmt: skip


def kemajuan(rencana: Iterable[Baris], hari: date) -> list[Kemajuan]:
    """Progress lines for those that add up and have a target."""
    return [
        _satu(r, hari)
        for r in rencana
        if r["indikator__jenis_target"] == JenisTarget.AKUMULASI and r["target_nilai"] and r["target_nilai"] > 0
    ]


def _satu(r: Baris, hari: date) -> Kemajuan:
    target: Decimal = r["target_nilai"]
    jumlah = r["jumlah"] or 0
    seluruh = jumlah_hari_kerja(r["mulai"], r["tenggat"]) or 1
    lewat = jumlah_hari_kerja(r["mulai"], hari)
    sisa_hari = max(1, seluruh - lewat)
    jalur = min(100, lewat * 100 // seluruh)
    kejar = -(-int(target - jumlah) // sisa_hari) if jumlah * 100 < target * jalur else None
    return Kemajuan(
        rhk=r["indikator__rhk__teks"],
        jumlah=jumlah,
        target=target,
        satuan=r["satuan"],
        persen=min(100, int(jumlah * 100 / target)),
        jalur=jalur,
        kejar=kejar,
    )


_umpan = KueriSiap(
    lambda pegawai: (
        UmpanBalik.objects.filter(pegawai=pegawai)
        .order_by("-tanggal", "-pk")
        .values("teks", "berikut", "dibuat_pada", "dari__nama", "rhk__teks", "laporan__id_publik")[:1]
    ),
    pegawai=int,
)
_hasil = KueriSiap(
    lambda pegawai: (
        Evaluasi.objects.filter(pegawai=pegawai, status=Evaluasi.Status.DITERBITKAN)
        .order_by("batas_tanggapan")
        .values(
            "id_publik", "batas_tanggapan", "diterbitkan_pada", "periode__jenis", "periode__tahun", "periode__urutan"
        )[:1]
    ),
    pegawai=int,
)


def umpan_balik_terbaru(pegawai: Pegawai) -> Baris | None:
    """The newest feedback for the person. One query."""
    return _umpan.satu(pegawai=pegawai.pk)


@dataclass(frozen=True, slots=True)
class HasilTerbit:
    """A published evaluation that waits for the person's answer."""

    id_publik: UUID
    batas: date | None
    sebutan: str


def hasil_menunggu(pegawai: Pegawai) -> HasilTerbit | None:
    """The published evaluation that the person has not answered yet and that closes first. One query."""
    b = _hasil.satu(pegawai=pegawai.pk)
    if b is None:
        return None
    sebutan = nama_periode(b["periode__jenis"], b["periode__tahun"], b["periode__urutan"])
    batas, terbit = b["batas_tanggapan"], b["diterbitkan_pada"]
    if batas and terbit:
        batas = akhir_tanggapan(batas, lokal(terbit).date())
    return HasilTerbit(b["id_publik"], batas, sebutan)
