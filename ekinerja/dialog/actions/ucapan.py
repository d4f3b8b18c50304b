"""Saying, answering, agreeing, withdrawing."""

from dataclasses import replace
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ekinerja.dialog import permissions
from ekinerja.dialog.catatan import kabari_ucapan
from ekinerja.dialog.isian import IsianUcapan
from ekinerja.dialog.models import Ucapan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.actions import simpan_rhk
from ekinerja.skp.isi import Isi, isi_skp, semua_rhk
from ekinerja.skp.masukan import IsianIndikator, IsianRhk, sidik
from ekinerja.skp.models import Rhk, Skp
from ekinerja.skp.permissions import DAPAT_DIUBAH, lokal

K = Ucapan.Keadaan
J = Ucapan.Jenis
DIDAHULUI = "Baru saja berubah di tempat lain. Muat ulang halaman untuk melihat keadaan terakhir."


@transaction.atomic
def sampaikan(
    skp: Skp,
    isian: IsianUcapan,
    *,
    oleh: Pegawai,
    pada: datetime,
    rhk: UUID | None = None,
    menanggapi: UUID | None = None,
) -> Ucapan:
    """Say something about the SKP or one of its rows. Whoever answers has read what was said before."""
    _pastikan_bicara(skp, oleh)
    baris = _baris(skp, rhk)
    if rhk is None or not isian.usul_target:
        isian = replace(isian, usul_indikator=None, usul_target="")
    elif not baris or not baris.indikator.filter(id_publik=isian.usul_indikator).exists():
        raise AturanDilanggar("Indikator itu sudah tidak ada pada RHK ini. Muat ulang halaman, lalu pilih lagi.")
    induk = Ucapan.objects.filter(skp=skp, rhk=rhk, id_publik=menanggapi).first() if menanggapi else None
    ucapan = Ucapan.objects.create(
        skp=skp,
        rhk=rhk,
        rhk_teks=baris.teks if baris else "",
        oleh=oleh,
        jenis=isian.jenis,
        teks=isian.teks,
        usul_teks=isian.usul_teks if baris else "",
        usul_indikator=isian.usul_indikator,
        usul_target=isian.usul_target,
        menanggapi=induk,
        dibuat_pada=pada,
    )
    tandai_dibaca(skp, rhk, oleh=oleh, pada=pada)
    catat(f"dialog.{isian.jenis.lower()}", ucapan, oleh=oleh, perubahan={"SKP": (None, skp.id_publik)})
    kabari_ucapan(ucapan, f"{oleh.nama}: {ucapan.get_jenis_display().lower()} dalam dialog SKP {skp.tahun}")
    return ucapan


@transaction.atomic
def ubah(ucapan: Ucapan, isian: IsianUcapan, *, oleh: Pegawai, pada: datetime) -> None:
    """Correct an own entry that nobody has read yet. Its kind stays."""
    if not permissions.boleh_mengubah(oleh, ucapan):
        _pastikan_penutur(ucapan, oleh)
        _tolak(ucapan, "Yang sudah dibaca tidak diubah lagi. Sampaikan yang baru, atau cabut yang ini.")
    lama = ucapan.teks
    usul = {"usul_teks": isian.usul_teks if ucapan.rhk else ""} if ucapan.jenis == J.USULAN else {}
    _pindah(ucapan, Q(dibaca_pada__isnull=True, keadaan=K.TERBUKA), teks=isian.teks, diubah_pada=pada, **usul)
    catat("dialog.diubah", ucapan, oleh=oleh, perubahan={"teks": (lama, isian.teks)})


@transaction.atomic
def cabut(ucapan: Ucapan, *, oleh: Pegawai, pada: datetime) -> None:
    """Withdraw an own entry. It stays readable, marked as withdrawn."""
    if not permissions.boleh_mencabut(oleh, ucapan):
        _pastikan_penutur(ucapan, oleh)
        _tolak(ucapan, "Yang sudah disepakati atau dicabut tidak dapat dicabut lagi.")
    _pindah(ucapan, Q(keadaan=K.TERBUKA), keadaan=K.DICABUT, dicabut_pada=pada)
    catat("dialog.dicabut", ucapan, oleh=oleh, perubahan={"keadaan": (K.TERBUKA, K.DICABUT)})
    kabari_lagi(ucapan, oleh)


