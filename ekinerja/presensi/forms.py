"""What is typed about attendance; each field says what is wrong with it."""

from datetime import date
from typing import Any

from django import forms

from ekinerja.aturan import kode_presensi
from ekinerja.inti.isian import TautanField, TeksField

JAM = ["%H:%M", "%H.%M", "%H:%M:%S", "%H%M"]


def _tgl(label: str, ket: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, help_text=ket, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Pilih tanggalnya.", "invalid": "Pilih tanggal yang ada di kalender."},
    )  # fmt: skip


def _jam(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, input_formats=JAM,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Tulis jam seperti 07.30 atau 16.00."},
    )  # fmt: skip


def _teks(label: str, maks: int, *, wajib: str = "", ket: str = "", banyak: bool = False) -> TeksField:
    return TeksField(
        label=label, max_length=maks, required=bool(wajib), help_text=ket,
        widget=forms.Textarea if banyak else forms.TextInput,
        error_messages={"required": wajib, "max_length": f"Ringkas menjadi paling banyak {maks} huruf."},
    )  # fmt: skip


class SanggahForm(forms.Form):
    tanggal = _tgl("Hari yang keliru")
    alasan = _teks(
        "Apa yang keliru?", 400, wajib="Tulis apa yang keliru; satu kalimat sudah cukup.", banyak=True,
        ket="Misalnya: mesin di lobi mati, saya masuk lewat pintu samping. Jangan tulis nama penyakit.",
    )  # fmt: skip
    masuk = _jam("Jam masuk yang benar")
    pulang = _jam("Jam pulang yang benar")
    tautan = TautanField(label="Tautan bukti", help_text="Boleh kosong.")


class KeteranganForm(forms.Form):
    """Leave, official travel and other codes for a span of days."""

    kode = forms.ChoiceField(
        label="Keterangan", error_messages={"required": "Pilih keterangannya.", "invalid_choice": "Pilih dari daftar."}
    )
    mulai = _tgl("Hari pertama")
    sampai = _tgl("Hari terakhir", "Sama dengan hari pertama bila sehari.")
    nomor_surat = _teks("Nomor surat", 80, ket="Surat cuti, surat tugas, atau SPT. Boleh kosong.")
    alasan = _teks("Catatan", 400, ket="Jangan tulis nama penyakit.", banyak=True)
    tautan = TautanField(label="Tautan bukti", help_text="Boleh kosong.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["kode"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "Pilih"), *((k.kode, k.arti) for k in kode_presensi().values() if k.rentang)]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        mulai, sampai = isi.get("mulai"), isi.get("sampai")
        if mulai and sampai and sampai < mulai:
            self.add_error("sampai", "Hari terakhir lebih awal daripada hari pertama. Tukar kedua tanggalnya.")
        return isi


class JawabForm(forms.Form):
    """The answer of the desk. For a span only its code may be put right."""

    langkah = forms.ChoiceField(
        label="Jawaban Anda", choices=[("terima", "Terima"), ("tolak", "Tidak dapat diterima")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jawabannya.", "invalid_choice": "Pilih salah satu."},
    )  # fmt: skip
    masuk = _jam("Jam masuk yang benar")
    pulang = _jam("Jam pulang yang benar")
    kode = forms.ChoiceField(
        label="Keterangan yang benar", required=False, error_messages={"invalid_choice": "Pilih dari daftar."}
    )
    jawaban = _teks("Kalimat untuk pegawai", 300, ket="Wajib bila tidak diterima.", banyak=True)

    def __init__(self, *args: Any, sanggahan: bool, hari: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["kode"]
        assert isinstance(medan, forms.ChoiceField)
        semua = [(k.kode, k.arti) for k in kode_presensi(hari).values() if sanggahan or k.rentang]
        medan.choices = [("", "Hari kerja biasa"), *semua] if sanggahan else semua
        if not sanggahan:
            del self.fields["masuk"], self.fields["pulang"]


class SebabForm(forms.Form):
    jawaban = _teks("Mengapa diurungkan?", 300, wajib="Tulis alasannya; pegawai membacanya.", banyak=True)
