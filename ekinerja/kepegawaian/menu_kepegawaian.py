"""Lines of the menu for the personnel office, and who oversees jobs."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ekinerja.inti import menu
from ekinerja.inti.models import Berkas
from ekinerja.kepegawaian.models import DelegasiPenilai, Pegawai
from ekinerja.kepegawaian.permissions import (
    admin_kepegawaian,
    boleh_mencari_pegawai,
    boleh_mengatur_peran,
    jenis_impor_saya,
)

KELOMPOK = "Kepegawaian"


def siapkan() -> None:
    """Register the lines."""
    for teks, rute, ikon, urutan, ket, tampil in (
        ("Pegawai", "kepegawaian:pegawai_daftar", "tim", 10, "Cari orang, lihat penilainya", _mencari),
        ("Unit kerja", "kepegawaian:unit", "gedung", 20, "Susunan organisasi dan kepalanya", _pegawai),
        ("Impor data", "kepegawaian:impor", "unggah", 30, "Unit, pegawai, dan SKP dari aplikasi lain", _pengimpor),
        ("Delegasi penilai", "kepegawaian:delegasi", "pensil", 50, "Kewenangan menilai yang dilimpahkan", _admin),
        ("Plt. dan Plh.", "kepegawaian:pelaksana", "jam", 55, "Pelaksana tugas dan pelaksana harian", _admin),
        ("Peran", "kepegawaian:peran", "perisai", 70, "Siapa memegang peran apa", _pengatur),
    ):
        menu.daftar(teks, rute, ikon=ikon, urutan=urutan, kelompok=KELOMPOK, ket=ket, tampil=tampil)
    menu.daftar(
        "Data saya",
        "kepegawaian:profil_saya",
        ikon="orang",
        urutan=80,
        kelompok=KELOMPOK,
        ket="Jabatan, unit, dan siapa menilai saya",
        tampil=_pegawai,
    )
    menu.daftar(
        "Siapa membuka data saya",
        "kepegawaian:dibaca",
        ikon="mata",
        urutan=90,
        kelompok="Akun",
        ket="Siapa, sebagai apa, apa, dan kapan",
        tampil=_pegawai,
    )


def menilik(akun: Any) -> bool:
    """The personnel office sees every job."""
    return admin_kepegawaian(getattr(akun, "pegawai", None))


def _orang(request: HttpRequest) -> Pegawai | None:
    return getattr(request.user, "pegawai", None)


def _pegawai(request: HttpRequest) -> bool:
    return _orang(request) is not None


def _admin(request: HttpRequest) -> bool:
    return admin_kepegawaian(_orang(request))


def _pengimpor(request: HttpRequest) -> bool:
    return bool(jenis_impor_saya(_orang(request)))


def _mencari(request: HttpRequest) -> bool:
    return boleh_mencari_pegawai(_orang(request))


def _pengatur(request: HttpRequest) -> bool:
    return boleh_mengatur_peran(_orang(request))


def tempat_surat(berkas: Berkas) -> str:
    """Page where the order of a delegation hangs; empty for any other file."""
    return reverse("kepegawaian:delegasi") if DelegasiPenilai.objects.filter(berkas=berkas).exists() else ""
