"""The own list: search, filter, pages, and the sheet for download. And the feedback one has received."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.ekspor import JENIS, MAKS_BARIS, buku_laporan
from ekinerja.harian.forms import SaringForm
from ekinerja.harian.models import BuktiLaporan, LaporanHarian, UmpanBalik
from ekinerja.harian.tampilan import KEADAAN
from ekinerja.inti.tampil import BULAN
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

PER_HALAMAN = 25
_KOLOM = (
    "id_publik", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "satuan", "status", "terlambat",
    "jumlah_bukti", "rencana_aksi__teks",
)  # fmt: skip


@require_safe
def riwayat(request: HttpRequest) -> HttpResponse:
    """All own reports, newest day first."""
    pegawai, saring = saya_pegawai(request), saring_dari(request)
    kueri = saring_laporan(LaporanHarian.objects.filter(pegawai=pegawai), saring)
    halaman = Paginator(kueri.values(*_KOLOM), PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "halaman": halaman,
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
    nama = f"progres-harian-{saring['bulan'] or hari_ini():}.xlsx"
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"'}
    return HttpResponse(buku_laporan(_baris_unduh(kueri, pegawai)), content_type=JENIS, headers=kepala)


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
    return render(request, "harian/umpan_balik.html", {"halaman": halaman})


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


def _baris_unduh(kueri: QuerySet[Any], pegawai: Pegawai) -> list[tuple[str, str, str, str, str, int, str, str]]:
    baris = list(kueri.values("pk", *_KOLOM)[:MAKS_BARIS])
    bukti: dict[int, list[str]] = {}
    daftar = BuktiLaporan.objects.filter(laporan__pegawai=pegawai).values_list(
        "laporan_id", "tautan", "berkas__nama_asli"
    )
    for pk, tautan, nama in daftar:
        bukti.setdefault(pk, []).append(tautan or nama)
    return [
        (
            b["rencana_aksi__teks"],
            b["tanggal"].isoformat(),
            f"{b['jam_mulai']:%H:%M}",
            f"{b['jam_selesai']:%H:%M}",
            b["kegiatan"],
            b["realisasi"],
            b["satuan"],
            ", ".join(bukti.get(b["pk"], ())),
        )
        for b in baris
    ]
