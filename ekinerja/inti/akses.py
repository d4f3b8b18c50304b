"""Log of reads: who looked at another person's record, and when a session was last active.

A GET never writes to the database. It appends one line to a buffer file; the worker stores the lines within seconds and
adds what the reader was to the person on that day (`inti.bacaan`).
"""

import json
import os
import time
from collections.abc import Callable, Collection, Iterable
from contextvars import ContextVar
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import models, transaction

from ekinerja.inti.bacaan import Pertanyaan, tentukan_peran
from ekinerja.inti.jejak import catat
from ekinerja.inti.konteks import nomor_permintaan, rute_permintaan
from ekinerja.inti.models.akses import LogAkses
from ekinerja.inti.pengaturan import setelan
from ekinerja.inti.waktu import lokal, sekarang

AKTIF = "aktif"
# Our own default, no law says it: two years, the year of an evaluation and the one in which it may still be disputed.
SIMPAN_HARI = 730
SIMPAN_HARI_MIN = 30
SEKALI_BUANG = 5_000
BACA = "baca"
JEDA_AKTIF = 300.0
# A list of people is opened again and again: each person in it gets one line an hour for each reader and list.
JEDA_DAFTAR = 3600.0

Penampung = Callable[[list["dict[str, Any]"]], None]
_penampung: dict[str, Penampung] = {}
_aktif_terakhir: dict[str, float] = {}
_daftar_terakhir: dict[tuple[str, str, str], float] = {}
# (number of the request, whose records it has shown): what the frame tells the reader.
_tercatat: ContextVar[tuple[str, tuple[str, ...]]] = ContextVar("tercatat", default=("", ()))


def catat_baca(objek: models.Model, *, oleh: Any, pemilik: Any, rute: str = "") -> None:
    """`oleh` reads `objek`, which is about `pemilik` (both with `id_publik`); reading one's own is not logged.

    What is shown follows from the address being answered; a job that reads for somebody names it as `rute`.
    """
    if oleh.id_publik == pemilik.id_publik:
        return
    _tambah(
        jenis=BACA,
        pelaku=str(oleh.id_publik),
        objek_jenis=objek._meta.label,
        objek_uuid=str(objek.id_publik),  # type: ignore[attr-defined]
        pemilik=str(pemilik.id_publik),
        rute=rute or rute_permintaan(),
    )
    _beri_tahu(str(getattr(pemilik, "nama", "")))


def catat_daftar(pemilik: Iterable[UUID | str], *, oleh: Any) -> None:
    """`oleh` reads a list in which these people's words or results stand; one line each, at most one an hour."""
    rute, kini, pelaku = rute_permintaan(), time.monotonic(), str(oleh.id_publik)
    orang = {str(p) for p in pemilik} - {pelaku}
    if not orang:
        return
    _beri_tahu("")
    if len(_daftar_terakhir) > 200_000:
        _daftar_terakhir.clear()
    baru = sorted(o for o in orang if kini - _daftar_terakhir.get((pelaku, o, rute), -JEDA_DAFTAR) >= JEDA_DAFTAR)
    isi = {"jenis": BACA, "pelaku": pelaku, "objek_jenis": "kepegawaian.Pegawai", "rute": rute}
    if baru:
        _tambah_banyak([{**isi, "objek_uuid": o, "pemilik": o} for o in baru])
        _daftar_terakhir.update(((pelaku, o, rute), kini) for o in baru)


def catat_lain(jenis: str, **isi: Any) -> None:
    """A line of another kind for its `daftar_penampung`, without the moment and the number of the request.

    For counts that must not lead back to anybody: only the day is kept.
    """
    _tambah(jenis=jenis, **{"pada": sekarang().date().isoformat(), "permintaan": "", **isi})


def tercatat() -> tuple[str, ...]:
    """Whose records the request being answered has shown, by name; a list of people counts as one empty name."""
    nomor, nama = _tercatat.get()
    return nama if nomor and nomor == nomor_permintaan() else ()


def _beri_tahu(nama: str) -> None:
    if nomor := nomor_permintaan():
        ada = tercatat()
        if nama not in ada:
            _tercatat.set((nomor, (*ada, nama)))


def catat_aktif(kunci: str, *, akun: Any) -> None:
    """The session known under `kunci` (never the cookie itself) is in use; at most one line in five minutes."""
    kini = time.monotonic()
    if kini - _aktif_terakhir.get(kunci, -JEDA_AKTIF) < JEDA_AKTIF:
        return
    if len(_aktif_terakhir) > 20_000:
        _aktif_terakhir.clear()
    _aktif_terakhir[kunci] = kini
    _tambah(jenis=AKTIF, pelaku=str(akun.id_publik), kunci=kunci)


