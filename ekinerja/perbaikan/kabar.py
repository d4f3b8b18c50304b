"""Who is told what. The page has the details; a message never carries personal data."""

from collections.abc import Iterable

from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.perbaikan.models import UsulPerbaikan

S = UsulPerbaikan.Status
JUDUL = {
    S.DIKERJAKAN: "Usul perbaikan Anda sedang dikerjakan",
    S.DITERUSKAN: "Usul perbaikan Anda diteruskan ke BKPSDM",
    S.DI_SIASN: "Usul perbaikan Anda menunggu perbaikan di SIASN",
    S.SELESAI: "Usul perbaikan Anda selesai",
    S.DITOLAK: "Usul perbaikan Anda tidak dapat diterima",
}


def alamat(usul: UsulPerbaikan) -> str:
    return reverse("perbaikan:usul", args=[usul.id_publik])


def kabari_pengusul(usul: UsulPerbaikan) -> None:
    """The person, at every step: what, by whom, and the sentence."""
    siapa = usul.penangan.nama if usul.penangan else "sistem"
    isi = f"{usul.get_fakta_display()}, ditangani {siapa}." + (f" {usul.keterangan}" if usul.keterangan else "")
    kunci = f"usul:{usul.id_publik}:{usul.versi}"
    kirim(usul.pegawai, "perbaikan", JUDUL[S(usul.status)], isi, alamat(usul), kunci)


def kabari_penangan(usul: UsulPerbaikan, siapa: Iterable[Pegawai], judul: str) -> None:
    """Those who may work it off."""
    for orang in siapa:
        kunci = f"usul-masuk:{usul.id_publik}:{usul.versi}:{orang.pk}"
        kirim(orang, "perbaikan", judul, usul.get_fakta_display(), alamat(usul), kunci)
