"""Gates over the source: what must not appear in it, each with the few places where it may."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import EmailField

AKAR = Path(__file__).parents[2]
SUMBER = AKAR / "ekinerja"
PY = sorted(p for p in SUMBER.rglob("*.py") if "migrations" not in p.parts)
TEMPLAT = sorted(SUMBER.rglob("jinja2/**/*.html"))
SKRIP = sorted((SUMBER / "inti/static/js").glob("*.js"))
TYPST = sorted(SUMBER.rglob("*.typ"))


def nama(berkas: Path) -> str:
    return berkas.relative_to(AKAR).as_posix()


@cache
def pohon(berkas: Path) -> ast.Module:
    return ast.parse(berkas.read_text())


def panggilan(berkas: Path) -> Iterator[str]:
    """Names of everything called: `eval`, `env.from_string` as `from_string`."""
    for simpul in ast.walk(pohon(berkas)):
        if isinstance(simpul, ast.Call):
            fungsi = simpul.func
            yield fungsi.attr if isinstance(fungsi, ast.Attribute) else getattr(fungsi, "id", "")


def diimpor(berkas: Path) -> Iterator[str]:
    for simpul in ast.walk(pohon(berkas)):
        if isinstance(simpul, ast.Import):
            yield from (a.name for a in simpul.names)
        elif isinstance(simpul, ast.ImportFrom) and simpul.level == 0:
            yield from (f"{simpul.module}.{a.name}" for a in simpul.names)


def pemakai(*terlarang: str) -> set[str]:
    """`file: name` of every call of one of these."""
    return {f"{nama(b)}: {f}" for b in PY for f in panggilan(b) if f in terlarang}


def pengimpor(*awalan: str) -> set[str]:
    return {nama(b) for b in PY for m in diimpor(b) if any(m == a or m.startswith(f"{a}.") for a in awalan)}


def test_gerbang_melihat_sumbernya():
    """A gate that reads nothing passes everything."""
    assert len(PY) > 150
    assert len(TEMPLAT) > 60
    assert len(SKRIP) > 8
    assert len(TYPST) > 4
    assert "ekinerja/inti/jinja.py: Markup" in pemakai("Markup")
    assert "ekinerja/inti/middleware/galat.py" in pengimpor("django.http")


# -- class 11: user text is never a template --------------------------------------------------------------------------


@pytest.mark.asvs("1.3.7")
def test_tidak_ada_teks_yang_disusun_menjadi_templat():
    assert pemakai("from_string", "Template", "compile_expression", "render_to_string_raw", "Engine") == set()


@pytest.mark.asvs("1.2.1")
def test_yang_lolos_tanpa_pelolosan_hanya_yang_tertulis_di_sini():
    """Marked as safe: the hidden key (a UUID), pieces of our own markup, and constant drawings."""
    assert pemakai("Markup", "mark_safe", "SafeString", "format_html") == {
        "ekinerja/inti/jinja.py: Markup",
        "ekinerja/kepegawaian/sisipan.py: mark_safe",  # rendered by a template, as the next ones
        "ekinerja/perencanaan/tampilan.py: Markup",  # the one text in it is escaped
        "ekinerja/skp/sisipan.py: mark_safe",
        "ekinerja/timkerja/sisipan.py: mark_safe",
    }
    pola = re.compile(r"\|\s*safe\b|autoescape\s+false|\|\s*forceescape")
    aman = {f"{nama(t)}: {b.strip()[:60]}" for t in TEMPLAT for b in t.read_text().splitlines() if pola.search(b)}
    assert {a.partition(":")[0] for a in aman} == {"ekinerja/inti/jinja2/komponen/isi.html"}
    assert len(aman) == 1


@pytest.mark.asvs("1.2.1")
@pytest.mark.asvs("3.2.2")
def test_skrip_kita_menulis_teks_bukan_html():
    """No HTML from strings; what comes as HTML comes from our own fragments through htmx or DOMParser."""
    pola = re.compile(r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc")
    assert {nama(s) for s in SKRIP if pola.search(s.read_text())} == set()
    kode = re.compile(r"\beval\s*\(|new Function|setTimeout\s*\(\s*[\"'`]|javascript:")
    assert {nama(s) for s in SKRIP if kode.search(s.read_text())} == set()


@pytest.mark.asvs("1.2.3")
def test_templat_tanpa_kode_dan_data_di_dalam_skrip():
    pola = re.compile(
        r"<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|javascript:|hx-on|hx-vals=[\"']js:", re.IGNORECASE
    )
    assert {nama(t) for t in TEMPLAT if pola.search(t.read_text())} == set()


# -- class 10: documents get data, not source -------------------------------------------------------------------------


@pytest.mark.asvs("1.3.2")
def test_templat_dokumen_tidak_menjalankan_datanya():
    """Typst's own `eval`, files and plugins stay out of the templates; they import nothing but our library."""
    for t in TYPST:
        isi = t.read_text()
        assert not re.search(r"\b(eval|plugin|read|csv|yaml|toml|xml|cbor)\s*\(", isi), t
        assert set(re.findall(r'#import\s+"([^"]+)"', isi)) <= {"pustaka.typ", "hasil-kerja.typ"}, t
    assert {nama(b) for b in PY if "typst" in set(diimpor(b))} == {"ekinerja/inti/dokumen/mesin.py"}


