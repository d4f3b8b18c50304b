"""`impor perjanjian-kinerja`: many units in one file; rows land in drafts, twice changes nothing."""

import json

import pytest

from ekinerja.inti.impor import jenis_impor, pengimpor
from ekinerja.inti.models import Jejak
from ekinerja.perencanaan.models import IndikatorKinerja, PerjanjianKinerja
from tests.impor.test_perintah import jalan

pytestmark = pytest.mark.django_db
JUDUL = "UNIT KERJA;SASARAN;INDIKATOR KINERJA;TARGET;SATUAN;PERSPEKTIF;TAHUN"
BARIS = (
    "Dinas Lingkungan Hidup;Meningkatnya minat baca;Indeks kegemaran membaca;71;poin;Penerima layanan;",
    ";;Jumlah pengunjung perpustakaan;48.000;orang;Penerima layanan;",
    "Dinas Lingkungan Hidupp;Tertatanya arsip;Persentase arsip tertata;80;%;Proses bisnis;",
    "DUKCAPIL;Terbitnya akta tepat waktu;Persentase akta di hari yang sama;95;%;Penerima layanan;2027",
    "Dinas Pertambangan Bulan;Sasaran;Indikator;1;;;",
    "DUKCAPIL;Sasaran;Indikator;1;;;1999",
    "DUKCAPIL;Sasaran;;1;;;",
)


@pytest.fixture
def berkas(unit, tmp_path):
    tujuan = tmp_path / "pk.csv"
    tujuan.write_text("\r\n".join([JUDUL, *BARIS]))
    return str(tujuan)


def impor(capsys, berkas, *argumen) -> tuple[int, dict]:
    kode, keluar, _ = jalan(capsys, "perjanjian-kinerja", berkas, "--json", *argumen)
    return kode, json.loads(keluar)


@pytest.mark.dua_mesin
def test_pratinjau_menyebut_baris_dan_sebabnya_tanpa_menulis(capsys, berkas):
    kode, isi = impor(capsys, berkas)
    assert (kode, isi["dibaca"], isi["baru"], isi["ditahan"]) == (1, 7, 3, 4)
    assert {(b["baris"], b["kolom"]) for b in isi["galat"]} == {
        (6, "UNIT KERJA"), (7, "TAHUN"), (8, "INDIKATOR KINERJA"),
    }  # fmt: skip
    (usulan,) = isi["usulan"]
    assert (usulan["baris"], usulan["akibat"]) == (4, "TAHAN")
    assert not PerjanjianKinerja.objects.exists()


@pytest.mark.dua_mesin
def test_diterapkan_dua_kali_tidak_mengubah_apa_pun(capsys, berkas):
    impor(capsys, berkas, "--terapkan", "--terima-usulan")
    ada = {(p.unit.kode, p.tahun, p.status) for p in PerjanjianKinerja.objects.select_related("unit")}
    assert {t for _, t, _ in ada} == {2026, 2027}
    assert {s for *_, s in ada} == {"DRAF"}
    pustaka = IndikatorKinerja.objects.filter(sasaran__perjanjian__unit__kode="DLH")
    assert sorted(pustaka.values_list("target_teks", flat=True)) == ["48.000 orang", "71 poin", "80%"]
    sebelum = (list(IndikatorKinerja.objects.values()), list(PerjanjianKinerja.objects.values()), Jejak.objects.count())
    kode, isi = impor(capsys, berkas, "--terapkan", "--terima-usulan")
    assert (kode, isi["baru"], isi["berubah"], isi["tetap"], isi["ditahan"]) == (1, 0, 0, 4, 3)
    sesudah = (list(IndikatorKinerja.objects.values()), list(PerjanjianKinerja.objects.values()), Jejak.objects.count())
    assert sesudah == sebelum


@pytest.mark.dua_mesin
def test_yang_sudah_ditetapkan_tidak_tersentuh(capsys, berkas):
    impor(capsys, berkas, "--terapkan", "--terima-usulan")
    PerjanjianKinerja.objects.update(status="DITETAPKAN", versi=1, ditetapkan_pada="2026-10-31T01:00:00Z")
    IndikatorKinerja.objects.filter(target_teks="71 poin").update(target_teks="70 poin")
    kode, isi = impor(capsys, berkas, "--terapkan", "--terima-usulan")
    assert (kode, isi["tetap"], isi["ditahan"]) == (1, 3, 4)
    assert "sudah ditetapkan" in next(b["sebab"] for b in isi["galat"] if b["baris"] == 2)
    assert IndikatorKinerja.objects.filter(target_teks="70 poin").exists()


def test_hanya_dari_baris_perintah():
    """Typing for a unit is up to its head and its admin: the page for imports does not offer it."""
    assert pengimpor("perjanjian-kinerja").judul == "Perjanjian kinerja"
    assert "perjanjian-kinerja" not in {p.jenis for p in jenis_impor()}
