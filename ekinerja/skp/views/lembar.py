"""Plans as a worksheet: take them out, send them back; the preview and the rest is the page of imports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.tulis import JENIS_XLSX
from ekinerja.inti.permintaan import bilangan, kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, ProsesImpor, UnitKerja
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.kepegawaian.unggah import impor_dari
from ekinerja.skp.forms import LembarForm
from ekinerja.skp.importers.lembar.ekspor import buku_rencana
from ekinerja.skp.models import Skp
from ekinerja.skp.tampilan import BULAN_MERENCANA

PER_HALAMAN = 10
# About 27 rows each: more than this is no sheet that people edit.
MAKS_SKP = 1500


@dataclass(frozen=True, slots=True)
class UnitLembar:
    """A unit with how many plans of it and the units below can be taken out."""

    kode: str
    nama: str
    jumlah: int


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def lembar(request: HttpRequest) -> HttpResponse:
    """What can be taken out, the way back in, and what was sent before."""
    saya = saya_pegawai(request)
    form = LembarForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (proses := impor_dari(form, jenis="skp-lembar", oleh=saya)):
        return redirect("kepegawaian:impor_proses", proses.id_publik)
    tahun, tahun_ada = _tahun(request)
    cari = kata_cari(request)
    semua = list(_unit(saya, tahun))
    unit = [u for u in semua if cari.casefold() in u.nama.casefold()]
    isi = {
        "form": form,
        "tahun": tahun,
        "tahun_ada": tahun_ada,
        "milik": Skp.objects.filter(pegawai=saya, tahun=tahun).count(),
        "punya_unit": bool(semua),
        "cari": cari,
        "maks": MAKS_SKP,
        "hal": Paginator(unit, PER_HALAMAN).get_page(request.GET.get("hal")),
        "riwayat": ProsesImpor.objects.filter(oleh=saya, jenis="skp-lembar").order_by("-dibuat_pada")[:5],
    }
    return render(request, "skp/lembar.html", isi, status=400 if form.errors else 200)


def _tahun(request: HttpRequest) -> tuple[int, list[int]]:
    kini = hari_ini()
    ada = [*([kini.year + 1] if kini.month >= BULAN_MERENCANA else []), kini.year, kini.year - 1]
    diminta = bilangan(request.GET.get("tahun"))
    return (diminta if diminta in ada else kini.year), ada


def _lain(saya: Pegawai, tahun: int) -> Any:
    return Skp.objects.isinya_terbaca(saya).filter(tahun=tahun).exclude(pegawai=saya)


def _unit(saya: Pegawai, tahun: int) -> Iterable[UnitLembar]:
    """Units with plans that can be taken out, each with those of the units below, as far as this person reads them."""
    langsung = dict(_lain(saya, tahun).order_by().values_list("unit__jalur").annotate(Count("pk", distinct=True)))
    jumlah: dict[str, int] = {}
    for jalur, n in langsung.items():
        kode = jalur.strip("/").split("/")
        for k in kode:
            jumlah[k] = jumlah.get(k, 0) + n
    nama = UnitKerja.objects.filter(kode__in=jumlah).order_by("jalur").values_list("kode", "nama")
    # A unit above that adds nothing to the one below it is left out.
    for kode, sebutan in nama:
        bawah = [jumlah[x] for j in langsung for x in _anak(j, kode)]
        if jumlah[kode] != max(bawah, default=0):
            yield UnitLembar(kode, sebutan, jumlah[kode])


def _anak(jalur: str, kode: str) -> list[str]:
    """The unit right below `kode` on this path."""
    urut = jalur.strip("/").split("/")
    n = urut.index(kode) + 1 if kode in urut else len(urut)
    return urut[n : n + 1]


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The worksheet: `?unit=KODE` for a unit and those below, else one's own plan."""
    saya = saya_pegawai(request)
    tahun, _ = _tahun(request)
    kode = request.GET.get("unit", "")[:60]
    kueri = Skp.objects.filter(pegawai=saya, tahun=tahun) if not kode else _di_unit(saya, tahun, kode)
    kueri = kueri.select_related("pegawai", "asal", "unit", "diubah_oleh").order_by("pegawai__nama", "mulai", "pk")
    daftar = list(kueri[: MAKS_SKP + 1])
    if not daftar:
        raise Http404("skp")
    if len(daftar) > MAKS_SKP:
        raise AturanDilanggar(
            f"Unit ini memuat lebih dari {MAKS_SKP} SKP, terlalu banyak untuk satu lembar. Pilih unit di bawahnya."
        )
    for skp in daftar:
        catat_baca(skp, oleh=saya, pemilik=skp.pegawai)
    return _kirim(buku_rencana(daftar, saya), f"rencana-skp-{tahun}-{kode or saya.nip or 'saya'}", hari_ini())


def _di_unit(saya: Pegawai, tahun: int, kode: str) -> Any:
    jalur = UnitKerja.objects.filter(kode=kode).values_list("jalur", flat=True).first()
    if jalur is None:
        raise Http404("unit")
    return _lain(saya, tahun).filter(unit__jalur__startswith=jalur)


def _kirim(isi: bytes, nama: str, hari: date) -> HttpResponse:
    berkas = f"{nama}-{hari:%Y%m%d}.xlsx".replace("/", "-")
    return HttpResponse(
        isi, content_type=JENIS_XLSX, headers={"Content-Disposition": f'attachment; filename="{berkas}"'}
    )
