"""Pages of the ground floor: errors, the live stream's redirect, progress of a job."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import jawab_galat
from ekinerja.inti.konteks import nomor_permintaan
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.peristiwa import alamat_aliran
from ekinerja.inti.tugas import boleh_melihat_pekerjaan, kemajuan_terkini


@login_not_required
@require_safe
def aliran(request: HttpRequest) -> HttpResponse:
    """Send the browser to the process that serves live updates. Behind a proxy this address never arrives here."""
    if settings.PROKSI_ALIRAN:
        raise AturanDilanggar("Pembaruan langsung sedang tidak terjangkau. Halaman ini memeriksa sendiri.", status=503)
    ekor = request.META.get("QUERY_STRING", "")
    tujuan = alamat_aliran(request) + (f"?{ekor}" if ekor else "")
    return HttpResponseRedirect(tujuan, preserve_request=True)


@login_not_required
@cache_control(public=True, max_age=86_400)
@require_safe
def ikon_situs(request: HttpRequest) -> HttpResponse:
    """What browsers ask for beside anything that is not a page (a PDF, JSON); pages name the icon themselves."""
    return redirect(staticfiles_storage.url("ikon-situs.ico"))


@require_safe
def pekerjaan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Progress of one job; htmx asks for the fragment until it has ended."""
    baris = Pekerjaan.objects.filter(id_publik=id_publik).first()
    if baris is None or not boleh_melihat_pekerjaan(request.user, baris):
        raise Http404
    potongan = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    templat = "inti/_kemajuan.html" if potongan else "inti/pekerjaan.html"
    return render(request, templat, {"pekerjaan": kemajuan_terkini(baris)})


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit: mostly a page left open over a login or for very long."""
    kalimat = "Kiriman belum kami simpan. Kembali ke halaman tadi, muat ulang, lalu kirim lagi."
    galat = AturanDilanggar(kalimat, status=403)
    galat.judul = "Halaman ini terlalu lama terbuka"
    return jawab_galat(request, galat)


def galat_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request itself is not in order."""
    return jawab_galat(
        request, AturanDilanggar("Permintaan ini tidak dapat kami baca. Kembali, lalu coba lagi.", status=400)
    )


def galat_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Seen, but not allowed, where a view raised PermissionDenied without a sentence of its own."""
    kalimat = str(exception) or "Bagian ini bukan untuk peran Anda. Hubungi pengelola kinerja bila seharusnya iya."
    return jawab_galat(request, AturanDilanggar(kalimat, status=403))


def galat_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing that this person may know of: the two look alike."""
    return jawab_galat(
        request,
        AturanDilanggar("Halaman ini tidak ada, atau bukan untuk Anda. Mulai lagi dari beranda.", status=404),
    )


def galat_500(request: HttpRequest) -> HttpResponse:
    """Our fault. The page must appear even when templates or database do not."""
    galat = AturanDilanggar("Ada yang rusak di pihak kami. Isian Anda aman. Coba lagi sebentar.", status=500)
    try:
        return jawab_galat(request, galat)
    except Exception:  # the last line of defence: whatever broke, the person gets a sentence
        return HttpResponse(_DARURAT.format(kalimat=galat.kalimat, nomor=nomor_permintaan()), status=500)


_DARURAT = (
    '<!doctype html><html lang="id"><meta charset="utf-8"><title>Ada yang rusak</title>'
    "<h1>Ada yang rusak di pihak kami</h1><p>{kalimat}</p><p>Nomor permintaan: {nomor}</p></html>"
)
