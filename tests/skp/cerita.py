"""What SKP stories share: logging in and sending forms as a browser does."""

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Skp


def masuk(pegawai: Pegawai) -> Client:
    klien = Client()
    klien.force_login(pegawai.akun)
    return klien


def kirim(pegawai: Pegawai, nama: str, skp: Skp, *lagi: Any, kunci: str = "", htmx: bool = False, **isian: Any):
    """POST a form of the SKP as this person; a fresh sending key unless one is given."""
    alamat = reverse(f"skp:{nama}", args=[skp.id_publik, *lagi])
    kepala = {"HX-Request": "true"} if htmx else {}
    return masuk(pegawai).post(alamat, {"kunci": kunci or uuid.uuid4().hex, **isian}, headers=kepala)


def lihat(pegawai: Pegawai, nama: str, *arg: Any, **parameter: Any):
    return masuk(pegawai).get(reverse(f"skp:{nama}", args=arg), parameter)
