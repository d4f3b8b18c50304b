"""The signature block of an act done in the system."""

from datetime import datetime

from ekinerja.inti.dokumen import bentuk as b
from ekinerja.inti.pengaturan import setelan
from ekinerja.inti.tampil import jam, tanggal

# many offices still want a signature by hand beside the digital act. Value of the setting `tanda_tangan_dokumen`
# and of `?tanda=`; without a setting the papers carry the digital act only.
PENA = "pena"
ELEKTRONIK = "elektronik"


def dengan_pena(diminta: str | None) -> bool:
    """Shall room for a pen be left? What was asked for, else the setting of the instansi."""
    if diminta in (PENA, ELEKTRONIK):
        return diminta == PENA
    return bool(setelan("tanda_tangan_dokumen", ELEKTRONIK) == PENA)


def tanda_tangan(
    peran: str,
    orang: b.Orang,
    tindakan: str,
    pada: datetime | None,
    keterangan: str = "",
    *,
    kode: str = "",
    pelaku: str = "",
) -> b.TandaTangan:
    """Signed electronically at `pada` by that act; without `pada` room for a pen is left.

    `kode` names the line of the trail that holds the act (`kode_jejak`). `pelaku` is who acted, where it was not the
    person who signs by office.
    """
    if pada is None:
        return b.TandaTangan(peran=peran, nama=orang.nama, nip=orang.nip, keterangan=keterangan)
    return b.TandaTangan(
        peran=peran,
        nama=orang.nama,
        nip=orang.nip,
        tempat_tanggal=f"Palu, {tanggal(pada)}",
        elektronik=b.Persetujuan(
            tindakan=tindakan, nama=pelaku or orang.nama, pada=f"{tanggal(pada)}, {jam(pada)} WITA", kode=kode
        ),
        keterangan=keterangan,
    )
