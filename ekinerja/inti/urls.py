from django.urls import path

from . import views

app_name = "inti"

urlpatterns = [
    path("aliran", views.aliran, name="aliran"),
    path("pekerjaan/<uuid:id_publik>/", views.pekerjaan, name="pekerjaan"),
]
