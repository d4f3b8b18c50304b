from django.urls import path

from . import views

app_name = "beban"

urlpatterns = [
    path("mengapa-diisi/", views.mengapa, name="mengapa"),
    path("beban/", views.ringkasan, name="ringkasan"),
    path("beban/catat", views.terima, name="terima"),
]
