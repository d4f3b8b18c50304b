"""`impor skp-lembar`: the worksheet of plans that was exported here, coming back."""

from pathlib import Path
from typing import Any

from ekinerja.inti.impor import BerkasTakTerbaca, Pemeriksaan, Pilihan, Tabel, buka, temukan_tabel
from ekinerja.inti.impor.daftar import Kemajuan, diam
from ekinerja.inti.impor.simpanan import dari_json, ke_json
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.importers.lembar.banding import banding
from ekinerja.skp.importers.lembar.kolom import TATA
from ekinerja.skp.importers.lembar.terapkan import terapkan

BARIS_MAKS = 60_000


class ImporLembar:
    """Each row goes through the rights on its plan (`hak.Hak`); a file of others changes nothing of theirs."""

    jenis = "skp-lembar"
    judul = "Lembar rencana SKP"
    ket = "Lembar kerja Excel yang diunduh dari sini, sesudah diubah."
    halaman = "skp:lembar"

    def boleh(self, saya: Any) -> bool:
        """Everybody: the rows decide."""
        return isinstance(saya, Pegawai)

    def baca(self, berkas: Path, pilihan: Pilihan) -> Tabel:
        """Raises BerkasTakTerbaca."""
        tabel = temukan_tabel(buka(berkas.read_bytes()), (TATA,), lembar=pilihan.lain.get("lembar", ""))
        if len(tabel.baris) > BARIS_MAKS:
            raise BerkasTakTerbaca(
                "Lembar ini berisi lebih dari 60.000 baris. Unduh dan kirim per unit yang lebih kecil.", status=413
            )
        return tabel

    def ke_json(self, tabel: Tabel) -> dict[str, Any]:
        return ke_json(tabel)

    def dari_json(self, isi: dict[str, Any]) -> Tabel:
        return dari_json(isi, (TATA,))

    def periksa(self, tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan:
        """See `banding.banding`."""
        return banding(tabel, pilihan, kemajuan)

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None:
        """See `terapkan.terapkan`."""
        terapkan(pemeriksaan.rencana, oleh=oleh, kemajuan=kemajuan)
