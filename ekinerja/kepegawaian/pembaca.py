"""What a reader was to a person on a day, for the log of reads: PPK, Atasan PPK, a granted role, a former PPK."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from ekinerja.inti.bacaan import Bacaan, Pertanyaan, daftar_bacaan, daftar_penentu
from ekinerja.kepegawaian.models import HubunganPenilai, PemberianPeran, Penugasan, Peran
from ekinerja.kepegawaian.peran import SELURUHNYA

PPK, PPK_DELEGASI, ATASAN_PPK, PPK_LAMA, PIMPINAN_UNIT = (
    "PPK", "PPK_DELEGASI", "ATASAN_PPK", "PPK_LAMA", "PIMPINAN_UNIT",
)  # fmt: skip
TEKS = {
    PPK: "Pejabat penilai Anda",
    PPK_DELEGASI: "Pejabat penilai Anda menurut delegasi",
    ATASAN_PPK: "Atasan pejabat penilai Anda",
    PPK_LAMA: "Pernah menjadi pejabat penilai Anda",
    PIMPINAN_UNIT: "Pimpinan unit di atas Anda",
}
# The order in which one of several granted roles names the reader: who looks after the data before who only looks.
URUT_PERAN = (
    Peran.ADMIN_UNIT, Peran.ADMIN_BKPSDM, Peran.AUDITOR, Peran.TIM_PENILAI, Peran.OPERATOR_SEKOLAH, Peran.PENGAWAS,
    Peran.PENDAMPING, Peran.BENDAHARA, Peran.PIMPINAN, Peran.ADMIN_SISTEM,
)  # fmt: skip
BACAAN = {
    "kepegawaian:pegawai": Bacaan("Profil kepegawaian", "PROFIL", "kepegawaian:profil_saya"),
    "kepegawaian:jejak": Bacaan("Riwayat perubahan profil", "PROFIL", "kepegawaian:jejak", berid=True),
}

Ruas = tuple[date, date | None]


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_bacaan(BACAAN)
    daftar_penentu(10, hubungan, TEKS)
    daftar_penentu(30, peran_diberikan, dict(Peran.choices))
    daftar_penentu(40, hubungan_lama, {})
    daftar_penentu(50, pimpinan_unit, {})


def pada(ruas: Ruas, hari: date) -> bool:
    """Does the span (both ends inclusive, open end = still) hold on that day?"""
    return ruas[0] <= hari and (ruas[1] is None or ruas[1] >= hari)


def _penilai(orang: Iterable[UUID]) -> dict[UUID, list[tuple[UUID, str, Ruas]]]:
    """Person -> (PPK, source, span) of all times."""
    baris = HubunganPenilai.objects.filter(pegawai__id_publik__in=set(orang))
    hasil: dict[UUID, list[tuple[UUID, str, Ruas]]] = defaultdict(list)
    kolom = ("pegawai__id_publik", "penilai__id_publik", "sumber", "mulai", "sampai")
    for pegawai, penilai, sumber, mulai, sampai in baris.values_list(*kolom):
        hasil[pegawai].append((penilai, sumber, (mulai, sampai)))
    return hasil


def hubungan(tanya: set[Pertanyaan]) -> dict[Pertanyaan, str]:
    """PPK of the day, by delegation or not; the PPK of that PPK. Two queries."""
    langsung = _penilai(t.pemilik for t in tanya)
    di_atas = _penilai(penilai for semua in langsung.values() for penilai, _, _ in semua)
    hasil = {}
    for t in tanya:
        for penilai, sumber, ruas in langsung.get(t.pemilik, ()):
            if not pada(ruas, t.hari):
                continue
            if penilai == t.pelaku:
                hasil[t] = PPK_DELEGASI if sumber == HubunganPenilai.Sumber.DELEGASI else PPK
            elif any(a == t.pelaku and pada(r, t.hari) for a, _, r in di_atas.get(penilai, ())):
                hasil[t] = ATASAN_PPK
    return hasil


def hubungan_lama(tanya: set[Pertanyaan]) -> dict[Pertanyaan, str]:
    """Was PPK before that day. One query."""
    langsung = _penilai(t.pemilik for t in tanya)
    return {
        t: PPK_LAMA
        for t in tanya
        if any(p == t.pelaku and ruas[0] <= t.hari for p, _, ruas in langsung.get(t.pemilik, ()))
    }


def peran_diberikan(tanya: set[Pertanyaan]) -> dict[Pertanyaan, str]:
    """A granted role that reaches the unit where the person worked on that day. Two queries."""
    kolom = ("pegawai__id_publik", "peran", "unit__jalur", "mulai", "sampai")
    diberi: dict[UUID, list[tuple[str, str, Ruas]]] = defaultdict(list)
    baris = PemberianPeran.objects.filter(pegawai__id_publik__in={t.pelaku for t in tanya})
    for orang, peran, jalur, mulai, sampai in baris.values_list(*kolom):
        diberi[orang].append((peran, jalur or SELURUHNYA, (mulai, sampai)))
    if not diberi:
        return {}
    return _terluas(tanya, lambda t: _tempat_peran(diberi[t.pelaku], t.hari) if t.pelaku in diberi else [])


def _tempat_peran(diberi: Iterable[tuple[str, str, Ruas]], hari: date) -> list[tuple[str, str]]:
    ada = [(peran, jalur) for peran, jalur, ruas in diberi if pada(ruas, hari)]
    return sorted(ada, key=lambda p: URUT_PERAN.index(Peran(p[0])))


def pimpinan_unit(tanya: set[Pertanyaan]) -> dict[Pertanyaan, str]:
    """Led a unit in which, or below which, the person worked on that day. Two queries."""
    kolom = ("pegawai__id_publik", "unit__jalur", "mulai", "sampai")
    memimpin: dict[UUID, list[tuple[str, Ruas]]] = defaultdict(list)
    baris = Penugasan.objects.filter(pegawai__id_publik__in={t.pelaku for t in tanya}, kepala_unit=True)
    for orang, jalur, mulai, sampai in baris.values_list(*kolom):
        memimpin[orang].append((jalur, (mulai, sampai)))
    if not memimpin:
        return {}

    def tempat(t: Pertanyaan) -> list[tuple[str, str]]:
        return [(PIMPINAN_UNIT, jalur) for jalur, ruas in memimpin.get(t.pelaku, ()) if pada(ruas, t.hari)]

    return _terluas(tanya, tempat)


def _terluas(tanya: set[Pertanyaan], tempat: Callable[[Pertanyaan], list[tuple[str, str]]]) -> dict[Pertanyaan, str]:
    """The first (code, path) of a reader whose path reaches the person's units of that day."""
    kolom = ("pegawai__id_publik", "unit__jalur", "mulai", "sampai")
    unit: dict[UUID, list[tuple[str, Ruas]]] = defaultdict(list)
    baris = Penugasan.objects.filter(pegawai__id_publik__in={t.pemilik for t in tanya})
    for orang, jalur, mulai, sampai in baris.values_list(*kolom):
        unit[orang].append((jalur, (mulai, sampai)))
    hasil = {}
    for t in tanya:
        kini = [jalur for jalur, ruas in unit.get(t.pemilik, ()) if pada(ruas, t.hari)]
        for kode, jalur in tempat(t):
            if jalur == SELURUHNYA or any(u.startswith(jalur) for u in kini):
                hasil[t] = kode
                break
    return hasil
