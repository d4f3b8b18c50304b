"""What comes out of the daily entries of one person: recap of a period, and the evidence by rencana aksi.

Nothing is asked again: both are read from the reports.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ekinerja.harian.models import BuktiLaporan, LaporanHarian
from ekinerja.harian.tampilan import ditulis_oleh
from ekinerja.inti.models import nama_berketerangan

_S = LaporanHarian.Status
_MEDAN = (
    "pk", "id_publik", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "satuan", "status", "terlambat",
    "jumlah_bukti", "keterangan", "dibantu_oleh__nama", "dikonfirmasi_pada",
    "rencana_aksi_id", "rencana_aksi__teks", "rencana_aksi__indikator__rhk_id",
    "rencana_aksi__indikator__rhk__teks", "rencana_aksi__indikator__rhk__jenis", "rencana_aksi__indikator__rhk__urutan",
)  # fmt: skip


@dataclass(slots=True)
class Bukti:
    """One piece of evidence: a link, or the id of a stored file."""

    nama: str
    tautan: str = ""
    berkas: str = ""
    keterangan: str = ""
    keadaan: str = ""

    @property
    def ditolak(self) -> bool:
        """The file was not usable: listed, not counted."""
        return self.keadaan == "DITOLAK"


@dataclass(slots=True)
class RencanaRingkas:
    """Reports of one rencana aksi."""

    teks: str
    laporan: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class RhkRingkas:
    """Reports of one RHK, by rencana aksi."""

    teks: str
    rencana: dict[int, RencanaRingkas] = field(default_factory=dict)

    @property
    def laporan(self) -> list[dict[str, Any]]:
        return [b for r in self.rencana.values() for b in r.laporan]

    @property
    def hari(self) -> int:
        """Days with a report."""
        return len({b["tanggal"] for b in self.laporan})

    @property
    def per_satuan(self) -> list[tuple[str, int]]:
        """Sum of the realisasi per unit: what differs in unit is never added up."""
        jumlah: dict[str, int] = defaultdict(int)
        for b in self.laporan:
            jumlah[b["satuan"]] += b["realisasi"]
        return sorted(jumlah.items())

    def banyak(self, *status: str) -> int:
        return sum(b["status"] in status for b in self.laporan)


@dataclass(slots=True)
class Ringkasan:
    """All of a period; `tanpa_bukti` counts reports without any evidence."""

    rhk: list[RhkRingkas]

    @property
    def laporan(self) -> list[dict[str, Any]]:
        """By day and hour."""
        semua = [b for r in self.rhk for b in r.laporan]
        return sorted(semua, key=lambda b: (b["tanggal"], b["jam_mulai"], b["pk"]))

    @property
    def hari(self) -> int:
        return len({b["tanggal"] for b in self.laporan})

    @property
    def bukti(self) -> int:
        return sum(_berlaku(b) for b in self.laporan)

    @property
    def tanpa_bukti(self) -> int:
        return sum(not _berlaku(b) for b in self.laporan)

    def banyak(self, *status: str) -> int:
        return sum(r.banyak(*status) for r in self.rhk)


def _berlaku(b: dict[str, Any]) -> int:
    return sum(not x.ditolak for x in b["bukti"])


def ringkas(kueri: QuerySet[Any], mulai: date, sampai: date) -> Ringkasan:
    """Of these reports, the ones sent for days of the period. Two queries."""
    terkirim = kueri.filter(tanggal__gte=mulai, tanggal__lte=sampai).exclude(status=_S.DRAF)
    urut = (
        "-rencana_aksi__indikator__rhk__jenis",
        "rencana_aksi__indikator__rhk__urutan",
        "rencana_aksi__indikator__rhk_id",
    )
    laporan = list(terkirim.order_by(*urut, "tanggal", "jam_mulai", "pk").values(*_MEDAN))
    bukti = _bukti(b["pk"] for b in laporan)
    rhk: dict[int, RhkRingkas] = {}
    for b in laporan:
        b["bukti"] = bukti.get(b["pk"], [])
        b["ditulis"] = ditulis_oleh(b["dibantu_oleh__nama"], b["dikonfirmasi_pada"])
        satu = rhk.setdefault(b["rencana_aksi__indikator__rhk_id"], RhkRingkas(b["rencana_aksi__indikator__rhk__teks"]))
        satu.rencana.setdefault(b["rencana_aksi_id"], RencanaRingkas(b["rencana_aksi__teks"])).laporan.append(b)
    return Ringkasan(list(rhk.values()))


def _bukti(pk: Iterable[int]) -> dict[int, list[Bukti]]:
    daftar, hasil = list(pk), defaultdict(list)
    for i in range(0, len(daftar), 5000):
        kueri = BuktiLaporan.objects.filter(laporan__in=daftar[i : i + 5000]).order_by("pk")
        for laporan, id_, tautan, nama, keadaan, ket in kueri.values_list(
            "laporan_id", "id_publik", "tautan", "berkas__nama_asli", "berkas__keadaan", "keterangan"
        ):
            sebut = tautan or nama_berketerangan(nama, keadaan)
            hasil[laporan].append(Bukti(sebut, tautan, "" if tautan else str(id_), ket, keadaan or ""))
    return hasil
