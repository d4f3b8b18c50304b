"""Login: by NIP as people type it, no hint who exists, a new key, no strange destination."""

import re

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import NoReverseMatch, reverse

from ekinerja.akun.models import Perangkat
from ekinerja.akun.sandi import Argon2id
from tests.akun.conftest import SANDI, SARI, akun, masih_masuk, masuk, orang


@pytest.mark.parametrize(
    "ketikan", [SARI, "19850312 201001 2 901", " 19850312.201001.2.901 ", "19850312\u00a0201001\u00a02\u00a0901"]
)
def test_sari_masuk_dengan_nip_seperti_yang_ia_ketik(sari, ketikan):
    klien = masuk(ketikan)
    assert klien.jawaban["Location"] == "/"
    assert masih_masuk(klien)


def test_nama_pendek_tanpa_beda_huruf_besar():
    fadel = orang("Moh. Fadel", None, status="NON_ASN").akun
    fadel.nama_masuk = "operator-smpn1"
    fadel.save()
    assert masih_masuk(masuk(" Operator-SMPN1 "))


def tanpa_token(isi: bytes) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", isi.decode())


@pytest.mark.dua_mesin
@pytest.mark.asvs("6.3.8")
def test_salah_sandi_dan_nip_tak_dikenal_tidak_dapat_dibedakan(sari):
    """Same status and same page, apart from what was typed."""
    orang("Belum Aktif", "199001012015011902")
    akun("199001012015011902").__class__.objects.filter(nama_masuk="199001012015011902").update(password="!belum")
    nonaktif = orang("Sudah Pindah", "199001012015011903")
    nonaktif.akun.is_active = False
    nonaktif.akun.save()
    jawaban = {}
    for nip in (SARI, "199001012015011901", "199001012015011902", "199001012015011903"):
        j = masuk(nip, "sandi yang keliru").jawaban
        jawaban[nip] = (j.status_code, tanpa_token(j.content).replace(nip, "NIP"))
    assert len(set(jawaban.values())) == 1
    assert jawaban[SARI][0] == 400


@pytest.mark.asvs("6.3.8")
def test_nip_tak_dikenal_pun_dihitung_sidiknya(sari, settings, monkeypatch):
    """The costly step is taken for everybody, so the clock does not tell either."""
    dihitung = []
    asli = Argon2id.encode
    settings.PASSWORD_HASHERS = ["ekinerja.akun.sandi.Argon2id"]
    monkeypatch.setattr(Argon2id, "encode", lambda diri, *a: dihitung.append(1) or asli(diri, *a))
    masuk("199001012015011901")
    assert dihitung


@pytest.mark.asvs("11.4.2")
def test_sidik_argon2id_46_mib(settings):
    settings.PASSWORD_HASHERS = ["ekinerja.akun.sandi.Argon2id"]
    assert make_password(SANDI).startswith("argon2$argon2id$v=19$m=47104,t=1,p=1$")


