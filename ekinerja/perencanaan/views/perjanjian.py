"""Perjanjian kinerja: read, type, set, reopen, bring in from a spreadsheet."""

from typing import Any
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aturan.skp import Perspektif
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.tulis import JENIS_XLSX
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan import actions, permissions
from ekinerja.perencanaan.actions.perjanjian import berperspektif, kekurangan
from ekinerja.perencanaan.importers.perjanjian import baca, dari_muatan, periksa, templat
from ekinerja.perencanaan.isi import Isi, isi_perjanjian, sidik
from ekinerja.perencanaan.masukan import MAKS_RUMUSAN, MAKS_TARGET, baca_sasaran, teks
from ekinerja.perencanaan.models import Matriks, PerjanjianKinerja, SelMatriks, VersiPerjanjian
from ekinerja.perencanaan.target import berupa_tanggal, urai
from ekinerja.perencanaan.views.umum import (
    ambil_indikator,
    ambil_perjanjian,
    ambil_sasaran,
    ambil_unit,
    tahun_diminta,
)

GARAM = "perencanaan.impor"
UMUR_PRATINJAU = 2 * 3600
UKURAN_MAKS = 5 * 1024 * 1024

KEJADIAN = {
    "perjanjian.dimulai": "Mulai disusun",
    "perjanjian.sasaran_ditambah": "Sasaran ditambah",
    "perjanjian.sasaran_diubah": "Sasaran diubah",
    "perjanjian.sasaran_dihapus": "Sasaran dihapus",
    "perjanjian.indikator_ditambah": "Indikator ditambah",
    "perjanjian.indikator_dihapus": "Indikator dihapus",
    "perjanjian.indikator_diganti": "Indikator diganti",
    "perjanjian.diimpor": "Diisi dari berkas",
    "perjanjian.strategi_ditambah": "Strategi pencapaian ditambah",
    "perjanjian.strategi_diubah": "Strategi pencapaian diubah",
    "perjanjian.strategi_dihapus": "Strategi pencapaian dihapus",
    "perjanjian.ditetapkan": "Ditetapkan",
    "perjanjian.dibuka_kembali": "Dibuka kembali",
}


@require_POST
@sekali
def mulai(request: HttpRequest) -> HttpResponse:
    saya = saya_pegawai(request)
    unit = ambil_unit(saya, request.POST.get("unit", ""))
    p = actions.mulai_perjanjian(unit, tahun_diminta(request), oleh=saya, pada=sekarang())
    tandai(request, p)
    return redirect("perencanaan:perjanjian", p.id_publik)


