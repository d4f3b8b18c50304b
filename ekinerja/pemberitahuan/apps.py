from django.apps import AppConfig


class PemberitahuanConfig(AppConfig):
    name = "ekinerja.pemberitahuan"
    label = "pemberitahuan"
    verbose_name = "Pemberitahuan"

    def ready(self) -> None:
        """Hang the bell into the page frame; register the periodic work."""
        from ekinerja.inti import menu
        from ekinerja.pemberitahuan import tasks
        from ekinerja.pemberitahuan.views.kotak import hitung_belum_dibaca

        menu.pasang_lonceng("pemberitahuan:daftar", hitung_belum_dibaca)
        self.berkala = tasks.edarkan
