"""What every view of the evaluation begins with."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.models import Evaluasi


def ambil(saya: Pegawai, id_publik: UUID) -> Evaluasi:
    """The evaluation, fetched through the permission; an outsider gets 404."""
    e = Evaluasi.objects.terlihat_oleh(saya).untuk_halaman().filter(id_publik=id_publik).first()
    if e is None:
        raise Http404("evaluasi")
    return e


def ke_evaluasi(e: Evaluasi) -> HttpResponse:
    return redirect("penilaian:detail", e.id_publik)
