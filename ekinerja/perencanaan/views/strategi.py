"""The worksheet strategi pencapaian: simple rows per indikator."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan import actions, permissions
from ekinerja.perencanaan.masukan import MAKS_PENANGGUNG, MAKS_STRATEGI, teks
from ekinerja.perencanaan.models import IndikatorKinerja, PerjanjianKinerja, StrategiPencapaian
from ekinerja.perencanaan.views.umum import ambil_indikator, ambil_perjanjian


@require_safe
def daftar(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Readers of the unit; it is a working paper, so members see the perjanjian only."""
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    if not permissions.membaca(saya, p.unit):
        raise Http404("strategi")
    isi = {
        "request": request,
        "p": p,
        "indikator": _indikator(p),
        "boleh": permissions.boleh_menyusun(saya, p.unit),
    }
    return render(request, "perencanaan/strategi.html", isi)


def _indikator(p: PerjanjianKinerja) -> list[dict[str, object]]:
    semua = IndikatorKinerja.objects.filter(sasaran__perjanjian=p).exclude(teks="")
    hasil = {
        i["pk"]: {**i, "strategi": []}
        for i in semua.order_by("sasaran__urutan", "urutan", "pk").values("pk", "id_publik", "teks", "target_teks")
    }
    baris = StrategiPencapaian.objects.filter(indikator__sasaran__perjanjian=p).order_by("urutan", "pk")
    for b in baris.values("id_publik", "indikator_id", "teks", "penanggung_jawab"):
        if b["indikator_id"] in hasil:
            hasil[b["indikator_id"]]["strategi"].append(b)
    return list(hasil.values())


def _kembali(p: PerjanjianKinerja, i: IndikatorKinerja) -> HttpResponse:
    return redirect(reverse("perencanaan:strategi", args=[p.id_publik]) + f"#i-{i.id_publik}")


def _isian(request: HttpRequest) -> dict[str, str]:
    return {
        "teks": teks(request.POST, "teks", MAKS_STRATEGI, "Yang dihasilkan"),
        "penanggung_jawab": teks(request.POST, "penanggung_jawab", MAKS_PENANGGUNG, "Penanggung jawab"),
    }


@require_POST
@sekali
def tambah(request: HttpRequest, id_publik: UUID, indikator: UUID) -> HttpResponse:
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    i = ambil_indikator(p, indikator)
    actions.tambah_strategi(i, **_isian(request), oleh=saya, pada=sekarang())
    return _kembali(p, i)


@require_POST
@sekali
def simpan(request: HttpRequest, id_publik: UUID, baris: UUID) -> HttpResponse:
    """Save a line, or remove it (`aksi=hapus`)."""
    saya = saya_pegawai(request)
    p = ambil_perjanjian(saya, id_publik)
    semua = StrategiPencapaian.objects.select_related("indikator__sasaran__perjanjian__unit")
    b = semua.filter(indikator__sasaran__perjanjian=p, id_publik=baris).first()
    if b is None:
        raise Http404("baris")
    if request.POST.get("aksi") == "hapus":
        actions.hapus_strategi(b, oleh=saya, pada=sekarang())
    else:
        actions.simpan_strategi(b, **_isian(request), oleh=saya, pada=sekarang())
    return _kembali(p, b.indikator)
