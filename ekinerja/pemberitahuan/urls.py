from django.urls import path

from ekinerja.pemberitahuan import views

app_name = "pemberitahuan"
urlpatterns = [
    path("pemberitahuan/", views.daftar, name="daftar"),
    path("pemberitahuan/baca-semua/", views.baca_semua, name="baca_semua"),
    path("pemberitahuan/<uuid:id_publik>/", views.buka, name="buka"),
]
