from typing import Any

from django.apps import AppConfig


class PerbaikanConfig(AppConfig):
    name = "ekinerja.perbaikan"
    label = "perbaikan"
    verbose_name = "Perbaikan data"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu, pieces of the profile page, periodic work."""
        from ekinerja.inti import berkas, menu
        from ekinerja.kepegawaian.sisipan import daftar
        from ekinerja.perbaikan import bacaan, permissions, tasks
        from ekinerja.perbaikan.sisipan import sisipan, tempat_usul

        def tampil(request: Any) -> bool:
            return permissions.punya_meja(getattr(request.user, "pegawai", None))

        menu.daftar(
            "Mutu data",
            "perbaikan:meja",
            ikon="awas",
            urutan=40,
            kelompok="Kepegawaian",
            ket="Usul perbaikan dan hasil pemeriksaan",
            tampil=tampil,
        )
        menu.daftar(
            "Perpindahan pegawai",
            "perbaikan:perpindahan_daftar",
            ikon="tim",
            urutan=40,
            kelompok="Kepegawaian",
            ket="Mutasi, promosi, dan pensiun yang dicatat atau diusulkan",
            tampil=tampil,
        )
        berkas.daftar_tempat(tempat_usul)
        daftar(sisipan)
        self.berkala = tasks.harian
        bacaan.siapkan()
