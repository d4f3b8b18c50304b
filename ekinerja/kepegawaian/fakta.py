"""What the rules of the year ask of people: dated assignments and kedudukan, for any number of people in three queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from ekinerja.aturan.tahun_skp import FaktaPegawai, MasaKedudukan, MasaTugas
from ekinerja.kepegawaian.models import Pegawai, Penugasan, RiwayatKedudukan


def fakta_pegawai(pegawai: Collection[int]) -> dict[int, FaktaPegawai]:
    """Facts by primary key. A unit is its code, a position its name: what an SKP is made for."""
    tugas: dict[int, list[MasaTugas]] = defaultdict(list)
    masa: dict[int, list[MasaKedudukan]] = defaultdict(list)
    for bagian in _bagi(pegawai):
        kolom = ("pegawai_id", "mulai", "sampai", "unit__kode", "jabatan__nama", "jenis", "pk")
        for orang, *isi in Penugasan.objects.filter(pegawai_id__in=bagian).values_list(*kolom):
            tugas[orang].append(MasaTugas(*isi))
        kolom = ("pegawai_id", "mulai", "sampai", "kedudukan", "status")
        for orang, *isi in RiwayatKedudukan.objects.filter(pegawai_id__in=bagian).values_list(*kolom):
            masa[orang].append(MasaKedudukan(*isi))
    return {
        pk: FaktaPegawai(
            status,
            Pegawai.Kedudukan.AKTIF.value if masa[pk] else kedudukan,
            tmt,
            tuple(tugas[pk]),
            tuple(masa[pk]),
        )
        for bagian in _bagi(pegawai)
        for pk, status, kedudukan, tmt in Pegawai.objects.filter(pk__in=bagian).values_list(
            "pk", "status", "kedudukan", "tmt_cpns"
        )
    }


def _bagi(pegawai: Collection[int], n: int = 500) -> Iterable[list[int]]:
    urut = sorted(pegawai)
    return (urut[i : i + n] for i in range(0, len(urut), n))
