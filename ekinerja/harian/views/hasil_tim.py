"""Work done for a team: one RHK with its reports, for its owner and the ketua (DT-15); and the list in the team's page."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.forms import UmpanBalikForm
from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.harian.permissions import memimpin_rhk
from ekinerja.harian.tampilan import KEADAAN
from ekinerja.inti.akses import catat_baca
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jawab import mau_json
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp.models import Rhk
from ekinerja.timkerja.kaitan import baris_kaitan, isi_baris
from ekinerja.timkerja.models import KaitanRhk, TimKerja

from .bersama import jawab
from .riwayat import saring_laporan

PER_HALAMAN, MAKS_UMPAN = 10, 30
_RHK = "rencana_aksi__indikator__rhk__id_publik"
_KOLOM = (
    "id_publik",
    "tanggal",
    "jam_mulai",
    "jam_selesai",
    "kegiatan",
    "realisasi",
    "satuan",
    "status",
    "jumlah_bukti",
)


def _kaitan(saya: Pegawai, id_publik: UUID) -> tuple[KaitanRhk, Rhk]:
    """The link and its row; an outsider gets 404."""
    semua = KaitanRhk.objects.terlihat_oleh(saya).select_related("tim", "skp__pegawai")
    kaitan = get_object_or_404(semua, id_publik=id_publik)
    return kaitan, get_object_or_404(Rhk, id_publik=kaitan.rhk)


@require_safe
def hasil_tim(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One row: what was planned, what was reported, what was said about it."""
    saya = saya_pegawai(request)
    kaitan, rhk = _kaitan(saya, id_publik)
    catat_baca(kaitan.skp, oleh=saya, pemilik=kaitan.skp.pegawai)
    return _halaman(request, saya, kaitan, rhk)


def _halaman(
    request: HttpRequest,
    saya: Pegawai,
    kaitan: KaitanRhk,
    rhk: Rhk,
    form: UmpanBalikForm | None = None,
    status: int = 200,
) -> HttpResponse:
    isi = isi_baris(kaitan, saya)
    if isi is None:
        raise Http404("rhk")
    saring = {"bulan": "", "status": "", "cari": kata_cari(request)}
    laporan = LaporanHarian.objects.terlihat_oleh(saya).filter(**{_RHK: kaitan.rhk})
    umpan = UmpanBalik.objects.terlihat_oleh(saya).filter(rhk=rhk).select_related("dari").order_by("-pk")
    konteks: dict[str, Any] = {
        "kaitan": kaitan,
        "orang": kaitan.skp.pegawai,
        "r": isi,
        "cari": saring["cari"],
        "halaman": Paginator(saring_laporan(laporan, saring).values(*_KOLOM), PER_HALAMAN).get_page(
            request.GET.get("hal")
        ),
        "keadaan": KEADAAN,
        "umpan": list(umpan[:MAKS_UMPAN]),
        "form": form or (UmpanBalikForm() if memimpin_rhk(saya, rhk) else None),
        "milik": kaitan.skp.pegawai_id == saya.pk,
    }
    return render(request, "harian/hasil_tim.html", konteks, status=status)


@require_POST
@sekali
def umpan_balik_hasil(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Feedback of the ketua on this row; the PPK of the person reads it too."""
    saya = saya_pegawai(request)
    kaitan, rhk = _kaitan(saya, id_publik)
    form = UmpanBalikForm(request.POST)
    if not form.is_valid():
        if mau_json(request):
            raise AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)
        return _halaman(request, saya, kaitan, rhk, form, status=400)
    orang = kaitan.skp.pegawai
    actions.beri_umpan_balik(orang, oleh=saya, **form.isi(), rhk=rhk)
    ke = reverse("harian:hasil_tim", args=[id_publik])
    return jawab(request, f"Umpan balik terkirim ke {orang.nama}.", ke)


def daftar_hasil(request: HttpRequest, tim: TimKerja) -> str:
    """In the team's page: to the ketua the rows of the team, to a member the own ones. Nothing for everybody else."""
    saya = saya_pegawai(request)
    baris = baris_kaitan(KaitanRhk.objects.terlihat_oleh(saya).filter(tim=tim), saya)
    if not baris:
        return ""
    laporan = LaporanHarian.objects.terlihat_oleh(saya).filter(**{f"{_RHK}__in": [b["rhk"] for b in baris]}).terkirim()
    hitung = {r: (n, h) for r, n, h in laporan.order_by().values_list(_RHK).annotate(Count("pk"), Max("tanggal"))}
    for b in baris:
        b["laporan"], b["terakhir"] = hitung.get(b["rhk"], (0, None))
    milik = all(b["skp__pegawai_id"] == saya.pk for b in baris)
    return render_to_string("harian/_hasil_tim.html", {"baris": baris, "milik": milik})
