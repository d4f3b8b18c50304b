"""The storage that is used outside tests: every name hashed, also inside modules and styles, with compressed copies."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage

from ekinerja.inti.statis import StatisBersidik

STATIS = Path(__file__).parents[2] / "ekinerja/inti/static"
MODUL = ["js/dasar.js", "js/isian.js", "js/kabar.js", "js/antrean.js", "js/luring-keluar.js"]
GAYA = ["produk.css", "motif.svg"]


@pytest.fixture
def terkumpul(tmp_path, settings) -> StatisBersidik:
    settings.STATIC_ROOT = tmp_path
    sumber = StaticFilesStorage(location=STATIS)
    tujuan = StatisBersidik(location=tmp_path)
    for nama in MODUL + GAYA:
        with sumber.open(nama) as f:
            tujuan.save(nama, f)
    hasil = list(tujuan.post_process({n: (tujuan, n) for n in MODUL + GAYA}))
    assert [h for h in hasil if isinstance(h[2], Exception)] == []
    return tujuan


def _isi(statis: StatisBersidik, nama: str) -> str:
    with statis.open(statis.stored_name(nama)) as f:
        return f.read().decode()


def test_modul_memanggil_modul_lain_dengan_nama_bersidik(terkumpul):
    impor = re.findall(r'from "\./([^"]+)"', _isi(terkumpul, "js/dasar.js"))
    assert len(impor) == 2
    assert all(re.fullmatch(r"\w+\.[0-9a-f]{12}\.js", n) for n in impor)


def test_gaya_menunjuk_berkas_bersidik_dan_ada_salinan_termampatkan(terkumpul, tmp_path):
    assert re.search(r'url\("motif\.[0-9a-f]{12}\.svg"\)', _isi(terkumpul, "produk.css"))
    nama = terkumpul.stored_name("js/dasar.js")
    assert (tmp_path / f"{nama}.br").exists()
    assert (tmp_path / f"{nama}.gz").exists()


def test_setelan_memakai_penyimpanan_ini():
    teks = (STATIS.parents[1] / "settings.py").read_text()
    assert "ekinerja.inti.statis.StatisBersidik" in teks


def test_ikon_situs_juga_di_alamat_yang_diminta_peramban_sendiri(client):
    """Beside a PDF or JSON there is no page that names the icon."""
    jawab = client.get("/favicon.ico")
    assert (jawab.status_code, jawab["Cache-Control"]) == (302, "public, max-age=86400")
    nama = jawab["Location"].removeprefix("/statis/")
    assert (STATIS / nama).read_bytes()[:4] == b"\x00\x00\x01\x00"
