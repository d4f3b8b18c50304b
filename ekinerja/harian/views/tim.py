"""`/tim`: the live view of a PPK."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ekinerja.harian import actions
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.permissions import boleh_batal_terima, boleh_memutus, muat_pemutus
from ekinerja.harian.tim import KELOMPOK, baris_satu, belum_melapor, pekan_tim, susun_tim
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import ambil_laporan, jawab

MAKS_SEKALIGUS = 200


@require_safe
def tim(request: HttpRequest) -> HttpResponse:
    """The day of the team."""
    hari = _hari(request.GET.get("tanggal", ""))
    keadaan = request.GET.get("keadaan", "")
    keadaan = keadaan if keadaan in KELOMPOK else ""
    cari = kata_cari(request)
    susunan = susun_tim(saya_pegawai(request), hari, keadaan=keadaan, cari=cari, semua=request.GET.get("semua") == "1")
    request._punya_tim = not susunan.kosong if hari == hari_ini() else getattr(request, "_punya_tim", None)  # type: ignore[attr-defined]
    konteks: dict[str, Any] = {
        "tim": susunan,
        "kelompok": KELOMPOK,
        "keadaan": keadaan,
        "cari": cari,
        "kini": hari == hari_ini(),
        "sebelum": (hari - timedelta(days=1)).isoformat(),
        "sesudah": (hari + timedelta(days=1)).isoformat() if hari < hari_ini() else "",
    }
    return render(request, "harian/tim.html", konteks)


@require_safe
def masuk(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One row for the live list; 204 when the report no longer waits for this person."""
    laporan = ambil_laporan(request, id_publik)
    if not boleh_memutus(saya_pegawai(request), laporan):
        return HttpResponse(status=204)
    return render(request, "harian/_masuk.html", {"m": baris_satu(laporan), "baru": True})


@require_POST
@sekali
def terima_semua(request: HttpRequest) -> HttpResponse:
    """Accept the chosen rows; each carries the version that was on the screen."""
    pilihan = _pilihan(request)
    diterima = actions.terima_banyak(pilihan, oleh=saya_pegawai(request))
    if not diterima:
        raise AturanDilanggar("Laporan-laporan itu baru saja berubah. Muat ulang halaman, lalu baca isi terbarunya.")
    kabar = f"{len(diterima)} laporan diterima."
    if len(diterima) < len(pilihan):
        kabar += f" {len(pilihan) - len(diterima)} lainnya baru saja berubah dan masih menunggu."
    ids = [str(laporan.id_publik) for laporan in diterima]
    return jawab(request, kabar, reverse("harian:tim"), diterima=ids, urung=reverse("harian:batal_terima_semua"))


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
    return jawab(request, f"{len(pilihan)} penerimaan diurungkan.", reverse("harian:tim"))


@require_POST
@sekali
def ingatkan(request: HttpRequest) -> HttpResponse:
    """A friendly reminder to those who have not reported, at most once a day each."""
    hari = _hari(request.POST.get("tanggal", ""))
    terkirim = actions.ingatkan(belum_melapor(saya_pegawai(request), hari), oleh=saya_pegawai(request), hari=hari)
    kabar = (
        f"Pengingat terkirim ke {terkirim} orang."
        if terkirim
        else "Semua sudah diingatkan hari ini. Cukup sekali sehari."
    )
    return jawab(request, kabar, f"{reverse('harian:tim')}?tanggal={hari.isoformat()}")


@require_safe
def pekan(request: HttpRequest) -> HttpResponse:
    """Who has not reported this week, compact."""
    hari = _hari(request.GET.get("tanggal", ""))
    senin = hari - timedelta(days=hari.weekday())
    hari_pekan, kurang, lengkap = pekan_tim(saya_pegawai(request), senin)
    konteks = {
        "senin": senin,
        "jumat": senin + timedelta(days=4),
        "hari": hari_pekan,
        "kurang": kurang,
        "lengkap": lengkap,
        "sebelum": (senin - timedelta(days=7)).isoformat(),
        "sesudah": (senin + timedelta(days=7)).isoformat() if senin + timedelta(days=7) <= hari_ini() else "",
    }
    return render(request, "harian/pekan.html", konteks)


def _hari(teks: str) -> date:
    """The day asked for; today for nothing, nonsense or a day to come."""
    try:
        return min(date.fromisoformat(teks), hari_ini()) if teks > "2000" else hari_ini()
    except ValueError:
        return hari_ini()


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
