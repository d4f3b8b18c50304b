"""Our own defaults, each a dated setting; none of them is law."""

from ekinerja.inti.pengaturan import setelan

# No setting goes below this, nor does the database. Free words say more than counts, so more people stand behind them.
MINIMUM_KELOMPOK, BAWAAN_KELOMPOK = 5, 10


def minimum_kelompok() -> int:
    """People that must have spoken about a leader before anything is shown: 10, or what is set; never fewer than 5."""
    return max(MINIMUM_KELOMPOK, int(setelan("umpan_pimpinan_minimum", BAWAAN_KELOMPOK)))


def maks_permintaan() -> int:
    """Requests one person may send in a calendar month."""
    return max(1, int(setelan("umpan_permintaan_sebulan", 10)))


def maks_pemberian() -> int:
    """Pieces of feedback one person may give unasked in a calendar month."""
    return max(1, int(setelan("umpan_beri_sebulan", 20)))


def hari_berlaku() -> int:
    """Days in which a request waits for its answer."""
    return max(1, int(setelan("umpan_permintaan_hari", 14)))


def hari_tautan() -> int:
    """Days in which the one-time link of an outsider works."""
    return max(1, int(setelan("umpan_tautan_hari", 14)))
