"""What one row of a staff list says about one person."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ekinerja.kepegawaian.nama_unit import UnitDikenal


@dataclass(slots=True)
class Orang:
    """A row that is a person. `medan` holds only what the file says; what it leaves out stays as it was."""

    baris: int
    nip: str = ""
    bentuk: str = ""
    medan: dict[str, Any] = field(default_factory=dict)
    # (nama, jenis, jenjang, kelas, eselon); kelas None = the file has no such column or no value
    jabatan: tuple[str, str, str, int | None, str] = ("", "", "", None, "")
    tugas_tambahan: str | None = None
    tmt_jabatan: date | None = None
    unit: UnitDikenal | None = None
    kepala: bool = False
    # Cell of the superior as written, and what came out of it.
    atasan_tulis: str = ""
    atasan: str | None = None
    atasan_jelas: bool = False  # the file decides about the superior: a person, or nobody beside the tree
    mutu: list[tuple[str, str, str]] = field(default_factory=list)  # (jenis, uraian, saran)
    keluar: bool = False
    gugur: bool = False  # held or refused

    @property
    def nama(self) -> str:
        return str(self.medan.get("nama", ""))
