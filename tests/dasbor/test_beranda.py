"""The home page: one sentence, today's report, what waits; every state of an SKP."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client

from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Periode
from ekinerja.presensi.models import Presensi
from ekinerja.skp.models import RencanaAksi, Skp
from tests.pabrik import beri_peran, buat_pegawai, buat_skp, buat_unit, hubungkan, tugaskan

SELASA = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _dasar(db):
    with bekukan(datetime(2026, 3, 10, 1, tzinfo=UTC)):
        pastikan_periode(2026)
        yield


@pytest.fixture
def kantor() -> dict[str, Any]:
    """Dukcapil: Ratna leads, Andi works, both without an SKP yet."""
    unit = buat_unit("DUKCAPIL.B3", induk=buat_unit("PALU", jenis="kota"))
    ratna, andi = buat_pegawai("Ratna Pusadan", jenis_kelamin="P"), buat_pegawai("Andi Tadulako", jenis_kelamin="L")
    tugaskan(ratna, unit, kepala=True)
    tugaskan(andi, unit)
    hubungkan(andi, ratna)
    return {"unit": unit, "ratna": ratna, "andi": andi}


def klien(pegawai: Pegawai) -> Client:
    hasil = Client()
    hasil.force_login(pegawai.akun)
    return hasil


def beranda(pegawai: Pegawai) -> str:
    jawaban = klien(pegawai).get("/")
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def skp_andi(kantor, status: str = "DISETUJUI", **opsi) -> Skp:
    return buat_skp(kantor["andi"], kantor["ratna"], unit=kantor["unit"], status=status, rhk=2, **opsi)


def laporan(
    skp: Skp, tanggal: date, *, status: str = "DIAJUKAN", realisasi: int = 12, kegiatan: str = "Verifikasi berkas"
):
    aksi = RencanaAksi.objects.filter(skp=skp, mulai__lte=tanggal, tenggat__gte=tanggal).order_by("pk").first()
    pukul = datetime.combine(tanggal, time(8), UTC)
    return LaporanHarian.objects.create(
        pegawai=skp.pegawai, skp=skp, rencana_aksi=aksi, penilai=skp.penilai, tanggal=tanggal, jam_mulai=time(8), jam_selesai=time(9),
        kegiatan=kegiatan, realisasi=realisasi, satuan="berkas", status=status, dibuat_pada=pukul, diubah_pada=pukul, dikirim_pada=pukul,
        diputus_pada=pukul if status == "DISETUJUI" else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "kalimat", "tombol"),
    [
        (None, "SKP tahun ini belum disusun.", "Mulai menyusun SKP"),
        ("DRAF", "SKP Anda masih draf.", "Lanjutkan SKP"),
        ("DIAJUKAN", "SKP Anda sedang menunggu Ratna Pusadan.", "Lihat SKP"),
        ("DIKEMBALIKAN", "SKP Anda dikembalikan dengan catatan.", "Perbaiki SKP"),
    ],
)
def test_sebelum_skp_disetujui_ada_satu_langkah(kantor, status, kalimat, tombol):
    if status:
        skp_andi(kantor, status)
    halaman = beranda(kantor["andi"])
    assert kalimat in halaman
    assert tombol in halaman
    assert "Simpan laporan" not in halaman


def test_skp_disetujui_dan_belum_pernah_melapor(kantor):
    skp_andi(kantor)
    halaman = beranda(kantor["andi"])
    assert "Laporan hari ini belum diisi." in halaman
    assert "Rencana aksi berjalan" in halaman
    assert '<details class="saran" name="saran">' in halaman


def test_kegiatan_kemarin_diulang_dalam_satu_formulir(kantor):
    """Open, check, save: the former activity is filled in and can be sent from here."""
    kemarin = laporan(skp_andi(kantor), date(2026, 3, 9))
    halaman = beranda(kantor["andi"])
    assert "Verifikasi berkas" in halaman
    assert f'name="rencana_aksi" value="{kemarin.rencana_aksi.id_publik}"' in halaman
    assert 'value="12"' in halaman
    assert f"?ulang={kemarin.id_publik}" in halaman
    assert "Kemarin · 12 berkas" in halaman
    assert '<details class="saran" name="saran" open>' in halaman
    assert "Tepat waktu sampai" in halaman


def test_sesudah_melapor(kantor):
    laporan(skp_andi(kantor), SELASA)
    halaman = beranda(kantor["andi"])
    assert "Laporan hari ini sudah terkirim" in halaman
    assert "Laporan hari ini belum diisi." not in halaman


def test_draf_hari_ini_belum_dihitung_melapor(kantor):
    laporan(skp_andi(kantor), SELASA, status="DRAF")
    assert "Laporan hari ini belum diisi." in beranda(kantor["andi"])


def test_hari_cuti_tidak_menagih(kantor):
    """Leave is known: the page says so, opens no card and names no limit."""
    laporan(skp_andi(kantor), date(2026, 3, 9))
    Presensi.objects.create(pegawai=kantor["andi"], tanggal=SELASA, kode="CT")
    halaman = beranda(kantor["andi"])
    assert "Hari ini tercatat cuti; laporan tidak ditunggu." in halaman
    assert "Tepat waktu sampai" not in halaman
    assert '<details class="saran" name="saran" open>' not in halaman


def test_hari_minggu_tidak_menagih(kantor):
    skp_andi(kantor)
    with bekukan(datetime(2026, 3, 8, 1, tzinfo=UTC)):
        halaman = beranda(kantor["andi"])
    assert "Hari ini bukan hari kerja." in halaman
    assert "belum diisi" not in halaman


@pytest.mark.dua_mesin
def test_penilai_melihat_yang_menunggunya(kantor):
    skp = skp_andi(kantor)
    laporan(skp, date(2026, 3, 9))
    laporan(skp, SELASA, kegiatan="Rekam KTP")
    buat_skp(buat_pegawai("Lain"), kantor["ratna"], unit=kantor["unit"], status="DIAJUKAN")
    evaluasi(kantor, skp, "SIAP_DINILAI")
    halaman = beranda(kantor["ratna"])
    assert "2 laporan, 1 SKP dan 1 evaluasi menunggu Anda." in halaman
    assert "Menunggu Anda sebagai penilai" in halaman
    assert "Menunggu Anda sebagai penilai" not in beranda(kantor["andi"])


def evaluasi(kantor, skp: Skp, status: str, **kolom) -> Evaluasi:
    periode = Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=1, tahun=2026)
    return Evaluasi.objects.create(
        periode=periode, skp=skp, pegawai=skp.pegawai, penilai=skp.penilai, unit=kantor["unit"], status=status,
        diubah_pada=datetime(2026, 3, 9, tzinfo=UTC), **kolom,
    )  # fmt: skip


def test_hasil_terbit_masuk_tenggat(kantor):
    e = evaluasi(
        kantor, skp_andi(kantor), "DITERBITKAN", batas_tanggapan=date(2026, 3, 17), rating_hasil="SESUAI", rating_perilaku="SESUAI",
        predikat="BAIK",
    )  # fmt: skip
    halaman = beranda(kantor["andi"])
    assert "Tanggapi hasil triwulan I 2026" in halaman
    assert "5 hari kerja lagi" in halaman
    assert f"/penilaian/{e.id_publik}/mengapa/" in halaman


def test_hasil_yang_belum_terbit_tidak_bocor(kantor):
    """Rated, not published: nothing of it on the person's home page."""
    evaluasi(
        kantor,
        skp_andi(kantor),
        "DINILAI",
        rating_hasil="DI_BAWAH",
        rating_perilaku="SESUAI",
        predikat="BUTUH_PERBAIKAN",
    )
    halaman = beranda(kantor["andi"])
    assert "Tanggapi hasil" not in halaman
    assert "Butuh Perbaikan" not in halaman


