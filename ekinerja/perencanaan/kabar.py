"""Who is told about a matriks."""

from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.perencanaan.models import Matriks


def kabari(penerima: Pegawai, m: Matriks, judul: str, isi: str = "", *, kunci: str) -> None:
    """A message that leads to the matriks; the page shows each reader what he or she may see."""
    kirim(
        penerima, "perencanaan", judul, isi, reverse("perencanaan:matriks", args=[m.id_publik]), kunci_efek=kunci[:120]
    )
