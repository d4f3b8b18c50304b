"""Members, each from-to. Spans of one person in one team never overlap, nor do those of its ketua."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.timkerja.actions.pegang import pegang
from ekinerja.timkerja.kabar import kabari
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk, TimKerja

MAKS_ANGGOTA = 200
P = AnggotaTim.Peran


@dataclass(frozen=True, slots=True)
class IsianAnggota:
    mulai: date
    sampai: date | None = None
    peran: str = P.ANGGOTA.value
    tugas: str = ""


def sebut(isian: IsianAnggota | AnggotaTim) -> str:
    """One row in words: role, task, days."""
    masa = f"{tanggal(isian.mulai)} sampai {tanggal(isian.sampai) if isian.sampai else 'tim selesai'}"
    return ", ".join(filter(None, (P(isian.peran).label, isian.tugas, masa)))


@transaction.atomic
def tambah_anggota(
    tim: TimKerja, pegawai: Pegawai, isian: IsianAnggota, *, oleh: Pegawai, pada: datetime
) -> AnggotaTim:
    """A person joins, from any unit. The PPK stays who it is."""
    pegang(tim, oleh=oleh, pada=pada)
    if tim.anggota.count() >= MAKS_ANGGOTA:
        raise AturanDilanggar(f"Satu tim memuat paling banyak {MAKS_ANGGOTA} baris anggota.", status=400)
    _periksa(tim, pegawai, isian)
    baris = _buat(tim, pegawai, isian)
    catat("tim.anggota_ditambah", tim, oleh=oleh, perubahan={pegawai.nama: ("", sebut(isian))})
    _beri_tahu(tim, baris, oleh)
    return baris


def _buat(tim: TimKerja, pegawai: Pegawai, isian: IsianAnggota) -> AnggotaTim:
    return AnggotaTim.objects.create(
        tim=tim, pegawai=pegawai, peran=isian.peran, tugas=isian.tugas, mulai=isian.mulai, sampai=isian.sampai
    )


def _beri_tahu(tim: TimKerja, baris: AnggotaTim, oleh: Pegawai) -> None:
    if baris.pegawai_id != oleh.pk:
        kabari(
            baris.pegawai,
            tim,
            f"Anda {P(baris.peran).label.lower()} {tim.sebutan}",
            f"{oleh.nama} mencatatnya menurut SK nomor {tim.nomor_sk}, mulai {tanggal(baris.mulai)}.",
            kunci=f"tim-anggota:{baris.id_publik}",
        )


def _periksa(tim: TimKerja, pegawai: Pegawai, isian: IsianAnggota, *, kecuali: int | None = None) -> None:
    """Raises AturanDilanggar (400): order of the days, days of the team, the same person twice, two ketua at once."""
    if isian.sampai is not None and isian.sampai < isian.mulai:
        raise AturanDilanggar(
            "Hari terakhirnya lebih awal daripada hari mulainya. Periksa kedua tanggalnya.", status=400
        )
    akhir = tim.akhir
    if isian.mulai < tim.mulai or (akhir and (isian.sampai or isian.mulai) > akhir):
        masa = f"mulai {tanggal(tim.mulai)}" + (f" dan berakhir {tanggal(akhir)}" if akhir else "")
        raise AturanDilanggar(f"Tim ini {masa}. Pilih tanggal anggota di antaranya.", status=400)
    bertindih = _bertindih(tim, isian).exclude(pk=kecuali).select_related("pegawai").order_by("mulai")
    if ada := bertindih.filter(pegawai=pegawai).first():
        raise AturanDilanggar(
            f"{pegawai.nama} sudah tercatat di tim ini sebagai {sebut(ada)}. "
            "Ubah baris itu, atau pilih tanggal di luarnya.",
            status=400,
        )
    if isian.peran == P.KETUA and (ada := bertindih.filter(peran=P.KETUA).first()):
        raise AturanDilanggar(
            f"{ada.pegawai.nama} sudah tercatat sebagai {sebut(ada)}. Satu tim punya satu ketua pada satu hari; "
            "pakai “Ganti ketua” agar masanya bersambung.",
            status=400,
        )


def _bertindih(tim: TimKerja, isian: IsianAnggota) -> "QuerySet[AnggotaTim]":
    sebelum_akhir = Q(mulai__lte=isian.sampai) if isian.sampai else Q()
    return AnggotaTim.objects.filter(sebelum_akhir, Q(sampai__isnull=True) | Q(sampai__gte=isian.mulai), tim=tim)


@transaction.atomic
def ubah_anggota(baris: AnggotaTim, isian: IsianAnggota, *, oleh: Pegawai, pada: datetime) -> None:
    """Other days, role or task. Leaving is a last day: the row stays."""
    tim = baris.tim
    pegang(tim, oleh=oleh, pada=pada)
    baris.refresh_from_db(fields=["peran", "tugas", "mulai", "sampai"])
    dulu, kini = sebut(baris), sebut(isian)
    if dulu == kini:
        return
    _periksa(tim, baris.pegawai, isian, kecuali=baris.pk)
    _tulis(baris, peran=isian.peran, tugas=isian.tugas, mulai=isian.mulai, sampai=isian.sampai)
    catat("tim.anggota_diubah", tim, oleh=oleh, perubahan={baris.pegawai.nama: (dulu, kini)})
    if isian.sampai and baris.pegawai_id != oleh.pk:
        kabari(
            baris.pegawai,
            tim,
            f"Masa Anda di {tim.sebutan} sampai {tanggal(isian.sampai)}",
            f"{oleh.nama} mencatatnya.",
            kunci=f"tim-akhir:{baris.id_publik}:{isian.sampai.isoformat()}",
        )


def _tulis(baris: AnggotaTim, **kolom: Any) -> None:
    for nama, nilai in kolom.items():
        setattr(baris, nama, nilai)
    baris.save(update_fields=list(kolom))


@transaction.atomic
def hapus_anggota(baris: AnggotaTim, *, oleh: Pegawai, pada: datetime) -> None:
    """Take out a row written by mistake. Refused once the person does an RHK for the team: then a last day is set."""
    tim = baris.tim
    pegang(tim, oleh=oleh, pada=pada)
    if KaitanRhk.objects.filter(tim=tim, skp__pegawai=baris.pegawai_id).exists():
        raise AturanDilanggar(
            f"{baris.pegawai.nama} sudah mengaitkan RHK ke tim ini, jadi barisnya tidak dihapus. "
            "Isi hari terakhirnya; masanya tetap terbaca."
        )
    catat("tim.anggota_dihapus", tim, oleh=oleh, perubahan={baris.pegawai.nama: (sebut(baris), "")})
    baris.delete()


@transaction.atomic
def ganti_ketua(tim: TimKerja, pegawai: Pegawai, mulai: date, *, oleh: Pegawai, pada: datetime) -> AnggotaTim:
    """A member leads from this day on. The former ketua stays a member; both spans join without a gap."""
    pegang(tim, oleh=oleh, pada=pada)
    pada_hari = AnggotaTim.objects.filter(Q(sampai__isnull=True) | Q(sampai__gte=mulai), tim=tim, mulai__lte=mulai)
    baru = pada_hari.filter(pegawai=pegawai).select_related("pegawai").first()
    if baru is None:
        raise AturanDilanggar(
            f"{pegawai.nama} bukan anggota tim ini pada {tanggal(mulai)}. Tambahkan dulu sebagai anggota.", status=400
        )
    if baru.peran == P.KETUA:
        raise AturanDilanggar(f"{pegawai.nama} sudah memimpin tim ini pada {tanggal(mulai)}.", status=400)
    lama = pada_hari.filter(peran=P.KETUA).select_related("pegawai").first()
    nanti = AnggotaTim.objects.filter(tim=tim, peran=P.KETUA, mulai__gt=mulai).select_related("pegawai").first()
    if nanti and (baru.sampai is None or baru.sampai >= nanti.mulai):
        raise AturanDilanggar(
            f"{nanti.pegawai.nama} sudah tercatat memimpin mulai {tanggal(nanti.mulai)}. Ubah dulu baris itu.",
            status=400,
        )
    if lama is not None:
        _lanjut(lama, mulai, P.ANGGOTA)
    hasil = _lanjut(baru, mulai, P.KETUA)
    perubahan = {"ketua": (lama.pegawai.nama if lama else "", f"{pegawai.nama} mulai {tanggal(mulai)}")}
    catat("tim.ketua_berganti", tim, oleh=oleh, perubahan=perubahan)
    _beri_tahu(tim, hasil, oleh)
    return hasil


def _lanjut(baris: AnggotaTim, mulai: date, peran: str) -> AnggotaTim:
    """The same person goes on in another role from this day: a new row, or the same one when it begins that day."""
    if baris.mulai == mulai:
        _tulis(baris, peran=peran)
        return baris
    sampai = baris.sampai
    _tulis(baris, sampai=mulai - timedelta(days=1))
    return AnggotaTim.objects.create(
        tim_id=baris.tim_id, pegawai=baris.pegawai, peran=peran, tugas=baris.tugas, mulai=mulai, sampai=sampai
    )
