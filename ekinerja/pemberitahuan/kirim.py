"""Sending a message to one person, inside the transaction of the act that causes it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ekinerja.inti.peristiwa import siarkan
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan.models import Pemberitahuan

_POTONG = 500


def kirim(
    pegawai: Any, jenis: str, judul: str, isi: str = "", tautan: str = "", kunci_efek: str | None = None
) -> Pemberitahuan | None:
    """Store the message and wake the person's open pages. The same `kunci_efek` is sent once: None the second time."""
    baris = Pemberitahuan(
        pegawai=pegawai,
        jenis=jenis,
        judul=judul[:160],
        isi=isi[:400],
        tautan=tautan,
        dibuat_pada=sekarang(),
        kunci_efek=kunci_efek,
    )
    if kunci_efek is not None:
        _, baru = Pemberitahuan.objects.get_or_create(
            kunci_efek=kunci_efek,
            defaults={m: getattr(baris, m) for m in ("pegawai", "jenis", "judul", "isi", "tautan", "dibuat_pada")},
        )
        if not baru:
            return None
    else:
        baris.save()
    siarkan(f"orang:{pegawai.id_publik}", "pemberitahuan", {"jenis": jenis})
    return baris


@transaction.atomic
def kirim_banyak(baris: Iterable[Pemberitahuan]) -> int:
    """Store many messages with effect keys in a few statements; returns how many are new. Open pages are not woken:
    the bell shows them on the next page.
    """
    semua = {b.kunci_efek: b for b in baris if b.kunci_efek}
    kunci = list(semua)
    for i in range(0, len(kunci), _POTONG):
        for ada in Pemberitahuan.objects.filter(kunci_efek__in=kunci[i : i + _POTONG]).values_list(
            "kunci_efek", flat=True
        ):
            del semua[ada]
    Pemberitahuan.objects.bulk_create(semua.values(), batch_size=_POTONG, ignore_conflicts=True)
    return len(semua)
