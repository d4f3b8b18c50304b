"""Signed links in mails: one shows that an address is the person's, the other stops mail about some groups.

Whoever holds the link may do just this, without signing in. A stop link has no end: an old mail must still work.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.core import signing

from ekinerja.pemberitahuan.jenis import Kelompok

GARAM_BERHENTI, GARAM_BUKTI = "ekinerja.pemberitahuan.berhenti", "ekinerja.pemberitahuan.bukti"
MASA_BUKTI = 3 * 24 * 3600  # seconds
BERHENTI, BUKTI = "h", "b"


class Kunci(NamedTuple):
    """`alamat` of a proof, `kelompok` of a stop."""

    guna: str
    orang: UUID
    alamat: str = ""
    kelompok: tuple[str, ...] = ()


def kunci_berhenti(orang: UUID, kelompok: Sequence[str]) -> str:
    """Without the time, so that a mail sent again is the same to the letter."""
    return signing.Signer(salt=GARAM_BERHENTI).sign_object([orang.hex, [str(k) for k in kelompok]])


def kunci_bukti(orang: UUID, alamat: str) -> str:
    return signing.dumps([orang.hex, alamat], salt=GARAM_BUKTI)


def baca(kunci: str) -> Kunci | None:
    """What the link says; None when it is not ours, or a proof over its time."""
    try:
        orang, alamat = signing.loads(kunci, salt=GARAM_BUKTI, max_age=MASA_BUKTI)
        return Kunci(BUKTI, UUID(orang), alamat=alamat)
    except (signing.BadSignature, ValueError, TypeError):
        pass
    try:
        orang, kelompok = signing.Signer(salt=GARAM_BERHENTI).unsign_object(kunci)
        return Kunci(BERHENTI, UUID(orang), kelompok=tuple(k for k in kelompok if k in Kelompok.values))
    except (signing.BadSignature, ValueError, TypeError):
        return None
