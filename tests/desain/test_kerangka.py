"""The frames: menu, bell, messages, error pages. No template carries code or style of its own."""

import re
from pathlib import Path

import pytest
from django.contrib import messages
from django.http import HttpRequest

from ekinerja.inti import menu as modul_menu
from ekinerja.inti.bingkai import Bingkai
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jawab import konteks_galat
from ekinerja.inti.jinja import alamat_dengan, kunci_kirim, matriks_predikat, tanya, urut_bilah

from . import contoh

AKAR = Path(__file__).parents[2]
TEMPLAT = sorted((AKAR / "ekinerja").rglob("jinja2/**/*.html"))
STATIS = AKAR / "ekinerja/inti/static"


def test_menu_menandai_bagian_yang_terbuka():
    menu = {m.teks: m for m in Bingkai(contoh.permintaan("/skp/0198/ubah/")).menu}
    assert [t for t, m in menu.items() if m.kini] == ["SKP"]
    assert menu["Lapor"].ponsel
    assert not menu["Penilaian"].ponsel


def test_bilah_ponsel_mendahulukan_yang_khusus_bagi_orang_itu():
    modul_menu.daftar("Tim", "tim", ikon="tim", urutan=40, ponsel=True, tampil=lambda r: True)
    ponsel = [m.teks for m in modul_menu.menu(contoh.permintaan()) if m.ponsel]
    assert ponsel == ["Beranda", "Lapor", "Tim"]


@pytest.mark.parametrize(("jalur", "kini"), [("/skp/", ""), ("/penilaian/", "true"), ("/bantuan/", "page")])
def test_menu_ditandai_bila_bagiannya_tidak_ada_di_bilah_ponsel(jalur: str, kini: str):
    assert Bingkai(contoh.permintaan(jalur)).di_menu == kini


def test_yang_tidak_memerlukan_butir_itu_tidak_melihatnya_dan_urutan_bilah_tetap():
    modul_menu.daftar("Lembur", "lembur", ikon="jam", urutan=0, ponsel=True, kecuali=lambda r: r.path == "/skp/")
    assert "Lembur" not in [m.teks for m in modul_menu.menu(contoh.permintaan("/skp/"))]
    ponsel = [m.teks for m in modul_menu.menu(contoh.permintaan("/bantuan/")) if m.ponsel]
    assert ponsel == ["Beranda", "Lembur", "Lapor"]


def test_beranda_hanya_kini_di_beranda():
    assert modul_menu.kini("/", "/")
    assert not modul_menu.kini("/", "/skp/")
    assert not modul_menu.kini("/skp/", "/skpx/")


def test_butir_yang_bukan_haknya_tidak_muncul():
    modul_menu.daftar("Impor", "impor", ikon="unggah", urutan=50, kelompok="Admin", tampil=lambda r: False)
    request = contoh.permintaan()
    assert modul_menu.menu(request, "Admin") == []
    assert [nama for nama, _ in modul_menu.semua_kelompok(request)] == ["utama"]


def test_tanpa_masuk_tidak_ada_menu_lonceng_dan_aliran():
    b = Bingkai(HttpRequest())
    assert (b.menu, b.lonceng, b.aliran, b.pesan, b.nama) == ([], None, "", [], "")


def test_pesan_langkah_sebelumnya_tampil_dengan_nadanya(gambar, env):
    request = contoh.permintaan()
    messages.warning(request, "Bukti <belum> ada.")
    html = env.get_template("inti/bantuan.html").render(request=request, csrf_token="t", csrf_input="")
    assert 'data-nada="awas"' in html
    assert "Bukti &lt;belum&gt; ada." in html


def test_pita_demo_hanya_di_kota_contoh(gambar, monkeypatch):
    assert "Kota contoh" in gambar("inti/bantuan.html")
    monkeypatch.setattr(Bingkai, "demo", False)
    assert "Kota contoh" not in gambar("inti/bantuan.html")


def test_kunci_kirim_selalu_baru():
    assert kunci_kirim() != kunci_kirim()


def test_alamat_dengan_mempertahankan_pencarian():
    request = contoh.permintaan("/tim/?cari=sari&hal=3")
    assert alamat_dengan(request, hal=4) == "/tim/?cari=sari&hal=4"
    assert alamat_dengan(request, hal=None, cari="") == "/tim/"
    assert tanya(a=1, b=None, c="x y") == "?a=1&c=x+y"


