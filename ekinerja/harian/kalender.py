"""What the daily report puts into the calendar: today's, while it is not sent."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models.functions import Coalesce
from django.urls import reverse

from ekinerja import aturan
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.waktu import lokal
from ekinerja.kalender import hitung
from ekinerja.kalender.butir import Butir
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Skp

DASAR = "Laporan harian tepat waktu sampai tiga hari kerja sesudah kegiatannya (bawaan sistem)."


def butir_saya(saya: Pegawai, hari: date) -> Iterator[Butir]:
    """Two queries."""
    if not hitung.hari_kerja(hari) or not Skp.objects.berlaku().pada(hari).filter(pegawai=saya).exists():
        return
    if LaporanHarian.objects.filter(pegawai=saya, tanggal=hari).terkirim().exists():
        return
    asli = aturan.batas_laporan(hari, libur=hitung.penanggalan().kalender.libur)
    yield Butir("Laporan hari ini", hari, hitung.batas_laporan(hari), asli, DASAR, alamat=reverse("harian:lapor"))


# No report is written for a day further back than this before an outage and marked because of it.
JANGKAUAN = timedelta(days=45)


def lepas_tanda_terlambat(p: hitung.Penanggalan) -> int:
    """Reports that were marked late when they were sent, and are not by the calendar `p`; returns how many."""
    if not p.gangguan:
        return 0
    kena = LaporanHarian.objects.filter(
        terlambat=True,
        tanggal__gte=min(p.gangguan) - JANGKAUAN,
        tanggal__lte=max(p.gangguan),
        dikirim_pada__isnull=False,
    ).order_by("pk")
    masuk = kena.annotate(masuk=Coalesce("ditulis_pada", "dikirim_pada"))
    pk = [
        satu
        for satu, tanggal, dikirim in masuk.values_list("pk", "tanggal", "masuk")
        if not aturan.laporan_terlambat(tanggal, lokal(dikirim).date(), libur=p.kalender.libur, gangguan=p.gangguan)
    ]
    for i in range(0, len(pk), 500):
        LaporanHarian.objects.filter(pk__in=pk[i : i + 500]).update(terlambat=False)
    return len(pk)
