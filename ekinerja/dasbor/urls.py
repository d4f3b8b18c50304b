from django.urls import path

from ekinerja.dasbor.views import aturan, beranda, umum

app_name = "dasbor"
urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("menu/", umum.menu, name="menu"),
    path("bantuan/", umum.bantuan, name="bantuan"),
    path("siapa-melihat/", umum.siapa_melihat, name="siapa_melihat"),
    path("aturan/", aturan.daftar_aturan, name="aturan"),
    path("aturan/<slug:nama>/", aturan.coba, name="aturan_coba"),
]
