"""What follows from a team: rows of a matriks, and RHK done for it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan.models import Matriks
from ekinerja.skp.models import Skp
from ekinerja.timkerja import actions
from ekinerja.timkerja.matriks import bawa_ke_matriks
from ekinerja.timkerja.models import TimKerja
from ekinerja.timkerja.views.umum import ambil


@require_POST
@sekali
def bawa(request: HttpRequest, id_publik: UUID, matriks: UUID) -> HttpResponse:
    """The people of the team become rows of this matriks."""
    saya = saya_pegawai(request)
    tim = ambil(saya, id_publik)
    m = get_object_or_404(Matriks.objects.terlihat_oleh(saya).select_related("unit", "ketua"), id_publik=matriks)
    banyak = bawa_ke_matriks(tim, m, oleh=saya, pada=sekarang())
    messages.success(
        request,
        f"{banyak} orang dari {tim.nama} kini baris matriks ini." if banyak else "Semuanya sudah menjadi baris.",
    )
    return redirect("perencanaan:matriks", matriks)


@require_POST
@sekali
def kaitkan(request: HttpRequest, id_publik: UUID, rhk: UUID) -> HttpResponse:
    """The owner chooses the team of one row; empty takes the link away."""
    saya = saya_pegawai(request)
    skp = get_object_or_404(Skp.objects.terlihat_oleh(saya).select_related("pegawai"), id_publik=id_publik)
    baris = get_object_or_404(skp.rhk, id_publik=rhk)
    tim = _tim(saya, request.POST.get("tim", ""))
    actions.kaitkan(skp, baris, tim, oleh=saya, pada=sekarang())
    messages.success(
        request,
        f"RHK ini untuk {tim.sebutan}. Ketuanya dapat membaca baris ini dan laporannya, bukan yang lain."
        if tim
        else "RHK ini tidak lagi dikaitkan dengan tim. Ketua tim tidak melihatnya.",
    )
    return redirect("skp:baca", id_publik)


def _tim(saya: Pegawai, kode: str) -> TimKerja | None:
    if not kode:
        return None
    try:
        return get_object_or_404(TimKerja.objects.terlihat_oleh(saya), id_publik=UUID(kode))
    except ValueError:
        raise Http404("tim") from None
