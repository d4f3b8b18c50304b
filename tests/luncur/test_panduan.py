"""The pictures of the guides: named, there, small; their steps are headings of the guide they belong to."""

import re
from pathlib import Path

from alat.foto_panduan import DAFTAR, LANGKAH, MAKS, MAKS_SEMUA, TUJUAN, daftar

PANDUAN = Path(__file__).parents[2] / "docs/panduan"
TEKS = {b.stem: b.read_text() for b in PANDUAN.glob("*.md")}
GAMBAR = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
DISEBUT = [(nama, alt, alamat) for nama, isi in sorted(TEKS.items()) for alt, alamat in GAMBAR.findall(isi)]


def test_setiap_gambar_ada_dan_setiap_gambar_disebut_sekali():
    ada = [(PANDUAN / alamat).resolve() for *_, alamat in DISEBUT]
    assert sorted(ada) == sorted(TUJUAN.glob("*.webp"))
    assert sorted(b.name for b in ada) == sorted(s.berkas for s in LANGKAH)
    assert (TUJUAN / DAFTAR).read_text() == daftar()


def test_gambar_terbaca_tanpa_melihatnya_dan_ringan():
    assert [alamat for _, alt, alamat in DISEBUT if len(alt) < 15] == []
    ukuran = {b.name: b.stat().st_size for b in TUJUAN.glob("*.webp")}
    assert {n: u for n, u in ukuran.items() if u > MAKS} == {}
    assert sum(ukuran.values()) <= MAKS_SEMUA


def test_setiap_langkah_ada_di_panduannya():
    """Below its heading, before the next one, with what the picture shows as its text."""
    hilang = []
    for s in LANGKAH:
        bagian = TEKS[s.panduan].split(f"\n### {s.judul}\n")
        isi = re.split(r"\n##+ ", bagian[1])[0] if len(bagian) == 2 else ""
        if f"![{s.tampak}](../gambar/panduan/{s.berkas})" not in isi:
            hilang.append((s.panduan, s.judul, s.berkas))
    assert hilang == []
