"""Opening a period: one evaluation for each approved SKP, with the PPK of the last day (DT-11)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from ekinerja.aturan.periode import JenisPeriode
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, JenisJabatan, Pegawai, Penugasan, UnitKerja
from ekinerja.kepegawaian.penilai import penilai_pada, potret_penilai
from ekinerja.penilaian.jendela import akhir_nilai
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import GURU, UMUM, UNIT_SEKOLAH
from ekinerja.perencanaan.models import Periode
from ekinerja.skp.models import Skp

S = Evaluasi.Status
BELUM_DINILAI = (S.BELUM, S.TERBUKA, S.SIAP_DINILAI)
_SKP = (*Skp.BERLAKU, Skp.Status.DITUTUP)


def tanggal_buka(periode: Periode) -> date:
    """A period opens on its first day; the year on its last, when its periods are known."""
    return periode.selesai if periode.jenis == JenisPeriode.TAHUNAN else periode.mulai


@transaction.atomic
def buka_semua(*, pada: datetime) -> int:
    """Open every period that is due and not yet past its window; returns the number of new evaluations."""
    hari = lokal(pada).date()
    calon = Periode.objects.filter(mulai__lte=hari, tahun__gte=hari.year - 1)
    return sum(buka_periode(p, pada=pada) for p in calon if tanggal_buka(p) <= hari <= akhir_nilai(p))


@transaction.atomic
def buka_periode(periode: Periode, *, pada: datetime, oleh: Pegawai | None = None) -> int:
    """Create what is missing, open what was prepared; returns the number of evaluations opened.

    Called again it adds those whose SKP was approved meanwhile and changes nothing else.
    """
    hari = lokal(pada).date()
    if hari < tanggal_buka(periode):
        return 0
    baru = list(_susun(periode, hari, pada))
    Evaluasi.objects.bulk_create(baru, batch_size=500, ignore_conflicts=True)
    disiapkan = Evaluasi.objects.filter(periode=periode, status=S.BELUM).update(
        status=S.TERBUKA, versi_isi=F("versi_isi") + 1, diubah_pada=pada
    )
    if baru or disiapkan:
        catat("periode.dibuka", periode, oleh=oleh, perubahan={"evaluasi terbuka": (0, len(baru) + disiapkan)})
    return len(baru) + disiapkan


def _susun(periode: Periode, hari: date, pada: datetime) -> Iterator[Evaluasi]:
    penilai, kepala, hitung = cache(_penilai), cache(_kepala), UnitHitung()
    for skp in _skp_tanpa_evaluasi(periode):
        tanggal = min(periode.selesai, skp.sampai, hari)
        ppk = penilai(tanggal).get(skp.pegawai_id)
        dipimpin = kepala(tanggal).get(skp.pegawai_id)
        dipimpin = dipimpin if dipimpin == skp.unit_id and hitung.punya(skp.unit_id) else None
        atasan = penilai(tanggal).get(ppk) if ppk else None
        yield Evaluasi(
            periode=periode,
            skp=skp,
            versi_skp=skp.versi,
            pegawai_id=skp.pegawai_id,
            penilai_id=ppk,
            atasan_penilai_id=atasan,
            unit_id=hitung(skp.unit_id, dipimpin is not None),
            pimpinan_unit_id=dipimpin,
            potret=_potret(skp, ppk, atasan, tanggal),
            status=S.TERBUKA,
            diubah_pada=pada,
        )


def _skp_tanpa_evaluasi(periode: Periode) -> Iterable[Skp]:
    """Approved SKPs of the period's group that touch it and have no evaluation in it yet."""
    guru = Q(unit__jenis_id__in=UNIT_SEKOLAH, jenis_jabatan=JenisJabatan.FUNGSIONAL)
    kelompok = {GURU: guru, UMUM: ~guru}.get(periode.kelompok_id, Q(pk__in=[]))
    return (
        Skp.objects.filter(kelompok, status__in=_SKP, mulai__lte=periode.selesai, sampai__gte=periode.mulai)
        .exclude(pk__in=Evaluasi.objects.filter(periode=periode).values("skp_id"))
        .order_by("pk")
    )


def _penilai(tanggal: date) -> dict[int, int]:
    return dict(HubunganPenilai.objects.filter(berlaku(tanggal)).values_list("pegawai_id", "penilai_id"))


def _kepala(tanggal: date) -> dict[int, int]:
    tugas = Penugasan.objects.filter(berlaku(tanggal), kepala_unit=True, jenis=Penugasan.Jenis.DEFINITIF)
    return dict(tugas.values_list("pegawai_id", "unit_id"))


def _potret(skp: Skp, ppk: int | None, atasan: int | None, tanggal: date) -> dict[str, Any]:
    """Who they were: the snapshot of the SKP where it names the same people, else read anew."""
    sama = ppk == skp.penilai_id
    return {
        "pegawai": skp.potret.get("pegawai") or {},
        "penilai": (skp.potret.get("penilai") or {}) if sama else potret_orang(skp.pegawai_id, tanggal),
        "atasan_penilai": (skp.potret.get("atasan_penilai") or {})
        if sama and atasan == skp.atasan_penilai_id
        else potret_orang(ppk, tanggal),
    }


