"""Working day and working hours of a date (Perpres 21/2023)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from ekinerja.aturan.berlaku import PENANDA_BAWAAN, Versi, pada
from ekinerja.aturan.jawaban import Jawaban
from ekinerja.aturan.kalender import Kalender, Libur, Ramadan, kalender_bawaan
from ekinerja.aturan.kode import Kode
from ekinerja.aturan.teks import HARI, durasi, gabung, hari_tanggal, lama

AKHIR_PEKAN = "AKHIR_PEKAN"
JUMAT = 5


class KelompokKerja(Kode):
    """Groups of working time."""

    KANTOR = "KANTOR", "Kantor (lima hari kerja)"
    SEKOLAH = "SEKOLAH", "Sekolah (lima hari kerja)"
    SIF = "SIF", "Unit layanan dengan jadwal sif"


@dataclass(frozen=True, slots=True)
class HasilJamKerja:
    """``menit`` is net of the break; it and the clock times are empty on a closed day and for SIF."""

    hari_kerja: bool
    sebab: str | None = None
    menit: int | None = None
    masuk: time | None = None
    pulang: time | None = None
    istirahat: int | None = None
    ramadan: bool = False

    @property
    def jam(self) -> str | None:
        """Duration as HH:MM."""
        return None if self.menit is None else durasi(self.menit)


def jam_kerja(
    tanggal: date,
    kelompok: KelompokKerja | str,
    kalender: Kalender | None = None,
    hari: date | None = None,
) -> HasilJamKerja:
    """Working day or not, why not, and the hours of the day (rule text as of ``hari``, default the date).

    SIF: the roster decides, so every day can be a working day and no hours are stated.
    Raises ``MasukanSalah`` for a date before the first version of the rule.
    """
    kalender = kalender or kalender_bawaan()
    versi = _versi(tanggal, hari)
    if versi.isi["kelompok"][KelompokKerja(kelompok).value]["terjadwal"]:
        return HasilJamKerja(True)
    libur = kalender.libur_pada(tanggal)
    if libur:
        return HasilJamKerja(False, libur.nama)
    if tanggal.isoweekday() not in versi.isi["hari_kerja"]:
        return HasilJamKerja(False, AKHIR_PEKAN)
    return _hari_kerja(versi, tanggal, kalender.ramadan_pada(tanggal) is not None)


def hitung(masukan: Mapping[str, Any], hari: date | None) -> Jawaban:
    """Rule ``jam-kerja`` with its explanation."""
    tanggal, kelompok = date.fromisoformat(masukan["tanggal"]), KelompokKerja(masukan["kelompok"])
    kalender, versi = kalender_bawaan(), _versi(tanggal, hari)
    h = jam_kerja(tanggal, kelompok, kalender, hari)
    libur, ramadan = kalender.libur_pada(tanggal), kalender.ramadan_pada(tanggal)
    hasil = {"hari_kerja": h.hari_kerja, "sebab": h.sebab, "jam": h.jam}
    langkah = [f"{hari_tanggal(tanggal)}, kelompok {kelompok.label}."]
    if kelompok is KelompokKerja.SIF:
        langkah += _langkah_sif(libur)
    else:
        langkah += _langkah_kantor(h, versi, libur, ramadan)
    if not kalender.memuat(tanggal):
        langkah.append(_di_luar_kalender(kalender))
    return Jawaban(hasil, langkah, _dasar(versi, kelompok, tanggal, kalender, ramadan), versi.kode)


def _versi(tanggal: date, hari: date | None) -> Versi:
    return pada("jam-kerja", hari) if hari else pada("jam-kerja", tanggal, medan="tanggal")


def _hari_kerja(versi: Versi, tanggal: date, ramadan: bool) -> HasilJamKerja:
    pola = dict(versi.isi["pola"]["ramadan" if ramadan else "biasa"])
    if tanggal.isoweekday() == JUMAT:
        pola |= pola["jumat"]
    return HasilJamKerja(
        hari_kerja=True,
        menit=pola["menit"],
        masuk=pola["masuk"],
        pulang=pola["pulang"],
        istirahat=pola["istirahat"],
        ramadan=ramadan,
    )


def _langkah_sif(libur: Libur | None) -> list[str]:
    langkah = [
        "Unit sif bekerja menurut jadwalnya sendiri: setiap tanggal dapat menjadi hari kerja, "
        "termasuk Sabtu, Minggu, dan hari libur.",
        "Jumlah jam tidak ditetapkan di sini; lihat jadwal sif unit.",
    ]
    if libur:
        langkah.append(f"Bagi kantor, tanggal ini libur: {libur.nama}.")
    return langkah


def _langkah_kantor(h: HasilJamKerja, versi: Versi, libur: Libur | None, ramadan: Ramadan | None) -> list[str]:
    if libur:
        return [_kalimat_libur(libur), "Bukan hari kerja, jadi tidak ada jam kerja."]
    if not h.hari_kerja:
        return ["Sabtu dan Minggu bukan hari kerja.", "Bukan hari kerja, jadi tidak ada jam kerja."]
    return [
        "Senin–Jumat dan bukan hari libur: hari kerja.",
        _kalimat_jam(h, versi, ramadan),
        f"Pola bawaan: masuk {h.masuk:%H.%M}, pulang {h.pulang:%H.%M}, istirahat {h.istirahat} menit.",
        _andaikan(h, versi),
    ]


def _kalimat_libur(libur: Libur) -> str:
    tanda = " Tanggalnya masih perkiraan." if libur.perkiraan else ""
    return f"Tanggal ini {libur.jenis.label.lower()}: {libur.nama}.{tanda}"


def _kalimat_jam(h: HasilJamKerja, versi: Versi, ramadan: Ramadan | None) -> str:
    keadaan = "ramadan" if ramadan else "biasa"
    sepekan, jumlah = versi.isi["menit_sepekan"][keadaan], len(versi.isi["hari_kerja"])
    nama = f"Selama {ramadan.nama}" if ramadan else "Di luar Ramadan"
    tanda = " (tanggalnya masih perkiraan)" if ramadan and ramadan.perkiraan else ""
    sehari = lama(sepekan // jumlah)
    return f"{nama}{tanda}: {lama(sepekan)} sepekan dibagi {jumlah} hari = {sehari} sehari, di luar istirahat."


def _andaikan(h: HasilJamKerja, versi: Versi) -> str:
    lain, teks = ("biasa", "di luar Ramadan") if h.ramadan else ("ramadan", "pada bulan Ramadan")
    return f"Bila tanggal ini {teks}, jam kerjanya {lama(versi.isi['pola'][lain]['menit'])}."


def _di_luar_kalender(kalender: Kalender) -> str:
    tahun = gabung([str(t) for t in sorted(kalender.tahun)])
    return f"Kalender libur memuat tahun {tahun}; di luar itu hanya {HARI[5]}–{HARI[6]} yang dikenali."


def _dasar(
    versi: Versi,
    kelompok: KelompokKerja,
    tanggal: date,
    kalender: Kalender,
    ramadan: Ramadan | None,
) -> list[str]:
    dasar = [*versi.dasar, PENANDA_BAWAAN + str(versi.isi["sumber_pola"])]
    khusus = versi.isi["kelompok"][kelompok.value].get("dasar")
    if khusus:
        dasar.append(PENANDA_BAWAAN + khusus)
    if kalender.sumber and tanggal.year in kalender.sumber:
        dasar.append(kalender.sumber[tanggal.year])
    if ramadan and ramadan.sumber:
        dasar.append(f"{ramadan.nama}: {ramadan.sumber}")
    return dasar
