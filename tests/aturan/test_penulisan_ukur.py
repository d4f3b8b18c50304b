"""The measure of the coach, and the floor under it: rows it learned from and rows from other fields."""

import json

import pytest

from bench import BerkasSalah, penulisan
from bench.__main__ import main
from bench.penulisan import CONTOH, muat, ukur

REKAAN = CONTOH.with_name("rhk-rekaan.csv")
KEPALA = "id;rhk;label"


def _tulis(tmp_path, isi, nama="contoh.csv"):
    jalur = tmp_path / nama
    jalur.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
    return jalur


@pytest.mark.parametrize(
    "baris",
    [[b for b in muat(CONTOH) if int(b["id"][1:]) % 2], muat(REKAAN), muat(CONTOH.with_name("rhk-rekaan-2.csv"))],
    ids=["ganjil", "rekaan", "rekaan kedua"],
)
def test_presisi_dan_ingat_tidak_turun(baris):
    hasil = ukur(baris)
    assert hasil["n"] >= 60
    assert hasil["presisi"] >= 0.85
    assert hasil["ingat"] >= 0.7


def test_alasan_pada_berkas_contoh_dikenal_daftar():
    dikenal = {
        b.split(";")[0] for b in CONTOH.with_name("rhk-kode-alasan.csv").read_text(encoding="utf-8").splitlines()[1:]
    }
    assert set(ukur(muat(CONTOH))["alasan"]) <= dikenal
    assert {k for b in muat(REKAAN) for k in b["kode_alasan"].split("|") if k} <= dikenal


def test_hitungan_dengan_tangan(tmp_path):
    """Two weak rows, one of them found; one good row, wrongly marked."""
    isi = "id;rhk;indikator;target;satuan;label\n1;Menyusun laporan;Jumlah laporan;12;laporan;perbaiki\n"
    isi += "2;Tertatanya arsip surat;Jumlah berkas arsip;40;berkas;lemah\n3;Meninjau arsip surat;Jumlah berkas;40;berkas;baik\n"
    hasil = ukur(muat(_tulis(tmp_path, isi)))
    assert (hasil["presisi"], hasil["ingat"], hasil["n"]) == (0.5, 0.5, 3)
    assert (hasil["keliru"], hasil["terlewat"]) == (["3"], ["2"])
    assert hasil["temuan"]["AKTIVITAS"] == 2


@pytest.mark.parametrize(
    "isi",
    [
        f"{KEPALA}\n1;Menyusun laporan;lemah\n",
        "﻿ID,RHK,LABEL\r\n1,Menyusun laporan,Lemah\r\n",
        "rhk\tlabel\nMenyusun laporan\tlemah\n",
        'id,rhk,label\n1,"Menyusun laporan, rapi",perbaiki\n',
        f"{KEPALA};catatan\n1;Menyusun laporan;lemah;caf\xe9;lebih\n\n".encode("cp1252"),
    ],
    ids=["titik koma", "koma dan BOM", "tab", "kutip", "windows-1252"],
)
def test_bentuk_berkas_yang_diterima(tmp_path, isi):
    assert [(b["id"], b["label"].lower() in penulisan.LABEL) for b in muat(_tulis(tmp_path, isi))] == [("1", True)]


def test_rhk_atasan_dari_kolom_atau_baris_jpt(tmp_path):
    isi = "id;rumpun;tingkat;rhk;indikator;target;satuan;label;rhk_atasan\n"
    isi += "1;X;JPT;Terjaganya mutu air sungai;Indeks mutu air;60;poin;baik;\n"
    isi += "2;X;ADM;Terjaganya mutu air sungai;Indeks mutu air;60;poin;lemah;\n"
    isi += "3;Y;ADM;Terjaganya mutu udara;Indeks mutu udara;60;poin;lemah;Terjaganya mutu udara\n"
    assert ukur(muat(_tulis(tmp_path, isi)))["temuan"]["SALIN_ATASAN"] == 2


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"PK\x03\x04\x00\x00", "bukan CSV teks"),
        ("", "tidak punya kolom label dan rhk"),
        ("id;kalimat;label\n1;a;baik\n", "tidak punya kolom rhk"),
        (f"{KEPALA}\n", "tidak berisi satu kalimat pun"),
        (f"{KEPALA}\n1;Tertatanya arsip;bagus\n", "Label “bagus” pada baris 1"),
    ],
)
def test_berkas_yang_tidak_terbaca_disebut_sebabnya(tmp_path, isi, sebab):
    with pytest.raises(BerkasSalah, match=sebab) as galat:
        muat(_tulis(tmp_path, isi))
    assert str(galat.value).endswith(".")


def test_perintah_mencetak_json(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("bench.__main__.HASIL", tmp_path / "hasil")
    assert main(["penulisan", str(_tulis(tmp_path, f"{KEPALA}\n1;Menyusun laporan;lemah\n"))]) == 0
    hasil = json.loads(capsys.readouterr().out)
    assert {"presisi": 1.0, "ingat": 1.0, "n": 1}.items() <= hasil.items()


def test_perintah_menolak_berkas_dengan_satu_kalimat(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("bench.__main__.HASIL", tmp_path / "hasil")
    assert main(["penulisan", str(tmp_path / "tidak-ada.csv")]) == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert len(keluar.err.splitlines()) == 1
    assert "tidak dapat dibuka" in keluar.err
