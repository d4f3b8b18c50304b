"""The content of a perjanjian kinerja as plain values: shown, compared, kept as a version."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ekinerja.inti.kanonik import baku, kanonik
from ekinerja.perencanaan.models import IndikatorKinerja, PerjanjianKinerja, Sasaran, VersiPerjanjian

Isi = dict[str, Any]

_KOLOM = ("id_publik", "teks", "indikator__pk", "indikator__id_publik", "indikator__teks", "indikator__target_teks",
          "indikator__target_nilai", "indikator__satuan", "indikator__perspektif")  # fmt: skip


def isi_perjanjian(p: PerjanjianKinerja) -> Isi:
    """Everything that was typed, as JSON values, in one query."""
    baris = Sasaran.objects.filter(perjanjian=p).order_by("urutan", "pk", "indikator__urutan", "indikator__pk")
    hasil: dict[str, Isi] = {}
    for id_, teks, *indikator in baris.values_list(*_KOLOM):
        s = hasil.setdefault(str(id_), {"id": str(id_), "teks": teks, "indikator": []})
        if indikator[0] is not None:
            s["indikator"].append(_indikator(*indikator[1:]))
    return {"tahun": p.tahun, "sasaran": list(hasil.values())}


def _indikator(id_: UUID, teks: str, target: str, nilai: Any, satuan: str, perspektif: str) -> Isi:
    return {
        "id": str(id_),
        "teks": teks,
        "target": target,
        "nilai": baku(nilai),
        "satuan": satuan,
        "perspektif": perspektif,
    }


def isi_sasaran(s: Sasaran) -> Isi:
    """One sasaran with its indicators."""
    semua = IndikatorKinerja.objects.filter(sasaran=s).order_by("urutan", "pk")
    kolom = ("id_publik", "teks", "target_teks", "target_nilai", "satuan", "perspektif")
    return {"id": str(s.id_publik), "teks": s.teks, "indikator": [_indikator(*b) for b in semua.values_list(*kolom)]}


def indikator_dari(isi: Isi) -> list[Isi]:
    return [i for s in isi["sasaran"] for i in s["indikator"]]


def sidik(isi: Any) -> str:
    """What a form showed, to notice that it changed meanwhile."""
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()[:16]


def tetap(isi: Isi, nomor: int) -> Isi:
    """What setting it fixes."""
    return {"nomor": nomor, **isi}


def sidik_perjanjian(id_publik: UUID) -> Isi | None:
    """What was set last, from today's rows (see `inti.jejak.daftar_sidik`); while reopened the kept version alone says it."""
    p = PerjanjianKinerja.objects.filter(id_publik=id_publik).first()
    if p is None:
        return None
    arsip = VersiPerjanjian.objects.filter(perjanjian=p, nomor=p.versi).values_list("isi", flat=True).first()
    if p.status == PerjanjianKinerja.Status.DRAF:
        return tetap(arsip, p.versi) if arsip else {}
    kini = tetap(isi_perjanjian(p), p.versi)
    return kini if not arsip or tetap(arsip, p.versi) == kini else {**kini, "arsip": arsip}


def rata(sasaran: Isi) -> dict[str, str]:
    """One sasaran as flat lines, label -> text, in the words of the page."""
    baris = {"Sasaran": sasaran["teks"]}
    for n, i in enumerate(sasaran["indikator"], 1):
        baris[f"Indikator {n}"] = i["teks"]
        baris[f"Indikator {n}, target"] = i["target"]
    return baris


def beda(lama: Mapping[str, str], baru: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """label -> (before, after) of what differs."""
    semua = [*baru, *(k for k in lama if k not in baru)]
    return {k: (lama.get(k, ""), baru.get(k, "")) for k in semua if lama.get(k, "") != baru.get(k, "")}
