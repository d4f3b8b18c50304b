"""Benchmarks: figures, never tests. `python3 kinerja bench [NAMA] [BERKAS]` prints and stores JSON."""


class BerkasSalah(ValueError):
    """The file given cannot be measured; one Indonesian sentence says why."""
