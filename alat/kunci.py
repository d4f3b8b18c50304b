"""Write kunci.txt and kunci-uji.txt from pyproject.toml: exact versions with their hashes.

Run with pip-tools installed: `python alat/kunci.py [--upgrade]`. No index address ends up in the files.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
OPSI = [
    "--generate-hashes", "--strip-extras", "--allow-unsafe", "--quiet", "--no-header",
    "--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-emit-options",
    "--annotation-style=line",
]  # fmt: skip
KEPALA = "# Dibuat oleh alat/kunci.py dari pyproject.toml; jangan disunting dengan tangan.\n"


def susun(keluar: Path, paket: list[str], tambahan: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        masukan = Path(folder) / "masukan.in"
        masukan.write_text("\n".join(paket) + "\n", encoding="utf-8")
        perintah = [sys.executable, "-m", "piptools", "compile", *OPSI, *tambahan, "-o", str(keluar), str(masukan)]
        subprocess.run(perintah, check=True, cwd=AKAR)
        isi = (
            keluar.read_text(encoding="utf-8").replace(f"-r {masukan}", "pyproject").replace(str(masukan), "pyproject")
        )
    keluar.write_text(KEPALA + isi.removeprefix(KEPALA), encoding="utf-8")


def main() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    jalan = proyek["project"]["dependencies"]
    susun(AKAR / "kunci.txt", jalan, sys.argv[1:])
    susun(AKAR / "kunci-uji.txt", jalan + proyek["dependency-groups"]["dev"], ["-c", "kunci.txt", *sys.argv[1:]])


if __name__ == "__main__":
    main()
