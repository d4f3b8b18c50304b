"""Who is in a package: every SKP of the unit and year that may be printed, and everybody else with the reason."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan, UnitKerja
from ekinerja.skp.models import Skp
from ekinerja.skp.paket.nama import beri_folder, beri_nama

S = Skp.Status
TERCETAK = (*Skp.BERLAKU, S.DITUTUP)
BELUM = "Belum ada SKP yang disetujui pada tahun ini."
BUKAN_PEMBACA = "SKP-nya dibaca pegawai, penilai, atasan penilai, dan pengelola kinerja."
BELUM_TERBIT = "Formulirnya belum diterbitkan. Pemilik SKP, penilainya, atau BKPSDM menerbitkannya di halaman SKP."
HILANG = "Sejak paket ini diminta, SKP ini tidak lagi boleh Anda baca."
_SEBAB = {
    S.DRAF: "Masih draf.",
    S.DIAJUKAN: "Masih menunggu persetujuan penilai.",
    S.DIKEMBALIKAN: "Dikembalikan penilai untuk diperbaiki.",
}
_DIBUKA = "Dibuka kembali untuk diperbaiki; versi terakhir yang disetujui ada di halaman SKP-nya."


@dataclass(slots=True, kw_only=True)
class Butir:
    """One person (or one of several SKPs of a person). `kode`: which issued document; empty: none, for this reason."""

    nama: str
    nip: str
    jabatan: str
    unit: str
    jalur: str
    skp: str = ""
    kode: str = ""
    berkas: str = ""
    sebab: str = ""


def susun(saya: Pegawai, unit: UnitKerja, tahun: int) -> list[Butir]:
    """The list, sorted by unit and name, without codes yet. Five queries however many people."""
    skp = _skp(saya, unit, tahun)
    ada = {s["pegawai_id"] for s in skp}
    orang = [o for o in _orang(unit, tahun) if o["pegawai_id"] not in ada]
    tercetak = [(s["urut"], _butir_skp(s)) for s in skp]
    tanpa = [(o["pegawai__nama"], _butir_orang(o, sebab)) for o, sebab in _dengan_sebab(saya, orang, tahun)]
    daftar = [b for _, b in sorted(tercetak + tanpa, key=lambda p: (p[1].jalur, p[0].casefold(), p[1].nip, p[1].skp))]
    _namai([b for b in daftar if b.skp])
    return daftar


def _namai(daftar: list[Butir]) -> None:
    folder = beri_folder((b.jalur, b.unit) for b in daftar)
    for b, nama in zip(daftar, beri_nama((folder[b.jalur], b.nama) for b in daftar), strict=True):
        b.berkas = nama


def _skp(saya: Pegawai, unit: UnitKerja, tahun: int) -> list[dict[str, Any]]:
    """Approved, set or closed SKPs of the unit and below that this person reads."""
    terbaca: QuerySet[Skp, Any] = Skp.objects.terlihat_oleh(saya).filter(tahun=tahun, status__in=TERCETAK)
    kolom = ("id_publik", "pegawai_id", "pegawai__nama", "pegawai__nip", "potret", "unit__nama", "unit__jalur")
    baris = terbaca.filter(unit__jalur__startswith=unit.jalur).order_by().values(*kolom)
    return [{**b, "urut": b["pegawai__nama"], "potret": b["potret"].get("pegawai") or {}} for b in baris]


def _butir_skp(s: dict[str, Any]) -> Butir:
    potret = s["potret"]
    return Butir(
        nama=potret.get("nama") or s["pegawai__nama"],
        nip=s["pegawai__nip"] or "",
        jabatan=potret.get("jabatan", ""),
        unit=s["unit__nama"],
        jalur=s["unit__jalur"],
        skp=str(s["id_publik"]),
    )


def _orang(unit: UnitKerja, tahun: int) -> list[dict[str, Any]]:
    """People of the unit and below, today or on the nearest day of the year."""
    hari = min(max(hari_ini(), date(tahun, 1, 1)), date(tahun, 12, 31))
    kolom = ("pegawai_id", "pegawai__nama", "pegawai__nip", "pegawai__status", "pegawai__kedudukan", "jabatan__nama",
             "unit__nama", "unit__jalur")  # fmt: skip
    tugas = Penugasan.objects.filter(berlaku(hari), jenis=Penugasan.Jenis.DEFINITIF)
    baris = tugas.filter(unit__jalur__startswith=unit.jalur).order_by("pegawai_id", "mulai").values(*kolom)
    return list({b["pegawai_id"]: b for b in baris}.values())


def _butir_orang(o: dict[str, Any], sebab: str) -> Butir:
    return Butir(
        nama=o["pegawai__nama"],
        nip=o["pegawai__nip"] or "",
        jabatan=o["jabatan__nama"],
        unit=o["unit__nama"],
        jalur=o["unit__jalur"],
        sebab=sebab,
    )


def _dengan_sebab(saya: Pegawai, orang: list[dict[str, Any]], tahun: int) -> list[tuple[dict[str, Any], str]]:
    """Why there is no paper. The state of a draft is named only to those who may know of it."""
    kolom = ("pegawai_id", "status", "versi", "unit__nama")
    setahun = Skp.objects.filter(tahun=tahun).order_by("mulai")
    tahu = (Skp.objects.terlihat_oleh(saya) | Skp.objects.dikelola_oleh(saya)).filter(tahun=tahun).order_by("mulai")
    terbaca = {p: (s, v, u) for p, s, v, u in tahu.values_list(*kolom)}
    berlaku_ = set(setahun.filter(status__in=TERCETAK).order_by().values_list("pegawai_id", flat=True))
    return [(o, _sebab(o, terbaca.get(o["pegawai_id"]), o["pegawai_id"] in berlaku_)) for o in orang]


def _sebab(o: dict[str, Any], skp: tuple[str, int, str] | None, disetujui: bool) -> str:
    if skp is None:
        if disetujui:
            return BUKAN_PEMBACA
        wajib = wajib_skp(o["pegawai__status"], o["pegawai__kedudukan"])
        return BELUM if wajib else wajib.sebab
    status, versi, unit = skp
    if status in TERCETAK:
        return f"SKP-nya tercatat di {unit}."
    return _DIBUKA if versi else _SEBAB.get(S(status), BELUM)
