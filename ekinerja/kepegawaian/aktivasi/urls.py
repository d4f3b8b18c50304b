from django.urls import path

from ekinerja.kepegawaian.aktivasi import views

app_name = "aktivasi"
urlpatterns = [
    path("aktivasi/unit/", views.daftar, name="daftar"),
    path("aktivasi/unit/cetak/", views.cetak, name="cetak"),
    path("aktivasi/unit/surel/", views.surel, name="surel"),
    path("aktivasi/unit/<uuid:id_publik>/kode/", views.kode_pulih, name="kode_pulih"),
    path("admin-baru/", views.admin_baru, name="admin_baru"),
]
