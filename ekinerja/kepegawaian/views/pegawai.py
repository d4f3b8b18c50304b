"""People: the list for roles that work with many, a profile, its history; the unit tree."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian import actions, permissions
from ekinerja.kepegawaian.forms import AtasanForm, KedudukanForm, PimpinanForm
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import (
    DelegasiPenilai,
    HubunganPenilai,
    Pegawai,
    Penugasan,
    RiwayatKedudukan,
    UnitKerja,
)
from ekinerja.kepegawaian.penilai import penilai_pada, penugasan_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.kepegawaian.sisipan import kumpulkan

from .umum import PER_HALAMAN, admin

KEJADIAN = {
    "pegawai.atasan_ditetapkan": "Atasan langsung ditetapkan",
    "pegawai.atasan_dipulihkan": "Penetapan atasan diurungkan",
    "penugasan.ditunjuk": "Ditunjuk sebagai pelaksana",
    "pegawai.diubah": "Data diperbarui lewat impor",
    "pegawai.dipindahkan": "Perpindahan dicatat",
    "pegawai.perpindahan_dibatalkan": "Perpindahan dibatalkan",
    "pegawai.diangkat_pns": "Diangkat menjadi PNS",
    "pegawai.pengangkatan_dibatalkan": "Pengangkatan menjadi PNS dibatalkan",
    "penugasan.diakhiri": "Penunjukan pelaksana diakhiri",
    "pegawai.kedudukan_dicatat": "Kedudukan dicatat",
    "pegawai.kedudukan_dibatalkan": "Catatan kedudukan dibatalkan",
    "akun.admin_dibuat": "Dijadikan administrator",
    "akun.kode_dikirim": "Kode aktivasi dikirim",
}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Search by name, NIP or unit; one query for the page, one for the count."""
    saya = saya_pegawai(request)
    if not permissions.boleh_mencari_pegawai(saya):
        raise AturanDilanggar(
            "Daftar pegawai dibuka oleh admin unit, admin BKPSDM, Tim Penilai, dan auditor.", status=403
        )
    cari, unit = kata_cari(request), request.GET.get("unit", "")[:60]
    kini = Penugasan.objects.filter(
        berlaku(hari_ini()), pegawai=OuterRef("pk"), jenis=Penugasan.Jenis.DEFINITIF
    ).order_by("-mulai")
    kueri = Pegawai.objects.terlihat_oleh(saya).annotate(
        unit_nama=Subquery(kini.values("unit__nama")[:1]),
        unit_kode=Subquery(kini.values("unit__kode")[:1]),
        jabatan=Subquery(kini.values("jabatan__nama")[:1]),
    )
    if cari:
        kueri = kueri.filter(Q(nama__icontains=cari) | Q(nip__startswith=cari.replace(" ", "")))
    if unit:
        kueri = kueri.filter(unit_kode=unit)
    baris = kueri.order_by("nama", "pk").values(
        "id_publik", "nama", "nip", "status", "unit_nama", "unit_kode", "jabatan"
    )
    isi = {
        "cari": cari,
        "unit": unit,
        "status": dict(Pegawai.Status.pilihan()),
        "hal": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal")),
    }
    return render(request, "kepegawaian/pegawai_daftar.html", isi)


def _ambil(saya: Pegawai, id_publik: UUID) -> Pegawai:
    return get_object_or_404(Pegawai.objects.terlihat_oleh(saya).select_related("akun"), id_publik=id_publik)


@require_safe
def profil_saya(request: HttpRequest) -> HttpResponse:
    return redirect("kepegawaian:pegawai", saya_pegawai(request).id_publik)


