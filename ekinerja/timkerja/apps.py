from typing import Any

from django.apps import AppConfig


class TimkerjaConfig(AppConfig):
    name = "ekinerja.timkerja"
    label = "timkerja"
    verbose_name = "Tim kerja"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu, the row of an SKP, groups for a matriks."""
        from ekinerja.inti import berkas, menu
        from ekinerja.perencanaan import sumber
        from ekinerja.skp import sisipan as skp_sisipan
        from ekinerja.timkerja import pembaca
        from ekinerja.timkerja.kueri import berkepentingan, tempat_sk
        from ekinerja.timkerja.matriks import calon_dari_tim
        from ekinerja.timkerja.sisipan import sisipan

        def tampil(request: Any) -> bool:
            return berkepentingan(getattr(request.user, "pegawai", None))

        menu.daftar(
            "Tim kerja",
            "timkerja:daftar",
            ikon="tim",
            urutan=37,
            kelompok="Perencanaan",
            ket="Tim menurut SK: ketua, anggota lintas unit, dan masanya",
            tampil=tampil,
        )
        berkas.daftar_tempat(tempat_sk)
        sumber.daftar_calon(calon_dari_tim)
        skp_sisipan.daftar(sisipan)
        pembaca.siapkan()
