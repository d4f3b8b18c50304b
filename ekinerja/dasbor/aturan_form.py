"""A form drawn from the JSON Schema of a rule, and what was typed turned back into the rule's input."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

Skema = Mapping[str, Any]


def susun_form(skema: Skema, data: QueryDict | None, contoh: Mapping[str, Any]) -> forms.Form:
    """Form with one field per leaf of the schema; nested objects use `a.b`. Filled with the example when unbound."""
    form = forms.Form(data, initial=dict(_rata(contoh)))
    form.fields["pada"] = forms.DateField(
        label="Menurut aturan yang berlaku pada", required=False, help_text="Kosongkan untuk aturan pada tanggal kejadian.",
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    baru = dict(_medan(skema))
    form.fields = {**baru, "pada": form.fields["pada"]}
    return form


def baca_form(skema: Skema, bersih: Mapping[str, Any]) -> dict[str, Any]:
    """Input of the rule from cleaned form data; empty optional values are left out."""
    return _kumpulkan(skema, bersih, "")


def _medan(skema: Skema, awalan: str = "") -> Iterator[tuple[str, forms.Field]]:
    wajib = set(skema.get("required", ()))
    for nama, isi in skema["properties"].items():
        if isi["type"] == "object" and "properties" in isi:
            yield from _medan(isi, f"{awalan}{nama}.")
        else:
            yield awalan + nama, _satu(isi, nama in wajib)


def _satu(isi: Skema, wajib: bool) -> forms.Field:
    umum: dict[str, Any] = {"label": isi.get("title", ""), "required": wajib, "help_text": isi.get("description", "")}
    if "enum" in isi:
        label = isi.get("x-label", {})
        return forms.ChoiceField(choices=[(k, label.get(k, k)) for k in isi["enum"]], **umum)
    match isi["type"]:
        case "integer":
            return forms.IntegerField(min_value=isi.get("minimum"), max_value=isi.get("maximum"), **umum)
        case "boolean":
            return forms.BooleanField(label=umum["label"], required=False, help_text=umum["help_text"])
        case "string" if isi.get("format") == "date":
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **umum)
        case "array":
            umum["help_text"] = f"{umum['help_text']} Satu per baris.".strip()
            return forms.CharField(widget=forms.Textarea, max_length=60_000, **umum)
        case _:
            return forms.CharField(max_length=isi.get("maxLength", 400), **umum)


def _kumpulkan(skema: Skema, bersih: Mapping[str, Any], awalan: str) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for nama, isi in skema["properties"].items():
        if isi["type"] == "object" and "properties" in isi:
            hasil[nama] = _kumpulkan(isi, bersih, f"{awalan}{nama}.")
        else:
            nilai = _nilai(isi, bersih.get(awalan + nama))
            if nilai is not None:
                hasil[nama] = nilai
    return hasil


def _nilai(isi: Skema, nilai: Any) -> Any:
    if nilai is None or nilai == "":
        return None
    if isinstance(nilai, date):
        return nilai.isoformat()
    if isi["type"] == "array":
        return [baris.strip() for baris in nilai.splitlines() if baris.strip()]
    return nilai


def _rata(contoh: Mapping[str, Any], awalan: str = "") -> Iterator[tuple[str, Any]]:
    for nama, nilai in contoh.items():
        if isinstance(nilai, Mapping):
            yield from _rata(nilai, f"{awalan}{nama}.")
        else:
            yield awalan + nama, "\n".join(map(str, nilai)) if isinstance(nilai, list) else nilai
