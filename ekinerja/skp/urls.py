"""Addresses of the SKP."""

from django.urls import path

from ekinerja.skp.views import baca, bawahan, kelola, selisih, status, tahun, ubah

app_name = "skp"

urlpatterns = [
    path("", baca.saya, name="saya"),
    path("mulai/", status.mulai, name="mulai"),
    path("bawahan/", bawahan.bawahan, name="bawahan"),
    path("kelola/", kelola.daftar, name="kelola"),
    path("kelola/susunkan/", kelola.susunkan, name="susunkan"),
    path("kelola/selisih/", selisih.daftar, name="selisih"),
    path("kelola/selisih/unduh/", selisih.unduh, name="selisih_unduh"),
    path("kelola/selisih/sesuaikan/", selisih.sesuaikan_semua, name="sesuaikan_semua"),
    path("tahun/", tahun.saya, name="tahun"),
    path("tahun/susun/", tahun.susun_bagian, name="susun_bagian"),
    path("tahun/<uuid:id_publik>/", tahun.orang, name="tahun_orang"),
    path("tahun/<uuid:id_publik>/sesuaikan/", selisih.sesuaikan, name="sesuaikan"),
    path("<uuid:id_publik>/", baca.baca, name="baca"),
    path("<uuid:id_publik>/versi/<int:nomor>/", baca.versi, name="versi"),
    path("<uuid:id_publik>/jejak/", baca.jejak, name="jejak"),
    path("<uuid:id_publik>/dokumen/", baca.dokumen, name="dokumen"),
    path("<uuid:id_publik>/terbitkan/", baca.terbitkan, name="terbitkan"),
    path("<uuid:id_publik>/ubah/", ubah.ubah, name="ubah"),
    path("<uuid:id_publik>/rhk/", ubah.tambah, name="tambah_rhk"),
    path("<uuid:id_publik>/rhk/<uuid:rhk>/", ubah.kartu, name="rhk"),
    path("<uuid:id_publik>/rhk/<uuid:rhk>/simpan/", ubah.simpan, name="simpan_rhk"),
    path("<uuid:id_publik>/rhk/<uuid:rhk>/hapus/", ubah.hapus, name="hapus_rhk"),
    path("<uuid:id_publik>/rhk/<uuid:rhk>/geser/", ubah.geser, name="geser_rhk"),
    path("<uuid:id_publik>/rhk/<uuid:rhk>/rumusan/", ubah.rumusan, name="ganti_rumusan"),
    path("<uuid:id_publik>/peran/<uuid:peran>/", ubah.ambil_peran, name="ambil_peran"),
    path("<uuid:id_publik>/dari-sebelumnya/", tahun.dari_sebelumnya, name="dari_sebelumnya"),
    path("<uuid:id_publik>/pulihkan/", ubah.pulihkan, name="pulihkan"),
    path("<uuid:id_publik>/lampiran/", ubah.lampiran, name="simpan_lampiran"),
    path("<uuid:id_publik>/harapan/", ubah.harapan, name="simpan_harapan"),
    path("<uuid:id_publik>/pendekatan/", ubah.pendekatan, name="pendekatan"),
    path("<uuid:id_publik>/potret/", status.potret, name="potret"),
    path("<uuid:id_publik>/potret/betulkan/", kelola.potret, name="betulkan_potret"),
    path("<uuid:id_publik>/tetapkan/", kelola.tetapkan, name="tetapkan"),
    path("<uuid:id_publik>/ingatkan/", kelola.ingatkan, name="ingatkan"),
    path("<uuid:id_publik>/tutup/", kelola.tutup, name="tutup"),
    path("<uuid:id_publik>/ajukan/", status.ajukan, name="ajukan"),
    path("<uuid:id_publik>/tarik/", status.tarik, name="tarik"),
    path("<uuid:id_publik>/setujui/", status.setujui, name="setujui"),
    path("<uuid:id_publik>/kembalikan/", status.kembalikan, name="kembalikan"),
    path("<uuid:id_publik>/buka/", status.buka, name="buka"),
    path("<uuid:id_publik>/bebaskan/", status.bebaskan, name="bebaskan"),
    path("<uuid:id_publik>/hapus/", status.hapus, name="hapus"),
]
