"""Answers travel as Brotli or gzip, and their size tells nothing; the mask of a form's token is Django's."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import _does_token_match, get_token
from django.test import RequestFactory

from ekinerja.inti import csrf
from ekinerja.inti.middleware.kompres import KompresMiddleware

ISI = "laporan harian " * 100


def jawab(terima, jawaban=None):
    jawaban = jawaban or HttpResponse(ISI, headers={"ETag": '"a"'})
    return KompresMiddleware(lambda _: jawaban)(RequestFactory().get("/", headers={"Accept-Encoding": terima}))


def test_brotli_bila_diterima_selain_itu_gzip():
    kecil = jawab("gzip, deflate, br")
    assert (kecil["Content-Encoding"], brotli.decompress(kecil.content).decode()) == ("br", ISI)
    assert (kecil["Content-Length"], kecil["ETag"], kecil["Vary"]) == (
        str(len(kecil.content)),
        'W/"a"',
        "Accept-Encoding",
    )
    assert gzip.decompress(jawab("gzip").content).decode() == ISI
    assert jawab("identity").content.decode() == ISI


def test_panjang_jawaban_tidak_tetap():
    assert len({len(jawab("br")["X-Bantalan"]) for _ in range(40)}) > 5


@pytest.mark.parametrize(
    "jawaban",
    [HttpResponse("pendek"), HttpResponse(ISI, headers={"Content-Encoding": "x"}), StreamingHttpResponse([ISI])],
)
def test_yang_pendek_yang_sudah_dan_yang_mengalir_tidak_menjadi_brotli(jawaban):
    assert jawab("br", jawaban).get("Content-Encoding", "") in ("", "x")


def test_token_bertopeng_seperti_milik_django():
    permintaan = RequestFactory().get("/")
    baru = csrf.token(permintaan)  # no cookie yet: Django makes one
    rahasia = permintaan.META["CSRF_COOKIE"]
    token = {csrf.token(permintaan) for _ in range(50)}
    assert len(token) == 50
    assert all(_does_token_match(t, rahasia) for t in (*token, baru, get_token(permintaan)))
    assert all(len(t) == 64 and t.isalnum() for t in token)
    assert permintaan.META["CSRF_COOKIE_NEEDS_UPDATE"]
