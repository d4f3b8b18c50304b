"""The wordings of the seven core values, and which one new SKPs carry."""

from collections import defaultdict
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ekinerja.aturan.nilai import beda_panduan, perilaku_berakhlak
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.sekali import sekali
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.saya import saya_pegawai
from ekinerja.skp import actions, permissions
from ekinerja.skp.actions.perilaku import HANYA_PENGATUR
from ekinerja.skp.models import Skp
from ekinerja.skp.perilaku import nama_versi, pilihan_versi, riwayat_pilihan, versi_dipakai


class PilihanForm(forms.Form):
    versi = forms.ChoiceField(
        label="Rumusan",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih rumusannya.", "invalid_choice": "Pilih rumusan yang ada di daftar."},
    )
    tahun = forms.TypedChoiceField(
        label="Untuk SKP mulai tahun",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih tahunnya.", "invalid_choice": "Pilih tahun yang ada di daftar."},
    )
    dasar = forms.CharField(
        label="Dasar penetapan",
        max_length=200,
        error_messages={"required": "Tulis dasarnya, misalnya nomor surat edaran kepala daerah."},
    )

    def __init__(self, data: Any = None) -> None:
        kini = hari_ini().year
        super().__init__(data, initial={"versi": versi_dipakai(kini + 1), "tahun": kini + 1})
        self.fields["versi"].choices = [(v.kode, v.nama) for v in pilihan_versi().values()]  # type: ignore[attr-defined]
        self.fields["tahun"].choices = [(kini, str(kini)), (kini + 1, str(kini + 1))]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@sekali
def perilaku(request: HttpRequest) -> HttpResponse:
    """Everybody may read the wordings; admin BKPSDM and admin sistem choose."""
    saya = saya_pegawai(request)
    boleh = permissions.boleh_memilih_perilaku(saya)
    form = PilihanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not boleh:
            raise AturanDilanggar(HANYA_PENGATUR, status=403)
        if form.is_valid():
            actions.pilih_versi_perilaku(**form.cleaned_data, oleh=saya)
            nama, tahun = nama_versi(form.cleaned_data["versi"]), form.cleaned_data["tahun"]
            messages.success(request, f"SKP {tahun} yang dibuat mulai sekarang memakai rumusan {nama}.")
            return redirect("skp:perilaku")
    kini = hari_ini().year
    isi = {
        "form": form,
        "boleh": boleh,
        "versi": list(pilihan_versi().values()),
        "beda": beda_panduan(),
        "semua": {kode: perilaku_berakhlak(kode) for kode in pilihan_versi()},
        "dipakai": [(t, versi_dipakai(t)) for t in (kini, kini + 1)],
        "riwayat": riwayat_pilihan(),
        "nama_versi": nama_versi,
        "jumlah": _jumlah(kini) if boleh else {},
    }
    return render(request, "skp/perilaku.html", isi, status=400 if form.errors else 200)


def _jumlah(kini: int) -> dict[int, dict[str, int]]:
    """How many SKPs of this and the next year carry which wording."""
    hasil: dict[int, dict[str, int]] = defaultdict(dict)
    kueri = Skp.objects.filter(tahun__in=(kini, kini + 1)).order_by("tahun", "versi_perilaku")
    for tahun, versi, jumlah in kueri.values_list("tahun", "versi_perilaku").annotate(Count("pk")):
        hasil[tahun][versi] = jumlah
    return dict(hasil)
