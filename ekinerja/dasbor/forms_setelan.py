"""The form of one setting: a figure, a choice, several choices, or several figures."""

from typing import Any

from django import forms

from ekinerja.dasbor.setelan import Tentang
from ekinerja.inti.isian import TeksField
from ekinerja.inti.waktu import hari_ini


class KamusField(TeksField):
    """Lines `word = CODE`; cleans to a dict."""

    widget = forms.Textarea

    def __init__(self, *, pilihan: dict[str, str], **kwargs: Any) -> None:
        self._pilihan = pilihan
        super().__init__(
            max_length=2000, help_text=f"Satu baris satu ejaan: ejaan = kode. Kode: {', '.join(pilihan)}.", **kwargs
        )

    def clean(self, value: Any) -> Any:
        hasil = {}
        for baris in str(super().clean(value)).splitlines():
            kata, tanda, kode = (x.strip() for x in baris.partition("="))
            if not kata and not kode:
                continue
            if not tanda or not kata or kode.upper() not in self._pilihan:
                raise forms.ValidationError(
                    f"Baris “{baris.strip()[:60]}” tidak terbaca. Tulis seperti: pegawai tetap = PNS."
                )
            hasil[kata] = kode.upper()
        return hasil


class SetelanForm(forms.Form):
    mulai = forms.DateField(
        label="Berlaku mulai", help_text="Hari ini atau sesudahnya.", initial=hari_ini,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Pilih tanggal yang ada di kalender.", "required": "Isi hari mulainya."},
    )  # fmt: skip
    dasar = TeksField(
        label="Dasar perubahan", max_length=200, min_length=5, help_text="Misalnya nomor surat edaran, atau alasannya.",
        error_messages={"required": "Tulis dasarnya; ikut tercatat.", "min_length": "Tulis sedikitnya lima huruf."},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, t: Tentang, kini: Any, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.t = t
        isian = {
            f"nilai_{k}": (label, (kini if isinstance(kini, dict) else {}).get(k, t.bawaan[k]))
            for k, label in t.isian.items()
        }
        for nama, (label, awal) in isian.items():
            self.fields[nama] = self._angka(label.capitalize(), awal)
        if t.kamus:
            self.fields["nilai"] = KamusField(
                label=t.judul,
                pilihan=dict(t.pilihan),
                initial="\n".join(f"{k} = {v}" for k, v in (kini or {}).items()),
                required=False,
            )
        elif t.banyak:
            self.fields["nilai"] = forms.MultipleChoiceField(
                label=t.judul,
                required=False,
                choices=list(t.pilihan.items()),
                initial=kini,
                widget=forms.CheckboxSelectMultiple,
            )
        elif t.pilihan:
            self.fields["nilai"] = forms.ChoiceField(
                label=t.judul, choices=list(t.pilihan.items()), initial=kini, widget=forms.RadioSelect,
                error_messages={"required": "Pilih salah satu.", "invalid_choice": "Pilih yang tersedia."},
            )  # fmt: skip
        elif not t.isian:
            self.fields["nilai"] = self._angka(f"Nilai baru ({t.satuan})", kini)
        self.order_fields([*(n for n in self.fields if n.startswith("nilai")), "mulai", "dasar"])

    def _angka(self, label: str, awal: Any) -> forms.IntegerField:
        batas = f"Antara {self.t.paling_kecil} dan {self.t.paling_besar}."
        return forms.IntegerField(
            label=label, min_value=self.t.paling_kecil, max_value=self.t.paling_besar, initial=awal, help_text=batas,
            error_messages={"required": "Isi angkanya.", "invalid": "Tulis angka bulat.", "min_value": batas, "max_value": batas},
        )  # fmt: skip

    def nilai(self) -> Any:
        if self.t.isian:
            return {k: self.cleaned_data[f"nilai_{k}"] for k in self.t.isian}
        return self.cleaned_data["nilai"]
