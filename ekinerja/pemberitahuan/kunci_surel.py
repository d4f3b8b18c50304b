"""Signed links in mails: one shows that an address is the person's, the other stops mail about some groups.

Whoever holds the link may do just this, without signing in. A stop link has no end: an old mail must still work.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.core import signing

from ekinerja.pemberitahuan.jenis import Kelompok

GARAM = "ekinerja.pemberitahuan.surel"
MASA_BUKTI = 3 * 24 * 3600  # seconds
BERHENTI, BUKTI = "h", "b"


class Kunci(NamedTuple):
    """`alamat` of a proof, `kelompok` of a stop."""

    guna: str
    orang: UUID
    alamat: str = ""
    kelompok: tuple[str, ...] = ()


def kunci_berhenti(orang: UUID, kelompok: Sequence[str]) -> str:
    return signing.dumps([BERHENTI, orang.hex, [str(k) for k in kelompok]], salt=GARAM)


def kunci_bukti(orang: UUID, alamat: str) -> str:
    return signing.dumps([BUKTI, orang.hex, alamat], salt=GARAM)


def baca(kunci: str) -> Kunci | None:
    """What the link says; None when it is not ours, or a proof over its time."""
    try:
        guna, orang, isi = signing.loads(kunci, salt=GARAM)
        if guna == BUKTI:
            signing.loads(kunci, salt=GARAM, max_age=MASA_BUKTI)
            return Kunci(BUKTI, UUID(orang), alamat=isi)
        return Kunci(BERHENTI, UUID(orang), kelompok=tuple(k for k in isi if k in Kelompok.values))
    except (signing.BadSignature, ValueError, TypeError):
        return None
