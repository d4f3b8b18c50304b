"""Values of single cells of a staff list: what a text means, or that it means nothing we know."""

import re
from functools import lru_cache

from ekinerja.kepegawaian.models import JenisJabatan, Pegawai
from ekinerja.kepegawaian.pangkat import GOLONGAN_PPPK, PANGKAT

# How other systems write the status. The office adds its own words with the setting `impor_status`.
STATUS = {
    "pns": "PNS",
    "pnsd": "PNS",
    "cpns": "CPNS",
    "cpnsd": "CPNS",
    "calon pns": "CPNS",
    "pppk": "PPPK",
    "p3k": "PPPK",
    "pppk penuh waktu": "PPPK",
    "pppk daerah": "PPPK",
    "pppk paruh waktu": "PPPK_PARUH_WAKTU",
    "p3k paruh waktu": "PPPK_PARUH_WAKTU",
    "paruh waktu": "PPPK_PARUH_WAKTU",
}
_STATUS_SIASN = ((r"^pppk.*paruh", "PPPK_PARUH_WAKTU"), (r"^pppk", "PPPK"), (r"^pns daerah|^pns ", "PNS"))
KEDUDUKAN = (
    (r"^(pppk |pns |cpns )?aktif", Pegawai.Kedudukan.AKTIF),
    (r"^(izin belajar|tugas belajar (sambil|tanpa|tidak|dan tetap|mandiri))", Pegawai.Kedudukan.TUGAS_BELAJAR_SAMBIL),
    (r"^tugas belajar", Pegawai.Kedudukan.TUGAS_BELAJAR),
    (r"^(cltn|cuti di ?luar tanggungan)", Pegawai.Kedudukan.CLTN),
    (r"^(mpp|masa persiapan pensiun)", Pegawai.Kedudukan.MPP),
    (r"^(pemberhentian sementara|diberhentikan sementara)", Pegawai.Kedudukan.PEMBERHENTIAN_SEMENTARA),
    (r"^(pensiun|mencapai bup)", Pegawai.Kedudukan.PENSIUN),
    (r"^(berhenti|diberhentikan|meninggal|pindah)", Pegawai.Kedudukan.BERHENTI),
)
# The person holds no position here any more.
KELUAR = frozenset({Pegawai.Kedudukan.PENSIUN, Pegawai.Kedudukan.BERHENTI})
_KELAMIN = {
    "l": "L", "laki laki": "L", "lk": "L", "pria": "L", "m": "L", "male": "L", "1": "L",
    "p": "P", "perempuan": "P", "pr": "P", "wanita": "P", "f": "P", "female": "P", "2": "P",
}  # fmt: skip
_JENIS_JABATAN = {
    "jpt pratama": JenisJabatan.JPT_PRATAMA,
    "jabatan pimpinan tinggi pratama": JenisJabatan.JPT_PRATAMA,
    "administrator": JenisJabatan.ADMINISTRATOR,
    "jabatan administrator": JenisJabatan.ADMINISTRATOR,
    "pengawas": JenisJabatan.PENGAWAS,
    "jabatan pengawas": JenisJabatan.PENGAWAS,
    "pelaksana": JenisJabatan.PELAKSANA,
    "jabatan pelaksana": JenisJabatan.PELAKSANA,
    "fungsional umum": JenisJabatan.PELAKSANA,
    "fungsional": JenisJabatan.FUNGSIONAL,
    "jabatan fungsional": JenisJabatan.FUNGSIONAL,
    "fungsional tertentu": JenisJabatan.FUNGSIONAL,
}
_DARI_ESELON = {"II": JenisJabatan.JPT_PRATAMA, "III": JenisJabatan.ADMINISTRATOR, "IV": JenisJabatan.PENGAWAS}
_JENJANG = "AHLI PERTAMA|AHLI MUDA|AHLI MADYA|AHLI UTAMA|PEMULA|TERAMPIL|MAHIR|PENYELIA"
_JF_SIASN = re.compile(rf"^({_JENJANG}) - (.+)$", re.IGNORECASE)
_JF_EKOR = re.compile(rf"\b({_JENJANG})$", re.IGNORECASE)
_GOL_PNS = re.compile(r"\b(IV|III|II|I)\s*[/.\-]?\s*([A-E])\b", re.IGNORECASE)
_ESELON = re.compile(r"^(IV|III|II|I)\s*[/.\-]?\s*([AB])$", re.IGNORECASE)
_SUREL = re.compile(r"[^@\s,;:<>()\"']+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+")
_GELAR = re.compile(r",|\b[SMA]\.[A-Z]|\b(Drs?|Ir)\.\s", re.IGNORECASE)


