"""Asking for a package of printed SKPs, cancelling it, deleting its file."""

import secrets
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tugas import antrekan
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.skp import permissions
from ekinerja.skp.models import PaketSkp
from ekinerja.skp.paket import gudang

K = PaketSkp.Keadaan
MASIH = "Paket Anda yang lain masih disusun. Tunggu sampai selesai, atau batalkan dulu."


@transaction.atomic
def minta_paket(unit: UnitKerja, tahun: int, *, oleh: Pegawai, pada: datetime, pena: bool = False) -> PaketSkp:
    """Queue the printing of every SKP of the unit and below that `oleh` reads. One at a time per person."""
    if not permissions.boleh_mencetak(oleh, unit):
        raise AturanDilanggar(
            "SKP satu unit dicetak oleh kepala unit, admin unit, BKPSDM, dan auditor, masing-masing untuk lingkupnya.",
            status=403,
        )
    paket = PaketSkp(oleh=oleh, unit=unit, tahun=tahun, pena=pena, simpan=secrets.token_hex(20), dibuat_pada=pada)
    try:
        with transaction.atomic():
            paket.save(force_insert=True)
    except IntegrityError:
        raise AturanDilanggar(MASIH) from None
    kunci = f"paket-skp:{paket.id_publik}"
    paket.pekerjaan = antrekan("skp.paket", kunci_efek=kunci, pemilik=oleh, paket=str(paket.id_publik)).id_publik
    paket.save(update_fields=["pekerjaan"])
    isi = {"unit": ("", unit.nama), "tahun": ("", tahun), "ruang tanda tangan": ("", "ya" if pena else "tidak")}
    catat("paket_skp.diminta", paket, oleh=oleh, perubahan=isi)
    return paket


@transaction.atomic
def batalkan_paket(paket: PaketSkp, *, oleh: Pegawai) -> None:
    """Stop a package that is waiting or being made; the job sees it at the next batch and clears up."""
    _ubah(paket, PaketSkp.BERJALAN, K.DIBATALKAN, "Paket ini sudah tidak disusun lagi. Muat ulang halaman.")
    catat("paket_skp.dibatalkan", paket, oleh=oleh)


@transaction.atomic
def hapus_paket(paket: PaketSkp, *, oleh: Pegawai) -> None:
    """Delete the file of a finished package before its time."""
    _ubah(paket, (K.SIAP,), K.DIHAPUS, "Berkas paket ini sudah tidak ada.")
    catat("paket_skp.dihapus", paket, oleh=oleh)
    transaction.on_commit(partial(gudang.buang, paket.simpan))


def _ubah(paket: PaketSkp, dari: tuple[str, ...], ke: str, kalimat: str) -> None:
    if not PaketSkp.objects.filter(pk=paket.pk, keadaan__in=dari).update(keadaan=ke):
        raise AturanDilanggar(kalimat)
    paket.keadaan = ke
