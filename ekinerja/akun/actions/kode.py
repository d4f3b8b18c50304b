"""Activation and recovery codes: 128 bit, single use, stored as a digest only."""

import base64
import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q

from ekinerja.akun.actions.sandi import pasang_sandi
from ekinerja.akun.models import Akun, KodeAktivasi
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import sekarang

MASA_BERLAKU = {
    KodeAktivasi.Guna.AKTIVASI: timedelta(days=7),
    KodeAktivasi.Guna.LUPA: timedelta(days=1),
    KodeAktivasi.Guna.ADMIN_BARU: timedelta(days=1),
}
TIDAK_BERLAKU = (
    "Kode ini tidak berlaku lagi: sudah dipakai, sudah lewat waktunya, atau salah ketik. Periksa huruf dan angkanya, "
    "atau minta kode baru kepada admin unit Anda."
)


def _sidik(kode: str) -> str:
    rapi = "".join(h for h in kode.upper() if h.isalnum()).replace("0", "O").replace("1", "I")
    return hashlib.sha256(b"kode-aktivasi:" + rapi.encode()).hexdigest()


@transaction.atomic
def buat_kode(
    akun: Akun | None, guna: KodeAktivasi.Guna, *, oleh: Any, masa: timedelta | None = None
) -> tuple[KodeAktivasi, str]:
    """Make a code and return (row, code to show once).

    Earlier unused codes for the same use are void, but a code from the admin's desk (`oleh`) stays when somebody asks
    for a mail: otherwise anyone who knows a NIP could spoil it.
    """
    pada = sekarang()
    if akun is not None:
        lama = KodeAktivasi.objects.filter(akun=akun, guna=guna, dipakai_pada__isnull=True)
        (lama if oleh is not None else lama.filter(dibuat_oleh__isnull=True)).delete()
    huruf = base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")
    kode = "-".join(huruf[i : i + 5] for i in range(0, len(huruf), 5))
    baris = KodeAktivasi.objects.create(
        akun=akun,
        guna=guna,
        sidik_kode=_sidik(kode),
        dibuat_pada=pada,
        berlaku_sampai=pada + (masa or MASA_BERLAKU[guna]),
        dibuat_oleh=getattr(oleh, "id_publik", None),
    )
    catat("akun.kode_dibuat", baris, oleh=oleh, perubahan={"guna": (None, guna.value)})
    return baris, kode


def cari_kode(kode: str, *, pada: datetime | None = None) -> KodeAktivasi | None:
    """The unused, unexpired code of an account that is not switched off, or None. Does not tell which reason applies."""
    return (
        KodeAktivasi.objects.select_related("akun__pegawai")
        .filter(Q(akun__isnull=True) | Q(akun__is_active=True))
        .filter(sidik_kode=_sidik(kode), dipakai_pada__isnull=True, berlaku_sampai__gt=pada or sekarang())
        .first()
    )


def pakai_kode(kode: str) -> KodeAktivasi:
    """Claim the code: of two at once only one gets it. Raises AturanDilanggar when it is not valid."""
    baris = cari_kode(kode)
    if baris is None or not KodeAktivasi.objects.filter(pk=baris.pk, dipakai_pada__isnull=True).update(
        dipakai_pada=sekarang()
    ):
        raise AturanDilanggar(TIDAK_BERLAKU, status=400)
    return baris


@transaction.atomic
def aktifkan_dengan_kode(kode: str, sandi: str) -> Akun:
    """Use the code once and set the person's own secret; all sessions of the account end.

    Whose account it is stands in the code alone. Raises AturanDilanggar when the code is not valid, ValidationError
    when the secret is too easy (the code stays usable).
    """
    baris = pakai_kode(kode)
    akun = baris.akun
    if akun is None:
        raise AturanDilanggar(TIDAK_BERLAKU, status=400)
    validate_password(sandi, akun)
    pasang_sandi(akun, sandi)
    if akun.diaktifkan_pada is None:
        akun.diaktifkan_pada = sekarang()
        akun.save(update_fields=["diaktifkan_pada"])
    kejadian = "akun.sandi_dipulihkan" if baris.guna == KodeAktivasi.Guna.LUPA else "akun.diaktifkan"
    catat(kejadian, akun, oleh=getattr(akun, "pegawai", None))
    return akun
