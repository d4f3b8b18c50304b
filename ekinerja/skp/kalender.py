"""What the SKP puts into the calendar: until when it should be set, and whose is not."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest
from django.urls import reverse

from ekinerja import aturan
from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.kalender import hitung
from ekinerja.kalender.butir import Butir, JenisTertunda
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.per_unit import tugas_wajib
from ekinerja.skp.models import Skp

TENGGAT = "skp_mulai_terlambat"
DASAR = "SKP ditetapkan paling lambat akhir Januari, atau 30 hari sejak mulai bertugas (bawaan sistem)."
JADI = (*Skp.BERLAKU, Skp.Status.DITUTUP)
# The next year's plan shows from here on.
BULAN_BERIKUT = 11


def akhir(mulai: date, _: date | None = None) -> date:
    """Last day to have an SKP that begins on `mulai` set."""
    return hitung.tenggat_bernama(TENGGAT, mulai)


def butir_saya(saya: Pegawai, hari: date) -> Iterator[Butir]:
    """The own SKP of this year, and from November on of the next, while it is not in force. Two queries."""
    tugas = penugasan_pada(saya, hari)
    if tugas is None or not wajib_skp(saya.status, saya.kedudukan):
        return
    tahun = [hari.year, hari.year + 1] if hari.month >= BULAN_BERIKUT else [hari.year]
    jadi = set(Skp.objects.filter(pegawai=saya, tahun__in=tahun, status__in=JADI).values_list("tahun", flat=True))
    for t in tahun:
        if t not in jadi:
            mulai = max(date(t, 1, 1), tugas.mulai)
            asli = aturan.tenggat_bernama(TENGGAT, mulai, hitung.penanggalan().kalender.libur)
            alamat = f"{reverse('skp:saya')}?tahun={t}"
            yield Butir(f"SKP {t} ditetapkan", mulai, akhir(mulai), asli, DASAR, alamat=alamat)


def _belum(jalur: list[str], hari: date, cari: str) -> Any:
    """Obliged people (DT-07) without an SKP in force this year whose days to have one are over."""
    awal = date(hari.year, 1, 1)
    jadi = Skp.objects.filter(pegawai=OuterRef("pegawai"), tahun=hari.year, status__in=JADI)
    kueri = tugas_wajib(hari).filter(di_bawah(jalur), ~Exists(jadi), mulai__lte=_mulai_terakhir(hari))
    if akhir(awal) >= hari:
        return kueri.none()
    if cari:
        kueri = kueri.filter(Q(pegawai__nama__icontains=cari) | Q(unit__nama__icontains=cari))
    mulai = Greatest(F("mulai"), awal)
    return kueri.order_by("unit__nama", "pegawai__nama", "pk").values(
        nama=F("pegawai__nama"), unit_nama=F("unit__nama"), pelaku=F("pegawai__nama"), buka=mulai, batas=mulai
    )


def _mulai_terakhir(hari: date) -> date:
    """The latest start whose days are over on `hari`."""
    mulai = hari - timedelta(days=aturan.lama_tenggat(TENGGAT, hari).hari)
    while akhir(mulai) >= hari:
        mulai -= timedelta(days=1)
    return mulai


TERTUNDA = JenisTertunda("skp", "SKP belum ditetapkan", _belum, akhir, lambda b: "")
