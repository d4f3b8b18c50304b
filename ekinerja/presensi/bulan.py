"""One month of one person as the page, the sheet and the PPK read it."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ekinerja.aturan import (
    HariPresensi,
    HitungPresensi,
    NilaiHari,
    RekapPresensi,
    kode_presensi,
    langkah_rekap,
    nilai_hari,
    rekap_presensi,
)
from ekinerja.inti.tampil import BULAN, kapital, tanggal, terbilang
from ekinerja.inti.tampil import hari as nama_hari
from ekinerja.kalender.hitung import penanggalan
from ekinerja.presensi.kueri import HariBerlaku, hari_berlaku
from ekinerja.presensi.models import UsulPresensi, kata_hari

H = HitungPresensi
AWAL = date(2023, 5, 1)  # the first whole month with office hours in the rules
KATA = {
    "hari_wajib": "Hari wajib",
    "hadir": "Hadir",
    "dinas_luar": "Dinas luar",
    "cuti": "Cuti",
    "izin_sakit": "Izin atau sakit",
    "tanpa_keterangan": "Tanpa keterangan",
    "hari_tidak_wajib": "Hari tidak wajib",
    "kali_terlambat": "Terlambat (kali)",
    "menit_terlambat": "Terlambat (menit)",
    "kali_pulang_awal": "Pulang awal (kali)",
    "menit_pulang_awal": "Pulang awal (menit)",
    "lupa_absen_masuk": "Lupa absen masuk",
    "lupa_absen_pulang": "Lupa absen pulang",
}
NADA = {
    H.HADIR: ("baik", "centang"),
    H.DINAS_LUAR: ("kabar", "centang"),
    H.CUTI: ("teluk", "minus"),
    H.IZIN: ("teluk", "minus"),
    H.TANPA_KETERANGAN: ("awas", "awas"),
    H.TIDAK_WAJIB: ("netral", "minus"),
    H.LEPAS: ("netral", "minus"),
    H.LIBUR: ("netral", "minus"),
}


@dataclass(slots=True)
class BarisHari:
    """One day in words. `catatan`: what was measured; `koreksi`: what the application had recorded instead."""

    tanggal: date
    status: str
    nada: str
    ikon: str
    jam: str = ""
    arti: str = ""
    catatan: list[str] = field(default_factory=list)
    koreksi: str = ""
    usul: UUID | None = None
    menunggu: UUID | None = None
    biasa: bool = True  # False on a closed day without anything to say
    nilai: NilaiHari | None = None

    @property
    def hari(self) -> str:
        return nama_hari(self.tanggal)


@dataclass(slots=True)
class Bulan:
    mulai: date
    baris: list[BarisHari]
    rekap: RekapPresensi
    langkah: list[str]
    sebelum: str
    sesudah: str

    @property
    def nama(self) -> str:
        return f"{BULAN[self.mulai.month - 1]} {self.mulai.year}"

    @property
    def kode(self) -> str:
        return f"{self.mulai:%Y-%m}"

    @property
    def kosong(self) -> bool:
        """Nothing is known of any day."""
        return not self.rekap.hari and not any(b.nilai for b in self.baris)

    @property
    def jumlah(self) -> list[tuple[str, Any]]:
        """The sums in words; what is nought and rare is left out."""
        tetap = ("hari_wajib", "hadir")
        return [(KATA[k], n) for k in RekapPresensi.KOLOM if (n := getattr(self.rekap, k)) or k in tetap]

    @property
    def kalimat(self) -> str:
        """The same in one or two sentences, as one would say it to the person: attendance first, minutes beside their days."""
        r = self.rekap
        lain = [f"{n} hari {kata}" for kata, n in (
            ("dinas luar", r.dinas_luar), ("cuti", r.cuti), ("izin atau sakit", r.izin_sakit),
            ("belum ada keterangannya", r.tanpa_keterangan),
        ) if n]  # fmt: skip
        awal = f"Hadir {r.hadir} dari {r.hari_wajib} hari wajib" + (f"; {', '.join(lain)}" if lain else "")
        jam = [
            f"{kata} {_kali(kali, menit)}"
            for kata, kali, menit in (
                ("datang sesudah jam masuk", r.kali_terlambat, r.menit_terlambat),
                ("pulang sebelum waktunya", r.kali_pulang_awal, r.menit_pulang_awal),
            )
            if kali
        ]
        jam += [f"{kata} {terbilang(n)} kali" for kata, n in (
            ("lupa absen masuk", r.lupa_absen_masuk), ("lupa absen pulang", r.lupa_absen_pulang),
        ) if n]  # fmt: skip
        return f"{awal}." + (f" {kapital('; '.join(jam))}." if jam else "")


def _kali(kali: int, menit: int) -> str:
    """ "satu kali, 12 menit"; "dua kali, 44 menit seluruhnya"."""
    return f"{terbilang(kali)} kali, {menit} menit" + (" seluruhnya" if kali > 1 else "")


def baca_bulan(teks: str, kini: date) -> date:
    """First day of the month in the address; the current month for anything else, or too far off."""
    try:
        mulai = date.fromisoformat(f"{teks}-01") if len(teks) == 7 else kini.replace(day=1)
    except ValueError:
        return kini.replace(day=1)
    return mulai if AWAL <= mulai <= _geser(kini.replace(day=1), 3) else kini.replace(day=1)


def _geser(mulai: date, n: int) -> date:
    bulan = mulai.year * 12 + mulai.month - 1 + n
    return date(bulan // 12, bulan % 12 + 1, 1)


def susun_bulan(pegawai: int, mulai: date, kini: date, *, penuh: bool) -> Bulan:
    """The month up to today, and what is agreed for later. `penuh`: the reader may know codes and disputes. Three queries."""
    akhir = mulai.replace(day=monthrange(mulai.year, mulai.month)[1])
    ada = hari_berlaku(pegawai, mulai, akhir)
    tunggu = _menunggu(pegawai, mulai, akhir) if penuh else {}
    kalender = penanggalan().kalender
    rekap = rekap_presensi([b.hari for h, b in ada.items() if h <= kini], kalender)
    nilai = {v.hari.tanggal: v for v in rekap.hari}
    nilai |= {h: nilai_hari(b.hari, rekap.pola, kalender) for h, b in ada.items() if h > kini}
    baris = [
        _baris(h, ada.get(h), nilai.get(h), tunggu.get(h), penuh)
        for h in _tanggal(mulai, akhir)
        if h <= kini or h in ada
    ]
    sesudah = _geser(mulai, 1)
    return Bulan(
        mulai, baris, rekap, langkah_rekap(rekap),
        sebelum=f"{_geser(mulai, -1):%Y-%m}" if mulai > AWAL else "",
        sesudah=f"{sesudah:%Y-%m}" if sesudah <= _geser(kini.replace(day=1), 3) else "",
    )  # fmt: skip


def _tanggal(mulai: date, akhir: date) -> Iterator[date]:
    return (mulai + timedelta(days=n) for n in range((akhir - mulai).days + 1))


def _menunggu(pegawai: int, mulai: date, akhir: date) -> dict[date, UUID]:
    """Open disputes by day."""
    baris = UsulPresensi.objects.filter(pegawai=pegawai, jenis="SANGGAHAN", status="DIAJUKAN")
    return dict(baris.filter(mulai__gte=mulai, mulai__lte=akhir).values_list("mulai", "id_publik"))


def _baris(
    tanggal: date, ada: HariBerlaku | None, nilai: NilaiHari | None, menunggu: UUID | None, penuh: bool
) -> BarisHari:
    if ada is None or nilai is None:
        return _tanpa_catatan(tanggal, menunggu)
    nada, ikon = NADA[nilai.hitung]
    b = BarisHari(tanggal, _status(nilai, penuh), nada, ikon, menunggu=menunggu, nilai=nilai)
    if ada.hari.masuk or ada.hari.pulang:
        b.jam = kata_hari(ada.hari.masuk, ada.hari.pulang, "")
    b.catatan = _catatan(nilai)
    if penuh:
        k = kode_presensi().get(ada.hari.kode)
        b.arti = f"{k.kode}: {k.arti}" if k else ""
        b.usul = ada.usul
        b.koreksi = _beda(ada)
    return b


def _tanpa_catatan(tanggal: date, menunggu: UUID | None) -> BarisHari:
    kalender = penanggalan().kalender
    if libur := kalender.libur_pada(tanggal):
        return BarisHari(tanggal, libur.nama, "netral", "minus", menunggu=menunggu)
    if tanggal.isoweekday() > 5:
        return BarisHari(tanggal, "Akhir pekan", "netral", "minus", menunggu=menunggu, biasa=menunggu is not None)
    return BarisHari(tanggal, "Belum ada data", "netral", "jam", menunggu=menunggu)


def _status(v: NilaiHari, penuh: bool) -> str:
    """The state in words; for others than the person and the admin the group of days only."""
    k = kode_presensi().get(v.hari.kode)
    if v.hitung is H.HADIR and k is not None:
        return k.netral.capitalize()
    if v.hitung is H.LIBUR:
        return v.sebab or "Hari libur"
    if k is not None and not penuh:
        return k.netral.capitalize()
    return v.hitung.label if k is None or v.hitung is not H.IZIN else k.netral.capitalize()


def _catatan(v: NilaiHari) -> list[str]:
    hasil = []
    if v.terlambat and v.jam_masuk:
        hasil.append(f"terlambat {v.terlambat} menit dari {v.jam_masuk:%H.%M}")
    if v.pulang_awal and v.jam_pulang:
        hasil.append(f"pulang {v.pulang_awal} menit sebelum {v.jam_pulang:%H.%M}")
    if v.lupa_masuk:
        hasil.append("lupa absen masuk")
    if v.lupa_pulang:
        hasil.append("lupa absen pulang")
    if v.terbalik:
        hasil.append("jam pulang lebih awal dari jam masuk, menit tidak dihitung")
    return hasil


def _beda(ada: HariBerlaku) -> str:
    """What the import says, where something else counts."""
    m: HariPresensi | None = ada.mentah
    if ada.usul is None:
        return ""
    if m is None:
        return "Aplikasi presensi belum mencatat hari ini."
    if (m.masuk, m.pulang, m.kode) == (ada.hari.masuk, ada.hari.pulang, ada.hari.kode):
        return ""
    return f"Aplikasi presensi mencatat: {kata_hari(m.masuk, m.pulang, m.kode)}."


KEPALA = (
    "TANGGAL",
    "HARI",
    "JAM MASUK",
    "JAM PULANG",
    "KODE",
    "STATUS",
    "TERLAMBAT (MENIT)",
    "PULANG AWAL (MENIT)",
    "CATATAN",
)


def baris_unduh(b: Bulan) -> Iterator[tuple[str, ...]]:
    """The own month as a sheet."""
    for x in b.baris:
        v = x.nilai
        yield (
            x.tanggal.isoformat(), x.hari, _jam(v.hari.masuk if v else None), _jam(v.hari.pulang if v else None),
            v.hari.kode if v else "", x.status, str(v.terlambat) if v else "", str(v.pulang_awal) if v else "",
            "; ".join(filter(None, (*x.catatan, x.koreksi))),
        )  # fmt: skip


def _jam(t: Any) -> str:
    return f"{t:%H:%M}" if t else ""


def sebut_hari(hari: date) -> str:
    """Senin, 5 Oktober 2026."""
    return f"{nama_hari(hari)}, {tanggal(hari)}"
