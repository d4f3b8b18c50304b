from typing import Any

from django.apps import AppConfig


class DialogConfig(AppConfig):
    name = "ekinerja.dialog"
    label = "dialog"
    verbose_name = "Dialog kinerja"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu, pieces of the SKP page, digest of a confirmed meeting."""
        from ekinerja.dialog import bacaan, batas
        from ekinerja.dialog.catatan import sidik_pertemuan
        from ekinerja.dialog.permissions import jalur_cakupan
        from ekinerja.dialog.sisipan import sisipan
        from ekinerja.inti import menu
        from ekinerja.inti.jejak import daftar_sidik
        from ekinerja.kalender import pengingat
        from ekinerja.skp.sisipan import daftar

        def tampil(request: Any) -> bool:
            saya = getattr(request.user, "pegawai", None)
            return saya is not None and bool(jalur_cakupan(saya))

        menu.daftar(
            "Dialog kinerja",
            "dialog:cakupan",
            ikon="pesan",
            urutan=32,
            kelompok="Sebagai pimpinan",
            ket="Berapa pegawai yang sudah berdialog dengan penilainya",
            tampil=tampil,
        )
        daftar(sisipan)
        daftar_sidik("dialog.Pertemuan", sidik_pertemuan, kejadian=("pertemuan.dikonfirmasi",))
        bacaan.siapkan()
        pengingat.daftar(batas.PENGINGAT)
