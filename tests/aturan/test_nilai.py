"""R-19 and U-18: the seven core values by version."""

import pytest

from ekinerja.aturan import perilaku_berakhlak, versi_perilaku

URUTAN = "Berorientasi Pelayanan|Akuntabel|Kompeten|Harmonis|Loyal|Adaptif|Kolaboratif".split("|")


def test_versi_bawaan_tujuh_nilai_tiga_panduan():
    nilai = perilaku_berakhlak()
    assert [n.nama for n in nilai] == URUTAN
    assert all(len(n.panduan) == 3 for n in nilai)
    assert nilai[3].panduan == (
        "Menghargai setiap orang apapun latar belakangnya",
        "Suka menolong orang lain",
        "Membangun lingkungan kerja yang kondusif",
    )


def test_versi_undang_undang_berbeda_kata_dan_tidak_menebak():
    uu = perilaku_berakhlak("UU-2023")
    assert [n.nama for n in uu] == URUTAN
    assert uu[3].panduan[:2] == ("Menghargai setiap orang tanpa membedakan latar belakang", "Suka menolong")
    assert any(len(n.panduan) < 3 for n in uu)


def test_hanya_versi_lengkap_yang_boleh_dipilih():
    lengkap = {v.kode: v.lengkap for v in versi_perilaku()}
    assert lengkap == {"SE-2021": True, "UU-2023": False}
    for kode, utuh in lengkap.items():
        assert utuh is all(len(n.panduan) == 3 for n in perilaku_berakhlak(kode))


def test_versi_tak_dikenal():
    with pytest.raises(KeyError):
        perilaku_berakhlak("2030")
