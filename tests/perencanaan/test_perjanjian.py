"""Perjanjian kinerja: typed by the head or the admin of the unit, set by the head, reopened with a reason."""

from decimal import Decimal

import pytest

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.kepegawaian.models import JenisUnit, Peran
from ekinerja.perencanaan import actions
from ekinerja.perencanaan.isi import isi_perjanjian, isi_sasaran, sidik
from ekinerja.perencanaan.masukan import IsianIndikator, IsianSasaran
from ekinerja.perencanaan.models import IndikatorKinerja, KolomMatriks, PerjanjianKinerja
from tests import pabrik
from tests.pabrik import PADA
from tests.perencanaan.cerita import isi, kirim, lihat, mulai_matriks, perjanjian, teks

pytestmark = pytest.mark.django_db
S = PerjanjianKinerja.Status


def formulir(p, **ganti):
    """The form of the first sasaran as the page would send it, with some fields replaced."""
    s = p.sasaran.first()
    data = isi_sasaran(s)
    hasil = {"teks": s.teks, "sidik": sidik(data), "indikator": [i["id"] for i in data["indikator"]]}
    for i in data["indikator"]:
        hasil |= {f"teks-{i['id']}": i["teks"], f"target-{i['id']}": i["target"], f"perspektif-{i['id']}": ""}
    return s, hasil | ganti


@pytest.mark.dua_mesin
def test_kepala_menulis_sasaran_indikator_dan_target_terbaca(d):
    kirim(d.kabid, "mulai_perjanjian", unit=str(d.bidang.id_publik), tahun="2026")
    p = PerjanjianKinerja.objects.get()
    kirim(d.kabid, "tambah_sasaran", p.id_publik)
    s, data = formulir(p)
    i = data["indikator"][0]
    data |= {"teks": "Meningkatnya layanan", f"teks-{i}": "Akta tepat waktu", f"target-{i}": "97,5%"}
    assert kirim(d.kabid, "simpan_sasaran", p.id_publik, s.id_publik, **data).status_code == 302
    baris = IndikatorKinerja.objects.get()
    assert (baris.teks, baris.target_teks, baris.target_nilai, baris.satuan) == (
        "Akta tepat waktu",
        "97,5%",
        Decimal("97.5"),
        "%",
    )
    halaman = teks(lihat(d.kabid, "perjanjian", p.id_publik))
    assert "Akta tepat waktu" in halaman
    assert "97,5%" in halaman
    assert [j.kejadian for j in jejak_objek(p)] == [
        "perjanjian.sasaran_diubah", "perjanjian.sasaran_ditambah", "perjanjian.dimulai",
    ]  # fmt: skip


def test_mulai_dua_kali_memberi_perjanjian_yang_sama(d):
    satu = actions.mulai_perjanjian(d.bidang, 2026, oleh=d.kabid, pada=PADA)
    assert actions.mulai_perjanjian(d.bidang, 2026, oleh=d.kabid, pada=PADA) == satu


def test_admin_unit_mengisi_tetapi_tidak_menetapkan(d, p):
    pabrik.beri_peran(d.rekan, Peran.ADMIN_UNIT, d.dinas)
    s, data = formulir(p, teks="Disalin oleh admin")
    assert kirim(d.rekan, "simpan_sasaran", p.id_publik, s.id_publik, **data).status_code == 302
    s.refresh_from_db()
    assert s.teks == "Disalin oleh admin"
    assert kirim(d.rekan, "tetapkan", p.id_publik).status_code == 403
    assert kirim(d.kabid, "tetapkan", p.id_publik).status_code == 302


def test_plt_berwenang_seperti_kepala(d, p):
    pabrik.tugaskan(d.rekan, d.bidang, kepala=True, jenis="PLT")
    assert kirim(d.rekan, "tetapkan", p.id_publik).status_code == 302
    p.refresh_from_db()
    assert (p.status, p.ditetapkan_oleh) == (S.DITETAPKAN, d.rekan)


