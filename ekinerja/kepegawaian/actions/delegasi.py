"""Delegated authority to appraise (R-02, R-04): make an order, revoke it."""

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.actions.wewenang import pastikan_admin
from ekinerja.kepegawaian.models import DelegasiPenilai, Pegawai, UnitKerja
from ekinerja.kepegawaian.penilai import susun_penilai


@transaction.atomic
def buat_delegasi(
    *,
    nomor: str,
    tanggal: date,
    penilai: Pegawai,
    mulai: date,
    sampai: date,
    oleh: Pegawai,
    pegawai: Pegawai | None = None,
    unit: UnitKerja | None = None,
    keterangan: str = "",
    berkas: UploadedFile[Any] | None = None,
) -> DelegasiPenilai:
    """Record the order. Exactly one of `pegawai` and `unit`; the head of the unit is not meant by the latter.

    `berkas`: the signed order, kept as a file of `oleh`, who alone opens it until it was looked into (0402).
    Raises AturanDilanggar (400, 413) where it is no PDF or picture of a proper size.
    """
    pastikan_admin(oleh)
    if (pegawai is None) == (unit is None):
        raise AturanDilanggar("Pilih salah satu: satu orang, atau semua pegawai satu unit.", status=400)
    if pegawai is not None and pegawai.pk == penilai.pk:
        raise AturanDilanggar("Tidak ada yang menilai dirinya sendiri. Pilih penilai yang lain.", status=400)
    if sampai < mulai:
        raise AturanDilanggar("Hari berakhirnya lebih awal dari hari mulainya. Periksa kedua tanggalnya.", status=400)
    delegasi = DelegasiPenilai.objects.create(
        nomor=nomor,
        tanggal=tanggal,
        penilai=penilai,
        cakupan_pegawai=pegawai,
        cakupan_unit=unit,
        mulai=mulai,
        sampai=sampai,
        keterangan=keterangan,
    )
    if berkas is not None:
        delegasi.berkas = simpan_bukti(berkas, pemilik=oleh)
        delegasi.save(update_fields=["berkas"])
    cakupan = str(pegawai or unit)
    perubahan = {"nomor": (None, nomor), "penilai": (None, penilai.nama), "cakupan": (None, cakupan)}
    if delegasi.berkas:
        perubahan["berkas"] = (None, delegasi.berkas.nama_asli)
    catat("delegasi.dibuat", delegasi, oleh=oleh, perubahan={**perubahan, "masa": (None, f"{mulai} – {sampai}")})
    susun_penilai()
    return delegasi


@transaction.atomic
def cabut_delegasi(delegasi: DelegasiPenilai, *, oleh: Pegawai, pada: datetime) -> None:
    """End the order today; what it did until yesterday stays."""
    pastikan_admin(oleh)
    tercabut = DelegasiPenilai.objects.filter(pk=delegasi.pk, dicabut_pada__isnull=True).update(dicabut_pada=pada)
    if not tercabut:
        raise AturanDilanggar("Delegasi ini sudah dicabut sebelumnya. Muat ulang halaman untuk melihatnya.")
    catat("delegasi.dicabut", delegasi, oleh=oleh, perubahan={"dicabut": (None, pada)})
    susun_penilai()
