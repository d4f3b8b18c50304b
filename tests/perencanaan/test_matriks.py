"""The grid: rows, columns, cells, conflict, undo, levels, setting."""

import pytest

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import jejak_objek
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.perencanaan import actions
from ekinerja.perencanaan.kisi import kisi
from ekinerja.perencanaan.masukan import IsianSel
from ekinerja.perencanaan.models import KolomMatriks, Matriks, SelMatriks
from ekinerja.perencanaan.saran import saran_peran
from tests import pabrik
from tests.pabrik import PADA
from tests.perencanaan.cerita import isi, kirim, kolom, lihat, mulai_matriks, perjanjian, teks

pytestmark = pytest.mark.django_db
HASIL = "Terbitnya akta di hari yang sama"


def nama_baris(m):
    return [b["nama"] for b in kisi(m)["baris"]]


def test_kolom_dari_perjanjian_dan_baris_dari_struktur(d, m):
    data = kisi(m)
    assert [k["teks"] for k in data["kolom"]] == ["Persentase akta tepat waktu", "Indeks kepuasan warga"]
    assert nama_baris(m) == ["Andi Tadulako", "Dewi Toana"]
    halaman = teks(lihat(d.kabid, "matriks", m.id_publik))
    assert halaman.count("<td data-sel>x</td>") == 4
    assert "Dua indikator belum ada pengembannya, dua orang belum punya peran." in halaman


def test_sel_diisi_tampil_dan_tercatat(d, m):
    jawab = kirim(
        d.kabid,
        "simpan_sel",
        m.id_publik,
        1,
        d.pegawai.id_publik,
        htmx=True,
        teks=HASIL,
        penyelarasan="LANGSUNG",
        versi="0",
    )
    assert jawab.status_code == 200
    assert HASIL in teks(jawab)
    assert "data-l" in teks(jawab)
    assert "Urungkan" in teks(jawab)
    assert jejak_objek(m)[0].perubahan == {"Andi Tadulako, indikator 1": ["", f"{HASIL} (langsung)"]}
    halaman = teks(lihat(d.kabid, "matriks", m.id_publik))
    assert HASIL in halaman
    assert halaman.count("<td data-sel>x</td>") == 3


def test_satu_orang_boleh_punya_beberapa_sel(d, m):
    isi(m, d.pegawai, "Satu", n=1, oleh=d.kabid)
    isi(m, d.pegawai, "Dua", n=2, oleh=d.kabid)
    assert [s and s["teks"] for s in kisi(m, hanya=d.pegawai.pk)["baris"][0]["sel"]] == ["Satu", "Dua"]


def test_tanpa_javascript_lewat_baris_orang(d, m):
    halaman = teks(lihat(d.kabid, "orang", m.id_publik, d.pegawai.id_publik))
    assert halaman.count("<textarea") == 2
    jawab = kirim(d.kabid, "simpan_sel", m.id_publik, 2, d.pegawai.id_publik, teks=HASIL, versi="0", bentuk="daftar")
    assert jawab["Location"].endswith(f"/orang/{d.pegawai.id_publik}/#k-2")
    assert HASIL in teks(lihat(d.kabid, "orang", m.id_publik, d.pegawai.id_publik))


def test_bentrok_memberi_kedua_versi_dan_tidak_menimpa(d, m):
    isi(m, d.pegawai, "Versi pertama", oleh=d.kabid)
    kiriman = {"teks": "Versi saya", "versi": "0"}
    jawab = kirim(d.kabid, "simpan_sel", m.id_publik, 1, d.pegawai.id_publik, htmx=True, **kiriman)
    assert jawab.status_code == 409
    assert "Versi pertama" in teks(jawab)
    assert "Versi saya" in teks(jawab)
    assert 'name="versi" id="versi-kisi-1" value="1"' in teks(jawab)
    assert jawab["HX-Retarget"]
    polos = kirim(d.kabid, "simpan_sel", m.id_publik, 1, d.pegawai.id_publik, **kiriman)
    assert polos.status_code == 409
    assert "Versi pertama" in teks(polos)
    assert SelMatriks.objects.get().teks == "Versi pertama"
    # knowingly, with the version that was shown
    kirim(d.kabid, "simpan_sel", m.id_publik, 1, d.pegawai.id_publik, htmx=True, teks="Versi saya", versi="1")
    assert SelMatriks.objects.get().teks == "Versi saya"


