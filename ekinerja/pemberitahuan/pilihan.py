"""What people chose, read for many at once by the worker and for one by the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.jenis import TENTANG, Jenis, Saluran
from ekinerja.pemberitahuan.models import PilihanKabar
from ekinerja.pemberitahuan.waktu_kirim import BAWAAN, Jadwal


def surel_tersedia() -> bool:
    """Has the operator set up mail, and the public address its links need?"""
    return bool(settings.SURAT_AKTIF and settings.KINERJA_URL)


def push_tersedia() -> bool:
    """Has the operator switched on the outbound way to the push services?"""
    return bool(settings.PUSH_AKTIF)


def alamat_surel(akun: Any, pegawai_surel: str = "") -> str:
    """The address on file: of the account, else of the person; empty when no mail can go there."""
    for alamat in (getattr(akun, "email", "") or "", pegawai_surel):
        try:
            validate_email(alamat)
        except ValidationError:
            continue
        return alamat
    return ""


def nyala(pilihan: PilihanKabar | None, saluran: str, kelompok: str) -> bool:
    """Is this way open for this group: as chosen, else as the group says."""
    tentang = TENTANG[kelompok]
    if saluran == Saluran.APLIKASI and tentang.tetap:
        return True
    dipilih = pilihan.saluran.get(f"{saluran}:{kelompok}") if pilihan else None
    if dipilih is not None:
        return bool(dipilih)
    return {Saluran.APLIKASI: True, Saluran.SUREL: tentang.surel, Saluran.PUSH: tentang.push}[Saluran(saluran)]


@dataclass(frozen=True, slots=True)
class Penerima:
    """A person as the worker needs it. `surel`: the address shown to be the person's own, else empty."""

    pk: int
    id_publik: UUID
    aktif: bool
    surel: str
    pilihan: PilihanKabar | None

    def nyala(self, saluran: str, kelompok: str) -> bool:
        return self.aktif and nyala(self.pilihan, saluran, kelompok)

    def mau(self, saluran: str, j: Jenis) -> bool:
        """Does a message of this kind go that way? What was asked for just now goes whatever the group says."""
        return self.aktif and (j.segera or self.nyala(saluran, j.kelompok))

    @property
    def jadwal(self) -> Jadwal:
        return self.pilihan.jadwal() if self.pilihan else BAWAAN


def penerima(pegawai: Iterable[int]) -> dict[int, Penerima]:
    """Receivers by primary key. One query."""
    kueri = Pegawai.objects.filter(pk__in=set(pegawai)).select_related("akun", "pilihan_kabar").order_by("pk")
    return {p.pk: _penerima(p) for p in kueri}


def _penerima(p: Pegawai) -> Penerima:
    pilihan = getattr(p, "pilihan_kabar", None)
    aktif = p.akun is not None and p.akun.is_active
    return Penerima(p.pk, p.id_publik, aktif, surel_terbukti(p, pilihan), pilihan)


def surel_terbukti(pegawai: Pegawai, pilihan: PilihanKabar | None) -> str:
    """The address on file if it is still the one that was confirmed."""
    alamat = alamat_surel(pegawai.akun, pegawai.email)
    cocok = pilihan is not None and alamat and pilihan.surel_terbukti.casefold() == alamat.casefold()
    return alamat if cocok else ""