@pytest.mark.dua_mesin
def test_tenggat_periode_menurut_kelompoknya(kantor):
    Periode.objects.filter(kelompok="GURU", jenis="TRIWULANAN", urutan=1).update(
        isi_sampai=date(2026, 4, 20), nilai_sampai=date(2026, 4, 28)
    )
    skp_andi(kantor)
    assert "Lengkapi realisasi triwulan I 2026" in beranda(kantor["andi"])
    sekolah = buat_unit("SMPN01", jenis="sekolah_smp")
    sari = buat_pegawai("Sari Wulandari")
    tugaskan(sari, sekolah)
    assert "<b>20</b><span>Apr</span>" in beranda(sari)
    assert "<b>20</b><span>Apr</span>" not in beranda(kantor["andi"])


def test_umpan_balik_terbaru_hanya_milik_sendiri(kantor):
    UmpanBalik.objects.create(
        pegawai=kantor["andi"],
        dari=kantor["ratna"],
        tanggal=SELASA,
        teks="Rapi sekali.",
        dibuat_pada=datetime(2026, 3, 10, tzinfo=UTC),
    )
    assert "Rapi sekali." in beranda(kantor["andi"])
    assert "Rapi sekali." not in beranda(kantor["ratna"])


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("jumlah", "kata"), [(600, "Target tercapai"), (5, "Sedikit di belakang"), (560, "Sesuai jalur")]
)
def test_kemajuan_dengan_kata(kantor, jumlah, kata):
    skp = skp_andi(kantor)
    RencanaAksi.objects.filter(skp=skp).update(target_nilai=600)
    skp.rhk.first().indikator.update(jenis_target="AKUMULASI")
    laporan(skp, date(2026, 3, 9), realisasi=jumlah)
    halaman = beranda(kantor["andi"])
    assert kata in halaman
    if jumlah == 5:
        assert "per hari kerja untuk mengejar" in halaman


