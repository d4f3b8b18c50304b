"""Forms of the pengelola kinerja on somebody's SKP. Sizes and reasons are checked again by the verbs."""

from typing import Any

from django import forms

from ekinerja.aturan.skp import Aspek, FormulirSkp, Perspektif
from ekinerja.inti.kanonik import baku
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.forms import PegawaiField, UnitField
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.actions.betulkan import IsianPotret
from ekinerja.skp.actions.status import PANJANG_CATATAN, PANJANG_SEBAB
from ekinerja.skp.masukan import MAKS_RUMUSAN, MAKS_TARGET
from ekinerja.skp.models import JenisTarget, Rhk, Skp
from ekinerja.skp.target import berupa_tanggal, urai


def _tanggal(label: str, ket: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=ket,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Pilih tanggalnya.", "invalid": "Pilih tanggal yang ada di kalender."},
    )


def _alasan(label: str, ket: str, panjang: int = PANJANG_CATATAN, **lagi: Any) -> forms.CharField:
    galat = {"required": "Tulis alasannya; ikut tercatat.", "max_length": f"Paling panjang {panjang} huruf."}
    return forms.CharField(label=label, help_text=ket, max_length=panjang, error_messages=galat, **lagi)


class TetapkanForm(forms.Form):
    alasan = _alasan(
        "Alasan", "Dibaca pegawai, penilai, dan pimpinan unitnya; tersimpan dalam riwayat SKP.", widget=forms.Textarea
    )


class TutupForm(forms.Form):
    sampai = _tanggal("Hari terakhir SKP ini", "Pada mutasi: sehari sebelum jabatan baru. Paling jauh hari ini.")
    sebab = _alasan("Sebab", "Misalnya: Mutasi ke Dinas Sosial, SK 821/15/2026. Tampil di SKP.", PANJANG_SEBAB)

    def __init__(self, skp: Skp, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"sampai": min(hari_ini(), skp.sampai)}, **kwargs)
        batas = {"min": skp.mulai.isoformat(), "max": min(hari_ini(), skp.sampai).isoformat()}
        self.fields["sampai"].widget.attrs |= batas


class PotretForm(forms.Form):
    penilai = PegawaiField(label="Pejabat penilai")
    atasan_penilai = PegawaiField(
        label="Atasan pejabat penilai", required=False, help_text="NIP atau nama. Kosongkan bila tidak ada."
    )
    unit = UnitField(label="Unit kerja pegawai")
    jabatan = forms.CharField(
        label="Jabatan pegawai", max_length=160, error_messages={"required": "Tulis nama jabatannya."}
    )
    tanggal = _tanggal(
        "Data kepegawaian per tanggal", "Nama, pangkat, dan jabatan para penilai diambil dari keadaan hari itu."
    )
    alasan = _alasan("Alasan", "Dibaca pegawai dan tersimpan dalam riwayat SKP.", widget=forms.Textarea)

    def __init__(self, skp: Skp, *args: Any, **kwargs: Any) -> None:
        awal = {
            "penilai": _sebut(skp.penilai),
            "atasan_penilai": _sebut(skp.atasan_penilai),
            "unit": f"{skp.unit.nama} ({skp.unit.kode})",
            "jabatan": skp.potret["pegawai"]["jabatan"],
            "tanggal": min(max(hari_ini(), skp.mulai), skp.sampai),
        }
        super().__init__(*args, initial=awal, **kwargs)
        self.fields["tanggal"].widget.attrs |= {"min": skp.mulai.isoformat(), "max": skp.sampai.isoformat()}

    def isian(self) -> IsianPotret:
        """What was filled in, for the verb."""
        d = self.cleaned_data
        return IsianPotret(d["tanggal"], d["penilai"], d["atasan_penilai"], d["unit"], d["jabatan"].strip())


def _sebut(pegawai: Pegawai | None) -> str:
    """As `PegawaiField` reads a person without doubt: name and NIP, else the name."""
    if pegawai is None:
        return ""
    return f"{pegawai.nama} ({pegawai.nip})" if pegawai.nip else pegawai.nama


_WAJIB = {"required": "Bagian ini perlu diisi."}


class PustakaForm(forms.Form):
    judul = forms.CharField(
        label="Judul templat",
        max_length=160,
        help_text="Misalnya: Pranata Komputer Ahli Muda, pengelolaan data.",
        error_messages={**_WAJIB, "max_length": "Paling panjang 160 huruf."},
    )
    jabatan = forms.CharField(
        label="Untuk jabatan",
        max_length=160,
        required=False,
        help_text="Ditulis seperti di data jabatan. Kosongkan bila cocok untuk semua.",
    )
    formulir = forms.ChoiceField(
        label="Formulir SKP", choices=FormulirSkp.pilihan(), initial=FormulirSkp.JA_JF, error_messages=_WAJIB
    )


class BarisPustakaForm(forms.Form):
    """One RHK with up to three indicators."""

    jenis = forms.ChoiceField(label="Jenis hasil kerja", choices=Rhk.Jenis.choices)
    teks = forms.CharField(
        label="Rencana hasil kerja",
        max_length=MAKS_RUMUSAN,
        widget=forms.Textarea,
        error_messages={**_WAJIB, "max_length": f"Paling panjang {MAKS_RUMUSAN} huruf."},
    )
    perspektif = forms.ChoiceField(
        label="Perspektif (formulir JPT)", required=False, choices=[("", "Tidak dipakai"), *Perspektif.pilihan()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in BARIS_INDIKATOR:
            self.fields[f"ukuran_{n}"] = forms.CharField(
                label=f"Indikator {n}", max_length=MAKS_RUMUSAN, required=n == 1, error_messages=_WAJIB
            )
            self.fields[f"aspek_{n}"] = forms.ChoiceField(
                label=f"Aspek indikator {n}", required=False, choices=[("", "Pilih"), *Aspek.pilihan()]
            )
            self.fields[f"target_{n}"] = forms.CharField(
                label=f"Target indikator {n}",
                max_length=MAKS_TARGET,
                required=False,
                help_text="Misalnya 95 % atau 12 laporan.",
            )

    def isi(self) -> dict[str, Any]:
        """The row as a template keeps it."""
        d = self.cleaned_data
        semua = [_indikator(d, n) for n in BARIS_INDIKATOR if d.get(f"ukuran_{n}")]
        return {"jenis": d["jenis"], "teks": d["teks"].strip(), "perspektif": d["perspektif"], "indikator": semua}


BARIS_INDIKATOR = (1, 2, 3)


def _indikator(d: dict[str, Any], n: int) -> dict[str, Any]:
    target = d[f"target_{n}"].strip()
    nilai, satuan = urai(target)
    jenis = JenisTarget.AKUMULASI
    if berupa_tanggal(target):
        jenis = JenisTarget.TANGGAL
    elif satuan.startswith("%"):
        jenis = JenisTarget.TRAJECTORY
    return {
        "aspek": d[f"aspek_{n}"],
        "teks": d[f"ukuran_{n}"].strip(),
        "target": target,
        "nilai": baku(nilai),
        "satuan": satuan,
        "jenis_target": jenis.value,
        "rencana_aksi": [],
    }
