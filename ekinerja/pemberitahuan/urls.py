from django.urls import path

from ekinerja.pemberitahuan.views import atur, gagal, kotak, push, surel

app_name = "pemberitahuan"
urlpatterns = [
    path("pemberitahuan/", kotak.daftar, name="daftar"),
    path("pemberitahuan/baca-semua/", kotak.baca_semua, name="baca_semua"),
    path("pemberitahuan/atur/", atur.atur, name="atur"),
    path("pemberitahuan/atur/contoh/", atur.contoh, name="contoh"),
    path("pemberitahuan/atur/surel/", atur.minta_bukti, name="minta_bukti"),
    path("pemberitahuan/atur/push/", push.langgan, name="langgan"),
    path("pemberitahuan/atur/push/lepas/", push.lepas, name="lepas"),
    path("pemberitahuan/surel/<str:kunci>/", surel.surel, name="surel"),
    path("pemberitahuan/gagal/", gagal.daftar, name="gagal"),
    path("pemberitahuan/gagal/coba-lagi/", gagal.coba_lagi, name="coba_lagi"),
    path("pemberitahuan/gagal/abaikan/", gagal.abaikan, name="abaikan"),
    path("pemberitahuan/<uuid:id_publik>/", kotak.buka, name="buka"),
    path("pemberitahuan/<uuid:id_publik>/tandai/", kotak.tandai, name="tandai"),
]
