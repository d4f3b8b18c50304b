"""Tables of the ground floor, one file per subject."""

from .akses import LogAkses
from .batas import Batas
from .berkas import Berkas, nama_berketerangan
from .dokumen import DokumenTerbit
from .jejak import Jejak, JejakIsi
from .pengaturan import Instansi, Setelan
from .peristiwa import Peristiwa
from .sekali import KunciKirim
from .tugas import EfekTugas, JadwalBerkala, Pekerjaan

__all__ = [
    "Batas",
    "Berkas",
    "DokumenTerbit",
    "EfekTugas",
    "Instansi",
    "JadwalBerkala",
    "Jejak",
    "JejakIsi",
    "KunciKirim",
    "LogAkses",
    "Pekerjaan",
    "Peristiwa",
    "Setelan",
    "nama_berketerangan",
]
