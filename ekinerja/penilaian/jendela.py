"""Windows of an evaluation as they are today: the admin's dates, with the days given back that outages took."""

from datetime import date, timedelta

from ekinerja.inti.waktu import lokal
from ekinerja.kalender import hitung
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.models import Periode

TENGGAT = "tanggapan_dokumen"
SEHARI = timedelta(days=1)


def akhir_isi(periode: Periode) -> date:
    """Last day to complete the realisation; it may be sent from the period's last day on."""
    return hitung.akhir_jendela(periode.selesai, periode.isi_sampai)


def akhir_nilai(periode: Periode) -> date:
    """Last day of the PPK's window, which opens the day after the period."""
    return hitung.akhir_jendela(periode.selesai + SEHARI, periode.nilai_sampai)


def akhir_tanggapan(batas: date, mulai: date) -> date:
    """Last day to answer a result published on `mulai`: the printed one, or later after an outage."""
    return max(batas, hitung.tenggat_bernama(TENGGAT, mulai)) if hitung.hari_tersita(mulai, batas) else batas


def batas_tanggapan(e: Evaluasi) -> date | None:
    """The same for an evaluation; None while nothing is published."""
    if e.batas_tanggapan is None or e.diterbitkan_pada is None:
        return e.batas_tanggapan
    return akhir_tanggapan(e.batas_tanggapan, lokal(e.diterbitkan_pada).date())
