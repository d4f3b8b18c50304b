"""Runs Django's commands and those of the apps, with our sentences instead of tracebacks for what people can mend."""

import os
import sys
from collections.abc import Callable

from ekinerja.perintah import lingkungan

BAWAAN_DJANGO = {
    "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color",
    "--skip-checks",
}  # fmt: skip


def siapkan_django() -> None:
    """Check the environment and load Django; ends the program with one sentence when a value is wrong."""
    if masalah := lingkungan.periksa():
        raise SystemExit(masalah)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as galat:
        raise SystemExit(str(galat)) from None


def main(argumen: list[str]) -> int:
    """`kinerja manage …`."""
    siapkan_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["kinerja manage", *argumen])
    return 0


def perintah_django(nama: str, perintah: str) -> Callable[[list[str]], int]:
    """`kinerja NAMA` as the management command `perintah`."""

    def pelaksana(argumen: list[str]) -> int:
        siapkan_django()
        return panggil(nama, perintah, argumen)

    return pelaksana


def panggil(nama: str, perintah: str, argumen: list[str]) -> int:
    from django.core.management import CommandError, get_commands, load_command_class

    kelas = load_command_class(get_commands()[perintah], perintah)
    kelas.suppressed_base_arguments = BAWAAN_DJANGO
    pilihan = vars(kelas.create_parser("kinerja", nama).parse_args(argumen))
    try:
        kelas.execute(*pilihan.pop("args", ()), **pilihan)
    except CommandError as galat:
        print(galat, file=sys.stderr)
        return galat.returncode
    return 0
