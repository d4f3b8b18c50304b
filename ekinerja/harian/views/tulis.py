"""Pages with a form for one report: without JavaScript, change, repair, correction, delete."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.harian import actions, bahan
from ekinerja.harian.forms import KoreksiForm, LaporanForm, UbahForm
from ekinerja.harian.isi import isi_laporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.permissions import boleh_mengirim, boleh_mengubah, boleh_mengusulkan_koreksi
from ekinerja.harian.susun_data import TANPA_SKP
from ekinerja.harian.syarat import LaporanDitolak
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import bukan_ber_skp, saya_pegawai
from ekinerja.skp.models import RencanaAksi

from .bersama import ambil_laporan, bukti_formulir, jawab, pasang_galat


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def formulir(request: HttpRequest) -> HttpResponse:
    """The report form on one plain page. `?ulang=` fills in a former report."""
    pegawai = saya_pegawai(request)
    if request.method != "POST":
        return _tampilkan(request, LaporanForm(initial=_awal(request, pegawai), pegawai=pegawai))
    form = LaporanForm(request.POST, request.FILES, pegawai=pegawai)
    if not form.is_valid():
        return _tampilkan(request, form, status=400)
    try:
        bukti = bukti_formulir(form, pegawai)
    except AturanDilanggar as galat:
        form.add_error("foto", galat.kalimat)
        return _tampilkan(request, form, status=galat.status)
    try:
        laporan = _simpan_baru(request, form, pegawai, bukti)
    except LaporanDitolak as galat:
        pasang_galat(form, galat)
        return _tampilkan(request, form, status=galat.status)
    tandai(request, laporan)
    return redirect("harian:detail", laporan.id_publik)


def _simpan_baru(
    request: HttpRequest, form: LaporanForm, pegawai: Pegawai, bukti: list[actions.BuktiBaru]
) -> LaporanHarian:
    if "draf" in request.POST:
        messages.success(request, "Tersimpan sebagai draf. Hanya Anda yang melihatnya.")
        return actions.simpan_draf(form.isi(), oleh=pegawai, bukti=bukti)
    laporan = actions.kirim_baru(form.isi(), oleh=pegawai, bukti=bukti)
    messages.success(request, "Laporan terkirim." if not laporan.terlambat else "Laporan terkirim, ditandai terlambat.")
    return laporan


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def ubah(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Change an own report. A draft or a returned one can be sent in the same step."""
    laporan = ambil_laporan(request, id_publik)
    pegawai = saya_pegawai(request)
    if not boleh_mengubah(pegawai, laporan):
        raise AturanDilanggar(
            "Laporan ini tidak dapat diubah lagi. Bila sudah diterima, usulkan koreksi.",
            status=_tolak(pegawai, laporan),
        )
    if request.method != "POST":
        form = UbahForm(initial={**_dari(laporan), "versi": laporan.versi}, pegawai=pegawai)
        return _tampilkan(request, form, laporan)
    form = UbahForm(request.POST, pegawai=pegawai)
    if not form.is_valid():
        return _tampilkan(request, form, laporan, status=400)
    verba = actions.perbaiki if "kirim" in request.POST and boleh_mengirim(pegawai, laporan) else actions.ubah
    try:
        verba(laporan, form.isi(), oleh=pegawai, versi=form.cleaned_data["versi"])
    except LaporanDitolak as galat:
        pasang_galat(form, galat)
        return _tampilkan(request, form, laporan, status=galat.status)
    messages.success(request, "Laporan terkirim." if verba is actions.perbaiki else "Perubahan tersimpan.")
    return redirect("harian:detail", laporan.id_publik)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def usul_koreksi(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Propose a change of an accepted report."""
    laporan = ambil_laporan(request, id_publik)
    pegawai = saya_pegawai(request)
    if not boleh_mengusulkan_koreksi(pegawai, laporan):
        raise AturanDilanggar(
            "Usul koreksi hanya untuk laporan Anda yang sudah diterima.", status=_tolak(pegawai, laporan)
        )
    if request.method != "POST":
        return _tampilkan(request, KoreksiForm(initial=_dari(laporan), pegawai=pegawai), laporan)
    form = KoreksiForm(request.POST, pegawai=pegawai)
    if not form.is_valid():
        return _tampilkan(request, form, laporan, status=400)
    try:
        actions.usul_koreksi(laporan, form.isi(), oleh=pegawai, alasan=form.cleaned_data["alasan"])
    except LaporanDitolak as galat:
        pasang_galat(form, galat)
        return _tampilkan(request, form, laporan, status=galat.status)
    messages.success(request, "Usul koreksi terkirim. Laporan berubah setelah pejabat penilai menerimanya.")
    return redirect("harian:detail", laporan.id_publik)


@require_POST
@sekali
def kirim_lagi(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Send a draft or a returned report as it stands."""
    laporan = ambil_laporan(request, id_publik)
    actions.kirim(laporan, oleh=saya_pegawai(request))
    return jawab(request, "Laporan terkirim.", reverse("harian:detail", args=[laporan.id_publik]))


@require_POST
@sekali
def hapus(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Delete a draft, or take back what nobody has read."""
    actions.hapus(ambil_laporan(request, id_publik), oleh=saya_pegawai(request))
    return jawab(request, "Laporan dihapus.", reverse("harian:riwayat"))


def _tolak(pegawai: Pegawai, laporan: LaporanHarian) -> int:
    """Not the owner: 403. The owner in a wrong state: 409."""
    return 409 if laporan.pegawai_id == pegawai.pk else 403


def _dari(laporan: LaporanHarian) -> dict[str, Any]:
    isi = isi_laporan(laporan)
    jam = {"jam_mulai": f"{isi.jam_mulai:%H.%M}", "jam_selesai": f"{isi.jam_selesai:%H.%M}"}
    return {**isi.kolom(), **jam, "rencana_aksi": isi.rencana.id_publik}


def _awal(request: HttpRequest, pegawai: Pegawai) -> dict[str, Any]:
    """Today, the next free hour, and what is repeated."""
    hari = hari_ini()
    terbaru = bahan.laporan_terbaru(pegawai, hari)
    mulai, selesai = bahan.slot_kosong(bahan.terisi(terbaru).get(hari.isoformat(), ()))
    awal: dict[str, Any] = {"tanggal": hari, "jam_mulai": f"{mulai:%H.%M}", "jam_selesai": f"{selesai:%H.%M}"}
    if kode := request.GET.get("rencana"):
        terencana = next((r for r in bahan.rencana_terbuka(pegawai, hari) if r["id"] == kode), None)
        awal |= {"rencana_aksi": kode, "kegiatan": terencana["teks"]} if terencana else {}
    lama = next((b for b in terbaru if str(UUID(b["kode"])) == request.GET.get("ulang")), None)
    if lama:
        awal |= {k: lama[k] for k in ("kegiatan", "realisasi", "satuan")} | {
            "rencana_aksi": RencanaAksi.objects.values_list("id_publik", flat=True).get(pk=lama["rencana_aksi_id"])
        }
    return awal


def _tampilkan(
    request: HttpRequest, form: LaporanForm, laporan: LaporanHarian | None = None, status: int = 200
) -> HttpResponse:
    pegawai, hari = saya_pegawai(request), hari_ini()
    acuan = laporan.tanggal + timedelta(days=bahan.HARI_MUNDUR) if laporan else hari
    konteks = {
        "form": form,
        "laporan": laporan,
        "rencana": bahan.rencana_terbuka(pegawai, min(acuan, hari) if laporan else hari),
        "hari": hari,
        "koreksi": isinstance(form, KoreksiForm),
        "tanpa_skp": TANPA_SKP if bukan_ber_skp(pegawai) else "",
        "boleh_kirim": laporan is None or boleh_mengirim(pegawai, laporan),
    }
    return render(request, "harian/formulir.html", konteks, status=status)
