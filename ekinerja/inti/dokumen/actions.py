"""Issuing, replacing and withdrawing documents, and printing them again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.http import HttpResponse
from django.urls import reverse

from ekinerja.inti.dokumen.bentuk import Bentuk, sebagai_dict
from ekinerja.inti.dokumen.kode import kode_baru, samarkan_nip
from ekinerja.inti.dokumen.mesin import buat_pdf, qr_svg
from ekinerja.inti.dokumen.tetap import isi_tetap, sidik_data
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import Pelaku, catat
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.tampil import tanggal as teks_tanggal
from ekinerja.inti.waktu import sekarang

Jenis = DokumenTerbit.Jenis
Status = DokumenTerbit.Status


@transaction.atomic
def terbitkan(
    *,
    jenis: str,
    objek: models.Model,
    penerbit_nama: str,
    penerbit_nip: str,
    perihal: str,
    tanggal: date,
    data: Bentuk | Mapping[str, Any],
    templat: str,
    oleh: Pelaku | None = None,
) -> DokumenTerbit:
    """Issue a document about `objek` (any row with `id_publik`) and return its record.

    An object has one valid document per kind: issuing other content replaces the former one (DIGANTI), the same
    content returns it unchanged. `perihal` is shown to the public with every NIP in it masked, so it must not tell a
    rating. Raises ValueError where `data` does not fit `templat`.
    """
    isi = sebagai_dict(templat, data)
    sidik = sidik_data(isi)
    antre_tulis()  # one issuer at a time: running numbers have no gaps, an object never two valid documents
    milik_objek = DokumenTerbit.objects.filter(objek_uuid=objek.id_publik, jenis=Jenis(jenis))  # type: ignore[attr-defined]
    lama = milik_objek.filter(status=Status.BERLAKU).first()
    if lama and (lama.sha256, lama.templat) == (sidik, templat):
        return lama
    if lama:
        _ubah_status(lama, Status.DIGANTI)
    baru = DokumenTerbit(
        kode=kode_baru(),
        jenis=jenis,
        tahun=tanggal.year,
        urut=_urut_berikut(jenis, tanggal.year),
        tanggal=tanggal,
        dibuat_pada=sekarang(),
        penerbit_nama=penerbit_nama,
        penerbit_nip=penerbit_nip,
        perihal_tersamar=samarkan_nip(perihal),
        menggantikan=lama,
        objek_label=objek._meta.label,
        objek_uuid=objek.id_publik,  # type: ignore[attr-defined]
        templat=templat,
        data=isi,
        sha256=sidik,
    )
    baru.save(force_insert=True)
    perubahan = {"nomor": (lama and lama.nomor, baru.nomor)}
    catat("dokumen.diterbitkan", baru, oleh=oleh, perubahan=perubahan, tetap=isi_tetap(baru))
    return baru


def _urut_berikut(jenis: str, tahun: int) -> int:
    """Next running number of a kind and year."""
    terakhir = DokumenTerbit.objects.filter(jenis=jenis, tahun=tahun).aggregate(m=models.Max("urut"))["m"]
    return (terakhir or 0) + 1


def _ubah_status(dokumen: DokumenTerbit, status: str, **lain: Any) -> None:
    masih_berlaku = DokumenTerbit.objects.filter(pk=dokumen.pk, status=Status.BERLAKU)
    if not masih_berlaku.update(status=status, **lain):
        raise AturanDilanggar(
            f"Dokumen nomor {dokumen.nomor} sudah tidak berlaku, jadi statusnya tidak dapat diubah lagi. "
            "Muat ulang halaman untuk melihat keadaan terakhir."
        )


@transaction.atomic
def cabut(dokumen: DokumenTerbit, *, alasan: str, oleh: Pelaku | None) -> None:
    """Withdraw a valid document; the code then answers DICABUT. The reason stays internal."""
    if not alasan.strip():
        raise AturanDilanggar("Tuliskan alasan pencabutan dokumen ini agar dapat ditelusuri kemudian.", status=400)
    _ubah_status(dokumen, Status.DICABUT, dicabut_pada=sekarang(), alasan_dicabut=alasan.strip())
    catat("dokumen.dicabut", dokumen, oleh=oleh, perubahan={"status": ("BERLAKU", "DICABUT"), "alasan": ("", alasan)})
    dokumen.refresh_from_db()


def alamat_verifikasi(kode: str) -> str:
    """Full public address where the code is checked."""
    dasar = settings.KINERJA_URL or f"http://127.0.0.1:{settings.PORT_HALAMAN}"
    return dasar + reverse("verifikasi:kode", args=[kode])


def pdf_dari(dokumen: DokumenTerbit, *, pena: bool = False) -> bytes:
    """The PDF of an issued document, made from its stored content; the same row gives the same bytes. Asks no database.

    `pena` leaves room for signatures by hand.
    Raises AturanDilanggar where the stored content no longer has the digest it was issued with.
    """
    if sidik_data(dokumen.data) != dokumen.sha256:
        raise AturanDilanggar(
            f"Isi dokumen nomor {dokumen.nomor} tidak lagi sama dengan saat diterbitkan, jadi tidak dicetak. "
            "Sampaikan kepada admin kepegawaian agar jejaknya diperiksa."
        )
    alamat = alamat_verifikasi(dokumen.kode)
    verifikasi = {
        "kode": dokumen.kode,
        "nomor": dokumen.nomor,
        "sidik": dokumen.sidik,
        "tanggal": teks_tanggal(dokumen.tanggal),
        "alamat": alamat,
        "qr": qr_svg(alamat),
    }
    return buat_pdf(dokumen.templat, dokumen.data, verifikasi=verifikasi, pada=dokumen.dibuat_pada, pena=pena)


def kirim_pdf(isi: bytes, nama: str) -> HttpResponse:
    """Answer with a PDF to be read in the browser; `nama` is the file name without its ending."""
    aman = "".join(a if a.isascii() and (a.isalnum() or a in "-_") else "-" for a in nama)
    return HttpResponse(
        isi,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{aman}.pdf"', "Cache-Control": "private, no-store"},
    )
