from django.apps import AppConfig


class SkpConfig(AppConfig):
    name = "ekinerja.skp"
    label = "skp"
    verbose_name = "SKP"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu, change of the PPK, how an approval's digest is recomputed."""
        from ekinerja.inti import impor, menu
        from ekinerja.inti.jejak import daftar_sidik
        from ekinerja.kalender import butir, pengingat
        from ekinerja.kepegawaian.penilai import dengarkan
        from ekinerja.kepegawaian.perubahan import dengarkan_fakta
        from ekinerja.kepegawaian.saya import tanpa_skp
        from ekinerja.kepegawaian.sisipan import daftar as daftar_profil
        from ekinerja.perencanaan import sumber
        from ekinerja.skp import bacaan, kalender, permissions, tasks  # noqa: F401 - registers the jobs
        from ekinerja.skp.actions.potret import serahkan
        from ekinerja.skp.catatan import sidik_skp
        from ekinerja.skp.importers.impor_skp import ImporSkp
        from ekinerja.skp.importers.lembar.impor_lembar import ImporLembar
        from ekinerja.skp.pengingat import PENGINGAT
        from ekinerja.skp.peran import rhk_pimpinan, sel_di_skp
        from ekinerja.skp.profil import sisipan as sisipan_profil
        from ekinerja.skp.tasks import ikuti_fakta

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
        menu.daftar(
            "Perubahan jabatan dan SKP",
            "skp:selisih",
            ikon="kalender",
            urutan=46,
            kelompok="Kepegawaian",
            ket="SKP yang belum mengikuti mutasi, cuti, atau pensiun",
            tampil=lambda request: permissions.mengelola(getattr(request.user, "pegawai", None)),
        )
        menu.daftar(
            "Pustaka templat SKP",
            "skp:pustaka",
            ikon="salin",
            urutan=46,
            kelompok="Kepegawaian",
            ket="Contoh hasil kerja per jabatan",
            tampil=lambda request: permissions.mengelola(getattr(request.user, "pegawai", None)),
        )
        menu.daftar(
            "Cetak SKP seunit",
            "skp:paket",
            ikon="cetak",
            urutan=32,
            kelompok="Sebagai penilai",
            ket="Formulir SKP banyak orang dalam satu berkas",
            tampil=lambda request: bool(permissions.jalur_cetak(getattr(request.user, "pegawai", None))),
        )
        menu.daftar(
            "Rencana SKP di Excel",
            "skp:lembar",
            ikon="unduh",
            urutan=46,
            kelompok="Kepegawaian",
            ket="Unduh rencana unit, ubah, kirim kembali",
            tampil=lambda request: permissions.menyiapkan(getattr(request.user, "pegawai", None)),
        )
        menu.daftar(
            "Rumusan perilaku kerja",
            "skp:perilaku",
            ikon="buku",
            urutan=47,
            kelompok="Kepegawaian",
            ket="Panduan BerAKHLAK pada SKP yang baru",
            tampil=lambda request: permissions.boleh_memilih_perilaku(getattr(request.user, "pegawai", None)),
        )
        daftar_sidik(
            "skp.Skp",
            sidik_skp,
            kejadian=(
                "skp.disetujui",
                "skp.ditetapkan",
                "skp.potret_dibetulkan",
                "skp.ditutup",
                "skp.penutupan_dibatalkan",
                "skp.diimpor",
            ),
        )
        impor.daftar("skp", ImporSkp)
        impor.daftar("skp-lembar", ImporLembar)
        # First the year, then the PPK: a draft that ends with the former position stays with the PPK of its last day.
        dengarkan(ikuti_fakta)
        dengarkan(serahkan)
        dengarkan_fakta(ikuti_fakta)
        daftar_profil(sisipan_profil)
        butir.daftar(kalender.butir_saya)
        for tertunda in kalender.TERTUNDA:
            butir.daftar_tertunda(tertunda)
        for ingat in PENGINGAT:
            pengingat.daftar(ingat)
        bacaan.siapkan()
