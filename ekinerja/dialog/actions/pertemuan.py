"""The record of a meeting: one of the two writes it, the other confirms it or says that it is not so."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ekinerja.dialog import permissions
from ekinerja.dialog.batas import batas_konfirmasi, lewat
from ekinerja.dialog.catatan import KOLOM_TETAP, kabari_pertemuan
from ekinerja.dialog.isian import MAKS_ALASAN, IsianPertemuan
from ekinerja.dialog.models import Pertemuan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penilai_pada
from ekinerja.skp.models import Skp

K = Pertemuan.Keadaan


@transaction.atomic
def catat_pertemuan(
    skp: Skp, isian: IsianPertemuan, *, oleh: Pegawai, pada: datetime, memperbaiki: Pertemuan | None = None
) -> Pertemuan:
    """Write down that the two met. Counts as the writer's own confirmation; the other one answers for himself."""
    if not permissions.boleh_mencatat(oleh, skp):
        raise AturanDilanggar("Pertemuan dicatat oleh pegawai atau penilainya.", status=403)
    _periksa_tanggal(skp, isian.tanggal, lokal(pada).date())
    penilai = _penilai(skp, isian.tanggal, oleh)
    pertemuan = Pertemuan.objects.create(
        skp=skp,
        pegawai=skp.pegawai,
        penilai=penilai,
        dicatat_oleh=oleh,
        tanggal=isian.tanggal,
        cara=isian.cara,
        tempat=isian.tempat,
        hadir=isian.hadir,
        pokok=isian.pokok,
        langkah=isian.langkah,
        dibuat_pada=pada,
        memperbaiki=memperbaiki,
    )
    catat("pertemuan.dicatat", pertemuan, oleh=oleh, perubahan={"tanggal": (None, isian.tanggal)})
    kabari_pertemuan(
        pertemuan,
        pertemuan.pihak_lain,
        f"{oleh.nama} mencatat pertemuan {tulis(isian.tanggal)}",
        f"Periksa catatannya, lalu konfirmasi atau nyatakan tidak sesuai, paling lambat {tulis(batas_konfirmasi(pertemuan))}.",
        langkah="dicatat",
    )
    return pertemuan


def _periksa_tanggal(skp: Skp, tanggal: date, hari: date) -> None:
    if tanggal > hari:
        raise AturanDilanggar("Pertemuan dicatat setelah berlangsung. Pilih hari ini atau sebelumnya.", status=400)
    awal, akhir = date(skp.tahun - 1, 10, 1), date(skp.tahun + 1, 3, 31)
    if not awal <= tanggal <= akhir:
        raise AturanDilanggar(
            f"Dialog untuk SKP {skp.tahun} berlangsung antara {tulis(awal)} dan {tulis(akhir)}. Periksa tanggalnya.",
            status=400,
        )


def _penilai(skp: Skp, tanggal: date, oleh: Pegawai) -> Pegawai:
    """The PPK who was there: the writer, or the owner's PPK on that day."""
    if oleh.pk != skp.pegawai_id:
        return oleh
    hubungan = penilai_pada(skp.pegawai, tanggal)
    penilai = hubungan.penilai if hubungan else permissions.penilai_kini(skp)
    if penilai is None:
        raise AturanDilanggar(
            "Penilai Anda belum diketahui, jadi belum ada yang dapat mengonfirmasi. Minta admin unit mencatat atasan Anda."
        )
    return penilai


@transaction.atomic
def konfirmasi(pertemuan: Pertemuan, *, oleh: Pegawai, pada: datetime) -> None:
    """The second confirmation. The record is fixed from now on and its digest enters the trail.

    Raises AturanDilanggar: 403 for others, 409 where it was answered or its last day is over.
    """
    _pastikan(permissions.boleh_menjawab(oleh, pertemuan), pertemuan, oleh)
    if lewat(pertemuan):
        raise AturanDilanggar(
            f"Batas mengonfirmasi, {tulis(batas_konfirmasi(pertemuan))}, sudah lewat. Catatan ini tetap keterangan satu pihak. "
            "Bila benar bertemu, catat pertemuannya dari pihak Anda."
        )
    _pindah(pertemuan, keadaan=K.DIKONFIRMASI, dijawab_pada=pada)
    tetap: dict[str, Any] = Pertemuan.objects.values(*KOLOM_TETAP).get(pk=pertemuan.pk)
    perubahan = {"keadaan": (K.MENUNGGU, K.DIKONFIRMASI)}
    catat("pertemuan.dikonfirmasi", pertemuan, oleh=oleh, perubahan=perubahan, tetap=tetap)
    kabari_pertemuan(
        pertemuan, pertemuan.dicatat_oleh, f"{oleh.nama} mengonfirmasi pertemuan {tulis(pertemuan.tanggal)}",
        langkah="dikonfirmasi",
    )  # fmt: skip


