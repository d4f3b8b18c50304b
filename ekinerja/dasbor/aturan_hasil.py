"""The answer of a rule in words: codes become their labels, dates and months are written out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ekinerja.aturan.kode import Predikat
from ekinerja.inti.tampil import BULAN, angka, tanggal

JUDUL = {
    "predikat": "Predikat",
    "sesuai": "Sesuai dengan pola",
    "catatan": "Catatan",
    "batas": "Hari terakhir",
    "sah": "NIP terbaca benar",
    "sebab": "Keterangan",
    "jenis": "Bentuk",
    "tanggal_lahir": "Tanggal lahir",
    "tmt": "Mulai sebagai CPNS",
    "tahun": "Tahun pengangkatan",
    "jenis_kelamin": "Jenis kelamin",
    "urut": "Nomor urut",
    "hari_kerja": "Hari kerja",
    "jam": "Jam kerja sehari",
    "jumlah": "Banyak saran",
    "saran": "Saran",
    "bagian": "SKP yang wajib disusun",
    "jeda": "Masa tanpa SKP",
    "hari_wajib": "Hari wajib ber-SKP",
}
KATA = {"L": "Laki-laki", "P": "Perempuan", "AKHIR_PEKAN": "Akhir pekan", **{p.value: p.label for p in Predikat}}


def baris_hasil(hasil: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """(title, lines) for what the rule answered; what does not apply is left out."""
    return [(judul(medan), baris) for medan, nilai in hasil.items() if (baris := _baris(nilai))]


def judul(medan: str) -> str:
    """Title of a field of an answer; a rule that is new here shows its own word."""
    return JUDUL.get(medan, medan.replace("_", " ").capitalize())


def _baris(nilai: Any) -> list[str]:
    if nilai is None:
        return []
    if isinstance(nilai, list):
        return [_butir(n) for n in nilai] or ["Tidak ada"]
    return [kata(nilai)]


def _butir(nilai: Any) -> str:
    """One entry of a list: a remark with its examples, 'batas: nyatanya n' for a note of the distribution, else parts."""
    if not isinstance(nilai, Mapping):
        return kata(nilai)
    if {"lemah", "baik"} <= nilai.keys():
        return f"{nilai['kalimat']} Kurang jelas: {nilai['lemah']} Lebih jelas: {nilai['baik']}"
    if {"batas", "nyata"} <= nilai.keys():
        return f"{nilai['batas']}; nyatanya {kata(nilai['nyata'])} orang."
    if {"mulai", "selesai", "hari"} <= nilai.keys():
        return _masa(nilai)
    return ", ".join(f"{judul(k)}: {kata(v)}" for k, v in nilai.items() if v is not None)


def _masa(nilai: Mapping[str, Any]) -> str:
    """A part of a year: its days, what it is about, and why."""
    isi = f"{nilai['jabatan']}, {nilai['unit']}. {nilai['alasan']}" if "jabatan" in nilai else nilai["sebab"]
    return f"{kata(nilai['mulai'])} – {kata(nilai['selesai'])} ({angka(nilai['hari'])} hari): {isi}"


def kata(nilai: Any) -> str:
    """One value as a person reads it."""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, int):
        return angka(nilai)
    teks = str(nilai)
    return KATA.get(teks) or _tanggal(teks) or teks


def _tanggal(teks: str) -> str:
    try:
        return tanggal(date.fromisoformat(teks)) if len(teks) == 10 else _bulan(teks)
    except ValueError:
        return ""


def _bulan(teks: str) -> str:
    tahun, strip, bulan = teks.partition("-")
    if strip and len(teks) == 7 and (tahun + bulan).isdigit() and 1 <= int(bulan) <= 12:
        return f"{BULAN[int(bulan) - 1]} {tahun}"
    return ""
