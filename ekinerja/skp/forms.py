"""Forms of the pengelola kinerja on somebody's SKP. Sizes and reasons are checked again by the verbs."""

from typing import Any

from django import forms

from ekinerja.aturan.skp import Aspek, FormulirSkp, Perspektif
from ekinerja.inti.dokumen.tanda import dengan_pena
from ekinerja.inti.kanonik import baku
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.forms import PegawaiField, UnitField
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.skp.actions.betulkan import IsianPotret
from ekinerja.skp.actions.status import PANJANG_CATATAN, PANJANG_SEBAB
from ekinerja.skp.masukan import MAKS_RUMUSAN, MAKS_TARGET
from ekinerja.skp.models import JenisTarget, Rhk, Skp
from ekinerja.skp.tampilan import BULAN_MERENCANA
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


class BukaTutupForm(forms.Form):
    alasan = _alasan(
        "Alasan",
        "Misalnya: mutasi keliru tercatat dan sudah dibetulkan. Dibaca pegawai dan penilainya.",
        widget=forms.Textarea,
    )


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


class PaketForm(forms.Form):
    """Which SKPs to print together. `jalur`: paths of the units this person may choose from, with all below them."""

    unit = forms.TypedChoiceField(
        label="Unit kerja",
        help_text="Termasuk semua unit di bawahnya.",
        error_messages={"required": "Pilih unitnya.", "invalid_choice": "Pilih unit dari daftar."},
    )
    tahun = forms.TypedChoiceField(
        label="Tahun SKP",
        coerce=int,
        error_messages={"required": "Pilih tahunnya.", "invalid_choice": "Pilih tahun dari daftar."},
    )
    pena = forms.BooleanField(
        label="Sediakan ruang tanda tangan basah",
        required=False,
        help_text="Persetujuan elektronik tetap tercetak di atasnya.",
    )

    def __init__(
        self, jalur: list[str], *args: Any, awal_unit: str | None = None, awal_tahun: int | None = None, **kwargs: Any
    ) -> None:
        unit = UnitKerja.objects.di_bawah_salah_satu(jalur).filter(aktif=True).order_by("jalur")
        self._unit = {str(u.id_publik): u for u in unit}
        tahun = tahun_tercetak()
        awal = {
            "unit": awal_unit if awal_unit in self._unit else next(iter(self._unit), None),
            "tahun": awal_tahun if awal_tahun in tahun else hari_ini().year,
            "pena": dengan_pena(None),
        }
        super().__init__(*args, initial=awal, **kwargs)
        dasar = min((u.jalur.count("/") for u in self._unit.values()), default=0)
        pilihan = [(k, "\u2003" * (u.jalur.count("/") - dasar) + u.nama) for k, u in self._unit.items()]
        medan: Any = self.fields
        medan["unit"].choices = pilihan
        medan["unit"].coerce = self._unit.get
        medan["tahun"].choices = [(t, str(t)) for t in tahun]


def tahun_tercetak() -> list[int]:
    """Years to print: the next one from November on, this one, the two before."""
    kini = hari_ini()
    return [*([kini.year + 1] if kini.month >= BULAN_MERENCANA else []), kini.year, kini.year - 1, kini.year - 2]


class LembarForm(forms.Form):
    berkas = forms.FileField(
        label="Lembar yang sudah diubah", help_text="Berkas .xlsx yang diunduh dari halaman ini; paling besar 50 MB.",
        error_messages={"required": "Pilih berkasnya dulu.", "empty": "Berkas ini kosong."},
    )  # fmt: skip


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
