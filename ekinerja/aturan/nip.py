"""NIP of 18 digits: PNS form and PPPK form.

PNS: birth date (8), month of appointment as CPNS (6), sex (1), serial (3). PPPK: birth date (8), year of
appointment (4), number of the agreement (2, not a month), sex (1), serial (3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ekinerja.aturan.berlaku import pada
from ekinerja.aturan.jawaban import Jawaban
from ekinerja.aturan.kode import Kode
from ekinerja.aturan.teks import tanggal as tulis

PANJANG = 18
KELAMIN = {"1": "L", "2": "P"}
NAMA_KELAMIN = {"L": "laki-laki", "P": "perempuan"}
_TERPISAH = re.compile(r"[\s.]+")


class JenisNip(Kode):
    """Which of the two forms a NIP has."""

    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"


@dataclass(frozen=True, slots=True)
class HasilNip:
    """What a NIP says. ``angka`` is the NIP without separators; the rest is empty when not ``sah``."""

    sah: bool
    angka: str
    sebab: str | None = None
    jenis: JenisNip | None = None
    tanggal_lahir: date | None = None
    tmt: str | None = None
    tahun: int | None = None
    jenis_kelamin: str | None = None
    urut: str | None = None
    peringatan: str | None = None


def periksa_nip(nip: str, hari: date | None = None) -> HasilNip:
    """Read a NIP; never raises. A wrong one comes back with the reason in Indonesian."""
    angka = _TERPISAH.sub("", nip)
    sebab = _sebab_bentuk(angka)
    if sebab:
        return HasilNip(False, angka, sebab)
    lahir = _tanggal(angka[:8])
    if lahir is None:
        return HasilNip(False, angka, f"Angka 1–8 ({angka[:8]}) bukan tanggal lahir yang ada dalam kalender.")
    if angka[14] not in KELAMIN:
        sebab = f"Angka ke-15 harus 1 (laki-laki) atau 2 (perempuan); yang tertulis {angka[14]}."
        return HasilNip(False, angka, sebab)
    return _baca(angka, lahir, hari)


def bentuk_nip(nip: str) -> str:
    """Grouped 8 6 1 3 for reading: 19850312 201001 2 901. Anything else comes back unchanged."""
    angka = _TERPISAH.sub("", nip)
    if _sebab_bentuk(angka):
        return nip
    return f"{angka[:8]} {angka[8:14]} {angka[14]} {angka[15:]}"


def susun_nip(lahir: date, tahun: int, dua_angka: int, jenis_kelamin: str, urut: int) -> str:
    """Put a NIP together; ``dua_angka`` is the month (PNS) or the agreement number (PPPK)."""
    kelamin = {huruf: angka for angka, huruf in KELAMIN.items()}[jenis_kelamin]
    return f"{lahir:%Y%m%d}{tahun:04d}{dua_angka:02d}{kelamin}{urut:03d}"


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``nip``: a wrong NIP is a result, not an error."""
    versi = pada("nip", hari)
    h = periksa_nip(masukan["nip"], hari)
    hasil = {
        "sah": h.sah,
        "sebab": h.sebab,
        "jenis": h.jenis.value if h.jenis else None,
        "tanggal_lahir": h.tanggal_lahir.isoformat() if h.tanggal_lahir else None,
        "tmt": h.tmt,
        "tahun": h.tahun,
        "jenis_kelamin": h.jenis_kelamin,
        "urut": h.urut,
    }
    return Jawaban(hasil, _langkah(h), versi.dasar, versi.kode)


def _sebab_bentuk(angka: str) -> str | None:
    if not angka:
        return "NIP masih kosong."
    if not (angka.isascii() and angka.isdigit()):
        return "NIP hanya boleh berisi angka (spasi dan titik diabaikan)."
    if len(angka) == 9:
        return "Ini NIP lama dengan 9 angka. Gunakan NIP baru dengan 18 angka."
    if len(angka) != PANJANG:
        return f"NIP harus {PANJANG} angka; yang tertulis {len(angka)} angka."
    return None


def _tanggal(delapan: str) -> date | None:
    try:
        return date(int(delapan[:4]), int(delapan[4:6]), int(delapan[6:]))
    except ValueError:
        return None


def _baca(angka: str, lahir: date, hari: date | None) -> HasilNip:
    tahun, dua = int(angka[8:12]), int(angka[12:14])
    pns = 1 <= dua <= 12
    return HasilNip(
        sah=True,
        angka=angka,
        jenis=JenisNip.PNS if pns else JenisNip.PPPK,
        tanggal_lahir=lahir,
        tmt=f"{tahun:04d}-{dua:02d}" if pns else None,
        tahun=None if pns else tahun,
        jenis_kelamin=KELAMIN[angka[14]],
        urut=angka[15:],
        peringatan=_peringatan_usia(lahir, tahun, dua if pns else 12, hari),
    )


def _peringatan_usia(lahir: date, tahun: int, bulan: int, hari: date | None) -> str | None:
    """Age at appointment, counted in whole months; only a warning."""
    batas = pada("nip", hari).isi
    usia = ((tahun - lahir.year) * 12 + bulan - lahir.month) // 12
    if batas["usia_min"] <= usia <= batas["usia_maks"]:
        return None
    return (
        f"Usia saat diangkat terhitung {usia} tahun, di luar kelaziman "
        f"{batas['usia_min']}–{batas['usia_maks']} tahun. Periksa kembali, NIP tetap diterima."
    )


def _langkah(h: HasilNip) -> list[str]:
    if not h.sah or h.tanggal_lahir is None or h.jenis is None:
        return [f"Setelah spasi dan titik dibuang tersisa {len(h.angka)} tanda.", str(h.sebab)]
    n = h.angka
    langkah = [
        f"NIP {bentuk_nip(n)} terdiri atas 18 angka.",
        f"Angka 1–8: lahir {tulis(h.tanggal_lahir)}.",
        _langkah_jenis(h),
        f"Angka 15: {n[14]}, {NAMA_KELAMIN[str(h.jenis_kelamin)]}. Angka 16–18: nomor urut {h.urut}.",
    ]
    return [*langkah, h.peringatan] if h.peringatan else langkah


def _langkah_jenis(h: HasilNip) -> str:
    n = h.angka
    if h.jenis is JenisNip.PNS:
        return f"Angka 9–14: TMT CPNS {h.tmt}. Angka 13–14 ({n[12:14]}) adalah bulan, jadi bentuk PNS."
    return (
        f"Angka 9–12: tahun pengangkatan {n[8:12]}. Angka 13–14 ({n[12:14]}) bukan bulan 01–12, "
        "jadi bentuk PPPK (nomor perjanjian)."
    )
