"""Sharing an approved SKP as a template, taking rows from one, and the pengelola's library per position."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp import permissions
from ekinerja.skp.actions.pegang import boleh, pegang
from ekinerja.skp.actions.tulis import buat_indikator, buat_rhk
from ekinerja.skp.catatan import catat_skp
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.masukan import MAKS_RHK
from ekinerja.skp.models import BarisTemplat, Rhk, Skp, Templat
from ekinerja.skp.periode import slot_periode
from ekinerja.skp.templat import baris_bernama, berkas_baris, dibagikan, isi_baris, sudah_ada

J = Templat.Jenis


@transaction.atomic
def ambil_templat(skp: Skp, templat: Templat, *, dipilih: Iterable[str], oleh: Pegawai, pada: datetime) -> int:
    """Add the chosen rows to the draft as new RHK; returns how many. A wording that is there already is left out."""
    boleh(skp, oleh)
    ada, pilih = sudah_ada(skp), set(dipilih)
    baris = [b for b in templat.baris.all() if str(b.id_publik) in pilih and b.teks not in ada]
    if not baris:
        return 0
    pegang(skp, oleh=oleh, pada=pada)
    _buang_kosong(skp)
    if skp.rhk.count() + len(baris) > MAKS_RHK:
        raise AturanDilanggar(f"Satu SKP memuat paling banyak {MAKS_RHK} RHK. Pilih lebih sedikit baris.", status=400)
    akhir = dict(skp.rhk.order_by().values_list("jenis").annotate(m=Max("urutan")))
    jenis = {a["jenis_periode"] for b in baris for i in b.indikator for a in i["rencana_aksi"]}
    slot = {(s.jenis, s.urutan): s for j in sorted(jenis) for s in slot_periode(skp, j)}
    for b in baris:
        akhir[b.jenis] = akhir.get(b.jenis, 0) + 1
        rhk = buat_rhk(skp, {**isi_baris(b), "urutan": akhir[b.jenis]}, None, id_baru=True)
        for urutan, indikator in enumerate(b.indikator, 1):
            buat_indikator(skp, rhk, indikator, urutan, id_baru=True, slot=slot)
    catat_skp("skp.templat_diambil", skp, oleh=oleh)
    return len(baris)


def _buang_kosong(skp: Skp) -> None:
    """The empty RHK a draft may begin with."""
    for rhk in skp.rhk.filter(teks="", peran__isnull=True, rhk_atasan__isnull=True):
        if (
            not rhk.indikator.exclude(teks="", target_teks="").exists()
            and not rhk.indikator.filter(rencana_aksi__isnull=False).exists()
        ):
            rhk.delete()


@transaction.atomic
def bagikan_templat(skp: Skp, *, judul: str, dipilih: Iterable[str], oleh: Pegawai, pada: datetime) -> Templat:
    """Publish the chosen rows of an approved SKP for colleagues; what was shared of it before is replaced.

    Rows that name somebody are left out: a template holds texts only.
    """
    if not permissions.pemilik(oleh, skp):
        raise AturanDilanggar("Hanya pemilik SKP yang dapat membagikannya sebagai templat.", status=403)
    if not permissions.boleh_membagikan(oleh, skp):
        raise AturanDilanggar("SKP dapat dibagikan sebagai templat setelah disetujui.")
    isi = isi_skp(skp)
    bernama, pilih = baris_bernama(skp, isi), set(dipilih)
    rhk = [r for r in semua_rhk(isi) if r["id"] in pilih and r["id"] not in bernama and r["teks"]]
    if not rhk:
        raise AturanDilanggar("Pilih sedikitnya satu hasil kerja untuk dibagikan.", status=400)
    Templat.objects.filter(skp=skp, dicabut_pada__isnull=True).update(dicabut_pada=pada)
    jabatan = (skp.potret.get("pegawai") or {}).get("jabatan", "")
    try:
        with transaction.atomic():
            templat = Templat.objects.create(
                jenis=J.REKAN, judul=judul or f"SKP {skp.tahun} {jabatan}".strip(), jabatan=jabatan, formulir=skp.formulir,
                unit_id=skp.unit_id, skp=skp, pemilik=oleh, terbit_pada=pada, diubah_pada=pada,
            )  # fmt: skip
    except IntegrityError:
        raise AturanDilanggar("SKP ini baru saja dibagikan di tempat lain. Muat ulang halaman.") from None
    _isi(templat, [berkas_baris(r) for r in rhk])
    catat("skp.dibagikan", skp, oleh=oleh, perubahan={"templat": ("", templat.judul), "baris": (0, len(rhk))})
    return templat


@transaction.atomic
def tarik_templat(skp: Skp, *, oleh: Pegawai, pada: datetime) -> None:
    """Withdraw what was shared. Rows that colleagues took already are theirs."""
    if not permissions.pemilik(oleh, skp):
        raise AturanDilanggar("Hanya pemilik SKP yang dapat menarik templatnya.", status=403)
    templat = dibagikan(skp)
    if templat is None:
        raise AturanDilanggar("SKP ini sedang tidak dibagikan sebagai templat.")
    Templat.objects.filter(pk=templat.pk).update(dicabut_pada=pada)
    catat("skp.batal_dibagikan", skp, oleh=oleh, perubahan={"templat": (templat.judul, "")})


# -- the library ------------------------------------------------------------------------------------------------------


def _mengelola(oleh: Pegawai) -> None:
    if not permissions.mengelola(oleh):
        raise AturanDilanggar("Pustaka templat dirawat admin BKPSDM (pengelola kinerja).", status=403)


@transaction.atomic
def buat_pustaka(
    *, judul: str, jabatan: str, formulir: str, oleh: Pegawai, pada: datetime, dari: Templat | None = None
) -> Templat:
    """A library template, not yet published: empty, or with the rows of a template a colleague shares."""
    _mengelola(oleh)
    templat = Templat.objects.create(
        jenis=J.PUSTAKA, judul=judul, jabatan=jabatan, formulir=formulir, pemilik=oleh, diubah_pada=pada
    )
    if dari is not None:
        _isi(templat, [isi_baris(b) for b in dari.baris.all()])
    catat("templat.dibuat", templat, oleh=oleh, perubahan={"judul": ("", judul), "jabatan": ("", jabatan)})
    return templat


@transaction.atomic
def ubah_pustaka(templat: Templat, *, judul: str, jabatan: str, oleh: Pegawai, pada: datetime) -> None:
    """Title and position."""
    _mengelola(oleh)
    lama = {"judul": templat.judul, "jabatan": templat.jabatan}
    templat.judul, templat.jabatan, templat.diubah_pada = judul, jabatan, pada
    templat.save(update_fields=["judul", "jabatan", "diubah_pada"])
    baru = {"judul": judul, "jabatan": jabatan}
    catat("templat.diubah", templat, oleh=oleh, perubahan={k: (lama[k], v) for k, v in baru.items() if lama[k] != v})


@transaction.atomic
def tambah_baris(templat: Templat, isi: dict[str, Any], *, oleh: Pegawai, pada: datetime) -> None:
    """One more RHK at the end."""
    _mengelola(oleh)
    if templat.baris.count() >= MAKS_RHK:
        raise AturanDilanggar(f"Satu templat memuat paling banyak {MAKS_RHK} hasil kerja.", status=400)
    _isi(templat, [isi], mulai=int(templat.baris.aggregate(m=Max("urutan"))["m"] or 0) + 1)
    Templat.objects.filter(pk=templat.pk).update(diubah_pada=pada)
    catat("templat.diubah", templat, oleh=oleh, perubahan={"hasil kerja": ("", isi["teks"])})


@transaction.atomic
def buang_baris(templat: Templat, baris: BarisTemplat, *, oleh: Pegawai, pada: datetime) -> None:
    """Take one RHK out."""
    _mengelola(oleh)
    teks = baris.teks
    baris.delete()
    Templat.objects.filter(pk=templat.pk).update(diubah_pada=pada)
    catat("templat.diubah", templat, oleh=oleh, perubahan={"hasil kerja": (teks, "")})


@transaction.atomic
def terbitkan_pustaka(templat: Templat, *, terbit: bool, oleh: Pegawai, pada: datetime) -> None:
    """Offer it, or withdraw it; either may be undone. An empty one is not offered."""
    _mengelola(oleh)
    if terbit and not templat.baris.exists():
        raise AturanDilanggar("Templat ini masih kosong. Tambahkan sedikitnya satu hasil kerja, lalu terbitkan.")
    kolom = {"terbit_pada": pada, "dicabut_pada": None} if terbit else {"dicabut_pada": pada}
    Templat.objects.filter(pk=templat.pk, jenis=J.PUSTAKA).update(**kolom)
    catat("templat.diterbitkan" if terbit else "templat.dicabut", templat, oleh=oleh)


def _isi(templat: Templat, baris: Sequence[dict[str, Any]], mulai: int = 1) -> None:
    BarisTemplat.objects.bulk_create(
        BarisTemplat(
            templat=templat,
            urutan=n,
            jenis=b.get("jenis", Rhk.Jenis.UTAMA),
            teks=b["teks"],
            perspektif=b["perspektif"],
            indikator=b["indikator"],
        )
        for n, b in enumerate(baris, mulai)
    )
