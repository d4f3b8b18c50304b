"""Kinds of units as the city uses them, and how a head's position is called in each."""

import re
from functools import lru_cache

from ekinerja.kepegawaian.models import JenisUnit

# kode: (name, usual eselon of the head, how the head's position begins)
JENIS_UNIT: dict[str, tuple[str, str, str]] = {
    "pemda": ("Pemerintah daerah", "", r"WALI ?KOTA|BUPATI"),
    "setda": ("Sekretariat Daerah", "II.a", r"SEKRETARIS DAERAH"),
    "asisten": ("Asisten Sekretariat Daerah", "II.b", r"ASISTEN\b(?! AHLI)"),
    "staf_ahli": ("Staf ahli", "II.b", r"KOORDINATOR STAF AHLI"),
    "dinas": ("Dinas", "II.b", r"KEPALA DINAS"),
    "badan": ("Badan", "II.b", r"KEPALA (PELAKSANA )?BADAN"),
    "inspektorat": ("Inspektorat", "II.b", r"INSPEKTUR(?! PEMBANTU)"),
    "setwan": ("Sekretariat DPRD", "II.b", r"SEKRETARIS (DPRD|DEWAN)"),
    "satpol": ("Satuan Polisi Pamong Praja", "II.b", r"KEPALA SATUAN"),
    "rsud": ("Rumah sakit umum daerah", "III.a", r"DIREKTUR"),
    "bagian": ("Bagian", "III.a", r"KEPALA BAGIAN"),
    "sekretariat": ("Sekretariat", "III.a", r"SEKRETARIS (?!KELURAHAN|DAERAH|DPRD|DEWAN)"),
    "kecamatan": ("Kecamatan", "III.a", r"CAMAT\b"),
    "bidang": ("Bidang", "III.b", r"KEPALA BIDANG|INSPEKTUR PEMBANTU"),
    "kelurahan": ("Kelurahan", "IV.a", r"LURAH\b"),
    "subbagian": ("Subbagian", "IV.a", r"KEPALA SUB ?BAGIAN"),
    "seksi": ("Seksi", "IV.a", r"KEPALA SEKSI"),
    "puskesmas": ("Puskesmas", "", r"KEPALA (UPTD? |UPT )?PUSKESMAS"),
    "sekolah_tk": ("Taman kanak-kanak", "", r"KEPALA (UPTD? )?(SEKOLAH|TK)\b"),
    "sekolah_sd": ("Sekolah dasar", "", r"KEPALA (UPTD? )?(SEKOLAH|SDN?|SD NEGERI)\b"),
    "sekolah_smp": ("Sekolah menengah pertama", "", r"KEPALA (UPTD? )?(SEKOLAH|SMPN?|SMP NEGERI)\b"),
    "uptd": ("UPTD", "IV.a", r"KEPALA (UPTD?|UNIT PELAKSANA)"),
    "lain": ("Unit lain", "", r"KEPALA\b"),
}
# Parts inside a perangkat daerah have no capaian organisasi of their own: their people are counted in the unit above, and
# the rating of their heads is not locked by a capaian. Our own default; `JenisUnit.punya_capaian` decides.
TANPA_CAPAIAN = ("bidang", "sekretariat", "subbagian", "seksi", "staf_ahli")
# Kind of a unit by its name, for sources that name none.
_JENIS_DARI_NAMA = (
    (r"^pemerintah (kota|kabupaten)", "pemda"),
    (r"^sekretariat daerah", "setda"),
    (r"^asisten", "asisten"),
    (r"^staf ahli", "staf_ahli"),
    (r"^sekretariat dprd|^sekretariat dewan", "setwan"),
    (r"^inspektorat", "inspektorat"),
    (r"^inspektur pembantu", "bidang"),
    (r"^dinas\b", "dinas"),
    (r"^badan\b", "badan"),
    (r"^satuan polisi", "satpol"),
    (r"^kecamatan\b", "kecamatan"),
    (r"^kelurahan\b", "kelurahan"),
    (r"^(rsud|rumah sakit)\b", "rsud"),
    (r"^((uptd?|upt) )?puskesmas\b", "puskesmas"),
    (r"^((uptd?|upt) )?(sdn?|sd negeri|sekolah dasar)\b", "sekolah_sd"),
    (r"^((uptd?|upt) )?(smpn?|smp negeri|sekolah menengah pertama)\b", "sekolah_smp"),
    (r"^((uptd?|upt) )?(tkn?|tk negeri|taman kanak)\b", "sekolah_tk"),
    (r"^bagian\b", "bagian"),
    (r"^bidang\b", "bidang"),
    (r"^sub ?bag(ian)?\b", "subbagian"),
    (r"^(seksi|sub ?bidang)\b", "seksi"),
    (r"^sekretariat\b", "sekretariat"),
    (r"^(uptd?|upt)\b", "uptd"),
)


def pastikan_jenis_unit() -> None:
    """Create the reference rows that are missing; existing ones stay as the office has set them."""
    JenisUnit.objects.bulk_create(
        [
            JenisUnit(kode=kode, nama=nama, eselon_baku=eselon, punya_capaian=kode not in TANPA_CAPAIAN)
            for kode, (nama, eselon, _) in JENIS_UNIT.items()
        ],
        ignore_conflicts=True,
    )


def jenis_dari_nama(nama: str) -> str:
    """Kind of a unit by its name; `lain` when the name tells nothing."""
    rapi = nama.casefold().strip()
    return next((jenis for pola, jenis in _JENIS_DARI_NAMA if re.search(pola, rapi)), "lain")


@lru_cache(maxsize=20_000)
def memimpin(jabatan: str, jenis_unit: str) -> bool:
    """Does a position of this name lead a unit of this kind? Acting heads (Plt., Plh.) are not meant here."""
    pola = JENIS_UNIT.get(jenis_unit, JENIS_UNIT["lain"])[2]
    return bool(re.match(pola, jabatan.upper().strip()))
