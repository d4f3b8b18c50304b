"""The page of a job: its owner watches the bar move; nobody else learns that it exists."""

from uuid import uuid4

import pytest
from django.urls import reverse

from ekinerja.akun.models import Akun
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.tugas import antrekan, izin, jalankan_semua
from ekinerja.inti.waktu import sekarang

from . import tugas_contoh  # noqa: F401 - registers the jobs

pytestmark = pytest.mark.django_db


def masuk(client, nama):
    akun = Akun.objects.create(nama_masuk=nama, dibuat_pada=sekarang())
    client.force_login(akun)
    return akun


def alamat(baris):
    return reverse("inti:pekerjaan", args=[baris.id_publik])


@pytest.fixture
def baris(client):
    return antrekan("uji.jumlah", pemilik=masuk(client, "operator"), a=1, b=2)


def test_pemilik_melihat_kemajuannya(client, baris):
    isi = client.get(alamat(baris)).content.decode()
    assert "Menunggu giliran" in isi
    assert f'hx-get="{alamat(baris)}"' in isi


def test_potongan_berhenti_bertanya_sesudah_selesai(client, baris):
    potongan = {"HTTP_HX_REQUEST": "true"}
    assert "<html" not in client.get(alamat(baris), **potongan).content.decode()
    jalankan_semua()
    isi = client.get(alamat(baris), **potongan).content.decode()
    assert "Selesai" in isi
    assert "hx-get" not in isi


@pytest.mark.dua_mesin
def test_yang_diparkir_menyebut_sebabnya(client, baris):
    Pekerjaan.objects.update(keadaan="DIPARKIR", galat="Berkas ini sudah dihapus pemiliknya.")
    assert "Berkas ini sudah dihapus pemiliknya." in client.get(alamat(baris)).content.decode()


@pytest.mark.asvs("8.2.2")
def test_orang_lain_tidak_tahu_pekerjaan_itu_ada(client, baris):
    masuk(client, "lain")
    assert client.get(alamat(baris)).status_code == 404
    assert client.get(reverse("inti:pekerjaan", args=[uuid4()])).status_code == 404


def test_penilik_melihat_semua(client, baris, monkeypatch):
    monkeypatch.setattr(izin, "_penilik", [lambda akun: akun.nama_masuk == "admin"])
    masuk(client, "admin")
    assert client.get(alamat(baris)).status_code == 200


def test_tamu_diminta_masuk(client, baris):
    client.logout()
    jawaban = client.get(alamat(baris))
    assert jawaban.status_code == 302
    assert jawaban["Location"].startswith(reverse("akun:masuk"))
