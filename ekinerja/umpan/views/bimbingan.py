"""Guidance sessions: the two of them, and the superior of the pimpinan who gets the nine statements."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aturan.bimbingan import lembar_kompetensi, lembar_pernyataan
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.umpan import actions, permissions
from ekinerja.umpan.forms import BimbinganForm, SkalaForm
from ekinerja.umpan.models import Bimbingan, TanggapanBimbingan
from ekinerja.umpan.views.umum import halaman, kerjakan

LIHAT = {"saya": "Untuk saya", "beri": "Yang saya beri", "atasan": "Tanggapan untuk saya"}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Sessions for me, those I gave, and statements handed to me as the superior of a pimpinan."""
    saya = saya_pegawai(request)
    kolom = ("id_publik", "tanggal", "topik", "pegawai__nama", "pimpinan__nama", "versi_kompetensi")
    semua = {
        "saya": Bimbingan.objects.filter(pegawai=saya).untuk_halaman().values(*kolom, "tanggapan__dikirim_pada"),
        "beri": Bimbingan.objects.filter(pimpinan=saya).untuk_halaman().values(*kolom),
        "atasan": Bimbingan.objects.filter(tanggapan__untuk=saya)
        .untuk_halaman()
        .values(*kolom, "tanggapan__dikirim_pada"),
    }
    banyak = {k: q.count() for k, q in semua.items()}
    lihat = request.GET.get("lihat", "")
    if lihat not in LIHAT:
        lihat = next((k for k, n in banyak.items() if n), "saya")
    isi = {
        "request": request, "lihat": lihat, "pilihan": LIHAT, "banyak": banyak, "hal": halaman(request, semua[lihat]),
        "bawahan": list(Pegawai.objects.dinilai_oleh(saya, hari_ini()).order_by("nama", "pk")[:60]),
    }  # fmt: skip
    return render(request, "umpan/bimbingan_daftar.html", isi)


def _ambil(saya: Pegawai, id_publik: UUID) -> Bimbingan:
    """The two, the PPK of today, and the one the statements were handed to; anybody else gets 404."""
    terlihat = Bimbingan.objects.terlihat_oleh(saya).order_by().values("pk")
    semua = Bimbingan.objects.filter(Q(pk__in=terlihat) | Q(tanggapan__untuk=saya), id_publik=id_publik)
    b: Bimbingan | None = semua.untuk_halaman().first()
    if b is None:
        raise Http404("bimbingan")
    return b


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    b = _ambil(saya, id_publik)
    catat_baca(b, oleh=saya, pemilik=b.pegawai)
    return _halaman(request, saya, b)


def _halaman(
    request: HttpRequest,
    saya: Pegawai,
    b: Bimbingan,
    *,
    pernyataan: SkalaForm | None = None,
    kompetensi: SkalaForm | None = None,
) -> HttpResponse:
    tanggapan = TanggapanBimbingan.objects.terlihat_oleh(saya).filter(bimbingan=b).select_related("untuk").first()
    penuh = Bimbingan.objects.terlihat_oleh(saya).filter(pk=b.pk).exists()
    lembar, lembar_k = lembar_pernyataan(b.tanggal), lembar_kompetensi(b.tanggal)
    mengisi = b.pegawai_id == saya.pk and tanggapan is None
    menilai = permissions.boleh_menilai_kompetensi(saya, b)
    isi = {
        "request": request, "bim": b, "saya": saya, "penuh": penuh, "tanggapan": tanggapan, "lembar": lembar, "lembar_k": lembar_k,
        "penerima": permissions.penerima_tanggapan(b) if mengisi else None, "mengisi": mengisi,
        "pernyataan": pernyataan or (SkalaForm(lembar=lembar) if mengisi else None),
        "kompetensi": kompetensi or (SkalaForm(lembar=lembar_k, auto_id="k-%s") if menilai else None),
    }  # fmt: skip
    return render(request, "umpan/bimbingan.html", isi, status=400 if pernyataan or kompetensi else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def catat(request: HttpRequest, orang: UUID) -> HttpResponse:
    """Record a session with a direct report."""
    saya = saya_pegawai(request)
    pegawai: Pegawai = get_object_or_404(Pegawai.objects.dinilai_oleh(saya, hari_ini()), id_publik=orang)
    form = BimbinganForm(request.POST or None, initial={"tanggal": hari_ini()})

    def simpan(d: dict[str, Any]) -> Bimbingan:
        return actions.catat_bimbingan(pegawai, actions.IsianBimbingan(**d), oleh=saya, pada=sekarang())

    if request.method == "POST" and (b := kerjakan(form, simpan)):
        tandai(request, b)
        messages.success(request, f"Bimbingan tercatat. {pegawai.nama} diminta mengisi sembilan pernyataan.")
        return redirect("umpan:bimbingan", b.id_publik)
    isi = {"request": request, "form": form, "pegawai": pegawai}
    return render(request, "umpan/bimbing.html", isi, status=400 if form.errors else 200)


@require_POST
@sekali
def pernyataan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The nine statements of the pegawai."""
    saya = saya_pegawai(request)
    b = _ambil(saya, id_publik)
    if not permissions.boleh_menanggapi(saya, b):
        raise AturanDilanggar(f"Pernyataan ini diisi oleh {b.pegawai.nama}.", status=403)
    form = SkalaForm(request.POST, lembar=lembar_pernyataan(b.tanggal))

    def simpan(d: dict[str, Any]) -> TanggapanBimbingan:
        return actions.tanggapi(b, form.jawaban(), catatan=d["catatan"], oleh=saya, pada=sekarang())

    t = kerjakan(form, simpan)
    if t is None:
        return _halaman(request, saya, b, pernyataan=form)
    messages.success(request, f"Terkirim kepada {t.untuk.nama}. {b.pimpinan.nama} tidak membacanya.")
    return redirect("umpan:bimbingan", id_publik)


@require_POST
@sekali
def kompetensi(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Who gave the guidance looks at competences."""
    saya = saya_pegawai(request)
    b = _ambil(saya, id_publik)
    if b.pimpinan_id != saya.pk:
        raise AturanDilanggar(f"Kompetensi dinilai oleh {b.pimpinan.nama}, yang memberi bimbingan.", status=403)
    form = SkalaForm(request.POST, lembar=lembar_kompetensi(b.tanggal), auto_id="k-%s")

    def simpan(d: dict[str, Any]) -> None:
        actions.nilai_kompetensi(b, form.jawaban(), catatan=d["catatan"], oleh=saya, pada=sekarang())

    if not kerjakan(form, simpan):
        return _halaman(request, saya, b, kompetensi=form)
    messages.success(request, f"Tersimpan. {b.pegawai.nama} membacanya.")
    return redirect("umpan:bimbingan", id_publik)
