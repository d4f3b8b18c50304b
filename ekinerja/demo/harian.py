"""Months of daily reports and feedback, up to the evening before the given day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from ekinerja.aturan.tenggat import hari_kerja
from ekinerja.demo.kota import Kota, Orang
from ekinerja.demo.rencana import Rencana, templat
from ekinerja.demo.tulis import Penulis
from ekinerja.harian.models import BuktiLaporan, LaporanHarian, UmpanBalik

WITA = timedelta(hours=8)
RAJIN = (0.62, 0.85, 0.95, 0.98)  # by mutu: share of working days with a report
JAM = ((time(7, 30), time(11, 30)), (time(13, 0), time(15, 45)))
KOLOM = (
    "id id_publik pegawai_id skp_id rencana_aksi_id penilai_id tanggal jam_mulai jam_selesai kegiatan realisasi satuan "
    "status terlambat jumlah_bukti dibuat_pada diubah_pada dikirim_pada dibaca_pada dibaca_oleh_id diputus_pada diputus_oleh_id catatan"
)
# What was good, what next, within how many days.
PUJIAN = (
    ("Rapi dan konsisten. Terima kasih.", "", 0),
    ("Bagus. Cara ini dapat dicontoh rekan lain.", "Ceritakan caranya pada rapat bidang.", 14),
    ("Terima kasih sudah mendahulukan warga yang menunggu lama.", "", 0),
    ("Hasilnya sudah baik.", "Coba bagi beban dengan tim.", 7),
    ("Pekerjaannya tetap jalan walau antrean panjang.", "Ada hambatan apa hari ini? Kita bicarakan besok pagi.", 0),
    ("Kegiatannya jelas.", "Sebutkan lokasinya, supaya mudah ditelusuri.", 0),
)
KEMBALI = "Satuannya belum cocok dengan rencana aksi. Mohon diperbaiki."


def _status(tua: int, undi: float) -> str:
    """A superior catches up within two weeks; a few reports go back and stay there."""
    if tua > 12:
        return "DIKEMBALIKAN" if undi > 0.997 else "DISETUJUI"
    if undi > 0.985:
        return "DIKEMBALIKAN"
    return "DISETUJUI" if undi < (0.93 if tua > 3 else 0.55) else "DIAJUKAN"


def hari_lapor(pada: date, *, setahun: bool, hari: int = 20) -> list[date]:
    """Working days before `pada` that get reports: the whole year so far, or the last `hari`."""
    awal = date(pada.year, 1, 1)
    semua = [awal + timedelta(days=n) for n in range((pada - awal).days)]
    kerja = [d for d in semua if hari_kerja(d)]
    return kerja if setahun else kerja[-hari:]


class PenyusunLaporan:
    def __init__(self, kota: Kota, rencana: dict[int, Rencana], penulis: Penulis) -> None:
        self.kota, self.rencana, self.penulis = kota, rencana, penulis
        self.acak = kota.acak
        self._pk = 0
        self.umpan: list[tuple[Any, ...]] = []
        self.bukti: list[tuple[Any, ...]] = []

    def tulis(self, hari: list[date], kemajuan: Any = None) -> int:
        """Write all days; `kemajuan(done, total)` is called per day."""
        n = 0
        for i, d in enumerate(hari, start=1):
            n += self.penulis.tulis(LaporanHarian, KOLOM, self._sehari(d))
            self._kuras()
            if kemajuan:
                kemajuan(i, len(hari))
        return n

    def _kuras(self) -> None:
        """Feedback and evidence of the day that was just written."""
        self.penulis.tulis(
            UmpanBalik,
            "id_publik pegawai_id dari_id laporan_id rhk_id nilai_perilaku tanggal teks berikut sampai dibuat_pada dibaca_pada",
            self.umpan,
        )
        self.penulis.tulis(BuktiLaporan, "id_publik laporan_id tautan keterangan", self.bukti)
        self.umpan, self.bukti = [], []

    def _sehari(self, d: date) -> Iterator[tuple[Any, ...]]:
        acak = self.acak
        tw = (d.month - 1) // 3
        tua = (self.kota.pada - d).days
        pukul = datetime.combine(d, time(0), UTC) - WITA
        for r in self.rencana.values():
            o = r.orang
            if (
                not r.mulai <= d <= r.sampai
                or r.status != "DISETUJUI"
                or o.atasan is None
                or acak.random() > RAJIN[o.mutu]
            ):
                continue
            banyak = 2 if o.pemeran or acak.random() < 0.04 else 1
            for ke in range(banyak):
                yield self._satu(r, o, d, tw, tua, pukul, ke)

    def _satu(self, r: Rencana, o: Orang, d: date, tw: int, tua: int, pukul: datetime, ke: int) -> tuple[Any, ...]:
        acak = self.acak
        kegiatan = templat()[o.templat]["kegiatan"]
        pilih = (d.toordinal() + o.pk + ke) % min(len(kegiatan), len(r.aksi))
        teks, satuan, kecil, besar = kegiatan[pilih]
        mulai, selesai = JAM[ke]
        kirim = pukul + timedelta(hours=selesai.hour, minutes=selesai.minute + acak.randrange(5, 70))
        terlambat = tua > 6 and acak.random() < 0.02
        if terlambat:
            kirim += timedelta(days=6)
        undi = acak.random()
        status = _status(tua, undi)
        putus = self._putus(kirim + timedelta(minutes=acak.randrange(20, 1100))) if status != "DIAJUKAN" else None
        self._pk += 1
        atasan = o.atasan.pk if o.atasan else None
        id_publik = self.penulis.id_baru(kirim)
        ada_bukti = o.pemeran is not None and undi < 0.6
        if ada_bukti:
            self.bukti.append(
                (
                    self.penulis.id_baru(kirim),
                    self._pk,
                    f"https://berkas.contoh.example/{id_publik.hex[-10:]}",
                    "Foto kegiatan",
                )
            )
        if putus and atasan and acak.random() < (0.12 if o.pemeran else 0.02):
            self._umpan(o, r, pilih, d, putus)
        return (
            self._pk, id_publik, o.pk, r.pk, r.aksi[pilih][tw], atasan, d, mulai, selesai, teks, acak.randint(kecil, besar), satuan, status,
            terlambat, int(ada_bukti), kirim, kirim, kirim, putus, atasan if putus else None, putus, atasan if putus else None,
            KEMBALI if status == "DIKEMBALIKAN" else "",
        )  # fmt: skip

    def _umpan(self, o: Orang, r: Rencana, pilih: int, d: date, pada: datetime) -> None:
        assert o.atasan is not None
        teks, berikut, hari = self.acak.choice(PUJIAN)
        self.umpan.append(
            (
                self.penulis.id_baru(pada),
                o.pk,
                o.atasan.pk,
                self._pk,
                r.rhk[pilih],
                "",
                d,
                teks,
                berikut,
                d + timedelta(days=hari) if hari else None,
                pada,
                pada if self.acak.random() < 0.8 else None,
            )
        )

    def _putus(self, pada: datetime) -> datetime:
        """Nobody reads reports at night: then it is the next morning."""
        jam = (pada + WITA).hour
        if not 6 <= jam < 21:
            pada += timedelta(hours=(31 - jam) % 24)
        return min(pada, self._kemarin())

    def _kemarin(self) -> datetime:
        """Last evening, 20.00 WITA: nothing in the story happens later."""
        return datetime.combine(self.kota.pada, time(0), UTC) - WITA - timedelta(hours=4)
