"""The same file from one person, really at the same time: one is kept, every report has it, nobody sees a fault."""

import threading
from collections.abc import Callable
from datetime import time
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.berkas import tempat
from ekinerja.inti.models import Berkas
from ekinerja.inti.tugas import jalankan_semua
from tests.harian.cerita import Kantor, kirim_json, kiriman, masuk, tekan
from tests.harian.test_bukti import foto

pytestmark = pytest.mark.django_db(transaction=True)

BANYAK = 6


@pytest.fixture(autouse=True)
def _data_sendiri(settings, tmp_path):
    settings.DATA = tmp_path


def serentak(kerja: Callable[[int], Any]) -> list[int]:
    """Each on a thread with a connection of its own, let go together. Returns the statuses."""
    gerbang, status = threading.Barrier(BANYAK), [0] * BANYAK

    def satu(n: int) -> None:
        try:
            gerbang.wait(10)
            status[n] = kerja(n).status_code
        finally:
            connection.close()

    utas = [threading.Thread(target=satu, args=(n,)) for n in range(BANYAK)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    return status


def klien(kantor: Kantor) -> list[Client]:
    hasil = [masuk(kantor.andi) for _ in range(BANYAK)]
    for k in hasil:
        k.raise_request_exception = False
    return hasil


def satu_berkas() -> Berkas:
    """The only one: one row, one file on the disk, nothing left over."""
    (berkas,) = Berkas.objects.all()
    letak = tempat.letak(berkas.simpan)
    assert [p for p in letak.parent.parent.rglob("*") if p.is_file() and p.name != ".kunci"] == [letak]
    return berkas


def test_unggahan_berbarengan_lalu_laporan_berbarengan(kantor: Kantor) -> None:
    """Six tabs put one photo under six names, then six reports name it: one file, six reports with it."""
    isi, layar = foto(), klien(kantor)
    sidik = sha256(isi).hexdigest()

    def unggah(n: int) -> Any:
        kepala = {"X-Nama-Berkas": f"loket-{n}.jpg", "Accept": "application/json"}
        return layar[n].put(f"/lampiran/{sidik}", isi, content_type="image/jpeg", headers=kepala)

    assert set(serentak(unggah)) <= {200, 201}
    berkas = satu_berkas()

    def lapor(n: int) -> Any:
        return kirim_json(layar[n], kiriman(kantor, bukti=[sidik], jam_mulai=f"1{n}.00", jam_selesai=f"1{n}.30"))

    assert serentak(lapor) == [201] * BANYAK
    assert list(LaporanHarian.objects.values_list("jumlah_bukti", "bukti__berkas")) == [(1, berkas.pk)] * BANYAK
    jalankan_semua()
    assert satu_berkas().keadaan == Berkas.Keadaan.BERSIH


def test_formulir_berfoto_sama_berbarengan(kantor: Kantor) -> None:
    """The photo travels inside the forms and is added to reports: still one file."""
    isi, layar = foto("red"), klien(kantor)

    def lapor(n: int) -> Any:
        berkas = SimpleUploadedFile("loket.jpg", isi, "image/jpeg")
        badan = kiriman(kantor, foto=berkas, jam_mulai=f"1{n}.00", jam_selesai=f"1{n}.30")
        return tekan(layar[n], "/lapor/kirim", badan)

    assert serentak(lapor) == [201] * BANYAK
    berkas = satu_berkas()
    semua = list(LaporanHarian.objects.order_by("pk"))
    assert [(x.jumlah_bukti, x.bukti.get().berkas_id) for x in semua] == [(1, berkas.pk)] * BANYAK

    kosong = [kantor.laporan(jam_mulai=time(n, 1), jam_selesai=time(n, 20)) for n in range(2)]

    def susul(n: int) -> Any:
        isian = {"foto": SimpleUploadedFile("loket.jpg", isi, "image/jpeg"), "tautan": f"https://contoh.id/{n}"}
        return tekan(layar[n], f"/lapor/{kosong[n % 2].id_publik}/bukti/", isian)

    assert {s // 100 for s in serentak(susul)} <= {2, 3}
    assert satu_berkas() == berkas
    for laporan in kosong:
        laporan.refresh_from_db()
        assert (laporan.jumlah_bukti, laporan.bukti.count()) == (4, 4)
