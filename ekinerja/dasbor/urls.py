from django.urls import path

from ekinerja.dasbor.views import aturan, beranda

app_name = "dasbor"
urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("aturan/", aturan.daftar_aturan, name="aturan"),
    path("aturan/<slug:nama>/", aturan.coba, name="aturan_coba"),
]
