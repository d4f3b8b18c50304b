"""Content of a report: what a person writes, how it is kept as a version, compared and shown."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.tampil import angka, jam, tanggal
from ekinerja.skp.models import RencanaAksi

LABEL = {
    "rencana_aksi": "Rencana aksi",
    "tanggal": "Tanggal",
    "jam": "Jam",
    "kegiatan": "Kegiatan",
    "realisasi": "Realisasi",
    "keterangan": "Catatan",
}

# Columns that hold the content.
MEDAN = ("rencana_aksi", "skp", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "satuan", "keterangan")


@dataclass(frozen=True, slots=True)
class IsiLaporan:
    """What the pegawai wrote. `rencana` is his own and carries its `skp`; the form has seen to that."""

    rencana: RencanaAksi
    tanggal: date
    jam_mulai: time
    jam_selesai: time
    kegiatan: str
    realisasi: int
    satuan: str = ""
    keterangan: str = ""

    @property
    def satuan_resmi(self) -> str:
        """The unit of the rencana aksi or its indicator; the typed one where neither names one."""
        return self.rencana.satuan or self.rencana.indikator.satuan or self.satuan or "kegiatan"

    def kolom(self) -> dict[str, Any]:
        """As values of the columns of `LaporanHarian`."""
        return {
            "rencana_aksi": self.rencana,
            "skp": self.rencana.skp,
            "tanggal": self.tanggal,
            "jam_mulai": self.jam_mulai,
            "jam_selesai": self.jam_selesai,
            "kegiatan": self.kegiatan,
            "realisasi": self.realisasi,
            "satuan": self.satuan_resmi,
            "keterangan": self.keterangan,
        }

    def json(self) -> dict[str, Any]:
        """As it is kept in a version or a proposed correction."""
        return {
            "rencana_aksi": str(self.rencana.id_publik),
            "rencana_teks": self.rencana.teks,
            "tanggal": self.tanggal.isoformat(),
            "jam_mulai": self.jam_mulai.isoformat("minutes"),
            "jam_selesai": self.jam_selesai.isoformat("minutes"),
            "kegiatan": self.kegiatan,
            "realisasi": self.realisasi,
            "satuan": self.satuan_resmi,
            "keterangan": self.keterangan,
        }


def isi_laporan(laporan: LaporanHarian) -> IsiLaporan:
    """The content of a row. Its `rencana_aksi` should be loaded with `skp` and `indikator`."""
    return IsiLaporan(
        laporan.rencana_aksi,
        laporan.tanggal,
        laporan.jam_mulai,
        laporan.jam_selesai,
        laporan.kegiatan,
        laporan.realisasi,
        laporan.satuan,
        laporan.keterangan,
    )


def isi_dari_json(isi: dict[str, Any], rencana: RencanaAksi) -> IsiLaporan:
    """A kept version or correction again as content."""
    return IsiLaporan(
        rencana,
        date.fromisoformat(isi["tanggal"]),
        time.fromisoformat(isi["jam_mulai"]),
        time.fromisoformat(isi["jam_selesai"]),
        isi["kegiatan"],
        isi["realisasi"],
        isi["satuan"],
        isi["keterangan"],
    )


def tampil_isi(isi: dict[str, Any]) -> dict[str, str]:
    """Label -> text, for pages that show a version or two side by side."""
    mulai, selesai = time.fromisoformat(isi["jam_mulai"]), time.fromisoformat(isi["jam_selesai"])
    return {
        LABEL["rencana_aksi"]: isi["rencana_teks"],
        LABEL["tanggal"]: tanggal(date.fromisoformat(isi["tanggal"])),
        LABEL["jam"]: f"{jam(mulai)}–{jam(selesai)}",
        LABEL["kegiatan"]: isi["kegiatan"],
        LABEL["realisasi"]: f"{angka(isi['realisasi'])} {isi['satuan']}",
        LABEL["keterangan"]: isi["keterangan"] or "–",
    }


def beda(lama: dict[str, Any], baru: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Field -> (before, after) for the trail; empty when nothing changed."""
    return {k: (lama[k], baru[k]) for k in baru if k != "rencana_teks" and lama[k] != baru[k]}


def isi_tetap(laporan: LaporanHarian) -> dict[str, Any]:
    """What an acceptance fixes: the content and who decided."""
    return tetap_dari_baris({k: getattr(laporan, k) for k in KOLOM_TETAP})


KOLOM_TETAP = (
    "pegawai_id", "rencana_aksi_id", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "satuan",
    "keterangan",
)  # fmt: skip


def tetap_dari_baris(baris: dict[str, Any]) -> dict[str, Any]:
    """The same from a row of `.values()`; times to the minute, as they are shown."""
    return {k: v.isoformat("minutes") if isinstance(v, time) else v for k, v in baris.items() if k in KOLOM_TETAP}
