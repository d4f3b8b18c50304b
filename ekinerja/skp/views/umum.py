"""What every SKP view begins with."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.skp.kueri import PEMBACA
from ekinerja.skp.models import Rhk, Skp


def _satu(jalur: list[str]) -> KueriSiap:
    return KueriSiap(
        lambda saya, hari, id_publik: Skp.objects.terbaca(saya, hari, jalur).untuk_halaman().filter(id_publik=id_publik),
        saya=int, hari=date, id_publik=UUID,
    )  # fmt: skip


# Without a reading role, and with one for the whole city.
_sendiri, _semua = _satu([]), _satu(["/"])
_rhk_satu = KueriSiap(lambda skp, id_publik: Rhk.objects.filter(skp=skp, id_publik=id_publik), skp=int, id_publik=UUID)


def ambil(saya: Pegawai, id_publik: UUID) -> Skp:
    """The SKP, fetched through the permission; an outsider gets 404."""
    jalur = jalur_peran(saya, *PEMBACA)
    if not jalur or "/" in jalur:
        skp = (_semua if jalur else _sendiri).satu(saya=saya.pk, hari=hari_ini(), id_publik=id_publik)
    else:
        skp = Skp.objects.terlihat_oleh(saya).untuk_halaman().filter(id_publik=id_publik).first()
    if skp is None:
        raise Http404("skp")
    return skp


def ambil_rhk(skp: Skp, id_publik: UUID) -> Rhk:
    """One RHK of this SKP."""
    rhk: Rhk | None = _rhk_satu.satu(skp=skp.pk, id_publik=id_publik)
    if rhk is None:
        raise AturanDilanggar("RHK ini sudah dihapus di tempat lain. Muat ulang halaman untuk melihat yang tersimpan.")
    rhk.skp = skp
    return rhk


def ke_skp(skp: Skp) -> HttpResponse:
    return redirect("skp:baca", skp.id_publik)
