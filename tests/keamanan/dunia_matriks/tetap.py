"""Relations, places and days of the world, and what hangs on one person."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from django.test.client import Client, ClientHandler

from ekinerja.akun.models import Perangkat
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.harian.models import BantuanMenulis, BuktiLaporan, KoreksiLaporan, LaporanHarian, UmpanBalik
from ekinerja.inti.models import DokumenTerbit, Pekerjaan
from ekinerja.kalender.models import Gangguan, HariLibur
from ekinerja.kepegawaian.models import (
    CatatanMutu,
    DelegasiPenilai,
    JenisJabatan,
    Pegawai,
    PemberianPeran,
    Penugasan,
    ProsesImpor,
    RiwayatKedudukan,
    UnitKerja,
)
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perbaikan.models import Perpindahan, UsulPerbaikan
from ekinerja.perencanaan.models import Matriks
from ekinerja.presensi.models import UsulPresensi
from ekinerja.skp.models import (
    PaketSkp,
    RencanaAksi,
    Rhk,
    Skp,
    Templat,
)
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk, TimKerja
from ekinerja.umpan.models import Balasan, Bimbingan, Konseling, Permintaan
from tests.keamanan.dunia_matriks import rencana as dunia_rencana

# The morning after the third quarter: it is being evaluated, and reports of the day come in.
PADA = datetime(2026, 10, 2, 1, 30, tzinfo=UTC)
HARI = date(2026, 10, 2)
# The former superior left on the last day of July.
PINDAH = date(2026, 8, 1)

# Whoever is not one of these is refused at the door.
TAMU = ("anonim", "nonaktif")
ORANG = (
    "pemilik", "atasan", "atasan_tak_langsung", "atasan_lama", "atasan_baru", "rekan", "unit_lain", "delegasi_aktif",
    "delegasi_habis", "yang_mendelegasikan", "admin_bkpsdm", "admin_unit", "admin_unit_lain", "auditor", "tim_penilai",
    "pimpinan", "pengawas", "admin_sistem", "ketua_tim",
)  # fmt: skip
RELASI = (*TAMU, "tanpa_pegawai", *ORANG)

# Whose things are asked for in a cell of this relation, and who asks, where it is not the plain case.
SUBJEK = {
    "delegasi_aktif": "titipan", "yang_mendelegasikan": "titipan", "atasan_lama": "warisan", "atasan_baru": "warisan",
}  # fmt: skip
# The others stay in the states that show least, whatever the cell is about.
TETAP = {"rekan": {"skp": "DRAF", "laporan": "DRAF", "evaluasi": "DINILAI"}, "unit_lain": {"evaluasi": "TERBUKA"}}
PENANYA = {"yang_mendelegasikan": "atasan", "atasan_baru": "atasan"}

PERAN = {
    "admin_bkpsdm": ("ADMIN_BKPSDM", "kota"), "admin_unit": ("ADMIN_UNIT", "dinas"), "admin_unit_lain": ("ADMIN_UNIT", "lain"),
    "auditor": ("AUDITOR", "kota"), "tim_penilai": ("TIM_PENILAI", "kota"), "pimpinan": ("PIMPINAN", "kota"),
    "pengawas": ("PENGAWAS", "kota"), "admin_sistem": ("ADMIN_SISTEM", "kota"), "nonaktif": ("ADMIN_BKPSDM", "kota"),
}  # fmt: skip
TEMPAT = {
    "pemilik": "bidang", "titipan": "bidang", "warisan": "bidang", "rekan": "bidang", "atasan": "bidang",
    "atasan_tak_langsung": "dinas", "atasan_lama": "bidang_lain", "unit_lain": "bidang_jauh", "kabid_jauh": "bidang_jauh",
    "delegasi_aktif": "bidang_dua", "delegasi_habis": "bidang_dua", "admin_unit": "dinas", "admin_unit_lain": "lain",
    "pimpinan": "kota", "admin_bkpsdm": "badan", "auditor": "badan", "tim_penilai": "badan", "pengawas": "badan",
    "admin_sistem": "badan", "nonaktif": "badan", "sasaran": "bidang", "ketua_tim": "bidang_jauh",
}  # fmt: skip
KEPALA = {
    "pimpinan": JenisJabatan.NEGARA, "atasan_tak_langsung": JenisJabatan.JPT_PRATAMA, "atasan": JenisJabatan.ADMINISTRATOR,
    "atasan_lama": JenisJabatan.ADMINISTRATOR, "kabid_jauh": JenisJabatan.ADMINISTRATOR,
}  # fmt: skip
# Whose SKP, report and evaluation name whom as PPK and Atasan PPK.
PENILAI = {
    "pemilik": ("atasan", "atasan_tak_langsung"), "titipan": ("delegasi_aktif", "atasan_tak_langsung"),
    "warisan": ("atasan_lama", "atasan_tak_langsung"), "rekan": ("atasan", "atasan_tak_langsung"),
    "unit_lain": ("kabid_jauh", None),
}  # fmt: skip


# One for all browsers of the matrix: each of its own would put the whole chain of middleware together again.
_PENJAWAB = ClientHandler(enforce_csrf_checks=False)


def kenari(siapa: str, apa: str) -> str:
    return f"Kenari-{siapa}-{apa}"


@dataclass
class Subjek:
    """One person and what hangs on him or her."""

    nama: str
    orang: Pegawai
    skp: Skp
    rhk: Rhk
    ucapan: Ucapan
    temu: Pertemuan
    laporan: LaporanHarian
    bukti: BuktiLaporan
    koreksi: KoreksiLaporan
    evaluasi: Evaluasi
    kabar: Pemberitahuan
    pekerjaan: Pekerjaan
    perangkat: Perangkat
    usul: UsulPerbaikan
    pindah: Perpindahan
    presensi: UsulPresensi
    tanya: Permintaan
    beri: Balasan
    bimbingan: Bimbingan
    konseling: Konseling
    kaitan: KaitanRhk = None  # type: ignore[assignment]
    umpan: UmpanBalik = None  # type: ignore[assignment]
    bantuan: BantuanMenulis = None  # type: ignore[assignment]
    tulisan: LaporanHarian = None  # type: ignore[assignment]

    @cached_property
    def aksi(self) -> RencanaAksi:
        """Of the quarter that is evaluated."""
        return self.skp.rencana_aksi.filter(urutan_periode=3).order_by("pk").first()

    @cached_property
    def aksi_kini(self) -> RencanaAksi:
        """Of the quarter that runs."""
        return self.skp.rencana_aksi.filter(urutan_periode=4).order_by("pk").first()


@dataclass
class DuniaMatriks:
    unit: dict[str, UnitKerja] = field(default_factory=dict)
    orang: dict[str, Pegawai] = field(default_factory=dict)
    subjek: dict[str, Subjek] = field(default_factory=dict)
    sesi: dict[str, str] = field(default_factory=dict)
    impor: ProsesImpor = None  # type: ignore[assignment]
    mutu: CatatanMutu = None  # type: ignore[assignment]
    delegasi: DelegasiPenilai = None  # type: ignore[assignment]
    pelaksana: Penugasan = None  # type: ignore[assignment]
    kedudukan: RiwayatKedudukan = None  # type: ignore[assignment]
    peran: PemberianPeran = None  # type: ignore[assignment]
    dokumen: DokumenTerbit = None  # type: ignore[assignment]
    rencana: dunia_rencana.Rencana = None  # type: ignore[assignment]
    tim: TimKerja = None  # type: ignore[assignment]
    anggota: AnggotaTim = None  # type: ignore[assignment]
    matriks: Matriks = None  # type: ignore[assignment]
    gangguan: Gangguan = None  # type: ignore[assignment]
    libur: HariLibur = None  # type: ignore[assignment]
    paket: PaketSkp = None  # type: ignore[assignment]
    lembar: Pekerjaan = None  # type: ignore[assignment]
    templat: Templat = None  # type: ignore[assignment]

    def untuk(self, relasi: str) -> Subjek:
        return self.subjek[SUBJEK.get(relasi, "pemilik")]

    def klien(self, relasi: str) -> Client:
        """A fresh browser with the live session of this person; nobody's session for a guest."""
        c = Client()
        c.handler = _PENJAWAB
        if kunci := self.sesi.get(PENANYA.get(relasi, relasi)):
            c.cookies["sesi"] = kunci
        return c
