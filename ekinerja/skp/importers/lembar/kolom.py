"""Columns of the worksheet: what they are called, how wide they are, what may stand in them."""

from typing import NamedTuple

from ekinerja.aturan.skp import Aspek, Perspektif
from ekinerja.inti.impor import TataKolom
from ekinerja.inti.impor.tabel import rapikan
from ekinerja.skp.models import JenisTarget, Rhk

LEMBAR = "Rencana"
HAPUS = "hapus"


class Kolom(NamedTuple):
    nama: str
    judul: str
    lebar: int
    tersembunyi: bool = False


KOLOM = (
    Kolom("kunci", "ID", 10, True),
    Kolom("sidik", "VERSI BARIS", 10, True),
    Kolom("skp", "ID SKP", 10, True),
    Kolom("nip", "NIP", 20),
    Kolom("nama", "NAMA", 24),
    Kolom("mulai", "SKP MULAI", 12),
    Kolom("keadaan", "KEADAAN", 20),
    Kolom("bagian", "BAGIAN", 22),
    Kolom("urut", "NOMOR", 9),
    Kolom("teks", "ISI", 60),
    Kolom("aspek", "ASPEK ATAU PERSPEKTIF", 20),
    Kolom("target", "TARGET", 22),
    Kolom("jenis_target", "JENIS TARGET", 16),
    Kolom("periode", "PERIODE", 14),
    Kolom("atasan", "RHK ATASAN YANG DIDUKUNG", 44),
    Kolom("penyelarasan", "PENYELARASAN", 16),
    Kolom("tindakan", "TINDAKAN", 11),
)
JUDUL = {k.nama: k.judul for k in KOLOM}
TATA = TataKolom(
    "LEMBAR_SKP", {k.nama: (rapikan(k.judul),) for k in KOLOM}, frozenset({"nip", "bagian", "urut", "teks"})
)

ASPEK, PERSPEKTIF = Aspek.label_kode(), Perspektif.label_kode()
JENIS_TARGET = {str(k): str(v) for k, v in JenisTarget.choices}
PENYELARASAN = {str(k): str(v) for k, v in Rhk.Penyelarasan.choices}
# Choices of a column, by our name: code -> label.
PILIHAN = {
    "aspek": ASPEK,
    "perspektif": PERSPEKTIF,
    "jenis_target": JENIS_TARGET,
    "penyelarasan": PENYELARASAN,
}


def kode(medan: str, tulisan: str) -> str | None:
    """The code of a label or code in any spelling; empty for an empty cell, None for one that does not exist."""
    if not tulisan:
        return ""
    return next((k for k, label in PILIHAN[medan].items() if rapikan(tulisan) in (rapikan(k), rapikan(label))), None)
