"""Until when an asked-for confirmation of a meeting waits. The number of days is ours, a dated setting, no law.

Silence never confirms: after that day the record stays what one side says, and is shown as such.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.urls import reverse

from ekinerja.aturan.tenggat import CaraHitung, tenggat
from ekinerja.dialog.models import Pertemuan
from ekinerja.inti.models.pengaturan import Setelan
from ekinerja.inti.waktu import ZONA, hari_ini, lokal
from ekinerja.kalender.hitung import penanggalan
from ekinerja.kalender.pengingat import JenisPengingat, Tunggu

HARI_KONFIRMASI = 7
KUNCI = "dialog_konfirmasi_hari"
JENIS = "KONFIRMASI_DIALOG"


def _riwayat() -> list[tuple[date, int]]:
    """The setting as it was dated, newest first. One query."""
    baris = Setelan.objects.filter(kunci=KUNCI).order_by("-berlaku_mulai").values_list("berlaku_mulai", "nilai")
    return [(mulai, max(1, int(nilai))) for mulai, nilai in baris]


def _lama(hari: date, riwayat: list[tuple[date, int]]) -> int:
    return next((nilai for mulai, nilai in riwayat if mulai <= hari), HARI_KONFIRMASI)


def lama_konfirmasi(hari: date) -> int:
    """Working days to answer a record made on that day."""
    return _lama(hari, _riwayat())


def _batas(hari: date, riwayat: list[tuple[date, int]]) -> date:
    p = penanggalan()
    return tenggat(hari, _lama(hari, riwayat), CaraHitung.HARI_KERJA, p.kalender.libur, p.gangguan)


def batas_konfirmasi(pertemuan: Pertemuan) -> date:
    """Last day to confirm; closed days and outages do not count. One query."""
    return _batas(lokal(pertemuan.dibuat_pada).date(), _riwayat())


def lewat(pertemuan: Pertemuan) -> bool:
    """Unanswered, and the last day is over: it stays one side's word."""
    return pertemuan.keadaan == Pertemuan.Keadaan.MENUNGGU and batas_konfirmasi(pertemuan) < hari_ini()


def masih_ditunggu_sejak(hari: date) -> datetime:
    """Records made before this moment are past their last day on `hari`. One query however long the setting."""
    riwayat, awal = _riwayat(), hari
    while _batas(awal - timedelta(days=1), riwayat) >= hari:
        awal -= timedelta(days=1)
    return datetime.combine(awal, time(0), ZONA)


def _menunggu(hari: date) -> Iterator[Tunggu]:
    """Records that wait for the other side; the one who has to answer is told, never anybody above."""
    riwayat = _riwayat()
    batas = lru_cache(maxsize=None)(lambda dibuat: _batas(dibuat, riwayat))
    terbuka = Pertemuan.objects.filter(keadaan=Pertemuan.Keadaan.MENUNGGU, tanggal__gte=date(hari.year - 1, 10, 1))
    kolom = ("id_publik", "skp__id_publik", "skp__unit", "pegawai", "penilai", "dicatat_oleh", "dibuat_pada")
    for kunci, skp, unit, pegawai, penilai, pencatat, dibuat in terbuka.order_by("pk").values_list(*kolom):
        alamat = reverse("dialog:pertemuan", args=[skp, kunci])
        orang = {"PEGAWAI": penilai if pencatat == pegawai else pegawai}
        yield Tunggu(str(kunci), str(kunci), batas(lokal(dibuat).date()), unit, "pertemuan", alamat, "", orang)


PENGINGAT = JenisPengingat(
    JENIS, "dialog-konfirmasi", "PEGAWAI", _menunggu,
    ("Catatan {sebutan} menunggu jawaban Anda sampai {batas}",
     "Konfirmasi, atau nyatakan tidak sesuai. Sesudah hari itu catatannya tetap keterangan satu pihak."),
    ("Catatan {sebutan} tidak dijawab sampai {batas}",
     "Catatannya tetap keterangan satu pihak dan tidak dihitung. Benar bertemu? Catat dari pihak Anda."),
    "",
)  # fmt: skip
