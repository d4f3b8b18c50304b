"""The operator's page for deliveries that were given up: what and why, never what was said or to whom."""

import uuid
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan import gagal
from ekinerja.pemberitahuan.antar import antar
from ekinerja.pemberitahuan.bundel import Gagal
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.pemberitahuan.models import Pengiriman
from ekinerja.pemberitahuan.sebar import sebar
from ekinerja.pemberitahuan.surel import JalanSurel
from tests import pabrik
from tests.harian.cerita import masuk
from tests.pemberitahuan.conftest import orang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surel", "jam")]
K = Pengiriman.Keadaan
TOLAK = "Server surel menolak alamat ini."


@pytest.fixture
def operator():
    p = pabrik.buat_pegawai("Operator Sistem")
    pabrik.beri_peran(p, "ADMIN_SISTEM", None)
    return p


def gagalkan(monkeypatch, *pesan: tuple[Any, str, str]) -> None:
    """Each message is refused for good."""

    def menolak(self, b):
        raise Gagal(TOLAK, tetap=True)

    with monkeypatch.context() as m:
        m.setattr(JalanSurel, "kirim", menolak)
        for siapa, jenis, judul in pesan:
            kirim(siapa, jenis, judul, isi="Rahasia sekali.", tautan="/skp/")
            sebar()
            antar()


def tekan(siapa, verba, **isi):
    return masuk(siapa).post(reverse(f"pemberitahuan:{verba}"), {"kunci": uuid.uuid4().hex, **isi})


def lihat(siapa, **tanya):
    return masuk(siapa).get(reverse("pemberitahuan:gagal"), tanya).content.decode()


def test_terlihat_sebabnya_tidak_isinya(operator, andi, monkeypatch):
    gagalkan(monkeypatch, (andi, "skp", "SKP Andi disetujui"), (andi, "umpan", "Ratna menulis untuk Anda"))
    halaman = lihat(operator)
    for ada in (
        TOLAK,
        "Ada kabar tentang SKP",
        "Surel",
        "A. T., a•••@palukota.go.id",
        "1 kali dicoba",
        "alamat di data pegawai",
    ):
        assert ada in halaman, ada
    for rahasia in ("Andi Tadulako", "andi@", "SKP Andi disetujui", "Ratna", "Rahasia sekali"):
        assert rahasia not in halaman, rahasia
    assert "Ada kabar umpan balik" not in lihat(operator, kelompok="SKP")
    assert "Tidak ada yang gagal di saringan ini" in lihat(operator, jalan="PUSH")
    assert masuk(andi).get(reverse("pemberitahuan:gagal")).status_code == 403
    assert tekan(andi, "coba_lagi").status_code == 403


def test_coba_lagi_satu_lalu_terkirim_sebagai_surat_yang_sama(operator, andi, monkeypatch):
    gagalkan(monkeypatch, (andi, "skp", "SKP disetujui"), (andi, "umpan", "Umpan balik baru"))
    satu, lain = Pengiriman.objects.order_by("pk")
    assert tekan(operator, "coba_lagi", satu=satu.id_publik).status_code == 302
    assert (antar(), len(mail.outbox)) == (1, 1)
    lama = satu.surat
    satu.refresh_from_db()
    lain.refresh_from_db()
    assert (satu.keadaan, satu.surat, lain.keadaan) == (K.TERKIRIM, lama, K.GAGAL)
    assert tekan(operator, "coba_lagi", satu=satu.id_publik).status_code == 409
    assert tekan(operator, "coba_lagi", satu="bukan-nomor").status_code == 400


def test_yang_tersaring_sekaligus_dicoba_atau_diabaikan_dengan_alasan(operator, andi, monkeypatch):
    budi = orang("Budi Lapasere", "budi@palukota.go.id")
    gagalkan(monkeypatch, (andi, "skp", "Satu"), (budi, "skp", "Dua"), (budi, "umpan", "Tiga"))
    assert "Coba lagi semua (3)" in lihat(operator)
    assert "Abaikan semua (2)" in lihat(operator, kelompok="SKP")
    assert tekan(operator, "abaikan", kelompok="SKP").status_code == 400
    assert tekan(operator, "abaikan", kelompok="SKP", alasan="Alamat lama sebelum migrasi.").status_code == 302
    galat = dict(Pengiriman.objects.values_list("pemberitahuan__judul", "galat"))
    assert galat["Satu"] == galat["Dua"] == "Diabaikan pengelola: Alamat lama sebelum migrasi."
    assert galat["Tiga"] == TOLAK
    assert tekan(operator, "coba_lagi").status_code == 302
    assert (antar(), [m.to for m in mail.outbox]) == (1, [["budi@palukota.go.id"]])
    assert "Tidak ada pesan yang gagal" in lihat(operator)
    kejadian = (
        Jejak.objects.filter(kejadian__startswith="pengiriman.").order_by("nomor").values_list("kejadian", flat=True)
    )
    assert list(kejadian) == ["pengiriman.diabaikan", "pengiriman.dicoba_lagi"]
    assert periksa_jejak().utuh


def test_daftar_panjang_berhalaman_dan_yang_masih_dicoba_terpisah(
    operator, andi, monkeypatch, django_assert_max_num_queries
):
    gagalkan(monkeypatch, *((andi, "skp", f"Ke-{n}") for n in range(23)))
    klien = masuk(operator)
    klien.get(reverse("pemberitahuan:gagal"))
    with django_assert_max_num_queries(12):
        halaman = klien.get(reverse("pemberitahuan:gagal")).content.decode()
    assert "1–20 dari 23 pesan" in halaman
    assert "21–23 dari 23 pesan" in lihat(operator, hal=2)
    assert "Tidak ada yang sedang dicoba lagi" in lihat(operator, lihat="dicoba")
    Pengiriman.objects.filter(pk=Pengiriman.objects.earliest("pk").pk).update(
        keadaan=K.MENUNGGU, percobaan=2, galat="Server surel tidak menerima surat ini.", coba_lagi_pada=sekarang(), selesai_pada=None
    )  # fmt: skip
    dicoba = lihat(operator, lihat="dicoba")
    assert "2 kali dicoba" in dicoba
    assert 'name="satu"' not in dicoba


@pytest.mark.parametrize(
    ("nama", "hasil"), [("Andi Tadulako", "A. T."), ("Sari", "S."), ("", ""), ("Ni Made Ayu Lestari", "N. M. A.")]
)
def test_nama_disamarkan(nama, hasil):
    assert gagal.samarkan_nama(nama) == hasil


@pytest.mark.parametrize(
    ("alamat", "hasil"), [("a@b.id", "a•••@b.id"), ("", "alamat belum tercatat"), ("rusak", "alamat belum tercatat")]
)
def test_alamat_disamarkan(alamat, hasil):
    assert gagal.samarkan_alamat(alamat) == hasil
