"""Evidence: photos before the report, links, hostile files, downloads through the report's permission."""

import io
from datetime import time
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from ekinerja.harian import actions
from ekinerja.harian.models import BuktiLaporan, LaporanHarian
from ekinerja.inti.models import Berkas
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.harian.cerita import Kantor, kirim_json, kiriman, masuk, tekan


def foto(warna: str = "teal", jenis: str = "JPEG") -> bytes:
    wadah = io.BytesIO()
    Image.new("RGB", (40, 30), warna).save(wadah, jenis)
    return wadah.getvalue()


def unggah(client: Client, isi: bytes, sidik: str = "", nama: str = "loket.jpg") -> Any:
    sidik = sidik or sha256(isi).hexdigest()
    kepala = {"X-Nama-Berkas": nama, "Accept": "application/json"}
    return client.put(f"/lampiran/{sidik}", isi, content_type="image/jpeg", headers=kepala)


@pytest.mark.dua_mesin
def test_foto_diunggah_dulu_lalu_disebut_laporan(kantor: Kantor) -> None:
    client, isi = masuk(kantor.andi), foto()
    assert unggah(client, isi).status_code == 201
    assert unggah(client, isi).status_code == 200
    assert Berkas.objects.count() == 1
    assert kirim_json(client, kiriman(kantor, bukti=[sha256(isi).hexdigest()])).status_code == 201
    laporan = LaporanHarian.objects.get()
    assert laporan.jumlah_bukti == 1
    bukti = laporan.bukti.get()
    alamat = f"/lapor/{laporan.id_publik}/bukti/{bukti.id_publik}/"
    for orang, status in ((kantor.andi, 200), (kantor.ratna, 409), (kantor.dewi, 404)):
        assert masuk(orang).get(alamat).status_code == status  # in quarantine
    assert "Sedang diperiksa" in masuk(kantor.ratna).get(f"/lapor/{laporan.id_publik}/").content.decode()
    jalankan_semua()
    unduhan = masuk(kantor.ratna).get(alamat)
    assert unduhan.status_code == 200
    assert b"".join(unduhan.streaming_content)[:3] == b"\xff\xd8\xff"
    assert unduhan.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in unduhan.headers["Content-Security-Policy"]
    for orang in (kantor.dewi, kantor.fadel):
        assert masuk(orang).get(alamat).status_code == 404


def test_sidik_milik_orang_lain_tidak_dapat_disebut(kantor: Kantor) -> None:
    isi = foto("red")
    unggah(masuk(kantor.dewi), isi)
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor, bukti=[sha256(isi).hexdigest()]))
    assert jawaban.status_code == 400
    assert not LaporanHarian.objects.exists()


def test_sidik_tidak_cocok_ditolak(kantor: Kantor) -> None:
    assert unggah(masuk(kantor.andi), foto(), "0" * 64).status_code == 400
    assert unggah(masuk(kantor.andi), foto(), "bukan-sidik").status_code == 400


BERBAHAYA = {
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "a.svg"),
    "html bernama pdf": (b"<html><script>alert(1)</script></html>", "a.pdf"),
    "pdf berskrip": (b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF", "a.pdf"),
    "gif": (b"GIF89a/*<script>*/=1;", "a.gif"),
    "akhiran ganda": (b"\xff\xd8\xff\xe0rusak", "a.jpg.exe"),
    "terpotong": (foto()[:60], "a.jpg"),
    "kosong": (b"", "a.jpg"),
    "isi dan nama berbeda": (foto(jenis="PNG"), "a.jpg"),
}


@pytest.mark.dua_mesin
@pytest.mark.parametrize("nama", BERBAHAYA)
def test_berkas_berbahaya_ditolak_dengan_kalimat(kantor: Kantor, nama: str) -> None:
    isi, nama_berkas = BERBAHAYA[nama]
    jawaban = unggah(masuk(kantor.andi), isi, nama=nama_berkas)
    assert jawaban.status_code in (400, 413)
    assert jawaban.json()["kalimat"]
    assert not Berkas.objects.exists()


def test_lebih_dari_lima_megabita_ditolak_sebelum_dibaca(kantor: Kantor) -> None:
    assert unggah(masuk(kantor.andi), b"\xff\xd8\xff" + b"0" * (5 * 1024 * 1024)).status_code == 413


def test_formulir_biasa_dengan_foto_rusak_tidak_menyimpan_laporan(kantor: Kantor) -> None:
    isi = {**kiriman(kantor), "foto": SimpleUploadedFile("a.jpg", b"<html>")}
    assert tekan(masuk(kantor.andi), "/lapor/formulir/", isi, json_=False).status_code == 400
    assert not LaporanHarian.objects.exists()


def test_formulir_biasa_dengan_dua_foto(kantor: Kantor) -> None:
    dua = [SimpleUploadedFile(f"{w}.jpg", foto(w)) for w in ("teal", "orange")]
    assert (
        tekan(masuk(kantor.andi), "/lapor/formulir/", {**kiriman(kantor), "foto": dua}, json_=False).status_code == 302
    )
    assert LaporanHarian.objects.get().jumlah_bukti == 2