def test_belum_lengkap_tidak_dapat_ditetapkan_dan_setiap_kekurangan_disebut(d, p):
    actions.tambah_sasaran(p, oleh=d.kabid, pada=PADA)
    with pytest.raises(AturanDilanggar) as galat:
        actions.tetapkan(p, oleh=d.kabid, pada=PADA)
    assert galat.value.butir == (
        "Sasaran 2 belum ditulis.", "Sasaran 2, indikator 1 belum ditulis.", "Sasaran 2, indikator 1 belum punya target.",
    )  # fmt: skip


@pytest.mark.dua_mesin
def test_unit_jpt_memerlukan_perspektif(d, p):
    JenisUnit.objects.filter(pk=p.unit.jenis_id).update(eselon_baku="II.b")
    p = PerjanjianKinerja.objects.select_related("unit__jenis").get(pk=p.pk)
    with pytest.raises(AturanDilanggar) as galat:
        actions.tetapkan(p, oleh=d.kabid, pada=PADA)
    assert galat.value.butir[0] == "Sasaran 1, indikator 1 belum punya perspektif."


@pytest.mark.dua_mesin
def test_ditetapkan_terkunci_dibuka_dengan_alasan_dan_versinya_tetap_terbaca(d, p):
    kirim(d.kabid, "tetapkan", p.id_publik)
    s, data = formulir(p, teks="Diam-diam")
    assert kirim(d.kabid, "simpan_sasaran", p.id_publik, s.id_publik, **data).status_code == 409
    assert kirim(d.kabid, "buka", p.id_publik, alasan=" ").status_code == 400
    assert kirim(d.kabid, "buka", p.id_publik, alasan="Target disesuaikan").status_code == 302
    assert (
        kirim(d.kabid, "simpan_sasaran", p.id_publik, s.id_publik, **formulir(p, teks="Rumusan baru")[1]).status_code
        == 302
    )
    assert "Meningkatnya layanan kependudukan" in teks(lihat(d.kabid, "versi_perjanjian", p.id_publik, 1))
    assert "Rumusan baru" in teks(lihat(d.kabid, "perjanjian", p.id_publik))
    # members go on reading what was set
    assert "Rumusan baru" not in teks(lihat(d.pegawai, "perjanjian", p.id_publik))
    assert "Meningkatnya layanan kependudukan" in teks(lihat(d.pegawai, "perjanjian", p.id_publik))
    assert lihat(d.kabid, "versi_perjanjian", p.id_publik, 9).status_code == 404


@pytest.mark.dua_mesin
def test_perubahan_diam_diam_setelah_ditetapkan_ketahuan_pemeriksa_jejak(d, p):
    actions.tetapkan(p, oleh=d.kabid, pada=PADA)
    assert periksa_jejak().utuh
    IndikatorKinerja.objects.filter(sasaran__perjanjian=p).update(target_teks="1%")
    assert not periksa_jejak().utuh


def test_dua_penulis_bertabrakan_dan_kedua_versi_tampil(d, p):
    s, data = formulir(p)
    baca = data["sidik"]
    actions.simpan_sasaran(s, IsianSasaran("Versi pertama", ()), terbaca=baca, oleh=d.kabid, pada=PADA)
    with pytest.raises(Bentrok) as galat:
        actions.simpan_sasaran(s, IsianSasaran("Versi kedua", ()), terbaca=baca, oleh=d.kabid, pada=PADA)
    assert galat.value.versi_kini["Sasaran"] == "Versi pertama"
    assert galat.value.versi_saya["Sasaran"] == "Versi kedua"


