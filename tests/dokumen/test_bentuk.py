"""Content must fit its form before anything is issued."""

from dataclasses import asdict

import pytest

from ekinerja.inti.dokumen.bentuk import sebagai_dict
from tests.dokumen.contoh import dokumen_evaluasi, evaluasi, manual, skp


@pytest.mark.parametrize(
    ("templat", "data"),
    [
        ("formulir-skp", skp(manual=[manual()])),
        ("formulir-evaluasi", evaluasi()),
        ("dokumen-evaluasi", dokumen_evaluasi()),
    ],
)
def test_dict_dan_bentuk_setara(templat, data):
    assert sebagai_dict(templat, data) == sebagai_dict(templat, asdict(data)) == asdict(data)


def test_medan_yang_tidak_diisi_mendapat_bawaan():
    polos = asdict(dokumen_evaluasi())
    del polos["catatan"], polos["pegawai"]["nip"]
    hasil = sebagai_dict("dokumen-evaluasi", polos)
    assert hasil["catatan"] == []
    assert hasil["pegawai"]["nip"] == ""


def test_formulir_tanpa_manual_tidak_menyebut_manual():
    polos = asdict(skp())
    del polos["manual"]
    assert sebagai_dict("formulir-skp", skp()) == sebagai_dict("formulir-skp", polos) == polos


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (lambda d: d.pop("predikat"), "predikat"),
        (lambda d: d.update(nilai_angka="78"), "nilai_angka"),
        (lambda d: d.update(predikat=None), "predikat"),
        (lambda d: d.update(pegawai="Sari"), "pegawai"),
        (lambda d: d["pegawai"].update(nip=198503122010012901), "pegawai.nip"),
        (lambda d: d.update(catatan=["a", 1]), r"catatan\[1\]"),
        (lambda d: d.update(catatan="satu"), "catatan"),
    ],
)
def test_isi_yang_tidak_cocok_disebut_letaknya(ubah, pesan):
    polos = asdict(dokumen_evaluasi())
    ubah(polos)
    with pytest.raises(ValueError, match=pesan):
        sebagai_dict("dokumen-evaluasi", polos)


def test_bentuk_formulir_hanya_dua():
    polos = asdict(skp()) | {"formulir": "JA"}
    with pytest.raises(ValueError, match="formulir"):
        sebagai_dict("formulir-skp", polos)
