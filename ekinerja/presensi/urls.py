"""Addresses of attendance."""

from django.urls import path

from ekinerja.presensi.views import meja, saya, usul

app_name = "presensi"

urlpatterns = [
    path("", saya.bulan_saya, name="saya"),
    path("unduh/", saya.unduh, name="unduh"),
    path("sanggah/", usul.sanggah, name="sanggah"),
    path("usul/", usul.usulkan, name="usulkan"),
    path("usul/<uuid:id_publik>/", usul.baca, name="usul"),
    path("usul/<uuid:id_publik>/tarik/", usul.tarik, name="tarik"),
    path("usul/<uuid:id_publik>/jawab/", usul.jawab, name="jawab"),
    path("usul/<uuid:id_publik>/urungkan/", usul.urungkan, name="urungkan"),
    path("meja/", meja.daftar, name="meja"),
    path("orang/<uuid:id_publik>/", meja.orang, name="orang"),
    path("orang/<uuid:id_publik>/catat/", meja.catat, name="catat"),
]
