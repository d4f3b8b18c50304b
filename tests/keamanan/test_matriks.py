"""The permission matrix: every cell of `tests/matriks_akses.toml` is fired, and every answer is searched for words of others."""

import random
from contextlib import nullcontext

import pytest

from tests.keamanan import baca_tercatat, tembak
from tests.keamanan import permintaan_matriks as minta
from tests.keamanan.dunia_matriks import RELASI, TAMU, DuniaMatriks, atur, sementara
from tests.keamanan.matriks import METODE, Alamat, Baris
from tests.keamanan.tembak import HTMX, JSON, M, Penembak, periksa, sidik_dunia

_dunia, w = tembak._dunia, tembak.w  # fixtures

# These answer htmx with a fragment where the browser gets a page or is sent on.
DENGAN_POTONGAN = {
    "skp:rhk", "skp:paket_satu", "penilaian:matriks", "inti:pekerjaan", "perencanaan:sel", "perencanaan:cabang",
}  # fmt: skip
# Who knocks with a method that an address does not have. It is refused before anybody is looked at: a guest, a person, an admin.
PENGETUK = ("anonim", "pemilik", "admin_bkpsdm")
# Ends that no verb tells apart from a neighbour: fired with --panjang.
SERUPA = {"FINAL", "TERKUNCI", "DIANGGAP_MENERIMA", "DITETAPKAN_PENGELOLA"}
# Refused people whom one fact keeps out (a day, a unit, a number) are fired everywhere, named by the line or not. Of the
# others that a line does not name, each run draws a third for every address: a scope that is too wide shows at some of
# the addresses it serves, an address without a scope with anybody. All of them are fired with --panjang.
NYARIS = {"anonim", "atasan_lama", "rekan", "unit_lain", "delegasi_habis", "admin_unit_lain"}


def test_setiap_alamat_punya_baris_dan_setiap_baris_punya_alamat():
    assert set(M.alamat) == set(minta.RUTE)


def test_isian_dan_pertanyaan_hanya_untuk_alamat_yang_ada():
    assert set(minta.ISI) | set(minta.TANYA) | DENGAN_POTONGAN <= set(minta.RUTE)


def test_setiap_halaman_tentang_orang_tercatat_atau_beralasan():
    """The cells themselves are looked at by `test_matriks`: here, that no address is forgotten and no reason is stale."""
    assert not baca_tercatat.DAFTAR & baca_tercatat.TIDAK.keys()
    assert baca_tercatat.DAFTAR | baca_tercatat.TIDAK.keys() <= set(M.alamat)
    tanpa_objek = {rute for rute in baca_tercatat.perlu(M) if not minta.RUTE[rute]}
    assert tanpa_objek <= baca_tercatat.DAFTAR | baca_tercatat.TIDAK.keys()


@pytest.mark.asvs("8.2.1")
@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("rute", sorted(M.alamat))
def test_matriks(w: DuniaMatriks, rute: str):
    """A line answers 403 and 404 alike in all of its states, so these are fired in the first; the rest in every state.

    Of refused people whom nobody has named and who are not nearly let in, a third drawn anew in each run.
    """
    _uji(w, M.alamat[rute], lengkap=False)


@pytest.mark.panjang
@pytest.mark.parametrize("rute", sorted(M.alamat))
def test_matriks_setiap_sel(w: DuniaMatriks, rute: str):
    """Nothing is left out: every relation, method and state."""
    _uji(w, M.alamat[rute], lengkap=True)


def _uji(w: DuniaMatriks, alamat: Alamat, *, lengkap: bool) -> None:
    galat = []
    for keadaan in alamat.keadaan if lengkap else (k for k in alamat.keadaan if k not in SERUPA):
        with sementara():
            if keadaan:
                atur(w, alamat.benda, keadaan)
            p = Penembak(w, alamat, keadaan)
            for metode in ("GET", "POST", "PUT"):
                if alamat.dijawab(metode):
                    _satu_baris(p, alamat.baris_untuk(metode, keadaan), lengkap)
            if lengkap or keadaan == alamat.keadaan[0]:
                _kata_kerja_lain(p, lengkap)
        galat += p.galat
    assert not galat, "\n".join([f"{alamat.nama}: {len(galat)} sel tidak sesuai", *galat])


def _satu_baris(p: Penembak, baris: Baris, lengkap: bool) -> None:
    """First who is refused: nothing may change. Then who gets in, each on a fresh copy."""
    metode, awal = baris.metode, lengkap or p.keadaan == baris.keadaan[0]
    harapan = {r: s for r, s in baris.jawaban.items() if awal or (r in baris.disebut and s not in (403, 404))}
    if not lengkap:
        harapan = _diundi(p, baris, harapan)
    ditolak = {r: s for r, s in harapan.items() if s >= 400}
    sebelum = sidik_dunia() if metode != "GET" else {}
    for relasi, status in ditolak.items():
        with sementara() if p.alamat.umum else nullcontext():  # wrong codes are counted
            periksa(p, metode, relasi, status, JSON)
    for status, relasi in {s: r for r, s in ditolak.items()}.items() if awal else ():
        periksa(p, metode, relasi, status)
        if status in (403, 409):
            periksa(p, metode, relasi, status, HTMX)
    if metode != "GET" and (berubah := [m for m, isi in sidik_dunia().items() if isi != sebelum[m]]):
        p.galat.append(f"{metode} {p.keadaan}: ditolak tetapi berubah: {', '.join(berubah)}")
    for relasi, status in harapan.items():
        if status < 400:
            _masuk(p, metode, relasi, status)


def _diundi(p: Penembak, baris: Baris, harapan: dict[str, int]) -> dict[str, int]:
    """Without two thirds of the refused who are neither named by the line nor nearly let in; one of each status stays."""
    undi = random.Random(f"{random.random()} {p.alamat.nama} {baris.metode}")  # pytest-randomly seeds it
    jauh = [r for r, s in harapan.items() if (s >= 400 or r in TAMU) and r not in baris.disebut | NYARIS]
    undi.shuffle(jauh)
    lewat = set(jauh[(len(jauh) + 2) // 3 :])
    tersisa = {s for r, s in harapan.items() if r not in lewat}
    return {r: s for r, s in harapan.items() if r not in lewat or s not in tersisa}


def _masuk(p: Penembak, metode: str, relasi: str, status: int) -> None:
    with sementara():
        periksa(p, metode, relasi, status)
    if p.alamat.nama in DENGAN_POTONGAN and relasi not in TAMU:
        periksa(p, metode, relasi, 200, HTMX)


def _kata_kerja_lain(p: Penembak, lengkap: bool) -> None:
    """HEAD as GET; a method without a line is refused before anybody is looked at.

    In the short form each method by one of those who knock, in turn from a drawn one on.
    """
    mulai = random.Random(f"{random.random()} {p.alamat.nama}").randrange(len(PENGETUK))
    for n, metode in enumerate(METODE, mulai):
        if metode != "HEAD" and p.alamat.dijawab(metode):
            continue
        for relasi in RELASI if lengkap else (PENGETUK[n % len(PENGETUK)],):
            harapan = p.alamat.untuk(metode, p.keadaan, relasi)
            with sementara() if p.alamat.umum else nullcontext():
                periksa(p, metode, relasi, harapan, JSON if harapan >= 400 else None)
