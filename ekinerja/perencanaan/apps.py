from django.apps import AppConfig


class PerencanaanConfig(AppConfig):
    name = "ekinerja.perencanaan"
    label = "perencanaan"
    verbose_name = "Perencanaan"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu, and how a set perjanjian's digest is recomputed."""
        from ekinerja.inti import impor, menu
        from ekinerja.inti.jejak import daftar_sidik
        from ekinerja.perencanaan.importers.kota import ImporPerjanjian
        from ekinerja.perencanaan.isi import sidik_perjanjian

        menu.daftar(
            "Perencanaan",
            "perencanaan:beranda",
            ikon="target",
            urutan=35,
            kelompok="Perencanaan",
            ket="Perjanjian kinerja, matriks peran hasil, peran Anda",
        )
        menu.daftar(
            "Pohon kinerja",
            "perencanaan:pohon",
            ikon="selaras",
            urutan=36,
            kelompok="Perencanaan",
            ket="Hasil organisasi dan siapa yang mengembannya",
        )
        impor.daftar("perjanjian-kinerja", ImporPerjanjian, layar=False)
        daftar_sidik("perencanaan.PerjanjianKinerja", sidik_perjanjian, kejadian=("perjanjian.ditetapkan",))
