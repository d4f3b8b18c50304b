"""What a legal act on an evaluation fixes, computed from today's rows: the digest of the trail is taken of this."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi, RealisasiPeriode, UmpanBalikPerilaku, UmpanBalikRhk

MEDAN = (
    "rating_hasil", "rating_perilaku", "alasan_hasil", "alasan_perilaku", "predikat", "versi_aturan", "catatan",
    "tanpa_realisasi", "versi_skp", "potret",
)  # fmt: skip
RUJUKAN = ("periode__id_publik", "skp__id_publik", "pegawai__id_publik", "penilai__id_publik", "unit__kode")


def satu(id_publik: UUID) -> dict[str, Any] | None:
    return banyak([id_publik]).get(id_publik)


def banyak(id_publik: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """Ratings, reasons, predikat, feedback and realisation of these evaluations. Four queries."""
    baris = list(Evaluasi.objects.filter(id_publik__in=id_publik).values("pk", "id_publik", *MEDAN, *RUJUKAN))
    pk = [b["pk"] for b in baris]
    realisasi = _kumpul(RealisasiPeriode, pk, "rencana_aksi__id_publik", "teks", "penjelasan")
    rhk = _kumpul(UmpanBalikRhk, pk, "rhk", "teks")
    perilaku = _kumpul(UmpanBalikPerilaku, pk, "nilai", "teks")
    return {
        b["id_publik"]: {
            **{m: b[m] for m in (*MEDAN, *RUJUKAN)},
            "realisasi": realisasi[b["pk"]],
            "umpan_rhk": rhk[b["pk"]],
            "umpan_perilaku": perilaku[b["pk"]],
        }
        for b in baris
    }


def _kumpul(model: Any, pk: list[int], kunci: str, *medan: str) -> Mapping[int, dict[str, Any]]:
    hasil: dict[int, dict[str, Any]] = defaultdict(dict)
    for id_evaluasi, k, *isi in model.objects.filter(evaluasi__in=pk).values_list("evaluasi_id", kunci, *medan):
        hasil[id_evaluasi][str(k)] = isi[0] if len(isi) == 1 else isi
    return hasil


def capaian(id_publik: UUID) -> dict[str, Any] | None:
    """What setting a capaian organisasi fixes."""
    return (
        CapaianOrganisasi.objects.filter(id_publik=id_publik)
        .values("nilai", "alasan", "unit__kode", "periode__id_publik", "ditetapkan_oleh__id_publik")
        .first()
    )
