"""Addresses of proposals and of the desk that works off data quality."""

from django.urls import path

from ekinerja.perbaikan.views import meja, pindah, tangani, usul

app_name = "perbaikan"

urlpatterns = [
    path("usul-data/", usul.milik_saya, name="milik_saya"),
    path("usul-data/baru/<str:fakta>/", usul.usulkan, name="usulkan"),
    path("usul-data/<uuid:id_publik>/", usul.baca, name="usul"),
    path("usul-data/<uuid:id_publik>/bukti/", usul.bukti, name="bukti"),
    path("usul-data/<uuid:id_publik>/tarik/", usul.tarik, name="tarik"),
    path("usul-data/<uuid:id_publik>/putus/", tangani.putus, name="putus"),
    path("usul-data/<uuid:id_publik>/terapkan/", tangani.terapkan, name="terapkan"),
    path("usul-data/<uuid:id_publik>/urungkan/", tangani.urungkan, name="urungkan"),
    path("perpindahan/", pindah.daftar, name="perpindahan_daftar"),
    path("perpindahan/pegawai/<uuid:id_publik>/", pindah.pindah, name="pindah"),
    path("perpindahan/<uuid:id_publik>/", pindah.baca, name="perpindahan"),
    path("perpindahan/<uuid:id_publik>/berkas/", pindah.berkas, name="perpindahan_berkas"),
    path("perpindahan/<uuid:id_publik>/putus/", pindah.putus, name="perpindahan_putus"),
    path("perpindahan/<uuid:id_publik>/tarik/", pindah.tarik, name="perpindahan_tarik"),
    path("perpindahan/<uuid:id_publik>/batal/", pindah.batal, name="perpindahan_batal"),
    path("data-mutu/", meja.daftar, name="meja"),
    path("data-mutu/unduh/", meja.unduh, name="unduh"),
    path("data-mutu/<uuid:id_publik>/catatan/", meja.catatan, name="catatan"),
]
