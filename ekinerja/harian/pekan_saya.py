"""One's own week, day by day: what is there, why nothing is expected, and what could be filled in.

A day without a report is shown as such, never counted and never blamed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ekinerja.harian import bahan
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.saran import Saran
from ekinerja.inti.tampil import tanggal
from ekinerja.kalender.hitung import batas_laporan, hari_kerja, penanggalan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.presensi.kueri import hari_tidak_wajib

SEHARI = timedelta(days=1)
# Habits of five weeks stand behind the proposals of the oldest day.
JANGKAUAN = timedelta(days=35)
MAKS_SARAN_HARI = 3


@dataclass(slots=True)
class HariSaya:
    """One day. `bebas`: why no report is expected (name of the holiday, cuti, dinas luar …). `lewat`: after the limit."""

    tanggal: date
    kini: bool
    nanti: bool
    bebas: str
    laporan: list[dict[str, Any]] = field(default_factory=list)
    draf: int = 0
    saran: list[Saran] = field(default_factory=list)
    lewat: str = ""

    @property
    def kosong(self) -> bool:
        """A working day that has come and shows no report yet."""
        return not (self.laporan or self.bebas or self.nanti)


def pekan_saya(pegawai: Pegawai, senin: date, hari: date) -> list[HariSaya]:
    """The working days of the week, and other days on which something was reported. Four queries."""
    minggu = senin + 6 * SEHARI
    terbaru = bahan.laporan_antara[150](pegawai=pegawai.pk, dari=senin - JANGKAUAN, sampai=minggu)
    rencana = bahan.rencana_terbuka(pegawai, min(minggu, hari))
    bebas = sebab_bebas(pegawai, senin, minggu)
    semua = [_hari(senin + n * SEHARI, hari, terbaru, rencana, bebas) for n in range(7)]
    return [h for h in semua if h.tanggal.weekday() < 5 or h.laporan or h.draf]


def sebab_bebas(pegawai: Pegawai, dari: date, sampai: date) -> dict[date, str]:
    """Days on which no report is expected, in words; a holiday by its name. One query."""
    libur: Mapping[date, Any] = penanggalan().kalender.libur
    kata = hari_tidak_wajib(pegawai.pk, dari, sampai)
    return {h: (libur[h].nama if h in libur and not hari_kerja(h) else k) for h, k in kata.items()}


def _hari(
    tgl: date, kini: date, terbaru: list[dict[str, Any]], rencana: Iterable[dict[str, Any]], bebas: Mapping[date, str]
) -> HariSaya:
    milik = sorted((b for b in terbaru if b["tanggal"] == tgl), key=lambda b: b["jam_mulai"])
    terkirim = [b for b in milik if b["status"] != LaporanHarian.Status.DRAF]
    hari = HariSaya(tgl, tgl == kini, tgl > kini, bebas.get(tgl, ""), draf=len(milik) - len(terkirim))
    hari.laporan = [bahan.baris_laporan(b) for b in terkirim]
    if hari.kosong or (hari.kini and not hari.bebas):
        hari.saran = bahan.saran(terbaru, rencana, tgl)[:MAKS_SARAN_HARI]
        batas = batas_laporan(tgl)
        hari.lewat = tanggal(batas) if batas < kini else ""
    return hari
