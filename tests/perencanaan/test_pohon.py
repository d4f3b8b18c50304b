"""The cascade view, and that pages ask equally often for 5, 40 and 200 people."""

import pytest

from ekinerja.perencanaan import actions
from tests import pabrik
from tests.pabrik import PADA
from tests.perencanaan.cerita import hitung_kueri, isi, lihat, mulai_matriks, perjanjian, teks

pytestmark = pytest.mark.django_db


def test_tertutup_dulu_lalu_cabang_dimuat_bila_dibuka(d, m):
    isi(m, d.pegawai, "Terbitnya akta", oleh=d.kabid)
    halaman = teks(lihat(d.kadis, "pohon"))
    assert "Dinas Kependudukan" in halaman
    assert "Bidang Pendaftaran" not in halaman
    cabang = teks(lihat(d.kadis, "cabang", d.dinas.id_publik, htmx=True))
    assert "2 hasil" in cabang
    assert "1 belum diemban" in cabang
    assert "1 dari 2 orang belum punya peran" in cabang
    bidang = teks(lihat(d.kadis, "cabang", d.bidang.id_publik, htmx=True))
    assert "Terbitnya akta" in bidang
    assert "Belum ada yang mengemban" in bidang
    assert "Dewi Toana" in bidang


def test_tanpa_javascript_cabang_dibuka_di_halaman(d, m):
    jawab = lihat(d.kadis, "cabang", d.bidang.id_publik)
    assert jawab.status_code == 302
    assert "Persentase akta tepat waktu" in teks(lihat(d.kadis, "pohon", unit=str(d.bidang.id_publik)))


def test_perjanjian_tanpa_matriks_terhitung_belum_diemban(d, p):
    assert "2 belum diemban" in teks(lihat(d.kabid, "pohon"))


def test_tim_ketua_tampil_di_cabangnya(d, m):
    isi(m, d.pegawai, oleh=d.kabid)
    actions.mulai_matriks_ketua(m, d.pegawai, oleh=d.kabid, pada=PADA)
    assert "Tim Andi Tadulako (1 hasil)" in teks(lihat(d.kabid, "cabang", d.bidang.id_publik, htmx=True))


def test_cabang_di_luar_wewenang_tidak_ada(d, m):
    assert lihat(d.kabid, "cabang", d.dinas.id_publik, htmx=True).status_code == 404
    assert lihat(d.kabid, "pohon", unit=str(d.dinas.id_publik)).status_code == 404
    assert lihat(d.kabid, "pohon", unit="aneh").status_code == 404
    assert "Tidak ada cabang yang dapat Anda buka" in teks(lihat(d.pegawai, "pohon"))


def _penuhi(d, m, banyak: int) -> None:
    sudah = m.unit.penugasan.count() - 1
    for n in range(banyak - sudah):
        o = pabrik.buat_pegawai()
        pabrik.tugaskan(o, d.bidang)
        if n % 3 == 0:
            isi(m, o, oleh=d.kabid)


@pytest.mark.parametrize(
    ("nama", "objek"),
    [("matriks", "m"), ("kolom", "m"), ("pohon", None), ("cabang", "bidang"), ("beranda", None), ("perjanjian", "p")],
)
def test_jumlah_kueri_sama_untuk_5_40_dan_200_orang(d, p, m, nama, objek):
    arg = {"m": m, "p": p, "bidang": d.bidang}.get(objek)
    jumlah = []
    for banyak in (5, 40, 200):
        _penuhi(d, m, banyak)
        jumlah.append(hitung_kueri(d.kabid, nama, *([arg.id_publik] if arg else []), htmx=nama == "cabang"))
    assert len(set(jumlah)) == 1, jumlah
    assert jumlah[0] <= 20


def test_jumlah_kueri_baris_orang_sama_untuk_sedikit_dan_banyak_indikator(d):
    jumlah = []
    for banyak in (2, 25):
        perjanjian(d.bidang, d.kabid, [f"Indikator {n}" for n in range(banyak)])
        m = mulai_matriks(d.bidang, d.kabid)
        jumlah.append(hitung_kueri(d.kabid, "orang", m.id_publik, d.pegawai.id_publik))
    assert jumlah[0] == jumlah[1]
