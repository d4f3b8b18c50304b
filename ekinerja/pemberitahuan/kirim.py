"""Sending a message to one person, inside the transaction of the act that causes it.

The row is the outbox too: the worker finds it (`sebar`) and decides about mail and phone, so that no page waits for it.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F

from ekinerja.inti.peristiwa import siarkan
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan.models import Pemberitahuan

_POTONG = 500


def kirim(
    pegawai: Any, jenis: str, judul: str, isi: str = "", tautan: str = "", kunci_efek: str | None = None,
    *, gabung: str = "",
) -> Pemberitahuan | None:  # fmt: skip
    """Store the message and wake the person's open pages. The same `kunci_efek` is sent once: None the second time.

    `gabung` (without an effect key): more of the same kind about the same thing counts one up in the message that is
    still unread. The pages are woken all the same; mail and phone are not used again.
    """
    baris = Pemberitahuan(
        pegawai=pegawai,
        jenis=jenis,
        judul=judul[:160],
        isi=isi[:400],
        tautan=tautan,
        dibuat_pada=sekarang(),
        kunci_efek=kunci_efek,
        gabung=gabung,
    )
    if gabung:
        _tambahkan(baris)
    elif kunci_efek is not None:
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


def _tambahkan(baris: Pemberitahuan) -> None:
    """Count one more in the unread message, or begin one. The unique constraint decides between two at once."""
    terbuka = Pemberitahuan.objects.filter(pegawai=baris.pegawai, gabung=baris.gabung, dibaca_pada=None)
    for _ in range(3):
        if terbuka.update(jumlah=F("jumlah") + 1, isi=baris.judul, tautan=baris.tautan, dibuat_pada=baris.dibuat_pada):
            return
        try:
            with transaction.atomic():
                baris.save(force_insert=True)
            return
        except IntegrityError:
            baris.pk = None
    raise RuntimeError(f"pemberitahuan {baris.gabung} tidak dapat digabung")


class Pesan(NamedTuple):
    """One message of many. `pegawai` is a primary key."""

    pegawai: int
    judul: str
    isi: str
    tautan: str
    kunci_efek: str


@transaction.atomic
def kirim_banyak(jenis: str, pesan: Iterable[Pesan]) -> int:
    """Store messages for many people in a few statements; returns how many are new. A `kunci_efek` is sent once.

    Open pages are not woken: the bell shows the messages on the next page.
    """
    semua = {p.kunci_efek: p for p in pesan}
    kunci = list(semua)
    for i in range(0, len(kunci), _POTONG):
        ada = Pemberitahuan.objects.filter(kunci_efek__in=kunci[i : i + _POTONG])
        for lama in ada.values_list("kunci_efek", flat=True):
            del semua[lama]
    saat = sekarang()
    Pemberitahuan.objects.bulk_create(
        (
            Pemberitahuan(
                pegawai_id=p.pegawai,
                jenis=jenis,
                judul=p.judul[:160],
                isi=p.isi[:400],
                tautan=p.tautan,
                dibuat_pada=saat,
                kunci_efek=p.kunci_efek,
            )
            for p in semua.values()
        ),
        batch_size=_POTONG,
        ignore_conflicts=True,
    )
    return len(semua)
