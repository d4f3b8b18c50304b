"""Why this predikat: the cell, what would have changed it, the rule and its sources, the days to answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max

from ekinerja.aturan import lama_tenggat, tenggat
from ekinerja.aturan.kode import Predikat, Rating
from ekinerja.aturan.predikat import kuadran
from ekinerja.aturan.registri import hitung
from ekinerja.aturan.tenggat import CaraHitung
from ekinerja.inti.akses import BACA
from ekinerja.inti.models import LogAkses
from ekinerja.inti.waktu import lokal
from ekinerja.kalender.hitung import jumlah_hari_kerja
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.jendela import TENGGAT, akhir_tanggapan
from ekinerja.penilaian.models import Evaluasi

SEHARI = timedelta(days=1)
_URUT = {p: n for n, p in enumerate(Predikat)}  # 0 = best
_RATING = {r: n for n, r in enumerate(Rating)}


@dataclass(frozen=True, slots=True)
class Andai:
    """Another rating on one axis, the other unchanged."""

    sumbu: str
    rating: Rating
    predikat: Predikat
    naik: bool


@dataclass(frozen=True, slots=True)
class Aturan:
    versi: str
    sejak: date
    dasar: list[str]
    langkah: list[str]
    sama: bool


@dataclass(frozen=True, slots=True)
class Tanggapan:
    """The days to answer, counted both ways."""

    mulai: date
    batas: date
    batas_kalender: date
    hari: int
    sisa: int


def andai(e: Evaluasi) -> list[Andai]:
    """The smallest change that lifts the predikat on each axis, and the smallest that lowers it; best first."""
    tabel = kuadran(e.periode.selesai)
    hasil, perilaku = Rating(e.rating_hasil), Rating(e.rating_perilaku)
    calon = [("Hasil kerja", r, tabel[r, perilaku], abs(_RATING[r] - _RATING[hasil])) for r in Rating if r is not hasil]
    calon += [
        ("Perilaku kerja", r, tabel[hasil, r], abs(_RATING[r] - _RATING[perilaku])) for r in Rating if r is not perilaku
    ]
    kini = _URUT[Predikat(e.predikat)]
    terpilih: dict[tuple[str, bool], tuple[int, Andai]] = {}
    for sumbu, rating, jadi, jarak in calon:
        if _URUT[jadi] == kini:
            continue
        a = Andai(sumbu, rating, jadi, _URUT[jadi] < kini)
        lama = terpilih.get((sumbu, a.naik))
        if lama is None or jarak < lama[0]:
            terpilih[sumbu, a.naik] = (jarak, a)
    return sorted((a for _, a in terpilih.values()), key=lambda a: (not a.naik, a.sumbu))


def aturan_dipakai(e: Evaluasi) -> Aturan:
    """Rule version and sources, and whether the same ratings give the same predikat when computed again now."""
    jawaban: dict[str, Any] = hitung(
        "predikat", {"hasil_kerja": e.rating_hasil, "perilaku": e.rating_perilaku}, e.periode.selesai
    )
    versi = e.versi_aturan or jawaban["versi"]
    return Aturan(
        versi=versi,
        sejak=date.fromisoformat(versi.rpartition("@")[2]),
        dasar=jawaban["dasar"],
        langkah=jawaban["langkah"],
        sama=jawaban["hasil"]["predikat"] == e.predikat,
    )


def tanggapan(e: Evaluasi, hari: date) -> Tanggapan | None:
    if e.batas_tanggapan is None or e.diterbitkan_pada is None:
        return None
    mulai = lokal(e.diterbitkan_pada).date()
    batas = akhir_tanggapan(e.batas_tanggapan, mulai)
    lama = lama_tenggat(TENGGAT, mulai)
    return Tanggapan(
        mulai=mulai,
        batas=batas,
        batas_kalender=tenggat(mulai, lama.hari, CaraHitung.HARI_KALENDER),
        hari=lama.hari,
        sisa=jumlah_hari_kerja(hari + SEHARI, batas),
    )


def pembaca(e: Evaluasi) -> list[dict[str, Any]]:
    """Who has read this evaluation, newest first. Two queries."""
    log = LogAkses.objects.filter(pemilik=e.pegawai.id_publik, objek_uuid=e.id_publik, jenis=BACA)
    kapan = dict(log.order_by().values_list("pelaku").annotate(Max("pada")))
    nama = Pegawai.objects.filter(id_publik__in=list(kapan)).values_list("id_publik", "nama") if kapan else []
    return sorted(({"nama": n, "pada": kapan[i]} for i, n in nama), key=lambda b: b["pada"], reverse=True)
