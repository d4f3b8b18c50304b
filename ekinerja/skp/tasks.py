"""Background work of the SKP: packages of printed forms, and following the facts of people.

Facts are followed at once for a few, as a job for many, and on the day a dated fact takes effect.
"""

import errno
import logging
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.tampil import angka
from ekinerja.inti.tugas import Konteks, antrekan, berkala, pekerjaan
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan, RiwayatKedudukan
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.skp import actions
from ekinerja.skp.actions.potret import BELUM_DIPUTUS, serahkan
from ekinerja.skp.models import PaketSkp, Skp
from ekinerja.skp.paket import gudang
from ekinerja.skp.paket.daftar import Butir
from ekinerja.skp.paket.susun import Berhenti, kerjakan
from ekinerja.skp.tahun import tahun_terkait

K = PaketSkp.Keadaan
_log = logging.getLogger("kinerja.tugas")
_PENUH = "Ruang simpan di server penuh, jadi paket ini tidak selesai. Hubungi admin sistem, lalu minta lagi."


@pekerjaan("skp.paket")
def susun_paket(ctx: Konteks, *, paket: str) -> dict[str, int]:
    """Print the SKPs of a unit into one ZIP. A cut-off try is continued where it stopped."""
    baris = PaketSkp.objects.select_related("oleh", "unit").get(id_publik=paket)
    PaketSkp.objects.filter(pk=baris.pk, keadaan=K.ANTRE).update(keadaan=K.DISUSUN)
    try:
        daftar = kerjakan(baris, ctx)
    except Berhenti:
        if not PaketSkp.objects.filter(pk=baris.pk, keadaan__in=PaketSkp.BERJALAN).exists():
            gudang.buang(baris.simpan)
        return {}
    except AturanDilanggar as galat:
        return _gagal(baris, galat.kalimat)
    except OSError as galat:
        if galat.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        _log.error("paket %s: ruang simpan penuh", baris.id_publik)
        return _gagal(baris, _PENUH)
    return _selesai(baris, daftar)


def _gagal(paket: PaketSkp, kalimat: str) -> dict[str, int]:
    gudang.buang(paket.simpan)
    PaketSkp.objects.filter(pk=paket.pk, keadaan__in=PaketSkp.BERJALAN).update(keadaan=K.GAGAL, galat=kalimat[:300])
    return {}


@transaction.atomic
def _selesai(paket: PaketSkp, daftar: list[Butir]) -> dict[str, int]:
    """Ready: what is in it, until when, and a message to whoever asked. Cancelled meanwhile: thrown away."""
    ada, pada = sum(bool(b.kode) for b in daftar), sekarang()
    hasil: dict[str, Any] = {
        "keadaan": K.SIAP,
        "dokumen": ada,
        "tanpa_dokumen": len(daftar) - ada,
        "ukuran": gudang.berkas_zip(paket.simpan).stat().st_size,
        "selesai_pada": pada,
        "hapus_pada": gudang.hapus_pada(pada),
    }
    if not PaketSkp.objects.filter(pk=paket.pk, keadaan=K.DISUSUN).update(**hasil):
        transaction.on_commit(lambda: gudang.buang(paket.simpan))
        return {}
    kirim(
        paket.oleh,
        "skp",
        f"Paket SKP {paket.tahun} {paket.unit.nama} siap",
        f"{angka(ada)} dokumen dapat Anda unduh.",
        reverse("skp:paket_satu", args=[paket.id_publik]),
        kunci_efek=f"paket-skp:{paket.id_publik}",
    )
    return {"dokumen": ada, "tanpa_dokumen": len(daftar) - ada}


