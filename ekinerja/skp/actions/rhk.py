"""Typing RHK into a draft. Autosave writes no trail row: the next verb records the difference.

Each edit first takes the SKP's row (state in the WHERE), then compares what the form showed with what is stored.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perencanaan.actions.kolom import ganti_rumusan_rhk, tolak_bila_rhk_disangga
from ekinerja.perencanaan.models import SelMatriks
from ekinerja.skp.actions.pegang import Sebelum, boleh, pegang
from ekinerja.skp.actions.tulis import buang, buat_indikator, buat_rhk, tulis_indikator, tulis_rhk
from ekinerja.skp.catatan import catat_skp, kabari
from ekinerja.skp.isi import Isi, isi_skp, rata_rhk, semua_rhk
from ekinerja.skp.masukan import MAKS_INDIKATOR, MAKS_RHK, IsianRhk, sidik
from ekinerja.skp.models import Indikator, Rhk, SaranDiabaikan, Skp
from ekinerja.skp.periode import Slot

_SARAN = ("kode", "medan", "sidik", "alasan", "pada")  # what undo keeps of a hint that was put aside


@transaction.atomic
def tambah_rhk(skp: Skp, *, jenis: str, oleh: Pegawai, pada: datetime) -> Rhk:
    """An empty RHK with one empty indicator, at the end of its block."""
    boleh(skp, oleh)
    pegang(skp, oleh=oleh, pada=pada)
    if skp.rhk.count() >= MAKS_RHK:
        raise AturanDilanggar(f"Satu SKP memuat paling banyak {MAKS_RHK} RHK. Gabungkan yang serupa.", status=400)
    terakhir = skp.rhk.filter(jenis=jenis).aggregate(m=Max("urutan"))["m"] or 0
    rhk = Rhk.objects.create(skp=skp, jenis=jenis, urutan=terakhir + 1, teks="")
    Indikator.objects.create(rhk=rhk, urutan=1, teks="")
    return rhk


@transaction.atomic
def simpan_rhk(
    skp: Skp, rhk: Rhk, isian: IsianRhk, *, slot: list[Slot], terbaca: str, oleh: Pegawai, pada: datetime
) -> Isi:
    """Store one RHK with its indicators and rencana aksi as typed; returns it as it is now.

    `terbaca` is the digest of what the form showed. Raises Bentrok when the row changed since.
    """
    boleh(skp, oleh)
    sebelum = pegang(skp, oleh=oleh, pada=pada)
    lama = _satu(skp, rhk)
    if sidik(lama) != terbaca:
        raise _bentrok_rhk(sebelum, lama, isian)
    tulis_rhk(skp, rhk, isian)
    tulis_indikator(skp, rhk, isian.indikator, slot)
    return _satu(skp, rhk)


def _satu(skp: Skp, rhk: Rhk) -> Isi:
    return semua_rhk(isi_skp(skp, hanya_rhk=rhk.pk))[0]


def _bentrok_rhk(sebelum: Sebelum, kini: Isi, isian: IsianRhk) -> Bentrok:
    punya = {i["id"]: i for i in kini["indikator"]}
    saya: Isi = {
        **kini,
        "teks": isian.teks,
        "perspektif": isian.perspektif,
        "indikator": [
            {
                "id": i.kunci,
                "aspek": i.aspek,
                "teks": i.teks,
                "target": i.target,
                "rencana_aksi": [
                    {"id": a.kunci, "urutan": n, "teks": a.teks, "target": a.target}
                    for n, a in enumerate((a for a in i.aksi if not a.kosong), 1)
                ],
                "manual": punya.get(i.kunci, {}).get("manual", {}) if i.manual is None else i.manual,
            }
            for i in isian.indikator
            if i.kunci in punya or i.teks
        ],
    }
    return Bentrok(
        oleh=sebelum.oleh,
        pada=sebelum.pada,
        versi_saya=dict(rata_rhk(saya, "RHK").values()),
        versi_kini=dict(rata_rhk(kini, "RHK").values()),
    )


@transaction.atomic
def tambah_indikator(skp: Skp, rhk: Rhk, *, oleh: Pegawai, pada: datetime) -> Indikator:
    """An empty indicator at the end of one RHK."""
    boleh(skp, oleh)
    pegang(skp, oleh=oleh, pada=pada)
    if rhk.indikator.count() >= MAKS_INDIKATOR:
        raise AturanDilanggar(f"Satu RHK memuat paling banyak {MAKS_INDIKATOR} indikator.", status=400)
    terakhir = rhk.indikator.aggregate(m=Max("urutan"))["m"] or 0
    return Indikator.objects.create(rhk=rhk, urutan=terakhir + 1, teks="")


@transaction.atomic
def hapus_indikator(skp: Skp, rhk: Rhk, kunci: str, *, oleh: Pegawai, pada: datetime) -> Isi | None:
    """Remove one indicator; returns it for undo, None when it was already gone."""
    boleh(skp, oleh)
    pegang(skp, oleh=oleh, pada=pada)
    isi = next((i for i in _satu(skp, rhk)["indikator"] if i["id"] == kunci), None)
    if isi is not None:
        buang(list(rhk.indikator.filter(id_publik=kunci)))
    return isi


@transaction.atomic
def hapus_rhk(skp: Skp, rhk: Rhk, *, oleh: Pegawai, pada: datetime) -> Isi:
    """Remove one RHK; returns it for undo, with the hints put aside for it. Refused while RHK of subordinates hang on it (R-18)."""
    boleh(skp, oleh)
    pegang(skp, oleh=oleh, pada=pada)
    tolak_bila_disangga(Rhk.objects.filter(rhk_atasan=rhk))
    tolak_bila_rhk_disangga(
        rhk.id_publik,
        "RHK ini menjadi indikator di matriks peran hasil dan disangga peran {nama}, jadi tidak dapat dihapus. "
        "Pindahkan dulu perannya di matriks.",
    )
    isi = _satu(skp, rhk)
    isi["peran"] = rhk.peran_id
    isi["saran"] = [[*s, p.isoformat()] for *s, p in rhk.saran_diabaikan.order_by("pk").values_list(*_SARAN)]
    buang([rhk])
    return isi


def tolak_bila_disangga(turunan: Any) -> None:
    """Refuse when RHK of others hang on what is to go; names up to five of their owners."""
    nama = list(turunan.order_by("skp__pegawai__nama").values_list("skp__pegawai__nama", flat=True).distinct()[:6])
    if not nama:
        return
    sebut = ", ".join(nama[:5]) + (" dan lainnya" if len(nama) > 5 else "")
    raise AturanDilanggar(
        f"RHK ini disangga RHK bawahan ({sebut}), jadi tidak dapat dihapus. "
        "Minta mereka memilih RHK lain dulu, atau perbaiki rumusannya saja."
    )


@transaction.atomic
def pulihkan_rhk(skp: Skp, isi: Isi, *, oleh: Pegawai, pada: datetime) -> Rhk:
    """Undo of `hapus_rhk`: the RHK as it was, under its old ids. A second undo changes nothing."""
    boleh(skp, oleh)
    ada = skp.rhk.filter(id_publik=isi["id"]).first()
    if ada:
        return ada
    pegang(skp, oleh=oleh, pada=pada)
    # The role may have been taken again meanwhile, or be gone.
    if not SelMatriks.objects.filter(pk=isi.get("peran")).exists() or skp.rhk.filter(peran=isi["peran"]).exists():
        isi = {**isi, "peran": None}
    rhk = buat_rhk(skp, isi, Rhk.objects.filter(id_publik=(isi["rhk_atasan"] or {}).get("id")).first())
    for urutan, indikator in enumerate(isi["indikator"], 1):
        buat_indikator(skp, rhk, indikator, urutan)
    SaranDiabaikan.objects.bulk_create(
        SaranDiabaikan(rhk=rhk, kode=kode, medan=medan, sidik=tanda, alasan=alasan, pada=datetime.fromisoformat(saat))
        for kode, medan, tanda, alasan, saat in isi.get("saran", [])
    )
    return rhk


@transaction.atomic
def pulihkan_indikator(skp: Skp, rhk: Rhk, isi: Isi, *, oleh: Pegawai, pada: datetime) -> None:
    """Undo of `hapus_indikator`."""
    boleh(skp, oleh)
    if rhk.indikator.filter(id_publik=isi["id"]).exists():
        return
    pegang(skp, oleh=oleh, pada=pada)
    buat_indikator(skp, rhk, isi, (rhk.indikator.aggregate(m=Max("urutan"))["m"] or 0) + 1)


@transaction.atomic
def geser_rhk(skp: Skp, rhk: Rhk, *, turun: bool, oleh: Pegawai, pada: datetime) -> None:
    """Move one RHK up or down within its block; at the edge nothing happens."""
    boleh(skp, oleh)
    pegang(skp, oleh=oleh, pada=pada)
    urut = list(skp.rhk.filter(jenis=rhk.jenis).order_by("urutan", "pk"))
    tempat = next(n for n, r in enumerate(urut) if r.pk == rhk.pk)
    tujuan = min(max(tempat + (1 if turun else -1), 0), len(urut) - 1)
    urut.insert(tujuan, urut.pop(tempat))
    for n, r in enumerate(urut, 1):
        r.urutan = n
    Rhk.objects.bulk_update(urut, ["urutan"])


@transaction.atomic
def ganti_rumusan(skp: Skp, rhk: Rhk, *, teks: str, yakin: bool, oleh: Pegawai, pada: datetime) -> None:
    """Reword an RHK that carries RHK of subordinates: after confirmation, and they are told (R-18)."""
    boleh(skp, oleh)
    if not teks:
        raise AturanDilanggar("Rumusan RHK tidak boleh kosong karena RHK bawahan menyangganya.", status=400)
    if not yakin:
        raise AturanDilanggar("Beri tanda bahwa bawahan yang menyangga RHK ini boleh diberi tahu.", status=400)
    pegang(skp, oleh=oleh, pada=pada)
    lama, rhk.teks = rhk.teks, teks
    rhk.save(update_fields=["teks"])
    catat_skp("skp.rumusan_diganti", skp, oleh=oleh)
    ganti_rumusan_rhk(rhk.id_publik, teks, oleh=oleh, pada=pada)
    for anak in Skp.objects.filter(rhk__rhk_atasan=rhk).select_related("pegawai").distinct().order_by("pk"):
        kabari(
            anak.pegawai,
            anak,
            f"{oleh.nama} mengganti rumusan RHK yang Anda sangga",
            f"Dulu: {lama} Sekarang: {teks}",
            jenis="skp-diubah",
            kunci=f"rumusan:{rhk.id_publik}:{anak.id_publik}:{pada.isoformat()}",
        )
