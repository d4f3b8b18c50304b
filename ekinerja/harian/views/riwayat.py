"""The own list: search, filter, pages, and the sheet for download. And the feedback one has received."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.harian import actions
from ekinerja.harian.ekspor import JENIS, KOLOM, baris_lembar, buku_laporan, teks_tempel
from ekinerja.harian.forms import SaringForm, TindakLanjutForm
from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.harian.tampilan import KEADAAN
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.tampil import BULAN
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import jawab

PER_HALAMAN = 25
_KOLOM = (
    "id_publik", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "satuan", "status", "terlambat",
    "jumlah_bukti", "rencana_aksi__teks", "dibantu_oleh__nama", "dikonfirmasi_pada",
)  # fmt: skip


@require_safe
def riwayat(request: HttpRequest) -> HttpResponse:
    """All own reports, newest day first."""
    pegawai, saring = saya_pegawai(request), saring_dari(request)
    kueri = saring_laporan(LaporanHarian.objects.filter(pegawai=pegawai), saring)
    halaman = Paginator(kueri.values(*_KOLOM), PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "halaman": halaman,
        "salin": _teks_salin(pegawai, sorted({b["tanggal"] for b in halaman.object_list})),
        "saring": saring,
        "bulan_pilihan": pilihan_bulan(hari_ini()),
        "status_pilihan": LaporanHarian.Status.choices,
        "keadaan": KEADAAN,
        "umpan_baru": UmpanBalik.objects.filter(pegawai=pegawai, dibaca_pada=None).count(),
    }
    return render(request, "harian/riwayat.html", konteks)


@require_safe
def unduh(request: HttpRequest) -> HttpResponse:
    """The filtered list as xlsx; drafts are left out."""
    pegawai, saring = saya_pegawai(request), saring_dari(request)
    kueri = saring_laporan(LaporanHarian.objects.filter(pegawai=pegawai).terkirim(), saring)
    baris = baris_lembar(kueri).get(pegawai.pk, [])
    return kirim_xlsx(buku_laporan(baris), f"progres-harian-{saring['bulan'] or hari_ini():}")


@require_safe
def salin(request: HttpRequest) -> HttpResponse:
    """The rows of one day as text to copy by hand: what the button does where there is no script."""
    pegawai = saya_pegawai(request)
    try:
        hari = date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        hari = hari_ini()
    teks = _teks_salin(pegawai, [hari]).get(hari, "")
    return render(request, "harian/salin.html", {"hari": hari, "teks": teks, "kolom": KOLOM})


def kirim_xlsx(isi: bytes, nama: str) -> HttpResponse:
    """A sheet to keep."""
    kepala = {"Content-Disposition": f'attachment; filename="{nama}.xlsx"', "Cache-Control": "private, no-store"}
    return HttpResponse(isi, content_type=JENIS, headers=kepala)


def _teks_salin(pegawai: Pegawai, hari: list[date]) -> dict[date, str]:
    """Day → its sent rows as text in the order of the official form. Two queries."""
    kueri = LaporanHarian.objects.filter(pegawai=pegawai, tanggal__in=hari).terkirim()
    per_hari: dict[str, list[Any]] = {}
    for baris in baris_lembar(kueri).get(pegawai.pk, []):
        per_hari.setdefault(baris[1], []).append(baris)
    return {date.fromisoformat(h): teks_tempel(semua) for h, semua in per_hari.items()}


def saring_laporan(kueri: QuerySet[Any], saring: dict[str, str]) -> QuerySet[Any]:
    """Month, state and words; in the order of the list."""
    if saring["bulan"]:
        tahun, bulan = map(int, saring["bulan"].split("-"))
        akhir = date(tahun + bulan // 12, bulan % 12 + 1, 1)
        kueri = kueri.filter(tanggal__gte=date(tahun, bulan, 1), tanggal__lt=akhir)
    if saring["status"]:
        kueri = kueri.filter(status=saring["status"])
    if saring["cari"]:
        kueri = kueri.filter(Q(kegiatan__icontains=saring["cari"]) | Q(rencana_aksi__teks__icontains=saring["cari"]))
    return kueri.order_by("-tanggal", "-jam_mulai", "-pk")


def pilihan_bulan(hari: date) -> list[tuple[str, str]]:
    """The last twelve months."""
    hasil = []
    for n in range(12):
        tahun, bulan = divmod(hari.year * 12 + hari.month - 1 - n, 12)
        hasil.append((f"{tahun}-{bulan + 1:02}", f"{BULAN[bulan]} {tahun}"))
    return hasil


@require_safe
def umpan_balik(request: HttpRequest) -> HttpResponse:
    """All feedback this person has received, newest first; the page marks it as read with a POST."""
    kueri = (
        UmpanBalik.objects.filter(pegawai=saya_pegawai(request))
        .select_related("dari", "laporan", "rhk")
        .order_by("-pk")
    )
    halaman = Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    nilai = {n.kode: n.nama for n in perilaku_berakhlak()}
    return render(request, "harian/umpan_balik.html", {"halaman": halaman, "nilai": nilai, "kini": hari_ini()})


@require_POST
@sekali
def umpan_balik_dikerjakan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """The step is done, with a short answer; `batal` takes that back."""
    terlihat = UmpanBalik.objects.terlihat_oleh(saya_pegawai(request)).select_related("pegawai", "dari", "laporan")
    umpan = get_object_or_404(terlihat, id_publik=id_publik)
    form = TindakLanjutForm(request.POST)
    if not form.is_valid():
        raise AturanDilanggar(" ".join(str(g) for d in form.errors.values() for g in d), status=400)
    batal = "batal" in request.POST
    jawaban = form.cleaned_data["jawaban"]
    actions.jawab_umpan_balik(umpan, oleh=saya_pegawai(request), jawaban=jawaban, selesai=not batal)
    kabar = "Tandanya dilepas." if batal else f"Tercatat. {umpan.dari.nama} dapat melihatnya."
    return jawab(request, kabar, f"{reverse('harian:umpan_balik_saya')}#u-{umpan.id_publik}")


@require_POST
def umpan_balik_dibaca(request: HttpRequest) -> HttpResponse:
    """A mark; it may arrive twice, so it needs no key."""
    actions.tandai_umpan_balik_dibaca(saya_pegawai(request))
    return HttpResponse(status=204)


def saring_dari(request: HttpRequest) -> dict[str, str]:
    """The filters of the address; what does not fit is empty."""
    form = SaringForm(request.GET)
    form.is_valid()
    return {k: str(form.cleaned_data.get(k) or "").strip() for k in form.fields}
