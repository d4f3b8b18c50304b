"""docs/keamanan.md names a test for every class, and each of them exists."""

import ast
import re
from pathlib import Path

AKAR = Path(__file__).parents[2]
TABEL = (AKAR / "docs/keamanan.md").read_text()
DISEBUT = re.findall(r"`((?:tests/)?[\w/]+\.py)::(\w+)`", TABEL)


def fungsi(berkas: str) -> set[str]:
    jalur = AKAR / berkas if berkas.startswith("tests/") else AKAR / "tests/keamanan" / berkas
    return {s.name for s in ast.walk(ast.parse(jalur.read_text())) if isinstance(s, ast.FunctionDef)}


def test_setiap_golongan_bernomor_dan_berujian():
    baris = {int(n): sisa for n, sisa in re.findall(r"^\| (\d+) \|(.*)$", TABEL, re.MULTILINE)}
    assert sorted(baris) == list(range(1, 25))
    assert [n for n, sisa in baris.items() if "::test_" not in sisa] == []


def test_setiap_ujian_yang_disebut_ada():
    assert len(DISEBUT) > 40
    assert [f"{berkas}::{nama}" for berkas, nama in DISEBUT if nama not in fungsi(berkas)] == []


def test_tabel_ditemukan_dari_kebijakan_keamanan():
    assert "docs/keamanan.md" in (AKAR / "SECURITY.md").read_text()
