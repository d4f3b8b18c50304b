"""A file of SKP as plain plans: the sample, one defect at a time, and files that are no plans at all."""

import copy
import json
from functools import lru_cache

import pytest

from ekinerja.inti.impor import Akibat, BerkasTakTerbaca
from ekinerja.skp.importers.bacaan import Bacaan, baca_bacaan
from ekinerja.skp.importers.berkas import muat_json

from .alat import DATA


@lru_cache
def contoh() -> dict:
    return json.loads((DATA / "skp.json").read_text(encoding="utf-8"))


def tulis(folder, isi: bytes):
    berkas = folder / "skp.json"
    berkas.write_bytes(isi)
    return berkas


def satu(folder, ubah=lambda s: None, nomor: int = 30):
    """One plan of the sample, changed."""
    skp = copy.deepcopy(contoh()["skp"][nomor])
    ubah(skp)
    isi = json.dumps({"skp": [skp]}).encode()
    return baca_bacaan(muat_json(tulis(folder, isi))).skp[0]


def test_contoh_terbaca_utuh_tanpa_keluhan():
    bacaan = baca_bacaan(muat_json(DATA / "skp.json"))
    asal = contoh()["skp"]
    assert [s.butir for s in bacaan.skp] == [[]] * 150
    assert bacaan.asing == []
    rhk = [r for s in bacaan.skp for r in s.isi["rhk"]]
    indikator = [i for r in rhk for i in r["indikator"]]
    assert (len(rhk), len(indikator), sum(len(i["aksi"]) for i in indikator)) == (191, 511, 1894)
    assert sum(1 for r in rhk if r["rhk_atasan"]) == sum(1 for s in asal for r in s["rhk"] if r["rhk_atasan"]) == 165
    assert [i["target"] for i in indikator] == [
        i["target"]["teks"] for s in asal for r in s["rhk"] for i in r["indikator"]
    ]
    assert sum(1 for s in bacaan.skp if s.isi["praktik_kinerja"]) == 18
    assert sum(1 for s in bacaan.skp if s.isi["sumber"] == "RUANG_GTK") == 19


def test_simpanan_tidak_mengubah_isi():
    bacaan = baca_bacaan(muat_json(DATA / "skp.json"))
    assert Bacaan.dari_json(json.loads(json.dumps(bacaan.ke_json()))) == bacaan


def ind(s):
    return s["rhk"][0]["indikator"][0]


@pytest.mark.parametrize(
    ("ubah", "kata", "akibat"),
    [
        (lambda s: s.update(nip="123"), "18 angka", Akibat.TOLAK),
        (lambda s: s.update(nip=198503122010012901), "tanda kutip", Akibat.TOLAK),
        (lambda s: s.update(formulir="XX"), "tidak dikenal", Akibat.TOLAK),
        (lambda s: s.update(rhk="x"), "seharusnya daftar", Akibat.TOLAK),
        (lambda s: s["periode"].update(mulai="31-02-2026"), "tidak terbaca", Akibat.TOLAK),
        (lambda s: s["periode"].update(selesai="31-12-2027"), "satu tahun", Akibat.TOLAK),
        (lambda s: ind(s)["target"].update(nilai=float("nan")), "NaN", Akibat.TOLAK),
        (lambda s: ind(s)["target"].update(nilai=10**15), "terlalu besar", Akibat.TOLAK),
        (lambda s: s.update(rhk=[]), "hasil kerja utama", Akibat.TAHAN),
        (lambda s: s["rhk"][0].update(teks="x" * 1001), "1000 huruf", Akibat.TAHAN),
        (lambda s: s["periode"].update(mulai="01-07-2026"), "di luar masa SKP", Akibat.TAHAN),
        (lambda s: s.update(sumber="RUANG_GTK", status="DRAF"), "belum disetujui", Akibat.TAHAN),
        (lambda s: ind(s).update(aspek=None), "tanpa aspek", Akibat.TERIMA),
        (lambda s: s["lampiran"].update(konsekuensi=[]), "lampiran kosong", Akibat.TERIMA),
        (lambda s: ind(s)["rencana_aksi"][-1].update(target=1234), "setahun", Akibat.TERIMA),
    ],
)
def test_setiap_kekeliruan_disebut_dengan_barisnya(tmp_path, ubah, kata, akibat):
    bersih, rusak = satu(tmp_path), satu(tmp_path, ubah)
    assert bersih.butir == []
    assert rusak.akibat is akibat
    assert any(kata in b.sebab and b.baris == 1 and b.akibat is akibat for b in rusak.butir), rusak.butir


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"{", "bukan JSON yang utuh"),
        (b"nip;nama\n1;2", "bukan JSON yang utuh"),
        (b"PK\x03\x04", "Excel"),
        (b"[" * 200_000, "terlalu dalam"),
        ('{"skp":["é"]}'.encode("windows-1252"), "UTF-8"),
        (b'{"skp":{}}', "tidak ditemukan"),
        (b"7", "tidak ditemukan"),
        (b'{"skp":[]}', "kosong"),
        (b'{"skp":[1],"skp":[2]}', "dua kali"),
    ],
)
def test_yang_bukan_daftar_skp_diberi_kalimat(tmp_path, isi, kata):
    with pytest.raises(BerkasTakTerbaca, match=kata):
        baca_bacaan(muat_json(tulis(tmp_path, isi)))


def test_nilai_ganjil_menggugurkan_barisnya_saja(tmp_path):
    baik = json.dumps(contoh()["skp"][0])
    isi = f'{{"skp":[1e309, null, {{"nip":"1","nip":"2"}}, {"9" * 5000}, {baik}]}}'
    hasil = baca_bacaan(muat_json(tulis(tmp_path, b"\xef\xbb\xbf" + isi.encode())))
    assert [s.akibat for s in hasil.skp] == [Akibat.TOLAK] * 4 + [Akibat.TERIMA]
