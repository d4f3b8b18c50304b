"""What the pegawai does: keep a draft, send, change, repair, delete."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ekinerja.harian.isi import IsiLaporan, beda, isi_laporan, tampil_isi
from ekinerja.harian.kabari import ke_tim
from ekinerja.harian.models import LaporanHarian, VersiLaporan
from ekinerja.harian.permissions import boleh_menghapus, boleh_mengirim, boleh_mengubah
from ekinerja.harian.syarat import periksa
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.kueri_siap import sisip
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.waktu import lokal, sekarang
from ekinerja.kalender.hitung import batas_laporan
from ekinerja.kepegawaian.models import Pegawai

from .bukti import BuktiBaru, pasang
from .milik import pastikan_pemilik

_S = LaporanHarian.Status


@transaction.atomic
def simpan_draf(
    isi: IsiLaporan, *, oleh: Pegawai, bukti: Sequence[BuktiBaru] = (), dibuat_klien: datetime | None = None
) -> LaporanHarian:
    """Keep a draft: seen by its owner only, checked when it is sent."""
    laporan = _buat(isi, oleh, status=_S.DRAF, **_jam_ponsel(dibuat_klien))
    if bukti:
        pasang(laporan, bukti)
    return laporan


@transaction.atomic
def kirim_baru(
    isi: IsiLaporan, *, oleh: Pegawai, bukti: Sequence[BuktiBaru] = (), dibuat_klien: datetime | None = None
) -> LaporanHarian:
    """Write and send in one step. Raises LaporanDitolak (DT-09).

    `dibuat_klien`: when the writing began by the phone's clock. It frees nobody from the limit: it marks the report
    "luring" for the superior, who permits by accepting.
    """
    antre_tulis()
    hasil = periksa(isi, oleh, ada_bukti=bool(bukti))
    saat = sekarang()
    laporan = _buat(
        isi,
        oleh,
        status=_S.DIAJUKAN,
        penilai=hasil.penilai,
        terlambat=hasil.terlambat,
        luring=hasil.terlambat and _mulai_tepat_waktu(isi, dibuat_klien),
        dikirim_pada=saat,
        **_jam_ponsel(dibuat_klien),
    )
    if bukti:
        pasang(laporan, bukti)
    _umumkan_kiriman(laporan, oleh, _S.DRAF)
    return laporan


@transaction.atomic
def kirim(laporan: LaporanHarian, *, oleh: Pegawai) -> LaporanHarian:
    """Send a draft, or a returned report again. Raises LaporanDitolak (DT-09).

    What somebody else wrote is confirmed by this: it counts as handed in on the day it was written.
    """
    if not boleh_mengirim(oleh, laporan):
        pastikan_pemilik(laporan, oleh)
        raise AturanDilanggar("Laporan ini sudah terkirim, jadi tidak perlu dikirim lagi.")
    antre_tulis()
    sebelum = laporan.status
    hari = lokal(laporan.ditulis_pada).date() if laporan.ditulis_pada else None
    hasil = periksa(isi_laporan(laporan), oleh, ada_bukti=laporan.jumlah_bukti > 0, kecuali=laporan.pk, hari=hari)
    nilai = {
        "status": _S.DIAJUKAN,
        "penilai": hasil.penilai,
        # A returned report keeps the mark of its first arrival: the return must not make it late.
        "terlambat": laporan.terlambat if laporan.dikirim_pada else hasil.terlambat,
        "dikirim_pada": sekarang(),
        "dibaca_pada": None,
        "dibaca_oleh": None,
        "diputus_pada": None,
        "diputus_oleh": None,
    }
    if laporan.dibantu_oleh_id and sebelum == _S.DRAF:
        nilai |= {"dikonfirmasi_pada": sekarang(), "ditolak_pada": None, "alasan_tolak": ""}
    _perbarui(laporan, nilai, versi=laporan.versi)
    _umumkan_kiriman(laporan, oleh, sebelum)
    return laporan


@transaction.atomic
def ubah(laporan: LaporanHarian, isi: IsiLaporan, *, oleh: Pegawai, versi: int) -> LaporanHarian:
    """Change a report that is not accepted yet.

    Free until it is read; from then on the former content is kept as a version. `versi` is the one the writer had on
    the screen: raises Bentrok when it has moved on, LaporanDitolak (DT-09) for a sent report.
    """
    if not boleh_mengubah(oleh, laporan):
        pastikan_pemilik(laporan, oleh)
        raise AturanDilanggar(
            "Laporan ini sudah diterima. Perubahan diajukan sebagai usul koreksi kepada pejabat penilai."
        )
    antre_tulis()
    lama, baru = isi_laporan(laporan).json(), isi.json()
    if laporan.versi != versi:
        raise _bentrok(laporan, baru, lama)
    perubahan = beda(lama, baru)
    if not perubahan:
        return laporan
    nilai = {**isi.kolom(), "versi": versi + 1, "diubah_pada": sekarang(), **_syarat_ubah(laporan, isi, oleh)}
    if laporan.status == _S.DIKEMBALIKAN or laporan.dibaca_pada is not None:
        VersiLaporan.objects.create(laporan=laporan, nomor=versi, isi=lama, pada=sekarang())
    _perbarui(laporan, nilai, versi=versi)
    if laporan.status != _S.DRAF:
        catat("laporan.diubah", laporan, oleh=oleh, perubahan=perubahan)
    if laporan.status == _S.DIAJUKAN:
        ke_tim(laporan, "laporan-berubah")
    return laporan


@transaction.atomic
def perbaiki(laporan: LaporanHarian, isi: IsiLaporan, *, oleh: Pegawai, versi: int) -> LaporanHarian:
    """Change a returned report (or a draft) and send it: one step for the person."""
    return kirim(ubah(laporan, isi, oleh=oleh, versi=versi), oleh=oleh)


@transaction.atomic
def hapus(laporan: LaporanHarian, *, oleh: Pegawai) -> None:
    """Delete an own draft, or take back a sent report that nobody has read; the trail keeps what it said."""
    if not boleh_menghapus(oleh, laporan):
        pastikan_pemilik(laporan, oleh)
        raise AturanDilanggar("Laporan yang sudah dibaca tidak dapat dihapus. Anda masih dapat mengubah isinya.")
    isi = isi_laporan(laporan).json()
    if laporan.status != _S.DRAF or laporan.dibantu_oleh_id:
        catat("laporan.dihapus", laporan, oleh=oleh, perubahan={"isi": (tampil_isi(isi), None)})
    if laporan.status != _S.DRAF:
        ke_tim(laporan, "laporan-ditarik")
    terhapus, _ = LaporanHarian.objects.filter(pk=laporan.pk, dibaca_pada=None, versi=laporan.versi).delete()
    if not terhapus:
        raise AturanDilanggar("Laporan ini baru saja dibaca pejabat penilai, jadi tidak dihapus. Muat ulang halaman.")


def _buat(isi: IsiLaporan, oleh: Pegawai, **nilai: Any) -> LaporanHarian:
    saat = sekarang()
    return sisip(LaporanHarian(pegawai=oleh, dibuat_pada=saat, diubah_pada=saat, **isi.kolom(), **nilai))


def _jam_ponsel(dibuat_klien: datetime | None) -> dict[str, Any]:
    geser = dibuat_klien.utcoffset() if dibuat_klien else None
    return {"dibuat_klien": dibuat_klien, "geser_klien": None if geser is None else geser // timedelta(minutes=1)}


def _mulai_tepat_waktu(isi: IsiLaporan, dibuat_klien: datetime | None) -> bool:
    return dibuat_klien is not None and lokal(dibuat_klien).date() <= batas_laporan(isi.tanggal)


def _umumkan_kiriman(laporan: LaporanHarian, oleh: Pegawai, sebelum: str) -> None:
    perubahan = {"status": (sebelum, laporan.status)}
    if laporan.terlambat:
        perubahan["terlambat"] = (None, "ya")
    if laporan.dibantu_oleh_id and sebelum == _S.DRAF:
        perubahan["dibantu_oleh"] = (None, laporan.dibantu_oleh.nama)
    catat("laporan.dikirim", laporan, oleh=oleh, perubahan=perubahan)
    ke_tim(laporan, "laporan-masuk")


def _syarat_ubah(laporan: LaporanHarian, isi: IsiLaporan, oleh: Pegawai) -> dict[str, Any]:
    """DT-09 again for what was sent; another day may have another PPK, and is handed in only now."""
    lain_hari = isi.tanggal != laporan.tanggal
    masuk = {"ditulis_pada": sekarang()} if laporan.ditulis_pada and lain_hari else {}
    if laporan.status != _S.DIAJUKAN:
        return masuk
    hasil = periksa(isi, oleh, ada_bukti=laporan.jumlah_bukti > 0, kecuali=laporan.pk)
    terlambat = hasil.terlambat if lain_hari else laporan.terlambat
    return {"penilai": hasil.penilai, "terlambat": terlambat, **masuk}


def _perbarui(laporan: LaporanHarian, nilai: dict[str, Any], *, versi: int) -> None:
    """The WHERE is the lock: state and version must still be those that were looked at."""
    cocok = LaporanHarian.objects.filter(
        pk=laporan.pk, status=laporan.status, versi=versi, dibaca_pada=laporan.dibaca_pada
    )
    if not cocok.update(**nilai):
        raise AturanDilanggar(
            "Laporan ini baru saja berubah (dibaca, diterima, atau diubah). Muat ulang untuk melihatnya."
        )
    for medan, isi in nilai.items():
        setattr(laporan, medan, isi)


def _bentrok(laporan: LaporanHarian, saya: dict[str, Any], kini: dict[str, Any]) -> Bentrok:
    return Bentrok(
        oleh=laporan.pegawai.nama, pada=laporan.diubah_pada, versi_saya=tampil_isi(saya), versi_kini=tampil_isi(kini)
    )
