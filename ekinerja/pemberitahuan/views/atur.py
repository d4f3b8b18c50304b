"""What a person chooses, and tries out."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.inti import batas
from ekinerja.inti.galat import TerlaluSering
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.pemberitahuan import actions
from ekinerja.pemberitahuan.forms import AturForm
from ekinerja.pemberitahuan.models import LanggananPush, PilihanKabar
from ekinerja.pemberitahuan.pilihan import alamat_surel, push_tersedia, surel_terbukti, surel_tersedia
from ekinerja.pemberitahuan.push.kunci import kunci_publik

_SEJAM = timedelta(hours=1)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def atur(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    pilihan = PilihanKabar.objects.filter(pegawai=saya).first() or PilihanKabar(pegawai=saya)
    form = AturForm(request.POST or None, pilihan=pilihan)
    if request.method == "POST" and form.is_valid():
        actions.simpan_pilihan(saya, saluran=form.saluran(), waktu=form.waktu(), pada=sekarang())
        messages.success(request, "Pengaturan tersimpan dan langsung berlaku, juga untuk yang masih menunggu.")
        return redirect("pemberitahuan:atur")
    isi = {"form": form, "pilihan": pilihan, "jeda": _dijeda(pilihan), **_surel(saya, pilihan), **_push(request)}
    return render(request, "pemberitahuan/atur.html", isi, status=400 if form.errors else 200)


def _dijeda(pilihan: PilihanKabar) -> bool:
    return pilihan.jeda_sampai is not None and pilihan.jeda_sampai >= hari_ini()


def _surel(saya: Pegawai, pilihan: PilihanKabar) -> dict[str, object]:
    alamat = alamat_surel(saya.akun, saya.email)
    terbukti = bool(surel_terbukti(saya, pilihan))
    return {"surel_tersedia": surel_tersedia(), "surel": alamat, "surel_terbukti": terbukti}


def _push(request: HttpRequest) -> dict[str, object]:
    """This device: can it, does it, and whose key."""
    perangkat = getattr(request.session, "perangkat", None)
    if not push_tersedia():
        return {"push_tersedia": False}
    ini = perangkat is not None and LanggananPush.objects.filter(perangkat=perangkat).exists()
    diingat = perangkat is not None and perangkat.diingat
    return {"push_tersedia": True, "push_ini": ini, "push_diingat": diingat, "push_kunci": kunci_publik()}


@require_POST
@sekali
def contoh(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    _hitung("kabar-contoh", saya, 5, "Contoh sudah dikirim beberapa kali. Tunggu sejam, lalu coba lagi.")
    actions.kirim_contoh(saya)
    messages.success(
        request, "Contoh dikirim. Lihat loncengnya; surel dan notifikasi HP menyusul dalam beberapa detik."
    )
    return redirect("pemberitahuan:atur")


@require_POST
@sekali
def minta_bukti(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    _hitung(
        "kabar-bukti",
        saya,
        3,
        "Tautan sudah dikirim beberapa kali. Periksa kotak surel Anda, atau coba lagi sejam lagi.",
    )
    actions.minta_bukti(saya)
    messages.success(request, "Surel dengan tautan sedang dikirim. Buka tautan itu di perangkat ini dalam 3 hari.")
    return redirect("pemberitahuan:atur")


def _hitung(nama: str, saya: Pegawai, maks: int, kalimat: str) -> None:
    """One try more; the count stands even if the act is refused afterwards."""
    tunggu = batas.kena_batas(nama, str(saya.pk), maks=maks, jendela=_SEJAM)
    if tunggu is not None:
        raise TerlaluSering(kalimat, tunggu=tunggu)
