"""Two levels down: sums that explain themselves, no name below the direct reports, no way to work out a small team."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.harian import actions
from ekinerja.harian.dua_tingkat import Jumlah, dua_tingkat, kueri_aksi, kueri_menunggu, kueri_orang
from ekinerja.harian.kelompok_kecil import sembunyikan
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai
from tests.harian.cerita import Kantor, masuk
from tests.harian.test_tim import besarkan, hitung_sql
from tests.pabrik import HARI, PADA, buat_pegawai, buat_unit, hubungkan, tugaskan

SENIN = date(2026, 3, 9)


def tim_lain(kantor: Kantor, kode: str, orang: int, kepala: str = "") -> Pegawai:
    """A head below Gusnar with so many people."""
    unit = buat_unit(kode, induk=kantor.d.dinas)
    p = buat_pegawai(kepala or f"Kepala {kode}")
    tugaskan(p, unit, kepala=True)
    hubungkan(p, kantor.gusnar)
    for n in range(orang):
        satu = buat_pegawai(f"Anggota {kode} {n}", akun=False)
        tugaskan(satu, unit)
        hubungkan(satu, p)
    return p


@pytest.mark.parametrize(
    ("ukuran", "tempat", "jumlah"),
    [
        ([], set(), True),
        ([5, 9], set(), True),
        ([4, 9, 7], {0, 2}, True),
        ([4, 9, 7, 7], {0, 2}, True),
        ([4, 3, 9], {0, 1}, True),
        ([1, 2, 9, 12], {0, 1, 2}, True),
        ([0, 9, 7], {0, 1, 2}, True),
        ([3], {0}, False),
        ([1, 2], {0, 1}, False),
        ([4, 30], {0, 1}, True),
    ],
)
def test_tabel_kelompok_kecil(ukuran: list[int], tempat: set[int], jumlah: bool) -> None:
    hasil = sembunyikan(ukuran, 5)
    assert (set(hasil.tempat), hasil.jumlah_tampil) == (tempat, jumlah)


@given(st.lists(st.integers(0, 40), max_size=14), st.integers(2, 12))
def test_yang_disembunyikan_tidak_terhitung(ukuran: list[int], minimum: int) -> None:
    hasil = sembunyikan(ukuran, minimum)
    assert all(i in hasil.tempat for i, n in enumerate(ukuran) if n < minimum)
    if hasil.jumlah_tampil and hasil.tempat:
        sisa = [ukuran[i] for i in hasil.tempat if ukuran[i]]
        assert len(sisa) >= 2
        assert sum(sisa) >= minimum
    if not hasil.jumlah_tampil:
        assert len(hasil.tempat) == len(ukuran)


def test_angka_dan_tanpa_nama(kantor: Kantor) -> None:
    besarkan(kantor, 4)  # with Andi and Dewi six people, four of them with a report of today that waits
    tim_lain(kantor, "U-KECIL", 3)
    tim_lain(kantor, "U-BESAR", 8)
    kantor.laporan(tanggal=SENIN)
    d = dua_tingkat(kantor.gusnar, HARI)
    # SKP of Andi: one RHK with three indicators, each with one rencana aksi of the quarter; one of them is on the way.
    assert {t.unit: t.jumlah for t in d.tim} == {
        kantor.d.bidang.nama: None,
        "Unit U-KECIL": None,
        "Unit U-BESAR": Jumlah(8, 0, 0, 0, 0, 0),
    }
    assert d.semua == Jumlah(17, 4, 5, 5, 3, 1)
    assert {t.unit: t.kecil for t in d.tim if t.jumlah is None} == {kantor.d.bidang.nama: False, "Unit U-KECIL": True}
    halaman = masuk(kantor.gusnar).get("/tim/dua-tingkat/").content.decode()
    assert "Kurang dari 5 orang" in halaman
    assert "supaya tim kecil tidak terhitung" in halaman
    assert "4 dari 17" in halaman
    for nama in ("Andi", "Dewi", "Orang 00", "Anggota U", "Verifikasi berkas"):
        assert nama not in halaman


@pytest.mark.dua_mesin
def test_tim_cukup_besar_tampil_dan_urut_pohon_unit(kantor: Kantor) -> None:
    besarkan(kantor, 4)
    tim_lain(kantor, "ZZZ", 6, kepala="Aa Pertama menurut abjad")
    tim_lain(kantor, "AAA", 5, kepala="Zz Terakhir menurut abjad")
    d = dua_tingkat(kantor.gusnar, HARI)
    bidang = kantor.d.bidang
    jalur = sorted(
        [
            (bidang.jalur, bidang.nama),
            (f"{kantor.d.dinas.jalur}ZZZ/", "Unit ZZZ"),
            (f"{kantor.d.dinas.jalur}AAA/", "Unit AAA"),
        ]
    )
    assert [t.unit for t in d.tim] == [nama for _, nama in jalur]
    assert next(t for t in d.tim if t.unit == bidang.nama).jumlah == Jumlah(6, 4, 4, 4, 3, 1)
    atur_setelan("tim_dua_tingkat_minimum", 6)
    assert dua_tingkat(kantor.gusnar, HARI).minimum == 6
    atur_setelan("tim_dua_tingkat_minimum", 2)
    assert dua_tingkat(kantor.gusnar, HARI).minimum == 5


@pytest.mark.dua_mesin
def test_hari_lain_keputusan_dan_yang_tidak_aktif(kantor: Kantor) -> None:
    besarkan(kantor, 4)
    laporan = LaporanHarian.objects.filter(pegawai__nama="Orang 000").get()
    laporan.penilai = kantor.ratna
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    actions.simpan_draf(kantor.isi(), oleh=kantor.andi)
    Pegawai.objects.filter(pk=kantor.dewi.pk).update(kedudukan="MPP")
    (tim,) = dua_tingkat(kantor.gusnar, HARI).tim
    assert tim.jumlah == Jumlah(5, 4, 4, 3, 3, 1)
    (senin,) = dua_tingkat(kantor.gusnar, SENIN).tim
    assert (senin.jumlah.lapor, senin.jumlah.pekan) == (0, 0)
    assert masuk(kantor.gusnar).get("/tim/dua-tingkat/?tanggal=2026-03-09").status_code == 200


def test_tautan_hanya_bila_ada_tim_di_bawah(kantor: Kantor) -> None:
    assert "/tim/dua-tingkat/" in masuk(kantor.gusnar).get("/tim").content.decode()
    for orang in (kantor.ratna, kantor.andi):
        assert "/tim/dua-tingkat/" not in masuk(orang).get("/tim").content.decode()
        assert "Belum ada tim di bawah tim Anda" in masuk(orang).get("/tim/dua-tingkat/").content.decode()


def test_pertanyaan_tetap_berapa_pun_orangnya(kantor: Kantor) -> None:
    client, banyak = masuk(kantor.gusnar), []
    for n, tambah in enumerate((5, 60)):
        besarkan(kantor, tambah)
        for i in range(1 + 5 * n):
            tim_lain(kantor, f"T{n}{i}", 2)
        client.get("/tim/dua-tingkat/")
        banyak.append(hitung_sql(lambda: client.get("/tim/dua-tingkat/")))
    assert banyak[0] == banyak[1] <= 12


@pytest.mark.dua_mesin
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL reads small tables whole, whatever index there is"
)
def test_rencana_kueri_memakai_indeks_yang_ada(kantor: Kantor) -> None:
    """No table is read as a whole: reports by person and day or by rencana aksi, what waits by its small index."""
    besarkan(kantor, 5)
    harapan: list[tuple[Any, tuple[str, ...]]] = [
        (kueri_orang(kantor.gusnar, HARI, SENIN), ("hubungan_penilai", "laporan_orang")),
        (kueri_menunggu(kantor.gusnar, HARI), ("laporan_menunggu",)),
        (kueri_aksi(kantor.gusnar, HARI), ("laporan_pakai",)),
    ]
    for kueri, indeks in harapan:
        rencana = kueri.explain()
        for nama in indeks:
            assert nama in rencana, rencana
        assert "SCAN harian_laporanharian" not in rencana
        assert "SCAN kepegawaian_hubunganpenilai" not in rencana
        assert "SCAN skp_rencanaaksi" not in rencana


@pytest.mark.dua_mesin
def test_hubungan_pada_hari_itu(kantor: Kantor) -> None:
    """Who had gone by then, or comes later, is not counted."""
    besarkan(kantor, 5)
    HubunganPenilai.objects.filter(pegawai__nama="Orang 001").update(sampai=date(2026, 3, 9))
    assert dua_tingkat(kantor.gusnar, HARI).tim[0].jumlah.orang == 6
    assert dua_tingkat(kantor.gusnar, SENIN).tim[0].jumlah.orang == 7
    assert PADA.date() == HARI
