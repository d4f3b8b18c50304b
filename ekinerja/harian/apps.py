from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig


class HarianConfig(AppConfig):
    name = "ekinerja.harian"
    label = "harian"
    verbose_name = "Laporan harian"

    def ready(self) -> None:
        from ekinerja.harian import bacaan, kalender, permissions, tasks, tetap
        from ekinerja.harian.actions.serah import serahkan
        from ekinerja.harian.importers.impor_progres import ImporProgres
        from ekinerja.harian.lampiran import lepas_hitungan, tempat_bukti
        from ekinerja.harian.penghalang import setelah_tutup
        from ekinerja.harian.views.hasil_tim import daftar_hasil
        from ekinerja.inti import berkas, impor, menu
        from ekinerja.inti.jejak import daftar_sidik
        from ekinerja.inti.peristiwa import daftar_kanal
        from ekinerja.kalender import butir, pendengar
        from ekinerja.kepegawaian.penilai import dengarkan
        from ekinerja.kepegawaian.saya import tanpa_skp
        from ekinerja.skp.pendengar import daftar_penghalang
        from ekinerja.timkerja import sisipan

        menu.daftar("Lapor", "harian:lapor", ikon="lapor", urutan=20, ponsel=True, kecuali=tanpa_skp)
        menu.daftar("Tim saya", "harian:tim", ikon="tim", urutan=40, ponsel=True, tampil=permissions.punya_tim)
        menu.daftar(
            "Riwayat laporan", "harian:riwayat", ikon="riwayat", urutan=21, kelompok="Laporan harian", kecuali=tanpa_skp
        )
        menu.daftar(
            "Umpan balik untuk saya",
            "harian:umpan_balik_saya",
            ikon="pesan",
            urutan=22,
            kelompok="Laporan harian",
            kecuali=tanpa_skp,
        )
        impor.daftar("progres", ImporProgres)
        daftar_kanal(kanal_tim)
        berkas.daftar_tempat(tempat_bukti)
        berkas.daftar_pendengar(lepas_hitungan)
        dengarkan(serahkan)
        sisipan.daftar_hasil(daftar_hasil)
        butir.daftar(kalender.butir_saya)
        pendengar.dengarkan(kalender.lepas_tanda_terlambat)
        daftar_penghalang(setelah_tutup)
        self.berkala = tasks.serah
        daftar_sidik("harian.LaporanHarian", tetap.satu, banyak=tetap.banyak)
        bacaan.siapkan()


def kanal_tim(akun: Any) -> Iterable[str]:
    """Everybody may hear the channel of the own team; it is silent for people without one."""
    pegawai = getattr(akun, "pegawai", None)
    return [f"tim:{pegawai.id_publik}"] if pegawai is not None else []
