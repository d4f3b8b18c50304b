"""Whom an assignment names as direct superior, from which day, and taking that back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian import permissions
from ekinerja.kepegawaian.models import AtasanTerdahulu, CatatanMutu, Pegawai, Penugasan
from ekinerja.kepegawaian.penilai import penugasan_pada, susun_penilai
from ekinerja.kepegawaian.susunan import HARI

# Notes that are settled by naming a superior.
TENTANG_ATASAN = (
    CatatanMutu.Jenis.ATASAN_KOSONG,
    CatatanMutu.Jenis.ATASAN_TIDAK_ADA,
    CatatanMutu.Jenis.ATASAN_DIRI,
    CatatanMutu.Jenis.ATASAN_SIKLUS,
    CatatanMutu.Jenis.ATASAN_LAIN_OPD,
)
MENURUT_SUSUNAN = "menurut susunan unit"


class SejakSalah(AturanDilanggar):
    """The first day of a superior cannot be this one (400)."""


@dataclass(frozen=True, slots=True)
class KeadaanAtasan:
    """What an assignment said about its superior; enough to put it back. `terdahulu`: (superior, first, last day)."""

    penugasan: int
    atasan: int | None
    terdahulu: tuple[tuple[int | None, str, str], ...] = ()

    def ke_dict(self) -> dict[str, Any]:
        return {"penugasan": self.penugasan, "atasan": self.atasan, "terdahulu": [list(t) for t in self.terdahulu]}

    @classmethod
    def dari_dict(cls, isi: dict[str, Any]) -> "KeadaanAtasan":
        return cls(isi["penugasan"], isi["atasan"], tuple((a, m, s) for a, m, s in isi["terdahulu"]))


def keadaan_atasan(tugas: Penugasan) -> KeadaanAtasan:
    """As it is now; `tugas` is read anew."""
    baris = AtasanTerdahulu.objects.filter(penugasan=tugas.pk).order_by("mulai")
    kini = Penugasan.objects.values_list("atasan_khusus_id", flat=True).get(pk=tugas.pk)
    return KeadaanAtasan(tugas.pk, kini, tuple((b.atasan_id, f"{b.mulai}", f"{b.sampai}") for b in baris))


@transaction.atomic
def tetapkan_atasan(
    pegawai: Pegawai,
    atasan: Pegawai | None,
    *,
    oleh: Pegawai,
    pada: datetime,
    tanggal: date,
    alasan: str,
    sejak: date | None = None,
) -> KeadaanAtasan:
    """Record the direct superior of a person's present assignment; None = the head found in the unit tree.

    `sejak`: the first day it counts, never before the assignment began; without it the whole assignment is corrected.
    Days before it keep the superior they had. Whatever is open moves to the PPK of its day, what is closed keeps its
    snapshot (listeners of `penilai`). Settles the open notes about the superior; a reason is written to the trail.
    Returns the state before, for `pulihkan_atasan`. Raises AturanDilanggar (400, 403, 409).
    """
    permissions.pastikan_atasan(oleh, pegawai, atasan, tanggal)
    tugas = penugasan_pada(pegawai, tanggal)
    if tugas is None:
        raise AturanDilanggar(f"{pegawai.nama} tidak sedang bertugas di unit mana pun, jadi tidak memerlukan atasan.")
    mulai = _hari_mulai(tugas, sejak)
    _pastikan_bukan_putaran(pegawai, atasan, tanggal)
    semula, lama = keadaan_atasan(tugas), tugas.atasan_khusus
    _tulis_terdahulu(tugas, mulai)
    Penugasan.objects.filter(pk=tugas.pk).update(atasan_khusus=atasan)
    perubahan = {
        "atasan": (lama.nama if lama else None, atasan.nama if atasan else MENURUT_SUSUNAN),
        "sejak": (None, mulai),
        "alasan": (None, alasan),
    }
    catat("pegawai.atasan_ditetapkan", pegawai, oleh=oleh, perubahan=perubahan)
    _tutup_catatan(pegawai, perubahan["atasan"][1], oleh, pada)
    susun_penilai({pegawai.pk})
    return semula


def _hari_mulai(tugas: Penugasan, sejak: date | None) -> date:
    if sejak is None:
        return tugas.mulai
    if sejak < tugas.mulai:
        raise SejakSalah(
            f"Penugasannya di {tugas.unit.nama} mulai {tulis(tugas.mulai)}. Pilih hari itu atau sesudahnya.", status=400
        )
    if sejak > hari_ini():
        raise SejakSalah("Hari itu belum tiba. Catat atasan barunya pada hari ia mulai menjabat.", status=400)
    return sejak


def _tulis_terdahulu(tugas: Penugasan, mulai: date) -> None:
    """Keep who was named before `mulai`; what was recorded for days from then on is overwritten."""
    dulu = AtasanTerdahulu.objects.filter(penugasan=tugas)
    dulu.filter(mulai__gte=mulai).delete()
    if dulu.filter(sampai__gte=mulai).update(sampai=mulai - HARI):
        return
    terakhir = dulu.order_by("-sampai").values_list("sampai", flat=True).first()
    awal = terakhir + HARI if terakhir else tugas.mulai
    if awal < mulai:
        AtasanTerdahulu.objects.create(penugasan=tugas, atasan=tugas.atasan_khusus, mulai=awal, sampai=mulai - HARI)


def _tutup_catatan(pegawai: Pegawai, siapa: Any, oleh: Pegawai, pada: datetime) -> None:
    CatatanMutu.objects.filter(pegawai=pegawai, jenis__in=TENTANG_ATASAN, selesai_pada__isnull=True).update(
        selesai_pada=pada, selesai_oleh=oleh, penyelesaian=f"Atasan ditetapkan: {siapa}."[:200]
    )


@transaction.atomic
def pulihkan_atasan(
    pegawai: Pegawai, semula: KeadaanAtasan, *, oleh: Pegawai, tanggal: date, ditetapkan: int | None, alasan: str
) -> None:
    """Take `tetapkan_atasan` back, as long as the assignment still names the one it set (`ditetapkan`).

    Raises AturanDilanggar (409) when somebody changed it meanwhile or the person has moved.
    """
    permissions.pastikan_atasan(oleh, pegawai, None, tanggal)
    tugas = penugasan_pada(pegawai, tanggal)
    syarat = {"pk": semula.penugasan, "atasan_khusus": ditetapkan}
    if (
        tugas is None
        or tugas.pk != semula.penugasan
        or not Penugasan.objects.filter(**syarat).update(atasan_khusus=semula.atasan)
    ):
        raise AturanDilanggar(
            f"Atasan atau penugasan {pegawai.nama} sudah berubah lagi sesudah itu, jadi tidak dapat diurungkan. "
            "Tetapkan atasannya di profilnya."
        )
    AtasanTerdahulu.objects.filter(penugasan=semula.penugasan).delete()
    AtasanTerdahulu.objects.bulk_create(
        AtasanTerdahulu(penugasan_id=semula.penugasan, atasan_id=a, mulai=m, sampai=s) for a, m, s in semula.terdahulu
    )
    kini = tugas.atasan_khusus
    lama = Pegawai.objects.filter(pk=semula.atasan).values_list("nama", flat=True).first() if semula.atasan else None
    perubahan = {"atasan": (kini.nama if kini else None, lama or MENURUT_SUSUNAN), "alasan": (None, alasan)}
    catat("pegawai.atasan_dipulihkan", pegawai, oleh=oleh, perubahan=perubahan)
    susun_penilai({pegawai.pk})


def _pastikan_bukan_putaran(pegawai: Pegawai, atasan: Pegawai | None, tanggal: date) -> None:
    """Walk up from the new superior: the person must not be found there."""
    kini, dilihat = atasan, set()
    while kini is not None and kini.pk not in dilihat:
        if kini.pk == pegawai.pk:
            kalimat = (
                "Tidak ada yang menjadi atasan dirinya sendiri."
                if atasan == pegawai
                else (
                    f"{atasan.nama if atasan else ''} sendiri berada di bawah {pegawai.nama}, jadi rangkaiannya berputar."
                )
            )
            raise AturanDilanggar(f"{kalimat} Pilih atasan yang lain.", status=400)
        dilihat.add(kini.pk)
        hubungan = kini.hubungan_penilai.filter(mulai__lte=tanggal).order_by("-mulai").select_related("penilai").first()
        kini = hubungan.penilai if hubungan and (hubungan.sampai is None or hubungan.sampai >= tanggal) else None
