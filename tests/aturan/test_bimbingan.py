"""The two forms of a guidance session: their items, their scale, and that their wording is marked as ours."""

from datetime import date

import pytest

from ekinerja.aturan.bimbingan import lembar_kompetensi, lembar_pernyataan

HARI = date(2026, 3, 10)


def test_lembar_pernyataan():
    lembar = lembar_pernyataan(HARI)
    assert len(lembar.butir) == len({b.kode for b in lembar.butir}) == 9
    assert len(lembar.skala) == 5
    assert lembar.versi == "bimbingan@2022-01-01"


def test_lembar_kompetensi():
    lembar = lembar_kompetensi(HARI)
    assert len({b.kode for b in lembar.butir}) == len(lembar.butir) > 5
    assert len(lembar.skala) == 5


@pytest.mark.parametrize("lembar", [lembar_pernyataan(HARI), lembar_kompetensi(date(2019, 1, 1))])
def test_rumusan_belum_diverifikasi(lembar):
    """Our wording says so wherever it is shown; an older day is read with the first version."""
    assert not lembar.terverifikasi
    assert "belum diverifikasi" in lembar.dasar[0]
    assert lembar.dasar[0].startswith("bawaan sistem: ")


def test_yang_kurang_disebut_dan_nilai_di_luar_skala_tidak_dihitung():
    lembar = lembar_pernyataan(HARI)
    penuh = {b.kode: 3 for b in lembar.butir}
    assert lembar.kurang(penuh) == []
    assert lembar.kurang({**penuh, "ASING": 3}) == []
    for nilai in (0, 6, -1):
        assert lembar.kurang({**penuh, lembar.butir[2].kode: nilai}) == [lembar.butir[2].teks]
    assert len(lembar.kurang({})) == 9