@transaction.atomic
def nyatakan_tidak_sesuai(pertemuan: Pertemuan, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """The other one says that it was not so, with a reason. A corrected record is a new one."""
    _pastikan(permissions.boleh_menjawab(oleh, pertemuan), pertemuan, oleh)
    alasan = alasan.strip()
    if not alasan:
        raise AturanDilanggar("Tulis apa yang tidak sesuai, supaya catatannya dapat diperbaiki.", status=400)
    if len(alasan) > MAKS_ALASAN:
        raise AturanDilanggar(f"Alasan paling panjang {MAKS_ALASAN} huruf; sekarang {len(alasan)}.", status=400)
    _pindah(pertemuan, keadaan=K.TIDAK_SESUAI, dijawab_pada=pada, alasan=alasan)
    perubahan = {"keadaan": (K.MENUNGGU, K.TIDAK_SESUAI), "alasan": ("", alasan)}
    catat("pertemuan.tidak_sesuai", pertemuan, oleh=oleh, perubahan=perubahan)
    kabari_pertemuan(
        pertemuan, pertemuan.dicatat_oleh, f"{oleh.nama}: catatan pertemuan {tulis(pertemuan.tanggal)} tidak sesuai",
        alasan, langkah="tidak-sesuai",
    )  # fmt: skip


@transaction.atomic
def cabut_pertemuan(pertemuan: Pertemuan, *, oleh: Pegawai) -> None:
    """The writer takes back an unanswered record. It stays readable, marked as withdrawn."""
    _pastikan(permissions.boleh_mencabut_pertemuan(oleh, pertemuan), pertemuan, oleh)
    _pindah(pertemuan, keadaan=K.DICABUT)
    catat("pertemuan.dicabut", pertemuan, oleh=oleh, perubahan={"keadaan": (K.MENUNGGU, K.DICABUT)})


@transaction.atomic
def ingatkan(pertemuan: Pertemuan, *, oleh: Pegawai, pada: datetime) -> None:
    """Remind the other one, once for each record."""
    if pertemuan.diingatkan_pada is not None and pertemuan.dicatat_oleh_id == oleh.pk:
        raise AturanDilanggar(f"{pertemuan.pihak_lain.nama} sudah diingatkan. Satu pengingat cukup.")
    if lewat(pertemuan) and pertemuan.dicatat_oleh_id == oleh.pk:
        raise AturanDilanggar(
            f"Batas menjawab, {tulis(batas_konfirmasi(pertemuan))}, sudah lewat. Cabut catatannya, atau catat pertemuan baru."
        )
    _pastikan(permissions.boleh_mengingatkan(oleh, pertemuan), pertemuan, oleh)
    if not Pertemuan.objects.filter(pk=pertemuan.pk, keadaan=K.MENUNGGU, diingatkan_pada=None).update(
        diingatkan_pada=pada
    ):
        raise AturanDilanggar("Catatan ini baru saja berubah. Muat ulang halaman.")
    pertemuan.diingatkan_pada = pada
    catat("pertemuan.diingatkan", pertemuan, oleh=oleh)
    kabari_pertemuan(
        pertemuan, pertemuan.pihak_lain, f"Pertemuan {tulis(pertemuan.tanggal)} menunggu jawaban Anda",
        f"{oleh.nama} mencatatnya. Konfirmasi, atau nyatakan tidak sesuai.", langkah="ingat",
    )  # fmt: skip


def _pastikan(boleh: bool, pertemuan: Pertemuan, oleh: Pegawai) -> None:
    """403 for the wrong person, 409 for the right one in the wrong state."""
    if boleh:
        return
    if pertemuan.keadaan != K.MENUNGGU and oleh.pk in (pertemuan.pegawai_id, pertemuan.penilai_id):
        raise AturanDilanggar(
            f"Catatan ini berstatus “{pertemuan.get_keadaan_display()}”, jadi tidak dapat diubah lagi. "
            "Bila ada yang perlu diperbaiki, catat pertemuan baru."
        )
    raise AturanDilanggar(
        f"Yang menjawab catatan ini {pertemuan.pihak_lain.nama}; yang dapat mencabutnya {pertemuan.dicatat_oleh.nama}.",
        status=403,
    )


def _pindah(pertemuan: Pertemuan, **kolom: Any) -> None:
    """The only way out of MENUNGGU, as one conditional UPDATE; no state leads back."""
    if not Pertemuan.objects.filter(pk=pertemuan.pk, keadaan=K.MENUNGGU).update(**kolom):
        raise AturanDilanggar("Catatan ini baru saja dijawab di tempat lain. Muat ulang halaman untuk melihatnya.")
    pertemuan.refresh_from_db(fields=list(kolom))
