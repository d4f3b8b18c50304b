from django.urls import path

from ekinerja.kepegawaian.aktivasi.views import admin_baru, akun, meja

app_name = "aktivasi"
urlpatterns = [
    path("aktivasi/unit/", meja.daftar, name="daftar"),
    path("aktivasi/unit/unduh/", meja.unduh, name="unduh"),
    path("aktivasi/unit/cetak/", meja.cetak, name="cetak"),
    path("aktivasi/unit/surel/", meja.surel, name="surel"),
    path("aktivasi/unit/surel-semua/", meja.surel_semua, name="surel_semua"),
    path("aktivasi/unit/<uuid:id_publik>/", akun.akun, name="akun"),
    path("aktivasi/unit/<uuid:id_publik>/kode/", akun.kode_pulih, name="kode_pulih"),
    path("aktivasi/unit/<uuid:id_publik>/keluarkan/", akun.keluarkan, name="keluarkan"),
    path("aktivasi/unit/<uuid:id_publik>/nonaktif/", akun.matikan, name="matikan"),
    path("aktivasi/unit/<uuid:id_publik>/aktif/", akun.hidupkan, name="hidupkan"),
    path("admin-baru/", admin_baru.admin_baru, name="admin_baru"),
]
