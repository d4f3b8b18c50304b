"""Reminders of deadlines: before the end, then rung by rung of `aturan.gangguan`, each told once.

The apps above say what waits and until when (`daftar`); whom to tell, and when, is the rule's. A message about one
thing goes to its owner; everybody else gets one message with the number of things that wait.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.urls import reverse

from ekinerja.aturan import AnakTangga, ingatkan_sebelum, tangga_pengingat
from ekinerja.inti.tampil import tanggal
from ekinerja.kalender import hitung
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import PemberianPeran, Penugasan, Peran
from ekinerja.pemberitahuan.kirim import Pesan, kirim_banyak

JENIS = "tenggat"


@dataclass(frozen=True, slots=True)
class Tunggu:
    """One thing that waits. People by primary key; `batas` is its last day as outages moved it.

    `kunci` names the thing, `kelompok` the things that are counted together in one message.
    """

    kunci: str
    kelompok: str
    batas: date
    unit: int
    sebutan: str  # what it is about, in titles: "Triwulan III 2026"
    alamat: str  # for the owner
    alamat_penilai: str = ""
    orang: Mapping[str, int | None] = field(default_factory=dict)  # PEGAWAI, PENILAI, ATASAN_PENILAI


@dataclass(frozen=True, slots=True)
class JenisPengingat:
    """One kind of deadline. `kode` is the rule's; `awalan` begins the keys that keep a message from being sent twice.

    Titles may speak of {n}, {sebutan} and {batas}. Empty: nobody of that sort is told.
    """

    kode: str
    awalan: str
    pelaku: str  # PEGAWAI or PENILAI: who is reminded before the end
    tunggu: Callable[[date], Iterable[Tunggu]]
    sebelum: tuple[str, str]  # title, text
    sesudah: tuple[str, str]  # title, text before the reason; to the owner
    banyak: str  # title of the message with a number
    tertunda: str = ""  # kind of `butir.daftar_tertunda` that heads and the personnel office open


_jenis: dict[str, JenisPengingat] = {}


def daftar(jenis: JenisPengingat) -> None:
    """Register a kind (in `ready()`)."""
    _jenis.setdefault(jenis.kode, jenis)


def terdaftar() -> list[JenisPengingat]:
    return list(_jenis.values())


def ingatkan(hari: date, *kode: str) -> int:
    """Send what is due today, of all kinds or these; returns how many messages are new.

    Silent on closed days and while the system is disturbed. The number of statements does not grow with the people.
    """
    if not hitung.hari_kerja(hari) or hitung.hari_tersita(hari, hari):
        return 0
    return sum(kirim_banyak(JENIS, _pesan(j, hari)) for j in terdaftar() if not kode or j.kode in kode)


def _pesan(jenis: JenisPengingat, hari: date) -> Iterator[Pesan]:
    menjelang, tangga = ingatkan_sebelum(hari, jenis.kode), tangga_pengingat(hari, jenis.kode)
    sisa = lru_cache(maxsize=None)(lambda batas: hitung.jumlah_hari_kerja(hari + hitung.SEHARI, batas))
    lewat = lru_cache(maxsize=None)(lambda batas: hitung.hari_terlambat(batas, hari))
    semua = list(jenis.tunggu(hari))
    dekat = [t for t in semua if hari <= t.batas and sisa(t.batas) <= menjelang]
    yield from _kepada(jenis, jenis.pelaku, "sebelum", jenis.sebelum[0], jenis.sebelum[1], dekat, hari)
    for anak in tangga:
        telat = [t for t in semua if lewat(t.batas) >= anak.sejak]
        yield from _anak(jenis, anak, telat, hari)


def _anak(jenis: JenisPengingat, anak: AnakTangga, telat: list[Tunggu], hari: date) -> Iterator[Pesan]:
    judul, isi = jenis.sesudah if anak.kepada == "PEGAWAI" else (jenis.banyak, "")
    yield from _kepada(jenis, anak.kepada, anak.kepada, judul, f"{isi} {anak.alasan}".strip(), telat, hari)


def _kepada(
    jenis: JenisPengingat, kepada: str, langkah: str, judul: str, isi: str, semua: list[Tunggu], hari: date
) -> Iterator[Pesan]:
    if kepada == "PEGAWAI":
        for t in semua:
            if pegawai := t.orang.get(kepada):
                yield Pesan(pegawai, _judul(judul, t, 1), isi, t.alamat, f"{jenis.awalan}-{langkah}:{t.kunci}")
        return
    wakil = {t.kelompok: t for t in semua}
    for (penerima, kelompok), n in _hitung(kepada, semua, hari).items():
        t = wakil[kelompok]
        alamat = t.alamat_penilai if kepada in ("PENILAI", "ATASAN_PENILAI") else _unit(jenis)
        kunci = f"{jenis.awalan}-{langkah}:{kelompok}:{penerima}"
        yield Pesan(penerima, _judul(judul, t, n), isi, alamat, kunci)


def _judul(judul: str, t: Tunggu, n: int) -> str:
    return judul.format(n=n, sebutan=t.sebutan, batas=tanggal(t.batas))


def _hitung(kepada: str, semua: list[Tunggu], hari: date) -> Counter[tuple[int, str]]:
    """(receiver, group) -> how many things wait there, in order of the receivers."""
    hasil: Counter[tuple[int, str]] = Counter()
    if not semua:
        return hasil
    if kepada in ("PENILAI", "ATASAN_PENILAI"):
        hasil.update((p, t.kelompok) for t in semua if (p := t.orang.get(kepada)))
    elif kepada == "PIMPINAN_UNIT":
        per_unit = Counter((t.unit, t.kelompok) for t in semua)
        kepala = Penugasan.objects.filter(berlaku(hari), kepala_unit=True).order_by("pk").values_list("unit", "pegawai")
        pimpinan = [(u, p) for u, p in kepala if u in {unit for unit, _ in per_unit}]
        for unit, pegawai in pimpinan:
            hasil.update({(pegawai, k): n for (u, k), n in per_unit.items() if u == unit})
    else:
        jumlah = Counter(t.kelompok for t in semua)
        admin = PemberianPeran.objects.filter(berlaku(hari), peran=Peran.ADMIN_BKPSDM).order_by("pegawai")
        for pegawai in admin.values_list("pegawai", flat=True).distinct():
            hasil.update({(pegawai, k): n for k, n in jumlah.items()})
    return Counter(dict(sorted(hasil.items())))


def _unit(jenis: JenisPengingat) -> str:
    return f"{reverse('kalender:unit')}?jenis={jenis.tertunda}"
