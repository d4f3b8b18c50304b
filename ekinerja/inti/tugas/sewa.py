"""The lease of a try: as long as it is renewed, the job belongs to its worker."""

import os
from datetime import datetime, timedelta

from ekinerja.inti.waktu import jam_mesin

# A killed worker's job is taken again at the latest after this time and one round of the scheduler.
SEWA = timedelta(seconds=float(os.environ.get("KINERJA_SEWA_TUGAS") or 40))


def sampai() -> datetime:
    """End of a lease that begins now."""
    return jam_mesin() + SEWA
