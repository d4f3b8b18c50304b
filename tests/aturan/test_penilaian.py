"""R-31 reasons of a rating, DT-12 suggestion for a year with several SKP."""

from datetime import date
from itertools import product

import pytest

from ekinerja.aturan import BagianTahun, Predikat, Rating, Tingkat, alasan_rating, usul_predikat_tahunan

ALASAN = "Target terlampaui sejak Juli."


@pytest.mark.parametrize(("hasil", "perilaku"), list(product(Rating, Rating)))
def test_selain_sesuai_memerlukan_alasan(hasil, perilaku):
    harapan = [
        kode
        for kode, rating in (("ALASAN_HASIL_KOSONG", hasil), ("ALASAN_PERILAKU_KOSONG", perilaku))
        if rating is not Rating.SESUAI
    ]
    temuan = alasan_rating(hasil, perilaku)
    assert [b.kode for b in temuan] == harapan
    assert all(b.tingkat is Tingkat.BLOKIR for b in temuan)
    assert alasan_rating(hasil, perilaku, alasan_hasil=ALASAN, alasan_perilaku=ALASAN) == []


def test_alasan_terlalu_pendek_atau_spasi_tidak_cukup():
    for alasan in ("", " " * 30, "bagus"):
        assert len(alasan_rating(Rating.DI_ATAS, Rating.SESUAI, alasan_hasil=alasan)) == 1


def test_di_bawah_tanpa_umpan_balik_hanya_diingatkan():
    temuan = alasan_rating(Rating.DI_BAWAH, Rating.SESUAI, alasan_hasil=ALASAN, ada_umpan_balik=False)
    assert [(b.kode, b.tingkat) for b in temuan] == [("TANPA_UMPAN_BALIK", Tingkat.PERINGATAN)]
    assert alasan_rating(Rating.DI_ATAS, Rating.SESUAI, alasan_hasil=ALASAN, ada_umpan_balik=False) == []


def test_rating_terkunci_tidak_memerlukan_alasan():
    assert alasan_rating(Rating.DI_BAWAH, Rating.SESUAI, hasil_terkunci=True) == []


@pytest.mark.parametrize(
    ("bagian", "harapan"),
    [
        ([(Predikat.BAIK, "01-01", "12-31")], Predikat.BAIK),
        ([(Predikat.BAIK, "01-01", "08-31"), (Predikat.KURANG, "09-01", "12-31")], Predikat.BAIK),
        ([(Predikat.BAIK, "01-01", "03-31"), (Predikat.KURANG, "04-01", "12-31")], Predikat.KURANG),
        ([(Predikat.BAIK, "01-01", "01-10"), (Predikat.SANGAT_BAIK, "01-11", "01-20")], Predikat.SANGAT_BAIK),
    ],
)
def test_usul_tahunan_hari_terbanyak_seri_yang_terakhir(bagian, harapan):
    def tanggal(teks):
        return date.fromisoformat(f"2026-{teks}")

    urut = [BagianTahun(p, tanggal(a), tanggal(b)) for p, a, b in bagian]
    assert usul_predikat_tahunan(urut) is harapan
    assert usul_predikat_tahunan(urut[::-1]) is harapan
