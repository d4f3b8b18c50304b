"""What a person typed into the planning forms, checked for length and shape; a draft may be incomplete."""

from dataclasses import dataclass

from django.http import QueryDict

from ekinerja.aturan.skp import Perspektif
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.perencanaan.models import SelMatriks

MAKS_RUMUSAN, MAKS_TARGET, MAKS_STRATEGI, MAKS_PENANGGUNG = 1000, 120, 400, 160
MAKS_SASARAN, MAKS_INDIKATOR, MAKS_BARIS_STRATEGI = 30, 60, 30


@dataclass(frozen=True, slots=True)
class IsianIndikator:
    kunci: str
    teks: str
    target: str
    perspektif: str


@dataclass(frozen=True, slots=True)
class IsianSasaran:
    teks: str
    indikator: tuple[IsianIndikator, ...]


@dataclass(frozen=True, slots=True)
class IsianSel:
    """`terbaca` is the version the form showed; 0 for a cell that was never filled."""

    teks: str
    penyelarasan: str
    terbaca: int


def teks(data: QueryDict, nama: str, maks: int, sebutan: str) -> str:
    """Trimmed text. Raises AturanDilanggar (400) when it is too long."""
    isi = data.get(nama, "").strip().replace("\r\n", "\n").replace("\x00", "")
    if len(isi) > maks:
        raise AturanDilanggar(f"{sebutan} paling panjang {maks} huruf; sekarang {len(isi)}.", status=400)
    return isi


def baca_sasaran(data: QueryDict) -> IsianSasaran:
    return IsianSasaran(
        teks(data, "teks", MAKS_RUMUSAN, "Sasaran"),
        tuple(
            IsianIndikator(
                kunci,
                teks(data, f"teks-{kunci}", MAKS_RUMUSAN, "Indikator"),
                teks(data, f"target-{kunci}", MAKS_TARGET, "Target"),
                _pilihan(data.get(f"perspektif-{kunci}", ""), Perspektif.label_kode(), "perspektif"),
            )
            for kunci in data.getlist("indikator")[:MAKS_INDIKATOR]
        ),
    )


def baca_sel(data: QueryDict) -> IsianSel:
    bawaan = SelMatriks.Penyelarasan.TIDAK_LANGSUNG.value
    pilihan = dict(SelMatriks.Penyelarasan.choices)
    terbaca = data.get("versi", "0")
    if not (terbaca.isascii() and terbaca.isdigit() and len(terbaca) < 9):
        raise AturanDilanggar("Kotak ini perlu dimuat ulang dulu. Tidak ada yang hilang.", status=400)
    return IsianSel(
        teks(data, "teks", MAKS_RUMUSAN, "Peran"),
        _pilihan(data.get("penyelarasan") or bawaan, pilihan, "cara mendukung"),
        int(terbaca),
    )


def _pilihan(nilai: str, pilihan: dict[str, str], sebutan: str) -> str:
    if nilai and nilai not in pilihan:
        raise AturanDilanggar(f"Pilih {sebutan} dari daftar yang tersedia.", status=400)
    return nilai


def alasan_wajib(isi: str, kalimat: str) -> str:
    """A reason as typed, trimmed; raises AturanDilanggar (400) with `kalimat` when it is missing."""
    isi = isi.strip()
    if not isi:
        raise AturanDilanggar(kalimat, status=400)
    if len(isi) > MAKS_RUMUSAN:
        raise AturanDilanggar(f"Alasan paling panjang {MAKS_RUMUSAN} huruf; sekarang {len(isi)}.", status=400)
    return isi
