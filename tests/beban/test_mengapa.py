"""Every mandatory field of every form has a reason, and no reason stands for a field or address that is gone."""

import importlib
import pkgutil
from collections.abc import Iterator

from django import forms
from django.test import Client

import ekinerja
from ekinerja.beban.formulir import per_rute, semua
from tests.keamanan.panggung import RUTE

# No form of a page: filters by GET, pieces that others are made of, the rule calculator.
BUKAN = {"harian.forms.SaringForm", "perbaikan.forms.PemilihMixin"}


def kelas_formulir() -> dict[str, type[forms.Form]]:
    for modul in pkgutil.walk_packages(ekinerja.__path__, "ekinerja."):
        if modul.name.rpartition(".")[2] in ("forms", "unggah", "perilaku", "templat", "umum", "kelola", "surat"):
            importlib.import_module(modul.name)
    return {f"{k.__module__.removeprefix('ekinerja.')}.{k.__name__}": k for k in _turunan(forms.Form)}


def _turunan(kelas: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for k in kelas.__subclasses__():
        if k.__module__.startswith("ekinerja."):
            yield k
        yield from _turunan(k)


def test_setiap_isian_wajib_punya_alasan():
    ada = {kelas: {w.nama for w in f.wajib} for f in semua().values() for kelas in f.kelas}
    kurang = [
        f"{nama}: {medan}"
        for nama, k in kelas_formulir().items()
        if nama not in BUKAN
        for medan, isi in k.base_fields.items()
        if isi.required and medan not in ada.get(nama, set())
    ]
    assert not kurang, "tulis alasannya di ekinerja/beban/formulir.toml"
    assert set(kelas_formulir()) - BUKAN == set(ada), "setiap kelas formulir berdiri di formulir.toml, tanpa yang usang"


def test_alamat_dan_alasan_ada_gunanya():
    assert set(per_rute()) <= set(RUTE)
    assert len(per_rute()) == sum(len(f.rute) for f in semua().values()), "satu alamat milik satu formulir"
    for f in semua().values():
        for w in f.wajib:
            assert len(w.sebab) >= 13, f"{f.kunci}.{w.nama}"
            assert w.label


def test_halaman_terbuka_untuk_siapa_pun(db):
    halaman = Client().get("/mengapa-diisi/")
    assert halaman.status_code == 200
    isi = halaman.content.decode()
    assert all(f'id="{f.kunci}"' in isi for f in semua().values() if f.wajib)
    assert "Format Progres Harian E-Kinerja BKN" in isi
