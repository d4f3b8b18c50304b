"""The team of a PPK on one day: who waits, who is done, who has not reported. Plain dicts, few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.db.models import QuerySet

from ekinerja.aturan.harian import batas_laporan
from ekinerja.aturan.tenggat import hari_kerja
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.tampil import hari_tanggal, inisial, jam, lalu, tanggal
from ekinerja.inti.waktu import hari_ini, lokal, sekarang
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan

Baris = dict[str, Any]
# pegawai_id, status, realisasi, satuan, penilai_id
Ringkas = tuple[int, str, int, str, int | None]
# Ids of people: a list, or a subquery that stays short however many there are.
Pilihan = list[int] | QuerySet[Any]

MAKS_MENUNGGU = 200
TAMPIL_MENUNGGU = 30
TAMPIL_ORANG = 21

# state -> (words, tone), in the order of the bar
KELOMPOK = {
    "diterima": ("Sudah diterima", "baik"),
    "menunggu": ("Menunggu dibaca", "kabar"),
    "kembali": ("Perlu dilengkapi", "teluk"),
    "belum": ("Belum melapor", "awas"),
    "luar": ("Tidak bertugas", "netral"),
}
_URUT = {"DIAJUKAN": "menunggu", "DIKEMBALIKAN": "kembali", "DISETUJUI": "diterima"}

_KOLOM = (
    "id_publik", "pegawai_id", "pegawai__nama", "tanggal", "jam_mulai", "jam_selesai", "kegiatan",
    "realisasi", "satuan", "keterangan", "status", "terlambat", "luring", "jumlah_bukti", "versi", "dikirim_pada",
    "dibaca_pada", "diubah_pada",
)  # fmt: skip


@dataclass(slots=True)
class Tim:
    """Everything the page shows."""

    hari: date
    unit: str
    jumlah: dict[str, int]
    menunggu: list[Baris]
    menunggu_semua: int  # also those beyond what one page carries
    menunggu_lagi: int
    rutin: int
    orang: dict[str, list[Baris]]
    kalimat_belum: str
    kosong: bool
    bagian: list[tuple[int, str]] = field(default_factory=list)
    uraian: str = ""


def susun_tim(saya: Pegawai, hari: date, *, keadaan: str = "", cari: str = "", semua: bool = False) -> Tim:
    """Six queries, however large the team."""
    anggota = _anggota(saya, hari)
    ids = _hubungan(saya, hari).values("pegawai_id")
    jabatan = _jabatan(ids, hari)
    harian = _laporan_hari(ids, hari)
    orang = _kelompokkan(anggota, jabatan, harian)
    jumlah = {k: len(orang[k]) for k in KELOMPOK}
    menunggu, banyak = _menunggu(saya, hari, harian, jabatan, cari)
    tampil = menunggu if semua else menunggu[:TAMPIL_MENUNGGU]
    saring = {k: [o for o in daftar if _cocok(o["nama"], cari)] for k, daftar in orang.items()}
    return Tim(
        hari=hari,
        unit=_unit(saya, hari),
        jumlah=jumlah,
        menunggu=tampil if keadaan in ("", "menunggu") else [],
        menunggu_semua=banyak,
        menunggu_lagi=len(menunggu) - len(tampil),
        rutin=sum(m["rutin"] for m in tampil),
        orang={k: v if keadaan in ("", k) else [] for k, v in saring.items()},
        kalimat_belum=kalimat_belum(hari),
        kosong=not anggota,
        bagian=[(jumlah[k], nada) for k, (_, nada) in KELOMPOK.items()],
        uraian=_uraian(jumlah),
    )


def baris_masuk(b: Baris, jabatan: str, kini: date) -> Baris:
    """One waiting report as the list shows it."""
    versi_baru = b["dibaca_pada"] is not None and b["diubah_pada"] > b["dibaca_pada"]
    return {
        "id": str(b["id_publik"]),
        "nama": b["pegawai__nama"],
        "inisial": inisial(b["pegawai__nama"]),
        "jabatan": jabatan,
        "kegiatan": b["kegiatan"],
        "hasil": f"{b['realisasi']} {b['satuan']}",
        "jam": f"{jam(b['jam_mulai'])}–{jam(b['jam_selesai'])}",
        "hari": "" if b["tanggal"] == kini else hari_tanggal(b["tanggal"]),
        "masuk": lalu(b["dikirim_pada"]),
        "bukti": b["jumlah_bukti"],
        "keterangan": b["keterangan"],
        "terlambat": b["terlambat"],
        "luring": b["luring"],
        "berubah": versi_baru,
        "versi": b["versi"],
        # Nothing in it asks for a second look.
        "rutin": not (b["terlambat"] or b["keterangan"] or versi_baru or b["luring"]),
    }


def baris_satu(laporan: LaporanHarian) -> Baris:
    """The same for one report that has just come in."""
    b = LaporanHarian.objects.filter(pk=laporan.pk).values(*_KOLOM).get()
    return baris_masuk(b, _jabatan([laporan.pegawai_id], laporan.tanggal).get(laporan.pegawai_id, ""), hari_ini())


def kalimat_belum(hari: date) -> str:
    """What stands above those who have not reported: never a reproach."""
    kini = hari_ini()
    if not hari_kerja(hari):
        return "Bukan hari kerja, jadi tidak perlu ada laporan."
    if hari < kini:
        batas = batas_laporan(hari)
        if batas >= kini:
            return f"Laporan masih dapat menyusul sampai {tanggal(batas)}. Mungkin bebannya sedang berat."
        return "Laporan masih dapat menyusul dengan izin Anda. Mungkin bebannya sedang berat."
    pukul = lokal(sekarang()).time()
    if pukul < time(12):
        return "Hari masih pagi."
    if pukul < time(16):
        return "Masih ada waktu sampai sore."
    return "Belum sempat melapor hari ini; laporan dapat menyusul besok. Mungkin bebannya sedang berat."


def pekan_tim(saya: Pegawai, senin: date) -> tuple[list[date], list[Baris], int]:
    """(working days so far, people with a gap and their marks, how many are complete). Two queries."""
    kini = hari_ini()
    hari = [d for n in range(5) if hari_kerja(d := senin + timedelta(days=n)) and d <= kini]
    anggota = [a for a in _anggota(saya, min(senin + timedelta(days=4), kini)) if a["kedudukan"] == "AKTIF"]
    kueri = LaporanHarian.objects.filter(pegawai_id__in=[a["pk"] for a in anggota], tanggal__in=hari).terkirim()
    ada = set(kueri.values_list("pegawai_id", "tanggal"))
    baris = [{**a, "hari": [(a["pk"], d) in ada for d in hari]} for a in anggota]
    kurang = [b for b in baris if not all(b["hari"])]
    return hari, kurang, len(baris) - len(kurang)


def belum_melapor(saya: Pegawai, hari: date) -> list[Pegawai]:
    """Serving direct reports without a report of that day, for the reminder."""
    anggota = _anggota(saya, hari)
    sudah = LaporanHarian.objects.filter(pegawai_id__in=[a["pk"] for a in anggota], tanggal=hari).terkirim()
    ids = {a["pk"] for a in anggota if a["kedudukan"] == "AKTIF"} - set(sudah.values_list("pegawai_id", flat=True))
    return list(Pegawai.objects.filter(pk__in=ids))


def _hubungan(saya: Pegawai, hari: date) -> QuerySet[HubunganPenilai]:
    return HubunganPenilai.objects.filter(berlaku(hari), penilai=saya)


def _anggota(saya: Pegawai, hari: date) -> list[Baris]:
    kueri = _hubungan(saya, hari).order_by("pegawai__nama", "pk")
    kolom = ("pegawai_id", "pegawai__id_publik", "pegawai__nama", "pegawai__kedudukan")
    return [{"pk": a, "id": str(i), "nama": n, "kedudukan": k} for a, i, n, k in kueri.values_list(*kolom)]


def _jabatan(pegawai: Pilihan, hari: date) -> dict[int, str]:
    kueri = Penugasan.objects.filter(berlaku(hari), pegawai_id__in=pegawai, jenis=Penugasan.Jenis.DEFINITIF)
    return dict(kueri.values_list("pegawai_id", "jabatan__nama"))


def _laporan_hari(pegawai: Pilihan, hari: date) -> list[Ringkas]:
    """Just enough to sort people into groups; the waiting rows are read in full by `_menunggu`."""
    kueri = LaporanHarian.objects.filter(pegawai_id__in=pegawai, tanggal=hari).terkirim()
    return list(kueri.values_list("pegawai_id", "status", "realisasi", "satuan", "penilai_id"))


def _menunggu(
    saya: Pegawai, hari: date, harian: Iterable[Ringkas], jabatan: dict[int, str], cari: str
) -> tuple[list[Baris], int]:
    """Newest on top, at most MAKS_MENUNGGU, and how many wait altogether.

    Today also shows what waits from earlier days; another day shows its own only.
    """
    kini = hari_ini()
    kueri = LaporanHarian.objects.filter(penilai=saya, status=LaporanHarian.Status.DIAJUKAN)
    if hari != kini:
        kueri = kueri.filter(tanggal=hari)
    if cari:
        kueri = kueri.filter(pegawai__nama__icontains=cari)
    baris = list(kueri.order_by("-dikirim_pada").values(*_KOLOM)[:MAKS_MENUNGGU])
    banyak = kueri.count()
    # Rare: the PPK of the day was unknown when it was sent.
    if yatim := {orang for orang, status, _, _, penilai in harian if status == "DIAJUKAN" and penilai is None}:
        tanpa = LaporanHarian.objects.filter(pegawai_id__in=yatim, tanggal=hari, status="DIAJUKAN", penilai=None)
        lain = [b for b in tanpa.values(*_KOLOM) if _cocok(b["pegawai__nama"], cari)]
        baris, banyak = baris + lain, banyak + len(lain)
    return [baris_masuk(b, jabatan.get(b["pegawai_id"], ""), kini) for b in baris], banyak


def _kelompokkan(anggota: list[Baris], jabatan: dict[int, str], harian: list[Ringkas]) -> dict[str, list[Baris]]:
    per: dict[int, list[Ringkas]] = {}
    for b in harian:
        per.setdefault(b[0], []).append(b)
    hasil: dict[str, list[Baris]] = {k: [] for k in KELOMPOK}
    for a in anggota:
        milik = per.get(a["pk"], [])
        hasil[_keadaan(a, milik)].append(
            {
                "id": a["id"],
                "nama": a["nama"],
                "inisial": inisial(a["nama"]),
                "ket": _ringkas(milik) or (a["kedudukan"] != "AKTIF" and Pegawai.Kedudukan(a["kedudukan"]).label) or "",
                "jabatan": jabatan.get(a["pk"], ""),
            }
        )
    return hasil


def _keadaan(a: Baris, milik: list[Ringkas]) -> str:
    status = {b[1] for b in milik}
    for s, kelompok in _URUT.items():
        if s in status:
            return kelompok
    return "belum" if a["kedudukan"] == "AKTIF" else "luar"


def _ringkas(milik: list[Ringkas]) -> str:
    if not milik:
        return ""
    return f"{milik[0][2]} {milik[0][3]}" if len(milik) == 1 else f"{len(milik)} laporan"


def _uraian(jumlah: dict[str, int]) -> str:
    semua = sum(jumlah.values())
    bagian = [f"{n} {KELOMPOK[k][0].lower()}" for k, n in jumlah.items() if n]
    return f"Dari {semua} orang: {', '.join(bagian)}"


def _unit(saya: Pegawai, hari: date) -> str:
    kueri = Penugasan.objects.filter(berlaku(hari), pegawai=saya).order_by("-kepala_unit", "-mulai")
    return kueri.values_list("unit__nama", flat=True).first() or ""


def _cocok(nama: str, cari: str) -> bool:
    return not cari or cari.casefold() in nama.casefold()
