"""What the home page gathers across apps; each function says how many queries it takes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from ekinerja.aturan import jumlah_hari_kerja
from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.models import Periode
from ekinerja.skp.models import JenisTarget, RencanaAksi, Skp

TERHITUNG = Q(laporan__status__in=("DIAJUKAN", "DISETUJUI"))


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """Progress of one rencana aksi whose figures add up. Material for dialogue, never a score."""

    rhk: str
    jumlah: int
    target: Decimal
    satuan: str
    persen: int
    jalur: int  # fair pace today, percent
    kejar: int | None  # per remaining working day, where behind

    @property
    def di_belakang(self) -> bool:
        return self.kejar is not None


def rencana_berjalan(pegawai: Pegawai, hari: date) -> list[dict[str, Any]]:
    """Rencana aksi of the current period with what was reported so far. One query."""
    kueri = RencanaAksi.objects.filter(
        skp__pegawai=pegawai, skp__status__in=Skp.BERLAKU, mulai__lte=hari, tenggat__gte=hari
    )
    return list(
        kueri.annotate(jumlah=Sum("laporan__realisasi", filter=TERHITUNG))
        .order_by("indikator__rhk__urutan", "indikator__urutan")
        .values("pk", "mulai", "tenggat", "target_nilai", "satuan", "indikator__jenis_target", "indikator__rhk__teks", "jumlah")
    )


def kemajuan(rencana: list[dict[str, Any]], hari: date) -> list[Kemajuan]:
    """Progress lines for those that add up and have a target."""
    return [
        _satu(r, hari)
        for r in rencana
        if r["indikator__jenis_target"] == JenisTarget.AKUMULASI and r["target_nilai"] and r["target_nilai"] > 0
    ]


def _satu(r: dict[str, Any], hari: date) -> Kemajuan:
    target: Decimal = r["target_nilai"]
    jumlah = r["jumlah"] or 0
    seluruh = jumlah_hari_kerja(r["mulai"], r["tenggat"]) or 1
    lewat = jumlah_hari_kerja(r["mulai"], hari)
    sisa_hari = max(1, seluruh - lewat)
    jalur = min(100, lewat * 100 // seluruh)
    kejar = -(-int(target - jumlah) // sisa_hari) if jumlah * 100 < target * jalur else None
    return Kemajuan(
        rhk=r["indikator__rhk__teks"], jumlah=jumlah, target=target, satuan=r["satuan"], persen=min(100, int(jumlah * 100 / target)),
        jalur=jalur, kejar=kejar,
    )  # fmt: skip


def umpan_balik_terbaru(pegawai: Pegawai) -> dict[str, Any] | None:
    """The newest feedback for the person. One query."""
    return (
        UmpanBalik.objects.filter(pegawai=pegawai)
        .order_by("-tanggal", "-pk")
        .values("teks", "dibuat_pada", "dari__nama", "rhk__teks", "laporan__id_publik")
        .first()
    )


def hasil_menunggu(pegawai: Pegawai) -> dict[str, Any] | None:
    """The published evaluation that the person has not answered yet. One query."""
    baris = (
        Evaluasi.objects.filter(pegawai=pegawai, status=Evaluasi.Status.DITERBITKAN)
        .select_related("periode")
        .only("id_publik", "batas_tanggapan", "periode")
        .order_by("batas_tanggapan")
        .first()
    )
    return baris and {"id_publik": baris.id_publik, "batas": baris.batas_tanggapan, "periode": baris.periode.sebutan}


def menunggu_sebagai_penilai(pegawai: Pegawai) -> tuple[int, int, int]:
    """(reports to read, SKPs to decide, evaluations to rate) waiting for this PPK. Three queries."""
    laporan = LaporanHarian.objects.filter(penilai=pegawai, status="DIAJUKAN").count()
    skp = Skp.objects.filter(penilai=pegawai, status="DIAJUKAN").count()
    nilai = Evaluasi.objects.filter(penilai=pegawai, status="SIAP_DINILAI").count()
    return laporan, skp, nilai


def periode_terdekat(kelompok: str, hari: date) -> Periode | None:
    """The running or next period of the group, for the deadlines card. One query."""
    return Periode.objects.filter(kelompok_id=kelompok, isi_sampai__gte=hari).order_by("isi_sampai").first()
