"""`impor JENIS BERKAS`: exit codes, JSON, and words for people."""

import json

import pytest
from django.core.management import call_command

from ekinerja.inti.models import Instansi
from ekinerja.kepegawaian.models import Pegawai, UnitKerja

from .alat import DATA

pytestmark = pytest.mark.django_db


def jalan(capsys, *argumen: str) -> tuple[int, str, str]:
    kode = 0
    try:
        call_command("impor", *argumen)
    except SystemExit as e:
        kode = int(e.code or 0)
    keluar = capsys.readouterr()
    return kode, keluar.out, keluar.err


def test_pratinjau_tidak_menyimpan(capsys):
    kode, keluar, _ = jalan(capsys, "unit", str(DATA / "unit.csv"))
    assert (kode, UnitKerja.objects.count()) == (0, 0)
    assert "361 baris dibaca" in keluar
    assert "--terapkan" in keluar


def test_json_sesuai_janji_dan_baris_sah_tetap_masuk(capsys):
    jalan(capsys, "unit", str(DATA / "unit.csv"), "--terapkan")
    berkas = str(DATA / "pegawai-400-kotor.xlsx")
    kode, keluar, _ = jalan(
        capsys, "pegawai", berkas, "--terapkan", "--terima-usulan", "--pada", "2026-10-31", "--json"
    )
    isi = json.loads(keluar)
    assert (kode, Pegawai.objects.count()) == (1, 380)
    enam = ("baru", "berubah", "tetap", "ditahan", "ditolak", "dilewati")
    assert isi["dibaca"] == sum(isi[k] for k in enam) == 401
    for b in [*isi["usulan"], *isi["galat"], *isi["peringatan"]]:
        assert {"lembar", "baris", "kolom", "nilai", "sebab", "saran", "akibat"} <= b.keys()
        assert b["akibat"] in ("TERIMA", "TAHAN", "TOLAK", "LEWAT")
    assert all(b["usul"] for b in isi["usulan"])


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("pegawai", "tidak-ada.xlsx"), "tidak ditemukan"),
        (("progres", "x.xlsx"), "18 angka"),
        (("progres", "x.xlsx", "--nip", "199001012015011001"), "belum ada di daftar pegawai"),
        (("jadwal", "x.csv"), "belum tersedia"),
        (("resep", "x.csv"), "tidak dikenal"),
        (("pegawai", str(DATA / "pegawai-400.xlsx")), "Impor dulu daftar unit"),
        (("unit", str(DATA / "pegawai-400-kotor-harapan.json")), "Baris judul kolom tidak ditemukan"),
    ],
)
def test_yang_tidak_dapat_dibaca_keluar_dengan_dua(capsys, argumen, kata):
    kode, _, galat = jalan(capsys, *argumen)
    assert kode == 2
    assert kata in galat


def test_basis_contoh_diberi_tahu(capsys):
    Instansi.objects.create(nama="Kota Palu", jenis="demo")
    _, _, galat = jalan(capsys, "unit", str(DATA / "unit.csv"))
    assert "kota contoh" in galat
