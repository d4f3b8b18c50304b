"""Making, changing and closing a team."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.models import Berkas
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.timkerja import permissions
from ekinerja.timkerja.actions.pegang import pastikan_pengelola, pegang
from ekinerja.timkerja.models import AnggotaTim, TimKerja

_SEBUTAN = {"nama": "nama tim", "nomor_sk": "nomor SK", "tanggal_sk": "tanggal SK", "tugas": "tugas tim"}


@dataclass(frozen=True, slots=True)
class IsianTim:
    nama: str
    nomor_sk: str
    tanggal_sk: date
    mulai: date
    sampai: date | None = None
    tugas: str = ""


@transaction.atomic
def buat_tim(
    unit: UnitKerja, isian: IsianTim, *, oleh: Pegawai, pada: datetime, berkas: Berkas | None = None
) -> TimKerja:
    """A team by an SK of this unit; its ketua and members follow."""
    if not permissions.mengelola(oleh, unit):
        raise AturanDilanggar(f"Tim kerja {unit.nama} dibuat oleh pimpinannya, admin unitnya, atau BKPSDM.", status=403)
    _urut(isian)
    try:
        with transaction.atomic():
            tim = TimKerja.objects.create(unit=unit, berkas=berkas, diubah_pada=pada, diubah_oleh=oleh, **asdict(isian))
    except IntegrityError:
        raise _kembar(isian) from None
    isi = {**asdict(isian), "berkas SK": berkas.nama_asli if berkas else ""}
    catat("tim.dibuat", tim, oleh=oleh, perubahan={_SEBUTAN.get(k, k): ("", _teks(v)) for k, v in isi.items() if v})
    return tim


def _teks(nilai: Any) -> str:
    return tanggal(nilai) if isinstance(nilai, date) else str(nilai or "")


def _kembar(isian: IsianTim) -> AturanDilanggar:
    return AturanDilanggar(
        f"Unit ini sudah punya tim “{isian.nama}” dengan SK nomor {isian.nomor_sk}. Buka tim itu, atau periksa nomornya.",
        status=400,
    )


def _urut(isian: IsianTim) -> None:
    if isian.sampai is not None and isian.sampai < isian.mulai:
        raise AturanDilanggar(
            "Hari terakhir tim lebih awal daripada hari mulainya. Periksa kedua tanggalnya.", status=400
        )


@transaction.atomic
def ubah_tim(
    tim: TimKerja, isian: IsianTim, *, terbaca: int, oleh: Pegawai, pada: datetime, berkas: Berkas | None = None
) -> None:
    """Change what the SK says. Refused where a member would begin outside the team's days. `berkas` replaces the file."""
    siapa, kapan = TimKerja.objects.values_list("diubah_oleh__nama", "diubah_pada").get(pk=tim.pk)
    pegang(tim, oleh=oleh, pada=pada)
    lama = TimKerja.objects.select_related("berkas").get(pk=tim.pk)
    beda = {
        _SEBUTAN.get(k, k): (_teks(getattr(lama, k)), _teks(v)) for k, v in asdict(isian).items() if getattr(lama, k) != v
    }  # fmt: skip
    if beda and lama.versi != terbaca:
        raise Bentrok(
            oleh=siapa,
            pada=kapan,
            versi_saya={k: baru for k, (_, baru) in beda.items()},
            versi_kini={k: dulu for k, (dulu, _) in beda.items()},
        )
    _urut(isian)
    _periksa_masa(tim, isian)
    if berkas is not None and berkas.pk != lama.berkas_id:
        beda["berkas SK"] = (lama.berkas.nama_asli if lama.berkas else "", berkas.nama_asli)
    if not beda:
        return
    try:
        with transaction.atomic():
            TimKerja.objects.filter(pk=tim.pk).update(
                **asdict(isian), berkas=berkas or lama.berkas, versi=F("versi") + 1
            )
    except IntegrityError:
        raise _kembar(isian) from None
    tim.refresh_from_db()
    catat("tim.diubah", tim, oleh=oleh, perubahan=beda)


def _periksa_masa(tim: TimKerja, isian: IsianTim) -> None:
    luar = Q(mulai__lt=isian.mulai) | (Q(mulai__gt=isian.sampai) if isian.sampai else Q(pk__in=[]))
    nama = list(
        AnggotaTim.objects.filter(luar, tim=tim).order_by("mulai", "pk").values_list("pegawai__nama", "mulai")[:5]
    )
    if nama:
        sebut = "; ".join(f"{n} mulai {tanggal(h)}" for n, h in nama)
        raise AturanDilanggar(
            f"Masa tim ini tidak memuat hari mulai anggotanya: {sebut}. Ubah dulu tanggal anggota itu, "
            "atau sesuaikan masa timnya.",
            status=400,
        )


@transaction.atomic
def tutup_tim(tim: TimKerja, ditutup: date, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """The team ends on this day, with a reason. Nothing is removed: it stays readable with everybody's days."""
    pegang(tim, oleh=oleh, pada=pada)
    alasan = alasan.strip()
    if not alasan:
        raise AturanDilanggar("Tulis alasan menutup tim, satu kalimat sudah cukup.", status=400)
    akhir = min(lokal(pada).date(), tim.sampai or date.max)
    if not tim.mulai <= ditutup <= akhir:
        raise AturanDilanggar(
            f"Hari terakhir tim dipilih antara {tanggal(tim.mulai)} dan {tanggal(akhir)}."
            if tim.mulai <= akhir
            else "Tim ini belum mulai, jadi belum dapat ditutup. Ubah tanggal mulainya, atau keluarkan anggotanya.",
            status=400,
        )
    TimKerja.objects.filter(pk=tim.pk).update(ditutup=ditutup, alasan_tutup=alasan)
    tim.refresh_from_db()
    catat("tim.ditutup", tim, oleh=oleh, perubahan={"hari terakhir": ("", tanggal(ditutup)), "alasan": ("", alasan)})


@transaction.atomic
def buka_tim(tim: TimKerja, *, oleh: Pegawai, pada: datetime) -> None:
    """Undo of closing: the days of the SK hold again."""
    pastikan_pengelola(tim, oleh)
    dulu = tim.ditutup
    if not TimKerja.objects.filter(pk=tim.pk, ditutup__isnull=False).update(
        ditutup=None, alasan_tutup="", diubah_pada=pada, diubah_oleh=oleh
    ):
        raise AturanDilanggar("Tim ini tidak sedang ditutup. Muat ulang halaman.")
    tim.refresh_from_db()
    catat("tim.dibuka_kembali", tim, oleh=oleh, perubahan={"hari terakhir": (tanggal(dulu), "")})
