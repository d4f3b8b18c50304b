"""The rules by which the matrix is read, so that a careless line is refused and not silently taken for something else."""

from pathlib import Path

import pytest

from tests.keamanan.matriks import MatriksSalah, baca

KEPALA = '[kelompok]\npenilai = "atasan"\nmasuk = "* tanpa_pegawai"\n[terlihat]\nskp = "penilai"\n'


def matriks(tmp_path: Path, isi: str):
    berkas = tmp_path / "matriks.toml"
    berkas.write_text(KEPALA + isi)
    return baca(berkas).alamat["x:y"]


def test_sel_yang_tidak_disebut_dijawab_menurut_aturan(tmp_path: Path):
    a = matriks(
        tmp_path,
        '["x:y"]\nbenda = "skp"\n"POST DIAJUKAN" = { 302 = "penilai", 403 = "pemilik" }\nPOST = { 409 = "penilai" }',
    )
    assert [a.untuk("POST", "DIAJUKAN", r) for r in ("atasan", "pemilik", "rekan", "anonim", "tanpa_pegawai")] == [
        302, 403, 404, 302, 403,
    ]  # fmt: skip
    assert [a.untuk("POST", "DRAF", r) for r in ("atasan", "pemilik")] == [409, 404]
    assert [a.untuk(m, "DRAF", r) for m in ("GET", "HEAD", "PATCH") for r in ("atasan", "nonaktif")] == [405, 302] * 3


def test_bintang_berarti_setiap_orang_yang_tidak_disebut(tmp_path: Path):
    a = matriks(tmp_path, '["x:y"]\numum = true\nGET = { 200 = "masuk", 403 = "rekan" }')
    assert [a.untuk("HEAD", "", r) for r in ("auditor", "tanpa_pegawai", "rekan", "anonim")] == [200, 200, 403, 302]
    assert a.untuk("POST", "", "anonim") == 405


@pytest.mark.parametrize(
    "isi",
    [
        'GET = { 200 = "atasa" }',
        'GET = { 200 = "atasan", 403 = "penilai" }',
        'GET = { 200 = "*", 403 = "*" }',
        'AMBIL = { 200 = "*" }',
        'HEAD = { 200 = "*" }',
        'benda = "skp"\n"GET TERBANG" = { 200 = "*" }',
        'benda = "skp"\n"GET DRAF" = { 200 = "*" }',
        'benda = "akun"\n"GET AKTIF MATI" = { 200 = "*" }\nGET = { 403 = "*" }',
        'seperti = "x:z"',
    ],
)
def test_baris_yang_tidak_terjelaskan_ditolak(tmp_path: Path, isi: str):
    with pytest.raises(MatriksSalah):
        matriks(tmp_path, f'["x:y"]\n{isi}')
