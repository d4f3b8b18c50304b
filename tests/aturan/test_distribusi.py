"""DT-02 distribution, R-33…R-37."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import CapaianOrganisasi, Predikat, distribusi, hitung, kurva_acuan

SB, B, BP, K, SK = Predikat
C = CapaianOrganisasi

# capaian, (SB, B, BP, K, SK), predikat named in the notes
TABEL = [
    (C.ISTIMEWA, (70, 30, 0, 0, 0), []),
    (C.ISTIMEWA, (71, 29, 0, 0, 0), [SB]),
    (C.ISTIMEWA, (50, 50, 0, 0, 0), []),
    (C.ISTIMEWA, (49, 51, 0, 0, 0), [SB]),
    (C.ISTIMEWA, (7, 3, 0, 0, 0), []),
    (C.ISTIMEWA, (8, 3, 0, 0, 0), [SB]),
    (C.BAIK, (29, 70, 1, 0, 0), []),
    (C.BAIK, (30, 70, 0, 0, 0), [BP]),
    (C.BAIK, (29, 70, 0, 1, 0), []),
    (C.BAIK, (28, 71, 0, 1, 0), [B]),
    (C.BAIK, (45, 45, 10, 0, 0), []),
    (C.BAIK, (46, 44, 10, 0, 0), [B]),
    (C.BAIK, (51, 49, 0, 0, 0), [B, BP]),
    (C.BUTUH_PERBAIKAN, (10, 30, 60, 0, 0), []),
    (C.BUTUH_PERBAIKAN, (11, 29, 60, 0, 0), [SB]),
    (C.BUTUH_PERBAIKAN, (10, 31, 59, 0, 0), [BP]),
    (C.KURANG, (10, 20, 10, 60, 0), []),
    (C.KURANG, (10, 21, 9, 60, 0), [BP]),
    (C.KURANG, (11, 20, 10, 59, 0), [SB, K]),
    (C.SANGAT_KURANG, (0, 30, 5, 5, 60), []),
    (C.SANGAT_KURANG, (1, 29, 5, 5, 60), [SB]),
    (C.SANGAT_KURANG, (0, 31, 5, 4, 60), [BP]),
    (C.SANGAT_KURANG, (0, 31, 5, 5, 59), [SK]),
    # fewer than ten people: only the zero limit speaks
    (C.ISTIMEWA, (9, 0, 0, 0, 0), []),
    (C.BAIK, (0, 0, 0, 0, 9), []),
    (C.SANGAT_KURANG, (0, 9, 0, 0, 0), []),
    (C.SANGAT_KURANG, (1, 8, 0, 0, 0), [SB]),
    (C.SANGAT_KURANG, (0, 0, 0, 0, 0), []),
    (C.KURANG, (0, 0, 0, 0, 0), []),
]
BANYAK = st.tuples(*[st.integers(0, 60)] * 5)


def _jumlah(angka):
    return dict(zip(Predikat, angka, strict=True))


@pytest.mark.parametrize(("capaian", "angka", "catatan"), TABEL)
def test_pola(capaian, angka, catatan):
    hasil = distribusi(capaian, _jumlah(angka))
    assert [b.predikat[0] for b in hasil.catatan] == catatan
    assert hasil.sesuai is (not catatan)


def test_setiap_capaian_diuji_sesuai_dan_tidak():
    assert {(c, not catatan) for c, _, catatan in TABEL} == {(c, s) for c in C for s in (True, False)}


def _pedoman(c, n):
    """The table of the circular once more, in fractions, written from the table and not from the code."""
    total = sum(n)
    sb, b, bp, k, sk = n
    bagian = (lambda x: Fraction(x, total)) if total else (lambda x: Fraction(0))
    if total < 10:
        return not (c is C.SANGAT_KURANG and sb)
    match c:
        case C.ISTIMEWA:
            return sb == max(n) and bagian(sb) <= Fraction(7, 10)
        case C.BAIK:
            return b == max(n) and bagian(b) <= Fraction(7, 10) and bp + k >= 1
        case C.BUTUH_PERBAIKAN:
            return bagian(sb) <= Fraction(1, 10) and bagian(bp) >= Fraction(6, 10)
        case C.KURANG:
            return bagian(sb) <= Fraction(1, 10) and bagian(bp) >= Fraction(1, 10) and bagian(k) >= Fraction(6, 10)
        case C.SANGAT_KURANG:
            return sb == 0 and bagian(bp + k) >= Fraction(1, 10) and bagian(sk) >= Fraction(6, 10)


@given(st.sampled_from(C), BANYAK)
def test_sama_dengan_pecahan_eksak(capaian, angka):
    assert distribusi(capaian, _jumlah(angka)).sesuai is _pedoman(capaian, angka)


@given(st.sampled_from(C), BANYAK, st.integers(2, 9))
def test_kelipatan_tidak_mengubah_putusan_persen(capaian, angka, kali):
    """Percentages are exact: the same shares in a larger unit get the same answer (but one person is a count)."""
    if sum(angka) < 10 or (capaian is C.BAIK and angka[2] + angka[3] == 0):
        return
    besar = tuple(kali * n for n in angka)
    assert distribusi(capaian, _jumlah(besar)).sesuai is distribusi(capaian, _jumlah(angka)).sesuai


def test_baris_menunjukkan_semua_batas_juga_di_unit_kecil():
    hasil = distribusi(C.KURANG, {SB: 3})
    assert hasil.unit_kecil
    assert hasil.sesuai
    assert [(b.predikat[0], b.terpenuhi) for b in hasil.baris] == [(SB, False), (BP, False), (K, False)]


def test_bentuk_catatan():
    hasil = hitung("distribusi", {"capaian_organisasi": "ISTIMEWA", "jumlah": {"SANGAT_BAIK": 15, "BAIK": 5}})["hasil"]
    assert hasil == {
        "sesuai": False,
        "catatan": [{"predikat": "SANGAT_BAIK", "batas": "Sangat Baik ≤ 70% (paling banyak 14 orang)", "nyata": 15}],
    }


@pytest.mark.parametrize(("total", "paling_sedikit"), [(10, 6), (11, 7), (12, 8), (15, 9), (16, 10)])
def test_jumlah_orang_pada_batas_dibulatkan_ke_orang_utuh_yang_memenuhi(total, paling_sedikit):
    hasil = distribusi(C.BUTUH_PERBAIKAN, {BP: paling_sedikit, B: total - paling_sedikit})
    assert hasil.sesuai
    assert f"(paling sedikit {paling_sedikit} orang)" in hasil.baris[1].batas
    assert not distribusi(C.BUTUH_PERBAIKAN, {BP: paling_sedikit - 1, B: total - paling_sedikit + 1}).sesuai


def test_kurva_acuan_berpuncak_pada_capaian():
    puncak = {c: max(kurva_acuan(c), key=kurva_acuan(c).__getitem__) for c in C}
    assert puncak == dict(zip(C, (SB, B, BP, K, SK), strict=True))
