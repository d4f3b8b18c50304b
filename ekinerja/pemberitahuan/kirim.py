"""Sending a message to one person, inside the transaction of the act that causes it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from ekinerja.inti.peristiwa import siarkan
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan.models import Pemberitahuan


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


class Pesan(NamedTuple):
    """One message of many. `pegawai` is a primary key."""

    pegawai: int
    judul: str
    isi: str
    tautan: str
    kunci_efek: str


def kirim_banyak(jenis: str, pesan: Iterable[Pesan]) -> None:
    """Store messages for many people in a few statements; a `kunci_efek` that was sent before is left out.

    Open pages are not woken: the messages are there with the next page.
    """
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
            for p in pesan
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
