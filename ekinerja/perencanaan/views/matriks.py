"""The grid, one person's row, and the acts on a matriks as a whole."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan import actions, permissions
from ekinerja.perencanaan.actions.kolom import calon_kolom
from ekinerja.perencanaan.cari import cari_pegawai
from ekinerja.perencanaan.kisi import kisi
from ekinerja.perencanaan.models import KolomMatriks, Matriks, SelMatriks
from ekinerja.perencanaan.saran import saran_peran
from ekinerja.perencanaan.sumber import calon_anggota
from ekinerja.perencanaan.tampilan import sel_baris
from ekinerja.perencanaan.views.umum import ambil_kolom, ambil_matriks, ambil_unit, tahun_diminta

KEJADIAN = {
    "matriks.dimulai": "Mulai disusun",
    "matriks.peran_diisi": "Peran diubah",
    "matriks.peran_dipindahkan": "Peran dipindahkan ke indikator lain",
    "matriks.kolom_ditambah": "Indikator ditambah",
    "matriks.kolom_dihapus": "Indikator dikeluarkan",
    "matriks.anggota_ditambah": "Anggota ditambah",
    "matriks.anggota_dihapus": "Anggota dikeluarkan",
    "matriks.tingkat_diubah": "Susunan baris diubah",
    "matriks.ditetapkan": "Ditetapkan",
    "matriks.dibuka_kembali": "Dibuka kembali",
}
HARI_PERAN = dict(SelMatriks.Penyelarasan.choices)


_anak_matriks = KueriSiap(
    lambda m: (
        Matriks.objects.filter(induk=m)
        .order_by("unit__jalur", "ketua__nama")
        .values("id_publik", "unit__nama", "ketua__nama", "status")
    ),
    m=int,
)


@require_POST
@sekali
def mulai(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    unit = ambil_unit(saya, request.POST.get("unit", ""))
    m = actions.mulai_matriks(unit, tahun_diminta(request), oleh=saya, pada=sekarang())
    tandai(request, m)
    return redirect("perencanaan:matriks", m.id_publik)


@require_safe
def baca(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The whole grid for its readers; others see their own row."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    if not permissions.membaca_semua(saya, m):
        return _baris_orang(request, saya, m, saya)
    memimpin = permissions.pemimpin(saya, m)
    draf = m.status == Matriks.Status.DRAF
    isi = {
        "request": request,
        "m": m,
        "kisi": kisi(m),
        "sel_baris": sel_baris,
        "alamat": reverse("perencanaan:matriks", args=[m.id_publik]),
        "boleh": {"isi": memimpin and draf, "tetapkan": memimpin and draf, "buka": memimpin and not draf},
        "memimpin": memimpin,
        "anak": _anak(m),
    }
    return render(request, "perencanaan/matriks.html", isi)


def _anak(m: Matriks) -> list[dict[str, Any]]:
    """Matriks of the second level: of team leaders, and of units right below."""
    anak: list[dict[str, Any]] = _anak_matriks(m=m.pk)
    return anak


def _baris_orang(request: HttpRequest, saya: Pegawai, m: Matriks, orang: Pegawai) -> HttpResponse:
    """One person: every indicator with the role, as forms for the leader."""
    lengkap = permissions.membaca_semua(saya, m)
    data = kisi(m, hanya=orang.pk)
    if not data["baris"]:
        raise Http404("baris")
    b = data["baris"][0]
    boleh = lengkap and permissions.boleh_mengisi(saya, m)
    peran = [s["pk"] for s in b["sel"] if s]
    turunan = (
        set(KolomMatriks.objects.filter(sel_asal__in=peran).values_list("sel_asal_id", flat=True)) if boleh else set()
    )
    isi = {
        "request": request,
        "m": m,
        "r": b,
        "milik_saya": orang.pk == saya.pk,
        "butir": [(k, s, data["sel"].get((orang.pk, k["pk"]))) for k, s in zip(data["kolom"], b["sel"], strict=True)],
        "boleh_isi": boleh,
        "turunan": turunan,
        "lengkap": lengkap,
        "alamat": reverse("perencanaan:matriks", args=[m.id_publik]),
        "label": HARI_PERAN,
        "saran_peran": saran_peran,
        "matriks_ketua": Matriks.objects.filter(unit=m.unit_id, tahun=m.tahun, ketua=orang).first()
        if lengkap
        else None,
        "anggota_tercatat": boleh and m.anggota.filter(pegawai=orang).exists(),
    }
    return render(request, "perencanaan/orang.html", isi)


def ambil_orang(id_publik: UUID) -> Pegawai:
    return get_object_or_404(Pegawai, id_publik=id_publik)


@require_safe
def orang(request: HttpRequest, id_publik: UUID, orang: UUID) -> HttpResponse:
    """One row as a list; also what the grid becomes on a phone, and without JavaScript."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    siapa = ambil_orang(orang)
    if siapa.pk != saya.pk and not permissions.membaca_semua(saya, m):
        raise Http404("baris")
    return _baris_orang(request, saya, m, siapa)


