"""Progress of direct reports against the targets of the running period, with the signs for their PPK.

Alphabetical, without rank or verdict: figures that explain themselves, as material for a talk. A constant number of
queries however many people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from ekinerja.aturan.jam_kerja import KelompokKerja, jam_kerja
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.sinyal import Ambang, DataSinyal, ambang, di_luar_jam, ringkas, sinyal
from ekinerja.inti.tampil import angka, inisial, persen, tanggal
from ekinerja.kalender.hitung import hari_kerja, jumlah_hari_kerja, penanggalan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.presensi.kueri import tim_tidak_wajib
from ekinerja.skp.models import JenisTarget, RencanaAksi, Skp

Baris = dict[str, Any]
TERHITUNG = (LaporanHarian.Status.DIAJUKAN, LaporanHarian.Status.DISETUJUI)
LEBAR, TINGGI = 100, 28  # of the drawing
PEKAN = timedelta(days=7)
JENDELA = timedelta(days=35)  # what the signs look back at: this week and four before
SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Garis:
    """A small drawing: where the sum was on each day, how far the target is, the even pace to it."""

    jalan: str  # "x,y x,y …" of an SVG polyline
    target: float  # height of the target
    ujung: tuple[float, float]
    uraian: str


@dataclass(slots=True)
class KemajuanAksi:
    """One rencana aksi: figures, the drawing where they add up, and how they come about."""

    teks: str
    rhk: str
    mulai: date
    tenggat: date
    ringkas: str
    garis: Garis | None = None
    hitungan: list[str] = field(default_factory=list)


@dataclass(slots=True)
class KemajuanOrang:
    """One person. `sinyal` only for the PPK."""

    id: str
    nama: str
    inisial: str
    ada_skp: bool
    aksi: list[KemajuanAksi]
    sinyal: list[Baris] = field(default_factory=list)


def kemajuan_tim(penilai: Pegawai, orang: Sequence[Pegawai], hari: date) -> list[KemajuanOrang]:
    """These direct reports in the order given, with their signs. Five queries."""
    rencana = _rencana([p.pk for p in orang], hari)
    jalan = _per_hari(rencana, hari)
    tanda = _sinyal(penilai, orang, rencana, hari)
    return [_orang(p, rencana.get(p.pk), jalan, hari, tanda.get(p.pk, [])) for p in orang]


def kemajuan_satu(pegawai: Pegawai, hari: date) -> KemajuanOrang:
    """One person, without signs. Two queries."""
    rencana = _rencana([pegawai.pk], hari)
    return _orang(pegawai, rencana.get(pegawai.pk), _per_hari(rencana, hari), hari, [])


def _rencana(pegawai: Sequence[int], hari: date) -> dict[int, list[Baris]]:
    """Person → begun rencana aksi of this year's SKP in force, with the sum so far. Nobody without an SKP."""
    terhitung = LaporanHarian.objects.filter(rencana_aksi=OuterRef("pk"), status__in=TERHITUNG).order_by()
    kueri: QuerySet[RencanaAksi, Baris] = (
        RencanaAksi.objects.filter(
            skp__pegawai__in=pegawai, skp__status__in=Skp.BERLAKU, skp__tahun=hari.year, mulai__lte=hari
        )
        .annotate(jumlah=Subquery(terhitung.values("rencana_aksi").annotate(n=Sum("realisasi")).values("n")))
        .order_by("indikator__rhk__urutan", "indikator__urutan", "mulai", "pk")
        .values(
            "pk", "skp__pegawai_id", "teks", "mulai", "tenggat", "target_nilai", "target_teks", "satuan", "indikator__satuan",
            "indikator__jenis_target", "indikator__rhk__teks", "jumlah",
        )
    )  # fmt: skip
    hasil: dict[int, list[Baris]] = {}
    for r in kueri:
        hasil.setdefault(r["skp__pegawai_id"], []).append(r)
    return hasil


def _per_hari(rencana: Mapping[int, Iterable[Baris]], hari: date) -> dict[int, list[tuple[date, int, int]]]:
    """Rencana aksi that runs today → (day, sum of the day, reports), in order. One query."""
    kini = [r["pk"] for milik in rencana.values() for r in milik if r["tenggat"] >= hari]
    baris = LaporanHarian.objects.filter(rencana_aksi__in=kini, status__in=TERHITUNG).order_by("tanggal")
    hasil: dict[int, list[tuple[date, int, int]]] = {}
    per = baris.values_list("rencana_aksi_id", "tanggal").annotate(Sum("realisasi"), Count("pk"))
    for pk, tgl, jumlah, n in per:
        hasil.setdefault(pk, []).append((tgl, jumlah, n))
    return hasil


def _orang(
    p: Pegawai,
    rencana: list[Baris] | None,
    jalan: Mapping[int, list[tuple[date, int, int]]],
    hari: date,
    s: list[Baris],
) -> KemajuanOrang:
    aksi = [susun_aksi(r, jalan.get(r["pk"], []), hari) for r in rencana or () if r["tenggat"] >= hari]
    return KemajuanOrang(str(p.id_publik), p.nama, inisial(p.nama), rencana is not None, aksi, s)


