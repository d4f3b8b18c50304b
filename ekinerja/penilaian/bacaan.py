"""What the pages of this app show of a person, as the log of reads says it to that person."""

from collections.abc import Mapping
from uuid import UUID

from ekinerja.inti.bacaan import Bacaan, daftar_bacaan, daftar_sebut

BACAAN = {
    "penilaian:detail": Bacaan("Evaluasi", "EVALUASI", "penilaian:detail", berid=True),
    "penilaian:mengapa": Bacaan("Penjelasan predikat", "EVALUASI", "penilaian:mengapa", berid=True),
    "penilaian:jejak": Bacaan("Riwayat evaluasi", "EVALUASI", "penilaian:jejak", berid=True),
    "penilaian:dokumen": Bacaan("Dokumen Evaluasi (PDF)", "EVALUASI", "penilaian:mengapa", berid=True),
    "penilaian:formulir": Bacaan("Formulir Evaluasi (PDF)", "EVALUASI", "penilaian:mengapa", berid=True),
    "penilaian:unit_orang": Bacaan("Status dan predikat, dalam daftar unit", "EVALUASI", "penilaian:daftar"),
    "penilaian:unit_unduh": Bacaan("Unduhan status dan predikat seunit", "EVALUASI", "penilaian:daftar"),
}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
    daftar_sebut("penilaian.Evaluasi", _evaluasi)


def _evaluasi(objek: set[UUID]) -> Mapping[UUID, str]:
    from ekinerja.penilaian.models import Evaluasi

    semua = Evaluasi.objects.filter(id_publik__in=objek).select_related("periode")
    return {e.id_publik: e.periode.sebutan for e in semua}
