from django.urls import path

from . import views, views_halaman

app_name = "inti"

urlpatterns = [
    path("aliran", views.aliran, name="aliran"),
    path("favicon.ico", views.ikon_situs, name="ikon_situs"),
    path("menu/", views_halaman.menu, name="menu"),
    path("lonceng/", views_halaman.lonceng, name="lonceng"),
    path("bantuan/", views_halaman.bantuan, name="bantuan"),
    path("siapa-melihat/", views_halaman.siapa_melihat, name="siapa_melihat"),
    path("pekerjaan/<uuid:id_publik>/", views.pekerjaan, name="pekerjaan"),
]