def susun_aksi(r: Baris, jalan: Sequence[tuple[date, int, int]], hari: date) -> KemajuanAksi:
    """Figures, drawing and arithmetic of one rencana aksi as on `hari`."""
    jumlah, banyak = sum(j for _, j, _ in jalan), sum(n for *_, n in jalan)
    satuan = r["satuan"] or r["indikator__satuan"]
    hasil = KemajuanAksi(r["teks"], r["indikator__rhk__teks"], r["mulai"], r["tenggat"], "")
    masukan = f"{banyak} laporan terkirim atau diterima, {tanggal(r['mulai'])} sampai {tanggal(hari)}."
    target = r["target_nilai"]
    if r["indikator__jenis_target"] != JenisTarget.AKUMULASI or not target or target <= 0:
        hasil.ringkas = f"{banyak} laporan" + (f", terakhir {tanggal(jalan[-1][0])}" if jalan else "")
        hasil.hitungan = [masukan, f"Target {r['target_teks'] or '–'}: tidak dijumlahkan, jadi tanpa grafik."]
        return hasil
    lewat, seluruh = jumlah_hari_kerja(r["mulai"], hari), jumlah_hari_kerja(r["mulai"], r["tenggat"]) or 1
    jalur = target * min(lewat, seluruh) / seluruh
    hasil.ringkas = f"{angka(jumlah)} dari {angka(target)} {satuan}".strip()
    uraian = f"{hasil.ringkas}, {persen(Decimal(jumlah) / target)}; bila rata, hari ini {angka(jalur, 0)}"
    hasil.garis = _garis(r, jalan, target, hari, uraian)
    hasil.hitungan = [
        f"Jumlah {angka(jumlah)} {satuan}: {masukan}",
        f"Target {angka(target)} {satuan} sampai {tanggal(r['tenggat'])}.",
        f"Bila rata: {angka(target)} × {lewat} dari {seluruh} hari kerja = {angka(jalur, 0)}.",
    ]
    return hasil


def _garis(r: Baris, jalan: Sequence[tuple[date, int, int]], target: Decimal, hari: date, uraian: str) -> Garis:
    rentang = max(1, (r["tenggat"] - r["mulai"]).days)
    puncak = max(float(target), float(sum(j for _, j, _ in jalan))) or 1.0

    def titik(tgl: date, nilai: float) -> tuple[float, float]:
        x = min(max((tgl - r["mulai"]).days, 0), rentang) * LEBAR / rentang
        return round(x, 1), round(TINGGI - nilai * TINGGI / puncak, 1)

    jumlah, semua = 0, [titik(r["mulai"], 0)]
    for tgl, tambah, _ in jalan:
        jumlah += tambah
        semua.append(titik(tgl, jumlah))
    semua.append(titik(min(hari, r["tenggat"]), jumlah))
    return Garis(" ".join(f"{x},{y}" for x, y in semua), titik(hari, float(target))[1], semua[-1], uraian)


def _sinyal(
    penilai: Pegawai, orang: Sequence[Pegawai], rencana: Mapping[int, list[Baris]], hari: date
) -> dict[int, list[Baris]]:
    """Person → signs. Three queries: thresholds, reports of five weeks, days without a duty."""
    kemarin, awal = hari - SEHARI, hari - JENDELA
    batas = ambang()
    aktif = [p.pk for p in orang if p.kedudukan == Pegawai.Kedudukan.AKTIF and p.pk in rencana]
    baris = LaporanHarian.objects.filter(pegawai__in=aktif, tanggal__gte=awal, tanggal__lte=hari).terkirim().order_by()
    per: dict[int, list[tuple[date, time, time]]] = {}
    for pk, *isi in baris.values_list("pegawai_id", "tanggal", "jam_mulai", "jam_selesai"):
        per.setdefault(pk, []).append((isi[0], isi[1], isi[2]))
    bebas = tim_tidak_wajib(penilai.pk, hari, awal, kemarin)
    kerja = [h for n in range(JENDELA.days) if hari_kerja(h := awal + n * SEHARI)]
    return {
        pk: ringkas(sinyal(_data(per.get(pk, []), rencana[pk], bebas.get(pk, {}), kerja, hari, batas), batas))
        for pk in aktif
    }


def _data(
    laporan: Sequence[tuple[date, time, time]],
    rencana: list[Baris],
    bebas: Mapping[date, str],
    kerja: list[date],
    hari: date,
    batas: Ambang,
) -> DataSinyal:
    mulai = min(r["mulai"] for r in rencana)
    luar = [t for t, a, z in laporan if _luar(t, a, z)]
    pekan = sum(t > hari - PEKAN for t in luar)
    lewat = [
        r for r in rencana
        if hari - batas.lewat_hari * SEHARI <= r["tenggat"] < hari and r["indikator__jenis_target"] == JenisTarget.AKUMULASI
        and r["target_nilai"] and (r["jumlah"] or 0) < r["target_nilai"]
    ]  # fmt: skip
    return DataSinyal(
        hari_wajib=[h for h in kerja if h >= mulai and h not in bebas],
        hari_lapor={t for t, _, _ in laporan},
        luar_jam_pekan=pekan,
        luar_jam_biasa=(len(luar) - pekan) / 4,
        lewat=len(lewat),
    )


def _luar(tgl: date, mulai: time, selesai: time) -> bool:
    h = jam_kerja(tgl, KelompokKerja.KANTOR, penanggalan().kalender)
    return di_luar_jam(mulai, selesai, h.masuk, h.pulang)


def bawahan_urut(penilai: Pegawai, hari: date) -> QuerySet[Pegawai]:
    """Direct reports of that day, alphabetically."""
    return Pegawai.objects.dinilai_oleh(penilai, hari).order_by("nama", "pk")
