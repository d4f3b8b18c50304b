"""Root addresses. Each app names its own; objects go by public id, never by row number."""

from django.urls import URLPattern, URLResolver, include, path

from ekinerja.inti.views_sehat import sehat

# Tried in this order, so what everybody opens all day comes first.
urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", sehat, name="sehat"),
    path("", include("ekinerja.dasbor.urls")),
    path("penilaian/", include("ekinerja.penilaian.urls")),
    path("", include("ekinerja.inti.urls")),
    path("", include("ekinerja.harian.urls")),
    path("skp/", include("ekinerja.skp.urls")),
    path("", include("ekinerja.dialog.urls")),
    path("", include("ekinerja.umpan.urls")),
    path("", include("ekinerja.akun.urls")),
    path("", include("ekinerja.pemberitahuan.urls")),
    path("kalender/", include("ekinerja.kalender.urls")),
    path("presensi/", include("ekinerja.presensi.urls")),
    path("perencanaan/", include("ekinerja.perencanaan.urls")),
    path("tim-kerja/", include("ekinerja.timkerja.urls")),
    path("", include("ekinerja.kepegawaian.aktivasi.urls")),
    path("", include("ekinerja.kepegawaian.urls")),
    path("", include("ekinerja.perbaikan.urls")),
    path("", include("ekinerja.beban.urls")),
    path("verifikasi/", include("ekinerja.inti.dokumen.urls")),
]

handler400 = "ekinerja.inti.views.galat_400"
handler403 = "ekinerja.inti.views.galat_403"
handler404 = "ekinerja.inti.views.galat_404"
handler500 = "ekinerja.inti.views.galat_500"
