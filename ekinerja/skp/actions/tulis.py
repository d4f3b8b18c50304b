"""Writing the rows of one RHK; called by the verbs, which hold the SKP and the transaction."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import ProtectedError

from ekinerja.aturan.skp import FormulirSkp, bermanual
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.id import id_publik
from ekinerja.inti.kueri_siap import KueriSiap, UbahSiap
from ekinerja.perencanaan.actions.kolom import tolak_bila_rhk_disangga
from ekinerja.skp.isi import Isi, isi_skp, semua_rhk
from ekinerja.skp.masukan import BARU, IsianAksi, IsianIndikator, IsianRhk
from ekinerja.skp.models import (
    ButirLampiran,
    Indikator,
    JenisTarget,
    ManualIndikator,
    PerilakuSkp,
    RencanaAksi,
    Rhk,
    Skp,
)
from ekinerja.skp.periode import Slot, slot_periode
from ekinerja.skp.target import berupa_tanggal, urai

# Asked with every autosave.
_turunan = KueriSiap(lambda rhk: Rhk.objects.filter(rhk_atasan=rhk).order_by().values_list("pk")[:1], rhk=int)
_ubah_teks = UbahSiap(lambda rhk, teks: (Rhk.objects.filter(pk=rhk), {"teks": teks}), rhk=int, teks=str)
_indikator_rhk = KueriSiap(
    lambda rhk: Indikator.objects.filter(rhk=rhk).order_by("urutan", "pk").select_related("manual"), rhk=int
)
_aksi_rhk = KueriSiap(lambda rhk: RencanaAksi.objects.filter(indikator__rhk=rhk).order_by(), rhk=int)


def tulis_rhk(skp: Skp, rhk: Rhk, isian: IsianRhk) -> None:
    if rhk.teks != isian.teks and _turunan(rhk=rhk.pk):
        raise AturanDilanggar(
            "RHK ini sudah disangga RHK bawahan, jadi rumusannya tidak berubah diam-diam. "
            "Pakai “Ganti rumusan” agar mereka diberi tahu."
        )
    if rhk.teks != isian.teks:
        tolak_bila_rhk_disangga(
            rhk.id_publik,
            "RHK ini menjadi indikator di matriks peran hasil dan disangga peran {nama}, jadi rumusannya tidak berubah "
            "diam-diam. Pakai “Ganti rumusan” agar mereka diberi tahu.",
        )
    atasan = _rhk_atasan(skp, isian.rhk_atasan)
    lama = (rhk.perspektif, rhk.penyelarasan, rhk.rhk_atasan_id)
    rhk.teks, rhk.perspektif, rhk.penyelarasan, rhk.rhk_atasan = (
        isian.teks,
        isian.perspektif,
        isian.penyelarasan,
        atasan,
    )
    if (rhk.perspektif, rhk.penyelarasan, rhk.rhk_atasan_id) == lama:
        _ubah_teks(rhk=rhk.pk, teks=rhk.teks)  # what nearly every autosave is
    else:
        rhk.save(update_fields=["teks", "perspektif", "penyelarasan", "rhk_atasan"])


def rhk_atasan_tersedia(skp: Skp) -> Any:
    """RHK of the PPK's SKPs of the same year that one may hang on."""
    return Rhk.objects.filter(skp__pegawai=skp.penilai_id, skp__tahun=skp.tahun).exclude(teks="")


def _rhk_atasan(skp: Skp, id_: UUID | None) -> Rhk | None:
    if id_ is None:
        return None
    dipilih = rhk_atasan_tersedia(skp).filter(id_publik=id_).first()
    # A link made before the PPK changed stays valid until the person picks another one.
    return dipilih or Rhk.objects.filter(id_publik=id_, turunan__skp=skp).first()


def tulis_indikator(skp: Skp, rhk: Rhk, isian: tuple[IsianIndikator, ...], slot: list[Slot]) -> None:
    ada = {str(i.id_publik): i for i in _indikator_rhk(rhk=rhk.pk)}
    aksi: dict[int, dict[str, RencanaAksi]] = {i.pk: {} for i in ada.values()}
    for a in _aksi_rhk(rhk=rhk.pk):
        aksi[a.indikator_id][str(a.id_publik)] = a
    buang([i for kunci, i in ada.items() if kunci not in {x.kunci for x in isian}])
    for urutan, i in enumerate(isian, 1):
        indikator = ada.get(i.kunci)
        if indikator is None:  # an id that is not of this RHK
            continue
        _isi_indikator(indikator, i, urutan)
        if bermanual(skp.formulir, skp.pendekatan):
            _tulis_manual(indikator, i.manual)
        _tulis_aksi(skp, indikator, i.aksi, aksi.get(indikator.pk, {}), slot)


def _isi_indikator(indikator: Indikator, isian: IsianIndikator, urutan: int) -> None:
    lama = (indikator.urutan, indikator.aspek, indikator.teks, indikator.target_teks, indikator.jenis_target)
    target = urai(isian.target)
    jenis = isian.jenis_target
    if berupa_tanggal(isian.target):
        jenis = JenisTarget.TANGGAL
    elif target.satuan.startswith("%") and not indikator.target_teks:
        jenis = JenisTarget.TRAJECTORY  # percentages do not add up; the person may still choose otherwise
    baru = (urutan, isian.aspek, isian.teks, isian.target, jenis)
    if lama == baru:
        return
    indikator.urutan, indikator.aspek, indikator.teks, indikator.target_teks, indikator.jenis_target = baru
    indikator.target_nilai, indikator.satuan = target
    indikator.save()


