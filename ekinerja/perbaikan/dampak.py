"""What moves when a person's superior changes from a day on, and what stays as it was signed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.tampil import angka
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.actions.buka import BELUM_DINILAI
from ekinerja.penilaian.models import Evaluasi
from ekinerja.skp.actions.potret import BELUM_DIPUTUS
from ekinerja.skp.models import Skp


@dataclass(frozen=True, slots=True)
class Dampak:
    """Counts of what is open (moves) and of what is decided (keeps its snapshot)."""

    skp: int
    laporan: int
    evaluasi: int
    skp_tetap: int
    evaluasi_tetap: int

    @property
    def pindah(self) -> str:
        """In words; empty for nothing."""
        return _daftar((self.skp, "SKP"), (self.laporan, "laporan harian"), (self.evaluasi, "evaluasi"))

    @property
    def tetap(self) -> str:
        return _daftar((self.skp_tetap, "SKP"), (self.evaluasi_tetap, "evaluasi"))


def pemegang(pegawai: Pegawai) -> dict[tuple[str, int], int | None]:
    """Who holds each thing of this person that nobody has decided: (kind, row) -> PPK. Three queries."""
    terbuka = {
        "SKP": Skp.objects.filter(status__in=BELUM_DIPUTUS),
        "laporan harian": LaporanHarian.objects.filter(status="DIAJUKAN"),
        "evaluasi": Evaluasi.objects.filter(status__in=BELUM_DINILAI),
    }
    return {
        (jenis, pk): penilai
        for jenis, kueri in terbuka.items()
        for pk, penilai in kueri.filter(pegawai=pegawai).values_list("pk", "penilai_id")
    }


def yang_pindah(dulu: Mapping[tuple[str, int], int | None], kini: Mapping[tuple[str, int], int | None]) -> str:
    """What changed hands, in words; empty for nothing."""
    hitung = Counter(jenis for (jenis, pk), penilai in kini.items() if dulu.get((jenis, pk), penilai) != penilai)
    return _daftar(*((n, jenis) for jenis, n in hitung.items()))


def dampak(pegawai: Pegawai, sejak: date | None) -> Dampak:
    """Three queries. An SKP and a report follow today's PPK, an evaluation the one of its last day (DT-11)."""
    skp = Skp.objects.filter(pegawai=pegawai).aggregate(
        buka=Count("pk", filter=Q(status__in=BELUM_DIPUTUS)), tetap=Count("pk", filter=~Q(status__in=BELUM_DIPUTUS))
    )
    laporan = LaporanHarian.objects.filter(pegawai=pegawai, status="DIAJUKAN").count()
    kena = Q(periode__selesai__gte=sejak, skp__sampai__gte=sejak) if sejak else Q()
    nilai = Evaluasi.objects.filter(pegawai=pegawai).aggregate(
        buka=Count("pk", filter=Q(status__in=BELUM_DINILAI) & kena),
        tetap=Count("pk", filter=~Q(status__in=BELUM_DINILAI)),
    )
    return Dampak(skp["buka"], laporan, nilai["buka"], skp["tetap"], nilai["tetap"])


def _daftar(*bagian: tuple[int, str]) -> str:
    ada = [f"{angka(n)} {nama}" for n, nama in bagian if n]
    return " dan ".join(filter(None, (", ".join(ada[:-1]), ada[-1]))) if ada else ""
