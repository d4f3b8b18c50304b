"""The nameless voice about a leader: with the whole database in hand nobody finds out who said what (0501)."""

import hashlib
import logging
import uuid
from datetime import UTC, datetime
from random import Random

import pytest
from django.db import connection
from django.urls import reverse

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.waktu import bekukan
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.umpan import actions
from ekinerja.umpan.actions import suara as modul
from ekinerja.umpan.models import HasilSuara, Keikutsertaan, Suara
from ekinerja.umpan.periode import hari_terakhir, periode_pada
from tests.harian.cerita import masuk
from tests.pabrik import PADA, buat_pegawai, hubungkan
from tests.umpan.cerita import kirim, lihat, teks

APRIL = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
N = 60


def _bersuara(kantor, banyak: int, awalan: str = "Suara") -> list:
    orang = [buat_pegawai(f"Staf {awalan} {n}", akun=False) for n in range(banyak)]
    for n, p in enumerate(orang):
        hubungkan(p, kantor.ratna)
        actions.bersuara(kantor.ratna, baik=f"{awalan} nomor {n}.", oleh=p, pada=PADA)
    return orang


# -- who can be matched with what --------------------------------------------------------------------------------------


def _isi_basis_data() -> dict[str, list[tuple]]:
    """Every row of every table, in the order in which the database itself keeps them."""
    with connection.cursor() as kursor:
        hasil = {}
        for tabel in sorted(connection.introspection.table_names(kursor)):
            kursor.execute(f'SELECT * FROM "{tabel}"')
            hasil[tabel] = [tuple(baris) for baris in kursor.fetchall()]
        return hasil


def _cocok(urut_asli: list[int], urut_ditemukan: list[int]) -> tuple[int, float]:
    """How many stand where they came, and the rank correlation of both orders (0 is chance)."""
    n = len(urut_asli)
    d2 = sum((a - b) ** 2 for a, b in zip(urut_asli, urut_ditemukan, strict=True))
    return sum(a == b for a, b in zip(urut_asli, urut_ditemukan, strict=True)), 1 - 6 * d2 / (n * (n * n - 1))


@pytest.fixture
def acak(monkeypatch) -> Random:
    """The same chance in every run: the test states a probability, and must not fail one day by bad luck."""
    benih = Random("0501")
    monkeypatch.setattr(modul.uuid, "uuid4", lambda: uuid.UUID(int=benih.getrandbits(128), version=4))
    monkeypatch.setattr(modul.secrets, "SystemRandom", lambda: benih)
    return benih


@pytest.mark.dua_mesin
@pytest.mark.parametrize("ditutup", [False, True])
def test_seisi_basis_data_tidak_menunjukkan_siapa_berkata_apa(kantor, acak, ditutup):
    """Sixty answers in known order. Neither place, key, row number nor transaction brings them back in that order, while
    the quarter runs and after it has closed. A table that kept the order would be matched completely.
    """
    orang = _bersuara(kantor, N)
    if ditutup:
        actions.tutup_periode(pada=APRIL)
    asli = list(range(N))
    assert _cocok(asli, asli) == (N, 1.0)
    isi = _isi_basis_data()
    suara = [int(kolom.split()[2][:-1]) for b in isi["umpan_suara"] for kolom in b if "nomor" in str(kolom)]
    assert sorted(suara) == asli
    ikut = [next(n for n, p in enumerate(orang) if p.pk in b) for b in map(list, isi["umpan_keikutsertaan"])]
    for urut in (suara, [ikut.index(n) for n in suara], _menurut_kunci()):
        tepat, hubungan = _cocok(asli, urut)
        assert tepat <= 6  # one by chance
        assert abs(hubungan) < 0.45
    _tanpa_tanda_di_tempat_penyimpanan()


def _menurut_kunci() -> list[int]:
    return [int(b.split()[2][:-1]) for b in Suara.objects.order_by("kunci").values_list("baik", flat=True)]


