"""The world of the permission matrix: three dinas, three levels, one person of each relation, and their things.

Everything a person wrote carries a canary, `Kenari-<whose>-<what>`, so that a page tells by itself whose words it shows.
Andi (`pemilik`) is the usual owner. Two colleagues of his stand in for relations that exclude one another: `titipan` is
appraised by delegation today, `warisan` has papers that still name the superior who has moved away.
"""

from tests.keamanan.dunia_matriks.bangun import bangun
from tests.keamanan.dunia_matriks.keadaan import KEADAAN, atur, sementara
from tests.keamanan.dunia_matriks.tetap import HARI, ORANG, PADA, PENANYA, RELASI, TAMU, TETAP, DuniaMatriks, Subjek

__all__ = [
    "HARI", "KEADAAN", "ORANG", "PADA", "PENANYA", "RELASI", "TAMU", "TETAP", "DuniaMatriks", "Subjek", "atur", "bangun",
    "sementara",
]  # fmt: skip
