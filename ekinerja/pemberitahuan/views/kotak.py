"""The inbox: one's own messages, unread first, and the number on the bell."""

from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan import actions
from ekinerja.pemberitahuan.jenis import Jenis, Kelompok, jenis, kode_kelompok
from ekinerja.pemberitahuan.models import Pemberitahuan

PER_HALAMAN = 25
_belum_dibaca = KueriSiap(
    lambda pegawai: (
        Pemberitahuan.objects.filter(pegawai=pegawai, dibaca_pada__isnull=True)
        .values("pegawai")
        .annotate(n=Count("pk"))
        .order_by()
    ),
    pegawai=int,
)
_SUDAH = ExpressionWrapper(Q(dibaca_pada__isnull=False), BooleanField())


class Kabar(NamedTuple):
    """A message with its kind, as the page shows it."""

    baris: Pemberitahuan
    jenis: Jenis

    @property
    def judul(self) -> str:
        return self.jenis.banyak.format(n=self.baris.jumlah) if self.baris.jumlah > 1 else self.baris.judul


class Saringan(NamedTuple):
    kelompok: Kelompok
    baru: int


def milik(request: HttpRequest) -> QuerySet[Pemberitahuan]:
    """Messages of the person behind this account; none for an account without a person. Not what is over its time."""
    pegawai = getattr(request.user, "pegawai", None)
    semua = Pemberitahuan.objects.exclude(judul="")
    return semua.filter(pegawai=pegawai) if pegawai else semua.none()


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Unread first, then newest first; the list renews itself when something arrives. `?kabar=` shows one on top."""
    semua, kelompok = milik(request), request.GET.get("kelompok", "")
    kueri = semua.filter(jenis__in=kode_kelompok(kelompok)) if kelompok in Kelompok.values else semua
    halaman = Paginator(kueri.order_by(_SUDAH, "-dibuat_pada", "-pk"), PER_HALAMAN).get_page(request.GET.get("hal"))
    saringan = _saringan(semua)
    isi = {
        "halaman": halaman,
        "kabar": [Kabar(p, jenis(p.jenis)) for p in halaman],
        "sorot": _sorot(semua, request.GET.get("kabar", "")),
        "saringan": saringan,
        "kelompok": kelompok if kelompok in Kelompok.values else "",
        "baru": sum(s.baru for s in saringan if not kelompok or s.kelompok == kelompok),
    }
    return render(request, "pemberitahuan/daftar.html", isi)


def _saringan(semua: QuerySet[Pemberitahuan]) -> list[Saringan]:
    """Groups the person has messages of, with the number of unread ones. One query."""
    baru: dict[Kelompok, int] = {}
    hitung = semua.values("jenis").annotate(baru=Count("pk", filter=Q(dibaca_pada=None))).order_by("jenis")
    for kode, n in hitung.values_list("jenis", "baru"):
        kelompok = jenis(kode).kelompok
        baru[kelompok] = baru.get(kelompok, 0) + n
    return [Saringan(k, baru[k]) for k in Kelompok if k in baru]


def _sorot(semua: QuerySet[Pemberitahuan], id_publik: str) -> Kabar | None:
    try:
        baris = semua.filter(id_publik=UUID(id_publik)).first() if id_publik else None
    except ValueError:
        return None
    return Kabar(baris, jenis(baris.jenis)) if baris else None


@require_POST
@sekali
def buka(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Mark as read and go to what it is about."""
    baris = get_object_or_404(milik(request), id_publik=id_publik)
    actions.tandai(baris, dibaca=True, pada=sekarang())
    aman = baris.tautan.startswith("/") and url_has_allowed_host_and_scheme(baris.tautan, allowed_hosts=None)
    return redirect(baris.tautan if aman else "pemberitahuan:daftar")


@require_POST
@sekali
def tandai(request: HttpRequest, id_publik: UUID) -> HttpResponse:
    """Read, or unread to come back to it."""
    baris = get_object_or_404(milik(request), id_publik=id_publik)
    actions.tandai(baris, dibaca=request.POST.get("dibaca") == "ya", pada=sekarang())
    return redirect(_kembali(request))


@require_POST
@sekali
def baca_semua(request: HttpRequest) -> HttpResponse:
    """All of them, or all of the group that is shown."""
    kelompok, pegawai = request.POST.get("kelompok", ""), getattr(request.user, "pegawai", None)
    if pegawai is not None:
        kode = kode_kelompok(kelompok) if kelompok in Kelompok.values else None
        actions.baca_semua(pegawai, kode=kode, pada=sekarang())
    return redirect(_kembali(request))


def _kembali(request: HttpRequest) -> str:
    """The same list again."""
    tanya = QueryDict(mutable=True)
    if request.POST.get("kelompok", "") in Kelompok.values:
        tanya["kelompok"] = request.POST["kelompok"]
    return reverse("pemberitahuan:daftar") + (f"?{tanya.urlencode()}" if tanya else "")


def hitung_belum_dibaca(request: HttpRequest) -> int:
    """Number on the bell."""
    pegawai: Any = getattr(request.user, "pegawai", None)
    baru = _belum_dibaca.satu(pegawai=pegawai.pk) if pegawai else None
    return baru["n"] if baru else 0
