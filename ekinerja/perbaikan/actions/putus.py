"""What a handler does with a proposal, short of changing data: take it up, forward, put on the SIASN list, finish, refuse."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pengelola import admin_bkpsdm
from ekinerja.perbaikan import permissions
from ekinerja.perbaikan.fakta import SETEMPAT
from ekinerja.perbaikan.kabar import kabari_penangan
from ekinerja.perbaikan.models import UsulPerbaikan

from .langkah import pastikan_penangan, pindahkan, wajib

S = UsulPerbaikan.Status


@transaction.atomic
def ambil(usul: UsulPerbaikan, *, oleh: Pegawai, pada: datetime, versi: int | None, keterangan: str = "") -> None:
    """Take it up: the person sees who works on it. Also what was on its way to SIASN, or opened again."""
    pastikan_penangan(oleh, usul)
    pindahkan(usul, S.DIKERJAKAN, oleh=oleh, pada=pada, versi=versi, keterangan=keterangan[:400])


@transaction.atomic
def teruskan(usul: UsulPerbaikan, *, oleh: Pegawai, pada: datetime, versi: int | None, keterangan: str) -> None:
    """To the personnel office, with what it should know. The unit's admin only reads from then on."""
    pastikan_penangan(oleh, usul)
    if permissions.admin_kepegawaian(oleh):
        raise AturanDilanggar("Usul ini sudah pada BKPSDM; tidak ada yang di atasnya untuk diteruskan.", status=403)
    kalimat = wajib(keterangan, "Tulis mengapa diteruskan, sedikitnya lima huruf; pengusul dan BKPSDM membacanya.")
    pindahkan(usul, S.DITERUSKAN, oleh=oleh, pada=pada, versi=versi, keterangan=kalimat, diteruskan_pada=pada)
    kabari_penangan(usul, admin_bkpsdm(usul.pegawai), f"Usul perbaikan diteruskan {oleh.nama}")


@transaction.atomic
def siasn(usul: UsulPerbaikan, *, oleh: Pegawai, pada: datetime, versi: int | None, keterangan: str = "") -> None:
    """It is right, and SIASN must be repaired first: the next import brings it here. Not for what is decided here."""
    pastikan_penangan(oleh, usul)
    if usul.fakta in SETEMPAT:
        raise AturanDilanggar(
            "Siapa menilai siapa ditetapkan di sini, bukan di SIASN. Tetapkan atasannya, teruskan, atau tolak.",
            status=400,
        )
    pindahkan(usul, S.DI_SIASN, oleh=oleh, pada=pada, versi=versi, keterangan=keterangan[:400])


@transaction.atomic
def selesaikan(usul: UsulPerbaikan, *, oleh: Pegawai, pada: datetime, versi: int | None, keterangan: str) -> None:
    """It has been repaired elsewhere; a sentence says how."""
    pastikan_penangan(oleh, usul)
    kalimat = wajib(keterangan, "Tulis apa yang sudah diperbaiki, sedikitnya lima huruf; pengusul membacanya.")
    pindahkan(usul, S.SELESAI, oleh=oleh, pada=pada, versi=versi, keterangan=kalimat)


@transaction.atomic
def tolak(usul: UsulPerbaikan, *, oleh: Pegawai, pada: datetime, versi: int | None, keterangan: str) -> None:
    """Refuse with a sentence: why, and what the person can do."""
    pastikan_penangan(oleh, usul)
    kalimat = wajib(keterangan, "Tulis alasan penolakannya, sedikitnya sepuluh huruf; pengusul membacanya.", 10)
    pindahkan(usul, S.DITOLAK, oleh=oleh, pada=pada, versi=versi, keterangan=kalimat)
