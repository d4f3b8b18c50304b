"""Wall time of building the demo city: 400 people with their year, 12,000 with the last 20 working days."""

import os
import subprocess
import sys
import tempfile
import time
from typing import Any

from bench.alat import AKAR


def jalankan(_: str) -> dict[str, Any]:
    return {f"{n} orang (detik)": _bangun(n) for n in (400, 12_000)}


def _bangun(n: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        awal = time.monotonic()
        subprocess.run(
            [sys.executable, "manage.py", "demo", "--pegawai", str(n)],
            cwd=AKAR,
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "KINERJA_DATA": folder},
        )
        return round(time.monotonic() - awal, 1)
