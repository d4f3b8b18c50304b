"""Background jobs: queued with the transaction, tried again, parked, effects once."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ekinerja.inti.konteks import nomor_permintaan
from ekinerja.inti.models import EfekTugas, JadwalBerkala, KunciKirim, Pekerjaan, Peristiwa
from ekinerja.inti.tugas import antrekan, daftar, jadwal, jalan, jalankan_semua, kemajuan_terkini, rutin
from ekinerja.inti.tugas.konteks import Konteks
from ekinerja.inti.waktu import jam_mesin, sekarang

from . import tugas_contoh  # noqa: F401 - registers the jobs
from .orang import Orang

pytestmark = pytest.mark.django_db
K = Pekerjaan.Keadaan


@pytest.mark.dua_mesin
def test_pekerjaan_berjalan_dan_hasilnya_tersimpan():
    sari = Orang()
    baris = antrekan("uji.jumlah", pemilik=sari, a=2, b=3)
    assert (baris.keadaan, baris.pemilik, baris.persen) == (K.ANTRE, sari.id_publik, 0)
    assert jalankan_semua() == 1
    baris.refresh_from_db()
    assert (baris.keadaan, baris.hasil, baris.percobaan) == (K.SELESAI, {"jumlah": 5}, 1)
    assert (baris.selesai, baris.total, baris.teks, baris.persen) == (2, 2, "selesai dihitung", 100)
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_argumen_uuid_dan_tanggal_menjadi_teks():
    baris = antrekan("uji.jumlah", a=UUID(int=1), b=sekarang().date())
    baris.refresh_from_db()
    assert baris.argumen["a"] == "00000000-0000-0000-0000-000000000001"


def test_nama_yang_tidak_dikenal():
    with pytest.raises(LookupError, match=r"uji\.tidak_ada"):
        antrekan("uji.tidak_ada")


def test_tanpa_commit_tidak_ada_pekerjaan():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        antrekan("uji.jumlah", a=1, b=1)
        raise ZeroDivisionError
    assert jalankan_semua() == 0


@pytest.mark.dua_mesin
def test_kunci_efek_mengantre_sekali_saja():
    satu = antrekan("uji.jumlah", kunci_efek="surat:1", a=1, b=1)
    assert antrekan("uji.jumlah", kunci_efek="surat:1", a=1, b=1) == satu
    assert jalankan_semua() == 1
    assert antrekan("uji.jumlah", kunci_efek="surat:1", a=1, b=1).keadaan == K.SELESAI


def habiskan(baris):
    """Run the job's tries one after the other, whatever the wait between them."""
    tunda = []
    for _ in range(20):
        baris.refresh_from_db()
        if baris.berakhir:
            return tunda
        entri = DBTaskResult.objects.get(pk=baris.antrean)
        tunda.append((entri.run_after - jam_mesin()).total_seconds() if entri.run_after.year < 9999 else 0)
        DBTaskResult.objects.filter(pk=entri.pk).update(run_after=jam_mesin())
        jalankan_semua(lempar=False)
    raise AssertionError


def test_yang_gagal_dicoba_lagi_makin_jarang_lalu_diparkir():
    baris = antrekan("uji.gagal")
    tunda = habiskan(baris)
    assert (baris.keadaan, baris.percobaan) == (K.DIPARKIR, 5)
    assert [round(t, -1) if t > 8 else round(t) for t in tunda] == [0, 5, 10, 20, 40]
    assert "5 kali" in baris.galat
    assert "rahasia" not in baris.galat
    assert jalankan_semua() == 0


@pytest.mark.dua_mesin
def test_aturan_yang_dilanggar_tidak_dicoba_lagi():
    baris = antrekan("uji.melanggar")
    habiskan(baris)
    assert (baris.keadaan, baris.percobaan) == (K.DIPARKIR, 1)
    assert baris.galat == "Berkas ini sudah dihapus pemiliknya."


def test_efek_terjadi_sekali_walau_dicoba_tiga_kali():
    baris = antrekan("uji.tersendat")
    habiskan(baris)
    assert (baris.keadaan, baris.percobaan) == (K.SELESAI, 3)
    assert Peristiwa.objects.filter(kanal="efek").count() == 1


@pytest.mark.dua_mesin
@pytest.mark.django_db(transaction=True)
def test_efek_di_luar_transaksi_ditolak():
    baris = antrekan("uji.jumlah", a=1, b=1)
    with pytest.raises(RuntimeError, match="transaksi"):
        Konteks(baris).efek("x")


def test_percobaan_yang_kehilangan_sewa_tidak_menulis_hasil():
    baris = antrekan("uji.jumlah", a=1, b=1)
    lama = jalan.ambil(str(baris.id_publik))
    Pekerjaan.objects.update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
    assert jadwal.ambil_alih() == 1
    baru = jalan.ambil(str(baris.id_publik))
    jalan.laksanakan(lama)
    baris.refresh_from_db()
    assert (baris.keadaan, baris.percobaan) == (K.JALAN, 2)
    jalan.laksanakan(baru)
    baris.refresh_from_db()
    assert baris.keadaan == K.SELESAI


