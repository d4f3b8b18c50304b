"""Forms of the personnel office. People and units are typed: a NIP, a code, or enough of the name to be the only one."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from ekinerja.inti.impor import Pengimpor
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, Penugasan, Peran, UnitKerja

MAKS_SARAN = 5
# "Bidang Pendaftaran Penduduk (DUKCAPIL.B1)", "Ratna Pusadan (198011232005012905)": as lists and suggestions write them
_NAMA_KODE = re.compile(r"\(([^()]+)\)$")


class PegawaiField(forms.CharField):
    """Cleans to a Pegawai."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "NIP 18 angka, atau nama yang cukup lengkap.")
        super().__init__(max_length=120, error_messages={"required": "Tulis NIP atau nama pegawai."}, **kwargs)

    def clean(self, value: Any) -> Any:
        teks = " ".join(str(super().clean(value)).split())
        if not teks:
            return None
        kurung = _NAMA_KODE.search(teks)
        angka = (kurung[1] if kurung and kurung[1].isdecimal() else teks).replace(" ", "")
        if angka.isdecimal():
            return self._satu(Pegawai.objects.filter(nip=angka), teks)
        persis = list(Pegawai.objects.filter(nama__iexact=teks)[:2])
        return persis[0] if len(persis) == 1 else self._satu(Pegawai.objects.filter(nama__icontains=teks), teks)

    def _satu(self, kueri: Any, teks: str) -> Pegawai:
        calon = list(kueri.order_by("nama")[: MAKS_SARAN + 1])
        if not calon:
            raise ValidationError(f"Tidak ada pegawai “{teks}”. Periksa ejaan atau NIP-nya.")
        if len(calon) > 1:
            daftar = "; ".join(f"{p.nama} ({p.nip or 'tanpa NIP'})" for p in calon[:MAKS_SARAN])
            raise ValidationError(f"Lebih dari satu orang cocok: {daftar}. Tulis NIP-nya.")
        return calon[0]


