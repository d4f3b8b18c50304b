"""Checks against what stands around the RHK: the superior's, last year's, and the reach of the position."""

from __future__ import annotations

from collections.abc import Iterator

from ekinerja.aturan.penulisan.kata import akar, pecah, rapi
from ekinerja.aturan.penulisan.masukan import LapisJabatan
from ekinerja.aturan.penulisan.naskah import Naskah
from ekinerja.aturan.penulisan.temuan import Bobot, Catatan

_L = LapisJabatan
LAPIS_MAKRO = frozenset({_L.PENGAWAS, _L.KEAHLIAN, _L.KETERAMPILAN, _L.PELAKSANA, _L.KEPALA_SEKOLAH, _L.GURU})
LAPIS_WILAYAH = frozenset({_L.KETERAMPILAN, _L.PELAKSANA, _L.GURU})
LAPIS_PIMPINAN = frozenset({_L.JPT, _L.ADMINISTRATOR})
PERUBAHAN = ("meningkat", "menurun", "berkurang", "terwujud", "tercapai", "membaik", "terkendali")


def salin_atasan(n: Naskah) -> Iterator[Catatan]:
    mirip = max((_kemiripan(n.kata, pecah(rapi(a))) for a in n.masukan.rhk_atasan), default=0.0)
    if not n.kata or mirip < n.kosakata.angka("mirip_atasan"):
        return
    bobot = Bobot.SARAN if n.masukan.langsung else (None if mirip == 1 else Bobot.PERBAIKI)
    kalimat = "Kalimat ini sama dengan RHK atasan. Tulis bagian hasil yang menjadi peran Anda."
    yield Catatan("SALIN_ATASAN", "rhk", kalimat, bobot)


def _kemiripan(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Share of common words; 1 only for the same words in the same order."""
    if a == b:
        return 1.0
    satu, dua = set(map(akar, a)), set(map(akar, b))
    return min(0.99, len(satu & dua) / len(satu | dua)) if satu | dua else 0.0


def salin_tahun_lalu(n: Naskah) -> Iterator[Catatan]:
    sekarang = sorted(" ".join(pecah(i.asli.target)) for i in n.indikator)
    for dulu in n.masukan.tahun_lalu:
        sama_target = sorted(" ".join(pecah(t)) for t in dulu.target) == sekarang
        if n.kata and n.kata == pecah(rapi(dulu.rhk)) and sama_target:
            kalimat = "Kalimat dan semua targetnya sama dengan tahun lalu. Periksa apakah targetnya masih sesuai."
            yield Catatan("SALIN_TAHUN_LALU", "rhk", kalimat)
            return


def luar_kendali(n: Naskah) -> Iterator[Catatan]:
    k, lapis = n.kosakata, n.masukan.lapis
    if k.cari("pola_terbatas", n.teks):
        return
    makro, wilayah = k.cari("pola_makro", n.teks), k.cari("pola_wilayah", n.teks)
    berubah = n.awal.startswith(PERUBAHAN)
    if makro and (lapis in LAPIS_MAKRO or (lapis is _L.ADMINISTRATOR and wilayah and berubah)):
        kalimat = f"“{makro.capitalize()}” ditentukan banyak pihak. Tulis bagian yang ada dalam kendali jabatan Anda."
        yield Catatan("LUAR_KENDALI", "rhk", kalimat, Bobot.LEMAH if lapis in LAPIS_WILAYAH else None)
    elif wilayah and berubah and lapis in LAPIS_WILAYAH:
        kalimat = (
            f"Hasil untuk “{wilayah}” ditentukan banyak pihak. Sebutkan bagian, lokasi, atau orang yang Anda layani."
        )
        yield Catatan("LUAR_KENDALI", "rhk", kalimat)


def bukan_jabatan(n: Naskah) -> Iterator[Catatan]:
    k, lapis = n.kosakata, n.masukan.lapis
    jabatan = rapi(n.masukan.jabatan).lower()
    if not n.masukan.utama:
        return
    asing = _bidang_lain(n, jabatan)
    if asing:
        kalimat = f"Kalimat ini tampak dari bidang {asing}. Bila ini penugasan di luar tugas jabatan, catat sebagai hasil kerja tambahan."
        yield Catatan("BUKAN_JABATAN", "rhk", kalimat)
    elif (
        lapis in LAPIS_WILAYAH
        and (frasa := k.cari("pola_kebijakan", n.teks))
        and n.awal.startswith(("tersusun", "ditetapkan", "terbit", "terwujud", "menyusun", "menetapkan", "merumuskan"))
    ):
        yield Catatan(
            "BUKAN_JABATAN",
            "rhk",
            f"“{frasa.capitalize()}” biasanya ditetapkan jabatan lain. Tulis bagian yang Anda kerjakan.",
        )
    elif lapis in LAPIS_PIMPINAN and k.ada("kata_rendahan", n.kata):
        yield Catatan(
            "BUKAN_JABATAN", "rhk", "Pekerjaan ini biasanya dilakukan jabatan lain. Tulis hasil yang Anda pimpin."
        )


def _bidang_lain(n: Naskah, jabatan: str) -> str:
    """The field the sentence speaks of, when the position names another one and no word of its own field occurs."""
    if n.kosakata.cari("pola_jabatan_umum", jabatan):
        return ""
    milik = [b for b in n.kosakata.bidang if b.jabatan.search(jabatan)]
    semua = n.akar.union(*(map(akar, i.kata) for i in n.indikator)) - {
        akar(w) for w in n.kosakata.himpunan["kata_umum"]
    }
    if not milik or any(b.kata & semua for b in milik):
        return ""
    skor = {b.nama: len(b.kata & semua) for b in n.kosakata.bidang}
    nama = max(skor, key=lambda b: (skor[b], b))
    return nama if skor[nama] >= 2 else ""


BANDING = (salin_atasan, salin_tahun_lalu, luar_kendali, bukan_jabatan)
