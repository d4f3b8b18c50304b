"""Distribution of predikat in a unit beside the recommended pattern (DT-02): advice, never a quota."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from ekinerja.aturan.distribusi import Batas, HasilDistribusi, distribusi, kurva_acuan
from ekinerja.aturan.kode import CapaianOrganisasi as Nilai
from ekinerja.aturan.kode import Predikat
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi, PenjelasanDistribusi
from ekinerja.penilaian.periode import KunciPeriode

TINGGI = 150
SINGKATAN = {"SANGAT_KURANG": "SK", "KURANG": "K", "BUTUH_PERBAIKAN": "BP", "BAIK": "B", "SANGAT_BAIK": "SB"}


@dataclass(frozen=True, slots=True)
class Batang:
    """One bar; x in percent, y in pixels."""

    label: str
    singkatan: str
    jumlah: int
    tinggi: int
    x: str
    tengah: str


@dataclass(frozen=True, slots=True)
class Sebaran:
    unit: UnitKerja
    jumlah: dict[Predikat, int]
    capaian: CapaianOrganisasi | None
    hasil: HasilDistribusi | None
    penjelasan: PenjelasanDistribusi | None
    batang: list[Batang] = field(default_factory=list)
    kurva: str = ""

    @property
    def total(self) -> int:
        return sum(self.jumlah.values())

    @property
    def menyimpang(self) -> tuple[Batas, ...]:
        return self.hasil.catatan if self.hasil else ()

    @property
    def kalimat(self) -> str:
        """The finding in one sentence, also for people who do not see the chart."""
        isi = ", ".join(f"{p.label} {n}" for p, n in self.jumlah.items())
        acuan = (
            f" Pola acuan untuk capaian {self.capaian.get_nilai_display()} digambar putus-putus."
            if self.capaian
            else ""
        )
        return f"Sebaran {self.total} orang: {isi}.{acuan}"


def _periode(tahun: int, jenis: str, urutan: int) -> Q:
    return Q(periode__tahun=tahun, periode__jenis=jenis, periode__urutan=urutan)


def _susun_jumlah(saya: int, unit: int, **kunci: Any) -> QuerySet[Evaluasi, Any]:
    terlihat = Q(status__in=Evaluasi.TERBIT) | Q(status=Evaluasi.Status.DINILAI, penilai=saya)
    baris = Evaluasi.objects.filter(terlihat, _periode(**kunci), unit=unit).exclude(predikat="")
    return baris.order_by().values_list("predikat").annotate(Count("pk"))


_KUNCI = {"tahun": int, "jenis": str, "urutan": int}
_jumlah = KueriSiap(_susun_jumlah, saya=int, unit=int, **_KUNCI)
_capaian = KueriSiap(
    lambda unit, **kunci: CapaianOrganisasi.objects.filter(
        _periode(**kunci), unit=unit, status=CapaianOrganisasi.Status.DITETAPKAN
    ).order_by("pk")[:1],
    unit=int, **_KUNCI,
)  # fmt: skip
_penjelasan = KueriSiap(
    lambda unit, **kunci: PenjelasanDistribusi.objects.filter(_periode(**kunci), unit=unit)
    .select_related("oleh").order_by("pk")[:1],
    unit=int, **_KUNCI,
)  # fmt: skip


def sebaran(saya: Pegawai, unit: UnitKerja, kunci: KunciPeriode) -> Sebaran:
    """Of everybody counted in the unit (R-36): published results, and the reader's own that are not yet. Three queries."""
    jumlah = hitung_predikat(saya, unit, kunci)
    capaian = _capaian.satu(unit=unit.pk, **kunci._asdict())
    penjelasan = _penjelasan.satu(unit=unit.pk, **kunci._asdict())
    hasil = acuan = None
    if capaian is not None and sum(jumlah.values()):
        hari = max((p.selesai for p in kunci.baris()), default=None)
        hasil = distribusi(Nilai(capaian.nilai), jumlah, hari)
        acuan = kurva_acuan(Nilai(capaian.nilai), hari)
    batang, kurva = gambar(jumlah, acuan)
    return Sebaran(unit, jumlah, capaian, hasil, penjelasan, batang, kurva)


def hitung_predikat(saya: Pegawai, unit: UnitKerja, kunci: KunciPeriode) -> dict[Predikat, int]:
    ada = dict(_jumlah(saya=saya.pk, unit=unit.pk, **kunci._asdict()))
    return {p: ada.get(p.value, 0) for p in Predikat}


def gambar(jumlah: dict[Predikat, int], acuan: dict[Predikat, int] | None) -> tuple[list[Batang], str]:
    """Bars from the lowest predikat to the best, and the path of the reference curve over them."""
    urut = list(reversed(Predikat))
    total = sum(jumlah.values())
    titik = [acuan[p] * total / (sum(acuan.values()) or 1) for p in urut] if acuan else []
    puncak = max([1, *jumlah.values(), *titik])
    skala = (TINGGI - 24) / puncak
    batang = [
        Batang(p.label, SINGKATAN[p], jumlah[p], round(jumlah[p] * skala), f"{3.5 + 20 * n}%", f"{10 + 20 * n}%")
        for n, p in enumerate(urut)
    ]
    return batang, _jalur([TINGGI - t * skala for t in titik])


def _jalur(y: list[float]) -> str:
    """A smooth path through points 25 units apart."""
    if not y:
        return ""
    bagian = [f"M0 {y[0]:.1f}"]
    for n in range(1, len(y)):
        tengah = 25 * n - 12.5
        bagian.append(f"C{tengah} {y[n - 1]:.1f} {tengah} {y[n]:.1f} {25 * n} {y[n]:.1f}")
    return "".join(bagian)
