"""The door: all checks over one RHK, in the order of the form."""

from __future__ import annotations

from datetime import date

from ekinerja.aturan.berlaku import Versi, pada, pada_atau_awal
from ekinerja.aturan.penulisan.banding import BANDING
from ekinerja.aturan.penulisan.kalimat import KALIMAT
from ekinerja.aturan.penulisan.kata import kosakata
from ekinerja.aturan.penulisan.masukan import MasukanPenulisan
from ekinerja.aturan.penulisan.naskah import baca
from ekinerja.aturan.penulisan.temuan import Bobot, Catatan, Contoh, Periksa, Temuan
from ekinerja.aturan.penulisan.ukuran import UKURAN

PEMERIKSA = (*KALIMAT, *UKURAN, *BANDING)
_SIAP: dict[str, dict[str, Periksa]] = {}


def periksa_penulisan(masukan: MasukanPenulisan) -> tuple[Temuan, ...]:
    """Everything a careful reader would remark on this RHK; an empty RHK has nothing to remark on.

    The version of the word lists is chosen by the first day of the SKP.
    """
    if not masukan.rhk.strip():
        return ()
    versi = pada_atau_awal("penulisan", masukan.mulai) if masukan.mulai else pada("penulisan")
    naskah, periksa = baca(masukan, kosakata(versi)), _periksa(versi)
    return tuple(_temuan(c, periksa[c.kode]) for pemeriksa in PEMERIKSA for c in pemeriksa(naskah))


def daftar_periksa(hari: date | None = None) -> tuple[Periksa, ...]:
    """All checks as they describe themselves."""
    return tuple(_periksa(pada("penulisan", hari)).values())


def _temuan(c: Catatan, p: Periksa) -> Temuan:
    return Temuan(c.kode, c.bobot or p.bobot, c.medan, c.kalimat, p.dasar, p.contoh)


def _periksa(versi: Versi) -> dict[str, Periksa]:
    if versi.kode not in _SIAP:
        _SIAP[versi.kode] = {
            kode: Periksa(kode, p["judul"], Bobot(p["bobot"]), p["dasar"], Contoh(p["lemah"], p["baik"]))
            for kode, p in versi.isi["periksa"].items()
        }
    return _SIAP[versi.kode]
