"""The public rules: title, input schema, example, sources, versions, and one door to compute them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from ekinerja.aturan.berlaku import daftar_versi
from ekinerja.aturan.distribusi import hitung as hitung_distribusi
from ekinerja.aturan.jam_kerja import KelompokKerja
from ekinerja.aturan.jam_kerja import hitung as hitung_jam_kerja
from ekinerja.aturan.jawaban import Galat, Jawaban, MasukanSalah
from ekinerja.aturan.kode import CapaianOrganisasi, Kode, Predikat, Rating
from ekinerja.aturan.nip import hitung as hitung_nip
from ekinerja.aturan.penulisan import LapisJabatan
from ekinerja.aturan.penulisan.coba import CONTOH as CONTOH_PENULISAN
from ekinerja.aturan.penulisan.coba import hitung as hitung_penulisan
from ekinerja.aturan.predikat import hitung as hitung_predikat
from ekinerja.aturan.presensi import hitung as hitung_presensi
from ekinerja.aturan.skema import periksa
from ekinerja.aturan.skp import Aspek
from ekinerja.aturan.tahun_skp import JenisTugas, KedudukanPegawai, StatusPegawai
from ekinerja.aturan.tahun_skp import hitung as hitung_tahun_skp
from ekinerja.aturan.tenggat import CaraHitung
from ekinerja.aturan.tenggat import hitung as hitung_tenggat

DIALEK = "https://json-schema.org/draft/2020-12/schema"


class AturanTidakDikenal(KeyError):
    """There is no rule of that name."""

    def __str__(self) -> str:
        return f"Aturan “{self.args[0]}” tidak dikenal. Yang ada: {', '.join(nama_aturan())}."


@dataclass(frozen=True, slots=True)
class Aturan:
    """One public rule. ``parameter`` names the dated files it reads."""

    nama: str
    judul: str
    uraian: str
    skema: Mapping[str, Any]
    contoh: Mapping[str, Any]
    hitung: Callable[[Mapping[str, Any], date | None], Jawaban]
    parameter: str

    def ke_dict(self) -> dict[str, Any]:
        """Self-description for lists and JSON."""
        versi = daftar_versi(self.parameter)
        return {
            "nama": self.nama,
            "judul": self.judul,
            "uraian": self.uraian,
            "skema": self.skema,
            "contoh": self.contoh,
            "dasar": self.hitung(self.contoh, None).dasar,
            "versi": [_versi(v.kode, v.berlaku_mulai, v.berlaku_sampai) for v in versi],
        }


def daftar() -> list[dict[str, Any]]:
    """All rules: ``nama judul uraian skema contoh dasar versi``."""
    return [aturan.ke_dict() for aturan in ATURAN.values()]


def nama_aturan() -> list[str]:
    """Names of all rules."""
    return list(ATURAN)


def aturan(nama: str) -> Aturan:
    """One rule. Raises ``AturanTidakDikenal``."""
    try:
        return ATURAN[nama]
    except KeyError:
        raise AturanTidakDikenal(nama) from None


def hitung(nama: str, masukan: object, pada: date | None = None) -> dict[str, Any]:
    """Answer ``hasil langkah dasar versi``, or ``galat`` when the input does not fit the schema.

    ``pada``: the day whose rule text counts; default the date in the input, else the newest text.
    Raises ``AturanTidakDikenal``.
    """
    dipilih = aturan(nama)
    galat = periksa(dipilih.skema, masukan)
    if galat:
        return _galat(galat)
    try:
        return dipilih.hitung(cast(Mapping[str, Any], masukan), pada).ke_dict()
    except MasukanSalah as salah:
        return _galat(salah.galat)


def _galat(galat: list[Galat]) -> dict[str, Any]:
    """Refusal; an input that is wrong as a whole is named ``masukan``."""
    return {"galat": [{"medan": g.medan or "masukan", "sebab": g.sebab} for g in galat]}


def _versi(kode: str, mulai: date, sampai: date | None) -> dict[str, str | None]:
    return {
        "kode": kode,
        "berlaku_mulai": mulai.isoformat(),
        "berlaku_sampai": sampai.isoformat() if sampai else None,
    }


def _pilihan(judul: str, jenis: type[Kode]) -> dict[str, Any]:
    return {
        "type": "string",
        "title": judul,
        "enum": [a.value for a in jenis],
        "x-label": jenis.label_kode(),
    }


def _teks(judul: str, panjang: int = 200) -> dict[str, Any]:
    return {"type": "string", "title": judul, "maxLength": panjang}


def _tanggal(judul: str) -> dict[str, Any]:
    return {"type": "string", "title": judul, "format": "date"}


def _objek(isi: dict[str, Any], wajib: list[str]) -> dict[str, Any]:
    return {
        "$schema": DIALEK,
        "type": "object",
        "properties": isi,
        "required": wajib,
        "additionalProperties": False,
    }


def _baris(judul: str, uraian: str, isi: dict[str, Any], wajib: list[str]) -> dict[str, Any]:
    butir = {"type": "object", "properties": isi, "required": wajib, "additionalProperties": False}
    return {"type": "array", "title": judul, "description": uraian, "items": butir, "maxItems": 200}


def _fakta_tahun() -> dict[str, Any]:
    """Input of `tahun-skp`: the dated facts of one person."""
    mulai, selesai = _tanggal("Mulai"), _tanggal("Selesai")
    kedudukan, status = _pilihan("Kedudukan hukum", KedudukanPegawai), _pilihan("Status pegawai", StatusPegawai)
    tugas = {"mulai": mulai, "selesai": selesai, "unit": _teks("Unit kerja"), "jabatan": _teks("Jabatan")}
    return {
        "tahun": {"type": "integer", "title": "Tahun", "minimum": 2022, "maximum": 2100},
        "status": status,
        "kedudukan": {**kedudukan, "description": "Di luar masa yang disebut khusus di bawah. Bawaan: aktif."},
        "spmt": {**_tanggal("Mulai bertugas menurut SPMT"), "description": "Untuk CPNS dan PPPK baru."},
        "penugasan": _baris(
            "Penugasan",
            "Jabatan definitif dengan masanya; tanpa hari selesai berarti masih berjalan.",
            {**tugas, "jenis": _pilihan("Jenis", JenisTugas)},
            ["mulai", "unit", "jabatan"],
        ),
        "masa": _baris(
            "Masa khusus",
            "Misalnya cuti di luar tanggungan negara atau tugas belajar, dengan masanya.",
            {"mulai": mulai, "selesai": selesai, "kedudukan": kedudukan, "status": status},
            ["mulai", "kedudukan"],
        ),
    }


def _jumlah_pegawai() -> dict[str, Any]:
    def butir(p: Predikat) -> dict[str, Any]:
        return {"type": "integer", "title": p.label, "minimum": 0, "maximum": 10_000_000}

    return {
        "type": "object",
        "title": "Jumlah pegawai per predikat",
        "description": "Predikat yang tidak ditulis dihitung 0 orang.",
        "properties": {p.value: butir(p) for p in Predikat},
        "additionalProperties": False,
    }


_DAFTAR = (
    Aturan(
        nama="predikat",
        judul="Predikat kinerja pegawai",
        uraian="Rating hasil kerja dan rating perilaku kerja bertemu dalam kuadran kinerja dan memberi predikat.",
        skema=_objek(
            {
                "hasil_kerja": _pilihan("Rating hasil kerja", Rating),
                "perilaku": _pilihan("Rating perilaku kerja", Rating),
            },
            ["hasil_kerja", "perilaku"],
        ),
        contoh={"hasil_kerja": "SESUAI", "perilaku": "DI_ATAS"},
        hitung=hitung_predikat,
        parameter="predikat",
    ),
    Aturan(
        nama="distribusi",
        judul="Distribusi predikat dalam unit",
        uraian="Sebaran predikat pegawai dibandingkan dengan pola menurut capaian kinerja organisasi. Ini saran, "
        "bukan kuota.",
        skema=_objek(
            {
                "capaian_organisasi": _pilihan("Capaian kinerja organisasi", CapaianOrganisasi),
                "jumlah": _jumlah_pegawai(),
            },
            ["capaian_organisasi", "jumlah"],
        ),
        contoh={
            "capaian_organisasi": "BAIK",
            "jumlah": {"SANGAT_BAIK": 6, "BAIK": 27, "BUTUH_PERBAIKAN": 6, "KURANG": 1},
        },
        hitung=hitung_distribusi,
        parameter="distribusi",
    ),
    Aturan(
        nama="tenggat",
        judul="Tenggat waktu",
        uraian="Hari terakhir suatu tenggat. Hari sesudah tanggal mulai adalah hari ke-1.",
        skema=_objek(
            {
                "mulai": _tanggal("Tanggal mulai"),
                "hari": {"type": "integer", "title": "Jumlah hari", "minimum": 0, "maximum": 36600},
                "cara": _pilihan("Cara menghitung", CaraHitung),
                "libur": {
                    "type": "array",
                    "title": "Hari libur",
                    "description": "Bila tidak ditulis, kalender libur bawaan yang dipakai.",
                    "items": _tanggal("Tanggal libur"),
                    "maxItems": 5000,
                },
            },
            ["mulai", "hari", "cara"],
        ),
        contoh={"mulai": "2026-01-12", "hari": 14, "cara": "HARI_KERJA"},
        hitung=hitung_tenggat,
        parameter="tenggat",
    ),
    Aturan(
        nama="nip",
        judul="Nomor Induk Pegawai",
        uraian="Membaca NIP 18 angka: tanggal lahir, pengangkatan, jenis kelamin, dan nomor urut.",
        skema=_objek({"nip": {"type": "string", "title": "NIP", "maxLength": 200}}, ["nip"]),
        contoh={"nip": "19850312 201001 2 901"},
        hitung=hitung_nip,
        parameter="nip",
    ),
    Aturan(
        nama="jam-kerja",
        judul="Hari kerja dan jam kerja",
        uraian="Apakah suatu tanggal hari kerja, apa sebabnya bila bukan, dan berapa jam kerjanya tanpa istirahat.",
        skema=_objek(
            {
                "tanggal": _tanggal("Tanggal"),
                "kelompok": _pilihan("Kelompok kerja", KelompokKerja),
            },
            ["tanggal", "kelompok"],
        ),
        contoh={"tanggal": "2026-02-20", "kelompok": "KANTOR"},
        hitung=hitung_jam_kerja,
        parameter="jam-kerja",
    ),
    Aturan(
        nama="penulisan",
        judul="Pelatih penulisan rencana hasil kerja",
        uraian="Membaca satu rencana hasil kerja dengan indikatornya, dan menyarankan yang dapat dibuat lebih jelas. "
        "Saran tidak menghalangi apa pun dan bukan penilaian.",
        skema=_objek(
            {
                "rhk": _teks("Rencana hasil kerja", 1000),
                "indikator": _teks("Indikator", 1000),
                "target": _teks("Target", 120),
                "satuan": _teks("Satuan", 60),
                "aspek": _pilihan("Aspek indikator", Aspek),
                "lapis": _pilihan("Jenis jabatan", LapisJabatan),
                "jabatan": _teks("Nama jabatan", 160),
                "rhk_atasan": _teks("RHK atasan yang didukung", 1000),
                "rhk_tahun_lalu": _teks("RHK yang sama tahun lalu", 1000),
                "target_tahun_lalu": _teks("Target tahun lalu", 120),
            },
            ["rhk"],
        ),
        contoh=CONTOH_PENULISAN,
        hitung=hitung_penulisan,
        parameter="penulisan",
    ),
    Aturan(
        nama="tahun-skp",
        judul="Bagian SKP dalam setahun",
        uraian="SKP mana saja yang wajib disusun dalam setahun: mutasi, promosi, cuti di luar tanggungan negara, tugas "
        "belajar, CPNS baru, dan pensiun membagi tahun menjadi beberapa bagian tanpa celah dan tanpa tumpang tindih.",
        skema=_objek(_fakta_tahun(), ["tahun", "status", "penugasan"]),
        contoh={
            "tahun": 2026,
            "status": "PNS",
            "penugasan": [
                {"mulai": "2024-01-02", "selesai": "2026-06-30", "unit": "Bidang Statistik", "jabatan": "Statistisi"},
                {"mulai": "2026-07-01", "unit": "Bidang Aplikasi", "jabatan": "Pranata Komputer"},
            ],
            "masa": [{"mulai": "2026-10-01", "selesai": "2026-11-30", "kedudukan": "CLTN"}],
        },
        hitung=hitung_tahun_skp,
        parameter="kewajiban",
    ),
    Aturan(
        nama="rekap-presensi",
        judul="Rekap presensi sebulan",
        uraian="Menghitung hari wajib, hadir, dinas luar, cuti, izin, dan menit terlambat atau pulang awal dari catatan "
        "per hari. Hari tanpa catatan tidak dianggap tidak masuk.",
        skema=_objek(
            {
                "hari": _baris(
                    "Catatan per hari",
                    "Satu baris untuk satu tanggal. Jam yang tidak tercatat dikosongkan; kode kosong berarti hari biasa.",
                    {
                        "tanggal": _tanggal("Tanggal"),
                        "masuk": _teks("Jam masuk", 5),
                        "pulang": _teks("Jam pulang", 5),
                        "kode": _teks("Kode atau keterangan", 60),
                    },
                    ["tanggal"],
                )
            },
            ["hari"],
        ),
        contoh={
            "hari": [
                {"tanggal": "2026-10-01", "masuk": "07:26", "pulang": "16:12"},
                {"tanggal": "2026-10-02", "masuk": "07:47", "pulang": "16:40"},
                {"tanggal": "2026-10-05", "kode": "DL"},
                {"tanggal": "2026-10-06", "masuk": "07:17"},
            ]
        },
        hitung=hitung_presensi,
        parameter="presensi",
    ),
)
ATURAN: dict[str, Aturan] = {a.nama: a for a in _DAFTAR}
