"""What the register says about a fact today, and where it has its home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ekinerja.inti.tampil import nama_lengkap
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.kepegawaian.penilai import penilai_pada, penugasan_pada
from ekinerja.perbaikan.models import Fakta

# The appraisal relation is decided here; everything else belongs to the national register and comes back by import.
SETEMPAT = frozenset({Fakta.ATASAN})
BERPILIHAN: Mapping[str, list[tuple[str, str]]] = {
    Fakta.STATUS: Pegawai.Status.pilihan(),
    Fakta.KEDUDUKAN: Pegawai.Kedudukan.pilihan(),
}
BERTANGGAL = frozenset({Fakta.ATASAN, Fakta.UNIT, Fakta.JABATAN, Fakta.STATUS, Fakta.KEDUDUKAN, Fakta.GOLONGAN})
TANYA: Mapping[str, str] = {
    Fakta.ATASAN: "Siapa atasan yang benar?",
    Fakta.UNIT: "Unit kerja yang benar?",
    Fakta.JABATAN: "Nama jabatan yang benar?",
    Fakta.NAMA: "Nama dan gelar yang benar?",
    Fakta.NIP: "NIP yang benar?",
    Fakta.STATUS: "Status yang benar?",
    Fakta.KEDUDUKAN: "Kedudukan yang benar?",
    Fakta.GOLONGAN: "Golongan ruang yang benar?",
}


@dataclass(frozen=True, slots=True)
class Kenyataan:
    """What the register says about a person on a day. Two queries."""

    pegawai: Pegawai
    tugas: Penugasan | None
    hubungan: HubunganPenilai | None

    def __getitem__(self, fakta: str) -> str:
        """The value as a page shows it; empty where there is none."""
        p = self.pegawai
        match fakta:
            case Fakta.ATASAN:
                return self.hubungan.penilai.nama if self.hubungan else ""
            case Fakta.UNIT:
                return self.tugas.unit.nama if self.tugas else ""
            case Fakta.JABATAN:
                return self.tugas.jabatan.nama if self.tugas else ""
            case Fakta.NAMA:
                return nama_lengkap(p)
            case Fakta.NIP:
                return p.nip or ""
            case Fakta.STATUS:
                return str(p.get_status_display())
            case Fakta.KEDUDUKAN:
                return str(p.get_kedudukan_display())
            case Fakta.GOLONGAN:
                return p.golongan
        raise KeyError(fakta)


def kenyataan(pegawai: Pegawai, hari: date) -> Kenyataan:
    return Kenyataan(pegawai, penugasan_pada(pegawai, hari), penilai_pada(pegawai, hari))


def sama(a: str, b: str) -> bool:
    """The same but for case and blanks."""
    return "".join(a.split()).casefold() == "".join(b.split()).casefold()
