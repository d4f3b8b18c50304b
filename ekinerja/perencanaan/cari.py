"""Finding a colleague anywhere in the city by name or NIP: name, position and unit, nothing else."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Penugasan

SEDIKITNYA, BANYAKNYA = 3, 12


def cari_pegawai(kata: str, *, kecuali: Collection[int] = ()) -> list[dict[str, Any]]:
    """Up to twelve people; nothing for less than three letters."""
    if len(kata) < SEDIKITNYA:
        return []
    tugas = Penugasan.objects.filter(berlaku(hari_ini()), jenis=Penugasan.Jenis.DEFINITIF)
    cocok = Q(pegawai__nama__icontains=kata) | Q(pegawai__nip__startswith=kata.replace(" ", ""))
    kolom = ("pegawai__id_publik", "pegawai__nama", "jabatan__nama", "unit__nama")
    return list(tugas.filter(cocok).exclude(pegawai__in=kecuali).order_by("pegawai__nama").values(*kolom)[:BANYAKNYA])
