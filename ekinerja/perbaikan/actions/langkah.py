"""One step of a proposal (TRANSISI_USUL); the WHERE is the lock. Who comes second is told who was first, and when."""

from datetime import datetime
from typing import Any

from django.db.models import F

from ekinerja.aturan.transisi import TRANSISI_USUL, boleh_pindah
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import waktu
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.permissions import admin_kepegawaian
from ekinerja.perbaikan import permissions
from ekinerja.perbaikan.kabar import kabari_pengusul
from ekinerja.perbaikan.models import UsulPerbaikan

S = UsulPerbaikan.Status
AKHIR = (S.SELESAI, S.DITOLAK, S.DITARIK)


def pindahkan(
    usul: UsulPerbaikan,
    ke: str,
    *,
    oleh: Pegawai | None,
    pada: datetime,
    versi: int | None = None,
    keterangan: str = "",
    **isi: Any,
) -> None:
    """Move the proposal on, write the trail, tell the person. `oleh` None: the system.

    `versi`: what the handler had on the screen. Raises AturanDilanggar (409), Bentrok with who and when.
    """
    dari = usul.status
    if not boleh_pindah(TRANSISI_USUL, dari, ke):
        raise bentrok(usul)
    kolom = {
        "status": ke,
        "keterangan": keterangan,
        "diubah_pada": pada,
        "selesai_pada": pada if ke in AKHIR else None,
        "dieskalasi_pada": None,
        **({} if ke == S.DITARIK else {"penangan": oleh}),
        **isi,
    }
    baris = UsulPerbaikan.objects.filter(pk=usul.pk, status=dari)
    if versi is not None:
        baris = baris.filter(versi=versi)
    if not baris.update(**kolom, versi=F("versi") + 1):
        raise bentrok(usul)
    usul.refresh_from_db()
    perubahan = {"keadaan": (S(dari).label, S(ke).label), "keterangan": (None, keterangan or None)}
    catat(f"usul.{ke.lower()}", usul, oleh=oleh, perubahan=perubahan)
    if ke != S.DITARIK:
        kabari_pengusul(usul)


def pastikan_penangan(oleh: Pegawai, usul: UsulPerbaikan) -> None:
    """Raises AturanDilanggar (403) with the reason."""
    if permissions.penangan(oleh, usul):
        return
    if oleh.pk == usul.pegawai_id:
        kalimat = "Usul Anda sendiri ditangani admin lain."
    elif usul.diteruskan_pada is not None and not admin_kepegawaian(oleh):
        kalimat = (
            f"Usul ini sudah diteruskan ke BKPSDM pada {waktu(usul.diteruskan_pada)}; Anda tetap dapat membacanya."
        )
    else:
        kalimat = "Usul ini ditangani admin unit pegawai itu atau admin BKPSDM."
    raise AturanDilanggar(kalimat, status=403)


def bentrok(usul: UsulPerbaikan) -> AturanDilanggar:
    """The row as it is now: who brought it there, and when."""
    kini = UsulPerbaikan.objects.select_related("penangan", "pegawai").get(pk=usul.pk)
    siapa = kini.pegawai.nama if kini.status == S.DITARIK else kini.penangan.nama if kini.penangan else "sistem"
    keadaan = kini.get_status_display().lower().replace("siasn", "SIASN").replace("bkpsdm", "BKPSDM")
    return Bentrok(
        f"Usul ini sudah berubah: {keadaan}, oleh {siapa} pada {waktu(kini.diubah_pada)}. "
        "Muat ulang halaman untuk melihat keadaan terakhirnya.",
        oleh=siapa,
        pada=kini.diubah_pada,
    )


def wajib(teks: str, kalimat: str, sedikitnya: int = 5) -> str:
    """The text without outer blanks. Raises AturanDilanggar (400) where it says too little."""
    rapi = " ".join(teks.split())
    if len(rapi) < sedikitnya:
        raise AturanDilanggar(kalimat, status=400)
    return rapi[:400]
