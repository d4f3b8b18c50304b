"""Files taken from elsewhere are what they say, with their licence beside them; nothing else lies in those folders."""

import hashlib
import tomllib
from pathlib import Path

STATIS = Path(__file__).parents[2] / "ekinerja/inti/static"
DAFTAR = tomllib.loads((STATIS / "VENDOR.toml").read_text())["berkas"]


def test_sidik_dan_lisensi():
    for b in DAFTAR:
        assert hashlib.sha256((STATIS / b["jalur"]).read_bytes()).hexdigest() == b["sha256"], b["jalur"]
        assert (STATIS / b["teks_lisensi"]).read_text().strip()


def test_tidak_ada_berkas_asing_tanpa_catatan():
    tercatat = {b["jalur"] for b in DAFTAR} | {b["teks_lisensi"] for b in DAFTAR}
    ada = {str(p.relative_to(STATIS)) for folder in ("vendor", "huruf") for p in (STATIS / folder).iterdir()}
    assert ada == tercatat
