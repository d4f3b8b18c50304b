"""What a handler does with one proposal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.perbaikan import actions, permissions
from ekinerja.perbaikan.actions.langkah import bentrok, pastikan_penangan
from ekinerja.perbaikan.actions.terapkan import bukan_di_sini
from ekinerja.perbaikan.forms import PutusForm, SebabForm
from ekinerja.perbaikan.models import UsulPerbaikan

from .umum import LANGKAH, ambil, form_terapkan, halaman, kalimat_galat, kembali, versi

S = UsulPerbaikan.Status
VERBA = {
    S.DIKERJAKAN: actions.ambil,
    S.DI_SIASN: actions.siasn,
    S.SELESAI: actions.selesaikan,
    S.DITERUSKAN: actions.teruskan,
    S.DITOLAK: actions.tolak,
}
KABAR = {
    S.DIKERJAKAN: "Tercatat: Anda yang mengerjakan.",
    S.DI_SIASN: "Masuk daftar perbaikan SIASN.",
    S.SELESAI: "Usul selesai.",
    S.DITERUSKAN: "Diteruskan ke BKPSDM.",
    S.DITOLAK: "Usul ditolak.",
}


@require_POST
@sekali
def putus(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Take up, put on the SIASN list, finish, forward or refuse."""
    saya = saya_pegawai(request)
    usul = ambil(saya, id_publik)
    pastikan_penangan(saya, usul)
    if not usul.terbuka:
        raise bentrok(usul)
    form = PutusForm(request.POST, langkah=[(str(k), t) for k, t in LANGKAH.items()])
    if not form.is_valid():
        raise kalimat_galat(form)
    langkah = S(form.cleaned_data["langkah"])
    verba = VERBA[langkah]
    verba(usul, oleh=saya, pada=sekarang(), versi=versi(request), keterangan=form.cleaned_data["keterangan"])
    messages.success(request, f"{KABAR[langkah]} {usul.pegawai.nama} diberi tahu.")
    return kembali(usul)


@require_POST
@sekali
def terapkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Set who appraises this person. The button *Cari* only shows who was found."""
    saya = saya_pegawai(request)
    usul = ambil(saya, id_publik)
    pastikan_penangan(saya, usul)
    if not permissions.boleh_menerapkan(saya, usul):
        raise bukan_di_sini(usul)
    form = form_terapkan(saya, usul, request.POST)
    if "cari" in request.POST:
        return halaman(request, saya, usul, terapkan=form)
    if not form.is_valid():
        return halaman(request, saya, usul, terapkan=form, status=400)
    try:
        pindah = actions.terapkan(usul, form.isian(), oleh=saya, pada=sekarang(), versi=versi(request))
    except AturanDilanggar as galat:
        if isinstance(galat, Bentrok) or galat.status == 403:
            raise
        form.add_error(None, galat.kalimat)
        return halaman(request, saya, usul, terapkan=form, status=galat.status)
    lagi = f" Ikut pindah: {pindah}." if pindah else " Tidak ada pekerjaan terbuka yang perlu pindah."
    messages.success(request, f"Atasan {usul.pegawai.nama} ditetapkan.{lagi}")
    return kembali(usul)


@require_POST
@sekali
def urungkan(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Open again what was finished or refused."""
    saya = saya_pegawai(request)
    usul = ambil(saya, id_publik)
    pastikan_penangan(saya, usul)
    form = SebabForm(request.POST)
    if not form.is_valid():
        raise kalimat_galat(form)
    actions.urungkan(usul, oleh=saya, pada=sekarang(), versi=versi(request), keterangan=form.cleaned_data["keterangan"])
    messages.success(request, f"Usul dibuka lagi. {usul.pegawai.nama} diberi tahu.")
    return kembali(usul)
