"""Every kind the code uses is registered with its reason, and only deadlines may repeat."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ekinerja.demo.kabar import KABAR
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.tugas import Konteks
from ekinerja.inti.tugas.daftar import semua_berkala
from ekinerja.inti.waktu import bekukan
from ekinerja.kalender import hitung
from ekinerja.pemberitahuan.jenis import JENIS, TENTANG, Kelompok, jenis
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests import pabrik

AKAR = Path(__file__).resolve().parents[2] / "ekinerja"
BERKALA = ("kalender.pengingat", "perbaikan.harian", "penilaian.periode", "laporan.serah", "skp.tahun")
KODE = {j.kode for j in JENIS}


def _panggilan() -> Iterator[tuple[str, str]]:
    """(file, kind) of every call of `kirim` and `kirim_banyak`; "?" where the kind cannot be read from the file."""
    for berkas in sorted(AKAR.rglob("*.py")):
        pohon = ast.parse(berkas.read_text(encoding="utf-8"))
        nama = {
            a.asname or a.name: a.name
            for n in ast.walk(pohon)
            if isinstance(n, ast.ImportFrom) and n.module == "ekinerja.pemberitahuan.kirim"
            for a in n.names
        }
        tetap = {
            t.id: n.value.value
            for n in pohon.body
            if isinstance(n, ast.Assign) and isinstance(n.value, ast.Constant)
            for t in n.targets
            if isinstance(t, ast.Name)
        }
        for n in ast.walk(pohon):
            if isinstance(n, ast.Call) and isinstance(n.func, ast.Name):
                tempat = {"kirim": 1, "kirim_banyak": 0}.get(nama.get(n.func.id, ""))
                if tempat is not None:
                    yield str(berkas.relative_to(AKAR)), _kode(n, tempat, tetap)


def _kode(panggilan: ast.Call, tempat: int, tetap: dict[str, object]) -> str:
    kata = next((k.value for k in panggilan.keywords if k.arg == "jenis"), None)
    nilai = kata or (panggilan.args[tempat] if len(panggilan.args) > tempat else None)
    if isinstance(nilai, ast.Constant):
        return str(nilai.value)
    return str(tetap.get(nilai.id, "?")) if isinstance(nilai, ast.Name) else "?"


def test_setiap_jenis_yang_dipakai_terdaftar_dan_sebaliknya():
    semua = list(_panggilan())
    assert len(semua) > 15
    assert {(berkas, kode) for berkas, kode in semua if kode not in KODE} == set()
    assert {kode for _, kode in semua} == KODE
    assert {baris[2] for baris in KABAR} <= KODE, "the demo city"


def test_setiap_jenis_menyebut_sebabnya_dan_kalimat_luarnya_netral():
    assert len(KODE) == len(JENIS)
    assert set(TENTANG) == set(Kelompok)
    for j in JENIS:
        assert j.sebab.endswith("."), j.kode
        assert j.banyak.format(n=3).startswith("3 "), j.kode
        assert "{" not in j.luar, j.kode


def test_kode_versi_lain_tetap_dapat_ditampilkan():
    assert jenis("belum-ada").kelompok is Kelompok.LAIN
    assert jenis("belum-ada").sebab


def test_hanya_tenggat_yang_boleh_berulang():
    assert {j.kode for j in JENIS if j.berulang} == {"tenggat", "ingat-lapor", "usul-lewat"}


def test_yang_dikirim_berkala_hanya_tenggat():
    """Periodic jobs and the ladder send deadlines; a message that a clock sends must not be of another group."""
    berkala = {"kalender/pengingat.py", "perbaikan/actions/berkala.py"}
    assert {jenis(kode).kelompok for berkas, kode in _panggilan() if berkas in berkala} == {Kelompok.TENGGAT}
    lain = {berkas for berkas, _ in _panggilan() if "task" in berkas or "berkala" in berkas} - berkala
    assert lain == {"skp/tasks.py"}, "a package that is ready, once"


@pytest.mark.django_db
def test_sebulan_tanpa_ada_yang_bergerak_hanya_tenggat_yang_bertambah():
    """Nobody does anything for six weeks of mornings: what comes more than once about one thing is a deadline."""
    d = pabrik.dunia()
    pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, status="DIAJUKAN")
    tugas = [t for t in semua_berkala() if t.nama in BERKALA]
    assert len(tugas) == len(BERKALA)
    for n in range(1, 43):
        saat = datetime(2026, 1, 7, 1, tzinfo=UTC) + timedelta(days=n)
        with bekukan(saat):
            hitung.lupakan()
            for t in tugas:
                t.fungsi(Konteks(Pekerjaan(nama=t.nama)))
    semua = list(Pemberitahuan.objects.values_list("pegawai", "jenis", "tautan"))
    berulang = {kunci for kunci in semua if semua.count(kunci) > 1}
    assert berulang, "the ladder speaks more than once"
    assert {jenis(kode).kelompok for _, kode, _ in berulang} == {Kelompok.TENGGAT}
