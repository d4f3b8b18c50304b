"""Sheets of many people as one ZIP: who is in it, making it, where it lies, who may fetch it."""

import json
import os
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from ekinerja.harian.ekspor import baris_lembar, buku_laporan
from ekinerja.harian.kueri import PEMBACA, bawahan_kini
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.rentang import Rentang, rentang
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.tugas import Konteks
from ekinerja.inti.waktu import jam_mesin
from ekinerja.kepegawaian.kueri import di_bawah
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.peran import jalur_peran

NAMA = "harian.lembar"
SEKALI = 25  # people per round: memory holds their sheets only
SIMPAN = timedelta(days=7)


def jalur_lembar(saya: Pegawai) -> list[str]:
    """Unit paths whose reports this person reads by a role."""
    return jalur_peran(saya, *PEMBACA)


def laporan_lingkup(saya: Pegawai, r: Rentang, unit: UnitKerja | None) -> QuerySet[Any]:
    """Sent reports of the period: of the direct reports of today, or of a unit and those below, as far as `saya` reads them."""
    terbaca = LaporanHarian.objects.terkirim().filter(tanggal__gte=r.mulai, tanggal__lte=r.sampai)
    if unit is None:
        return terbaca.filter(pegawai_id__in=bawahan_kini(saya))
    return terbaca.filter(
        di_bawah(jalur_lembar(saya), "skp__unit__jalur"), skp__unit__jalur__startswith=unit.jalur
    ).exclude(pegawai=saya)


def kerjakan(pekerjaan: Pekerjaan, ctx: Konteks) -> dict[str, Any]:
    """Write the ZIP. A second try begins anew; a round of people costs three queries."""
    saya, r, unit = isi_permintaan(pekerjaan)
    kueri = laporan_lingkup(saya, r, unit)
    semua = sorted(kueri.order_by().values_list("pegawai_id", flat=True).distinct())
    tujuan = berkas_zip(pekerjaan)
    tujuan.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sementara = tujuan.with_suffix(".sebagian")
    with zipfile.ZipFile(sementara, "w") as arsip:
        sementara.chmod(0o600)
        for n, (orang, isi) in enumerate(_lembar(kueri, semua, saya), 1):
            arsip.writestr(f"{orang.nip or orang.id_publik}-{r.kode}.xlsx", isi)
            ctx.kemajuan(n, len(semua), orang.nama)
    _daftar(pekerjaan).write_text(json.dumps(semua))
    os.replace(sementara, tujuan)
    return {"orang": len(semua)}


def _lembar(kueri: QuerySet[Any], semua: list[int], saya: Pegawai) -> Iterator[tuple[Pegawai, bytes]]:
    for i in range(0, len(semua), SEKALI):
        potong = semua[i : i + SEKALI]
        orang, baris = Pegawai.objects.in_bulk(potong), baris_lembar(kueri.filter(pegawai_id__in=potong))
        for pk in potong:
            catat_baca(orang[pk], oleh=saya, pemilik=orang[pk], rute="harian:lembar_banyak")
            yield orang[pk], buku_laporan(baris[pk])


def isi_permintaan(pekerjaan: Pekerjaan) -> tuple[Pegawai, Rentang, UnitKerja | None]:
    """Who asked, for which period and unit. Raises DoesNotExist where one of them is gone."""
    saya = Pegawai.objects.get(id_publik=pekerjaan.argumen["oleh"])
    unit = pekerjaan.argumen["unit"]
    r = rentang(pekerjaan.argumen["periode"])
    assert r is not None
    return saya, r, UnitKerja.objects.get(id_publik=unit) if unit else None


def masih_terbaca(pekerjaan: Pekerjaan) -> bool:
    """Does who asked still read the reports of everybody in the ZIP?"""
    saya, r, unit = isi_permintaan(pekerjaan)
    try:
        dulu = set(json.loads(_daftar(pekerjaan).read_text()))
    except FileNotFoundError:
        return False
    return dulu <= set(laporan_lingkup(saya, r, unit).order_by().values_list("pegawai_id", flat=True).distinct())


def berkas_zip(pekerjaan: Pekerjaan) -> Path:
    return _akar() / f"{pekerjaan.id_publik.hex}.zip"


def _daftar(pekerjaan: Pekerjaan) -> Path:
    return _akar() / f"{pekerjaan.id_publik.hex}.json"


def _akar() -> Path:
    return Path(settings.DATA) / "lembar"


def buang_lama() -> int:
    """Delete files older than a week (our own default, no law says it)."""
    batas = (jam_mesin() - SIMPAN).timestamp()
    lama = [b for b in _akar().glob("*") if b.stat().st_mtime < batas]
    for b in lama:
        b.unlink(missing_ok=True)
    return len(lama)
