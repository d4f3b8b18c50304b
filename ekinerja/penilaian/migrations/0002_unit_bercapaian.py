"""Bidang, sekretariat, subbagian, seksi and staf ahli have no capaian organisasi of their own (R-36).

Databases filled by import said otherwise. Evaluations that nobody has rated yet move to the unit where they are counted
now; one whose unit already got its capaian for the period keeps it, and so does everything rated or published.
"""

from typing import Any

from django.db import migrations

TANPA_CAPAIAN = ("bidang", "sekretariat", "subbagian", "seksi", "staf_ahli")
BELUM_DINILAI = ("BELUM", "TERBUKA", "SIAP_DINILAI")


def sesuaikan(apps: Any, schema_editor: Any) -> None:
    jenis = apps.get_model("kepegawaian", "JenisUnit").objects.filter(kode__in=TANPA_CAPAIAN, punya_capaian=True)
    if not jenis.update(punya_capaian=False):
        return
    unit = {
        pk: (induk, bercapaian)
        for pk, induk, bercapaian in apps.get_model("kepegawaian", "UnitKerja").objects.values_list(
            "pk", "induk_id", "jenis__punya_capaian"
        )
    }
    ditetapkan = set(apps.get_model("penilaian", "CapaianOrganisasi").objects.values_list("unit_id", "periode_id"))
    evaluasi = apps.get_model("penilaian", "Evaluasi").objects
    for e in evaluasi.filter(status__in=BELUM_DINILAI).only("unit_id", "pimpinan_unit_id", "periode_id"):
        if ditetapkan & {(e.unit_id, e.periode_id), (e.pimpinan_unit_id, e.periode_id)}:
            continue
        pimpinan = e.pimpinan_unit_id if e.pimpinan_unit_id and unit[e.pimpinan_unit_id][1] else None
        hitung = _terdekat(unit, e.unit_id)
        if (hitung, pimpinan) != (e.unit_id, e.pimpinan_unit_id):
            evaluasi.filter(pk=e.pk).update(unit_id=hitung, pimpinan_unit_id=pimpinan)


def _terdekat(unit: dict[int, tuple[int | None, bool]], awal: int) -> int:
    """The nearest unit upwards that has a capaian; the topmost where none has."""
    kini = awal
    while not unit[kini][1] and (induk := unit[kini][0]) is not None:
        kini = induk
    return kini


class Migration(migrations.Migration):
    dependencies = [("penilaian", "0001_initial"), ("kepegawaian", "0001_awal")]

    operations = [migrations.RunPython(sesuaikan, migrations.RunPython.noop)]
