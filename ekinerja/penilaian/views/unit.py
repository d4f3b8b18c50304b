"""How far the filling is: for admin BKPSDM, auditor and the admin of a unit."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ekinerja.aturan.kode import Predikat
from ekinerja.inti.akses import catat_daftar
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.penilaian import permissions, status_unit
from ekinerja.penilaian.ekspor import JENIS, MAKS_BARIS, buku_status
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.periode import KunciPeriode, pilih
from ekinerja.penilaian.tampilan import LENCANA

PER_HALAMAN = 25


def _pembaca(request: HttpRequest) -> Pegawai:
    saya = saya_pegawai(request)
    if not permissions.boleh_melihat_unit(saya):
        raise AturanDilanggar(
            "Status pengisian per unit dibaca oleh admin BKPSDM, auditor, dan admin unit.", status=403
        )
    return saya


def _kunci(request: HttpRequest) -> tuple[list[KunciPeriode], KunciPeriode]:
    ada, bawaan = status_unit.daftar_periode(hari_ini())
    kunci = pilih(request.GET.get("periode"), ada, bawaan)
    if kunci is None:
        raise AturanDilanggar("Belum ada periode evaluasi. Periode tahun ini dibuat dengan sendirinya dalam satu jam.")
    return ada, kunci


def _hari(kunci: KunciPeriode) -> Any:
    """The day on which obligation is counted: the period's last, or today while it runs."""
    return min([hari_ini(), *(p.selesai for p in kunci.baris())])


@require_safe
def ringkasan(request: HttpRequest) -> HttpResponse:
    """Counts per unit; `?unit=KODE` opens one."""
    saya = _pembaca(request)
    ada, kunci = _kunci(request)
    cari = kata_cari(request)
    buka, baris = status_unit.ringkas(saya, kunci, _hari(kunci), request.GET.get("unit", ""))
    if cari:
        baris = [b for b in baris if cari.lower() in b.nama.lower()]
    isi = {
        "periode": ada[:8],
        "kunci": kunci,
        "buka": buka,
        "hal": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal")),
        "cari": cari,
        "kolom": status_unit.KOLOM,
        "wajib": sum(b.wajib for b in baris),
        "selesai": sum(b.selesai for b in baris),
    }
    return render(request, "penilaian/unit.html", isi)


def _unit(request: HttpRequest, saya: Pegawai) -> dict[str, Any]:
    """The unit asked for, inside the reader's scope."""
    kode = request.GET.get("unit", "")
    satuan = status_unit.unit_terlihat(saya).filter(kode=kode).values("kode", "nama", "jalur").first()
    if satuan is None:
        raise Http404("unit")
    return satuan


def _catat(saya: Pegawai, baris: Iterable[dict[str, Any]]) -> None:
    """Log whose predikat this list shows; a status alone is no detail of a person's record."""
    if permissions.melihat_predikat_unit(saya):
        catat_daftar((b["pegawai__id_publik"] for b in baris if b["status"] in Evaluasi.TERBIT), oleh=saya)


@require_safe
def orang(request: HttpRequest) -> HttpResponse:
    """The people below one unit."""
    saya = _pembaca(request)
    satuan = _unit(request, saya)
    _, kunci = _kunci(request)
    keadaan, cari = request.GET.get("keadaan", ""), kata_cari(request)
    tanpa = keadaan == status_unit.TANPA
    if tanpa:
        baris = status_unit.tanpa_evaluasi(kunci, satuan["jalur"], _hari(kunci), cari=cari)
    else:
        baris = status_unit.orang(saya, kunci, satuan["jalur"], keadaan=keadaan, cari=cari)
    hal = Paginator(baris, PER_HALAMAN).get_page(request.GET.get("hal"))
    if not tanpa:
        _catat(saya, hal.object_list)
    isi = {
        "unit": satuan,
        "kunci": kunci,
        "cari": cari,
        "keadaan": keadaan,
        "tanpa": tanpa,
        "kolom": status_unit.KOLOM,
        "hal": hal,
        "lencana": LENCANA,
        "predikat": Predikat.label_kode(),
        "terbit": Evaluasi.TERBIT,
        "boleh_predikat": permissions.melihat_predikat_unit(saya),
    }
    return render(request, "penilaian/unit_orang.html", isi)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The same list as a sheet, with those who have no evaluation."""
    saya = _pembaca(request)
    satuan = _unit(request, saya)
    _, kunci = _kunci(request)
    _catat(saya, status_unit.orang(saya, kunci, satuan["jalur"])[:MAKS_BARIS])
    isi = buku_status(f"Status evaluasi {kunci.sebutan} · {satuan['nama']}", _baris(saya, kunci, satuan["jalur"]))
    nama = f"status-evaluasi-{kunci}-{satuan['kode']}".replace("/", "-")
    # The code of a unit comes from an import: it may hold any character.
    kepala = {"Content-Disposition": content_disposition_header(True, f"{nama}.xlsx") or "attachment"}
    return HttpResponse(isi, content_type=JENIS, headers=kepala)


def _baris(saya: Pegawai, kunci: KunciPeriode, jalur: str) -> Iterator[tuple[str, ...]]:
    label, predikat = dict(Evaluasi.Status.choices), Predikat.label_kode()
    boleh = permissions.melihat_predikat_unit(saya)
    for b in status_unit.orang(saya, kunci, jalur)[:MAKS_BARIS]:
        terbit = boleh and b["status"] in Evaluasi.TERBIT
        yield (
            b["pegawai__nama"], b["pegawai__nip"] or "", b["potret__pegawai__jabatan"] or "", b["skp__unit__nama"],
            b["penilai__nama"] or "", label[b["status"]], predikat.get(b["predikat"], "") if terbit else "",
        )  # fmt: skip
    for t in status_unit.tanpa_evaluasi(kunci, jalur, _hari(kunci))[:MAKS_BARIS]:
        yield (
            t["pegawai__nama"], t["pegawai__nip"] or "", t["jabatan__nama"], t["unit__nama"], "", "Belum ada evaluasi", "",
        )  # fmt: skip
