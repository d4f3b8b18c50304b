"""Which plans of a worksheet this person may write, and why not the others.

The owner writes drafts and returned plans. Others write only what they prepared: a draft that came from a file and that
its owner has not touched. What is submitted or in force goes its legal way.
"""

from functools import cached_property

from ekinerja.inti.tampil import waktu
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp import permissions
from ekinerja.skp.kueri import jalur_penyiap
from ekinerja.skp.models import Skp

S = Skp.Status
R14 = (
    "minta penilainya membuka kembali SKP ini dengan alasan (R-14), lalu pemiliknya memperbaiki dan mengajukannya lagi"
)


class Hak:
    """Rights of one person over many plans; None is the command line, which prepares everywhere."""

    def __init__(self, saya: Pegawai | None) -> None:
        self.saya = saya

    @cached_property
    def _jalur(self) -> list[str]:
        return ["/"] if self.saya is None else jalur_penyiap(self.saya)

    def halangan(self, skp: Skp) -> str:
        """Why nothing of this plan can be written, with what to do instead; empty where it can."""
        if skp.sumber == Skp.Sumber.RUANG_GTK:
            return "SKP ini resmi dari Ruang GTK. Ubah di sana, lalu impor lagi."
        if skp.status in Skp.BERLAKU:
            return f"SKP ini sudah berlaku, jadi tidak diubah lewat lembar. Bila perlu diubah, {R14}."
        if skp.status == S.DITUTUP:
            return "SKP ini sudah ditutup, jadi tidak diubah lagi."
        if skp.status == S.DIAJUKAN:
            return "SKP ini sedang menunggu putusan penilai. Pemiliknya dapat menariknya kembali dulu."
        if self.saya is not None and skp.pegawai_id == self.saya.pk:
            return "" if permissions.boleh_mengubah(self.saya, skp) else "SKP ini tidak dapat diubah sekarang."
        if disiapkan(skp) and any(skp.unit.jalur.startswith(j) for j in self._jalur):
            return ""
        oleh = skp.diubah_oleh.nama if skp.diubah_oleh else "Sistem"
        return (
            f"Draf ini sudah dikerjakan pemiliknya (terakhir {oleh}, {waktu(skp.diubah_pada)}), jadi hanya "
            f"{skp.pegawai.nama} yang dapat menyimpannya. Kirim berkas ini kepadanya untuk diunggah sendiri."
        )


def disiapkan(skp: Skp) -> bool:
    """Came from a file, and only files have changed it since (`kueri.DISIAPKAN`)."""
    asal = getattr(skp, "asal", None)
    baru = skp.status == S.DRAF and skp.versi == 0
    return baru and asal is not None and asal.disiapkan == skp.versi_isi
