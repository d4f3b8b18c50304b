"""Public addresses of document verification."""

from django.urls import path, re_path

from ekinerja.inti.dokumen import views

app_name = "verifikasi"

urlpatterns = [
    path("", views.form, name="form"),
    re_path(r"^(?P<kode>[^/]+)/?$", views.kode, name="kode"),
]
