"""Typing sasaran and indikator kinerja. What others hang on is not renamed or removed in passing (R-18)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perencanaan.actions.kolom import pasang_kolom, tolak_bila_disangga
from ekinerja.perencanaan.actions.pegang import pegang_perjanjian
from ekinerja.perencanaan.isi import Isi, beda, isi_sasaran, rata, sidik
from ekinerja.perencanaan.masukan import MAKS_INDIKATOR, MAKS_SASARAN, IsianIndikator, IsianSasaran
from ekinerja.perencanaan.models import IndikatorKinerja, KolomMatriks, PerjanjianKinerja, Sasaran
from ekinerja.perencanaan.target import urai


@transaction.atomic
def tambah_sasaran(p: PerjanjianKinerja, *, oleh: Pegawai, pada: datetime) -> Sasaran:
    """An empty sasaran with one empty indikator, at the end."""
    pegang_perjanjian(p, oleh=oleh, pada=pada)
    if p.sasaran.count() >= MAKS_SASARAN:
        raise AturanDilanggar(f"Satu perjanjian memuat paling banyak {MAKS_SASARAN} sasaran.", status=400)
    s = Sasaran.objects.create(perjanjian=p, urutan=_berikut(p.sasaran), teks="")
    _indikator_baru(s)
    catat("perjanjian.sasaran_ditambah", p, oleh=oleh)
    return s


@transaction.atomic
def simpan_sasaran(s: Sasaran, isian: IsianSasaran, *, terbaca: str, oleh: Pegawai, pada: datetime) -> Isi:
    """Store one sasaran with its indicators as typed; `terbaca` is the digest of what the form showed."""
    p = s.perjanjian
    sebelum = (p.diubah_oleh.nama if p.diubah_oleh else "", p.diubah_pada)
    pegang_perjanjian(p, oleh=oleh, pada=pada)
    lama = isi_sasaran(s)
    if sidik(lama) != terbaca:
        raise Bentrok(oleh=sebelum[0], pada=sebelum[1], versi_saya=rata(_isi_isian(lama, isian)), versi_kini=rata(lama))
    Sasaran.objects.filter(pk=s.pk).update(teks=isian.teks)
    s.teks = isian.teks
    ada = {str(i.id_publik): i for i in s.indikator.all()}
    for satu in isian.indikator:
        if satu.kunci in ada:  # an id that is not of this sasaran is left alone
            _simpan_indikator(ada[satu.kunci], satu)
    baru = isi_sasaran(s)
    if perubahan := beda(rata(lama), rata(baru)):
        catat("perjanjian.sasaran_diubah", p, oleh=oleh, perubahan=perubahan)
    return baru


def _isi_isian(lama: Isi, isian: IsianSasaran) -> Isi:
    return {**lama, "teks": isian.teks, "indikator": [{"teks": i.teks, "target": i.target} for i in isian.indikator]}


def _simpan_indikator(i: IndikatorKinerja, isian: IsianIndikator) -> None:
    if (i.teks, i.target_teks, i.perspektif) == (isian.teks, isian.target, isian.perspektif):
        return
    if i.teks != isian.teks:
        tolak_bila_disangga(
            KolomMatriks.objects.filter(indikator=i),
            "Indikator ini sudah disangga peran {nama}, jadi kalimatnya tidak berubah diam-diam. "
            "Pakai “Ganti indikator” agar mereka ikut pindah dan diberi tahu.",
        )
    i.teks, i.target_teks, i.perspektif = isian.teks, isian.target, isian.perspektif
    i.target_nilai, i.satuan = urai(isian.target)
    i.save()
    KolomMatriks.objects.filter(indikator=i).update(teks=i.teks, target=i.target_teks)


@transaction.atomic
def tambah_indikator(s: Sasaran, *, oleh: Pegawai, pada: datetime) -> IndikatorKinerja:
    """An empty indikator at the end of one sasaran; it becomes a column of a matriks that was begun."""
    pegang_perjanjian(s.perjanjian, oleh=oleh, pada=pada)
    if IndikatorKinerja.objects.filter(sasaran__perjanjian=s.perjanjian).count() >= MAKS_INDIKATOR:
        raise AturanDilanggar(f"Satu perjanjian memuat paling banyak {MAKS_INDIKATOR} indikator.", status=400)
    i = _indikator_baru(s)
    catat("perjanjian.indikator_ditambah", s.perjanjian, oleh=oleh)
    return i


def _indikator_baru(s: Sasaran, **kolom: Any) -> IndikatorKinerja:
    i = IndikatorKinerja.objects.create(sasaran=s, urutan=_berikut(s.indikator), **{"teks": "", **kolom})
    pasang_kolom(i)
    return i


def _berikut(daftar: Any) -> int:
    return int(daftar.aggregate(m=Max("urutan"))["m"] or 0) + 1


@transaction.atomic
def hapus_indikator(i: IndikatorKinerja, *, oleh: Pegawai, pada: datetime) -> None:
    """Refused while roles hang on it (R-18)."""
    p = i.sasaran.perjanjian
    pegang_perjanjian(p, oleh=oleh, pada=pada)
    _buang([i])
    catat("perjanjian.indikator_dihapus", p, oleh=oleh, perubahan={"indikator": (i.teks, "")})


@transaction.atomic
def hapus_sasaran(s: Sasaran, *, oleh: Pegawai, pada: datetime) -> None:
    """Refused while roles hang on one of its indicators (R-18)."""
    p = s.perjanjian
    pegang_perjanjian(p, oleh=oleh, pada=pada)
    lama = rata(isi_sasaran(s))
    _buang(list(s.indikator.all()))
    s.delete()
    catat("perjanjian.sasaran_dihapus", p, oleh=oleh, perubahan=beda(lama, {}))


def _buang(indikator: Sequence[IndikatorKinerja]) -> None:
    kolom = KolomMatriks.objects.filter(indikator__in=indikator)
    tolak_bila_disangga(
        kolom,
        "Indikator ini disangga peran {nama}, jadi tidak dapat dihapus. Kosongkan atau pindahkan dulu perannya di matriks.",
    )
    for k in kolom.order_by("pk"):
        k.sel.all().delete()
        k.delete()
    for i in indikator:
        i.delete()


class BarisImpor(NamedTuple):
    """One row of a file: sasaran and indikator by their words."""

    sasaran: str
    indikator: str
    target: str
    perspektif: str


@transaction.atomic
def gabung_impor(p: PerjanjianKinerja, baris: Sequence[BarisImpor], *, oleh: Pegawai, pada: datetime) -> int:
    """Add what is new, take over target and perspektif of what is known by its words; nothing is removed or renamed.

    Returns how many rows changed something; the same file twice changes nothing.
    """
    pegang_perjanjian(p, oleh=oleh, pada=pada)
    return _gabung(p, baris, oleh)


@transaction.atomic
def gabung_dari_pengelola(
    unit: UnitKerja, tahun: int, baris: Sequence[BarisImpor], *, oleh: Pegawai | None, pada: datetime
) -> int:
    """Rows from a file of the whole city into the draft of this unit, begun where there is none; the head sets it.

    For whoever runs the server (`oleh` None); asks for no permission. Raises AturanDilanggar when it was set meanwhile.
    """
    p, baru = PerjanjianKinerja.objects.get_or_create(
        unit=unit, tahun=tahun, defaults={"diubah_pada": pada, "diubah_oleh": oleh}
    )
    if baru:
        catat("perjanjian.dimulai", p, oleh=oleh, perubahan={"unit": ("", unit.nama), "tahun": ("", tahun)})
    draf = PerjanjianKinerja.objects.filter(pk=p.pk, status=PerjanjianKinerja.Status.DRAF)
    if not draf.update(diubah_pada=pada, diubah_oleh=oleh):
        raise AturanDilanggar(f"Perjanjian kinerja {unit.nama} baru saja ditetapkan. Periksa berkasnya sekali lagi.")
    return _gabung(p, baris, oleh)


def _gabung(p: PerjanjianKinerja, baris: Sequence[BarisImpor], oleh: Pegawai | None) -> int:
    sasaran = {kata(s.teks): s for s in p.sasaran.all()}
    ada = {(kata(i.sasaran.teks), kata(i.teks)): i for i in
           IndikatorKinerja.objects.filter(sasaran__perjanjian=p).select_related("sasaran")}  # fmt: skip
    perubahan: dict[str, tuple[str, str]] = {}
    for b in baris:
        i = ada.get(kunci := (kata(b.sasaran), kata(b.indikator)))
        if i is None:
            s = sasaran.get(kunci[0]) or Sasaran.objects.create(
                perjanjian=p, urutan=_berikut(p.sasaran), teks=b.sasaran
            )
            sasaran[kunci[0]] = s
            nilai, satuan = urai(b.target)
            ada[kunci] = _indikator_baru(
                s, teks=b.indikator, target_teks=b.target, target_nilai=nilai, satuan=satuan, perspektif=b.perspektif
            )
            perubahan[b.indikator[:80]] = ("", b.target or "baru")
        elif (i.target_teks, i.perspektif) != (baru := (b.target or i.target_teks, b.perspektif or i.perspektif)):
            perubahan[b.indikator[:80]] = (i.target_teks, baru[0])
            _simpan_indikator(i, IsianIndikator("", i.teks, *baru))
    if perubahan:
        catat("perjanjian.diimpor", p, oleh=oleh, perubahan=perubahan)
    return len(perubahan)


def kata(teks: str) -> str:
    """A wording for comparison: case and spacing do not matter."""
    return " ".join(teks.casefold().split()).rstrip(".")
