"""A form drawn from the JSON Schema of a rule, and what was typed turned back into the rule's input."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

Skema = Mapping[str, Any]

WAJIB = {"required": "Bagian ini perlu diisi."}
TANGGAL = {**WAJIB, "invalid": "Pilih tanggal yang ada di kalender, misalnya 12 Januari 2026."}
PILIHAN = {**WAJIB, "invalid_choice": "Pilih salah satu dari daftar."}
BILANGAN = {
    **WAJIB,
    "invalid": "Tulis bilangan bulat tanpa titik atau koma, misalnya 14.",
    "min_value": "Paling kecil %(limit_value)s.",
    "max_value": "Paling besar %(limit_value)s.",
}

# A text that may be longer than this is typed into a box of several lines.
KALIMAT = 400


def susun_form(skema: Skema, data: QueryDict | None, contoh: Mapping[str, Any]) -> forms.Form:
    """Form with one field per leaf of the schema; nested objects use `a.b`. Filled with the example when unbound."""
    form = forms.Form(data, initial=dict(_rata(contoh, skema)))
    form.fields = {
        **dict(_medan(skema)),
        "pada": forms.DateField(
            label="Menurut aturan yang berlaku pada",
            required=False,
            help_text="Kosongkan untuk aturan pada tanggal kejadiannya, atau hari ini.",
            widget=forms.DateInput(attrs={"type": "date"}),
            error_messages=TANGGAL,
        ),
    }
    return form


def baca_form(skema: Skema, bersih: Mapping[str, Any]) -> dict[str, Any]:
    """Input of the rule from cleaned form data; empty optional values are left out."""
    return _kumpulkan(skema, bersih, "")


def medan_galat(form: forms.Form, medan: str) -> str | None:
    """The form field a complaint of the rule belongs to: `libur[0]` stands in the field `libur`."""
    nama = medan.split("[", 1)[0]
    return nama if nama in form.fields else None


def sebutan_galat(medan: str) -> str:
    """Where in a list the complaint points to, in words: `masa[1].mulai` is “Baris 2, mulai: ”."""
    cocok = re.fullmatch(r"[^\[]+\[(\d+)\](?:\.(.+))?", medan)
    if cocok is None:
        return ""
    return f"Baris {int(cocok[1]) + 1}" + (f", {cocok[2]}" if cocok[2] else "") + ": "


def _medan(skema: Skema, awalan: str = "", induk: str = "") -> Iterator[tuple[str, forms.Field]]:
    wajib = set(skema.get("required", ()))
    for nama, isi in skema["properties"].items():
        if isi["type"] == "object" and "properties" in isi:
            yield from _medan(isi, f"{awalan}{nama}.", isi.get("title", ""))
        else:
            yield awalan + nama, _satu(isi, nama in wajib, induk)


def _satu(isi: Skema, wajib: bool, induk: str) -> forms.Field:
    judul = isi.get("title", "")
    umum: dict[str, Any] = {
        "label": f"{induk}: {judul}" if induk else judul,
        "required": wajib,
        "help_text": isi.get("description", ""),
        "error_messages": WAJIB,
    }
    if "enum" in isi:
        label = isi.get("x-label", {})
        pilihan = [(k, label.get(k, k)) for k in isi["enum"]]
        kosong = [] if wajib else [("", "Tidak diisi")]
        return forms.ChoiceField(choices=kosong + pilihan, **umum | {"error_messages": PILIHAN})
    match isi["type"]:
        case "integer":
            batas = {"min_value": isi.get("minimum"), "max_value": isi.get("maximum")}
            return forms.IntegerField(**batas, **umum | {"error_messages": BILANGAN})
        case "boolean":
            return forms.BooleanField(**umum | {"required": False})
        case "string" if isi.get("format") == "date":
            widget = forms.DateInput(attrs={"type": "date"})
            return forms.DateField(widget=widget, **umum | {"error_messages": TANGGAL})
        case "array":
            umum["help_text"] = f"{umum['help_text']} {_bentuk_baris(isi['items'])}".strip()
            return forms.CharField(widget=forms.Textarea, max_length=60_000, **umum)
        case _:
            panjang = isi.get("maxLength", 400)
            kotak = forms.Textarea if panjang > KALIMAT else forms.TextInput
            return forms.CharField(max_length=panjang, widget=kotak, **umum)


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
        baris = [b.strip() for b in nilai.splitlines() if b.strip()]
        return [_objek(isi["items"], b) for b in baris] if isi["items"]["type"] == "object" else baris
    return nilai


def _bentuk_baris(butir: Skema) -> str:
    """How one line of a list is typed: a value, or the parts of an object with semicolons between."""
    if butir["type"] != "object":
        return "Satu per baris."
    wajib = butir.get("required", ())
    judul = [s["title"] + ("" if n in wajib else " (boleh kosong)") for n, s in butir["properties"].items()]
    pilihan = [f"{s['title']}: {', '.join(s['enum'])}." for s in butir["properties"].values() if "enum" in s]
    return " ".join([f"Satu per baris, dipisah titik koma: {'; '.join(judul)}.", *pilihan])


def _objek(butir: Skema, baris: str) -> dict[str, Any]:
    """One line as an object; parts beyond the last known one are kept, so that the rule can complain about them."""
    nama, bagian = list(butir["properties"]), [b.strip() for b in baris.split(";")]
    nama += [f"bagian ke-{n}" for n in range(len(nama) + 1, len(bagian) + 1)]
    return {n: _tipe(butir["properties"].get(n), b) for n, b in zip(nama, bagian, strict=False) if b}


def _tipe(isi: Skema | None, teks: str) -> Any:
    """Numbers as numbers; everything else stays as typed and is checked by the rule."""
    return int(teks) if isi and isi["type"] == "integer" and teks.isascii() and teks.isdigit() else teks


def _rata(contoh: Mapping[str, Any], skema: Skema, awalan: str = "") -> Iterator[tuple[str, Any]]:
    for nama, nilai in contoh.items():
        isi = skema["properties"][nama]
        if isinstance(nilai, Mapping):
            yield from _rata(nilai, isi, f"{awalan}{nama}.")
        elif isinstance(nilai, list):
            yield awalan + nama, "\n".join(_tulis(isi["items"], b) for b in nilai)
        else:
            yield awalan + nama, nilai


def _tulis(butir: Skema, nilai: Any) -> str:
    """One entry of a list as it is typed."""
    if butir["type"] != "object":
        return str(nilai)
    return "; ".join(str(nilai.get(n, "")) for n in butir["properties"]).rstrip("; ")
