"""Likely entries of a day: from yesterday, from the weekday, from planned work; each once, in hours that are free."""

from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.harian.saran import RencanaPilihan, Saran, atur_jam, jam_bebas, saran_hari

SELASA = date(2026, 3, 10)
MULAI, SAMPAI = date(2026, 1, 1), date(2026, 3, 31)


def rencana(pk: int = 1, teks: str = "Verifikasi", *, dilaporkan: bool = True, **ganti: Any) -> RencanaPilihan:
    return RencanaPilihan(
        pk, f"r{pk}", teks, "berkas", ganti.get("mulai", MULAI), ganti.get("sampai", SAMPAI), dilaporkan
    )


def laporan(hari: date, kegiatan: str, *, jam: int = 8, status: str = "DIAJUKAN", pk: int = 1) -> dict[str, Any]:
    return {
        "kode": uuid4().hex, "rencana_aksi_id": pk, "tanggal": hari, "jam_mulai": time(jam), "jam_selesai": time(jam + 2),
        "kegiatan": kegiatan, "realisasi": 24, "satuan": "berkas", "status": status,
    }  # fmt: skip


def lalu(n: int) -> date:
    return SELASA - timedelta(days=n)


def usul(*baris: dict[str, Any], pilihan: list[RencanaPilihan] | None = None, hari: date = SELASA) -> list[Saran]:
    return saran_hari(hari, sorted(baris, key=lambda b: b["tanggal"], reverse=True), pilihan or [rencana()])


ALASAN = [
    ([1], "kemarin"),
    ([7], "Selasa lalu"),
    ([3, 7], "Sabtu lalu, seperti Selasa lalu"),
    ([1, 7, 14], "kemarin, biasa setiap Selasa"),
    ([14], "seperti Selasa, 24 Feb"),
    ([9], "terakhir Minggu, 1 Mar"),
]


@pytest.mark.parametrize(("hari", "alasan"), ALASAN)
def test_alasan_dengan_kata(hari: list[int], alasan: str) -> None:
    assert [s.alasan for s in usul(*(laporan(lalu(n), "Verifikasi loket") for n in hari))] == [alasan]


def test_yang_paling_mungkin_di_atas_dan_sekali_saja() -> None:
    """Weekly habit and yesterday outweigh either alone; planned work comes before what was long ago."""
    hasil = usul(
        laporan(lalu(1), "Rekap  harian"),
        laporan(lalu(7), "rekap harian"),
        laporan(lalu(1), "Arsip", jam=11),
        laporan(lalu(7), "Apel", jam=7),
        laporan(lalu(12), "Lama"),
        pilihan=[rencana(), rencana(2, "Pelatihan operator", dilaporkan=False), rencana(3, "Audit", dilaporkan=True)],
    )
    assert [s.kegiatan for s in hasil] == ["Rekap  harian", "Arsip", "Apel", "Pelatihan operator"]
    assert (hasil[3].ulang, hasil[3].alasan, hasil[3].realisasi) == ("", "rencana aksi berjalan", 1)


def test_yang_sudah_ada_hari_itu_dan_draf_tidak_diusulkan() -> None:
    sudah = laporan(SELASA, "Verifikasi loket", status="DIKEMBALIKAN")
    draf = laporan(lalu(1), "Belum jadi", status="DRAF")
    assert usul(sudah, laporan(lalu(1), "verifikasi LOKET"), draf) == []
    assert usul(laporan(lalu(1), "Verifikasi"), pilihan=[rencana(9)]) == []


def test_kebiasaan_berlanjut_ke_periode_berikutnya() -> None:
    """On the first day of April the rencana aksi of the same words takes over; another has nothing to go on with."""
    april = date(2026, 4, 1)
    baru = rencana(2, "verifikasi ", mulai=april, sampai=date(2026, 6, 30), dilaporkan=False)
    lama = [laporan(april - timedelta(days=1), "Loket 2"), laporan(april - timedelta(days=1), "Lain", pk=3, jam=13)]
    hasil = usul(*lama, pilihan=[rencana(), baru, rencana(3, "Yang habis")], hari=april)
    assert [(s.kegiatan, s.rencana, s.alasan) for s in hasil] == [("Loket 2", "r2", "kemarin")]


def test_jam_pindah_ke_yang_kosong() -> None:
    """Neither with what was reported today nor with each other."""
    hasil = usul(
        laporan(SELASA, "Rapat", jam=9),
        laporan(lalu(1), "Satu", jam=8),
        laporan(lalu(1), "Dua", jam=13),
        laporan(lalu(7), "Tiga", jam=8),
    )
    jam = {s.kegiatan: (s.mulai.hour, s.selesai.hour) for s in hasil}
    assert jam == {"Satu": (11, 13), "Dua": (13, 15), "Tiga": (15, 17)}


def test_hari_penuh_tidak_diusuli() -> None:
    penuh = {**laporan(SELASA, "Jaga"), "jam_mulai": time(0), "jam_selesai": time(23, 30)}
    assert usul(penuh, laporan(lalu(1), "Satu")) == []


menit = st.integers(0, 1438)
rentang = st.tuples(menit, menit).filter(lambda p: p[0] != p[1]).map(sorted)


def _jam(n: int) -> time:
    return time(n // 60, n % 60)


@given(st.lists(rentang, max_size=8), menit, st.integers(1, 600))
def test_jam_bebas_tidak_pernah_beririsan(sibuk: list[list[int]], mulai: int, lama: int) -> None:
    """As long as asked, inside the day, free; none is found only where no stretch of the day is long enough."""
    terpakai = [(_jam(a), _jam(b)) for a, b in sibuk]
    hasil = jam_bebas(terpakai, _jam(mulai), lama)
    if hasil is None:
        batas = sorted({0, *(b for _, b in sibuk)})
        assert not any(a + lama <= 1439 and all(b <= a or a + lama <= c for c, b in sibuk) for a in batas)
        return
    a, b = hasil
    assert (b.hour * 60 + b.minute) - (a.hour * 60 + a.minute) == lama
    assert all(b <= c or a >= d for c, d in terpakai)


@given(st.lists(rentang, max_size=8))
def test_usul_tidak_saling_beririsan(jam: list[list[int]]) -> None:
    saran = [Saran("", "r", str(n), 1, "", _jam(a), _jam(b), "") for n, (a, b) in enumerate(jam)]
    hasil = sorted((s.mulai, s.selesai) for s in atur_jam(saran, [], maks=9))
    assert all(a[1] <= b[0] for a, b in pairwise(hasil))
