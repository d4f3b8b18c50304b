"""The plans of a file in one plain shape, and what is wrong with each. Asks no database.

A plan is refused (TOLAK) when it cannot be understood, held (TAHAN) when a person has to decide, and taken with a
warning (TERIMA) when it can be kept as it is although something is missing: an approved plan is not ours to correct.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ekinerja.aturan.periode import JendelaPeriode, JenisPeriode, jendela_periode
from ekinerja.aturan.skp import FormulirSkp, Pendekatan
from ekinerja.inti.impor import Akibat, BerkasTakTerbaca, Butir
from ekinerja.inti.impor.sel import TakTerbaca, hari, teks
from ekinerja.inti.kanonik import baku
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.skp.importers.berkas import Objek, TakSah
from ekinerja.skp.importers.jumlah import periksa_target
from ekinerja.skp.importers.nilai import (
    ASPEK,
    FORMULIR,
    JABATAN,
    JENIS_RHK,
    JENIS_TARGET,
    PENDEKATAN,
    PENYELARASAN,
    PERILAKU,
    PERSPEKTIF,
    STATUS,
    SUMBER,
    angka,
    jenis_nilai,
    lipat,
    polos,
    sebut_pilihan,
    sebutan,
)
from ekinerja.skp.masukan import (
    MAKS_AKSI,
    MAKS_BUTIR,
    MAKS_HARAPAN,
    MAKS_INDIKATOR,
    MAKS_RHK,
    MAKS_RUMUSAN,
    MAKS_TARGET,
)
from ekinerja.skp.models import ButirLampiran, JenisTarget, Rhk, Skp

LEMBAR = "skp"
PERBAIKI = "Perbaiki di berkas atau aplikasi asalnya, lalu kirim lagi."
BARIS_MAKS = 100_000
MAKS_ID, MAKS_NAMA, MAKS_SATUAN = 40, 160, 60
MAKS_PRAKTIK = 2000
_NILAI_MAKS = Decimal(10) ** 14
_ATAS = frozenset({"versi", "instansi", "tahun", "catatan", "skp"})
_SKP = frozenset(
    "nip nama jabatan jenis_jabatan kode_unit kode_opd formulir pendekatan sumber periode status ppk atasan_ppk rhk "
    "perilaku lampiran praktik_kinerja".split()
)
_RHK = frozenset("id jenis teks templat perspektif rhk_atasan penyelarasan indikator".split())
_INDIKATOR = frozenset("id aspek teks target rencana_aksi".split())
_AKSI = frozenset("id triwulan teks target satuan tenggat".split())
_LAMPIRAN = {
    "dukungan_sumber_daya": ButirLampiran.Jenis.DUKUNGAN,
    "skema_pertanggungjawaban": ButirLampiran.Jenis.SKEMA,
    "konsekuensi": ButirLampiran.Jenis.KONSEKUENSI,
}
_RESMI = (*Skp.BERLAKU, Skp.Status.DITUTUP)


@lru_cache(maxsize=8)
def _triwulan_tahun(tahun: int) -> list[JendelaPeriode]:
    """The quarters of a year; asked for every rencana aksi of a file."""
    return jendela_periode(JenisPeriode.TRIWULANAN, tahun)


class _Gugur(Exception):
    """The plan cannot be read any further."""


@dataclass(slots=True)
class SatuSkp:
    """One plan: `nomor` counts from 1 in the list of the file; `isi` is None when it could not be read."""

    nomor: int
    isi: dict[str, Any] | None
    butir: list[Butir] = field(default_factory=list)

    @property
    def akibat(self) -> Akibat:
        """The gravest of the entries."""
        ada = {b.akibat for b in self.butir}
        return next((a for a in (Akibat.TOLAK, Akibat.TAHAN) if a in ada), Akibat.TERIMA)


@dataclass(slots=True)
class Bacaan:
    skp: list[SatuSkp]
    asing: list[str] = field(default_factory=list)  # fields nobody reads
    sha256: str = ""  # of the file

    def ke_json(self) -> dict[str, Any]:
        """`judul` and `baris` are what the list of problems shows of each plan."""
        return {
            "lembar": LEMBAR,
            "judul": {"nip": "NIP", "nama": "NAMA", "jabatan": "JABATAN", "mulai": "MULAI"},
            "baris": [
                [s.nomor, [(s.isi or {}).get(k, "") for k in ("nip", "nama", "jabatan", "mulai")], []] for s in self.skp
            ],
            "skp": [[s.nomor, s.isi, [asdict(b) for b in s.butir]] for s in self.skp],
            "asing": self.asing,
            "sha256": self.sha256,
        }

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> "Bacaan":
        return cls(
            [
                SatuSkp(n, s, [Butir(**{**b, "akibat": Akibat(b["akibat"])}) for b in butir])
                for n, s, butir in isi["skp"]
            ],
            isi["asing"],
            isi["sha256"],
        )


def baca_bacaan(mentah: Any) -> Bacaan:
    """Raises BerkasTakTerbaca when the file holds no list of plans."""
    daftar = mentah.get("skp") if isinstance(mentah, dict) else mentah
    if not isinstance(daftar, list):
        raise BerkasTakTerbaca(
            "Daftar SKP tidak ditemukan: berkas JSON ini harus memuat “skp” berisi daftar, satu butir per pegawai."
        )
    if not daftar:
        raise BerkasTakTerbaca("Daftar SKP di berkas ini kosong, jadi tidak ada yang dapat diimpor.")
    if len(daftar) > BARIS_MAKS:
        raise BerkasTakTerbaca("Berkas ini berisi lebih dari 100.000 SKP. Bagi menjadi beberapa berkas.", status=413)
    if isinstance(mentah, Objek) and mentah.ganda:
        raise BerkasTakTerbaca(f"Kunci “{mentah.ganda}” tertulis dua kali di awal berkas. Hapus salah satunya.")
    asing: dict[str, None] = dict.fromkeys(set(mentah) - _ATAS if isinstance(mentah, dict) else ())
    hasil = [_Pembaca(n, asing).baca(isi) for n, isi in enumerate(daftar, 1)]
    return Bacaan(hasil, sorted(teks(k)[:40] for k in asing)[:50])


class _Pembaca:
    def __init__(self, nomor: int, asing: dict[str, None]) -> None:
        self._satu = SatuSkp(nomor, None)
        self._asing = asing
        self._siapa = f"SKP ke-{nomor}"
        self._ids: set[str] = set()

    def baca(self, mentah: Any) -> SatuSkp:
        with contextlib.suppress(_Gugur):
            self._satu.isi = self._skp(self._objek(mentah, "", _SKP))
        return self._satu

    # -- entries --

    def _catat(self, kolom: str, nilai: Any, sebab: str, akibat: Akibat, saran: str = PERBAIKI) -> None:
        self._satu.butir.append(
            Butir(LEMBAR, self._satu.nomor, kolom, sebutan(nilai), f"{self._siapa}: {sebab}", saran, akibat)
        )

    def _tolak(self, kolom: str, nilai: Any, sebab: str) -> None:
        self._catat(kolom, nilai, sebab, Akibat.TOLAK)
        raise _Gugur

    def _tahan(self, kolom: str, nilai: Any, sebab: str, saran: str = PERBAIKI) -> None:
        self._catat(kolom, nilai, sebab, Akibat.TAHAN, saran)

    def _ingatkan(self, kolom: str, nilai: Any, sebab: str, saran: str = PERBAIKI) -> None:
        self._catat(kolom, nilai, sebab, Akibat.TERIMA, saran)

    # -- values --

    def _objek(self, nilai: Any, kolom: str, kenal: frozenset[str] | None = None) -> dict[str, Any]:
        if not isinstance(nilai, dict):
            self._tolak(kolom, nilai, f"{kolom or 'butir ini'} seharusnya objek {'{…}'}, bukan {jenis_nilai(nilai)}.")
        if ganda := getattr(nilai, "ganda", ""):
            tempat = f" di {kolom}" if kolom else ""
            self._tolak(kolom, ganda, f"kunci “{sebutan(ganda)}” tertulis dua kali{tempat}, jadi isinya tidak pasti.")
        if kenal is not None:
            self._asing.update(dict.fromkeys(k for k in nilai if k not in kenal))
        return nilai  # type: ignore[no-any-return]

    def _daftar(self, nilai: Any, kolom: str) -> list[Any]:
        if nilai is None:
            return []
        if not isinstance(nilai, list):
            self._tolak(kolom, nilai, f"{kolom} seharusnya daftar […], bukan {jenis_nilai(nilai)}.")
        return nilai  # type: ignore[no-any-return]

    def _teks(self, nilai: Any, kolom: str, maks: int) -> str:
        """Text on one or more lines; numbers are written out. Too long a text is kept here and holds the plan."""
        if nilai is None:
            return ""
        if isinstance(nilai, TakSah) or not isinstance(nilai, str | Decimal):
            self._tolak(kolom, nilai, f"{kolom} seharusnya teks, bukan {jenis_nilai(nilai)}.")
        if isinstance(nilai, Decimal):
            return angka(nilai)
        rapi = "\n".join(b for b in (teks(x) for x in nilai.splitlines()) if b)
        if len(rapi) > maks:
            self._tahan(kolom, rapi, f"{kolom} paling panjang {maks} huruf; di berkas {len(rapi)}.")
        return rapi[:maks]

    def _kode(self, nilai: Any, kolom: str, pilihan: Mapping[str, str], kosong: str | None = None) -> str:
        """A choice by code or by label, in any case."""
        tulisan = self._teks(nilai, kolom, 60)
        if not tulisan and kosong is not None:
            return kosong
        kode = pilihan.get(lipat(tulisan))
        if kode is None:
            self._tolak(
                kolom, nilai, f"{kolom} “{sebutan(nilai)}” tidak dikenal. Yang dikenal: {sebut_pilihan(pilihan)}."
            )
        return kode or ""

    def _hari(self, nilai: Any, kolom: str) -> date | None:
        tulisan = self._teks(nilai, kolom, 40)
        try:
            return hari(tulisan) if tulisan else None
        except TakTerbaca:
            return None

    def _id(self, nilai: Any, kolom: str, bawaan: str) -> str:
        """The file's own name of a part; unique within the plan, because links and later changes go by it."""
        kunci = self._teks(nilai, kolom, MAKS_ID) or bawaan
        if kunci in self._ids:
            self._tahan(kolom, kunci, f"id {kunci} dipakai dua kali dalam SKP ini.")
        self._ids.add(kunci)
        return kunci

    # -- the plan --

    def _skp(self, m: dict[str, Any]) -> dict[str, Any]:
        nip = self._nip(m.get("nip"))
        nama = self._teks(m.get("nama"), "nama", MAKS_NAMA)
        self._siapa = f"{nama or 'tanpa nama'} ({nip})"
        mulai, sampai = self._periode(m.get("periode"))
        sumber = self._kode(m.get("sumber"), "sumber", SUMBER, Skp.Sumber.LOKAL)
        isi: dict[str, Any] = {
            "nip": nip,
            "nama": nama,
            "jabatan": self._teks(m.get("jabatan"), "jabatan", MAKS_NAMA),
            "jenis_jabatan": self._jenis_jabatan(m.get("jenis_jabatan")),
            "unit": self._teks(m.get("kode_unit"), "kode_unit", MAKS_ID),
            "formulir": self._kode(m.get("formulir"), "formulir", FORMULIR),
            "pendekatan": self._kode(m.get("pendekatan"), "pendekatan", PENDEKATAN, Pendekatan.KUANTITATIF.value),
            "sumber": sumber,
            "status": self._status(m.get("status"), sumber),
            "mulai": mulai.isoformat(),
            "sampai": sampai.isoformat(),
            "ppk": self._ppk(m.get("ppk")),
            "atasan_ppk": self._nip_atasan(m.get("atasan_ppk")),
        }
        isi["rhk"] = self._semua_rhk(m.get("rhk"), isi, mulai, sampai)
        isi["perilaku"] = self._perilaku(m.get("perilaku"))
        isi["lampiran"] = self._lampiran(m.get("lampiran"))
        isi["praktik_kinerja"] = self._praktik(m.get("praktik_kinerja"))
        return isi

    def _nip(self, nilai: Any) -> str:
        if isinstance(nilai, Decimal):
            self._tolak(
                "nip", nilai, "NIP harus ditulis di antara tanda kutip, karena angka panjang mudah terbulatkan."
            )
        nip = self._teks(nilai, "nip", 40).replace(" ", "")
        if not (nip.isascii() and nip.isdigit() and len(nip) == 18):
            self._tolak("nip", nilai, f"NIP harus 18 angka; di berkas “{sebutan(nilai)}”.")
        return nip

    def _nip_atasan(self, nilai: Any) -> str:
        return self._teks(nilai.get("nip") if isinstance(nilai, dict) else nilai, "atasan_ppk", 40).replace(" ", "")

    def _ppk(self, nilai: Any) -> dict[str, str] | None:
        if nilai is None:
            self._ingatkan("ppk", "", "Pejabat Penilai Kinerja tidak tertulis, jadi SKP disimpan tanpa penilai.")
            return None
        m = self._objek(nilai, "ppk")
        return {
            "nip": self._teks(m.get("nip"), "ppk.nip", 40).replace(" ", ""),
            "nama": self._teks(m.get("nama"), "ppk.nama", MAKS_NAMA),
            "jabatan": self._teks(m.get("jabatan"), "ppk.jabatan", MAKS_NAMA),
            "unit": self._teks(m.get("kode_unit"), "ppk.kode_unit", MAKS_ID),
        }

    def _periode(self, nilai: Any) -> tuple[date, date]:
        m = self._objek(nilai, "periode", frozenset({"mulai", "selesai"}))
        mulai, sampai = self._hari(m.get("mulai"), "periode.mulai"), self._hari(m.get("selesai"), "periode.selesai")
        if mulai is None or sampai is None:
            kurang = "mulai" if mulai is None else "selesai"
            self._tolak(
                f"periode.{kurang}", m.get(kurang), f"tanggal {kurang} SKP tidak terbaca; tulis seperti 01-01-2026."
            )
        assert mulai is not None
        assert sampai is not None
        if mulai > sampai:
            self._tolak("periode", m.get("mulai"), f"SKP mulai {tulis(mulai)}, sesudah selesainya {tulis(sampai)}.")
        if mulai.year != sampai.year or not 2022 <= mulai.year <= 2100:
            self._tolak(
                "periode", m.get("mulai"),
                f"SKP {tulis(mulai)} sampai {tulis(sampai)} harus berada dalam satu tahun kalender, sejak 2022.",
            )  # fmt: skip
        return mulai, sampai

    def _jenis_jabatan(self, nilai: Any) -> str:
        """Empty when unknown: then the register decides."""
        tulisan = self._teks(nilai, "jenis_jabatan", 40)
        kode = JABATAN.get(lipat(tulisan), "")
        if tulisan and not kode:
            self._ingatkan(
                "jenis_jabatan", nilai, "jenis jabatan ini tidak dikenal; dipakai yang tercatat di daftar pegawai.", ""
            )
        return kode

    def _status(self, nilai: Any, sumber: str) -> str:
        resmi = sumber == Skp.Sumber.RUANG_GTK
        status = self._kode(nilai, "status", STATUS, Skp.Status.DISETUJUI if resmi else Skp.Status.DRAF)
        if resmi and status not in _RESMI:
            self._tahan(
                "status", nilai, "SKP dari Ruang GTK ini belum disetujui di sana, jadi belum resmi.",
                "Impor lagi setelah disetujui di Ruang GTK.",
            )  # fmt: skip
        return status

    # -- RHK, indicators, rencana aksi --

    def _semua_rhk(self, nilai: Any, isi: dict[str, Any], mulai: date, sampai: date) -> list[dict[str, Any]]:
        daftar = self._daftar(nilai, "rhk")
        if len(daftar) > MAKS_RHK:
            self._tahan("rhk", len(daftar), f"satu SKP memuat paling banyak {MAKS_RHK} RHK; di berkas {len(daftar)}.")
            daftar = daftar[:MAKS_RHK]
        hasil = [self._rhk(n, r, isi, mulai, sampai) for n, r in enumerate(daftar, 1)]
        if not any(r["jenis"] == Rhk.Jenis.UTAMA for r in hasil):
            self._tahan("rhk", "", "tidak ada satu pun hasil kerja utama di SKP ini.")
        return hasil

    def _rhk(self, n: int, nilai: Any, isi: dict[str, Any], mulai: date, sampai: date) -> dict[str, Any]:
        tempat = f"RHK {n}"
        m = self._objek(nilai, tempat, _RHK)
        rhk: dict[str, Any] = {
            "id": self._id(m.get("id"), f"{tempat}, id", f"#{n}"),
            "jenis": self._kode(m.get("jenis"), f"{tempat}, jenis", JENIS_RHK, Rhk.Jenis.UTAMA),
            "teks": self._teks(m.get("teks"), f"{tempat}, teks", MAKS_RUMUSAN),
            "templat": self._teks(m.get("templat"), f"{tempat}, templat", MAKS_ID),
            "perspektif": self._kode(m.get("perspektif"), f"{tempat}, perspektif", PERSPEKTIF, ""),
            "rhk_atasan": self._teks(m.get("rhk_atasan"), f"{tempat}, rhk_atasan", MAKS_ID),
            "penyelarasan": self._kode(m.get("penyelarasan"), f"{tempat}, penyelarasan", PENYELARASAN, ""),
        }
        if not rhk["teks"]:
            self._tahan(f"{tempat}, teks", "", f"rumusan {tempat} kosong.")
        if isi["formulir"] == FormulirSkp.JPT.value and not rhk["perspektif"]:
            self._ingatkan(
                f"{tempat}, perspektif", "", f"{tempat} tanpa perspektif, padahal formulir JPT memerlukannya."
            )
        daftar = self._daftar(m.get("indikator"), f"{tempat}, indikator")
        if len(daftar) > MAKS_INDIKATOR:
            self._tahan(
                f"{tempat}, indikator", len(daftar), f"satu RHK memuat paling banyak {MAKS_INDIKATOR} indikator."
            )
        if not daftar:
            self._ingatkan(f"{tempat}, indikator", "", f"{tempat} tidak memuat indikator.")
        rhk["indikator"] = [
            self._indikator(f"{tempat}, indikator {k}", f"{rhk['id']}.{k}", i, isi, mulai, sampai)
            for k, i in enumerate(daftar[:MAKS_INDIKATOR], 1)
        ]
        return rhk

    def _indikator(
        self, tempat: str, bawaan: str, nilai: Any, isi: dict[str, Any], mulai: date, sampai: date
    ) -> dict[str, Any]:
        m = self._objek(nilai, tempat, _INDIKATOR)
        ind: dict[str, Any] = {
            "id": self._id(m.get("id"), f"{tempat}, id", bawaan),
            "aspek": self._kode(m.get("aspek"), f"{tempat}, aspek", ASPEK, ""),
            "teks": self._teks(m.get("teks"), f"{tempat}, teks", MAKS_RUMUSAN),
            **self._target(m.get("target"), f"{tempat}, target"),
        }
        kuantitatif = isi["pendekatan"] == Pendekatan.KUANTITATIF.value
        if not ind["teks"]:
            self._tahan(f"{tempat}, teks", "", f"{tempat} kosong.")
        if kuantitatif and isi["formulir"] == FormulirSkp.JA_JF.value and not ind["aspek"]:
            self._ingatkan(
                f"{tempat}, aspek", "",
                f"{tempat} tanpa aspek (kuantitas, kualitas, waktu, atau biaya); disimpan tanpa aspek.",
            )  # fmt: skip
        if kuantitatif and not ind["target"]:
            self._ingatkan(f"{tempat}, target", "", f"{tempat} tanpa target; disimpan tanpa target.")
        daftar = self._daftar(m.get("rencana_aksi"), f"{tempat}, rencana_aksi")
        if len(daftar) > MAKS_BUTIR:
            self._tahan(
                f"{tempat}, rencana_aksi", len(daftar), f"{tempat} memuat lebih dari {MAKS_BUTIR} rencana aksi."
            )
        ind["aksi"] = [
            self._aksi(f"{tempat}, rencana aksi {k}", f"{ind['id']}.{k}", a, ind, mulai, sampai)
            for k, a in enumerate(daftar[:MAKS_BUTIR], 1)
        ]
        if kuantitatif and (sebab := periksa_target(ind)):
            self._ingatkan(f"{tempat}, target", ind["target"], f"{tempat}: {sebab}")
        return ind

    def _target(self, nilai: Any, kolom: str) -> dict[str, Any]:
        """The text as typed; figure and unit apart where there is exactly one figure."""
        if nilai is None or (isinstance(nilai, str) and not isinstance(nilai, TakSah)):
            nilai = {"teks": nilai}
        m = self._objek(nilai, kolom, frozenset({"nilai", "satuan", "teks", "jenis"}))
        satuan = self._teks(m.get("satuan"), f"{kolom}.satuan", MAKS_SATUAN)
        jenis = self._kode(m.get("jenis"), f"{kolom}.jenis", JENIS_TARGET, JenisTarget.AKUMULASI)
        tulisan, angka_ = self._sasaran(m.get("nilai"), satuan, f"{kolom}.nilai")
        tulisan = self._teks(m.get("teks"), f"{kolom}.teks", MAKS_TARGET) or tulisan
        if jenis == JenisTarget.TANGGAL:
            satuan = ""
            if tulisan and self._hari(tulisan, kolom) is None:
                self._ingatkan(kolom, tulisan, f"target berjenis tanggal, tetapi “{sebutan(tulisan)}” bukan tanggal.")
        return {"target": tulisan, "nilai": angka_, "satuan": satuan, "jenis_target": jenis}

    def _sasaran(self, nilai: Any, satuan: str, kolom: str) -> tuple[str, str | None]:
        """(as people write it, the figure as text) of a value with its unit."""
        if nilai is None:
            return "", None
        if not isinstance(nilai, Decimal):
            return self._teks(nilai, kolom, MAKS_TARGET), None
        if not -_NILAI_MAKS < nilai < _NILAI_MAKS or nilai != nilai.quantize(Decimal("0.0001")):
            self._tolak(
                kolom, nilai, f"{kolom} {sebutan(nilai)} terlalu besar atau lebih dari empat angka di belakang koma."
            )
        return f"{angka(nilai)} {satuan}".strip()[:MAKS_TARGET], str(baku(nilai))

    def _aksi(
        self, tempat: str, bawaan: str, nilai: Any, ind: dict[str, Any], mulai: date, sampai: date
    ) -> dict[str, Any]:
        m = self._objek(nilai, tempat, _AKSI)
        satuan = self._teks(m.get("satuan"), f"{tempat}, satuan", MAKS_SATUAN)
        target, angka_ = self._sasaran(m.get("target"), satuan, f"{tempat}, target")
        tenggat = self._hari(m.get("tenggat"), f"{tempat}, tenggat")
        triwulan = self._triwulan(m.get("triwulan"), tenggat, f"{tempat}, triwulan")
        aksi = {
            "id": self._id(m.get("id"), f"{tempat}, id", bawaan),
            "triwulan": triwulan,
            "teks": self._teks(m.get("teks"), f"{tempat}, teks", MAKS_AKSI),
            "target": target,
            "nilai": angka_,
            "satuan": "" if ind["jenis_target"] == JenisTarget.TANGGAL else satuan,
            **self._rentang_aksi(tempat, triwulan, tenggat, m.get("tenggat"), mulai, sampai),
        }
        if not aksi["teks"]:
            self._tahan(f"{tempat}, teks", "", f"{tempat} kosong.")
        return aksi

    def _triwulan(self, nilai: Any, tenggat: date | None, kolom: str) -> int:
        if nilai is None and tenggat is not None:
            return (tenggat.month + 2) // 3
        if not isinstance(nilai, Decimal) or nilai not in (1, 2, 3, 4):
            self._tolak(kolom, nilai, f"{kolom} harus angka 1 sampai 4.")
        return int(nilai)

    def _rentang_aksi(
        self, tempat: str, triwulan: int, tenggat: date | None, tertulis: Any, mulai: date, sampai: date
    ) -> dict[str, str]:
        """From when to when: the quarter cut to the SKP, ended by the due date."""
        jendela = _triwulan_tahun(mulai.year)[triwulan - 1]
        awal, akhir = max(jendela.mulai, mulai), min(jendela.selesai, sampai)
        if tertulis is not None and tenggat is None:
            self._tahan(f"{tempat}, tenggat", tertulis, f"tenggat {tempat} tidak terbaca; tulis seperti 31-03-2026.")
        elif awal > akhir:
            self._tahan(
                f"{tempat}, triwulan", triwulan,
                f"{tempat} berada di triwulan {triwulan}, di luar masa SKP ({tulis(mulai)} sampai {tulis(sampai)}).",
            )  # fmt: skip
        elif tenggat is not None and not mulai <= tenggat <= sampai:
            self._tahan(f"{tempat}, tenggat", tertulis, f"tenggat {tempat} berada di luar masa SKP.")
        elif tenggat is not None and not awal <= tenggat <= akhir:
            self._ingatkan(
                f"{tempat}, tenggat",
                tertulis,
                f"tenggat {tempat}, {tulis(tenggat)}, tidak berada di triwulan {triwulan}.",
            )
        akhir = tenggat or akhir
        return {"mulai": min(awal, akhir).isoformat(), "tenggat": akhir.isoformat()}

    # -- the rest of the form --

    def _perilaku(self, nilai: Any) -> dict[str, str]:
        m = {} if nilai is None else self._objek(nilai, "perilaku")
        hasil = {}
        for nama, isi in m.items():
            harapan = self._teks(isi, f"perilaku, {sebutan(nama)}", MAKS_HARAPAN)
            kode = PERILAKU.get(lipat(nama))
            if harapan and kode is None:
                self._tahan(
                    "perilaku", nama, f"nilai perilaku “{sebutan(nama)}” tidak dikenal, padahal ada harapannya."
                )
            elif harapan:
                hasil[kode or ""] = harapan
        return {k: hasil[k] for k in PERILAKU.values() if k in hasil}

    def _lampiran(self, nilai: Any) -> dict[str, list[str]]:
        m = {} if nilai is None else self._objek(nilai, "lampiran", frozenset(_LAMPIRAN))
        hasil = {}
        for medan, jenis in _LAMPIRAN.items():
            daftar = [self._teks(b, medan, MAKS_AKSI) for b in self._daftar(m.get(medan), medan)]
            butir = [b for b in daftar if b]
            if len(butir) > MAKS_BUTIR:
                self._tahan(medan, len(butir), f"{jenis.label} memuat paling banyak {MAKS_BUTIR} butir.")
            if not butir:
                self._ingatkan(medan, "", f"{jenis.label} di lampiran kosong.")
            hasil[jenis.value] = butir[:MAKS_BUTIR]
        return hasil

    def _praktik(self, nilai: Any) -> Any:
        """Of teachers, as Ruang GTK wrote it: kept beside the plan, not interpreted."""
        if nilai is None:
            return None
        bersih = polos(nilai)
        if len(str(bersih)) > MAKS_PRAKTIK:
            self._tahan("praktik_kinerja", "", "praktik kinerja terlalu panjang untuk disimpan.")
            return None
        return bersih