def test_sel_dikosongkan_lalu_diisi_tidak_menerima_versi_lama(d, m):
    isi(m, d.pegawai, "A", oleh=d.kabid)
    isi(m, d.pegawai, "", oleh=d.kabid)
    isi(m, d.pegawai, "B", oleh=d.kabid)
    with pytest.raises(Bentrok):
        actions.simpan_sel(kolom(m), d.pegawai, IsianSel("C", "LANGSUNG", 1), oleh=d.kabid, pada=PADA)


def test_menyimpan_yang_sama_tidak_mencatat_apa_pun(d, m):
    isi(m, d.pegawai, oleh=d.kabid)
    banyak = len(jejak_objek(m))
    isi(m, d.pegawai, oleh=d.kabid)
    assert len(jejak_objek(m)) == banyak
    assert SelMatriks.objects.get().versi == 1


def _muatan(jawab) -> str:
    return teks(jawab).split('name="muatan" value="')[1].split('"')[0]


def test_urungkan_mengembalikan_isi_sebelumnya(d, m):
    isi(m, d.pegawai, "Semula", penyelarasan="LANGSUNG", oleh=d.kabid)
    jawab = kirim(d.kabid, "simpan_sel", m.id_publik, 1, d.pegawai.id_publik, htmx=True, teks="Salah ketik", versi="1")
    urung = kirim(d.kabid, "urungkan_sel", m.id_publik, htmx=True, muatan=_muatan(jawab))
    assert urung.status_code == 200
    assert str(d.pegawai.id_publik) in urung["HX-Trigger"]
    sel = SelMatriks.objects.get()
    assert (sel.teks, sel.penyelarasan) == ("Semula", "LANGSUNG")


def test_urungkan_ditolak_bila_sel_sudah_berubah_lagi_atau_muatannya_palsu(d, m):
    jawab = kirim(d.kabid, "simpan_sel", m.id_publik, 1, d.pegawai.id_publik, htmx=True, teks="Satu", versi="0")
    isi(m, d.pegawai, "Dua", oleh=d.kabid)
    assert kirim(d.kabid, "urungkan_sel", m.id_publik, htmx=True, muatan=_muatan(jawab)).status_code == 409
    assert SelMatriks.objects.get().teks == "Dua"
    assert kirim(d.kabid, "urungkan_sel", m.id_publik, htmx=True, muatan="palsu").status_code == 400


def test_hanya_baris_matriks_yang_dapat_diberi_peran(d, m):
    with pytest.raises(AturanDilanggar, match="bukan baris"):
        isi(m, d.orang_luar, oleh=d.kabid)


def test_anggota_lintas_unit_dicari_dicatat_dulu_lalu_diberi_peran(d, m):
    assert "Moh. Fadel" in teks(lihat(d.kabid, "anggota", m.id_publik, cari="fad"))
    assert "Moh. Fadel" not in teks(lihat(d.kabid, "anggota", m.id_publik, cari="fa"))
    kirim(d.kabid, "tambah_anggota", m.id_publik, d.orang_luar.id_publik)
    assert nama_baris(m)[-1] == "Moh. Fadel"
    isi(m, d.orang_luar, oleh=d.kabid)
    assert kirim(d.kabid, "hapus_anggota", m.id_publik, d.orang_luar.id_publik).status_code == 409
    isi(m, d.orang_luar, "", oleh=d.kabid)
    assert kirim(d.kabid, "hapus_anggota", m.id_publik, d.orang_luar.id_publik).status_code == 302
    assert "Moh. Fadel" not in nama_baris(m)


def test_yang_pindah_unit_tetap_tampil_selama_masih_punya_peran(d, m):
    isi(m, d.rekan, oleh=d.kabid)
    d.rekan.penugasan.update(sampai=pabrik.AWAL)
    assert nama_baris(m) == ["Andi Tadulako", "Dewi Toana"]
    isi(m, d.rekan, "", oleh=d.kabid)
    assert nama_baris(m) == ["Andi Tadulako"]


