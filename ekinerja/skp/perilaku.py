"""Which wording of the core values new SKPs are made with: a setting of the instansi, by year (R-19)."""

from datetime import date

from ekinerja.aturan.nilai import VERSI_BAWAAN, VersiPerilaku, versi_perilaku
from ekinerja.inti.models import Setelan
from ekinerja.inti.pengaturan import setelan

KUNCI = "versi_perilaku_skp"


def pilihan_versi() -> dict[str, VersiPerilaku]:
    """The wordings that may be chosen, by code: only complete ones."""
    return {v.kode: v for v in versi_perilaku() if v.lengkap}


def versi_dipakai(tahun: int) -> str:
    """Code of the wording for SKPs of this year that begin now. One query."""
    kode = setelan(KUNCI, VERSI_BAWAAN, pada=date(tahun, 1, 1))
    return kode if kode in pilihan_versi() else VERSI_BAWAAN


def riwayat_pilihan() -> list[tuple[int, str]]:
    """(year from which, code) of every choice made so far, the latest year first."""
    baris = Setelan.objects.filter(kunci=KUNCI).order_by("-berlaku_mulai").values_list("berlaku_mulai", "nilai")
    return [(mulai.year, kode) for mulai, kode in baris]


def nama_versi(kode: str) -> str:
    """The regulation a wording stands in, as printed."""
    return next((v.nama for v in versi_perilaku() if v.kode == kode), kode)
