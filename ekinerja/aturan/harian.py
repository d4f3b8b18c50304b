"""Is this daily report accepted? (DT-09, R-25, R-26)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, time

from ekinerja.aturan.berlaku import pada
from ekinerja.aturan.jawaban import Butir
from ekinerja.aturan.kode import Tingkat
from ekinerja.aturan.teks import tanggal as tulis
from ekinerja.aturan.tenggat import CaraHitung, lama_tenggat, tenggat


@dataclass(frozen=True, slots=True)
class DataLaporan:
    """What DT-09 looks at. ``realisasi`` is the value as received: a number or the typed text.

    ``laporan_lain``: (start, end) of the person's other reports of that day, this one excluded.
    """

    tanggal: date
    hari_ini: date
    jam_mulai: time | None
    jam_selesai: time | None
    realisasi: object
    skp_disetujui: bool
    ada_rencana_aksi: bool
    skp_mulai: date
    skp_selesai: date
    laporan_lain: tuple[tuple[time, time], ...] = ()
    ada_bukti: bool = True
    izin_terlambat: bool = False


def laporan_diterima(
    data: DataLaporan,
    *,
    batas_hari: int | None = None,
    tandai_terlambat: bool = False,
    libur: Collection[date] | None = None,
    gangguan: Collection[date] = (),
) -> list[Butir]:
    """All findings of DT-09; the report is accepted when none of them blocks.

    A late report needs permission (blocks) unless ``izin_terlambat`` is given or ``tandai_terlambat`` says
    that lateness is only marked. ``batas_hari``: working days, default from the dated parameters.
    """
    return [
        *_sasaran(data),
        *_tanggal(data),
        *_jam(data),
        *_realisasi(data),
        *_terlambat(data, batas_hari, tandai_terlambat, libur, gangguan),
        *_bukti(data),
    ]


def batas_laporan(
    tanggal: date,
    batas_hari: int | None = None,
    libur: Collection[date] | None = None,
    gangguan: Collection[date] = (),
) -> date:
    """Last day on which a report about ``tanggal`` is still on time; days of an outage do not count."""
    hari = lama_tenggat("laporan_harian", tanggal).hari
    return tenggat(tanggal, hari if batas_hari is None else batas_hari, CaraHitung.HARI_KERJA, libur, gangguan)


def laporan_terlambat(
    tanggal: date,
    hari_ini: date,
    batas_hari: int | None = None,
    libur: Collection[date] | None = None,
    gangguan: Collection[date] = (),
) -> bool:
    """Whether a report about ``tanggal`` that arrives on ``hari_ini`` is late. On a day of an outage none is."""
    return hari_ini not in gangguan and hari_ini > batas_laporan(tanggal, batas_hari, libur, gangguan)


def _blokir(kode: str, kalimat: str, letak: str) -> Butir:
    return Butir(kode, Tingkat.BLOKIR, kalimat, letak)


def _sasaran(d: DataLaporan) -> Iterator[Butir]:
    if not d.skp_disetujui:
        yield _blokir(
            "SKP_BELUM_DISETUJUI",
            "SKP Anda belum disetujui, jadi laporan belum dapat dikirim. Simpan dulu sebagai draf.",
            "rencana_aksi",
        )
    if not d.ada_rencana_aksi:
        yield _blokir(
            "TANPA_RENCANA_AKSI",
            "Pilih rencana aksi yang berlaku pada tanggal itu. Bila belum ada, tambahkan di SKP.",
            "rencana_aksi",
        )


def _tanggal(d: DataLaporan) -> Iterator[Butir]:
    if d.tanggal > d.hari_ini:
        yield _blokir(
            "MASA_DEPAN", f"{tulis(d.tanggal)} belum tiba. Laporkan kegiatan yang sudah dikerjakan.", "tanggal"
        )
    if not d.skp_mulai <= d.tanggal <= d.skp_selesai:
        yield _blokir(
            "DI_LUAR_SKP",
            f"{tulis(d.tanggal)} di luar masa SKP ini ({tulis(d.skp_mulai)}–{tulis(d.skp_selesai)}).",
            "tanggal",
        )


def _jam(d: DataLaporan) -> Iterator[Butir]:
    if d.jam_mulai is None or d.jam_selesai is None:
        yield _blokir("JAM_KOSONG", "Isi jam mulai dan jam selesai.", "jam_mulai")
        return
    if d.jam_selesai <= d.jam_mulai:
        yield _blokir(
            "JAM_TERBALIK",
            "Jam selesai harus sesudah jam mulai. Kegiatan lewat tengah malam ditulis sebagai dua laporan.",
            "jam_selesai",
        )
        return
    for mulai, selesai in d.laporan_lain:
        if mulai < d.jam_selesai and d.jam_mulai < selesai:
            yield _blokir(
                "JAM_TUMPANG_TINDIH",
                f"Jam ini beririsan dengan laporan Anda pukul {mulai:%H.%M}–{selesai:%H.%M}.",
                "jam_mulai",
            )


def _realisasi(d: DataLaporan) -> Iterator[Butir]:
    nilai = _bilangan_bulat(d.realisasi)
    if nilai is None or nilai < 0:
        yield _blokir("REALISASI_BUKAN_BULAT", "Realisasi diisi bilangan bulat, 0 atau lebih.", "realisasi")
    elif nilai > int(pada("harian").isi["realisasi_maks"]):
        yield _blokir("REALISASI_TERLALU_BESAR", "Realisasi terlalu besar. Periksa angkanya.", "realisasi")


def _bilangan_bulat(nilai: object) -> int | None:
    """The whole number meant, or ``None``. Typed text: ASCII digits only, so that 1.000 is not guessed."""
    if isinstance(nilai, bool):
        return None
    if isinstance(nilai, int):
        return nilai
    if isinstance(nilai, str):
        teks = nilai.strip()
        polos = teks.isascii() and teks.isdigit() and len(teks) <= 18
        return int(teks) if polos else None
    return None


def _terlambat(
    d: DataLaporan,
    batas_hari: int | None,
    tandai: bool,
    libur: Collection[date] | None,
    gangguan: Collection[date],
) -> Iterator[Butir]:
    if not laporan_terlambat(d.tanggal, d.hari_ini, batas_hari, libur, gangguan):
        return
    batas = batas_laporan(d.tanggal, batas_hari, libur, gangguan)
    if tandai or d.izin_terlambat:
        kalimat = f"Laporan ini ditandai terlambat: batasnya {tulis(batas)}."
        yield Butir("TERLAMBAT", Tingkat.PERINGATAN, kalimat, "tanggal")
        return
    yield _blokir(
        "TERLAMBAT",
        f"Batas laporan untuk {tulis(d.tanggal)} adalah {tulis(batas)}. Minta izin Pejabat Penilai Kinerja Anda "
        "untuk melapor terlambat.",
        "tanggal",
    )


def _bukti(d: DataLaporan) -> Iterator[Butir]:
    if not d.ada_bukti:
        yield Butir(
            "TANPA_BUKTI",
            Tingkat.PERINGATAN,
            "Belum ada bukti dukung. Laporan tetap terkirim; bukti dapat ditambahkan.",
            "bukti",
        )
