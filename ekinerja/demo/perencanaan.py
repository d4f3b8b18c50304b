"""Planning of the city: a perjanjian kinerja of every unit with a head; matriks peran hasil where the cast works.

DUKCAPIL and DIKBUD divide roles on two levels (dinas, then a bidang and a school below), BKPSDM on one. In each matriks one
indicator stays without anybody and one person without a role, so that the tree has something to point at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connection

from ekinerja.demo.kota import Kota, Orang, Unit
from ekinerja.demo.rencana import Rencana, dari_ruang_gtk, isi_teks, target_wajar, templat
from ekinerja.demo.tulis import Penulis
from ekinerja.inti.kanonik import baku
from ekinerja.perencanaan.models import (
    AnggotaMatriks,
    IndikatorKinerja,
    KolomMatriks,
    Matriks,
    PerjanjianKinerja,
    Sasaran,
    SelMatriks,
    StrategiPencapaian,
    VersiPerjanjian,
)
from ekinerja.perencanaan.target import urai

PER_SASARAN = 2  # indicators taken from one RHK of the head
# unit, level, the unit whose matriks stands above
MATRIKS = (
    ("DUKCAPIL", "DUA", ""),
    ("DUKCAPIL.B3", "SATU", "DUKCAPIL"),
    ("DIKBUD", "DUA", ""),
    ("DIKBUD.SMPN01", "SATU", "DIKBUD"),
    ("BKPSDM", "SATU", ""),
)
KETUA = "199107042015031904"  # leads a team of the bidang and has begun its own matriks
# Every perangkat daerah promises this, and in the demo nobody carries it yet.
AKUNTABILITAS = (
    "Meningkatnya akuntabilitas kinerja {unit}", "PENGUATAN_INTERNAL", (("Nilai AKIP perangkat daerah", "71 poin"),),
)  # fmt: skip
STRATEGI = (
    ("Standar waktu dan mutu yang disepakati bersama pelaksananya", "Kepala bidang terkait"),
    ("Tindak lanjut evaluasi setiap triwulan", "Sekretariat"),
)
BELUM_DIAMBIL = "Terlaksananya dialog kinerja berkala dengan semua anggota {unit}"

Baris = list[tuple[Any, ...]]


@dataclass(slots=True)
class Kolom:
    pk: int
    teks: str
    target: str
    indikator: int
    sasaran: int  # position of the RHK of the head it stands for


@dataclass(slots=True)
class Papan:
    """One matriks while it is filled: which cell each person has at which column."""

    pk: int
    unit: Unit
    kolom: list[Kolom]
    sel: dict[tuple[int, int], int] = field(default_factory=dict)


def tulis_perencanaan(kota: Kota, rencana: Mapping[int, Rencana], penulis: Penulis) -> None:
    _Penyusun(kota, rencana, penulis).tulis()


class _Penyusun:
    def __init__(self, kota: Kota, rencana: Mapping[int, Rencana], penulis: Penulis) -> None:
        self.kota, self.rencana, self.penulis = kota, rencana, penulis
        self.tahun = kota.pada.year
        tetap = min(date(self.tahun, 1, 9), kota.pada - timedelta(days=1))
        self.ditetapkan = datetime.combine(tetap, time(2), UTC)
        self.mulai = self.ditetapkan - timedelta(days=4)
        self._nomor: dict[type[Any], int] = {}
        self._baris: dict[type[Any], Baris] = {}
        self._indikator: dict[str, list[Kolom]] = {}
        self._papan: dict[str, Papan] = {}
        self._peran_rhk: list[tuple[int, int]] = []  # (cell, RHK that was taken from it)

    def tulis(self) -> None:
        for u in self.kota.unit.values():
            if (kepala := self.kota.plt.get(u.kode) or u.kepala) is not None:
                self._perjanjian(u, kepala)
        for kode, tingkat, induk in MATRIKS:
            if (u := self.kota.unit[kode]).kepala is not None:
                self._matriks(u, u.kepala, tingkat, self._papan.get(induk))
        self._tim()
        for model, kolom in KOLOM.items():
            self.penulis.tulis(model, kolom, self._baris.get(model, []))
        with connection.cursor() as kursor:
            kursor.executemany("UPDATE skp_rhk SET peran_id = %s WHERE id = %s", self._peran_rhk)

    def _tambah(self, model: type[Any], *isi: Any) -> int:
        """Next key of this table; the row begins with it and with a public id."""
        n = self._nomor[model] = self._nomor.get(model, 0) + 1
        self._baris.setdefault(model, []).append((n, self.penulis.id_baru(self.mulai), *isi))
        return n

    # -- perjanjian kinerja -------------------------------------------------------------------------------------------

    def _perjanjian(self, u: Unit, kepala: Orang) -> None:
        p = self._tambah(
            PerjanjianKinerja, u.pk, self.tahun, "DITETAPKAN", 1, self.ditetapkan, kepala.pk, self.ditetapkan, kepala.pk
        )
        self._indikator[u.kode] = []
        isi = [self._sasaran(u, p, n, *s) for n, s in enumerate(_sasaran(u, kepala, self.kota), 1)]
        versi = {"tahun": self.tahun, "sasaran": isi}
        self._baris.setdefault(VersiPerjanjian, []).append((p, 1, versi, self.ditetapkan, kepala.pk))

    def _sasaran(
        self, u: Unit, p: int, n: int, teks: str, perspektif: str, indikator: Any, asal: int
    ) -> dict[str, Any]:
        s = self._tambah(Sasaran, p, n, teks)
        hasil: dict[str, Any] = {"id": str(self._baris[Sasaran][-1][1]), "teks": teks, "indikator": []}
        for k, (rumusan, target) in enumerate(indikator, 1):
            nilai, satuan = urai(target)
            i = self._tambah(IndikatorKinerja, s, k, rumusan, target, nilai, satuan, perspektif)
            self._indikator[u.kode].append(Kolom(0, rumusan, target, i, asal))
            hasil["indikator"].append({
                "id": str(self._baris[IndikatorKinerja][-1][1]), "teks": rumusan, "target": target, "nilai": baku(nilai),
                "satuan": satuan, "perspektif": perspektif,
            })  # fmt: skip
            if u.kode in dict.fromkeys(k for k, *_ in MATRIKS):
                for urutan, (yang, siapa) in enumerate(STRATEGI, 1):
                    self._tambah(StrategiPencapaian, i, urutan, yang, siapa)
        return hasil

    # -- matriks peran hasil ------------------------------------------------------------------------------------------

    def _matriks(self, u: Unit, kepala: Orang, tingkat: str, induk: Papan | None) -> None:
        kolom = self._indikator[u.kode]
        pk = self._tambah(
            Matriks, u.pk, self.tahun, None, induk.pk if induk else None, tingkat, "DITETAPKAN", 1, len(kolom),
            self.ditetapkan, self.ditetapkan, kepala.pk,
        )  # fmt: skip
        papan = self._papan[u.kode] = Papan(pk, u, kolom)
        for n, k in enumerate(kolom, 1):
            k.pk = self._tambah(KolomMatriks, pk, n, n, "PERJANJIAN", k.teks, k.target, k.indikator, None)
        orang = list(self._orang(u, kepala, tingkat))
        diam = _tanpa_peran(orang)
        for o in orang:
            if o is not diam and o.templat:
                self._peran(papan, kepala, o)

    def _orang(self, u: Unit, kepala: Orang, tingkat: str) -> Iterator[Orang]:
        """The rows: everybody below the head, or those who report to him or her."""
        for o in self.kota.orang:
            if o is not kepala and o.unit.jalur.startswith(u.jalur) and (tingkat == "SATU" or o.atasan is kepala):
                yield o

    def _peran(self, papan: Papan, kepala: Orang, o: Orang) -> None:
        """One cell per RHK of this person, at the indicator that its chain of superiors leads to."""
        for i, rhk in enumerate(templat()[o.templat]["rhk"]):
            if rhk.get("jenis", "UTAMA") != "UTAMA" or (asal := self._naik(o, i, kepala)) is None:
                continue
            bebas = [k for k in papan.kolom[:-1] if k.sasaran == asal and (o.pk, k.pk) not in papan.sel]
            if bebas:
                sel = self._sel(papan, bebas[o.pk % len(bebas)], o, isi_teks(rhk["teks"], o))
                if not dari_ruang_gtk(o):
                    self._peran_rhk.append((sel, self.rencana[o.pk].rhk[i]))
        if o.kepala and (sisa := [k for k in papan.kolom[:-1] if (o.pk, k.pk) not in papan.sel]):
            self._sel(papan, sisa[-1], o, BELUM_DIAMBIL.format(unit=o.unit.nama), "LANGSUNG")

    def _naik(self, o: Orang, i: int, kepala: Orang) -> int | None:
        """Position of the head's RHK that the i-th RHK of this person supports, through the heads in between."""
        while o is not kepala:
            if o.atasan is None or o.atasan.pk not in self.rencana:
                return None
            o = o.atasan
            i %= len(self.rencana[o.pk].rhk)
        return i

    def _sel(self, papan: Papan, k: Kolom, o: Orang, teks: str, selaras: str = "TIDAK_LANGSUNG") -> int:
        oleh = papan.unit.kepala
        sel = self._tambah(SelMatriks, k.pk, o.pk, teks, selaras, 1, self.mulai, oleh.pk if oleh else None)
        papan.sel[(o.pk, k.pk)] = sel
        return sel

    def _tim(self) -> None:
        """Second level inside a bidang, still a draft: the team leader's roles are its columns."""
        ketua = next(o for o in self.kota.orang if o.nama_masuk == KETUA)
        atas = self._papan.get(ketua.unit.kode)
        milik = [(k, s) for (o, k), s in atas.sel.items() if o == ketua.pk] if atas else []
        if atas is None or not milik:
            return
        m = self._tambah(
            Matriks, ketua.unit.pk, self.tahun, ketua.pk, atas.pk, "SATU", "DRAF", 0, len(milik), self.ditetapkan, None, None
        )  # fmt: skip
        teks = {s[0]: s[4] for s in self._baris[SelMatriks]}
        kolom = [
            self._tambah(KolomMatriks, m, n, n, "PERAN", teks[s], "", None, s) for n, (_, s) in enumerate(milik, 1)
        ]
        anggota = [o for o in ketua.unit.anggota if o is not ketua][:2]
        for o in anggota:
            self._tambah(AnggotaMatriks, m, o.pk)
        for o in anggota[:1]:
            self._tambah(
                SelMatriks, kolom[0], o.pk, "Terperiksanya data ganda setiap pekan", "LANGSUNG", 1, self.ditetapkan, ketua.pk
            )  # fmt: skip


