"""What the product costs in a month: median seconds per form and role, and estimated minutes for one person."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from ekinerja.beban.formulir import semua
from ekinerja.beban.models import WaktuIsi
from ekinerja.beban.ukur import median
from ekinerja.inti.pengaturan import setelan
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, PemberianPeran, Penugasan

# Our own defaults, no law says them; settings of these names, from a day on.
MENIT_FORMULIR, MENIT_ORANG, MINIMUM = 15, 30, 5
P = WaktuIsi.Peran


@dataclass(frozen=True, slots=True)
class Batas:
    """From when on a form, and everything together, asks too much; how many saves and people a cell needs."""

    menit_formulir: float
    menit_orang: float
    minimum: int


@dataclass(frozen=True, slots=True)
class Sel:
    """One form as one role fills it in. Minutes are those of one person in the month."""

    judul: str
    kunci: str
    kali: int
    median: float
    detik: int
    kali_orang: float
    menit: float
    lebih: bool


@dataclass(slots=True)
class Golongan:
    """One role with its forms, the heaviest first; `sembunyi`: forms with too few saves to be shown."""

    peran: str
    orang: int
    sel: list[Sel] = field(default_factory=list)
    sembunyi: int = 0
    menit: float = 0.0
    lebih: bool = False


def batas_pada(hari: date) -> Batas:
    """The settings of that day; a smaller minimum than ours counts as ours."""
    minimum = max(MINIMUM, int(setelan("beban_minimum", MINIMUM, pada=hari)))
    formulir, orang = (("beban_menit_formulir", MENIT_FORMULIR), ("beban_menit_orang", MENIT_ORANG))
    return Batas(float(setelan(*formulir, pada=hari)), float(setelan(*orang, pada=hari)), minimum)


def akhir_bulan(bulan: date) -> date:
    return (bulan.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def bulan_ada() -> list[date]:
    """Months with counts, newest first, twelve at most."""
    return list(WaktuIsi.objects.order_by("-bulan").values_list("bulan", flat=True).distinct()[:12])


def orang_per_peran(hari: date) -> dict[str, int]:
    """How many people fill in as what on that day; everybody counts once: role holder, else PPK, else employee."""
    bertugas = Penugasan.objects.filter(berlaku(hari)).values("pegawai_id")
    aktif = set(
        Pegawai.objects.filter(pk__in=bertugas).exclude(status="PEJABAT_NEGARA").order_by().values_list("pk", flat=True)
    )
    pemegang = set(PemberianPeran.objects.filter(berlaku(hari)).values_list("pegawai_id", flat=True)) & aktif
    penilai = set(HubunganPenilai.objects.filter(berlaku(hari)).values_list("penilai_id", flat=True)) & aktif
    return {
        P.PEGAWAI: len(aktif - pemegang - penilai),
        P.PENILAI: len(penilai - pemegang),
        P.PENGELOLA: len(pemegang),
    }


def ringkas(bulan: date, hari: date) -> tuple[list[Golongan], Batas]:
    """All roles in one month, counted among the people of `hari`. Six queries."""
    batas, orang = batas_pada(hari), orang_per_peran(hari)
    isi: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    detik: dict[tuple[str, str], int] = defaultdict(int)
    kolom = ("peran", "formulir", "ember", "jumlah", "detik")
    for peran, formulir, ember, jumlah, lama in WaktuIsi.objects.filter(bulan=bulan).values_list(*kolom):
        isi[peran, formulir][ember] = jumlah
        detik[peran, formulir] += lama
    hasil = [Golongan(P(peran), banyak) for peran, banyak in orang.items()]
    for g in hasil:
        milik = {f: e for (peran, f), e in isi.items() if peran == g.peran}
        for kunci, e in milik.items():
            if sum(e.values()) < batas.minimum or g.orang < batas.minimum:
                g.sembunyi += 1
            else:
                g.sel.append(_sel(kunci, e, detik[g.peran, kunci], g.orang, batas))
        g.sel.sort(key=lambda s: (-s.menit, s.judul))
        g.menit = sum(s.menit for s in g.sel)
        g.lebih = g.menit > batas.menit_orang
    return hasil, batas


def _sel(kunci: str, isi: dict[int, int], detik: int, orang: int, batas: Batas) -> Sel:
    kali, f = sum(isi.values()), semua().get(kunci)
    menit = detik / 60 / orang
    return Sel(
        judul=f.judul if f else kunci,
        kunci=kunci,
        kali=kali,
        median=median(isi),
        detik=detik,
        kali_orang=kali / orang,
        menit=menit,
        lebih=menit > batas.menit_formulir,
    )
