"""Dated settings: all of them with their meaning, and one with its history and its form."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.dasbor import actions
from ekinerja.dasbor.forms_setelan import SetelanForm
from ekinerja.dasbor.setelan import daftar_setelan, nilai_pada, yang_akan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models.pengaturan import Setelan
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import boleh_mengatur_peran
from ekinerja.kepegawaian.saya import saya_pegawai


def _pengatur(request: HttpRequest) -> Pegawai:
    saya = saya_pegawai(request)
    if not boleh_mengatur_peran(saya):
        raise AturanDilanggar(actions.HANYA_PENGATUR, status=403)
    return saya


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Value of today, our default, unit, source, and what lies ahead. Three queries however many settings."""
    _pengatur(request)
    hari = hari_ini()
    ada, akan = nilai_pada(hari), yang_akan(hari)
    baris = [
        (t, t.sebut(ada[t.kunci][0] if t.kunci in ada else t.bawaan), ada.get(t.kunci), akan.get(t.kunci))
        for t in daftar_setelan()
    ]
    return render(request, "dasbor/setelan.html", {"baris": baris})


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def satu(request: HttpRequest, kunci: str) -> HttpResponse:
    """One setting; the POST changes it from a day on."""
    saya = _pengatur(request)
    t = next((t for t in daftar_setelan() if t.kunci == kunci), None)
    if t is None:
        raise Http404("setelan")
    hari = hari_ini()
    riwayat = list(Setelan.objects.filter(kunci=kunci).order_by("-berlaku_mulai"))
    kini = next((s.nilai for s in riwayat if s.berlaku_mulai <= hari), t.bawaan)
    form = SetelanForm(request.POST if request.method == "POST" else None, t=t, kini=kini, auto_id="s_%s")
    if request.method == "POST" and form.is_valid():
        try:
            isi = form.cleaned_data
            actions.ubah_setelan(t, form.nilai(), mulai=isi["mulai"], dasar=isi["dasar"], oleh=saya)
        except AturanDilanggar as galat:
            if galat.status == 403:
                raise
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"{t.judul} diubah.")
            return redirect("dasbor:pengaturan")
    isi_hal = {
        "t": t, "form": form, "kini": t.sebut(kini), "hari": hari,
        "riwayat": [(s.berlaku_mulai, t.sebut(s.nilai)) for s in riwayat],
    }  # fmt: skip
    return render(request, "dasbor/setelan_satu.html", isi_hal, status=400 if form.errors else 200)
