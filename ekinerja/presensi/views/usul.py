"""A disputed day and a proposed span: write, read, take back, answer, take the answer back."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.permintaan import versi_kiriman
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.presensi import actions, permissions
from ekinerja.presensi.bulan import sebut_hari
from ekinerja.presensi.forms import JawabForm, KeteranganForm, SanggahForm, SebabForm
from ekinerja.presensi.kueri import hari_berlaku
from ekinerja.presensi.models import UsulPresensi, kata_hari

PER_HALAMAN = 20
NADA = {"DIAJUKAN": "awas", "DITERIMA": "baik", "DITOLAK": "gawat", "DITARIK": "netral", "DIBATALKAN": "netral"}


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def sanggah(request: HttpRequest) -> HttpResponse:
    """Dispute one own day: `?tanggal=2026-10-05`."""
    saya = saya_pegawai(request)
    hari = _hari(request.POST.get("tanggal") or request.GET.get("tanggal", ""))
    form = SanggahForm(request.POST or None, initial={"tanggal": hari})
    if request.method == "POST" and form.is_valid():
        d = dict(form.cleaned_data)
        try:
            usul = actions.sanggah(saya, d.pop("tanggal"), actions.IsianSanggahan(**d), pada=sekarang())
        except AturanDilanggar as galat:
            form.add_error(None, galat.kalimat)
            return _sanggah(request, saya, form, hari, galat.status)
        messages.success(request, "Sanggahan terkirim ke admin unit Anda. Anda diberi tahu begitu dijawab.")
        return redirect("presensi:usul", usul.id_publik)
    return _sanggah(request, saya, form, hari, 400 if form.errors else 200)


def _hari(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        return hari_ini()


def _sanggah(request: HttpRequest, saya: Pegawai, form: Form, hari: date, status: int) -> HttpResponse:
    ada = hari_berlaku(saya.pk, hari, hari).get(hari)
    isi = {
        "form": form,
        "hari": hari,
        "judul": sebut_hari(hari),
        "kini": kata_hari(ada.hari.masuk, ada.hari.pulang, ada.hari.kode) if ada else "belum ada catatan",
    }
    return render(request, "presensi/sanggah.html", isi, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def usulkan(request: HttpRequest) -> HttpResponse:
    """Propose leave or official travel for oneself; below it all one has sent."""
    saya, status = saya_pegawai(request), 200
    form = KeteranganForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            usul = actions.usulkan(saya, actions.IsianKeterangan(**form.cleaned_data), pada=sekarang())
        except AturanDilanggar as galat:
            form.add_error(None, galat.kalimat)
            status = galat.status
        else:
            messages.success(request, "Usul terkirim ke admin unit Anda. Anda diberi tahu begitu dijawab.")
            return redirect("presensi:usul", usul.id_publik)
    elif form.errors:
        status = 400
    milik = UsulPresensi.objects.filter(pegawai=saya).order_by("-dibuat_pada", "-pk")
    isi = {"form": form, "nada": NADA, "hal": Paginator(milik, PER_HALAMAN).get_page(request.GET.get("hal"))}
    return render(request, "presensi/usulkan.html", isi, status=status)


def _ambil(saya: Pegawai, id_publik: UUID) -> UsulPresensi:
    kueri = UsulPresensi.objects.terlihat_oleh(saya).select_related("pegawai", "penjawab", "diajukan_oleh")
    usul: UsulPresensi = get_object_or_404(kueri, id_publik=id_publik)
    return usul


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One dispute or span with its answer."""
    saya = saya_pegawai(request)
    usul = _ambil(saya, id_publik)
    catat_baca(usul, oleh=saya, pemilik=usul.pegawai)
    return _halaman(request, saya, usul)


def _halaman(
    request: HttpRequest, saya: Pegawai, usul: UsulPresensi, form: JawabForm | None = None, status: int = 200
) -> HttpResponse:
    ada = hari_berlaku(usul.pegawai_id, usul.mulai, usul.mulai).get(usul.mulai)
    m = ada.mentah if ada else None
    menjawab = permissions.boleh_menjawab(saya, usul)
    isi = {
        "usul": usul,
        "nada": NADA[usul.status],
        "sendiri": saya.pk == usul.pegawai_id,
        "mentah": kata_hari(m.masuk, m.pulang, m.kode) if m else "belum ada catatan",
        "menjawab": menjawab,
        "form": (form or _form_jawab(usul, None)) if menjawab else None,
        "boleh_tarik": permissions.boleh_menarik(saya, usul),
        "boleh_urung": permissions.boleh_mengurungkan(saya, usul),
        "sebab": SebabForm(),
    }
    return render(request, "presensi/usul.html", isi, status=status)


def _form_jawab(usul: UsulPresensi, data: object) -> JawabForm:
    """Filled with what the person proposes, else with what was recorded: typed once."""
    awal = {"kode": usul.kode, "masuk": _teks_jam(usul.masuk), "pulang": _teks_jam(usul.pulang)}
    if usul.sanggahan:
        ada = hari_berlaku(usul.pegawai_id, usul.mulai, usul.mulai).get(usul.mulai)
        if ada is not None:
            awal["masuk"] = awal["masuk"] or _teks_jam(ada.hari.masuk)
            awal["pulang"] = awal["pulang"] or _teks_jam(ada.hari.pulang)
            awal["kode"] = awal["kode"] or ("" if usul.masuk or usul.pulang else ada.hari.kode)
    return JawabForm(data, initial=awal, sanggahan=usul.sanggahan, hari=usul.mulai)


def _teks_jam(t: object) -> str:
    return f"{t:%H.%M}" if t else ""


@require_POST
@sekali
def tarik(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.tarik(_ambil(saya, id_publik), oleh=saya)
    messages.success(request, "Ditarik. Tidak ada yang berubah pada presensi Anda.")
    return redirect("presensi:usul", id_publik)


@require_POST
@sekali
def jawab(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Accept with what is right, or explain why not."""
    saya = saya_pegawai(request)
    usul = _ambil(saya, id_publik)
    permissions.pastikan_mengurus(saya, usul.pegawai)
    form = _form_jawab(usul, request.POST)
    if not form.is_valid():
        return _halaman(request, saya, usul, form, 400)
    d = form.cleaned_data
    tanda = {"oleh": saya, "pada": sekarang(), "versi": versi_kiriman(request)}
    try:
        if d["langkah"] == "terima":
            putusan = actions.Putusan(d["kode"], d.get("masuk"), d.get("pulang"), d["jawaban"])
            actions.terima(usul, putusan, **tanda)
        else:
            actions.tolak(usul, jawaban=d["jawaban"], **tanda)
    except AturanDilanggar as galat:
        if isinstance(galat, Bentrok) or galat.status == 403:
            raise
        form.add_error(None, galat.kalimat)
        return _halaman(request, saya, usul, form, galat.status)
    messages.success(request, f"Jawaban tersimpan. {usul.pegawai.nama} diberi tahu.")
    return redirect("presensi:usul", id_publik)


@require_POST
@sekali
def urungkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Take an answer back, with a reason."""
    saya = saya_pegawai(request)
    usul = _ambil(saya, id_publik)
    alasan = request.POST.get("jawaban", "")[:400]
    actions.urungkan(usul, jawaban=alasan, oleh=saya, pada=sekarang(), versi=versi_kiriman(request))
    messages.success(request, f"Diurungkan. {usul.pegawai.nama} diberi tahu.")
    return redirect("presensi:usul", id_publik)
