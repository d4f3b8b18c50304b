"""Who is asking."""

from django.http import HttpRequest

from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.kepegawaian.models import Pegawai


def saya_pegawai(request: HttpRequest) -> Pegawai:
    """The person behind the account. Raises AturanDilanggar (403) for a technical account, which has none."""
    pegawai = getattr(request.user, "pegawai", None)
    if pegawai is None:
        raise AturanDilanggar(
            "Halaman ini untuk pegawai, dan akun ini tidak terhubung dengan data pegawai. Masuklah dengan akun pegawai.",
            status=403,
        )
    return pegawai


def tanpa_skp(request: HttpRequest) -> bool:
    """Nobody with an SKP of an own: an elected official or a technical account (DT-07)."""
    pegawai = getattr(request.user, "pegawai", None)
    return pegawai is None or bukan_ber_skp(pegawai)


def bukan_ber_skp(pegawai: Pegawai) -> bool:
    """A person whose status knows no SKP, whatever the kedudukan: only an elected official (DT-07)."""
    kewajiban = wajib_skp(pegawai.status, Pegawai.Kedudukan.AKTIF)
    return not (kewajiban.wajib or kewajiban.sukarela)
