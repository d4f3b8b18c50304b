"""The signature block of an act done in the system."""

from datetime import datetime

from ekinerja.inti.dokumen import bentuk as b
from ekinerja.inti.tampil import jam, tanggal


def tanda_tangan(
    peran: str, orang: b.Orang, tindakan: str, pada: datetime | None, keterangan: str = ""
) -> b.TandaTangan:
    """Signed electronically at `pada` by that act; without `pada` room for a pen is left."""
    if pada is None:
        return b.TandaTangan(peran=peran, nama=orang.nama, nip=orang.nip, keterangan=keterangan)
    return b.TandaTangan(
        peran=peran,
        nama=orang.nama,
        nip=orang.nip,
        tempat_tanggal=f"Palu, {tanggal(pada)}",
        elektronik=b.Persetujuan(tindakan=tindakan, nama=orang.nama, pada=f"{tanggal(pada)}, {jam(pada)} WITA"),
        keterangan=keterangan,
    )