# -- class 12: nothing is evaluated -----------------------------------------------------------------------------------


@pytest.mark.asvs("1.3.2")
def test_tidak_ada_kode_dari_masukan():
    assert pemakai("eval", "exec", "compile", "execfile", "literal_eval") <= {
        "ekinerja/inti/dokumen/mesin.py: compile"
    } | {f"{nama(b)}: compile" for b in PY if "re" in set(diimpor(b))}
    assert pengimpor("pickle", "marshal", "shelve", "dill", "yaml", "code", "codeop") == set()


@pytest.mark.asvs("1.3.2")
@pytest.mark.asvs("1.2.5")
def test_alat_gaya_tetap_menjaga():
    """ruff's S rules (eval, exec, shell, SQL from strings, pickle, XML) are on and not switched off for the product."""
    ruff = tomllib.loads((AKAR / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]
    assert "S" in ruff["select"]
    assert {k for k in ruff["ignore"] if k.startswith("S") and k[1:].isdigit()} == {"S101", "S603", "S607"}
    for berkas, kode in ruff["per-file-ignores"].items():
        assert berkas.startswith(("tests", "bench", "**/migrations")) or not {
            "S102",
            "S307",
            "S602",
            "S605",
            "S608",
        } & set(kode)
    pola = re.compile(r"noqa:[^\n]*\b(S102|S307|S60[1-8]|S301)\b")
    assert {f"{nama(b)}: {m}" for b in PY for m in pola.findall(b.read_text())} == {
        "ekinerja/inti/cadangan/sqlite.py: S608",  # names of tables from the models
        "ekinerja/inti/jejak/catat.py: S608",  # constant
        "ekinerja/inti/kueri_siap.py: S608",  # names from the models
        "ekinerja/demo/tulis.py: S608",  # names from the models
    }


@pytest.mark.asvs("1.2.5")
def test_program_lain_hanya_dijalankan_peluncur():
    """No page starts a program: only the launcher's commands, the supervisor and the backup do."""
    boleh = ("ekinerja/perintah/", "ekinerja/inti/penyelia.py", "ekinerja/inti/cadangan/")
    assert {b for b in pengimpor("subprocess", "pty", "commands") if not b.startswith(boleh)} == set()
    assert pemakai("system", "popen", "spawnl", "execv", "execvp") <= {
        f"ekinerja/perintah/{n}.py: execv" for n in ("serve",)
    }
    for b in PY:
        kata = [k for s in ast.walk(pohon(b)) if isinstance(s, ast.Call) for k in s.keywords if k.arg == "shell"]
        assert kata == [], b


# -- class 19 and 20: nothing is fetched, mail goes through one door --------------------------------------------------


@pytest.mark.asvs("1.3.6")
@pytest.mark.asvs("15.3.2")
def test_produk_tidak_mengambil_alamat_dari_siapa_pun():
    """Class 19: no HTTP client at all in what serves people. An adapter that needs one will be named here."""
    klien = (
        "urllib.request",
        "http.client",
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "ftplib",
        "telnetlib",
        "socket",
    )
    melayani = {b for b in pengimpor(*klien) if not b.startswith("ekinerja/perintah/")}
    assert melayani == {
        "ekinerja/inti/tugas/pekerja.py",  # only the name of this machine
        "ekinerja/pemberitahuan/push/jalan.py",  # push services by allow-list, tried in tests/pemberitahuan/test_push.py
    }
    assert {
        nama(b) for b in PY if re.search(r"verify\s*=\s*False|CERT_NONE|_create_unverified", b.read_text())
    } == set()


@pytest.mark.asvs("1.3.11")
def test_surel_hanya_lewat_satu_pintu():
    """Class 20: Django's message class, which refuses line ends in headers; addresses are checked just before."""
    kabar = "ekinerja/pemberitahuan/surel.py"  # tried in tests/pemberitahuan/test_surel.py
    assert pengimpor("smtplib", "email.mime", "django.core.mail") == {"ekinerja/akun/surat.py", kabar}
    assert pemakai("send_mail", "mail_admins", "mail_managers") == set()
    assert {p.partition(":")[0] for p in pemakai("EmailMultiAlternatives")} == {kabar}
    medan = {
        f"{m._meta.label}.{k.name}"
        for m in apps.get_models()
        for k in m._meta.concrete_fields
        if isinstance(k, EmailField)
    }
    assert medan == {
        "akun.Akun.email",  # both of ours are tried in test_masuk
        "kepegawaian.Pegawai.email",
        "pemberitahuan.PilihanKabar.surel_terbukti",  # a copy of the address its owner has proven
        "account.EmailAddress.email",  # allauth's table, never filled here
    }


# -- class 17, 22, 24 -------------------------------------------------------------------------------------------------


@pytest.mark.asvs("15.3.3")
def test_formulir_menyebut_medannya():
    """No form is made of a model, so none can have `__all__`."""
    assert pemakai("modelform_factory", "modelformset_factory", "inlineformset_factory") == set()
    kelas = [(b, s) for b in PY for s in ast.walk(pohon(b)) if isinstance(s, ast.ClassDef)]
    assert [nama(b) for b, s in kelas if any("ModelForm" in ast.unparse(d) for d in s.bases)] == []
    assert pemakai("setattr") & {f"{nama(b)}: setattr" for b in PY if b.parent.name == "views"} == set()


def test_janji_tanpa_nama_hanya_untuk_suara_tentang_pimpinan():
    """Class 24: what is promised to be nameless is proven so in tests/umpan/test_suara.py; nothing else is promised."""
    janji = re.compile(r"anonim|tanpa nama|tidak diketahui siapa", re.IGNORECASE)
    assert {nama(t).split("jinja2")[0] for t in TEMPLAT if janji.search(t.read_text())} == {"ekinerja/umpan/"}
    assert [
        m.__name__
        for m in apps.get_models()
        if re.search(r"survei|anonim|jawaban|partisipasi", m.__name__, re.IGNORECASE)
    ] == []


@pytest.mark.asvs("1.2.4")
def test_sql_mentah_hanya_di_modul_yang_tertulis():
    """Class 13: raw statements stay where they are constant or name a table of ours; values go as parameters."""
    mentah = {p.partition(":")[0] for p in pemakai("raw", "RawSQL", "extra")}
    assert mentah == set()
    boleh = ("ekinerja/inti/", "ekinerja/perintah/", "ekinerja/demo/", "ekinerja/beban/ukur.py")
    assert {p for p in pemakai("execute", "executemany") if not p.startswith(boleh)} == set()
