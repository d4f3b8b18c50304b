"""The nameless voice about a leader: whom one may speak about, what was said about oneself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.catatan_log import tanpa_catatan
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.umpan import actions
from ekinerja.umpan.forms import SuaraForm
from ekinerja.umpan.hubungan import boleh_bersuara, pimpinan_saya
from ekinerja.umpan.kueri import hasil_untuk
from ekinerja.umpan.models import Keikutsertaan
from ekinerja.umpan.periode import hari_terakhir, periode_pada, sebut
from ekinerja.umpan.setelan import minimum_kelompok
from ekinerja.umpan.views.umum import kerjakan


@require_safe
@tanpa_catatan
def pimpinan(request: HttpRequest) -> HttpResponse:
    """Leaders to speak about in this quarter, and closed quarters about oneself and the leaders one appraises."""
    saya, hari = saya_pegawai(request), hari_ini()
    periode = periode_pada(hari)
    sudah = Keikutsertaan.objects.filter(pegawai=saya, periode=periode).order_by().values_list("pimpinan_id", flat=True)
    isi = {
        "request": request, "saya": saya, "calon": list(pimpinan_saya(saya, hari)), "sudah": set(sudah),
        "sebutan": sebut(periode), "sampai": hari_terakhir(periode), "minimum": minimum_kelompok(),
        "hasil": hasil_untuk(saya), "sebut": sebut,
    }  # fmt: skip
    return render(request, "umpan/pimpinan.html", isi)


@tanpa_catatan
@require_http_methods(["GET", "HEAD", "POST"])
def suara(request: HttpRequest, orang: UUID) -> HttpResponse:
    """Speak about one leader. Without `@sekali`: its digest of the form would stand beside the name of the sender.

    Kept out of the request log. The second sending is refused by the verb.
    """
    saya, hari = saya_pegawai(request), hari_ini()
    tentang: Pegawai = get_object_or_404(Pegawai, id_publik=orang)
    if not boleh_bersuara(saya, tentang, hari):
        raise Http404("pimpinan")
    form = SuaraForm(request.POST or None)

    def simpan(d: dict[str, Any]) -> None:
        actions.bersuara(tentang, **d, oleh=saya, pada=sekarang())

    if request.method == "POST" and kerjakan(form, simpan):
        messages.success(request, "Tersimpan tanpa nama. Tidak ada catatan yang mana milik Anda.")
        return redirect("umpan:pimpinan")
    periode = periode_pada(hari)
    isi = {
        "request": request, "form": form, "tentang": tentang, "tugas": penugasan_pada(tentang, hari), "sebutan": sebut(periode),
        "minimum": minimum_kelompok(), "sampai": hari_terakhir(periode),
        "sudah": Keikutsertaan.objects.filter(pegawai=saya, pimpinan=tentang, periode=periode).exists(),
    }  # fmt: skip
    return render(request, "umpan/suara.html", isi, status=400 if form.errors else 200)
