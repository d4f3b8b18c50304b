from django.urls import path

from ekinerja.dasbor.views import aturan, beranda, setelan

app_name = "dasbor"
urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("pengaturan/", setelan.daftar, name="pengaturan"),
    path("pengaturan/<slug:kunci>/", setelan.satu, name="pengaturan_satu"),
    path("aturan/", aturan.daftar_aturan, name="aturan"),
    path("aturan/<slug:nama>/", aturan.coba, name="aturan_coba"),
]
