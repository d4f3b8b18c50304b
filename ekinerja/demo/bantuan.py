"""Andi writes for a colleague of his bidang who has no phone: one report waits for her or him."""

from datetime import UTC, datetime, time, timedelta
from itertools import count

from ekinerja.demo.kota import Kota
from ekinerja.demo.tulis import Penulis
from ekinerja.harian.models import BantuanMenulis, LaporanHarian
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.hitung import hari_kerja
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.skp.models import RencanaAksi, Skp

ANDI, RATNA = "199107042015031904", "198011232005012905"


def tulis_bantuan(kota: Kota, penulis: Penulis) -> None:
    """Nothing where no colleague with an SKP in force is appraised by Ratna."""
    orang = {p.nip: p for p in Pegawai.objects.filter(nip__in=[ANDI, RATNA])}
    hari = next(h for n in count(1) if hari_kerja(h := hari_ini() - timedelta(days=n)))
    if len(orang) < 2 or (aksi := _rencana(orang[ANDI], orang[RATNA], hari)) is None:
        return
    saat = datetime.combine(hari, time(9, 20), UTC)
    andi, dibantu = orang[ANDI].pk, aksi.skp.pegawai_id
    masa = (hari, hari + timedelta(days=13))
    penulis.tulis(
        BantuanMenulis, "id_publik pegawai_id penulis_id oleh_id sebab mulai sampai dibuat_pada",
        [(penulis.id_baru(hari), dibantu, andi, orang[RATNA].pk, "PERANGKAT", *masa, saat)],
    )  # fmt: skip
    kolom = (
        "id_publik pegawai_id skp_id rencana_aksi_id tanggal jam_mulai jam_selesai kegiatan realisasi satuan status "
        "dibantu_oleh_id ditulis_pada dibuat_pada diubah_pada keterangan terlambat luring jumlah_bukti versi catatan alasan_tolak"
    )
    isi = (hari, time(16, 30), time(17, 15), aksi.teks, 6, aksi.satuan or "berkas", "DRAF", andi, saat, saat, saat)
    lain = ("", False, False, 0, 1, "", "")
    penulis.tulis(LaporanHarian, kolom, [(penulis.id_baru(hari), dibantu, aksi.skp_id, aksi.pk, *isi, *lain)])


def _rencana(andi: Pegawai, ratna: Pegawai, hari: object) -> RencanaAksi | None:
    """One that runs, of the first colleague of Andi's unit."""
    unit = Penugasan.objects.filter(pegawai=andi, sampai=None, jenis="DEFINITIF").values("unit_id")
    rekan = Penugasan.objects.filter(unit__in=unit, sampai=None, jenis="DEFINITIF").exclude(pegawai__in=[andi, ratna])
    dinilai = HubunganPenilai.objects.filter(penilai=ratna, sampai=None, pegawai__in=rekan.values("pegawai_id"))
    kueri = RencanaAksi.objects.select_related("skp").filter(
        skp__pegawai__in=dinilai.values("pegawai_id"), skp__pegawai__kedudukan="AKTIF", skp__status__in=Skp.BERLAKU,
        skp__pegawai__akun__diaktifkan_pada__isnull=False, mulai__lte=hari, tenggat__gte=hari,
    )  # fmt: skip
    return kueri.order_by("skp__pegawai_id", "pk").first()
