from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "ekinerja.skp"
    label = "skp"
    verbose_name = "SKP"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu, change of the PPK, how an approval's digest is recomputed."""
        from ekinerja.inti import menu
        from ekinerja.inti.jejak import daftar_sidik
        from ekinerja.kalender import butir
        from ekinerja.kepegawaian.penilai import dengarkan
        from ekinerja.kepegawaian.saya import tanpa_skp
        from ekinerja.perencanaan import sumber
        from ekinerja.skp import kalender, permissions
        from ekinerja.skp.actions.potret import serahkan
        from ekinerja.skp.catatan import sidik_skp
        from ekinerja.skp.peran import rhk_pimpinan, sel_di_skp

        menu.daftar(
            "SKP", "skp:saya", ikon="skp", urutan=30, ponsel=True, ket="Rencana kinerja setahun", kecuali=tanpa_skp
        )
        menu.daftar(
            "SKP bawahan",
            "skp:bawahan",
            ikon="tim",
            urutan=31,
            kelompok="Sebagai penilai",
            ket="Yang menunggu persetujuan dan yang belum menyusun",
        )
        sumber.daftar_rhk(rhk_pimpinan)
        sumber.daftar_diambil(sel_di_skp)
        menu.daftar(
            "SKP pegawai",
            "skp:kelola",
            ikon="skp",
            urutan=45,
            kelompok="Kepegawaian",
            ket="Tetapkan, tutup, betulkan penilainya",
            tampil=lambda request: permissions.mengelola(getattr(request.user, "pegawai", None)),
        )
        daftar_sidik(
            "skp.Skp", sidik_skp, kejadian=("skp.disetujui", "skp.ditetapkan", "skp.potret_dibetulkan", "skp.ditutup")
        )
        dengarkan(serahkan)
        butir.daftar(kalender.butir_saya)
        butir.daftar_tertunda(kalender.TERTUNDA)