def potret_orang(dinilai: int | None, tanggal: date) -> dict[str, str]:
    """Snapshot of the PPK of this person on that day."""
    pegawai = Pegawai.objects.filter(pk=dinilai).first() if dinilai else None
    hubungan = penilai_pada(pegawai, tanggal) if pegawai else None
    return potret_penilai(hubungan, tanggal) if hubungan else {}


class UnitHitung:
    """R-36: people are counted in the nearest unit with a capaian; a head in the one above his own."""

    def __init__(self) -> None:
        baris = UnitKerja.objects.values_list("pk", "induk_id", "jenis__punya_capaian")
        self._unit = {pk: (induk, capaian) for pk, induk, capaian in baris}

    def punya(self, unit: int) -> bool:
        return self._unit[unit][1]

    def __call__(self, unit: int, memimpin: bool) -> int:
        kini: int | None = self._unit[unit][0] if memimpin else unit
        akhir = unit
        while kini is not None:
            akhir = kini
            if self._unit[kini][1]:
                break
            kini = self._unit[kini][0]
        return akhir


def perbarui_penilai(pegawai: set[int]) -> None:
    """The PPK of these people changed: evaluations not rated yet follow the one of their last day (DT-11).

    Listener of `kepegawaian.penilai`, in the transaction of the change.
    """
    for e in _terbuka(pegawai):
        tanggal = min(e.periode.selesai, e.skp.sampai)
        hubungan = penilai_pada(e.pegawai, tanggal)
        ppk = hubungan.penilai if hubungan else None
        atas = penilai_pada(ppk, tanggal) if ppk else None
        if (e.penilai_id, e.atasan_penilai_id) == (ppk and ppk.pk, atas and atas.penilai_id):
            continue
        potret = {
            **e.potret,
            "penilai": potret_penilai(hubungan, tanggal) if hubungan else {},
            "atasan_penilai": potret_penilai(atas, tanggal) if atas else {},
        }
        lama = e.penilai.nama if e.penilai else ""
        diubah = Evaluasi.objects.filter(pk=e.pk, status__in=BELUM_DINILAI).update(
            penilai=ppk, atasan_penilai_id=atas and atas.penilai_id, potret=potret, versi_isi=F("versi_isi") + 1
        )
        if diubah:
            catat("evaluasi.penilai_berganti", e, oleh=None, perubahan={"penilai": (lama, ppk.nama if ppk else "")})


def ikuti_tutup(skp: Skp) -> None:
    """An SKP ended before its period did: what is not rated yet belongs to the PPK of that last day (R-40, DT-11)."""
    perbarui_penilai({skp.pegawai_id})


def _terbuka(pegawai: set[int]) -> Iterator[Evaluasi]:
    urut = sorted(pegawai)
    for n in range(0, len(urut), 500):
        belum = Evaluasi.objects.filter(pegawai_id__in=urut[n : n + 500], status__in=BELUM_DINILAI)
        yield from belum.select_related("periode", "skp", "pegawai", "penilai").order_by("pk")


def perbarui_potret(skp: Skp) -> None:
    """The snapshot of this SKP was corrected: evaluations not rated yet follow, the others keep theirs.

    Listener of `skp.pendengar`, in the transaction of the change. The PPK of an evaluation stays the one of its last day
    (DT-11); only where both name the same person do the printed words follow.
    """
    hitung = UnitHitung()
    for e in Evaluasi.objects.filter(skp=skp, status__in=BELUM_DINILAI).select_related("periode", "skp").order_by("pk"):
        kepala = _kepala(min(e.periode.selesai, skp.sampai)).get(skp.pegawai_id)
        dipimpin = kepala if kepala == skp.unit_id and hitung.punya(skp.unit_id) else None
        potret = {**e.potret, "pegawai": skp.potret.get("pegawai") or {}}
        if e.penilai_id == skp.penilai_id:
            potret["penilai"] = skp.potret.get("penilai") or {}
        if e.atasan_penilai_id == skp.atasan_penilai_id:
            potret["atasan_penilai"] = skp.potret.get("atasan_penilai") or {}
        kolom = {"potret": potret, "unit_id": hitung(skp.unit_id, dipimpin is not None), "pimpinan_unit_id": dipimpin}
        beda = {n: (getattr(e, n), v) for n, v in kolom.items() if getattr(e, n) != v}
        if beda and Evaluasi.objects.filter(pk=e.pk, status__in=BELUM_DINILAI).update(
            **kolom, versi_skp=max(skp.versi, 1), versi_isi=F("versi_isi") + 1
        ):
            catat("evaluasi.potret_mengikuti_skp", e, oleh=None, perubahan={"versi SKP": (e.versi_skp, skp.versi)})
