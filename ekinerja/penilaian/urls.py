"""Addresses of the evaluation."""

from django.urls import path

from ekinerja.penilaian.views import capaian, daftar, detail, mengapa, unit

app_name = "penilaian"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("terbitkan/", daftar.terbitkan_semua, name="terbitkan_semua"),
    path("sebaran/", daftar.jelaskan, name="jelaskan"),
    path("capaian/", capaian.daftar, name="capaian"),
    path("capaian/<uuid:id_publik>/", capaian.unit, name="capaian_unit"),
    path("unit/", unit.ringkasan, name="unit"),
    path("unit/orang/", unit.orang, name="unit_orang"),
    path("unit/unduh/", unit.unduh, name="unit_unduh"),
    path("<uuid:id_publik>/", detail.detail, name="detail"),
    path("<uuid:id_publik>/realisasi/", detail.realisasi, name="realisasi"),
    path("<uuid:id_publik>/tarik/", detail.tarik, name="tarik"),
    path("<uuid:id_publik>/matriks/", detail.matriks, name="matriks"),
    path("<uuid:id_publik>/nilai/", detail.nilai, name="nilai"),
    path("<uuid:id_publik>/batalkan/", detail.batalkan, name="batalkan"),
    path("<uuid:id_publik>/terbitkan/", detail.terbitkan, name="terbitkan"),
    path("<uuid:id_publik>/terima/", detail.terima, name="terima"),
    path("<uuid:id_publik>/mengapa/", mengapa.mengapa, name="mengapa"),
    path("<uuid:id_publik>/dokumen/", mengapa.lihat_dokumen, name="dokumen"),
    path("<uuid:id_publik>/formulir/", mengapa.lihat_formulir, name="formulir"),
    path("<uuid:id_publik>/siapkan/", mengapa.siapkan, name="siapkan"),
    path("<uuid:id_publik>/jejak/", mengapa.jejak, name="jejak"),
]
