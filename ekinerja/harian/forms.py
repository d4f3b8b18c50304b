"""What a person types, checked for form; whether the day and hours are right is the rule's matter (`syarat`)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.harian.isi import IsiLaporan
from ekinerja.harian.models import BantuanMenulis, LaporanHarian, UmpanBalik
from ekinerja.harian.rentang import pilihan_bulan, pilihan_triwulan
from ekinerja.inti.isian import TautanField, TeksField
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.forms import UnitField
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.skp.models import RencanaAksi

# "13" is one o'clock in the afternoon: the whole hour comes before the digits of hour and minute.
JAM = ["%H:%M", "%H.%M", "%H:%M:%S", "%H", "%H%M"]
MAKS_REALISASI = 2_147_483_647


class BilanganField(TeksField):
    """A whole number as DT-09 wants it: plain digits, so that 1.000 is never guessed."""

    def to_python(self, value: Any) -> Any:
        teks = super().to_python(value).strip()
        if teks == "":
            return None
        if not (teks.isascii() and teks.isdigit()) or len(teks) > 18:
            raise ValidationError("Tulis bilangan bulat tanpa titik atau koma, misalnya 24.")
        if int(teks) > MAKS_REALISASI:
            raise ValidationError("Realisasi terlalu besar. Periksa angkanya.")
        return int(teks)

    def run_validators(self, value: Any) -> None:
        """Everything was checked on the typed text."""


def _jam(label: str) -> forms.TimeField:
    galat = {"required": f"Isi {label.lower()}, misalnya 08.00.", "invalid": "Tulis jam seperti 08.00 atau 13.30."}
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.TimeField(label=label, input_formats=JAM, error_messages=galat, widget=widget)


_rencana = KueriSiap(
    lambda pegawai, id_: RencanaAksi.objects.select_related("skp", "indikator")
    .filter(skp__pegawai=pegawai, id_publik=id_).order_by()[:1],
    pegawai=int, id_=UUID,
)  # fmt: skip


class LaporanForm(forms.Form):
    """One report. `rencana` limits the choice to the person's own."""

    rencana_aksi = forms.UUIDField(
        label="Untuk rencana aksi yang mana?",
        error_messages={"required": "Pilih rencana aksi.", "invalid": "Pilih rencana aksi dari daftar."},
    )
    kegiatan = TeksField(
        label="Apa yang dikerjakan?",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "id", "autocapitalize": "sentences", "spellcheck": "true"}),
        error_messages={
            "required": "Tulis apa yang dikerjakan, satu kalimat sudah cukup.",
            "max_length": "Ringkas menjadi paling banyak 400 huruf.",
        },
    )
    realisasi = BilanganField(label="Berapa hasilnya?", error_messages={"required": "Tulis angka hasilnya, boleh 0."})
    satuan = TeksField(label="Satuan", max_length=60, required=False)
    tanggal = forms.DateField(
        label="Tanggal kegiatan",
        input_formats=["%Y-%m-%d"],
        error_messages={"required": "Pilih tanggal kegiatan.", "invalid": "Pilih tanggal yang ada di kalender."},
        widget=forms.DateInput(format="%Y-%m-%d"),
    )
    jam_mulai = _jam("Jam mulai")
    jam_selesai = _jam("Jam selesai")
    keterangan = TeksField(
        label="Catatan atau hambatan",
        max_length=400,
        required=False,
        widget=forms.Textarea,
        error_messages={"max_length": "Ringkas menjadi paling banyak 400 huruf."},
    )
    tautan = TautanField(label="Tautan bukti")
    foto = forms.FileField(label="Foto atau PDF bukti", required=False)

    def __init__(self, *args: Any, pegawai: Pegawai, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pegawai = pegawai

    def clean_kegiatan(self) -> str:
        return " ".join(str(self.cleaned_data["kegiatan"]).split())

    def clean_rencana_aksi(self) -> RencanaAksi:
        rencana: RencanaAksi | None = _rencana.satu(pegawai=self.pegawai.pk, id_=self.cleaned_data["rencana_aksi"])
        if rencana is None:
            raise ValidationError("Rencana aksi ini tidak ada di SKP Anda. Pilih dari daftar.")
        return rencana

    def isi(self) -> IsiLaporan:
        """The content, after `is_valid()`."""
        d = self.cleaned_data
        return IsiLaporan(
            rencana=d["rencana_aksi"],
            tanggal=d["tanggal"],
            jam_mulai=d["jam_mulai"],
            jam_selesai=d["jam_selesai"],
            kegiatan=d["kegiatan"],
            realisasi=d["realisasi"],
            satuan=d["satuan"].strip(),
            keterangan=d["keterangan"].strip(),
        )


class KoreksiForm(LaporanForm):
    """A proposed correction gives its reason; evidence is not part of it."""

    tautan = None
    foto = None
    alasan = TeksField(
        label="Mengapa perlu dikoreksi?",
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": "Tulis alasan koreksi.", "max_length": "Ringkas menjadi paling banyak 300 huruf."},
    )


class UbahForm(LaporanForm):
    """An existing report: evidence has its own buttons, the version on the screen travels along."""

    tautan = None
    foto = None
    versi = forms.IntegerField(widget=forms.HiddenInput)


class TulisUntukForm(LaporanForm):
    """A report of somebody else: only the rencana aksi that were offered, named by their public ids in `terbuka`."""

    def __init__(self, *args: Any, terbuka: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._terbuka = terbuka

    def clean_rencana_aksi(self) -> RencanaAksi:
        if str(self.cleaned_data["rencana_aksi"]) not in self._terbuka:
            raise ValidationError("Rencana aksi ini tidak ada dalam daftar. Pilih dari daftar.")
        return super().clean_rencana_aksi()


class PerbaikiTulisanForm(TulisUntukForm):
    """The same once more; evidence may be added, what is there stays."""

    versi = forms.IntegerField(widget=forms.HiddenInput)


class TolakTulisanForm(forms.Form):
    alasan = TeksField(
        label="Apa yang tidak sesuai?",
        max_length=300,
        widget=forms.Textarea,
        error_messages={
            "required": "Tulis apa yang tidak sesuai, supaya penulisnya dapat memperbaikinya.",
            "max_length": "Ringkas menjadi paling banyak 300 huruf.",
        },
    )


def _hari(label: str) -> forms.DateField:
    galat = {"required": "Pilih tanggalnya.", "invalid": "Pilih tanggal yang ada di kalender."}
    widget = forms.DateInput(format="%Y-%m-%d")
    return forms.DateField(label=label, input_formats=["%Y-%m-%d"], error_messages=galat, widget=widget)


class BantuanForm(forms.Form):
    """Who writes for a direct report, and for which days."""

    penulis = forms.ChoiceField(
        label="Siapa yang menulis?",
        error_messages={"required": "Pilih siapa yang menulis.", "invalid_choice": "Pilih dari daftar."},
    )
    mulai = _hari("Hari pertama")
    sampai = _hari("Hari terakhir")
    sebab = forms.ChoiceField(
        label="Mengapa?",
        choices=BantuanMenulis.Sebab.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu.", "invalid_choice": "Pilih dari daftar."},
    )

    def __init__(self, *args: Any, calon: Sequence[Pegawai], saya: Pegawai, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._calon = {str(p.id_publik): p for p in calon}
        pilihan = [(k, f"{p.nama} (Anda sendiri)" if p.pk == saya.pk else p.nama) for k, p in self._calon.items()]
        self.fields["penulis"].choices = [("", "Pilih nama"), *pilihan]

    def isi(self) -> dict[str, Any]:
        """What `tunjuk_penulis` takes, after `is_valid()`."""
        d = self.cleaned_data
        return {"penulis": self._calon[d["penulis"]], **{k: d[k] for k in ("mulai", "sampai", "sebab")}}


class BuktiForm(forms.Form):
    """Evidence that follows later: a file or a link."""

    foto = forms.FileField(label="Foto atau PDF", required=False)
    tautan = TautanField(label="atau tautan")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not self.errors and not isi.get("foto") and not isi.get("tautan"):
            raise ValidationError("Pilih foto atau PDF, atau tempel tautannya.")
        return isi


class KembalikanForm(forms.Form):
    catatan = TeksField(
        label="Apa yang perlu dilengkapi?",
        max_length=400,
        widget=forms.Textarea,
        error_messages={
            "required": "Tulis apa yang perlu dilengkapi, supaya yang bersangkutan tahu langkahnya.",
            "max_length": "Ringkas menjadi paling banyak 400 huruf.",
        },
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)


class UmpanBalikForm(forms.Form):
    """Directed at the task: what was good, what next, by when; and who may read it."""

    teks = TeksField(
        label="Apa yang sudah baik?",
        max_length=1000,
        widget=forms.Textarea,
        error_messages={
            "required": "Tulis umpan baliknya dulu; satu kalimat sudah cukup.",
            "max_length": "Ringkas menjadi paling banyak 1.000 huruf.",
        },
    )
    berikut = TeksField(
        label="Langkah berikutnya",
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        error_messages={"max_length": "Ringkas menjadi paling banyak 1.000 huruf."},
    )
    sampai = forms.DateField(
        label="Sampai kapan?",
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Pilih tanggal yang ada di kalender."},
        widget=forms.DateInput(format="%Y-%m-%d"),
    )
    tampak = forms.ChoiceField(
        label="Siapa yang membaca?",
        required=False,
        choices=UmpanBalik.Tampak.choices,
        initial=UmpanBalik.Tampak.BERSAMA,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih siapa yang boleh membaca."},
    )

    def clean_tampak(self) -> str:
        return self.cleaned_data["tampak"] or UmpanBalik.Tampak.BERSAMA

    def clean_sampai(self) -> date | None:
        sampai: date | None = self.cleaned_data["sampai"]
        if sampai is not None and sampai < hari_ini():
            raise ValidationError("Tanggal itu sudah lewat. Pilih hari ini atau sesudahnya, atau kosongkan.")
        return sampai

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("sampai") and not isi.get("berikut", "").strip() and "berikut" not in self.errors:
            self.add_error("berikut", "Tulis langkahnya dulu, baru batas waktunya.")
        return isi

    def isi(self) -> dict[str, Any]:
        """The content for `beri_umpan_balik`, after `is_valid()`."""
        return {k: self.cleaned_data[k] for k in ("teks", "berikut", "sampai", "tampak")}


class TindakLanjutForm(forms.Form):
    """The person answers that the step of a feedback is done."""

    jawaban = TeksField(
        label="Jawaban singkat",
        max_length=400,
        required=False,
        error_messages={"max_length": "Ringkas menjadi paling banyak 400 huruf."},
    )


class UmpanBalikOrangForm(UmpanBalikForm):
    """Free feedback on a person: on the work as a whole, one RHK, or one core value."""

    tentang = forms.ChoiceField(
        label="Tentang", required=False, error_messages={"invalid_choice": "Pilih dari daftar."}
    )

    def __init__(self, *args: Any, rhk: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nilai = [(f"nilai:{n.kode}", n.nama) for n in perilaku_berakhlak()]
        self.fields["tentang"].choices = [
            ("", "Pekerjaan secara umum"),
            ("Rencana hasil kerja", [(f"rhk:{kode}", teks) for kode, teks in rhk]),
            ("Perilaku kerja", nilai),
        ]

    def rujukan(self) -> tuple[UUID | None, str]:
        """(public id of the RHK, code of the core value): at most one of the two."""
        jenis, _, kode = self.cleaned_data["tentang"].partition(":")
        return (UUID(kode), "") if jenis == "rhk" else (None, kode)


class SaringForm(forms.Form):
    """Filters of the own list; what does not fit is ignored."""

    cari = TeksField(required=False, max_length=80)
    bulan = forms.RegexField(r"^20\d\d-(0[1-9]|1[0-2])$", required=False)
    status = forms.ChoiceField(required=False, choices=[("", "Semua keadaan"), *LaporanHarian.Status.choices])


class LembarForm(forms.Form):
    berkas = forms.FileField(
        label="Lembar progres harian",
        help_text="Berkas .xlsx atau .csv dengan delapan kolom; paling besar 50 MB.",
        error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong."},
    )


class LembarBanyakForm(forms.Form):
    """Which sheets go into one ZIP: of the own team, or of a unit that a role reads."""

    periode = forms.ChoiceField(
        label="Bulan atau triwulan", error_messages={"invalid_choice": "Pilih periode dari daftar."}
    )
    unit = UnitField(label="Unit", required=False)

    def __init__(self, jalur: list[str], *args: Any, tim: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._jalur = jalur
        periode = [(r.kode, r.sebutan) for r in (*pilihan_bulan(), *pilihan_triwulan())]
        self.fields["periode"].choices = periode
        self.fields["unit"].help_text = "Kosongkan untuk orang yang Anda nilai." if tim else ""
        if not jalur:
            del self.fields["unit"]
        elif not tim:
            self.fields["unit"].required = True

    def clean_unit(self) -> UnitKerja | None:
        unit: UnitKerja | None = self.cleaned_data["unit"]
        if unit is not None and not any(unit.jalur.startswith(j) for j in self._jalur):
            raise ValidationError("Unit ini di luar wilayah peran Anda. Pilih unit lain.")
        return unit

    def clean(self) -> dict[str, Any]:
        return {"unit": None, **(super().clean() or {})}


def dari_json(isi: Mapping[str, Any], medan: tuple[str, ...]) -> dict[str, str]:
    """Plain values of a JSON body as a form reads them: texts and whole numbers; anything else counts as not given."""
    return {k: str(isi[k]) for k in medan if isinstance(isi.get(k), str | int) and not isinstance(isi[k], bool)}
