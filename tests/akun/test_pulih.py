"""First activation and the forgotten secret: by paper, by link, by mail."""

import re

import pytest
from django.core import mail
from django.test import Client

from ekinerja.akun import actions, surat
from ekinerja.akun.models import Akun, KodeAktivasi
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import JejakIsi, Pekerjaan
from ekinerja.inti.tugas import jalankan_semua
from tests.akun.conftest import SARI, akun, masih_masuk, masuk, nanti, orang

BARU = "kapal layar senja"
Guna = KodeAktivasi.Guna


@pytest.fixture
def surel(settings):
    settings.SURAT_AKTIF = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return settings


def kode_untuk(pegawai, guna=Guna.AKTIVASI, **opsi) -> str:
    return actions.buat_kode(pegawai.akun, guna, oleh=opsi.pop("oleh", None), **opsi)[1]


def pasang(kode: str, sandi: str = BARU, **isian):
    return Client().post("/aktivasi/", {"kode": kode, "sandi": sandi, "ulang": sandi, **isian})


def test_sari_memakai_lembar_kodenya(sari):
    kode = kode_untuk(sari)
    langkah_satu = Client().post("/aktivasi/", {"kode": kode.lower().replace("-", " ")})
    assert "Buat kata sandi Anda sendiri" in langkah_satu.content.decode()
    assert pasang(kode)["Location"] == "/masuk"
    assert masih_masuk(masuk(sandi=BARU))


def test_tautan_membuka_langkah_kedua_tanpa_menghabiskan_kode(sari):
    kode = kode_untuk(sari)
    for _ in range(2):
        assert b'name="ulang"' in Client().get("/aktivasi/", {"kode": kode}).content
    assert pasang(kode).status_code == 302


@pytest.mark.asvs("6.4.1")
def test_kode_hanya_sekali(sari):
    kode = kode_untuk(sari)
    pasang(kode)
    assert pasang(kode, "sandi kedua yang lain").status_code == 400
    assert not masih_masuk(masuk(sandi="sandi kedua yang lain"))


@pytest.mark.asvs("6.4.1")
@pytest.mark.parametrize(("lama", "status"), [({"days": 6, "hours": 23}, 302), ({"days": 7}, 400)])
def test_kode_aktivasi_berlaku_tujuh_hari(sari, lama, status):
    kode = kode_untuk(sari)
    with nanti(**lama):
        assert pasang(kode).status_code == status


def test_sandi_yang_ditolak_tidak_menghabiskan_kode(sari):
    kode = kode_untuk(sari)
    assert pasang(kode, "pendek").status_code == 400
    assert pasang(kode).status_code == 302


def test_kode_baru_membatalkan_yang_lama(sari):
    lama, baru = kode_untuk(sari, oleh=sari), kode_untuk(sari, oleh=sari)
    assert pasang(lama).status_code == 400
    assert pasang(baru).status_code == 302


def test_surel_orang_iseng_tidak_membatalkan_kode_dari_meja(sari, surel):
    """Anyone may ask for a mail for any NIP: the code on paper stays valid."""
    kertas = kode_untuk(sari, Guna.LUPA, oleh=sari)
    surat.minta_pulih(SARI, alamat="http://x/aktivasi/")
    jalankan_semua()
    assert pasang(kertas).status_code == 302


@pytest.mark.asvs("6.4.3")
def test_nama_lain_di_langkah_terakhir_tidak_dipakai(sari):
    """Class 15: whose secret is set stands in the code alone."""
    rizal = orang("Rizal Labaso", "197208171998031902")
    sandi_rizal = rizal.akun.password
    pasang(kode_untuk(sari), username="197208171998031902", nip="197208171998031902", akun=str(rizal.akun.pk))
    assert akun("197208171998031902").password == sandi_rizal
    assert masih_masuk(masuk(sandi=BARU))


def test_kode_akun_nonaktif_tidak_berlaku(sari):
    kode = kode_untuk(sari)
    Akun.objects.update(is_active=False)
    assert pasang(kode).status_code == 400


