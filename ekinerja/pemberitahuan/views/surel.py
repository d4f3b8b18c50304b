"""What a link in a mail does. A GET only asks; mail programs post the stop by themselves (RFC 8058), without a session."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ekinerja.akun.batas import alamat_klien
from ekinerja.inti import batas
from ekinerja.inti.galat import AturanDilanggar, TerlaluSering
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.pemberitahuan import actions
from ekinerja.pemberitahuan.jenis import Kelompok
from ekinerja.pemberitahuan.kunci_surel import BUKTI, Kunci, baca

# Big mail services post for many people from one address, so the link is what is counted first.
MAKS_TAUTAN, MAKS_ALAMAT, JENDELA = 20, 600, timedelta(hours=1)
_RUSAK = "Tautan ini tidak lengkap atau sudah lewat waktunya. Masuk, lalu atur surel Anda di pengaturan pemberitahuan."


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def surel(request: HttpRequest, kunci: str) -> HttpResponse:
    """Without `@sekali`: the sender has no key to give, and doing it twice ends in the same state."""
    k = baca(kunci)
    orang = Pegawai.objects.filter(id_publik=k.orang).first() if k else None
    if k is None or orang is None:
        raise AturanDilanggar(_RUSAK, status=400)
    return _bukti(request, k, orang) if k.guna == BUKTI else _henti(request, k, orang)


def _henti(request: HttpRequest, k: Kunci, orang: Pegawai) -> HttpResponse:
    if request.method == "POST":
        _hitung(request, k)
        actions.hentikan(orang, k.kelompok)
    isi = {"kelompok": [Kelompok(x).label for x in k.kelompok], "selesai": request.method == "POST"}
    return render(request, "pemberitahuan/henti.html", isi)


def _hitung(request: HttpRequest, k: Kunci) -> None:
    tunggu = [
        batas.kena_batas("surel-henti", f"{k.orang} {k.kelompok}", maks=MAKS_TAUTAN, jendela=JENDELA),
        batas.kena_batas("surel-henti-alamat", alamat_klien(request), maks=MAKS_ALAMAT, jendela=JENDELA),
    ]
    if lama := max(filter(None, tunggu), default=None):
        raise TerlaluSering("Tautan ini sudah dipakai berkali-kali. Coba lagi sejam lagi.", tunggu=lama)


def _bukti(request: HttpRequest, k: Kunci, orang: Pegawai) -> HttpResponse:
    """The person has to be signed in: whoever else reads that mailbox must not take the messages over."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if saya_pegawai(request) != orang:
        raise AturanDilanggar(
            "Tautan ini untuk orang lain. Keluar, lalu masuk dengan akun yang memintanya.", status=403
        )
    if request.method == "POST":
        actions.buktikan(orang, k.alamat, pada=sekarang())
        messages.success(request, "Alamat surel Anda sudah dipastikan. Kabar juga dikirim ke sana.")
        return redirect("pemberitahuan:atur")
    return render(request, "pemberitahuan/bukti.html", {"alamat": k.alamat})
