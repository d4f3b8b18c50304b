"""Perjanjian kinerja from a spreadsheet: preview by row and column, applied twice changes nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.inti.impor.tulis import xlsx
from ekinerja.inti.models import Jejak
from ekinerja.perencanaan.importers.perjanjian import JUDUL, baca, periksa, templat
from ekinerja.perencanaan.isi import indikator_dari, isi_perjanjian
from ekinerja.perencanaan.models import PerjanjianKinerja
from tests.perencanaan.cerita import kirim, lihat, teks

pytestmark = pytest.mark.django_db
KOSONG = {"tahun": 2026, "sasaran": []}


def berkas(*baris: tuple[str, ...]) -> bytes:
    return xlsx(JUDUL, baris)


def unggah(isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("pk.xlsx", isi)


def muatan(jawab) -> str:
    return teks(jawab).split('name="muatan" value="')[1].split('"')[0]


TABEL = [
    # row, column of the entry, part of the reason, state of the row
    (("S", "", "10", "", ""), "INDIKATOR KINERJA", "Indikator kosong", "ditahan"),
    (("", "I", "10", "", ""), "SASARAN", "Sasaran kosong", "ditahan"),
    (("S" * 1001, "I", "10", "", ""), "SASARAN", "Terlalu panjang", "ditahan"),
    (("S", "I", "9" * 121, "", ""), "TARGET", "Terlalu panjang", "ditahan"),
    (("S", "I", "10", "", "Langit"), "PERSPEKTIF", "tidak dikenal", "ditahan"),
    (("S", "I", "", "", ""), "TARGET", "Target kosong", "baru"),
    (("S", "I", "3 - 5 dokumen", "", ""), "TARGET", "tidak terbaca", "baru"),
    (("=1+1", "I", "10", "", ""), "SASARAN", "rumus", "baru"),
]


@pytest.mark.parametrize(("baris", "kolom", "sebab", "keadaan"), TABEL)
def test_masalah_disebut_baris_dan_kolomnya(baris, kolom, sebab, keadaan):
    hasil = periksa(baca(berkas(baris)), KOSONG).hasil
    (butir,) = hasil.galat + hasil.peringatan
    assert (butir.baris, butir.kolom) == (2, kolom)
    assert sebab in butir.sebab
    assert hasil.hitungan()[keadaan] == 1


@pytest.mark.parametrize(
    ("target", "satuan", "jadi"),
    [
        ("95", "%", "95%"),
        ("46", "kelurahan", "46 kelurahan"),
        ("46 kelurahan", "kelurahan", "46 kelurahan"),
        ("12", "", "12"),
    ],
)
def test_satuan_di_kolom_sendiri_disatukan(target, satuan, jadi):
    (b,) = periksa(baca(berkas(("S", "I", target, satuan, ""))), KOSONG).baris
    assert b.target == jadi


def test_sel_angka_dan_sel_gabungan_terbaca():
    import xlsxwriter

    wadah = BytesIO()
    with xlsxwriter.Workbook(wadah) as buku:
        s = buku.add_worksheet()
        s.write_row(0, 0, ["PERJANJIAN KINERJA TAHUN 2026"])
        s.write_row(2, 0, ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"])
        s.merge_range(3, 1, 4, 1, "Meningkatnya mutu data")
        s.write_row(3, 2, ["Data bersih", 61.95])
        s.write_row(4, 2, ["Aduan selesai", 90])
    baris = periksa(baca(wadah.getvalue()), KOSONG).baris
    assert [(b.sasaran, b.indikator, b.target) for b in baris] == [
        ("Meningkatnya mutu data", "Data bersih", "61,95"), ("Meningkatnya mutu data", "Aduan selesai", "90"),
    ]  # fmt: skip


def test_indikator_ganda_di_berkas():
    sama, beda = ("S", "I", "10", "", ""), ("s", "i.", "11", "", "")
    hasil = periksa(baca(berkas(sama, sama)), KOSONG).hasil
    assert hasil.hitungan() | {"dibaca": 0} == {
        "dibaca": 0,
        "baru": 1,
        "berubah": 0,
        "tetap": 0,
        "ditahan": 0,
        "ditolak": 0,
        "dilewati": 1,
    }
    assert "baris 2" in periksa(baca(berkas(sama, beda)), KOSONG).hasil.galat[0].sebab


def test_pratinjau_tidak_menyimpan_lalu_disimpan_dan_kedua_kali_tidak_mengubah(d, p):
    isi = berkas(
        ("Meningkatnya layanan kependudukan", "Indeks kepuasan warga", "88", "poin", ""),
        ("Meningkatnya mutu data", "Data konsolidasi bersih", "99,2", "%", "Proses Bisnis"),
        ("Meningkatnya mutu data", "", "1", "", ""),
    )
    jawab = kirim(d.kabid, "impor", p.id_publik, berkas=unggah(isi))
    halaman = teks(jawab)
    assert "1 baru" in halaman
    assert "1 berubah" in halaman
    assert "1 ditahan" in halaman
    assert len(indikator_dari(isi_perjanjian(p))) == 2
    assert kirim(d.kabid, "terapkan_impor", p.id_publik, muatan=muatan(jawab)).status_code == 302
    hasil = {i["teks"]: (i["target"], i["perspektif"]) for i in indikator_dari(isi_perjanjian(p))}
    assert hasil == {
        "Persentase akta tepat waktu": ("95%", ""),
        "Indeks kepuasan warga": ("88 poin", ""),
        "Data konsolidasi bersih": ("99,2%", "PROSES_BISNIS"),
    }
    jejak = Jejak.objects.count()
    kirim(d.kabid, "terapkan_impor", p.id_publik, muatan=muatan(jawab))
    assert Jejak.objects.count() == jejak
    assert "Tidak ada yang berubah" in teks(kirim(d.kabid, "impor", p.id_publik, berkas=unggah(isi)))


def test_templat_yang_diunduh_dapat_dikirim_kembali_tanpa_perubahan(d, p):
    isi = lihat(d.kabid, "templat", p.id_publik).content
    hasil = periksa(baca(isi), isi_perjanjian(p)).hasil
    assert hasil.hitungan()["tetap"] == 2
    assert baca(templat(isi_perjanjian(p))).baris


def test_berkas_yang_bukan_perjanjian_ditolak_dengan_kalimat(d, p):
    jawab = kirim(d.kabid, "impor", p.id_publik, berkas=unggah(b"halo"))
    assert jawab.status_code == 400
    assert "Baris judul kolom tidak ditemukan" in teks(jawab)
    assert kirim(d.kabid, "impor", p.id_publik).status_code == 400


def test_muatan_palsu_atau_milik_perjanjian_lain_ditolak(d, p):
    lain = PerjanjianKinerja.objects.create(unit=d.bidang, tahun=2025, diubah_pada=p.diubah_pada)
    jawab = kirim(d.kabid, "impor", p.id_publik, berkas=unggah(berkas(("S", "I", "1", "", ""))))
    assert kirim(d.kabid, "terapkan_impor", lain.id_publik, muatan=muatan(jawab)).status_code == 400
    assert kirim(d.kabid, "terapkan_impor", p.id_publik, muatan="palsu").status_code == 400


def test_impor_hanya_untuk_penyusun_dan_hanya_selama_draf(d, p):
    assert lihat(d.kadis, "impor", p.id_publik).status_code == 403
    jawab = kirim(d.kabid, "impor", p.id_publik, berkas=unggah(berkas(("S", "I", "1", "", ""))))
    kirim(d.kabid, "tetapkan", p.id_publik)
    assert kirim(d.kabid, "terapkan_impor", p.id_publik, muatan=muatan(jawab)).status_code == 409
