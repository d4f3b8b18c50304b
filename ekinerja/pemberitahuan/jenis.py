"""The kinds of message: what each is about, why it comes, and what of it may leave the application.

The one table of all apps. A kind that is missing here is shown as `LAIN`; a test finds every kind the code uses.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import models


class Saluran(models.TextChoices):
    """Ways to a person."""

    APLIKASI = "APLIKASI", "Aplikasi"
    SUREL = "SUREL", "Surel"
    PUSH = "PUSH", "HP"


class Kelompok(models.TextChoices):
    """What people switch on and off together."""

    TENGGAT = "TENGGAT", "Tenggat"
    LAPORAN = "LAPORAN", "Laporan harian"
    UMPAN_BALIK = "UMPAN_BALIK", "Umpan balik"
    DIALOG = "DIALOG", "Dialog kinerja"
    SKP = "SKP", "SKP dan perjanjian kinerja"
    PENILAIAN = "PENILAIAN", "Penilaian kinerja"
    TIM = "TIM", "Tim kerja"
    DATA = "DATA", "Data saya dan presensi"
    LAIN = "LAIN", "Lain-lain"


class TentangKelompok(NamedTuple):
    """`tetap`: a deadline or an act with legal effect, so it always rings inside the application."""

    ket: str
    tetap: bool = False
    surel: bool = True
    push: bool = True


TENTANG: dict[str, TentangKelompok] = {
    Kelompok.TENGGAT: TentangKelompok("Batas waktu yang mendekat atau terlewat. Boleh diingatkan lebih dari sekali.", True),
    Kelompok.LAPORAN: TentangKelompok("Laporan dikembalikan, usul koreksi, laporan yang dimasukkan orang lain."),
    Kelompok.UMPAN_BALIK: TentangKelompok("Umpan balik baru untuk Anda. Isinya hanya terbaca di aplikasi."),
    Kelompok.DIALOG: TentangKelompok("Klarifikasi, usulan, dan pertemuan tentang SKP."),
    Kelompok.SKP: TentangKelompok("SKP diajukan, disetujui, dikembalikan, atau ditetapkan; matriks peran hasil.", True),
    Kelompok.PENILAIAN: TentangKelompok("Hasil evaluasi dan langkahnya. Sebagian memulai tenggat Anda.", True),
    Kelompok.TIM: TentangKelompok("Keanggotaan dan tugas tim kerja.", surel=False),
    Kelompok.DATA: TentangKelompok("Perpindahan, jawaban atas usul perbaikan data dan presensi."),
    Kelompok.LAIN: TentangKelompok("Kabar lain tentang akun Anda dan aplikasi ini.", surel=False, push=False),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind. `luar` is all that a mail or a phone shows of one message, `banyak` of {n}: never a name, never content.

    `sebab`: one sentence that says why the person gets it. `judul_luar`: the title itself holds no person and may leave
    the application. `segera`: asked for by the person just now, so neither quiet hours nor digest hold it.
    """

    kode: str
    kelompok: Kelompok
    luar: str
    banyak: str
    sebab: str
    judul_luar: bool = False
    segera: bool = False

    @property
    def berulang(self) -> bool:
        """May the same thing be told again while it waits? Deadlines only."""
        return self.kelompok is Kelompok.TENGGAT


