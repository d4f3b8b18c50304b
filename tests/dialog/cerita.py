"""What dialogue stories share: sending its forms as a browser does."""

import uuid
from typing import Any

from django.urls import reverse

from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Skp
from tests import pabrik
from tests.skp.cerita import masuk


def kirim(orang: Pegawai, nama: str, skp: Skp, *lagi: Any, kunci: str = "", **isian: Any):
    alamat = reverse(f"dialog:{nama}", args=[skp.id_publik, *lagi])
    return masuk(orang).post(alamat, {"kunci": kunci or uuid.uuid4().hex, **isian})


def baca(orang: Pegawai, nama: str, *arg: Any, **parameter: Any):
    return masuk(orang).get(reverse(f"dialog:{nama}", args=arg), parameter)


def usul(orang: Pegawai, skp: Skp, rhk: Any = None, **isian: Any) -> Ucapan:
    """Send a proposal through the page."""
    isian = {"jenis": "USULAN", "teks": "Bagaimana kalau begini?", "rhk": rhk.id_publik if rhk else "", **isian}
    jawab = kirim(orang, "tulis", skp, **isian)
    assert jawab.status_code == 302, jawab.content.decode()[:400]
    return Ucapan.objects.latest("pk")


def temui(orang: Pegawai, skp: Skp, **isian: Any) -> Pertemuan:
    """Record a meeting through the page."""
    isian = {"tanggal": pabrik.HARI.isoformat(), "cara": "TATAP_MUKA", "pokok": "Target dibagi per triwulan", **isian}
    jawab = kirim(orang, "catat_pertemuan", skp, **isian)
    assert jawab.status_code == 302, jawab.content.decode()[:400]
    return Pertemuan.objects.latest("pk")
