"""Addresses of the dialogue."""

from django.urls import path

from ekinerja.dialog.views import cakupan, pertemuan, utas

app_name = "dialog"

urlpatterns = [
    path("skp/<uuid:id_publik>/dialog/", utas.skp, name="skp"),
    path("skp/<uuid:id_publik>/dialog/tulis/", utas.tulis, name="tulis"),
    path("skp/<uuid:id_publik>/dialog/dibaca/", utas.dibaca, name="dibaca"),
    path("skp/<uuid:id_publik>/dialog/rhk/<uuid:rhk>/", utas.baris, name="baris"),
    path("skp/<uuid:id_publik>/dialog/<uuid:ucapan>/ubah/", utas.ubah, name="ubah"),
    path("skp/<uuid:id_publik>/dialog/<uuid:ucapan>/cabut/", utas.cabut, name="cabut"),
    path("skp/<uuid:id_publik>/dialog/<uuid:ucapan>/sepakati/", utas.sepakati, name="sepakati"),
    path("skp/<uuid:id_publik>/dialog/<uuid:ucapan>/terapkan/", utas.terapkan, name="terapkan"),
    path("skp/<uuid:id_publik>/pertemuan/baru/", pertemuan.catat, name="catat_pertemuan"),
    path("skp/<uuid:id_publik>/pertemuan/<uuid:pertemuan>/", pertemuan.baca, name="pertemuan"),
    path("skp/<uuid:id_publik>/pertemuan/<uuid:pertemuan>/konfirmasi/", pertemuan.konfirmasi, name="konfirmasi"),
    path("skp/<uuid:id_publik>/pertemuan/<uuid:pertemuan>/tidak-sesuai/", pertemuan.tidak_sesuai, name="tidak_sesuai"),
    path("skp/<uuid:id_publik>/pertemuan/<uuid:pertemuan>/cabut/", pertemuan.cabut, name="cabut_pertemuan"),
    path("skp/<uuid:id_publik>/pertemuan/<uuid:pertemuan>/ingatkan/", pertemuan.ingatkan, name="ingatkan"),
    path("dialog/", cakupan.ringkasan, name="cakupan"),
    path("dialog/orang/", cakupan.orang, name="cakupan_orang"),
    path("dialog/unduh/", cakupan.unduh, name="unduh"),
]
