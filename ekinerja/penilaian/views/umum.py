"""What every view of the evaluation begins with."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.models import Evaluasi

MAKS_CARI = 80


def saya_pegawai(request: HttpRequest) -> Pegawai:
    """The person behind the account."""
    pegawai = getattr(request.user, "pegawai", None)
    if pegawai is None:
        raise AturanDilanggar(
            "Akun ini tidak terhubung dengan data pegawai, jadi tidak mempunyai evaluasi.", status=403
        )
    return pegawai


def ambil(saya: Pegawai, id_publik: UUID) -> Evaluasi:
    """The evaluation, fetched through the permission; an outsider gets 404."""
    e = Evaluasi.objects.terlihat_oleh(saya).untuk_halaman().filter(id_publik=id_publik).first()
    if e is None:
        raise Http404("evaluasi")
    return e


def versi_kiriman(request: HttpRequest) -> int:
    """The version the person had on the screen."""
    teks = request.POST.get("versi", "")
    if not (teks.isascii() and teks.isdigit() and len(teks) < 10):
        raise AturanDilanggar("Halaman ini sudah lama terbuka. Muat ulang, lalu coba lagi.", status=400)
    return int(teks)


def cari_dari(request: HttpRequest) -> str:
    """The search text, short and without what no name has."""
    return request.GET.get("cari", "").replace("\x00", "").strip()[:MAKS_CARI]


def ke_evaluasi(e: Evaluasi) -> HttpResponse:
    return redirect("penilaian:detail", e.id_publik)
