"""How many have had a dialogue: for the head of a unit and for the reading roles, within their scope."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.dialog import cakupan
from ekinerja.dialog.permissions import jalur_cakupan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.tulis import JENIS_CSV, JENIS_XLSX, csv_aman, xlsx
from ekinerja.inti.permintaan import bilangan, kata_cari
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.per_unit import unit_terlihat
from ekinerja.kepegawaian.saya import saya_pegawai

PER_HALAMAN, MAKS_BARIS = 25, 20_000
KEPALA = ("Nama", "NIP", "Jabatan", "Unit kerja", "Dialog kinerja")


def _jalur(request: HttpRequest) -> list[str]:
    jalur = jalur_cakupan(saya_pegawai(request))
    if not jalur:
        raise AturanDilanggar(
            "Cakupan dialog dibaca oleh pimpinan unit, admin unit, admin BKPSDM, dan auditor.", status=403
        )
    return jalur


def _tahun(request: HttpRequest) -> tuple[int, list[int]]:
    kini = hari_ini().year
    ada = [kini + 1, kini, kini - 1] if hari_ini().month >= 11 else [kini, kini - 1]
    diminta = bilangan(request.GET.get("tahun"))
    return (diminta if diminta in ada else kini), ada


@require_safe
def ringkasan(request: HttpRequest) -> HttpResponse:
    """Per unit; `?unit=KODE` opens one."""
    jalur = _jalur(request)
    tahun, ada = _tahun(request)
    buka, semua = cakupan.ringkas(jalur, tahun, hari_ini(), request.GET.get("unit", "")[:60])
    cari = kata_cari(request)
    baris = [b for b in semua if cari.lower() in b.nama.lower()]
    isi = {
        "tahun": tahun, "tahun_ada": ada, "buka": buka, "cari": cari,
        "hal": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal")),
        "wajib": sum(b.wajib for b in semua), "sudah": sum(b.sudah for b in semua),
        "hari": cakupan.hari_hitung(tahun, hari_ini()),
    }  # fmt: skip
    return render(request, "dialog/cakupan.html", isi)


def _unit(request: HttpRequest, jalur: list[str]) -> dict[str, Any]:
    """The unit asked for, inside the reader's scope."""
    satuan = unit_terlihat(jalur).filter(kode=request.GET.get("unit", "")[:60]).values("kode", "nama", "jalur")
    unit: dict[str, Any] | None = satuan.first()
    if unit is None:
        raise Http404("unit")
    return unit


@require_safe
def orang(request: HttpRequest) -> HttpResponse:
    """The people below one unit, grouped by what they need."""
    unit = _unit(request, _jalur(request))
    tahun, _ = _tahun(request)
    cari, keadaan = kata_cari(request), request.GET.get("keadaan", "")
    baris = cakupan.orang(unit["jalur"], tahun, hari_ini(), keadaan=keadaan, cari=cari)
    isi = {
        "unit": unit, "tahun": tahun, "cari": cari, "keadaan": keadaan, "label": cakupan.KEADAAN,
        "kode_keadaan": cakupan.kode_keadaan,
        "hal": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal")),
    }  # fmt: skip
    return render(request, "dialog/cakupan_orang.html", isi)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The list of people as a sheet: `?bentuk=csv` or xlsx."""
    unit = _unit(request, _jalur(request))
    tahun, _ = _tahun(request)
    bentuk = "csv" if request.GET.get("bentuk") == "csv" else "xlsx"
    baris = _baris(unit["jalur"], tahun)
    isi = csv_aman(KEPALA, baris) if bentuk == "csv" else xlsx(KEPALA, baris, lembar="Dialog kinerja")
    nama = f"dialog-kinerja-{tahun}-{unit['kode']}.{bentuk}".replace("/", "-")
    jenis = JENIS_CSV if bentuk == "csv" else JENIS_XLSX
    return HttpResponse(isi, content_type=jenis, headers={"Content-Disposition": f'attachment; filename="{nama}"'})


def _baris(jalur: str, tahun: int) -> Iterator[tuple[str, ...]]:
    for o in cakupan.orang(jalur, tahun, hari_ini())[:MAKS_BARIS]:
        keadaan = cakupan.KEADAAN[cakupan.kode_keadaan(o["urut"])][0]
        yield o["pegawai__nama"], o["pegawai__nip"] or "", o["jabatan__nama"], o["unit__nama"], keadaan
