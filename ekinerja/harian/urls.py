from django.urls import path

from .views import detail, hasil_tim, lampiran, lapor, orang, riwayat, tim, tulis

app_name = "harian"

urlpatterns = [
    path("lapor", lapor.lapor, name="lapor"),
    path("lapor/data", lapor.data, name="lapor_data"),
    path("lapor/kirim", lapor.kirim, name="kirim"),
    path("lapor/formulir/", tulis.formulir, name="formulir"),
    path("lapor/riwayat/", riwayat.riwayat, name="riwayat"),
    path("lapor/riwayat/unduh", riwayat.unduh, name="unduh"),
    path("lapor/umpan-balik/", riwayat.umpan_balik, name="umpan_balik_saya"),
    path("lapor/umpan-balik/dibaca", riwayat.umpan_balik_dibaca, name="umpan_balik_dibaca"),
    path("lapor/<uuid:id_publik>/", detail.detail, name="detail"),
    path("lapor/<uuid:id_publik>/ubah/", tulis.ubah, name="ubah"),
    path("lapor/<uuid:id_publik>/kirim", tulis.kirim_lagi, name="kirim_lagi"),
    path("lapor/<uuid:id_publik>/hapus", tulis.hapus, name="hapus"),
    path("lapor/<uuid:id_publik>/dibaca", detail.dibaca, name="dibaca"),
    path("lapor/<uuid:id_publik>/terima", detail.terima, name="terima"),
    path("lapor/<uuid:id_publik>/batal-terima", detail.batal_terima, name="batal_terima"),
    path("lapor/<uuid:id_publik>/kembalikan", detail.kembalikan, name="kembalikan"),
    path("lapor/<uuid:id_publik>/umpan-balik", detail.umpan_balik, name="umpan_balik"),
    path("lapor/<uuid:id_publik>/koreksi/", tulis.usul_koreksi, name="usul_koreksi"),
    path("lapor/<uuid:id_publik>/koreksi/<uuid:id_koreksi>/cabut", detail.cabut_koreksi, name="cabut_koreksi"),
    path("lapor/<uuid:id_publik>/koreksi/<uuid:id_koreksi>/putus", detail.putus_koreksi, name="putus_koreksi"),
    path("lapor/<uuid:id_publik>/bukti/", lampiran.tambah_bukti, name="tambah_bukti"),
    path("lapor/<uuid:id_publik>/bukti/<uuid:id_bukti>/", lampiran.bukti, name="bukti"),
    path("lapor/<uuid:id_publik>/bukti/<uuid:id_bukti>/lepas", lampiran.lepas_bukti, name="lepas_bukti"),
    path("lampiran/<str:sidik>", lampiran.unggah, name="unggah"),
    path("tim", tim.tim, name="tim"),
    path("tim/pekan/", tim.pekan, name="tim_pekan"),
    path("tim/terima", tim.terima_semua, name="terima_semua"),
    path("tim/batal-terima", tim.batal_terima_semua, name="batal_terima_semua"),
    path("tim/ingatkan", tim.ingatkan, name="ingatkan"),
    path("tim/masuk/<uuid:id_publik>/", tim.masuk, name="tim_masuk"),
    path("tim/<uuid:id_publik>/", orang.orang, name="orang"),
    path("tim/<uuid:id_publik>/umpan-balik", orang.umpan_balik_orang, name="umpan_balik_orang"),
    path("tim-kerja/hasil/<uuid:id_publik>/", hasil_tim.hasil_tim, name="hasil_tim"),
    path("tim-kerja/hasil/<uuid:id_publik>/umpan-balik", hasil_tim.umpan_balik_hasil, name="umpan_balik_hasil"),
]
