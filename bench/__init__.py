"""Benchmarks: figures, never tests. `python3 kinerja bench [NAMA] [BERKAS]` prints and stores JSON."""
