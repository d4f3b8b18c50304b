"""The writing coach beside the rows of one SKP: what is asked, with which surroundings, and what was put aside.

Advice only. It is computed anew from the text each time and never stored, counted or compared between people.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from ekinerja.aturan.penulisan import (
    Bobot,
    MasukanPenulisan,
    TahunLalu,
    Temuan,
    TulisanIndikator,
    daftar_periksa,
    lapis_jabatan,
    periksa_penulisan,
)
from ekinerja.aturan.skp import FormulirSkp, Pendekatan
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.models import Rhk, SaranDiabaikan, Skp

# What is missing altogether blocks the submission (DT-05) and is named there.
_SUDAH_DISEBUT = {"TANPA_UKURAN"}
# A target below last year's: putting it aside may carry a reason, which the PPK reads.
_BERALASAN = {"TARGET_TURUN", "TARGET_TERLALU_RENDAH"}
_URUT_BOBOT = {Bobot.LEMAH: 0, Bobot.PERBAIKI: 1, Bobot.SARAN: 2}
_SEBUTAN = {"teks": "", "target": ", target", "satuan": ", satuan", "aspek": ", aspek"}
_KOTAK = {"teks": "ukuran", "target": "target", "satuan": "target", "aspek": "aspek"}
SIMPANAN = 1024
Abai = Mapping[tuple[str, str], tuple[str, str]]  # (kode, medan) -> (sidik, alasan)


@dataclass(frozen=True, slots=True)
class Saran:
    """One hint as a page shows it. `kotak`: id of the field it is about; `letak`: the same in words."""

    kode: str
    medan: str
    judul: str
    kalimat: str
    dasar: str
    lemah: str
    baik: str
    kotak: str
    letak: str
    sidik: str
    beralasan: bool


@dataclass(frozen=True, slots=True)
class SaranRhk:
    """The hints of one row: open ones, how many were put aside, and the reasons given for lower targets."""

    terbuka: tuple[Saran, ...] = ()
    diabaikan: int = 0
    alasan: tuple[str, ...] = ()

    @property
    def sidik(self) -> str:
        """Changes when the page has to be drawn anew."""
        bagian = [f"{s.kode} {s.medan} {s.kalimat}" for s in self.terbuka]
        return _sidik([*bagian, str(self.diabaikan)])


@dataclass(frozen=True, slots=True)
class Sekitar:
    """What stands around the rows: the superior's RHK, last year's, and what was put aside."""

    atasan: tuple[str, ...] = ()
    tahun_lalu: tuple[TahunLalu, ...] = ()
    target_lalu: Mapping[str, str] = field(default_factory=dict)
    abai: Mapping[str, Abai] = field(default_factory=dict)


def _susun_sekitar(skp: int, penilai: int, pegawai: int, tahun: int, lalu: int) -> QuerySet[Any, Any]:
    """RHK of the superior (this year) and of the person (last year), and the hints put aside; one statement."""
    asal = Skp.objects.filter(Q(pegawai=penilai, tahun=tahun) | Q(pegawai=pegawai, tahun=lalu))
    rhk = Rhk.objects.filter(skp__in=asal.values("pk")).exclude(teks="").order_by()
    abai = SaranDiabaikan.objects.filter(rhk__skp=skp).order_by()
    kosong = Value("", output_field=CharField())
    return rhk.values_list(
        "skp__tahun", "id_publik", "teks", "indikator__teks", "indikator__target_teks", kosong
    ).union(abai.values_list(Value(0), "rhk__id_publik", "kode", "medan", "sidik", "alasan"), all=True)


_sekitar = KueriSiap(_susun_sekitar, skp=int, penilai=int, pegawai=int, tahun=int, lalu=int)


def sekitar(skp: Skp) -> Sekitar:
    """One query, however many rows."""
    baris = _sekitar(
        skp=skp.pk, penilai=skp.penilai_id or 0, pegawai=skp.pegawai_id, tahun=skp.tahun, lalu=skp.tahun - 1
    )
    atasan: dict[Any, str] = {}
    lalu: dict[Any, tuple[str, list[str]]] = {}
    target: dict[str, str] = {}
    abai: dict[str, dict[tuple[str, str], tuple[str, str]]] = defaultdict(dict)
    for tahun, id_, teks, kedua, ketiga, keempat in sorted(baris, key=lambda b: (b[0], str(b[1]), b[3] or "")):
        if tahun == 0:
            abai[str(id_)][teks, kedua] = (ketiga, keempat)
        elif tahun == skp.tahun:
            atasan[id_] = teks
        else:
            lalu.setdefault(id_, (teks, []))[1].append(ketiga or "")
            _kenang(target, teks, kedua or "", ketiga or "")
    return Sekitar(
        atasan=tuple(atasan.values()),
        tahun_lalu=tuple(TahunLalu(teks, tuple(t)) for teks, t in lalu.values()),
        target_lalu=target,
        abai=abai,
    )


def saran_skp(skp: Skp, isi: Isi) -> dict[str, SaranRhk]:
    """Hints of every row, by the id of the row."""
    sekeliling = sekitar(skp)
    hasil = {}
    for rhk in semua_rhk(isi):
        abai = sekeliling.abai.get(rhk["id"], {})
        hasil[rhk["id"]] = _pilah(_saran(rhk["id"], _masukan(skp, isi, rhk, sekeliling)), abai)
    return hasil


def _pilah(semua: Iterable[Saran], abai: Abai) -> SaranRhk:
    terbuka, diabaikan, alasan = [], 0, []
    for s in semua:
        sidik, sebab = abai.get((s.kode, s.medan), ("", ""))
        if sidik != s.sidik:
            terbuka.append(s)
            continue
        diabaikan += 1
        if sebab:
            alasan.append(f"{s.letak}: {sebab}")
    return SaranRhk(tuple(terbuka), diabaikan, tuple(alasan))


@lru_cache(SIMPANAN)
def _saran(id_: str, masukan: MasukanPenulisan) -> tuple[Saran, ...]:
    """Of one row; remembered, because the neighbours of a row that is typed are asked for with every save."""
    bagian = _bagian(id_, masukan)
    dipakai = [t for t in periksa_penulisan(masukan) if t.kode not in _SUDAH_DISEBUT]
    return tuple(_satu(t, bagian) for t in sorted(dipakai, key=lambda t: _URUT_BOBOT[t.bobot]))


def _masukan(skp: Skp, isi: Isi, rhk: Isi, sekeliling: Sekitar) -> MasukanPenulisan:
    jabatan = (isi["potret"].get("pegawai") or {}).get("jabatan", "")
    return MasukanPenulisan(
        rhk=rhk["teks"],
        indikator=tuple(
            TulisanIndikator(
                teks=i["teks"],
                target=i["target"],
                satuan=i["satuan"],
                aspek=i["aspek"],
                letak=i["id"],
                tahun_lalu=_dulu(sekeliling.target_lalu, rhk["teks"], i["teks"]),
            )
            for i in rhk["indikator"]
        ),
        lapis=lapis_jabatan(skp.jenis_jabatan, jabatan),
        jabatan=jabatan,
        formulir=FormulirSkp(isi["formulir"]),
        pendekatan=Pendekatan(isi["pendekatan"]),
        utama=rhk["jenis"] == Rhk.Jenis.UTAMA,
        langsung=rhk["penyelarasan"] == Rhk.Penyelarasan.LANGSUNG,
        rhk_atasan=sekeliling.atasan,
        tahun_lalu=sekeliling.tahun_lalu,
        mulai=skp.mulai,
        selesai=skp.sampai,
    )


def _kenang(target: dict[str, str], rhk: str, indikator: str, nilai: str) -> None:
    """Remember last year's target, under its RHK and by itself; two different ones of the same wording say nothing."""
    target[f"{_ringkas(rhk)}\n{_ringkas(indikator)}"] = nilai
    sendiri = _ringkas(indikator)
    target[sendiri] = nilai if target.get(sendiri, nilai) == nilai else ""


