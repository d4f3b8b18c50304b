"""Ways into an account that is not one's own: the login, codes, old cookies, keys, mail."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as pengaturan
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ekinerja.akun import actions
from ekinerja.akun.batas import MAKS_NAMA_ALAMAT
from ekinerja.akun.models import Akun, KodeAktivasi
from ekinerja.inti import akses
from ekinerja.inti.dokumen import views as verifikasi
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import bekukan, hari_ini
from ekinerja.kepegawaian.actions import cabut_peran
from ekinerja.kepegawaian.aktivasi.actions import kirim_surel
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai
from tests.akun.conftest import PAGI, SANDI, SARI, akun, masih_masuk, masuk, orang
from tests.keamanan.test_gerbang import pemakai
from tests.pabrik import Dunia, beri_peran, dunia

RIZAL = "197208171998031902"
BARU = "kapal layar senja"
Guna = KodeAktivasi.Guna
AKAR = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _pagi(db: None) -> Iterator[None]:
    akses._aktif_terakhir.clear()
    with bekukan(PAGI):
        yield


@pytest.fixture
def sari() -> Pegawai:
    return orang(email="sari@contoh.example")


@pytest.fixture
def rizal() -> Pegawai:
    return orang("Rizal Labaso", RIZAL)


# -- class 14: a check skipped by leaving a field out -----------------------------------------------------------------


@pytest.mark.asvs("6.3.3")
@pytest.mark.parametrize(
    "isian",
    [
        {"nip": SARI},
        {"nip": SARI, "kata_sandi": ""},
        {"nip": SARI, "kata_sandi": []},
        {"nip": SARI, "kata_sandi": [SANDI, ""]},
        {"nip": SARI, "kata_sandi": [SANDI, "salah"]},
        {"nip": SARI, "kata_sandi[]": SANDI},
        {"nip": SARI, "kata_sandi": "null"},
        {"nip": SARI, "kata_sandi": "\x00"},
        {"nip": SARI, "kata_sandi": f"{SANDI}\x00"},
        {"nip": "", "kata_sandi": SANDI},
        {"nip": SARI, "password": SANDI},
        {"nip": SARI, "otp": "000000", "backend": "x", "user": "1", "ingat": "on"},
        {"nip": "%", "kata_sandi": SANDI},
    ],
)
def test_masuk_tanpa_sandi_yang_benar_tidak_terjadi(sari: Pegawai, isian: dict[str, Any]):
    """Class 14: absent, empty, listed, of another type. The second factor brings its own rows here."""
    klien = Client()
    assert klien.post("/masuk", isian).status_code == 400
    assert not masih_masuk(klien)


@pytest.mark.asvs("6.3.4")
def test_hanya_satu_pintu_masuk():
    """Every way that opens a session is the one view; and no second factor exists that it could leave out."""
    assert pemakai("perform_password_login", "perform_login", "login", "force_login") == {
        "ekinerja/akun/views/masuk.py: perform_password_login"
    }
    assert [a for a in pengaturan.INSTALLED_APPS if "mfa" in a or "otp" in a or "authtoken" in a] == []


@pytest.mark.parametrize("tipe", ["application/json", "text/plain", "application/xml"])
def test_masuk_lewat_badan_lain_tidak_terbaca(sari: Pegawai, tipe: str):
    klien = Client()
    klien.post("/masuk", json.dumps({"nip": SARI, "kata_sandi": SANDI}), content_type=tipe)
    assert not masih_masuk(klien)


# -- class 15: somebody else in the last step -------------------------------------------------------------------------


def kode(pegawai: Pegawai, guna: Any = Guna.LUPA) -> str:
    return actions.buat_kode(pegawai.akun, guna, oleh=None)[1]


@pytest.mark.asvs("6.4.3")
def test_kode_di_alamat_dan_di_formulir_tidak_dapat_ditukar(sari: Pegawai, rizal: Pegawai):
    """Class 15: the code that is used is the one whose account changes, and the other stays as it was."""
    milik_sari, milik_rizal, sandi_rizal = kode(sari), kode(rizal), rizal.akun.password
    isian = {
        "sandi": BARU,
        "ulang": BARU,
        "username": RIZAL,
        "nip": RIZAL,
        "akun": str(rizal.akun.pk),
        "nama_masuk": RIZAL,
    }
    assert Client().post(f"/aktivasi/?kode={milik_rizal}", {**isian, "kode": milik_sari}).status_code == 302
    assert akun(RIZAL).password == sandi_rizal
    assert masih_masuk(masuk(SARI, BARU))
    assert Client().get(f"/aktivasi/?kode={milik_rizal}").status_code == 200


@pytest.mark.asvs("6.4.1")
def test_dua_kode_dalam_satu_kiriman_hanya_yang_terakhir(sari: Pegawai, rizal: Pegawai):
    milik_sari, milik_rizal, sandi_sari = kode(sari), kode(rizal), sari.akun.password
    Client().post("/aktivasi/", {"kode": [milik_sari, milik_rizal], "sandi": BARU, "ulang": BARU})
    assert akun(SARI).password == sandi_sari
    assert masih_masuk(masuk(RIZAL, BARU))


@pytest.mark.dua_mesin
@pytest.mark.asvs("9.2.2")
def test_kode_berlaku_hanya_untuk_gunanya(sari: Pegawai):
    """A code for an account makes no administrator; altered anywhere it is no code at all."""
    satu = kode(sari)
    isian = {"kode": satu, "nama": "Jahat", "nip": "jahat", "sandi": BARU, "ulang": BARU}
    assert Client().post("/admin-baru/", isian).status_code == 400
    assert not Akun.objects.filter(nama_masuk="jahat").exists()
    huruf = satu.replace("-", "")
    ubahan = {huruf[:n] + ("B" if huruf[n] != "B" else "C") + huruf[n + 1 :] for n in range(len(huruf))}
    assert all(actions.cari_kode(u) is None for u in ubahan)
    assert all(actions.cari_kode(u) is None for u in ("", " ", "%", satu[:-2], "A" * 26, "\u0131" * 26))
    assert actions.cari_kode(satu) is not None


# -- class 16: old cookies --------------------------------------------------------------------------------------------


@pytest.mark.asvs("7.4.3")
def test_memulihkan_sandi_dengan_kode_mengakhiri_semua_sesi(sari: Pegawai):
    """Class 16: the thief's session does not survive the owner's recovery."""
    pencuri = masuk(ingat="on")
    assert Client().post("/aktivasi/", {"kode": kode(sari), "sandi": BARU, "ulang": BARU}).status_code == 302
    assert not masih_masuk(pencuri)


@pytest.mark.dua_mesin
@pytest.mark.asvs("7.4.2")
def test_dinonaktifkan_di_meja_berlaku_pada_permintaan_berikutnya(sari: Pegawai, rizal: Pegawai):
    """Class 16: by the form of the administrator, for every page and for sending."""
    d = dunia()
    beri_peran(rizal, "ADMIN_BKPSDM", d.kota)
    klien = masuk()
    Akun.objects.filter(pk=sari.akun.pk).update(is_active=False)
    for alamat in ("/", "/akun/", "/lapor/data"):
        assert klien.get(alamat)["Location"].startswith("/masuk"), alamat
    assert klien.post("/pemberitahuan/baca-semua/", {"kunci": str(uuid4())})["Location"].startswith("/masuk")


@pytest.fixture
def d() -> Dunia:
    return dunia()


@pytest.mark.asvs("8.3.2")
def test_peran_yang_dicabut_berlaku_seketika(d: Dunia, sari: Pegawai):
    """Class 16: the old cookie ends, and a new one opens nothing."""
    beri_peran(d.rekan, "ADMIN_SISTEM", d.kota)
    peran = [beri_peran(sari, p, d.kota) for p in ("ADMIN_BKPSDM", "AUDITOR")]
    beri_peran(d.kadis, "ADMIN_BKPSDM", d.kota)
    klien = masuk()
    halaman = ("/impor/", "/pegawai/", "/peran/", "/aktivasi/unit/")
    assert {klien.get(a).status_code for a in halaman} == {200}
    for p in peran:
        cabut_peran(p, oleh=d.rekan, pada=hari_ini())
    assert {klien.get(a)["Location"].partition("?")[0] for a in halaman} == {"/masuk"}
    baru = masuk()
    assert {baru.get(a).status_code for a in halaman} == {403}
    assert baru.post("/peran/", {"kunci": str(uuid4())}).status_code == 403


@pytest.mark.asvs("8.3.2")
def test_hubungan_penilai_yang_berakhir_berlaku_seketika(d: Dunia):
    klien = Client()
    klien.force_login(d.kabid.akun)
    alamat = f"/tim/{d.pegawai.id_publik}/"
    assert klien.get(alamat).status_code == 200
    HubunganPenilai.objects.filter(pegawai=d.pegawai).update(sampai=date(2026, 3, 9))
    assert klien.get(alamat).status_code == 404


# -- class 22: throttles ----------------------------------------------------------------------------------------------


@pytest.mark.asvs("6.3.1")
@pytest.mark.asvs("4.1.3")
def test_alamat_yang_dikarang_tidak_mengulang_hitungan(sari: Pegawai):
    """Class 22: a new X-Forwarded-For for every try does not help the guesser."""
    for n in range(MAKS_NAMA_ALAMAT):
        masuk(sandi="keliru", klien=Client(headers={"x-forwarded-for": f"10.0.0.{n}", "x-real-ip": f"10.0.1.{n}"}))
    assert masuk(klien=Client(headers={"x-forwarded-for": "10.9.9.9"})).jawaban.status_code == 429


@pytest.mark.asvs("2.4.1")
def test_menebak_kode_dokumen_dibatasi():
    for n in range(verifikasi.MAKS):
        assert Client().get(f"/verifikasi/EK-{n:04}-AAAA-BBBB").status_code == 404
    jawaban = Client().get("/verifikasi/EK-9999-AAAA-BBBB")
    assert jawaban.status_code == 429
    assert int(jawaban["Retry-After"]) > 0


# -- class 23: secrets that are none ----------------------------------------------------------------------------------


def mulai(tmp_path: Path, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    """Read the settings as a start does."""
    bersih = {n: v for n, v in os.environ.items() if not n.startswith(("KINERJA_", "DATABASE_URL", "DJANGO_"))}
    perintah = [sys.executable, "-c", "import ekinerja.settings as s; print(len(s.SECRET_KEY))"]
    return subprocess.run(
        perintah,
        cwd=AKAR,
        env={**bersih, "KINERJA_DATA": str(tmp_path), **lingkungan},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.asvs("13.2.3")
@pytest.mark.parametrize(
    "kunci",
    ["pendek", "x" * 64, "django-insecure-1q2w3e4r5t6y7u8i9o0pasdfghjkl", "changeme-0123456789abcdefghijklmnopqrs"],
)
def test_kunci_yang_dikenal_atau_pendek_menolak_mulai(tmp_path: Path, kunci: str):
    """Class 23: from the environment and from the file alike."""
    dari_lingkungan = mulai(tmp_path, KINERJA_SECRET_KEY=kunci)
    (tmp_path / "rahasia.kunci").write_text(kunci)
    for hasil in (dari_lingkungan, mulai(tmp_path)):
        assert hasil.returncode == 1
        assert "mudah ditebak" in hasil.stderr
        assert kunci not in hasil.stderr.replace("pendek", "") or kunci == "pendek"


@pytest.mark.asvs("13.2.3")
def test_kunci_dibuat_sendiri_sekali_dan_tertutup(tmp_path: Path):
    assert mulai(tmp_path).stdout.strip() == "64"
    berkas = tmp_path / "rahasia.kunci"
    isi = berkas.read_text()
    assert berkas.stat().st_mode & 0o777 == 0o600
    assert mulai(tmp_path).stdout.strip() == "64"
    assert berkas.read_text() == isi


@pytest.mark.dua_mesin
@pytest.mark.asvs("6.3.2")
def test_pemasangan_baru_tidak_punya_akun():
    """Class 23: migrations make no account, no code, no person."""
    assert not Akun.objects.exists()
    assert not KodeAktivasi.objects.exists()
    assert not Pegawai.objects.exists()


@pytest.mark.dua_mesin
@pytest.mark.asvs("6.4.1")
def test_impor_tidak_menyimpan_sandi_dan_tidak_memberi_sandi(d: Dunia, settings: Any, tmp_path: Path):
    """Class 23: a column of passwords is not read, not kept; people from an import cannot log in before their code."""
    settings.DATA = tmp_path
    admin = orang("Nur Aini", RIZAL)
    beri_peran(admin, "ADMIN_BKPSDM", d.kota)
    klien = masuk(RIZAL)
    isi = (
        "NIP;NAMA;STATUS;JABATAN;UNIT KERJA;UNIT INDUK;PASSWORD;KATA SANDI;NO HP\n"
        "199608162024031988;Mahmud Alamri;PNS;PELAKSANA;Bidang Pendaftaran Penduduk;Dinas Kependudukan dan Pencatatan Sipil;"
        "rahasia-kenari;kenari-kedua;081234567890\n"
    )
    data = {
        "jenis": "pegawai",
        "berkas": SimpleUploadedFile("a.csv", isi.encode()),
        "pada": "2026-03-10",
        "kunci": str(uuid4()),
    }
    alamat = klien.post("/impor/", data)["Location"]
    jalankan_semua()
    assert klien.post(f"{alamat}terapkan/", {"kunci": str(uuid4())}).status_code == 302
    jalankan_semua()
    mahmud = Pegawai.objects.get(nip="199608162024031988")
    assert mahmud.akun is None or not mahmud.akun.has_usable_password()
    for sandi in ("rahasia-kenari", "081234567890", "199608162024031988"):
        assert not masih_masuk(masuk("199608162024031988", sandi))
    assert not any(b"kenari" in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())


# -- class 20: mail ---------------------------------------------------------------------------------------------------

ALAMAT_JAHAT = [
    "a@contoh.example\nBcc: x@jahat.example", "a@contoh.example\r\n\r\nisi", "a@contoh.example,x@jahat.example",
    "a@contoh.example;x@jahat.example", "<a@contoh.example> x@jahat.example", "-oQ/tmp -X/tmp/x@contoh.example",
    '"; touch /tmp/x; "@contoh.example\n', "a@contoh.example\x00",
]  # fmt: skip


@pytest.mark.asvs("1.3.11")
@pytest.mark.parametrize("alamat", ALAMAT_JAHAT)
def test_alamat_surel_yang_jahat_tidak_menyelipkan_penerima(d: Dunia, settings: Any, alamat: str):
    """Class 20: what an import left in the person's address goes out to nobody, or to exactly that one address."""
    settings.SURAT_AKTIF = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    beri_peran(d.kadis, "ADMIN_BKPSDM", d.kota)
    polos = alamat.replace("\x00", "")  # no database keeps a NUL
    Pegawai.objects.filter(pk=d.pegawai.pk).update(email=polos)
    kirim_surel(
        [Pegawai.objects.select_related("akun").get(pk=d.pegawai.pk)], oleh=d.kadis, alamat="http://x/aktivasi/"
    )
    jalankan_semua(lempar=False)
    for surat in mail.outbox:
        assert surat.recipients() == [polos]
        kepala = surat.message().as_string().partition("\n\n")[0]
        assert "jahat" not in kepala
        assert "\nBcc" not in kepala


@pytest.mark.asvs("1.3.11")
def test_nama_orang_dan_instansi_tidak_masuk_kepala_surel(settings: Any, sari: Pegawai):
    settings.SURAT_AKTIF = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Akun.objects.filter(pk=sari.akun.pk).update(email="sari@contoh.example")
    Pegawai.objects.filter(pk=sari.pk).update(nama="Sari\r\nBcc: x@jahat.example")
    Client().post("/lupa/", {"nip": SARI})
    jalankan_semua()
    (surat,) = mail.outbox
    assert "jahat" not in surat.message().as_string()
