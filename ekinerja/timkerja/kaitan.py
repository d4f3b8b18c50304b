"""The rows of SKPs that are done for a team, as their readers see them."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.isi import Isi, isi_skp, semua_rhk
from ekinerja.skp.models import Rhk, Skp, VersiSkp
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk


class TimSaya(NamedTuple):
    """A team the owner of an SKP may choose, with the days he or she belongs to it."""

    pk: int
    id: UUID
    nama: str
    peran: str
    mulai: date
    sampai: date | None


_keanggotaan = KueriSiap(
    lambda pegawai: AnggotaTim.objects.filter(pegawai=pegawai).order_by("tim__nama", "mulai", "pk").values_list(
        "tim_id", "tim__id_publik", "tim__nama", "peran", "mulai", "sampai", "tim__sampai", "tim__ditutup"
    ),
    pegawai=int,
)  # fmt: skip
_kaitan_skp = KueriSiap(
    lambda skp: (
        KaitanRhk.objects.filter(skp=skp).order_by().values_list("rhk", "tim_id", "tim__id_publik", "tim__nama")
    ),
    skp=int,
)


def semua_tim(pegawai: int) -> list[TimSaya]:
    """Every membership of this person with its real end. One query."""
    return [
        TimSaya(pk, id_, nama, peran, mulai, min((h for h in akhir if h), default=None))
        for pk, id_, nama, peran, mulai, *akhir in _keanggotaan(pegawai=pegawai)
    ]


def dapat_dipilih(semua: list[TimSaya], skp: Skp) -> list[TimSaya]:
    """Those that touch the days of this SKP and are not over; each team once."""
    sejak = skp.hari_potret()
    cocok = [t for t in semua if t.mulai <= skp.sampai and (t.sampai is None or t.sampai >= sejak)]
    return list({t.pk: t for t in cocok}.values())


def tim_saya(skp: Skp) -> list[TimSaya]:
    """The teams the owner may choose for a row of this SKP. One query."""
    return dapat_dipilih(semua_tim(skp.pegawai_id), skp)


def kaitan_skp(skp: Skp) -> dict[str, tuple[int, UUID, str]]:
    """Public id of the RHK -> (key, public id, name) of its team. One query."""
    return {str(rhk): (pk, id_, nama) for rhk, pk, id_, nama in _kaitan_skp(skp=skp.pk)}


# -- as the ketua reads them ------------------------------------------------------------------------------------------


def baris_kaitan(kueri: Any, saya: Pegawai) -> list[dict[str, Any]]:
    """Linked rows with their wording, by person. Of others' reopened SKPs what was last approved. Three queries at most."""
    kolom = ("id_publik", "rhk", "tim_id", "skp_id", "skp__status", "skp__versi", "skp__tahun", "skp__pegawai_id",
             "skp__pegawai__id_publik", "skp__pegawai__nama")  # fmt: skip
    semua = list(kueri.order_by("skp__pegawai__nama", "skp_id", "pk").values(*kolom))
    teks: dict[UUID, str] = dict(
        Rhk.objects.filter(id_publik__in=[b["rhk"] for b in semua]).order_by().values_list("id_publik", "teks")
    )
    draf = {b["skp_id"] for b in semua if b["skp__status"] == Skp.Status.DRAF and b["skp__pegawai_id"] != saya.pk}
    arsip = _arsip(draf)
    for b in semua:
        disetujui = arsip.get(b["skp_id"], {})
        b["teks"] = disetujui.get(str(b["rhk"]), "") if b["skp_id"] in draf else teks.get(b["rhk"], "")
    return [b for b in semua if b["teks"]]


def _arsip(skp: set[int]) -> dict[int, dict[str, str]]:
    """Wording of the rows as last approved, of SKPs that are being revised."""
    if not skp:
        return {}
    baris = VersiSkp.objects.filter(skp__in=skp).order_by("nomor").values_list("skp_id", "isi")
    return {s: {r["id"]: r["teks"] for r in semua_rhk(isi)} for s, isi in baris}


def isi_baris(kaitan: KaitanRhk, saya: Pegawai) -> Isi | None:
    """One linked row with indicators and rencana aksi; None while it stands in no version that `saya` may read."""
    skp = kaitan.skp
    if skp.status == Skp.Status.DRAF and skp.pegawai_id != saya.pk:
        isi = VersiSkp.objects.filter(skp=skp).order_by("-nomor").values_list("isi", flat=True).first() or {}
    else:
        pk = Rhk.objects.filter(Q(skp=skp), id_publik=kaitan.rhk).values_list("pk", flat=True).first()
        isi = isi_skp(skp, hanya_rhk=pk) if pk else {}
    return next((r for r in semua_rhk(isi) if r["id"] == str(kaitan.rhk)), None) if isi else None
