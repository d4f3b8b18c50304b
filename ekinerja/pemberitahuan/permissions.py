"""Who looks after the outbox."""

from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import punya_peran


def boleh_mengurus_pengiriman(saya: Pegawai | None) -> bool:
    """The system administrator. What a message says is not part of it."""
    return punya_peran(saya, Peran.ADMIN_SISTEM)
