"""Evidence goes in before its report and comes out through the permission of its report."""

from functools import partial
from urllib.parse import unquote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.forms import BuktiForm
from ekinerja.harian.lampiran import terima_lampiran
from ekinerja.harian.models import BuktiLaporan
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.berkas import kirim_berkas
from ekinerja.inti.berkas.jenis import BUKTI_MAKS, terlalu_besar
from ekinerja.inti.berkas.masuk import POTONG
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.sekali import sekali
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import ambil_laporan, bukti_formulir, jawab, pastikan_pemilik_ponsel, tujuan


@require_http_methods(["PUT"])
def unggah(request: HttpRequest, sidik: str) -> HttpResponse:
    """Raw bytes of one file, straight to the disk. The digest is the key: the same file again answers 200 and stores
    nothing.
    """
    panjang = bilangan(request.headers.get("Content-Length"))
    if panjang is None or panjang > BUKTI_MAKS:
        raise terlalu_besar()
    pegawai = saya_pegawai(request)
    pastikan_pemilik_ponsel(request, pegawai)
    nama = unquote(request.headers.get("X-Nama-Berkas", "")) or "foto.jpg"
    berkas, baru = terima_lampiran(pegawai, sidik, iter(partial(request.read, POTONG), b""), nama)
    isi = {"sidik": sidik, "nama": berkas.nama_asli, "ukuran": berkas.ukuran}
    return JsonResponse(isi, status=201 if baru else 200)


@require_safe
def bukti(request: HttpRequest, id_publik: UUID, id_bukti: UUID) -> StreamingHttpResponse:
    """Download: whoever may see the report may see its evidence, once it was looked into; its owner at once."""
    laporan = ambil_laporan(request, id_publik)
    baris = get_object_or_404(laporan.bukti.select_related("berkas"), id_publik=id_bukti, berkas__isnull=False)
    catat_baca(laporan, oleh=saya_pegawai(request), pemilik=laporan.pegawai)
    return kirim_berkas(baris.berkas, oleh=saya_pegawai(request))


@require_POST
@sekali
def tambah_bukti(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Evidence that follows later."""
    laporan = ambil_laporan(request, id_publik)
    form = BuktiForm(request.POST, request.FILES)
    if not form.is_valid():
        raise AturanDilanggar(_satu_kalimat(form), status=400)
    actions.bukti.kunci_laporan(laporan)
    for baru in bukti_formulir(form, saya_pegawai(request)):
        actions.tambah_bukti(laporan, baru, oleh=saya_pegawai(request))
    return jawab(request, "Bukti ditambahkan.", tujuan(request, laporan))


@require_POST
@sekali
def lepas_bukti(request: HttpRequest, id_publik: UUID, id_bukti: UUID) -> HttpResponse:
    """Take evidence away again."""
    laporan = ambil_laporan(request, id_publik)
    baris = get_object_or_404(BuktiLaporan.objects.select_related("berkas"), laporan=laporan, id_publik=id_bukti)
    baris.laporan = laporan
    actions.lepas_bukti(baris, oleh=saya_pegawai(request))
    return jawab(request, "Bukti dilepas dari laporan.", tujuan(request, laporan))


def _satu_kalimat(form: BuktiForm) -> str:
    return " ".join(str(g) for daftar in form.errors.values() for g in daftar)