def test_ganti_sandi_membatalkan_kode_yang_masih_ada(sari):
    kode = kode_untuk(sari, Guna.LUPA)
    actions.ganti_sandi(akun(), lama="tiga rumpun bambu", baru=BARU, oleh=sari)
    assert pasang(kode).status_code == 400


def test_kode_administrator_baru_tidak_mengaktifkan_akun(sari):
    _, kode = actions.buat_kode(None, Guna.ADMIN_BARU, oleh=None)
    assert pasang(kode).status_code == 400
    with pytest.raises(AturanDilanggar):
        actions.aktifkan_dengan_kode(kode, BARU)


@pytest.mark.dua_mesin
def test_sidik_saja_yang_disimpan(sari):
    """Neither the table nor the trail nor the queue holds a code."""
    kode = kode_untuk(sari)
    polos = kode.replace("-", "")
    simpanan = [
        *KodeAktivasi.objects.values_list("sidik_kode", flat=True),
        *JejakIsi.objects.values_list("isi", flat=True),
    ]
    assert not any(polos in s or kode in s for s in simpanan)
    assert len(polos) == 26  # 128 bits in base 32


@pytest.fixture
def sari_bersurel(sari):
    Akun.objects.filter(pk=sari.akun.pk).update(email="sari@contoh.example")
    return sari


@pytest.mark.asvs("6.4.4")
@pytest.mark.parametrize(("lama", "status"), [({"minutes": 9}, 302), ({"minutes": 10}, 400)])
def test_tautan_surel_berlaku_sepuluh_menit(sari_bersurel, surel, lama, status):
    Client().post("/lupa/", {"nip": SARI})
    jalankan_semua()
    (satu,) = mail.outbox
    assert satu.to == ["sari@contoh.example"]
    kode = re.search(r"kode=([A-Z2-7-]+)", satu.body).group(1)
    with nanti(**lama):
        assert pasang(kode).status_code == status


@pytest.mark.asvs("6.3.8")
def test_lupa_menjawab_sama_untuk_siapa_pun(sari_bersurel, surel):
    """Same page and same work in the request: who it is, only the worker looks up."""
    halaman = set()
    for nip in (SARI, "199001012015011901"):
        jawaban = Client().post("/lupa/", {"nip": nip})
        halaman.add((jawaban.status_code, re.sub(r'value="[^"]{60,}"', "", jawaban.content.decode())))
    assert len(halaman) == 1
    assert Pekerjaan.objects.filter(nama="akun.pulihkan").count() == 2
    jalankan_semua()
    assert len(mail.outbox) == 1


def test_tidak_ada_hujan_surel(sari_bersurel, surel):
    for _ in range(6):
        assert Client().post("/lupa/", {"nip": SARI}).status_code == 200
    jalankan_semua()
    assert len(mail.outbox) == 3


def test_tanpa_server_surel_halaman_menunjuk_jalan_lain(sari_bersurel):
    halaman = Client().get("/lupa/").content.decode()
    assert "admin unit" in halaman
    assert 'name="nip"' not in halaman


@pytest.mark.asvs("1.3.11")
@pytest.mark.parametrize("alamat", ["sari@contoh.example\nBcc: x@jahat.example", "sari@contoh.example\r\nSubject: x"])
def test_alamat_surel_tidak_dapat_menyelipkan_kepala(sari, surel, alamat):
    """Class 20: whatever a bad import left in the address field, nothing gets out with it."""
    Akun.objects.filter(pk=sari.akun.pk).update(email=alamat)
    surat.minta_pulih(SARI, alamat="http://x/aktivasi/")
    jalankan_semua()
    assert not mail.outbox
    assert not KodeAktivasi.objects.exists()


@pytest.mark.asvs("1.3.11")
def test_tautan_memakai_alamat_yang_dipasang_bukan_kiriman(sari_bersurel, surel):
    surel.KINERJA_URL = "https://kinerja.contoh.go.id"
    Client().post("/lupa/", {"nip": SARI}, headers={"x-forwarded-host": "jahat.example"})
    assert Client(headers={"host": "jahat.example"}).post("/lupa/", {"nip": SARI}).status_code == 400
    jalankan_semua()
    assert "https://kinerja.contoh.go.id/aktivasi/?kode=" in mail.outbox[0].body
