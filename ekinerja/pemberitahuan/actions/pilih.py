"""What a person chooses."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.models import Pengiriman, PilihanKabar

KOLOM = (
    "irama", "jam_ringkasan", "hari_ringkasan", "tenang", "tenang_mulai", "tenang_sampai", "tenang_libur", "jeda_sampai",
)  # fmt: skip


def pilihan_milik(pegawai: Pegawai) -> PilihanKabar:
    """The row to change, locked; made with the defaults at the first change. Inside a transaction."""
    PilihanKabar.objects.get_or_create(pegawai=pegawai)
    return PilihanKabar.objects.select_for_update().get(pegawai=pegawai)


@transaction.atomic
def simpan_pilihan(pegawai: Pegawai, *, saluran: Mapping[str, bool], waktu: Mapping[str, Any], pada: datetime) -> bool:
    """Store switches ("SUREL:TIM" -> on) and times; True when anything changed. What waits is looked at anew."""
    pilihan = pilihan_milik(pegawai)
    baru = {**{k: getattr(pilihan, k) for k in KOLOM}, **waktu}
    beda = {k: (_teks(getattr(pilihan, k)), _teks(v)) for k, v in baru.items() if getattr(pilihan, k) != v}
    gabungan = {**pilihan.saluran, **saluran}
    beda |= {k: (_teks(pilihan.saluran.get(k)), _teks(v)) for k, v in gabungan.items() if pilihan.saluran.get(k) != v}
    if not beda:
        return False
    PilihanKabar.objects.filter(pk=pilihan.pk).update(saluran=gabungan, **baru)
    segarkan(pegawai, pada)
    catat("pemberitahuan.diatur", pegawai, oleh=pegawai, perubahan=beda)
    return True


def segarkan(pegawai: Pegawai, pada: datetime) -> None:
    """What was put off is due for another look: the worker applies the new choice."""
    tunda = Pengiriman.objects.filter(pegawai=pegawai, keadaan=Pengiriman.Keadaan.DITUNDA)
    tunda.update(coba_lagi_pada=pada)


def _teks(nilai: Any) -> str | None:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return None if nilai is None else str(nilai)
