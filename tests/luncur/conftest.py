import importlib.machinery
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

AKAR = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def peluncur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The launcher as a module, living in an empty folder with two small locks."""
    pemuat = importlib.machinery.SourceFileLoader("peluncur_uji", str(AKAR / "kinerja"))
    spek = importlib.util.spec_from_loader("peluncur_uji", pemuat)
    assert spek is not None
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    modul = importlib.util.module_from_spec(spek)
    pemuat.exec_module(modul)
    (tmp_path / "kunci.txt").write_text("django==5.2.19\n")
    (tmp_path / "kunci-uji.txt").write_text("django==5.2.19\npytest==9.2.0\n")
    monkeypatch.setattr(modul, "AKAR", tmp_path)
    monkeypatch.setattr(modul, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(modul, "PENANDA", tmp_path / ".venv" / "kinerja-terpasang.json")
    return modul
