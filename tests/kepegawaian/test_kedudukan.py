"""Dated kedudukan from a staff list and on the profile; the signed order of a delegation and who may take it home."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Berkas
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.kepegawaian.fakta import fakta_pegawai
from ekinerja.kepegawaian.importers.pegawai import isian
from ekinerja.kepegawaian.models import DelegasiPenilai, HubunganPenilai, Pegawai, ProsesImpor, RiwayatKedudukan
from ekinerja.kepegawaian.penilai import susun_penilai
from tests import pabrik
from tests.inti.berkas_contoh import pdf
from tests.pabrik import HARI

NIP = "199608162024031988"


@pytest.fixture
def meja(client, admin):
    client.force_login(admin.akun)
    return client


def impor(meja, kedudukan: str, pada: str) -> None:
    dinas = "Dinas Kependudukan dan Pencatatan Sipil"
    kepala = "NIP;NAMA;STATUS;KEDUDUKAN HUKUM;JABATAN;UNIT KERJA;UNIT INDUK"
    isi = f"{NIP};Mahmud;PNS;{kedudukan};PELAKSANA;Bidang Pendaftaran Penduduk;{dinas}"
    berkas = SimpleUploadedFile("pegawai.csv", f"{kepala}\n{isi}\n".encode())
    meja.post("/impor/", {"jenis": "pegawai", "berkas": berkas, "pada": pada, "kunci": uuid4().hex})
    jalankan_semua()
    proses = ProsesImpor.objects.latest("pk")
    assert proses.keadaan == "SIAP"
    meja.post(f"/impor/{proses.id_publik}/terapkan/", {"kunci": uuid4().hex})
    jalankan_semua()


def catatan() -> list[tuple[str, date, date | None]]:
    return list(RiwayatKedudukan.objects.order_by("mulai").values_list("kedudukan", "mulai", "sampai"))


def test_impor_memberi_tanggal_pada_kedudukan_yang_berubah(meja, d):
    impor(meja, "Aktif", "2026-01-05")
    assert catatan() == []
    impor(meja, "CLTN", "2026-02-01")
    impor(meja, "CLTN", "2026-03-01")
    assert catatan() == [("CLTN", date(2026, 2, 1), None)]
    impor(meja, "Aktif", "2026-03-05")
    assert catatan() == [("CLTN", date(2026, 2, 1), date(2026, 3, 4))]
    impor(meja, "Tugas belajar sambil bekerja", "2026-03-10")
    orang = Pegawai.objects.get(nip=NIP)
    assert orang.kedudukan == "TUGAS_BELAJAR_SAMBIL"
    fakta = fakta_pegawai([orang.pk])[orang.pk]
    assert (fakta.kedudukan, len(fakta.masa), len(fakta.tugas)) == ("AKTIF", 2, 1)
    assert periksa_jejak().utuh


def test_keadaan_sebelum_berkas_pertama_yang_berubah_ikut_tercatat(meja, d):
    """Whoever was away when the first file came was away before, too: not only from today."""
    impor(meja, "CLTN", "2026-01-05")
    impor(meja, "Aktif", "2026-03-01")
    assert catatan()[0][0] == "CLTN"
    assert catatan()[0][2] == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("Tugas Belajar", "TUGAS_BELAJAR"),
        ("Izin Belajar", "TUGAS_BELAJAR_SAMBIL"),
        ("Tugas belajar tidak diberhentikan dari jabatan", "TUGAS_BELAJAR_SAMBIL"),
        ("Cuti di Luar Tanggungan Negara", "CLTN"),
        ("Aktif", "AKTIF"),
        ("entah", None),
    ],
)
def test_kata_kedudukan(teks, kode):
    assert isian.kedudukan(teks) == kode


@pytest.mark.dua_mesin
def test_dicatat_dan_dibatalkan_di_profil(meja, d):
    susun_penilai()
    alamat = f"/pegawai/{d.pegawai.id_publik}/"
    isi = {"kedudukan": "CLTN", "mulai": "2026-03-01", "sampai": "", "nomor": "800/9"}
    assert meja.post(f"{alamat}kedudukan/", {"kunci": uuid4().hex, **isi}).status_code == 302
    assert "Cuti di luar tanggungan negara" in meja.get(alamat).content.decode()
    tolak = meja.post(f"{alamat}kedudukan/", {"kunci": uuid4().hex, **isi})
    assert tolak.status_code == 400
    assert "Sudah tercatat" in tolak.content.decode()
    baris = RiwayatKedudukan.objects.get()
    batal = {"kunci": uuid4().hex, "alasan": "Salah orang."}
    assert meja.post(f"/pegawai/kedudukan/{baris.id_publik}/batal/", batal).status_code == 302
    d.pegawai.refresh_from_db()
    assert (catatan(), d.pegawai.kedudukan) == ([], "AKTIF")
    assert "Catatan kedudukan dibatalkan" in meja.get(f"{alamat}jejak/").content.decode()


@pytest.mark.dua_mesin
def test_surat_delegasi_dengan_berkasnya(client, meja, d, admin):
    HubunganPenilai.objects.all().delete()
    susun_penilai()
    isi = {
        "nomor": "800/1", "tanggal": HARI, "penilai": d.orang_luar.nip, "unit": d.bidang.kode, "pegawai": "", "mulai": HARI,
        "sampai": HARI + timedelta(days=90), "keterangan": "",
    }  # fmt: skip
    rusak = SimpleUploadedFile("sk.pdf", b"<html>")
    tolak = meja.post("/delegasi/", {"kunci": uuid4().hex, **isi, "berkas": rusak})
    assert tolak.status_code == 400
    assert not DelegasiPenilai.objects.exists()
    berkas = SimpleUploadedFile("SK 800-1.pdf", pdf())
    assert meja.post("/delegasi/", {"kunci": uuid4().hex, **isi, "berkas": berkas}).status_code == 302
    surat = DelegasiPenilai.objects.get()
    alamat = f"/delegasi/{surat.id_publik}/berkas/"
    assert "Sementara ini hanya Anda yang dapat membukanya" in meja.get("/delegasi/").content.decode()
    for orang, status in ((admin, 200), (d.orang_luar, 409), (d.pegawai, 409), (d.kabid, 404)):
        client.force_login(orang.akun)
        assert client.get(alamat).status_code == status, orang.nama
    client.force_login(d.orang_luar.akun)
    assert "sedang diperiksa. Biasanya selesai dalam beberapa menit" in client.get(alamat).content.decode()
    client.force_login(admin.akun)
    jalankan_semua()
    assert "Unduh surat" in meja.get("/delegasi/").content.decode()
    for orang, status in ((admin, 200), (d.orang_luar, 200), (d.pegawai, 200), (d.kabid, 404), (d.kadis, 404)):
        client.force_login(orang.akun)
        assert client.get(alamat).status_code == status, orang.nama
    client.force_login(d.pegawai.akun)
    profil = f"/pegawai/{d.pegawai.id_publik}/"
    assert "Unduh surat delegasi" in client.get(profil).content.decode()
    for keadaan, tanda in (("KARANTINA", "Sedang diperiksa"), ("DITOLAK", "PDF ini rusak.")):
        Berkas.objects.update(keadaan=keadaan, alasan="PDF ini rusak.")
        halaman = client.get(profil).content.decode()
        assert tanda in halaman
        assert alamat not in halaman
    Berkas.objects.update(keadaan="BERSIH")
    tanpa = pabrik.buat_pegawai()
    client.force_login(tanpa.akun)
    assert client.get(alamat).status_code == 404
