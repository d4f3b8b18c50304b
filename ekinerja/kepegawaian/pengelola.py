"""Who looks after a person's data: the nearest admin of the unit, and the personnel office."""

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, PemberianPeran, Peran
from ekinerja.kepegawaian.penilai import penugasan_pada


def admin_unit_dari(pegawai: Pegawai) -> list[Pegawai]:
    """The unit's admins nearest to this person, himself or herself excepted; none where there is no such role. Two queries."""
    tugas = penugasan_pada(pegawai, hari_ini())
    if tugas is None:
        return []
    peran = PemberianPeran.objects.filter(berlaku(hari_ini()), peran=Peran.ADMIN_UNIT, unit__isnull=False)
    calon = [
        (len(p.unit.jalur), p.pegawai)
        for p in peran.exclude(pegawai=pegawai).select_related("unit", "pegawai").order_by("pk")
        if p.unit is not None and tugas.unit.jalur.startswith(p.unit.jalur)
    ]
    terdekat = max((n for n, _ in calon), default=0)
    return [p for n, p in calon if n == terdekat]


def admin_bkpsdm(kecuali: Pegawai | None = None) -> list[Pegawai]:
    """The personnel office."""
    peran = PemberianPeran.objects.filter(berlaku(hari_ini()), peran=Peran.ADMIN_BKPSDM).select_related("pegawai")
    orang = {p.pegawai_id: p.pegawai for p in peran.order_by("pk") if kecuali is None or p.pegawai_id != kecuali.pk}
    return list(orang.values())