def test_bukti_menyusul_sampai_diterima(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    client, alamat = masuk(kantor.andi), f"/lapor/{laporan.id_publik}/bukti/"
    assert tekan(client, alamat, {"tautan": "https://drive.contoh.id/a"}).status_code == 200
    assert tekan(client, alamat, {}).status_code == 400
    assert tekan(client, alamat, {"tautan": "javascript:alert(1)"}).status_code == 400
    laporan.refresh_from_db()
    assert laporan.jumlah_bukti == 1
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    assert tekan(client, alamat, {"tautan": "https://drive.contoh.id/b"}).status_code == 409


@pytest.mark.dua_mesin
def test_bukti_dilepas_sebelum_dibaca_saja(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    client = masuk(kantor.andi)
    for ekor in ("a", "b"):
        tekan(client, f"/lapor/{laporan.id_publik}/bukti/", {"tautan": f"https://contoh.id/{ekor}"})
    satu, dua = BuktiLaporan.objects.order_by("pk")
    assert tekan(client, f"/lapor/{laporan.id_publik}/bukti/{satu.id_publik}/lepas").status_code == 200
    laporan.refresh_from_db()
    assert laporan.jumlah_bukti == 1
    actions.tandai_dibaca(laporan, oleh=kantor.ratna)
    assert tekan(client, f"/lapor/{laporan.id_publik}/bukti/{dua.id_publik}/lepas").status_code == 409


def test_paling_banyak_sepuluh_bukti(kantor: Kantor) -> None:
    laporan = kantor.laporan(jam_mulai=time(8), jam_selesai=time(9))
    client, alamat = masuk(kantor.andi), f"/lapor/{laporan.id_publik}/bukti/"
    hasil = [tekan(client, alamat, {"tautan": f"https://contoh.id/{n}"}).status_code for n in range(11)]
    assert hasil == [200] * 10 + [400]


@pytest.mark.dua_mesin
def test_foto_yang_ternyata_rusak_dikabarkan_dan_laporannya_tetap(kantor: Kantor) -> None:
    """The worker refuses it: the owner hears why and where to send it anew, the report says so and counts none."""
    client, rusak = masuk(kantor.andi), besar_terpotong()
    sidik = sha256(rusak).hexdigest()
    assert unggah(client, rusak).status_code == 201
    assert kirim_json(client, kiriman(kantor, bukti=[sidik])).status_code == 201
    laporan = LaporanHarian.objects.get()
    halaman = f"/lapor/{laporan.id_publik}/"
    jalankan_semua()
    pesan = Pemberitahuan.objects.get(jenis="bukti-ditolak")
    assert (pesan.pegawai, pesan.tautan) == (kantor.andi, f"{halaman}#bukti")
    laporan.refresh_from_db()
    assert (laporan.jumlah_bukti, laporan.status) == (0, "DIAJUKAN")
    for orang in (kantor.andi, kantor.ratna):
        isi = masuk(orang).get(halaman).content.decode()
        assert "Tidak dapat dipakai" in isi
        assert pesan.isi in isi
    bukti = laporan.bukti.get()
    assert client.get(f"{halaman}bukti/{bukti.id_publik}/").status_code == 409
    assert unggah(client, rusak).status_code == 400
    assert "(tidak dapat dipakai)" in client.get("/lapor/bukti/").content.decode()
    assert tekan(client, f"{halaman}bukti/{bukti.id_publik}/lepas").status_code == 200
    laporan.refresh_from_db()
    assert laporan.jumlah_bukti == 0


def besar_terpotong() -> bytes:
    """A photo with a whole header whose picture ends too early."""
    wadah = io.BytesIO()
    Image.effect_noise((200, 200), 80).convert("RGB").save(wadah, "JPEG")
    return wadah.getvalue()[:4000]


def test_foto_yang_ditolak_formulir_biasa_meninggalkan_isian(kantor: Kantor) -> None:
    for nama, isi, kalimat in (
        ("a.jpg", b"PK\x03\x04" + b"\0" * 60, "arsip ZIP"),
        ("a.svg", b"<svg/>", "SVG"),
        ("IMG.HEIC", b"\0\0\0\x18ftypheic", "HEIC"),
        ("a.jpg", b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024), "lebih dari 5 MB"),
    ):
        data = {**kiriman(kantor, kegiatan="Melayani perekaman di loket tiga"), "foto": SimpleUploadedFile(nama, isi)}
        jawaban = tekan(masuk(kantor.andi), "/lapor/formulir/", data, json_=False)
        assert jawaban.status_code in (400, 413)
        assert kalimat in jawaban.content.decode()
        assert "Melayani perekaman di loket tiga" in jawaban.content.decode()
    assert not LaporanHarian.objects.exists()
