"""A ZIP that grows and survives being cut off at any byte."""

import io
import zipfile
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ekinerja.inti.berkas import zip_bertahap
from ekinerja.inti.berkas.zip_bertahap import ZipBertahap
from ekinerja.inti.waktu import ZONA

PADA = datetime(2026, 1, 12, 10, 15, 30, tzinfo=ZONA)
ISI = {f"Bidang Satu/Orang {n} é.pdf": bytes([n]) * (n * 37) for n in range(6)}


def tulis(berkas, isi, *, tutup=True):
    with ZipBertahap(berkas) as z:
        baru = [n for n in isi if n not in z.nama]
        for nama in baru:
            z.tambah(nama, isi[nama], PADA)
        if tutup:
            z.tutup()
    return baru


def dibaca(berkas):
    with zipfile.ZipFile(berkas) as z:
        assert z.testzip() is None
        return {i.filename: z.read(i) for i in z.infolist()}


def test_terbaca_program_lain(tmp_path):
    tulis(tmp_path / "a.zip", ISI)
    assert dibaca(tmp_path / "a.zip") == ISI
    with zipfile.ZipFile(tmp_path / "a.zip") as z:
        assert z.infolist()[0].date_time == (2026, 1, 12, 10, 15, 30)


@settings(deadline=None, max_examples=60)  # it writes files
@given(st.data())
def test_terpotong_di_mana_pun_dilanjutkan_tanpa_mengulang_yang_utuh(tmp_path_factory, data):
    berkas = tmp_path_factory.mktemp("zip") / "a.zip"
    tulis(berkas, ISI, tutup=data.draw(st.booleans()))
    utuh = berkas.read_bytes()
    potong = data.draw(st.integers(0, len(utuh)))
    berkas.write_bytes(utuh[:potong] + data.draw(st.binary(max_size=20)))
    baru = tulis(berkas, ISI)
    assert list(dibaca(berkas)) == list(ISI)
    assert baru == list(ISI)[len(ISI) - len(baru) :]
    assert berkas.read_bytes() == _bersih(tmp_path_factory)


def _bersih(tmp_path_factory):
    berkas = tmp_path_factory.mktemp("zip") / "b.zip"
    tulis(berkas, ISI)
    return berkas.read_bytes()


def test_bolong_di_tengah_membuang_yang_sesudahnya(tmp_path):
    berkas = tmp_path / "a.zip"
    tulis(berkas, ISI, tutup=False)
    isi = bytearray(berkas.read_bytes())
    letak = isi.index(b"\3" * 37)
    isi[letak] ^= 1
    berkas.write_bytes(isi)
    assert tulis(berkas, ISI) == list(ISI)[3:]
    assert dibaca(berkas) == ISI


def test_direktori_lebar_untuk_berkas_raksasa(tmp_path, monkeypatch):
    """With limits lowered, the wide fields are written; a reader that knows them finds every entry."""
    monkeypatch.setattr(zip_bertahap, "_MAKS16", 3)
    tulis(tmp_path / "a.zip", ISI)
    isi = (tmp_path / "a.zip").read_bytes()
    assert b"PK\6\6" in isi
    assert b"PK\6\7" in isi
    # The narrow count of 3 is what a reader of the old form would believe; zipfile trusts the wide one only at 0xFFFF.
    akhir = isi.rindex(b"PK\5\6")
    lebar = isi[:akhir] + b"PK\5\6" + b"\0" * 4 + b"\xff" * 12 + b"\0\0"
    assert dibaca(io.BytesIO(lebar)) == ISI


def test_satu_penulis(tmp_path):
    with ZipBertahap(tmp_path / "a.zip"), pytest.raises(BlockingIOError):
        ZipBertahap(tmp_path / "a.zip")
