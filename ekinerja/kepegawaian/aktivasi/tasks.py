"""Mailing codes to many people."""

from typing import Any

from ekinerja.inti.tugas import pekerjaan
from ekinerja.kepegawaian.aktivasi import actions
from ekinerja.kepegawaian.aktivasi.kueri import BELUM_AKTIF, terlihat
from ekinerja.kepegawaian.models import Pegawai

LANGKAH = 100


@pekerjaan("aktivasi.surel_masal")
def surel_masal(ctx: Any, *, oleh: int, unit: str, alamat: str) -> dict[str, int]:
    """Everyone within the sender's scope (or one unit of it) who has an address and has not activated yet."""
    pengirim = Pegawai.objects.get(pk=oleh)
    kueri = (
        terlihat(pengirim).filter(BELUM_AKTIF).exclude(email="", akun__email="").exclude(email="", akun__isnull=True)
    )
    if unit:
        kueri = kueri.filter(unit_kode=unit)
    kunci = list(kueri.order_by("pk").values_list("pk", flat=True))
    terkirim = 0
    for awal in range(0, len(kunci), LANGKAH):
        orang = list(Pegawai.objects.select_related("akun").filter(pk__in=kunci[awal : awal + LANGKAH]).order_by("pk"))
        terkirim += actions.kirim_surel(orang, oleh=pengirim, alamat=alamat, giliran=str(ctx.pekerjaan.id_publik))
        ctx.kemajuan(min(awal + LANGKAH, len(kunci)), len(kunci), f"{terkirim} surel masuk antrean.")
    ctx.kemajuan(len(kunci), len(kunci), f"{terkirim} surel masuk antrean.")
    return {"surel": terkirim}
