"""Compare the objects of legal acts with what the acts fixed: the chain alone does not protect the domain tables."""

from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from ekinerja.inti.kanonik import kanonik
from ekinerja.inti.models.jejak import Jejak

from .daftar import Pengukur, semua_pengukur
from .rantai import sidik_bergaram
from .temuan import Temuan

_BERKAS = 500
_LEPAS = kanonik({})


class _Tindakan(NamedTuple):
    nomor: int
    kejadian: str
    uuid: UUID
    sidik_isi: str
    garam: bytes | None

    def melepas(self) -> bool:
        return self.garam is not None and self.sidik_isi == sidik_bergaram(bytes(self.garam), _LEPAS)

    def cocok(self, isi: Mapping[str, Any]) -> bool:
        return self.garam is not None and self.sidik_isi == sidik_bergaram(bytes(self.garam), kanonik(isi))


def periksa_objek() -> Iterator[Temuan]:
    """Findings over every registered kind of object: for each object its newest legal act counts."""
    for pengukur in semua_pengukur():
        terakhir = _terakhir(pengukur)
        while kumpulan := list(islice(terakhir, _BERKAS)):
            yield from _kumpulan(pengukur, [t for t in kumpulan if not t.melepas()])


def _terakhir(pengukur: Pengukur) -> Iterator[_Tindakan]:
    urut = map(_Tindakan._make, _tindakan(pengukur).order_by("objek_uuid", "nomor").iterator(chunk_size=2000))
    for _, tindakan in groupby(urut, key=attrgetter("uuid")):
        *_, akhir = tindakan
        yield akhir


def _tindakan(pengukur: Pengukur) -> "QuerySet[Jejak, tuple[Any, ...]]":
    baris = Jejak.objects.filter(objek_jenis=pengukur.label, objek_uuid__isnull=False).exclude(sidik_isi="")
    if pengukur.kejadian:
        baris = baris.filter(kejadian__in=pengukur.kejadian)
    return baris.values_list("nomor", "kejadian", "objek_uuid", "sidik_isi", "isi_jejak__garam")


def _kumpulan(pengukur: Pengukur, kumpulan: list[_Tindakan]) -> Iterator[Temuan]:
    isi = pengukur.ukur([t.uuid for t in kumpulan])
    for tindakan in kumpulan:
        kini = isi.get(tindakan.uuid)
        if (kini is None or not tindakan.cocok(kini)) and not _sudah_berganti(pengukur, tindakan):
            yield _temuan(pengukur, tindakan, ada=kini is not None)


def _sudah_berganti(pengukur: Pengukur, tindakan: _Tindakan) -> bool:
    """A newer act arrived while we were checking: that one decides, at the next check."""
    return _tindakan(pengukur).filter(objek_uuid=tindakan.uuid, nomor__gt=tindakan.nomor).exists()


def _temuan(pengukur: Pengukur, tindakan: _Tindakan, *, ada: bool) -> Temuan:
    nama = apps.get_model(pengukur.label)._meta.verbose_name
    sebab = "berbeda dari yang ditetapkan" if ada else "tidak ada lagi, padahal ditetapkan"
    return Temuan(
        tindakan.nomor,
        f"Isi {nama} {tindakan.uuid} {sebab} pada entri jejak nomor {tindakan.nomor} ({tindakan.kejadian}).",
    )