class UnitField(forms.CharField):
    """Cleans to a UnitKerja."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Kode unit, atau nama yang cukup lengkap.")
        super().__init__(max_length=160, error_messages={"required": "Tulis kode atau nama unit."}, **kwargs)

    def clean(self, value: Any) -> Any:
        teks = " ".join(str(super().clean(value)).split())
        if not teks:
            return None
        if (cocok := _NAMA_KODE.search(teks)) and (unit := UnitKerja.objects.filter(kode__iexact=cocok[1]).first()):
            return unit
        calon = list(UnitKerja.objects.filter(Q(kode__iexact=teks) | Q(nama__iexact=teks))[:2])
        if len(calon) != 1:
            calon = list(UnitKerja.objects.filter(nama__icontains=teks).order_by("nama")[: MAKS_SARAN + 1])
        if not calon:
            raise ValidationError(f"Tidak ada unit “{teks}”. Periksa ejaannya, atau lihat halaman Unit kerja.")
        if len(calon) > 1:
            daftar = "; ".join(f"{u.nama} ({u.kode})" for u in calon[:MAKS_SARAN])
            raise ValidationError(f"Lebih dari satu unit cocok: {daftar}. Tulis kodenya.")
        return calon[0]


def _tgl(label: str, *, wajib: bool = True, ket: str = "", awal: Any = None) -> forms.DateField:
    """A day, with its sentence."""
    return forms.DateField(
        label=label, required=wajib, help_text=ket, initial=awal, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": f"Isi {label.lower()}.", "invalid": "Pilih tanggal yang ada di kalender."},
    )  # fmt: skip


class ImporForm(forms.Form):
    jenis = forms.ChoiceField(
        label="Isi berkas", widget=forms.RadioSelect, error_messages={"required": "Pilih isi berkasnya."}
    )
    berkas = forms.FileField(
        label="Berkas", help_text="Excel (xlsx), CSV, atau JSON, apa adanya dari aplikasi asalnya; paling besar 50 MB.",
        error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong."},
    )  # fmt: skip
    pada = _tgl("Keadaan data per tanggal", ket="Hari saat data diambil dari aplikasi asalnya.")

    def __init__(self, jenis: Sequence[Pengimpor], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kode = [p.jenis for p in jenis]
        self.fields["jenis"].choices = [(p.jenis, p.judul) for p in jenis]  # type: ignore[attr-defined]
        self.fields["jenis"].initial = "pegawai" if "pegawai" in kode else kode[0]
        self.fields["pada"].initial = hari_ini


class AtasanForm(forms.Form):
    atasan = PegawaiField(
        label="Atasan langsung", required=False, help_text="NIP atau nama. Kosongkan untuk mengikuti susunan unit."
    )
    sejak = _tgl(
        "Sejak", wajib=False, ket="Hari pertama ia menjadi atasan. Kosongkan bila sejak awal penugasannya di unit ini."
    )
    alasan = forms.CharField(
        label="Alasan", max_length=300, min_length=5, error_messages={"required": "Tulis alasannya; ikut tercatat."}
    )


class PimpinanForm(forms.Form):
    alasan = forms.CharField(
        label="Dasar penetapan", max_length=300, min_length=5, help_text="Misalnya nomor SK pengangkatan kepala sekolah.",
        error_messages={"required": "Tulis dasarnya; ikut tercatat.", "min_length": "Tulis sedikitnya lima huruf."},
    )  # fmt: skip


class DelegasiForm(forms.Form):
    nomor = forms.CharField(label="Nomor surat", max_length=80, error_messages={"required": "Tulis nomor suratnya."})
    tanggal = _tgl("Tanggal surat")
    penilai = PegawaiField(label="Yang menilai")
    unit = UnitField(
        label="Semua pegawai di unit",
        required=False,
        help_text="Kepala unitnya tidak termasuk. Isi ini atau satu orang di bawah.",
    )
    pegawai = PegawaiField(label="Atau satu orang", required=False)
    mulai = _tgl("Berlaku dari")
    sampai = _tgl("Sampai")
    keterangan = forms.CharField(label="Keterangan", max_length=200, required=False)
    berkas = forms.FileField(
        label="Berkas surat", required=False, help_text="Pindaian SK: PDF, JPG, PNG, atau WebP, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}), error_messages={"empty": "Berkas ini kosong."},
    )  # fmt: skip


class KedudukanForm(forms.Form):
    kedudukan = forms.ChoiceField(label="Kedudukan", choices=Pegawai.Kedudukan.pilihan())
    mulai = _tgl("Berlaku dari")
    sampai = _tgl("Sampai", wajib=False, ket="Kosongkan bila belum ditentukan.")
    nomor = forms.CharField(
        label="Nomor SK", max_length=80, error_messages={"required": "Tulis nomor SK-nya; ikut tercatat."}
    )


class PelaksanaForm(forms.Form):
    pegawai = PegawaiField(label="Pelaksana")
    unit = UnitField(label="Memimpin unit")
    jenis = forms.ChoiceField(
        label="Sebagai",
        widget=forms.RadioSelect,
        choices=[(j.value, j.label) for j in (Penugasan.Jenis.PLT, Penugasan.Jenis.PLH)],
    )
    nomor = forms.CharField(label="Nomor surat", max_length=80)
    tanggal = _tgl("Tanggal surat")
    mulai = _tgl("Berlaku dari")
    sampai = _tgl("Sampai", wajib=False, ket="Kosongkan bila belum ditentukan.")


class PeranForm(forms.Form):
    pegawai = PegawaiField(label="Pegawai")
    peran = forms.ChoiceField(label="Peran", choices=Peran.choices)
    unit = UnitField(
        label="Untuk unit", required=False, help_text="Kosongkan untuk seluruh instansi. Unit di bawahnya ikut."
    )
    mulai = _tgl("Berlaku dari")
    sampai = _tgl("Sampai", wajib=False, ket="Kosongkan bila belum ditentukan.")
    dasar = forms.CharField(label="Dasar (nomor SK)", max_length=160, required=False)
