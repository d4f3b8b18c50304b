"""What is typed; each field says what is wrong with it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from ekinerja.aturan.bimbingan import LembarBimbingan
from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.inti.isian import TeksField
from ekinerja.umpan.models import Balasan

MAKS_TANYA, MAKS_ISI, MAKS_PENDEK = 600, 2000, 160


def _teks(label: str, maks: int, *, wajib: str = "", ket: str = "", banyak: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": banyak}) if banyak else forms.TextInput(attrs={"autocomplete": "off"})
    return TeksField(
        label=label, max_length=maks, required=bool(wajib), help_text=ket, widget=widget,
        error_messages={"required": wajib, "max_length": f"Ringkas menjadi paling banyak {maks} huruf."},
    )  # fmt: skip


def _tgl(label: str, *, wajib: bool, ket: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=wajib, help_text=ket, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Pilih tanggalnya.", "invalid": "Pilih tanggal yang ada di kalender."},
    )  # fmt: skip


class PermintaanForm(forms.Form):
    """The question and what is attached; lists hold what the person it is about has."""

    pertanyaan = _teks(
        "Pertanyaan", MAKS_TANYA, wajib="Tulis pertanyaannya; satu kalimat sudah cukup.", banyak=3,
        ket="Misalnya: apa yang sebaiknya saya pertahankan, dan apa yang dapat lebih baik?",
    )  # fmt: skip
    rhk = forms.ChoiceField(
        label="Tentang hasil kerja", required=False, error_messages={"invalid_choice": "Pilih dari daftar."}
    )
    laporan = forms.ChoiceField(
        label="Sertakan laporan", required=False, help_text="Yang diminta hanya membaca kalimat laporan ini, tidak yang lain.",
        error_messages={"invalid_choice": "Pilih dari daftar."},
    )  # fmt: skip

    def __init__(
        self, *args: Any, rhk: Iterable[tuple[str, str]], laporan: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rhk"].choices = [("", "Pekerjaan secara umum"), *rhk]
        self.fields["laporan"].choices = [("", "Tanpa laporan"), *laporan]

    def rujukan(self, nama: str) -> UUID | None:
        nilai = self.cleaned_data.get(nama)
        return UUID(nilai) if nilai else None


class MitraForm(PermintaanForm):
    """Somebody outside, reached by a one-time link."""

    mitra_nama = _teks("Nama mitra", 120, wajib="Tulis nama mitra yang diminta.")
    mitra_lembaga = _teks("Lembaga", MAKS_PENDEK, ket="Misalnya: Forum RT Besusu Barat.")
    field_order = ["mitra_nama", "mitra_lembaga", "pertanyaan", "rhk", "laporan"]


class JawabanForm(forms.Form):
    """What went well → what next → until when."""

    baik = _teks(
        "Apa yang sudah baik", MAKS_ISI, wajib="Tulis dulu apa yang sudah baik; satu kalimat sudah cukup.", banyak=3,
        ket="Sebut kejadian yang Anda lihat sendiri.",
    )  # fmt: skip
    berikut = _teks("Langkah berikutnya", MAKS_ISI, banyak=3, ket="Satu hal yang dapat dicoba.")
    sampai = _tgl("Sampai kapan", wajib=False)


class JawabanRekanForm(JawabanForm):
    """A colleague may name a core value."""

    nilai = forms.ChoiceField(
        label="Perilaku yang tampak", required=False, error_messages={"invalid_choice": "Pilih dari daftar."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nilai"].choices = [("", "Tidak menyebut nilai"), *((n.kode, n.nama) for n in perilaku_berakhlak())]


class BeriForm(JawabanRekanForm):
    """Unasked: which work it rests on comes first, and who reads it is marked on the form."""

    rujukan = forms.ChoiceField(
        label="Pekerjaan yang Anda maksud", help_text="Hanya kalimatnya yang disertakan; laporannya tidak ikut terbuka.",
        error_messages={"required": "Pilih pekerjaannya dari daftar.", "invalid_choice": "Pilih pekerjaannya dari daftar."},
    )  # fmt: skip
    tampak = forms.ChoiceField(
        label="Siapa yang membaca", choices=Balasan.Tampak.choices, initial=Balasan.Tampak.BERSAMA,
        widget=forms.RadioSelect, error_messages={"required": "Pilih siapa yang membaca.", "invalid_choice": "Pilih dari daftar."},
    )  # fmt: skip
    field_order = ["rujukan", "baik", "berikut", "sampai", "nilai", "tampak"]

    def __init__(self, *args: Any, rujukan: Iterable[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rujukan"].choices = [("", "Pilih"), *rujukan]


class TanggapanForm(forms.Form):
    """The person's word, and the own RHK it is about."""

    jawaban = _teks("Tanggapan Anda", 400, wajib="Tulis tanggapannya dulu; satu kalimat sudah cukup.", banyak=2)
    rhk = forms.ChoiceField(
        label="Tentang hasil kerja saya", required=False, help_text="Bila dipilih, umpan balik ini tampil di baris itu saat evaluasi.",
        error_messages={"invalid_choice": "Pilih dari daftar."},
    )  # fmt: skip

    def __init__(self, *args: Any, rhk: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rhk"].choices = [("", "Pekerjaan secara umum"), *rhk]


class JawabanMitraForm(JawabanForm):
    """An outsider says who speaks."""

    nama = _teks("Nama Anda", 120, wajib="Tulis nama Anda.")
    lembaga = _teks("Lembaga", MAKS_PENDEK)
    field_order = ["nama", "lembaga", "baik", "berikut", "sampai"]


class SuaraForm(forms.Form):
    """Nameless: no day, which might tell whose words these are."""

    baik = _teks(
        "Apa yang sudah baik", MAKS_ISI, wajib="Tulis dulu apa yang sudah baik; satu kalimat sudah cukup.", banyak=3,
        ket="Jangan menyebut nama, dan jangan menceritakan kejadian yang hanya Anda alami.",
    )  # fmt: skip
    berikut = _teks("Langkah berikutnya", MAKS_ISI, banyak=3, ket="Satu hal yang akan membantu Anda bekerja.")
    kapan = _teks("Sampai kapan", 60, ket="Misalnya: sebelum triwulan berikutnya.")


class BimbinganForm(forms.Form):
    tanggal = _tgl("Tanggal bimbingan", wajib=True)
    topik = _teks("Topik", 200, wajib="Tulis topiknya, beberapa kata saja.")
    pokok = _teks("Yang dibicarakan", 4000, wajib="Tulis yang dibicarakan, satu baris sudah cukup.", banyak=4)
    berikut = _teks("Langkah berikutnya", 4000, banyak=3)


class SkalaForm(forms.Form):
    """Items on a scale from 1 to 5, and a note."""

    def __init__(self, *args: Any, lembar: LembarBimbingan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [("", "Pilih"), *((str(n), f"{n} · {teks}") for n, teks in enumerate(lembar.skala, start=1))]
        self.kode = [b.kode for b in lembar.butir]
        for b in lembar.butir:
            self.fields[b.kode] = forms.ChoiceField(
                label=b.teks, choices=pilihan,
                error_messages={"required": "Pilih satu jawaban.", "invalid_choice": "Pilih satu jawaban."},
            )  # fmt: skip
        self.fields["catatan"] = _teks("Catatan", MAKS_ISI, banyak=3)

    def jawaban(self) -> dict[str, int]:
        return {k: int(self.cleaned_data[k]) for k in self.kode}


class KonselingForm(forms.Form):
    """Whom to ask, and the first words."""

    konselor = forms.ChoiceField(
        label="Konselor", error_messages={"required": "Pilih konselornya.", "invalid_choice": "Pilih dari daftar."}
    )
    teks = _teks(
        "Yang ingin dibicarakan", 4000, wajib="Tulis dulu yang ingin disampaikan; satu kalimat sudah cukup.", banyak=5
    )

    def __init__(self, *args: Any, konselor: Iterable[tuple[str, str]] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if konselor is None:
            del self.fields["konselor"]
        else:
            self.fields["konselor"].choices = list(konselor)
