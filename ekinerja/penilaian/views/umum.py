"""What every view of the evaluation begins with."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.peran import jalur_peran
from ekinerja.penilaian.kueri import PEMBACA
from ekinerja.penilaian.models import Evaluasi


def _satu(jalur: list[str]) -> KueriSiap:
    return KueriSiap(
        lambda saya, id_publik: Evaluasi.objects.terbaca(saya, jalur).untuk_halaman().filter(id_publik=id_publik),
        saya=int, id_publik=UUID,
    )  # fmt: skip


# Without a reading role, and with one for the whole city.
_sendiri, _semua = _satu([]), _satu(["/"])


def ambil(saya: Pegawai, id_publik: UUID) -> Evaluasi:
    """The evaluation, fetched through the permission; an outsider gets 404."""
    jalur = jalur_peran(saya, *PEMBACA)
    if not jalur or "/" in jalur:
        e = (_semua if jalur else _sendiri).satu(saya=saya.pk, id_publik=id_publik)
    else:
        e = Evaluasi.objects.terbaca(saya.pk, jalur).untuk_halaman().filter(id_publik=id_publik).first()
    if e is None:
        raise Http404("evaluasi")
    return e


def ke_evaluasi(e: Evaluasi) -> HttpResponse:
    return redirect("penilaian:detail", e.id_publik)
