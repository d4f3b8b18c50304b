"""A plan of the file in the shape of `skp.isi`, under the ids that its parts have or get here."""

from collections.abc import Mapping
from typing import Any

from ekinerja.aturan.periode import JenisPeriode
from ekinerja.inti.id import id_publik
from ekinerja.skp.importers.acuan import RhkAda
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.models import Rhk


def bagian(skp: Mapping[str, Any]) -> list[str]:
    """The file's ids of everything in the plan."""
    hasil = []
    for r in skp["rhk"]:
        hasil.append(r["id"])
        for i in r["indikator"]:
            hasil += [i["id"], *(a["id"] for a in i["aksi"])]
    return hasil


def beri_kunci(skp: Mapping[str, Any], lama: Mapping[str, str], isi: Isi | None) -> dict[str, str]:
    """The file's ids -> public ids: those of an earlier import, else of parts with the same words, else new ones."""
    ada = _semua_id(isi) if isi else set()
    kunci = {k: v for k, v in lama.items() if v in ada}
    if isi:
        _padankan(skp, isi, kunci)
    return {k: kunci.get(k) or str(id_publik()) for k in bagian(skp)}


def _semua_id(isi: Isi) -> set[str]:
    rhk = semua_rhk(isi)
    indikator = [i for r in rhk for i in r["indikator"]]
    return {x["id"] for x in [*rhk, *indikator, *(a for i in indikator for a in i["rencana_aksi"])]}


def _padankan(skp: Mapping[str, Any], isi: Isi, kunci: dict[str, str]) -> None:
    """Parts whose id the earlier file did not know, by their words under the same parent."""
    _pasang(skp["rhk"], semua_rhk(isi), kunci, lambda r: r["teks"].casefold())
    rhk = {r["id"]: r for r in semua_rhk(isi)}
    for r in skp["rhk"]:
        if (lama := rhk.get(kunci.get(r["id"], ""))) is None:
            continue
        _pasang(r["indikator"], lama["indikator"], kunci, lambda i: i["teks"].casefold())
        indikator = {i["id"]: i for i in lama["indikator"]}
        for i in r["indikator"]:
            if (lama_i := indikator.get(kunci.get(i["id"], ""))) is not None:
                _pasang(i["aksi"], lama_i["rencana_aksi"], kunci, lambda a: a.get("triwulan") or a["urutan"])


def _pasang(berkas: list[Any], ada: list[Any], kunci: dict[str, str], kata: Any) -> None:
    terpakai = set(kunci.values())
    bebas: dict[Any, list[str]] = {}
    for x in ada:
        if x["id"] not in terpakai:
            bebas.setdefault(kata(x), []).append(x["id"])
    for x in berkas:
        if x["id"] not in kunci and bebas.get(kata(x)):
            kunci[x["id"]] = bebas[kata(x)].pop(0)


def susun_isi(
    skp: Mapping[str, Any], kepala: Mapping[str, Any], kunci: Mapping[str, str], tautan: Mapping[str, RhkAda]
) -> Isi:
    """`kepala`: span, form and snapshot as they are written; `tautan`: the file's RHK ids -> the superior's RHK."""
    rhk = [_rhk(n, r, kunci, tautan.get(r["id"])) for n, r in enumerate(skp["rhk"], 1)]
    return {
        **kepala,
        "utama": [r for r in rhk if r["jenis"] == Rhk.Jenis.UTAMA],
        "tambahan": [r for r in rhk if r["jenis"] == Rhk.Jenis.TAMBAHAN],
        "lampiran": skp["lampiran"],
        "perilaku": skp["perilaku"],
    }


def _rhk(urutan: int, r: Mapping[str, Any], kunci: Mapping[str, str], atasan: RhkAda | None) -> Isi:
    return {
        "id": kunci[r["id"]],
        "jenis": r["jenis"],
        "urutan": urutan,
        "teks": r["teks"],
        "perspektif": r["perspektif"],
        "penyelarasan": r["penyelarasan"],
        "rhk_atasan": {"id": atasan.id, "teks": atasan.teks} if atasan else None,
        "indikator": [_indikator(i, kunci) for i in r["indikator"]],
    }


def _indikator(i: Mapping[str, Any], kunci: Mapping[str, str]) -> Isi:
    return {
        "id": kunci[i["id"]],
        "aspek": i["aspek"],
        "teks": i["teks"],
        "target": i["target"],
        "nilai": i["nilai"],
        "satuan": i["satuan"],
        "jenis_target": i["jenis_target"],
        "rencana_aksi": [_aksi(a, kunci) for a in i["aksi"]],
    }


def _aksi(a: Mapping[str, Any], kunci: Mapping[str, str]) -> Isi:
    return {
        "id": kunci[a["id"]],
        "jenis_periode": JenisPeriode.TRIWULANAN.value,
        "urutan": a["triwulan"],
        "mulai": a["mulai"],
        "tenggat": a["tenggat"],
        "teks": a["teks"],
        "target": a["target"],
        "nilai": a["nilai"],
        "satuan": a["satuan"],
    }
