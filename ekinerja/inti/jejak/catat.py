"""Appending to the trail, inside the transaction of the verb."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol, cast
from uuid import UUID

from django.db import connection, models

from ekinerja.inti.kanonik import kanonik
from ekinerja.inti.konteks import nomor_permintaan
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.models.jejak import Jejak
from ekinerja.inti.waktu import sekarang

from . import ujung
from .kunci import kunci
from .rantai import AWAL, KOLOM, Baris, sidik_baris, sidik_bergaram

SISTEM = "Sistem"
_LENGKAP = (*KOLOM, "sidik_sebelum", "sidik")


class Pelaku(Protocol):
    """Who acts: a person's public id and name. inti knows no domain model."""

    @property
    def id_publik(self) -> UUID: ...

    @property
    def nama(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Catatan:
    """One event to append. See `catat`."""

    kejadian: str
    objek: models.Model | str
    oleh: Any
    perubahan: Mapping[str, Sequence[Any]] | None = None
    tetap: Mapping[str, Any] | None = None
    atas_nama: Any = None


class _Kepala(NamedTuple):
    nomor: int
    sidik: str
    pada: datetime | None


def catat(
    kejadian: str,
    objek: models.Model | str,
    *,
    oleh: Any,
    perubahan: Mapping[str, Sequence[Any]] | None = None,
    tetap: Mapping[str, Any] | None = None,
    atas_nama: Any = None,
) -> Jejak:
    """Append one event.

    `kejadian` reads like `skp.disetujui`. `objek` has `id_publik`; a plain label stands for an event without object.
    `oleh` and `atas_nama` (delegation) have `id_publik` and `nama`; None as `oleh` is the system. `perubahan` maps a
    field to (before, after). `tetap` holds the fields that a legal act fixes: the checker compares them with the
    row as it is later. An empty `tetap` releases the object again (returned, reopened).
    Raises RuntimeError outside a transaction, KunciHilang when the key file is gone.
    """
    return catat_banyak([Catatan(kejadian, objek, oleh, perubahan, tetap, atas_nama)])[0]


def catat_banyak(daftar: Iterable[Catatan]) -> list[Jejak]:
    """Append many events at once, in order: one read of the head, two bulk inserts."""
    antre_tulis()
    kepala = _kepala()
    rahasia = kunci(boleh_buat=kepala.nomor == 0)
    saat, permintaan = sekarang(), nomor_permintaan()
    baris: list[Jejak] = []
    isi: list[tuple[int, str, bytes]] = []
    for catatan in daftar:
        jejak, jejak_isi = _sambung(kepala, catatan, rahasia, saat, permintaan)
        baris.append(jejak)
        isi.append(jejak_isi)
        kepala = _Kepala(jejak.nomor, jejak.sidik, jejak.pada)
    if baris:
        _tulis(baris, isi)
        ujung.tulis_setelah_commit(kepala.nomor, kepala.sidik)
    return baris


def catat_masal(tabel: str, jumlah: int, sidik: str, *, oleh: Any = None) -> Jejak:
    """One event for a whole table that was seeded: how many rows, and their digest."""
    perubahan = {"jumlah": (None, jumlah), "sidik": (None, sidik)}
    return catat("data.diisi", tabel, oleh=oleh, perubahan=perubahan)


# Written by hand: this runs in every verb, and the ORM would take most of its time.
_SISIP = f"INSERT INTO inti_jejak ({', '.join(_LENGKAP)}) VALUES ({', '.join(['%s'] * len(_LENGKAP))})"  # noqa: S608
_SISIP_ISI = "INSERT INTO inti_jejakisi (nomor, isi, garam) VALUES (%s, %s, %s)"


def _tulis(baris: list[Jejak], isi: list[tuple[int, str, bytes]]) -> None:
    sqlite = connection.vendor == "sqlite"
    pada = connection.ops.adapt_datetimefield_value(baris[0].pada)

    def nilai(kolom: str, v: Any) -> Any:
        return pada if kolom == "pada" else v.hex if sqlite and isinstance(v, UUID) else v

    with connection.cursor() as kursor:
        kursor.executemany(_SISIP, [[nilai(k, getattr(b, k)) for k in _LENGKAP] for b in baris])
        kursor.executemany(_SISIP_ISI, isi)


_akhir = KueriSiap(lambda: Jejak.objects.order_by("-nomor").values_list("nomor", "sidik", "pada")[:1])


def _kepala() -> _Kepala:
    akhir = _akhir.satu()
    return _Kepala(*akhir) if akhir else _Kepala(0, AWAL, None)


def _sambung(
    kepala: _Kepala, catatan: Catatan, rahasia: bytes, saat: datetime, permintaan: str
) -> tuple[Jejak, tuple[int, str, bytes]]:
    garam = secrets.token_bytes(16)
    isi = _isi(catatan)
    jenis, uuid = _objek(catatan.objek)
    jejak = Jejak(
        nomor=kepala.nomor + 1,
        pada=saat,
        kejadian=catatan.kejadian,
        objek_jenis=jenis,
        objek_uuid=uuid,
        pelaku_uuid=_uuid(catatan.oleh),
        atas_nama_uuid=_uuid(catatan.atas_nama),
        permintaan=permintaan,
        isi_sidik=sidik_bergaram(garam, isi),
        sidik_isi="" if catatan.tetap is None else sidik_bergaram(garam, kanonik(catatan.tetap)),
        jam_mundur=kepala.pada is not None and saat < kepala.pada,
        sidik_sebelum=kepala.sidik,
    )
    jejak.sidik = sidik_baris(rahasia, kolom_rantai(jejak), kepala.sidik)
    return jejak, (jejak.nomor, isi, garam)


def kolom_rantai(jejak: Jejak) -> Baris:
    """The columns of a link that the chain covers."""
    return cast(Baris, tuple(getattr(jejak, k) for k in KOLOM))


def _isi(catatan: Catatan) -> str:
    isi: dict[str, Any] = {"pelaku": SISTEM if catatan.oleh is None else catatan.oleh.nama}
    if catatan.atas_nama is not None:
        isi["atas_nama"] = catatan.atas_nama.nama
    if catatan.perubahan:
        isi["perubahan"] = {medan: list(nilai) for medan, nilai in catatan.perubahan.items()}
    return kanonik(isi)


def _objek(objek: models.Model | str) -> tuple[str, UUID | None]:
    if isinstance(objek, str):
        return objek, None
    return objek._meta.label, objek.id_publik  # type: ignore[attr-defined]


def _uuid(orang: Any) -> UUID | None:
    return None if orang is None else orang.id_publik
