"""Gathers what DT-09 looks at and refuses with a sentence for each field."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from ekinerja.aturan.harian import DataLaporan, laporan_diterima
from ekinerja.aturan.jawaban import Butir, menghalangi
from ekinerja.harian.isi import IsiLaporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.hitung import penanggalan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penilai_pada
from ekinerja.skp.models import RencanaAksi, Skp

DASAR = "Ketentuan laporan harian (SKP disetujui, rencana aksi, jam tidak beririsan)"

# Months in one period of each kind.
_BULAN = {"BULANAN": 1, "TRIWULANAN": 3, "SEMESTERAN": 6, "TAHUNAN": 12}

_jam_lain = KueriSiap(
    lambda pegawai, tanggal, kecuali: LaporanHarian.objects.filter(pegawai=pegawai, tanggal=tanggal)
    .exclude(pk=kecuali).terkirim().order_by().values_list("jam_mulai", "jam_selesai"),
    pegawai=int, tanggal=date, kecuali=int,
)  # fmt: skip


class LaporanDitolak(AturanDilanggar):
    """DT-09 refuses. `medan` maps each field to its sentences, so that they stand where they can be repaired."""

    def __init__(self, butir: Sequence[Butir], *, status: int = 409) -> None:
        kalimat = [b.kalimat for b in butir]
        judul = (
            kalimat[0] if len(kalimat) == 1 else "Laporan belum dapat dikirim. Ada beberapa hal yang perlu diperbaiki."
        )
        super().__init__(judul, status=status, butir=kalimat if len(kalimat) > 1 else (), dasar=DASAR)
        self.medan: Mapping[str, list[str]] = _per_medan(butir)


@dataclass(frozen=True, slots=True)
class Hasil:
    """What DT-09 found for an accepted report."""

    penilai: Pegawai | None
    terlambat: bool
    tanpa_bukti: bool


def periksa(
    isi: IsiLaporan, pegawai: Pegawai, *, ada_bukti: bool, kecuali: int | None = None, hari: date | None = None
) -> Hasil:
    """Raises LaporanDitolak with every failing item. Lateness is only marked: the PPK permits by accepting.

    `hari`: the day it was handed in, today by default; earlier where another wrote it and the owner confirms it now.
    """
    jam_lain = _jam_lain(pegawai=pegawai.pk, tanggal=isi.tanggal, kecuali=kecuali or 0)
    temuan = temuan_laporan(isi, jam_lain=jam_lain, ada_bukti=ada_bukti, hari=hari or hari_ini())
    if salah := menghalangi(temuan):
        raise LaporanDitolak(salah)
    hubungan = penilai_pada(pegawai, isi.tanggal)
    kode = {b.kode for b in temuan}
    return Hasil(hubungan.penilai if hubungan else None, "TERLAMBAT" in kode, "TANPA_BUKTI" in kode)


def periksa_tulisan(isi: IsiLaporan, pegawai: Pegawai, penulis: Pegawai, *, kecuali: int | None = None) -> None:
    """The same for what another writes: hours are compared with what he wrote himself, so that nothing else shows.

    Raises LaporanDitolak. Hours taken by the person's own reports are found when the person confirms.
    """
    lain = LaporanHarian.objects.tulisan(penulis).filter(pegawai=pegawai, tanggal=isi.tanggal).exclude(pk=kecuali or 0)
    jam = lain.values_list("jam_mulai", "jam_selesai")
    if salah := menghalangi(temuan_laporan(isi, jam_lain=jam, ada_bukti=True, hari=hari_ini())):
        raise LaporanDitolak(salah)


def temuan_laporan(
    isi: IsiLaporan, *, jam_lain: Iterable[tuple[time, time]], ada_bukti: bool, hari: date
) -> list[Butir]:
    """All findings of DT-09 on one report, typed or from a sheet, as on the day `hari`. Lateness is only marked."""
    skp, p = isi.rencana.skp, penanggalan()
    data = DataLaporan(
        tanggal=isi.tanggal,
        hari_ini=hari,
        jam_mulai=isi.jam_mulai,
        jam_selesai=isi.jam_selesai,
        realisasi=isi.realisasi,
        skp_disetujui=skp.status in Skp.BERLAKU,
        ada_rencana_aksi=rencana_berlaku(isi.rencana, isi.tanggal),
        skp_mulai=skp.mulai,
        skp_selesai=skp.sampai,
        laporan_lain=tuple(jam_lain),
        ada_bukti=ada_bukti,
    )
    return laporan_diterima(data, tandai_terlambat=True, libur=p.kalender.libur, gangguan=p.gangguan)


def rentang_periode(jenis: str, tahun: int, urutan: int) -> tuple[date, date]:
    """First and last day of the n-th period of a year."""
    bulan = _BULAN[jenis]
    akhir = urutan * bulan
    return date(tahun, akhir - bulan + 1, 1), date(tahun, akhir, monthrange(tahun, akhir)[1])


def rencana_berlaku(rencana: RencanaAksi, hari: date) -> bool:
    """Does the rencana aksi belong to the period that holds this day (R-25)?"""
    mulai, selesai = rentang_periode(rencana.jenis_periode, rencana.skp.tahun, rencana.urutan_periode)
    return mulai <= hari <= selesai


def _per_medan(butir: Sequence[Butir]) -> dict[str, list[str]]:
    hasil: dict[str, list[str]] = {}
    for b in butir:
        hasil.setdefault(b.letak, []).append(b.kalimat)
    return hasil
