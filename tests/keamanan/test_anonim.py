"""Nothing answers a stranger but the pages meant for everybody, and nothing of the personnel office an ordinary person."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.pabrik import dunia

pytestmark = pytest.mark.django_db
CONTOH = {"uuid": UUID(int=7), "int": 1, "slug": "predikat", "str": "contoh"}
UMUM = {
    "sehat", "akun:masuk", "akun:aktivasi", "akun:lupa", "akun:sesi", "aktivasi:admin_baru", "dasbor:aturan", "dasbor:aturan_coba",
    "inti:bantuan", "inti:siapa_melihat", "inti:aliran", "inti:ikon_situs", "verifikasi:form", "verifikasi:kode",
}  # fmt: skip
KHUSUS_ADMIN = (
    "kepegawaian:impor", "kepegawaian:mutu", "kepegawaian:delegasi", "kepegawaian:pelaksana", "kepegawaian:peran",
    "kepegawaian:pegawai_daftar", "aktivasi:daftar", "penilaian:unit", "skp:kelola",
)  # fmt: skip
# Verbs of the personnel office that name one object: nobody else learns whether it exists.
KHUSUS_KIRIM = (
    "kepegawaian:impor_jawab", "kepegawaian:impor_terapkan", "kepegawaian:mutu_selesai", "kepegawaian:cabut_delegasi",
    "kepegawaian:akhiri_pelaksana", "kepegawaian:cabut_peran", "kepegawaian:atasan", "aktivasi:cetak", "skp:tetapkan",
    "skp:tutup", "skp:betulkan_potret", "skp:ingatkan", "skp:susunkan",
)  # fmt: skip


def semua_rute(
    pola: list[URLPattern | URLResolver] | None = None, ruang: str = ""
) -> Iterator[tuple[str, dict[str, object]]]:
    """(name, example arguments) of every address."""
    for p in get_resolver().url_patterns if pola is None else pola:
        if isinstance(p, URLResolver):
            yield from semua_rute(p.url_patterns, f"{ruang}{p.namespace}:" if p.namespace else ruang)
        elif p.name:
            jenis = {n: type(k).__name__.removesuffix("Converter").lower() for n, k in p.pattern.converters.items()}
            yield ruang + p.name, {n: CONTOH.get("str" if j == "string" else j, "a" * 64) for n, j in jenis.items()}


RUTE = dict(semua_rute())


def alamat(rute: str) -> str:
    return reverse(rute, kwargs=RUTE[rute] or None)


def test_daftar_umum_masih_ada():
    assert set(RUTE) >= UMUM


@pytest.mark.asvs("8.2.1")
@pytest.mark.parametrize("rute", sorted(set(RUTE) - UMUM))
def test_tanpa_masuk_hanya_sampai_di_pintu(rute: str):
    c = Client()
    for cara in (c.get, c.post, c.put, c.patch, c.delete):
        jawab = cara(alamat(rute))
        assert jawab.status_code in (302, 401, 403, 405), (cara.__name__, jawab.status_code)
        if jawab.status_code == 302:
            assert jawab["Location"].startswith("/masuk")


@pytest.mark.asvs("8.2.1")
@pytest.mark.parametrize("rute", KHUSUS_ADMIN)
def test_halaman_kepegawaian_menolak_pegawai_biasa(rute: str):
    c = Client()
    c.force_login(dunia().pegawai.akun)
    assert c.get(alamat(rute)).status_code == 403


@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("rute", KHUSUS_KIRIM)
def test_kata_kerja_kepegawaian_menolak_pegawai_biasa(rute: str):
    c = Client()
    c.force_login(dunia().pegawai.akun)
    assert c.post(alamat(rute), {"kunci": "kunci-uji-123456"}).status_code in (403, 404)


@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("rute", sorted(r for r in RUTE if "id_publik" in RUTE[r] and r not in UMUM))
def test_benda_yang_tidak_ada_tidak_pernah_menjadi_galat_server(rute: str):
    c = Client(raise_request_exception=True)
    c.force_login(dunia().pegawai.akun)
    for cara in (c.get, c.post):
        assert cara(alamat(rute), {"kunci": "kunci-uji-123456"}).status_code in (400, 403, 404, 405)


@pytest.mark.parametrize(
    "aneh",
    [
        "'",
        '"',
        "' OR 1=1 --",
        "%00",
        "\x00",
        "(a+)+$",
        "{0.__class__}",
        "9" * 40,
        "-1",
        "\ud800".encode("utf-8", "replace").decode(),
    ],
)
def test_tanda_aneh_di_pertanyaan_tidak_merobohkan_halaman(aneh: str):
    d = dunia()
    c = Client()
    c.force_login(d.kabid.akun)
    for rute in (
        "harian:tim",
        "harian:riwayat",
        "skp:saya",
        "skp:bawahan",
        "penilaian:daftar",
        "kepegawaian:unit",
        "dasbor:beranda",
    ):
        for nama in ("cari", "hal", "tanggal", "tahun", "bulan", "status", "keadaan", "periode", "unit"):
            assert c.get(alamat(rute), {nama: aneh}).status_code in (200, 302, 400, 404), (rute, nama)
