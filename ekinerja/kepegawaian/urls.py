"""Addresses of people, units, orders, roles and imports."""

from django.urls import path

from ekinerja.kepegawaian.views import dibaca, impor, pegawai, surat

app_name = "kepegawaian"

urlpatterns = [
    path("impor/", impor.daftar, name="impor"),
    path("impor/<uuid:id_publik>/", impor.proses, name="impor_proses"),
    path("impor/<uuid:id_publik>/jawab/", impor.jawab, name="impor_jawab"),
    path("impor/<uuid:id_publik>/terapkan/", impor.terapkan, name="impor_terapkan"),
    path("impor/<uuid:id_publik>/unduh/", impor.unduh, name="impor_unduh"),
    path("siapa-melihat/saya/", dibaca.daftar, name="dibaca"),
    path("siapa-melihat/saya/unduh", dibaca.unduh, name="dibaca_unduh"),
    path("pegawai/", pegawai.daftar, name="pegawai_daftar"),
    path("pegawai/saya/", pegawai.profil_saya, name="profil_saya"),
    path("pegawai/<uuid:id_publik>/", pegawai.profil, name="pegawai"),
    path("pegawai/<uuid:id_publik>/atasan/", pegawai.atasan, name="atasan"),
    path("pegawai/<uuid:id_publik>/pimpinan/", pegawai.pimpinan, name="pimpinan"),
    path("pegawai/<uuid:id_publik>/kedudukan/", pegawai.kedudukan, name="kedudukan"),
    path("pegawai/kedudukan/<uuid:id_publik>/batal/", pegawai.batal_kedudukan, name="batal_kedudukan"),
    path("pegawai/<uuid:id_publik>/jejak/", pegawai.jejak, name="jejak"),
    path("unit/", pegawai.unit, name="unit"),
    path("delegasi/", surat.delegasi, name="delegasi"),
    path("delegasi/<uuid:id_publik>/cabut/", surat.cabut_delegasi, name="cabut_delegasi"),
    path("delegasi/<uuid:id_publik>/berkas/", surat.berkas_delegasi, name="berkas_delegasi"),
    path("pelaksana/", surat.pelaksana, name="pelaksana"),
    path("pelaksana/<uuid:id_publik>/akhiri/", surat.akhiri_pelaksana, name="akhiri_pelaksana"),
    path("peran/", surat.peran, name="peran"),
    path("peran/<uuid:id_publik>/cabut/", surat.cabut_peran, name="cabut_peran"),
]
