"""Perjanjian kinerja from a spreadsheet: one row per indikator; what is wrong is named by row and column."""

from collections.abc import Sequence
from dataclasses import dataclass

from ekinerja.aturan.skp import Perspektif
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Akibat, Baris, Butir, HasilImpor, Tabel, TataKolom, buka, temukan_tabel
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.sel import kosong, sel_angka, tampak_aktif, teks
from ekinerja.inti.impor.tabel import rapikan
from ekinerja.inti.impor.tulis import xlsx
from ekinerja.perencanaan.actions.sasaran import BarisImpor, kata
from ekinerja.perencanaan.isi import Isi
from ekinerja.perencanaan.masukan import MAKS_INDIKATOR, MAKS_RUMUSAN, MAKS_TARGET
from ekinerja.perencanaan.target import berupa_tanggal, urai

TATA = TataKolom(
    "PERJANJIAN",
    {
        "sasaran": ("sasaran", "sasaran strategis", "sasaran program", "sasaran kegiatan", "tujuan sasaran"),
        "indikator": ("indikator kinerja", "indikator", "indikator kinerja utama", "iku"),
        "target": ("target", "target tahunan", "target setahun"),
        "satuan": ("satuan",),
        "perspektif": ("perspektif",),
    },
    frozenset({"sasaran", "indikator", "target"}),
)
JUDUL = ("SASARAN", "INDIKATOR KINERJA", "TARGET", "SATUAN", "PERSPEKTIF")
BARIS_MAKS = 200
_PERSPEKTIF = {rapikan(label): kode for kode, label in Perspektif.label_kode().items()}


@dataclass(slots=True)
class Pratinjau:
    """A checked file: what a person should know, and the rows that would go in."""

    hasil: HasilImpor
    baris: list[BarisImpor]


def baca(isi: bytes) -> Tabel:
    """The table in this file. Raises BerkasTakTerbaca, or AturanDilanggar for a file of another kind of size."""
    tabel = temukan_tabel(buka(isi), (TATA,))
    if len(tabel.baris) > BARIS_MAKS:
        raise AturanDilanggar(f"Satu berkas memuat paling banyak {BARIS_MAKS} baris indikator.", status=400)
    return tabel


def templat(isi: Isi) -> bytes:
    """A sheet with the right columns, and what is there already."""
    label = Perspektif.label_kode()
    baris = [
        (s["teks"], i["teks"], i["target"], "", label.get(i["perspektif"], ""))
        for s in isi["sasaran"]
        for i in s["indikator"]
    ]
    return xlsx(JUDUL, baris, lembar="Perjanjian kinerja")


def periksa(tabel: Tabel, isi: Isi) -> Pratinjau:
    """Compare with what is typed already; writes nothing."""
    return Pemeriksa(tabel, isi).periksa()


