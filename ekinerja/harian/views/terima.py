"""Accepting many reports at once: what goes along, what does not and why, and what came of it."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.permissions import boleh_batal_terima, muat_pemutus
from ekinerja.harian.tampilan import KEADAAN
from ekinerja.harian.tim import MAKS_MENUNGGU, semua_menunggu
from ekinerja.inti.akses import catat_daftar
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import jawab
from .tim import hari_diminta

MAKS_SEKALIGUS = MAKS_MENUNGGU
# So many ids of rows that stayed behind fit into an address.
MAKS_TINGGAL = 40
BERUBAH = "Berubah ketika Anda menerimanya, jadi belum diterima. Baca isi terbarunya."


@require_safe
def pilih_terima(request: HttpRequest) -> HttpResponse:
    """All that waits, in two lists: routine rows, and those with a reason to look again. `hasil`: what was just done."""
    saya, hari = saya_pegawai(request), hari_diminta(request.GET.get("tanggal", ""))
    baris, banyak = semua_menunggu(saya, hari)
    catat_daftar((b["orang"] for b in baris), oleh=saya)
    tinggal = {str(k) for k in _kode(request.GET.get("tinggal", "").split(","))}
    for b in baris:
        if b["id"] in tinggal:
            b["alasan"], b["rutin"] = [BERUBAH, *b["alasan"]], False
    konteks: dict[str, Any] = {
        "hari": hari,
        "kini": hari == hari_ini(),
        "rutin": [b for b in baris if b["rutin"]],
        "kecuali": [b for b in baris if not b["rutin"]],
        "lebih": max(0, banyak - len(baris)),
        "diterima": _hasil(saya, request.GET.get("hasil", "")),
        "lewat": _tak_menunggu(saya, tinggal - {b["id"] for b in baris}),
    }
    return render(request, "harian/pilih_terima.html", konteks)


@require_POST
@sekali
def terima_semua(request: HttpRequest) -> HttpResponse:
    """Accept the chosen rows; each carries the version that was on the screen."""
    pilihan = _pilihan(request)
    if not pilihan:
        raise AturanDilanggar("Belum ada laporan yang dipilih. Centang dulu yang ingin Anda terima.")
    diterima = actions.terima_banyak(pilihan, oleh=saya_pegawai(request))
    if not diterima:
        raise AturanDilanggar("Laporan-laporan itu baru saja berubah. Muat ulang halaman, lalu baca isi terbarunya.")
    kabar = f"{len(diterima)} laporan diterima."
    if len(diterima) < len(pilihan):
        kabar += f" {len(pilihan) - len(diterima)} lainnya baru saja berubah dan masih menunggu."
    ids = [str(laporan.id_publik) for laporan in diterima]
    ke = _alamat_hasil(request, diterima, [laporan for laporan, _ in pilihan if str(laporan.id_publik) not in ids])
    return jawab(request, kabar, ke, diterima=ids, urung=reverse("harian:batal_terima_semua"))


@require_POST
@sekali
def batal_terima_semua(request: HttpRequest) -> HttpResponse:
    """Undo the acceptance of several."""
    oleh = saya_pegawai(request)
    pilihan = [laporan for laporan, _ in _pilihan(request) if boleh_batal_terima(oleh, laporan)]
    if not pilihan:
        raise AturanDilanggar("Penerimaan hanya dapat diurungkan dalam 10 menit oleh yang menerimanya.")
    for laporan in pilihan:
        actions.batal_terima(laporan, oleh=oleh)
    ke = reverse("harian:pilih_terima" if request.POST.get("dari") == "kecuali" else "harian:tim")
    return jawab(request, f"{len(pilihan)} penerimaan diurungkan.", ke)


def _alamat_hasil(request: HttpRequest, diterima: list[LaporanHarian], tinggal: list[LaporanHarian]) -> str:
    """Where the form came from. The list of exceptions says what was accepted: all of one batch share their moment."""
    if request.POST.get("dari") != "kecuali":
        return reverse("harian:tim")
    tanya = {"hasil": diterima[0].diputus_pada.isoformat()} if diterima[0].diputus_pada else {}
    if hari := request.POST.get("tanggal", ""):
        tanya["tanggal"] = hari_diminta(hari).isoformat()
    if tinggal:
        tanya["tinggal"] = ",".join(laporan.id_publik.hex for laporan in tinggal[:MAKS_TINGGAL])
    return f"{reverse('harian:pilih_terima')}?{urlencode(tanya)}"


def _hasil(saya: Pegawai, saat: str) -> list[dict[str, Any]]:
    """What this person accepted at that moment and has not taken back. One query, none without a moment."""
    try:
        pada = datetime.fromisoformat(saat) if saat else None
    except ValueError:
        pada = None
    if pada is None or pada.tzinfo is None:
        return []
    baris = LaporanHarian.objects.filter(diputus_oleh=saya, diputus_pada=pada, status=LaporanHarian.Status.DISETUJUI)
    kolom = ("id_publik", "pegawai__nama", "kegiatan", "tanggal", "terlambat")
    return list(baris.order_by("pegawai__nama", "pk").values(*kolom)[:MAKS_SEKALIGUS])


def _tak_menunggu(saya: Pegawai, kode: set[str]) -> list[dict[str, Any]]:
    """Rows that were chosen and wait no longer, with what they are now."""
    if not kode:
        return []
    semua = LaporanHarian.objects.terlihat_oleh(saya).filter(id_publik__in=kode).exclude(status="DRAF")
    baris = semua.order_by("pegawai__nama", "pk").values("id_publik", "pegawai__nama", "kegiatan", "status")
    return [{**b, "keadaan": KEADAAN[b["status"]]} for b in baris]


def _kode(teks: list[str]) -> list[UUID]:
    hasil = []
    for t in teks[:MAKS_SEKALIGUS]:
        try:
            hasil.append(UUID(t))
        except ValueError:
            continue
    return hasil


def _pilihan(request: HttpRequest) -> list[tuple[LaporanHarian, int]]:
    """Rows chosen as `id:version`, through the gate; unreadable ones and those of others are left out."""
    versi: dict[UUID, int] = {}
    for teks in request.POST.getlist("laporan")[:MAKS_SEKALIGUS]:
        kode, _, nomor = teks.partition(":")
        try:
            versi[UUID(kode)] = int(nomor or 0)
        except ValueError:
            continue
    terlihat = LaporanHarian.objects.terlihat_oleh(saya_pegawai(request)).select_related("pegawai", "penilai")
    laporan = list(terlihat.filter(id_publik__in=versi).order_by("pk"))  # one order of locks for everybody
    muat_pemutus(laporan)
    return [(satu, versi[satu.id_publik]) for satu in laporan]