def test_wali_kota_dan_operator_tanpa_skp(kantor):
    wali = buat_pegawai("Burhan Toampo", nip=None, status="PEJABAT_NEGARA")
    halaman = beranda(wali)
    assert "Anda tidak ber-SKP di sini" in halaman
    assert "Lapor hari ini" not in halaman
    assert 'href="/lapor"' not in halaman
    fadel = buat_pegawai("Moh. Fadel", nip=None, status="NON_ASN")
    assert "Anda tidak ber-SKP di sini" in beranda(fadel)


@pytest.mark.dua_mesin
def test_admin_pertama_di_kota_kosong_diantar_ke_impor():
    admin = buat_pegawai("Nur Aini Lamarauna")
    beri_peran(admin, "ADMIN_BKPSDM", None)
    halaman = beranda(admin)
    assert "Mulai dari sini" in halaman
    assert re.findall(r'data-keadaan="(kini|selesai|nanti)"', halaman) == ["kini", "nanti", "nanti"]
    unit = buat_unit("PALU", jenis="kota")
    assert re.findall(r'data-keadaan="(kini|selesai|nanti)"', beranda(admin)) == ["selesai", "kini", "nanti"]
    tugaskan(admin, unit)
    assert "Mulai dari sini" not in beranda(admin)


def test_yang_bukan_admin_tidak_diantar_ke_impor():
    assert "Mulai dari sini" not in beranda(buat_pegawai("Andi Tadulako"))


def test_peran_menambah_pekerjaan(kantor):
    beri_peran(kantor["andi"], "ADMIN_BKPSDM", kantor["unit"])
    assert "Aktivasi akun" in beranda(kantor["andi"])
    assert "Aktivasi akun" not in beranda(kantor["ratna"])


def test_akun_tanpa_orang_tetap_mendapat_beranda():
    from tests.pabrik import buat_akun

    browser = Client()
    browser.force_login(buat_akun("teknis"))
    assert browser.get("/").status_code == 200
    assert browser.get("/akun/").status_code == 200
    assert browser.get("/pemberitahuan/").status_code == 200


@pytest.mark.parametrize("banyak", [1, 30])
def test_paling_banyak_dua_belas_pertanyaan(kantor, django_assert_max_num_queries, banyak):
    """However much was reported and waits, the page asks equally often."""
    skp = skp_andi(kantor)
    for n in range(banyak):
        laporan(skp, date(2026, 3, 2 + n % 8), kegiatan=f"Kegiatan {n}", status="DISETUJUI" if n % 2 else "DIAJUKAN")
    for siapa in ("andi", "ratna"):
        browser = klien(kantor[siapa])
        browser.get("/")
        with django_assert_max_num_queries(12):
            browser.get("/")
