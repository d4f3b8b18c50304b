"""The form of a move. Unit and position are found by a few letters; nothing is written before the page of sentences."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q

from ekinerja.inti.isian import TeksField
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Jabatan, JenisJabatan, Pegawai, UnitKerja
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.perbaikan.isian_pindah import PPPK, IsianPindah, J
from ekinerja.perbaikan.models import Perpindahan
from ekinerja.perbaikan.pilihan import Calon, ambil, cari_unit
from ekinerja.perencanaan.cari import BANYAKNYA, SEDIKITNYA

JABATAN_BARU = [j for j in JenisJabatan.choices if j[0] not in (JenisJabatan.NEGARA, JenisJabatan.NON_ASN)]
# What is carried from the form to the page of sentences and back.
DIBAWA = (
    "jenis", "mulai", "sampai", "nomor", "tanggal", "pilih_unit", "pilih_jabatan", "jabatan_baru", "jenis_jabatan", "jenjang", "kepala",
)  # fmt: skip
TMT = {
    J.AKHIR_PPPK: "Hari pertama ia tidak lagi bekerja: sehari sesudah kontraknya berakhir.",
    J.PENSIUN: "Hari pertama pensiun. Hari kerjanya yang terakhir sehari sebelumnya.",
}


def jenis_tersedia(pegawai: Pegawai) -> list[tuple[str, str]]:
    """Kinds that fit this person's status."""
    tidak = {J.PNS} if pegawai.status != Pegawai.Status.CPNS else set()
    tidak |= {J.AKHIR_PPPK} if pegawai.status not in PPPK else {J.PENSIUN, J.MPP, J.CLTN}
    return [(str(j.value), str(j.label)) for j in J if j not in tidak]


def cari_jabatan(kata: str) -> list[Calon]:
    """Up to twelve positions: (public id, name, kind and jenjang). One query."""
    if len(kata) < SEDIKITNYA:
        return []
    baris = (
        Jabatan.objects.filter(Q(nama__icontains=kata))
        .exclude(jenis=JenisJabatan.NEGARA)
        .order_by("nama", "jenjang", "pk")
    )
    return [(str(j.id_publik), j.nama, sebut_jabatan(j)) for j in baris[:BANYAKNYA]]


def sebut_jabatan(j: Jabatan) -> str:
    """What tells two positions of one name apart."""
    kelas = f"kelas {j.kelas}" if j.kelas else ""
    return ", ".join(filter(None, (j.get_jenis_display(), j.jenjang, j.eselon, kelas)))


def _tanggal(label: str, ket: str = "", *, wajib: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, required=wajib, help_text=ket, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Pilih tanggal yang ada di kalender.", "required": f"Isi {label[:1].lower()}{label[1:]}."},
    )  # fmt: skip


