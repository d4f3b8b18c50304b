"""What a person typed, checked for length and shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.skp.masukan import MAKS_RUMUSAN, MAKS_TARGET, teks

MAKS_UCAPAN, MAKS_TEMPAT, MAKS_HADIR, MAKS_ALASAN, MAKS_POKOK = 2000, 160, 400, 400, 4000


@dataclass(frozen=True, slots=True)
class IsianUcapan:
    teks: str
    jenis: str = Ucapan.Jenis.KLARIFIKASI
    usul_teks: str = ""
    usul_indikator: UUID | None = None
    usul_target: str = ""


@dataclass(frozen=True, slots=True)
class IsianPertemuan:
    tanggal: date
    cara: str
    pokok: str
    tempat: str = ""
    hadir: str = ""
    langkah: str = ""


def baca_ucapan(data: Mapping[str, Any]) -> IsianUcapan:
    """Raises AturanDilanggar (400) for nothing said, too much, or a choice that does not exist."""
    jenis = str(data.get("jenis", Ucapan.Jenis.KLARIFIKASI))
    if jenis not in (Ucapan.Jenis.USULAN, Ucapan.Jenis.KLARIFIKASI):
        raise AturanDilanggar("Pilih usulan atau klarifikasi.", status=400)
    isi = teks(data, "teks", MAKS_UCAPAN, "Dialog")
    if not isi:
        raise AturanDilanggar("Tulis dulu yang ingin disampaikan; satu kalimat sudah cukup.", status=400)
    if jenis != Ucapan.Jenis.USULAN:
        return IsianUcapan(isi, jenis)
    target = teks(data, "usul_target", MAKS_TARGET, "Target yang diusulkan")
    indikator = baca_uuid(data.get("usul_indikator", ""))
    if target and indikator is None:
        raise AturanDilanggar("Pilih indikator yang targetnya Anda usulkan.", status=400)
    usul = teks(data, "usul_teks", MAKS_RUMUSAN, "Rumusan yang diusulkan")
    return IsianUcapan(isi, jenis, usul, indikator if target else None, target)


def baca_pertemuan(data: Mapping[str, Any]) -> IsianPertemuan:
    """Raises AturanDilanggar (400), naming every part that is missing."""
    kurang = []
    try:
        tanggal = date.fromisoformat(str(data.get("tanggal", "")))
    except ValueError:
        tanggal = date.min
        kurang.append("Pilih tanggal pertemuan yang ada di kalender.")
    cara = str(data.get("cara", ""))
    if cara not in Pertemuan.Cara.values:
        kurang.append("Pilih tatap muka atau daring.")
    pokok = teks(data, "pokok", MAKS_POKOK, "Yang disepakati")
    if not pokok:
        kurang.append("Tulis apa yang disepakati, satu baris sudah cukup.")
    if kurang:
        raise AturanDilanggar("Catatan pertemuan belum lengkap.", status=400, butir=kurang)
    return IsianPertemuan(
        tanggal,
        cara,
        pokok,
        teks(data, "tempat", MAKS_TEMPAT, "Tempat"),
        teks(data, "hadir", MAKS_HADIR, "Peserta lain"),
        teks(data, "langkah", MAKS_POKOK, "Langkah berikutnya"),
    )


def rujukan(nilai: Any) -> UUID | None:
    """A public id that only leads further when there is such a thing; anything else is none."""
    try:
        return UUID(str(nilai))
    except ValueError:
        return None


def baca_uuid(nilai: Any) -> UUID | None:
    """A public id of a form, or None for an empty one."""
    try:
        return UUID(str(nilai)) if nilai else None
    except ValueError:
        raise AturanDilanggar("Pilihan itu tidak dikenal. Muat ulang halaman, lalu pilih lagi.", status=400) from None
