"""Attendance of a month: what each day counts as, how many minutes late or early, and the recap with its steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import Any, ClassVar

from ekinerja.aturan.berlaku import PENANDA_BAWAAN, Versi, pada, pada_atau_awal
from ekinerja.aturan.jam_kerja import KelompokKerja, jam_kerja
from ekinerja.aturan.jawaban import Galat, Jawaban, MasukanSalah
from ekinerja.aturan.kalender import Kalender, kalender_bawaan
from ekinerja.aturan.kode import Kode
from ekinerja.aturan.teks import BULAN, gabung

SEHARI = 24 * 60
_BUKAN_HURUF = re.compile(r"[^0-9a-z]+")


class HitungPresensi(Kode):
    """What a day counts as. ``LIBUR``: a closed day of the office; ``LEPAS``: off duty of a roster."""

    HADIR = "HADIR", "Hadir"
    DINAS_LUAR = "DINAS_LUAR", "Dinas luar"
    CUTI = "CUTI", "Cuti"
    IZIN = "IZIN", "Izin atau sakit"
    TANPA_KETERANGAN = "TANPA_KETERANGAN", "Tanpa keterangan"
    TIDAK_WAJIB = "TIDAK_WAJIB", "Tidak wajib masuk"
    LEPAS = "LEPAS", "Lepas jaga"
    LIBUR = "LIBUR", "Hari libur"


H = HitungPresensi
TIDAK_DIHITUNG = (H.LEPAS, H.LIBUR)


@dataclass(frozen=True, slots=True)
class KodePresensi:
    """One code. ``laporan``: the word for a day on which no daily report is missed; empty where a report is due."""

    kode: str
    arti: str
    hitung: HitungPresensi
    netral: str
    laporan: str = ""
    khusus: bool = False
    rentang: bool = False
    sif: bool = False
    tanpa_jam: bool = False
    masuk: time | None = None
    pulang: time | None = None
    sebutan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HariPresensi:
    """One day as recorded: both times may be missing, ``kode`` is empty on an ordinary day."""

    tanggal: date
    masuk: time | None = None
    pulang: time | None = None
    kode: str = ""


@dataclass(frozen=True, slots=True)
class NilaiHari:
    """What a day counts as. Minutes are 0 where nothing is measured; ``terbalik``: out before in, kept and not measured."""

    hari: HariPresensi
    hitung: HitungPresensi
    terlambat: int = 0
    pulang_awal: int = 0
    lupa_masuk: bool = False
    lupa_pulang: bool = False
    terbalik: bool = False
    jam_masuk: time | None = None
    jam_pulang: time | None = None
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class RekapPresensi:
    """Sums of a month; days and minutes."""

    pola: KelompokKerja
    hari_wajib: int
    hadir: int
    dinas_luar: int
    cuti: int
    izin_sakit: int
    tanpa_keterangan: int
    hari_tidak_wajib: int
    kali_terlambat: int
    menit_terlambat: int
    kali_pulang_awal: int
    menit_pulang_awal: int
    lupa_absen_masuk: int
    lupa_absen_pulang: int
    hari: tuple[NilaiHari, ...] = field(default=())

    KOLOM: ClassVar[tuple[str, ...]] = (
        "hari_wajib", "hadir", "dinas_luar", "cuti", "izin_sakit", "tanpa_keterangan", "hari_tidak_wajib",
        "kali_terlambat", "menit_terlambat", "kali_pulang_awal", "menit_pulang_awal", "lupa_absen_masuk",
        "lupa_absen_pulang",
    )  # fmt: skip


def kode_presensi(hari: date | None = None) -> Mapping[str, KodePresensi]:
    """All codes in force on that day (the newest text without a day), by code."""
    return _kode(pada_atau_awal("presensi", hari) if hari else pada("presensi"))


_simpanan: dict[str, Mapping[str, KodePresensi]] = {}


def _kode(versi: Versi) -> Mapping[str, KodePresensi]:
    if versi.kode not in _simpanan:
        _simpanan[versi.kode] = {m["kode"]: _satu_kode(m) for m in versi.isi["kode"]}
    return _simpanan[versi.kode]


def _satu_kode(m: Mapping[str, Any]) -> KodePresensi:
    isi = {**m, "hitung": HitungPresensi(m["hitung"]), "sebutan": tuple(m.get("sebutan", ()))}
    return KodePresensi(**isi)


def baca_kode(tulisan: str) -> str | None:
    """The code behind a code or long name in any case; "" for nothing written, None for an unknown one."""
    rapi = _rapikan(tulisan)
    return "" if not rapi else _sebutan().get(rapi)


@cache
def _sebutan() -> Mapping[str, str]:
    hasil: dict[str, str] = {}
    for k in kode_presensi().values():
        for s in (k.kode, k.arti, *k.sebutan):
            hasil.setdefault(_rapikan(s), k.kode)
    return hasil


def _rapikan(tulisan: str) -> str:
    return _BUKAN_HURUF.sub(" ", tulisan.casefold()).strip()


def pola_kerja(hari: Iterable[HariPresensi]) -> KelompokKerja:
    """SIF when the month holds a code of a roster, else KANTOR."""
    semua = kode_presensi()
    sif = any(h.kode and h.kode in semua and semua[h.kode].sif for h in hari)
    return KelompokKerja.SIF if sif else KelompokKerja.KANTOR


def nilai_hari(h: HariPresensi, pola: KelompokKerja, kalender: Kalender | None = None) -> NilaiHari:
    """What one day counts as. Raises ``MasukanSalah`` for an unknown code or a day before the rules of hours."""
    k = kode_presensi(h.tanggal).get(h.kode) if h.kode else None
    if h.kode and k is None:
        raise MasukanSalah(Galat("kode", f"Kode “{h.kode}” tidak dikenal."))
    kantor = jam_kerja(h.tanggal, KelompokKerja.KANTOR, kalender)
    if pola is KelompokKerja.KANTOR and not kantor.hari_kerja and (k is None or not k.sif):
        return NilaiHari(h, H.LIBUR, sebab="" if kantor.sebab == "AKHIR_PEKAN" else kantor.sebab or "")
    if k is not None and k.hitung is not H.HADIR:
        return NilaiHari(h, k.hitung)
    if k is None and h.masuk is None and h.pulang is None:
        return NilaiHari(h, H.TANPA_KETERANGAN)
    if k is not None and (k.tanpa_jam or (h.masuk is None and h.pulang is None)):
        return NilaiHari(h, H.HADIR)
    return _ukur(h, k.masuk, k.pulang) if k is not None and k.sif else _ukur(h, kantor.masuk, kantor.pulang)


def _ukur(h: HariPresensi, masuk: time | None, pulang: time | None) -> NilaiHari:
    """Minutes late and early. A shift whose end lies before its start ends on the next day."""
    nilai = {"lupa_masuk": h.masuk is None, "lupa_pulang": h.pulang is None, "jam_masuk": masuk, "jam_pulang": pulang}
    if masuk is None or pulang is None:
        return NilaiHari(h, H.HADIR, **nilai)  # type: ignore[arg-type]
    malam = pulang < masuk
    batas = (_menit(masuk) + _menit(pulang)) // 2 if malam else 0

    def letak(t: time) -> int:
        return _menit(t) + (SEHARI if malam and _menit(t) < batas else 0)

    if h.masuk is not None and h.pulang is not None and letak(h.pulang) <= letak(h.masuk):
        return NilaiHari(h, H.HADIR, terbalik=True, jam_masuk=masuk, jam_pulang=pulang)
    akhir = _menit(pulang) + (SEHARI if malam else 0)
    return NilaiHari(
        h,
        H.HADIR,
        terlambat=max(0, letak(h.masuk) - _menit(masuk)) if h.masuk is not None else 0,
        pulang_awal=max(0, akhir - letak(h.pulang)) if h.pulang is not None else 0,
        **nilai,  # type: ignore[arg-type]
    )


def _menit(t: time) -> int:
    """Minutes since midnight; seconds are dropped, so nobody is late by them."""
    return t.hour * 60 + t.minute


def rekap_presensi(hari: Sequence[HariPresensi], kalender: Kalender | None = None) -> RekapPresensi:
    """Sums over the days given. A day without a row is unknown and counts nowhere: it is never taken for absence."""
    pola = pola_kerja(hari)
    nilai = tuple(nilai_hari(h, pola, kalender) for h in sorted(hari, key=lambda h: h.tanggal))

    def n(hitung: HitungPresensi) -> int:
        return sum(v.hitung is hitung for v in nilai)

    return RekapPresensi(
        pola=pola,
        hari_wajib=sum(v.hitung not in (*TIDAK_DIHITUNG, H.TIDAK_WAJIB) for v in nilai),
        hadir=n(H.HADIR),
        dinas_luar=n(H.DINAS_LUAR),
        cuti=n(H.CUTI),
        izin_sakit=n(H.IZIN),
        tanpa_keterangan=n(H.TANPA_KETERANGAN),
        hari_tidak_wajib=n(H.TIDAK_WAJIB),
        kali_terlambat=sum(v.terlambat > 0 for v in nilai),
        menit_terlambat=sum(v.terlambat for v in nilai),
        kali_pulang_awal=sum(v.pulang_awal > 0 for v in nilai),
        menit_pulang_awal=sum(v.pulang_awal for v in nilai),
        lupa_absen_masuk=sum(v.lupa_masuk for v in nilai),
        lupa_absen_pulang=sum(v.lupa_pulang for v in nilai),
        hari=nilai,
    )


def langkah_rekap(r: RekapPresensi) -> list[str]:
    """How the sums came about. Names groups of days, never a code: it may be read by those who may not know it."""
    if not r.hari:
        return ["Belum ada hari yang tercatat, jadi semua hitungan nol."]
    per = {h: [v.hari.tanggal for v in r.hari if v.hitung is h] for h in H}
    rinci = [f"{h.label.lower()} {len(per[h])}" for h in H if per[h] and h not in (*TIDAK_DIHITUNG, H.TIDAK_WAJIB)]
    langkah = [
        f"{len(r.hari)} hari tercatat, pola {'sif' if r.pola is KelompokKerja.SIF else 'kantor'}.",
        f"Hari wajib {r.hari_wajib}" + (f" = {' + '.join(rinci)}." if rinci else "."),
    ]
    for h in (H.DINAS_LUAR, H.CUTI, H.IZIN, H.TANPA_KETERANGAN, H.TIDAK_WAJIB):
        if per[h]:
            langkah.append(f"{h.label} {len(per[h])} hari: {_hari(per[h])}.")
    for h in TIDAK_DIHITUNG:
        if per[h]:
            langkah.append(f"{h.label} {len(per[h])} hari, tidak ikut dihitung: {_hari(per[h])}.")
    return langkah + _langkah_menit(r)


def _langkah_menit(r: RekapPresensi) -> list[str]:
    langkah = []
    for nama, medan, batas in (("Terlambat", "terlambat", "jam_masuk"), ("Pulang awal", "pulang_awal", "jam_pulang")):
        kena = [v for v in r.hari if getattr(v, medan)]
        if kena:
            jumlah = sum(getattr(v, medan) for v in kena)
            rinci = gabung([_menit_hari(v, medan, batas) for v in kena])
            langkah.append(f"{nama} {len(kena)} kali, {jumlah} menit: {rinci}.")
    if lupa := [v.hari.tanggal for v in r.hari if v.lupa_masuk]:
        langkah.append(f"Lupa absen masuk {len(lupa)} kali, menitnya tidak dihitung: {_hari(lupa)}.")
    if lupa := [v.hari.tanggal for v in r.hari if v.lupa_pulang]:
        langkah.append(f"Lupa absen pulang {len(lupa)} kali, menitnya tidak dihitung: {_hari(lupa)}.")
    if balik := [v.hari.tanggal for v in r.hari if v.terbalik]:
        langkah.append(f"Jam pulang lebih awal dari jam masuk, jadi menitnya tidak dihitung: {_hari(balik)}.")
    return langkah


def _menit_hari(v: NilaiHari, medan: str, batas: str) -> str:
    nyata = v.hari.masuk if medan == "terlambat" else v.hari.pulang
    wajib: time | None = getattr(v, batas)
    assert nyata is not None
    assert wajib is not None
    return f"tanggal {v.hari.tanggal.day} pukul {nyata:%H.%M} dari {wajib:%H.%M} ({getattr(v, medan)} menit)"


def _hari(tanggal: Sequence[date]) -> str:
    """2, 3, dan 9 Oktober; several months are named one after the other."""
    per: dict[tuple[int, int], list[str]] = {}
    for t in tanggal:
        per.setdefault((t.year, t.month), []).append(str(t.day))
    return "; ".join(f"{gabung(hari)} {BULAN[bulan - 1]}" for (_, bulan), hari in per.items())


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``rekap-presensi`` with its explanation."""
    baris = [_baca_baris(n, b) for n, b in enumerate(masukan["hari"])]
    ganda = {b.tanggal for b in baris}
    if len(ganda) < len(baris):
        raise MasukanSalah(Galat("hari", "Satu tanggal ditulis dua kali. Gabungkan menjadi satu baris."))
    versi = pada("presensi", hari) if hari else pada("presensi")
    r = rekap_presensi(baris, kalender_bawaan())
    hasil = {"pola": r.pola.value, **{k: getattr(r, k) for k in RekapPresensi.KOLOM}}
    jam = pada("jam-kerja")
    dasar = [*versi.dasar, *jam.dasar, PENANDA_BAWAAN + str(jam.isi["sumber_pola"])]
    return Jawaban(hasil, langkah_rekap(r), dasar, versi.kode)


def _baca_baris(n: int, b: Mapping[str, Any]) -> HariPresensi:
    """Raises ``MasukanSalah``, named after the field of the row."""
    kode = baca_kode(b.get("kode", ""))
    if kode is None:
        raise MasukanSalah(Galat(f"hari[{n}].kode", f"Kode “{b['kode'][:40]}” tidak dikenal."))
    tanggal = date.fromisoformat(b["tanggal"])
    pada("jam-kerja", tanggal, medan=f"hari[{n}].tanggal")
    jam = {m: _baca_jam(n, m, b.get(m, "")) for m in ("masuk", "pulang")}
    return HariPresensi(tanggal, kode=kode, **jam)


def _baca_jam(n: int, medan: str, tulisan: str) -> time | None:
    cocok = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", tulisan)
    if cocok:
        return time(int(cocok[1]), int(cocok[2]))
    if tulisan:
        raise MasukanSalah(Galat(f"hari[{n}].{medan}", "Tulis jam antara 00:00 dan 23:59, misalnya 07:31."))
    return None
