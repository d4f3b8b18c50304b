"""Changing a dated setting: from a day on, with its ground, in the trail."""

from datetime import date
from typing import Any

from django.db import transaction

from ekinerja.dasbor.setelan import Tentang
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.pengaturan import atur_setelan, setelan
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import boleh_mengatur_peran

HANYA_PENGATUR = "Setelan diubah oleh admin BKPSDM atau admin sistem."


@transaction.atomic
def ubah_setelan(t: Tentang, nilai: Any, *, mulai: date, dasar: str, oleh: Pegawai) -> None:
    """The value counts from that day; what was decided before keeps the one of its day.

    Raises AturanDilanggar: 403 without the role, 400 for a day that is over or a value out of bounds, 409 when it is so already.
    """
    if not boleh_mengatur_peran(oleh):
        raise AturanDilanggar(HANYA_PENGATUR, status=403)
    if t.halaman:
        raise AturanDilanggar(f"{t.judul} diatur di halamannya sendiri.")
    if mulai < hari_ini():
        raise AturanDilanggar("Yang sudah lewat tidak diubah. Pilih hari ini atau sesudahnya.", status=400)
    if not sah(t, nilai):
        raise AturanDilanggar(f"Nilai untuk “{t.judul}” di luar yang diperbolehkan. Periksa lagi.", status=400)
    lama = setelan(t.kunci, t.bawaan, pada=mulai)
    if lama == nilai:
        raise AturanDilanggar(f"{t.judul} pada {tanggal(mulai)} memang sudah {t.sebut(nilai)}.")
    atur_setelan(t.kunci, nilai, berlaku_mulai=mulai)
    perubahan = {t.judul: (t.sebut(lama), t.sebut(nilai)), "Berlaku mulai": (None, mulai), "Dasar": (None, dasar)}
    catat("setelan.diubah", "inti.Setelan", oleh=oleh, perubahan=perubahan)


def sah(t: Tentang, nilai: Any) -> bool:
    """Is this a value the setting may have?"""
    if t.kamus:
        return isinstance(nilai, dict) and all(k and v in t.pilihan for k, v in nilai.items())
    if t.banyak:
        return isinstance(nilai, list) and all(x in t.pilihan for x in nilai)
    if t.pilihan:
        return nilai in t.pilihan
    if t.isian:
        return isinstance(nilai, dict) and nilai.keys() == t.isian.keys() and all(_dalam(t, v) for v in nilai.values())
    return _dalam(t, nilai)


def _dalam(t: Tentang, nilai: Any) -> bool:
    return type(nilai) is int and t.paling_kecil <= nilai <= t.paling_besar
