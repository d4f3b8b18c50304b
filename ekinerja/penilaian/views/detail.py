"""One evaluation: the person's realisation, the PPK's two ratings, and the moves between them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import versi_kiriman
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.penilaian import actions, permissions
from ekinerja.penilaian.actions.nilai import AlasanKurang
from ekinerja.penilaian.capaian import capaian_untuk, rating_terkunci
from ekinerja.penilaian.forms import NilaiForm, RealisasiForm
from ekinerja.penilaian.isi import IsiEvaluasi, isi_evaluasi, isi_untuk
from ekinerja.penilaian.matriks import Matriks, matriks_kini
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi
from ekinerja.penilaian.tampilan import LENCANA, langkah_pemilik, lencana_pemilik
from ekinerja.skp.isi import nilai_perilaku

from .umum import ambil, ke_evaluasi


@require_safe
def detail(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    catat_baca(e, oleh=saya, pemilik=e.pegawai)
    return halaman(request, saya, e, isi_evaluasi(e))


def halaman(
    request: HttpRequest,
    saya: Pegawai,
    e: Evaluasi,
    isi: IsiEvaluasi,
    *,
    form: RealisasiForm | NilaiForm | None = None,
    matriks: Matriks | None = None,
    tanpa_bukti: AturanDilanggar | None = None,
    status: int = 200,
) -> HttpResponse:
    hari = hari_ini()
    isi = isi_untuk(saya, e, isi)
    pemilik = permissions.pemilik(saya, e)
    capaian = capaian_untuk(e)
    mengisi, menilai = permissions.boleh_mengisi(saya, e), permissions.boleh_menilai(saya, e, hari)
    if form is None and mengisi:
        form = RealisasiForm(isi.aksi)
    if form is None and menilai:
        form = NilaiForm(e, isi, rating_terkunci(e, capaian))
    konteks: dict[str, Any] = {
        "e": e,
        "isi": isi,
        "saya": saya,
        "hari": hari,
        "pemilik": pemilik,
        "penilai": permissions.penilai(saya, e),
        "mengisi": mengisi,
        "menilai": menilai,
        "mengajukan": permissions.boleh_mengajukan(saya, e, hari),
        "menarik": permissions.boleh_menarik(saya, e),
        "menerbitkan": permissions.boleh_menerbitkan(saya, e),
        "melihat": permissions.melihat_rating(saya, e),
        "form": form,
        "versi": request.POST.get("versi") or e.versi_isi,
        "capaian": capaian,
        "terkunci": rating_terkunci(e, capaian),
        "matriks": matriks or (_matriks_awal(e, isi, capaian) if menilai else None),
        "tanpa_bukti": tanpa_bukti,
        "lencana": lencana_pemilik(e.status) if pemilik else LENCANA[e.status],
        "langkah": langkah_pemilik(e, hari),
        "nilai_inti": nilai_perilaku(isi.rencana),
        "jendela_tertutup": permissions.jendela_isi_tertutup(e, hari),
        "lain": _periode_lain(e) if e.periode.jenis == "TAHUNAN" else [],
    }
    return render(request, "penilaian/detail.html", konteks, status=status)


def _matriks_awal(e: Evaluasi, isi: IsiEvaluasi, capaian: CapaianOrganisasi | None) -> Matriks | None:
    terkunci = rating_terkunci(e, capaian)
    hasil = terkunci.value if terkunci else e.rating_hasil
    return matriks_kini(e, hasil, e.rating_perilaku, bool(isi.umpan))


def _periode_lain(e: Evaluasi) -> list[Evaluasi]:
    """The year's periodic results side by side; no arithmetic leads from them to the year (section 13)."""
    return list(
        Evaluasi.objects.filter(skp_id=e.skp_id, status__in=Evaluasi.TERBIT)
        .exclude(pk=e.pk)
        .select_related("periode")
        .order_by("periode__mulai")
    )


