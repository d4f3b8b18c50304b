"""Evidence uploads: good files survive, hostile ones leave nothing behind."""

import hashlib
import io
import os
import re
import stat
import time
import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import TestCase
from hypothesis import HealthCheck, given
from hypothesis import settings as atur
from hypothesis import strategies as st
from PIL import Image

from ekinerja.inti.berkas import (
    bersihkan,
    hapus_berkas,
    jenis,
    kirim_berkas,
    periksa_sebagian,
    periksa_utuh,
    sapu_yatim,
    simpan_bukti,
    simpan_masuk,
    tempat,
    tulis_masuk,
)  # fmt: skip
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.kunci_bukti import kunci
from ekinerja.inti.models import Berkas, Pekerjaan
from ekinerja.inti.tugas import Konteks, jalankan_semua
from ekinerja.inti.waktu import bekukan, jam_mesin

from . import berkas_contoh as contoh
from .orang import Orang

pytestmark = [pytest.mark.django_db, pytest.mark.asvs("5.2.2")]


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def kirim(nama, isi, pemilik=None):
    return simpan_bukti(SimpleUploadedFile(nama, isi), pemilik=pemilik or Orang())


def periksa(berkas):
    """The worker's turn."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        jalankan_semua()
    berkas.refresh_from_db()
    return berkas


def bersih(nama, isi, pemilik=None):
    return periksa(kirim(nama, isi, pemilik))


def isi_folder(folder):
    return [p for p in folder.rglob("*") if p.is_file() and p.name != ".kunci"]


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
    assert (berkas.jenis_mime, berkas.keadaan) == (mime, "KARANTINA")
    assert letak.read_bytes() == isi  # as it was sent
    assert periksa_utuh(berkas)
    letak = tempat.letak(periksa(berkas).simpan)
    assert (berkas.keadaan, isi_folder(data)) == ("BERSIH", [letak])
    assert letak.stat().st_size == berkas.ukuran
    assert stat.S_IMODE(letak.stat().st_mode) == 0o600
    assert nama not in str(letak)
    assert periksa_utuh(berkas)


def test_foto_kehilangan_tempat_dan_kamera_tetapi_tegak():
    berkas = bersih("foto.jpg", contoh.jpeg_berlokasi())
    isi = tempat.letak(berkas.simpan).read_bytes()
    assert b"KameraRahasia" not in isi
    with Image.open(io.BytesIO(isi)) as hasil:
        assert not hasil.getexif()
        assert hasil.size == (30, 40)


def test_yang_menempel_di_belakang_gambar_hilang():
    berkas = bersih("foto.png", contoh.gambar("PNG") + b"<script>alert(1)</script>")
    assert b"script" not in tempat.letak(berkas.simpan).read_bytes()


@pytest.mark.dua_mesin
def test_foto_besar_diperkecil():
    with Image.open(tempat.letak(bersih("besar.jpg", contoh.gambar("JPEG", (4000, 3000))).simpan)) as hasil:
        assert hasil.size == (2560, 1920)


def test_foto_kecil_tidak_membesar_lagi():
    """What the phone has made small is written as coarse as it came; a better one as we write."""
    for mutu, naik in ((40, 1.05), (95, 0.8)):
        isi = contoh.gambar("JPEG", (64, 64), pola=True, quality=mutu)
        assert bersih(f"{mutu}.jpg", isi).ukuran <= len(isi) * naik


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
    "jpeg terpotong": ("a.jpg", contoh.gambar("JPEG", (400, 400))[:900]),
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


# What the first bytes do not tell: taken in, and refused by the worker.
BARU_DIKETAHUI = {n for n in BERBAHAYA if n.startswith("pdf ")} - {"pdf terpotong", "pdf tidak di awal"} | {
    "jpeg terpotong", "png terpotong",
}  # fmt: skip


@pytest.mark.parametrize("sebutan", BERBAHAYA)
def test_berkas_berbahaya_ditolak_dan_tidak_meninggalkan_apa_apa(data, sebutan):
    nama, isi = BERBAHAYA[sebutan]
    if sebutan in BARU_DIKETAHUI:
        berkas = bersih(nama, isi)
        assert (berkas.keadaan, bool(berkas.alasan)) == ("DITOLAK", True)
        with pytest.raises(AturanDilanggar, match=re.escape(berkas.alasan)):  # the same bytes again
            kirim(nama, isi, berkas.pemilik_uuid)
    else:
        with pytest.raises(AturanDilanggar) as galat:
            kirim(nama, isi)
        assert galat.value.status == 400
        assert not Berkas.objects.exists()
    assert isi_folder(data) == []


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + b"\0" * 60, "HEIC"),
        ("a.jpg", b"\0\0\0\x18ftypmif1" + b"\0" * 60, "HEIC"),
        ("a.svg", b'\xef\xbb\xbf <?xml version="1.0"?><SVG/>', "SVG"),
        ("a.jpg", b"PK\x03\x04" + b"\0" * 60, "ZIP"),
        ("a.jpg", HTML, "halaman web"),
        ("a.jpg", b"#!/bin/sh", "program"),
        ("a.jpg", b"GIF89a", "GIF"),
        ("a.jpg", b"\x00\x01\x02\x03", "PDF, JPG, PNG, atau WebP"),
        ("a.png", b"\xff\xd8\xff\xe0", "akhiran"),
    ],
)
def test_yang_sering_dikirim_mendapat_kalimatnya_sendiri(nama, isi, kata):
    with pytest.raises(AturanDilanggar, match=kata):
        kirim(nama, isi)


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
    assert isi_folder(data) == []


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
    satu = kirim("a.png", isi, sari)
    assert satu == kirim("a.png", isi, sari)
    assert periksa(satu) == kirim("a.png", isi, sari)
    assert kirim("a.png", isi, Orang("Andi")) != satu
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
    jawaban = kirim_berkas(bersih('Laporan "akhir" – é.pdf', contoh.pdf()), oleh=Orang())
    assert b"".join(jawaban) == contoh.pdf()
    assert jawaban["Content-Length"] == str(len(contoh.pdf()))
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''Laporan%20%22akhir%22")
    assert jawaban["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "no-store"


def test_bita_yang_berubah_di_cakram_tidak_dikirim():
    berkas = bersih("a.pdf", contoh.pdf())
    letak = tempat.letak(berkas.simpan)
    letak.write_bytes(letak.read_bytes().replace(b"Count 0", b"Count 9"))
    with pytest.raises(AturanDilanggar, match="tidak sama lagi"):
        kirim_berkas(berkas, oleh=Orang())
    letak.unlink()
    with pytest.raises(AturanDilanggar, match="tidak sama lagi"):
        kirim_berkas(berkas, oleh=Orang())


def test_cakram_penuh(data, monkeypatch):
    def penuh(fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(AturanDilanggar) as galat:
        kirim("a.png", contoh.gambar())
    assert galat.value.status == 507
    assert isi_folder(data) == []


@pytest.mark.dua_mesin
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


# -- quarantine ------------------------------------------------------------------------------------------------------


def test_dalam_karantina_hanya_pemiliknya_yang_menerima():
    sari = Orang()
    berkas = kirim("a.png", contoh.gambar(), sari)
    with pytest.raises(AturanDilanggar, match="sedang diperiksa") as galat:
        kirim_berkas(berkas, oleh=Orang("Andi"))
    assert galat.value.status == 409
    jawaban = kirim_berkas(berkas, oleh=sari)
    assert b"".join(jawaban) == contoh.gambar()
    assert jawaban["Content-Type"] == "application/octet-stream"
    assert jawaban["Content-Disposition"].startswith("attachment")
    for oleh in (sari, Orang("Andi")):
        assert kirim_berkas(periksa(berkas), oleh=oleh)


def test_yang_ditolak_pekerja_dikabarkan_sekali_dan_tidak_dapat_diunduh(monkeypatch):
    kabar = []
    monkeypatch.setattr("ekinerja.inti.berkas.kabar._pendengar", [kabar.append])
    berkas = bersih(*BERBAHAYA["jpeg terpotong"])
    periksa(berkas)
    assert kabar == [berkas]
    with pytest.raises(AturanDilanggar, match="rusak atau terpotong"):
        kirim_berkas(berkas, oleh=Orang())


def test_pekerja_mati_sebelum_menyimpan_diulang_dan_akibatnya_sekali(data, monkeypatch):
    """Killed after the new bytes were written, before the row: the next try does it, nothing is there twice."""

    def mati(*_):
        raise SystemExit

    berkas = kirim("a.jpg", contoh.jpeg_berlokasi())
    with monkeypatch.context() as m:
        m.setattr(bersihkan, "_terapkan", mati)
        with pytest.raises(SystemExit):
            bersihkan.bersihkan_antrean(Konteks(Pekerjaan(nama="x")))
    berkas.refresh_from_db()
    assert (berkas.keadaan, berkas.percobaan) == ("KARANTINA", 1)
    assert bersihkan.bersihkan_antrean(Konteks(Pekerjaan(nama="x"))) == {"bersih": 0, "ditolak": 0}  # still leased
    Berkas.objects.update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
    assert periksa(berkas).keadaan == "BERSIH"
    assert b"KameraRahasia" not in tempat.letak(berkas.simpan).read_bytes()
    kemarin = time.time() - 90_000
    for sisa in isi_folder(data):
        os.utime(sisa, (kemarin, kemarin))
    assert sapu_yatim() == 1  # what the dead worker had written
    assert isi_folder(data) == [tempat.letak(berkas.simpan)]


@pytest.mark.dua_mesin
def test_percobaan_yang_kehilangan_sewa_tidak_mengubah_apa_apa(data):
    berkas = kirim("a.png", contoh.gambar())
    (lama,) = bersihkan._ambil()
    Berkas.objects.update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
    (baru,) = bersihkan._ambil()
    hitung = {"bersih": 0, "ditolak": 0}
    with TestCase.captureOnCommitCallbacks(execute=True):
        bersihkan._terapkan([bersihkan._olah(baru)], hitung)
        bersihkan._terapkan([bersihkan._olah(lama)] if tempat.letak(lama.simpan).exists() else [], hitung)
    berkas.refresh_from_db()
    assert (hitung, berkas.keadaan) == ({"bersih": 1, "ditolak": 0}, "BERSIH")
    assert isi_folder(data) == [tempat.letak(berkas.simpan)]


@pytest.mark.dua_mesin
def test_berkas_yang_berkali_kali_menjatuhkan_pekerja_ditolak():
    berkas = kirim("a.png", contoh.gambar())
    Berkas.objects.update(percobaan=bersihkan.PERCOBAAN_MAKS)
    assert periksa(berkas).keadaan == "DITOLAK"
    assert "berkali-kali" in berkas.alasan


@pytest.mark.dua_mesin
def test_yang_terlupa_dipungut_dan_satu_pekerjaan_untuk_semua():
    for n in range(3):
        kirim(f"{n}.png", contoh.gambar(ukuran=(30 + n, 30)))
    assert Pekerjaan.objects.filter(nama=bersihkan.NAMA).count() == 1
    Pekerjaan.objects.all().delete()
    assert bersihkan.pungut_terlupa()
    bersihkan.pungut_terlupa()
    assert Pekerjaan.objects.filter(nama=bersihkan.NAMA).count() == 1
    with TestCase.captureOnCommitCallbacks(execute=True):
        jalankan_semua()
    assert set(Berkas.objects.values_list("keadaan", flat=True)) == {"BERSIH"}
    assert not bersihkan.pungut_terlupa()


def test_bita_yang_berubah_dalam_karantina_tidak_menjadi_bukti():
    berkas = kirim("a.png", contoh.gambar())
    tempat.letak(berkas.simpan).write_bytes(contoh.gambar(ukuran=(9, 9)))
    assert periksa(berkas).keadaan == "DITOLAK"


def test_sesudah_ditolak_ruangnya_kembali(monkeypatch):
    sari = Orang()
    nama, isi = BERBAHAYA["pdf berskrip"]
    monkeypatch.setattr("ekinerja.inti.berkas.simpan.PER_TAHUN_MAKS", len(isi) + 10)
    bersih(nama, isi, sari)
    assert kirim("b.pdf", contoh.pdf(), sari).keadaan == "KARANTINA"


def test_selama_cadangan_berjalan_tidak_ada_yang_dibuang(data):
    berkas = kirim("a.png", contoh.gambar())
    asal = tempat.letak(berkas.simpan)
    with kunci(tempat.folder(), berbagi=True):
        periksa(berkas)
        assert asal.exists()  # a copy of the rows made before may still name it
    kemarin = time.time() - 90_000
    os.utime(asal, (kemarin, kemarin))
    assert sapu_yatim() == 1
    assert isi_folder(data) == [tempat.letak(berkas.simpan)]


@pytest.mark.dua_mesin
def test_pemeriksaan_berkala_menemukan_yang_rusak(caplog):
    with bekukan(datetime(2026, 3, 1, tzinfo=UTC)) as _:
        satu = bersih("a.png", contoh.gambar())
    assert {h["diperiksa"] for h in _sebulan()} == {0, 1}
    tempat.letak(satu.simpan).write_bytes(b"x")
    assert sum(h["rusak"] for h in _sebulan()) == 1


def _sebulan():
    for hari in range(1, 31):
        with bekukan(datetime(2026, 4, hari, 12, tzinfo=UTC)):
            yield periksa_sebagian()


# -- receiving -------------------------------------------------------------------------------------------------------


def formulir(*bagian, batas="batas"):
    """A multipart body that is made while it is read."""
    for medan, nama, potongan in bagian:
        yield f'--{batas}\r\nContent-Disposition: form-data; name="{medan}"; filename="{nama}"\r\n\r\n'.encode()
        yield from potongan
        yield b"\r\n"
    yield f"--{batas}--\r\n".encode()


class Aliran(io.RawIOBase):
    """Reads from a generator, never more than was asked for."""

    def __init__(self, potongan):
        self._potongan, self._sisa = iter(potongan), b""

    def read(self, n=-1):
        while len(self._sisa) < n and (potong := next(self._potongan, None)) is not None:
            self._sisa += potong
        hasil, self._sisa = self._sisa[:n], self._sisa[n:]
        return hasil


def terima(*bagian, panjang=10**9):
    meta = {
        "REQUEST_METHOD": "POST", "CONTENT_TYPE": "multipart/form-data; boundary=batas", "CONTENT_LENGTH": str(panjang),
        "wsgi.input": Aliran(formulir(*bagian)), "SERVER_NAME": "x", "SERVER_PORT": "80",
    }  # fmt: skip
    return WSGIRequest(meta)


def test_berkas_formulir_tidak_pernah_utuh_di_memori(data):
    """Five megabytes go through; Python holds a few pieces of 64 kB at a time."""
    besar = [b"\xff\xd8\xff" + b"a" * 65_533, *([b"x" * 65_536] * 79)]
    tracemalloc.start()
    try:
        permintaan = terima(("foto", "a.jpg", besar))
        (unggahan,) = permintaan.FILES.getlist("foto")
        masuk = tulis_masuk(iter(besar))
        puncak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert unggahan.size == masuk.ukuran == 80 * 65_536
    assert unggahan.masuk.sidik == masuk.sidik == hashlib.sha256(b"".join(besar)).hexdigest()
    assert puncak < 1_500_000
    masuk.buang()
    permintaan.close()
    assert isi_folder(data) == []


def test_formulir_terlalu_besar_tidak_memenuhi_cakram(data, monkeypatch):
    monkeypatch.setattr("ekinerja.inti.berkas.unggah.SEMUA_MAKS", 1_000_000)
    permintaan = terima(("foto", "a.jpg", [b"x" * 65_536] * 40), ("foto", "b.jpg", [b"x"]))
    satu, dua = permintaan.FILES.getlist("foto")
    assert isi_folder(data) == []
    for unggahan in (satu, dua):
        with pytest.raises(AturanDilanggar, match="terlalu besar"):
            unggahan.read()
    permintaan.close()


def test_cakram_penuh_saat_menerima_formulir(data, monkeypatch):
    def penuh(fd, isi):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", penuh)
    permintaan = terima(("foto", "a.jpg", [b"x" * 100]))
    with pytest.raises(AturanDilanggar) as galat:
        simpan_bukti(permintaan.FILES["foto"], pemilik=Orang())
    assert galat.value.status == 507
    assert isi_folder(data) == []


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"%PDF-1.4\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP"]),
    st.sampled_from(["a.jpg", "a.pdf", "a.png", "a.webp", "a", ""]),
)
@atur(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bita_apa_pun_disimpan_atau_ditolak_dengan_kalimat(ekor, kepala, nama):
    status = 0
    try:
        berkas = simpan_masuk(tulis_masuk([kepala, ekor]), nama, pemilik=Orang())
    except AturanDilanggar as galat:
        status = galat.status
    assert status == 400 or isinstance(bersihkan._olah(berkas), bersihkan.Bersih | bersihkan.Tolak)