@pytest.mark.dua_mesin
def test_yang_ditinggal_mati_diambil_alih_yang_hidup_tidak():
    mati, hidup = antrekan("uji.jumlah", a=1, b=1), antrekan("uji.jumlah", a=2, b=2)
    for baris in (mati, hidup):
        DBTaskResult.objects.get(pk=baris.antrean).claim("pekerja-1")
        jalan.ambil(str(baris.id_publik))
    Pekerjaan.objects.filter(pk=mati.pk).update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
    entri_lama = mati.antrean
    assert jadwal.ambil_alih() == 1
    assert DBTaskResult.objects.get(pk=entri_lama).status == TaskResultStatus.FAILED
    assert jalankan_semua() == 1
    mati.refresh_from_db()
    hidup.refresh_from_db()
    assert (mati.keadaan, mati.percobaan) == (K.SELESAI, 2)
    assert (hidup.keadaan, hidup.percobaan) == (K.JALAN, 1)


def test_pekerja_yang_selalu_mati_akhirnya_diparkir():
    baris = antrekan("uji.jumlah", a=1, b=1)
    for _ in range(5):
        jalan.ambil(str(baris.id_publik))
        Pekerjaan.objects.update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
        jadwal.ambil_alih()
    baris.refresh_from_db()
    assert (baris.keadaan, baris.percobaan) == (K.DIPARKIR, 5)


# -- progress ---------------------------------------------------------------------------------------------------------


def test_kemajuan_terlihat_sebelum_transaksi_selesai(settings, tmp_path):
    settings.DATA = tmp_path
    baris = antrekan("uji.jumlah", a=1, b=1)
    ctx = Konteks(jalan.ambil(str(baris.id_publik)))
    with transaction.atomic():
        ctx.kemajuan(6_000, 12_000, "Menyimpan pegawai")
    terlihat = kemajuan_terkini(Pekerjaan.objects.get())
    assert (terlihat.persen, terlihat.teks) == (50, "Menyimpan pegawai")
    jalan.laksanakan(ctx.pekerjaan)
    assert list(tmp_path.rglob("*.json")) == []


def test_kemajuan_tidak_menulis_terlalu_sering(django_assert_max_num_queries):
    ctx = Konteks(antrekan("uji.jumlah", a=1, b=1))
    with django_assert_max_num_queries(3):
        for n in range(1000):
            ctx.kemajuan(n, 1000)


# -- periodic ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def berkala(monkeypatch):
    monkeypatch.setattr(daftar, "_berkala", {})
    monkeypatch.setattr(daftar, "_jenis", {})
    return daftar.berkala


@pytest.mark.dua_mesin
def test_giliran_sekali_per_jangka():
    assert jadwal.giliran("uji", timedelta(hours=1))
    assert not jadwal.giliran("uji", timedelta(hours=1))
    JadwalBerkala.objects.update(terakhir=jam_mesin() - timedelta(minutes=61))
    assert jadwal.giliran("uji", timedelta(hours=1))


@pytest.mark.dua_mesin
def test_yang_jarang_lewat_antrean_yang_sering_langsung(berkala):
    terpanggil = []
    berkala("uji.jam", setiap=timedelta(hours=1))(lambda: terpanggil.append("jam"))
    berkala("uji.detik", setiap=timedelta(seconds=3))(lambda ctx: terpanggil.append("detik"))
    penjadwal = jadwal.Penjadwal()
    penjadwal.putar()
    penjadwal.putar()
    assert terpanggil == ["detik"]
    assert jalankan_semua() == 1
    assert terpanggil == ["detik", "jam"]


def test_yang_sering_dan_gagal_tidak_menghentikan_penjadwal(berkala, caplog):
    def rusak():
        raise ZeroDivisionError

    berkala("uji.rusak", setiap=timedelta(seconds=1))(rusak)
    jadwal.Penjadwal().putar()
    assert "uji.rusak" in caplog.text


@pytest.mark.dua_mesin
def test_pembersihan_menyisakan_yang_masih_perlu():
    lama = sekarang() - timedelta(days=40)
    for pada in (lama, sekarang()):
        Peristiwa.objects.create(kanal="a", jenis="b", pada=pada)
        KunciKirim.objects.create(pelaku=Orang().id_publik, kunci="kunci-ku", sidik="x", isi="<p>", pada=pada)
        EfekTugas.objects.create(kunci=str(pada), pada=pada)
    for kunci in (None, "surat:1"):
        antrekan("uji.jumlah", kunci_efek=kunci, a=1, b=1)
    jalankan_semua()
    Pekerjaan.objects.update(selesai_pada=lama)
    assert rutin.bersihkan() == {"peristiwa": 1, "jawaban": 1, "batas": 0, "pekerjaan": 1}
    assert KunciKirim.objects.count() == 2
    assert EfekTugas.objects.count() == 1
    assert Pekerjaan.objects.get().kunci_efek == "surat:1"
    assert nomor_permintaan() == ""
