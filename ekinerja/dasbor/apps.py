from django.apps import AppConfig


class DasborConfig(AppConfig):
    name = "ekinerja.dasbor"
    label = "dasbor"
    verbose_name = "Dasbor"

    def ready(self) -> None:
        """First line of the menu, and the pages everybody may read."""
        from ekinerja.inti import menu
        from ekinerja.kepegawaian.permissions import boleh_mengatur_peran

        menu.daftar("Beranda", "dasbor:beranda", ikon="beranda", urutan=10, ponsel=True)
        umum = [
            ("Aturan yang dipakai", "dasbor:aturan", "timbang", "Coba sendiri, lengkap dengan sumbernya"),
            ("Bantuan", "inti:bantuan", "dukung", "Pertanyaan yang paling sering"),
            ("Siapa melihat data saya", "inti:siapa_melihat", "mata", "Menurut hubungannya dengan Anda"),
        ]
        for n, (teks, rute, ikon, ket) in enumerate(umum):
            menu.daftar(teks, rute, ikon=ikon, urutan=80 + n, kelompok="Bantuan", ket=ket)
        menu.daftar(
            "Setelan",
            "dasbor:pengaturan",
            ikon="timbang",
            urutan=49,
            kelompok="Kepegawaian",
            ket="Angka dan pilihan yang diatur instansi, menurut hari",
            tampil=lambda request: boleh_mengatur_peran(getattr(request.user, "pegawai", None)),
        )
        menu.daftar("Akun saya", "akun:akun", ikon="orang", urutan=90, kelompok="Akun", ket="Perangkat dan kata sandi")
        menu.daftar("Keluar", "akun:keluar", ikon="keluar", urutan=91, kelompok="Akun")
