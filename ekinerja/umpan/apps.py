from typing import Any

from django.apps import AppConfig


class UmpanConfig(AppConfig):
    name = "ekinerja.umpan"
    label = "umpan"
    verbose_name = "Umpan balik, bimbingan, konseling"

    def ready(self) -> None:
        """Fill the registries of the apps below: the menu and the quarterly closing."""
        from ekinerja.inti import menu
        from ekinerja.kepegawaian.saya import tanpa_skp
        from ekinerja.umpan import bacaan, tasks
        from ekinerja.umpan.sisipan import pernah_membimbing

        def tampil(request: Any) -> bool:
            return not tanpa_skp(request) or pernah_membimbing(request)

        semua = (
            ("Umpan balik", "umpan:daftar", "pesan", "Diterima, diberikan, diminta, dan yang menunggu jawaban Anda"),
            ("Untuk pimpinan", "umpan:pimpinan", "tim", "Sampaikan tanpa nama; baca hasil triwulan yang sudah tutup"),
            ("Bimbingan kinerja", "umpan:bimbingan_daftar", "buku", "Catatan bimbingan dan sembilan pernyataan"),
            ("Konseling", "umpan:konseling_daftar", "dukung", "Hanya Anda dan konselor yang membacanya"),
        )
        for n, (teks, rute, ikon, ket) in enumerate(semua):
            menu.daftar(teks, rute, ikon=ikon, urutan=50 + n, kelompok="Umpan balik", ket=ket, tampil=tampil)
        self.berkala = tasks.tutup
        bacaan.siapkan()
