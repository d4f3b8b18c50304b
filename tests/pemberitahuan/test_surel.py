"""Mail: what it says, what it never says, when it comes, and how it is stopped."""

import re

import pytest
from django.core import mail
from django.test import Client

from ekinerja.harian.kabari import pesan_umpan_balik
from ekinerja.harian.models import UmpanBalik
from ekinerja.inti.models import Jejak
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.pemberitahuan.kirim import Pesan, kirim, kirim_banyak
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman, PilihanKabar
from ekinerja.pemberitahuan.tasks import edarkan
from tests.pabrik import buat_pegawai
from tests.pemberitahuan.conftest import SURAT, orang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("surel")]
K = Pengiriman.Keadaan


def putar() -> list[mail.EmailMessage]:
    """The worker has had its turn: the mails that are new."""
    lama = len(mail.outbox)
    edarkan()
    jalankan_semua()
    return mail.outbox[lama:]


def henti(surat: mail.EmailMessage) -> str:
    """Path of the one-click link."""
    return surat.extra_headers["List-Unsubscribe"].strip("<>").removeprefix(SURAT)


@pytest.mark.dua_mesin
def test_umpan_balik_di_surel_hanya_kabarnya(jam, andi):
    """Neither who nor what: a mail is not confidential."""
    ratna = buat_pegawai("Ratna Pusadan")
    rahasia = "Presentasi kemarin membuat saya terharu"
    umpan = UmpanBalik.objects.create(
        pegawai=andi, dari=ratna, tanggal=hari_ini(), teks=rahasia, dibuat_pada=sekarang()
    )
    pesan_umpan_balik(umpan)
    (surat,) = putar()
    semua = str(surat.message())
    isi = surat.body + surat.alternatives[0][0]
    assert surat.subject == "Ada umpan balik baru"
    assert surat.to == ["andi@palukota.go.id"]
    for kata in ("Ratna", "terharu", "Andi", "Tadulako"):
        assert kata not in isi + surat.subject
    assert f"{SURAT}/pemberitahuan/?kabar={Pemberitahuan.objects.get().id_publik}" in isi
    assert "Mengapa saya mendapat surel ini?" in surat.body
    assert "Seseorang yang berhak memberi umpan balik" in surat.body
    assert f"{SURAT}/pemberitahuan/atur/" in surat.body
    assert surat.body.rstrip().endswith("jangan dibalas.")
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in semua
    baris = Pengiriman.objects.get()
    assert (baris.keadaan, baris.percobaan) == (K.TERKIRIM, 1)
    assert f"<{baris.surat}@kinerja.contoh.go.id>" in surat.extra_headers["Message-ID"]
    assert putar() == []


def test_judul_dengan_baris_baru_tidak_menjadi_kepala_surat(jam, andi):
    kirim(andi, "tenggat", "Batas\r\nBcc: jahat@contoh.org\r\n\r\nIsi palsu", tautan="/skp/")
    (surat,) = putar()
    assert surat.subject == "Batas Bcc: jahat@contoh.org Isi palsu"
    assert surat.message().get("Bcc") is None
    assert surat.recipients() == ["andi@palukota.go.id"]
    kirim(andi, "tenggat", "<b>Batas</b>", tautan="/skp/")
    (surat,) = putar()
    assert "&lt;b&gt;Batas" in surat.alternatives[0][0]


@pytest.mark.dua_mesin
def test_sesudah_jam_lima_menunggu_pagi_dan_datang_sebagai_satu_surat(jam, andi):
    jam(3, 13, 17)  # Friday
    kirim(andi, "skp", "SKP Anda disetujui Ratna Pusadan", tautan="/skp/")
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna Pusadan")
    assert putar() == []
    assert set(Pengiriman.objects.values_list("keadaan", flat=True)) == {K.DITUNDA}
    jam(3, 14, 10)
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna Pusadan")
    assert putar() == [], "a Saturday"
    jam(3, 16, 6, 59)
    assert putar() == []
    jam(3, 16, 7)
    (surat,) = putar()
    assert surat.subject == "3 kabar dari e-Kinerja"
    assert "- 2 umpan balik baru" in surat.body
    assert surat.body.index("Umpan balik") < surat.body.index("SKP dan perjanjian kinerja")
    assert {(p.keadaan, p.surat) for p in Pengiriman.objects.all()} == {(K.TERKIRIM, Pengiriman.objects.first().surat)}


@pytest.mark.dua_mesin
def test_yang_sudah_dibaca_tidak_disuratkan(jam, andi):
    jam(3, 10, 18)
    kirim(andi, "skp", "SKP Anda disetujui", tautan="/skp/")
    edarkan()
    Pemberitahuan.objects.update(dibaca_pada=sekarang())
    jam(3, 11, 8)
    assert putar() == []
    assert Pengiriman.objects.values_list("keadaan", "galat").get() == (K.DILEWATI, "Sudah dibaca di aplikasi.")


