"""Writing a checked file of attendance: a few statements per 500 days."""

import hashlib
from typing import Any

from django.db import transaction

from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.jejak import catat_masal
from ekinerja.inti.kanonik import kanonik
from ekinerja.presensi.importers.periksa import Hari
from ekinerja.presensi.models import Presensi

POTONG = 500


@transaction.atomic
def terapkan(rencana: list[Hari], *, oleh: Any, kemajuan: Kemajuan) -> None:
    """Write in one order, so that two files at once never wait for each other in a ring. Corrections are not touched."""
    if not rencana:
        return
    urut = sorted(rencana, key=lambda h: (h.pegawai, h.tanggal))
    for n in range(0, len(urut), POTONG):
        Presensi.objects.bulk_create(
            [
                Presensi(pegawai_id=h.pegawai, tanggal=h.tanggal, masuk=h.masuk, pulang=h.pulang, kode=h.kode)
                for h in urut[n : n + POTONG]
            ],
            update_conflicts=True,
            unique_fields=["pegawai", "tanggal"],
            update_fields=["masuk", "pulang", "kode"],
        )
        kemajuan(min(n + POTONG, len(urut)), len(urut), "Menyimpan")
    isi = [[h.pegawai, h.tanggal.isoformat(), str(h.masuk or ""), str(h.pulang or ""), h.kode] for h in urut]
    catat_masal("presensi.Presensi", len(isi), hashlib.sha256(kanonik(isi).encode()).hexdigest(), oleh=oleh)
