"""A definitive move: the form, what it will do in sentences, the record and its proposal, the list."""

import hashlib
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.berkas import kirim_berkas
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.permissions import admin_kepegawaian
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perbaikan import actions, permissions
from ekinerja.perbaikan.forms_pindah import AlasanPindahForm, BerkasPindahForm, PindahForm, jenis_tersedia
from ekinerja.perbaikan.isian_pindah import IsianPindah, J, dari_baris
from ekinerja.perbaikan.models import Perpindahan
from ekinerja.perbaikan.pratinjau import Pratinjau, pratinjau
from ekinerja.skp.models import Skp

from .umum import kalimat_galat

K = Perpindahan.Keadaan
NADA = {K.DIUSULKAN: "kabar", K.DICATAT: "baik", K.DITOLAK: "gawat", K.DITARIK: "netral", K.DIBATALKAN: "netral"}
PER_HALAMAN = 20
_LUAR = "Perpindahan dicatat admin unit pegawai itu atau admin BKPSDM, dan bukan untuk dirinya sendiri."


def _pegawai(saya: Pegawai, id_publik: UUID) -> Pegawai:
    """Through the permission: a stranger gets 404, who may only read 403."""
    pegawai = get_object_or_404(Pegawai.objects.terlihat_oleh(saya), id_publik=id_publik)
    if not permissions.boleh_membuka_pindah(saya, pegawai):
        raise AturanDilanggar(_LUAR, status=403)
    return pegawai


