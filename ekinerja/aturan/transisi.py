"""State machines of the cycle, as data. A state that is missing on the left is an end.

Lines marked "bawaan" are our own additions where the sources name only the main path.
"""

from __future__ import annotations

from collections.abc import Mapping

Tabel = Mapping[str, frozenset[str]]


def _ke(*keadaan: str) -> frozenset[str]:
    return frozenset(keadaan)


TRANSISI_SKP: Tabel = {
    # withdrawing is the owner's right while it waits (DT-06); the pengelola sets an absent one
    "DRAF": _ke("DIAJUKAN", "DITETAPKAN_PENGELOLA"),
    "DIAJUKAN": _ke("DISETUJUI", "DIKEMBALIKAN", "DRAF"),
    "DIKEMBALIKAN": _ke("DRAF"),
    # back to draft by the PPK with a reason
    "DISETUJUI": _ke("DRAF", "DITUTUP"),
    "DITETAPKAN_PENGELOLA": _ke("DRAF", "DITUTUP"),
    "DITUTUP": _ke(),
}

TRANSISI_LAPORAN: Tabel = {
    "DRAF": _ke("DIAJUKAN"),
    # bawaan: taken back while nobody has decided
    "DIAJUKAN": _ke("DISETUJUI", "DIKEMBALIKAN", "DRAF"),
    # bawaan: a returned report is repaired and sent again
    "DIKEMBALIKAN": _ke("DRAF", "DIAJUKAN"),
    "DISETUJUI": _ke(),
}

TRANSISI_EVALUASI: Tabel = {
    "BELUM": _ke("TERBUKA"),
    # without a request once the window has closed
    "TERBUKA": _ke("SIAP_DINILAI", "DINILAI"),
    # bawaan: the person takes the request back
    "SIAP_DINILAI": _ke("DINILAI", "TERBUKA"),
    # bawaan: a changed capaian organisasi asks for another look
    "DINILAI": _ke("DITERBITKAN", "SIAP_DINILAI"),
    # back to DINILAI: correction opened by the admin with a reason
    "DITERBITKAN": _ke("DITERIMA", "DIANGGAP_MENERIMA", "DALAM_KEBERATAN", "DINILAI"),
    "DITERIMA": _ke("FINAL", "DINILAI"),
    "DIANGGAP_MENERIMA": _ke("FINAL", "DINILAI"),
    # bawaan: a withdrawn objection leads back to the published result
    "DALAM_KEBERATAN": _ke("FINAL", "DITERBITKAN"),
    "FINAL": _ke("TERKUNCI", "DINILAI"),
    "TERKUNCI": _ke(),
}

TRANSISI_KEBERATAN: Tabel = {
    "DIAJUKAN": _ke("DITANGGAPI", "DICABUT"),
    "DITANGGAPI": _ke("DIKABULKAN", "DITOLAK", "DICABUT"),
    "DIKABULKAN": _ke(),
    "DITOLAK": _ke(),
    "DICABUT": _ke(),
}

TRANSISI_CAPAIAN: Tabel = {
    "DRAF": _ke("DITETAPKAN"),
    # a change after it was set is set again and reopens evaluations that are not final
    "DITETAPKAN": _ke("DITETAPKAN"),
}


TRANSISI_USUL: Tabel = {
    # bawaan, all of it: a proposal to correct personnel data; who forwards or refuses says why
    "DIAJUKAN": _ke("DIKERJAKAN", "DITERUSKAN", "DI_SIASN", "SELESAI", "DITOLAK", "DITARIK"),
    "DIKERJAKAN": _ke("DITERUSKAN", "DI_SIASN", "SELESAI", "DITOLAK", "DITARIK"),
    "DITERUSKAN": _ke("DIKERJAKAN", "DI_SIASN", "SELESAI", "DITOLAK", "DITARIK"),
    # waits for the system of record; the next import shows the repair
    "DI_SIASN": _ke("DIKERJAKAN", "SELESAI", "DITOLAK", "DITARIK"),
    # opened again, with a reason
    "SELESAI": _ke("DIKERJAKAN"),
    "DITOLAK": _ke("DIKERJAKAN"),
    "DITARIK": _ke(),
}


def boleh_pindah(tabel: Tabel, dari: str, ke: str) -> bool:
    """Whether the table allows the step; an unknown state allows nothing."""
    return ke in tabel.get(dari, frozenset())


def tujuan(tabel: Tabel, dari: str) -> frozenset[str]:
    """All states one step away."""
    return tabel.get(dari, frozenset())
