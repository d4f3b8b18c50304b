"""Who appraises whom: the table of R-02 to R-05, and what holds for every city there could be."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ekinerja.kepegawaian.susunan import Delegasi, Kepala, Susunan, Tugas, Unit, ruas_atasan

KOTA, SETDA, DINAS, BIDANG, SEKOLAH, KECAMATAN = 1, 2, 3, 4, 5, 6
UNIT = [
    Unit(KOTA, None), Unit(SETDA, KOTA, setda=True), Unit(DINAS, KOTA), Unit(BIDANG, DINAS), Unit(SEKOLAH, DINAS), Unit(KECAMATAN, KOTA),
]  # fmt: skip
WALI, SEKDA, KADIS, KABID, KEPSEK, CAMAT, GURU, STAF = 10, 20, 30, 40, 50, 60, 51, 41
AWAL, HARI = date(2026, 1, 1), date(2026, 6, 1)
PEMIMPIN = {WALI: KOTA, SEKDA: SETDA, KADIS: DINAS, KABID: BIDANG, KEPSEK: SEKOLAH, CAMAT: KECAMATAN}


def susunan(*kosong: int, delegasi=(), tambahan=(), masa=()) -> Susunan:
    kepala = [Kepala(p, u, "DEFINITIF", AWAL) for p, u in PEMIMPIN.items() if p not in kosong]
    return Susunan(UNIT, [*kepala, *tambahan], delegasi, masa)


def tugas(orang: int, unit: int | None = None, **isi) -> Tugas:
    return Tugas(orang, unit or PEMIMPIN[orang], orang in PEMIMPIN and unit is None, AWAL, **isi)


def ppk(s: Susunan, t: Tugas, hari: date = HARI) -> tuple[int, str] | None:
    return next(((h.penilai, h.sumber) for h in s.untuk(t) if h.mulai <= hari <= h.sampai), None)


@pytest.mark.parametrize(
    ("orang", "unit", "kosong", "harapan"),
    [
        (GURU, SEKOLAH, (), KEPSEK),  # guru -> kepala sekolah
        (KEPSEK, None, (), KADIS),  # kepala sekolah -> the dinas
        (STAF, BIDANG, (), KABID),
        (KABID, None, (), KADIS),  # not himself
        (KADIS, None, (), SEKDA),
        (CAMAT, None, (), SEKDA),
        (SEKDA, None, (), WALI),
        (STAF, BIDANG, (KABID,), KADIS),  # vacant: next level up
        (STAF, BIDANG, (KABID, KADIS), SEKDA),
        (STAF, BIDANG, (KABID, KADIS, SEKDA), WALI),
        (SEKDA, None, (WALI,), None),
        (WALI, None, (), None),
    ],
)
def test_tangga(orang, unit, kosong, harapan):
    hasil = ppk(susunan(*kosong), tugas(orang, unit))
    assert hasil == (None if harapan is None else (harapan, "POHON"))


def test_plt_sebelum_definitif_plh_sebelum_plt():
    juni = (date(2026, 6, 1), date(2026, 6, 30))
    s = susunan(
        tambahan=[Kepala(91, BIDANG, "PLT", *juni), Kepala(92, BIDANG, "PLH", date(2026, 6, 10), date(2026, 6, 12))]
    )
    staf = tugas(STAF, BIDANG)
    hasil = [(h.penilai, h.sumber, h.mulai, h.sampai) for h in s.untuk(staf)]
    assert hasil == [
        (KABID, "POHON", AWAL, date(2026, 5, 31)),
        (91, "PLT", date(2026, 6, 1), date(2026, 6, 9)),
        (92, "PLH", date(2026, 6, 10), date(2026, 6, 12)),
        (91, "PLT", date(2026, 6, 13), date(2026, 6, 30)),
        (KABID, "POHON", date(2026, 7, 1), date.max),
    ]


def test_yang_menjadi_plt_di_atas_dinilai_satu_tingkat_lagi():
    """The kabid acts as head of the dinas: nobody appraises himself, nor is appraised by his own subordinates."""
    s = susunan(KADIS, tambahan=[Kepala(KABID, DINAS, "PLT", AWAL)])
    assert ppk(s, tugas(KABID)) == (SEKDA, "POHON")
    assert ppk(s, tugas(KEPSEK)) == (KABID, "PLT")


def test_delegasi_mendahului_pohon_selama_berlaku():
    d = [
        Delegasi(1, 99, date(2026, 3, 1), date(2026, 3, 31), pegawai=KEPSEK),
        Delegasi(2, 98, AWAL, HARI, unit=SEKOLAH),
    ]
    s = susunan(delegasi=d)
    assert ppk(s, tugas(KEPSEK), date(2026, 3, 31)) == (99, "DELEGASI")
    assert ppk(s, tugas(KEPSEK), date(2026, 4, 1)) == (KADIS, "POHON")  # a unit's order does not mean its head
    assert ppk(s, tugas(GURU, SEKOLAH)) == (98, "DELEGASI")
    assert ppk(s, tugas(98, SEKOLAH)) == (KEPSEK, "POHON")  # nor the one who appraises


def test_atasan_yang_dicatat_hanya_selama_bertugas():
    s = susunan(masa=[(77, AWAL, date(2026, 4, 30))])
    staf = tugas(STAF, BIDANG, atasan=77)
    assert ppk(s, staf, date(2026, 4, 30)) == (77, "KHUSUS")
    assert ppk(s, staf, date(2026, 5, 1)) == (KABID, "POHON")


# -- every city -----------------------------------------------------------------------------------------------

HARI_KE = st.integers(0, 400).map(lambda n: AWAL + timedelta(days=n))


@st.composite
def kota(draw):
    """A random tree, heads with random terms, people and delegations."""
    n = draw(st.integers(1, 8))
    unit = [Unit(0, None)] + [Unit(i, draw(st.integers(0, i - 1)), setda=i == 1) for i in range(1, n)]
    if n > 1:
        unit[1] = Unit(1, 0, setda=True)
    masa = st.tuples(HARI_KE, HARI_KE).map(sorted)
    tugas_, kepala, berkepala = [], [], set()
    for orang in range(draw(st.integers(1, 12))):
        u = draw(st.integers(0, n - 1))
        mulai, sampai = draw(masa)
        pimpin = u not in berkepala and draw(st.booleans())
        if pimpin:
            berkepala.add(u)
            kepala.append(Kepala(orang, u, "DEFINITIF", mulai, sampai))
        tugas_.append(Tugas(orang, u, pimpin, mulai, sampai))
    orang = st.integers(0, len(tugas_) - 1)
    plt = [
        Kepala(draw(orang), draw(st.integers(0, n - 1)), draw(st.sampled_from(["PLT", "PLH"])), *draw(masa))
        for _ in range(draw(st.integers(0, 3)))
    ]
    delegasi = [Delegasi(i, draw(orang), *draw(masa), pegawai=draw(orang)) for i in range(draw(st.integers(0, 3)))]
    return unit, kepala, plt, [d for d in delegasi if d.penilai != d.pegawai], tugas_


@given(kota())
@settings(max_examples=150, deadline=None)
def test_paling_banyak_satu_penilai_dan_tidak_pernah_diri_sendiri(isi):
    unit, kepala, plt, delegasi, semua = isi
    s = Susunan(unit, [*kepala, *plt], delegasi)
    for t in semua:
        hasil = s.untuk(t)
        assert all(h.penilai != t.pegawai for h in hasil)
        assert all(t.mulai <= h.mulai <= h.sampai <= t.sampai for h in hasil)
        assert all(a.sampai < b.mulai for a, b in pairwise(hasil))


@given(kota(), HARI_KE)
@settings(max_examples=150, deadline=None)
def test_pohon_tidak_pernah_berputar(isi, hari):
    unit, kepala, _, _, semua = isi
    s = Susunan(unit, kepala)
    atas = {t.pegawai: h[0] for t in semua if t.mulai <= hari <= t.sampai and (h := ppk(s, t, hari))}
    for mulai in atas:
        kini, dilihat = mulai, set()
        while kini in atas:
            assert kini not in dilihat
            dilihat.add(kini)
            kini = atas[kini]


@given(kota(), HARI_KE)
@settings(max_examples=100, deadline=None)
def test_jawaban_sehari_sama_dengan_rentangnya(isi, hari):
    """Cutting time into spans changes nothing: asked for one day, the same answer comes."""
    unit, kepala, plt, delegasi, semua = isi
    s = Susunan(unit, [*kepala, *plt], delegasi)
    for t in semua:
        if t.mulai <= hari <= t.sampai:
            sehari = s.untuk(Tugas(t.pegawai, t.unit, t.kepala, hari, hari))
            assert ppk(s, t, hari) == next(((h.penilai, h.sumber) for h in sehari), None)


def test_atasan_yang_dulu_tetap_pada_harinya():
    """The present superior counts from the day after the last former one; a former None is the head in the tree."""
    s = susunan(masa=[(77, AWAL, date(9999, 12, 31))])
    ruas = ruas_atasan(tugas(STAF, BIDANG, atasan=77), [(AWAL, date(2026, 3, 9), None)])
    hasil = s.untuk_ruas(ruas)
    assert [(h.penilai, h.sumber, h.mulai) for h in hasil] == [
        (KABID, "POHON", AWAL),
        (77, "KHUSUS", date(2026, 3, 10)),
    ]
    assert s.untuk_ruas(ruas_atasan(tugas(STAF, BIDANG), [(AWAL, date(2026, 3, 9), None)])) == s.untuk(
        tugas(STAF, BIDANG)
    )


_HARI = st.dates(date(2025, 6, 1), date(2026, 12, 31))


@given(
    st.lists(st.tuples(_HARI, _HARI, st.sampled_from([None, 77, 78])), max_size=5),
    st.one_of(st.none(), _HARI),
)
def test_ruas_atasan_menutup_penugasan_tanpa_celah(dulu, sampai):
    t = tugas(STAF, BIDANG, atasan=99, **({"sampai": max(sampai, AWAL)} if sampai else {}))
    ruas = ruas_atasan(t, [(min(a, b), max(a, b), siapa) for a, b, siapa in dulu])
    assert ruas[0].mulai == t.mulai
    assert ruas[-1].sampai == t.sampai
    assert all(kiri.sampai + timedelta(days=1) == kanan.mulai for kiri, kanan in pairwise(ruas))
    assert all(r.mulai <= r.sampai for r in ruas)
