"""Templates: what is offered to one SKP, and what of an SKP may be shared (texts only, no names)."""

import re
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.models import BarisTemplat, Rhk, Skp, Templat

_NIP = re.compile(r"\b[0-9]{8} ?[0-9]{6} ?[0-9] ?[0-9]{3}\b")
J = Templat.Jenis


def ditawarkan(pegawai: int, jabatan: str, unit: int, formulir: str, cari: str = "") -> QuerySet[Templat]:
    """Published templates for one person: of the own position (library and colleagues), then of the own unit.

    With `cari` the whole library and everything colleagues shared is searched by position and title.
    """
    terbit = Templat.objects.filter(terbit_pada__isnull=False, dicabut_pada__isnull=True, formulir=formulir)
    terbit = terbit.exclude(jenis=J.REKAN, pemilik=pegawai)
    if cari:
        terbit = terbit.filter(Q(jabatan__icontains=cari) | Q(judul__icontains=cari))
    else:
        umum = Q(jenis=J.PUSTAKA, jabatan="")
        terbit = terbit.filter(Q(jabatan__iexact=jabatan) | umum | Q(jenis=J.REKAN, unit=unit))
    return terbit.annotate(banyak=Count("baris")).order_by("-jenis", "-terbit_pada", "pk")


def untuk_skp(skp: Skp, cari: str = "") -> QuerySet[Templat]:
    """What is offered to this draft: the library before colleagues, the newest first."""
    jabatan = (skp.potret.get("pegawai") or {}).get("jabatan", "")
    return ditawarkan(skp.pegawai_id, jabatan, skp.unit_id, skp.formulir, cari).select_related("unit")


def cari_templat(skp: Skp, id_publik: UUID | None) -> Templat | None:
    """One published template that fits the form of this SKP."""
    semua = Templat.objects.filter(terbit_pada__isnull=False, dicabut_pada__isnull=True, formulir=skp.formulir)
    return semua.filter(id_publik=id_publik).select_related("unit").first() if id_publik else None


def dibagikan(skp: Skp) -> Templat | None:
    """The template this SKP is shared as, if it is."""
    return Templat.objects.filter(skp=skp, dicabut_pada__isnull=True).first()


def berkas_baris(rhk: Isi) -> dict[str, Any]:
    """One RHK as a template keeps it."""
    return {
        "jenis": rhk["jenis"],
        "teks": rhk["teks"],
        "perspektif": rhk["perspektif"],
        "indikator": [
            {k: i[k] for k in ("aspek", "teks", "target", "nilai", "satuan", "jenis_target")}
            | {"rencana_aksi": [_aksi(a) for a in i["rencana_aksi"]]}
            | _manual(i)
            for i in rhk["indikator"]
        ],
    }


def _manual(i: Isi) -> dict[str, Any]:
    """How the indicator is measured; who answers for it is a matter of the own unit."""
    isi = {k: v for k, v in i.get("manual", {}).items() if v and k != "penanggung_jawab"}
    return {"manual": isi} if isi else {}


def _aksi(a: Isi) -> dict[str, Any]:
    return {k: a[k] for k in ("jenis_periode", "urutan", "teks", "target", "nilai", "satuan")}


def baris_bernama(skp: Skp, isi: Isi) -> dict[str, str]:
    """Rows that name a person or carry a NIP, with the reason: such rows are not shared."""
    hasil = {}
    nama = _nama_orang()
    for rhk in semua_rhk(isi):
        teks = " ".join(_kalimat(rhk)).lower()
        kena = next((n for n in nama if n.lower() in teks), "")
        if kena:
            hasil[rhk["id"]] = f"Memuat nama {kena}."
        elif _NIP.search(teks):
            hasil[rhk["id"]] = "Memuat NIP."
    return hasil


def _kalimat(rhk: Isi) -> list[str]:
    semua = [rhk["teks"]]
    for i in rhk["indikator"]:
        semua += [i["teks"], i["target"], *(f"{a['teks']} {a['target']}" for a in i["rencana_aksi"])]
        semua += _manual(i).get("manual", {}).values()
    return semua


def _nama_orang() -> list[str]:
    """Full names of at least two words; a single word is too often an ordinary one."""
    return [n for n in Pegawai.objects.order_by().values_list("nama", flat=True) if " " in n.strip()]


def isi_baris(b: BarisTemplat) -> Isi:
    """A row in the shape that `actions.tulis.buat_rhk` takes."""
    return {
        "id": str(b.id_publik),
        "jenis": b.jenis,
        "urutan": b.urutan,
        "teks": b.teks,
        "perspektif": b.perspektif,
        "penyelarasan": "",
        "indikator": b.indikator,
    }


def sudah_ada(skp: Skp) -> set[str]:
    """Wordings that stand in the SKP already."""
    return set(Rhk.objects.filter(skp=skp).values_list("teks", flat=True))