@require_POST
@sekali
def realisasi(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Save (also by itself while typing), or save and ask to be evaluated."""
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    isi = isi_evaluasi(e)
    form = RealisasiForm(isi.aksi, request.POST)
    if not form.is_valid():
        return _galat_realisasi(request, saya, e, isi, form)
    actions.isi_realisasi(e, form.isian(), oleh=saya, pada=sekarang(), versi=versi_kiriman(request))
    if request.htmx:
        return render(request, "penilaian/_tersimpan.html", {"e": e})
    if request.POST.get("langkah") != "ajukan":
        messages.success(request, "Realisasi tersimpan. Belum dikirim; Anda masih dapat mengubahnya.")
        return ke_evaluasi(e)
    try:
        actions.ajukan_evaluasi(e, oleh=saya, pada=sekarang(), tanpa_bukti=request.POST.get("tanpa_bukti") == "1")
    except actions.TanpaBukti as peringatan:
        request.POST = request.POST.copy()
        request.POST["versi"] = str(e.versi_isi)
        return halaman(request, saya, e, isi_evaluasi(e), form=form, tanpa_bukti=peringatan)
    tandai(request, e)
    nama = e.penilai.nama if e.penilai else "pejabat penilai Anda"
    messages.success(request, f"Terkirim kepada {nama}. Anda diberi tahu begitu hasilnya terbit.")
    return ke_evaluasi(e)


def _galat_realisasi(
    request: HttpRequest, saya: Pegawai, e: Evaluasi, isi: IsiEvaluasi, form: RealisasiForm
) -> HttpResponse:
    if request.htmx:
        raise AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)
    if not permissions.boleh_mengisi(saya, e):
        actions.isi_realisasi(e, [], oleh=saya, pada=sekarang())
    return halaman(request, saya, e, isi, form=form, status=400)


@require_POST
@sekali
def tarik(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    actions.tarik(e, oleh=saya, pada=sekarang())
    messages.success(request, "Permintaan ditarik. Silakan perbaiki realisasi, lalu kirim lagi.")
    return ke_evaluasi(e)


@require_safe
def matriks(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """What the matrix says for two ratings: a fragment while choosing. Nothing is stored."""
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    actions.pastikan_boleh_menilai(e, saya, sekarang())
    if not request.htmx:
        return ke_evaluasi(e)
    terkunci = rating_terkunci(e, capaian_untuk(e)) if e.pimpinan_unit_id else None
    hasil = terkunci.value if terkunci else request.GET.get("rating_hasil", "")
    ada = bool(isi_evaluasi(e).umpan)
    return render(
        request,
        "penilaian/_hasil_matriks.html",
        {"matriks": matriks_kini(e, hasil, request.GET.get("rating_perilaku", ""), ada)},
    )


@require_POST
@sekali
def nilai(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Look at the matrix, or set the result. Set only with the predikat that was on the screen."""
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    actions.pastikan_boleh_menilai(e, saya, sekarang())
    isi, terkunci = isi_evaluasi(e), rating_terkunci(e, capaian_untuk(e))
    form = NilaiForm(e, isi, terkunci, request.POST)
    if not form.is_valid():
        return halaman(request, saya, e, isi, form=form, matriks=_dari_form(e, isi, form), status=400)
    dilihat = _dari_form(e, isi, form)
    melihat = request.POST.get("langkah") == "lihat"
    if melihat or dilihat is None or request.POST.get("dilihat") != dilihat.predikat:
        return halaman(request, saya, e, isi, form=form, matriks=dilihat)
    return _tetapkan(request, saya, e, isi, form)


def _dari_form(e: Evaluasi, isi: IsiEvaluasi, form: NilaiForm) -> Matriks | None:
    c = form.cleaned_data
    hasil = c.get("rating_hasil") or form.terkunci or ""
    return matriks_kini(e, hasil, c.get("rating_perilaku") or "", bool(isi.umpan))


def _tetapkan(request: HttpRequest, saya: Pegawai, e: Evaluasi, isi: IsiEvaluasi, form: NilaiForm) -> HttpResponse:
    try:
        actions.nilai(e, form.isian(), oleh=saya, pada=sekarang(), versi=versi_kiriman(request))
    except AlasanKurang as galat:
        for butir in galat.temuan:
            form.add_error(butir.letak, butir.kalimat)
        return halaman(request, saya, e, isi, form=form, matriks=_dari_form(e, isi, form), status=400)
    tandai(request, e)
    messages.success(
        request, f"Ditetapkan: {e.get_predikat_display()}. {e.pegawai.nama} belum melihatnya sampai Anda menerbitkan."
    )
    return ke_evaluasi(e)


@require_POST
@sekali
def batalkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    actions.batalkan_nilai(e, oleh=saya, pada=sekarang())
    messages.success(request, "Penilaian dibuka lagi. Tulisan Anda masih ada di formulir.")
    return ke_evaluasi(e)


@require_POST
@sekali
def terbitkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    actions.terbitkan(e, oleh=saya, pada=sekarang(), versi=versi_kiriman(request))
    messages.success(request, f"Hasil terbit. {e.pegawai.nama} sudah diberi tahu dan dapat membaca alasannya.")
    return redirect("penilaian:mengapa", e.id_publik)


@require_POST
@sekali
def terima(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    e = ambil(saya, id_publik)
    actions.terima(e, oleh=saya, pada=sekarang())
    messages.success(request, "Terima kasih. Penerimaan Anda tercatat dan Dokumen Evaluasi sudah ditandatangani.")
    return redirect("penilaian:mengapa", e.id_publik)
