"""People of a worksheet who have no SKP of that year yet: whose draft may begin with the sheet, and why not the others.

Who prepares drafts of a unit by a role begins them too, and everybody their own; nobody a draft of the ministry's
application or of somebody who owes none. What may be begun is worked out here for all of them together.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.aturan.tahun_skp import FaktaPegawai, susun_tahun
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.fakta import fakta_pegawai
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.perencanaan.kalender import disusun_di_sini
from ekinerja.skp.actions.masal import bagi
from ekinerja.skp.kueri import PENYIAP
from ekinerja.skp.models import Skp
from ekinerja.skp.perilaku import versi_dipakai
from ekinerja.skp.tampilan import BULAN_MERENCANA

# Marks in `AsalSkp.sidik` a draft that a worksheet began: its new rows are known again by person and first day.
LAHIR = "skp-lembar"
Kunci = tuple[str, int]  # NIP, year


@dataclass(slots=True)
class Permulaan:
    """A draft that may begin. `skp` is not stored yet."""

    skp: Skp
    tugas: Penugasan


class _Tidak(Exception):
    """Why this draft cannot begin: sentence and what to do."""

    def __init__(self, sebab: str, saran: str) -> None:
        super().__init__(sebab, saran)
        self.alasan = (sebab, saran)


def permulaan(saya: Pegawai | None, minta: Collection[Kunci]) -> tuple[list[Permulaan], dict[Kunci, tuple[str, str]]]:
    """Drafts for these, and why the others cannot begin. People out of reach are in neither: nothing is said of them.

    A constant number of queries per 500 people; none where nobody is asked for.
    """
    if not minta:
        return [], {}
    orang = _orang(saya, {nip for nip, _ in minta})
    fakta = fakta_pegawai([p.pk for p, _ in orang.values()])
    penilai = _penilai(p.pk for p, _ in orang.values())
    sudah = _sudah([p.pk for p, _ in orang.values()], {t for _, t in minta})
    di_sini, versi = disusun_di_sini(), {t: versi_dipakai(t) for t in sorted({t for _, t in minta})}
    mulai, tidak = [], {}
    for kunci in sorted(minta):
        if kunci[0] not in orang:
            continue
        pegawai, tugas = orang[kunci[0]]
        try:
            if (pegawai.pk, kunci[1]) in sudah:
                raise _Tidak("SKP pegawai ini sudah ada dan bukan yang dapat Anda ubah", "Minta pemiliknya mengunggah.")
            skp = _skp(pegawai, tugas, kunci[1], fakta[pegawai.pk], di_sini)
        except _Tidak as galat:
            tidak[kunci] = galat.alasan
            continue
        skp.penilai_id, skp.versi_perilaku = penilai.get(pegawai.pk), versi[kunci[1]]
        mulai.append(Permulaan(skp, tugas))
    return mulai, tidak


def _orang(saya: Pegawai | None, nip: Collection[str]) -> dict[str, tuple[Pegawai, Penugasan]]:
    """Those whose draft `saya` may begin, with today's definitive assignment."""
    jalur = None if saya is None else jalur_peran(saya, *PENYIAP)
    hasil = {}
    for sebagian in bagi(sorted(nip)):
        tugas = Penugasan.objects.filter(
            berlaku(hari_ini()), pegawai__nip__in=sebagian, jenis=Penugasan.Jenis.DEFINITIF
        ).select_related("pegawai", "unit", "jabatan")
        for t in tugas.order_by("pk"):
            milik = saya is not None and t.pegawai_id == saya.pk
            if milik or jalur is None or any(t.unit.jalur.startswith(j) for j in jalur):
                hasil[t.pegawai.nip or ""] = (t.pegawai, t)
    return hasil


def _penilai(pegawai: Iterable[int]) -> dict[int, int]:
    hasil: dict[int, int] = {}
    for sebagian in bagi(sorted(pegawai)):
        hubungan = HubunganPenilai.objects.filter(berlaku(hari_ini()), pegawai__in=sebagian).order_by("mulai", "pk")
        hasil.update(hubungan.values_list("pegawai", "penilai"))
    return hasil


def _sudah(pegawai: Collection[int], tahun: Collection[int]) -> set[tuple[int, int]]:
    hasil: set[tuple[int, int]] = set()
    for sebagian in bagi(sorted(pegawai)):
        ada = Skp.objects.filter(pegawai__in=sebagian, tahun__in=tahun)
        hasil.update(ada.values_list("pegawai", "tahun"))
    return hasil


def _skp(
    pegawai: Pegawai, tugas: Penugasan, tahun: int, fakta: FaktaPegawai, di_sini: Callable[[Mapping[str, Any]], bool]
) -> Skp:
    """The draft as it would be, or the reason why there is none."""
    kini = hari_ini()
    if tahun not in (kini.year, *([kini.year + 1] if kini.month >= BULAN_MERENCANA else [])):
        raise _Tidak(f"SKP {tahun} tidak dapat dimulai dari lembar", f"Mulai SKP {kini.year}.")
    hari = min(max(kini, date(tahun, 1, 1)), date(tahun, 12, 31))
    kewajiban = wajib_skp(pegawai.status, pegawai.kedudukan, hari=hari, mulai_bertugas=pegawai.tmt_cpns)
    if not kewajiban.wajib:
        raise _Tidak(f"{pegawai.nama} tidak wajib menyusun SKP: {kewajiban.sebab}", "Keluarkan barisnya dari lembar.")
    baris = {"unit_id": tugas.unit_id, "unit__jenis_id": tugas.unit.jenis_id, "jabatan__jenis": tugas.jabatan.jenis}
    if not di_sini(baris):
        raise _Tidak("SKP guru dan kepala sekolah disusun di Ruang GTK", "Susun di sana, lalu impor.")
    bagian = susun_tahun(fakta, tahun).pada(hari)
    if bagian is None:
        raise _Tidak(
            f"{pegawai.nama} tidak punya bagian tahun {tahun} yang memerlukan SKP", "Periksa riwayat jabatannya."
        )
    return Skp(
        pegawai=pegawai, tahun=tahun, mulai=bagian.mulai, sampai=bagian.selesai, unit=tugas.unit, status=Skp.Status.DRAF,
    )  # fmt: skip


def sebutan(skp: Skp) -> str:
    return f"{tanggal(skp.mulai)} sampai {tanggal(skp.sampai)}"