def test_satu_tingkat_memuat_semua_dua_tingkat_bawahan_langsung(d):
    perjanjian(d.dinas, d.kadis, ["Indeks layanan"])
    m = mulai_matriks(d.dinas, d.kadis)
    assert m.tingkat == "DUA"
    assert nama_baris(m) == ["Ratna Pusadan"]
    kirim(d.kadis, "tingkat", m.id_publik, tingkat="SATU")
    m.refresh_from_db()
    assert nama_baris(m) == ["Ratna Pusadan", "Andi Tadulako", "Dewi Toana"]
    assert kirim(d.kadis, "tingkat", m.id_publik, tingkat="LIMA").status_code == 400


def test_peran_di_atas_menjadi_kolom_matriks_subunit(d):
    perjanjian(d.dinas, d.kadis, ["Indeks layanan"])
    atas = mulai_matriks(d.dinas, d.kadis)
    isi(atas, d.kabid, "Terjaganya mutu data", oleh=d.kadis)
    m = mulai_matriks(d.bidang, d.kabid)
    assert m.induk == atas
    assert [(k["sumber"], k["teks"]) for k in kisi(m)["kolom"]] == [("PERAN", "Terjaganya mutu data")]


@pytest.mark.dua_mesin
def test_ketua_tim_mendapat_matriksnya_sendiri_dan_mengisi_anggotanya(d, m):
    assert kirim(d.kabid, "buat_matriks_ketua", m.id_publik, d.pegawai.id_publik).status_code == 409
    isi(m, d.pegawai, oleh=d.kabid)
    assert kirim(d.kabid, "buat_matriks_ketua", m.id_publik, d.pegawai.id_publik).status_code == 302
    tim = Matriks.objects.get(ketua=d.pegawai)
    assert Pemberitahuan.objects.filter(pegawai=d.pegawai).count() == 1
    assert lihat(d.pegawai, "matriks", tim.id_publik).status_code == 200
    kirim(d.pegawai, "tambah_anggota", tim.id_publik, d.rekan.id_publik)
    kirim(d.pegawai, "simpan_sel", tim.id_publik, 1, d.rekan.id_publik, teks="Terperiksanya berkas", versi="0")
    assert SelMatriks.objects.get(pegawai=d.rekan).teks == "Terperiksanya berkas"
    # the head reads it and does not write it
    assert lihat(d.kabid, "matriks", tim.id_publik).status_code == 200
    ditolak = kirim(d.kabid, "simpan_sel", tim.id_publik, 1, d.rekan.id_publik, teks="Lain", versi="1")
    assert ditolak.status_code == 403


@pytest.mark.dua_mesin
def test_peran_ketua_yang_disangga_tidak_berubah_diam_diam(d, m):
    isi(m, d.pegawai, "Terbitnya akta", oleh=d.kabid)
    tim = actions.mulai_matriks_ketua(m, d.pegawai, oleh=d.kabid, pada=PADA)
    actions.tambah_anggota(tim, d.rekan, oleh=d.pegawai, pada=PADA)
    isi(tim, d.rekan, oleh=d.pegawai)
    with pytest.raises(AturanDilanggar, match="Dewi Toana"):
        isi(m, d.pegawai, "Lain", oleh=d.kabid)
    with pytest.raises(AturanDilanggar, match="Dewi Toana"):
        isi(m, d.pegawai, "", oleh=d.kabid, yakin=True)
    isi(m, d.pegawai, "Terbitnya akta lebih cepat", oleh=d.kabid, yakin=True)
    assert KolomMatriks.objects.get(matriks=tim).teks == "Terbitnya akta lebih cepat"
    assert "Terbitnya akta lebih cepat" in Pemberitahuan.objects.get(pegawai=d.rekan).isi


