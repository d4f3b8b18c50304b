"""A definitive move recorded here: another unit or position from a day on, CPNS to PNS; and how a mistaken one goes back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.kepegawaian.actions.kedudukan import batalkan_kedudukan
from ekinerja.kepegawaian.actions.wewenang import pastikan_admin
from ekinerja.kepegawaian.importers.pegawai.mutu import periksa_kepala
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Jabatan, Pegawai, Penugasan, RiwayatKedudukan, UnitKerja
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.kepegawaian.permissions import pastikan_memindahkan
from ekinerja.kepegawaian.perubahan import siarkan_fakta
from ekinerja.kepegawaian.susunan import HARI

DEFINITIF = Penugasan.Jenis.DEFINITIF


@dataclass(frozen=True, slots=True)
class TugasBaru:
    """Where the person works from `mulai` on. `kepala`: leads the unit."""

    unit: UnitKerja
    jabatan: Jabatan
    mulai: date
    kepala: bool = False
    nomor: str = ""
    tanggal: date | None = None


def tugas_terbuka(pegawai: Pegawai) -> Penugasan | None:
    """The last definitive assignment without an end: the present one, or one that was recorded ahead."""
    terbuka: Penugasan | None = (
        pegawai.penugasan.filter(jenis=DEFINITIF, sampai=None).select_related("unit", "jabatan").first()
    )
    return terbuka


def periksa_pindah(pegawai: Pegawai, baru: TugasBaru) -> Penugasan | None:
    """The assignment that would end the day before (None: this is the first). Raises AturanDilanggar (400)."""
    lama = tugas_terbuka(pegawai)
    if not baru.unit.aktif:
        raise AturanDilanggar(f"{baru.unit.nama} sudah tidak dipakai. Pilih unit yang masih ada.", status=400)
    if lama is not None and baru.mulai <= lama.mulai:
        raise AturanDilanggar(
            f"Penugasannya sekarang di {lama.unit.nama} baru mulai {tulis(lama.mulai)}. Pilih tanggal sesudahnya, atau "
            "batalkan dulu perpindahan yang keliru.",
            status=400,
        )
    if lama is not None and (lama.unit_id, lama.jabatan_id, lama.kepala_unit) == (
        baru.unit.pk,
        baru.jabatan.pk,
        baru.kepala,
    ):
        raise AturanDilanggar("Unit dan jabatannya sama dengan yang sekarang, jadi tidak ada yang pindah.", status=400)
    if baru.kepala:
        _pastikan_tanpa_kepala(pegawai, baru)
    return lama


def _pastikan_tanpa_kepala(pegawai: Pegawai, baru: TugasBaru) -> None:
    kepala = Penugasan.objects.filter(
        Q(sampai=None) | Q(sampai__gte=baru.mulai), unit=baru.unit, kepala_unit=True, jenis=DEFINITIF
    ).exclude(pegawai=pegawai)
    if (ada := kepala.select_related("pegawai").first()) is not None:
        raise AturanDilanggar(
            f"{baru.unit.nama} masih dipimpin {ada.pegawai.nama} pada {tulis(baru.mulai)}. Catat dulu perpindahannya.",
            status=400,
        )


@transaction.atomic
def pindahkan(pegawai: Pegawai, baru: TugasBaru, *, oleh: Pegawai) -> tuple[Penugasan | None, Penugasan]:
    """End the present assignment the day before and begin the new one; a day ahead takes effect by itself on that day.

    Returns (former, new). Raises AturanDilanggar: 403 for the wrong person, 400 where the days or the unit do not fit.
    """
    pastikan_memindahkan(oleh, pegawai, baru.unit, kepala=baru.kepala)
    lama = periksa_pindah(pegawai, baru)
    if lama is not None and not Penugasan.objects.filter(pk=lama.pk, sampai=None).update(sampai=baru.mulai - HARI):
        raise AturanDilanggar("Penugasannya baru saja diubah orang lain. Muat ulang halaman untuk melihatnya.")
    tugas = Penugasan.objects.create(
        pegawai=pegawai, unit=baru.unit, jabatan=baru.jabatan, kepala_unit=baru.kepala, mulai=baru.mulai,
        nomor_sk=baru.nomor, tanggal_sk=baru.tanggal,
    )  # fmt: skip
    dulu = f"{lama.jabatan.nama}, {lama.unit.nama}" if lama else None
    perubahan = {
        "penugasan": (dulu, f"{baru.jabatan.nama}, {baru.unit.nama}"),
        "mulai": (None, baru.mulai),
        "nomor SK": (None, baru.nomor),
    }
    catat("pegawai.dipindahkan", pegawai, oleh=oleh, perubahan=perubahan)
    _susun(pegawai, semua=baru.kepala or (lama is not None and lama.kepala_unit), hari=baru.mulai)
    return lama, tugas


def _susun(pegawai: Pegawai, *, semua: bool, hari: date) -> None:
    """A head's move touches everybody below; the listeners follow once more where only the position changed."""
    if semua:
        susun_penilai()
        periksa_kepala(hari)
    else:
        susun_penilai([pegawai.pk])
    siarkan_fakta({pegawai.pk})


