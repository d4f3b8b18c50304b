"""Same arguments, same city; other arguments, another one."""

import hashlib
from datetime import date

import pytest
from django.apps import apps
from django.db import connection, transaction

from ekinerja.demo.bangun import bangun
from ekinerja.demo.tulis import setel_urutan

# The trail has random salts by design; the rest belongs to Django and to the queue.
LEWATI = ("inti_jejak", "django_", "inti_pekerjaan", "inti_kuncidb")


def sidik_basis_data() -> dict[str, str]:
    """Digest of every table of the product, rows in the order of their key."""
    hasil = {}
    for model in apps.get_models():
        tabel = model._meta.db_table
        if tabel.startswith(LEWATI):
            continue
        with connection.cursor() as kursor:
            kursor.execute(f'SELECT * FROM "{tabel}" ORDER BY "{model._meta.pk.column}"')
            hasil[tabel] = hashlib.sha256(repr(kursor.fetchall()).encode()).hexdigest()
    return hasil


def sekali_bangun(**opsi) -> dict[str, str]:
    setel_urutan()  # PostgreSQL does not roll sequences back; a rebuilt city begins with fresh ones
    with transaction.atomic():
        bangun(60, pada=date(2026, 3, 10), **opsi)
        sidik = sidik_basis_data()
        transaction.set_rollback(True)
    return sidik


@pytest.mark.django_db
def test_kota_yang_sama_dua_kali():
    pertama, kedua = sekali_bangun(), sekali_bangun()
    assert [t for t in pertama if pertama[t] != kedua[t]] == []


@pytest.mark.django_db
def test_benih_lain_kota_lain():
    assert sekali_bangun()["kepegawaian_pegawai"] != sekali_bangun(benih=2)["kepegawaian_pegawai"]
