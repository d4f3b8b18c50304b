"""The state machines of section "State machines", cell by cell."""

import itertools

import pytest

from ekinerja.aturan import (
    TRANSISI_CAPAIAN,
    TRANSISI_EVALUASI,
    TRANSISI_KEBERATAN,
    TRANSISI_LAPORAN,
    TRANSISI_SKP,
    TRANSISI_USUL,
    boleh_pindah,
    tujuan,
)

SEMUA = {
    "skp": (TRANSISI_SKP, "DRAF", {"DITUTUP"}),
    "laporan": (TRANSISI_LAPORAN, "DRAF", {"DISETUJUI"}),
    "evaluasi": (TRANSISI_EVALUASI, "BELUM", {"TERKUNCI"}),
    "keberatan": (TRANSISI_KEBERATAN, "DIAJUKAN", {"DIKABULKAN", "DITOLAK", "DICABUT"}),
    "capaian": (TRANSISI_CAPAIAN, "DRAF", set()),
    "usul": (TRANSISI_USUL, "DIAJUKAN", {"DITARIK"}),
}
JALUR_UTAMA = {
    "skp": ["DRAF DIAJUKAN DISETUJUI DITUTUP", "DRAF DIAJUKAN DIKEMBALIKAN DRAF", "DISETUJUI DRAF"],
    "laporan": ["DRAF DIAJUKAN DISETUJUI", "DRAF DIAJUKAN DIKEMBALIKAN"],
    "evaluasi": [
        "BELUM TERBUKA SIAP_DINILAI DINILAI DITERBITKAN DITERIMA FINAL TERKUNCI",
        "DITERBITKAN DIANGGAP_MENERIMA FINAL",
        "DITERBITKAN DALAM_KEBERATAN FINAL",
    ],
    "keberatan": ["DIAJUKAN DITANGGAPI DIKABULKAN", "DITANGGAPI DITOLAK", "DIAJUKAN DICABUT", "DITANGGAPI DICABUT"],
    "capaian": ["DRAF DITETAPKAN"],
    "usul": [
        "DIAJUKAN DIKERJAKAN DITERUSKAN DI_SIASN SELESAI DIKERJAKAN DITOLAK DIKERJAKAN",
        "DIAJUKAN DITARIK",
    ],
}
TERLARANG = [
    (TRANSISI_SKP, "DRAF", "DISETUJUI"),
    (TRANSISI_SKP, "DITUTUP", "DRAF"),
    (TRANSISI_SKP, "DIKEMBALIKAN", "DISETUJUI"),
    (TRANSISI_LAPORAN, "DRAF", "DISETUJUI"),
    (TRANSISI_LAPORAN, "DISETUJUI", "DRAF"),
    (TRANSISI_EVALUASI, "TERBUKA", "DITERBITKAN"),
    (TRANSISI_EVALUASI, "DALAM_KEBERATAN", "DITERIMA"),
    (TRANSISI_EVALUASI, "TERKUNCI", "FINAL"),
    (TRANSISI_KEBERATAN, "DIAJUKAN", "DIKABULKAN"),
    (TRANSISI_KEBERATAN, "DITOLAK", "DIAJUKAN"),
    (TRANSISI_CAPAIAN, "DITETAPKAN", "DRAF"),
    (TRANSISI_USUL, "DITARIK", "DIKERJAKAN"),
    (TRANSISI_USUL, "DITERUSKAN", "DIAJUKAN"),
    (TRANSISI_USUL, "SELESAI", "DITARIK"),
    (TRANSISI_SKP, "TIDAK_ADA", "DRAF"),
]


@pytest.mark.parametrize("nama", SEMUA)
def test_jalur_utama(nama):
    for jalur in JALUR_UTAMA[nama]:
        langkah = jalur.split()
        for dari, ke in itertools.pairwise(langkah):
            assert boleh_pindah(SEMUA[nama][0], dari, ke), (dari, ke)


@pytest.mark.parametrize(("tabel", "dari", "ke"), TERLARANG)
def test_langkah_terlarang(tabel, dari, ke):
    assert not boleh_pindah(tabel, dari, ke)


@pytest.mark.parametrize("nama", SEMUA)
def test_tabel_tertutup_dan_semua_keadaan_terjangkau(nama):
    tabel, awal, akhir = SEMUA[nama]
    assert {ke for tuju in tabel.values() for ke in tuju} <= set(tabel)
    assert {k for k in tabel if not tabel[k]} == akhir
    terjangkau, antre = {awal}, [awal]
    while antre:
        baru = tujuan(tabel, antre.pop()) - terjangkau
        terjangkau |= baru
        antre += baru
    assert terjangkau == set(tabel)