@require_safe
def profil(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    pegawai = _ambil(saya, id_publik)
    catat_baca(pegawai, oleh=saya, pemilik=pegawai)
    return _halaman(request, saya, pegawai)


def _halaman(
    request: HttpRequest,
    saya: Pegawai,
    pegawai: Pegawai,
    form: AtasanForm | None = None,
    form_kedudukan: KedudukanForm | None = None,
) -> HttpResponse:
    hari = hari_ini()
    hubungan = penilai_pada(pegawai, hari)
    isi: dict[str, Any] = {
        "pegawai": pegawai,
        "sendiri": saya.pk == pegawai.pk,
        "hubungan": hubungan,
        "surat": _surat(saya, pegawai, hubungan, hari),
        "riwayat_kedudukan": list(pegawai.riwayat_kedudukan.order_by("-mulai")[:20]),
        "form_kedudukan": form_kedudukan or KedudukanForm(auto_id="k_%s"),
        "riwayat_penilai": list(pegawai.hubungan_penilai.select_related("penilai").order_by("-mulai")[:10]),
        "penugasan": list(pegawai.penugasan.select_related("unit", "jabatan").order_by("-mulai", "-pk")[:20]),
        "peran": list(pegawai.peran.filter(berlaku(hari)).select_related("unit")),
        "kontak": permissions.boleh_melihat_kontak(saya, pegawai),
        "jejak": permissions.boleh_melihat_jejak(saya, pegawai),
        "admin": permissions.admin_kepegawaian(saya),
        "boleh_atasan": permissions.boleh_menetapkan_atasan(saya, pegawai),
        "sisip": kumpulkan(request, saya, pegawai),
        "form": form or AtasanForm(auto_id="a_%s"),
        "form_pimpinan": PimpinanForm(auto_id="p_%s"),
        "hari": hari,
    }
    return render(request, "kepegawaian/pegawai.html", isi, status=400 if form or form_kedudukan else 200)


def _surat(saya: Pegawai, pegawai: Pegawai, hubungan: HubunganPenilai | None, hari: date) -> DelegasiPenilai | None:
    """The order by which the PPK of today appraises, with its file, for whoever may see it."""
    if hubungan is None or hubungan.sumber != HubunganPenilai.Sumber.DELEGASI:
        return None
    ada = DelegasiPenilai.objects.terlihat_oleh(saya).bagi(pegawai, hubungan.penilai_id, hari)
    surat: DelegasiPenilai | None = (
        ada.filter(berkas__isnull=False).select_related("berkas").order_by("-mulai", "-pk").first()
    )
    return surat


@require_POST
@sekali
def kedudukan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Record leave, study, retirement … from-to; the SKPs of the year follow."""
    saya = admin(request)
    pegawai = _ambil(saya, id_publik)
    form = KedudukanForm(request.POST, auto_id="k_%s")
    if form.is_valid():
        try:
            actions.catat_kedudukan(pegawai, oleh=saya, **form.cleaned_data)
        except AturanDilanggar as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, f"Kedudukan {pegawai.nama} tercatat. Kewajiban SKP-nya mengikuti.")
            return redirect("kepegawaian:pegawai", id_publik)
    return _halaman(request, saya, pegawai, form_kedudukan=form)


@require_POST
@sekali
def batal_kedudukan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Take a mistaken record back."""
    saya = admin(request)
    baris = get_object_or_404(RiwayatKedudukan.objects.select_related("pegawai"), id_publik=id_publik)
    pegawai = baris.pegawai
    actions.batalkan_kedudukan(baris, alasan=request.POST.get("alasan", ""), oleh=saya)
    messages.success(
        request, "Catatan kedudukan dibatalkan. SKP yang telanjur ditutup: buka SKP-nya, Batalkan penutupan."
    )
    return redirect("kepegawaian:pegawai", pegawai.id_publik)


@require_POST
@sekali
def atasan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Set the direct superior from a day on; open notes about it are settled."""
    saya = saya_pegawai(request)
    pegawai = _ambil(saya, id_publik)
    if not permissions.boleh_menetapkan_atasan(saya, pegawai):
        permissions.pastikan_atasan(saya, pegawai, None, hari_ini())
    form = AtasanForm(request.POST, auto_id="a_%s")
    if form.is_valid():
        try:
            actions.tetapkan_atasan(
                pegawai,
                form.cleaned_data["atasan"],
                oleh=saya,
                pada=sekarang(),
                tanggal=hari_ini(),
                alasan=form.cleaned_data["alasan"],
                sejak=form.cleaned_data["sejak"],
            )
        except AturanDilanggar as galat:
            form.add_error("sejak" if isinstance(galat, actions.SejakSalah) else "atasan", galat.kalimat)
        else:
            return redirect("kepegawaian:pegawai", id_publik)
    return _halaman(request, saya, pegawai, form)


@require_POST
@sekali
def pimpinan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Make this person the definitive head of the own unit, where the source did not say so."""
    saya = admin(request)
    pegawai = _ambil(saya, id_publik)
    form = PimpinanForm(request.POST, auto_id="p_%s")
    tugas = penugasan_pada(pegawai, hari_ini())
    if tugas is None:
        raise AturanDilanggar(f"{pegawai.nama} tidak sedang bertugas di unit mana pun.")
    if not form.is_valid():
        raise AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)
    actions.tetapkan_pimpinan(tugas.unit, pegawai, tanggal=hari_ini(), oleh=saya, alasan=form.cleaned_data["alasan"])
    messages.success(request, f"{pegawai.nama} tercatat memimpin {tugas.unit.nama}.")
    return redirect("kepegawaian:pegawai", id_publik)


@require_safe
def jejak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    pegawai = _ambil(saya, id_publik)
    if not permissions.boleh_melihat_jejak(saya, pegawai):
        raise AturanDilanggar("Riwayat profil dibaca oleh yang bersangkutan, admin BKPSDM, dan auditor.", status=403)
    catat_baca(pegawai, oleh=saya, pemilik=pegawai)
    return render(
        request, "kepegawaian/jejak.html", {"pegawai": pegawai, "baris": jejak_objek(pegawai), "kejadian": KEJADIAN}
    )


@require_safe
def unit(request: HttpRequest) -> HttpResponse:
    """The tree, one level at a time; open to everybody who is signed in."""
    saya_pegawai(request)
    cari, kode = kata_cari(request), request.GET.get("unit", "")[:60]
    buka = UnitKerja.objects.select_related("induk", "jenis").filter(kode=kode).first() if kode else None
    if kode and buka is None:
        raise Http404("unit")
    kepala = Penugasan.objects.filter(berlaku(hari_ini()), unit=OuterRef("pk"), kepala_unit=True).order_by("-jenis")
    kueri = UnitKerja.objects.filter(aktif=True).annotate(
        jumlah_anak=Count("anak", distinct=True),
        kepala=Subquery(kepala.values("pegawai__nama")[:1]),
        nama_induk=F("induk__nama"),
    )
    kueri = kueri.filter(Q(nama__icontains=cari) | Q(kode__iexact=cari)) if cari else kueri.filter(induk=buka)
    hal = Paginator(
        kueri.order_by("nama", "pk").values("kode", "nama", "jenis__nama", "jumlah_anak", "kepala", "nama_induk"), 50
    ).get_page(request.GET.get("hal"))
    return render(
        request,
        "kepegawaian/unit.html",
        {"buka": buka, "cari": cari, "hal": hal, "mencari": permissions.boleh_mencari_pegawai(saya_pegawai(request))},
    )
