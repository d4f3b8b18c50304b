"""What the daily report puts into the calendar: today's, while it is not sent."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from ekinerja import aturan
from ekinerja.harian.models import LaporanHarian
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
