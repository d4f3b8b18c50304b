"""A target as people type it, and the figure in it where there is exactly one."""

import re
from decimal import Decimal
from typing import NamedTuple

# Words that may stand before the figure without changing it.
_AWALAN = re.compile(
    r"^(?:paling\s+(?:sedikit|banyak|lama|cepat|lambat|rendah|tinggi)|minimal|maksimal|sekurang-kurangnya|setidaknya|"
    r"sebanyak|sebesar|sedikitnya|min\.?|maks\.?|kurang\s+dari|lebih\s+dari|hingga|sampai|[≥≤<>=±]+|rp\.?)\s*",
    re.IGNORECASE,
)
_ANGKA = re.compile(r"^(\d[\d.,\u00a0]*\d|\d)\s*(\D.*)?$", re.DOTALL)
# What follows the figure must be a unit, not a second figure of a range ("3 - 5 dokumen", "2/3").
_RENTANG = re.compile(r"^\s*(?:[-–—/]|s\.?d\.?(?=\s|\d)|sampai\b|hingga\b)\s*\d", re.IGNORECASE)
_RIBUAN = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BULAN = (
    r"(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des|januari|februari|maret|april|juni|juli|agustus|september|"
    r"oktober|november|desember)\b"
)
_TANGGAL = re.compile(rf"^\d{{1,2}}\s*(?:{_BULAN}|[-/]\s*\d{{1,2}}\s*[-/]\s*\d{{2,4}})", re.IGNORECASE)
_MAKS_DIGIT, _MAKS_DESIMAL, _MAKS_SATUAN = 14, 4, 60


class Target(NamedTuple):
    nilai: Decimal | None
    satuan: str


KOSONG = Target(None, "")


def urai(teks: str) -> Target:
    """`61,95%` -> (61.95, "%"); `paling lama 1 hari kerja` -> (1, "hari kerja"); no single figure -> (None, "")."""
    sisa, mata_uang = _tanpa_awalan(teks.strip())
    cocok = _ANGKA.match(sisa)
    if not cocok or _TANGGAL.match(sisa):
        return KOSONG
    satuan = (cocok[2] or "").strip(" .;")
    if _RENTANG.match(satuan) or len(satuan) > _MAKS_SATUAN:
        return KOSONG
    nilai = _angka(cocok[1].replace("\u00a0", ""))
    return KOSONG if nilai is None else Target(nilai, f"{mata_uang} {satuan}".strip())


def berupa_tanggal(teks: str) -> bool:
    """Is the target a day (`31 Desember 2026`, `30-06-2026`)?"""
    return bool(_TANGGAL.match(_tanpa_awalan(teks.strip())[0]))


def _tanpa_awalan(teks: str) -> tuple[str, str]:
    """The text without leading words, and "Rp" when it was among them."""
    mata_uang = ""
    while cocok := _AWALAN.match(teks):
        if cocok[0].lower().startswith("rp"):
            mata_uang = "Rp"
        teks = teks[cocok.end() :]
    return teks, mata_uang


def _angka(teks: str) -> Decimal | None:
    """Indonesian spelling: dots group thousands, a comma starts the decimals; `1.5` is one and a half."""
    if "," in teks:
        bulat, _, pecahan = teks.rpartition(",")
        if "," in bulat or "." in pecahan or ("." in bulat and not _RIBUAN.fullmatch(bulat)):
            return None
        teks = f"{bulat.replace('.', '')}.{pecahan}"
    elif _RIBUAN.fullmatch(teks):
        teks = teks.replace(".", "")
    elif teks.count(".") > 1:
        return None
    bulat, _, pecahan = teks.partition(".")
    if len(bulat) > _MAKS_DIGIT or len(pecahan.rstrip("0")) > _MAKS_DESIMAL:
        return None
    return Decimal(teks)
