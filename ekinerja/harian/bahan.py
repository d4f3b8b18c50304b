"""What `/lapor` and the home page show of a person's own reporting: choices, repeats, today, this week."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, Max, QuerySet, Sum
from django.db.models.functions import Cast

from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.saran import RencanaPilihan, Saran, saran_hari
from ekinerja.harian.syarat import rentang_periode
from ekinerja.harian.tampilan import DIBACA, KEADAAN, TULISAN, TULISAN_DITOLAK, kemajuan
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.tampil import hari as nama_hari
from ekinerja.inti.tampil import jam, tanggal_pendek
from ekinerja.kalender.hitung import batas_laporan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.presensi.kueri import hari_tidak_wajib
from ekinerja.skp.models import RencanaAksi, Skp

Baris = dict[str, Any]

# How far back a report can still be written from the form without leaving the page.
HARI_MUNDUR = 14
MAKS_ULANG = 6
JAM_BUKA, LAMA_BAWAAN = time(8, 0), 60

_KOLOM_RENCANA = (
    "pk", "id_publik", "teks", "satuan", "target_nilai", "target_teks", "jenis_periode", "urutan_periode", "skp__tahun",
    "indikator__satuan", "indikator__jenis_target", "indikator__rhk__teks",
)  # fmt: skip
_KOLOM_LAPORAN = (
    "kode", "rencana_aksi_id", "tanggal", "jam_mulai", "jam_selesai", "kegiatan", "realisasi", "satuan", "status",
    "dibaca_pada", "dibantu_oleh_id", "ditolak_pada",
)  # fmt: skip


def _skp_berlaku(pegawai: int, dari: int, sampai: int) -> QuerySet[Skp]:
    """SKPs in force of these years."""
    return Skp.objects.berlaku().filter(pegawai=pegawai, tahun__gte=dari, tahun__lte=sampai)


_rencana_aksi = KueriSiap(
    lambda **p: RencanaAksi.objects.filter(skp__in=_skp_berlaku(**p)).order_by("mulai", "pk").values(*_KOLOM_RENCANA),
    pegawai=int, dari=int, sampai=int,
)  # fmt: skip
# (rencana aksi, sum of what was sent, day of last use)
_pemakaian = KueriSiap(
    lambda **p: LaporanHarian.objects.filter(rencana_aksi__skp__in=_skp_berlaku(**p), status__in=("DIAJUKAN", "DISETUJUI"))
    .order_by().values_list("rencana_aksi_id").annotate(Sum("realisasi"), Max("tanggal")),
    pegawai=int, dari=int, sampai=int,
)  # fmt: skip
# `kode` is the public id as text: of a hundred rows a handful is shown, and making a UUID of each is a third of the work.
laporan_antara = {
    maks: KueriSiap(
        lambda pegawai, dari, sampai, maks=maks: LaporanHarian.objects.filter(
            pegawai=pegawai, tanggal__gte=dari, tanggal__lte=sampai
        ).annotate(kode=Cast("id_publik", CharField()))
        .order_by("-tanggal", "-jam_mulai", "-pk").values(*_KOLOM_LAPORAN)[:maks],
        pegawai=int, dari=date, sampai=date,
    )
    for maks in (40, 150)
}  # fmt: skip


def rencana_terbuka(pegawai: Pegawai, hari: date) -> list[Baris]:
    """The person's rencana aksi of periods that touch the last days, the ones used last first. Two queries."""
    awal = hari - timedelta(days=HARI_MUNDUR)
    semua = _rencana_aksi(pegawai=pegawai.pk, dari=awal.year, sampai=hari.year)
    baris = [r for r in semua if _menyentuh(r, awal, hari)]
    pakai = {
        pk: (jumlah, akhir) for pk, jumlah, akhir in _pemakaian(pegawai=pegawai.pk, dari=awal.year, sampai=hari.year)
    }
    hasil = [_rencana(r, *pakai.get(r["pk"], (0, None))) for r in baris]
    return sorted(hasil, key=lambda r: r["terakhir"], reverse=True)


