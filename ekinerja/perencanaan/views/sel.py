"""One cell: open it in place, save, undo. The same address serves the grid and the list of one person."""

import json
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perencanaan import actions, permissions
from ekinerja.perencanaan.actions.sel import Sebelum
from ekinerja.perencanaan.masukan import IsianSel, baca_sel
from ekinerja.perencanaan.models import KolomMatriks, Matriks, SelMatriks
from ekinerja.perencanaan.saran import saran_peran
from ekinerja.perencanaan.sumber import sel_diambil
from ekinerja.perencanaan.views.matriks import ambil_orang
from ekinerja.perencanaan.views.umum import ambil_kolom, ambil_matriks

GARAM = "perencanaan.urungkan"
UMUR_URUNGAN = 24 * 3600


@require_safe
def sel(request: HttpRequest, id_publik: UUID, nomor: int, orang: UUID) -> HttpResponse:
    """The cell as a form, or as text (`?tampil=1`); a full load goes to the person's list."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    if not permissions.membaca_semua(saya, m):
        raise Http404("sel")
    k, siapa = ambil_kolom(m, nomor), ambil_orang(orang)
    if not request.htmx:
        return redirect(_alamat_orang(m, siapa, k))
    buka = permissions.boleh_mengisi(saya, m) and request.GET.get("tampil") != "1"
    return _jawab(request, m, k, siapa, "_form_sel" if buka else "_sel")


def _alamat_orang(m: Matriks, siapa: Pegawai, k: KolomMatriks) -> str:
    return reverse("perencanaan:orang", args=[m.id_publik, siapa.id_publik]) + f"#k-{k.nomor}"


def _baris(k: KolomMatriks, siapa: Pegawai) -> dict[str, Any] | None:
    kolom = ("pk", "teks", "penyelarasan", "versi")
    s = SelMatriks.objects.filter(kolom=k, pegawai=siapa).values(*kolom).first()
    if s is not None:
        s["langsung"] = s["penyelarasan"] == SelMatriks.Penyelarasan.LANGSUNG
        s["diambil"] = bool(s["teks"]) and s["pk"] in sel_diambil(k.matriks_id)
    return s


def _jawab(
    request: HttpRequest, m: Matriks, k: KolomMatriks, siapa: Pegawai, templat: str, **lain: Any
) -> HttpResponse:
    s = _baris(k, siapa)
    isi = {
        "request": request,
        "m": m,
        "k": k,
        "orang": siapa,
        "s": s,
        "saran": saran_peran(s["teks"], k.teks, langsung=s["langsung"]) if s and templat != "_sel" else [],
        "bentuk": "kisi",
        "bentrok": None,
        "urung": None,
        "label": dict(SelMatriks.Penyelarasan.choices),
        **lain,
    }
    return render(request, f"perencanaan/{templat}.html", isi)


@require_POST
@sekali
def simpan(request: HttpRequest, id_publik: UUID, nomor: int, orang: UUID) -> HttpResponse:
    """Save a cell. Somebody else's change in between comes back with both versions, nothing is lost."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    k, siapa = ambil_kolom(m, nomor), ambil_orang(orang)
    bentuk = "daftar" if request.POST.get("bentuk") == "daftar" else "kisi"
    isian = baca_sel(request.POST)
    try:
        sebelum = actions.simpan_sel(
            k, siapa, isian, oleh=saya, pada=sekarang(), yakin=request.POST.get("yakin") == "on"
        )
    except Bentrok as bentrok:
        if not request.htmx:
            raise
        return _bentrok(request, m, k, siapa, isian, bentrok, bentuk)
    if not request.htmx:
        return redirect(_alamat_orang(m, siapa, k))
    berubah = sebelum.versi != isian.terbaca
    urung = _urungan(k, siapa, sebelum, bentuk) if berubah else None
    templat = "_sel_tersimpan" if bentuk == "daftar" else "_sel"
    return _jawab(request, m, k, siapa, templat, urung=urung, bentuk=bentuk)


def _bentrok(
    request: HttpRequest, m: Matriks, k: KolomMatriks, siapa: Pegawai, isian: IsianSel, galat: Bentrok, bentuk: str
) -> HttpResponse:
    """409 with the form again: what I typed, and beside it what is stored now."""
    jawaban = _jawab(request, m, k, siapa, "_form_sel", bentuk=bentuk, bentrok={"galat": galat, "isian": isian})
    jawaban.status_code = 409
    jawaban["HX-Retarget"], jawaban["HX-Reswap"] = "closest [data-sel]", "innerHTML"
    return jawaban


def _urungan(k: KolomMatriks, siapa: Pegawai, sebelum: Sebelum, bentuk: str) -> dict[str, str]:
    """What "Urungkan" sends back, signed: it can only restore what this cell held."""
    muatan = {"k": str(k.id_publik), "o": str(siapa.id_publik), "b": bentuk, "sebelum": list(sebelum)}
    return {"teks": "Peran tersimpan.", "muatan": signing.dumps(muatan, salt=GARAM, compress=True)}


@require_POST
@sekali
def urungkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Undo of a save; refused when the cell changed since."""
    saya = saya_pegawai(request)
    m = ambil_matriks(saya, id_publik)
    try:
        muatan = signing.loads(request.POST.get("muatan", ""), salt=GARAM, max_age=UMUR_URUNGAN)
    except signing.BadSignature:
        muatan = {}
    k = KolomMatriks.objects.filter(matriks=m, id_publik=muatan.get("k")).first() if muatan else None
    if k is None:
        raise AturanDilanggar("Perubahan ini tidak dapat diurungkan lagi. Ubah selnya bila perlu.", status=400)
    k.matriks = m
    siapa = ambil_orang(UUID(muatan["o"]))
    sebelum = Sebelum(*muatan["sebelum"])
    isian = IsianSel(sebelum.teks, sebelum.penyelarasan, sebelum.versi)
    actions.simpan_sel(k, siapa, isian, oleh=saya, pada=sekarang(), yakin=True)
    if muatan["b"] == "daftar" or not request.htmx:
        return _arahkan(request, _alamat_orang(m, siapa, k))
    jawaban = HttpResponse(status=200)
    jawaban["HX-Trigger"] = json.dumps({"sel-berubah": {"k": k.nomor, "o": str(siapa.id_publik)}})
    return jawaban


def _arahkan(request: HttpRequest, ke: str) -> HttpResponse:
    if not request.htmx:
        return redirect(ke)
    jawaban = HttpResponse(status=200)
    jawaban["HX-Redirect"] = ke
    return jawaban
