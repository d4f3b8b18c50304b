"""Read and unread: the person's own order, so it is not in the trail."""

from datetime import datetime

from django.db import transaction

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.models import Pemberitahuan


@transaction.atomic
def tandai(baris: Pemberitahuan, *, dibaca: bool, pada: datetime) -> None:
    """Read or unread. What was marked unread by hand stays by itself: nothing is counted into it any more."""
    sendiri = Pemberitahuan.objects.filter(pk=baris.pk)
    if dibaca:
        sendiri.filter(dibaca_pada=None).update(dibaca_pada=pada)
    else:
        sendiri.exclude(dibaca_pada=None).update(dibaca_pada=None, gabung="")


@transaction.atomic
def baca_semua(pegawai: Pegawai, *, kode: list[str] | None, pada: datetime) -> int:
    """Everything unread, or of these kinds; returns how many."""
    kueri = Pemberitahuan.objects.filter(pegawai=pegawai, dibaca_pada=None)
    return (kueri if kode is None else kueri.filter(jenis__in=kode)).update(dibaca_pada=pada)
