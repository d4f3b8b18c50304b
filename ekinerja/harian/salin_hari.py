"""Copying the reports of one day to others: what would be sent, and what is left out and why, before anything is sent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ekinerja.aturan.jawaban import menghalangi
from ekinerja.harian.isi import IsiLaporan, isi_laporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.pekan_saya import sebab_bebas
from ekinerja.harian.saran import Jam
from ekinerja.harian.syarat import rencana_berlaku, temuan_laporan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import RencanaAksi

# Days offered as a target, counted back from today; more at once would be bulk reporting, not a repair.
HARI_MUNDUR = 14
SEHARI = timedelta(days=1)


@dataclass(slots=True)
class BarisSalin:
    """One report as it would be sent. `galat`: why it would be refused; `catatan`: what is only marked."""

    isi: IsiLaporan
    galat: list[str] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


@dataclass(slots=True)
class HariSalin:
    """One target day. `dilewati`: why nothing is copied there."""

    tanggal: date
    dilewati: str = ""
    baris: list[BarisSalin] = field(default_factory=list)

    @property
    def siap(self) -> list[IsiLaporan]:
        return [b.isi for b in self.baris if not b.galat]


def sumber(pegawai: Pegawai, dari: date) -> list[LaporanHarian]:
    """The sent reports of that day, in the order of their hours. One query."""
    kueri = LaporanHarian.objects.filter(pegawai=pegawai, tanggal=dari).terkirim()
    return list(kueri.select_related("rencana_aksi__skp", "rencana_aksi__indikator").order_by("jam_mulai", "pk"))


def hari_tujuan(pegawai: Pegawai, dari: date, hari: date) -> list[tuple[date, str, int]]:
    """(day, why it expects no report, reports already there) of the working days offered, newest first. Two queries."""
    awal = hari - HARI_MUNDUR * SEHARI
    bebas = sebab_bebas(pegawai, awal, hari)
    ada: dict[date, int] = defaultdict(int)
    for tgl in _terkirim(pegawai, awal, hari).values_list("tanggal", flat=True):
        ada[tgl] += 1
    semua = (hari - n * SEHARI for n in range(HARI_MUNDUR + 1))
    return [(h, bebas.get(h, ""), ada[h]) for h in semua if h != dari and (h.weekday() < 5 or ada[h])]


def rencana_salin(pegawai: Pegawai, asal: Sequence[LaporanHarian], ke: Iterable[date], hari: date) -> list[HariSalin]:
    """What copying `asal` to these days would do, as DT-09 sees it. Three queries."""
    tujuan = sorted(set(ke))
    if not asal or not tujuan:
        return []
    bebas = sebab_bebas(pegawai, tujuan[0], tujuan[-1])
    jam: dict[date, list[Jam]] = defaultdict(list)
    for tgl, a, b in _terkirim(pegawai, tujuan[0], tujuan[-1]).values_list("tanggal", "jam_mulai", "jam_selesai"):
        jam[tgl].append((a, b))
    tahun = {t.year for t in tujuan}
    rencana = list(
        RencanaAksi.objects.filter(skp__pegawai=pegawai, skp__tahun__in=tahun)
        .select_related("skp", "indikator")
        .order_by("pk")
    )
    return [_satu_hari(asal, tgl, rencana, jam[tgl], bebas, hari) for tgl in tujuan]


def _satu_hari(
    asal: Sequence[LaporanHarian],
    tgl: date,
    rencana: Sequence[RencanaAksi],
    terpakai: list[Jam],
    bebas: Mapping[date, str],
    hari: date,
) -> HariSalin:
    if tgl in bebas:
        return HariSalin(tgl, dilewati=f"Dilewati: {bebas[tgl]}, laporan tidak ditunggu pada hari ini.")
    hasil = HariSalin(tgl)
    for laporan in asal:
        isi = replace(isi_laporan(laporan), rencana=_padanan(laporan.rencana_aksi, tgl, rencana), tanggal=tgl)
        temuan = temuan_laporan(isi, jam_lain=terpakai, ada_bukti=True, hari=hari)
        galat = menghalangi(temuan)
        catatan = [b.kalimat for b in temuan if b not in galat]
        hasil.baris.append(BarisSalin(isi, [b.kalimat for b in galat], catatan))
    return hasil


def _padanan(asal: RencanaAksi, tgl: date, rencana: Sequence[RencanaAksi]) -> RencanaAksi:
    """The same rencana aksi, or the one of the same words in the period that holds the day."""
    if rencana_berlaku(asal, tgl):
        return asal
    return next((r for r in rencana if r.teks == asal.teks and rencana_berlaku(r, tgl)), asal)


def _terkirim(pegawai: Pegawai, dari: date, sampai: date):  # type: ignore[no-untyped-def]
    return LaporanHarian.objects.filter(pegawai=pegawai, tanggal__gte=dari, tanggal__lte=sampai).terkirim().order_by()
