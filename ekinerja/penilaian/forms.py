"""Forms of the evaluation. Their fields depend on the plan: one per rencana aksi, RHK and core value."""

from typing import Any

from django import forms

from ekinerja.aturan.kode import CapaianOrganisasi as NilaiCapaian
from ekinerja.aturan.kode import Rating
from ekinerja.penilaian.actions import IsianNilai, IsianRealisasi
from ekinerja.penilaian.isi import Aksi, IsiEvaluasi
from ekinerja.penilaian.models import Evaluasi
from ekinerja.skp.isi import nilai_perilaku

MAKS_ALASAN = 4000
MAKS_UMPAN = 2000


def _kotak(label: str, maks: int, **lain: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=maks, required=False, widget=forms.Textarea, **lain)


class RealisasiForm(forms.Form):
    """What was reached, per rencana aksi. An empty field offers what the reports add up to."""

    def __init__(self, aksi: list[Aksi], data: Any = None) -> None:
        super().__init__(data, auto_id="r_%s")
        self.aksi = aksi
        for a in aksi:
            self.fields[f"teks-{a.id}"] = forms.CharField(
                label="Realisasi", max_length=200, required=False, initial=a.realisasi or a.usul
            )
            self.fields[f"penjelasan-{a.id}"] = _kotak("Penjelasan", MAKS_UMPAN, initial=a.penjelasan)

    def isian(self) -> list[IsianRealisasi]:
        """Only what the browser sent: a field that is missing stays as it is stored."""
        return [
            IsianRealisasi(a.id, self.cleaned_data[f"teks-{a.id}"], self.cleaned_data[f"penjelasan-{a.id}"])
            for a in self.aksi
            if f"teks-{a.id}" in self.data
        ]


class NilaiForm(forms.Form):
    """Two ratings with their reasons, and feedback. `terkunci`: a head's rating follows the unit's capaian."""

    def __init__(self, e: Evaluasi, isi: IsiEvaluasi, terkunci: str | None, data: Any = None) -> None:
        super().__init__(data, auto_id="n_%s")
        self.isi, self.terkunci = isi, terkunci
        if e.pimpinan_unit_id is None:
            self.fields["rating_hasil"] = _rating("Hasil kerja", e.rating_hasil)
        self.fields["alasan_hasil"] = _kotak("Alasan rating hasil kerja", MAKS_ALASAN, initial=e.alasan_hasil)
        self.fields["rating_perilaku"] = _rating("Perilaku kerja", e.rating_perilaku)
        self.fields["alasan_perilaku"] = _kotak("Alasan rating perilaku kerja", MAKS_ALASAN, initial=e.alasan_perilaku)
        self.fields["catatan"] = _kotak("Catatan dan rekomendasi", MAKS_ALASAN, initial=e.catatan)
        for r in isi.rhk:
            self.fields[f"rhk-{r.id}"] = _kotak(r.teks, MAKS_UMPAN, initial=r.umpan_balik)
        for n in nilai_perilaku(isi.rencana):
            self.fields[f"nilai-{n.kode}"] = _kotak(n.nama, MAKS_UMPAN, initial=isi.umpan_perilaku.get(n.kode, ""))

    def isian(self) -> IsianNilai:
        c = self.cleaned_data
        return IsianNilai(
            rating_hasil=c.get("rating_hasil") or self.terkunci or "",
            rating_perilaku=c["rating_perilaku"],
            alasan_hasil=c["alasan_hasil"],
            alasan_perilaku=c["alasan_perilaku"],
            catatan=c["catatan"],
            umpan_rhk={r.id: c[f"rhk-{r.id}"] for r in self.isi.rhk},
            umpan_perilaku={n.kode: c[f"nilai-{n.kode}"] for n in nilai_perilaku(self.isi.rencana)},
        )


def _rating(label: str, kini: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=Rating.pilihan(),
        widget=forms.RadioSelect,
        initial=kini or None,
        error_messages={"required": f"Pilih rating {label.lower()}."},
    )


class CapaianForm(forms.Form):
    """Capaian kinerja organisasi of one unit."""

    nilai = forms.ChoiceField(
        label="Capaian kinerja organisasi",
        choices=NilaiCapaian.pilihan(),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu dari lima tingkat capaian."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        min_length=10,
        widget=forms.Textarea,
        error_messages={"min_length": "Tulis alasannya dengan satu kalimat, sedikitnya 10 huruf."},
    )


class PenjelasanForm(forms.Form):
    """R-37."""

    alasan = forms.CharField(
        label="Pertimbangan Anda",
        max_length=2000,
        min_length=10,
        widget=forms.Textarea,
        error_messages={"min_length": "Tulis pertimbangannya dengan satu kalimat, sedikitnya 10 huruf."},
    )
