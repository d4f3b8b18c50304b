"""Closed days of a year: what ships with the rules, and the instansi's own corrections."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.aturan import kalender_bawaan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kalender import actions, hitung, permissions
from ekinerja.kalender.forms import LiburForm
from ekinerja.kalender.models import HariLibur
from ekinerja.kepegawaian.saya import saya_pegawai


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def daftar(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    form = LiburForm(request.POST or None)
    if request.method == "POST":
        if not permissions.boleh_mengatur_libur(saya):
            raise AturanDilanggar("Hari libur diatur oleh admin BKPSDM.", status=403)
        if form.is_valid():
            baris = actions.simpan_libur(oleh=saya, pada=sekarang(), **form.cleaned_data)
            messages.success(request, "Tersimpan. Batas waktu yang belum lewat ikut dihitung ulang.")
            return redirect(f"{request.path}?tahun={baris.tanggal.year}")
    tahun_ada = sorted({*kalender_bawaan().tahun, hari_ini().year})
    diminta = bilangan(request.GET.get("tahun"))
    tahun = diminta if diminta in tahun_ada else hari_ini().year
    koreksi = {k.tanggal: k for k in HariLibur.objects.filter(tanggal__year=tahun).select_related("oleh")}
    libur = hitung.penanggalan().kalender.libur
    semua = sorted({h for h in libur if h.year == tahun} | set(koreksi))
    isi = {
        "form": form, "boleh": permissions.boleh_mengatur_libur(saya), "tahun": tahun, "tahun_ada": tahun_ada,
        "baris": [(h, libur.get(h), koreksi.get(h)) for h in semua],
        "sumber": (kalender_bawaan().sumber or {}).get(tahun, ""),
    }  # fmt: skip
    return render(request, "kalender/libur.html", isi, status=400 if form.errors else 200)


@require_POST
@sekali
def hapus(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    if not permissions.boleh_mengatur_libur(saya):
        raise AturanDilanggar("Hari libur diatur oleh admin BKPSDM.", status=403)
    baris = get_object_or_404(HariLibur, id_publik=id_publik)
    actions.hapus_libur(baris, oleh=saya)
    messages.success(request, "Koreksi dihapus. Hari itu kembali seperti kalender bawaan.")
    return redirect("kalender:libur")
