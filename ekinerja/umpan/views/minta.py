"""Choosing whom to ask, and asking."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.permintaan import kata_cari
from ekinerja.inti.sekali import sekali, tandai
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp.models import Rhk
from ekinerja.umpan import actions, permissions
from ekinerja.umpan.forms import MitraForm, PermintaanForm
from ekinerja.umpan.hubungan import lingkar, memimpin
from ekinerja.umpan.models import Hubungan, Permintaan
from ekinerja.umpan.setelan import hari_tautan, maks_permintaan
from ekinerja.umpan.views.umum import halaman, kerjakan

MAKS_LAPORAN, MAKS_DINILAI = 20, 60


def _tentang(request: HttpRequest, saya: Pegawai) -> Pegawai:
    """Oneself, or the direct report named in the address; anybody else does not exist here (404)."""
    kode = request.GET.get("tentang") or ""
    if not kode:
        return saya
    try:
        orang: Pegawai = get_object_or_404(Pegawai, id_publik=UUID(kode))
    except ValueError:
        raise Http404("pegawai") from None
    if not permissions.boleh_meminta(saya, orang):
        raise Http404("pegawai")
    return orang


@require_safe
def pilih(request: HttpRequest) -> HttpResponse:
    """The people one works with: superior, colleagues of unit and team, own people."""
    saya = saya_pegawai(request)
    tentang, cari, hari = _tentang(request, saya), kata_cari(request), hari_ini()
    di_sekitar = lingkar(tentang, hari)
    orang = Pegawai.objects.filter(pk__in=di_sekitar.semua() - {saya.pk}).order_by("nama", "pk")
    if cari:
        orang = orang.filter(nama__icontains=cari)
    hal = halaman(request, orang)
    jabatan = jabatan_kini([o.pk for o in hal])
    label = dict(Hubungan.choices)
    isi = {
        "request": request, "saya": saya, "tentang": tentang, "cari": cari, "hal": hal, "jabatan": jabatan,
        "sebagai": {o.pk: label[di_sekitar.sebut(o.pk)] for o in hal}, "maks": maks_permintaan(),
        "bulan_ini": _bulan_ini(saya),
        "dinilai": list(Pegawai.objects.dinilai_oleh(saya, hari).order_by("nama", "pk").values("id_publik", "nama")[:MAKS_DINILAI]),
    }  # fmt: skip
    return render(request, "umpan/pilih.html", isi)


def _bulan_ini(saya: Pegawai) -> int:
    hari = hari_ini()
    return Permintaan.objects.filter(peminta=saya, dibuat_pada__year=hari.year, dibuat_pada__month=hari.month).count()


def jabatan_kini(pk: list[int]) -> dict[int, str]:
    """Position and unit of today, by key of the person."""
    tugas = Penugasan.objects.filter(berlaku(hari_ini()), pegawai_id__in=pk, jenis=Penugasan.Jenis.DEFINITIF)
    return {p: f"{j}, {u}" for p, j, u in tugas.order_by("pk").values_list("pegawai_id", "jabatan__nama", "unit__nama")}


def pilihan_rhk(tentang: Pegawai) -> list[tuple[str, str]]:
    """RHK of this year's SKP that were once in force."""
    rhk = Rhk.objects.filter(skp__pegawai=tentang, skp__tahun=hari_ini().year, skp__versi__gt=0)
    return [(str(k), teks) for k, teks in rhk.order_by("skp", "urutan", "pk").values_list("id_publik", "teks")]


def _pilihan(tentang: Pegawai) -> dict[str, list[tuple[str, str]]]:
    """RHK of the year and recent reports of the person it is about."""
    lap = LaporanHarian.objects.filter(pegawai=tentang).terkirim().order_by("-tanggal", "-jam_mulai", "-pk")
    return {
        "rhk": pilihan_rhk(tentang),
        "laporan": [
            (str(k), f"{tanggal(t)}: {teks[:80]}")
            for k, t, teks in lap.values_list("id_publik", "tanggal", "kegiatan")[:MAKS_LAPORAN]
        ],
    }


def _isian(form: PermintaanForm) -> actions.IsianPermintaan:
    return actions.IsianPermintaan(form.cleaned_data["pertanyaan"], form.rujukan("rhk"), form.rujukan("laporan"))


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def minta(request: HttpRequest, orang: UUID) -> HttpResponse:
    """Ask one colleague."""
    saya = saya_pegawai(request)
    tentang = _tentang(request, saya)
    diminta = get_object_or_404(Pegawai.objects.filter(pk__in=lingkar(tentang, hari_ini()).semua()), id_publik=orang)
    form = PermintaanForm(request.POST or None, **_pilihan(tentang))

    def simpan(_: dict[str, Any]) -> Permintaan:
        return actions.minta(tentang, diminta, _isian(form), oleh=saya, pada=sekarang())

    if request.method == "POST" and (p := kerjakan(form, simpan)):
        tandai(request, p)
        messages.success(request, f"Permintaan terkirim kepada {diminta.nama}.")
        return redirect("umpan:permintaan", p.id_publik)
    isi = {
        "request": request, "form": form, "tentang": tentang, "saya": saya, "diminta": diminta,
        "tanpa_nama": memimpin(tentang, diminta, hari_ini()),
    }  # fmt: skip
    return render(request, "umpan/minta.html", isi, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def mitra(request: HttpRequest) -> HttpResponse:
    """Ask somebody outside. Without `@sekali`: its store of answers would keep the link. A twin is refused by the verb."""
    saya = saya_pegawai(request)
    tentang = _tentang(request, saya)
    form = MitraForm(request.POST or None, **_pilihan(tentang))

    def simpan(d: dict[str, Any]) -> tuple[Permintaan, str]:
        return actions.minta_mitra(
            tentang, d["mitra_nama"], d["mitra_lembaga"], _isian(form), oleh=saya, pada=sekarang()
        )

    if request.method == "POST" and (hasil := kerjakan(form, simpan)):
        p, token = hasil
        tautan = request.build_absolute_uri(reverse("umpan:tautan", args=[token]))
        return render(request, "umpan/tautan_baru.html", {"request": request, "p": p, "tautan": tautan, "saya": saya})
    isi = {"request": request, "form": form, "tentang": tentang, "saya": saya, "hari_tautan": hari_tautan()}
    return render(request, "umpan/minta_mitra.html", isi, status=400 if form.errors else 200)
