"""`kinerja bench`: the benchmarks in `bench/`."""

import runpy
import sys

from ekinerja.perintah.lingkungan import AKAR


def main(argumen: list[str]) -> int:
    """Run the module `bench` as a program; its exit code is ours."""
    sys.path.insert(0, str(AKAR))
    sys.argv = ["kinerja bench", *argumen]
    runpy.run_module("bench", run_name="__main__")
    return 0
