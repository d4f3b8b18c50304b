"""Forms of the outage register and of the closed days."""

from datetime import datetime
from typing import Any

from django import forms

from ekinerja.inti.waktu import ZONA
from ekinerja.kalender.models import HariLibur


def _tanggal(label: str, *, wajib: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, required=wajib, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _jam(label: str, *, wajib: bool = True) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=wajib, input_formats=["%H:%M", "%H.%M"], widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )  # fmt: skip


class GangguanForm(forms.Form):
    """Clock of Palu. Without an end the outage goes on."""

    uraian = forms.CharField(label="Apa yang terjadi", max_length=200)
    mulai_tanggal = _tanggal("Mulai")
    mulai_jam = _jam("Pukul mulai (WITA)")
    selesai_tanggal = _tanggal("Selesai", wajib=False)
    selesai_jam = _jam("Pukul selesai (WITA)", wajib=False)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        tgl, jam = isi.get("selesai_tanggal"), isi.get("selesai_jam")
        if (tgl is None) != (jam is None) and not self.errors:
            self.add_error(
                "selesai_jam" if tgl else "selesai_tanggal", "Isi tanggal dan pukul selesai, atau kosongkan keduanya."
            )
        return isi

    def rentang(self) -> tuple[datetime, datetime | None]:
        """Aware moments of a valid form."""
        d = self.cleaned_data
        mulai = datetime.combine(d["mulai_tanggal"], d["mulai_jam"], ZONA)
        if d["selesai_tanggal"] is None:
            return mulai, None
        return mulai, datetime.combine(d["selesai_tanggal"], d["selesai_jam"], ZONA)


class LiburForm(forms.Form):
    tanggal = _tanggal("Tanggal")
    jenis = forms.ChoiceField(label="Menjadi", choices=HariLibur.Jenis.choices)
    nama = forms.CharField(label="Nama hari", max_length=120)
    dasar = forms.CharField(label="Dasar penetapan", max_length=200)
