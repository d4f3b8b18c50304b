"""Reminders of the window for completing the realisation, by the ladder of `aturan.gangguan`: each rung tells once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from ekinerja.aturan import ingatkan_sebelum, tangga_pengingat
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kalender import hitung
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import PemberianPeran, Penugasan, Peran
from ekinerja.pemberitahuan.kirim import kirim_banyak
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian.jendela import SEHARI, akhir_isi
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.models import Periode

JENIS = "tenggat"


def ingatkan_jendela(hari: date) -> int:
    """Returns how many messages are new. Silent on closed days and while the system is disturbed."""
    if not hitung.hari_kerja(hari) or hitung.hari_tersita(hari, hari):
        return 0
    calon = Periode.objects.filter(selesai__lte=hari, tahun__gte=hari.year - 1).order_by("pk")
    return sum(kirim_banyak(_pesan(p, hari)) for p in calon)


def _pesan(p: Periode, hari: date) -> Iterator[Pemberitahuan]:
    batas = akhir_isi(p)
    if hari <= batas:
        if hitung.jumlah_hari_kerja(hari + SEHARI, batas) <= ingatkan_sebelum(hari):
            judul = f"Realisasi {p.sebutan} ditutup {tanggal(batas)}"
            yield from _pemilik(p, "sebelum", judul, "Isi yang sudah dicapai, lalu minta dinilai.")
        return
    terlambat = hitung.hari_terlambat(batas, hari)
    for anak in tangga_pengingat(hari):
        if terlambat >= anak.sejak:
            yield from _anak(p, anak.kepada, anak.alasan)


def _anak(p: Periode, kepada: str, alasan: str) -> Iterable[Pemberitahuan]:
    match kepada:
        case "PEGAWAI":
            return _pemilik(p, kepada, f"Realisasi {p.sebutan} belum dikirim", f"Masih dapat dikirim. {alasan}")
        case "PENILAI":
            return _banyak(p, kepada, alasan, Counter(_terbuka(p).values_list("penilai", flat=True)), _daftar(p))
        case "PIMPINAN_UNIT":
            return _banyak(p, kepada, alasan, _per_pimpinan(p), _unit())
        case _:
            jumlah = _terbuka(p).count()
            admin = PemberianPeran.objects.filter(berlaku(hari_ini()), peran=Peran.ADMIN_BKPSDM).order_by("pegawai")
            return _banyak(p, kepada, alasan, dict.fromkeys(admin.values_list("pegawai", flat=True), jumlah), _unit())


def _terbuka(p: Periode) -> QuerySet[Evaluasi]:
    return Evaluasi.objects.filter(periode=p, status=Evaluasi.Status.TERBUKA).order_by("pk")


def _pemilik(p: Periode, langkah: str, judul: str, isi: str) -> Iterator[Pemberitahuan]:
    for pegawai, id_publik in _terbuka(p).values_list("pegawai", "id_publik"):
        alamat = reverse("penilaian:detail", args=[id_publik])
        yield _baris(pegawai, judul, isi, alamat, f"isi-{langkah}:{id_publik}")


def _banyak(
    p: Periode, langkah: str, alasan: str, jumlah: dict[int | None, int], alamat: str
) -> Iterator[Pemberitahuan]:
    """One message for each receiver, with how many people wait for help."""
    for pegawai, n in jumlah.items():
        if pegawai is not None and n:
            judul = f"{n} orang belum mengirim realisasi {p.sebutan}"
            yield _baris(pegawai, judul, alasan, alamat, f"isi-{langkah}:{p.id_publik}:{pegawai}")


def _per_pimpinan(p: Periode) -> dict[int | None, int]:
    """How many wait below each head of a unit, by the unit's own head."""
    per_unit = Counter(_terbuka(p).values_list("unit", flat=True))
    kepala = Penugasan.objects.filter(berlaku(hari_ini()), kepala_unit=True, unit__in=list(per_unit)).order_by("pk")
    hasil: Counter[int | None] = Counter()
    for pegawai, unit in kepala.values_list("pegawai", "unit"):
        hasil[pegawai] += per_unit[unit]
    return hasil


def _baris(pegawai: int, judul: str, isi: str, alamat: str, kunci: str) -> Pemberitahuan:
    return Pemberitahuan(
        pegawai_id=pegawai, jenis=JENIS, judul=judul[:160], isi=isi[:400], tautan=alamat, dibuat_pada=sekarang(),
        kunci_efek=kunci[:120],
    )  # fmt: skip


def _daftar(p: Periode) -> str:
    return f"{reverse('penilaian:daftar')}?periode={p.tahun}-{p.jenis}-{p.urutan}"


def _unit() -> str:
    return f"{reverse('kalender:unit')}?jenis=realisasi"
