from typing import Any

from django.apps import AppConfig


class BebanConfig(AppConfig):
    name = "ekinerja.beban"
    label = "beban"
    verbose_name = "Beban isian"

    def ready(self) -> None:
        """Menu lines, and the counts from the buffer of the log of reads."""
        from ekinerja.beban.permissions import boleh_melihat_beban
        from ekinerja.beban.ukur import BEBAN, simpan
        from ekinerja.inti import akses, menu

        def pengelola(request: Any) -> bool:
            return boleh_melihat_beban(getattr(request.user, "pegawai", None))

        akses.daftar_penampung(BEBAN, simpan)
        menu.daftar(
            "Beban isian",
            "beban:ringkasan",
            ikon="jam",
            urutan=75,
            kelompok="Kepegawaian",
            ket="Berapa menit sebulan aplikasi ini meminta waktu orang",
            tampil=pengelola,
        )
        menu.daftar(
            "Mengapa diisi",
            "beban:mengapa",
            ikon="info",
            urutan=84,
            kelompok="Bantuan",
            ket="Alasan setiap isian wajib",
        )
