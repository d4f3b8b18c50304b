"""Evidence uploads: good files survive, hostile ones leave nothing behind."""

import io
import os
import stat
import time
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ekinerja.inti.berkas import hapus_berkas, jenis, kirim_berkas, periksa_utuh, sapu_yatim, simpan_bukti, tempat
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Berkas
from ekinerja.inti.waktu import bekukan

from . import berkas_contoh as contoh
from .orang import Orang

pytestmark = [pytest.mark.django_db, pytest.mark.asvs("5.2.2")]


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def kirim(nama, isi, pemilik=None):
    return simpan_bukti(SimpleUploadedFile(nama, isi), pemilik=pemilik or Orang())


def isi_folder(folder):
    return [p for p in folder.rglob("*") if p.is_file()]


@pytest.mark.parametrize(
    ("nama", "isi", "mime"),
    [
        ("foto.jpg", contoh.gambar("JPEG"), "image/jpeg"),
        ("foto.JPEG", contoh.gambar("JPEG"), "image/jpeg"),
        ("layar.png", contoh.gambar("PNG", mode="RGBA"), "image/png"),
        ("layar.png", contoh.gambar("PNG", mode="L"), "image/png"),
        ("kirim.webp", contoh.gambar("WEBP"), "image/webp"),
        ("surat.pdf", contoh.pdf(), "application/pdf"),
        ("surat.pdf", contoh.pdf(contoh.aliran_objek(b"7 0 << /Type /Page >>")), "application/pdf"),
    ],
)
def test_bukti_yang_baik_tersimpan(data, nama, isi, mime):
    berkas = kirim(nama, isi)
    letak = tempat.letak(berkas.simpan)
    assert berkas.jenis_mime == mime
    assert letak.stat().st_size == berkas.ukuran
    assert stat.S_IMODE(letak.stat().st_mode) == 0o600
    assert nama not in str(letak)
    assert periksa_utuh(berkas)


def test_foto_kehilangan_tempat_dan_kamera_tetapi_tegak():
    berkas = kirim("foto.jpg", contoh.jpeg_berlokasi())
    isi = tempat.letak(berkas.simpan).read_bytes()
    assert b"KameraRahasia" not in isi
    with Image.open(io.BytesIO(isi)) as hasil:
        assert not hasil.getexif()
        assert hasil.size == (30, 40)


def test_yang_menempel_di_belakang_gambar_hilang():
    berkas = kirim("foto.png", contoh.gambar("PNG") + b"<script>alert(1)</script>")
    assert b"script" not in tempat.letak(berkas.simpan).read_bytes()


def test_foto_besar_diperkecil():
    with Image.open(tempat.letak(kirim("besar.jpg", contoh.gambar("JPEG", (4000, 3000))).simpan)) as hasil:
        assert hasil.size == (2560, 1920)


HTML = b"<!doctype html><script>alert(1)</script>"
BERBAHAYA = {
    "kosong": ("a.pdf", b""),
    "svg berskrip": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "svg bernama png": ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "html bernama pdf": ("a.pdf", HTML),
    "html bernama png": ("a.png", HTML),
    "gif yang juga js": ("a.gif", b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)"),
    "zip": ("a.zip", b"PK\x03\x04" + b"\0" * 60),
    "exe bernama jpg": ("a.jpg", b"MZ" + b"\0" * 60),
    "png bernama jpg": ("a.jpg", contoh.gambar("PNG")),
    "akhiran ganda": ("a.png.html", contoh.gambar("PNG")),
    "tanpa akhiran": ("bukti", contoh.gambar("PNG")),
    "jpeg terpotong": ("a.jpg", contoh.gambar("JPEG", (400, 400))[:500]),
    "png terpotong": ("a.png", contoh.gambar("PNG", (400, 400))[:60]),
    "hanya kepala jpeg": ("a.jpg", b"\xff\xd8\xff\xe0"),
    "kepala 50.000 x 50.000": ("a.png", contoh.png_raksasa()),
    "kepala 7.000 x 6.000": ("a.png", contoh.png_raksasa(7000, 6000)),
    "pdf terpotong": ("a.pdf", contoh.pdf()[:60]),
    "pdf tidak di awal": ("a.pdf", b"x" + contoh.pdf()),
    "pdf dan html": ("a.pdf", contoh.pdf(HTML)),
    "pdf berskrip": ("a.pdf", contoh.pdf(b"3 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n")),
    "pdf berskrip disandikan": ("a.pdf", contoh.pdf(b"3 0 obj << /S /J#61vaScript >> endobj\n")),
    "pdf berskrip dimampatkan": ("a.pdf", contoh.pdf(contoh.aliran_objek(b"3 0 << /S /JavaScript >>"))),
    "pdf dimampatkan dua kali": (
        "a.pdf",
        contoh.pdf(contoh.aliran_objek(b"x", kamus=b"/Filter [/ASCIIHexDecode /FlateDecode]")),
    ),
    "pdf membuka program": ("a.pdf", contoh.pdf(b"3 0 obj << /S /Launch /F (cmd.exe) >> endobj\n")),
    "pdf berisi berkas": ("a.pdf", contoh.pdf(b"3 0 obj << /Type /EmbeddedFile >> endobj\n")),
    "pdf terkunci": ("a.pdf", contoh.pdf(trailer=b"/Encrypt 9 0 R ")),
    "pdf bom": ("a.pdf", contoh.pdf(contoh.aliran_objek(b"0" * (70 * 1024 * 1024)))),
    "pdf aliran rusak": (
        "a.pdf",
        contoh.pdf(b"5 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\nrusak\nendstream"),
    ),
}


