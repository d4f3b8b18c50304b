"""What daily reports keep from being undone elsewhere."""

from collections.abc import Iterator

from ekinerja.harian.kueri import TERKIRIM
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.tampil import tanggal
from ekinerja.skp.models import Skp


def setelah_tutup(skp: Skp) -> Iterator[str]:
    """Reports on another SKP after this one was closed. One query."""
    lain = LaporanHarian.objects.filter(TERKIRIM, pegawai=skp.pegawai_id, tanggal__gt=skp.sampai)
    if n := lain.exclude(rencana_aksi__skp=skp).count():
        yield f"{n} laporan harian sesudah {tanggal(skp.sampai)} sudah dikirim untuk SKP lain."
