"""Write tests/rilis/VERSI.json.gz: a small database of the release that is being made, for the upgrade test.

Run as `just rilis` before the tag, and whenever the test says that the file is out of date. The file of a version that
has been released is never written again.
"""

import os
import sys
import tempfile
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
# Signs what the story signs; the file shall come out the same every time.
KUNCI = "kunci-berkas-rilis-bukan-rahasia-apa-pun"


def main() -> int:
    sys.path.insert(0, str(AKAR))
    with tempfile.TemporaryDirectory(prefix="kinerja-rilis-") as folder:
        for nama in [n for n in os.environ if n.startswith("KINERJA_")] + ["DATABASE_URL"]:
            os.environ.pop(nama, None)
        os.environ |= {
            "KINERJA_DATA": folder,
            "KINERJA_SECRET_KEY": KUNCI,
            "DJANGO_SETTINGS_MODULE": "ekinerja.settings",
        }
        return buat(Path(folder))


def buat(data: Path) -> int:
    import django

    from ekinerja import __version__ as versi

    django.setup()
    from tests.rilis import cerita, simpanan

    berkas = simpanan.berkas_versi(versi)
    if not simpanan.akan_terbit(versi):
        print(f"{versi} sudah terbit menurut CHANGELOG.md; berkasnya tidak dibuat ulang.", file=sys.stderr)
        return 1
    cerita.isi_basis_data()
    rilis = simpanan.ambil(versi, data)
    kosong = sorted(label for label, n in rilis.hitungan.items() if n == 0 and label not in cerita.KOSONG)
    simpanan.tulis(rilis, berkas)
    print(f"{berkas.relative_to(AKAR)}: {sum(rilis.hitungan.values())} baris, {berkas.stat().st_size // 1024} KiB")
    if kosong:
        print(f"Belum ada baris untuk {', '.join(kosong)}: lengkapi tests/rilis/cerita.py.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