@pytest.mark.dua_mesin
def test_indikator_yang_disangga_tidak_dihapus_atau_diubah_diam_diam(d, p):
    m = mulai_matriks(d.bidang, d.kabid)
    isi(m, d.pegawai, oleh=d.kabid)
    s, data = formulir(p)
    kunci = data["indikator"][0]
    ubah = IsianSasaran(s.teks, (IsianIndikator(kunci, "Lain", "95%", ""),))
    with pytest.raises(AturanDilanggar, match="Andi Tadulako"):
        actions.simpan_sasaran(s, ubah, terbaca=data["sidik"], oleh=d.kabid, pada=PADA)
    i = IndikatorKinerja.objects.get(id_publik=kunci)
    with pytest.raises(AturanDilanggar, match="Andi Tadulako"):
        actions.hapus_indikator(i, oleh=d.kabid, pada=PADA)
    with pytest.raises(AturanDilanggar, match="Andi Tadulako"):
        actions.hapus_sasaran(s, oleh=d.kabid, pada=PADA)
    # the target may move with the talks, and the column shows it
    ubah = IsianSasaran(s.teks, (IsianIndikator(kunci, i.teks, "98%", ""),))
    actions.simpan_sasaran(s, ubah, terbaca=data["sidik"], oleh=d.kabid, pada=PADA)
    assert KolomMatriks.objects.get(indikator=i).target == "98%"


@pytest.mark.dua_mesin
def test_yang_tidak_disangga_dapat_dihapus_beserta_kolomnya(d, p):
    mulai_matriks(d.bidang, d.kabid)
    actions.hapus_sasaran(p.sasaran.get(), oleh=d.kabid, pada=PADA)
    assert isi_perjanjian(p)["sasaran"] == []
    assert not KolomMatriks.objects.exists()


def test_halaman_kosong_panjang_dan_galat(d):
    kosong = actions.mulai_perjanjian(d.dinas, 2026, oleh=d.kadis, pada=PADA)
    assert "Belum ada sasaran" in teks(lihat(d.kadis, "perjanjian", kosong.id_publik))
    panjang = perjanjian(d.bidang, d.kabid, [f"Indikator nomor {n}" for n in range(40)])
    assert "Indikator nomor 39" in teks(lihat(d.kabid, "perjanjian", panjang.id_publik))
    s, data = formulir(panjang, teks="a" * 1001)
    jawab = kirim(d.kabid, "simpan_sasaran", panjang.id_publik, s.id_publik, **data)
    assert jawab.status_code == 400
    assert "paling panjang 1000 huruf" in teks(jawab)


# -- strategi pencapaian ----------------------------------------------------------------------------------------------


@pytest.mark.dua_mesin
def test_lembar_strategi_diisi_diubah_dan_dihapus(d, p):
    i = IndikatorKinerja.objects.filter(sasaran__perjanjian=p).first()
    baris = {"teks": "Standar waktu loket", "penanggung_jawab": "Seksi Identitas"}
    kirim(d.kabid, "tambah_strategi", p.id_publik, i.id_publik, **baris)
    halaman = teks(lihat(d.kabid, "strategi", p.id_publik))
    assert "Standar waktu loket" in halaman
    assert "Seksi Identitas" in halaman
    s = i.strategi.get()
    kirim(d.kabid, "simpan_strategi", p.id_publik, s.id_publik, teks="Antrean daring", penanggung_jawab="Andi")
    s.refresh_from_db()
    assert (s.teks, s.penanggung_jawab) == ("Antrean daring", "Andi")
    assert kirim(d.kabid, "simpan_strategi", p.id_publik, s.id_publik, teks="").status_code == 400
    kirim(d.kabid, "simpan_strategi", p.id_publik, s.id_publik, aksi="hapus")
    assert not i.strategi.exists()


def test_strategi_dibaca_atasan_tetapi_hanya_diisi_unit_itu(d, p):
    i = IndikatorKinerja.objects.filter(sasaran__perjanjian=p).first()
    assert lihat(d.kadis, "strategi", p.id_publik).status_code == 200
    assert kirim(d.kadis, "tambah_strategi", p.id_publik, i.id_publik, teks="x").status_code == 403
    actions.tetapkan(p, oleh=d.kabid, pada=PADA)
    assert lihat(d.pegawai, "strategi", p.id_publik).status_code == 404
