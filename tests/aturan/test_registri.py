"""The one door: every rule describes itself, answers its example and survives any input."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import AturanTidakDikenal, aturan, daftar, hitung, nama_aturan
from ekinerja.aturan.skema import KATA_KUNCI, periksa

NAMA = ["predikat", "distribusi", "tenggat", "nip", "jam-kerja", "penulisan", "tahun-skp", "rekap-presensi"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda isi: st.lists(isi, max_size=4) | st.dictionaries(st.text(max_size=10), isi, max_size=4),
    max_leaves=8,
)
ISI_MEDAN = JSON | st.sampled_from(["DI_ATAS", "BAIK", "HARI_KERJA", "KANTOR", "9999-12-31", "0001-01-01", -1, 36600])


def test_aturan_yang_dijanjikan_ada():
    assert nama_aturan() == NAMA


@pytest.mark.parametrize("butir", daftar(), ids=lambda b: b["nama"])
def test_uraian_diri_lengkap_dan_dapat_dijadikan_json(butir):
    assert set(butir) == {"nama", "judul", "uraian", "skema", "contoh", "dasar", "versi"}
    assert all(butir.values())
    assert json.loads(json.dumps(butir)) == butir


@pytest.mark.parametrize("butir", daftar(), ids=lambda b: b["nama"])
def test_contoh_sesuai_skema_dan_terhitung(butir):
    assert periksa(butir["skema"], butir["contoh"]) == []
    jawaban = hitung(butir["nama"], butir["contoh"])
    assert set(jawaban) == {"hasil", "langkah", "dasar", "versi"}
    assert jawaban["versi"] in [v["kode"] for v in butir["versi"]]
    assert jawaban["dasar"] == butir["dasar"]
    assert all(k.endswith(".") for k in jawaban["langkah"])


@pytest.mark.parametrize("butir", daftar(), ids=lambda b: b["nama"])
def test_skema_hanya_memakai_kata_kunci_yang_diperiksa(butir):
    def telusuri(skema):
        assert set(skema) <= KATA_KUNCI
        for bagian in skema.get("properties", {}).values():
            telusuri(bagian)
        if "items" in skema:
            telusuri(skema["items"])

    telusuri(butir["skema"])


@pytest.mark.parametrize("nama", NAMA)
def test_setiap_medan_wajib_dirasakan(nama):
    contoh = dict(aturan(nama).contoh)
    for medan in aturan(nama).skema["required"]:
        kurang = {k: v for k, v in contoh.items() if k != medan}
        assert hitung(nama, kurang) == {"galat": [{"medan": medan, "sebab": "Wajib diisi."}]}


@given(st.sampled_from(NAMA), JSON, st.none() | st.dates())
def test_masukan_sembarang_selalu_dijawab(nama, masukan, pada):
    jawaban = hitung(nama, masukan, pada)
    assert jawaban.keys() in ({"galat"}, {"hasil", "langkah", "dasar", "versi"})


@given(st.sampled_from(NAMA), st.data())
def test_medan_sembarang_selalu_dijawab(nama, data):
    skema = aturan(nama).skema
    masukan = dict(aturan(nama).contoh)
    medan = data.draw(st.sampled_from(sorted(skema["properties"])))
    masukan[medan] = data.draw(ISI_MEDAN)
    jawaban = hitung(nama, masukan, data.draw(st.none() | st.dates()))
    if "galat" in jawaban:
        assert all(g["medan"] and g["sebab"].endswith(".") for g in jawaban["galat"])
    else:
        json.dumps(jawaban)


@pytest.mark.parametrize("masukan", [None, [], "x", 3, 1.5, True])
def test_masukan_bukan_objek(masukan):
    assert [g["medan"] for g in hitung("nip", masukan)["galat"]] == ["masukan"]


def test_nama_yang_tidak_dikenal():
    with pytest.raises(AturanTidakDikenal, match="predikat, distribusi") as galat:
        hitung("zodiak", {})
    assert str(galat.value).startswith("Aturan “zodiak” tidak dikenal.")


def test_pada_memilih_versi_menurut_tanggal():
    contoh = aturan("nip").contoh
    assert hitung("nip", contoh, date(2026, 1, 1))["versi"] == "nip@2000-01-01"
    assert hitung("nip", contoh, date(1999, 1, 1))["galat"][0]["medan"] == "pada"


def test_jawaban_tidak_berubah_bila_diulang():
    for nama in NAMA:
        assert hitung(nama, aturan(nama).contoh) == hitung(nama, aturan(nama).contoh)