def _form(saya: Pegawai, pegawai: Pegawai, data: QueryDict, *, periksa: bool) -> PindahForm:
    tersedia = [kode for kode, _ in jenis_tersedia(pegawai)]
    jenis = data.get("jenis") or tersedia[0]
    if jenis not in tersedia:
        raise AturanDilanggar(f"Jenis perpindahan ini tidak berlaku bagi {pegawai.nama}. Pilih yang lain.", status=400)
    return PindahForm(data, pegawai=pegawai, jenis=jenis, baru=admin_kepegawaian(saya), periksa=periksa, auto_id="p_%s")


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def pindah(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The form, and with `lihat` what the move would do; both only read. The POST records or proposes it."""
    saya = saya_pegawai(request)
    pegawai = _pegawai(saya, id_publik)
    if request.method == "POST":
        return _catat(request, saya, pegawai)
    catat_baca(pegawai, oleh=saya, pemilik=pegawai)
    form = _form(saya, pegawai, request.GET, periksa="lihat" in request.GET)
    if "lihat" not in request.GET:
        return _isi(request, saya, pegawai, form)
    return _lihat(request, saya, pegawai, form) or _isi(request, saya, pegawai, form, status=400)


def _isi(request: HttpRequest, saya: Pegawai, pegawai: Pegawai, form: PindahForm, status: int = 200) -> HttpResponse:
    isi: dict[str, Any] = {
        "form": form,
        "pegawai": pegawai,
        "tugas": penugasan_pada(pegawai, hari_ini()),
        "semua_jenis": jenis_tersedia(pegawai),
        "galat_tampil": status == 400,
        "bkpsdm": admin_kepegawaian(saya),
        "menunggu": Perpindahan.objects.filter(pegawai=pegawai, keadaan=K.DIUSULKAN).first(),
    }
    return render(request, "perbaikan/pindah.html", isi, status=status)


def _lihat(
    request: HttpRequest, saya: Pegawai, pegawai: Pegawai, form: PindahForm, *, berubah: bool = False, status: int = 200
) -> HttpResponse | None:
    """The page of sentences; None where the form says what is missing."""
    lihat = _pratinjau(pegawai, form)
    if lihat is None:
        return None
    isi: dict[str, Any] = {
        "form": form,
        "form_berkas": BerkasPindahForm(auto_id="b_%s"),
        "pegawai": pegawai,
        "lihat": lihat,
        "sidik": _sidik(lihat),
        "langsung": permissions.langsung(saya, pegawai, form.isian()),
        "jenis": J(form.kode).label,
        "kembali": f"{reverse('perbaikan:pindah', args=[pegawai.id_publik])}?{urlencode(form.dibawa())}",
        "berubah": berubah,
    }
    return render(request, "perbaikan/pindah_lihat.html", isi, status=status)


def _pratinjau(pegawai: Pegawai, form: PindahForm) -> Pratinjau | None:
    if not form.is_valid():
        return None
    try:
        return pratinjau(pegawai, form.isian())
    except AturanDilanggar as galat:
        form.add_error(None, galat.kalimat)
        return None


def _sidik(lihat: Pratinjau) -> str:
    return hashlib.sha256(lihat.teks.encode()).hexdigest()[:32]


def _catat(request: HttpRequest, saya: Pegawai, pegawai: Pegawai) -> HttpResponse:
    form, berkas = _form(saya, pegawai, request.POST, periksa=True), BerkasPindahForm(request.POST, request.FILES)
    lihat = _pratinjau(pegawai, form)
    if lihat is None or not berkas.is_valid():
        return _isi(request, saya, pegawai, form, status=400)
    if request.POST.get("sidik") != _sidik(lihat):
        lagi = _lihat(request, saya, pegawai, form, berubah=True, status=409)
        assert lagi is not None
        return lagi
    isian = form.isian()
    try:
        with transaction.atomic():
            if isian.jabatan is not None and isian.jabatan.pk is None:
                isian.jabatan.save()
            baris = actions.catat_pindah(
                pegawai, isian, oleh=saya, pada=sekarang(), berkas=berkas.cleaned_data["berkas"]
            )
    except AturanDilanggar as galat:
        if isinstance(galat, Bentrok) or galat.status not in (400, 413):
            raise
        form.add_error(None, galat.kalimat)
        return _isi(request, saya, pegawai, form, status=400)
    tandai(request, baris)
    if baris.keadaan == K.DICATAT:
        messages.success(request, f"Perpindahan {pegawai.nama} tercatat. Yang bersangkutan dan penilainya diberi tahu.")
    else:
        messages.success(request, "Usul terkirim ke BKPSDM. Anda diberi tahu setelah diputus.")
    return redirect("perbaikan:perpindahan", baris.id_publik)


# -- the record -------------------------------------------------------------------------------------------------------


def _ambil(saya: Pegawai, id_publik: UUID) -> Perpindahan:
    p = get_object_or_404(Perpindahan.objects.terlihat_oleh(saya).untuk_halaman(), id_publik=id_publik)
    catat_baca(p, oleh=saya, pemilik=p.pegawai)
    return p


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """What was recorded or proposed, and what this person may do with it."""
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    memutus = permissions.boleh_memutus_pindah(saya, p)
    isi: dict[str, Any] = {
        "p": p,
        "sendiri": saya.pk == p.pegawai_id,
        "nada": NADA[K(p.keadaan)],
        "isian": dari_baris(p),
        "akan": p.keadaan == K.DICATAT and p.mulai > hari_ini(),
        "jejak": jejak_objek(p),
        "memutus": memutus,
        "boleh_tarik": permissions.boleh_menarik_pindah(saya, p),
        "boleh_batal": permissions.boleh_membatalkan_pindah(saya, p),
        "form_alasan": AlasanPindahForm(auto_id="a_%s"),
        "skp_tutup": _skp_tertutup(saya, p) if p.keadaan == K.DIBATALKAN else [],
        **_dilihat(p, dari_baris(p), memutus),
    }
    return render(request, "perbaikan/perpindahan.html", isi)


def _dilihat(p: Perpindahan, isian: IsianPindah, memutus: bool) -> dict[str, Any]:
    """For whoever decides: what it will do now, or why it cannot be recorded any more."""
    if not memutus:
        return {"lihat": None, "halangan": ""}
    try:
        return {"lihat": pratinjau(p.pegawai, isian), "halangan": ""}
    except AturanDilanggar as galat:
        return {"lihat": None, "halangan": galat.kalimat}


def _skp_tertutup(saya: Pegawai, p: Perpindahan) -> list[Skp]:
    """SKPs that the mistaken record closed and that nobody has opened again, where this person may see them."""
    tutup = Skp.objects.terlihat_oleh(saya).filter(pegawai=p.pegawai_id, status=Skp.Status.DITUTUP, tahun=p.mulai.year)
    return list(tutup.filter(sampai__lt=p.mulai, ditutup_pada__gte=p.dibuat_pada).order_by("mulai"))


@require_safe
def berkas(request: HttpRequest, id_publik: UUID) -> HttpResponseBase:
    """The order: whoever may see the move."""
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    if p.berkas is None:
        raise Http404("berkas")
    return kirim_berkas(p.berkas, oleh=saya)


@require_POST
@sekali
def putus(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The personnel office records what was proposed, or says why not."""
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    if request.POST.get("langkah") == "TERIMA":
        actions.terima_pindah(p, oleh=saya, pada=sekarang())
        messages.success(request, f"Perpindahan {p.pegawai.nama} tercatat.")
    else:
        actions.tolak_pindah(p, keterangan=request.POST.get("keterangan", ""), oleh=saya, pada=sekarang())
        messages.success(request, "Usul tidak dicatat. Pengusul diberi tahu.")
    return redirect("perbaikan:perpindahan", p.id_publik)


@require_POST
@sekali
def tarik(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    actions.tarik_pindah(p, oleh=saya, pada=sekarang())
    messages.success(request, f"Usul dari {tanggal(p.dibuat_pada)} ditarik.")
    return redirect("perbaikan:perpindahan", p.id_publik)


@require_POST
@sekali
def batal(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """A mistaken record goes back."""
    saya = saya_pegawai(request)
    p = _ambil(saya, id_publik)
    form = AlasanPindahForm(request.POST)
    if permissions.boleh_membatalkan_pindah(saya, p) and not form.is_valid():
        raise kalimat_galat(form)
    actions.batalkan_perpindahan(p, alasan=request.POST.get("keterangan", ""), oleh=saya, pada=sekarang())
    messages.success(request, f"Perpindahan {p.pegawai.nama} dibatalkan. Data kepegawaiannya kembali seperti semula.")
    return redirect("perbaikan:perpindahan", p.id_publik)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Moves in the own area: what waits, what lies ahead, what was."""
    saya = saya_pegawai(request)
    if not permissions.punya_meja(saya):
        raise AturanDilanggar("Daftar perpindahan dibuka admin unit dan admin BKPSDM.", status=403)
    kueri = Perpindahan.objects.terlihat_oleh(saya).select_related("pegawai", "unit", "asal__unit")
    saring = {
        "usul": kueri.filter(keadaan=K.DIUSULKAN).order_by("mulai", "pk"),
        "akan": kueri.filter(keadaan=K.DICATAT, mulai__gt=hari_ini()).order_by("mulai", "pk"),
        "semua": kueri.order_by("-mulai", "-pk"),
    }
    lihat = request.GET.get("lihat", "")
    jumlah = {k: v.count() for k, v in saring.items()}
    if lihat not in saring:
        lihat = "usul" if jumlah["usul"] else "akan" if jumlah["akan"] else "semua"
    hal = Paginator(saring[lihat], PER_HALAMAN).get_page(request.GET.get("hal"))
    isi = {"hal": hal, "lihat": lihat, "jumlah": jumlah, "nada": NADA, "hari": hari_ini()}
    return render(request, "perbaikan/perpindahan_daftar.html", isi)
