"""An import on the screen: send a file, read the preview, answer proposals, apply, take the problems home."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tugas import kemajuan_terkini
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian import actions
from ekinerja.kepegawaian.ekspor import BENTUK, buku_perbaikan
from ekinerja.kepegawaian.forms import ImporForm
from ekinerja.kepegawaian.models import ButirImpor, ProsesImpor

from .umum import PER_HALAMAN, admin

GOLONGAN = (("USULAN", "Usulan"), ("GALAT", "Perlu diperbaiki"), ("PERINGATAN", "Peringatan"))


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def daftar(request: HttpRequest) -> HttpResponse:
    """The form and the history."""
    saya = admin(request)
    form = ImporForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            proses = actions.mulai_impor(
                form.cleaned_data["berkas"],
                jenis=form.cleaned_data["jenis"],
                data_pada=form.cleaned_data["pada"],
                oleh=saya,
                pada=sekarang(),
            )
        except AturanDilanggar as galat:
            form.add_error("berkas", galat.kalimat)
        else:
            return redirect("kepegawaian:impor_proses", proses.id_publik)
    riwayat = ProsesImpor.objects.select_related("oleh").order_by("-dibuat_pada")
    isi = {"form": form, "hal": Paginator(riwayat, 10).get_page(request.GET.get("hal"))}
    return render(request, "kepegawaian/impor.html", isi, status=400 if form.errors else 200)


@require_safe
def proses(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Preview or result of one file."""
    admin(request)
    baris = get_object_or_404(ProsesImpor.objects.select_related("oleh"), id_publik=id_publik)
    butir = ButirImpor.objects.filter(proses=baris)
    jumlah = {kode: butir.filter(golongan=kode).count() for kode, _ in GOLONGAN}
    bawaan = next((kode for kode, _ in GOLONGAN if jumlah[kode]), "USULAN")
    golongan = request.GET.get("lihat") if request.GET.get("lihat") in jumlah else bawaan
    isi = {
        "proses": baris,
        "pekerjaan": _pekerjaan(baris),
        "jumlah": jumlah,
        "golongan": golongan,
        "semua": GOLONGAN,
        "hal": Paginator(butir.filter(golongan=golongan).order_by("baris", "pk"), PER_HALAMAN).get_page(
            request.GET.get("hal")
        ),
    }
    return render(request, "kepegawaian/impor_proses.html", isi)


def _pekerjaan(baris: ProsesImpor) -> Pekerjaan | None:
    """The running job with its newest progress."""
    if baris.pekerjaan is None or baris.keadaan not in (ProsesImpor.Keadaan.MEMERIKSA, ProsesImpor.Keadaan.MENERAPKAN):
        return None
    pekerjaan = Pekerjaan.objects.filter(id_publik=baris.pekerjaan).first()
    return kemajuan_terkini(pekerjaan) if pekerjaan else None


@require_POST
@sekali
def jawab(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Answers to proposals: each spelling once."""
    saya = admin(request)
    baris = get_object_or_404(ProsesImpor, id_publik=id_publik)
    kunci = set(
        ButirImpor.objects.filter(proses=baris, golongan=ButirImpor.Golongan.USULAN).values_list("kunci", flat=True)
    )
    if request.POST.get("semua") == "ya":
        jawaban = dict.fromkeys(kunci, "ya")
    else:
        jawaban = {
            k: v
            for k, v in ((n.removeprefix("u:"), request.POST[n]) for n in request.POST if n.startswith("u:"))
            if k in kunci and v in ("ya", "")
        }
    if not jawaban:
        raise AturanDilanggar("Belum ada usulan yang dijawab. Pilih Ya atau Bukan pada salah satu.", status=400)
    actions.jawab_usulan(baris, jawaban, oleh=saya)
    return redirect("kepegawaian:impor_proses", id_publik)


@require_POST
@sekali
def terapkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = admin(request)
    baris = get_object_or_404(ProsesImpor, id_publik=id_publik)
    actions.terapkan_impor(baris, oleh=saya)
    messages.success(request, "Impor sedang disimpan. Anda boleh meninggalkan halaman ini.")
    return redirect("kepegawaian:impor_proses", id_publik)


@require_safe
def unduh(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The rows that did not go in, with their reasons, to repair and send again."""
    admin(request)
    baris = get_object_or_404(ProsesImpor, id_publik=id_publik)
    bentuk = "csv" if request.GET.get("bentuk") == "csv" else "xlsx"
    isi = buku_perbaikan(baris, bentuk)
    if isi is None:
        raise AturanDilanggar(
            "Isi berkas ini sudah dihapus setelah 30 hari. Kirim berkasnya sekali lagi untuk mendapat daftar baru."
        )
    nama = f"perbaikan-{baris.jenis}.{bentuk}"
    return HttpResponse(
        isi, content_type=BENTUK[bentuk], headers={"Content-Disposition": f'attachment; filename="{nama}"'}
    )
