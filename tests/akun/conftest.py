"""Sari, her device, and what the stories of login share."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from ekinerja.akun.models import Akun
from ekinerja.inti import akses
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import Pegawai
from tests.pabrik import buat_pegawai

SANDI = "tiga rumpun bambu"
SARI = "198503122010012901"
PAGI = datetime(2026, 3, 10, 0, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _dasar(db: None) -> Iterator[None]:
    """Clock at half past eight in Palu; the activity buffer starts empty."""
    akses._aktif_terakhir.clear()
    with bekukan(PAGI):
        yield


def orang(nama: str = "Sari Wulandari", nip: str | None = SARI, *, sandi: str = SANDI, **kolom) -> Pegawai:
    pegawai = buat_pegawai(nama, nip=nip, **kolom)
    pegawai.akun.set_password(sandi)
    pegawai.akun.save()
    return pegawai


@pytest.fixture
def sari() -> Pegawai:
    return orang(email="sari@contoh.example")


def masuk(nip: str = SARI, sandi: str = SANDI, *, klien: Client | None = None, **isian) -> Client:
    """A browser of one's own that logs in through the form; `klien.jawaban` is the answer."""
    klien = klien or Client()
    klien.jawaban = klien.post("/masuk", {"nip": nip, "kata_sandi": sandi, **isian})
    return klien


def masih_masuk(klien: Client) -> bool:
    return klien.get("/sesi/").status_code == 200


def kirim(klien: Client, alamat: str, **isian):
    """A POST with a fresh submission key."""
    kirim.n += 1
    return klien.post(alamat, {"kunci": f"kunci-uji-{kirim.n:06}", **isian})


kirim.n = 0


def akun(nip: str = SARI) -> Akun:
    return Akun.objects.get(nama_masuk=nip)


def nanti(**lama) -> object:
    """The clock stands that much later."""
    return bekukan(PAGI + timedelta(**lama))