@require_safe
def baca_perjanjian(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The page; whoever may type sees the forms (`?buka=` names the sasaran that is open)."""
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    arsip = not permissions.melihat_draf(saya, p)
    isi = _versi_terakhir(p) if arsip else isi_perjanjian(p)
    boleh = permissions.boleh_mengubah(saya, p)
    tersangga = _tersangga(p) if boleh else {}
    isi_konteks = {
        "request": request,
        "p": p,
        "isi": isi,
        "arsip": arsip,
        "terbuka": _terbuka(request, isi) if boleh else "",
        "sidik": sidik,
        "tersangga": tersangga,
        "kurang": kekurangan(p, isi) if boleh else [],
        "perspektif": Perspektif.label_kode(),
        "berperspektif": berperspektif(p),
        "target_janggal": _target_janggal,
        "matriks": Matriks.objects.filter(unit=p.unit_id, tahun=p.tahun, ketua__isnull=True).first(),
        "boleh": _boleh(saya, p, boleh),
    }
    return render(request, "perencanaan/perjanjian.html", isi_konteks)


def _boleh(saya: Pegawai, p: PerjanjianKinerja, ubah: bool) -> dict[str, bool]:
    memimpin = permissions.memimpin(saya, p.unit)
    return {
        "ubah": ubah,
        "menyusun": permissions.boleh_menyusun(saya, p.unit),
        "tetapkan": memimpin and p.status == PerjanjianKinerja.Status.DRAF,
        "buka": memimpin and p.status == PerjanjianKinerja.Status.DITETAPKAN,
        "matriks": memimpin,
        "membaca": permissions.membaca(saya, p.unit),
    }


def _versi_terakhir(p: PerjanjianKinerja) -> Isi:
    isi: Isi = VersiPerjanjian.objects.filter(perjanjian=p).order_by("-nomor").values_list("isi", flat=True)[0]
    return isi


def _terbuka(request: HttpRequest, isi: Isi) -> str:
    """Id of the sasaran to show as a form; a single, empty one opens by itself."""
    diminta, semua = request.GET.get("buka", ""), isi["sasaran"]
    if len(semua) == 1 and not semua[0]["teks"]:
        return str(semua[0]["id"])
    return diminta if any(s["id"] == diminta for s in semua) else ""


def _tersangga(p: PerjanjianKinerja) -> dict[str, int]:
    """Indikator id -> how many roles hang on it."""
    sel = SelMatriks.objects.filter(kolom__indikator__sasaran__perjanjian=p).exclude(teks="")
    hasil: dict[str, int] = {}
    for id_ in sel.values_list("kolom__indikator__id_publik", flat=True):
        hasil[str(id_)] = hasil.get(str(id_), 0) + 1
    return hasil


def _target_janggal(target: str) -> str:
    """A hint beside a target without a figure; it never stands in the way of saving."""
    if not target or urai(target).nilai is not None or berupa_tanggal(target):
        return ""
    return "Tulis angka dan satuan, misalnya 46 kelurahan."


def _alamat(p: PerjanjianKinerja, buka: str = "") -> str:
    return reverse("perencanaan:perjanjian", args=[p.id_publik]) + (f"?buka={buka}#s-{buka}" if buka else "")


@require_POST
@sekali
def tambah_sasaran(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    s = actions.tambah_sasaran(p, oleh=saya, pada=sekarang())
    return redirect(_alamat(p, str(s.id_publik)))


@require_POST
@sekali
def simpan_sasaran(request: HttpRequest, id_publik: UUID, sasaran: UUID) -> HttpResponse:
    """Save one sasaran; `aksi` says what else: selesai, indikator, buang:<id>, hapus."""
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    s = ambil_sasaran(p, sasaran)
    aksi, _, objek = request.POST.get("aksi", "selesai").partition(":")
    if aksi == "hapus":
        actions.hapus_sasaran(s, oleh=saya, pada=sekarang())
        return redirect(_alamat(p))
    terbaca = request.POST.get("sidik", "")
    actions.simpan_sasaran(s, baca_sasaran(request.POST), terbaca=terbaca, oleh=saya, pada=sekarang())
    if aksi == "indikator":
        actions.tambah_indikator(s, oleh=saya, pada=sekarang())
    elif aksi == "buang":
        actions.hapus_indikator(ambil_indikator(p, _uuid(objek)), oleh=saya, pada=sekarang())
    return redirect(_alamat(p, "" if aksi == "selesai" else str(sasaran)))


def _uuid(teks_: str) -> UUID:
    try:
        return UUID(teks_)
    except ValueError:
        raise AturanDilanggar("Muat ulang halaman, lalu coba lagi.", status=400) from None


@require_POST
@sekali
def ganti(request: HttpRequest, id_publik: UUID, indikator: UUID) -> HttpResponse:
    """Replace an indikator that carries roles (R-18)."""
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    i = ambil_indikator(p, indikator)
    actions.ganti_indikator(
        i,
        teks=teks(request.POST, "teks", MAKS_RUMUSAN, "Indikator"),
        target=teks(request.POST, "target", MAKS_TARGET, "Target"),
        yakin=request.POST.get("yakin") == "on",
        oleh=saya,
        pada=sekarang(),
    )
    return redirect(_alamat(p, str(i.sasaran.id_publik)))


@require_POST
@sekali
def tetapkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    actions.tetapkan(p, oleh=saya, pada=sekarang())
    return redirect(_alamat(p))


@require_POST
@sekali
def buka(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    actions.buka_kembali(p, oleh=saya, pada=sekarang(), alasan=request.POST.get("alasan", ""))
    return redirect(_alamat(p))


@require_safe
def versi(request: HttpRequest, id_publik: UUID, nomor: int) -> HttpResponse:
    """The content as it was set."""
    p = ambil_perjanjian(saya_pegawai(request), id_publik)
    arsip = VersiPerjanjian.objects.select_related("ditetapkan_oleh").filter(perjanjian=p, nomor=nomor).first()
    if arsip is None:
        raise Http404("versi")
    isi = {"request": request, "p": p, "isi": arsip.isi, "versi": arsip, "perspektif": Perspektif.label_kode()}
    return render(request, "perencanaan/versi.html", isi)


@require_safe
def jejak(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    if not permissions.membaca(saya, p.unit):
        raise AturanDilanggar("Riwayat dibaca oleh pimpinan unit, atasannya, dan pengelola kinerja.", status=403)
    isi: dict[str, Any] = {
        "request": request,
        "judul": f"Riwayat perjanjian kinerja {p.tahun}",
        "atas": p.unit.nama,
        "kembali": _alamat(p),
        "jejak": jejak_objek(p),
        "kejadian": KEJADIAN,
    }
    return render(request, "perencanaan/jejak.html", isi)


# -- from a spreadsheet -----------------------------------------------------------------------------------------------


@require_safe
def unduh_templat(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The sheet to fill in, with what is there already."""
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    isi = isi_perjanjian(p) if permissions.melihat_draf(saya, p) else _versi_terakhir(p)
    nama = f"perjanjian-kinerja-{p.tahun}.xlsx"
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"'}
    return HttpResponse(templat(isi), content_type=JENIS_XLSX, headers=kepala)


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def impor(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Choose a file, then see what would happen; nothing is stored yet."""
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    if not permissions.boleh_menyusun(saya, p.unit):
        raise AturanDilanggar(f"Perjanjian kinerja {p.unit.nama} diisi pimpinannya atau admin unit itu.", status=403)
    if not permissions.boleh_mengubah(saya, p):
        raise AturanDilanggar(
            "Perjanjian kinerja ini sudah ditetapkan, jadi tidak dapat diisi dari berkas. Pimpinan unit dapat membukanya "
            "kembali dengan alasan; kirim berkasnya sesudah itu."
        )
    isi: dict[str, Any] = {"request": request, "p": p, "galat": "", "hasil": None, "muatan": ""}
    isi["perspektif"] = Perspektif.label_kode()
    if request.method == "POST":
        isi |= _pratinjau(request, p)
    return render(request, "perencanaan/impor.html", isi, status=400 if isi["galat"] else 200)


def _pratinjau(request: HttpRequest, p: PerjanjianKinerja) -> dict[str, Any]:
    berkas = request.FILES.get("berkas")
    if berkas is None:
        return {"galat": "Pilih berkasnya dulu."}
    if (berkas.size or 0) > UKURAN_MAKS:
        return {"galat": "Berkas ini lebih besar dari 5 MB. Sisakan lembar perjanjian kinerjanya saja."}
    try:
        lihat = periksa(baca(berkas.read()), isi_perjanjian(p))
    except AturanDilanggar as galat:
        return {"galat": galat.kalimat}
    muatan = signing.dumps([str(p.id_publik), lihat.baris], salt=GARAM, compress=True)
    return {"hasil": lihat.hasil, "baris": lihat.baris, "muatan": muatan, "nama_berkas": berkas.name}


@require_POST
@sekali
def terapkan_impor(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    try:
        untuk, baris = signing.loads(request.POST.get("muatan", ""), salt=GARAM, max_age=UMUR_PRATINJAU)
    except signing.BadSignature:
        untuk, baris = "", []
    if untuk != str(p.id_publik):
        raise AturanDilanggar("Pratinjau ini sudah kedaluwarsa. Kirim berkasnya sekali lagi.", status=400)
    actions.gabung_impor(p, dari_muatan(baris), oleh=saya, pada=sekarang())
    return redirect(_alamat(p))
