"""Fields of forms: drawn with label, hint and error tied together; figures as people type them."""

from decimal import Decimal

import pytest
from django import forms

from ekinerja.inti.isian import AngkaField, baca, semua_galat

from .contoh import ContohForm, form_bergalat


@pytest.fixture
def k(env):
    return env.get_template("komponen.html").module


@pytest.mark.parametrize(
    ("ketikan", "nilai"),
    [
        ("1.544", "1544"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.200,75", "1200.75"),
        (" 2 400 ", "2400"),
        ("-3,5", "-3.5"),
    ],
)
def test_angka_dibaca_seperti_ditulis_orang(ketikan, nilai):
    assert AngkaField().clean(ketikan) == Decimal(nilai)


def test_angka_ditulis_kembali_dengan_koma():
    assert baca(ContohForm(initial={"nilai": Decimal("1544.50")})["nilai"]).nilai == "1.544,5"


@pytest.mark.parametrize("ketikan", ["banyak", "1,2,3", "12 berkas"])
def test_yang_bukan_angka_ditolak_dengan_contoh(ketikan):
    with pytest.raises(forms.ValidationError, match="misalnya 24"):
        AngkaField().clean(ketikan)


JENIS = {
    "nama": "text",
    "catatan": "textarea",
    "aspek": "select",
    "tanggal": "date",
    "sandi": "password",
    "foto": "file",
    "hari": "checkboxes",
    "setuju": "checkbox",
    "kegiatan": "radio",
    "rahasia": "hidden",
}


@pytest.mark.parametrize(("nama", "tipe"), JENIS.items())
def test_jenis_isian_dari_formnya(nama, tipe):
    assert baca(ContohForm()[nama]).tipe == tipe


def test_kata_sandi_tidak_pernah_ditulis_kembali(k):
    assert "jangan-tampil" not in k.bidang(form_bergalat()["sandi"])


def test_galat_terikat_pada_isiannya_dan_yang_diketik_tetap_ada(k):
    html = k.bidang(form_bergalat()["target"])
    assert 'value="banyak"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_target-galat"' in html
    assert 'id="id_target-galat"' in html


def test_keterangan_disebut_pembaca_layar(k):
    html = k.bidang(ContohForm()["nama"])
    assert 'aria-describedby="id_nama-ket"' in html
    assert 'id="id_nama-ket"' in html
    assert 'maxlength="80"' in html


def test_isi_orang_lain_tidak_menjadi_markup(k):
    assert "Verifikasi &lt;berkas&gt;" in k.bidang(form_bergalat()["nama"])


def test_pilihan_berkelompok_dan_terpilih(k):
    html = k.bidang(form_bergalat()["aspek"])
    assert '<optgroup label="Hasil">' in html
    assert '<option value="kualitas" selected>' in html


def test_centang_banyak_mengingat_pilihan(k):
    html = k.bidang(form_bergalat()["hari"])
    assert html.count(" checked") == 1
    assert 'value="2" id="id_hari_1" checked' in html


def test_ringkasan_menautkan_tiap_galat(k):
    form = form_bergalat()
    html = k.ringkasan_galat(form)
    for galat in semua_galat(form):
        assert f'href="#{galat.id}"' in html or not galat.id
    assert "hal perlu diperbaiki" in html
    assert k.ringkasan_galat(ContohForm()) == ""


def test_galat_radio_menunjuk_pilihan_pertama():
    assert "id_kegiatan_0" in {g.id for g in semua_galat(form_bergalat())}
