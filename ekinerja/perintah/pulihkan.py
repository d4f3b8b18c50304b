"""`kinerja pulihkan BERKAS [--ganti]`."""

import argparse
import os
import sys
from pathlib import Path

from ekinerja import __version__
from ekinerja.inti.cadangan import Cadangan, CadanganRusak, pulihkan
from ekinerja.perintah import lingkungan


def main(argumen: list[str]) -> int:
    """Put a backup back, verify the trail, end all sessions, and record the restore."""
    p = argparse.ArgumentParser("kinerja pulihkan", description="Memulihkan cadangan ke folder data yang kosong.")
    p.add_argument("berkas", metavar="BERKAS", type=Path, help="berkas buatan kinerja cadangkan")
    p.add_argument("--ganti", action="store_true", help="ganti data yang ada; yang lama disisihkan, tidak dihapus")
    opsi = p.parse_args(argumen)
    if masalah := lingkungan.periksa():
        raise SystemExit(masalah)
    data, url = lingkungan.folder_data(), os.environ.get("DATABASE_URL", "")
    try:
        isi, sisihan = pulihkan(opsi.berkas, data, url, ganti=opsi.ganti)
    except (CadanganRusak, OSError) as galat:
        print(f"Tidak dipulihkan; data yang ada tidak diubah. {galat}", file=sys.stderr)
        return 1
    print(f"Pulih: {sum(isi.hitungan.values())} baris dari cadangan {isi.dibuat}.")
    if sisihan:
        print(f"Data sebelumnya disisihkan di {sisihan}.")
    return selesaikan(isi)


def selesaikan(isi: Cadangan) -> int:
    """After the files are back: sessions end, the trail is checked and gets its entry."""
    if isi.versi != __version__:
        print(f"Cadangan dari versi {isi.versi}; basis data diperbarui saat serve dijalankan.")
    from ekinerja.perintah.kelola import panggil, siapkan_django

    siapkan_django()
    from django.contrib.sessions.models import Session

    from ekinerja.perintah import persiapan

    persiapan.basis_data()
    Session.objects.all().delete()
    kode = panggil("periksa-jejak", "periksa_jejak", [])
    if kode == 0:
        catat_pemulihan(isi)
    return kode


def catat_pemulihan(isi: Cadangan) -> None:
    from django.db import transaction
    from django.db.models import Max

    from ekinerja.inti.jejak import catat
    from ekinerja.inti.models.jejak import Jejak

    with transaction.atomic():
        nomor = Jejak.objects.aggregate(Max("nomor"))["nomor__max"] or 0
        perubahan = {"sampai_nomor": (None, nomor), "cadangan_dibuat": (None, isi.dibuat)}
        catat("sistem.dipulihkan", "sistem", oleh=None, perubahan=perubahan)
