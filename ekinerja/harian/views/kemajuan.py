"""Progress of the period: of the team, and of one person. Parts of a page on demand; whole pages without a script."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.harian.kemajuan import bawahan_urut, kemajuan_satu, kemajuan_tim
from ekinerja.inti.akses import catat_baca, catat_daftar
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.saya import saya_pegawai

from .bersama import minta_potongan
from .orang import ambil_orang

PER_HALAMAN = 20


@require_safe
def tim_kemajuan(request: HttpRequest) -> HttpResponse:
    """All direct reports of today, alphabetically, with signs for their PPK."""
    saya, hari = saya_pegawai(request), hari_ini()
    halaman = Paginator(bawahan_urut(saya, hari), PER_HALAMAN).get_page(request.GET.get("hal"))
    orang = list(halaman.object_list)
    catat_daftar((p.id_publik for p in orang), oleh=saya)
    konteks = {"halaman": halaman, "semua": kemajuan_tim(saya, orang, hari) if orang else [], "menilai": True}
    return _tampil(request, "tim_kemajuan", konteks)


@require_safe
def kemajuan_orang(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """One person: to the PPK with signs, to oneself without. Others read reports, not this."""
    saya, hari = saya_pegawai(request), hari_ini()
    pegawai = ambil_orang(request, id_publik)
    menilai = bool(getattr(pegawai, "dinilai_pembaca", False))
    if not menilai and pegawai != saya:
        raise AturanDilanggar(
            f"Kemajuan periode {pegawai.nama} dibaca olehnya sendiri dan pejabat penilainya.", status=403
        )
    catat_baca(pegawai, oleh=saya, pemilik=pegawai)
    satu = kemajuan_tim(saya, [pegawai], hari)[0] if menilai else kemajuan_satu(pegawai, hari)
    return _tampil(request, "kemajuan_orang", {"orang": pegawai, "satu": satu, "menilai": menilai})


def _tampil(request: HttpRequest, nama: str, konteks: dict[str, Any]) -> HttpResponse:
    return render(request, f"harian/{'_' if minta_potongan(request) else ''}{nama}.html", konteks)
