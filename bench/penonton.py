"""From commit to the event in a real browser with 1,000 connected watchers, on a copy of the city; see `bench.aliran`.

`KINERJA_PENONTON` gives another number, `KINERJA_PENONTON_KOTA` another city.
"""

import os
from typing import Any

from bench import aliran
from bench.alat import siapkan_kota
from bench.salinan import salinan


def jalankan(_: str) -> dict[str, Any]:
    """Milliseconds from before the write began: p95 and median, and how many arrived."""
    banyak = int(os.environ.get("KINERJA_PENONTON") or 1_000)
    with salinan(siapkan_kota(int(os.environ.get("KINERJA_PENONTON_KOTA") or 12_000))) as folder:
        return {**aliran.ukur(folder, banyak), "beban_mesin": os.getloadavg()}
