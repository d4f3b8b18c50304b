"""Our own defaults, each a dated setting; none of them is law."""

from ekinerja.inti.pengaturan import setelan

MINIMUM_KELOMPOK = 5


def minimum_dua_tingkat() -> int:
    """People a team needs before its figures are shown two levels up: 5 or, where set so, more; never fewer."""
    return max(MINIMUM_KELOMPOK, int(setelan("tim_dua_tingkat_minimum", MINIMUM_KELOMPOK)))


def maks_hari_bantuan() -> int:
    """Days for which one naming of somebody who writes for another may last."""
    return max(1, int(setelan("bantuan_menulis_maks_hari", 92)))
