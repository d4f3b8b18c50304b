"""Starting from templates: taking rows into a draft, sharing an approved SKP, the library of the pengelola."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ekinerja.aturan.skp import FormulirSkp
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp import actions, permissions
from ekinerja.skp.actions.pegang import boleh
from ekinerja.skp.forms import BarisPustakaForm, PustakaForm
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.masukan import teks
from ekinerja.skp.models import Skp, Templat
from ekinerja.skp.tampilan import LABEL
from ekinerja.skp.templat import baris_bernama, cari_templat, dibagikan, isi_baris, sudah_ada, untuk_skp
from ekinerja.skp.views.umum import ambil

PER_HALAMAN = 20
J = Templat.Jenis


def _uuid(teks_: str | None) -> UUID | None:
    try:
        return UUID(teks_ or "")
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def templat(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """What this draft may start from; `?lihat=` shows one with its rows to choose, POST adds the chosen ones."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    boleh(skp, saya)
    if request.method == "POST":
        return _ambil(request, skp, saya)
    cari = kata_cari(request)
    dilihat = cari_templat(skp, _uuid(request.GET.get("lihat")))
    isi = {
        "skp": skp,
        "cari": cari,
        "hal": Paginator(untuk_skp(skp, cari), PER_HALAMAN).get_page(request.GET.get("hal")),
        "dilihat": dilihat,
        "baris": [isi_baris(b) for b in dilihat.baris.all()] if dilihat else [],
        "ada": sudah_ada(skp),
        "label": LABEL,
    }
    return render(request, "skp/templat.html", isi)


def _ambil(request: HttpRequest, skp: Skp, saya: Pegawai) -> HttpResponse:
    pilihan = cari_templat(skp, _uuid(request.POST.get("templat")))
    if pilihan is None:
        raise AturanDilanggar("Templat ini sudah ditarik. Muat ulang halaman untuk melihat yang lain.")
    dipilih = request.POST.getlist("baris")
    n = actions.ambil_templat(skp, pilihan, dipilih=dipilih, oleh=saya, pada=sekarang())
    if n:
        messages.success(request, f"{n} hasil kerja ditambahkan. Sesuaikan kalimat dan targetnya dengan tugas Anda.")
    else:
        messages.info(request, "Tidak ada yang ditambahkan: belum ada baris dipilih, atau semuanya sudah ada.")
    return redirect("skp:ubah", skp.id_publik)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def bagikan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """What would be shared, row by row; POST publishes the chosen rows, or with `aksi=tarik` withdraws them."""
    saya = saya_pegawai(request)
    skp = ambil(saya, id_publik)
    if request.method == "POST":
        return _bagikan(request, skp, saya)
    if not permissions.pemilik(saya, skp):
        raise AturanDilanggar("Hanya pemilik SKP yang dapat membagikannya sebagai templat.", status=403)
    if not permissions.boleh_membagikan(saya, skp):
        raise AturanDilanggar("SKP dapat dibagikan sebagai templat setelah disetujui.")
    isi = isi_skp(skp)
    kini = dibagikan(skp)
    lingkup = {
        "skp": skp,
        "isi": isi,
        "semua": semua_rhk(isi),
        "bernama": baris_bernama(skp, isi),
        "kini": kini,
        "terpilih": set(kini.baris.values_list("teks", flat=True)) if kini else None,
        "label": LABEL,
    }
    return render(request, "skp/bagikan.html", lingkup)


def _bagikan(request: HttpRequest, skp: Skp, saya: Pegawai) -> HttpResponse:
    if request.POST.get("aksi") == "tarik":
        actions.tarik_templat(skp, oleh=saya, pada=sekarang())
        messages.success(request, "Templat ditarik. Rekan yang sudah mengambilnya tetap memegang barisnya sendiri.")
    else:
        judul = teks(request.POST, "judul", 160, "Judul templat")
        dipilih = request.POST.getlist("rhk")
        actions.bagikan_templat(skp, judul=judul, dipilih=dipilih, oleh=saya, pada=sekarang())
        messages.success(
            request, "SKP dibagikan sebagai templat, tanpa nama siapa pun. Anda dapat menariknya kapan saja."
        )
    return redirect("skp:bagikan", skp.id_publik)


