"""SKP of everybody for the year: approved, linked to the superior's RHK, with rencana aksi per quarter."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.aturan.periode import JenisPeriode, jendela_periode
from ekinerja.demo.kota import Kota, Orang, Unit
from ekinerja.demo.tulis import Penulis
from ekinerja.skp.models import ButirLampiran, Indikator, ManualIndikator, PerilakuSkp, RencanaAksi, Rhk, Skp, VersiSkp

BULAT = Decimal("0.01")
BATAS_RAMAI = 100  # from this size on the city has some SKPs that are not approved
HARI_LAPOR = 218  # days of a year an ordinary person reports on
# The one of these units who is not through with the SKP yet: status and the superior's note.
BELUM_SELESAI = {
    "DIKBUD.SMPN01": ("DIAJUKAN", ""),
    "DUKCAPIL.B3": ("DIKEMBALIKAN", "Target triwulan II dan III perlu dibagi lebih merata. Selebihnya sudah baik."),
    "BKPSDM.B4": ("DRAF", ""),
}


@cache
def templat() -> dict[str, Any]:
    """Plans by kind of work."""
    return tomllib.loads(files("ekinerja.demo").joinpath("templat.toml").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Rencana:
    """One SKP with the keys that reports and evaluations need."""

    pk: int
    orang: Orang
    mulai: date
    rhk: list[int] = field(default_factory=list)
    # per RHK: four (key of the rencana aksi of the first indikator), and the unit of measure
    aksi: list[list[int | None]] = field(default_factory=list)
    satuan: list[str] = field(default_factory=list)
    semua_aksi: list[list[tuple[int, Decimal, str]]] = field(default_factory=lambda: [[], [], [], []])
    status: str = "DISETUJUI"
    sampai: date = date.max  # closed on that day, because the person moved


def potret(o: Orang) -> dict[str, str]:
    """Identity block as it is printed."""
    gelar = f"{o.gelar_depan} {o.nama}".strip() + (f", {o.gelar_belakang}" if o.gelar_belakang else "")
    jabatan = o.jabatan[0] + (f" ({o.tugas_tambahan})" if o.tugas_tambahan else "")
    return {"nama": gelar, "nip": o.nip, "pangkat": o.golongan, "jabatan": jabatan, "unit": o.unit.nama}


def target_wajar(o: Orang, i: int, target: str) -> str:
    """Yearly target of the i-th RHK that an ordinary year of this work reaches, rounded to two figures."""
    kegiatan, banyak_rhk = templat()[o.templat]["kegiatan"], len(templat()[o.templat]["rhk"])
    bagi = min(len(kegiatan), banyak_rhk)
    if i >= bagi:
        return target
    _, _, kecil, besar = kegiatan[i]
    setahun = HARI_LAPOR * (2 if o.pemeran else 1) * (kecil + besar) / 2 / bagi
    pangkat = 10 ** max(0, len(str(int(setahun))) - 2)
    return str(max(4, round(setahun / pangkat) * pangkat))


def wajib(o: Orang) -> bool:
    return bool(o.templat)


def opd(u: Unit) -> Unit:
    while u.induk is not None and u.induk.induk is not None:
        u = u.induk
    return u


def dari_ruang_gtk(o: Orang) -> bool:
    """Teachers and principals plan in Ruang GTK, except in the school that shows the local path."""
    return o.templat in ("guru", "kepala_sekolah") and o.unit.kode != "DIKBUD.SMPN01"


class PenyusunSkp:
    """Writes the SKP rows in the order superior before subordinate."""

    def __init__(self, kota: Kota, penulis: Penulis) -> None:
        self.kota, self.penulis = kota, penulis
        self.tahun = kota.pada.year
        self.triwulan = jendela_periode(JenisPeriode.TRIWULANAN, self.tahun)
        self.rencana: dict[int, Rencana] = {}
        self._pk = dict.fromkeys(("rhk", "indikator", "aksi"), 0)
        self._belum = self._pilih_belum()
        self._baris: dict[str, list[tuple[Any, ...]]] = {
            k: [] for k in ("skp", "rhk", "indikator", "manual", "aksi", "lampiran", "perilaku")
        }

    def tulis(self) -> dict[int, Rencana]:
        for o in self._urut():
            self._satu(o)
        b, t = self._baris, self.penulis.tulis
        t(Skp, "id id_publik pegawai_id tahun mulai sampai formulir pendekatan sumber status penilai_id atasan_penilai_id unit_id "
          "jenis_jabatan potret versi versi_isi diubah_pada diajukan_pada diputus_pada diputus_oleh_id catatan ditutup_pada sebab_tutup", b["skp"])  # fmt: skip
        t(Rhk, "id id_publik skp_id jenis urutan teks perspektif rhk_atasan_id penyelarasan", b["rhk"])
        t(
            Indikator,
            "id id_publik rhk_id urutan aspek teks target_teks target_nilai satuan jenis_target",
            b["indikator"],
        )
        t(ManualIndikator, "indikator_id definisi formula sumber_data frekuensi penanggung_jawab", b["manual"])
        t(
            RencanaAksi,
            "id id_publik indikator_id skp_id jenis_periode urutan_periode mulai tenggat teks target_teks target_nilai satuan",
            b["aksi"],
        )
        t(ButirLampiran, "id_publik skp_id jenis urutan teks", b["lampiran"])
        t(PerilakuSkp, "skp_id nilai ekspektasi", b["perilaku"])
        return self.rencana

    def _pilih_belum(self) -> dict[int, tuple[str, str]]:
        """In a city of some size: the last member of each unit named, never one of the cast or a head."""
        if len(self.kota.orang) < BATAS_RAMAI:
            return {}
        calon = {kode: [o for o in self.kota.unit[kode].anggota if o.pemeran is None] for kode in BELUM_SELESAI}
        return {orang[-1].pk: BELUM_SELESAI[kode] for kode, orang in calon.items() if orang}

    def _urut(self) -> Iterator[Orang]:
        """Superiors first: by depth in the tree."""

        def dalam(o: Orang) -> int:
            n, atas = 0, o.atasan
            while atas is not None:
                n, atas = n + 1, atas.atasan
            return n

        return iter(sorted((o for o in self.kota.orang if wajib(o)), key=lambda o: (dalam(o), o.pk)))

    def _satu(self, o: Orang) -> None:
        """One SKP; two for whoever moved: the former one under the negative key, closed on the day before."""
        awal = max(date(self.tahun, 1, 1), o.tmt if o.tmt.year == self.tahun else date(self.tahun, 1, 1))
        lama = self.kota.dahulu.get(o.pk)
        if lama is not None:
            hari = self.kota.hari_pindah
            self.rencana[-o.pk] = Rencana(len(self.rencana) + 1, lama, awal, sampai=hari - timedelta(days=1))
            self._isi_rencana(self.rencana[-o.pk])
            awal = hari
        self.rencana[o.pk] = Rencana(len(self.rencana) + 1, o, awal)
        self._isi_rencana(self.rencana[o.pk])

    def _isi_rencana(self, r: Rencana) -> None:
        o = r.orang
        self._kepala_skp(r)
        isi = templat()[o.templat]["rhk"]
        atasan = self.rencana.get(o.atasan.pk) if o.atasan else None
        for i, rhk in enumerate(isi):
            self._rhk(r, i, rhk, atasan)
        self._pelengkap(r)

    def _kepala_skp(self, r: Rencana) -> None:
        o, acak = r.orang, self.kota.acak
        hari = timedelta(days=acak.randint(4, 27))
        setuju = datetime.combine(
            min(r.mulai + hari, self.kota.pada - timedelta(days=1)), datetime.min.time(), UTC
        ) + timedelta(hours=2, minutes=acak.randrange(300))
        atasan, atas2 = o.atasan, o.atasan.atasan if o.atasan else None
        gambar = {
            "pegawai": potret(o),
            "penilai": potret(atasan) if atasan else {},
            "atasan_penilai": potret(atas2) if atas2 else {},
        }
        r.status, catatan = self._belum.get(o.pk, ("DISETUJUI", ""))
        if r.status != "DISETUJUI":
            setuju = datetime.combine(self.kota.pada - timedelta(days=2), datetime.min.time(), UTC) + timedelta(hours=2)
        diputus = r.status in ("DISETUJUI", "DIKEMBALIKAN")
        tutup = r.sampai < date(self.tahun, 12, 31)
        ditutup = datetime.combine(r.sampai + timedelta(days=1), datetime.min.time(), UTC) if tutup else None
        self._baris["skp"].append((
            r.pk, self.penulis.id_baru(setuju), o.pk, self.tahun, r.mulai, min(r.sampai, date(self.tahun, 12, 31)), "JPT" if o.jabatan[1] == "JPT_PRATAMA" else "JA_JF",
            "KUANTITATIF", "RUANG_GTK" if dari_ruang_gtk(o) else "LOKAL", "DITUTUP" if tutup else r.status, atasan.pk if atasan else None, atas2.pk if atas2 else None,
            o.unit.pk, o.jabatan[1], gambar, int(r.status == "DISETUJUI"), 1, setuju, None if r.status == "DRAF" else setuju - timedelta(days=2),
            setuju if diputus else None, atasan.pk if atasan and diputus else None, catatan,
            ditutup, f"Pindah ke {self.kota.orang[o.pk - 1].unit.nama}" if tutup else "",
        ))  # fmt: skip

    def _rhk(self, r: Rencana, i: int, isi: dict[str, Any], atasan: Rencana | None) -> None:
        self._pk["rhk"] += 1
        pk, o = self._pk["rhk"], r.orang
        jenis = isi.get("jenis", "UTAMA")
        induk = atasan.rhk[i % len(atasan.rhk)] if atasan and atasan.rhk and jenis == "UTAMA" else None
        r.rhk.append(pk)
        self._baris["rhk"].append(
            (
                pk,
                self.penulis.id_baru(r.mulai),
                r.pk,
                jenis,
                i + 1,
                isi_teks(isi["teks"], o),
                isi.get("perspektif", ""),
                induk,
                "TIDAK_LANGSUNG" if induk else "",
            )
        )
        for j, butir in enumerate(isi["indikator"]):
            self._indikator(r, pk, i, j, butir)
            if j < len(isi.get("manual", ())):
                self._baris["manual"].append((self._pk["indikator"], *isi["manual"][j]))

    def _indikator(self, r: Rencana, rhk: int, i: int, j: int, butir: list[str]) -> None:
        aspek, teks, target, satuan, jenis, aksi = butir
        if j == 0 and jenis == "AKUMULASI":
            target = target_wajar(r.orang, i, target)
        self._pk["indikator"] += 1
        pk, nilai = self._pk["indikator"], Decimal(target.replace(",", "."))
        self._baris["indikator"].append(
            (
                pk,
                self.penulis.id_baru(r.mulai),
                rhk,
                j + 1,
                aspek,
                isi_teks(teks, r.orang),
                f"{target} {satuan}",
                nilai,
                satuan,
                jenis,
            )
        )
        kunci: list[int | None] = []
        for n, periode in enumerate(self.triwulan):
            if periode.selesai < r.mulai or r.sampai < periode.mulai:  # begins later in the year, or has ended
                kunci.append(None)
                continue
            bagian = _bagian(nilai, jenis, n)
            self._pk["aksi"] += 1
            self._baris["aksi"].append((
                self._pk["aksi"], self.penulis.id_baru(r.mulai), pk, r.pk, "TRIWULANAN", n + 1, max(periode.mulai, r.mulai), periode.selesai, aksi, f"{_angka(bagian)} {satuan}", bagian, satuan,
            ))  # fmt: skip
            kunci.append(self._pk["aksi"])
            r.semua_aksi[n].append((self._pk["aksi"], bagian, satuan))
        if j == 0:
            r.aksi.append(kunci)
            r.satuan.append(satuan)

    def _pelengkap(self, r: Rencana) -> None:
        for jenis, teks in LAMPIRAN:
            self._baris["lampiran"].append((self.penulis.id_baru(r.mulai), r.pk, jenis, 1, teks))
        for n, nilai in enumerate(perilaku_berakhlak()):
            self._baris["perilaku"].append((r.pk, nilai.kode, EKSPEKTASI.get(n, "")))


LAMPIRAN = (
    ("DUKUNGAN", "Perangkat kerja dan akses jaringan yang memadai"),
    ("SKEMA", "Dialog kinerja setiap akhir triwulan"),
    ("KONSEKUENSI", "Pembagian tugas ditinjau bersama bila hasil belum tercapai"),
)
EKSPEKTASI = {
    0: "Menjawab aduan warga atau rekan pada hari yang sama",
    2: "Membagikan satu hal yang dipelajari setiap bulan",
}


def isi_teks(teks: str, o: Orang) -> str:
    return teks.replace("{unit}", o.unit.nama)


def _bagian(nilai: Decimal, jenis: str, n: int) -> Decimal:
    """Target of the n-th quarter: an equal share (the last takes the rest), or a step towards the final value."""
    if jenis == "AKUMULASI":
        utuh = nilai // 4
        return utuh if n < 3 else nilai - utuh * 3
    return (nilai * (Decimal(70 + 10 * n)) / 100).quantize(BULAT) if n < 3 else nilai


def _angka(nilai: Decimal) -> str:
    return format(nilai.normalize(), "f").replace(".", ",")


def tulis_versi(penulis: Penulis, isi_skp: Any) -> None:
    """Approved version of each SKP, as the product itself would have kept it."""

    def baris() -> Iterator[tuple[Any, ...]]:
        disetujui = (
            Skp.objects.filter(status__in=("DISETUJUI", "DITUTUP")).select_related("diputus_oleh").order_by("pk")
        )
        for skp in disetujui.iterator(chunk_size=500):
            yield skp.pk, 1, isi_skp(skp), skp.diputus_pada, skp.diputus_oleh_id

    # All read before the first is written: PostgreSQL takes no question while a COPY is under way.
    penulis.tulis(VersiSkp, "skp_id nomor isi disetujui_pada disetujui_oleh_id", list(baris()))
