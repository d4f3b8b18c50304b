"""An installation being upgraded, in a process of its own: `python -m tests.rilis.naik LANGKAH… `.

`pasang=BERKAS` fills the empty database as that release left it · `naik` does what `kinerja serve` does to the schema
on start · `putus=N` kills this process the hard way before its N-th write · `skema` prints tables, columns and
constraints · `periksa` prints what a user would find. The database is the one of KINERJA_DATA and DATABASE_URL.
"""

import json
import os
import re
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connection

TULIS = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE")


def main(langkah: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings")
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS = ["testserver"]
    django.setup()
    from ekinerja.perintah import persiapan
    from tests.rilis import simpanan

    putus: Any = nullcontext()
    for satu in langkah:
        nama, _, nilai = satu.partition("=")
        match nama:
            case "pasang":
                simpanan.pasang(simpanan.baca(Path(nilai)), Path(settings.DATA))
            case "putus":
                putus = connection.execute_wrapper(Pemutus(int(nilai)))
            case "naik":
                with putus:
                    persiapan.basis_data()
            case "skema":
                print(json.dumps(skema()))
            case "periksa":
                print(json.dumps(temuan()))
            case _:
                raise SystemExit(f"unknown step {satu}")


class Pemutus:
    """Counts writes; the process is killed before the one of this number, as by a power cut."""

    def __init__(self, nomor: int) -> None:
        self.sisa = nomor

    def __call__(self, jalankan: Callable[..., Any], sql: str, params: Any, banyak: bool, konteks: Any) -> Any:
        if sql.lstrip().startswith(TULIS):
            self.sisa -= 1
            if not self.sisa:
                os.kill(os.getpid(), signal.SIGKILL)
        return jalankan(sql, params, banyak, konteks)


def skema() -> dict[str, list[str]]:
    """Columns and constraints of every table; names that a database makes up itself are left out."""
    baca = connection.introspection
    with connection.cursor() as kursor:
        hasil = {}
        for tabel in baca.table_names(kursor):
            kolom = [f"{k.name} {k.null_ok}" for k in baca.get_table_description(kursor, tabel)]
            syarat = [
                f"{n} {s['columns']}" for n, s in baca.get_constraints(kursor, tabel).items() if not n.startswith("__")
            ]
            hasil[tabel] = sorted(kolom + syarat)
        return hasil


# -- what a user would find -------------------------------------------------------------------------------------------


def temuan() -> dict[str, Any]:
    """Rows per table, the trail, pages that do not open, and whether work goes on."""
    from ekinerja.inti.jejak import periksa_jejak
    from ekinerja.inti.waktu import bekukan
    from tests.rilis.cerita import saat

    with bekukan(saat(2026, 5, 20)):
        return {
            "hitungan": hitungan(),
            "jejak": periksa_jejak().kalimat,
            "halaman": halaman(),
            "lapor": lapor(),
        }


def hitungan() -> dict[str, int]:
    with connection.cursor() as kursor:
        hasil = {}
        for tabel in connection.introspection.table_names(kursor):
            kursor.execute(f'SELECT COUNT(*) FROM "{tabel}"')
            hasil[tabel] = kursor.fetchone()[0]
        return hasil


def halaman() -> dict[str, dict[str, int]]:
    """Status of every address that the home page and the menu of each named person lead to."""
    from django.test import Client

    from ekinerja.akun.models import Akun
    from ekinerja.demo.pemeran import PEMERAN

    hasil = {}
    for p in PEMERAN:
        c = Client()
        c.force_login(Akun.objects.get(nama_masuk=p.nama_masuk))
        tautan = {"/", "/menu/", "/skp/", "/akun/"}
        for awal in ("/", "/menu/"):
            isi = c.get(awal).content.decode()
            tautan |= {t for t in re.findall(r'href="(/[^"#]*)', isi) if not t.startswith(("/statis/", "/keluar"))}
        hasil[p.nama] = {t: c.get(t.replace("&amp;", "&")).status_code for t in sorted(tautan)}
    return hasil


def lapor() -> int:
    """Andi logs in with his password and sends a report."""
    from django.test import Client

    from ekinerja.demo.pemeran import SANDI
    from ekinerja.skp.models import RencanaAksi

    c = Client()
    c.post("/masuk", {"nip": "199107042015031904", "kata_sandi": SANDI})
    rencana = RencanaAksi.objects.filter(skp__pegawai__nama="Andi Tadulako", urutan_periode=2).order_by("pk")[0]
    isi = {
        "rencana_aksi": str(rencana.id_publik), "kegiatan": "Verifikasi berkas loket 2", "realisasi": 12,
        "tanggal": "2026-05-20", "jam_mulai": "08.00", "jam_selesai": "08.45",
    }  # fmt: skip
    kepala = {"Idempotency-Key": "kunci-rilis-0000000002", "Accept": "application/json"}
    return c.post("/lapor/kirim", json.dumps(isi), content_type="application/json", headers=kepala).status_code


if __name__ == "__main__":
    main(sys.argv[1:])
