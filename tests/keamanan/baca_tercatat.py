"""Watching is watched: every page of the permission matrix that shows another person's record leaves a line for that person.

Each address that answers 200 to somebody else than the owner is either logged in every such cell, or logged as a list for
whoever stands in it (`DAFTAR`), or named in `TIDAK` with the reason. A new address is none of these and fails the build.
"""

from typing import Any

from ekinerja.inti import akses
from ekinerja.inti.bacaan import bacaan
from tests.keamanan.dunia_matriks import PENANYA, TAMU
from tests.keamanan.matriks import Alamat, Matriks

# Lists of people: logged for those whose words or results they show, so a reader without any leaves no line.
DAFTAR = {
    "harian:tim", "harian:pilih_terima", "harian:tim_kemajuan", "penilaian:unit_orang", "penilaian:unit_unduh", "skp:lembar_unduh",
}  # fmt: skip

_SENDIRI = "shows the reader's own things only"
_KEADAAN = "names, positions and states (done or not), nobody's words or results"
_UNIT = "a document or plan of a unit, not the record of one person"
_TIM = "who is in a team by its order, not what anybody reports"
_DUA = "an exchange between the two whose words it holds"
_TATA = "tables, rules and papers of the office"
TIDAK: dict[str, str] = {
    **dict.fromkeys(
        (
            "akun:keluar", "akun:akun", "akun:ganti_sandi", "pemberitahuan:daftar", "pemberitahuan:atur", "inti:menu", "inti:lonceng",
            "dasbor:beranda", "kepegawaian:dibaca", "kepegawaian:dibaca_unduh", "skp:saya", "skp:tahun", "skp:templat", "skp:bagikan",
            "kalender:saya", "harian:lapor", "harian:lapor_data", "harian:formulir", "harian:pekan_saya", "harian:salin_hari",
            "harian:riwayat", "harian:unduh", "harian:salin", "harian:rekap", "harian:daftar_bukti", "harian:lembar",
            "harian:lembar_unduh", "harian:umpan_balik_saya", "harian:ubah", "harian:usul_koreksi", "presensi:saya", "presensi:unduh",
            "presensi:sanggah", "presensi:usulkan", "perbaikan:milik_saya", "perbaikan:usulkan", "umpan:daftar", "umpan:unduh",
            "umpan:pilih", "umpan:beri_pilih", "umpan:minta_mitra", "umpan:pimpinan", "umpan:bimbingan_daftar", "umpan:konseling_daftar",
            "umpan:konseling_minta", "penilaian:daftar", "harian:bantuan",
        ),
        _SENDIRI,
    ),
    **dict.fromkeys(
        (
            "kepegawaian:unit", "kepegawaian:pegawai_daftar", "skp:bawahan", "skp:kelola", "skp:selisih", "skp:selisih_unduh",
            "skp:lembar", "dialog:cakupan", "dialog:cakupan_orang", "dialog:unduh", "harian:tim_pekan", "penilaian:unit",
            "penilaian:capaian", "penilaian:capaian_unit", "presensi:meja", "perbaikan:meja", "perbaikan:unduh",
            "perbaikan:perpindahan_daftar",
            "kalender:unit",
            "aktivasi:daftar", "aktivasi:unduh", "aktivasi:akun",
        ),
        _KEADAAN,
    ),
    **dict.fromkeys(
        (
            "perencanaan:beranda", "perencanaan:pohon", "perencanaan:perjanjian", "perencanaan:templat", "perencanaan:versi_perjanjian",
            "perencanaan:jejak_perjanjian", "perencanaan:impor", "perencanaan:strategi", "perencanaan:matriks", "perencanaan:orang",
            "perencanaan:jejak_matriks", "perencanaan:anggota", "perencanaan:kolom", "perencanaan:matriks_pdf",
            "perencanaan:matriks_excel", "perencanaan:cabang", "perencanaan:sel",
        ),
        _UNIT,
    ),
    **dict.fromkeys(
        (
            "timkerja:daftar", "timkerja:baru", "timkerja:tim", "timkerja:jejak", "timkerja:berkas", "timkerja:pilih", "timkerja:ubah",
            "timkerja:tutup", "timkerja:ketua", "timkerja:tambah", "timkerja:ubah_anggota",
        ),
        _TIM,
    ),
    **dict.fromkeys(
        (
            "kepegawaian:impor", "kepegawaian:impor_proses", "kepegawaian:impor_unduh", "kepegawaian:delegasi",
            "kepegawaian:berkas_delegasi", "kepegawaian:pelaksana", "kepegawaian:peran", "skp:pustaka", "skp:pustaka_ubah",
            "beban:ringkasan", "dasbor:pengaturan", "dasbor:pengaturan_satu", "pemberitahuan:gagal",
            "skp:perilaku", "kalender:gangguan", "kalender:libur", "skp:paket",
        ),
        _TATA,
    ),
    "inti:pekerjaan": "how far a job is, not what it works on",
    "skp:paket_satu": "each SKP is logged when it is put into the file (`skp.paket.susun`)",
    "skp:unduh_paket": "each SKP is logged when it is put into the file (`skp.paket.susun`)",
    "harian:lembar_banyak": "each person is logged when the sheet is made (`harian.lembar_banyak`)",
    "harian:unduh_banyak": "each person is logged when the sheet is made (`harian.lembar_banyak`)",
    "harian:dua_tingkat": "sums by team, small ones hidden",
    "harian:bantuan_orang": "who writes for this person, which the person is told",
    "penilaian:matriks": "what two ratings would give, no record of anybody",
    "umpan:beri": "a form that lists the giver's own work and teams of both",
    "umpan:minta": "an empty form to ask this person",
    "umpan:permintaan": _DUA,
    "umpan:bimbing": "an empty form; what is recorded is sent to the person",
    "umpan:suara": "an empty form; nobody may learn who opened it (docs/keputusan/0501)",
    "umpan:konseling_mulai": "konseling leaves no trace outside the two (docs/keputusan/0501)",
    "umpan:konseling": "konseling leaves no trace outside the two (docs/keputusan/0501)",
}  # fmt: skip

