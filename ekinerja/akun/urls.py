from django.urls import path

from ekinerja.akun.views import masuk, pulih, saya

app_name = "akun"
urlpatterns = [
    path("masuk", masuk.masuk, name="masuk"),
    path("keluar", masuk.keluar, name="keluar"),
    path("aktivasi/", pulih.aktivasi, name="aktivasi"),
    path("lupa/", pulih.lupa, name="lupa"),
    path("sesi/", saya.sesi, name="sesi"),
    path("akun/", saya.akun, name="akun"),
    path("akun/sandi/", saya.ganti_sandi, name="ganti_sandi"),
    path("akun/perangkat/keluarkan/", saya.keluarkan_semua, name="keluarkan_semua"),
    path("akun/perangkat/<uuid:id_publik>/keluarkan/", saya.keluarkan, name="keluarkan"),
]