def daftar_penampung(jenis: str, fungsi: Penampung) -> None:
    """Register (in `ready()`) who takes the lines of a kind, such as the device list for `aktif`."""
    _penampung[jenis] = fungsi


def _folder() -> Path:
    return Path(settings.DATA) / "akses"


def _tambah(**isi: Any) -> None:
    _tambah_banyak([isi])


def _tambah_banyak(semua: Collection[dict[str, Any]]) -> None:
    awal = {"pada": sekarang().isoformat(), "permintaan": nomor_permintaan()}
    baris = "".join(json.dumps({**awal, **isi}) + "\n" for isi in semua)
    folder = _folder()
    try:
        fd = os.open(folder / "kini.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _tambah_banyak(semua)
    try:
        os.write(fd, baris.encode())
    finally:
        os.close(fd)
    return None


def serap() -> int:
    """Store what the buffer holds. The file is moved aside first; it goes only after its rows are in the database."""
    folder = _folder()
    kini = folder / "kini.jsonl"
    if kini.exists():
        kini.rename(folder / f"serap-{time.time_ns()}.jsonl")
    jumlah = 0
    for berkas in sorted(folder.glob("serap-*.jsonl")) if folder.exists() else ():
        # A writer that had opened the file before the move may still add its one line: leave it a moment.
        if time.time() - berkas.stat().st_mtime > 1:
            jumlah += _simpan(list(_baca(berkas)))
            berkas.unlink()
    return jumlah


def _baca(berkas: Path) -> Iterable["dict[str, Any]"]:
    for baris in berkas.read_text().splitlines():
        try:
            isi = json.loads(baris)
        except ValueError:
            continue
        if isinstance(isi, dict):
            yield isi


def _simpan(baris: list["dict[str, Any]"]) -> int:
    bacaan = [_ke_model(b) for b in baris if b["jenis"] not in _penampung]
    _isi_peran(bacaan)
    LogAkses.objects.bulk_create(bacaan, batch_size=500)
    for jenis, fungsi in _penampung.items():
        if pilihan := [b for b in baris if b["jenis"] == jenis]:
            fungsi(pilihan)
    return len(baris)


def _isi_peran(bacaan: Iterable[LogAkses]) -> None:
    tanya = {
        id(b): Pertanyaan(b.pelaku, b.pemilik, lokal(b.pada).date())
        for b in bacaan
        if b.jenis == BACA and b.pelaku and b.pemilik
    }
    peran = tentukan_peran(tanya.values())
    for b in bacaan:
        b.peran = peran.get(tanya[id(b)], "") if id(b) in tanya else ""


def _ke_model(b: "dict[str, Any]") -> LogAkses:
    return LogAkses(
        pada=datetime.fromisoformat(b["pada"]),
        jenis=b["jenis"],
        pelaku=_uuid(b.get("pelaku")),
        objek_jenis=b.get("objek_jenis", ""),
        objek_uuid=_uuid(b.get("objek_uuid")),
        pemilik=_uuid(b.get("pemilik")),
        permintaan=b.get("permintaan", ""),
        rute=b.get("rute", "")[:64],
    )


def _uuid(teks: str | None) -> UUID | None:
    return UUID(teks) if teks else None


def masa_simpan() -> timedelta:
    """How long a line of this log is kept: setting `log_akses_simpan_hari`, at least a month whatever it says."""
    hari = setelan("log_akses_simpan_hari", SIMPAN_HARI)
    return timedelta(days=max(int(hari), SIMPAN_HARI_MIN))


class Lewat(NamedTuple):
    """Lines older than their retention: how many, and the moment before which they lie."""

    jumlah: int
    sebelum: datetime


def lewat_masa() -> Lewat:
    """What `buang_lama` would delete now."""
    sebelum = sekarang() - masa_simpan()
    return Lewat(LogAkses.objects.filter(pada__lt=sebelum).count(), sebelum)


def buang_lama() -> Lewat:
    """Delete log lines older than their retention, part by part; each part and its trail row are one transaction.

    Evidence of who read what must not vanish unseen: the trail says how many lines went and up to which moment.
    """
    sebelum, jumlah = sekarang() - masa_simpan(), 0
    while bagian := _buang_sebagian(sebelum):
        jumlah += bagian
    return Lewat(jumlah, sebelum)


@transaction.atomic
def _buang_sebagian(sebelum: datetime) -> int:
    pk = list(LogAkses.objects.filter(pada__lt=sebelum).order_by("pk").values_list("pk", flat=True)[:SEKALI_BUANG])
    if not pk:
        return 0
    LogAkses.objects.filter(pk__range=(pk[0], pk[-1]), pada__lt=sebelum).delete()
    catat(
        "log_akses.dibuang",
        "log akses",
        oleh=None,
        perubahan={"baris": (len(pk), 0), "sebelum": (None, sebelum.isoformat())},
    )
    return len(pk)
