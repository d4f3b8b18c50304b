"""An import on the screen: send a file, read the preview, answer proposals, apply, take the problems home."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import pengimpor
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tugas import kemajuan_terkini
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian import actions
from ekinerja.kepegawaian.ekspor import BENTUK, buku_perbaikan
from ekinerja.kepegawaian.forms import ImporForm, UnitField
from ekinerja.kepegawaian.models import ButirImpor, Pegawai, ProsesImpor, UnitKerja
from ekinerja.kepegawaian.permissions import admin_kepegawaian, jenis_impor_saya
from ekinerja.kepegawaian.saya import saya_pegawai

from .umum import PER_HALAMAN

LAIN = "lain"
BOLEH_UNIT_LAIN = ("unit|", "unor|")
GOLONGAN = (
    ("USULAN", "Usulan"),
    ("GALAT", "Perlu diperbaiki"),
    ("PERUBAHAN", "Perubahan"),
    ("PERINGATAN", "Peringatan"),
)


@dataclass(frozen=True, slots=True)
class Isian:
    """What was chosen for one proposal: `ya`, empty for no, or `lain` with the unit as typed; `jawaban` is what is kept."""

    pilihan: str
    tulisan: str
    jawaban: str = ""
    galat: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def daftar(request: HttpRequest) -> HttpResponse:
    """The form and the history."""
    saya = saya_pegawai(request)
    jenis = jenis_impor_saya(saya)
    if not jenis:
        raise AturanDilanggar("Halaman ini untuk admin BKPSDM, admin unit, dan operator sekolah.", status=403)
    form = ImporForm(jenis, request.POST or None, request.FILES or None)
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
    riwayat = proses_terlihat(saya).select_related("oleh").order_by("-dibuat_pada")
    isi = {
        "form": form,
        "jenis": jenis,
        "semua": admin_kepegawaian(saya),
        "hal": Paginator(riwayat, 10).get_page(request.GET.get("hal")),
    }
    return render(request, "kepegawaian/impor.html", isi, status=400 if form.errors else 200)


@require_safe
def proses(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Preview or result of one file."""
    return _halaman(request, _ambil(saya_pegawai(request), id_publik))


def proses_terlihat(saya: Pegawai) -> QuerySet[ProsesImpor]:
    """One's own files; the personnel office sees those of everybody, except what people type into their own plans."""
    semua = ProsesImpor.objects.all()
    if not admin_kepegawaian(saya):
        return semua.filter(oleh=saya)
    return semua.filter(Q(oleh=saya) | Q(jenis__in=[p.jenis for p in jenis_impor_saya(saya)]))


def _ambil(saya: Pegawai, id_publik: UUID) -> ProsesImpor:
    return get_object_or_404(proses_terlihat(saya).select_related("oleh"), id_publik=id_publik)


def _halaman(request: HttpRequest, baris: ProsesImpor, isian: dict[str, Isian] | None = None) -> HttpResponse:
    """`isian`: answers that were sent and could not be taken, to be shown again with their reasons."""
    butir, p = ButirImpor.objects.filter(proses=baris), pengimpor(baris.jenis)
    jumlah = {kode: butir.filter(golongan=kode).count() for kode, _ in GOLONGAN}
    bawaan = next((kode for kode, _ in GOLONGAN if jumlah[kode]), "USULAN")
    golongan = request.GET.get("lihat") if request.GET.get("lihat") in jumlah else bawaan
    menjawab = golongan == "USULAN" and baris.keadaan == ProsesImpor.Keadaan.SIAP
    isi = {
        "proses": baris,
        "halaman": p.halaman,
        "judul": p.judul[0].lower() + p.judul[1:] if p.judul[1:2].islower() else p.judul,
        "pekerjaan": _pekerjaan(baris),
        "jumlah": jumlah,
        "golongan": golongan,
        "semua": GOLONGAN,
        "menjawab": menjawab,
        "isian": isian or {},
        "unit": _daftar_unit() if menjawab and jumlah["USULAN"] else [],
        "dipilih": _nama_unit(baris.keputusan.values()),
        "hal": Paginator(butir.filter(golongan=golongan).order_by("baris", "pk"), PER_HALAMAN).get_page(
            request.GET.get("hal")
        ),
    }
    return render(request, "kepegawaian/impor_proses.html", isi, status=400 if isian else 200)