def _tanpa_tanda_di_tempat_penyimpanan() -> None:
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            for tabel in ("umpan_suara", "umpan_keikutsertaan"):
                kursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [tabel])
                assert kursor.fetchone()[0].endswith("WITHOUT ROWID")
            return
        kursor.execute("SELECT count(DISTINCT xmin::text) FROM umpan_suara")
        assert kursor.fetchone()[0] == 1
        kursor.execute("SELECT baik FROM umpan_suara ORDER BY ctid")
        tepat, _ = _cocok(list(range(N)), [int(b[0].split()[2][:-1]) for b in kursor.fetchall()])
        assert tepat <= 6


@pytest.mark.dua_mesin
def test_satu_kiriman_hanya_menyentuh_dua_tabel_dan_tidak_menulis_log(kantor, caplog):
    """By the page, as a browser sends it: that somebody took part, and what was said. No trail, no store of sent forms with
    its digest, no bell, no log line; and the sender's id stands in no row that holds words, the words in no row of his.
    """
    caplog.set_level(logging.DEBUG, "kinerja.kejadian")
    klien, alamat = masuk(kantor.andi), reverse("umpan:suara", args=[kantor.ratna.id_publik])
    klien.get(alamat)
    klien.get(reverse("umpan:pimpinan"))
    sebelum, caplog_awal = _isi_basis_data(), len(caplog.records)
    kalimat = "Ia mendengarkan sampai selesai."
    assert klien.post(alamat, {"baik": kalimat, "berikut": "", "kapan": ""}).status_code == 302
    sesudah = _isi_basis_data()
    assert {t for t in sesudah if sesudah[t] != sebelum[t]} == {"umpan_suara", "umpan_keikutsertaan"}
    assert len(caplog.records) == caplog_awal
    (kata,), (ikut,) = sesudah["umpan_suara"], sesudah["umpan_keikutsertaan"]
    assert {k.name for k in Suara._meta.fields} == {"kunci", "pimpinan", "periode", "baik", "berikut", "kapan"}
    assert {k.name for k in Keikutsertaan._meta.fields} == {"kunci", "pimpinan", "periode", "pegawai"}
    assert kantor.andi.pk not in [x for x in kata if isinstance(x, int)] or kantor.andi.pk == kantor.ratna.pk
    sidik = hashlib.sha256(kalimat.encode()).hexdigest()
    for tabel, baris in sesudah.items():
        assert (kalimat in repr(baris)) == (tabel == "umpan_suara"), tabel
        assert sidik not in repr(baris), tabel
    assert kalimat not in repr(ikut)


@pytest.mark.dua_mesin
def test_kunci_tidak_memuat_waktu_dan_berganti_setiap_kali(kantor):
    """A UUIDv7 begins with the time. These are random, and new with every further voice."""
    _bersuara(kantor, 3)
    dulu = set(Suara.objects.values_list("kunci", flat=True))
    assert (
        {k.version for k in dulu} == {k.version for k in Keikutsertaan.objects.values_list("kunci", flat=True)} == {4}
    )
    _bersuara(kantor, 1, "Lagi")
    assert not dulu & set(Suara.objects.values_list("kunci", flat=True))


# -- what is shown, and when -------------------------------------------------------------------------------------------


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("banyak", "minimum", "tampil"),
    [(4, 5, False), (5, 5, True), (5, 3, True), (4, 3, False), (7, 8, False), (8, 8, True)],
)
def test_minimum_kelompok_tidak_pernah_di_bawah_lima(kantor, banyak, minimum, tampil):
    atur_setelan("umpan_pimpinan_minimum", minimum)
    _bersuara(kantor, banyak)
    with bekukan(APRIL):
        assert actions.tutup_periode(pada=APRIL) == 1
        assert actions.tutup_periode(pada=APRIL) == 0
        halaman = teks(lihat(kantor.ratna, "pimpinan"))
    assert ("Suara nomor 0." in halaman) == tampil
    hasil = HasilSuara.objects.get()
    assert (hasil.tampil, hasil.jumlah) == (tampil, banyak if tampil else None)
    assert Pemberitahuan.objects.filter(pegawai=kantor.ratna).exists() == tampil


