"""`impor presensi`: the export of the attendance application, one row per person and day."""

from pathlib import Path
from typing import Any

from ekinerja.inti.impor import Pemeriksaan, Pilihan, Tabel, TataKolom, buka
from ekinerja.inti.impor import temukan_tabel as temukan
from ekinerja.inti.impor.daftar import Kemajuan, diam
from ekinerja.inti.impor.simpanan import dari_json, ke_json
from ekinerja.presensi.importers.periksa import Pemeriksa
from ekinerja.presensi.importers.sel import teks_jam
from ekinerja.presensi.importers.terapkan import terapkan
from ekinerja.presensi.permissions import punya_meja

TATA = TataKolom(
    "PRESENSI",
    {
        "nip": ("nip", "nip pegawai", "nomor induk pegawai"),
        "tanggal": ("tanggal", "tgl", "hari tanggal"),
        "masuk": ("jam masuk", "masuk", "datang", "jam datang"),
        "pulang": ("jam pulang", "pulang", "jam keluar"),
        "kode": ("keterangan", "kode", "ket", "status"),
    },
    frozenset({"nip", "tanggal", "masuk", "pulang"}),
)


class ImporPresensi:
    """Only NIP, day, both times and the code are kept. Days that are missing from a file stay as they are."""

    jenis = "presensi"
    judul = "Presensi"
    ket = "Ekspor aplikasi presensi: NIP, tanggal, jam masuk, jam pulang, keterangan. Koreksi yang diterima tidak tertimpa."
    halaman = "kepegawaian:impor"

    def boleh(self, saya: Any) -> bool:
        """Personnel office, and the admin of a unit for the people of the own units."""
        return punya_meja(saya)

    def baca(self, berkas: Path, pilihan: Pilihan) -> Tabel:
        """The table in this file. Raises BerkasTakTerbaca."""
        tabel = temukan(buka(berkas.read_bytes()), (TATA,), lembar=pilihan.lain.get("lembar", ""))
        for baris in tabel.baris:
            for kolom in ("masuk", "pulang"):
                baris.sel[kolom] = teks_jam(baris[kolom])
        return tabel

    def ke_json(self, tabel: Tabel) -> dict[str, Any]:
        return ke_json(tabel)

    def dari_json(self, isi: dict[str, Any]) -> Tabel:
        return dari_json(isi, (TATA,))

    def periksa(self, tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan:
        """Compare with what is kept; writes nothing."""
        return Pemeriksa(tabel, pilihan).periksa(kemajuan)

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None:
        """Write new and changed days, all or nothing."""
        terapkan(pemeriksaan.rencana, oleh=oleh, kemajuan=kemajuan)
