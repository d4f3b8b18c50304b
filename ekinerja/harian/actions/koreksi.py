"""Corrections after acceptance: proposed by the owner, decided by the PPK, or taken back."""

from django.db import IntegrityError, transaction

from ekinerja.harian.isi import IsiLaporan, beda, isi_laporan, isi_tetap
from ekinerja.harian.kabari import ke_pemilik, ke_tim, pesan_koreksi_diputus, pesan_koreksi_diusulkan
from ekinerja.harian.models import KoreksiLaporan, LaporanHarian, VersiLaporan
from ekinerja.harian.permissions import boleh_memutus_koreksi, boleh_mencabut_koreksi, boleh_mengusulkan_koreksi
from ekinerja.harian.syarat import periksa
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai

from .milik import pastikan_pemilik
from .putus import pastikan_penilai
from .serah import serahkan_satu

_S = KoreksiLaporan.Status
_SUDAH = "Usul koreksi ini sudah diputus atau dicabut. Muat ulang halaman untuk melihatnya."


@transaction.atomic
def usul_koreksi(laporan: LaporanHarian, isi: IsiLaporan, *, oleh: Pegawai, alasan: str) -> KoreksiLaporan:
    """Propose another content for an accepted report. Raises LaporanDitolak (DT-09)."""
    if not boleh_mengusulkan_koreksi(oleh, laporan):
        pastikan_pemilik(laporan, oleh)
        raise AturanDilanggar(
            "Usul koreksi hanya untuk laporan Anda yang sudah diterima. Yang lain dapat langsung diubah."
        )
    alasan = alasan.strip()
    if not alasan:
        raise AturanDilanggar("Tulis alasan koreksi, supaya pejabat penilai dapat mempertimbangkannya.", status=400)
    antre_tulis()
    periksa(isi, oleh, ada_bukti=laporan.jumlah_bukti > 0, kecuali=laporan.pk)
    perubahan = beda(isi_laporan(laporan).json(), isi.json())
    if not perubahan:
        raise AturanDilanggar(
            "Isinya sama dengan laporan yang sudah diterima, jadi tidak ada yang dikoreksi.", status=400
        )
    koreksi = _buat(laporan, isi, alasan)
    serahkan_satu(laporan)
    catat("laporan.koreksi_diusulkan", laporan, oleh=oleh, perubahan={**perubahan, "alasan": (None, alasan)})
    pesan_koreksi_diusulkan(koreksi)
    ke_tim(laporan, "laporan-berubah")
    return koreksi


@transaction.atomic
def putus_koreksi(
    koreksi: KoreksiLaporan, *, oleh: Pegawai, diterima: bool, isi: IsiLaporan | None = None, catatan: str = ""
) -> None:
    """Accept (`isi` is the proposed content, read again by the caller) or refuse with a note."""
    if not boleh_memutus_koreksi(oleh, koreksi):
        pastikan_penilai(koreksi.laporan, oleh)
        raise AturanDilanggar(_SUDAH)
    catatan = catatan.strip()
    if not diterima and not catatan:
        raise AturanDilanggar("Tulis alasan mengapa koreksi belum dapat diterima.", status=400)
    _tutup(koreksi, _S.DITERIMA if diterima else _S.DITOLAK, oleh, catatan)
    if diterima and isi is not None:
        _terapkan(koreksi.laporan, isi, oleh)
    elif not diterima:
        catat("laporan.koreksi_ditolak", koreksi.laporan, oleh=oleh, perubahan={"catatan": (None, catatan)})
    pesan_koreksi_diputus(koreksi)
    ke_pemilik(koreksi.laporan, "laporan-berubah")


@transaction.atomic
def cabut_koreksi(koreksi: KoreksiLaporan, *, oleh: Pegawai) -> None:
    """The owner takes the proposal back."""
    if not boleh_mencabut_koreksi(oleh, koreksi):
        pastikan_pemilik(koreksi.laporan, oleh)
        raise AturanDilanggar(_SUDAH)
    _tutup(koreksi, _S.DICABUT, oleh, "")
    catat("laporan.koreksi_dicabut", koreksi.laporan, oleh=oleh)
    ke_tim(koreksi.laporan, "laporan-berubah")


def _buat(laporan: LaporanHarian, isi: IsiLaporan, alasan: str) -> KoreksiLaporan:
    try:
        with transaction.atomic():
            return KoreksiLaporan.objects.create(
                laporan=laporan, isi=isi.json(), alasan=alasan, diusulkan_pada=sekarang()
            )
    except IntegrityError:
        raise AturanDilanggar(
            "Masih ada usul koreksi yang menunggu. Cabut dulu bila ingin mengusulkan yang lain."
        ) from None


def _tutup(koreksi: KoreksiLaporan, status: str, oleh: Pegawai, catatan: str) -> None:
    nilai = {"status": status, "diputus_pada": sekarang(), "diputus_oleh": oleh, "catatan": catatan}
    if not KoreksiLaporan.objects.filter(pk=koreksi.pk, status=_S.DIUSULKAN).update(**nilai):
        raise AturanDilanggar(_SUDAH)
    for medan, isi in nilai.items():
        setattr(koreksi, medan, isi)


def _terapkan(laporan: LaporanHarian, isi: IsiLaporan, oleh: Pegawai) -> None:
    """Keep the accepted content as a version, then let the correction count."""
    antre_tulis()
    periksa(isi, laporan.pegawai, ada_bukti=laporan.jumlah_bukti > 0, kecuali=laporan.pk)
    lama = isi_laporan(laporan).json()
    VersiLaporan.objects.create(laporan=laporan, nomor=laporan.versi, isi=lama, pada=sekarang())
    nilai = {**isi.kolom(), "versi": laporan.versi + 1, "diubah_pada": sekarang()}
    if not LaporanHarian.objects.filter(pk=laporan.pk, versi=laporan.versi, status="DISETUJUI").update(**nilai):
        raise AturanDilanggar(_SUDAH)
    for medan, nilainya in nilai.items():
        setattr(laporan, medan, nilainya)
    catat("laporan.dikoreksi", laporan, oleh=oleh, perubahan=beda(lama, isi.json()), tetap=isi_tetap(laporan))
