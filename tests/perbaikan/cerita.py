"""What these stories share: proposing and handling through the pages, as a browser does."""

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.perbaikan.models import UsulPerbaikan


def masuk(orang: Pegawai) -> Client:
    klien = Client()
    klien.force_login(orang.akun)
    return klien


def baca(orang: Pegawai, nama: str, *arg: Any, **tanya: Any):
    return masuk(orang).get(reverse(f"perbaikan:{nama}", args=arg), tanya)


def kirim(orang: Pegawai, nama: str, *arg: Any, **isian: Any):
    return masuk(orang).post(reverse(f"perbaikan:{nama}", args=arg), {"kunci": uuid.uuid4().hex, **isian})


def usulkan(orang: Pegawai, fakta: str = "GOLONGAN", **isian: Any) -> UsulPerbaikan:
    isian = {"seharusnya": "III/d", "alasan": "Sesuai SK kenaikan pangkat 823/2026.", **isian}
    jawab = kirim(orang, "usulkan", fakta, **isian)
    assert jawab.status_code == 302, jawab.content.decode()[:3000]
    return UsulPerbaikan.objects.latest("pk")


def putus(orang: Pegawai, usul: UsulPerbaikan, langkah: str, keterangan: str = "", **isian: Any):
    return kirim(orang, "putus", usul.id_publik, langkah=langkah, keterangan=keterangan, **isian)


def keadaan(usul: UsulPerbaikan) -> str:
    usul.refresh_from_db()
    return usul.status


def kabar(orang: Pegawai) -> list[str]:
    """Titles of the messages, oldest first."""
    return list(Pemberitahuan.objects.filter(pegawai=orang).order_by("pk").values_list("judul", flat=True))