def _daftar_unit() -> list[tuple[str, str]]:
    """What the browser suggests while another unit is typed: (name and code, name of the unit above)."""
    baris = UnitKerja.objects.filter(aktif=True).order_by("nama", "kode").values_list("nama", "kode", "induk__nama")
    return [(f"{nama} ({kode})", induk or "") for nama, kode, induk in baris]


def _nama_unit(kode: Iterable[str]) -> dict[str, str]:
    """Names of the units that were picked instead of proposed ones, by code."""
    return dict(UnitKerja.objects.filter(kode__in={k for k in kode if k}).values_list("kode", "nama"))


def _pekerjaan(baris: ProsesImpor) -> Pekerjaan | None:
    """The running job with its newest progress."""
    if baris.pekerjaan is None or baris.keadaan not in (ProsesImpor.Keadaan.MEMERIKSA, ProsesImpor.Keadaan.MENERAPKAN):
        return None
    pekerjaan = Pekerjaan.objects.filter(id_publik=baris.pekerjaan).first()
    return kemajuan_terkini(pekerjaan) if pekerjaan else None


@require_POST
@sekali
def jawab(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Answers to proposals: each spelling once; `semua=ya` takes the rest as proposed."""
    saya = saya_pegawai(request)
    baris = _ambil(saya, id_publik)
    usulan = ButirImpor.objects.filter(proses=baris, golongan=ButirImpor.Golongan.USULAN)
    kunci = set(usulan.values_list("kunci", flat=True))
    isian = {k: i for k in kunci if (i := _baca_isian(request, k)) is not None}
    if any(i.galat for i in isian.values()):
        return _halaman(request, baris, isian)
    jawaban = {k: i.jawaban for k, i in isian.items()}
    if request.POST.get("semua") == "ya":
        jawaban = dict.fromkeys(kunci - baris.keputusan.keys(), "ya") | jawaban
    if not jawaban:
        raise AturanDilanggar("Belum ada usulan yang dijawab. Pilih jawaban pada salah satu.", status=400)
    actions.jawab_usulan(baris, jawaban, oleh=saya)
    return redirect("kepegawaian:impor_proses", id_publik)


def _baca_isian(request: HttpRequest, kunci: str) -> Isian | None:
    """The answer to one proposal; None where nothing was chosen."""
    pilihan = request.POST.get(f"u:{kunci}")
    # Two spellings of one name are two lines with one question.
    tulisan = next((t for x in request.POST.getlist(f"l:{kunci}") if (t := x.strip()[:160])), "")
    if pilihan in ("ya", ""):
        return Isian(pilihan, tulisan, pilihan)
    if not kunci.startswith(BOLEH_UNIT_LAIN) or (pilihan != LAIN and not tulisan):
        return None
    try:
        unit = UnitField().clean(tulisan)
    except ValidationError as galat:
        return Isian(LAIN, tulisan, galat=str(galat.messages[0]))
    return Isian(LAIN, tulisan, unit.kode)


@require_POST
@sekali
def terapkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    baris = _ambil(saya, id_publik)
    actions.terapkan_impor(baris, oleh=saya)
    messages.success(request, "Impor sedang disimpan. Anda boleh meninggalkan halaman ini.")
    return redirect("kepegawaian:impor_proses", id_publik)


@require_safe
def unduh(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The rows that did not go in, with their reasons, to repair and send again."""
    baris = _ambil(saya_pegawai(request), id_publik)
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