def _tanpa_peran(orang: list[Orang]) -> Orang | None:
    """Who is left without a role: whoever plans nothing, else the last ordinary member of a unit of some size."""
    calon = [o for o in orang if not o.templat] or [o for o in orang if not o.pemeran and not o.kepala]
    return calon[-1] if calon and len(orang) > 3 else None


def _sasaran(u: Unit, kepala: Orang, kota: Kota) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...], int]]:
    """(sasaran, perspektif, (indicator, target) …, position of the head's RHK); the mayor promises what the Sekda carries."""
    acuan = kepala if kepala.templat else kota.unit["SETDA"].kepala
    if acuan is None:
        return
    for i, rhk in enumerate(templat()[acuan.templat]["rhk"]):
        if rhk.get("jenis", "UTAMA") == "UTAMA":
            indikator = tuple(_indikator(acuan, i, j, b) for j, b in enumerate(rhk["indikator"][:PER_SASARAN]))
            yield isi_teks(rhk["teks"], acuan), rhk.get("perspektif", ""), indikator, i
    if kepala.jabatan[1] == "JPT_PRATAMA":
        teks, perspektif, indikator = AKUNTABILITAS
        yield teks.format(unit=u.nama), perspektif, indikator, -1


def _indikator(o: Orang, i: int, j: int, butir: list[str]) -> tuple[str, str]:
    _, teks, target, satuan, jenis, _ = butir
    if j == 0 and jenis == "AKUMULASI":
        target = target_wajar(o, i, target)
    return isi_teks(teks, o), f"{target} {satuan}"


KOLOM: dict[type[Any], str] = {
    PerjanjianKinerja: "id id_publik unit_id tahun status versi diubah_pada diubah_oleh_id ditetapkan_pada ditetapkan_oleh_id",
    VersiPerjanjian: "perjanjian_id nomor isi ditetapkan_pada ditetapkan_oleh_id",
    Sasaran: "id id_publik perjanjian_id urutan teks",
    IndikatorKinerja: "id id_publik sasaran_id urutan teks target_teks target_nilai satuan perspektif",
    StrategiPencapaian: "id id_publik indikator_id urutan teks penanggung_jawab",
    Matriks: "id id_publik unit_id tahun ketua_id induk_id tingkat status versi nomor_kolom diubah_pada ditetapkan_pada ditetapkan_oleh_id",
    KolomMatriks: "id id_publik matriks_id nomor urutan sumber teks target indikator_id sel_asal_id",
    SelMatriks: "id id_publik kolom_id pegawai_id teks penyelarasan versi diubah_pada diubah_oleh_id",
    AnggotaMatriks: "id id_publik matriks_id pegawai_id",
}
