from django.apps import AppConfig


class DasborConfig(AppConfig):
    name = "ekinerja.dasbor"
    label = "dasbor"
    verbose_name = "Dasbor"

    def ready(self) -> None:
        """First line of the menu."""
        from ekinerja.inti import menu

        menu.daftar("Beranda", "dasbor:beranda", ikon="beranda", urutan=10, ponsel=True)
        menu.daftar("Aturan yang dipakai", "dasbor:aturan", ikon="timbang", urutan=10, kelompok="Bantuan")
        menu.daftar("Bantuan", "dasbor:bantuan", ikon="dukung", urutan=20, kelompok="Bantuan")
        menu.daftar("Siapa melihat data saya", "dasbor:siapa_melihat", ikon="mata", urutan=30, kelompok="Bantuan")
