"""Hostile files at every door through which a file comes in, and every way to get one out that is not one's own."""

import io
import os
import random
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from ekinerja.harian.models import BuktiLaporan
from ekinerja.inti.impor import BerkasTakTerbaca, buka
from ekinerja.inti.models import Berkas
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.kepegawaian.models import Pegawai, ProsesImpor
from tests.harian.cerita import Kantor, masuk, pada, tekan
from tests.inti import berkas_contoh as contoh
from tests.inti.test_berkas import BARU_DIKETAHUI as DIKETAHUI_PEKERJA
from tests.inti.test_berkas import BERBAHAYA
from tests.pabrik import beri_peran, buat_pegawai, tugaskan

pytestmark = pytest.mark.django_db

MIB = 1024 * 1024
TUMBUH_MAKS = 50 * MIB
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture
def kantor(settings: Any, tmp_path: Path) -> Iterator[Kantor]:
    """The office, with a data folder of its own, so that every byte left behind is seen."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    with pada():
        yield Kantor()


@pytest.fixture
def admin(kantor: Kantor) -> Pegawai:
    nur = buat_pegawai("Nur Aini Lamarauna")
    tugaskan(nur, kantor.d.dinas)
    beri_peran(nur, "ADMIN_BKPSDM", kantor.d.kota)
    return nur


def tertinggal(folder: Path) -> list[str]:
    """Files in the data folder, apart from the log of reads and the key of the trail."""
    semua = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    return sorted(str(p) for p in semua if p.parts[0] not in ("akses", "jejak.kunci") and p.name != ".kunci")


def _memori(medan: str) -> int:
    teks = Path("/proc/self/status").read_text()
    return int(teks.partition(f"{medan}:")[2].split()[0]) * 1024


class Tumbuh:
    """How much the process grew at most while the block ran (the kernel's own high-water mark, set back before)."""

    def __enter__(self) -> "Tumbuh":
        Path("/proc/self/clear_refs").write_text("5")
        self._awal = _memori("VmRSS")
        return self

    def __exit__(self, *_: object) -> None:
        self.bita = _memori("VmHWM") - self._awal


def test_pengukur_melihat_memori_yang_sudah_dilepas_lagi():
    with Tumbuh() as tumbuh:
        bytearray(80 * MIB)[:] = b"x" * (80 * MIB)
    assert tumbuh.bita > TUMBUH_MAKS


# -- evidence ---------------------------------------------------------------------------------------------------------

BUKTI_JAHAT = {
    **BERBAHAYA,
    "xml": ("a.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    "html bernama webp": ("a.webp", HTML),
    "zip berisi zip bernama pdf": ("a.pdf", b"PK\x03\x04" + b"\0" * 200),
    "pdf dan html berselang": ("a.pdf", contoh.pdf(b"%<html><body onload=alert(1)>\n")),
    "pdf dan svg": ("a.pdf", contoh.pdf(b"%<svg onload=alert(1)>\n")),
    "gif bernama jpg": ("a.jpg", b"GIF89a" + b"\0" * 60),
    "nama dibalik": ("gpj.exe\u202egpj.fdp", contoh.pdf()),
    "nama berakhiran ganda": ("a.pdf.html", contoh.pdf()),
    "nama naik folder": ("../../a.php", contoh.pdf()),
    "tiga puluh MiB": ("a.pdf", b"%PDF-1.4\n" + b"0" * (30 * MIB)),
    "webp kepala 16.383 x 16.383": ("a.webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\xfe\xbf\xff\x0f\0\0\0\0"),
}  # fmt: skip
BARU_DIKETAHUI = {*DIKETAHUI_PEKERJA, "pdf dan html berselang", "pdf dan svg"}


def unggah(klien: Client, isi: bytes, nama: str, jenis: str = "image/jpeg") -> Any:
    kepala = {"X-Nama-Berkas": quote(nama), "Accept": "application/json"}
    return klien.put(f"/lampiran/{sha256(isi).hexdigest()}", isi, content_type=jenis, headers=kepala)


@pytest.mark.asvs("5.2.2")
@pytest.mark.asvs("1.3.4")
def test_bukti_jahat_ditolak_di_kedua_pintu_dan_tidak_meninggalkan_apa_apa(kantor: Kantor, settings: Any):
    """Class 21 and section 6: refused with 400 or 413, little memory, not a byte left."""
    klien, laporan = masuk(kantor.andi), kantor.laporan()
    for sebutan, (nama, isi) in BUKTI_JAHAT.items():
        unggahan = SimpleUploadedFile("x", isi, "application/pdf")
        unggahan._name = nama
        with Tumbuh() as tumbuh:
            langsung = unggah(klien, isi, nama)
            formulir = tekan(klien, f"/lapor/{laporan.id_publik}/bukti/", {"foto": unggahan})
            with TestCase.captureOnCommitCallbacks(execute=True):
                jalankan_semua()
        if sebutan in BARU_DIKETAHUI:
            assert (langsung.status_code, formulir.status_code) == (201, 200), sebutan
            assert Berkas.objects.latest("pk").ditolak, sebutan
        else:
            for jawaban in (langsung, formulir):
                assert jawaban.status_code in (400, 413), (sebutan, jawaban.status_code)
                assert jawaban.json()["kalimat"], sebutan
        assert tumbuh.bita <= TUMBUH_MAKS + 2 * len(isi), sebutan
        BuktiLaporan.objects.all().delete()
    assert tertinggal(settings.DATA) == []
    assert {b.keadaan for b in Berkas.objects.all()} == {"DITOLAK"}


@pytest.mark.asvs("5.2.2")
@pytest.mark.parametrize("jenis", ["text/html", "image/svg+xml", "application/x-php", "", "image/png\r\nX: y"])
def test_jenis_yang_dinyatakan_tidak_dipercaya(kantor: Kantor, settings: Any, jenis: str):
    """Class 21: what the browser says the file is changes neither what is stored nor what is sent."""
    klien, isi = masuk(kantor.andi), contoh.gambar("JPEG")
    assert unggah(klien, isi, "loket.jpg", jenis.partition("\r")[0] or "application/octet-stream").status_code == 201
    assert Berkas.objects.get().jenis_mime == "image/jpeg"
    assert unggah(klien, HTML, "loket.jpg", "image/jpeg").status_code == 400


def gabungan() -> dict[str, tuple[str, bytes]]:
    """Good pictures with something hidden in or behind them."""
    png = contoh.gambar("PNG")
    teks = b"Comment\0<script>alert(1)</script>"
    potong = struct.pack(">I", len(teks)) + b"tEXt" + teks + struct.pack(">I", zlib.crc32(b"tEXt" + teks))
    return {
        "html di belakang png": ("a.png", png + HTML),
        "zip di belakang png": ("a.png", png + b"PK\x03\x04<script>"),
        "teks di dalam png": ("a.png", png[:33] + potong + png[33:]),
        "komentar jpeg": ("a.jpg", contoh.gambar("JPEG", comment=b"<script>alert(1)</script>")),
        "exif jpeg": ("a.jpg", contoh.jpeg_berlokasi()),
        "xmp webp": ("a.webp", contoh.gambar("WEBP", xmp=b"<script>alert(1)</script>")),
    }


@pytest.mark.asvs("5.3.1")
@pytest.mark.asvs("14.2.8")
def test_gambar_gabungan_disimpan_hanya_pikselnya(kantor: Kantor, settings: Any):
    klien = masuk(kantor.andi)
    for sebutan, (nama, isi) in gabungan().items():
        assert unggah(klien, isi, nama).status_code == 201, sebutan
        with TestCase.captureOnCommitCallbacks(execute=True):
            jalankan_semua()
        (letak,) = [settings.DATA / p for p in tertinggal(settings.DATA)]
        tersimpan = letak.read_bytes()
        for asing in (b"script", b"KameraRahasia", b"PK\x03\x04"):
            assert asing not in tersimpan, sebutan
        letak.unlink()


NAMA_JAHAT = [
    "../../../etc/cron.d/x.jpg",
    "..\\..\\x.jpg",
    "/etc/x.jpg",
    "a/../../x.jpg",
    "x" * 300 + ".jpg",
    'a";b.jpg',
    "a\r\nb.jpg",
    ".jpg",
]


@pytest.mark.asvs("5.3.2")
def test_nama_berkas_tidak_pernah_menjadi_jalur(kantor: Kantor, settings: Any, tmp_path: Path):
    """Class 18: two random hex names in a folder of the data directory, mode 0600, nothing outside."""
    klien = masuk(kantor.andi)
    for n, nama in enumerate(NAMA_JAHAT):
        jawaban = unggah(klien, contoh.gambar("JPEG", (10 + n, 10)), nama)
        assert jawaban.status_code == 201, nama
        assert len(jawaban.json()["nama"]) <= 255
    semua = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert len(semua) == len(NAMA_JAHAT)
    for p in semua:
        assert p.parent.parent == settings.DATA / "bukti"
        assert stat.S_IMODE(p.stat().st_mode) == 0o600
        assert int(p.name, 16)


def test_nama_berkas_yang_bukan_nama_ditolak_tanpa_galat(kantor: Kantor):
    klien = masuk(kantor.andi)
    for nama in ("..", ".", "/", "../", "\x00", "\u202e"):
        assert unggah(klien, contoh.gambar("JPEG"), nama).status_code in (201, 400), nama


@pytest.mark.asvs("5.2.1")
@pytest.mark.parametrize("panjang", ["", "abc", "²", "-1", "9" * 30, str(5 * MIB + 1)])
def test_panjang_yang_aneh_ditolak_sebelum_dibaca(kantor: Kantor, panjang: str):
    klien = masuk(kantor.andi)
    jawaban = klien.put(
        f"/lampiran/{'0' * 64}",
        b"x",
        content_type="image/jpeg",
        CONTENT_LENGTH=panjang,
        headers={"accept": "application/json"},
    )
    assert jawaban.status_code == 413


@pytest.mark.asvs("2.4.1")
def test_kiriman_raksasa_ditolak_dengan_kalimat(kantor: Kantor):
    """More fields, or a bigger form without files, than any page sends."""
    klien = masuk(kantor.andi)
    banyak = klien.post("/lapor/formulir/", {f"m{n}": "x" for n in range(2_100)})
    besar = klien.post("/lapor/formulir/", "a=" + "x" * (7 * MIB), content_type="application/x-www-form-urlencoded")
    for jawaban in (banyak, besar):
        assert jawaban.status_code in (400, 413)
        assert "coba lagi" in jawaban.content.decode() or "terlalu besar" in jawaban.content.decode()


# -- class 8 and 18: getting files out --------------------------------------------------------------------------------


@pytest.mark.asvs("8.2.2")
def test_berkas_hanya_lewat_bendanya(kantor: Kantor):
    """Class 8: neither the Referer nor knowing the address opens somebody else's evidence."""
    laporan = kantor.laporan()
    isi = contoh.gambar("JPEG")
    tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/bukti/", {"foto": SimpleUploadedFile("a.jpg", isi)})
    bukti = BuktiLaporan.objects.select_related("berkas").get()
    alamat = f"/lapor/{laporan.id_publik}/bukti/{bukti.id_publik}/"
    kepala = {
        "referer": f"http://testserver/lapor/{laporan.id_publik}/",
        "origin": "http://testserver",
        "x-user": str(kantor.andi.id_publik),
    }
    assert masuk(kantor.andi).get(alamat).status_code == 200
    for orang in (kantor.dewi, kantor.fadel):
        assert masuk(orang).get(alamat, headers=kepala).status_code == 404
    assert Client().get(alamat, headers=kepala).status_code == 302
    lain = kantor.laporan(oleh=kantor.dewi, rencana=kantor.rencana(kantor.skp_untuk(kantor.dewi)))
    assert masuk(kantor.dewi).get(f"/lapor/{lain.id_publik}/bukti/{bukti.id_publik}/").status_code == 404
    simpan = bukti.berkas.simpan
    for jalur in (
        f"bukti/{simpan[:2]}/{simpan}",
        f"media/{simpan}",
        f"statis/../bukti/{simpan[:2]}/{simpan}",
        f"data/bukti/{simpan}",
        simpan,
    ):
        assert masuk(kantor.andi).get(f"/{jalur}").status_code == 404, jalur


@pytest.mark.asvs("13.4.1")
@pytest.mark.asvs("5.3.2")
@pytest.mark.parametrize(
    "jalur",
    [
        "statis/../ekinerja/settings.py", "statis/%2e%2e/ekinerja/settings.py", "statis/..%2f..%2fetc/passwd", "statis//etc/passwd",
        "statis/....//....//etc/passwd", "statis/%252e%252e/settings.py", "data/kinerja.sqlite3", "rahasia.kunci", ".git/config",
        "manage.py", "statis/", "static/", "media/", "server-status", "metrics", "api/", "docs/", "admin/", ".env", "robots.txt~",
    ],
)  # fmt: skip
def test_tidak_ada_berkas_lain_yang_terlayani(kantor: Kantor, jalur: str):
    """Class 18: outside the pages there is nothing to find, for somebody signed in either."""
    assert masuk(kantor.andi).get(f"/{jalur}").status_code == 404


# -- imports ----------------------------------------------------------------------------------------------------------


@cache
def xlsx(nama: str = "Bidang Pendaftaran Penduduk") -> bytes:
    buku, wadah = openpyxl.Workbook(), io.BytesIO()
    buku.active.append(["NIP", "NAMA", "STATUS", "JABATAN", "UNIT KERJA"])
    buku.active.append(["199608162024031988", "Mahmud Alamri", "PNS", "PELAKSANA", nama])
    buku.save(wadah)
    return wadah.getvalue()


def ditambah(*bagian: tuple[str | zipfile.ZipInfo, bytes], ganti: bool = True) -> bytes:
    """The good workbook with further or exchanged parts."""
    wadah, baru = io.BytesIO(), {b if isinstance(b, str) else b.filename for b, _ in bagian}
    with (
        zipfile.ZipFile(io.BytesIO(xlsx())) as asal,
        zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z,
    ):
        for info in asal.infolist():
            if info.filename not in baru:
                z.writestr(info, asal.read(info))
        for nama, isi in bagian:
            z.writestr(nama, isi)
    return wadah.getvalue()


def bagian(nama: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(xlsx())) as z:
        return z.read(nama)


def tautan_simbolis(nama: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(nama)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def ukuran_bohong() -> bytes:
    """A part that says it has ten bytes and unpacks to sixty million."""
    isi = bytearray(ditambah(("xl/besar.xml", b"0" * (60 * MIB))))
    benar = struct.pack("<I", 60 * MIB)
    while (i := isi.find(benar)) >= 0:
        isi[i : i + 4] = struct.pack("<I", 10)
    return bytes(isi)


def bersarang(n: int = 8) -> bytes:
    isi = b"0" * MIB
    for _ in range(n):
        wadah = io.BytesIO()
        with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as z:
            for k in range(4):
                z.writestr(f"{k}.zip", isi)
        isi = wadah.getvalue()
    return isi


ENTITAS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(10))
DTD = b"<!DOCTYPE x [%s]>" % ENTITAS
LUAR = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def dengan_dtd(nama: str, dtd: bytes, ganjal: bytes = b"") -> bytes:
    isi = bagian(nama)
    kepala, _, badan = isi.partition(b"?>") if isi.startswith(b"<?xml") else (b"<?xml version='1.0'", b"", isi)
    return kepala + b"?>" + ganjal + dtd + badan


def jauh(ujung: str) -> bytes:
    """Two cells, very far apart: a dense table of it would have 17 thousand million."""
    isi = bagian("xl/worksheets/sheet1.xml")
    baris = "".join(h for h in ujung if h.isdigit())
    sel = f'<row r="{baris}"><c r="{ujung}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'.encode()
    return ditambah(("xl/worksheets/sheet1.xml", isi.replace(b"</sheetData>", sel)))


def impor_jahat() -> dict[str, bytes]:
    """Files that cannot be taken as a staff list."""
    buku = "xl/workbook.xml"
    return {
        "kosong": b" \r\n",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "html": HTML,
        "exe": b"MZ\0\0" + b"\0" * 600,
        "terpotong": xlsx()[:900],
        "zip bersarang": bersarang(),
        "bom 200 MiB": ditambah(("xl/bom.xml", b"0" * (200 * MIB))),
        "ukuran bohong": ukuran_bohong(),
        "rasio": ditambah(("xl/bom.xml", b"0" * (45 * MIB))),
        "makro": ditambah(("xl/vbaProject.bin", b"x")),
        "bom entitas": ditambah((buku, dengan_dtd(buku, DTD))),
        "bom entitas di belakang ganjal": ditambah((buku, dengan_dtd(buku, DTD, b"<!--" + b" " * 5_000 + b"-->"))),
        "bom entitas UTF-16": ditambah((buku, dengan_dtd(buku, DTD).replace(b"UTF-8", b"UTF-16").decode().encode("utf-16"))),
        "XXE": ditambah(("xl/sharedStrings.xml", b"<?xml version='1.0'?>" + LUAR + b"<sst><si><t>&x;</t></si></sst>")),
        "XXE di lembar": ditambah(("xl/worksheets/sheet1.xml", dengan_dtd("xl/worksheets/sheet1.xml", LUAR))),
        "sel sangat jauh": jauh("XFD1048576"),
        "baris sangat jauh": jauh("A1048576"),
        "data mampat rusak": xlsx()[:200] + bytes(40) + xlsx()[240:],
    }  # fmt: skip


def kirim_impor(admin: Pegawai, isi: bytes, nama: str = "pegawai.xlsx") -> ProsesImpor | None:
    unggahan = SimpleUploadedFile(nama, isi)
    data = {"jenis": "pegawai", "berkas": unggahan, "pada": "2026-03-10", "kunci": str(uuid4())}
    jawaban = masuk(admin).post("/impor/", data)
    if jawaban.status_code != 302:
        assert jawaban.status_code in (400, 413)
        return None
    proses = ProsesImpor.objects.latest("pk")
    with Tumbuh() as tumbuh:
        jalankan_semua()
    proses.refresh_from_db()
    proses.tumbuh = tumbuh.bita
    return proses


@pytest.mark.asvs("1.5.1")
@pytest.mark.asvs("5.2.2")
@pytest.mark.asvs("5.2.3")
def test_impor_jahat_ditolak_dengan_kalimat_dan_tidak_meninggalkan_apa_apa(admin: Pegawai, settings: Any):
    for sebutan, isi in impor_jahat().items():
        proses = kirim_impor(admin, isi)
        if proses is None:
            continue
        assert (proses.keadaan, bool(proses.galat)) == ("GAGAL", True), sebutan
        assert "root:" not in proses.galat
        assert proses.tumbuh <= TUMBUH_MAKS + len(isi), sebutan
        assert tertinggal(settings.DATA) == [], sebutan
    assert not Pegawai.objects.filter(nama__contains="Mahmud").exists()


@pytest.mark.asvs("5.3.2")
def test_nama_di_dalam_arsip_tidak_dipakai(admin: Pegawai, settings: Any, tmp_path: Path):
    """Class 18, zip slip and symbolic links: the parts are read by name, never unpacked."""
    isi = ditambah(
        ("../../luar.txt", b"x"), ("/etc/luar.txt", b"x"), ("xl/../../luar.txt", b"x"), (tautan_simbolis("xl/tautan.xml"), b"/etc/passwd"),
        (tautan_simbolis("xl/theme/theme1.xml"), b"../../../../etc/passwd"),
    )  # fmt: skip
    proses = kirim_impor(admin, isi, "../../pegawai.xlsx")
    assert proses is not None
    assert (proses.keadaan, proses.nama_berkas) == ("SIAP", "pegawai.xlsx")
    assert {p.split("/")[0] for p in tertinggal(settings.DATA)} == {"impor"}
    assert [p for p in tmp_path.rglob("*") if p.is_symlink() or "luar" in p.name] == []


@pytest.mark.asvs("1.5.2")
def test_buku_yang_dirusak_di_mana_pun_hanya_ditolak():
    """Two hundred broken workbooks: each is read, or refused with a sentence; nothing else comes out."""
    acak, asli = random.Random(7), xlsx()
    with zipfile.ZipFile(io.BytesIO(asli)) as z:
        lembar = z.read("xl/worksheets/sheet1.xml")
    for n in range(200):
        isi = bytearray(lembar if n % 2 else asli)
        for _ in range(acak.randint(1, 8)):
            isi[acak.randrange(len(isi))] = acak.randrange(256)
        berkas = ditambah(("xl/worksheets/sheet1.xml", bytes(isi))) if n % 2 else bytes(isi)
        with suppress(BerkasTakTerbaca):
            buka(berkas)


def test_tempat_menunggu_impor_tertutup_bagi_orang_lain(admin: Pegawai, settings: Any):
    proses = kirim_impor(admin, xlsx())
    assert proses is not None
    for jalur in [settings.DATA / "impor", *(settings.DATA / "impor").iterdir()]:
        assert stat.S_IMODE(os.stat(jalur).st_mode) & 0o077 == 0