def test_ditetapkan_mengunci_memberi_tahu_yang_berperan_lalu_dibuka_dengan_alasan(d, m):
    assert kirim(d.kabid, "tetapkan_matriks", m.id_publik).status_code == 409
    isi(m, d.pegawai, oleh=d.kabid)
    kirim(d.kabid, "tetapkan_matriks", m.id_publik)
    assert list(Pemberitahuan.objects.values_list("pegawai__nama", flat=True)) == ["Andi Tadulako"]
    assert kirim(d.kabid, "simpan_sel", m.id_publik, 1, d.pegawai.id_publik, teks="Lain", versi="1").status_code == 409
    assert kirim(d.kabid, "buka_matriks", m.id_publik, alasan="").status_code == 400
    kirim(d.kabid, "buka_matriks", m.id_publik, alasan="Pembagian ulang")
    isi(m, d.pegawai, "Lain", oleh=d.kabid)
    kirim(d.kabid, "tetapkan_matriks", m.id_publik)
    assert Pemberitahuan.objects.filter(pegawai=d.pegawai).count() == 2


@pytest.mark.dua_mesin
def test_kiriman_yang_sama_dua_kali_berefek_sekali(d, m):
    kunci = "kunci-uji-0000000001"
    for _ in range(2):
        jawab = kirim(
            d.kabid, "simpan_sel", m.id_publik, 1, d.pegawai.id_publik, htmx=True, kunci=kunci, teks=HASIL, versi="0"
        )
        assert jawab.status_code == 200
    assert SelMatriks.objects.get().versi == 1


def test_halaman_kosong_tanpa_indikator_dan_tanpa_orang(d):
    m = mulai_matriks(d.bidang, d.kabid)
    assert "Belum ada indikator" in teks(lihat(d.kabid, "matriks", m.id_publik))
    perjanjian(d.bidang, d.kabid, ["Satu"])
    for orang in (d.pegawai, d.rekan):
        orang.penugasan.update(sampai=pabrik.AWAL)
    assert "Belum ada orang di matriks ini" in teks(lihat(d.kabid, "matriks", m.id_publik))


@pytest.mark.dua_mesin
def test_kolom_ditambah_dari_yang_ada_sekali_saja_dan_yang_terisi_tidak_dikeluarkan(d, m):
    isi(m, d.pegawai, oleh=d.kabid)
    assert kirim(d.kabid, "hapus_kolom", m.id_publik, 1).status_code == 409
    assert kirim(d.kabid, "hapus_kolom", m.id_publik, 2).status_code == 302
    calon = KolomMatriks.objects.filter(matriks=m).count()
    asal = m.unit.perjanjian_kinerja.get().sasaran.get().indikator.last()
    assert "Indeks kepuasan warga" in teks(lihat(d.kabid, "kolom", m.id_publik))
    pilihan = {"sumber": "PERJANJIAN", "id": str(asal.id_publik)}
    assert kirim(d.kabid, "tambah_kolom", m.id_publik, **pilihan).status_code == 302
    assert kirim(d.kabid, "tambah_kolom", m.id_publik, **pilihan).status_code == 409
    assert KolomMatriks.objects.filter(matriks=m).count() == calon + 1
    assert sorted(KolomMatriks.objects.filter(matriks=m).values_list("nomor", flat=True)) == [1, 3]


def test_saran_penulisan_sesudah_sel_disimpan_dan_saat_dibuka(d, m):
    """Only what can be said without indicators, at most two remarks, nothing for an empty cell; it never blocks."""
    isian = {"teks": "Melaksanakan rapat dengan baik", "versi": "0", "bentuk": "daftar"}
    jawab = kirim(d.kabid, "simpan_sel", m.id_publik, 2, d.pegawai.id_publik, htmx=True, **isian)
    assert "menyebut kegiatan" in teks(jawab)
    assert "menyebut kegiatan" in teks(lihat(d.kabid, "orang", m.id_publik, d.pegawai.id_publik))
    assert "menyebut kegiatan" not in teks(lihat(d.pegawai, "orang", m.id_publik, d.pegawai.id_publik))
    saran = saran_peran("Melaksanakan rapat dengan baik", "Meningkatnya kepemilikan akta", langsung=False)
    assert next(t.kode for t in saran) == "AKTIVITAS"
    assert len(saran) == 2
    assert saran_peran("", "Meningkatnya kepemilikan akta", langsung=False) == []
    sama = saran_peran("Meningkatnya kepemilikan akta", "Meningkatnya kepemilikan akta", langsung=False)
    assert "SALIN_ATASAN" in {t.kode for t in sama}
