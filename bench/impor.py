"""Import of 12,000 people into an empty real database: preview and application, wall seconds with process start."""

import csv
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import django
import xlsxwriter

from bench.alat import AKAR

KOLOM = (
    "NO", "NIP", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR", "TANGGAL LAHIR", "JENIS KELAMIN", "STATUS", "KEDUDUKAN HUKUM",
    "TMT CPNS", "TMT PNS", "GOL RUANG", "TMT GOL", "JENIS JABATAN", "JABATAN", "JENJANG", "ESELON", "KELAS JABATAN", "TMT JABATAN",
    "TUGAS TAMBAHAN", "UNIT KERJA", "UNIT INDUK", "NIP ATASAN", "PENDIDIKAN", "JURUSAN", "EMAIL", "NO HP", "AKHIR KONTRAK",
)  # fmt: skip
STATUS = {"PPPK_PARUH_WAKTU": "PPPK PARUH WAKTU"}


def jalankan(_: str) -> dict[str, Any]:
    django.setup()
    from ekinerja.demo.kota import Kota

    kota = Kota(12_000, 1, date(2026, 10, 31))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        unit, pegawai = data / "unit.csv", data / "pegawai.xlsx"
        n = _tulis_unit(unit, kota), _tulis_pegawai(pegawai, kota)
        env = {**os.environ, "KINERJA_DATA": str(data / "data")}
        hasil: dict[str, Any] = {"unit": n[0], "orang": n[1]}
        for nama, perintah in (
            ("migrasi", ["migrate", "--verbosity", "0"]),
            ("unit terapkan", ["impor", "unit", str(unit), "--terapkan"]),
            ("pegawai pratinjau", ["impor", "pegawai", str(pegawai), "--terima-usulan", "--pada", "2026-10-31"]),
            (
                "pegawai terapkan",
                ["impor", "pegawai", str(pegawai), "--terapkan", "--terima-usulan", "--pada", "2026-10-31"],
            ),
            (
                "pegawai kedua kali",
                ["impor", "pegawai", str(pegawai), "--terapkan", "--terima-usulan", "--pada", "2026-10-31"],
            ),
        ):
            awal = time.monotonic()
            selesai = subprocess.run(
                [sys.executable, "manage.py", *perintah], cwd=AKAR, env=env, capture_output=True, text=True
            )
            hasil[f"{nama} (detik)"] = round(time.monotonic() - awal, 2)
            hasil[f"{nama} (keluar)"] = selesai.returncode
            if selesai.returncode > 1:
                hasil["galat"] = selesai.stderr[-800:]
        return hasil


def _tulis_unit(berkas: Path, kota: Any) -> int:
    with berkas.open("w", encoding="utf-8", newline="") as f:
        tulis = csv.writer(f, delimiter=";")
        tulis.writerow(("kode", "nama", "induk_kode", "jenis", "sumber"))
        for u in kota.unit.values():
            tulis.writerow((u.kode, u.nama, u.induk.kode if u.induk else "", u.jenis, "rekaan"))
    return len(kota.unit)


def _tulis_pegawai(berkas: Path, kota: Any) -> int:
    buku = xlsxwriter.Workbook(str(berkas), {"constant_memory": True})
    lembar = buku.add_worksheet("DATA PEGAWAI")
    lembar.write_row(0, 0, KOLOM)
    orang = [o for o in kota.orang if o.nip]
    for n, o in enumerate(orang, start=1):
        lembar.write_row(n, 0, [v if isinstance(v, int) else str(v or "") for v in _baris(n, o)])
    buku.close()
    return len(orang)


def _baris(n: int, o: Any) -> list[Any]:
    from ekinerja.demo.rencana import opd

    atasan = o.atasan.nip if o.atasan else ""
    nama, jenis, jenjang, kelas, eselon = o.jabatan
    tmt = f"{o.tmt:%d-%m-%Y}"
    return [
        n, o.nip, o.nama.upper(), o.gelar_depan, o.gelar_belakang, "Palu", f"{o.lahir:%d-%m-%Y}", o.jk, STATUS.get(o.status, o.status), "Aktif",
        tmt, tmt if o.status == "PNS" else "", o.golongan, "", jenis.replace("_", " "), nama.upper(), jenjang, eselon, kelas or "", tmt,
        o.tugas_tambahan, o.unit.nama, opd(o.unit).nama, atasan, "", "", "", "", "31-12-2027" if o.status.startswith("PPPK") else "",
    ]  # fmt: skip
