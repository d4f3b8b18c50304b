"""This device shows messages, or no longer. Sent by js/push.js."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from ekinerja.akun.models import Perangkat
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.pemberitahuan import actions

# "kunci" is the number of the submission in every form.
_MEDAN = {"alamat": "alamat", "kunci": "p256dh", "rahasia": "rahasia"}


def _perangkat(request: HttpRequest) -> Perangkat:
    perangkat: Perangkat | None = getattr(request.session, "perangkat", None)
    if perangkat is None:
        raise AturanDilanggar("Perangkat ini belum tercatat. Keluar, lalu masuk lagi.", status=409)
    return perangkat


@require_POST
@sekali
def langgan(request: HttpRequest) -> JsonResponse:
    saya, perangkat = saya_pegawai(request), _perangkat(request)
    if not perangkat.diingat:
        raise AturanDilanggar("Masuk dengan “Ingat perangkat ini” supaya notifikasi tetap datang.", status=409)
    isi = {k: request.POST.get(v, "") for k, v in _MEDAN.items()}
    actions.langgan(saya, perangkat, **isi, pada=sekarang())
    return JsonResponse({"langgan": True})


@require_POST
@sekali
def lepas(request: HttpRequest) -> JsonResponse:
    actions.lepas(saya_pegawai(request), _perangkat(request))
    return JsonResponse({"langgan": False})
