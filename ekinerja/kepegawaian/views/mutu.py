"""The data-quality list: what imports and checks found, worked off one by one."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian import actions
from ekinerja.kepegawaian.forms import CatatanForm
from ekinerja.kepegawaian.models import CatatanMutu

from .umum import PER_HALAMAN, admin


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    admin(request)
    jenis, cari, selesai = request.GET.get("jenis", ""), kata_cari(request), request.GET.get("selesai") == "1"
    semua = CatatanMutu.objects.filter(selesai_pada__isnull=not selesai)
    jumlah = dict(semua.order_by().values_list("jenis").annotate(Count("pk")))
    kueri = semua.select_related("pegawai", "unit", "selesai_oleh").order_by("-dibuat_pada", "pk")
    if jenis in CatatanMutu.Jenis.values:
        kueri = kueri.filter(jenis=jenis)
    if cari:
        kueri = kueri.filter(
            Q(pegawai__nama__icontains=cari)
            | Q(pegawai__nip__startswith=cari.replace(" ", ""))
            | Q(unit__nama__icontains=cari)
        )
    isi = {
        "hal": Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal")),
        "jenis": jenis,
        "semua_jenis": [(k, label, jumlah[k]) for k, label in CatatanMutu.Jenis.choices if jumlah.get(k)],
        "total": sum(jumlah.values()),
        "cari": cari,
        "selesai": selesai,
    }
    return render(request, "kepegawaian/mutu.html", isi)


@require_POST
@sekali
def selesai(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = admin(request)
    catatan = get_object_or_404(CatatanMutu, id_publik=id_publik)
    form = CatatanForm(request.POST)
    if not form.is_valid():
        raise AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)
    actions.selesaikan_catatan(catatan, penyelesaian=form.cleaned_data["penyelesaian"], oleh=saya, pada=sekarang())
    messages.success(request, "Catatan diselesaikan.")
    return redirect("kepegawaian:mutu")