@pytest.mark.asvs("11.4.2")
@pytest.mark.parametrize("lama", ["pbkdf2_sha256", "argon2"])
def test_sidik_lama_diperbarui_saat_masuk(sari, settings, lama):
    """A PBKDF2 digest, or Argon2 with other parameters, becomes today's at the next login."""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    sari.akun.password = make_password(SANDI, hasher=lama)
    sari.akun.save()
    settings.PASSWORD_HASHERS = ["ekinerja.akun.sandi.Argon2id", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert masih_masuk(masuk())
    assert identify_hasher(akun().password).algorithm == "argon2"
    assert "m=47104,t=1,p=1" in akun().password


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.2.4")
def test_kunci_sesi_baru_saat_masuk(sari):
    """A key planted before login is worth nothing afterwards."""
    klien = Client()
    klien.cookies["sesi"] = "kuncititipanpenyerang"
    masuk(klien=klien)
    kunci = klien.cookies["sesi"].value
    assert kunci != "kuncititipanpenyerang"
    assert Session.objects.get().session_key == kunci
    penyerang = Client()
    penyerang.cookies["sesi"] = "kuncititipanpenyerang"
    assert not masih_masuk(penyerang)


TUJUAN_BURUK = [
    "https://jahat.example/", "//jahat.example", "/\\jahat.example", "\\\\jahat.example", "javascript:alert(1)", "http:jahat.example",
    "https:///jahat.example", "/\t/jahat.example", "data:text/html,x", "jahat", "", "///jahat.example", "//testserver@jahat.example",
]  # fmt: skip


@pytest.mark.asvs("3.7.2")
@pytest.mark.parametrize("tujuan", TUJUAN_BURUK)
def test_tujuan_asing_tidak_diikuti(sari, tujuan):
    assert masuk(lanjut=tujuan).jawaban["Location"] == "/"
    klien = masuk()
    assert klien.get("/masuk", {"next": tujuan})["Location"] == "/"


def test_tujuan_sendiri_diikuti(sari):
    assert Client().get("/skp/")["Location"] == "/masuk?next=/skp/"
    assert masuk(lanjut="/skp/?tahun=2026").jawaban["Location"] == "/skp/?tahun=2026"


@pytest.mark.asvs("3.3.1")
@pytest.mark.asvs("3.3.4")
def test_kue_sesi(sari):
    kue = masuk().cookies["sesi"]
    assert (kue["httponly"], kue["samesite"], kue["path"]) == (True, "Lax", "/")
    assert kue["max-age"] == ""  # ends with the browser
    assert masuk(ingat="on").cookies["sesi"]["max-age"] == 30 * 86400


@pytest.mark.asvs("15.3.3")
@pytest.mark.parametrize(
    "isian",
    [
        {"is_active": "1", "id": "1", "putaran_sesi": "7", "nama_masuk": "x"},
        {"nip": [SARI, "walikota"]},
        {"kata_sandi": ["x", SANDI]},
    ],
)
def test_medan_tambahan_dan_berulang_tidak_mengubah_apa_pun(sari, isian):
    """Class 17: extra, repeated and list-valued fields. Of a repeated field the last one counts."""
    sebelum = akun()
    klien = Client()
    jawaban = klien.post("/masuk", {"nip": SARI, "kata_sandi": SANDI} | isian)
    assert jawaban.status_code == (400 if isian.get("nip") else 302)
    sesudah = akun()
    for medan in ("is_active", "nama_masuk", "putaran_sesi", "password", "email", "diaktifkan_pada"):
        assert getattr(sebelum, medan) == getattr(sesudah, medan)


@pytest.mark.parametrize("nip", ["\x00", "a" * 61, "\ud800", "' OR 1=1 --", "{{7*7}}"])
def test_masukan_aneh_dijawab_di_tempat(sari, nip):
    jawaban = Client().post("/masuk", {"nip": nip.encode("utf-8", "surrogatepass"), "kata_sandi": "x"})
    assert jawaban.status_code == 400


def test_sandi_tidak_kembali_ke_halaman(sari):
    assert b"sandi yang keliru" not in masuk(sandi="sandi yang keliru").jawaban.content


@pytest.mark.asvs("6.2.8")
def test_spasi_di_ujung_sandi_ikut_dihitung():
    orang(sandi=" rahasia kecil berspasi ")
    assert masih_masuk(masuk(sandi=" rahasia kecil berspasi "))
    assert not masih_masuk(masuk(sandi="rahasia kecil berspasi"))


@pytest.mark.parametrize(
    "nama", ["account_login", "account_signup", "account_reset_password", "mfa_index", "admin:index"]
)
def test_alamat_allauth_dan_admin_tidak_ada(nama):
    with pytest.raises(NoReverseMatch):
        reverse(nama)


@pytest.mark.parametrize(
    "alamat", ["/accounts/login/", "/accounts/signup/", "/admin/", "/.well-known/change-password", "/mfa/"]
)
def test_alamat_bawaan_dijawab_404(sari, alamat):
    assert masuk().get(alamat).status_code == 404


def test_masuk_dicatat_sebagai_perangkat(sari):
    masuk(klien=Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36"}))
    assert Perangkat.objects.get().nama == "Chrome di Android"
