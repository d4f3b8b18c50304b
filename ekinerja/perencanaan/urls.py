"""Addresses of the organisation's planning."""

from django.urls import path

from ekinerja.perencanaan.views import beranda, cetak, matriks, perjanjian, pohon, sel, strategi

app_name = "perencanaan"

_P = "perjanjian/<uuid:id_publik>/"
_M = "matriks/<uuid:id_publik>/"
_SEL = _M + "sel/<int:nomor>/<uuid:orang>/"

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("perjanjian/mulai/", perjanjian.mulai, name="mulai_perjanjian"),
    path(_P, perjanjian.baca_perjanjian, name="perjanjian"),
    path(_P + "versi/<int:nomor>/", perjanjian.versi, name="versi_perjanjian"),
    path(_P + "jejak/", perjanjian.jejak, name="jejak_perjanjian"),
    path(_P + "sasaran/", perjanjian.tambah_sasaran, name="tambah_sasaran"),
    path(_P + "sasaran/<uuid:sasaran>/", perjanjian.simpan_sasaran, name="simpan_sasaran"),
    path(_P + "indikator/<uuid:indikator>/ganti/", perjanjian.ganti, name="ganti_indikator"),
    path(_P + "tetapkan/", perjanjian.tetapkan, name="tetapkan"),
    path(_P + "buka/", perjanjian.buka, name="buka"),
    path(_P + "templat/", perjanjian.unduh_templat, name="templat"),
    path(_P + "impor/", perjanjian.impor, name="impor"),
    path(_P + "impor/terapkan/", perjanjian.terapkan_impor, name="terapkan_impor"),
    path(_P + "strategi/", strategi.daftar, name="strategi"),
    path(_P + "strategi/<uuid:indikator>/tambah/", strategi.tambah, name="tambah_strategi"),
    path(_P + "strategi/baris/<uuid:baris>/", strategi.simpan, name="simpan_strategi"),
    path("matriks/mulai/", matriks.mulai, name="mulai_matriks"),
    path(_M, matriks.baca, name="matriks"),
    path(_M + "orang/<uuid:orang>/", matriks.orang, name="orang"),
    path(_M + "orang/<uuid:orang>/matriks/", matriks.buat_matriks_ketua, name="buat_matriks_ketua"),
    path(_SEL, sel.sel, name="sel"),
    path(_SEL + "simpan/", sel.simpan, name="simpan_sel"),
    path(_M + "urungkan/", sel.urungkan, name="urungkan_sel"),
    path(_M + "tingkat/", matriks.tingkat, name="tingkat"),
    path(_M + "anggota/", matriks.anggota, name="anggota"),
    path(_M + "anggota/<uuid:orang>/", matriks.tambah_anggota, name="tambah_anggota"),
    path(_M + "anggota/<uuid:orang>/hapus/", matriks.hapus_anggota, name="hapus_anggota"),
    path(_M + "kolom/", matriks.kolom, name="kolom"),
    path(_M + "kolom/tambah/", matriks.tambah_kolom, name="tambah_kolom"),
    path(_M + "kolom/<int:nomor>/hapus/", matriks.hapus_kolom, name="hapus_kolom"),
    path(_M + "kolom/<int:nomor>/pindah/", matriks.pindah, name="pindah_peran"),
    path(_M + "tetapkan/", matriks.tetapkan, name="tetapkan_matriks"),
    path(_M + "buka/", matriks.buka, name="buka_matriks"),
    path(_M + "jejak/", matriks.jejak, name="jejak_matriks"),
    path(_M + "pdf/", cetak.pdf, name="matriks_pdf"),
    path(_M + "excel/", cetak.excel, name="matriks_excel"),
    path("pohon/", pohon.pohon, name="pohon"),
    path("pohon/<uuid:id_publik>/", pohon.cabang, name="cabang"),
]
