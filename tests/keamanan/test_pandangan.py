"""What a person may learn beside the cells of the matrix: by searching, guessing and listening, and from which moment."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from ekinerja.akun.actions import nonaktifkan
from ekinerja.inti.aliran import sesi
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian import actions
from ekinerja.kepegawaian.models import DelegasiPenilai, Pegawai, PemberianPeran, Penugasan
from ekinerja.kepegawaian.penilai import susun_penilai
from tests.keamanan import permintaan_matriks as minta
from tests.keamanan import tembak
from tests.keamanan.dunia_matriks import HARI, ORANG, PADA, RELASI, DuniaMatriks, atur, sementara
from tests.keamanan.tembak import M, Penembak, kenari_terlarang

_dunia, w = tembak._dunia, tembak.w  # fixtures

TIDAK_ADA = UUID(int=7)


# -- guessing ---------------------------------------------------------------------------------------------------------


def _beralamat(metode: str) -> list[str]:
    """Addresses that name an object by its id and answer this method."""
    return sorted(r for r, a in M.alamat.items() if "uuid" in minta.RUTE[r].values() and a.dijawab(metode))


def _dengan_id_lain(w: DuniaMatriks, rute: str, relasi: str) -> str:
    s = w.untuk(relasi)
    benar = minta.alamat(w, s, rute)
    return benar.replace(str(minta.argumen(w, s, rute, "id_publik")), str(TIDAK_ADA))


BUKAN_ASING = (
    "perencanaan:", "umpan:", "harian:tulis_untuk", "harian:perbaiki_tulisan", "harian:tarik_tulisan", "harian:akhiri_bantuan",
)  # fmt: skip


@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("metode", ["GET", "POST"])
def test_yang_bukan_miliknya_dan_yang_tidak_ada_dijawab_sama(w: DuniaMatriks, metode: str):
    """Whoever may not see an object cannot find out whether its number exists."""
    beda = []
    for rute in _beralamat(metode):
        p = Penembak(w, M.alamat[rute], "")
        # A colleague works in the unit whose plans these are, answers questions and writes for others: no stranger there.
        rekan = "delegasi_habis" if rute.startswith(BUKAN_ASING) else "rekan"
        # Of a leader, whoever reports to the same superior may speak.
        for relasi in ("unit_lain", "pengawas") if rute == "umpan:suara" else ("unit_lain", rekan, "pengawas"):
            with sementara():
                ada = p.tembak(metode, relasi).status_code
                klien, lain = w.klien(relasi), _dengan_id_lain(w, rute, relasi)
                isi = {"kunci": "kunci-uji-123456", **minta.isi(w, w.untuk(relasi), rute)} if metode == "POST" else {}
                tiada = klien.generic(metode, lain) if metode == "GET" else klien.post(lain, isi)
                if ada != tiada.status_code or ada not in (403, 404):
                    beda.append(f"{rute} {relasi}: {ada} dan {tiada.status_code}")
    assert not beda, "\n".join(beda)


# -- searching --------------------------------------------------------------------------------------------------------

DAFTAR = (
    "dasbor:beranda", "harian:riwayat", "harian:unduh", "harian:umpan_balik_saya", "harian:lapor_data", "harian:tim",
    "harian:tim_pekan", "harian:orang", "harian:rekap", "harian:daftar_bukti", "harian:lembar",
    "skp:saya", "skp:bawahan", "penilaian:daftar", "penilaian:capaian", "penilaian:unit",
    "penilaian:unit_orang", "penilaian:unit_unduh", "kepegawaian:pegawai_daftar", "kepegawaian:unit",
    "perbaikan:meja", "perbaikan:unduh", "perbaikan:milik_saya", "perbaikan:perpindahan_daftar",
    "presensi:meja", "presensi:saya", "presensi:unduh", "presensi:usulkan",
    "aktivasi:daftar", "aktivasi:unduh", "pemberitahuan:daftar", "inti:lonceng", "inti:menu",
    "perencanaan:beranda", "perencanaan:pohon",
)  # fmt: skip
PERTANYAAN: tuple[dict[str, str], ...] = (
    {"cari": "kenari"},
    {"cari": "Orang", "semua": "1", "hal": "1"},
    {"status": "belum", "tahun": str(HARI.year), "lihat": "saya"},
    {"grup": "dinilai", "periode": minta.PERIODE, "sel": "SESUAI.SESUAI", "unit": "DUKCAPIL-1", "keadaan": "dinilai"},
    {"unit": "DLH", "periode": minta.PERIODE, "keadaan": "TANPA", "cari": "o"},
    {"tanggal": HARI.isoformat(), "bulan": f"{HARI:%Y-%m}", "keadaan": "menunggu"},
)


@pytest.mark.asvs("8.2.2")
@pytest.mark.asvs("8.2.3")
@pytest.mark.parametrize("rute", DAFTAR)
def test_mencari_dan_menyaring_tidak_menampilkan_milik_orang_lain(
    w: DuniaMatriks, rute: str, request: pytest.FixtureRequest
):
    """Every question at every list, by every second person in turn; by everybody under --panjang."""
    bocor, semua = [], request.config.getoption("--panjang")
    for n, relasi in enumerate(ORANG, DAFTAR.index(rute)):
        p = Penembak(w, M.alamat[rute], "")
        for tanya in PERTANYAAN if semua else PERTANYAAN[n % 2 :: 2]:
            jawab = w.klien(relasi).get(minta.alamat(w, w.untuk(relasi), rute), tanya)
            assert jawab.status_code in (200, 302, 403, 404, 409), (rute, relasi, tanya, jawab.status_code)
            if isi := kenari_terlarang(p, relasi, jawab):
                bocor.append(f"{relasi} {tanya}: {', '.join(isi)}")
    assert not bocor, "\n".join(bocor)


def test_yang_berhak_menemukan_yang_dicarinya(w: DuniaMatriks):
    """The counterpart: the search above is not blind."""
    saring = {"sel": "SESUAI.SESUAI", "periode": minta.PERIODE}
    assert "Orang rekan" in w.klien("atasan").get("/penilaian/", saring).content.decode()
    assert (
        "kenari-pemilik-laporan"
        in w.klien("pemilik").get("/lapor/riwayat/", {"cari": "kenari"}).content.decode().lower()
    )
    with sementara():
        atur(w, "laporan", "DIAJUKAN")
        assert "kenari-pemilik-laporan" in w.klien("atasan").get("/tim", {"cari": "pemilik"}).content.decode().lower()


# -- listening --------------------------------------------------------------------------------------------------------


@pytest.mark.asvs("8.3.1")
@pytest.mark.parametrize("relasi", RELASI)
def test_aliran_hanya_memberi_saluran_sendiri(w: DuniaMatriks, relasi: str):
    """Asked when a page connects: one's own channel and that of one's own team, nothing of others."""
    siapa = w.klien(relasi).cookies
    kanal = sesi.kanal(siapa["sesi"].value if "sesi" in siapa else "")
    if relasi in ("anonim", "nonaktif"):
        assert kanal is None
    elif relasi == "tanpa_pegawai":
        assert kanal == frozenset()
    else:
        saya = _saya(w, relasi).id_publik
        assert kanal == {f"orang:{saya}", f"tim:{saya}"}


def _saya(w: DuniaMatriks, relasi: str) -> Pegawai:
    return w.orang["atasan" if relasi in ("atasan_baru", "yang_mendelegasikan") else relasi]


# -- at once ----------------------------------------------------------------------------------------------------------


def _status(w: DuniaMatriks, rute: str, metode: str, relasi: str, benda: str = "", keadaan: str = "") -> int:
    """What the live session of this person gets now; whatever it does is taken back."""
    with sementara():
        if benda:
            atur(w, benda, keadaan)
        return Penembak(w, M.alamat[rute], keadaan).tembak(metode, relasi).status_code


def _menilai(w: DuniaMatriks, relasi: str) -> tuple[int, ...]:
    """Read a draft SKP, approve a submitted one, accept a report, read the person."""
    return (
        _status(w, "skp:baca", "GET", relasi, "skp", "DRAF"),
        _status(w, "skp:setujui", "POST", relasi, "skp", "DIAJUKAN"),
        _status(w, "harian:terima", "POST", relasi, "laporan", "DIAJUKAN"),
        _status(w, "kepegawaian:pegawai", "GET", relasi),
    )


@pytest.mark.asvs("8.3.2")
def test_delegasi_yang_dicabut_berhenti_pada_permintaan_berikutnya(w: DuniaMatriks):
    with sementara():
        assert _menilai(w, "delegasi_aktif") == (200, 302, 302, 200)
        actions.cabut_delegasi(w.delegasi, oleh=w.orang["admin_bkpsdm"], pada=PADA)
        # The approved SKP names the delegate, who may go on reading it.
        assert _menilai(w, "delegasi_aktif") == (404, 403, 404, 404)
        assert _menilai(w, "yang_mendelegasikan") == (200, 302, 302, 200)


@pytest.mark.asvs("8.3.2")
def test_delegasi_yang_lewat_masanya_berhenti_tanpa_ada_yang_menekan_apa_pun(w: DuniaMatriks):
    """Only the calendar moves: the papers still name the delegate, who reads them and decides nothing."""
    with sementara():
        DelegasiPenilai.objects.filter(pk=w.delegasi.pk).update(sampai=HARI + timedelta(days=2))
        susun_penilai()
        assert _menilai(w, "delegasi_aktif") == (200, 302, 302, 200)
        with bekukan(PADA + timedelta(days=4)):
            assert _menilai(w, "delegasi_aktif") == (404, 403, 403, 404)
            assert _menilai(w, "yang_mendelegasikan") == (200, 302, 302, 200)


@pytest.mark.asvs("8.3.2")
def test_atasan_yang_pindah_berhenti_pada_permintaan_berikutnya(w: DuniaMatriks):
    with sementara():
        assert _menilai(w, "atasan") == (200, 302, 302, 200)
        Penugasan.objects.filter(pegawai=w.orang["atasan"]).update(sampai=HARI - timedelta(days=1))
        susun_penilai()
        assert _menilai(w, "atasan") == (404, 403, 404, 404)
        assert _menilai(w, "atasan_tak_langsung") == (200, 302, 302, 200)


@pytest.mark.asvs("8.3.2")
@pytest.mark.parametrize(
    ("peran", "rute", "sebelum", "sesudah"),
    [
        ("admin_bkpsdm", "kepegawaian:impor", 200, 403),
        ("admin_unit", "aktivasi:daftar", 200, 403),
        ("auditor", "skp:baca", 200, 404),
        ("auditor", "penilaian:detail", 200, 404),
        ("tim_penilai", "kepegawaian:pegawai", 200, 404),
        ("admin_sistem", "kepegawaian:peran", 200, 403),
    ],
)
def test_peran_yang_berakhir_kemarin_tidak_berlaku_hari_ini(
    w: DuniaMatriks, peran: str, rute: str, sebelum: int, sesudah: int
):
    with sementara():
        assert _status(w, rute, "GET", peran) == sebelum
        PemberianPeran.objects.filter(pegawai=w.orang[peran]).update(sampai=HARI - timedelta(days=1))
        assert _status(w, rute, "GET", peran) == sesudah


@pytest.mark.asvs("8.3.2")
def test_peran_yang_dicabut_mengakhiri_sesinya(w: DuniaMatriks):
    with sementara():
        baris = PemberianPeran.objects.get(pegawai=w.orang["auditor"])
        actions.cabut_peran(baris, oleh=w.orang["admin_sistem"], pada=HARI)
        assert w.klien("auditor").get(reverse("akun:sesi")).status_code == 401


@pytest.mark.asvs("8.3.2")
def test_pindah_unit_mengubah_yang_dilihat_admin_unit(w: DuniaMatriks):
    """The unit of a person is read with each request too."""
    with sementara():
        assert _status(w, "kepegawaian:pegawai", "GET", "admin_unit") == 200
        Penugasan.objects.filter(pegawai=w.orang["pemilik"]).update(unit=w.unit["bidang_jauh"])
        assert _status(w, "kepegawaian:pegawai", "GET", "admin_unit") == 404
        assert _status(w, "kepegawaian:pegawai", "GET", "admin_unit_lain") == 200


@pytest.mark.asvs("7.4.2")
def test_akun_yang_dimatikan_keluar_dari_setiap_halaman(w: DuniaMatriks):
    with sementara():
        nonaktifkan(w.orang["atasan"].akun, oleh=None, alasan="Pindah.")
        jawab: list[Any] = [w.klien("atasan").get(reverse(r)) for r in ("harian:tim", "skp:bawahan", "dasbor:beranda")]
        assert [j.status_code for j in jawab] == [302, 302, 302]
        assert sesi.kanal(w.sesi["atasan"]) is None


# -- the searchlight itself -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("apa", "rute", "relasi", "keadaan"),
    [
        ("skp", "skp:baca", "pemilik", "DIAJUKAN"),
        ("skp", "skp:dokumen", "atasan_tak_langsung", "DIAJUKAN"),
        ("catatan", "skp:baca", "pemilik", "DIKEMBALIKAN"),
        ("laporan", "harian:detail", "atasan", "DIAJUKAN"),
        ("laporan", "harian:bukti", "auditor", "DIAJUKAN"),
        ("laporan", "harian:unduh", "pemilik", ""),
        ("umpan", "harian:detail", "atasan", "DIAJUKAN"),
        ("koreksi", "harian:detail", "atasan", "KOREKSI"),
        ("realisasi", "penilaian:detail", "atasan_tak_langsung", "TERBUKA"),
        ("nilai", "penilaian:detail", "atasan", "DINILAI"),
        ("nilai", "penilaian:mengapa", "pemilik", "DITERBITKAN"),
        ("nilai", "penilaian:formulir", "auditor", "DITERBITKAN"),
        ("kontak", "kepegawaian:pegawai", "admin_bkpsdm", ""),
        ("kabar", "pemberitahuan:daftar", "pemilik", ""),
        ("perangkat", "akun:akun", "pemilik", ""),
        ("pekerjaan", "inti:pekerjaan", "pemilik", ""),
        ("usul", "perbaikan:usul", "admin_unit", "DITERUSKAN"),
        ("usul", "perbaikan:meja", "admin_bkpsdm", ""),
        ("mutu", "perbaikan:unduh", "admin_unit", ""),
        ("presensi", "presensi:usul", "admin_unit", "DIAJUKAN"),
        ("presensi", "presensi:meja", "admin_bkpsdm", ""),
    ],
)
def test_kenari_memang_tampak_bagi_yang_berhak(w: DuniaMatriks, apa: str, rute: str, relasi: str, keadaan: str):
    """A page that never showed a canary would prove nothing by not showing it to others."""
    with sementara():
        if keadaan:
            atur(w, M.alamat[rute].benda, keadaan)
        isi = tembak.isi_jawaban(Penembak(w, M.alamat[rute], keadaan).tembak("GET", relasi))
    assert f"kenari-pemilik-{apa}".encode() in isi.lower()
