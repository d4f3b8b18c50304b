"""Login in the browser: the NIP groups itself while it is typed and pasted, the caret stays, short names are left alone."""

import pytest

from tests.peramban.alat import SARI, masuk

NIP_RAPI = "19850312 201001 2 901"


def medan(page):
    page.goto("/masuk")
    return page.locator("[name=nip]")


def test_nip_dikelompokkan_saat_diketik(buka, pelayan):
    nip = medan(buka(pelayan, lebar=390))
    nip.press_sequentially(SARI)
    assert nip.input_value() == NIP_RAPI


@pytest.mark.parametrize("tempelan", [SARI, "1985.0312-2010 01 2 901", f"  {NIP_RAPI}  "])
def test_nip_yang_ditempel(buka, pelayan, tempelan):
    nip = medan(buka(pelayan))
    nip.fill(tempelan)
    assert nip.input_value() == NIP_RAPI


def test_nama_pendek_dibiarkan(buka, pelayan):
    nip = medan(buka(pelayan))
    nip.press_sequentially("operator-smpn1")
    assert nip.input_value() == "operator-smpn1"


def test_kursor_tetap_di_tempatnya(buka, pelayan):
    """A digit in the middle is taken out and put back; the caret does not jump to the end."""
    nip = medan(buka(pelayan))
    nip.fill(SARI)
    nip.evaluate("e => e.setSelectionRange(3, 3)")
    nip.press("Backspace")
    assert nip.evaluate("e => e.selectionStart") == 2
    nip.press("8")
    assert nip.input_value() == NIP_RAPI
    assert nip.evaluate("e => e.selectionStart") == 3


def test_sandi_dapat_dilihat_dan_masuk_dengan_enter(buka, pelayan):
    page = buka(pelayan, lebar=390)
    page.goto("/masuk")
    page.get_by_role("button", name="Lihat").click()
    assert page.locator("[name=kata_sandi]").get_attribute("type") == "text"
    masuk(page, NIP_RAPI)
    assert "Bu Sari" in page.locator("h1").inner_text()
