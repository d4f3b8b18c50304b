"""What is asked of a move, the same from the form and from a stored proposal."""

from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.tahun_skp import FaktaPegawai, MasaKedudukan, MasaTugas
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian import actions as kepegawaian
from ekinerja.kepegawaian.models import Jabatan, Pegawai, UnitKerja
from ekinerja.kepegawaian.susunan import HARI
from ekinerja.perbaikan.models import Perpindahan
from ekinerja.skp.tahun import tahun_terkait

J = Perpindahan.Jenis
K = Pegawai.Kedudukan
KEDUDUKAN: dict[str, str] = {
    J.AKHIR_PPPK: K.BERHENTI, J.PENSIUN: K.PENSIUN, J.MPP: K.MPP, J.TUGAS_BELAJAR: K.TUGAS_BELAJAR, J.CLTN: K.CLTN,
}  # fmt: skip
PPPK = (Pegawai.Status.PPPK, Pegawai.Status.PPPK_PARUH_WAKTU)


@dataclass(frozen=True, slots=True)
class IsianPindah:
    """`unit` and `jabatan` for a new assignment only; `sampai` for a leave only."""

    jenis: str
    mulai: date
    nomor: str
    tanggal: date
    unit: UnitKerja | None = None
    jabatan: Jabatan | None = None
    kepala: bool = False
    sampai: date | None = None

    @property
    def bertugas(self) -> bool:
        return self.jenis in Perpindahan.BERTUGAS

    def tugas(self) -> kepegawaian.TugasBaru:
        assert self.unit is not None
        assert self.jabatan is not None
        return kepegawaian.TugasBaru(self.unit, self.jabatan, self.mulai, self.kepala, self.nomor, self.tanggal)


def dari_baris(p: Perpindahan) -> IsianPindah:
    """A stored proposal, to be looked at and carried out as if it were typed now."""
    return IsianPindah(p.jenis, p.mulai, p.nomor_sk, p.tanggal_sk, p.unit, p.jabatan, kepala=p.kepala, sampai=p.sampai)


def periksa(pegawai: Pegawai, isian: IsianPindah) -> None:
    """Raises AturanDilanggar (400) with one sentence where the move cannot be recorded so."""
    awal = date(tahun_terkait(hari_ini())[0], 1, 1)
    if isian.mulai < awal:
        raise AturanDilanggar(
            f"SKP sebelum {tulis(awal)} sudah selesai dan tidak diubah lagi. Perpindahan selama itu masuk lewat impor.",
            status=400,
        )
    if isian.mulai > date(hari_ini().year + 1, 12, 31):
        raise AturanDilanggar("Perpindahan dicatat paling jauh untuk akhir tahun depan. Periksa tahunnya.", status=400)
    if isian.bertugas:
        kepegawaian.periksa_pindah(pegawai, isian.tugas())
    elif isian.jenis == J.PNS and pegawai.status != Pegawai.Status.CPNS:
        raise AturanDilanggar(f"{pegawai.nama} tidak berstatus CPNS, jadi tidak ada yang diangkat.", status=400)
    elif isian.jenis == J.AKHIR_PPPK and pegawai.status not in PPPK:
        raise AturanDilanggar(f"{pegawai.nama} bukan PPPK. Pilih jenis perpindahan yang lain.", status=400)
    elif isian.jenis in Perpindahan.KELUAR:
        tugas = kepegawaian.tugas_terbuka(pegawai)
        if tugas is not None and tugas.mulai >= isian.mulai:
            raise AturanDilanggar(
                f"Penugasannya di {tugas.unit.nama} baru mulai {tulis(tugas.mulai)}. Pilih tanggal sesudahnya.",
                status=400,
            )


def fakta_sesudah(fakta: FaktaPegawai, isian: IsianPindah) -> FaktaPegawai:
    """The dated facts as the verbs leave them, without writing any."""
    sehari = isian.mulai - HARI
    tugas, masa = fakta.tugas, fakta.masa
    if isian.bertugas:
        baru = isian.tugas()
        lama = tuple(_berakhir(t, sehari) if t.selesai is None and t.jenis == "DEFINITIF" else t for t in tugas)
        tugas = (*lama, MasaTugas(isian.mulai, None, baru.unit.kode, baru.jabatan.nama, urut=1 << 60))
    elif isian.jenis in KEDUDUKAN:
        lama_masa = tuple(_putus(m, sehari) if m.selesai is None and m.mulai < isian.mulai else m for m in masa)
        masa = (*lama_masa, MasaKedudukan(isian.mulai, isian.sampai, KEDUDUKAN[isian.jenis]))
        if isian.jenis in Perpindahan.KELUAR:
            tugas = tuple(
                _berakhir(t, sehari) if t.mulai < isian.mulai and (t.selesai is None or t.selesai > sehari) else t
                for t in tugas
            )
    return FaktaPegawai(fakta.status, K.AKTIF.value if masa else fakta.kedudukan, fakta.spmt, tugas, masa)


def _berakhir(t: MasaTugas, hari: date) -> MasaTugas:
    return MasaTugas(t.mulai, hari, t.unit, t.jabatan, t.jenis, t.urut)


def _putus(m: MasaKedudukan, hari: date) -> MasaKedudukan:
    return MasaKedudukan(m.mulai, hari, m.kedudukan, m.status)
