"""Filling one cell of the grid."""

from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perencanaan.actions.kolom import sebut
from ekinerja.perencanaan.actions.pegang import pegang_matriks
from ekinerja.perencanaan.kabar import kabari
from ekinerja.perencanaan.kisi import dalam_matriks
from ekinerja.perencanaan.masukan import IsianSel
from ekinerja.perencanaan.models import KolomMatriks, SelMatriks

BAWAAN = SelMatriks.Penyelarasan.TIDAK_LANGSUNG.value


class Sebelum(NamedTuple):
    """What the cell held before, for undo, and the version it has now."""

    teks: str
    penyelarasan: str
    versi: int


@transaction.atomic
def simpan_sel(
    k: KolomMatriks, pegawai: Pegawai, isian: IsianSel, *, oleh: Pegawai, pada: datetime, yakin: bool = False
) -> Sebelum:
    """Store the role of one person for one indicator; empty text takes the role away.

    Raises Bentrok when the cell changed since it was shown. A role that others hang on (second level) is reworded only
    with `yakin`, and they are told (R-18).
    """
    m = k.matriks
    pegang_matriks(m, oleh=oleh, pada=pada)
    sel = SelMatriks.objects.select_related("diubah_oleh").filter(kolom=k, pegawai=pegawai).first()
    lama = Sebelum(sel.teks, sel.penyelarasan, sel.versi) if sel else Sebelum("", BAWAAN, 0)
    if lama.versi != isian.terbaca:
        raise _bentrok(sel, lama, isian)
    if (lama.teks, lama.penyelarasan) == (isian.teks, isian.penyelarasan) or not (lama.teks or isian.teks):
        return lama
    if isian.teks and not lama.teks and not dalam_matriks(m, pegawai):
        raise AturanDilanggar(f"{pegawai.nama} bukan baris matriks ini. Tambahkan dulu sebagai anggota.", status=400)
    if sel is None:
        _buat(k, pegawai, isian, oleh, pada)
    else:
        _ubah(sel, isian, yakin, oleh, pada)
    sesudah = _sebut(isian.teks, isian.penyelarasan)
    perubahan = {f"{pegawai.nama}, indikator {k.nomor}": (_sebut(lama.teks, lama.penyelarasan), sesudah)}
    catat("matriks.peran_diisi", m, oleh=oleh, perubahan=perubahan)
    return lama._replace(versi=lama.versi + 1)


def _sebut(teks: str, penyelarasan: str) -> str:
    return f"{teks} ({SelMatriks.Penyelarasan(penyelarasan).label.lower()})" if teks else ""


def _buat(k: KolomMatriks, pegawai: Pegawai, isian: IsianSel, oleh: Pegawai, pada: datetime) -> None:
    try:
        with transaction.atomic():
            SelMatriks.objects.create(
                kolom=k,
                pegawai=pegawai,
                teks=isian.teks,
                penyelarasan=isian.penyelarasan,
                diubah_pada=pada,
                diubah_oleh=oleh,
            )
    except IntegrityError:
        kini = SelMatriks.objects.select_related("diubah_oleh").get(kolom=k, pegawai=pegawai)
        raise _bentrok(kini, Sebelum(kini.teks, kini.penyelarasan, kini.versi), isian) from None


def _ubah(sel: SelMatriks, isian: IsianSel, yakin: bool, oleh: Pegawai, pada: datetime) -> None:
    if sel.teks != isian.teks:
        _turunan(sel, isian.teks, yakin, oleh, pada)
    berubah = SelMatriks.objects.filter(pk=sel.pk, versi=isian.terbaca).update(
        teks=isian.teks,
        penyelarasan=isian.penyelarasan,
        versi=F("versi") + 1,
        diubah_pada=pada,
        diubah_oleh=oleh,
    )
    if not berubah:
        kini = SelMatriks.objects.select_related("diubah_oleh").get(pk=sel.pk)
        raise _bentrok(kini, Sebelum(kini.teks, kini.penyelarasan, kini.versi), isian)


def _turunan(sel: SelMatriks, teks: str, yakin: bool, oleh: Pegawai, pada: datetime) -> None:
    """Columns of the second level that were made from this role follow it."""
    kolom = list(sel.kolom_turunan.select_related("matriks").order_by("pk"))
    penyangga = list(
        SelMatriks.objects.filter(kolom__in=kolom)
        .exclude(teks="")
        .select_related("pegawai", "kolom__matriks")
        .order_by("pk")
    )
    nama = sebut(s.pegawai.nama for s in penyangga)
    if penyangga and not teks:
        raise AturanDilanggar(
            f"Peran ini disangga {nama} di matriks di bawahnya, jadi tidak dapat dikosongkan. "
            "Pindahkan atau kosongkan dulu peran mereka."
        )
    if penyangga and not yakin:
        raise AturanDilanggar(
            f"Peran ini disangga {nama} di matriks di bawahnya, jadi kalimatnya tidak berubah diam-diam. "
            "Buka baris orangnya, lalu beri tanda bahwa mereka boleh diberi tahu."
        )
    for k in kolom:
        if teks:
            KolomMatriks.objects.filter(pk=k.pk).update(teks=teks)
        else:
            k.sel.all().delete()
            k.delete()
    for s in penyangga:
        kabari(
            s.pegawai,
            s.kolom.matriks,
            f"{oleh.nama} mengganti rumusan hasil yang Anda sangga",
            f"Dulu: {sel.teks} Sekarang: {teks}",
            kunci=f"peran-diganti:{s.id_publik}:{pada.isoformat()}",
        )


def _bentrok(sel: SelMatriks | None, kini: Sebelum, isian: IsianSel) -> Bentrok:
    return Bentrok(
        oleh=sel.diubah_oleh.nama if sel and sel.diubah_oleh else "",
        pada=sel.diubah_pada if sel else None,
        versi_saya={"Peran": _sebut(isian.teks, isian.penyelarasan) or "kosong"},
        versi_kini={"Peran": _sebut(kini.teks, kini.penyelarasan) or "kosong"},
    )
