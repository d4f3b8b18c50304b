from django.urls import path

from ekinerja.akun import views

app_name = "akun"
urlpatterns = [
    path("masuk", views.masuk, name="masuk"),
    path("keluar", views.keluar, name="keluar"),
    path("aktivasi/", views.aktivasi, name="aktivasi"),
    path("lupa/", views.lupa, name="lupa"),
    path("sesi/", views.sesi, name="sesi"),
    path("akun/", views.akun, name="akun"),
    path("akun/sandi/", views.ganti_sandi, name="ganti_sandi"),
    path("akun/perangkat/keluarkan/", views.keluarkan_semua, name="keluarkan_semua"),
    path("akun/perangkat/<uuid:id_publik>/keluarkan/", views.keluarkan, name="keluarkan"),
]
