"""What the operator does about deliveries that were given up."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.gagal import Saring, pilih
from ekinerja.pemberitahuan.models import Pengiriman
from ekinerja.pemberitahuan.permissions import boleh_mengurus_pengiriman

K = Pengiriman.Keadaan
MAKS_ALASAN = 150
_TIDAK_ADA = "Tidak ada lagi yang gagal di pilihan ini: baru saja dicoba lagi atau diabaikan. Muat ulang halaman."


@transaction.atomic
def coba_lagi(saring: Saring, satu: UUID | None, *, oleh: Pegawai, pada: datetime) -> int:
    """Put them back into the outbox, with all their tries; as the same mail (0601). Returns how many.

    Raises AturanDilanggar: 403 for whoever is no system administrator, 409 when nothing has failed there.
    """
    _pastikan(oleh)
    kueri = pilih(saring, satu)
    nilai: dict[str, Any] = {
        "keadaan": K.MENUNGGU,
        "percobaan": 0,
        "coba_lagi_pada": pada,
        "selesai_pada": None,
        "galat": "",
    }
    return _kerjakan("pengiriman.dicoba_lagi", kueri, nilai, saring, satu, oleh)


@transaction.atomic
def abaikan(saring: Saring, satu: UUID | None, alasan: str, *, oleh: Pegawai, pada: datetime) -> int:
    """Leave them be, with a reason; inside the application the messages stay. Returns how many.

    Raises AturanDilanggar: as `coba_lagi`, and 400 without a reason.
    """
    _pastikan(oleh)
    alasan = " ".join(alasan.split())
    if not alasan or len(alasan) > MAKS_ALASAN:
        raise AturanDilanggar(f"Tulis alasannya, paling banyak {MAKS_ALASAN} huruf.", status=400)
    nilai = {"keadaan": K.DILEWATI, "galat": f"Diabaikan pengelola: {alasan}", "selesai_pada": pada}
    return _kerjakan("pengiriman.diabaikan", pilih(saring, satu), nilai, saring, satu, oleh, alasan)


def _kerjakan(
    kejadian: str, kueri: Any, nilai: dict[str, Any], saring: Saring, satu: UUID | None, oleh: Pegawai, alasan: str = ""
) -> int:
    objek = Pengiriman.objects.filter(id_publik=satu).first() if satu else None
    jumlah = kueri.update(**nilai)
    if not jumlah:
        raise AturanDilanggar(_TIDAK_ADA)
    perubahan: dict[str, tuple[Any, Any]] = {
        "jumlah": (None, jumlah),
        "pilihan": (None, "satu" if satu else saring.sebut()),
    }
    if alasan:
        perubahan["alasan"] = (None, alasan)
    catat(kejadian, objek or "pemberitahuan.Pengiriman", oleh=oleh, perubahan=perubahan)
    return jumlah


def _pastikan(oleh: Pegawai) -> None:
    if not boleh_mengurus_pengiriman(oleh):
        raise AturanDilanggar("Pesan yang gagal diurus admin sistem.", status=403)