def test_bilah_penuh_dan_bagian_kosong_tidak_memakan_tempat():
    bagian = urut_bilah([(41, "baik"), (0, "kabar"), (19, "awas")])
    assert [nada for *_, nada in bagian] == ["baik", "awas"]
    x, lebar, _ = bagian[-1]
    assert float(x[:-1]) + float(lebar[:-1]) == pytest.approx(100, abs=0.05)
    assert urut_bilah([]) == []


def test_matriks_memakai_kata_dari_aturan():
    assert matriks_predikat()["SESUAI", "DI_ATAS"] == "Baik"
    assert len(matriks_predikat()) == 9


def test_halaman_galat_kami_tidak_menyentuh_basis_data(gambar, monkeypatch):
    def meledak(*_):
        raise AssertionError("halaman galat bertanya ke basis data")

    monkeypatch.setattr(Bingkai, "demo", property(meledak))
    monkeypatch.setattr(Bingkai, "pengguna", property(meledak))
    for status in (400, 500, 503, 507):
        html = gambar("galat/halaman.html", orang=False, **konteks_galat(AturanDilanggar("Kalimat.", status=status)))
        assert html.count("<h1>") == 1


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 429, 500, 503, 507])
def test_halaman_galat_menyebut_nomor(gambar, status):
    galat = AturanDilanggar("Belum bisa.", status=status, butir=["RHK 1 belum punya indikator"], dasar="PP 30/2019")
    html = gambar("galat/halaman.html", **{**konteks_galat(galat), "nomor": "a1b2c3"})
    assert "a1b2c3" in html
    assert "RHK 1 belum punya indikator" in html
    assert html.count("<h1>") == 1


def test_bentrok_menunjukkan_kedua_versi(gambar):
    galat = Bentrok(
        oleh="Rizal Labaso",
        versi_saya={"Target": "24", "Satuan": "berkas"},
        versi_kini={"Target": "26", "Satuan": "berkas"},
    )
    for templat in ("galat/halaman.html", "galat/potongan.html"):
        html = gambar(templat, **konteks_galat(galat))
        assert "Rizal Labaso" in html
        assert html.count('<mark class="beda">') == 2


def test_judul_galat_boleh_ditentukan_sendiri(gambar):
    galat = AturanDilanggar("Muat ulang.", status=403)
    galat.judul = "Halaman ini terlalu lama terbuka"
    assert "<h1>Halaman ini terlalu lama terbuka</h1>" in gambar("galat/halaman.html", **konteks_galat(galat))


@pytest.mark.parametrize("berkas", TEMPLAT, ids=lambda p: str(p).split("/jinja2/")[1])
def test_templat_tanpa_kode_dan_gaya_di_dalamnya(berkas):
    teks = re.sub(r"{#.*?#}", "", berkas.read_text(), flags=re.S)
    assert not re.search(r"\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", teks)
    assert not re.search(r"(src|href|action)=\"(https?:)?//", teks)
    assert not re.search(r"hx-on|hx-vals='js:|hx-vals=\"js:", teks)


@pytest.mark.parametrize("berkas", TEMPLAT, ids=lambda p: str(p).split("/jinja2/")[1])
def test_templat_dapat_dibaca_dan_makronya_ada(berkas, env):
    env.get_template(str(berkas).split("/jinja2/")[1])
    dipakai = set(re.findall(r"\bk\.(\w+)\(", re.sub(r"{#.*?#}", "", berkas.read_text(), flags=re.S)))
    ada = set(dir(env.get_template("komponen.html").module))
    assert dipakai - ada == set()


def test_setiap_ikon_yang_disebut_ada_di_berkasnya():
    ada = set(re.findall(r'id="i-([\w-]+)"', (STATIS / "ikon.svg").read_text()))
    disebut = set()
    for berkas in TEMPLAT:
        teks = berkas.read_text()
        disebut |= set(re.findall(r'\b(?:k|d)?\.?ikon\("([\w-]+)"', teks)) | set(re.findall(r"#i-([\w-]+)", teks))
        disebut |= set(re.findall(r'ikon(?:_kanan)?="([\w-]+)"', teks))
    assert disebut - ada == set()


TERLARANG = re.compile(r"\beval\(|new Function|innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write")


@pytest.mark.parametrize("berkas", sorted((STATIS / "js").glob("*.js")), ids=lambda p: p.name)
def test_javascript_tidak_membuat_kode_atau_markup_dari_teks(berkas):
    assert not TERLARANG.search(berkas.read_text())