def _rapi(nilai: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", nilai.casefold()).strip()


def status(nilai: str, tambahan: dict[str, str], cpns: str = "") -> str | None:
    """Code of the status; None when the word is not known. `cpns` is SIASN's own flag (C or P)."""
    rapi = _rapi(nilai)
    ada = {_rapi(k): v for k, v in tambahan.items()}.get(rapi) or STATUS.get(rapi)
    ada = ada or next((kode for pola, kode in _STATUS_SIASN if re.search(pola, rapi)), None)
    return "CPNS" if ada == "PNS" and cpns.upper() == "C" else ada


def kedudukan(nilai: str) -> str | None:
    """Code of the kedudukan hukum; None when unknown."""
    rapi = _rapi(nilai)
    return next((kode.value for pola, kode in KEDUDUKAN if re.search(pola, rapi)), None)


def kelamin(nilai: str) -> str | None:
    """L or P from the many ways to write it; SIASN has M and F. None when unknown."""
    return _KELAMIN.get(_rapi(nilai))


@lru_cache(maxsize=1000)
def golongan(nilai: str) -> str | None:
    """`III/b` from `IIIB`, `III.b`, `Penata (III/b)`; `IX` for PPPK. None when unreadable."""
    if m := _GOL_PNS.search(nilai):
        kode = f"{m[1].upper()}/{m[2].lower()}"
        return kode if kode in PANGKAT else None
    atas = nilai.upper().strip()
    return atas if atas in GOLONGAN_PPPK else None


def golongan_cocok(kode: str, status_: str) -> bool:
    """PNS have I/a to IV/e, PPPK have I to XVII."""
    return (kode in PANGKAT) == (status_ in (Pegawai.Status.PNS, Pegawai.Status.CPNS))


def surel(nilai: str) -> str | None:
    """The address, or None when it is none."""
    return nilai if _SUREL.fullmatch(nilai) and len(nilai) <= 254 else None


def nomor_hp(nilai: str) -> str | None:
    """080012345678: figures only, +62 becomes 0, a zero lost in a number cell comes back. None when it is no number."""
    angka = re.sub(r"\D", "", nilai)
    if not re.fullmatch(r"[\d\s().+\-/]+", nilai):
        return None
    if nilai.strip().startswith("+62") or angka.startswith("62"):
        angka = f"0{angka[2:].lstrip('0')}"
    elif not angka.startswith("0"):
        angka = f"0{angka}"
    return angka if 9 <= len(angka) <= 15 else None


def eselon(nilai: str) -> str:
    """`III.a`, or empty."""
    m = _ESELON.match(nilai.strip())
    return f"{m[1].upper()}.{m[2].lower()}" if m else ""


@lru_cache(maxsize=20_000)
def jabatan(nama: str, jenis: str, jenjang: str, eselon_: str) -> tuple[str, str, str]:
    """Name, kind and jenjang of a position; what the source leaves out follows from name and eselon.

    SIASN writes `AHLI MUDA - DOKTER`; here it is DOKTER AHLI MUDA.
    """
    if m := _JF_SIASN.match(nama):
        nama, jenjang = f"{m[2]} {m[1].upper()}", jenjang or m[1].upper()
    if not jenjang and (m := _JF_EKOR.search(nama)):
        jenjang = m[1].upper()
    kode = _JENIS_JABATAN.get(_rapi(jenis), "")
    if not kode and eselon_:
        kode = _DARI_ESELON.get(eselon_.split(".")[0], "")
    if not kode:
        kode = _jenis_dari_nama(nama, jenjang)
    return nama, kode, jenjang if kode == JenisJabatan.FUNGSIONAL else ""


def _jenis_dari_nama(nama: str, jenjang: str) -> str:
    atas = nama.upper()
    if jenjang:
        return JenisJabatan.FUNGSIONAL
    if re.match(r"(SEKRETARIS DAERAH|ASISTEN\b|KEPALA (DINAS|BADAN|SATUAN)|INSPEKTUR DAERAH|STAF AHLI)", atas):
        return JenisJabatan.JPT_PRATAMA
    if re.match(r"(CAMAT\b|SEKRETARIS (?!KELURAHAN)|KEPALA (BAGIAN|BIDANG)|DIREKTUR)", atas):
        return JenisJabatan.ADMINISTRATOR
    if re.match(r"(LURAH\b|SEKRETARIS KELURAHAN|KEPALA (SUB|SEKSI|UPTD?\b))", atas):
        return JenisJabatan.PENGAWAS
    return JenisJabatan.PELAKSANA


def bergelar(nama: str) -> bool:
    """Do degrees stand inside the name?"""
    return bool(_GELAR.search(nama))