def _tulis_manual(indikator: Indikator, isian: Mapping[str, str] | None) -> None:
    """A manual that became empty loses its row."""
    lama: ManualIndikator | None = getattr(indikator, "manual", None)
    if isian is None:
        return
    if not any(isian.values()):
        if lama is not None:
            lama.delete()
    elif lama is None:
        ManualIndikator.objects.create(indikator=indikator, **isian)
    elif {m: getattr(lama, m) for m in isian} != dict(isian):
        for medan, teks in isian.items():
            setattr(lama, medan, teks)
        lama.save()


def _tulis_aksi(
    skp: Skp, indikator: Indikator, isian: tuple[IsianAksi, ...], ada: Mapping[str, RencanaAksi], slot: list[Slot]
) -> None:
    """The form names an empty line `baru-<urutan>` and keeps that name after the first save made the row."""
    menurut_urutan = {f"{BARU}-{s.urutan}": s for s in slot}
    ada = {f"{BARU}-{x.urutan_periode}": x for x in ada.values()} | dict(ada)
    for a in isian:
        baris = ada.get(a.kunci)
        if baris is None and a.kunci in menurut_urutan and not a.kosong:
            baris = _aksi_baru(skp, indikator, menurut_urutan[a.kunci])
        if baris is None:
            continue
        if a.kosong:
            buang([baris])
        elif baris.pk is None or (baris.teks, baris.target_teks) != (a.teks, a.target):
            baris.teks, baris.target_teks = a.teks, a.target
            target = urai(a.target)
            baris.target_nilai, baris.satuan = target.nilai, target.satuan or indikator.satuan
            baris.save()


def _aksi_baru(skp: Skp, indikator: Indikator, slot: Slot) -> RencanaAksi:
    return RencanaAksi(
        skp=skp,
        indikator=indikator,
        jenis_periode=slot.jenis,
        urutan_periode=slot.urutan,
        mulai=slot.mulai,
        tenggat=slot.tenggat,
    )


def buang(baris: list[Any]) -> None:
    """Delete rows that no report hangs on."""
    try:
        for b in baris:
            b.delete()
    except ProtectedError:
        raise AturanDilanggar(
            "Bagian ini sudah dipakai dalam laporan harian, jadi tidak dapat dihapus. Perbaiki kalimatnya saja."
        ) from None


def buat_rhk(skp: Skp, isi: Isi, atasan: Rhk | None, *, id_baru: bool = False) -> Rhk:
    """One RHK row from plain content."""
    return Rhk.objects.create(
        skp=skp,
        id_publik=id_publik() if id_baru else isi["id"],
        jenis=isi["jenis"],
        urutan=isi["urutan"],
        teks=isi["teks"],
        perspektif=isi["perspektif"],
        penyelarasan=isi["penyelarasan"],
        rhk_atasan=atasan,
        peran_id=isi.get("peran"),
    )


def buat_indikator(
    skp: Skp,
    rhk: Rhk,
    isi: Isi,
    urutan: int,
    *,
    id_baru: bool = False,
    slot: Mapping[tuple[str, int], Slot] | None = None,
) -> None:
    """One indicator with its rencana aksi from plain content; with `slot` they move to those days."""
    indikator = Indikator.objects.create(
        rhk=rhk,
        id_publik=id_publik() if id_baru else isi["id"],
        urutan=urutan,
        aspek=isi["aspek"],
        teks=isi["teks"],
        target_teks=isi["target"],
        target_nilai=isi["nilai"],
        satuan=isi["satuan"],
        jenis_target=isi["jenis_target"],
    )
    if skp.formulir == FormulirSkp.JPT and (manual := isi.get("manual")):
        ManualIndikator.objects.create(indikator=indikator, **manual)
    RencanaAksi.objects.bulk_create(
        RencanaAksi(
            skp=skp,
            indikator=indikator,
            id_publik=id_publik() if id_baru else a["id"],
            jenis_periode=a["jenis_periode"],
            urutan_periode=a["urutan"],
            mulai=tempat.mulai if tempat else a["mulai"],
            tenggat=tempat.tenggat if tempat else a["tenggat"],
            teks=a["teks"],
            target_teks=a["target"],
            target_nilai=a["nilai"],
            satuan=a["satuan"],
        )
        for a in isi["rencana_aksi"]
        for tempat in [slot.get((a["jenis_periode"], a["urutan"])) if slot is not None else None]
        if slot is None or tempat is not None
    )


def salin_isi(dari: Skp, ke: Skp) -> None:
    """Fill a new draft from another SKP: rencana aksi move to the same periods of the new year.

    A link to the superior's RHK is kept where the PPK of the new SKP has an RHK with the same wording.
    """
    isi = isi_skp(dari)
    atasan = {r.teks: r for r in rhk_atasan_tersedia(ke)}
    jenis = {a["jenis_periode"] for r in semua_rhk(isi) for i in r["indikator"] for a in i["rencana_aksi"]}
    slot = {(s.jenis, s.urutan): s for j in jenis for s in slot_periode(ke, j)}
    for rhk in semua_rhk(isi):
        baru = buat_rhk(ke, rhk, atasan.get((rhk["rhk_atasan"] or {}).get("teks", "")), id_baru=True)
        for urutan, indikator in enumerate(rhk["indikator"], 1):
            buat_indikator(ke, baru, indikator, urutan, id_baru=True, slot=slot)
    ButirLampiran.objects.bulk_create(
        ButirLampiran(skp=ke, jenis=j, urutan=n, teks=t)
        for j, daftar in isi["lampiran"].items()
        for n, t in enumerate(daftar, 1)
    )
    PerilakuSkp.objects.bulk_create(PerilakuSkp(skp=ke, nilai=k, ekspektasi=v) for k, v in isi["perilaku"].items())
