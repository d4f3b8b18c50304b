"""Andi with a proven address, a clock that the story moves, and mail that is set up."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from ekinerja.inti.waktu import ZONA, bekukan
from ekinerja.kalender import hitung
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan import antar
from ekinerja.pemberitahuan.models import PilihanKabar
from tests.pabrik import buat_pegawai

SURAT = "https://kinerja.contoh.go.id"


@pytest.fixture
def jam() -> Iterator[Callable[..., None]]:
    """`jam(bulan, hari, pukul, menit)` in WITA of 2026; a Tuesday morning to begin with."""
    blok: list[Any] = []

    def atur(bulan: int, hari: int, pukul: int, menit: int = 0) -> None:
        if blok:
            blok.pop().__exit__(None, None, None)
        blok.append(bekukan(datetime(2026, bulan, hari, pukul, menit, tzinfo=ZONA)))
        blok[-1].__enter__()
        hitung.lupakan()

    atur(3, 10, 9)
    yield atur
    blok.pop().__exit__(None, None, None)


@pytest.fixture
def surel(settings):
    """Mail is set up, and the public address is known."""
    settings.SURAT_AKTIF, settings.KINERJA_URL = True, SURAT
    antar._istirahat.clear()


@pytest.fixture
def andi(db) -> Pegawai:
    return orang("Andi Tadulako", "andi@palukota.go.id")


def orang(nama: str, alamat: str, *, terbukti: bool = True, **pilihan: Any) -> Pegawai:
    """A person with an address, proven or not."""
    hasil = buat_pegawai(nama, email=alamat)
    if terbukti:
        PilihanKabar.objects.create(pegawai=hasil, surel_terbukti=alamat, **pilihan)
    return hasil