@pytest.mark.dua_mesin
def test_baru_tampil_setelah_triwulan_tutup_dan_hanya_bagi_dua_orang(kantor):
    _bersuara(kantor, 10)  # the default
    orang = {n: getattr(kantor, n) for n in ("ratna", "gusnar", "andi", "admin", "auditor", "fadel")}

    def membaca() -> set[str]:
        return {n for n, p in orang.items() if "Suara nomor" in teks(lihat(p, "pimpinan"))}

    assert actions.tutup_periode(pada=PADA) == 0
    assert membaca() == set()
    with bekukan(APRIL):
        assert membaca() == set()
        actions.tutup_periode(pada=APRIL)
        assert membaca() == {"ratna", "gusnar"}
    (baris,) = Jejak.objects.filter(kejadian__startswith="umpan_pimpinan")
    assert baris.pelaku_uuid is None
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_sekali_dalam_satu_triwulan_dan_hanya_yang_bekerja_di_bawah_atau_setingkat(kantor):
    ratna, andi = kantor.ratna, kantor.andi
    halaman = teks(lihat(andi, "suara", ratna.id_publik))
    assert "tidak dapat ditelusuri oleh atasan atau pengelola aplikasi" in halaman
    assert kirim(andi, "suara", ratna.id_publik, baik="").status_code == 400
    assert kirim(andi, "suara", ratna.id_publik, baik="Terbuka.").status_code == 302
    assert kirim(andi, "suara", ratna.id_publik, baik="Lagi.").status_code == 409
    assert "sudah masuk" in teks(lihat(andi, "suara", ratna.id_publik))
    assert "Sudah Anda isi" in teks(lihat(andi, "pimpinan"))
    with bekukan(APRIL):
        assert kirim(andi, "suara", ratna.id_publik, baik="Tetap terbuka.").status_code == 302
    for orang in (ratna, kantor.fadel, kantor.gusnar):
        assert kirim(orang, "suara", ratna.id_publik, baik="Baik.").status_code == 404
        assert lihat(orang, "suara", ratna.id_publik).status_code == 404
    with pytest.raises(AturanDilanggar) as galat:
        actions.bersuara(ratna, baik="Baik.", oleh=kantor.fadel, pada=PADA)
    assert galat.value.status == 403
    setingkat = buat_pegawai("Kepala Bidang Dua")
    hubungkan(setingkat, kantor.gusnar)
    assert kirim(setingkat, "suara", ratna.id_publik, baik="Mudah diajak bekerja sama.").status_code == 302


@pytest.mark.dua_mesin
def test_yang_ditarik_kembali_tidak_meninggalkan_setengahnya(kantor, monkeypatch):
    """A fault between the two rows leaves neither."""

    def gagal(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(modul, "_acak", gagal)
    with pytest.raises(RuntimeError):
        actions.bersuara(kantor.ratna, baik="Baik.", oleh=kantor.andi, pada=PADA)
    assert not Keikutsertaan.objects.exists()


def test_triwulan():
    kasus = {"2026-01-01": "2026-T1", "2026-03-31": "2026-T1", "2026-04-01": "2026-T2", "2026-12-31": "2026-T4"}
    for hari, periode in kasus.items():
        assert periode_pada(datetime.fromisoformat(hari).date()) == periode
    akhir = {"2026-T1": "2026-03-31", "2026-T2": "2026-06-30", "2026-T3": "2026-09-30", "2026-T4": "2026-12-31"}
    assert {p: hari_terakhir(p).isoformat() for p in akhir} == akhir
