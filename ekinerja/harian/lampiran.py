"""Files sent ahead of their report: `PUT /lampiran/<sha256>`, then the report names the digest."""

import re
from collections.abc import Iterable

from ekinerja.harian.models import BuktiLaporan, LaporanHarian
from ekinerja.inti.berkas import berkas_pemilik, simpan_masuk, tulis_masuk
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import Berkas
from ekinerja.kepegawaian.models import Pegawai

_SIDIK = re.compile(r"[0-9a-f]{64}")


def berkas_terunggah(pegawai: Pegawai, sidik: str) -> Berkas | None:
    """The file this person sent with that digest, or None. Another person's file is never found.

    Raises AturanDilanggar (400) when the file was found unusable meanwhile.
    """
    return berkas_pemilik(pegawai.id_publik, sidik) if _SIDIK.fullmatch(sidik) else None


def terima_lampiran(pegawai: Pegawai, sidik: str, potongan: Iterable[bytes], nama: str) -> tuple[Berkas, bool]:
    """Store what comes in pieces; (file, True) when it is new, False when this person had sent it before.

    Raises AturanDilanggar: 400 when the digest does not fit or the file is not evidence, 413 when it is too big.
    """
    masuk = tulis_masuk(potongan)
    try:
        if masuk.sidik != sidik:
            raise AturanDilanggar("Berkas rusak di jalan. Kirim sekali lagi.", status=400)
        ada = berkas_terunggah(pegawai, sidik)
        if ada is not None:
            return ada, False
        return simpan_masuk(masuk, nama, pemilik=pegawai, senama=False), True
    finally:
        masuk.buang()


def tempat_bukti(berkas: Berkas) -> str:
    """Page of the report a file hangs on; empty when it hangs on none."""
    bukti = BuktiLaporan.objects.filter(berkas=berkas).order_by("-pk").values_list("laporan__id_publik", flat=True)
    return f"/lapor/{bukti[0]}/#bukti" if bukti else ""


def lepas_hitungan(berkas: Berkas) -> None:
    """A file that cannot be used no longer counts as evidence; its line stays on the report and says why."""
    pk = list(BuktiLaporan.objects.filter(berkas=berkas).order_by("laporan").values_list("laporan", flat=True))
    for laporan in LaporanHarian.objects.filter(pk__in=pk, jumlah_bukti__gt=0).order_by("pk"):
        LaporanHarian.objects.filter(pk=laporan.pk).update(jumlah_bukti=laporan.jumlah_bukti - 1)
