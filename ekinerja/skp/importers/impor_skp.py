"""`impor skp`: plans of a year with their cascade, local ones and the official ones of Ruang GTK."""

import hashlib
from pathlib import Path
from typing import Any

from ekinerja.inti.impor import Pemeriksaan, Pilihan
from ekinerja.inti.impor.daftar import Kemajuan, diam
from ekinerja.kepegawaian.peran import punya_peran
from ekinerja.skp.importers.acuan import PENGIMPOR
from ekinerja.skp.importers.bacaan import Bacaan, baca_bacaan
from ekinerja.skp.importers.berkas import muat_json
from ekinerja.skp.importers.periksa import periksa
from ekinerja.skp.importers.terapkan import terapkan


class ImporSkp:
    """Plans from a JSON file. Never overwrites a local plan that is in force or that its owner works on."""

    jenis = "skp"
    judul = "SKP"
    ket = "Berkas JSON berisi SKP setahun, termasuk SKP resmi dari Ruang GTK. Impor dulu unit dan pegawai."
    halaman = "kepegawaian:impor"

    def boleh(self, saya: Any) -> bool:
        """Personnel office, admin of a unit, operator of a school; each within the own units."""
        return punya_peran(saya, *PENGIMPOR)

    def baca(self, berkas: Path, pilihan: Pilihan) -> Bacaan:
        """Raises BerkasTakTerbaca."""
        bacaan = baca_bacaan(muat_json(berkas))
        bacaan.sha256 = hashlib.sha256(berkas.read_bytes()).hexdigest()
        return bacaan

    def ke_json(self, tabel: Bacaan) -> dict[str, Any]:
        return tabel.ke_json()

    def dari_json(self, isi: dict[str, Any]) -> Bacaan:
        return Bacaan.dari_json(isi)

    def periksa(self, tabel: Bacaan, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan:
        """See `periksa.periksa`."""
        return periksa(tabel, pilihan, kemajuan)

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None:
        """See `terapkan.terapkan`."""
        terapkan(pemeriksaan.rencana, oleh=oleh, kemajuan=kemajuan)