def rencana_bagi_penulis(pegawai: Pegawai, mulai: date, sampai: date) -> list[Baris]:
    """What somebody who writes for this person may choose from: bare sentences of the periods of these days, those of the
    last day first. No target, no progress, no sign of what was used last. One query.
    """
    semua = _rencana_aksi(pegawai=pegawai.pk, dari=mulai.year, sampai=sampai.year)
    baris = sorted((r for r in semua if _menyentuh(r, mulai, sampai)), key=lambda r: not _menyentuh(r, sampai, sampai))
    return [{"id": str(r["id_publik"]), "teks": r["teks"]} for r in baris]


def perlu_konfirmasi(terbaru: Iterable[Baris]) -> int:
    """How many of these reports were written by somebody else and wait for their owner."""
    return sum(b["status"] == "DRAF" and b["dibantu_oleh_id"] is not None and not b["ditolak_pada"] for b in terbaru)


def laporan_terbaru(pegawai: Pegawai, hari: date) -> list[Baris]:
    """Own reports of the last weeks, newest first. One query."""
    awal = hari - timedelta(days=45)
    return laporan_antara[150](pegawai=pegawai.pk, dari=awal, sampai=hari)


def ulangan(terbaru: Iterable[Baris], rencana: Sequence[Baris], maks: int = MAKS_ULANG) -> list[Baris]:
    """Former work worth repeating: each sentence once, only where its rencana aksi (`pk`, `id`) is still open."""
    terbuka = {r["pk"]: r for r in rencana}
    hasil: dict[tuple[int, str], Baris] = {}
    for b in terbaru:
        kunci = (b["rencana_aksi_id"], b["kegiatan"].casefold())
        if b["rencana_aksi_id"] in terbuka and kunci not in hasil:
            hasil[kunci] = b
    return [_ulang(b, str(terbuka[b["rencana_aksi_id"]]["id"])) for b in list(hasil.values())[:maks]]


def saran(terbaru: Iterable[Baris], rencana: Iterable[Baris], hari: date) -> list[Saran]:
    """Likely entries of that day; `rencana` as `rencana_terbuka` gives them."""
    return saran_hari(hari, terbaru, [_pilihan(r) for r in rencana])


def baris_saran(s: Saran) -> Baris:
    """One proposal for `/lapor`, which sees to the hours itself once something waits on the phone."""
    jam_ = {"jam_mulai": s.mulai.isoformat("minutes"), "jam_selesai": s.selesai.isoformat("minutes")}
    return {k: getattr(s, k) for k in ("ulang", "rencana", "kegiatan", "realisasi", "satuan", "alasan", "kapan")} | jam_


def pekan(pegawai: Pegawai, terbaru: Iterable[Baris], hari: date) -> list[Baris]:
    """Monday to Friday of this week with one state each, for `k.pekan` and for `/lapor`. One query.

    A day on leave or official travel is called that, never missing.
    """
    per_hari: dict[date, set[str]] = {}
    for b in terbaru:
        per_hari.setdefault(b["tanggal"], set()).add(b["status"])
    senin = hari - timedelta(days=hari.weekday())
    bebas = hari_tidak_wajib(pegawai.pk, senin, senin + timedelta(days=4))
    return [_hari_pekan(senin + timedelta(days=n), hari, per_hari, bebas) for n in range(5)]


def terisi(terbaru: Iterable[Baris]) -> dict[str, list[list[str]]]:
    """Hours taken per day (drafts do not block)."""
    hasil: dict[str, list[list[str]]] = {}
    for b in terbaru:
        if b["status"] != LaporanHarian.Status.DRAF:
            hasil.setdefault(b["tanggal"].isoformat(), []).append(
                [b["jam_mulai"].isoformat("minutes"), b["jam_selesai"].isoformat("minutes")]
            )
    return hasil


def slot_kosong(
    isi_hari: Iterable[Sequence[str]], lama: int = LAMA_BAWAAN, mulai: time = JAM_BUKA
) -> tuple[time, time]:
    """The first free stretch of `lama` minutes from `mulai` on; the end of the day when there is none."""
    sibuk = sorted((_menit(a), _menit(b)) for a, b in isi_hari)
    awal = mulai.hour * 60 + mulai.minute
    for a, b in sibuk:
        if a < awal + lama and awal < b:
            awal = b
    if awal + lama > 24 * 60 - 1:
        awal = 24 * 60 - 1 - lama
    return _jam(awal), _jam(awal + lama)


