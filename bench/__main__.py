"""Entry: run one benchmark or all; one JSON object per benchmark on standard output and in `bench/hasil/`."""

import json
import os
import platform
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from bench import BerkasSalah

BENCH = (
    "halaman",
    "perencanaan",
    "skp",
    "aliran",
    "sepuluh-detik",
    "impor",
    "impor-skp",
    "dokumen",
    "demo",
    "penulisan",
    "badai",
    "penonton",
    "tumbuh",
)
HASIL = Path(__file__).parent / "hasil"


def main(argv: list[str]) -> int:
    """`[NAMA] [BERKAS]`; without a name all run in order. Exit 2 for an unknown name or a file that cannot be read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings")
    nama, berkas = [*argv, "", ""][:2]
    if nama and nama not in BENCH:
        print(f"Benchmark “{nama}” tidak ada. Yang ada: {', '.join(BENCH)}.", file=sys.stderr)
        return 2
    for satu in [nama] if nama else BENCH:
        jalankan: Callable[[str], dict[str, Any]] = import_module(f"bench.{satu.replace('-', '_')}").jalankan
        try:
            hasil = {"bench": satu, "mesin": _mesin(), **jalankan(berkas)}
        except BerkasSalah as salah:
            print(salah, file=sys.stderr)
            return 2
        teks = json.dumps(hasil, ensure_ascii=False, indent=2, default=str)
        HASIL.mkdir(exist_ok=True)
        (HASIL / f"{satu}.json").write_text(teks + "\n", encoding="utf-8")
        print(teks, flush=True)
    return 0


def _mesin() -> dict[str, Any]:
    return {"inti": os.cpu_count(), "python": platform.python_version(), "arsitektur": platform.machine()}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
