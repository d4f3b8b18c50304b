"""What the gallery and the frames are drawn with: a form in all its states, a list, a job, a person."""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.contrib.messages.storage.base import BaseStorage
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.test import RequestFactory

from ekinerja.inti.isian import AngkaField
from ekinerja.inti.models import Pekerjaan

ASPEK = [("Hasil", [("kuantitas", "Kuantitas"), ("kualitas", "Kualitas")]), ("Lain", [("waktu", "Waktu")])]


class ContohForm(forms.Form):
    nama = forms.CharField(label="Kegiatan", help_text="Keterangan singkat di atas kotak.", max_length=80)
    target = AngkaField(label="Target setahun")
    catatan = forms.CharField(label="Catatan", widget=forms.Textarea, required=False)
    aspek = forms.ChoiceField(label="Aspek", choices=ASPEK)
    tanggal = forms.DateField(label="Tanggal")
    sandi = forms.CharField(label="Kata sandi", widget=forms.PasswordInput)
    foto = forms.FileField(label="Foto bukti", required=False)
    hari = forms.MultipleChoiceField(
        label="Hari", choices=[("1", "Senin"), ("2", "Selasa")], widget=forms.CheckboxSelectMultiple, required=False
    )
    setuju = forms.BooleanField(label="Saya sudah berbicara dengan atasan", help_text="Boleh dicentang nanti.")
    kunci = forms.CharField(label="Terkunci", disabled=True, initial="berkas")
    rahasia = forms.CharField(widget=forms.HiddenInput, initial="tersembunyi")
    jumlah = AngkaField(label="Berapa hasilnya?", initial=24)
    nilai = AngkaField(label="Cakupan", required=False)
    mulai = forms.TimeField(label="Jam mulai")
    selesai = forms.TimeField(label="Jam selesai")
    kegiatan = forms.ChoiceField(
        label="Untuk rencana aksi yang mana?",
        choices=[("a", "Memverifikasi berkas"), ("b", "Jemput bola")],
        widget=forms.RadioSelect,
    )


def form_bergalat() -> ContohForm:
    isi = {
        "nama": "Verifikasi <berkas>",
        "target": "banyak",
        "jumlah": "1.200",
        "mulai": "08:00",
        "selesai": "",
        "hari": ["2"],
    }
    return ContohForm({**isi, "aspek": "kualitas", "tanggal": "2026-11-24", "sandi": "jangan-tampil", "kegiatan": ""})


class Orang(SimpleNamespace):
    is_authenticated = True


def permintaan(jalur: str = "/skp/?cari=sari&status=x", orang: str = "Sari Wulandari") -> HttpRequest:
    """A request as a view would see it, without any database behind it."""
    request = RequestFactory().get(jalur)
    request.user = Orang(pegawai=SimpleNamespace(nama=orang, id_publik="0"))  # type: ignore[assignment]
    request._messages = KotakPesan(request)  # type: ignore[attr-defined]
    return request


class KotakPesan(BaseStorage):
    """Messages kept in memory."""

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


def halaman_daftar() -> Page:
    return Paginator(range(1234), 50).page(2)


def konteks() -> dict[str, object]:
    keadaan = [
        ("ANTRE", 0, 0, ""),
        ("JALAN", 40, 120, "Membaca baris"),
        ("SELESAI", 120, 120, "120 baris masuk."),
        ("DIPARKIR", 3, 9, ""),
    ]
    return {
        "form": form_bergalat(),
        "halaman": halaman_daftar(),
        "hari": date(2026, 12, 7),
        "pekerjaan": [Pekerjaan(keadaan=k, selesai=s, total=t, teks=x) for k, s, t, x in keadaan],
    }
