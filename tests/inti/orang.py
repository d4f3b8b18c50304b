"""People for tests of the ground floor, which knows no domain model: an id and a name."""

from dataclasses import dataclass, field
from uuid import UUID

from ekinerja.inti.id import id_publik


@dataclass
class Orang:
    nama: str = "Sari Wulandari"
    id_publik: UUID = field(default_factory=id_publik)