_baris: list[dict[str, Any]] = []


def pasang(monkeypatch: Any) -> None:
    """Keep the lines of the log in memory instead of the buffer file."""
    monkeypatch.setattr(akses, "_tambah_banyak", _baris.extend)


def kosongkan() -> None:
    """Before a request: nothing read yet, and no list seen within the hour."""
    _baris.clear()
    akses._daftar_terakhir.clear()


def belum_tercatat(alamat: Alamat, relasi: str, saya: Any, pemilik: Any) -> list[str]:
    """What is wrong with the log after a GET that was answered 200."""
    baca = [b for b in _baris if b["jenis"] == akses.BACA]
    salah = [f"dibaca tanpa nama di inti.bacaan: {b['rute'] or '?'}" for b in baca if bacaan(b["rute"]) is None]
    if relasi in TAMU or alamat.umum or relasi == "tanpa_pegawai" or saya == pemilik:
        return salah
    rute = alamat.nama
    if rute in TIDAK:
        return [*salah, f"tercatat, padahal ada di TIDAK: {TIDAK[rute]}"] if baca else salah
    if rute in DAFTAR or any(b["pelaku"] == str(saya) and b["pemilik"] == str(pemilik) for b in baca):
        return salah
    return [*salah, "pembacaan tidak tercatat (lihat tests/keamanan/baca_tercatat.py)"]


def perlu(m: Matriks) -> set[str]:
    """Addresses that answer 200 to somebody who is not the owner, behind the door."""
    return {
        a.nama
        for a in m.alamat.values()
        if not a.umum
        for b in a.baris
        if b.metode == "GET"
        and any(s == 200 and r not in (*TAMU, "pemilik", "tanpa_pegawai") for r, s in b.jawaban.items())
    }


def penanya(relasi: str) -> str:
    """Who of the world asks in a cell of this relation."""
    return PENANYA.get(relasi, relasi)
