"""Declaring an outage, ending one that goes on, cancelling one that was not so."""

from datetime import datetime, timedelta

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import waktu
from ekinerja.kalender import hitung, permissions
from ekinerja.kalender.models import Gangguan
from ekinerja.kalender.pendengar import betulkan
from ekinerja.kepegawaian.models import Pegawai

MUNDUR, MAJU, TERLAMA = timedelta(days=90), timedelta(days=30), timedelta(days=31)
MAKS_URAIAN = 200


@transaction.atomic
def nyatakan_gangguan(
    *, oleh: Pegawai, pada: datetime, mulai: datetime, selesai: datetime | None, uraian: str
) -> Gangguan:
    """Declare that the system cannot be used. Without an end it goes on until somebody ends it."""
    permissions.pastikan_pengelola(oleh)
    _periksa_rentang(mulai, selesai, pada)
    gangguan = Gangguan.objects.create(
        mulai=mulai,
        selesai=selesai,
        sumber=Gangguan.Sumber.DINYATAKAN,
        uraian=_teks(uraian, "Tulis apa yang terjadi, misalnya “listrik pusat data padam”."),
        oleh=oleh,
        dicatat_pada=pada,
    )
    catat("gangguan.dinyatakan", gangguan, oleh=oleh, perubahan={"mulai": (None, mulai), "selesai": (None, selesai)})
    betulkan(gangguan)
    transaction.on_commit(hitung.lupakan)
    return gangguan


@transaction.atomic
def akhiri_gangguan(gangguan: Gangguan, *, oleh: Pegawai, pada: datetime) -> None:
    """It works again, from this moment on."""
    permissions.pastikan_pengelola(oleh)
    if not permissions.boleh_mengakhiri(oleh, gangguan):
        raise AturanDilanggar("Gangguan ini sudah berakhir atau dibatalkan.")
    if pada <= gangguan.mulai:
        raise AturanDilanggar("Gangguan ini belum mulai. Batalkan bila tidak jadi.")
    if not Gangguan.objects.filter(pk=gangguan.pk, selesai=None, dibatalkan_pada=None).update(selesai=pada):
        raise AturanDilanggar("Gangguan ini baru saja berubah. Muat ulang halaman.")
    gangguan.refresh_from_db(fields=["selesai"])
    catat("gangguan.berakhir", gangguan, oleh=oleh, perubahan={"selesai": (None, pada)})
    betulkan(gangguan)
    transaction.on_commit(hitung.lupakan)


@transaction.atomic
def batalkan_gangguan(gangguan: Gangguan, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """It was not so: deadlines fall back to what they were. Stays readable with the reason."""
    permissions.pastikan_pengelola(oleh)
    if not permissions.boleh_membatalkan(oleh, gangguan):
        raise AturanDilanggar("Gangguan ini sudah dibatalkan.")
    alasan = _teks(alasan, "Tulis mengapa dibatalkan; batas waktu orang lain ikut berubah.")
    kolom = {"dibatalkan_pada": pada, "dibatalkan_oleh": oleh, "alasan_batal": alasan}
    if not Gangguan.objects.filter(pk=gangguan.pk, dibatalkan_pada=None).update(**kolom):
        raise AturanDilanggar("Gangguan ini baru saja berubah. Muat ulang halaman.")
    gangguan.refresh_from_db(fields=list(kolom))
    catat("gangguan.dibatalkan", gangguan, oleh=oleh, perubahan={"alasan": ("", alasan)})
    transaction.on_commit(hitung.lupakan)


def _periksa_rentang(mulai: datetime, selesai: datetime | None, pada: datetime) -> None:
    if mulai < pada - MUNDUR:
        raise AturanDilanggar(
            f"Gangguan dicatat paling lama {MUNDUR.days} hari kemudian. Periksa tanggal mulai.", status=400
        )
    if mulai > pada + MAJU:
        raise AturanDilanggar(f"Pemeliharaan diumumkan paling awal {MAJU.days} hari sebelumnya.", status=400)
    if selesai is None:
        if mulai > pada:
            raise AturanDilanggar("Pemeliharaan yang direncanakan perlu waktu selesai.", status=400)
        return
    if selesai <= mulai:
        raise AturanDilanggar(f"Selesai harus sesudah mulai ({waktu(mulai)}).", status=400)
    if selesai - mulai > TERLAMA:
        raise AturanDilanggar(f"Satu gangguan paling lama {TERLAMA.days} hari. Periksa tanggal selesai.", status=400)


def _teks(teks: str, kosong: str) -> str:
    teks = teks.strip()
    if not teks:
        raise AturanDilanggar(kosong, status=400)
    if len(teks) > MAKS_URAIAN:
        raise AturanDilanggar(f"Paling panjang {MAKS_URAIAN} huruf; sekarang {len(teks)}.", status=400)
    return teks
