"""What an evaluation looks at, as plain data: plan, realisation, reports and feedback of the period.

One shape for the form of the person, the page of the PPK, the explanation and the documents.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Q, Sum, Value
from django.db.models.functions import Cast

from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.harian.umpan import kalimat_umpan
from ekinerja.inti.tampil import angka
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian import permissions
from ekinerja.penilaian.models import Evaluasi, RealisasiPeriode, UmpanBalikPerilaku, UmpanBalikRhk
from ekinerja.penilaian.permissions import akhir_bagian
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.models import JenisTarget, VersiSkp
from ekinerja.umpan.kueri import untuk_evaluasi

MAKS_UMPAN = 60
_KOLOM_UMPAN = (
    "teks", "berikut", "sampai", "dikerjakan_pada", "jawaban", "tanggal", "dari__nama", "rhk__id_publik", "nilai_perilaku",
)  # fmt: skip
_L = LaporanHarian.Status


@dataclass(slots=True)
class Aksi:
    """One rencana aksi of the period."""

    id: str
    teks: str
    target: str
    target_nilai: Decimal | None
    satuan: str
    jenis_target: str
    realisasi: str = ""
    nilai: Decimal | None = None
    penjelasan: str = ""
    laporan: int = 0
    diterima: int = 0
    bukti: int = 0
    jumlah: int = 0

    @property
    def persen(self) -> int | None:
        """Attainment in whole percent, to be seen, never a rating (R-30)."""
        if self.nilai is None or not self.target_nilai or self.jenis_target == JenisTarget.TANGGAL:
            return None
        return int(self.nilai * 100 / self.target_nilai)

    @property
    def usul(self) -> str:
        """What the reports add up to, offered where nothing was typed yet."""
        if self.jenis_target != JenisTarget.AKUMULASI or not self.laporan:
            return ""
        return f"{angka(self.jumlah)} {self.satuan}".strip()


@dataclass(slots=True)
class Ukuran:
    """One indicator with its rencana aksi of the period."""

    teks: str
    aspek: str
    target: str
    aksi: list[Aksi] = field(default_factory=list)


@dataclass(slots=True)
class HasilKerja:
    """One RHK. `umpan` was given during the period, `umpan_balik` while rating."""

    id: str
    teks: str
    jenis: str
    rhk_atasan: str
    perspektif: str
    ukuran: list[Ukuran]
    umpan: list[dict[str, Any]] = field(default_factory=list)
    umpan_balik: str = ""

    @property
    def aksi(self) -> list[Aksi]:
        return [a for u in self.ukuran for a in u.aksi]


@dataclass(slots=True)
class IsiEvaluasi:
    rencana: dict[str, Any]
    rhk: list[HasilKerja]
    umpan: list[dict[str, Any]]
    umpan_perilaku: dict[str, str]

    @property
    def aksi(self) -> list[Aksi]:
        return [a for r in self.rhk for a in r.aksi]

    @property
    def ada_realisasi(self) -> bool:
        return any(a.realisasi for a in self.aksi)

    @property
    def tanpa_bukti(self) -> list[Aksi]:
        """Realisation that no report with evidence supports (R-22)."""
        return [a for a in self.aksi if a.realisasi and not a.bukti]


def isi_evaluasi(e: Evaluasi) -> IsiEvaluasi:
    """Everything one page shows, in six queries however many rows (nine where the SKP has no kept version)."""
    rencana = rencana_dipakai(e)
    realisasi, laporan, umpan = _realisasi(e), _laporan(e), _umpan(e)
    umpan_rhk, umpan_perilaku = umpan_penilaian(e)
    rhk = [_rhk(r, e, realisasi, laporan) for r in semua_rhk(rencana)]
    for r in rhk:
        r.umpan = [u for u in umpan if str(u["rhk__id_publik"]) == r.id]
        r.umpan_balik = umpan_rhk.get(r.id, "")
    return IsiEvaluasi(rencana, rhk, umpan, umpan_perilaku)


def isi_untuk(saya: Pegawai, e: Evaluasi, isi: IsiEvaluasi) -> IsiEvaluasi:
    """The same without what this reader may not see yet. What the PPK wrote while rating shows the rating."""
    if not (e.status in Evaluasi.TERBIT or permissions.penilai(saya, e)):
        isi.umpan_perilaku = {}
        for r in isi.rhk:
            r.umpan_balik = ""
    if not permissions.melihat_dialog(saya, e):
        isi.umpan = []
        for r in isi.rhk:
            r.umpan = []
    if not permissions.melihat_realisasi(saya, e):
        for a in isi.aksi:
            a.realisasi, a.nilai, a.penjelasan = "", None, ""
    return isi


def rencana_dipakai(e: Evaluasi) -> dict[str, Any]:
    """The plan as approved: the version the evaluation was asked with, while it is open the newest approved one."""
    nomor = e.skp.versi if e.status in (Evaluasi.Status.BELUM, Evaluasi.Status.TERBUKA) else e.versi_skp
    arsip = VersiSkp.objects.filter(skp_id=e.skp_id, nomor=nomor).values_list("isi", flat=True).first()
    return arsip or isi_skp(e.skp)


def umpan_penilaian(e: Evaluasi) -> tuple[dict[str, str], dict[str, str]]:
    """Feedback written while rating: by RHK and by core value. One query, none before anybody rated."""
    rhk: dict[str, str] = {}
    perilaku: dict[str, str] = {}
    if not e.rating_perilaku:
        return rhk, perilaku
    per_rhk = UmpanBalikRhk.objects.filter(evaluasi=e).values_list(Cast("rhk", CharField()), Value(1), "teks")
    per_nilai = UmpanBalikPerilaku.objects.filter(evaluasi=e).values_list("nilai", Value(0), "teks")
    for kunci, tentang_rhk, teks in per_rhk.union(per_nilai, all=True):
        if tentang_rhk:
            rhk[str(UUID(kunci))] = teks
        else:
            perilaku[kunci] = teks
    return rhk, perilaku


def _realisasi(e: Evaluasi) -> dict[str, tuple[str, Decimal | None, str]]:
    """By rencana aksi. The year shows what its periods stated."""
    sumber = RealisasiPeriode.objects.filter(evaluasi=e)
    if e.periode.jenis == "TAHUNAN":
        sumber = RealisasiPeriode.objects.filter(evaluasi__skp_id=e.skp_id, evaluasi__periode__tahun=e.periode.tahun)
    baris = sumber.order_by("evaluasi__periode__selesai", "pk")
    return {
        str(k): (teks, nilai, penjelasan)
        for k, teks, nilai, penjelasan in baris.values_list("rencana_aksi__id_publik", "teks", "nilai", "penjelasan")
    }


def _laporan(e: Evaluasi) -> dict[str, dict[str, Any]]:
    terhitung = Q(status__in=(_L.DIAJUKAN, _L.DISETUJUI))
    baris = (
        LaporanHarian.objects.filter(skp_id=e.skp_id, tanggal__range=(e.periode.mulai, akhir_bagian(e)))
        .exclude(status=_L.DRAF)
        .order_by()
        .values("rencana_aksi__id_publik")
        .annotate(
            laporan=Count("pk"),
            diterima=Count("pk", filter=Q(status=_L.DISETUJUI)),
            bukti=Sum("jumlah_bukti"),
            jumlah=Sum("realisasi", filter=terhitung),
        )
    )
    return {str(b.pop("rencana_aksi__id_publik")): b for b in baris}


def _umpan(e: Evaluasi) -> list[dict[str, Any]]:
    semua = UmpanBalik.objects.bersama()
    baris = semua.filter(pegawai_id=e.pegawai_id, tanggal__range=(e.periode.mulai, e.periode.selesai))
    baris = baris.order_by("-tanggal", "-pk").values(*_KOLOM_UMPAN)[:MAKS_UMPAN]
    pimpinan = [{**b, "teks": kalimat_umpan(b)} for b in baris]
    lain = untuk_evaluasi(e.pegawai_id, e.periode.mulai, e.periode.selesai, MAKS_UMPAN)
    return sorted(pimpinan + lain, key=lambda u: u["tanggal"], reverse=True) if lain else pimpinan


def _rhk(r: dict[str, Any], e: Evaluasi, realisasi: dict[str, Any], laporan: dict[str, dict[str, Any]]) -> HasilKerja:
    return HasilKerja(
        id=r["id"],
        teks=r["teks"],
        jenis=r["jenis"],
        rhk_atasan=(r["rhk_atasan"] or {}).get("teks", ""),
        perspektif=r["perspektif"],
        ukuran=[_ukuran(i, e, realisasi, laporan) for i in r["indikator"]],
    )


def _ukuran(i: dict[str, Any], e: Evaluasi, realisasi: dict[str, Any], laporan: dict[str, dict[str, Any]]) -> Ukuran:
    mulai, selesai = e.periode.mulai.isoformat(), e.periode.selesai.isoformat()
    aksi = [a for a in i["rencana_aksi"] if a["mulai"] <= selesai and a["tenggat"] >= mulai]
    return Ukuran(i["teks"], i["aspek"], i["target"], [_aksi(a, i, realisasi, laporan) for a in aksi])


def _aksi(a: dict[str, Any], i: dict[str, Any], realisasi: dict[str, Any], laporan: dict[str, dict[str, Any]]) -> Aksi:
    teks, nilai, penjelasan = realisasi.get(a["id"], ("", None, ""))
    return Aksi(
        id=a["id"],
        teks=a["teks"],
        target=a["target"],
        target_nilai=Decimal(a["nilai"]) if a["nilai"] is not None else None,
        satuan=a["satuan"] or i["satuan"],
        jenis_target=i["jenis_target"],
        realisasi=teks,
        nilai=nilai,
        penjelasan=penjelasan,
        **{k: v or 0 for k, v in laporan.get(a["id"], {}).items()},
    )