def test_tanpa_alamat_yang_dipastikan_tidak_ada_surat(jam, surel, settings):
    for penerima in (buat_pegawai("Tanpa surel"), orang("Belum memastikan", "b@palukota.go.id", terbukti=False)):
        kirim(penerima, "skp", "SKP", tautan="/skp/")
    ganti = orang("Alamat berganti", "lama@palukota.go.id")
    ganti.email = "baru@palukota.go.id"
    ganti.save()
    kirim(ganti, "skp", "SKP", tautan="/skp/")
    nonaktif = orang("Nonaktif", "n@palukota.go.id")
    nonaktif.akun.is_active = False
    nonaktif.akun.save()
    kirim(nonaktif, "skp", "SKP", tautan="/skp/")
    assert putar() == []
    assert not Pengiriman.objects.exists()
    settings.SURAT_AKTIF = False
    kirim(orang("Siap", "s@palukota.go.id"), "skp", "SKP", tautan="/skp/")
    assert putar() == []
    assert not Pengiriman.objects.exists()


def test_ringkasan_harian_satu_surat_tetapi_tenggat_langsung(jam):
    andi = orang("Andi", "andi@palukota.go.id", irama="HARIAN")
    for n in range(3):
        kirim(andi, "koreksi-diusulkan", f"Pegawai {n} mengusulkan koreksi laporan", tautan=f"/lapor/{n}/")
    kirim(andi, "tenggat", "3 SKP 2026 menunggu persetujuan Anda sampai 31 Maret 2026", tautan="/skp/bawahan/")
    (surat,) = putar()
    assert surat.subject == "3 SKP 2026 menunggu persetujuan Anda sampai 31 Maret 2026"
    jam(3, 11, 7, 59)
    assert putar() == []
    jam(3, 11, 8)
    (surat,) = putar()
    assert surat.subject == "3 usul koreksi laporan menunggu Anda"
    assert surat.body.count("\n- ") == 1


def test_kirim_banyak_tetap_sedikit_pernyataan(jam, django_assert_max_num_queries):
    semua = [orang(f"Orang {n}", f"o{n}@palukota.go.id") for n in range(12)]
    with django_assert_max_num_queries(4):
        kirim_banyak("skp", [Pesan(o.pk, "SKP", "", "/skp/", f"k:{o.pk}") for o in semua])
    with django_assert_max_num_queries(17):
        edarkan()
    assert Pengiriman.objects.count() == 12
    jalankan_semua()
    assert len(mail.outbox) == 12


def test_satu_klik_menghentikan_tanpa_masuk(jam, andi):
    """RFC 8058: the mail program posts, without session, cookie or token; a GET changes nothing."""
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna")
    (surat,) = putar()
    browser = Client(enforce_csrf_checks=True)
    tanya = browser.get(henti(surat))
    assert tanya.status_code == 200
    assert "Umpan balik" in tanya.content.decode()
    assert PilihanKabar.objects.get(pegawai=andi).saluran == {}
    jejak = Jejak.objects.count()
    for _ in range(2):
        jawab = browser.post(henti(surat), {"List-Unsubscribe": "One-Click"})
        assert (jawab.status_code, "Surel dihentikan" in jawab.content.decode()) == (200, True)
    assert PilihanKabar.objects.get(pegawai=andi).saluran == {"SUREL:UMPAN_BALIK": False}
    assert Jejak.objects.count() == jejak + 1
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna")
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    (surat,) = putar()
    assert surat.subject == "Ada kabar tentang SKP"
    assert Pemberitahuan.objects.filter(dibaca_pada=None).count() == 3, "the inbox has all of it"


@pytest.mark.dua_mesin
def test_berhenti_juga_untuk_yang_masih_menunggu(jam, andi):
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna")
    (surat,) = putar()
    jam(3, 10, 18)
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna")
    edarkan()
    Client().post(henti(surat))
    jam(3, 11, 9)
    assert putar() == []
    assert Pengiriman.objects.last().galat == "Dimatikan di pengaturan."


def test_tautan_palsu_dan_terlalu_sering(jam, andi):
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna")
    (surat,) = putar()
    assert Client().get(henti(surat)[:-3] + "xx/").status_code == 400
    jawab = [Client().post(henti(surat)).status_code for _ in range(21)]
    assert jawab == [200] * 20 + [429]


@pytest.mark.dua_mesin
def test_memastikan_alamat_perlu_masuk_sebagai_dirinya(jam):
    andi = orang("Andi", "andi@palukota.go.id", terbukti=False)
    browser = Client()
    browser.force_login(andi.akun)
    assert "Belum dipastikan" in browser.get("/pemberitahuan/atur/").content.decode()
    browser.post("/pemberitahuan/atur/surel/", {"kunci": "kunci-bukti-1"})
    (surat,) = putar()
    assert surat.to == ["andi@palukota.go.id"]
    tautan = re.search(rf"{SURAT}(\S+)", surat.body)[1]
    assert Client().get(tautan).status_code == 302
    lain = Client()
    lain.force_login(buat_pegawai("Orang lain").akun)
    assert lain.get(tautan).status_code == 403
    assert lain.post(tautan).status_code == 403
    assert "andi@palukota.go.id" in browser.get(tautan).content.decode()
    assert not PilihanKabar.objects.filter(pegawai=andi).exists()
    assert browser.post(tautan)["Location"] == "/pemberitahuan/atur/"
    assert PilihanKabar.objects.get(pegawai=andi).surel_terbukti == "andi@palukota.go.id"
    assert "Belum dipastikan" not in browser.get("/pemberitahuan/atur/").content.decode()
    andi.email = "baru@palukota.go.id"
    andi.save()
    assert browser.post(tautan).status_code == 409
