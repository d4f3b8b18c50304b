from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    name = "ekinerja.penilaian"
    label = "penilaian"
    verbose_name = "Penilaian"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu, digests of legal acts, periodic work, change of the PPK."""
        from ekinerja.inti import menu
        from ekinerja.inti.jejak import daftar_sidik
        from ekinerja.kalender import butir, pengingat
        from ekinerja.kepegawaian.penilai import dengarkan
        from ekinerja.penilaian import bacaan, kalender, permissions, tasks, tetap
        from ekinerja.penilaian.actions import ikuti_tutup, perbarui_penilai, perbarui_potret
        from ekinerja.penilaian.penghalang import setelah_tutup
        from ekinerja.penilaian.pengingat import PENGINGAT
        from ekinerja.skp.pendengar import daftar_penghalang, dengarkan_potret, dengarkan_tutup

        menu.daftar(
            "Penilaian", "penilaian:daftar", ikon="penilaian", urutan=50, ponsel=True, ket="Hasil evaluasi per periode"
        )
        menu.daftar(
            "Capaian organisasi",
            "penilaian:capaian",
            ikon="timbang",
            urutan=51,
            kelompok="Sebagai penilai",
            ket="Ditetapkan pimpinan untuk unit di bawahnya",
            tampil=permissions.menu_capaian,
        )
        menu.daftar(
            "Status evaluasi per unit",
            "penilaian:unit",
            ikon="penilaian",
            urutan=52,
            kelompok="Kepegawaian",
            ket="Siapa yang sudah dan belum dinilai",
            tampil=permissions.menu_unit,
        )
        daftar_sidik("penilaian.Evaluasi", tetap.satu, banyak=tetap.banyak)
        daftar_sidik("penilaian.CapaianOrganisasi", tetap.capaian)
        dengarkan(perbarui_penilai)
        butir.daftar(kalender.butir_saya)
        for jenis in kalender.TERTUNDA:
            butir.daftar_tertunda(jenis)
        for ingat in PENGINGAT:
            pengingat.daftar(ingat)
        dengarkan_potret(perbarui_potret)
        dengarkan_tutup(ikuti_tutup)
        daftar_penghalang(setelah_tutup)
        self.berkala = tasks.jalankan_periode
        bacaan.siapkan()
