"""What a person chooses holds for what comes and for what waits; the inbox shows all of it, live and by group."""

from datetime import time, timedelta

import pytest
from django.core import mail
from django.test import Client

from ekinerja.inti.models import Jejak, Peristiwa
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan.jenis import JENIS
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman, PilihanKabar
from ekinerja.pemberitahuan.tasks import bersihkan, edarkan
from tests.pabrik import buat_pegawai
from tests.pemberitahuan.conftest import orang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
KUNCI = iter(f"kunci-atur-{n:05}" for n in range(10_000))
MEDAN = {
    "irama": "LANGSUNG", "jam_ringkasan": "08:00", "hari_ringkasan": "1", "tenang": "on", "tenang_mulai": "17:00",
    "tenang_sampai": "07:00", "tenang_libur": "on", "jeda_sampai": "",
}  # fmt: skip
SEMUA = {f"{s}-{k}": "on" for s in ("APLIKASI", "SUREL", "PUSH") for k in {j.kelompok for j in JENIS}}


@pytest.fixture
def browser(andi) -> Client:
    hasil = Client()
    hasil.force_login(andi.akun)
    return hasil


def simpan(browser: Client, **ganti: str | None):
    isi = {k: v for k, v in {**SEMUA, **MEDAN, **ganti}.items() if v is not None}
    return browser.post("/pemberitahuan/atur/", {"kunci": next(KUNCI), **isi})


def kirim_ke(browser: Client, alamat: str, **isi: str):
    return browser.post(alamat, {"kunci": next(KUNCI), **isi})


def putar() -> int:
    lama = len(mail.outbox)
    edarkan()
    jalankan_semua()
    return len(mail.outbox) - lama


def test_halaman_menyebut_yang_belum_dipasang(browser, settings, surel):
    halaman = browser.get("/pemberitahuan/atur/").content.decode()
    assert "andi@palukota.go.id" in halaman
    assert "Dipastikan" in halaman
    assert "belum dinyalakan di sini" in halaman
    assert 'id="k-TENGGAT"' in halaman
    assert 'name="APLIKASI-TENGGAT"' not in halaman, "a deadline always rings"
    assert 'name="SUREL-TENGGAT"' in halaman
    settings.SURAT_AKTIF = False
    halaman = browser.get("/pemberitahuan/atur/").content.decode()
    assert "Pengiriman surel belum dipasang di sini" in halaman
    assert 'name="SUREL-TENGGAT"' not in halaman


@pytest.mark.dua_mesin
def test_sakelar_berlaku_dan_tercatat(browser, andi, surel):
    jejak = Jejak.objects.count()
    assert simpan(browser, **{"SUREL-SKP": None, "APLIKASI-LAPORAN": None})["Location"] == "/pemberitahuan/atur/"
    assert simpan(browser, **{"SUREL-SKP": None, "APLIKASI-LAPORAN": None}).status_code == 302
    assert Jejak.objects.count() == jejak + 1, "saving the same again is no event"
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    assert putar() == 0
    assert "belum dibaca" in browser.get("/lonceng/").content.decode()
    Pemberitahuan.objects.update(dibaca_pada=sekarang())
    Peristiwa.objects.all().delete()
    kirim(andi, "laporan-dikembalikan", "Laporan perlu dilengkapi", tautan="/lapor/")
    putar()
    assert "belum dibaca" not in browser.get("/lonceng/").content.decode(), "stays in the list, does not ring"
    assert "Laporan perlu dilengkapi" in browser.get("/pemberitahuan/").content.decode()
    assert Peristiwa.objects.filter(kanal=f"orang:{andi.id_publik}").count() == 2, "the open bell goes back"


def test_yang_menunggu_ikut_pilihan_baru(browser, andi, surel, jam):
    jam(3, 10, 18)
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    assert putar() == 0
    simpan(browser, tenang=None)
    assert putar() == 1


