from django.apps import AppConfig


class IntiConfig(AppConfig):
    name = "ekinerja.inti"
    label = "inti"
    verbose_name = "Inti"

    def ready(self) -> None:
        from . import isian, waktu
        from .dokumen.tetap import isi_tetap_banyak, isi_tetap_satu
        from .jejak import daftar_sidik
        from .tugas import rutin  # noqa: F401 - registers the periodic jobs of this app

        waktu.siapkan()
        isian.pasang_kalimat()
        daftar_sidik("inti.DokumenTerbit", isi_tetap_satu, banyak=isi_tetap_banyak, kejadian=("dokumen.diterbitkan",))
