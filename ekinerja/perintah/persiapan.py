"""What `serve` does before the first request: schema, first filling, static files. Needs Django to be loaded."""

import hashlib
import os
import sys
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from ekinerja import __version__

# Static files that libraries bring along; no page of ours asks for them.
BUKAN_KITA = ["django_htmx", "account"]
SANDI_CONTOH = "palu-demo-2026"
AKUN_CONTOH = (
    ("198503122010012901", "Sari Wulandari", "guru"),
    ("197208171998031902", "Rizal Labaso", "kepala sekolah, PPK dari Sari"),
    ("199107042015031904", "Andi Tadulako", "pranata komputer"),
    ("198011232005012905", "Ratna Pusadan", "kepala bidang, PPK dari Andi"),
    ("198409152009012906", "Nur Aini Lamarauna", "admin BKPSDM"),
    ("198706302011012908", "Fitriani Mangge", "auditor Inspektorat"),
    ("walikota", "wali kota", "dasbor"),
)


def basis_data() -> None:
    """Bring the schema up to date; quick when there is nothing to do."""
    sambungan = connections[DEFAULT_DB_ALIAS]
    try:
        pelaksana = MigrationExecutor(sambungan)
    except OperationalError as galat:
        raise SystemExit(f"Basis data tidak dapat dihubungi: {galat}. Periksa DATABASE_URL.") from None
    if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
        print("Menyiapkan basis data …", flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def isi(pegawai: int, *, contoh: bool, alamat: str) -> str:
    """Fill an empty database and return what to tell the person who started it."""
    jenis = jenis_basis_data()
    tolak_jam_buatan(jenis)
    if jenis == "demo":
        return keterangan_contoh()
    if jenis == "nyata" or get_user_model().objects.exists():
        return "Masuk dengan akun Anda."
    if contoh:
        print(f"Basis data masih kosong: membuat kota contoh berisi {pegawai} pegawai …", flush=True)
        isi_contoh(pegawai)
        return keterangan_contoh()
    return tautan_admin(alamat)


def isi_contoh(pegawai: int) -> None:
    try:
        call_command("demo", pegawai=pegawai, stdout=StringIO())
    except CommandError as galat:
        raise SystemExit(str(galat)) from None


def jenis_basis_data() -> str:
    from ekinerja.inti.pengaturan import instansi

    return instansi().jenis


def tolak_jam_buatan(jenis: str) -> None:
    if jenis == "nyata" and os.environ.get("KINERJA_SEKARANG"):
        raise SystemExit(
            "KINERJA_SEKARANG tidak boleh dipakai pada basis data nyata. Hapus variabel itu, lalu mulai lagi."
        )


def keterangan_contoh() -> str:
    semua = [*AKUN_CONTOH, *_admin_unit_contoh()]
    lebar = max(len(nama) for nama, _, _ in semua)
    baris = [f"  {nama:<{lebar}}  {orang} ({peran})" for nama, orang, peran in semua]
    return "\n".join([f"Kota contoh, semua orangnya rekaan. Kata sandi semua akun: {SANDI_CONTOH}", *baris])


def _admin_unit_contoh() -> list[tuple[str, str, str]]:
    """A member of the generated staff, so with a NIP that depends on the size of the city; a small one has none."""
    from ekinerja.kepegawaian.models import PemberianPeran, Peran

    ada = PemberianPeran.objects.filter(peran=Peran.ADMIN_UNIT, pegawai__akun__isnull=False).order_by("pk")
    kolom = ("pegawai__akun__nama_masuk", "pegawai__nama", "unit__nama")
    return [(nama, orang, f"admin unit {unit}") for nama, orang, unit in ada.values_list(*kolom)[:1]]


def tautan_admin(alamat: str) -> str:
    keluaran = StringIO()
    call_command("admin_baru", alamat=alamat, stdout=keluaran)
    return "Basis data masih kosong.\n" + keluaran.getvalue().rstrip()


# -- static files -----------------------------------------------------------------------------------------------------


def berkas_statis() -> None:
    """Collect, hash and compress the static files when one of them has changed."""
    akar = Path(settings.STATIC_ROOT)
    catatan = akar / "sidik.txt"
    sidik = sidik_statis()
    if catatan.exists() and catatan.read_text(encoding="utf-8") == sidik:
        return
    if sys.stdout.isatty():
        print("Menyiapkan berkas tampilan …", flush=True)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=BUKAN_KITA)
    catatan.write_text(sidik, encoding="utf-8")


def sidik_statis() -> str:
    sidik = hashlib.sha256(__version__.encode())
    for pencari in get_finders():
        for nama, tempat in sorted(pencari.list(BUKAN_KITA), key=lambda pasangan: pasangan[0]):
            keadaan = Path(tempat.path(nama)).stat()
            sidik.update(f"{nama}\0{keadaan.st_size}\0{keadaan.st_mtime_ns}\n".encode())
    return sidik.hexdigest()
