"""DT-05: may the SKP be submitted? One change at a time on an SKP that passes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import (
    Aspek,
    DataIndikator,
    DataRhk,
    DataSkp,
    FormulirSkp,
    Pendekatan,
    Perspektif,
    TahapRencana,
    Tingkat,
    batas_penetapan,
    menghalangi,
    pengelola_menetapkan_sejak,
    skp_boleh_diajukan,
    tahap_rencana,
)

INDIKATOR = tuple(DataIndikator(f"Ukuran {a.label}", "100 %", a.value) for a in list(Aspek)[:3])
RHK = DataRhk("Terwujudnya layanan yang cepat", punya_rhk_atasan=True, indikator=INDIKATOR)
BAIK = DataSkp(
    pelaku="sari",
    pemilik="sari",
    penilai="rizal",
    formulir=FormulirSkp.JA_JF,
    pendekatan=Pendekatan.KUANTITATIF,
    mulai=date(2026, 1, 1),
    selesai=date(2026, 12, 31),
    rhk=(RHK,),
    dukungan=1,
    skema=1,
    konsekuensi=1,
)
JPT = replace(
    BAIK,
    formulir=FormulirSkp.JPT,
    rhk=tuple(replace(RHK, punya_rhk_atasan=False, perspektif=p.value) for p in Perspektif),
)
KUALITATIF = replace(BAIK, pendekatan=Pendekatan.KUALITATIF, rhk=(replace(RHK, indikator=(DataIndikator("Uraian"),)),))


def _rhk(**ubah):
    return replace(BAIK, rhk=(replace(RHK, **ubah),))


def _ind(**ubah):
    return _rhk(indikator=(replace(INDIKATOR[0], **ubah), *INDIKATOR[1:]))


def _tanpa_manual(skp):
    """The first indicator of the first row has none."""
    satu, *lain = skp.rhk
    tanpa = replace(satu, indikator=(replace(satu.indikator[0], manual_lengkap=False), *satu.indikator[1:]))
    return replace(skp, rhk=(tanpa, *lain))


B, P = Tingkat
TABEL = [
    ("sempurna", BAIK, []),
    ("sempurna JPT", JPT, []),
    ("sempurna kualitatif", KUALITATIF, []),
    ("orang lain", replace(BAIK, pelaku="andi"), [("BUKAN_PEMILIK", B)]),
    ("tanpa PPK", replace(BAIK, penilai=None), [("PENILAI_KOSONG", B)]),
    ("PPK diri sendiri", replace(BAIK, penilai="sari"), [("PENILAI_SENDIRI", B)]),
    ("tanpa RHK", replace(BAIK, rhk=()), [("UTAMA_KOSONG", B)]),
    ("hanya tambahan", _rhk(utama=False), [("UTAMA_KOSONG", B)]),
    ("RHK kosong", _rhk(teks="  "), [("RHK_KOSONG", B)]),
    ("cara menulis tidak pernah menghalangi", _rhk(teks="Melaksanakan pelayanan"), []),
    ("tanpa RHK atasan", _rhk(punya_rhk_atasan=False), [("TANPA_RHK_ATASAN", B)]),
    ("dibuka admin", replace(_rhk(punya_rhk_atasan=False), tanpa_rhk_atasan=True), []),
    ("tambahan tanpa atasan", replace(BAIK, rhk=(RHK, replace(RHK, utama=False, punya_rhk_atasan=False))), []),
    ("tanpa indikator", _rhk(indikator=()), [("INDIKATOR_KOSONG", B)]),
    ("tanpa target", _ind(target=" "), [("TARGET_KOSONG", B)]),
    ("indikator tanpa teks", _ind(teks=""), [("INDIKATOR_TANPA_TEKS", B)]),
    ("tanpa aspek", _ind(aspek=""), [("ASPEK_KOSONG", B), ("ASPEK_SEDIKIT", P)]),
    ("dua aspek", _rhk(indikator=INDIKATOR[:2]), [("ASPEK_SEDIKIT", P)]),
    ("narasi kosong", replace(KUALITATIF, rhk=(replace(RHK, indikator=()),)), [("NARASI_KOSONG", B)]),
    (
        "JPT tanpa perspektif",
        replace(JPT, rhk=(*JPT.rhk, replace(RHK, perspektif=""))),
        [("PERSPEKTIF_KOSONG", B)],
    ),
    ("JPT tanpa manual", _tanpa_manual(JPT), [("MANUAL_BELUM_LENGKAP", P)]),
    ("JPT kualitatif tanpa manual", replace(_tanpa_manual(JPT), pendekatan=Pendekatan.KUALITATIF), []),
    ("JA/JF tanpa manual", _tanpa_manual(BAIK), []),
    ("JPT satu perspektif tak terpakai", replace(JPT, rhk=JPT.rhk[:3]), [("PERSPEKTIF_TAK_TERPAKAI", P)]),
    ("lampiran: dukungan", replace(BAIK, dukungan=0), [("DUKUNGAN_KOSONG", B)]),
    ("lampiran: skema", replace(BAIK, skema=0), [("SKEMA_KOSONG", B)]),
    ("lampiran: konsekuensi", replace(BAIK, konsekuensi=0), [("KONSEKUENSI_KOSONG", B)]),
    ("terbalik", replace(BAIK, mulai=date(2026, 12, 31), selesai=date(2026, 1, 1)), [("PERIODE_TERBALIK", B)]),
    (
        "lintas tahun",
        replace(BAIK, selesai=date(2027, 1, 31)),
        [("PERIODE_LINTAS_TAHUN", B), ("BUKAN_SETAHUN", P)],
    ),
    (
        "beririsan sehari",
        replace(BAIK, skp_lain=((date(2025, 6, 1), date(2026, 1, 1)),)),
        [("PERIODE_TUMPANG_TINDIH", B)],
    ),
    ("tahun lalu tidak beririsan", replace(BAIK, skp_lain=((date(2025, 1, 1), date(2025, 12, 31)),)), []),
    ("triwulan", replace(BAIK, selesai=date(2026, 3, 31)), [("BUKAN_SETAHUN", P)]),
    (
        "mutasi masuk 1 April",
        replace(BAIK, mulai=date(2026, 4, 1), jabatan_mulai=date(2026, 4, 1)),
        [],
    ),
    (
        "mutasi keluar 30 Juni",
        replace(BAIK, selesai=date(2026, 6, 30), jabatan_selesai=date(2026, 6, 30)),
        [],
    ),
]


@pytest.mark.parametrize(("data", "harapan"), [b[1:] for b in TABEL], ids=[b[0] for b in TABEL])
def test_syarat(data, harapan):
    assert [(b.kode, b.tingkat) for b in skp_boleh_diajukan(data)] == harapan


def test_setiap_temuan_diuji_dan_bertingkat_tetap():
    tingkat = {}
    for _, data, _ in TABEL:
        for butir in skp_boleh_diajukan(data):
            assert tingkat.setdefault(butir.kode, butir.tingkat) is butir.tingkat
            assert butir.kalimat.endswith((".", "…"))
            assert butir.letak
    assert len(tingkat) == 22


def test_semua_temuan_disebut_sekaligus():
    kosong = replace(BAIK, rhk=(), penilai=None, dukungan=0, skema=0, konsekuensi=0)
    assert len(menghalangi(skp_boleh_diajukan(kosong))) == 5


def test_letak_menunjuk_baris_yang_salah():
    data = replace(BAIK, rhk=(RHK, replace(RHK, letak="rhk-0198", punya_rhk_atasan=False)))
    assert [b.letak for b in skp_boleh_diajukan(data)] == ["rhk-0198"]
    assert "Hasil kerja 2" in skp_boleh_diajukan(data)[0].kalimat


def test_skp_lama_tetap_dijawab():
    lama = replace(BAIK, mulai=date(2019, 1, 1), selesai=date(2019, 12, 31))
    assert skp_boleh_diajukan(lama) == []


@given(st.text(max_size=60))
def test_sembarang_teks_tidak_pernah_gagal(teks):
    assert isinstance(skp_boleh_diajukan(_rhk(teks=teks)), list)


@pytest.mark.parametrize(
    ("mulai", "sejak"),
    [
        (date(2026, 1, 1), date(2026, 1, 15)),
        (date(2022, 1, 1), date(2022, 1, 15)),
        (date(2026, 6, 1), date(2026, 6, 15)),
        (date(2026, 12, 25), date(2027, 1, 8)),
    ],
)
def test_pengelola_menetapkan_sejak(mulai, sejak):
    assert pengelola_menetapkan_sejak(mulai) == sejak


# DT-08: begins on, looked at on, set -> whose turn. 2026: 15 January opens the pengelola's turn, 31 January is the last day.
KALENDER = [
    (date(2026, 1, 1), date(2025, 12, 1), False, "PEGAWAI"),
    (date(2026, 1, 1), date(2026, 1, 1), False, "PEGAWAI"),
    (date(2026, 1, 1), date(2026, 1, 14), False, "PEGAWAI"),
    (date(2026, 1, 1), date(2026, 1, 15), False, "PENGELOLA"),
    (date(2026, 1, 1), date(2026, 1, 31), False, "PENGELOLA"),
    (date(2026, 1, 1), date(2026, 2, 1), False, "LEWAT"),
    (date(2026, 1, 1), date(2026, 12, 31), False, "LEWAT"),
    (date(2026, 1, 1), date(2026, 2, 1), True, "SELESAI"),
    (date(2026, 1, 1), date(2026, 1, 2), True, "SELESAI"),
    # a new position: two weeks, then up to thirty days
    (date(2026, 7, 1), date(2026, 7, 14), False, "PEGAWAI"),
    (date(2026, 7, 1), date(2026, 7, 15), False, "PENGELOLA"),
    (date(2026, 7, 1), date(2026, 7, 31), False, "PENGELOLA"),
    (date(2026, 7, 1), date(2026, 8, 1), False, "LEWAT"),
    (date(2026, 12, 20), date(2027, 1, 19), False, "PENGELOLA"),
    (date(2026, 12, 20), date(2027, 1, 20), False, "LEWAT"),
]


@pytest.mark.parametrize(("mulai", "hari", "disetujui", "tahap"), KALENDER)
def test_kalender_perencanaan(mulai, hari, disetujui, tahap):
    assert tahap_rencana(mulai, hari, disetujui=disetujui) == tahap


def test_kalender_perencanaan_lengkap():
    """Every stage occurs, and time only leads forward."""
    assert {b[3] for b in KALENDER} == set(TahapRencana)
    urutan = ["PEGAWAI", "PENGELOLA", "LEWAT"]
    for mulai in (date(2026, 1, 1), date(2026, 3, 2), date(2026, 12, 31)):
        jalan = [tahap_rencana(mulai, mulai + timedelta(days=n)) for n in range(60)]
        assert jalan == sorted(jalan, key=urutan.index)
        assert batas_penetapan(mulai) >= pengelola_menetapkan_sejak(mulai)
