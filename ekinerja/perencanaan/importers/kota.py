"""`impor perjanjian-kinerja`: the perjanjian kinerja of many units in one file, for whoever runs the server.

One row per indikator with its unit. Rows land in drafts, which the heads set themselves; what was set already is not touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Akibat, Baris, Butir, HasilImpor, Pemeriksaan, Pilihan, Tabel, TataKolom, buka
from ekinerja.inti.impor import temukan_tabel as temukan
from ekinerja.inti.impor.daftar import Kemajuan, diam
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.sel import kosong, teks
from ekinerja.inti.impor.simpanan import dari_json, ke_json
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.importers.pegawai.rencana import muat_unit
from ekinerja.kepegawaian.models import PadananUnit, UnitKerja
from ekinerja.kepegawaian.nama_unit import PencocokUnit
from ekinerja.perencanaan.actions import gabung_dari_pengelola
from ekinerja.perencanaan.actions.sasaran import BarisImpor
from ekinerja.perencanaan.importers.perjanjian import TATA, Pemeriksa
from ekinerja.perencanaan.isi import isi_perjanjian
from ekinerja.perencanaan.models import PerjanjianKinerja

KOTA = TataKolom(
    "PERJANJIAN_KOTA",
    {
        "unit_kerja": ("unit kerja", "unit", "nama unit", "perangkat daerah"),
        "kode_unit": ("kode unit", "kode"),
        "unit_induk": ("unit induk",),
        "tahun": ("tahun",),
        **TATA.kolom,
    },
    frozenset({"unit_kerja", *TATA.wajib}),
)
TAHUN_PERTAMA = 2022


@dataclass(frozen=True, slots=True)
class RencanaPerjanjian:
    """What goes into the draft of one unit and year."""

    unit: int
    tahun: int
    baris: list[BarisImpor]


class ImporPerjanjian:
    """Rows that are in a file; what is missing from it stays."""

    jenis = "perjanjian-kinerja"
    judul = "Perjanjian kinerja"
    ket = "Unit kerja, sasaran, indikator kinerja, target; boleh dengan satuan, perspektif, dan tahun."

    def baca(self, berkas: Path, pilihan: Pilihan) -> Tabel:
        """The table in this file. Raises BerkasTakTerbaca."""
        return temukan(buka(berkas.read_bytes()), (KOTA,), lembar=pilihan.lain.get("lembar", ""))

    def ke_json(self, tabel: Tabel) -> dict[str, Any]:
        return ke_json(tabel)

    def dari_json(self, isi: dict[str, Any]) -> Tabel:
        return dari_json(isi, (KOTA,))

    def periksa(self, tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan:
        """Compare with the drafts; writes nothing. Raises AturanDilanggar when there are no units yet."""
        return _Pemeriksa(tabel, pilihan).periksa(kemajuan)

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None:
        """Write into the drafts, unit by unit in one order, all or nothing."""
        rencana: list[RencanaPerjanjian] = pemeriksaan.rencana
        unit = UnitKerja.objects.in_bulk([r.unit for r in rencana])
        with transaction.atomic():
            for n, r in enumerate(sorted(rencana, key=lambda r: (r.unit, r.tahun)), 1):
                gabung_dari_pengelola(unit[r.unit], r.tahun, r.baris, oleh=oleh, pada=sekarang())
                kemajuan(n, len(rencana), unit[r.unit].nama)


class _Pemeriksa:
    def __init__(self, tabel: Tabel, pilihan: Pilihan) -> None:
        self._tabel, self._pilihan, self._hasil = tabel, pilihan, HasilImpor()
        unit = muat_unit()
        if not unit:
            raise AturanDilanggar("Daftar unit masih kosong. Impor dulu daftar unit, baru perjanjian kinerjanya.")
        padanan = {(e, i): u for e, i, u in PadananUnit.objects.values_list("ejaan", "ejaan_induk", "unit_id")}
        self._cocok = PencocokUnit(unit, padanan, pilihan.jawaban)

    def periksa(self, kemajuan: Kemajuan) -> Pemeriksaan:
        kelompok: dict[tuple[int, int], list[Baris]] = {}
        unit: dict[str, str] = {}
        for baris in self._tabel.baris:
            # A merged cell comes as empty cells below the first: the unit goes on.
            kini = {k: teks(baris[k]) for k in ("unit_kerja", "unit_induk", "kode_unit")}
            unit = kini if any(kini.values()) else unit
            pk, tahun = self._unit(baris, unit), self._tahun(baris)
            if pk is not None and tahun is not None:
                kelompok.setdefault((pk, tahun), []).append(baris)
        rencana = []
        for n, ((pk, tahun), baris_unit) in enumerate(kelompok.items(), 1):
            rencana += self._satu(pk, tahun, baris_unit)
            kemajuan(n, len(kelompok), "Memeriksa")
        return Pemeriksaan(self._hasil, rencana)

    def _unit(self, baris: Baris, unit: dict[str, str]) -> int | None:
        c = self._cocok.cocokkan(unit.get("unit_kerja", ""), unit.get("unit_induk", ""), unit.get("kode_unit", ""))
        if c.unit is None:
            return self._tahan(baris, c.kolom, c.sebab, c.saran)
        if c.usul and not self._pilihan.terima_usulan:
            for u in c.usul:
                label, saran = (
                    self._tabel.label(u.kolom),
                    "Jalankan lagi dengan --terima-usulan, atau perbaiki namanya.",
                )
                sebab = f"Mungkin maksudnya {u.unit.nama}."
                self._hasil.usulkan(
                    Butir(self._tabel.lembar, baris.nomor, label, u.nilai, sebab, saran, Akibat.TAHAN, u.unit.kode, u.kunci)
                )  # fmt: skip
            self._hasil.tandai(baris.nomor, Keadaan.DITAHAN)
            return None
        return c.unit.id

    def _tahun(self, baris: Baris) -> int | None:
        """The year of the row, else that of the day from which the file counts."""
        bawaan, isi = self._pilihan.pada.year, baris["tahun"]
        if kosong(isi):
            return bawaan
        tulisan = teks(isi)
        if tulisan.isascii() and tulisan.isdigit() and TAHUN_PERTAMA <= int(tulisan[:5]) <= bawaan + 1:
            return int(tulisan)
        return self._tahan(baris, "tahun", "Tahun tidak terbaca.", f"Tulis {TAHUN_PERTAMA} sampai {bawaan + 1}.")

    def _satu(self, unit: int, tahun: int, baris: Sequence[Baris]) -> list[RencanaPerjanjian]:
        """Rows of one unit and year, by the same check as the file of a single unit."""
        p = PerjanjianKinerja.objects.select_related("unit").filter(unit=unit, tahun=tahun).first()
        t = self._tabel
        sebagian = Tabel(t.lembar, t.tata, t.judul, list(baris))
        lihat = Pemeriksa(sebagian, isi_perjanjian(p) if p else {"sasaran": []}, self._hasil).periksa()
        berubah = [b for b in baris if self._hasil.keadaan[b.nomor] in (Keadaan.BARU, Keadaan.BERUBAH)]
        if p and p.status == PerjanjianKinerja.Status.DITETAPKAN:
            for b in berubah:
                sebab = f"Perjanjian kinerja {p.unit.nama} {tahun} sudah ditetapkan."
                self._tahan(b, "unit_kerja", sebab, "Pimpinannya membuka kembali dulu, lalu kirim lagi baris ini.")
            return []
        return [RencanaPerjanjian(unit, tahun, lihat.baris)] if berubah else []

    def _tahan(self, baris: Baris, kolom: str, sebab: str, saran: str) -> None:
        nilai = teks(baris[kolom])[:200]
        self._hasil.galat.append(
            Butir(self._tabel.lembar, baris.nomor, self._tabel.label(kolom), nilai, sebab, saran, Akibat.TAHAN)
        )
        self._hasil.tandai(baris.nomor, Keadaan.DITAHAN)
