"""Taking along what still fits from the SKP before."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.actions.pegang import boleh, pegang
from ekinerja.skp.actions.tulis import buat_indikator, buat_rhk, rhk_atasan_tersedia
from ekinerja.skp.catatan import catat_skp
from ekinerja.skp.isi import Isi, isi_skp, semua_rhk
from ekinerja.skp.models import ButirLampiran, Skp
from ekinerja.skp.periode import slot_periode
from ekinerja.skp.salinan import calon_salinan, sumber_salinan


@transaction.atomic
def salin_pilihan(skp: Skp, rhk: Collection[str], *, lampiran: bool, oleh: Pegawai, pada: datetime) -> int:
    """Copy chosen RHK (public ids) of the SKP before into this draft; returns how many came along.

    Rencana aksi move to the periods of the new span, a link to the superior's RHK stays where the new PPK has one with
    the same wording. What the draft has already is not doubled. Raises AturanDilanggar (400) when nothing was chosen.
    """
    boleh(skp, oleh)
    dari = sumber_salinan(skp)
    if dari is None:
        raise AturanDilanggar("Tidak ada SKP sebelumnya yang dapat disalin. Susun yang ini dari kosong.")
    bawa = {c.id for c in calon_salinan(skp, dari) if not c.ada} & set(rhk)
    if not bawa and not lampiran:
        raise AturanDilanggar("Pilih sedikitnya satu hasil kerja yang hendak dibawa.", status=400)
    pegang(skp, oleh=oleh, pada=pada)
    isi = isi_skp(dari)
    _tulis(skp, [r for r in semua_rhk(isi) if r["id"] in bawa])
    if lampiran and not skp.lampiran.exists():
        ButirLampiran.objects.bulk_create(
            ButirLampiran(skp=skp, jenis=j, urutan=n, teks=t)
            for j, daftar in isi["lampiran"].items()
            for n, t in enumerate(daftar, 1)
        )
    catat_skp("skp.disalin", skp, oleh=oleh, perubahan={"dari": (None, f"SKP {dari.mulai} – {dari.sampai}")})
    return len(bawa)


def _tulis(skp: Skp, rhk: list[Isi]) -> None:
    atasan = {r.teks: r for r in rhk_atasan_tersedia(skp)}
    jenis = {a["jenis_periode"] for r in rhk for i in r["indikator"] for a in i["rencana_aksi"]}
    slot = {(s.jenis, s.urutan): s for j in jenis for s in slot_periode(skp, j)}
    urutan = skp.rhk.count()
    for n, r in enumerate(rhk, urutan + 1):
        dukung = atasan.get((r["rhk_atasan"] or {}).get("teks", ""))
        baru = buat_rhk(skp, {**r, "urutan": n, "peran": None}, dukung, id_baru=True)
        for m, indikator in enumerate(r["indikator"], 1):
            buat_indikator(skp, baru, indikator, m, id_baru=True, slot=slot)
