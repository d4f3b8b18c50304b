"""Forms of the activation desk."""

from django import forms

from ekinerja.akun.forms import SandiBaruForm


class AdminPertamaForm(SandiBaruForm):
    """The first administrator of an empty installation."""

    nama = forms.CharField(label="Nama lengkap", max_length=120, error_messages={"required": "Tulis nama Anda."})
    nip = forms.CharField(
        label="NIP atau nama masuk",
        max_length=60,
        help_text="NIP 18 angka bila Anda ASN; jika tidak, nama pendek tanpa spasi.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "data-nip": ""}),
        error_messages={"required": "Tulis NIP atau nama masuk."},
    )
    field_order = ["nama", "nip", "sandi", "ulang"]


class NonaktifForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Misalnya: pindah ke daerah lain per 1 Desember. Tercatat dalam jejak.",
        error_messages={"required": "Tulis alasannya dalam satu kalimat."},
    )