def baris_laporan(b: Baris) -> Baris:
    """One report as a line on `/lapor`."""
    teks, nada, ikon = DIBACA if b["status"] == "DIAJUKAN" and b["dibaca_pada"] else KEADAAN[b["status"]]
    if b["status"] == "DRAF" and b["dibantu_oleh_id"]:
        teks, nada, ikon = TULISAN_DITOLAK if b["ditolak_pada"] else TULISAN
    kode = str(UUID(b["kode"]))
    return {
        "id": kode,
        "alamat": f"/lapor/{kode}/",
        "kegiatan": b["kegiatan"],
        "hari": f"{nama_hari(b['tanggal'])}, {tanggal_pendek(b['tanggal'])}",
        "jam": f"{jam(b['jam_mulai'])}–{jam(b['jam_selesai'])}",
        "hasil": f"{b['realisasi']} {b['satuan']}",
        "status": teks,
        "nada": nada,
        "ikon": ikon,
    }


def batas_tepat_waktu(hari: date) -> date:
    """The earliest day whose report is still on time today."""
    awal = hari
    while batas_laporan(awal - timedelta(days=1)) >= hari:
        awal -= timedelta(days=1)
    return awal


def _pilihan(r: Baris) -> RencanaPilihan:
    mulai, sampai = date.fromisoformat(r["mulai"]), date.fromisoformat(r["sampai"])
    return RencanaPilihan(r["pk"], r["id"], r["teks"], r["satuan"], mulai, sampai, bool(r["terakhir"]))


def _menyentuh(r: Baris, awal: date, akhir: date) -> bool:
    mulai, selesai = rentang_periode(r["jenis_periode"], r["skp__tahun"], r["urutan_periode"])
    return mulai <= akhir and selesai >= awal


def _rencana(r: Baris, jumlah: int, terakhir: date | None) -> Baris:
    mulai, selesai = rentang_periode(r["jenis_periode"], r["skp__tahun"], r["urutan_periode"])
    satuan = r["satuan"] or r["indikator__satuan"]
    return {
        "pk": r["pk"],
        "id": str(r["id_publik"]),
        "teks": r["teks"],
        "rhk": r["indikator__rhk__teks"],
        "satuan": satuan,
        "kemajuan": kemajuan(jumlah, r["target_nilai"], r["target_teks"], satuan, r["indikator__jenis_target"]),
        "mulai": mulai.isoformat(),
        "sampai": selesai.isoformat(),
        "terakhir": terakhir.isoformat() if terakhir else "",
    }


def _ulang(b: Baris, rencana: str) -> Baris:
    return {
        "id": str(UUID(b["kode"])),
        "rencana": rencana,
        "kegiatan": b["kegiatan"],
        "realisasi": b["realisasi"],
        "satuan": b["satuan"],
        "jam_mulai": b["jam_mulai"].isoformat("minutes"),
        "jam_selesai": b["jam_selesai"].isoformat("minutes"),
        "kapan": f"{nama_hari(b['tanggal'])}, {tanggal_pendek(b['tanggal'])}",
    }


def _hari_pekan(tgl: date, kini: date, per_hari: dict[date, set[str]], bebas: dict[date, str]) -> Baris:
    status = per_hari.get(tgl, set()) - {LaporanHarian.Status.DRAF}
    teks, nada, ikon = _keadaan_hari(tgl, kini, status, bebas.get(tgl, ""))
    return {
        "tanggal": tgl.isoformat(),
        "ke": f"/lapor/pekan/?tanggal={tgl.isoformat()}#h-{tgl.isoformat()}",
        "bebas": bebas.get(tgl, ""),
        "nama": nama_hari(tgl)[:3],
        "kini": tgl == kini,
        "nada": nada,
        "ikon": ikon,
        "label": f"{tanggal_pendek(tgl)}: {teks}",
    }


def _keadaan_hari(tgl: date, kini: date, status: set[str], bebas: str) -> tuple[str, str, str]:
    for s in ("DIKEMBALIKAN", "DIAJUKAN", "DISETUJUI"):
        if s in status:
            return KEADAAN[s]
    if bebas:
        return bebas, "netral", "minus"
    if tgl > kini:
        return "belum tiba", "netral", "jam"
    if tgl == kini:
        return "hari ini", "senja", "pensil"
    return "belum ada laporan", "awas", "jam"


def _menit(teks: str) -> int:
    return int(teks[:2]) * 60 + int(teks[3:5])


def _jam(menit: int) -> time:
    return time(menit // 60, menit % 60)
