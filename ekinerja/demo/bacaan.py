"""Who opened the record of the cast in the last weeks, and what filling in forms has cost."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from ekinerja.beban.models import WaktuIsi
from ekinerja.beban.ukur import ember
from ekinerja.demo.kota import Kota
from ekinerja.demo.tulis import Penulis
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.akses import BACA
from ekinerja.inti.bacaan import Pertanyaan, tentukan_peran
from ekinerja.inti.models import LogAkses
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai
from ekinerja.skp.models import Skp

ANDI, RATNA, NUR_AINI, IRWAN = (
    "199107042015031904", "198011232005012905", "198409152009012906", "196801201992031907",
)  # fmt: skip
ATASAN = "the PPK of Ratna"
# reader, days ago, address, what (person, report or SKP), how often
BACAAN = (
    (RATNA, 1, "harian:orang", "orang", 1), (RATNA, 1, "harian:detail", "laporan", 3),
    (RATNA, 1, "harian:tim", "orang", 2), (RATNA, 4, "skp:baca", "skp", 1),
    (RATNA, 6, "harian:rekap_orang", "orang", 1), (ATASAN, 6, "skp:baca", "skp", 2),
    (NUR_AINI, 9, "kepegawaian:pegawai", "orang", 1), (IRWAN, 15, "harian:orang", "orang", 1),
    (RATNA, 12, "dialog:skp", "skp", 1), (RATNA, 20, "harian:kemajuan_orang", "orang", 1),
)  # fmt: skip
# form, role -> saves for each hundred people of the role in a month, usual seconds
BEBAN = (
    ("laporan-harian", "PEGAWAI", 2100, 34), ("laporan-harian", "PENILAI", 2000, 38), ("hasil-kerja", "PEGAWAI", 40, 150),
    ("realisasi", "PEGAWAI", 33, 210), ("dialog", "PEGAWAI", 60, 55), ("umpan-balik", "PENILAI", 380, 48),
    ("kembalikan-laporan", "PENILAI", 150, 31), ("menilai", "PENILAI", 260, 170),
)  # fmt: skip
# How the seconds of a form spread around the usual: parts in a hundred, factor.
SEBAR = ((20, 0.5), (30, 0.8), (30, 1.1), (15, 1.7), (5, 4.0))


def tulis_bacaan(kota: Kota, penulis: Penulis) -> None:
    """Lines of the log about Andi, and two months of counts in proportion to the size of the city."""
    _log(kota, penulis)
    awal = kota.pada.replace(day=1)
    hitung = {"PEGAWAI": len(kota.orang), "PENILAI": max(1, len(kota.orang) // 8)}
    baris = []
    for bulan in ((awal - timedelta(days=1)).replace(day=1), awal):
        bagian = 1.0 if bulan != awal else min(1.0, kota.pada.day / 30)
        for formulir, peran, seratus, detik in BEBAN:
            baris += _sebaran(formulir, peran, bulan, round(hitung[peran] * seratus / 100 * bagian), detik)
    penulis.tulis(WaktuIsi, "formulir peran bulan ember jumlah detik", baris)


def _sebaran(
    formulir: str, peran: str, bulan: date, kali: int, detik: int
) -> list[tuple[str, str, date, int, int, int]]:
    kotak: dict[int, list[int]] = {}
    for persen, faktor in SEBAR:
        n, lama = round(kali * persen / 100), round(detik * faktor)
        isi = kotak.setdefault(ember(lama), [0, 0])
        isi[0] += n
        isi[1] += n * lama
    return [(formulir, peran, bulan, k, n, lama) for k, (n, lama) in sorted(kotak.items()) if n]


def _log(kota: Kota, penulis: Penulis) -> None:
    nip = {b[0] for b in BACAAN} | {ANDI}
    orang: dict[str, UUID] = dict(Pegawai.objects.filter(nip__in=nip).values_list("nip", "id_publik"))
    kini = HubunganPenilai.objects.filter(berlaku(kota.pada), pegawai__nip=RATNA)
    if atasan := kini.values_list("penilai__id_publik", flat=True).first():
        orang[ATASAN] = atasan
    laporan = LaporanHarian.objects.filter(pegawai__nip=ANDI, status="DISETUJUI").order_by("-tanggal", "-pk")
    skp = Skp.objects.filter(pegawai__nip=ANDI).order_by("-mulai")
    benda = {
        "orang": ("kepegawaian.Pegawai", orang[ANDI]),
        "laporan": ("harian.LaporanHarian", laporan.values_list("id_publik", flat=True).first()),
        "skp": ("skp.Skp", skp.values_list("id_publik", flat=True).first()),
    }
    pukul = datetime.combine(kota.pada, time(1, 40), UTC)
    baca = [
        (Pertanyaan(orang[siapa], orang[ANDI], kota.pada - timedelta(days=hari)), rute, benda[apa], n)
        for siapa, hari, rute, apa, kali in BACAAN
        if benda[apa][1] and siapa in orang
        for n in range(kali)
    ]
    peran = tentukan_peran(t for t, *_ in baca)
    baris = [
        (
            pukul - timedelta(days=(kota.pada - t.hari).days, minutes=-7 * n),
            BACA,
            t.pelaku,
            *objek,
            t.pemilik,
            rute,
            peran.get(t, ""),
        )
        for t, rute, objek, n in baca
    ]
    penulis.tulis(LogAkses, "pada jenis pelaku objek_jenis objek_uuid pemilik rute peran", baris)