@transaction.atomic
def batalkan_pindah(lama: Penugasan | None, tugas: Penugasan, *, alasan: str, oleh: Pegawai) -> None:
    """Take a mistaken move back: the new assignment goes, the former one runs on. The trail keeps both.

    Raises AturanDilanggar: 403 for the wrong person, 409 where the assignments were changed since.
    """
    pegawai = tugas.pegawai
    pastikan_memindahkan(oleh, pegawai, tugas.unit, kepala=tugas.kepala_unit)
    tetap = lama is None or (lama.jenis == DEFINITIF and lama.sampai == tugas.mulai - HARI)
    lagi = pegawai.penugasan.filter(jenis=DEFINITIF, mulai__gt=tugas.mulai).exists()
    if not tetap or lagi or tugas.sampai is not None:
        raise AturanDilanggar("Penugasannya sudah berubah lagi sesudah itu, jadi tidak dapat dikembalikan begitu saja.")
    perubahan: dict[str, tuple[Any, Any]] = {
        "penugasan": (
            f"{tugas.jabatan.nama}, {tugas.unit.nama}",
            f"{lama.jabatan.nama}, {lama.unit.nama}" if lama else None,
        ),
        "mulai": (tugas.mulai, None),
        "alasan": (None, alasan),
    }
    semua = tugas.kepala_unit or (lama is not None and lama.kepala_unit)
    hari = tugas.mulai
    tugas.delete()
    if lama is not None:
        Penugasan.objects.filter(pk=lama.pk).update(sampai=None)
    catat("pegawai.perpindahan_dibatalkan", pegawai, oleh=oleh, perubahan=perubahan)
    _susun(pegawai, semua=semua, hari=hari)


@dataclass(frozen=True, slots=True)
class SebelumKeluar:
    """What a leaving person's records said, to bring it back: assignments with their ends, the open kedudukan."""

    penugasan: dict[int, date | None]
    kedudukan: int | None


def sebelum_keluar(pegawai: Pegawai, mulai: date) -> SebelumKeluar:
    """Read before `catat_kedudukan`."""
    tugas = pegawai.penugasan.filter(Q(sampai=None) | Q(sampai__gte=mulai), mulai__lt=mulai)
    buka = pegawai.riwayat_kedudukan.filter(sampai=None, mulai__lt=mulai).values_list("pk", flat=True).first()
    return SebelumKeluar(dict(tugas.values_list("pk", "sampai")), buka)


@transaction.atomic
def batalkan_keluar(baris: RiwayatKedudukan, semula: SebelumKeluar, *, alasan: str, oleh: Pegawai) -> None:
    """Take back a kedudukan and what it ended: assignments and the open record before run on as they did."""
    pegawai, hari = baris.pegawai, baris.mulai
    batalkan_kedudukan(baris, alasan=alasan, oleh=oleh)
    if semula.kedudukan is not None:
        RiwayatKedudukan.objects.filter(pk=semula.kedudukan, sampai=hari - HARI).update(sampai=None)
    semua = False
    for pk, sampai in semula.penugasan.items():
        kembali = Penugasan.objects.filter(pk=pk, sampai=hari - HARI)
        if kembali.update(sampai=sampai):
            semua = True
    if semua:
        susun_penilai()
        periksa_kepala(hari)
    siarkan_fakta({pegawai.pk})


@transaction.atomic
def angkat_pns(pegawai: Pegawai, mulai: date, *, nomor: str, oleh: Pegawai | None) -> None:
    """A CPNS is a PNS from that day (today or earlier). `oleh` None: the day of an order recorded ahead has come."""
    if oleh is not None:
        pastikan_admin(oleh)
    S = Pegawai.Status
    if not Pegawai.objects.filter(pk=pegawai.pk, status=S.CPNS).update(status=S.PNS, tmt_pns=mulai):
        raise AturanDilanggar(f"{pegawai.nama} tidak berstatus CPNS, jadi tidak ada yang diangkat.", status=400)
    pegawai.refresh_from_db(fields=["status", "tmt_pns"])
    perubahan = {"status": ("CPNS", "PNS"), "mulai": (None, mulai), "nomor SK": (None, nomor)}
    catat("pegawai.diangkat_pns", pegawai, oleh=oleh, perubahan=perubahan)
    siarkan_fakta({pegawai.pk})


@transaction.atomic
def batalkan_pns(pegawai: Pegawai, *, alasan: str, oleh: Pegawai) -> None:
    """The appointment was recorded by mistake: a CPNS again."""
    pastikan_admin(oleh)
    S = Pegawai.Status
    if not Pegawai.objects.filter(pk=pegawai.pk, status=S.PNS).update(status=S.CPNS, tmt_pns=None):
        raise AturanDilanggar(f"Status {pegawai.nama} sudah berubah lagi sesudah itu.")
    catat(
        "pegawai.pengangkatan_dibatalkan",
        pegawai,
        oleh=oleh,
        perubahan={"status": ("PNS", "CPNS"), "alasan": (None, alasan)},
    )
    siarkan_fakta({pegawai.pk})


def kepala_pada(unit: UnitKerja, hari: date) -> Penugasan | None:
    """The definitive head on that day, with the person."""
    ada: Penugasan | None = (
        Penugasan.objects.filter(berlaku(hari), unit=unit, kepala_unit=True, jenis=DEFINITIF)
        .select_related("pegawai").first()
    )  # fmt: skip
    return ada
