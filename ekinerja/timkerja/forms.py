"""What is typed about a team; each field says what is wrong with it."""

from typing import Any

from django import forms

from ekinerja.timkerja.models import AnggotaTim

MAKS_TUGAS, MAKS_ALASAN = 1000, 400


def _tgl(label: str, *, wajib: bool = True, ket: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=wajib, help_text=ket, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Pilih tanggalnya.", "invalid": "Pilih tanggal yang ada di kalender."},
    )  # fmt: skip


def _teks(label: str, maks: int, *, wajib: str = "", ket: str = "", banyak: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3}) if banyak else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=maks, required=bool(wajib), help_text=ket, widget=widget,
        error_messages={"required": wajib, "max_length": f"Ringkas menjadi paling banyak {maks} huruf."},
    )  # fmt: skip


def _urut(form: forms.Form, isi: dict[str, Any]) -> None:
    mulai, sampai = isi.get("mulai"), isi.get("sampai")
    if mulai and sampai and sampai < mulai:
        form.add_error("sampai", "Hari terakhir lebih awal daripada hari mulainya. Tukar, atau kosongkan.")


class TimForm(forms.Form):
    nama = _teks("Nama tim", 160, wajib="Tulis nama tim seperti di SK-nya.")
    nomor_sk = _teks("Nomor SK", 80, wajib="Tulis nomor SK pembentukan tim.")
    tanggal_sk = _tgl("Tanggal SK")
    mulai = _tgl("Mulai bertugas")
    sampai = _tgl("Sampai", wajib=False, ket="Kosongkan bila SK tidak menyebut hari terakhirnya.")
    tugas = _teks("Tugas tim", MAKS_TUGAS, banyak=True, ket="Hasil yang diharapkan dari tim ini.")
    sk = forms.FileField(
        label="Berkas SK", required=False, help_text="PDF atau foto, paling besar 5 MB.",
        error_messages={"empty": "Berkas ini kosong. Pilih berkas lain."},
    )  # fmt: skip
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        _urut(self, isi)
        return isi


class AnggotaForm(forms.Form):
    peran = forms.ChoiceField(
        label="Peran di tim", choices=AnggotaTim.Peran.choices, initial=AnggotaTim.Peran.ANGGOTA,
        error_messages={"required": "Pilih perannya.", "invalid_choice": "Pilih peran dari daftar."},
    )  # fmt: skip
    tugas = _teks("Tugas di tim", 200, ket="Misalnya: menyusun bahan kebijakan.")
    mulai = _tgl("Mulai")
    sampai = _tgl("Sampai", wajib=False, ket="Kosongkan bila selama tim berjalan.")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        _urut(self, isi)
        return isi


class TutupForm(forms.Form):
    ditutup = _tgl("Hari terakhir tim")
    alasan = _teks("Alasan", MAKS_ALASAN, wajib="Tulis alasan menutup tim, satu kalimat sudah cukup.", banyak=True)


class GantiKetuaForm(forms.Form):
    """The next ketua is chosen among the members."""

    pengganti = forms.ChoiceField(
        label="Ketua yang baru", error_messages={"required": "Pilih ketuanya.", "invalid_choice": "Pilih dari daftar anggota."}
    )  # fmt: skip
    mulai = _tgl("Mulai memimpin")

    def __init__(self, *args: Any, pilihan: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengganti"].choices = [("", "Pilih anggota"), *pilihan]