class PindahForm(forms.Form):
    """Which fields there are follows the kind of move; `baru`: a position that nobody holds yet may be written."""

    jenis = forms.ChoiceField(widget=forms.HiddenInput, error_messages={"invalid_choice": "Pilih jenis yang tersedia."})
    mulai = _tanggal("Mulai berlaku (TMT)")
    nomor = TeksField(
        label="Nomor SK", max_length=80, error_messages={"required": "Tulis nomor SK-nya; ikut tercatat."}
    )
    tanggal = _tanggal("Tanggal SK")

    def __init__(
        self, ketikan: Mapping[str, Any], *, pegawai: Pegawai, jenis: str, baru: bool, periksa: bool, **kwargs: Any
    ) -> None:
        """`ketikan`: what was typed so far; without `periksa` it is shown again and nothing is complained of."""
        self.ketikan = ketikan
        awal = {k: ketikan.get(k) for k in ketikan}
        super().__init__(ketikan if periksa else None, initial={**awal, "jenis": jenis}, **kwargs)
        self.pegawai, self.kode = pegawai, jenis
        self.fields["jenis"].choices = jenis_tersedia(pegawai)  # type: ignore[attr-defined]
        self.fields["mulai"].help_text = TMT.get(J(jenis), "Hari pertama menurut SK-nya. Boleh hari yang belum tiba.")
        self.tugas = penugasan_pada(pegawai, hari_ini())
        self.bertugas = jenis in Perpindahan.BERTUGAS
        if jenis in Perpindahan.JEDA:
            self.fields["sampai"] = _tanggal("Sampai", "Kosongkan bila belum ditentukan.", wajib=False)
        self.pilih_unit = self.bertugas and (jenis != J.JABATAN or self.tugas is None)
        if self.pilih_unit:
            self._pemilih("unit", "Cari unit barunya", "Ketik nama unit, sedikitnya tiga huruf.", UnitKerja, cari_unit)
        if self.bertugas:
            self._pemilih(
                "jabatan", "Cari jabatan barunya", "Ketik nama jabatan, sedikitnya tiga huruf.", Jabatan, cari_jabatan
            )
            self.fields["kepala"] = forms.BooleanField(label="Memimpin unit itu", required=False)
        if self.bertugas and baru:
            self.fields["jabatan_baru"] = TeksField(label="Nama jabatan", required=False, max_length=160)
            self.fields["jenis_jabatan"] = forms.ChoiceField(
                label="Jenis jabatan", required=False, choices=[("", "Pilih"), *JABATAN_BARU]
            )
            self.fields["jenjang"] = TeksField(
                label="Jenjang", required=False, max_length=30, help_text="Misalnya Ahli Madya."
            )

    def _pemilih(self, nama: str, label: str, ket: str, model: Any, cari: Any) -> None:
        kata = str(self.ketikan.get(f"cari_{nama}") or "").strip()[:80]
        dipilih = ambil(model, str(self.ketikan.get(f"pilih_{nama}") or ""))
        tetap = (
            [(str(dipilih.id_publik), dipilih.nama, sebut_jabatan(dipilih) if model is Jabatan else "")]
            if dipilih
            else []
        )
        ada: list[Calon] = [*tetap, *(c for c in cari(kata) if not tetap or c[0] != tetap[0][0])]
        setattr(self, f"calon_{nama}", ada)
        setattr(self, f"kata_{nama}", kata)
        self.fields[f"cari_{nama}"] = TeksField(label=label, required=False, max_length=80, help_text=ket)
        self.fields[f"pilih_{nama}"] = TeksField(label="Pilihan", required=False, max_length=40)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not self.bertugas:
            return isi
        isi["unit"] = (
            ambil(UnitKerja, isi.get("pilih_unit") or "") if self.pilih_unit else self.tugas and self.tugas.unit
        )
        if isi["unit"] is None:
            self.add_error("cari_unit", "Cari unitnya, lalu pilih dari daftar yang muncul.")
        isi["jabatan"] = ambil(Jabatan, isi.get("pilih_jabatan") or "") or self._jabatan_baru(isi)
        if isi["jabatan"] is None and not self.errors.get("jenis_jabatan"):
            self.add_error("cari_jabatan", "Cari jabatannya, lalu pilih dari daftar yang muncul.")
        return isi

    def _jabatan_baru(self, isi: dict[str, Any]) -> Jabatan | None:
        """A position as written; the known one of the same words, else one that is stored with the move."""
        nama = isi.get("jabatan_baru") or ""
        if not nama:
            return None
        if not isi.get("jenis_jabatan"):
            self.add_error("jenis_jabatan", "Pilih jenis jabatannya.")
            return None
        sama = {"nama": nama, "jenis": isi["jenis_jabatan"], "jenjang": isi.get("jenjang") or "", "eselon": ""}
        return Jabatan.objects.filter(**sama).order_by("pk").first() or Jabatan(**sama)

    def isian(self) -> IsianPindah:
        isi = self.cleaned_data
        return IsianPindah(
            isi["jenis"], isi["mulai"], isi["nomor"], isi["tanggal"], isi.get("unit"), isi.get("jabatan"),
            kepala=bool(isi.get("kepala")), sampai=isi.get("sampai"),
        )  # fmt: skip

    def dibawa(self) -> list[tuple[str, str]]:
        """Name and value of what was typed, for hidden fields and for the address back to the form."""
        return [(n, v) for n in DIBAWA if n in self.fields and (v := str(self.ketikan.get(n) or ""))]


class BerkasPindahForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas SK", required=False, help_text="Pindaian SK: PDF, JPG, PNG, atau WebP, paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}), error_messages={"empty": "Berkas ini kosong."},
    )  # fmt: skip


class AlasanPindahForm(forms.Form):
    """Why a proposal is not recorded, or a record is taken back."""

    keterangan = TeksField(
        label="Alasan", max_length=300, min_length=5, widget=forms.Textarea,
        error_messages={"required": "Tulis alasannya; yang bersangkutan membacanya."},
    )  # fmt: skip
