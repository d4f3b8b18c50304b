"""What every SKP view begins with."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Rhk, Skp


def ambil(saya: Pegawai, id_publik: UUID) -> Skp:
    """The SKP, fetched through the permission; an outsider gets 404."""
    skp = Skp.objects.terlihat_oleh(saya).untuk_halaman().filter(id_publik=id_publik).first()
    if skp is None:
        raise Http404("skp")
    return skp


def ambil_rhk(skp: Skp, id_publik: UUID) -> Rhk:
    """One RHK of this SKP."""
    rhk = skp.rhk.filter(id_publik=id_publik).first()
    if rhk is None:
        raise AturanDilanggar("RHK ini sudah dihapus di tempat lain. Muat ulang halaman untuk melihat yang tersimpan.")
    return rhk


def ke_skp(skp: Skp) -> HttpResponse:
    return redirect("skp:baca", skp.id_publik)
