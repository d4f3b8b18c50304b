"""The writing coach beside a role in the matriks: a role is a result of somebody, told before it has indicators."""

from ekinerja.aturan.penulisan import MasukanPenulisan, Temuan, periksa_penulisan

# A role is measured later, in the SKP.
_DI_SKP = {"TANPA_UKURAN"}
TAMPAK = 2


def saran_peran(teks: str, kolom: str, *, langsung: bool) -> list[Temuan]:
    """The first remarks on a role, compared with the indicator it supports; none for an empty cell."""
    temuan = periksa_penulisan(MasukanPenulisan(teks, rhk_atasan=(kolom,), langsung=langsung))
    return [t for t in temuan if t.kode not in _DI_SKP][:TAMPAK]