def kabari_lagi(ucapan: Ucapan, oleh: Pegawai) -> None:
    """Open pages of the other side redraw; no message of its own."""
    from ekinerja.dialog.catatan import pendengar
    from ekinerja.inti.peristiwa import siarkan

    for orang in pendengar(ucapan.skp, oleh):
        siarkan(f"orang:{orang.id_publik}", "dialog", {"skp": str(ucapan.skp.id_publik)})


@transaction.atomic
def sepakati(ucapan: Ucapan, *, oleh: Pegawai, pada: datetime) -> bool:
    """The other side agrees to a proposal. True when its wording or target was written into the draft at once.

    Where the SKP cannot be edited now, or the row cannot take it, the agreement stands and is shown as such.
    """
    if not permissions.boleh_menyepakati(oleh, ucapan):
        _pastikan_pihak(ucapan, oleh)
        if (oleh.pk == ucapan.skp.pegawai_id) == (ucapan.oleh_id == ucapan.skp.pegawai_id):
            raise AturanDilanggar("Usulan disepakati oleh pihak yang lain.", status=403)
        _tolak(ucapan, "Usulan ini sudah dijawab atau dicabut.")
    _pindah(ucapan, Q(keadaan=K.TERBUKA), keadaan=K.DISEPAKATI, disepakati_pada=pada)
    tandai_dibaca(ucapan.skp, ucapan.rhk, oleh=oleh, pada=pada)
    sepakat = Ucapan.objects.create(
        skp=ucapan.skp,
        rhk=ucapan.rhk,
        rhk_teks=ucapan.rhk_teks,
        oleh=oleh,
        jenis=J.KESEPAKATAN,
        teks="Disepakati.",
        menanggapi=ucapan,
        dibuat_pada=pada,
    )
    catat("dialog.disepakati", ucapan, oleh=oleh, perubahan={"keadaan": (K.TERBUKA, K.DISEPAKATI)})
    kabari_ucapan(sepakat, f"{oleh.nama} menyepakati usulan Anda pada SKP {ucapan.skp.tahun}")
    return _coba_terapkan(ucapan, oleh=oleh, pada=pada)


@transaction.atomic
def terapkan(ucapan: Ucapan, *, oleh: Pegawai, pada: datetime) -> None:
    """Write an agreed proposal into the draft later on. Raises AturanDilanggar with the reason the SKP gives."""
    if not permissions.boleh_menerapkan(oleh, ucapan):
        _pastikan_pihak(ucapan, oleh)
        if oleh.pk != ucapan.skp.pegawai_id:
            raise AturanDilanggar("Yang memasukkan kesepakatan ke SKP adalah pemiliknya.", status=403)
        _tolak(ucapan, "Kesepakatan ini belum dapat dimasukkan: SKP sedang tidak dapat diubah, atau sudah masuk.")
    _terapkan(ucapan, oleh=oleh, pada=pada)


def tandai_dibaca(skp: Skp, rhk: UUID | None, *, oleh: Pegawai, pada: datetime) -> int:
    """This side has read what the other said in this thread. Returns how many were new."""
    if not permissions.salah_satu(oleh, skp):
        raise AturanDilanggar("Tanda sudah dibaca hanya untuk kedua pihak dialog ini.", status=403)
    baru = Ucapan.objects.filter(skp=skp, rhk=rhk, dibaca_pada__isnull=True)
    dari_pegawai = Q(oleh=skp.pegawai_id)
    return baru.filter(~dari_pegawai if oleh.pk == skp.pegawai_id else dari_pegawai).update(dibaca_pada=pada)


def _pastikan_bicara(skp: Skp, oleh: Pegawai) -> None:
    if permissions.boleh_berbicara(oleh, skp):
        return
    if not permissions.salah_satu(oleh, skp):
        raise AturanDilanggar("Dialog ini antara pegawai dan penilainya. Anda dapat membacanya.", status=403)
    raise AturanDilanggar("SKP ini sudah ditutup, jadi dialognya tinggal dibaca.")


