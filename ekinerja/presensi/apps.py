from typing import Any

from django.apps import AppConfig


class PresensiConfig(AppConfig):
    name = "ekinerja.presensi"
    label = "presensi"
    verbose_name = "Presensi"

    def ready(self) -> None:
        """Fill the registries of the apps below: menu and the import."""
        from ekinerja.inti import impor, menu
        from ekinerja.kepegawaian.saya import tanpa_skp
        from ekinerja.presensi import bacaan, permissions
        from ekinerja.presensi.importers.presensi import ImporPresensi

        def pengurus(request: Any) -> bool:
            return permissions.punya_meja(getattr(request.user, "pegawai", None))

        menu.daftar(
            "Presensi saya",
            "presensi:saya",
            ikon="jam",
            urutan=32,
            kelompok="Laporan harian",
            ket="Kehadiran sebulan, sanggahan, usul cuti atau dinas luar",
            kecuali=tanpa_skp,
        )
        menu.daftar(
            "Meja presensi",
            "presensi:meja",
            ikon="jam",
            urutan=41,
            kelompok="Kepegawaian",
            ket="Sanggahan dan keterangan yang menunggu jawaban",
            tampil=pengurus,
        )
        impor.daftar("presensi", ImporPresensi)
        bacaan.siapkan()
