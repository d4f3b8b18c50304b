"""`aturan daftar` and `aturan hitung`: standard input, exit codes, no Django."""

import io
import json
import subprocess
import sys

import pytest

from ekinerja.aturan import nama_aturan
from ekinerja.aturan.cli import main

RATING = {"hasil_kerja": "DI_ATAS", "perilaku": "DI_ATAS"}


@pytest.fixture
def jalankan(monkeypatch, capfdbinary):
    def _jalankan(*argumen, masukan=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(masukan)))
        kode = main(argumen)
        keluaran = capfdbinary.readouterr()
        return kode, keluaran.out.decode(), keluaran.err.decode()

    return _jalankan


def _hitung(jalankan, nama, isi, *argumen):
    kode, keluar, _ = jalankan("hitung", nama, *argumen, masukan=json.dumps(isi).encode())
    return kode, json.loads(keluar)


def test_satu_objek(jalankan):
    kode, jawaban = _hitung(jalankan, "predikat", RATING)
    assert (kode, jawaban["hasil"]) == (0, {"predikat": "SANGAT_BAIK"})


def test_galat_keluar_1(jalankan):
    kode, jawaban = _hitung(jalankan, "predikat", {"hasil_kerja": "DI_ATAS"})
    assert (kode, jawaban) == (1, {"galat": [{"medan": "perilaku", "sebab": "Wajib diisi."}]})


def test_daftar_masuk_daftar_keluar_yang_buruk_di_tempatnya(jalankan):
    kode, jawaban = _hitung(jalankan, "predikat", [RATING, 5, RATING])
    assert kode == 1
    assert [set(j) == {"galat"} for j in jawaban] == [False, True, False]
    assert _hitung(jalankan, "predikat", [RATING, RATING])[0] == 0
    assert _hitung(jalankan, "predikat", []) == (0, [])


def test_nip_salah_bukan_galat(jalankan):
    kode, jawaban = _hitung(jalankan, "nip", {"nip": "123"})
    assert (kode, jawaban["hasil"]["sah"]) == (0, False)


def test_pada(jalankan):
    assert _hitung(jalankan, "predikat", RATING, "--pada", "2026-01-01")[0] == 0
    kode, jawaban = _hitung(jalankan, "predikat", RATING, "--pada", "2020-01-01")
    assert (kode, jawaban["galat"][0]["medan"]) == (1, "pada")


@pytest.mark.parametrize(
    ("argumen", "masukan", "sebab"),
    [
        (["hitung", "zodiak"], b"{}", "tidak dikenal"),
        (["hitung", "predikat"], b"", "bukan JSON"),
        (["hitung", "predikat"], b"{", "bukan JSON"),
        (["hitung", "predikat"], b"\xff\xfe", "bukan JSON"),
        (["hitung", "predikat"], b"NaN", "bukan JSON"),
        (["hitung", "predikat"], b"[" * 100_000, "bukan JSON"),
        (["hitung", "tenggat"], b'{"hari": ' + b"9" * 5000 + b"}", "bukan JSON"),
        (["hitung", "predikat", "--pada", "kemarin"], b"{}", "tidak dikenal"),
        (["hitung"], b"{}", "Pemakaian"),
        (["ramal"], b"", "Pemakaian"),
        ([], b"", "Pemakaian"),
    ],
)
def test_salah_pakai_satu_kalimat_keluar_2(jalankan, argumen, masukan, sebab):
    kode, keluar, galat = jalankan(*argumen, masukan=masukan)
    assert (kode, keluar) == (2, "")
    assert sebab in galat
    assert galat.count("\n") == 1


def test_utf8_dengan_bom_dan_pasangan_sendirian(jalankan):
    kode, keluar, _ = jalankan("hitung", "nip", masukan=b'\xef\xbb\xbf{"nip": "\\ud800"}')
    assert (kode, json.loads(keluar)["hasil"]["sah"]) == (0, False)
    kode, keluar, _ = jalankan("hitung", "predikat", masukan=b'{"hasil_kerja": "\\ud800", "perilaku": "SESUAI"}')
    assert kode == 1
    assert "\\ud800" in keluar
    assert json.loads(keluar)["galat"][0]["medan"] == "hasil_kerja"


def test_daftar(jalankan):
    kode, keluar, _ = jalankan("daftar")
    assert kode == 0
    assert "jam-kerja" in keluar
    kode, keluar, _ = jalankan("daftar", "--json")
    assert [b["nama"] for b in json.loads(keluar)] == nama_aturan()


def test_hanya_pustaka_standar():
    """A fresh interpreter without site-packages can load and run the rules."""
    program = (
        "import sys, ekinerja.aturan.cli as c; "
        "luar = [m for m in sys.modules if m.split('.')[0] not in sys.stdlib_module_names | {'ekinerja', '__main__'}]; "
        "assert not luar, luar; sys.exit(c.main(['daftar']))"
    )
    hasil = subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, check=False)
    assert hasil.returncode == 0, hasil.stderr.decode()
