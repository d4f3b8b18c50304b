"""The commands: what is listed, what is not there yet, what a wrong value says."""

import pytest

from ekinerja import __version__, cli
from ekinerja.perintah import lingkungan


def test_bantuan_menyebut_semua_perintah(capsys):
    assert cli.main(["--help"]) == 0
    teks = capsys.readouterr().out
    for nama in (*cli.PERINTAH, *cli.BELUM):
        assert nama in teks


def test_tanpa_perintah_menampilkan_bantuan(capsys):
    assert cli.main([]) == 0
    assert "Pemakaian" in capsys.readouterr().out


@pytest.mark.parametrize("nama", ["naik", "periksa", "uji-pulih", "cek-bukti", "insiden", "pindah-ke-postgres"])
def test_perintah_yang_belum_ada_mengaku(nama, capsys):
    assert cli.main([nama]) == 2
    assert f"Perintah {nama} belum tersedia" in capsys.readouterr().err


def test_perintah_tak_dikenal(capsys):
    assert cli.main(["sreve"]) == 2
    assert "tidak dikenal" in capsys.readouterr().err


def test_versi(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__


def test_setiap_perintah_dapat_dimuat():
    for nama in cli.PERINTAH:
        assert callable(cli.pelaksana(nama))


@pytest.mark.parametrize(
    ("nama", "nilai", "sebut"),
    [
        ("DATABASE_URL", "mysql://a/b", "PostgreSQL"),
        ("KINERJA_SECRET_KEY", "pendek", "32"),
        ("KINERJA_SECRET_KEY", "x" * 40, "mudah ditebak"),
        ("KINERJA_HOSTS", "https://kinerja.contoh.go.id", "tanpa http"),
        ("KINERJA_URL", "kinerja.contoh.go.id", "https://"),
        ("KINERJA_URL", "https://contoh.go.id/kinerja", "tanpa jalur"),
        ("KINERJA_EMAIL_URL", "surel.contoh.go.id", "smtp://"),
        ("KINERJA_SEKARANG", "2026-10-31T08:00:00", "zona"),
        ("KINERJA_SEKARANG", "besok", "tidak dapat dibaca"),
        ("KINERJA_PORT_ALIRAN", "70000", "65535"),
    ],
)
def test_nilai_lingkungan_salah_satu_kalimat(nama, nilai, sebut, tmp_path):
    kalimat = lingkungan.periksa({nama: nilai, "KINERJA_DATA": str(tmp_path)})
    assert kalimat is not None
    assert nama in kalimat
    assert sebut in kalimat


def test_lingkungan_yang_benar_diterima(tmp_path):
    benar = {
        "DATABASE_URL": "postgres://a:b@host/nama",
        "KINERJA_SECRET_KEY": "vJ2k-0s9Qm4tXw7Zr1bLc8Hy5nPd3GfA",
        "KINERJA_HOSTS": "kinerja.contoh.go.id,10.0.0.5",
        "KINERJA_URL": "https://kinerja.contoh.go.id",
        "KINERJA_EMAIL_URL": "smtp://a:b@host:587",
        "KINERJA_SEKARANG": "2026-10-31T08:00:00+08:00",
        "KINERJA_DATA": str(tmp_path / "baru"),
    }
    assert lingkungan.periksa(benar) is None


def test_folder_data_yang_tidak_dapat_dibuat(tmp_path):
    (tmp_path / "berkas").touch()
    kalimat = lingkungan.periksa({"KINERJA_DATA": str(tmp_path / "berkas" / "data")})
    assert kalimat is not None
    assert "tidak dapat dibuat" in kalimat
