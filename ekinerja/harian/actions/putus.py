"""What the Pejabat Penilai Kinerja does: mark as read, accept, return, take an acceptance back."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from ekinerja.harian.isi import isi_tetap
from ekinerja.harian.kabari import ke_pemilik, ke_tim, pesan_dikembalikan
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.permissions import (
    boleh_batal_terima,
    boleh_memutus,
    boleh_menandai_dibaca,
    id_pemutus,
    penilai_laporan,
)
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import Catatan, catat, catat_banyak
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai

_S = LaporanHarian.Status
_BERUBAH = "Laporan ini baru saja berubah, jadi belum kami simpan sebagai diterima. Baca isi terbarunya dulu."


@transaction.atomic
def tandai_dibaca(laporan: LaporanHarian, *, oleh: Pegawai) -> bool:
    """Note that the PPK has read it as it is now; False when that was noted before. A mark, not an act: no trail."""
    if not boleh_menandai_dibaca(oleh, laporan):
        raise AturanDilanggar("Hanya pejabat penilai laporan ini yang dapat menandainya sudah dibaca.", status=403)
    saat = sekarang()
    if laporan.dibaca_pada is not None and laporan.dibaca_pada >= laporan.diubah_pada:
        return False
    belum = LaporanHarian.objects.filter(pk=laporan.pk, versi=laporan.versi)
    if not belum.update(dibaca_pada=saat, dibaca_oleh=oleh):
        return False
    laporan.dibaca_pada, laporan.dibaca_oleh = saat, oleh
    ke_pemilik(laporan, "laporan-dibaca")
    return True


@transaction.atomic
def terima(laporan: LaporanHarian, *, oleh: Pegawai, versi: int) -> None:
    """Accept what was on the screen (`versi`). For a late report this is the permission."""
    _pastikan_memutus(laporan, oleh)
    saat = sekarang()
    if not _putuskan(laporan, versi, _penerimaan(laporan, oleh, saat)):
        raise AturanDilanggar(_BERUBAH)
    catat("laporan.diterima", laporan, oleh=oleh, perubahan=_perubahan(laporan), tetap=isi_tetap(laporan))
    ke_pemilik(laporan, "laporan-diterima")


@transaction.atomic
def terima_banyak(pilihan: Sequence[tuple[LaporanHarian, int]], *, oleh: Pegawai) -> list[LaporanHarian]:
    """Accept several at once; those that have changed in the meantime stay and are left out of the result."""
    saat = sekarang()
    diterima: list[LaporanHarian] = []
    for laporan, versi in pilihan:
        if boleh_memutus(oleh, laporan) and _putuskan(laporan, versi, _penerimaan(laporan, oleh, saat)):
            diterima.append(laporan)
    catat_banyak(
        Catatan("laporan.diterima", lap, oleh, perubahan=_perubahan(lap), tetap=isi_tetap(lap)) for lap in diterima
    )
    for laporan in diterima:
        ke_pemilik(laporan, "laporan-diterima")
    return diterima


@transaction.atomic
def kembalikan(laporan: LaporanHarian, *, oleh: Pegawai, versi: int, catatan: str) -> None:
    """Give it back with a note that says what is missing."""
    _pastikan_memutus(laporan, oleh)
    catatan = catatan.strip()
    if not catatan:
        raise AturanDilanggar("Tulis apa yang perlu dilengkapi, supaya yang bersangkutan tahu langkahnya.", status=400)
    saat = sekarang()
    nilai = {"status": _S.DIKEMBALIKAN, "diputus_pada": saat, "diputus_oleh": oleh, "catatan": catatan}
    if not _putuskan(laporan, versi, {**nilai, **_dibaca(laporan, oleh, saat)}):
        raise AturanDilanggar(_BERUBAH.replace("diterima", "dikembalikan"))
    perubahan = {"status": (_S.DIAJUKAN, _S.DIKEMBALIKAN), "catatan": (None, catatan)}
    catat("laporan.dikembalikan", laporan, oleh=oleh, perubahan=perubahan)
    pesan_dikembalikan(laporan)
    ke_pemilik(laporan, "laporan-dikembalikan")


@transaction.atomic
def batal_terima(laporan: LaporanHarian, *, oleh: Pegawai) -> None:
    """Undo the own acceptance within a short time; the report waits again."""
    if not boleh_batal_terima(oleh, laporan):
        pastikan_penilai(laporan, oleh)
        raise AturanDilanggar(
            "Penerimaan hanya dapat diurungkan dalam 10 menit oleh yang menerimanya. "
            "Sesudah itu, perubahan melalui usul koreksi."
        )
    nilai = {"status": _S.DIAJUKAN, "diputus_pada": None, "diputus_oleh": None}
    cocok = LaporanHarian.objects.filter(pk=laporan.pk, status=_S.DISETUJUI, diputus_oleh=oleh)
    if not cocok.exclude(koreksi__status="DIUSULKAN").update(**nilai):
        raise AturanDilanggar("Laporan ini baru saja berubah, jadi penerimaannya tetap. Muat ulang halaman.")
    _pasang(laporan, nilai)
    perubahan = {"status": (_S.DISETUJUI, _S.DIAJUKAN)}
    catat("laporan.penerimaan_dibatalkan", laporan, oleh=oleh, perubahan=perubahan, tetap={})
    ke_pemilik(laporan, "laporan-berubah")
    ke_tim(laporan, "laporan-berubah")


def _pastikan_memutus(laporan: LaporanHarian, oleh: Pegawai) -> None:
    if boleh_memutus(oleh, laporan):
        return
    pastikan_penilai(laporan, oleh)
    raise AturanDilanggar(f"Laporan ini sudah berstatus {laporan.get_status_display()}. Muat ulang untuk melihatnya.")


def pastikan_penilai(laporan: LaporanHarian, oleh: Pegawai) -> None:
    """403 for anybody but the PPK who decides."""
    if not penilai_laporan(oleh, laporan):
        penilai = Pegawai.objects.filter(pk=id_pemutus(laporan)).first()
        nama = penilai.nama if penilai else "pejabat penilainya"
        raise AturanDilanggar(f"Hanya {nama} yang dapat memutus laporan ini.", status=403)


def _penerimaan(laporan: LaporanHarian, oleh: Pegawai, saat: Any) -> dict[str, Any]:
    nilai = {"status": _S.DISETUJUI, "diputus_pada": saat, "diputus_oleh": oleh}
    return {**nilai, **_dibaca(laporan, oleh, saat)}


def _dibaca(laporan: LaporanHarian, oleh: Pegawai, saat: Any) -> dict[str, Any]:
    """Who decides has read it."""
    return {} if laporan.dibaca_pada else {"dibaca_pada": saat, "dibaca_oleh": oleh}


def _perubahan(laporan: LaporanHarian) -> dict[str, tuple[Any, Any]]:
    perubahan: dict[str, tuple[Any, Any]] = {"status": (_S.DIAJUKAN, _S.DISETUJUI)}
    if laporan.terlambat:
        perubahan["izin_terlambat"] = (None, "diberikan")
    return perubahan


def _putuskan(laporan: LaporanHarian, versi: int, nilai: dict[str, Any]) -> bool:
    """The WHERE is the lock: still waiting, and the content is the one that was read."""
    berubah = LaporanHarian.objects.filter(pk=laporan.pk, status=_S.DIAJUKAN, versi=versi).update(**nilai)
    if berubah:
        _pasang(laporan, nilai)
    return bool(berubah)


def _pasang(laporan: LaporanHarian, nilai: dict[str, Any]) -> None:
    for medan, isi in nilai.items():
        setattr(laporan, medan, isi)