def test_jeda_selama_cuti(browser, andi, surel, jam):
    simpan(browser, jeda_sampai="2026-03-12")
    assert "Dijeda sampai dengan 12 Maret 2026" in browser.get("/pemberitahuan/atur/").content.decode()
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    kirim(andi, "tenggat", "Batas 31 Maret", tautan="/skp/")
    for hari in (10, 11, 12):
        jam(3, hari, 9)
        assert putar() == 0
    jam(3, 13, 7)
    assert putar() == 1
    assert simpan(browser, jeda_sampai="2026-03-12").status_code == 302, "an old pause may stay as it is"


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"tenang_sampai": "17:00"}, "Jam tenang tidak dapat sehari penuh."),
        ({"irama": "HARIAN", "jam_ringkasan": "18:00"}, "Pukul ini di dalam jam tenang Anda."),
        ({"jeda_sampai": "2026-03-09"}, "Hari ini sudah lewat."),
        ({"jeda_sampai": "2028-03-09"}, "Jeda paling lama satu tahun."),
        ({"tenang_mulai": "25:00"}, "Tenang mulai pukul"),
        ({"irama": "TIAP_DETIK"}, "Surel dan notifikasi HP datang"),
    ],
)
def test_isian_yang_keliru_disebut_dan_tidak_ada_yang_tersimpan(browser, ganti, kalimat):
    jawab = simpan(browser, **ganti)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert PilihanKabar.objects.get().jam_ringkasan == time(8)


def test_contoh_datang_juga_pada_jam_tenang_dan_dibatasi(browser, andi, surel, jam):
    jam(3, 14, 23)
    assert kirim_ke(browser, "/pemberitahuan/atur/contoh/").status_code == 302
    assert putar() == 1
    assert "Anda menekan “Kirim contoh”" in mail.outbox[0].body
    assert [kirim_ke(browser, "/pemberitahuan/atur/contoh/").status_code for _ in range(5)] == [302] * 4 + [429]


@pytest.mark.dua_mesin
def test_orang_baru_bawaannya_aplikasi_saja(surel):
    baru = orang("Baru", "baru@palukota.go.id", terbukti=False)
    kirim(baru, "skp", "SKP disetujui", tautan="/skp/")
    assert putar() == 0
    assert not PilihanKabar.objects.filter(pegawai=baru).exists()
    assert Pemberitahuan.objects.filter(pegawai=baru, dibaca_pada=None).count() == 1


# -- inbox ------------------------------------------------------------------------------------------------------------


def test_setiap_kabar_menyebut_sebab_dan_sakelarnya(browser, andi):
    for j in JENIS:
        kirim(andi, j.kode, f"Tentang {j.kode}")
    halaman = browser.get("/pemberitahuan/").content.decode()
    assert halaman.count("Mengapa saya mendapat ini?") == len(JENIS)
    for j in JENIS:
        assert f"/pemberitahuan/atur/#k-{j.kelompok}" in halaman
        assert j.sebab.replace("&", "&amp;") in halaman


@pytest.mark.dua_mesin
def test_belum_dibaca_dulu_lalu_menurut_hal(browser, andi, jam):
    kirim(andi, "skp", "Kabar lama", tautan="/skp/")
    jam(3, 10, 10)
    dibaca = kirim(andi, "umpan-balik", "Kabar baru")
    kirim_ke(browser, f"/pemberitahuan/{dibaca.id_publik}/tandai/", dibaca="ya")
    halaman = browser.get("/pemberitahuan/").content.decode()
    assert halaman.index("Kabar lama") < halaman.index("Kabar baru")
    halaman = browser.get("/pemberitahuan/?kelompok=UMPAN_BALIK").content.decode()
    assert "Kabar lama" not in halaman
    assert "Tandai semua dibaca" not in halaman
    jawab = kirim_ke(browser, f"/pemberitahuan/{dibaca.id_publik}/tandai/", dibaca="tidak", kelompok="UMPAN_BALIK")
    assert jawab["Location"] == "/pemberitahuan/?kelompok=UMPAN_BALIK"
    kirim_ke(browser, "/pemberitahuan/baca-semua/", kelompok="UMPAN_BALIK")
    assert list(Pemberitahuan.objects.filter(dibaca_pada=None).values_list("judul", flat=True)) == ["Kabar lama"]
    assert "Tidak ada pemberitahuan tentang hal ini" in browser.get("/pemberitahuan/?kelompok=TIM").content.decode()


