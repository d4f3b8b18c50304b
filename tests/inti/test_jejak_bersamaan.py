"""Many writers at once: numbers without gaps, a whole chain, and the remembered end never ahead of the database."""

import random
import threading

import pytest
from django.db import connection, transaction

from ekinerja.inti.jejak import catat, periksa_jejak, ujung
from ekinerja.inti.models import Jejak, Pekerjaan, Peristiwa
from ekinerja.inti.peristiwa import siarkan

from .orang import Orang

pytestmark = pytest.mark.django_db(transaction=True)

PENULIS, TINDAKAN = 4, 12


@pytest.fixture(autouse=True)
def _data_sendiri(settings, tmp_path):
    settings.DATA = tmp_path


def menulis(benih, benda, gerbang):
    """Acts of one writer; a quarter of them is taken back."""
    acak, orang = random.Random(benih), Orang()
    gerbang.wait(10)
    try:
        for _ in range(TINDAKAN):
            try:
                with transaction.atomic():
                    Pekerjaan.objects.filter(pk=benda.pk).update(total=acak.randrange(1000))
                    catat("contoh.diubah", benda, oleh=orang)
                    siarkan("uji", "diubah")
                    if acak.random() < 0.25:
                        raise ZeroDivisionError
            except ZeroDivisionError:
                pass
    finally:
        connection.close()


@pytest.mark.dua_mesin
def test_banyak_penulis_satu_rantai():
    gerbang = threading.Barrier(PENULIS)
    utas = [
        threading.Thread(target=menulis, args=(n, Pekerjaan.objects.create(nama=str(n)), gerbang))
        for n in range(PENULIS)
    ]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    nomor = list(Jejak.objects.order_by("nomor").values_list("nomor", flat=True))
    assert PENULIS * TINDAKAN / 2 < len(nomor) < PENULIS * TINDAKAN
    assert nomor == list(range(1, len(nomor) + 1))
    assert periksa_jejak().utuh
    assert ujung.baca().nomor == len(nomor)
    assert Peristiwa.objects.count() == len(nomor)