def _baris(skp: Skp, rhk: UUID | None) -> Rhk | None:
    if rhk is None:
        return None
    baris: Rhk | None = skp.rhk.filter(id_publik=rhk).first()
    if baris is None and not Ucapan.objects.filter(skp=skp, rhk=rhk).exists():
        raise AturanDilanggar("RHK ini sudah dihapus di tempat lain. Muat ulang halaman untuk melihat yang tersimpan.")
    return baris


def _pindah(ucapan: Ucapan, syarat: Q, **kolom: object) -> None:
    """One conditional UPDATE; raises when the row is no longer as it was read."""
    if not Ucapan.objects.filter(syarat, pk=ucapan.pk).update(**kolom):
        raise AturanDilanggar(DIDAHULUI)
    ucapan.refresh_from_db(fields=list(kolom))


def _pastikan_pihak(ucapan: Ucapan, oleh: Pegawai) -> None:
    if not permissions.salah_satu(oleh, ucapan.skp):
        raise AturanDilanggar("Dialog ini antara pegawai dan penilainya. Anda dapat membacanya.", status=403)


def _pastikan_penutur(ucapan: Ucapan, oleh: Pegawai) -> None:
    _pastikan_pihak(ucapan, oleh)
    if ucapan.oleh_id != oleh.pk:
        raise AturanDilanggar("Hanya yang menyampaikan yang dapat mengubah atau mencabutnya.", status=403)


def _tolak(ucapan: Ucapan, keadaan: str) -> NoReturn:
    """The right person, the wrong state."""
    if ucapan.skp.status == Skp.Status.DITUTUP:
        raise AturanDilanggar("SKP ini sudah ditutup, jadi dialognya tinggal dibaca.")
    raise AturanDilanggar(keadaan)


# -- into the draft ---------------------------------------------------------------------------------------------------


def _coba_terapkan(ucapan: Ucapan, *, oleh: Pegawai, pada: datetime) -> bool:
    skp = ucapan.skp
    if not (ucapan.membawa_usul and lokal(skp) and skp.status in DAPAT_DIUBAH):
        return False
    try:
        with transaction.atomic():
            _terapkan(ucapan, oleh=oleh, pada=pada)
    except AturanDilanggar:
        return False
    return True


def _terapkan(ucapan: Ucapan, *, oleh: Pegawai, pada: datetime) -> None:
    """Through the SKP's own verb, as the owner: what is written is the owner's proposal or one he or she accepts."""
    skp = Skp.objects.untuk_halaman().get(pk=ucapan.skp_id)
    rhk = skp.rhk.filter(id_publik=ucapan.rhk).first()
    if rhk is None:
        raise AturanDilanggar(
            "RHK yang dibicarakan sudah dihapus dari SKP, jadi kesepakatan ini tinggal sebagai catatan."
        )
    kini = semua_rhk(isi_skp(skp, hanya_rhk=rhk.pk))[0]
    if ucapan.usul_target and str(ucapan.usul_indikator) not in {i["id"] for i in kini["indikator"]}:
        raise AturanDilanggar("Indikator yang dibicarakan sudah dihapus, jadi kesepakatan ini tinggal sebagai catatan.")
    simpan_rhk(skp, rhk, _isian(kini, ucapan), slot=[], terbaca=sidik(kini), oleh=skp.pegawai, pada=pada)
    _pindah(ucapan, Q(keadaan=K.DISEPAKATI, diterapkan_pada__isnull=True), diterapkan_pada=pada)
    catat("dialog.diterapkan", ucapan, oleh=oleh, perubahan={"masuk ke SKP": (None, skp.id_publik)})


def _isian(kini: Isi, ucapan: Ucapan) -> IsianRhk:
    """The row as it is, with the agreed wording and target in it."""
    atasan = kini["rhk_atasan"]
    return IsianRhk(
        teks=ucapan.usul_teks or kini["teks"],
        perspektif=kini["perspektif"],
        rhk_atasan=UUID(atasan["id"]) if atasan else None,
        penyelarasan=kini["penyelarasan"],
        indikator=tuple(
            IsianIndikator(
                kunci=i["id"],
                aspek=i["aspek"],
                teks=i["teks"],
                target=ucapan.usul_target if i["id"] == str(ucapan.usul_indikator) else i["target"],
                jenis_target=i["jenis_target"],
            )
            for i in kini["indikator"]
        ),
    )
