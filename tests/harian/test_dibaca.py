"""Watching is watched: who opened Andi's reports, as what, and what Andi reads of it."""

import os
import time
from datetime import timedelta

import pytest
from django.urls import reverse

from ekinerja.inti import akses
from ekinerja.inti.bacaan import Bacaan, Pertanyaan, daftar_bacaan, tentukan_peran
from ekinerja.inti.models import LogAkses
from ekinerja.inti.waktu import bekukan, sekarang
from ekinerja.kepegawaian.models import HubunganPenilai
from tests import pabrik
from tests.harian.cerita import masuk
from tests.pabrik import HARI, PADA
from tests.timkerja.cerita import hitung_kueri, tim

SAYA = "/siapa-melihat/saya/"


@pytest.fixture(autouse=True)
def _penyangga(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(akses, "_daftar_terakhir", {})


def serap() -> None:
    """As the worker does, a moment later."""
    akses.serap()
    for berkas in akses._folder().glob("serap-*"):
        lalu = time.time() - 5
        os.utime(berkas, (lalu, lalu))
    akses.serap()


def isi(orang, alamat=SAYA, **tanya) -> str:
    return masuk(orang).get(alamat, tanya).content.decode()


@pytest.mark.dua_mesin
def test_andi_membaca_siapa_membuka_laporannya(kantor):
    """Ratna opens the list, one report twice and the team page; Andi sees lines with her position, and nothing of Dewi's."""
    satu, dewi = kantor.laporan(), kantor.laporan(kantor.dewi, rencana=kantor.rencana(kantor.skp_untuk(kantor.dewi)))
    halaman = isi(kantor.ratna, reverse("harian:orang", args=[kantor.andi.id_publik]))
    assert "Pembacaan ini tercatat dan dapat dilihat oleh Andi Tadulako." in halaman
    for _ in range(2):
        isi(kantor.ratna, reverse("harian:detail", args=[satu.id_publik]))
    isi(kantor.ratna, reverse("harian:detail", args=[dewi.id_publik]))
    for _ in range(2):
        assert "dapat dilihat oleh setiap orang yang catatannya tampil" in isi(kantor.ratna, "/tim")
    assert "Pembacaan ini tercatat" not in isi(kantor.andi, reverse("harian:detail", args=[satu.id_publik]))
    serap()
    milik = LogAkses.objects.filter(pemilik=kantor.andi.id_publik, jenis="baca").order_by("rute")
    assert [(b.rute, b.peran) for b in milik] == [
        ("harian:detail", "PPK"), ("harian:detail", "PPK"), ("harian:orang", "PPK"), ("harian:tim", "PPK"),
    ]  # fmt: skip
    dibaca = isi(kantor.andi)
    for teks in ("Ratna Pusadan", "Kepala Bidang, Bidang Pendaftaran Penduduk", "Pejabat penilai Anda", "2 kali sejak"):
        assert teks in dibaca
    assert f'href="/lapor/{satu.id_publik}/"' in dibaca
    assert "Verifikasi berkas loket 2" in dibaca
    assert str(dewi.id_publik) not in dibaca
    assert "Laporan yang menunggu, dalam daftar tim" in dibaca


@pytest.mark.dua_mesin
def test_saringan_halaman_unduhan_dan_keadaan_kosong(kantor):
    assert "Tidak ada yang membuka data Anda" in isi(kantor.andi)
    assert "Belum ada yang membuka data Anda" in isi(kantor.andi, masa="0")
    lama = {"jenis": "baca", "pelaku": kantor.gusnar.id_publik, "pemilik": kantor.andi.id_publik, "peran": "ATASAN_PPK"}
    LogAkses.objects.create(
        pada=sekarang() - timedelta(days=40),
        rute="skp:baca",
        objek_jenis="skp.Skp",
        objek_uuid=kantor.skp.id_publik,
        **lama,
    )
    LogAkses.objects.bulk_create(
        LogAkses(pada=sekarang() - timedelta(hours=n), rute="harian:rekap_orang", objek_jenis="kepegawaian.Pegawai",
                 objek_uuid=kantor.andi.id_publik, **lama | {"pelaku": pabrik.buat_pegawai(f"Pembaca {n}").id_publik})
        for n in range(32)
    )  # fmt: skip
    semua = isi(kantor.andi, masa="0")
    assert "Rekap laporan bulanan" in semua
    assert "hal=2" in semua
    assert "tahun 2026" in isi(kantor.andi, masa="0", hal="2")
    assert "tahun 2026" not in isi(kantor.andi, hal="2")  # older than the 30 days shown at first
    hanya = isi(kantor.andi, masa="0", jenis="SKP")
    assert "Atasan pejabat penilai Anda" in hanya
    assert "Rekap laporan bulanan" not in hanya
    unduhan = masuk(kantor.andi).get(f"{SAYA}unduh", {"bentuk": "csv", "masa": "0"})
    baris = unduhan.content.decode("utf-8-sig").splitlines()
    assert len(baris) == 34
    assert "Gusnar Datupalinge;Kepala Dinas, " in baris[-1]
    assert masuk(kantor.andi).get(f"{SAYA}unduh").content[:2] == b"PK"


@pytest.mark.dua_mesin
def test_kueri_tetap_berapa_pun_pembacanya(kantor):
    def tambah(n):
        orang = pabrik.buat_pegawai(f"Pembaca {n}")
        pabrik.tugaskan(orang, kantor.d.bidang)
        LogAkses.objects.create(
            pada=sekarang(), jenis="baca", rute="harian:orang", pelaku=orang.id_publik, pemilik=kantor.andi.id_publik,
            objek_jenis="kepegawaian.Pegawai", objek_uuid=kantor.andi.id_publik,
        )  # fmt: skip

    browser = masuk(kantor.andi)
    tambah(0)
    satu = hitung_kueri(browser, SAYA)
    for n in range(1, 12):
        tambah(n)
    assert hitung_kueri(browser, SAYA) == satu


@pytest.mark.dua_mesin
def test_peran_pembaca_menurut_hari_pembacaan(kantor):
    """Nearest first: PPK, Atasan PPK, ketua of a team, granted role, former PPK, head of a unit above, anybody else."""
    andi, hari = kantor.andi, HARI
    tim(kantor, ketua=kantor.fadel, anggota=(andi,))
    auditor, lama, admin_lain = (pabrik.buat_pegawai(n) for n in ("Irwan", "Hasan", "Yuliana"))
    pabrik.beri_peran(auditor, "AUDITOR", kantor.d.kota)
    pabrik.beri_peran(admin_lain, "ADMIN_UNIT", pabrik.buat_unit("LAIN", induk=kantor.d.kota, jenis="dinas"))
    HubunganPenilai.objects.filter(pegawai=andi).update(mulai=hari - timedelta(days=10))
    pabrik.hubungkan(andi, lama, sampai=hari - timedelta(days=11))
    walikota = pabrik.buat_pegawai("Wali Kota")
    pabrik.tugaskan(walikota, kantor.d.kota, kepala=True)
    pembaca = {
        kantor.ratna: "PPK", kantor.gusnar: "ATASAN_PPK", kantor.fadel: "KETUA_TIM", auditor: "AUDITOR", lama: "PPK_LAMA",
        walikota: "PIMPINAN_UNIT",
    }  # fmt: skip
    tanya = {p: Pertanyaan(p.id_publik, andi.id_publik, hari) for p in (*pembaca, admin_lain, kantor.dewi)}
    jawab = tentukan_peran(tanya.values())
    assert {p: jawab.get(t, "") for p, t in tanya.items()} == {**pembaca, admin_lain: "", kantor.dewi: ""}
    dulu = Pertanyaan(lama.id_publik, andi.id_publik, hari - timedelta(days=20))
    assert tentukan_peran([dulu]) == {dulu: "PPK"}
    pabrik.beri_peran(kantor.ratna, "AUDITOR", kantor.d.kota)
    assert tentukan_peran([tanya[kantor.ratna]]) == {tanya[kantor.ratna]: "PPK"}


@pytest.mark.dua_mesin
def test_peran_disimpan_bersama_pembacaannya(kantor):
    """Ratna is no longer his PPK when the worker comes: the line says what she was on the day of the reading."""
    isi(kantor.ratna, reverse("harian:orang", args=[kantor.andi.id_publik]))
    with bekukan(PADA + timedelta(days=3)):
        HubunganPenilai.objects.filter(pegawai=kantor.andi).update(sampai=HARI)
        serap()
        assert LogAkses.objects.get(pemilik=kantor.andi.id_publik).peran == "PPK"
        assert "Pejabat penilai Anda" in isi(kantor.andi)


@pytest.mark.dua_mesin
def test_daftar_orang_dicatat_sekali_sejam(kantor, monkeypatch):
    kantor.laporan()
    jam = time.monotonic()
    for lewat, banyak in ((0, 1), (60, 1), (3700, 2)):
        monkeypatch.setattr(akses.time, "monotonic", lambda lewat=lewat: jam + lewat)
        isi(kantor.ratna, "/tim")
        serap()
        assert LogAkses.objects.filter(pemilik=kantor.andi.id_publik, rute="harian:tim").count() == banyak


def test_kelompok_yang_tidak_ada_ditolak():
    with pytest.raises(ValueError, match="tidak dikenal"):
        daftar_bacaan({"harian:x": Bacaan("X", "LAINNYA")})
