"""Import of a year's plans (`impor skp`) of 1,000 and of 12,000 people: preview and application, wall seconds with process start.

The file is made up from the structure of the demo city: everybody with a NIP has a plan that hangs on the superior's.
`bench impor-skp` measures both sizes; `bench impor-skp 1000` one of them.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import django

from bench.alat import AKAR
from bench.impor import _tulis_pegawai, _tulis_unit

UKURAN = (1_000, 12_000)
TAHUN = 2026
RHK = 2  # with two indicators and eight rencana aksi each: a little more than the plans people really have
HASIL = (
    "Meningkatnya kualitas layanan", "Tersusunnya dokumen rencana kerja", "Terpenuhinya standar pelayanan", "Berkurangnya waktu tunggu layanan",
    "Meningkatnya tertib administrasi",
)  # fmt: skip
TENGGAT = ((3, 31), (6, 30), (9, 30), (12, 31))


def jalankan(ukuran: str) -> dict[str, Any]:
    django.setup()
    hasil: dict[str, Any] = {}
    for n in [int(ukuran)] if ukuran else UKURAN:
        hasil |= {f"{n}: {k}": v for k, v in _satu(n).items()}
    return hasil


def _satu(banyak: int) -> dict[str, Any]:
    from ekinerja.demo.kota import Kota

    kota = Kota(banyak, 1, date(TAHUN, 1, 31))
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        unit, pegawai, skp = data / "unit.csv", data / "pegawai.xlsx", data / "skp.json"
        _tulis_unit(unit, kota)
        _tulis_pegawai(pegawai, kota)
        hasil: dict[str, Any] = {"rencana": tulis_skp(skp, kota), "MB": round(skp.stat().st_size / 1e6, 1)}
        env = {**os.environ, "KINERJA_DATA": str(data / "data")}
        siap = (
            ["migrate", "--verbosity", "0"],
            ["impor", "unit", str(unit), "--terapkan"],
            ["impor", "pegawai", str(pegawai), "--terapkan", "--terima-usulan", "--pada", f"{TAHUN}-01-31"],
        )
        for perintah in siap:
            _perintah(perintah, env)
        for nama, lagi in (("pratinjau", []), ("terapkan", ["--terapkan"]), ("kedua kali", ["--terapkan"])):
            hasil |= _ukur(nama, ["impor", "skp", str(skp), *lagi], env)
        return hasil


def _perintah(perintah: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "manage.py", *perintah], cwd=AKAR, env=env, capture_output=True, text=True)


def _ukur(nama: str, perintah: list[str], env: dict[str, str]) -> dict[str, Any]:
    awal = time.monotonic()
    selesai = _perintah(perintah, env)
    hasil: dict[str, Any] = {
        f"{nama} (detik)": round(time.monotonic() - awal, 2),
        f"{nama} (keluar)": selesai.returncode,
    }
    if selesai.returncode > 1:
        hasil["galat"] = selesai.stderr[-800:]
    return hasil


def tulis_skp(berkas: Path, kota: Any) -> int:
    """Plans of everybody with a NIP; the first two results of each hang on the superior's."""
    orang = [o for o in kota.orang if o.nip and o.aktif and o.atasan and o.atasan.nip]
    isi = {"versi": 1, "instansi": "Pemerintah Kota Palu", "tahun": TAHUN, "skp": [_rencana(o) for o in orang]}
    berkas.write_text(json.dumps(isi, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return len(orang)


def _rencana(o: Any) -> dict[str, Any]:
    from ekinerja.demo.rencana import opd

    jabatan, jenis = o.jabatan[0], o.jabatan[1]
    atasan = o.atasan
    jpt = jenis == "JPT_PRATAMA"
    return {
        "nip": o.nip, "nama": o.nama, "jabatan": jabatan, "jenis_jabatan": jenis, "kode_unit": o.unit.kode, "kode_opd": opd(o.unit).kode,
        "formulir": "JPT" if jpt else "JA_JF", "pendekatan": "kuantitatif", "sumber": "LOKAL",
        "periode": {"mulai": f"01-01-{TAHUN}", "selesai": f"31-12-{TAHUN}"}, "status": "DISETUJUI",
        "ppk": {"nip": atasan.nip, "nama": atasan.nama, "jabatan": atasan.jabatan[0], "kode_unit": atasan.unit.kode},
        "atasan_ppk": atasan.atasan.nip if atasan.atasan and atasan.atasan.nip else "",
        "rhk": [_rhk(o, n, jpt=jpt) for n in range(1, RHK + 1)], "perilaku": {"AKUNTABEL": "Menepati janji layanan"},
        "lampiran": {"dukungan_sumber_daya": ["Anggaran kegiatan"], "skema_pertanggungjawaban": ["Laporan bulanan"], "konsekuensi": ["Pembinaan"]},
    }  # fmt: skip


def _rhk(o: Any, n: int, *, jpt: bool) -> dict[str, Any]:
    milik = f"{o.nip}-{n}"
    hasil: dict[str, Any] = {
        "id": milik, "jenis": "UTAMA", "teks": f"{HASIL[n - 1]} {o.unit.nama} ({n})",
        "indikator": [_indikator(milik, i, jpt=jpt) for i in range(1, 3)],
    }  # fmt: skip
    if jpt:
        hasil["perspektif"] = "Penerima Layanan"
    else:
        hasil["rhk_atasan"] = f"{o.atasan.nip}-{(n - 1) % RHK + 1}"
    return hasil


def _indikator(milik: str, i: int, *, jpt: bool) -> dict[str, Any]:
    id_ = f"{milik}.{i}"
    aksi = [
        {"id": f"{id_}.{t}", "triwulan": t, "teks": "Menyelesaikan berkas triwulan ini", "target": 10 * t, "satuan": "berkas",
         "tenggat": f"{hari:02d}-{bulan:02d}-{TAHUN}"}
        for t, (bulan, hari) in enumerate(TENGGAT, 1)
    ]  # fmt: skip
    isi: dict[str, Any] = {
        "id": id_, "teks": "Jumlah berkas yang selesai tepat waktu",
        "target": {"nilai": 100, "satuan": "berkas", "teks": "100 berkas", "jenis": "akumulasi"}, "rencana_aksi": aksi,
    }  # fmt: skip
    return isi if jpt else {**isi, "aspek": ("Kuantitas", "Waktu")[i - 1]}
