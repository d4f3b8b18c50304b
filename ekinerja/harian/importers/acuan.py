"""What a sheet of one person is held against: rencana aksi, reports that are there, who appraises on which day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from ekinerja.harian.importers.baca import kunci_rencana
from ekinerja.harian.models import BuktiLaporan, LaporanHarian
from ekinerja.harian.syarat import rencana_berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai
from ekinerja.skp.models import RencanaAksi, Skp

Jam = tuple[time, time]
_KOLOM = (
    "pk", "rencana_aksi_id", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "status", "jumlah_bukti", "versi",
)  # fmt: skip


@dataclass(slots=True)
class Acuan:
    """Four queries, however long the sheet is."""

    pegawai: Pegawai
    rencana: dict[str, list[RencanaAksi]]
    laporan: dict[date, list[dict[str, Any]]]
    tautan: dict[int, set[str]]
    penilai: list[tuple[date, date | None, int]]

    @property
    def sidik(self) -> tuple[Any, ...]:
        """Changes when a report of these days or a plan changes: then the check does not hold any more."""
        laporan = sorted(
            (b["pk"], b["versi"], b["status"], b["jumlah_bukti"]) for d in self.laporan.values() for b in d
        )
        skp = {(r.skp_id, r.skp.status, r.skp.versi_isi) for daftar in self.rencana.values() for r in daftar}
        return (tuple(laporan), tuple(sorted(skp)))

    def pilih(self, teks: str, hari: date) -> list[RencanaAksi]:
        """Rencana aksi of this wording: those of the day's period in a plan in force, else whatever bears the words."""
        semua = self.rencana.get(kunci_rencana(teks), [])
        pada = [r for r in semua if rencana_berlaku(r, hari) and r.skp.mulai <= hari <= r.skp.sampai]
        return [r for r in pada if r.skp.status in Skp.BERLAKU] or pada[:1] or semua[:1]

    def pilihan(self, hari: date) -> list[str]:
        """The wordings that could be written for that day."""
        semua = (r for daftar in self.rencana.values() for r in daftar)
        return list(dict.fromkeys(r.teks for r in semua if r.skp.status in Skp.BERLAKU and rencana_berlaku(r, hari)))

    def jam(self, hari: date) -> list[Jam]:
        return [(b["jam_mulai"], b["jam_selesai"]) for b in self.laporan.get(hari, ())]

    def id_penilai(self, hari: date) -> int | None:
        """PPK on that day; the relation that began last where two touch."""
        cocok = [p for mulai, sampai, p in self.penilai if mulai <= hari and (sampai is None or hari <= sampai)]
        return cocok[-1] if cocok else None


def muat_acuan(pegawai: Pegawai, hari: Iterable[date]) -> Acuan:
    """For the days that the sheet names; far-off dates of a broken cell widen the search, not the number of queries."""
    hari = sorted(set(hari)) or [date.min]
    rencana: dict[str, list[RencanaAksi]] = defaultdict(list)
    kueri = RencanaAksi.objects.filter(skp__pegawai=pegawai).select_related("skp", "indikator").order_by("mulai", "pk")
    for r in kueri:
        rencana[kunci_rencana(r.teks)].append(r)
    laporan: dict[date, list[dict[str, Any]]] = defaultdict(list)
    ada = LaporanHarian.objects.filter(pegawai=pegawai, tanggal__gte=hari[0], tanggal__lte=hari[-1]).terkirim()
    for b in ada.order_by("tanggal", "jam_mulai", "pk").values(*_KOLOM):
        laporan[b["tanggal"]].append(b)
    tautan: dict[int, set[str]] = defaultdict(set)
    bukti = BuktiLaporan.objects.filter(laporan__in=ada.values("pk")).exclude(tautan="")
    for pk, satu in bukti.values_list("laporan_id", "tautan"):
        tautan[pk].add(satu)
    hubungan = HubunganPenilai.objects.filter(pegawai=pegawai).order_by("mulai", "pk")
    penilai = list(hubungan.values_list("mulai", "sampai", "penilai_id"))
    return Acuan(pegawai, dict(rencana), dict(laporan), dict(tautan), penilai)
