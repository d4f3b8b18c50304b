"""Forms of proposals. A person or unit is found by a few letters and chosen from the list the page shows."""

from typing import Any

from django import forms

from ekinerja.inti.isian import TautanField, TeksField
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perbaikan.actions import IsianAtasan
from ekinerja.perbaikan.actions.terapkan import ATASAN, DELEGASI, SUSUNAN
from ekinerja.perbaikan.fakta import BERPILIHAN, BERTANGGAL, TANYA
from ekinerja.perbaikan.models import Fakta
from ekinerja.perbaikan.pilihan import Calon, ambil, cari_orang, cari_unit

PEMILIH: dict[str, tuple[type[Any], str]] = {
    Fakta.ATASAN: (Pegawai, "Ketik nama atau NIP, sedikitnya tiga huruf."),
    Fakta.UNIT: (UnitKerja, "Ketik nama unit, sedikitnya tiga huruf."),
}
MAKS_KETERANGAN = 300


def _tanggal(label: str, ket: str, *, wajib: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label, required=wajib, help_text=ket, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Pilih tanggal yang ada di kalender.", "required": f"Isi {label.lower()}."},
    )  # fmt: skip


def _keterangan(label: str, ket: str = "", **kata: Any) -> TeksField:
    return TeksField(
        label=label, help_text=ket, max_length=MAKS_KETERANGAN, widget=forms.Textarea,
        error_messages={
            "required": "Tulis satu kalimat; pengusul membacanya.",
            "max_length": f"Ringkas menjadi paling banyak {MAKS_KETERANGAN} huruf.",
        }, **kata,
    )  # fmt: skip


class PemilihMixin(forms.Form):
    """Adds a search field and, from what it finds, the choice. `calon_awal` are offered before anything is typed."""

    def siapkan_pemilih(self, fakta: str, pegawai: Pegawai, calon_awal: list[Calon]) -> None:
        self.model, ket = PEMILIH[fakta]
        kata = str((self.data.get("cari_pilih") if self.is_bound else "") or "").strip()[:80]
        ditemukan = cari_orang(kata, kecuali=pegawai) if self.model is Pegawai else cari_unit(kata)
        self.calon = list(dict.fromkeys([*calon_awal, *ditemukan]))
        self.kata = kata
        self.fields["cari_pilih"] = TeksField(label="Cari", required=False, max_length=80, help_text=ket)
        self.fields["pilih"] = TeksField(label="Pilihan", required=False, max_length=40)

    def dipilih(self) -> Any:
        """The chosen person or unit, or None."""
        return ambil(self.model, self.cleaned_data.get("pilih", ""))


class UsulForm(PemilihMixin):
    """Which fields there are depends on the fact."""

    def __init__(self, *args: Any, fakta: str, pegawai: Pegawai, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fakta = fakta
        if fakta in PEMILIH:
            self.siapkan_pemilih(fakta, pegawai, [])
        self.fields["seharusnya"] = self._seharusnya()
        if fakta in BERTANGGAL:
            self.fields["sejak"] = _tanggal("Sejak kapan seharusnya begitu?", "Kosongkan bila tidak tahu.")
        self.fields["alasan"] = TeksField(
            label="Apa yang keliru, dan dari mana Anda tahu?", max_length=1000, min_length=10, widget=forms.Textarea,
            help_text="Misalnya nomor dan tanggal SK. Jangan tulis NIK atau alamat.",
            error_messages={
                "required": "Tulis apa yang keliru; satu kalimat sudah cukup.",
                "min_length": "Tulis sedikitnya sepuluh huruf supaya dapat diperiksa.",
                "max_length": "Ringkas menjadi paling banyak 1.000 huruf.",
            },
        )  # fmt: skip
        self.fields["foto"] = forms.FileField(
            label="Foto atau PDF bukti", required=False, help_text="Paling besar 5 MB.",
            error_messages={"empty": "Berkas ini kosong."},
        )  # fmt: skip
        self.fields["tautan"] = TautanField(label="atau tautan bukti")

    def _seharusnya(self) -> forms.Field:
        if pilihan := BERPILIHAN.get(self.fakta):
            return forms.ChoiceField(
                label=TANYA[self.fakta], choices=[("", "Pilih"), *((label, label) for _, label in pilihan)],
                error_messages={"required": "Pilih yang benar.", "invalid_choice": "Pilih salah satu yang tersedia."},
            )  # fmt: skip
        pemilih = self.fakta in PEMILIH
        return TeksField(
            label="Tidak ada di daftar? Tulis di sini" if pemilih else TANYA[self.fakta], required=not pemilih,
            max_length=200, error_messages={
                "required": "Tulis yang benar.", "max_length": "Ringkas menjadi paling banyak 200 huruf.",
            },
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if self.fakta in PEMILIH:
            self.cleaned_data["objek"] = objek = self.dipilih()
            if objek is None and not isi.get("seharusnya"):
                self.add_error("cari_pilih", "Cari lalu pilih yang benar, atau tulis di kotak di bawahnya.")
        if isi.get("sejak") and isi["sejak"] > hari_ini():
            self.add_error("sejak", "Hari itu belum tiba. Usulkan sesudah berlaku.")
        return isi


class PutusForm(forms.Form):
    """What a handler does without changing data here."""

    langkah = forms.ChoiceField(
        label="Langkah", widget=forms.RadioSelect,
        error_messages={"required": "Pilih langkahnya.", "invalid_choice": "Pilih langkah yang tersedia."},
    )  # fmt: skip
    keterangan = _keterangan("Kalimat untuk pengusul", "Siapa membaca apa: pengusul dan admin.", required=False)

    def __init__(self, *args: Any, langkah: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["langkah"].choices = langkah  # type: ignore[attr-defined]


class TerapkanForm(PemilihMixin):
    """Who appraises this person, from which day, on what ground."""

    cara = forms.ChoiceField(
        label="Penetapan", widget=forms.RadioSelect,
        error_messages={"required": "Pilih caranya.", "invalid_choice": "Pilih cara yang tersedia bagi Anda."},
    )  # fmt: skip
    sejak = _tanggal("Sejak", "Hari pertama berlaku. Kosongkan bila sejak awal penugasannya di unit ini.")
    nomor = TeksField(label="Nomor surat delegasi", required=False, max_length=80)
    tanggal = _tanggal("Tanggal surat", "")
    sampai = _tanggal("Delegasi sampai", "")
    keterangan = _keterangan("Dasar penetapan", "Misalnya nomor SK. Pengusul membacanya.")

    def __init__(self, *args: Any, pegawai: Pegawai, calon: list[Calon], delegasi: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.siapkan_pemilih(Fakta.ATASAN, pegawai, calon)
        cara = [(ATASAN, "Atasan langsung yang dipilih"), (SUSUNAN, "Ikuti pimpinan menurut susunan unit")]
        if delegasi:
            cara.append((DELEGASI, "Delegasi dengan surat"))
        else:
            for nama in ("nomor", "tanggal", "sampai"):
                del self.fields[nama]
        self.fields["cara"].choices = cara  # type: ignore[attr-defined]

    def isian(self) -> IsianAtasan:
        isi = self.cleaned_data
        return IsianAtasan(
            cara=isi["cara"],
            orang=self.dipilih(),
            sejak=isi["sejak"],
            keterangan=isi["keterangan"],
            nomor=isi.get("nomor", ""),
            tanggal=isi.get("tanggal"),
            sampai=isi.get("sampai"),
        )


class SebabForm(forms.Form):
    """One sentence: why opened again, what was done."""

    keterangan = _keterangan("Mengapa?", min_length=5)