@pytest.mark.parametrize(("nama", "isi"), BERBAHAYA.values(), ids=BERBAHAYA.keys())
def test_berkas_berbahaya_ditolak_dan_tidak_meninggalkan_apa_apa(data, nama, isi):
    with pytest.raises(AturanDilanggar) as galat:
        kirim(nama, isi)
    assert galat.value.status == 400
    assert isi_folder(data) == []
    assert not Berkas.objects.exists()


def test_terlalu_besar(data):
    with pytest.raises(AturanDilanggar) as galat:
        kirim("a.pdf", b"%PDF-1.4\n" + b"0" * (30 * 1024 * 1024))
    assert galat.value.status == 413
    assert isi_folder(data) == []


def test_ukuran_yang_dinyatakan_bohong(data):
    unggahan = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n" + b"0" * jenis.BUKTI_MAKS)
    unggahan.size = 10
    with pytest.raises(AturanDilanggar) as galat:
        simpan_bukti(unggahan, pemilik=Orang())
    assert galat.value.status == 413


def test_ruang_setahun(monkeypatch):
    sari = Orang()
    monkeypatch.setattr("ekinerja.inti.berkas.simpan.PER_TAHUN_MAKS", 2000)
    with bekukan(datetime(2026, 12, 30, tzinfo=UTC)):
        kirim("a.pdf", contoh.pdf(b"%" + b"0" * 1500 + b"\n"), sari)
        with pytest.raises(AturanDilanggar, match="200 MB"):
            kirim("b.pdf", contoh.pdf(b"%" + b"1" * 1500 + b"\n"), sari)
        kirim("b.pdf", contoh.pdf(b"%" + b"1" * 1500 + b"\n"), Orang("Andi"))
    with bekukan(datetime(2027, 1, 1, tzinfo=UTC)):
        kirim("b.pdf", contoh.pdf(b"%" + b"1" * 1500 + b"\n"), sari)


def test_berkas_yang_sama_disimpan_sekali(data):
    sari, isi = Orang(), contoh.gambar()
    assert kirim("a.png", isi, sari) == kirim("a.png", isi, sari)
    assert kirim("a.png", isi, Orang("Andi")) != kirim("a.png", isi, sari)
    assert len(isi_folder(data)) == 2


@pytest.mark.parametrize(
    ("nama", "tersimpan"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\dokumen\\foto.png", "foto.png"),
        ("foto\r\nSet-Cookie: a=b.png", "fotoSet-Cookie: a=b.png"),
        ("gnp.\u202efoto.png", "gnp.foto.png"),
        ("\x00foto.png", "foto.png"),
        ("a" * 300 + ".png", "a" * 251 + ".png"),
        ('k"utip.png', 'k"utip.png'),
    ],
)
def test_nama_hanya_teks(data, nama, tersimpan):
    unggahan = SimpleUploadedFile("x.png", contoh.gambar())
    unggahan._name = nama
    berkas = simpan_bukti(unggahan, pemilik=Orang())
    assert berkas.nama_asli == tersimpan
    assert all(p.is_relative_to(data / "bukti") for p in isi_folder(data))


@pytest.mark.asvs("3.2.1")
def test_unduhan_selalu_lampiran_dalam_kotak():
    jawaban = kirim_berkas(kirim('Laporan "akhir" – é.pdf', contoh.pdf()))
    assert jawaban.content == contoh.pdf()
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''Laporan%20%22akhir%22")
    assert jawaban["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "no-store"


def test_bita_yang_berubah_di_cakram_tidak_dikirim():
    berkas = kirim("a.pdf", contoh.pdf())
    letak = tempat.letak(berkas.simpan)
    letak.write_bytes(letak.read_bytes().replace(b"Count 0", b"Count 9"))
    with pytest.raises(AturanDilanggar, match="tidak sama lagi"):
        kirim_berkas(berkas)
    letak.unlink()
    with pytest.raises(AturanDilanggar, match="tidak sama lagi"):
        kirim_berkas(berkas)


def test_cakram_penuh(data, monkeypatch):
    def penuh(fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(AturanDilanggar) as galat:
        kirim("a.png", contoh.gambar())
    assert galat.value.status == 507
    assert isi_folder(data) == []


def test_penyapu_membuang_yang_yatim_sesudah_sehari(django_capture_on_commit_callbacks):
    simpan, baru = tempat.tulis(b"yatim"), tempat.tulis(b"baru")
    berkas = kirim("a.png", contoh.gambar())
    kemarin = time.time() - 90_000
    for nama in (simpan, berkas.simpan):
        os.utime(tempat.letak(nama), (kemarin, kemarin))
    assert sapu_yatim() == 1
    assert not tempat.letak(simpan).exists()
    assert tempat.letak(baru).exists()
    with django_capture_on_commit_callbacks(execute=True):
        hapus_berkas(berkas)
        assert tempat.letak(berkas.simpan).exists()
    assert not tempat.letak(berkas.simpan).exists()
