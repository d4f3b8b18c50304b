"""Rows of a worksheet that came back, cell by cell. A cell that cannot be taken spoils its own row only."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ekinerja.inti.impor import Akibat, Baris, Butir, HasilImpor, Tabel
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.sel import TakTerbaca, hari, sel_angka, tampak_aktif
from ekinerja.inti.impor.sel import teks as satu_baris
from ekinerja.inti.impor.tabel import rapikan
from ekinerja.skp.importers.lembar.baris import (
    AKSI,
    DAPAT_BARU,
    HARAPAN,
    INDIKATOR,
    LAMPIRAN,
    MEDAN,
    RHK,
    BarisBerkas,
    baca_kunci,
    butir_lampiran,
    nilai_angka,
    rapi,
)
from ekinerja.skp.importers.lembar.kolom import HAPUS, JUDUL, PILIHAN, kode
from ekinerja.skp.masukan import MAKS_AKSI, MAKS_BUTIR, MAKS_HARAPAN, MAKS_RUMUSAN, MAKS_TARGET

_MAKS = {RHK: MAKS_RUMUSAN, INDIKATOR: MAKS_RUMUSAN, AKSI: MAKS_AKSI, HARAPAN: MAKS_HARAPAN}
_BAGIAN = {rapikan(label): arti for label, arti in DAPAT_BARU.items()}
# Our field -> the column it stands in.
_KOLOM = {"perspektif": "aspek"}


class Pembaca:
    """Turns raw rows into rows of plans; every complaint goes into `hasil`."""

    def __init__(self, tabel: Tabel, hasil: HasilImpor) -> None:
        self._tabel, self._hasil = tabel, hasil

    def baca(self) -> list[BarisBerkas]:
        return [b for baris in self._tabel.baris if (b := self._satu(baris)) is not None]

    def _satu(self, baris: Baris) -> BarisBerkas | None:
        kunci = satu_baris(baris["kunci"])
        dikenal = baca_kunci(kunci)
        if kunci and dikenal is None:
            self.tolak(baris.nomor, "kunci", kunci, "tanda baris ini rusak", "Unduh lembarnya sekali lagi.")
            return None
        jenis, kode_bagian = (dikenal[0], "") if dikenal else _BAGIAN.get(rapikan(baris["bagian"]), ("", ""))
        if not jenis:
            pilihan = ", ".join(DAPAT_BARU)
            bagian = satu_baris(baris["bagian"])
            self.tolak(baris.nomor, "bagian", bagian, "bagian baris baru tidak dikenal", f"Pilih {pilihan}.")
            return None
        hasil = BarisBerkas(
            nomor=baris.nomor,
            kunci=kunci,
            sidik=satu_baris(baris["sidik"]),
            skp=satu_baris(baris["skp"]),
            nip=_angka(baris["nip"]).replace(" ", ""),
            mulai=_hari(baris["mulai"]),
            jenis=jenis,
            urut=_angka(baris["urut"]).replace(",", ".").upper().replace(" ", ""),
            periode=satu_baris(baris["periode"]),
            kode=kode_bagian,
        )
        self._tindakan(baris, hasil)
        for medan in MEDAN[jenis]:
            hasil.medan[medan] = self._medan(baris, hasil, medan)
        return hasil

    def _tindakan(self, baris: Baris, hasil: BarisBerkas) -> None:
        tulisan = satu_baris(baris["tindakan"])
        hasil.hapus = rapikan(tulisan) == HAPUS
        if tulisan and not hasil.hapus:
            self._rusak(hasil, "tindakan", tulisan, "tindakan ini tidak dikenal", f"Tulis “{HAPUS}”, atau kosongkan.")

    def _medan(self, baris: Baris, hasil: BarisBerkas, medan: str) -> str:
        kolom = _KOLOM.get(medan, medan)
        mentah = baris[kolom]
        if kolom in baris.galat:
            self._rusak(hasil, kolom, "", "sel ini berisi galat rumus (misalnya #N/A)", "Tulis isinya.")
            return ""
        tulisan = rapi(_teks(mentah))
        if medan in PILIHAN:
            return self._pilihan(hasil, medan, kolom, tulisan)
        if medan == "atasan":
            return tulisan
        maks = MAKS_TARGET if medan == "target" else _MAKS.get(hasil.jenis)
        if maks and len(tulisan) > maks:
            sebab = f"terlalu panjang: {len(tulisan)} huruf, paling banyak {maks}"
            self._rusak(hasil, kolom, tulisan, sebab, "Ringkaskan.")
        if hasil.jenis == LAMPIRAN:
            return self._butir(hasil, tulisan)
        return tulisan

    def _pilihan(self, hasil: BarisBerkas, medan: str, kolom: str, tulisan: str) -> str:
        """A choice; the column of aspek and perspektif is shared, so the other kind's words are named as wrong too."""
        ada = kode(medan, tulisan)
        if ada is None:
            pilihan = ", ".join(PILIHAN[medan].values())
            sebab = f"“{tulisan[:60]}” bukan pilihan untuk {JUDUL[kolom]} di baris {hasil.jenis.lower()}"
            self._rusak(hasil, kolom, tulisan, sebab, f"Pilih {pilihan}, atau kosongkan.")
        return ada or ""

    def _butir(self, hasil: BarisBerkas, tulisan: str) -> str:
        """A list of the Lampiran: one item per line."""
        butir = butir_lampiran(tulisan)
        if len(butir) > MAKS_BUTIR:
            sebab = f"{len(butir)} butir; paling banyak {MAKS_BUTIR}"
            self._rusak(hasil, "teks", tulisan, sebab, "Gabungkan yang serupa.")
        elif panjang := next((b for b in butir if len(b) > MAKS_AKSI), ""):
            sebab = f"ada butir {len(panjang)} huruf; paling banyak {MAKS_AKSI}"
            self._rusak(hasil, "teks", panjang, sebab, "Ringkaskan.")
        return "\n".join(butir)

    # -- entries --

    def _rusak(self, hasil: BarisBerkas, kolom: str, nilai: str, sebab: str, saran: str) -> None:
        hasil.rusak = True
        self.tolak(hasil.nomor, kolom, nilai, sebab, saran)

    def tolak(self, nomor: int, kolom: str, nilai: str, sebab: str, saran: str) -> None:
        self._catat(nomor, kolom, nilai, sebab, saran, Akibat.TOLAK, Keadaan.DITOLAK)

    def tahan(self, nomor: int, kolom: str, nilai: str, sebab: str, saran: str) -> None:
        self._catat(nomor, kolom, nilai, sebab, saran, Akibat.TAHAN, Keadaan.DITAHAN)

    def _catat(
        self, nomor: int, kolom: str, nilai: str, sebab: str, saran: str, akibat: Akibat, keadaan: Keadaan
    ) -> None:
        self._hasil.tandai(nomor, keadaan)
        label = JUDUL.get(kolom, kolom)
        kalimat = f"{sebab[0].upper()}{sebab[1:]}{'' if sebab.endswith('.') else '.'}"
        self._hasil.galat.append(Butir(self._tabel.lembar, nomor, label, nilai[:200], kalimat, saran, akibat))

    def ingatkan_aktif(self, baris: BarisBerkas, medan: Mapping[str, str]) -> None:
        """Text that looks like a formula or markup is kept as plain text; people should look."""
        for nama, isi in medan.items():
            if tampak_aktif(isi):
                kolom = JUDUL[_KOLOM.get(nama, nama)]
                sebab = "Isi ini mirip rumus atau kode; disimpan sebagai teks biasa."
                self._hasil.peringatan.append(Butir(self._tabel.lembar, baris.nomor, kolom, isi[:200], sebab))


def _teks(nilai: Any) -> str:
    """Text with its lines; numbers and days as they are written here."""
    if isinstance(nilai, str):
        return nilai
    if isinstance(nilai, datetime | date):
        return f"{nilai:%d-%m-%Y}"
    if sel_angka(nilai):
        return nilai_angka(nilai)
    return satu_baris(nilai)


def _angka(nilai: Any) -> str:
    return nilai_angka(nilai) if sel_angka(nilai) else satu_baris(nilai)


def _hari(nilai: Any) -> str:
    try:
        tanggal = hari(nilai)
    except TakTerbaca:
        return ""
    return tanggal.isoformat() if tanggal else ""
