"""One person of the team: reports and the conversation about the work."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.harian import actions
from ekinerja.harian.forms import UmpanBalikOrangForm
from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.harian.permissions import menilai_kini
from ekinerja.harian.tampilan import KEADAAN
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import mau_json
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp.models import Rhk, Skp

from .bersama import jawab
from .riwayat import pilihan_bulan, saring_dari, saring_laporan

PER_HALAMAN = 20
MAKS_UMPAN = 30


@require_safe
def orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """A person's reports as far as this reader may see them, with the feedback so far."""
    pegawai = ambil_orang(request, id_publik)
    if pegawai == saya_pegawai(request):
        return redirect("harian:riwayat")
    catat_baca(pegawai, oleh=saya_pegawai(request), pemilik=pegawai)
    return _halaman(request, pegawai)


@require_POST
@sekali
def umpan_balik_orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Free feedback: on the work as a whole, an RHK, or a core value."""
    pegawai = ambil_orang(request, id_publik)
    form = UmpanBalikOrangForm(request.POST, rhk=_rhk(pegawai))
    if not form.is_valid():
        if mau_json(request):
            raise AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)
        return _halaman(request, pegawai, form, status=400)
    kode_rhk, nilai = form.rujukan()
    rhk = Rhk.objects.filter(skp__pegawai=pegawai, id_publik=kode_rhk).first() if kode_rhk else None
    actions.beri_umpan_balik(pegawai, oleh=saya_pegawai(request), **form.isi(), rhk=rhk, nilai_perilaku=nilai)
    return jawab(request, f"Umpan balik terkirim ke {pegawai.nama}.", reverse("harian:orang", args=[pegawai.id_publik]))


def ambil_orang(request: HttpRequest, id_publik: UUID) -> Pegawai:
    """Direct reports of today, people whose reports this reader may see, and oneself; otherwise 404."""
    pegawai = get_object_or_404(Pegawai, id_publik=id_publik)
    pembaca = saya_pegawai(request)
    pegawai.dinilai_pembaca = pegawai != pembaca and menilai_kini(pembaca, pegawai.pk)  # type: ignore[attr-defined]
    if pegawai == pembaca or pegawai.dinilai_pembaca:  # type: ignore[attr-defined]
        return pegawai
    if LaporanHarian.objects.terlihat_oleh(pembaca).filter(pegawai=pegawai).exists():
        return pegawai
    raise Http404


def laporan_terbaca(pembaca: Pegawai, pegawai: Pegawai) -> QuerySet[Any]:
    """What `pembaca` reads of somebody whom `ambil_orang` has let through; of oneself everything.

    The PPK of today reads all that was sent; others ask for more: roles, teams they lead.
    """
    if getattr(pegawai, "dinilai_pembaca", False):
        return LaporanHarian.objects.terkirim().filter(pegawai=pegawai)
    return LaporanHarian.objects.terlihat_oleh(pembaca).filter(pegawai=pegawai)


def _halaman(
    request: HttpRequest, pegawai: Pegawai, form: UmpanBalikOrangForm | None = None, status: int = 200
) -> HttpResponse:
    pembaca = saya_pegawai(request)
    saring = saring_dari(request)
    menilai = bool(getattr(pegawai, "dinilai_pembaca", False))
    kueri = saring_laporan(laporan_terbaca(pembaca, pegawai), saring)
    umpan = UmpanBalik.objects.terlihat_oleh(pembaca).filter(pegawai=pegawai).select_related("dari", "rhk", "laporan")
    konteks: dict[str, Any] = {
        "orang": pegawai,
        "tugas": penugasan_pada(pegawai, hari_ini()),
        "halaman": Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal")),
        "saring": saring,
        "bulan_pilihan": pilihan_bulan(hari_ini()),
        "keadaan": KEADAAN,
        "umpan": list(umpan.order_by("-pk")[:MAKS_UMPAN]),
        "nilai": {n.kode: n.nama for n in perilaku_berakhlak()},
        "menilai": menilai,
        "form": form or (UmpanBalikOrangForm(rhk=_rhk(pegawai)) if menilai else None),
    }
    return render(request, "harian/orang.html", konteks, status=status)


def _rhk(pegawai: Pegawai) -> list[tuple[str, str]]:
    """The RHK of the SKPs in force, as choices."""
    kueri = Rhk.objects.filter(skp__pegawai=pegawai, skp__status__in=Skp.BERLAKU, skp__tahun=hari_ini().year)
    return [
        (str(kode), teks if len(teks) <= 90 else f"{teks[:88]}…")
        for kode, teks in kueri.values_list("id_publik", "teks")
    ]
