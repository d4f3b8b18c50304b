"""Who is told about a team."""

from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.timkerja.models import TimKerja


def alamat(tim: TimKerja) -> str:
    return reverse("timkerja:tim", args=[tim.id_publik])


def kabari(penerima: Pegawai, tim: TimKerja, judul: str, isi: str = "", *, kunci: str) -> None:
    """A message that leads to the team."""
    kirim(penerima, "tim-kerja", judul, isi, alamat(tim), kunci_efek=kunci[:120])