_K = Kelompok
_PENERIMA_SKP = "Anda pemilik SKP itu, penilainya, atau orang yang meminta berkasnya."
JENIS = (
    Jenis("tenggat", _K.TENGGAT, "Ada tenggat untuk Anda", "{n} tenggat untuk Anda",
          "Ada batas waktu yang mendekat atau terlewat, dan langkah berikutnya ada pada Anda atau orang yang Anda pimpin.",
          judul_luar=True),
    Jenis("ingat-lapor", _K.TENGGAT, "Sudah sempat melapor?", "{n} pengingat laporan harian",
          "Penilai Anda mengingatkan karena laporan hari itu belum ada. Paling banyak sekali sehari.", judul_luar=True),
    Jenis("usul-lewat", _K.TENGGAT, "Usul perbaikan data lewat waktu", "{n} usul perbaikan data lewat waktu",
          "Usul perbaikan data belum dijawab dalam batasnya; pengusul dan BKPSDM diberi tahu sekali."),
    Jenis("laporan-dikembalikan", _K.LAPORAN, "Laporan Anda perlu dilengkapi", "{n} laporan Anda perlu dilengkapi",
          "Penilai Anda mengembalikan laporan ini dan menunggu Anda melengkapinya."),
    Jenis("koreksi-diusulkan", _K.LAPORAN, "Ada usul koreksi laporan", "{n} usul koreksi laporan menunggu Anda",
          "Anda penilai laporan ini, dan koreksi atas laporan yang sudah diterima menunggu keputusan Anda."),
    Jenis("koreksi-diputus", _K.LAPORAN, "Usul koreksi Anda sudah diputus", "{n} usul koreksi Anda sudah diputus",
          "Anda mengusulkan koreksi laporan, dan penilai Anda sudah memutusnya."),
    Jenis("laporan-impor", _K.LAPORAN, "Laporan harian Anda dimasukkan dari berkas", "{n} berkas laporan harian dimasukkan",
          "Pengelola memasukkan laporan atas nama Anda; Anda perlu tahu dan dapat memeriksanya."),
    Jenis("bukti-ditolak", _K.LAPORAN, "Satu berkas Anda perlu diunggah ulang", "{n} berkas Anda perlu diunggah ulang",
          "Anda mengunggah berkas itu, dan pemeriksaan menemukan bahwa berkasnya tidak dapat dipakai."),
    Jenis("bantuan-menulis", _K.LAPORAN, "Ada kabar bantuan menulis laporan", "{n} kabar bantuan menulis laporan",
          "Seseorang membantu menulis laporan: Anda yang dibantu, yang menulis, atau yang menunjuknya."),
    Jenis("umpan-balik", _K.UMPAN_BALIK, "Ada umpan balik baru", "{n} umpan balik baru",
          "Seseorang yang berhak memberi umpan balik menulis untuk Anda. Hanya Anda berdua yang membacanya."),
    Jenis("umpan-balik-dikerjakan", _K.UMPAN_BALIK, "Langkah dari umpan balik Anda sudah dikerjakan",
          "{n} langkah dari umpan balik Anda sudah dikerjakan",
          "Anda menulis umpan balik itu, dan penerimanya menandai langkahnya sudah dikerjakan."),
    Jenis("umpan", _K.UMPAN_BALIK, "Ada kabar umpan balik", "{n} kabar umpan balik",
          "Anda meminta, diminta, atau menjadi pihak dalam umpan balik, bimbingan, atau pendampingan ini."),
    Jenis("dialog", _K.DIALOG, "Ada kabar dialog kinerja", "{n} kabar dialog kinerja",
          "Anda satu pihak dalam dialog tentang SKP ini: pemiliknya atau penilainya."),
    Jenis("skp", _K.SKP, "Ada kabar tentang SKP", "{n} kabar tentang SKP", _PENERIMA_SKP),
    Jenis("perencanaan", _K.SKP, "Ada kabar matriks peran hasil", "{n} kabar matriks peran hasil",
          "Anda tercantum dalam matriks peran hasil ini atau memimpin unitnya."),
    Jenis("penilaian", _K.PENILAIAN, "Ada kabar tentang evaluasi kinerja", "{n} kabar tentang evaluasi kinerja",
          "Anda dinilai atau menilai dalam evaluasi ini."),
    Jenis("tim-kerja", _K.TIM, "Ada kabar tim kerja", "{n} kabar tim kerja", "Anda anggota atau ketua tim kerja ini."),
    Jenis("perbaikan", _K.DATA, "Ada kabar usul perbaikan data", "{n} kabar usul perbaikan data",
          "Anda mengusulkan perbaikan data ini, atau bertugas menjawabnya."),
    Jenis("perpindahan", _K.DATA, "Ada kabar perpindahan pegawai", "{n} kabar perpindahan pegawai",
          "Anda yang pindah, menilainya sebelum atau sesudah pindah, atau mengusulkan perpindahan itu."),
    Jenis("presensi", _K.DATA, "Ada kabar presensi", "{n} kabar presensi",
          "Anda mengusulkan keterangan presensi ini, atau bertugas menjawabnya."),
    Jenis("contoh", _K.LAIN, "Contoh pemberitahuan", "{n} contoh pemberitahuan",
          "Anda menekan “Kirim contoh” pada pengaturan pemberitahuan.", segera=True),
)  # fmt: skip
_TAK_DIKENAL = Jenis("", _K.LAIN, "Ada kabar baru", "{n} kabar baru", "Kabar ini menyangkut Anda.")
_PER_KODE = {j.kode: j for j in JENIS}


def jenis(kode: str) -> Jenis:
    """The kind of that code; one without a name for a code of another version."""
    return _PER_KODE.get(kode, _TAK_DIKENAL)


def kode_kelompok(kelompok: str) -> list[str]:
    """Codes of the kinds of one group."""
    return [j.kode for j in JENIS if j.kelompok == kelompok]