@pytest.mark.dua_mesin
def test_tautan_dari_surel_menaruh_kabarnya_di_atas(browser, andi):
    baris = kirim(andi, "skp", "Kabar yang dicari", tautan="/skp/")
    lain = kirim(buat_pegawai("Lain"), "skp", "Kabar orang lain", tautan="/skp/")
    assert f"kabar-sorot-{baris.id_publik}" in browser.get(f"/pemberitahuan/?kabar={baris.id_publik}").content.decode()
    assert "Kabar orang lain" not in browser.get(f"/pemberitahuan/?kabar={lain.id_publik}").content.decode()
    assert browser.get("/pemberitahuan/?kabar=bukan-nomor").status_code == 200


@pytest.mark.dua_mesin
def test_yang_sama_dihitung_selama_belum_dibaca_dan_tetap_langsung_terasa(browser, andi, surel):
    for _ in range(3):
        kirim(andi, "koreksi-diusulkan", "Sari mengusulkan koreksi laporan", tautan="/lapor/1/", gabung="koreksi:1")
    kirim(andi, "koreksi-diusulkan", "Dewi mengusulkan koreksi laporan", tautan="/lapor/2/", gabung="koreksi:2")
    assert Peristiwa.objects.filter(jenis="pemberitahuan").count() == 4, "no live event is lost"
    assert list(Pemberitahuan.objects.order_by("pk").values_list("jumlah", "tautan")) == [
        (3, "/lapor/1/"),
        (1, "/lapor/2/"),
    ]
    halaman = browser.get("/pemberitahuan/").content.decode()
    assert "3 usul koreksi laporan menunggu Anda" in halaman
    assert putar() == 1
    assert mail.outbox[-1].subject == "4 usul koreksi laporan menunggu Anda"
    kirim(andi, "koreksi-diusulkan", "Sari mengusulkan koreksi laporan", tautan="/lapor/1/", gabung="koreksi:1")
    assert putar() == 0, "told once while unread"
    pertama = Pemberitahuan.objects.order_by("pk").first()
    kirim_ke(browser, f"/pemberitahuan/{pertama.id_publik}/tandai/", dibaca="ya")
    kirim(andi, "koreksi-diusulkan", "Sari mengusulkan koreksi laporan", tautan="/lapor/1/", gabung="koreksi:1")
    assert putar() == 1, "after it was read it is new again"
    kirim_ke(browser, f"/pemberitahuan/{pertama.id_publik}/tandai/", dibaca="tidak")
    assert Pemberitahuan.objects.filter(dibaca_pada=None).count() == 3


@pytest.mark.dua_mesin
def test_yang_lama_dibuang_tetapi_kunci_efeknya_tinggal(andi, surel, jam):
    kirim(andi, "tenggat", "Batas lama", isi="isi", tautan="/skp/", kunci_efek="skp:1")
    kirim(andi, "skp", "Kabar lama", tautan="/skp/")
    putar()
    jam(12, 10, 9)
    kirim(andi, "skp", "Kabar baru", tautan="/skp/")
    assert bersihkan() == {"dihapus": 0, "dikosongkan": 0}
    assert not Pengiriman.objects.exists()
    atur_setelan("pemberitahuan_simpan_hari", 30)
    Pemberitahuan.objects.filter(judul__endswith="lama").update(dibuat_pada=sekarang() - timedelta(days=89))
    assert bersihkan() == {"dihapus": 0, "dikosongkan": 0}, "never below 90 days"
    Pemberitahuan.objects.filter(judul__endswith="lama").update(dibuat_pada=sekarang() - timedelta(days=91))
    assert bersihkan() == {"dihapus": 1, "dikosongkan": 1}
    assert bersihkan() == {"dihapus": 0, "dikosongkan": 0}
    assert kirim(andi, "tenggat", "Batas lama", kunci_efek="skp:1") is None
    kotak = Client()
    kotak.force_login(andi.akun)
    halaman = kotak.get("/pemberitahuan/").content.decode()
    assert halaman.count("Mengapa saya mendapat ini?") == 1
