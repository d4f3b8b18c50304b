"""One person's account at the desk: a code, ending its sessions, switching it off and on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.akun.actions import aktifkan_lagi, keluarkan_semua, nonaktifkan
from ekinerja.akun.models import Akun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.aktivasi.forms import NonaktifForm
from ekinerja.kepegawaian.aktivasi.kueri import terlihat
from ekinerja.kepegawaian.aktivasi.permissions import boleh_memberi_kode, boleh_mengatur_akun
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import lembar_kode


def _orang(request: HttpRequest, id_publik: UUID) -> Pegawai:
    return get_object_or_404(terlihat(saya_pegawai(request)).select_related("akun"), id_publik=id_publik)


def _akun_untuk_diatur(request: HttpRequest, id_publik: UUID) -> Akun:
    pegawai = _orang(request, id_publik)
    if not boleh_mengatur_akun(saya_pegawai(request), pegawai) or pegawai.akun is None:
        raise AturanDilanggar(
            "Akun orang lain hanya diatur administrator BKPSDM, dan tidak akunnya sendiri.", status=403
        )
    return pegawai.akun


@require_safe
def akun(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    return _halaman(request, _orang(request, id_publik), NonaktifForm())


def _halaman(request: HttpRequest, pegawai: Pegawai, form: NonaktifForm) -> HttpResponse:
    kini = sekarang()
    perangkat = [p for p in pegawai.akun.perangkat.all() if not p.habis(kini)] if pegawai.akun else []
    isi = {
        "pegawai": pegawai,
        "akun": pegawai.akun,
        "perangkat": len(perangkat),
        "boleh_kode": boleh_memberi_kode(saya_pegawai(request), pegawai),
        "boleh_atur": boleh_mengatur_akun(saya_pegawai(request), pegawai) and pegawai.akun is not None,
        "form": form,
    }
    return render(request, "kepegawaian/aktivasi/akun.html", isi, status=400 if form.errors else 200)


@require_POST
def kode_pulih(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """A code for one person at the desk (identity seen). Shown once, like `cetak`."""
    pegawai = _orang(request, id_publik)
    if not boleh_memberi_kode(saya_pegawai(request), pegawai):
        raise AturanDilanggar(
            "Kode untuk akun ini hanya dapat diberikan administrator BKPSDM yang lain, supaya dua orang terlibat.",
            status=403,
        )
    return lembar_kode(request, [pegawai])


@require_POST
@sekali
def keluarkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    jumlah = keluarkan_semua(_akun_untuk_diatur(request, id_publik), oleh=saya_pegawai(request))
    messages.success(request, f"{jumlah} perangkat dikeluarkan. Orang ini harus masuk lagi.")
    return redirect("aktivasi:akun", id_publik)


@require_POST
@sekali
def matikan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    akun_ = _akun_untuk_diatur(request, id_publik)
    form = NonaktifForm(request.POST)
    if not form.is_valid():
        return _halaman(request, _orang(request, id_publik), form)
    nonaktifkan(akun_, oleh=saya_pegawai(request), alasan=form.cleaned_data["alasan"])
    messages.success(request, "Akun dinonaktifkan. Semua perangkatnya sudah keluar.")
    return redirect("aktivasi:akun", id_publik)


@require_POST
@sekali
def hidupkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    aktifkan_lagi(_akun_untuk_diatur(request, id_publik), oleh=saya_pegawai(request))
    messages.success(request, "Akun aktif lagi. Orang ini dapat masuk dengan kata sandinya yang lama.")
    return redirect("aktivasi:akun", id_publik)
