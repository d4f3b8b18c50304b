"""Feedback given unasked: whom to, the form, one piece of feedback, and the person's word on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.umpan import actions, permissions
from ekinerja.umpan.forms import BeriForm, TanggapanForm
from ekinerja.umpan.hubungan import hubungan_dengan, sejawat
from ekinerja.umpan.models import Balasan, Hubungan
from ekinerja.umpan.rujukan import pilihan
from ekinerja.umpan.views.minta import jabatan_kini, pilihan_rhk
from ekinerja.umpan.views.umum import halaman, kerjakan


@require_safe
def pilih(request: HttpRequest) -> HttpResponse:
    """Colleagues of unit and team whom one does not work under."""
    saya, cari, hari = saya_pegawai(request), kata_cari(request), hari_ini()
    orang = Pegawai.objects.filter(pk__in=sejawat(saya, hari)).order_by("nama", "pk")
    if cari:
        orang = orang.filter(nama__icontains=cari)
    hal = halaman(request, orang)
    isi = {"request": request, "cari": cari, "hal": hal, "jabatan": jabatan_kini([o.pk for o in hal])}
    return render(request, "umpan/beri_pilih.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def beri(request: HttpRequest, orang: UUID) -> HttpResponse:
    """The form for one colleague. A stranger does not exist here; a leader of one's own is spoken to without a name."""
    saya, hari = saya_pegawai(request), hari_ini()
    tentang: Pegawai = get_object_or_404(Pegawai, id_publik=orang)
    if saya.pk == tentang.pk or not hubungan_dengan(tentang, saya, hari):
        raise Http404("rekan")
    hubungan = actions.pastikan_sejawat(tentang, oleh=saya, hari=hari)
    rujukan = pilihan(saya, tentang, hari)
    form = BeriForm(request.POST or None, rujukan=rujukan)

    def simpan(d: dict[str, Any]) -> Balasan:
        isian = actions.IsianJawaban(d["baik"], d["berikut"], d["sampai"], d["nilai"])
        tuju = {"rujukan": d["rujukan"], "tampak": d["tampak"]}
        return actions.beri(tentang, isian, **tuju, oleh=saya, pada=sekarang())

    if request.method == "POST" and (b := kerjakan(form, simpan)):
        tandai(request, b)
        messages.success(request, f"Umpan balik Anda tersampaikan kepada {tentang.nama}.")
        return redirect("umpan:balasan", b.id_publik)
    isi = {
        "request": request, "form": form, "tentang": tentang, "tugas": penugasan_pada(tentang, hari), "ada": bool(rujukan),
        "sebagai": dict(Hubungan.choices)[hubungan],
    }  # fmt: skip
    return render(request, "umpan/beri.html", isi, status=400 if form.errors else 200)


def _ambil(saya: Pegawai, id_publik: UUID) -> Balasan:
    return get_object_or_404(Balasan.objects.terlihat_oleh(saya).untuk_halaman(), id_publik=id_publik)


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One piece of feedback with a name, and what became of it."""
    saya = saya_pegawai(request)
    b = _ambil(saya, id_publik)
    catat_baca(b, oleh=saya, pemilik=b.tentang)
    return _halaman(request, saya, b)


def _halaman(request: HttpRequest, saya: Pegawai, b: Balasan, form: TanggapanForm | None = None) -> HttpResponse:
    boleh = permissions.boleh_menanggapi_umpan(saya, b)
    isi = {
        "request": request, "u": b, "saya": saya,
        "form": form or (TanggapanForm(rhk=pilihan_rhk(saya)) if boleh else None),
    }  # fmt: skip
    return render(request, "umpan/balasan.html", isi, status=400 if form is not None else 200)


@require_POST
@sekali
def tanggapi(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    b = _ambil(saya, id_publik)
    form = TanggapanForm(request.POST, rhk=pilihan_rhk(saya) if b.tentang_id == saya.pk else [])

    def simpan(d: dict[str, Any]) -> bool:
        actions.tanggapi_umpan(b, actions.IsianTanggapan(d["jawaban"], d["rhk"]), oleh=saya, pada=sekarang())
        return True

    if not permissions.boleh_menanggapi_umpan(saya, b):
        actions.tanggapi_umpan(b, actions.IsianTanggapan(""), oleh=saya, pada=sekarang())
    if kerjakan(form, simpan) is None:
        return _halaman(request, saya, b, form)
    messages.success(request, f"Tanggapan Anda tersampaikan kepada {b.dari_nama}.")
    return redirect("umpan:balasan", b.id_publik)
