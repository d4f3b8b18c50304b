from typing import Any

from django.apps import AppConfig


class KalenderConfig(AppConfig):
    name = "ekinerja.kalender"
    label = "kalender"
    verbose_name = "Kalender kinerja"

    def ready(self) -> None:
        from ekinerja.inti import menu
        from ekinerja.kalender import hitung, tasks
        from ekinerja.kalender.permissions import jalur_unit
        from ekinerja.pemberitahuan import hari

        def pembaca_unit(request: Any) -> bool:
            saya = getattr(request.user, "pegawai", None)
            return saya is not None and bool(jalur_unit(saya))

        menu.daftar(
            "Kalender kinerja",
            "kalender:saya",
            ikon="kalender",
            urutan=33,
            kelompok="Perencanaan",
            ket="Yang terbuka, batasnya, dan mengapa",
        )
        menu.daftar(
            "Yang tertunda",
            "kalender:unit",
            ikon="jam",
            urutan=34,
            kelompok="Sebagai pimpinan",
            ket="Siapa yang perlu dibantu di unit Anda",
            tampil=pembaca_unit,
        )
        hari.pasang(hitung.hari_kerja)
        self.berkala = tasks.denyut
