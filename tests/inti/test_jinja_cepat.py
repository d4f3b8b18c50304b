"""Our shortcuts in Jinja2 draw exactly what Jinja2 draws."""

from decimal import Decimal
from typing import Any

import jinja2
import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from ekinerja.inti.jinja_cepat import aman

CEPAT = engines["jinja2"].env  # type: ignore[attr-defined]
BIASA = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
BAHAYA = "<script>alert('\"&')</script>"
TEMPLAT = """{% macro kotak(isi, kelas="a") %}<b class="{{ kelas }}">{{ isi }}</b>{% endmacro %}
{% macro bungkus() %}<p>{{ caller() }}</p>{% endmacro %}
{{ teks }} {{ teks|upper }} {{ teks ~ "<i>" }} {{ aman }} {{ aman ~ teks }} {{ angka }} {{ desimal }} {{ kosong }} {{ teks|safe }}
{{ kotak(teks) }}{{ kotak(aman, teks) }}{% call bungkus() %}{{ teks }}{% endcall %}
{% set isi %}<u>{{ teks }}</u>{% endset %}{{ isi }}{{ [teks, aman]|join(", ") }}
{% for b in baris %}{{ loop.index }} {{ b.nama }} {{ b["nama"] }} {{ b.values }} {{ b.tanggal.day }}{% endfor %}
{{ baris[0].items()|list|length }}{{ {"a": teks}|xmlattr }}{{ "ada" if baris[0].tidak_ada is defined else "tiada" }}"""


class Tanggal:
    day = 7


ISI: dict[str, Any] = {
    "teks": BAHAYA,
    "aman": Markup("<em>ya</em>"),
    "angka": 12,
    "desimal": Decimal("1.50"),
    "kosong": None,
    "baris": [{"nama": BAHAYA, "values": "kunci", "tanggal": Tanggal(), "items": "bukan metode"}],
}


def test_halaman_sama_dengan_jinja2_biasa() -> None:
    # A key that every dict has as a method is shown by its address in memory: the same object, so the same text.
    cepat, biasa = (env.from_string(TEMPLAT).render(ISI) for env in (CEPAT, BIASA))
    assert cepat == biasa
    assert "<script>" in cepat  # `|safe` alone lets it through …
    assert cepat.count("<script>") == 1  # … and once


@given(st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.decimals(), st.builds(Markup, st.text())))
def test_aman_sama_dengan_escape(nilai: object) -> None:
    assert str(aman(nilai)) == str(escape(nilai))


def test_yang_tidak_dikenal_tetap_galat() -> None:
    for teks in ("{{ tidak_ada }}", "{{ baris[0].tidak_ada }}", "{{ angka.tidak_ada }}"):
        with pytest.raises(jinja2.UndefinedError):
            CEPAT.from_string(teks).render(ISI)


def test_fungsi_yang_meminta_konteks_tetap_menerimanya() -> None:
    @jinja2.pass_context
    def dari_konteks(konteks: jinja2.runtime.Context, nama: str) -> str:
        return f"{konteks[nama]}/{konteks.get('dalam', '-')}"

    templat = "{% set dalam = 5 %}{{ f('angka') }}{% for dalam in [1] %}{{ f('angka') }}{% endfor %}"
    hasil = [env.from_string(templat).render({**ISI, "f": dari_konteks}) for env in (CEPAT, BIASA)]
    assert hasil[0] == hasil[1]
    assert hasil[0].startswith("12/5")


MAKRO = """{% macro m(a, b="dua", c=3) %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}
{% macro sisa() %}{{ varargs|join(",") }}{{ kwargs|length }}{% endmacro %}
{% macro isi(a) %}{{ a }}{{ caller("<") if caller else "tanpa" }}{% endmacro %}"""
PANGGILAN = (
    "k.m('<', 2)", "k.m(c=1, a='&')", "k.m('a', c=k.m(1))", "k.m(none)", "k.sisa(1, 2, x=3)", "k.m(*[1, 2])",
    "k.m(**{'a': 5})", "f('<b>', x=teks)", "teks.upper()",
)  # fmt: skip
GALAT = ("k.isi(1)", "k.m(1, 2, 3, 4)", "k.m(1, z=2)", "k.m(1, a=2)", "k.m()")


def _dua(teks: str) -> list[object]:
    """What both draw, or the kind of error."""
    hasil: list[object] = []
    for dasar in (CEPAT, BIASA):
        env = dasar.overlay(loader=jinja2.DictLoader({"makro.html": MAKRO}))
        env.globals = {**dasar.globals, "f": lambda a, x: Markup("<i>{}{}</i>").format(a, x)}
        try:
            hasil.append(env.from_string('{% import "makro.html" as k %}' + teks).render(ISI))
        except Exception as galat:
            hasil.append(type(galat))
    return hasil


@pytest.mark.parametrize("panggilan", PANGGILAN)
def test_makro_dipanggil_langsung_sama_hasilnya(panggilan: str) -> None:
    luar = f"{{{{ {panggilan} }}}}"
    cepat, biasa = _dua(
        luar + "{% for n in [1, 2] %}" + luar + "{% endfor %}{% call(x) k.isi('s') %}{{ x }}{% endcall %}"
    )
    assert isinstance(cepat, str)
    assert cepat == biasa


@pytest.mark.parametrize("panggilan", GALAT)
def test_makro_yang_salah_dipanggil_tetap_galat(panggilan: str) -> None:
    cepat, biasa = _dua(f"{{{{ {panggilan} }}}}")
    assert isinstance(cepat, type)
    assert cepat == biasa


def test_nama_milik_templat_mengalahkan_fungsi_umum() -> None:
    assert _dua("{% macro f(a, x) %}sendiri{% endmacro %}{{ f(1, x=2) }}") == ["sendiri", "sendiri"]
