"""Making a package: fix the list, issue what was never issued, print in order into the growing ZIP.

A try may be cut off at any point. The fixed list and the ZIP itself say what is done, so the next try goes on behind the
last whole document. Memory holds one batch of documents.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from ekinerja.inti.akses import catat_baca
from ekinerja.inti.berkas.zip_bertahap import ZipBertahap
from ekinerja.inti.dokumen.actions import Jenis, pdf_dari
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import DokumenTerbit, Pekerjaan
from ekinerja.inti.tugas import Konteks
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import jalur_peran, lupakan_peran
from ekinerja.skp import permissions
from ekinerja.skp.dokumen import terbitkan_formulir
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import PaketSkp, Skp
from ekinerja.skp.paket import gudang, isi
from ekinerja.skp.paket.daftar import BELUM_TERBIT, HILANG, Butir, susun

SEKALI_TERBIT = 20  # in one transaction: others write in between
SEKALI_CETAK = 60
UTAS_MAKS = 4
T = TypeVar("T")


class Berhenti(Exception):
    """The package was cancelled, or another try has taken it over."""


def kerjakan(paket: PaketSkp, ctx: Konteks) -> list[Butir]:
    """All of it, up to the finished file; returns the list as it came out. Raises Berhenti."""
    gudang.folder(paket.simpan).mkdir(mode=0o700, parents=True, exist_ok=True)
    daftar = gudang.muat_daftar(paket.simpan)
    if daftar is None:
        daftar = susun(paket.oleh, paket.unit, paket.tahun)
        ada = [b for b in daftar if b.skp]
        if not gudang.cukup_ruang(len(ada)):
            raise AturanDilanggar(
                "Ruang simpan di server tidak cukup untuk paket ini. Hubungi admin sistem.", status=507
            )
        _terbitkan(paket, ada, ctx)
        gudang.simpan_daftar(paket.simpan, daftar)
    if not gudang.berkas_zip(paket.simpan).exists():
        _cetak(paket, daftar, ctx)
    return daftar


def masih_berjalan(paket: PaketSkp, ctx: Konteks) -> None:
    """Raises Berhenti where the package was cancelled or this try lost its lease. Roles are read anew from here on."""
    berjalan = PaketSkp.objects.filter(pk=paket.pk, keadaan__in=PaketSkp.BERJALAN).exists()
    punya = Pekerjaan.objects.filter(pk=ctx.pekerjaan.pk, percobaan=ctx.pekerjaan.percobaan).exists()
    if not (berjalan and punya):
        raise Berhenti
    lupakan_peran(paket.oleh)


# -- issuing ----------------------------------------------------------------------------------------------------------


def _terbitkan(paket: PaketSkp, daftar: list[Butir], ctx: Konteks) -> None:
    """Give every entry its valid document; where none was issued yet and the asker may, issue it."""
    for n, potong in enumerate(kumpulan(daftar, SEKALI_TERBIT)):
        masih_berjalan(paket, ctx)
        ctx.kemajuan(n * SEKALI_TERBIT, len(daftar), "Memeriksa formulir")
        kode = _kode_berlaku(b.skp for b in potong)
        belum = [b.skp for b in potong if b.skp not in kode]
        if belum:
            kode |= _terbitkan_baru(paket.oleh, belum)
        for b in potong:
            b.kode = kode.get(b.skp, "")
            b.sebab = "" if b.kode else BELUM_TERBIT


def _kode_berlaku(skp: Iterable[str]) -> dict[str, str]:
    terbit = DokumenTerbit.objects.filter(
        objek_uuid__in=list(skp), jenis=Jenis.FORMULIR_SKP, status=DokumenTerbit.Status.BERLAKU
    )
    return {str(u): k for u, k in terbit.values_list("objek_uuid", "kode")}


@transaction.atomic
def _terbitkan_baru(oleh: Pegawai, skp: list[str]) -> dict[str, str]:
    baris = Skp.objects.filter(id_publik__in=skp).select_related("pegawai", "penilai", "diputus_oleh", "unit")
    boleh = [s for s in baris.order_by("pk") if _boleh_menerbitkan(oleh, s)]
    return {str(s.id_publik): terbitkan_formulir(s, isi_skp(s), oleh=oleh).kode for s in boleh}


def _boleh_menerbitkan(oleh: Pegawai, skp: Skp) -> bool:
    """`permissions.boleh_menerbitkan`, the personnel office first: it asks no database per SKP."""
    dikelola = any(skp.unit.jalur.startswith(j) for j in jalur_peran(oleh, Peran.ADMIN_BKPSDM))
    return dikelola or permissions.boleh_menerbitkan(oleh, skp)


# -- printing ---------------------------------------------------------------------------------------------------------


def _cetak(paket: PaketSkp, daftar: list[Butir], ctx: Konteks) -> None:
    tercetak = [b for b in daftar if b.kode]
    sementara = gudang.berkas_sementara(paket.simpan)
    with ZipBertahap(sementara) as z, ThreadPoolExecutor(_utas()) as kolam:
        ada = z.nama
        sisa = [b for b in tercetak if b.berkas not in ada]
        selesai = len(tercetak) - len(sisa)
        for potong in kumpulan(sisa, SEKALI_CETAK):
            masih_berjalan(paket, ctx)
            for b, pdf, pada in _satu_kumpulan(paket, potong, kolam):
                z.tambah(b.berkas, pdf, lokal(pada))
                selesai += 1
                ctx.kemajuan(selesai, len(tercetak), b.unit)
            z.amankan()
        if isi.NAMA not in ada:
            pada = lokal(paket.dibuat_pada)
            z.tambah(isi.NAMA, isi.buku(f"SKP {paket.tahun} {paket.unit.nama}", daftar, pada), pada)
        z.tutup()
    gudang.simpan_daftar(paket.simpan, daftar)
    os.replace(sementara, gudang.berkas_zip(paket.simpan))


def _satu_kumpulan(
    paket: PaketSkp, potong: Sequence[Butir], kolam: ThreadPoolExecutor
) -> Iterator[tuple[Butir, bytes, datetime]]:
    """The PDFs of a batch, in its order. Each SKP is fetched through the permission of now and its reading is logged."""
    terbaca = Skp.objects.terlihat_oleh(paket.oleh).filter(id_publik__in=[b.skp for b in potong])
    skp = {str(s.id_publik): s for s in terbaca.select_related("pegawai")}
    dokumen = {d.kode: d for d in DokumenTerbit.objects.filter(kode__in=[b.kode for b in potong])}
    boleh = [b for b in potong if b.skp in skp]
    for b in potong:
        if b.skp not in skp:
            b.kode, b.sebab = "", HILANG
    for b, hasil in zip(boleh, kolam.map(lambda b: _satu(dokumen[b.kode], paket.pena), boleh), strict=True):
        if isinstance(hasil, str):
            b.kode, b.sebab = "", hasil
            continue
        catat_baca(skp[b.skp], oleh=paket.oleh, pemilik=skp[b.skp].pegawai, rute="skp:paket")
        yield b, hasil, dokumen[b.kode].dibuat_pada


def _satu(dokumen: DokumenTerbit, pena: bool) -> bytes | str:
    """One PDF, or the sentence why not: one broken document does not stop the others. Asks no database."""
    try:
        return pdf_dari(dokumen, pena=pena)
    except AturanDilanggar as galat:
        return galat.kalimat


def kumpulan(daftar: Sequence[T], banyak: int) -> Iterator[Sequence[T]]:
    """Slices of at most `banyak`."""
    return (daftar[i : i + banyak] for i in range(0, len(daftar), banyak))


def _utas() -> int:
    """Typesetting threads: the cores we may use."""
    return max(1, min(UTAS_MAKS, len(os.sched_getaffinity(0))))


# -- afterwards -------------------------------------------------------------------------------------------------------


def semua_terbaca(paket: PaketSkp, saya: Pegawai) -> bool:
    """Does `saya` still read every SKP in the finished package?"""
    daftar = gudang.muat_daftar(paket.simpan) or []
    id_ = [UUID(b.skp) for b in daftar if b.kode]
    return all(
        Skp.objects.terlihat_oleh(saya).filter(id_publik__in=potong).count() == len(potong)
        for potong in kumpulan(id_, 500)
    )
