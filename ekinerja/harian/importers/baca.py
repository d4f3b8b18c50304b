"""One row of the sheet: cells read, what cannot be read named at its cell. Knows no database."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError

from ekinerja.harian.forms import TautanField
from ekinerja.inti.impor import Akibat, Baris, Butir, Tabel, TataKolom
from ekinerja.inti.impor import sel as baca
from ekinerja.inti.impor.sel import TakTerbaca

TATA = TataKolom(
    nama="progres",
    kolom={
        "rencana_aksi": ("rencana aksi",),
        "tanggal": ("tanggal", "tanggal kegiatan"),
        "jam_mulai": ("jam mulai", "mulai"),
        "jam_selesai": ("jam selesai", "selesai"),
        "kegiatan": ("kegiatan harian", "kegiatan", "uraian kegiatan"),
        "realisasi": ("realisasi",),
        "satuan": ("satuan",),
        "bukti": ("bukti dukung", "bukti", "tautan bukti"),
    },
    wajib=frozenset({"rencana_aksi", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi"}),
)
KEGIATAN_MAKS, SATUAN_MAKS, CATATAN_MAKS = 400, 60, 400
_GARIS = re.compile(r"\s*[-‐‑‒–—−]\s*")
_PISAH = re.compile(r"[\s,;]+(?=https?://)|,\s+|;\s*|\s*[\r\n]\s*", re.IGNORECASE)
_SKEMA = re.compile(r"^[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_ANGKA_SATUAN = re.compile(r"(\d{1,9})\s+(\D[^\d]*)")


@dataclass(slots=True)
class BarisProgres:
    """A row as it was meant. `galat`: why it cannot go in; `peringatan`: what a person should look at."""

    nomor: int
    rencana: str = ""
    tanggal: date | None = None
    jam_mulai: time | None = None
    jam_selesai: time | None = None
    kegiatan: str = ""
    realisasi: Any = ""
    satuan: str = ""
    tautan: list[str] = field(default_factory=list)
    catatan: str = ""
    galat: list[Butir] = field(default_factory=list)
    peringatan: list[Butir] = field(default_factory=list)

    @property
    def kunci(self) -> tuple[Any, ...]:
        """Two rows with the same key say the same."""
        return (
            kunci_rencana(self.rencana),
            self.tanggal,
            self.jam_mulai,
            self.jam_selesai,
            self.kegiatan,
            self.realisasi,
        )


def kunci_rencana(teks: str) -> str:
    """A rencana aksi for comparison: small letters, single spaces, every kind of dash the same."""
    rapi = unicodedata.normalize("NFKC", baca.teks(teks)).casefold()
    return _GARIS.sub("-", rapi)


def baca_baris(tabel: Tabel, mentah: Baris) -> BarisProgres:
    """Never raises: what is wrong stands in the row."""
    return _Pembaca(tabel, mentah).baca()


class _Pembaca:
    def __init__(self, tabel: Tabel, mentah: Baris) -> None:
        self._tabel, self._mentah, self.b = tabel, mentah, BarisProgres(mentah.nomor)

    def baca(self) -> BarisProgres:
        b = self.b
        b.rencana = baca.teks(self._mentah["rencana_aksi"])
        if not b.rencana:
            self.tolak("rencana_aksi", "Rencana aksi kosong.", "Salin salah satu rencana aksi dari SKP Anda.")
        b.tanggal = self._tanggal()
        b.jam_mulai, b.jam_selesai = self._jam("jam_mulai"), self._jam("jam_selesai")
        b.kegiatan = self._kegiatan()
        b.realisasi = self._realisasi()
        b.satuan = baca.teks(self._mentah["satuan"])[:SATUAN_MAKS]
        self._bukti()
        return b

    def tolak(self, kolom: str, sebab: str, saran: str, *, akibat: Akibat = Akibat.TOLAK) -> None:
        self.b.galat.append(self._butir(kolom, sebab, saran, akibat))

    def ingatkan(self, kolom: str, sebab: str, saran: str = "") -> None:
        self.b.peringatan.append(self._butir(kolom, sebab, saran, Akibat.TERIMA))

    def _butir(self, kolom: str, sebab: str, saran: str, akibat: Akibat) -> Butir:
        nilai = baca.teks(self._mentah[kolom])[:200]
        return Butir(self._tabel.lembar, self._mentah.nomor, self._tabel.label(kolom), nilai, sebab, saran, akibat)

    def _tanggal(self) -> date | None:
        try:
            hari = baca.hari(self._mentah["tanggal"])
        except TakTerbaca:
            self.tolak("tanggal", "Tanggal ini tidak terbaca.", "Tulis seperti 2026-10-31 atau 31/10/2026.")
            return None
        if hari is None:
            self.tolak("tanggal", "Tanggal kosong.", "Isi tanggal kegiatan, misalnya 2026-10-31.")
        return hari

    def _jam(self, kolom: str) -> time | None:
        try:
            jam = baca.jam(self._mentah[kolom])
        except TakTerbaca:
            self.tolak(kolom, "Jam ini tidak terbaca.", "Tulis seperti 07:35 atau 07.35.")
            return None
        if jam is None:
            self.tolak(kolom, "Jam kosong.", "Isi jam mulai dan jam selesai, misalnya 07:35.")
        return jam

    def _kegiatan(self) -> str:
        kegiatan = baca.teks(self._mentah["kegiatan"])
        if not kegiatan:
            self.tolak("kegiatan", "Kegiatan harian kosong.", "Tulis apa yang dikerjakan, satu kalimat sudah cukup.")
        if len(kegiatan) > KEGIATAN_MAKS:
            sebab = f"Teks ini {len(kegiatan)} huruf; yang disimpan {KEGIATAN_MAKS} huruf pertama."
            self.ingatkan("kegiatan", sebab, "Ringkas menjadi satu kalimat bila perlu.")
        return kegiatan[:KEGIATAN_MAKS].rstrip()

    def _realisasi(self) -> Any:
        """A whole number as int; anything else as it stands, for the rule to refuse."""
        nilai = self._mentah["realisasi"]
        if isinstance(nilai, float) and nilai.is_integer():
            return int(nilai)
        if isinstance(nilai, str):
            tulisan = baca.teks(nilai)
            return int(tulisan) if tulisan.isascii() and tulisan.isdigit() and len(tulisan) <= 18 else tulisan
        return nilai

    def _bukti(self) -> None:
        """Links become evidence; other words stay as a note; what a browser would run is refused."""
        sel = self._mentah["bukti"]
        bagian = [x.strip(" ,;") for x in _PISAH.split(sel if isinstance(sel, str) else baca.teks(sel))]
        catatan = []
        for satu in filter(None, map(baca.teks, bagian)):
            if _tautan_sah(satu):
                self.b.tautan.append(satu)
            elif _SKEMA.match(satu):
                sebab = "Hanya tautan http atau https yang dapat menjadi bukti. Baris masuk tanpa bukti ini."
                saran = "Ganti dengan tautan yang benar, lalu kirim lagi barisnya, atau tambahkan di halaman laporan."
                self.tolak("bukti", sebab, saran, akibat=Akibat.TERIMA)
            else:
                catatan.append(satu)
        self.b.tautan = list(dict.fromkeys(self.b.tautan))
        if catatan:
            self.b.catatan = f"Bukti: {', '.join(catatan)}"[:CATATAN_MAKS]
            sebab = "Ini bukan tautan, jadi disimpan sebagai catatan laporan, bukan sebagai bukti."
            self.ingatkan("bukti", sebab, "Unggah berkasnya di halaman laporan, atau tulis tautan lengkap (https://…).")


def saran_realisasi(tulisan: str) -> str:
    """'3 berkas' → what to write instead."""
    if cocok := _ANGKA_SATUAN.fullmatch(tulisan):
        return f"Tulis {cocok[1]} di Realisasi dan “{cocok[2].strip()}” di Satuan."
    return "Tulis bilangan bulat tanpa titik atau koma, misalnya 24."


_medan_tautan = TautanField()


def _tautan_sah(teks: str) -> bool:
    if not teks.lower().startswith(("http://", "https://")):
        return False
    try:
        return bool(_medan_tautan.clean(teks))
    except ValidationError:
        return False
