"""The files are what they claim to be: PDF/A-2a, PDF/UA-1, tagged, complete and in reading order."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from ekinerja.inti.dokumen import mesin
from ekinerja.inti.dokumen.bentuk import Orang, Rhk
from ekinerja.inti.dokumen.mesin import buat_pdf, qr_svg
from tests.dokumen.contoh import (
    NILAI,
    PADA,
    SARI,
    WALI_KOTA,
    berurutan,
    dibacakan,
    dokumen_evaluasi,
    evaluasi,
    halaman,
    manual,
    rhk,
    skp,
    teks,
)

SEMUA = {
    "formulir-skp": skp,
    "formulir-evaluasi": evaluasi,
    "dokumen-evaluasi": dokumen_evaluasi,
}
ALAMAT = "https://kinerja.contoh.go.id/verifikasi/EK-7F3K-9QXM-2T5W"
VERIFIKASI = {
    "kode": "EK-7F3K-9QXM-2T5W",
    "nomor": "SKP/2026/00012",
    "sidik": "3f9a 12bc 77e0 4d1c",
    "tanggal": "12 Januari 2026",
    "alamat": ALAMAT,
    "qr": qr_svg(ALAMAT),
}


def buka(templat: str, data: object, **opsi: object) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(buat_pdf(templat, data, pada=PADA, **opsi)))


def tag(simpul: pikepdf.Object, nama: str) -> list[pikepdf.Object]:
    """All structure elements of one kind below `simpul`, in reading order."""
    if isinstance(simpul, pikepdf.Array):
        return [x for anak in simpul for x in tag(anak, nama)]
    if not isinstance(simpul, pikepdf.Dictionary):
        return []
    sendiri = [simpul] if simpul.get("/S") == nama else []
    return sendiri + (tag(simpul["/K"], nama) if "/K" in simpul else [])


@pytest.mark.parametrize("templat", SEMUA)
def test_arsip_dan_pembaca_layar(templat):
    with buka(templat, SEMUA[templat](), verifikasi=VERIFIKASI) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert xmp["pdfuaid:part"] == "1"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "id-ID"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert SARI.nama in xmp["dc:title"]


@pytest.mark.parametrize("templat", SEMUA)
def test_struktur_bertag(templat):
    with buka(templat, SEMUA[templat](), verifikasi=VERIFIKASI) as pdf:
        pohon = pdf.Root.StructTreeRoot
        assert tag(pohon, "/H1")
        assert len(tag(pohon, "/TH")) >= len(tag(pohon, "/Table")) > 0
        gambar = [str(g.Alt) for g in tag(pohon, "/Figure")]
        assert f"Kode QR menuju {ALAMAT}" in gambar


@pytest.mark.parametrize("templat", SEMUA)
def test_semua_huruf_tertanam(templat):
    with buka(templat, SEMUA[templat]()) as pdf:
        huruf = [f for f in pdf.objects if isinstance(f, pikepdf.Dictionary) and f.get("/Type") == "/FontDescriptor"]
        assert huruf
        assert all("/FontFile2" in f or "/FontFile3" in f for f in huruf)


def test_masukan_sama_berkas_sama():
    buat = [buat_pdf("formulir-skp", skp(), verifikasi=VERIFIKASI, pada=PADA) for _ in range(2)]
    assert buat[0] == buat[1]


def test_aturan_tata_letak_tidak_memegang_isi():
    """A set or show rule with a word of the content would have every paragraph of the next document laid out anew."""
    folder = Path(mesin.__file__).parent / "templat"
    semua = {b.stem: b.read_text() for b in folder.glob("*.typ")}
    assert not [nama for nama, isi in semua.items() if "sys.inputs" in isi]
    aturan = semua["pustaka"].partition("#let dokumen(")[2].partition("\n  isi\n")[0]
    assert "set page(" in aturan
    assert not re.search(r"\b(data|verifikasi|opsi)\b", aturan)
    for nama in SEMUA:
        assert len(re.findall(r"^  data => ", semua[nama], re.M)) == 2, nama


def test_tidak_ada_yang_tertinggal_dari_dokumen_sebelumnya():
    """Head, foot and title read the content anew: what was laid out for one document never stands on the next."""
    lain = replace(SARI, nama="Budi Santoso", nip="199001012015011901")
    verifikasi = VERIFIKASI | {
        "kode": "EK-2222-3333-4444",
        "nomor": "SKP/2026/00013",
        "sidik": "aaaa bbbb cccc dddd",
        "alamat": "https://lain.contoh",
    }
    pertama = buat_pdf("formulir-skp", skp(), verifikasi=VERIFIKASI, pada=PADA)
    kedua = buat_pdf("formulir-skp", skp(pegawai=lain, instansi="Kota Lain"), verifikasi=verifikasi, pada=PADA)
    assert buat_pdf("formulir-skp", skp(), verifikasi=VERIFIKASI, pada=PADA) == pertama
    lembar = halaman(kedua)
    assert len(lembar) > 1
    for nomor, isi in enumerate(lembar, start=1):
        assert all(x in isi for x in (verifikasi["kode"], verifikasi["nomor"], verifikasi["sidik"]))
        assert VERIFIKASI["kode"] not in isi
        assert VERIFIKASI["nomor"] not in isi
        if nomor > 1:
            assert "Sasaran Kinerja Pegawai – Budi Santoso" in isi
            assert "Kota Lain" in isi
    with pikepdf.open(io.BytesIO(kedua)) as pdf, pdf.open_metadata() as xmp:
        assert "Budi Santoso" in xmp["dc:title"]
        assert SARI.nama not in xmp["dc:title"]


@pytest.mark.parametrize("pendekatan", ["KUANTITATIF", "KUALITATIF"])
@pytest.mark.parametrize("formulir", ["JPT", "JA_JF"])
def test_kolom_tiap_bentuk_formulir(formulir, pendekatan):
    isi = teks(buat_pdf("formulir-skp", skp(formulir=formulir, pendekatan=pendekatan)))
    kuantitatif = pendekatan == "KUANTITATIF"
    harapan = {
        "Perspektif": formulir == "JPT",
        "yang Diintervensi": formulir == "JA_JF",
        "Aspek": formulir == "JA_JF" and kuantitatif,
        "Indikator Kinerja Individu": kuantitatif,
        "Ukuran Keberhasilan/Indikator dan Target": not kuantitatif,
        "Narasi ukuran keberhasilan 1": not kuantitatif,
        "Realisasi": False,
    }
    assert {k: k in isi for k in harapan} == harapan


def test_formulir_skp_lengkap_dan_berurutan():
    isi = dibacakan(buat_pdf("formulir-skp", skp()))
    assert berurutan(
        isi,
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        SARI.nama,
        "198503122010012901",
        "HASIL KERJA",
        "A. UTAMA",
        "kelompok 1",
        "Indikator 1.1",
        "11 murid",
        "Indikator 1.2",
        "Indikator 1.3",
        "kelompok 2",
        "Indikator 2.3",
        "B. TAMBAHAN",
        "hari jadi 9",
        "Indikator 9.3",
        "PERILAKU KERJA",
        *(x for n in NILAI for x in (f"Panduan {n} 1", f"Panduan {n} 3")),
        "Palu, 9 Januari 2026",
        "LAMPIRAN SASARAN KINERJA PEGAWAI",
        "DUKUNGAN SUMBER DAYA",
        "Buku bacaan berjenjang",
        "SKEMA PERTANGGUNGJAWABAN",
        "Dialog kinerja tiap triwulan",
        "KONSEKUENSI",
        "Rencana perbaikan bersama",
    )
    assert all(f"Harapan khusus {n}" in isi for n in NILAI)
    assert (
        isi.count(
            "Disetujui secara elektronik oleh Rizal Labaso, M.Pd. pada 12 Januari 2026, 10.15 WITA, kode J-000412."
        )
        == 2
    )


def test_manual_indikator_tercetak_sesudah_lampiran():
    bermanual = skp(formulir="JPT", manual=[manual(1), manual(2)])
    isi = dibacakan(buat_pdf("formulir-skp", bermanual))
    assert berurutan(
        isi, "LAMPIRAN SASARAN KINERJA PEGAWAI", "Rencana perbaikan bersama", "MANUAL INDIKATOR KINERJA", SARI.nama,
        "Penanggung Jawab", "Indikator 1.1 tentang kuantitas", "kelompok 1", "bagian 1", "× 100% (1)", "Rapor pendidikan",
        "–", "Bidang Pembinaan SMP", "Indikator 2.1 tentang kuantitas", "bagian 2",
    )  # fmt: skip
    assert "MANUAL INDIKATOR" not in dibacakan(buat_pdf("formulir-skp", skp(formulir="JPT")))
    with buka("formulir-skp", bermanual) as pdf, buka("formulir-skp", skp(formulir="JPT")) as tanpa:
        tabel = [len(tag(p.Root.StructTreeRoot, "/Table")) for p in (pdf, tanpa)]
        assert tabel[0] == tabel[1] + 1
        assert len(pdf.pages) == len(tanpa.pages) + 1
    panjang = replace(manual(), definisi="Uraian panjang tentang batas-batas yang diukur. " * 20, formula="a/b " * 250)
    semua = teks(buat_pdf("formulir-skp", skp(formulir="JPT", manual=[panjang] * 12)))
    assert semua.count("diukur.") == 12 * 20, "over several pages nothing is lost"


def test_formulir_evaluasi_lengkap_dan_berurutan():
    isi = dibacakan(buat_pdf("formulir-evaluasi", evaluasi()))
    assert berurutan(
        isi,
        "EVALUASI KINERJA PEGAWAI",
        "Periode evaluasi: Triwulan III 2026",
        "CAPAIAN KINERJA ORGANISASI:",
        "Istimewa",
        "POLA DISTRIBUSI",
        "A. UTAMA",
        "11 tercapai",
        "Pimpinan: lanjutkan.",
        "Rekan: datanya rapi.",
        "23 tercapai",
        "RATING HASIL KERJA:",
        "Sesuai Ekspektasi",
        "PERILAKU KERJA",
        "Pimpinan: Kolaboratif tampak.",
        "RATING PERILAKU KERJA:",
        "Di Atas Ekspektasi",
        "Selalu mendahulukan murid yang tertinggal.",
        "PREDIKAT KINERJA PEGAWAI:",
        "Baik",
        "Pejabat Penilai Kinerja,",
    )


def test_pola_distribusi_punya_uraian_dan_boleh_tiada():
    with buka("formulir-evaluasi", evaluasi()) as pdf:
        uraian = [str(g.Alt) for g in tag(pdf.Root.StructTreeRoot, "/Figure")]
    assert any("Sangat Kurang 2, Kurang 3, Butuh Perbaikan 6, Baik 11, Sangat Baik 2" in u for u in uraian)
    assert "POLA DISTRIBUSI" not in teks(buat_pdf("formulir-evaluasi", evaluasi(pola=[])))


def test_dokumen_evaluasi_urut_seperti_formulir_d11():
    isi = dibacakan(buat_pdf("dokumen-evaluasi", dokumen_evaluasi()))
    assert berurutan(
        isi,
        "DOKUMEN EVALUASI KINERJA PEGAWAI",
        "PERIODE: TRIWULAN III 2026",
        "Pemerintah Kota Palu",
        "Periode penilaian:",
        "1. PEGAWAI YANG DINILAI",
        SARI.nama,
        "2. PEJABAT PENILAI KINERJA",
        "3. ATASAN PEJABAT PENILAI KINERJA",
        "4. EVALUASI KINERJA",
        "CAPAIAN KINERJA ORGANISASI",
        "Istimewa",
        "PREDIKAT KINERJA PEGAWAI",
        "Sangat Baik",
        "5. CATATAN/REKOMENDASI",
        "Bagikan cara mengajar",
        "6. Pejabat Penilai Kinerja,",
        "7. Pegawai yang dinilai,",
    )


def test_tanpa_nip_dibiarkan_kosong():
    tanda = replace(dokumen_evaluasi().tanda_penilai, nama=WALI_KOTA.nama, nip="", elektronik=None)
    isi = teks(
        buat_pdf(
            "dokumen-evaluasi", dokumen_evaluasi(penilai=WALI_KOTA, tanda_penilai=tanda, pegawai=Orang(nama="Dewi"))
        )
    )
    assert "None" not in isi
    assert berurutan(isi, "NAMA Dewi NIP PANGKAT/GOL. RUANG JABATAN UNIT KERJA")
    assert isi.count("197208171998031902") == 0


def test_kaki_halaman_menyebut_kode_sidik_alamat_dan_nomor_halaman():
    lembar = halaman(buat_pdf("formulir-skp", skp(), verifikasi=VERIFIKASI))
    for i, isi in enumerate(lembar, 1):
        kaki = " ".join(isi.split())
        assert "EK-7F3K-9QXM-2T5W · Nomor SKP/2026/00012 · Sidik 3f9a 12bc 77e0 4d1c" in kaki
        assert ALAMAT in kaki
        assert f"Halaman {i} dari {len(lembar)}" in kaki


def test_draf_mengaku_draf():
    pdf = buat_pdf("formulir-skp", skp())
    assert all("Draf. Belum diterbitkan" in isi for isi in halaman(pdf))
    assert "verifikasi/" not in teks(pdf)


def test_tabel_enam_puluh_baris_mengulang_kepala():
    pdf = buat_pdf("formulir-skp", skp(utama=[rhk(i) for i in range(1, 61)], tambahan=[]))
    lembar = halaman(pdf)
    bertabel = [isi for isi in lembar if "Indikator " in isi.replace("Indikator Kinerja Individu", "")]
    assert len(bertabel) > 5
    assert all("Indikator Kinerja Individu" in isi and "A. UTAMA" in isi for isi in bertabel)
    isi = " ".join(" ".join(lembar).split())
    assert berurutan(isi, *(f"Indikator {i}.{j}" for i in range(1, 61) for j in (1, 2, 3)))


def test_teks_sangat_panjang_tidak_ada_yang_hilang():
    kalimat = "Catatan panjang yang harus tercetak seluruhnya. "
    bahan = evaluasi(
        utama=[Rhk(rhk=kalimat * 40, narasi=kalimat * 90, realisasi=kalimat * 60, umpan_balik=[kalimat * 30] * 3)],
        tambahan=[],
        pendekatan="KUALITATIF",
        alasan_perilaku=kalimat * 50,
    )
    isi = teks(buat_pdf("formulir-evaluasi", bahan))
    assert isi.count("seluruhnya") == 40 + 90 + 60 + 90 + 50


def test_daftar_kosong_tetap_tercetak():
    kosong = skp(utama=[Rhk(rhk="Terwujudnya sesuatu")], tambahan=[], lampiran=replace(skp().lampiran, dukungan=[]))
    isi = teks(buat_pdf("formulir-skp", kosong))
    assert berurutan(isi, "Terwujudnya sesuatu", "B. TAMBAHAN", "–", "DUKUNGAN SUMBER DAYA", "–", "SKEMA")
