"""Andi writes for Dewi, whose phone is broken: one report waits for her."""

from datetime import datetime, time, timedelta

from ekinerja.demo.kota import Kota
from ekinerja.demo.tulis import Penulis
from ekinerja.harian.models import BantuanMenulis, LaporanHarian
from ekinerja.inti.waktu import ZONA, hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import RencanaAksi, Skp

ANDI, RATNA, DEWI = "199107042015031904", "198011232005012905", "199612242024212909"


def tulis_bantuan(kota: Kota, penulis: Penulis) -> None:
    """Nothing where one of the three is not in the city, or Dewi has no SKP in force."""
    orang = {p.nip: p for p in Pegawai.objects.filter(nip__in=[ANDI, RATNA, DEWI])}
    hari = hari_ini() - timedelta(days=1)
    aksi = (
        RencanaAksi.objects.filter(
            skp__pegawai__nip=DEWI, skp__status__in=Skp.BERLAKU, mulai__lte=hari, tenggat__gte=hari
        )
        .order_by("pk")
        .first()
    )
    if len(orang) < 3 or aksi is None:
        return
    saat = datetime.combine(hari, time(16, 5), ZONA)
    masa = (hari, hari + timedelta(days=13))
    penulis.tulis(
        BantuanMenulis, "id_publik pegawai_id penulis_id oleh_id sebab mulai sampai dibuat_pada",
        [(penulis.id_baru(hari), orang[DEWI].pk, orang[ANDI].pk, orang[RATNA].pk, "PERANGKAT", *masa, saat)],
    )  # fmt: skip
    kolom = (
        "id_publik pegawai_id skp_id rencana_aksi_id tanggal jam_mulai jam_selesai kegiatan realisasi satuan status "
        "dibantu_oleh_id ditulis_pada dibuat_pada diubah_pada keterangan terlambat luring jumlah_bukti versi catatan alasan_tolak"
    )
    isi = (time(8), time(11), "Mendata pasien rawat inap yang belum punya KTP", 6, aksi.satuan or "orang", "DRAF")
    penulis.tulis(
        LaporanHarian, kolom,
        [(penulis.id_baru(hari), orang[DEWI].pk, aksi.skp_id, aksi.pk, hari, *isi, orang[ANDI].pk, saat, saat, saat, "", False, False, 0, 1, "", "")],
    )  # fmt: skip
