"""The one sentence at the top of the home page."""

from ekinerja.dasbor.ringkasan import Keadaan
from ekinerja.inti.tampil import angka
from ekinerja.skp.models import Skp

SKP = {
    "": "SKP tahun ini belum disusun.",
    Skp.Status.DRAF: "SKP Anda masih draf.",
    Skp.Status.DIAJUKAN: "SKP Anda menunggu persetujuan.",
    Skp.Status.DIKEMBALIKAN: "SKP Anda dikembalikan dengan catatan.",
}


def kalimat_hari(keadaan: Keadaan, *, hari_kerja: bool, sudah: bool, ada_rencana: bool, bebas: str = "") -> str:
    """What matters now: the own report (or why there is none), then what waits for others.

    `bebas`: the neutral word of a day that owes no report (cuti, dinas luar …).
    """
    bagian = [_lapor(keadaan, hari_kerja, sudah, ada_rencana, bebas), _menunggu(keadaan)]
    return " ".join(b for b in bagian if b)


def _lapor(keadaan: Keadaan, hari_kerja: bool, sudah: bool, ada_rencana: bool, bebas: str) -> str:
    if keadaan.skp_status not in Skp.BERLAKU and not ada_rencana:
        return SKP.get(keadaan.skp_status, "")
    if sudah:
        return "Laporan hari ini sudah terkirim."
    if hari_kerja and bebas:
        return f"Hari ini tercatat {bebas}; laporan tidak ditunggu."
    return "Laporan hari ini belum diisi." if hari_kerja else "Hari ini bukan hari kerja."


def _menunggu(keadaan: Keadaan) -> str:
    hitung = [(keadaan.laporan, "laporan"), (keadaan.skp, "SKP"), (keadaan.nilai, "evaluasi")]
    ada = [f"{angka(n)} {nama}" for n, nama in hitung if n]
    if not ada:
        return ""
    rangkai = ada[0] if len(ada) == 1 else f"{', '.join(ada[:-1])} dan {ada[-1]}"
    return f"{rangkai} menunggu Anda."
