"""The PPK names who writes for a direct report; the PPK, the person and the writer end it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.harian import actions
from ekinerja.harian.forms import BantuanForm
from ekinerja.harian.models import BantuanMenulis
from ekinerja.harian.permissions import boleh_menunjuk_penulis, calon_penulis, menilai_kini
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import jawab
from .orang import ambil_orang

MAKS_RIWAYAT = 12


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def bantuan_orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Who writes for this direct report, and naming somebody."""
    pegawai, saya = ambil_orang(request, id_publik), saya_pegawai(request)
    if not boleh_menunjuk_penulis(saya, pegawai):
        raise AturanDilanggar(f"Yang menunjuk penulis bantuan adalah pejabat penilai {pegawai.nama}.", status=403)
    calon = list(calon_penulis(pegawai))
    if request.method != "POST":
        awal = {"mulai": hari_ini(), "sampai": hari_ini(), "sebab": BantuanMenulis.Sebab.BELUM_DAPAT}
        return _halaman(request, pegawai, BantuanForm(initial=awal, calon=calon, saya=saya))
    form = BantuanForm(request.POST, calon=calon, saya=saya)
    if not form.is_valid():
        return _halaman(request, pegawai, form, status=400)
    try:
        bantuan = actions.tunjuk_penulis(pegawai, oleh=saya, **form.isi())
    except AturanDilanggar as galat:
        form.add_error(None, galat.kalimat)
        return _halaman(request, pegawai, form, status=galat.status)
    kabar = f"{bantuan.penulis.nama} dapat menulis untuk {pegawai.nama}. Keduanya sudah diberi tahu."
    return jawab(request, kabar, reverse("harian:bantuan_orang", args=[pegawai.id_publik]))


@require_POST
@sekali
def akhiri(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """End it at once."""
    saya = saya_pegawai(request)
    terlihat = BantuanMenulis.objects.terlihat_oleh(saya).select_related("pegawai", "penulis", "oleh")
    bantuan: BantuanMenulis = get_object_or_404(terlihat, id_publik=id_publik)
    actions.akhiri_bantuan(bantuan, oleh=saya)
    ke = reverse("harian:bantuan")
    if request.POST.get("dari") == "tim" and menilai_kini(saya, bantuan.pegawai_id):
        ke = reverse("harian:bantuan_orang", args=[bantuan.pegawai.id_publik])
    return jawab(request, f"Bantuan menulis untuk {bantuan.pegawai.nama} diakhiri.", ke)


def _halaman(request: HttpRequest, pegawai: Pegawai, form: BantuanForm, status: int = 200) -> HttpResponse:
    semua = BantuanMenulis.objects.filter(pegawai=pegawai).select_related("penulis", "oleh", "diakhiri_oleh")
    riwayat = list(semua.order_by("-mulai", "-pk")[:MAKS_RIWAYAT])
    konteks: dict[str, Any] = {"orang": pegawai, "form": form, "riwayat": riwayat, "hari": hari_ini()}
    return render(request, "harian/bantuan_orang.html", konteks, status=status)
