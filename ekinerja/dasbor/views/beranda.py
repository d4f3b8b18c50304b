"""Home of the role: what matters today, in words; nothing to search for."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.dasbor import ringkasan
from ekinerja.harian import bahan
from ekinerja.inti.menu import semua_kelompok
from ekinerja.inti.tampil import hari_tanggal, salam, sapaan
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai

MAKS_SARAN = 3


class UlangForm(forms.Form):
    """Repeat of a former activity: only the amount is asked again."""

    realisasi = forms.IntegerField(label="Jumlah", min_value=0)


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    pegawai: Pegawai | None = getattr(request.user, "pegawai", None)
    hari = hari_ini()
    isi: dict[str, Any] = {
        "hari": hari,
        "tanggal_ini": hari_tanggal(hari),
        "sapaan": f"{salam(sekarang())}, {sapaan(pegawai)}" if pegawai else salam(sekarang()),
        "pegawai": pegawai,
    }
    if pegawai is None or pegawai.status in (Pegawai.Status.PEJABAT_NEGARA, Pegawai.Status.NON_ASN):
        return render(request, "dasbor/beranda_lain.html", {**isi, "kelompok": semua_kelompok(request)})
    return render(request, "dasbor/beranda.html", {**isi, **_isi_pegawai(pegawai, hari)})


def _isi_pegawai(pegawai: Pegawai, hari: Any) -> dict[str, Any]:
    rencana = ringkasan.rencana_berjalan(pegawai, hari)
    terbaru = bahan.laporan_terbaru(pegawai, hari)
    laporan, skp, nilai = ringkasan.menunggu_sebagai_penilai(pegawai)
    return {
        "pekan": bahan.pekan(terbaru, hari),
        "sudah": any(b["tanggal"] == hari and b["status"] != "DRAF" for b in terbaru),
        "saran": [_saran(n, u) for n, u in enumerate(bahan.ulangan(terbaru, rencana)[:MAKS_SARAN])],
        "slot": _slot(terbaru, hari),
        "ada_rencana": bool(rencana),
        "kemajuan": ringkasan.kemajuan(rencana, hari),
        "umpan": ringkasan.umpan_balik_terbaru(pegawai),
        "hasil": ringkasan.hasil_menunggu(pegawai),
        "menunggu": {"laporan": laporan, "skp": skp, "nilai": nilai, "jumlah": laporan + skp + nilai},
    }


def _saran(n: int, ulang: dict[str, Any]) -> dict[str, Any]:
    return {**ulang, "form": UlangForm(initial={"realisasi": ulang["realisasi"]}, auto_id=f"ulang{n}_%s"), "id": f"ulang{n}"}


def _slot(terbaru: list[dict[str, Any]], hari: Any) -> tuple[str, str]:
    """First free hours of today, for a repeat without asking for times."""
    mulai, selesai = bahan.slot_kosong(bahan.terisi(terbaru).get(hari.isoformat(), []))
    return f"{mulai:%H:%M}", f"{selesai:%H:%M}"
