"""Which secrets are accepted, and how one's own is changed."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from ekinerja.inti.pengaturan import tetapkan_instansi
from tests.akun.conftest import SANDI, akun, masih_masuk, masuk

BARU = "kapal layar senja"


def diterima(sandi: str, pemilik=None) -> bool:
    try:
        validate_password(sandi, pemilik)
    except ValidationError:
        return False
    return True


@pytest.mark.asvs("6.2.1")
@pytest.mark.asvs("6.2.9")
@pytest.mark.parametrize(("panjang", "boleh"), [(11, False), (12, True), (128, True), (129, False)])
def test_panjang(panjang, boleh):
    teks = ("rumpun bambu di tepi teluk yang tenang " * 4)[:panjang]
    assert diterima(teks) is boleh


@pytest.mark.asvs("6.2.4")
@pytest.mark.asvs("6.2.11")
@pytest.mark.parametrize(
    "sandi",
    [
        "password1234", "qwertyuiop123", "palu-demo-2026", "kinerja-palu-2026", "bkpsdm123456789", "Sari-Wulandari!", "wulandari1985!!",
        "198503122010012901", "12031985-sari", "PemkotPalu2026", "111111111111", "aaaaaaaaaaaa", "sandirahasia123",
    ],
)  # fmt: skip
def test_tebakan_mudah_ditolak(sari, sandi):
    tetapkan_instansi(nama="Pemerintah Kota Palu", jenis="nyata")
    assert not diterima(sandi, sari.akun)


@pytest.mark.asvs("6.2.5")
@pytest.mark.parametrize(
    "sandi", [SANDI, "kuda-besi tanpa pelana", "ßøme ünïcödé 言葉", "     teluk biru   ", "Tr0ub4dor&3-xyzq"]
)
def test_sandi_panjang_apa_saja_diterima(sari, sandi):
    tetapkan_instansi(nama="Pemerintah Kota Palu", jenis="nyata")
    assert diterima(sandi, sari.akun)


def test_daftar_tidak_dipakai_di_kota_contoh():
    tetapkan_instansi(nama="Pemerintah Kota Palu", jenis="demo")
    assert diterima("palu-demo-2026")
    assert not diterima("pendek")


@pytest.mark.asvs("6.2.3")
@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"lama": "keliru"}, "tidak cocok"),
        ({"lama": ""}, "Tulis kata sandi yang sekarang."),
        ({"ulang": "lain sama sekali"}, "Belum sama"),
        ({"sandi": "pendek", "ulang": "pendek"}, "6 karakter"),
    ],
)
def test_ganti_sandi_ditolak_dengan_sebabnya(sari, isian, kalimat):
    klien = masuk()
    jawaban = klien.post("/akun/sandi/", {"lama": SANDI, "sandi": BARU, "ulang": BARU} | isian)
    assert jawaban.status_code == 400
    assert kalimat in jawaban.content.decode()
    assert masih_masuk(klien)


@pytest.mark.asvs("15.3.3")
def test_medan_lain_tidak_ikut_tersimpan(sari):
    """Class 17: an account name or activity flag in the form of the secret changes nothing."""
    klien = masuk()
    isian = {"lama": SANDI, "sandi": BARU, "ulang": BARU, "username": "walikota", "email": "x@y.z", "is_active": ""}
    klien.post("/akun/sandi/", isian)
    assert (akun().email, akun().is_active, akun().nama_masuk) == ("", True, sari.nip)
