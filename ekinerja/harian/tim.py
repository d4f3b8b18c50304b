"""The team of a PPK on one day: who waits, who is done, who has not reported. Plain dicts, few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Cast

from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.tampilan import ditulis_oleh
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.tampil import hari_tanggal, inisial, jam, lalu, tanggal
from ekinerja.inti.waktu import hari_ini, lokal, sekarang
from ekinerja.kalender.hitung import batas_laporan, hari_kerja
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.presensi.kueri import tim_tidak_wajib

Baris = dict[str, Any]
# pegawai_id, status, realisasi, satuan, penilai_id
Ringkas = tuple[int, str, int, str, int | None]

MAKS_MENUNGGU = 200
# What the first screen carries; the rest follows when the reader gets there.
TAMPIL_MENUNGGU = 10
TAMPIL_ORANG = {"diterima": 21, "menunggu": 21, "kembali": 21, "belum": 8, "luar": 8}

# state -> (words, tone), in the order of the bar
KELOMPOK = {
    "diterima": ("Sudah diterima", "baik"),
    "menunggu": ("Menunggu dibaca", "kabar"),
    "kembali": ("Perlu dilengkapi", "teluk"),
    "belum": ("Belum melapor", "awas"),
    "luar": ("Tidak bertugas", "netral"),
}
_URUT = {"DIAJUKAN": "menunggu", "DIKEMBALIKAN": "kembali", "DISETUJUI": "diterima"}

# Why a report is not accepted together with the others, in the order in which it is said.
ALASAN = {
    "terlambat": "Terlambat: menerimanya berarti memberi izin.",
    "luring": "Ditulis tanpa sinyal dan tiba sesudah batasnya.",
    "berubah": "Berubah sejak Anda baca.",
    "keterangan": "Ada catatan atau hambatan yang perlu dibaca.",
    "tanpa_bukti": "Belum ada bukti, padahal laporan lain untuk rencana aksi ini berbukti.",
}

_KOLOM = (
    "id_publik", "pegawai_id", "pegawai__id_publik", "pegawai__nama", "tanggal", "jam_mulai", "jam_selesai", "kegiatan",
    "realisasi", "satuan", "keterangan", "status", "terlambat", "luring", "jumlah_bukti", "versi", "dikirim_pada",
    "dibaca_pada", "diubah_pada", "dibantu_oleh__nama", "dikonfirmasi_pada",
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
    orang: dict[str, list[Baris]]  # the first of each group, all of a group that was asked for
    banyak: dict[str, int]  # in each group, among those searched for
    kalimat_belum: str
    kosong: bool
    tim_di_bawah: bool  # somebody in the team has a team
    bagian: list[tuple[int, str]] = field(default_factory=list)
    uraian: str = ""


def susun_tim(saya: Pegawai, hari: date, *, keadaan: str = "", cari: str = "", semua: bool = False) -> Tim:
    """Six queries, however large the team."""
    anggota = _anggota(saya, hari)
    harian = _laporan_tim(penilai=saya.pk, hari=hari)
    orang = _kelompokkan(anggota, harian, _bebas(saya, hari))
    jumlah = {k: len(orang[k]) for k in KELOMPOK}
    tampil, banyak = _menunggu(saya, hari, harian, cari, MAKS_MENUNGGU if semua else TAMPIL_MENUNGGU)
    saring = {
        k: [o for o in daftar if _cocok(o[0]["nama"], cari)] if keadaan in ("", k) else []
        for k, daftar in orang.items()
    }
    unit, tim_di_bawah = _unit_saya.satu(pegawai=saya.pk, hari=hari) or ("", False)
    return Tim(
        hari=hari,
        unit=unit,
        tim_di_bawah=tim_di_bawah,
        jumlah=jumlah,
        menunggu=tampil if keadaan in ("", "menunggu") else [],
        menunggu_semua=banyak,
        menunggu_lagi=max(0, min(banyak, MAKS_MENUNGGU) - len(tampil)),
        rutin=sum(m["rutin"] for m in tampil),
        orang={k: [_orang(*o) for o in v[: None if keadaan else TAMPIL_ORANG[k]]] for k, v in saring.items()},
        banyak={k: len(v) for k, v in saring.items()},
        kalimat_belum=kalimat_belum(hari),
        kosong=not anggota,
        bagian=[(jumlah[k], nada) for k, (_, nada) in KELOMPOK.items()],
        uraian=_uraian(jumlah),
    )


def baris_masuk(b: Baris, kini: date) -> Baris:
    """One waiting report as the list shows it."""
    tanda = tanda_baris(b)
    return {
        "id": str(b["id_publik"]),
        "orang": b["pegawai__id_publik"],
        "nama": b["pegawai__nama"],
        "inisial": inisial(b["pegawai__nama"]),
        "jabatan": b["jabatan"] or "",
        "kegiatan": b["kegiatan"],
        "hasil": f"{b['realisasi']} {b['satuan']}",
        "jam": f"{jam(b['jam_mulai'])}–{jam(b['jam_selesai'])}",
        "hari": "" if b["tanggal"] == kini else hari_tanggal(b["tanggal"]),
        "masuk": lalu(b["dikirim_pada"]),
        "bukti": b["jumlah_bukti"],
        "keterangan": b["keterangan"],
        "terlambat": b["terlambat"],
        "luring": b["luring"],
        "berubah": "berubah" in tanda,
        "tanpa_bukti": "tanpa_bukti" in tanda,
        "ditulis": ditulis_oleh(b["dibantu_oleh__nama"], b["dikonfirmasi_pada"]),
        "terbaca": b["dibaca_pada"] is not None,
        "versi": b["versi"],
        "alasan": [ALASAN[t] for t in tanda],
        # Nothing in it asks for a second look.
        "rutin": not tanda,
    }


def tanda_baris(b: Baris) -> list[str]:
    """What in a report asks for a second look, as keys of `ALASAN`; empty for a routine one."""
    ada = {
        "terlambat": b["terlambat"] and not b["luring"],
        "luring": b["luring"],
        "berubah": b["dibaca_pada"] is not None and b["diubah_pada"] > b["dibaca_pada"],
        "keterangan": bool(b["keterangan"]),
        "tanpa_bukti": not b["jumlah_bukti"] and b["biasa_berbukti"],
    }
    return [t for t in ALASAN if ada[t]]


def semua_menunggu(saya: Pegawai, hari: date) -> tuple[list[Baris], int]:
    """All that waits, as on the team page: (rows up to MAKS_MENUNGGU, how many altogether). Three queries at most."""
    return _menunggu(saya, hari, _laporan_tim(penilai=saya.pk, hari=hari), "", MAKS_MENUNGGU)


def baris_satu(laporan: LaporanHarian) -> Baris:
    """The same for one report that has just come in."""
    return baris_masuk(_isi(LaporanHarian.objects.filter(pk=laporan.pk), laporan.tanggal).get(), hari_ini())


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
    """(working days so far, people with a gap and their marks, how many are complete). Three queries.

    A mark is True, False, or the word for a day on which no report is missed.
    """
    kini = hari_ini()
    hari = [d for n in range(5) if hari_kerja(d := senin + timedelta(days=n)) and d <= kini]
    anggota = [a for a in _anggota(saya, min(senin + timedelta(days=4), kini)) if a["kedudukan"] == "AKTIF"]
    kueri = LaporanHarian.objects.filter(pegawai_id__in=[a["pk"] for a in anggota], tanggal__in=hari).terkirim()
    ada = set(kueri.values_list("pegawai_id", "tanggal"))
    akhir = senin + timedelta(days=4)
    bebas = tim_tidak_wajib(saya.pk, min(akhir, kini), senin, akhir)
    baris = [
        {
            **a,
            "id": str(UUID(a["kode"])),
            "hari": [(a["pk"], d) in ada or bebas.get(a["pk"], {}).get(d, False) for d in hari],
        }
        for a in anggota
    ]
    kurang = [b for b in baris if not all(b["hari"])]
    return hari, kurang, len(baris) - len(kurang)


def belum_melapor(saya: Pegawai, hari: date) -> list[Pegawai]:
    """Serving direct reports without a report of that day, for the reminder."""
    anggota = _anggota(saya, hari)
    sudah = LaporanHarian.objects.filter(pegawai_id__in=[a["pk"] for a in anggota], tanggal=hari).terkirim()
    ids = {a["pk"] for a in anggota if a["kedudukan"] == "AKTIF"} - set(sudah.values_list("pegawai_id", flat=True))
    ids -= _bebas(saya, hari).keys()
    return list(Pegawai.objects.filter(pk__in=ids).order_by("pk"))


def _bebas(saya: Pegawai, hari: date) -> dict[int, str]:
    """Direct reports who owe no report that day, with a neutral word: cuti, dinas luar, izin. One query."""
    return {pk: kata[hari] for pk, kata in tim_tidak_wajib(saya.pk, hari, hari, hari).items()}


def _hubungan(penilai: int, hari: date) -> QuerySet[HubunganPenilai]:
    return HubunganPenilai.objects.filter(berlaku(hari), penilai=penilai)


def _definitif(hari: date) -> QuerySet[Penugasan]:
    return Penugasan.objects.filter(berlaku(hari), jenis=Penugasan.Jenis.DEFINITIF)


# The public id as text: of a large team a few are shown.
_anggota_tim = KueriSiap(
    lambda penilai, hari: _hubungan(penilai, hari).order_by("pegawai__nama", "pk").values_list(
        "pegawai_id", Cast("pegawai__id_publik", CharField()), "pegawai__nama", "pegawai__kedudukan"
    ),
    penilai=int, hari=date,
)  # fmt: skip
# Just enough to sort people into groups; the waiting rows are read in full by `_menunggu`.
_laporan_tim = KueriSiap(
    lambda penilai, hari: LaporanHarian.objects.filter(
        pegawai_id__in=_hubungan(penilai, hari).values("pegawai_id"), tanggal=hari
    ).terkirim().order_by().values_list("pegawai_id", "status", "realisasi", "satuan", "penilai_id"),
    penilai=int, hari=date,
)  # fmt: skip
_unit_saya = KueriSiap(
    lambda pegawai, hari: Penugasan.objects.filter(berlaku(hari), pegawai=pegawai)
    .order_by("-kepala_unit", "-mulai").values_list("unit__nama", Exists(
        HubunganPenilai.objects.filter(berlaku(hari), penilai__in=_hubungan(pegawai, hari).values("pegawai_id"))
    ))[:1],
    pegawai=int, hari=date,
)  # fmt: skip


def _anggota(saya: Pegawai, hari: date) -> list[Baris]:
    baris = _anggota_tim(penilai=saya.pk, hari=hari)
    return [{"pk": a, "kode": i, "nama": n, "kedudukan": k} for a, i, n, k in baris]


def _yang_menunggu(penilai: int) -> QuerySet[LaporanHarian]:
    return LaporanHarian.objects.filter(penilai=penilai, status=LaporanHarian.Status.DIAJUKAN)


def _isi(kueri: QuerySet[LaporanHarian], hari: date) -> QuerySet[LaporanHarian, Baris]:
    """What `baris_masuk` shows, unread before read, newest on top, with the position held on `hari`.

    `biasa_berbukti`: evidence is usual for its rencana aksi, for another report of it has some.
    """
    jabatan = _definitif(hari).filter(pegawai=OuterRef("pegawai")).order_by("pk").values("jabatan__nama")[:1]
    berbukti = LaporanHarian.objects.filter(rencana_aksi=OuterRef("rencana_aksi"), jumlah_bukti__gt=0).terkirim()
    urut = Case(When(dibaca_pada=None, then=0), default=1)
    return (
        kueri.order_by(urut, "-dikirim_pada", "-pk")
        .annotate(jabatan=Subquery(jabatan), biasa_berbukti=Exists(berbukti))
        .values(*_KOLOM, "jabatan", "biasa_berbukti")
    )


_menunggu_kini = {
    maks: KueriSiap(lambda penilai, hari, maks=maks: _isi(_yang_menunggu(penilai), hari)[:maks], penilai=int, hari=date)
    for maks in (TAMPIL_MENUNGGU, MAKS_MENUNGGU)
}
_banyak_menunggu = KueriSiap(
    lambda penilai: _yang_menunggu(penilai).order_by().values("penilai").annotate(n=Count("pk")).values_list("n", flat=True),
    penilai=int,
)  # fmt: skip


def _menunggu(saya: Pegawai, hari: date, harian: Iterable[Ringkas], cari: str, maks: int) -> tuple[list[Baris], int]:
    """Unread before read, newest on top, at most `maks`, and how many wait altogether.

    Today also shows what waits from earlier days; another day shows its own only.
    """
    kini = hari_ini()
    if hari == kini and not cari:
        baris, banyak = _menunggu_kini[maks](penilai=saya.pk, hari=hari), _banyak_menunggu.satu(penilai=saya.pk) or 0
    else:
        kueri = _yang_menunggu(saya.pk).filter(pegawai__nama__icontains=cari)
        if hari != kini:
            kueri = kueri.filter(tanggal=hari)
        baris, banyak = list(_isi(kueri, hari)[:maks]), kueri.count()
    # Rare: the PPK of the day was unknown when it was sent.
    if yatim := {orang for orang, status, _, _, penilai in harian if status == "DIAJUKAN" and penilai is None}:
        tanpa = LaporanHarian.objects.filter(pegawai_id__in=yatim, tanggal=hari, status="DIAJUKAN", penilai=None)
        lain = [b for b in _isi(tanpa, hari) if _cocok(b["pegawai__nama"], cari)]
        baris, banyak = baris + lain, banyak + len(lain)
    return [baris_masuk(b, kini) for b in baris], banyak


def _kelompokkan(
    anggota: list[Baris], harian: list[Ringkas], bebas: dict[int, str]
) -> dict[str, list[tuple[Baris, list[Ringkas]]]]:
    """Each with his or her reports of the day, in the group of what is needed next; `luar`: why nothing is owed."""
    per: dict[int, list[Ringkas]] = {}
    for b in harian:
        per.setdefault(b[0], []).append(b)
    hasil: dict[str, list[tuple[Baris, list[Ringkas]]]] = {k: [] for k in KELOMPOK}
    for a in anggota:
        milik = per.get(a["pk"], [])
        luar = (a["kedudukan"] != "AKTIF" and Pegawai.Kedudukan(a["kedudukan"]).label) or bebas.get(a["pk"], "")
        hasil[_keadaan(milik, bool(luar))].append(({**a, "luar": luar}, milik))
    return hasil


def _orang(a: Baris, milik: list[Ringkas]) -> Baris:
    return {
        "id": str(UUID(a["kode"])),
        "nama": a["nama"],
        "inisial": inisial(a["nama"]),
        "ket": _ringkas(milik) or a["luar"],
    }


def _keadaan(milik: list[Ringkas], luar: bool) -> str:
    status = {b[1] for b in milik}
    for s, kelompok in _URUT.items():
        if s in status:
            return kelompok
    return "luar" if luar else "belum"


def _ringkas(milik: list[Ringkas]) -> str:
    if not milik:
        return ""
    return f"{milik[0][2]} {milik[0][3]}" if len(milik) == 1 else f"{len(milik)} laporan"


def _uraian(jumlah: dict[str, int]) -> str:
    semua = sum(jumlah.values())
    bagian = [f"{n} {KELOMPOK[k][0].lower()}" for k, n in jumlah.items() if n]
    return f"Dari {semua} orang: {', '.join(bagian)}"


def _cocok(nama: str, cari: str) -> bool:
    return not cari or cari.casefold() in nama.casefold()
