"""Addresses of feedback, bimbingan and konseling."""

from django.urls import path

from ekinerja.umpan.views import beri, bimbingan, daftar, konseling, minta, mitra, permintaan, suara

app_name = "umpan"

urlpatterns = [
    path("umpan/", daftar.daftar, name="daftar"),
    path("umpan/unduh/", daftar.unduh, name="unduh"),
    path("umpan/beri/", beri.pilih, name="beri_pilih"),
    path("umpan/beri/<uuid:orang>/", beri.beri, name="beri"),
    path("umpan/<uuid:id_publik>/", beri.baca, name="balasan"),
    path("umpan/<uuid:id_publik>/tanggapi/", beri.tanggapi, name="tanggapi"),
    path("umpan/minta/", minta.pilih, name="pilih"),
    path("umpan/minta/mitra/", minta.mitra, name="minta_mitra"),
    path("umpan/minta/<uuid:orang>/", minta.minta, name="minta"),
    path("umpan/permintaan/<uuid:id_publik>/", permintaan.baca, name="permintaan"),
    path("umpan/permintaan/<uuid:id_publik>/jawab/", permintaan.jawab, name="jawab"),
    path("umpan/permintaan/<uuid:id_publik>/tolak/", permintaan.tolak, name="tolak"),
    path("umpan/permintaan/<uuid:id_publik>/cabut/", permintaan.cabut, name="cabut"),
    path("umpan/permintaan/<uuid:id_publik>/ingatkan/", permintaan.ingatkan, name="ingatkan"),
    path("umpan/tautan/<str:kode>/", mitra.tautan, name="tautan"),
    path("umpan/pimpinan/", suara.pimpinan, name="pimpinan"),
    path("umpan/pimpinan/<uuid:orang>/", suara.suara, name="suara"),
    path("bimbingan/", bimbingan.daftar, name="bimbingan_daftar"),
    path("bimbingan/baru/<uuid:orang>/", bimbingan.catat, name="bimbing"),
    path("bimbingan/<uuid:id_publik>/", bimbingan.baca, name="bimbingan"),
    path("bimbingan/<uuid:id_publik>/pernyataan/", bimbingan.pernyataan, name="pernyataan"),
    path("bimbingan/<uuid:id_publik>/kompetensi/", bimbingan.kompetensi, name="kompetensi"),
    path("konseling/", konseling.daftar, name="konseling_daftar"),
    path("konseling/minta/", konseling.minta, name="konseling_minta"),
    path("konseling/baru/<uuid:orang>/", konseling.mulai, name="konseling_mulai"),
    path("konseling/<uuid:id_publik>/", konseling.baca, name="konseling"),
    path("konseling/<uuid:id_publik>/tulis/", konseling.tulis, name="konseling_tulis"),
    path("konseling/<uuid:id_publik>/selesai/", konseling.selesai, name="konseling_selesai"),
    path("konseling/<uuid:id_publik>/cabut/", konseling.cabut, name="konseling_cabut"),
]