# -- the library ------------------------------------------------------------------------------------------------------


def _pengelola(request: HttpRequest) -> Pegawai:
    saya = saya_pegawai(request)
    if not permissions.mengelola(saya):
        raise AturanDilanggar("Pustaka templat dirawat admin BKPSDM (pengelola kinerja).", status=403)
    return saya


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def pustaka(request: HttpRequest) -> HttpResponse:
    """The library, and what colleagues share; POST makes a new template, `dari` copies a shared one."""
    saya = _pengelola(request)
    form = PustakaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _buat(request, form, saya)
    cari = kata_cari(request)
    semua = Templat.objects.exclude(jenis=J.REKAN, dicabut_pada__isnull=False).annotate(banyak=Count("baris"))
    if cari:
        semua = semua.filter(judul__icontains=cari) | semua.filter(jabatan__icontains=cari)
    baris = semua.select_related("unit").order_by("jenis", "jabatan", "judul", "pk")
    hal = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal"))
    isi = {"form": form, "hal": hal, "cari": cari}
    return render(request, "skp/pustaka.html", isi, status=400 if form.errors else 200)


def _buat(request: HttpRequest, form: PustakaForm, saya: Pegawai) -> HttpResponse:
    d = form.cleaned_data
    dari = Templat.objects.filter(
        id_publik=_uuid(request.POST.get("dari")), jenis=J.REKAN, dicabut_pada__isnull=True
    ).first() if request.POST.get("dari") else None  # fmt: skip
    baru = actions.buat_pustaka(
        judul=d["judul"], jabatan=d["jabatan"], formulir=d["formulir"], dari=dari, oleh=saya, pada=sekarang()
    )
    tandai(request, baru)
    return redirect("skp:pustaka_ubah", baru.id_publik)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def pustaka_ubah(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One library template; `aksi` says what: simpan, tambah, buang:<row>, terbit, cabut."""
    saya = _pengelola(request)
    satu = Templat.objects.filter(id_publik=id_publik, jenis=J.PUSTAKA).first()
    if satu is None:
        raise Http404("templat")
    aksi, _, objek = request.POST.get("aksi", "").partition(":")
    kepala = PustakaForm(request.POST if aksi == "simpan" else None, initial=_awal(satu))
    baris = BarisPustakaForm(request.POST if aksi == "tambah" else None)
    if request.method == "POST" and _tulis_pustaka(satu, aksi, objek, kepala, baris, saya):
        return redirect(reverse("skp:pustaka_ubah", args=[satu.id_publik]))
    isi: dict[str, Any] = {
        "templat": satu,
        "baris": [isi_baris(b) for b in satu.baris.all()],
        "form": kepala,
        "form_baris": baris,
        "label": LABEL,
    }
    return render(request, "skp/pustaka_ubah.html", isi, status=400 if kepala.errors or baris.errors else 200)


def _awal(satu: Templat) -> dict[str, str]:
    return {"judul": satu.judul, "jabatan": satu.jabatan, "formulir": FormulirSkp(satu.formulir)}


def _tulis_pustaka(
    satu: Templat, aksi: str, objek: str, kepala: forms.Form, baris: BarisPustakaForm, saya: Pegawai
) -> bool:
    """Do what was asked; False where the form has to be shown again."""
    kapan = {"oleh": saya, "pada": sekarang()}
    if aksi == "simpan" and kepala.is_valid():
        d = kepala.cleaned_data
        actions.ubah_pustaka(satu, judul=d["judul"], jabatan=d["jabatan"], **kapan)
    elif aksi == "tambah" and baris.is_valid():
        actions.tambah_baris(satu, baris.isi(), **kapan)
    elif aksi == "buang":
        ada = satu.baris.filter(id_publik=_uuid(objek)).first()
        if ada is not None:
            actions.buang_baris(satu, ada, **kapan)
    elif aksi in ("terbit", "cabut"):
        actions.terbitkan_pustaka(satu, terbit=aksi == "terbit", **kapan)
    else:
        return False
    return True