@berkala("skp.paket_lama", setiap=timedelta(hours=1))
def buang_paket_lama() -> int:
    """Delete the files of packages whose time is over, and folders that no living package speaks of."""
    kini = sekarang()
    PaketSkp.objects.filter(keadaan=K.SIAP, hapus_pada__lte=kini).update(keadaan=K.DIHAPUS)
    # Folders first: the row of a new package is there before its folder.
    folder = [f.name for f in gudang.akar().glob("*") if f.is_dir()]
    hidup = set(PaketSkp.objects.filter(keadaan__in=(*PaketSkp.BERJALAN, K.SIAP)).values_list("simpan", flat=True))
    lama = [f for f in folder if f not in hidup]
    for simpan in lama:
        gudang.buang(simpan)
    return len(lama)


# -- the moving year -----------------------------------------------------------------------------------------------

# Up to this many people the SKPs follow within the change itself.
LANGSUNG = 20
SEKALI = 200
# Days back a boundary is looked at again: an installation may have slept for a night.
LIHAT = timedelta(days=2)


def ikuti_fakta(pegawai: set[int]) -> None:
    """Listener of `kepegawaian`: assignments, heads, delegations or kedudukan of these people changed."""
    if len(pegawai) <= LANGSUNG:
        actions.sesuaikan_banyak(pegawai)
        return
    urut = sorted(pegawai & mungkin_berubah(hari_ini()))
    for i in range(0, len(urut), SEKALI):
        antrekan("skp.sesuaikan", pegawai=urut[i : i + SEKALI])


def mungkin_berubah(hari: date) -> set[int]:
    """People whose SKPs can differ at all: who has one, or began something this year. A first import queues nothing."""
    tahun = tahun_terkait(hari)
    baru = Q(mulai__gt=date(tahun[0], 1, 1), mulai__lte=hari)
    return {
        *Skp.objects.filter(tahun__in=tahun).values_list("pegawai_id", flat=True),
        *Penugasan.objects.filter(baru, jenis=Penugasan.Jenis.DEFINITIF).values_list("pegawai_id", flat=True),
        *RiwayatKedudukan.objects.filter(baru).values_list("pegawai_id", flat=True),
    }


@pekerjaan("skp.sesuaikan")
def sesuaikan(ctx: Konteks, *, pegawai: list[int], oleh: int | None = None, tahun: int | None = None) -> dict[str, int]:
    """Bring the years of many people in line, in order of their keys. A try that was cut off goes on where it stopped."""
    orang = Pegawai.objects.filter(pk=oleh).first() if oleh else None
    berubah = 0
    for i in range(0, len(pegawai), SEKALI):
        bagian = pegawai[i : i + SEKALI]
        berubah += actions.sesuaikan_banyak(bagian, oleh=orang, tahun=[tahun] if tahun else [])
        ctx.kemajuan(min(i + SEKALI, len(pegawai)), len(pegawai), "Menyesuaikan SKP dengan kewajiban")
    return {"berubah": berubah}


@berkala("skp.tahun", setiap=timedelta(hours=6))
def jalankan_tahun() -> None:
    """Moves and leave that were recorded ahead take effect on their day; what is undecided goes to the PPK of today."""
    ikuti_fakta(yang_berganti(hari_ini()))
    serahkan(penilai_berganti(hari_ini()))


def yang_berganti(hari: date) -> set[int]:
    """People with a position or a kedudukan that began or ended these days."""
    mulai = Q(mulai__range=(hari - LIHAT, hari)) | Q(sampai__range=(hari - LIHAT - timedelta(days=1), hari))
    tugas = Penugasan.objects.filter(mulai, jenis=Penugasan.Jenis.DEFINITIF).values_list("pegawai_id", flat=True)
    return {*tugas, *RiwayatKedudukan.objects.filter(mulai).values_list("pegawai_id", flat=True)}


def penilai_berganti(hari: date) -> set[int]:
    """People with another PPK since these days: also whose head moved on an order recorded ahead."""
    mulai = HubunganPenilai.objects.filter(mulai__range=(hari - LIHAT, hari)).values_list("pegawai_id", flat=True)
    belum = Skp.objects.filter(pegawai__in=mulai, status__in=BELUM_DIPUTUS)
    return set(belum.values_list("pegawai_id", flat=True))