class Pemeriksa:
    """Rows of one unit and year against what is typed; several units may share one `hasil`."""

    def __init__(self, tabel: Tabel, isi: Isi, hasil: HasilImpor | None = None) -> None:
        self._tabel, self._hasil = tabel, HasilImpor() if hasil is None else hasil
        self._ada = {
            (kata(s["teks"]), kata(i["teks"])): (i["target"], i["perspektif"])
            for s in isi["sasaran"]
            for i in s["indikator"]
        }
        self._jumlah = len(self._ada)
        self._berkas: dict[tuple[str, str], tuple[int, BarisImpor]] = {}

    def periksa(self) -> Pratinjau:
        sasaran, hasil = "", []
        for baris in self._tabel.baris:
            # A merged cell comes as empty cells below the first: the sasaran goes on.
            sasaran = teks(baris["sasaran"]) or sasaran
            if (b := self._satu(baris, sasaran)) is not None:
                hasil.append(b)
        return Pratinjau(self._hasil, hasil)

    def _satu(self, baris: Baris, sasaran: str) -> BarisImpor | None:
        b = BarisImpor(
            sasaran, teks(baris["indikator"]), self._target(baris), _PERSPEKTIF.get(rapikan(baris["perspektif"]), "")
        )
        if not self._lengkap(baris, b) or not self._sekali(baris, b):
            return None
        lama = self._ada.get((kata(b.sasaran), kata(b.indikator)))
        if lama is None:
            self._jumlah += 1
            if self._jumlah > MAKS_INDIKATOR:
                return self._tolak(
                    baris, "indikator", f"Satu perjanjian memuat paling banyak {MAKS_INDIKATOR} indikator."
                )
        keadaan = Keadaan.BARU
        if lama is not None:
            keadaan = Keadaan.TETAP if lama == (b.target or lama[0], b.perspektif or lama[1]) else Keadaan.BERUBAH
        self._hasil.tandai(baris.nomor, keadaan)
        self._ingatkan(baris, b)
        return b

    def _target(self, baris: Baris) -> str:
        """As typed, with the unit from its own column; a number cell in Indonesian spelling."""
        isi = teks(baris["target"]) if not kosong(baris["target"]) else ""
        if sel_angka(baris["target"]):
            isi = isi.replace(".", ",")
        satuan = teks(baris["satuan"]) if not kosong(baris["satuan"]) else ""
        if not isi or not satuan or isi.casefold().endswith(satuan.casefold()):
            return isi
        return f"{isi}{'' if satuan == '%' else ' '}{satuan}"

    def _lengkap(self, baris: Baris, b: BarisImpor) -> bool:
        for kolom in baris.galat:
            return (
                self._tolak(baris, kolom, "Sel ini berisi galat rumus (misalnya #N/A).", "Tulis nilainya.") is not None
            )
        if not b.sasaran:
            return (
                self._tolak(baris, "sasaran", "Sasaran kosong.", "Isi sasaran di baris ini atau di atasnya.")
                is not None
            )
        if not b.indikator:
            return self._tolak(baris, "indikator", "Indikator kosong.", "Tulis indikator kinerjanya.") is not None
        for kolom, isi, maks in (
            ("sasaran", b.sasaran, MAKS_RUMUSAN),
            ("indikator", b.indikator, MAKS_RUMUSAN),
            ("target", b.target, MAKS_TARGET),
        ):
            if len(isi) > maks:
                return (
                    self._tolak(baris, kolom, f"Terlalu panjang: {len(isi)} huruf, paling banyak {maks}.") is not None
                )
        if not kosong(baris["perspektif"]) and not b.perspektif:
            pilihan = ", ".join(Perspektif.label_kode().values())
            return (
                self._tolak(baris, "perspektif", "Perspektif tidak dikenal.", f"Pilih salah satu: {pilihan}.")
                is not None
            )
        return True

    def _sekali(self, baris: Baris, b: BarisImpor) -> bool:
        nomor, lama = self._berkas.setdefault((kata(b.sasaran), kata(b.indikator)), (baris.nomor, b))
        if nomor == baris.nomor:
            return True
        if (lama.target, lama.perspektif) == (b.target, b.perspektif):
            self._butir(baris, "indikator", f"Sama dengan baris {nomor}; dibaca sekali saja.", "", Akibat.LEWAT)
            self._hasil.tandai(baris.nomor, Keadaan.DILEWATI)
            return False
        sebab = f"Indikator ini juga di baris {nomor} dengan target atau perspektif lain."
        return self._tolak(baris, "indikator", sebab, "Sisakan satu yang benar.") is not None

    def _ingatkan(self, baris: Baris, b: BarisImpor) -> None:
        if not b.target:
            self._butir(baris, "target", "Target kosong.", "Boleh diisi nanti, sebelum ditetapkan.", Akibat.TERIMA)
        elif urai(b.target).nilai is None and not berupa_tanggal(b.target):
            saran = "Tulis angka dan satuan, misalnya 46 kelurahan."
            self._butir(baris, "target", "Angka target tidak terbaca; disimpan seperti tertulis.", saran, Akibat.TERIMA)
        for kolom, isi in (("sasaran", b.sasaran), ("indikator", b.indikator)):
            if tampak_aktif(isi):
                self._butir(baris, kolom, "Tampak seperti rumus atau kode; disimpan sebagai teks.", "", Akibat.TERIMA)

    def _tolak(self, baris: Baris, kolom: str, sebab: str, saran: str = "") -> None:
        self._butir(baris, kolom, sebab, saran, Akibat.TAHAN)
        self._hasil.tandai(baris.nomor, Keadaan.DITAHAN)

    def _butir(self, baris: Baris, kolom: str, sebab: str, saran: str, akibat: Akibat) -> None:
        daftar = self._hasil.galat if akibat is Akibat.TAHAN else self._hasil.peringatan
        nilai = teks(baris[kolom])[:200]
        daftar.append(Butir(self._tabel.lembar, baris.nomor, self._tabel.label(kolom), nilai, sebab, saran, akibat))


def dari_muatan(muatan: Sequence[Sequence[str]]) -> list[BarisImpor]:
    """Rows that travelled through the preview page, signed."""
    return [BarisImpor(*map(str, b)) for b in muatan]
