"""What a person typed into the editor, checked for length and shape; a draft may be incomplete."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from ekinerja.aturan.periode import JenisPeriode
from ekinerja.aturan.skp import Aspek, Perspektif
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.kanonik import kanonik
from ekinerja.skp.manual import MEDAN, NAMA
from ekinerja.skp.models import ButirLampiran, JenisTarget, Rhk

MAKS_RUMUSAN, MAKS_AKSI, MAKS_TARGET, MAKS_HARAPAN = 1000, 400, 120, 1000
MAKS_INDIKATOR, MAKS_RHK, MAKS_BUTIR = 12, 40, 20
BARU = "baru"


@dataclass(frozen=True, slots=True)
class IsianAksi:
    """`kunci` is the public id of an existing row, or `baru-<urutan>`."""

    kunci: str
    teks: str
    target: str

    @property
    def kosong(self) -> bool:
        return not (self.teks or self.target)


@dataclass(frozen=True, slots=True)
class IsianIndikator:
    """`manual` is None where the form does not carry it: what is stored stays."""

    kunci: str
    aspek: str
    teks: str
    target: str
    jenis_target: str
    aksi: tuple[IsianAksi, ...] = ()
    manual: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class IsianRhk:
    teks: str
    perspektif: str
    rhk_atasan: UUID | None
    penyelarasan: str
    indikator: tuple[IsianIndikator, ...]


def baca_rhk(data: QueryDict) -> IsianRhk:
    """The form of one RHK. Raises AturanDilanggar (400) for text that is too long or a choice that does not exist."""
    indikator = data.getlist("indikator")
    if len(indikator) > MAKS_INDIKATOR:
        raise AturanDilanggar(f"Satu RHK memuat paling banyak {MAKS_INDIKATOR} indikator.", status=400)
    return IsianRhk(
        teks=teks(data, "teks", MAKS_RUMUSAN, "Rencana hasil kerja"),
        perspektif=_pilihan(data.get("perspektif", ""), Perspektif),
        rhk_atasan=_uuid(data.get("rhk_atasan", "")),
        penyelarasan=_pilihan(data.get("penyelarasan", ""), Rhk.Penyelarasan),
        indikator=tuple(_indikator(data, kunci) for kunci in dict.fromkeys(indikator)),
    )


def baca_jenis_periode(data: QueryDict) -> str:
    """The kind of periods the form was drawn with. Raises AturanDilanggar (400) for one that does not exist."""
    return _pilihan(data.get("jenis_periode", ""), JenisPeriode) or JenisPeriode.TRIWULANAN


def _indikator(data: QueryDict, kunci: str) -> IsianIndikator:
    return IsianIndikator(
        kunci=kunci,
        aspek=_pilihan(data.get(f"aspek-{kunci}", ""), Aspek),
        teks=teks(data, f"ukuran-{kunci}", MAKS_RUMUSAN, "Indikator"),
        target=teks(data, f"target-{kunci}", MAKS_TARGET, "Target"),
        jenis_target=_pilihan(data.get(f"jenis-{kunci}", ""), JenisTarget) or JenisTarget.AKUMULASI,
        aksi=tuple(_aksi(data, kunci, k) for k in dict.fromkeys(data.getlist(f"aksi-{kunci}"))),
        manual=_manual(data, kunci),
    )


def _manual(data: QueryDict, kunci: str) -> dict[str, str] | None:
    if f"{NAMA[0]}-{kunci}" not in data:
        return None
    return {m.nama: teks(data, f"{m.nama}-{kunci}", m.maks, f"{m.label} pada manual indikator kinerja") for m in MEDAN}


def _aksi(data: QueryDict, indikator: str, kunci: str) -> IsianAksi:
    return IsianAksi(
        kunci=kunci,
        teks=teks(data, f"langkah-{indikator}-{kunci}", MAKS_AKSI, "Rencana aksi"),
        target=teks(data, f"sasaran-{indikator}-{kunci}", MAKS_TARGET, "Target rencana aksi"),
    )


def baca_lampiran(data: QueryDict) -> dict[str, list[str]]:
    """Three lists, one item per line."""
    return {jenis.value: _baris(data.get(jenis.value.lower(), ""), jenis.label) for jenis in ButirLampiran.Jenis}


def _baris(mentah: str, nama: str) -> list[str]:
    baris = [b for b in (_rapikan(x) for x in mentah.replace("\r", "\n").split("\n")) if b]
    if len(baris) > MAKS_BUTIR:
        raise AturanDilanggar(f"{nama} memuat paling banyak {MAKS_BUTIR} butir.", status=400)
    for b in baris:
        _periksa(b, MAKS_AKSI, nama)
    return baris


def baca_harapan(data: QueryDict, kode: list[str]) -> dict[str, str]:
    """Ekspektasi khusus per core value; only the values that were on the form."""
    return {k: teks(data, f"harapan-{k}", MAKS_HARAPAN, "Harapan khusus") for k in kode if f"harapan-{k}" in data}


def teks(data: Mapping[str, Any], medan: str, maks: int, nama: str) -> str:
    """One text field, trimmed."""
    return _periksa(str(data.get(medan, "")).strip(), maks, nama)


def _periksa(isi: str, maks: int, nama: str) -> str:
    if "\x00" in isi:
        raise AturanDilanggar(f"{nama} memuat karakter yang tidak dapat disimpan. Hapus, lalu ketik ulang.", status=400)
    if len(isi) > maks:
        raise AturanDilanggar(
            f"{nama} paling panjang {maks} huruf; sekarang {len(isi)}. Ringkaskan sedikit, lalu simpan lagi.",
            status=400,
        )
    return isi


def _rapikan(baris: str) -> str:
    """Without bullets that people paste along."""
    return baris.strip().lstrip("•-–*").strip()


def _pilihan(nilai: str, pilihan: Any) -> str:
    if nilai and nilai not in pilihan.__members__:
        raise AturanDilanggar("Pilihan itu tidak dikenal. Muat ulang halaman, lalu pilih lagi.", status=400)
    return nilai


def _uuid(nilai: str) -> UUID | None:
    try:
        return UUID(nilai) if nilai else None
    except ValueError:
        raise AturanDilanggar(
            "RHK atasan itu tidak dikenal. Muat ulang halaman, lalu pilih lagi.", status=400
        ) from None


def sidik(isi: Any) -> str:
    """Short digest of what the form showed: two people at one row are noticed (see Bentrok)."""
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()[:20]