def _dulu(target: Mapping[str, str], rhk: str, indikator: str) -> str:
    sendiri = _ringkas(indikator)
    return target.get(f"{_ringkas(rhk)}\n{sendiri}") or target.get(sendiri, "") if sendiri else ""


def _ringkas(teks: str) -> str:
    return " ".join(teks.lower().split())


def _bagian(id_: str, m: MasukanPenulisan) -> dict[str, tuple[str, str, str]]:
    """Place of the coach -> (field, name, text that a hint there is about)."""
    semua = [f"{i.teks}\n{i.target}\n{i.aspek}" for i in m.indikator]
    awal = f"ukuran-{m.indikator[0].letak}" if m.indikator else f"teks-{id_}"
    hasil = {
        # Put aside until this sentence changes, whatever happens to the indicators.
        "rhk": (f"teks-{id_}", "Rencana hasil kerja", m.rhk),
        "indikator": (awal, "Indikator", "\n".join([m.rhk, *semua])),
    }
    for n, (i, teks) in enumerate(zip(m.indikator, semua, strict=True), 1):
        for ekor, sebutan in _SEBUTAN.items():
            hasil[f"{i.letak}-{ekor}"] = (f"{_KOTAK[ekor]}-{i.letak}", f"Indikator {n}{sebutan}", teks)
    return hasil


def _satu(t: Temuan, bagian: Mapping[str, tuple[str, str, str]]) -> Saran:
    kotak, letak, teks = bagian[t.medan]
    return Saran(
        kode=t.kode,
        medan=t.medan,
        judul=_judul()[t.kode],
        kalimat=t.kalimat,
        dasar=t.dasar,
        lemah=t.contoh.lemah,
        baik=t.contoh.baik,
        kotak=kotak,
        letak=letak,
        sidik=_sidik([teks]),
        beralasan=t.kode in _BERALASAN,
    )


@cache
def _judul() -> dict[str, str]:
    return {p.kode: p.judul for p in daftar_periksa()}


def _sidik(bagian: list[str]) -> str:
    return hashlib.sha256("\n".join(bagian).encode()).hexdigest()[:16]
