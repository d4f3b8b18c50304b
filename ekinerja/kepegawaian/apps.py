from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    name = "ekinerja.kepegawaian"
    label = "kepegawaian"
    verbose_name = "Kepegawaian"

    def ready(self) -> None:
        from ekinerja.inti import berkas, impor
        from ekinerja.inti.tugas import daftar_penilik
        from ekinerja.kepegawaian import menu_kepegawaian, pembaca, tasks  # noqa: F401 - registers the jobs
        from ekinerja.kepegawaian.aktivasi import daftar as daftar_aktivasi
        from ekinerja.kepegawaian.importers.pegawai import ImporPegawai
        from ekinerja.kepegawaian.importers.unit import ImporUnit

        berkas.daftar_tempat(menu_kepegawaian.tempat_surat)
        daftar_penilik(menu_kepegawaian.menilik)
        impor.daftar("unit", ImporUnit)
        impor.daftar("pegawai", ImporPegawai)
        daftar_aktivasi.siapkan()
        menu_kepegawaian.siapkan()
        pembaca.siapkan()
