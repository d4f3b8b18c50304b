"""Addresses of the calendar."""

from django.urls import path

from ekinerja.kalender.views import gangguan, libur, saya

app_name = "kalender"

urlpatterns = [
    path("", saya.kalender, name="saya"),
    path("unit/", saya.unit, name="unit"),
    path("gangguan/", gangguan.daftar, name="gangguan"),
    path("gangguan/<uuid:id_publik>/akhiri/", gangguan.akhiri, name="akhiri_gangguan"),
    path("gangguan/<uuid:id_publik>/batalkan/", gangguan.batalkan, name="batalkan_gangguan"),
    path("libur/", libur.daftar, name="libur"),
    path("libur/<uuid:id_publik>/hapus/", libur.hapus, name="hapus_libur"),
]
