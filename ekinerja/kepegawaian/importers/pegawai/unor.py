"""Which unit an id of SIASN's list probably means, where only the profile is there and not the list of units.

`Subbagian Keuangan` exists in every perangkat daerah, and the profile names no perangkat daerah. Two hints help: the
position of a head (SEKRETARIS DINAS KESEHATAN), and the rows around, because the export runs through one perangkat
daerah after the other. Both only make a proposal.
"""

from collections import Counter, defaultdict

from ekinerja.inti.impor import Tabel
from ekinerja.inti.impor.sel import teks
from ekinerja.kepegawaian.nama_unit import PencocokUnit, UnitDikenal, norma


def tebak_unor(tabel: Tabel, cocok: PencocokUnit) -> dict[str, UnitDikenal]:
    """Id -> unit, for ids that are not known and whose name several units share; contradictions are left out."""
    if not tabel.ada("kode_unit") or tabel.ada("unit_induk"):
        return {}
    suara: dict[str, Counter[int]] = defaultdict(Counter)
    calon: dict[str, list[UnitDikenal]] = {}
    opd_kini: int | None = None
    for baris in tabel.baris:
        kode, nama = teks(baris["kode_unit"]), teks(baris["unit_kerja"])
        bernama = cocok.bernama(nama)
        if not kode or cocok.dari_kode(kode) or len(bernama) == 1:
            pasti = cocok.dari_kode(kode) or (bernama[0] if bernama else None)
            opd_kini = pasti.opd if pasti else opd_kini
            continue
        calon[kode] = bernama
        if (opd := _opd_dari_jabatan(teks(baris["jabatan"]), bernama, cocok)) is not None:
            opd_kini = opd
        if opd_kini is not None:
            suara[kode][opd_kini] += 1
    return _tanpa_rebutan({k: u for k, isi in calon.items() if (u := _pilih(isi, suara[k])) is not None})


def _opd_dari_jabatan(jabatan: str, bernama: list[UnitDikenal], cocok: PencocokUnit) -> int | None:
    ada = [
        u.opd
        for u in bernama
        if u.opd is not None and norma(jabatan).endswith(norma(cocok.unit(u.opd).nama)) and norma(jabatan)
    ]
    return ada[0] if len(ada) == 1 else None


def _pilih(calon: list[UnitDikenal], suara: Counter[int]) -> UnitDikenal | None:
    """The one unit of this name in the perangkat daerah that all rows point to."""
    if len(suara) != 1:
        return None
    opd = next(iter(suara))
    cocok = [u for u in calon if u.opd == opd]
    return cocok[0] if len(cocok) == 1 else None


def _tanpa_rebutan(tebakan: dict[str, UnitDikenal]) -> dict[str, UnitDikenal]:
    """Two ids cannot mean one unit."""
    berapa = Counter(u.id for u in tebakan.values())
    return {k: u for k, u in tebakan.items() if berapa[u.id] == 1}
