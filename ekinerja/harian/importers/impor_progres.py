"""`impor progres`: the sheet of daily progress of one person (R-29)."""

import re
from pathlib import Path
from typing import Any

from ekinerja.harian.importers.baca import TATA
from ekinerja.harian.importers.periksa import periksa
from ekinerja.harian.importers.terapkan import terapkan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import BerkasTakTerbaca, Pemeriksaan, Pilihan, Tabel, buka, temukan_tabel
from ekinerja.inti.impor.daftar import Kemajuan, diam
from ekinerja.inti.impor.simpanan import dari_json, ke_json
from ekinerja.kepegawaian.models import Pegawai

BARIS_MAKS = 10_000  # of one person: several years of reports
_NIP_DI_AWAL = re.compile(r"\d{18}(?!\d)")


class ImporProgres:
    """On the screen a person brings in the own sheet only; the command says whose it is."""

    jenis = "progres"
    judul = "Progres harian"
    ket = "Lembar progres harian dengan delapan kolom BKN."
    halaman = "harian:lembar"

    def boleh(self, saya: Any) -> bool:
        """Everybody, for himself."""
        return isinstance(saya, Pegawai)

    def baca(self, berkas: Path, pilihan: Pilihan) -> Tabel:
        """Raises BerkasTakTerbaca; AturanDilanggar where the sheet belongs to nobody or to somebody else."""
        pemilik(pilihan)
        tabel = temukan_tabel(buka(berkas.read_bytes()), (TATA,), lembar=pilihan.lain.get("lembar", ""))
        if len(tabel.baris) > BARIS_MAKS:
            raise BerkasTakTerbaca("Lembar ini berisi lebih dari 10.000 baris. Bagi per tahun.", status=413)
        return tabel

    def ke_json(self, tabel: Tabel) -> dict[str, Any]:
        return ke_json(tabel)

    def dari_json(self, isi: dict[str, Any]) -> Tabel:
        return dari_json(isi, (TATA,))

    def periksa(self, tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan:
        """See `periksa.periksa`."""
        nama = pilihan.lain.get("berkas", "")
        return periksa(tabel, pemilik(pilihan), hari=pilihan.pada, berkas=nama, kemajuan=kemajuan)

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None:
        """See `terapkan.terapkan`."""
        terapkan(pemeriksaan.rencana, oleh=oleh, kemajuan=kemajuan)


def pemilik(pilihan: Pilihan) -> Pegawai:
    """Whose sheet this is: the sender's, or the NIP given or in front of the file name.

    Raises BerkasTakTerbaca without a NIP, AturanDilanggar for somebody not in the register or not the sender.
    """
    di_nama = _NIP_DI_AWAL.match(pilihan.lain.get("berkas", ""))
    if pilihan.oleh is not None:
        if di_nama and pilihan.oleh.nip and di_nama[0] != pilihan.oleh.nip:
            raise AturanDilanggar(
                f"Nama berkas ini memuat NIP {di_nama[0]}, bukan NIP Anda. Laporan harian hanya dapat dikirim pemiliknya. "
                "Bila isinya memang milik Anda, ganti nama berkasnya, lalu kirim lagi.",
                status=403,
            )
        return pilihan.oleh
    nip = pilihan.lain.get("nip", "").replace(" ", "") or (di_nama[0] if di_nama else "")
    if not nip:
        raise BerkasTakTerbaca(
            "Lembar progres tidak memuat NIP. Tulis --nip NIP, atau beri nama berkas yang diawali 18 angka NIP pemiliknya."
        )
    pegawai = Pegawai.objects.filter(nip=nip).first()
    if pegawai is None:
        raise AturanDilanggar(f"NIP {nip} belum ada di daftar pegawai. Impor dulu daftar pegawai, lalu ulangi.")
    return pegawai
