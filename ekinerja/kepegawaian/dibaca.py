"""Who has read a person's record: by day, repeated reads in one line, with the reader's name, position and role then."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse

from ekinerja.inti.akses import BACA
from ekinerja.inti.bacaan import LAIN, Bacaan, bacaan, rute_kelompok, sebutan, teks_peran
from ekinerja.inti.models import LogAkses
from ekinerja.inti.waktu import ZONA
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.kepegawaian.pembaca import Ruas, pada
from ekinerja.kepegawaian.penilai import nama_lengkap

KOLOM = ("hari", "pelaku", "peran", "rute", "objek_jenis", "objek_uuid")


@dataclass(frozen=True, slots=True)
class Saring:
    """What the owner asks for. Days of Palu, both inclusive; `kelompok` as in `inti.bacaan`, empty: all."""

    mulai: date | None = None
    sampai: date | None = None
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class Dibaca:
    """One line: the same reader, address and thing on one day."""

    hari: date
    nama: str
    jabatan: str
    peran: str
    apa: str
    benda: str
    alamat: str
    kali: int
    pertama: datetime
    terakhir: datetime


def pembacaan(saya: Pegawai, saring: Saring) -> QuerySet[Any, Any]:
    """Grouped lines about this person, newest first. One query for a page, one for the count."""
    log = LogAkses.objects.filter(pemilik=saya.id_publik, jenis=BACA)
    if saring.mulai:
        log = log.filter(pada__gte=datetime.combine(saring.mulai, time.min, ZONA))
    if saring.sampai:
        log = log.filter(pada__lt=datetime.combine(saring.sampai + timedelta(days=1), time.min, ZONA))
    if saring.kelompok:
        log = log.filter(rute__in=rute_kelompok(saring.kelompok))
    per_hari = log.annotate(hari=TruncDate("pada", tzinfo=ZONA)).values(*KOLOM)
    hasil = per_hari.annotate(kali=Count("pk"), pertama=Min("pada"), terakhir=Max("pada"))
    return hasil.order_by("-hari", "-terakhir", "pelaku", "rute", "objek_uuid")


def rakit(baris: Iterable[dict[str, Any]]) -> list[Dibaca]:
    """With names, positions of the day and what the things are called: two queries, and one for each kind of thing."""
    semua = list(baris)
    siapa = {b["pelaku"] for b in semua if b["pelaku"]}
    nama = {p.id_publik: nama_lengkap(p) for p in Pegawai.objects.filter(id_publik__in=siapa)}
    jabatan = _jabatan(siapa)
    benda = _benda(semua)
    return [_satu(b, nama, jabatan, benda) for b in semua]


def _jabatan(siapa: set[UUID]) -> dict[UUID, list[tuple[str, Ruas]]]:
    kolom = ("pegawai__id_publik", "jabatan__nama", "unit__nama", "mulai", "sampai")
    tugas = Penugasan.objects.filter(pegawai__id_publik__in=siapa, jenis=Penugasan.Jenis.DEFINITIF).order_by("mulai")
    hasil: dict[UUID, list[tuple[str, Ruas]]] = defaultdict(list)
    for orang, jabatan, unit, mulai, sampai in tugas.values_list(*kolom):
        hasil[orang].append((f"{jabatan}, {unit}", (mulai, sampai)))
    return hasil


def _benda(semua: list[dict[str, Any]]) -> dict[UUID, str]:
    per_jenis: dict[str, set[UUID]] = defaultdict(set)
    for b in semua:
        if b["objek_uuid"]:
            per_jenis[b["objek_jenis"]].add(b["objek_uuid"])
    return {kode: teks for jenis, objek in per_jenis.items() for kode, teks in sebutan(jenis, objek).items()}


def _satu(
    b: dict[str, Any], nama: dict[UUID, str], jabatan: dict[UUID, list[tuple[str, Ruas]]], benda: dict[UUID, str]
) -> Dibaca:
    arti = bacaan(b["rute"])
    tempat = [teks for teks, ruas in jabatan.get(b["pelaku"], ()) if pada(ruas, b["hari"])]
    return Dibaca(
        hari=b["hari"],
        nama=nama.get(b["pelaku"], "Orang yang datanya sudah tidak ada"),
        jabatan=tempat[-1] if tempat else "",
        peran=teks_peran(b["peran"]),
        apa=arti.teks if arti else LAIN,
        benda=benda.get(b["objek_uuid"], ""),
        alamat=_alamat(arti, b["objek_uuid"]),
        kali=b["kali"],
        pertama=b["pertama"],
        terakhir=b["terakhir"],
    )


def _alamat(arti: Bacaan | None, objek: UUID | None) -> str:
    """Where the owner sees the same; empty where there is no such page."""
    if arti is None or not arti.milik:
        return ""
    return reverse(arti.milik, args=[objek] if arti.berid else None)
