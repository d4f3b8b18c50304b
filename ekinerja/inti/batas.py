"""Throttle: how often something may be tried. Counted in the database, so shared and kept over a restart."""

import hashlib
import math
from datetime import timedelta

from django.db import connection

from ekinerja.inti.models.batas import Batas
from ekinerja.inti.waktu import jam_mesin

# One statement, so that two processes cannot both count from the same number. A window that has ended starts anew.
_HITUNG = """
INSERT INTO inti_batas (kunci, hitung, sampai) VALUES (%s, 1, %s)
ON CONFLICT (kunci) DO UPDATE SET
    hitung = CASE WHEN inti_batas.sampai <= %s THEN 1 ELSE inti_batas.hitung + 1 END,
    sampai = CASE WHEN inti_batas.sampai <= %s THEN excluded.sampai ELSE inti_batas.sampai END
RETURNING hitung
"""


def kena_batas(nama: str, kunci: str, *, maks: int, jendela: timedelta) -> int | None:
    """Count one try of `kunci` (account, address, …) for `nama`. Seconds to wait when it is one too many, else None.

    Return the answer instead of raising it inside a transaction: a rollback would forget the count.
    """
    kini = jam_mesin()
    baris = _sidik(nama, kunci)
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as kursor:
        kursor.execute(_HITUNG, [baris, adapt(kini + jendela), adapt(kini), adapt(kini)])
        hitung = kursor.fetchone()[0]
    return None if hitung <= maks else sisa(nama, kunci, maks=maks)


def sisa(nama: str, kunci: str, *, maks: int) -> int | None:
    """Seconds to wait before the next try, without counting one; None when it may be tried now."""
    kini = jam_mesin()
    ada = Batas.objects.filter(pk=_sidik(nama, kunci), sampai__gt=kini, hitung__gte=maks).first()
    return None if ada is None else max(1, math.ceil((ada.sampai - kini).total_seconds()))


def lepaskan(nama: str, kunci: str) -> None:
    """Forget the tries, after a success."""
    Batas.objects.filter(pk=_sidik(nama, kunci)).delete()


def buang_lama() -> int:
    """Remove windows that have ended."""
    return Batas.objects.filter(sampai__lte=jam_mesin()).delete()[0]


def _sidik(nama: str, kunci: str) -> str:
    # Only a digest is stored: the table must not become a list of names and addresses.
    return hashlib.sha256(f"{nama}\0{kunci}".encode()).hexdigest()
