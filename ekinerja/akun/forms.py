"""Forms of login and one's own account."""

from django import forms

# `data-nip`: the browser groups the digits while they are typed (js/akun-nip.js); blanks never matter to the server.
# A few people log in with a short name, so the keyboard stays the usual one.
NIP = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "data-nip": ""}


class MasukForm(forms.Form):
    nip = forms.CharField(
        label="NIP",
        max_length=60,
        help_text="18 angka. Pegawai PPPK memakai NI PPPK.",
        widget=forms.TextInput(attrs=NIP),
        error_messages={"required": "Tulis NIP Anda, 18 angka."},
    )
    kata_sandi = forms.CharField(
        label="Kata sandi",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Tulis kata sandi Anda."},
    )
    ingat = forms.BooleanField(
        label="Ingat perangkat ini 30 hari", required=False, help_text="Jangan dicentang di komputer bersama."
    )


class SandiBaruForm(forms.Form):
    sandi = forms.CharField(
        label="Kata sandi baru",
        max_length=256,
        strip=False,
        help_text="Sedikitnya 12 karakter. Tiga kata yang mudah Anda ingat sudah cukup kuat.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Tulis kata sandi baru Anda."},
    )
    ulang = forms.CharField(
        label="Tulis sekali lagi",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Tulis kata sandi yang sama sekali lagi."},
    )

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if data.get("sandi") and data.get("ulang") and data["sandi"] != data["ulang"]:
            self.add_error("ulang", "Belum sama dengan yang di atas. Ketik ulang keduanya.")
        return data


class GantiSandiForm(SandiBaruForm):
    lama = forms.CharField(
        label="Kata sandi sekarang",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Tulis kata sandi yang sekarang."},
    )
    field_order = ["lama", "sandi", "ulang"]


class KodeForm(forms.Form):
    kode = forms.CharField(
        label="Kode",
        max_length=80,
        help_text="Seperti tertulis di lembar atau surel. Huruf besar-kecil dan tanda hubung tidak berpengaruh.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": "Tulis kode Anda."},
    )


class LupaForm(forms.Form):
    nip = forms.CharField(
        label="NIP",
        max_length=60,
        help_text="18 angka. Pegawai PPPK memakai NI PPPK.",
        widget=forms.TextInput(attrs=NIP),
        error_messages={"required": "Tulis NIP Anda, 18 angka."},
    )
