"""Form fields between Django and the page: what the macros draw, and a field for figures as people type them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.forms import (
    BaseForm,
    CharField,
    ChoiceField,
    DateField,
    DecimalField,
    Field,
    FileField,
    IntegerField,
    ModelChoiceField,
    TimeField,
    widgets,
)
from django.forms.boundfield import BoundField

from ekinerja.inti.tampil import angka

# Types whose typed text is never written back into the page.
_TANPA_NILAI = ("password", "file")


@dataclass(frozen=True, slots=True)
class Pilihan:
    nilai: str
    teks: str
    dipilih: bool
    id: str


@dataclass(frozen=True, slots=True)
class Isian:
    """What a macro needs to draw one field."""

    id: str
    nama: str
    tipe: str
    label: str
    nilai: str
    ket: str
    galat: Sequence[str]
    wajib: bool
    mati: bool
    dicentang: bool
    pilihan: Sequence[tuple[str, Sequence[Pilihan]]]
    atribut: dict[str, Any] = field(default_factory=dict)

    @property
    def rata(self) -> list[Pilihan]:
        """All choices without their groups."""
        return [p for _, isi in self.pilihan for p in isi]


def _tipe(widget: widgets.Widget) -> str:
    """The HTML kind of a widget: text, textarea, select, radio, checkbox, checkboxes, date …"""
    if isinstance(widget, widgets.Textarea):
        return "textarea"
    if isinstance(widget, widgets.CheckboxSelectMultiple):
        return "checkboxes"
    if isinstance(widget, widgets.DateInput):
        return "date"
    if isinstance(widget, widgets.TimeInput):
        return "time"
    return str(getattr(widget, "input_type", None) or "text")


def _nilai(medan: BoundField, tipe: str) -> str:
    mentah = medan.value()
    if mentah is None or tipe in _TANPA_NILAI:
        return ""
    if isinstance(mentah, date):
        return mentah.isoformat()
    if isinstance(mentah, time):
        return mentah.isoformat("minutes")
    teks = medan.field.widget.format_value(mentah)
    return "" if teks is None else str(teks)


def _pilihan(medan: BoundField) -> list[tuple[str, list[Pilihan]]]:
    widget = medan.field.widget
    if not isinstance(widget, widgets.ChoiceWidget):
        return []
    terpilih = widget.format_value(medan.value())
    id_dasar = medan.auto_id or medan.html_name
    hasil, n = [], 0
    for kelompok, butir, _ in widget.optgroups(medan.html_name, terpilih):
        isi = []
        for b in butir:
            isi.append(Pilihan(str(b["value"]), str(b["label"]), bool(b["selected"]), f"{id_dasar}_{n}"))
            n += 1
        hasil.append((str(kelompok or ""), isi))
    return hasil


def _atribut(medan: BoundField) -> dict[str, Any]:
    """Attributes the form asks for, without those the macros write themselves."""
    widget = medan.field.widget
    semua = {**widget.attrs, **medan.field.widget_attrs(widget)}
    for kunci in ("id", "required", "cols", "rows", "class", "aria-describedby", "aria-invalid", "style"):
        semua.pop(kunci, None)
    return {k: v for k, v in semua.items() if v is not False}


def baca(medan: BoundField) -> Isian:
    """Everything about one field of a form. A radio or list of boxes has the id of its first choice."""
    widget = medan.field.widget
    tipe = "hidden" if medan.is_hidden else _tipe(widget)
    pilihan = _pilihan(medan)
    id_ = medan.auto_id or medan.html_name
    if tipe in ("radio", "checkboxes") and pilihan and pilihan[0][1]:
        id_ = pilihan[0][1][0].id
    return Isian(
        id=id_,
        nama=medan.html_name,
        tipe=tipe,
        label=str(medan.label),
        nilai="" if pilihan else _nilai(medan, tipe),
        ket=str(medan.help_text or ""),
        galat=[str(g) for g in medan.errors],
        wajib=medan.field.required,
        mati=medan.field.disabled,
        dicentang=tipe == "checkbox" and bool(medan.value()),
        pilihan=pilihan,
        atribut=_atribut(medan),
    )


@dataclass(frozen=True, slots=True)
class GalatIsian:
    id: str
    label: str
    kalimat: str


def semua_galat(form: BaseForm) -> list[GalatIsian]:
    """Every error of a form with the id it belongs to ("" for the form as a whole), for the summary on top."""
    umum = [GalatIsian("", "", str(g)) for g in form.non_field_errors()]
    rinci = [
        GalatIsian("" if isian.tipe == "hidden" else isian.id, isian.label, g)
        for nama in form.fields
        if nama in form.errors
        for isian in [baca(form[nama])]
        for g in isian.galat
    ]
    return umum + rinci


# Said instead of Django's own sentences, which speak of "bidang" and "nilai".
_KALIMAT: dict[type[Field], dict[str, str]] = {
    Field: {"required": "Bagian ini belum diisi."},
    IntegerField: {"invalid": "Tulis angka bulat, misalnya 24."},
    DecimalField: {"invalid": "Tulis angka, misalnya 24 atau 12,5."},
    DateField: {"invalid": "Tulis tanggal yang ada di kalender, misalnya 24/11/2026."},
    TimeField: {"invalid": "Tulis jam, misalnya 08.30."},
    ChoiceField: {"invalid_choice": "Pilih salah satu yang ada di daftar."},
    ModelChoiceField: {"invalid_choice": "Pilih salah satu yang ada di daftar."},
    FileField: {"required": "Berkasnya belum dipilih.", "empty": "Berkas ini kosong. Pilih berkas lain."},
}


def pasang_kalimat() -> None:
    """Put our sentences in place of Django's; called once at start."""
    for kelas, kalimat in _KALIMAT.items():
        kelas.default_error_messages = {**kelas.__dict__.get("default_error_messages", {}), **kalimat}


class AngkaField(DecimalField):
    """A figure as people here write it: 1.544 is one thousand and more, 12,5 and 12.5 are twelve and a half."""

    widget = widgets.TextInput

    def widget_attrs(self, widget: widgets.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return angka(value) if isinstance(value, Decimal | int | float) else value

    def to_python(self, value: Any) -> Any:
        return super().to_python(_tanpa_ribuan(value) if isinstance(value, str) else value)


def _tanpa_ribuan(teks: str) -> str:
    teks = teks.strip().replace("\u00a0", "").replace(" ", "")
    if "," in teks or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", teks):
        return teks.replace(".", "").replace(",", ".")
    return teks


def teks_utuh(nilai: str) -> None:
    """Half characters, as a broken program sends them, cannot be stored."""
    try:
        nilai.encode()
    except UnicodeEncodeError:
        raise ValidationError("Ada karakter yang tidak terbaca. Ketik ulang bagian itu.") from None


class TeksField(CharField):
    default_validators = [teks_utuh]


class TautanField(TeksField):
    """http and https only, without tabs and line ends hidden inside."""

    default_validators = [
        teks_utuh,
        URLValidator(
            schemes=["http", "https"], message="Tulis tautan lengkap, misalnya https://drive.contoh.id/berkas."
        ),
    ]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=500, required=False, **kwargs)
