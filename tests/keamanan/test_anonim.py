"""Odd characters in an address never bring a page down. Who may open what stands in the permission matrix."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.pabrik import dunia

pytestmark = pytest.mark.django_db


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
            assert c.get(reverse(rute), {nama: aneh}).status_code in (200, 302, 400, 404), (rute, nama)
