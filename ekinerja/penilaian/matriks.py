"""What the matrix says while the PPK is choosing, with the reasons that are still asked for."""

from dataclasses import dataclass

from ekinerja.aturan.kode import Rating
from ekinerja.penilaian.actions.nilai import IsianNilai, hasil_matriks, temuan_alasan
from ekinerja.penilaian.models import Evaluasi


@dataclass(frozen=True, slots=True)
class Matriks:
    hasil: Rating
    perilaku: Rating
    predikat: str
    label: str
    catatan: list[str]


def matriks_kini(e: Evaluasi, hasil: str, perilaku: str, ada_umpan_balik: bool) -> Matriks | None:
    """None until both ratings are chosen."""
    if hasil not in Rating.__members__ or perilaku not in Rating.__members__:
        return None
    predikat = hasil_matriks(e, hasil, perilaku)
    temuan = temuan_alasan(e, IsianNilai(hasil, perilaku), ada_umpan_balik=ada_umpan_balik)
    return Matriks(Rating(hasil), Rating(perilaku), predikat.value, predikat.label, [b.kalimat for b in temuan])
