"""What planning stories share: the small office with a perjanjian and a matriks, and sending forms as a browser does."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perencanaan import actions
from ekinerja.perencanaan.masukan import IsianSel
from ekinerja.perencanaan.models import KolomMatriks, Matriks, PerjanjianKinerja, SelMatriks
from tests.pabrik import PADA


def perjanjian(unit: UnitKerja, kepala: Pegawai, indikator: Sequence[str], *, tahun: int = 2026) -> PerjanjianKinerja:
    p = actions.mulai_perjanjian(unit, tahun, oleh=kepala, pada=PADA)
    baris = [actions.sasaran.BarisImpor("Meningkatnya layanan kependudukan", i, "95%", "") for i in indikator]
    actions.gabung_impor(p, baris, oleh=kepala, pada=PADA)
    return PerjanjianKinerja.objects.select_related("unit__jenis", "diubah_oleh").get(pk=p.pk)


def mulai_matriks(unit: UnitKerja, kepala: Pegawai, *, tahun: int = 2026) -> Matriks:
    m = actions.mulai_matriks(unit, tahun, oleh=kepala, pada=PADA)
    return Matriks.objects.select_related("unit", "ketua").get(pk=m.pk)


def kolom(m: Matriks, n: int = 1) -> KolomMatriks:
    return KolomMatriks.objects.select_related("matriks__unit", "matriks__ketua").get(matriks=m, nomor=n)


def isi(
    m: Matriks,
    orang: Pegawai,
    teks: str = "Terbitnya akta di hari yang sama",
    *,
    n: int = 1,
    oleh: Pegawai,
    **lain: Any,
):
    """Fill one cell by its verb, whatever version it has now."""
    k = kolom(m, n)
    versi = SelMatriks.objects.filter(kolom=k, pegawai=orang).values_list("versi", flat=True).first() or 0
    selaras = lain.pop("penyelarasan", "TIDAK_LANGSUNG")
    actions.simpan_sel(k, orang, IsianSel(teks, selaras, versi), oleh=oleh, pada=PADA, **lain)
    return SelMatriks.objects.get(kolom=k, pegawai=orang)


def masuk(pegawai: Pegawai) -> Client:
    klien = Client()
    klien.force_login(pegawai.akun)
    return klien


def kirim(pegawai: Pegawai, nama: str, *arg: Any, htmx: bool = False, kunci: str = "", **isian: Any):
    """POST a planning form as this person; a fresh sending key unless one is given."""
    kepala = {"HX-Request": "true"} if htmx else {}
    alamat = reverse(f"perencanaan:{nama}", args=arg)
    return masuk(pegawai).post(alamat, {"kunci": kunci or uuid.uuid4().hex, **isian}, headers=kepala)


def lihat(pegawai: Pegawai, nama: str, *arg: Any, htmx: bool = False, **parameter: Any):
    kepala = {"HX-Request": "true"} if htmx else {}
    return masuk(pegawai).get(reverse(f"perencanaan:{nama}", args=arg), parameter, headers=kepala)


def teks(jawab: Any) -> str:
    return str(jawab.content.decode())


def hitung_kueri(pegawai: Pegawai, nama: str, *arg: Any, htmx: bool = False) -> int:
    klien, alamat = masuk(pegawai), reverse(f"perencanaan:{nama}", args=arg)
    kepala = {"HX-Request": "true"} if htmx else {}
    klien.get(alamat, headers=kepala)  # settings that a process keeps are read once
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(alamat, headers=kepala).status_code == 200
    return len([k for k in kueri.captured_queries if not k["sql"].startswith(("SAVEPOINT", "RELEASE"))])
