"""Addresses of the teams."""

from django.urls import path

from ekinerja.timkerja.views import anggota, kaitan, tim

app_name = "timkerja"

_T = "<uuid:id_publik>/"
_A = _T + "anggota/<uuid:anggota>/"

urlpatterns = [
    path("", tim.daftar, name="daftar"),
    path("baru/", tim.baru, name="baru"),
    path(_T, tim.baca, name="tim"),
    path(_T + "ubah/", tim.ubah, name="ubah"),
    path(_T + "tutup/", tim.tutup, name="tutup"),
    path(_T + "buka/", tim.buka, name="buka"),
    path(_T + "sk/", tim.berkas, name="berkas"),
    path(_T + "jejak/", tim.jejak, name="jejak"),
    path(_T + "ketua/", anggota.ketua, name="ketua"),
    path(_T + "anggota/", anggota.pilih, name="pilih"),
    path(_T + "anggota/tambah/<uuid:orang>/", anggota.tambah, name="tambah"),
    path(_A, anggota.ubah, name="ubah_anggota"),
    path(_A + "hapus/", anggota.hapus, name="hapus_anggota"),
    path(_T + "matriks/<uuid:matriks>/", kaitan.bawa, name="bawa"),
    path("rhk/<uuid:id_publik>/<uuid:rhk>/", kaitan.kaitkan, name="kaitkan"),
]
