from django.apps import AppConfig


class PemberitahuanConfig(AppConfig):
    name = "ekinerja.pemberitahuan"
    label = "pemberitahuan"
    verbose_name = "Pemberitahuan"

    def ready(self) -> None:
        """Hang the bell into the page frame; register the periodic work; tell people whose file cannot be used."""
        from ekinerja.inti import berkas, menu
        from ekinerja.pemberitahuan import permissions, tasks
        from ekinerja.pemberitahuan.berkas import kabari_pemilik
        from ekinerja.pemberitahuan.views.kotak import hitung_belum_dibaca

        berkas.daftar_pendengar(kabari_pemilik)
        menu.pasang_lonceng("pemberitahuan:daftar", hitung_belum_dibaca)
        menu.daftar(
            "Pesan yang gagal",
            "pemberitahuan:gagal",
            ikon="surat",
            urutan=76,
            kelompok="Kepegawaian",
            ket="Surel dan notifikasi HP yang tidak sampai: coba lagi atau abaikan",
            tampil=lambda request: permissions.boleh_mengurus_pengiriman(getattr(request.user, "pegawai", None)),
        )
        self.berkala = tasks.edarkan