@require_POST
@sekali
def buat_matriks_ketua(request: HttpRequest, id_publik: UUID, orang: UUID) -> HttpResponse:
    """Second level: the matriks of a team leader, from the roles held here."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    baru = actions.mulai_matriks_ketua(m, ambil_orang(orang), oleh=saya, pada=sekarang())
    tandai(request, baru)
    return redirect("perencanaan:matriks", baru.id_publik)


@require_POST
@sekali
def tingkat(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    actions.ubah_tingkat(m, request.POST.get("tingkat", ""), oleh=saya, pada=sekarang())
    return redirect("perencanaan:matriks", id_publik)


@require_POST
@sekali
def tetapkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    actions.tetapkan_matriks(ambil_matriks(saya, id_publik), oleh=saya, pada=sekarang())
    return redirect("perencanaan:matriks", id_publik)


@require_POST
@sekali
def buka(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    actions.buka_matriks(m, oleh=saya, pada=sekarang(), alasan=request.POST.get("alasan", ""))
    return redirect("perencanaan:matriks", id_publik)


@require_safe
def jejak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    if not permissions.membaca_semua(saya, m):
        raise AturanDilanggar("Riwayat dibaca oleh pemimpin matriks, atasannya, dan pengelola kinerja.", status=403)
    isi: dict[str, Any] = {
        "request": request,
        "judul": f"Riwayat matriks peran hasil {m.tahun}",
        "atas": m.ketua.nama if m.ketua else m.unit.nama,
        "kembali": reverse("perencanaan:matriks", args=[m.id_publik]),
        "jejak": jejak_objek(m),
        "kejadian": KEJADIAN,
    }
    return render(request, "perencanaan/jejak.html", isi)


# -- rows from elsewhere ----------------------------------------------------------------------------------------------


@require_safe
def anggota(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Search somebody to record as a member (R-15)."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    if not permissions.pemimpin(saya, m):
        raise AturanDilanggar("Anggota dicatat oleh pemimpin matriks ini.", status=403)
    cari = kata_cari(request)
    boleh = permissions.boleh_mengisi(saya, m)
    tercatat = m.anggota.order_by("pegawai__nama").values("pegawai__id_publik", "pegawai__nama")
    isi = {
        "request": request,
        "m": m,
        "cari": cari,
        "hasil": cari_pegawai(cari, kecuali=[saya.pk]),
        "tercatat": list(tercatat),
        "boleh": boleh,
        "calon": calon_anggota(m) if boleh else [],
    }
    return render(request, "perencanaan/anggota.html", isi)


@require_POST
@sekali
def tambah_anggota(request: HttpRequest, id_publik: UUID, orang: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    actions.tambah_anggota(m, ambil_orang(orang), oleh=saya, pada=sekarang())
    return redirect("perencanaan:orang", id_publik, orang)


@require_POST
@sekali
def hapus_anggota(request: HttpRequest, id_publik: UUID, orang: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    actions.hapus_anggota(m, ambil_orang(orang), oleh=saya, pada=sekarang())
    return redirect("perencanaan:matriks", id_publik)


# -- columns ----------------------------------------------------------------------------------------------------------


@require_safe
def kolom(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Which indicators the grid has, what may be added, moving roles from one to another."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    if not permissions.pemimpin(saya, m):
        raise AturanDilanggar("Indikator matriks ini diatur oleh pemimpinnya.", status=403)
    data = kisi(m)
    banyak = {k["pk"]: sum(b["sel"][n] is not None for b in data["baris"]) for n, k in enumerate(data["kolom"])}
    isi = {
        "request": request,
        "m": m,
        "kolom": data["kolom"],
        "banyak": banyak,
        "calon": calon_kolom(m, saya),
        "sebutan": dict(KolomMatriks.Sumber.choices),
        "boleh": permissions.boleh_mengisi(saya, m),
    }
    return render(request, "perencanaan/kolom.html", isi)


@require_POST
@sekali
def tambah_kolom(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    try:
        id_ = UUID(request.POST.get("id", ""))
    except ValueError:
        raise AturanDilanggar("Pilih indikator dari daftar.", status=400) from None
    actions.tambah_kolom(m, request.POST.get("sumber", ""), id_, oleh=saya, pada=sekarang())
    return redirect("perencanaan:kolom", id_publik)


@require_POST
@sekali
def hapus_kolom(request: HttpRequest, id_publik: UUID, nomor: int) -> HttpResponse:
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    actions.hapus_kolom(ambil_kolom(m, nomor), oleh=saya, pada=sekarang())
    return redirect("perencanaan:kolom", id_publik)


@require_POST
@sekali
def pindah(request: HttpRequest, id_publik: UUID, nomor: int) -> HttpResponse:
    """Move all roles of one indicator to another (R-18)."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    ke = request.POST.get("ke", "")
    if not (ke.isascii() and ke.isdigit() and len(ke) < 5):
        raise AturanDilanggar("Pilih indikator tujuannya.", status=400)
    actions.pindahkan_peran(
        ambil_kolom(m, nomor),
        ambil_kolom(m, int(ke)),
        yakin=request.POST.get("yakin") == "on",
        oleh=saya,
        pada=sekarang(),
    )
    return redirect("perencanaan:kolom", id_publik)
