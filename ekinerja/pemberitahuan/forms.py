"""What a person chooses: ways for each group, and times."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from ekinerja.inti.waktu import hari_ini
from ekinerja.pemberitahuan.jenis import TENTANG, Kelompok, Saluran
from ekinerja.pemberitahuan.models import PilihanKabar
from ekinerja.pemberitahuan.pilihan import nyala, push_tersedia, surel_tersedia

HARI = [(1, "Senin"), (2, "Selasa"), (3, "Rabu"), (4, "Kamis"), (5, "Jumat"), (6, "Sabtu"), (7, "Minggu")]
JEDA_MAKS = timedelta(days=366)


def _jam(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, input_formats=["%H:%M", "%H.%M"], widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


def saluran_tersedia() -> list[Saluran]:
    """Ways a person can choose from here."""
    luar = [(Saluran.SUREL, surel_tersedia()), (Saluran.PUSH, push_tersedia())]
    return [Saluran.APLIKASI, *(s for s, ada in luar if ada)]


class AturForm(forms.Form):
    irama = forms.ChoiceField(
        label="Surel dan notifikasi HP datang", choices=PilihanKabar.Irama.choices, widget=forms.RadioSelect
    )
    jam_ringkasan = _jam("Ringkasan pukul (WITA)")
    hari_ringkasan = forms.TypedChoiceField(label="Hari ringkasan mingguan", choices=HARI, coerce=int)
    tenang = forms.BooleanField(label="Tahan surel dan notifikasi HP pada jam tenang", required=False)
    tenang_mulai = _jam("Tenang mulai pukul")
    tenang_sampai = _jam("Tenang sampai pukul")
    tenang_libur = forms.BooleanField(label="Tenang juga pada akhir pekan dan hari libur", required=False)
    jeda_sampai = forms.DateField(
        label="Jeda sampai dengan", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None, *, pilihan: PilihanKabar) -> None:
        kolom = {k: getattr(pilihan, k) for k in self.base_fields}
        super().__init__(data, initial=kolom)
        for kelompok in Kelompok:
            for saluran in saluran_tersedia():
                if saluran == Saluran.APLIKASI and TENTANG[kelompok].tetap:
                    continue
                medan = forms.BooleanField(label=saluran.label, required=False)
                self.fields[f"{saluran}-{kelompok}"] = medan
                self.initial[f"{saluran}-{kelompok}"] = nyala(pilihan, saluran, kelompok)

    def kelompok(self) -> Iterator[tuple[Kelompok, str, bool, list[BoundField]]]:
        """(group, what it is about, always in the application, its switches), for the page."""
        for k in Kelompok:
            nama = [f"{s}-{k}" for s in saluran_tersedia()]
            yield k, TENTANG[k].ket, TENTANG[k].tetap, [self[n] for n in nama if n in self.fields]

    def clean_jeda_sampai(self) -> date | None:
        sampai = self.cleaned_data["jeda_sampai"]
        if sampai is not None and sampai < hari_ini() and sampai != self.initial["jeda_sampai"]:
            raise forms.ValidationError("Hari ini sudah lewat. Pilih hari ini atau sesudahnya, atau kosongkan.")
        if sampai is not None and sampai > hari_ini() + JEDA_MAKS:
            raise forms.ValidationError("Jeda paling lama satu tahun. Pilih tanggal yang lebih dekat.")
        return sampai

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        mulai, sampai, jam = isi.get("tenang_mulai"), isi.get("tenang_sampai"), isi.get("jam_ringkasan")
        if mulai is None or sampai is None or jam is None:
            return isi
        if mulai == sampai:
            self.add_error("tenang_sampai", "Jam tenang tidak dapat sehari penuh. Untuk itu, pakai jeda.")
        elif isi.get("tenang") and isi.get("irama") != PilihanKabar.Irama.LANGSUNG and _di_dalam(jam, mulai, sampai):
            self.add_error("jam_ringkasan", "Pukul ini di dalam jam tenang Anda. Pilih pukul di luarnya.")
        return isi

    def saluran(self) -> dict[str, bool]:
        """Switches of a valid form."""
        return {k.replace("-", ":"): v for k, v in self.cleaned_data.items() if k not in self.base_fields}

    def waktu(self) -> dict[str, Any]:
        """Times of a valid form."""
        return {k: self.cleaned_data[k] for k in self.base_fields}


def _di_dalam(jam: Any, mulai: Any, sampai: Any) -> bool:
    return bool(mulai <= jam < sampai) if mulai < sampai else bool(jam >= mulai or jam < sampai)
