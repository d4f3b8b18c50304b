"""What the SKP puts into the calendar: until when it should be submitted and set, whose is not, who has to decide."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest
from django.urls import reverse

from ekinerja import aturan
from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.inti.waktu import ZONA, lokal
from ekinerja.kalender import hitung
from ekinerja.kalender.butir import Butir, JenisTertunda
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.per_unit import tugas_wajib
from ekinerja.skp.models import Skp

TENGGAT = "skp_mulai_terlambat"
DASAR = "SKP ditetapkan paling lambat akhir Januari, atau 30 hari sejak mulai bertugas (bawaan sistem)."
DASAR_PENGAJUAN = (
    "Sampai hari itu draf menjadi urusan pegawai dan penilainya; sesudahnya pengelola kinerja boleh menetapkannya "
    "(bawaan sistem)."
)
JADI = (*Skp.BERLAKU, Skp.Status.DITUTUP)
# The next year's plan shows from here on.
BULAN_BERIKUT = 11


def akhir(mulai: date, _: date | None = None) -> date:
    """Last day to have an SKP that begins on `mulai` set."""
    return hitung.tenggat_bernama(TENGGAT, mulai)


def butir_saya(saya: Pegawai, hari: date) -> Iterator[Butir]:
    """Own SKP of this year (from November on of the next too) until in force, and those to decide. Three queries."""
    yield from _milik(saya, hari)
    yield from _diputus(saya)


def _milik(saya: Pegawai, hari: date) -> Iterator[Butir]:
    tugas = penugasan_pada(saya, hari)
    if tugas is None or not wajib_skp(saya.status, saya.kedudukan):
        return
    tahun = [hari.year, hari.year + 1] if hari.month >= BULAN_BERIKUT else [hari.year]
    ada = set(Skp.objects.filter(pegawai=saya, tahun__in=tahun).values_list("tahun", "status"))
    jadi, diajukan = {t for t, s in ada if s in JADI}, {t for t, s in ada if s == Skp.Status.DIAJUKAN}
    for t in tahun:
        if t not in jadi:
            mulai = max(date(t, 1, 1), tugas.mulai)
            asli = aturan.tenggat_bernama(TENGGAT, mulai, hitung.penanggalan().kalender.libur)
            alamat = f"{reverse('skp:saya')}?tahun={t}"
            if t not in diajukan:
                batas, semula = hitung.batas_pengajuan(mulai), aturan.pengelola_menetapkan_sejak(mulai) - hitung.SEHARI
                yield Butir(f"Ajukan SKP {t}", mulai, batas, semula, DASAR_PENGAJUAN, alamat=alamat)
            yield Butir(f"SKP {t} ditetapkan", mulai, akhir(mulai), asli, DASAR, alamat=alamat)


def _diputus(saya: Pegawai) -> Iterator[Butir]:
    menunggu = Skp.objects.filter(penilai=saya, status=Skp.Status.DIAJUKAN, sumber=Skp.Sumber.LOKAL).order_by()
    jumlah = Counter((t, m, batas_putusan(m, p)) for t, m, p in menunggu.values_list("tahun", "mulai", "diajukan_pada"))
    for (tahun, mulai, batas), n in sorted(jumlah.items()):
        asli = batas if batas > hitung.batas_penetapan(mulai) else aturan.batas_penetapan(mulai)
        ket, alamat = f"{n} orang", reverse("skp:bawahan")
        yield Butir(f"Putuskan SKP {tahun} bawahan", mulai, batas, asli, DASAR, ket=ket, alamat=alamat)


def batas_putusan(mulai: date, diajukan: datetime | None) -> date:
    """Last day of the PPK to decide. An SKP that came after its own last day is late from its submission on."""
    batas = hitung.batas_penetapan(mulai)
    return max(batas, lokal(diajukan).date()) if diajukan else batas


def _belum(jalur: list[str], hari: date, cari: str) -> Any:
    """Obliged people (DT-07) whose days to have an SKP in force this year are over, and who have not submitted one."""
    awal = date(hari.year, 1, 1)
    jadi = Skp.objects.filter(pegawai=OuterRef("pegawai"), tahun=hari.year, status__in=(*JADI, Skp.Status.DIAJUKAN))
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


def _belum_diputus(jalur: list[str], hari: date, cari: str) -> Any:
    """Submitted, not decided, and the days to have it in force are over: the PPK acts."""
    diajukan = Skp.objects.filter(di_bawah(jalur), tahun=hari.year, status=Skp.Status.DIAJUKAN)
    awal_hari = datetime.combine(hari, time(0), ZONA)
    kueri = diajukan.filter(mulai__lte=_mulai_terakhir(hari), diajukan_pada__lt=awal_hari)
    if akhir(date(hari.year, 1, 1)) >= hari:
        return kueri.none()
    if cari:
        kueri = kueri.filter(Q(pegawai__nama__icontains=cari) | Q(unit__nama__icontains=cari))
    return kueri.order_by("unit__nama", "pegawai__nama", "pk").values(
        nama=F("pegawai__nama"),
        unit_nama=F("unit__nama"),
        pelaku=F("penilai__nama"),
        buka=F("mulai"),
        batas=F("diajukan_pada"),
    )


def _tanpa(_: dict[str, Any]) -> str:
    return ""


TERTUNDA = (
    JenisTertunda("skp", "SKP belum ditetapkan", _belum, akhir, _tanpa, "SKP"),
    JenisTertunda("skp-setuju", "SKP menunggu penilai", _belum_diputus, batas_putusan, _tanpa, "PERSETUJUAN_SKP"),
)
