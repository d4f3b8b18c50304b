"""Who hears of a change: live updates for open pages, a message only where the person has to do something."""

from ekinerja.harian.models import BantuanMenulis, KoreksiLaporan, LaporanHarian, UmpanBalik
from ekinerja.inti.peristiwa import siarkan
from ekinerja.inti.tampil import tanggal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim as beri_tahu

ALAMAT_BANTUAN = "/lapor/bantuan/"


def ke_tim(laporan: LaporanHarian, jenis: str) -> None:
    """Tell the open team page of the PPK. Ids only."""
    if laporan.penilai is not None:
        siarkan(f"tim:{laporan.penilai.id_publik}", jenis, _data(laporan))


def ke_pemilik(laporan: LaporanHarian, jenis: str) -> None:
    """Tell the open pages of the person whose report it is."""
    siarkan(f"orang:{laporan.pegawai.id_publik}", jenis, _data(laporan))


def pesan_dikembalikan(laporan: LaporanHarian) -> None:
    """The note is read on the report itself."""
    judul = f"Laporan {tanggal(laporan.tanggal)} perlu dilengkapi"
    beri_tahu(laporan.pegawai, "laporan-dikembalikan", judul, laporan.catatan, alamat(laporan))


def pesan_umpan_balik(umpan: UmpanBalik) -> None:
    """Without the words: they stand on the page, seen by the two only."""
    tautan = alamat(umpan.laporan) if umpan.laporan is not None else "/lapor/umpan-balik/"
    gabung = f"umpan-balik:{umpan.laporan.id_publik if umpan.laporan else ''}"
    beri_tahu(umpan.pegawai, "umpan-balik", f"Umpan balik dari {umpan.dari.nama}", "", tautan, gabung=gabung)


def pesan_dikerjakan(umpan: UmpanBalik) -> None:
    """The giver learns that the step is done. Without the words, and at most once for one feedback."""
    judul = f"{umpan.pegawai.nama} sudah mengerjakan langkah dari umpan balik Anda"
    tautan = alamat(umpan.laporan) if umpan.laporan is not None else f"/tim/{umpan.pegawai.id_publik}/#umpan"
    beri_tahu(umpan.dari, "umpan-balik-dikerjakan", judul, "", tautan, kunci_efek=f"umpan-dikerjakan:{umpan.pk}")


def pesan_koreksi_diusulkan(koreksi: KoreksiLaporan) -> None:
    """The PPK has to decide."""
    laporan = koreksi.laporan
    if laporan.penilai is not None:
        judul = f"{laporan.pegawai.nama} mengusulkan koreksi laporan"
        gabung = f"koreksi:{laporan.id_publik}"
        beri_tahu(laporan.penilai, "koreksi-diusulkan", judul, koreksi.alasan, alamat(laporan), gabung=gabung)


def pesan_koreksi_diputus(koreksi: KoreksiLaporan) -> None:
    """The owner learns what came of it."""
    hasil = "diterima" if koreksi.status == KoreksiLaporan.Status.DITERIMA else "tidak diterima"
    judul = f"Koreksi laporan {tanggal(koreksi.laporan.tanggal)} {hasil}"
    beri_tahu(koreksi.laporan.pegawai, "koreksi-diputus", judul, koreksi.catatan, alamat(koreksi.laporan))


def pesan_lembar_masuk(pegawai: Pegawai, jumlah: int, berkas: str) -> None:
    """Somebody brought in this person's sheet: the owner looks whether it is right."""
    judul = f"{jumlah} laporan harian Anda dimasukkan dari berkas"
    isi = f"Pengelola mengimpor {berkas}. Periksa isinya di riwayat laporan."
    beri_tahu(pegawai, "laporan-impor", judul, isi, "/lapor/riwayat/")


def pesan_bantuan(bantuan: BantuanMenulis, orang: Pegawai, judul: str, isi: str) -> None:
    """Somebody was named to write for another, or that has ended. Never with the reason."""
    beri_tahu(orang, "bantuan-menulis", judul, isi, f"{ALAMAT_BANTUAN}#b-{bantuan.id_publik}")


def pesan_tulisan_baru(laporan: LaporanHarian) -> None:
    """The owner has to look and confirm; more from the same hand counts up in one message."""
    if laporan.dibantu_oleh is not None:
        judul = f"{laporan.dibantu_oleh.nama} menulis laporan untuk Anda"
        gabung = f"bantuan:{laporan.dibantu_oleh.id_publik}"
        beri_tahu(laporan.pegawai, "bantuan-menulis", judul, "Periksa dan konfirmasi.", ALAMAT_BANTUAN, gabung=gabung)


def pesan_tulisan_ditolak(laporan: LaporanHarian) -> None:
    """Who wrote it learns why it does not go out."""
    if laporan.dibantu_oleh is not None:
        judul = f"{laporan.pegawai.nama} belum menyetujui tulisan Anda untuk {tanggal(laporan.tanggal)}"
        beri_tahu(laporan.dibantu_oleh, "bantuan-menulis", judul, laporan.alasan_tolak, ALAMAT_BANTUAN)


def alamat(laporan: LaporanHarian) -> str:
    """Page of one report."""
    return f"/lapor/{laporan.id_publik}/"


def _data(laporan: LaporanHarian) -> dict[str, str]:
    return {
        "id": str(laporan.id_publik),
        "pegawai": str(laporan.pegawai.id_publik),
        "tanggal": laporan.tanggal.isoformat(),
    }
