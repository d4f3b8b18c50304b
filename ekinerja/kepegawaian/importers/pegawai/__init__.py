"""`impor pegawai`: staff lists of a local register or the SIASN profile."""

from pathlib import Path
from typing import Any

from ekinerja.inti.impor import Pemeriksaan, Pilihan, Tabel, buka, temukan_tabel
from ekinerja.inti.impor.daftar import Kemajuan, diam
from ekinerja.inti.impor.simpanan import dari_json, ke_json
from ekinerja.kepegawaian.importers.pegawai.periksa import periksa
from ekinerja.kepegawaian.importers.pegawai.tata import TATA
from ekinerja.kepegawaian.importers.pegawai.terapkan import terapkan
from ekinerja.kepegawaian.permissions import admin_kepegawaian


class ImporPegawai:
    """People, their positions, units and superiors. Never creates a unit."""

    jenis = "pegawai"
    judul = "Pegawai"
    ket = "Daftar pegawai dari SIMPEG atau profil ASN dari SIASN. Impor dulu daftar unit."
    halaman = "kepegawaian:impor"

    def boleh(self, saya: Any) -> bool:
        return admin_kepegawaian(saya)

    def baca(self, berkas: Path, pilihan: Pilihan) -> Tabel:
        """The table of people in this file. Raises BerkasTakTerbaca."""
        return temukan_tabel(buka(berkas.read_bytes()), TATA, lembar=pilihan.lain.get("lembar", ""))

    def ke_json(self, tabel: Tabel) -> dict[str, Any]:
        """What is kept while the file waits: known columns only."""
        return ke_json(tabel)

    def dari_json(self, isi: dict[str, Any]) -> Tabel:
        return dari_json(isi, TATA)

    def periksa(self, tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan:
        """See `periksa.periksa`."""
        return periksa(tabel, pilihan, kemajuan)

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None:
        """See `terapkan.terapkan`."""
        terapkan(pemeriksaan, oleh=oleh, kemajuan=kemajuan)
