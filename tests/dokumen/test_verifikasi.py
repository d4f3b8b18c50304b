"""Anybody holding a paper can check it; nobody learns a rating or a NIP there."""

from datetime import date

import pytest

from ekinerja.inti.dokumen import views
from ekinerja.inti.dokumen.actions import cabut
from tests.dokumen.contoh import ObjekUji, dokumen_evaluasi, terbit

pytestmark = pytest.mark.django_db


def terbit_evaluasi(objek=None, **ganti):
    return terbit(
        objek,
        jenis="DEK",
        templat="dokumen-evaluasi",
        data=dokumen_evaluasi(**ganti),
        tanggal=date(2026, 10, 20),
        perihal="Triwulan III 2026, Sari Wulandari, NIP 198503122010012901",
    )


def buka(client, kode, status=200):
    jawaban = client.get(f"/verifikasi/{kode}")
    assert jawaban.status_code == status
    return jawaban.content.decode()


def test_orang_luar_melihat_keterangan_tanpa_rating_dan_nip(client):
    d = terbit_evaluasi()
    isi = buka(client, d.kode)
    for harus in (
        d.kode,
        d.nomor,
        d.sidik,
        "Dokumen Evaluasi Kinerja Pegawai",
        "20 Oktober 2026",
        "Rizal Labaso",
        "masih berlaku",
        "1985***********901",
        "1972***********902",
    ):
        assert harus in isi
    for jangan in ("Sangat Baik", "Istimewa", "198503122010012901", "197208171998031902", "Bagikan cara mengajar"):
        assert jangan not in isi


def test_ketikan_longgar_dan_garis_miring_di_ujung(client):
    d = terbit_evaluasi()
    polos = d.kode.replace("-", "").lower()
    assert d.nomor in buka(client, polos)
    assert d.nomor in buka(client, f"{d.kode}/")


def test_formulir_mengantar_ke_halaman_kode(client):
    d = terbit_evaluasi()
    assert client.get("/verifikasi/").status_code == 200
    jawaban = client.get("/verifikasi/", {"kode": f" {d.kode.lower()} "})
    assert jawaban.status_code == 302
    assert jawaban["Location"] == f"/verifikasi/{d.kode}"


def test_bukan_kode_mendapat_petunjuk_dan_ketikan_tetap_ada(client):
    jawaban = client.get("/verifikasi/", {"kode": 'abc"<b>'})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 404
    assert "EK dan 12 huruf atau angka" in isi
    assert "abc&#34;&lt;b&gt;" in isi


def test_kode_tidak_dikenal_menjawab_404_dengan_kalimat(client):
    assert "Tidak ada dokumen dengan kode ini" in buka(client, "EK-0000-0000-0000", 404)
    assert "EK dan 12 huruf atau angka" in buka(client, "entah", 404)


def test_yang_diganti_menyebut_penggantinya(client):
    objek = ObjekUji()
    lama = terbit_evaluasi(objek)
    baru = terbit_evaluasi(objek, predikat="Baik")
    isi = buka(client, lama.kode)
    assert f"diganti dengan dokumen nomor {baru.nomor}" in isi
    assert baru.kode not in isi


def test_yang_dicabut_berkata_dicabut_tanpa_alasan(client):
    d = terbit_evaluasi()
    cabut(d, alasan="Rahasia dapur", oleh=None)
    isi = buka(client, d.kode)
    assert "Dicabut" in isi
    assert "Rahasia dapur" not in isi


def test_terlalu_banyak_salah_ditahan_tetapi_pemegang_dokumen_tidak(client, monkeypatch):
    monkeypatch.setattr(views, "MAKS", 3)
    for _ in range(3):
        buka(client, "EK-0000-0000-0000", 404)
    jawaban = client.get("/verifikasi/EK-0000-0000-0000")
    assert jawaban.status_code == 429
    assert int(jawaban["Retry-After"]) > 0
    assert "beberapa menit" in jawaban.content.decode()
    buka(client, terbit_evaluasi().kode)


def test_hanya_dibaca_dan_tidak_diindeks(client):
    kode = terbit_evaluasi().kode
    assert client.post(f"/verifikasi/{kode}").status_code == 405
    assert client.get(f"/verifikasi/{kode}")["X-Robots-Tag"] == "noindex"


def test_satu_pertanyaan_ke_basis_data(client, django_assert_max_num_queries):
    kode = terbit_evaluasi().kode
    buka(client, kode)
    with django_assert_max_num_queries(2):
        buka(client, kode)
