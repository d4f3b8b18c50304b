"""Finding the right superior or unit by a few letters: names, positions and units, nothing else."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.perencanaan.cari import BANYAKNYA, SEDIKITNYA, cari_pegawai

Calon = tuple[str, str, str]


def cari_orang(kata: str, *, kecuali: Pegawai) -> list[Calon]:
    """Up to twelve people: (public id, name, position and unit). One query."""
    baris = cari_pegawai(kata, kecuali=[kecuali.pk])
    return [
        (str(b["pegawai__id_publik"]), b["pegawai__nama"], f"{b['jabatan__nama']}, {b['unit__nama']}") for b in baris
    ]


def cari_unit(kata: str) -> list[Calon]:
    """Up to twelve units in use: (public id, name, unit above). One query."""
    if len(kata) < SEDIKITNYA:
        return []
    cocok = UnitKerja.objects.filter(Q(nama__icontains=kata) | Q(kode__iexact=kata), aktif=True).order_by("nama", "pk")
    baris = cocok.values_list("id_publik", "nama", "induk__nama")[:BANYAKNYA]
    return [(str(i), nama, f"di bawah {induk}" if induk else "") for i, nama, induk in baris]


def calon_orang(orang: Pegawai | None) -> list[Calon]:
    """The one who was proposed, as a choice to keep."""
    if orang is None:
        return []
    tugas = penugasan_pada(orang, hari_ini())
    return [(str(orang.id_publik), orang.nama, f"{tugas.jabatan.nama}, {tugas.unit.nama}" if tugas else "")]


def ambil(model: type[Any], nilai: str) -> Any:
    """The chosen row, or None for none or an unknown id."""
    try:
        return model.objects.filter(id_publik=UUID(nilai)).first()
    except ValueError:
        return None
