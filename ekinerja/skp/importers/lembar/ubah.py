"""A change of one row, made in the content of a plan (`skp.isi`)."""

from collections.abc import Mapping
from typing import Any

from ekinerja.inti.kanonik import baku
from ekinerja.skp.importers.lembar.baris import (
    AKSI,
    HARAPAN,
    INDIKATOR,
    LAMPIRAN,
    RHK,
    BarisBerkas,
    BarisIsi,
    butir_lampiran,
)
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.models import JenisTarget
from ekinerja.skp.target import berupa_tanggal, urai


def ubah_bagian(isi: Isi, b: BarisBerkas, kini: BarisIsi, tautan: Mapping[str, str] | None) -> None:
    """`tautan`: the superior's RHK when the link changes; empty for none."""
    if b.jenis == LAMPIRAN:
        isi["lampiran"][kini.id] = butir_lampiran(b.medan["teks"])
    elif b.jenis == HARAPAN:
        isi["perilaku"] = _harapan(isi["perilaku"], kini.id, b.medan["teks"])
    else:
        bagian = cari(isi, kini.id)
        if bagian is not None:
            _tulis[b.jenis](isi, bagian, b, kini.medan, tautan)


def hapus_bagian(isi: Isi, b: BarisBerkas, kini: BarisIsi) -> None:
    """The part and everything below it; a list or an expectation becomes empty."""
    if b.jenis == LAMPIRAN:
        isi["lampiran"][kini.id] = []
    elif b.jenis == HARAPAN:
        isi["perilaku"] = _harapan(isi["perilaku"], kini.id, "")
    for golongan in ("utama", "tambahan"):
        isi[golongan] = [r for r in isi[golongan] if r["id"] != kini.id]
        for r in isi[golongan]:
            r["indikator"] = [i for i in r["indikator"] if i["id"] != kini.id]
            for i in r["indikator"]:
                i["rencana_aksi"] = [a for a in i["rencana_aksi"] if a["id"] != kini.id]


def cari(isi: Isi, id_: str) -> Any:
    """The part with this public id."""
    for r in semua_rhk(isi):
        if r["id"] == id_:
            return r
        for i in r["indikator"]:
            if i["id"] == id_:
                return i
            for a in i["rencana_aksi"]:
                if a["id"] == id_:
                    return a
    return None


def indikator_dari(isi: Isi, aksi: str) -> Any:
    return next(
        (i for r in semua_rhk(isi) for i in r["indikator"] if any(a["id"] == aksi for a in i["rencana_aksi"])), {}
    )


def _harapan(lama: Mapping[str, str], kode: str, teks: str) -> dict[str, str]:
    hasil = {**lama, kode: teks}
    return {k: v for k, v in hasil.items() if v}


def _tulis_rhk(isi: Isi, r: Isi, b: BarisBerkas, kini: Mapping[str, str], tautan: Mapping[str, str] | None) -> None:
    _teks(r, "teks", b, kini)
    r["perspektif"], r["penyelarasan"] = b.medan["perspektif"], b.medan["penyelarasan"]
    if tautan is not None:
        r["rhk_atasan"] = dict(tautan) or None


def _tulis_indikator(
    isi: Isi, i: Isi, b: BarisBerkas, kini: Mapping[str, str], tautan: Mapping[str, str] | None
) -> None:
    _teks(i, "teks", b, kini)
    i["aspek"] = b.medan["aspek"]
    if b.medan["target"] != kini.get("target") or b.medan["jenis_target"] != kini.get("jenis_target"):
        i |= nilai_indikator(b.medan["target"], b.medan["jenis_target"], bool(kini.get("target")))


def nilai_indikator(target: str, jenis: str, ada_target: bool) -> dict[str, Any]:
    """Target, figure, unit and kind, worked out as the editor does."""
    nilai = urai(target)
    if berupa_tanggal(target):
        jenis = JenisTarget.TANGGAL
    elif nilai.satuan.startswith("%") and not ada_target:
        jenis = jenis or JenisTarget.TRAJECTORY
    return {
        "target": target,
        "nilai": baku(nilai.nilai),
        "satuan": nilai.satuan,
        "jenis_target": str(jenis or JenisTarget.AKUMULASI),
    }


def _tulis_aksi(isi: Isi, a: Isi, b: BarisBerkas, kini: Mapping[str, str], tautan: Mapping[str, str] | None) -> None:
    _teks(a, "teks", b, kini)
    if b.medan["target"] != kini.get("target"):
        a |= nilai_aksi(b.medan["target"], indikator_dari(isi, a["id"]).get("satuan", ""))


def nilai_aksi(target: str, satuan: str) -> dict[str, Any]:
    nilai = urai(target)
    return {"target": target, "nilai": baku(nilai.nilai), "satuan": nilai.satuan or satuan}


def _teks(bagian: Isi, medan: str, b: BarisBerkas, kini: Mapping[str, str]) -> None:
    """Only what was changed is written: a text that merely looks equal keeps its exact form."""
    if b.medan[medan] != kini.get(medan):
        bagian[medan] = b.medan[medan]


_tulis = {RHK: _tulis_rhk, INDIKATOR: _tulis_indikator, AKSI: _tulis_aksi}
