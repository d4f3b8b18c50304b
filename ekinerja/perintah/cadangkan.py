"""`kinerja cadangkan TUJUAN`."""

import argparse
import os
import sys
from pathlib import Path

from ekinerja.inti.cadangan import CadanganRusak, cadangkan
from ekinerja.perintah import lingkungan


def main(argumen: list[str]) -> int:
    """Write one verified backup file; works while e-Kinerja is running."""
    p = argparse.ArgumentParser(
        "kinerja cadangkan", description="Menyalin basis data, bukti, dan kunci ke satu berkas."
    )
    p.add_argument("tujuan", metavar="TUJUAN", type=Path, help="berkas .zip yang belum ada, atau folder")
    tujuan = p.parse_args(argumen).tujuan
    if masalah := lingkungan.periksa():
        raise SystemExit(masalah)
    try:
        berkas, isi = cadangkan(lingkungan.folder_data(), os.environ.get("DATABASE_URL", ""), tujuan)
    except (CadanganRusak, OSError) as galat:
        print(f"Cadangan tidak dibuat. {galat}", file=sys.stderr)
        return 1
    print(f"Cadangan tersimpan dan sudah diperiksa: {berkas}")
    print(
        f"{sum(isi.hitungan.values())} baris, {len(isi.sidik) - 1} berkas. "
        "Di dalamnya ada kunci rahasia: simpan dengan aman."
    )
    return 0
