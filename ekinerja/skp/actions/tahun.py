"""The moving year: what ended is closed the day before, what begins is opened as a draft, the people are told."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from ekinerja.aturan.tahun_skp import BagianSkp
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penilai_pada, penugasan_pada
from ekinerja.perencanaan.kalender import sumber_skp
from ekinerja.skp import permissions
from ekinerja.skp.actions.potret import ikuti_penilai, potret_pada
from ekinerja.skp.actions.status import tutup
from ekinerja.skp.actions.susun import buat_draf
from ekinerja.skp.catatan import catat_skp, kabari, kabari_penilai
from ekinerja.skp.models import Skp
from ekinerja.skp.tahun import Selisih, TahunPegawai, Temuan, baru_dalam_tahun, satu_tahun, tahun_pegawai, tahun_terkait

# What the verb can set right by itself; the rest needs a person.
OTOMATIS = (Selisih.TUTUP, Selisih.SESUAIKAN, Selisih.KOSONG)


@dataclass(slots=True)
class HasilSesuaikan:
    """What one run did."""

    ditutup: list[Skp] = field(default_factory=list)
    disesuaikan: list[Skp] = field(default_factory=list)
    disiapkan: list[Skp] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.ditutup or self.disesuaikan or self.disiapkan)

    @property
    def kalimat(self) -> str:
        """What was done, for the one who pressed the button."""
        bagian = [
            f"{len(isi)} {kata}"
            for isi, kata in (
                (self.ditutup, "SKP ditutup"),
                (self.disesuaikan, "draf disesuaikan"),
                (self.disiapkan, "draf baru disiapkan"),
            )
            if isi
        ]
        return ", ".join(bagian)


@transaction.atomic
def sesuaikan_tahun(pegawai: Pegawai, tahun: int, *, oleh: Pegawai | None, pada: datetime) -> HasilSesuaikan:
    """Bring the SKPs of a year in line with the parts that are owed (DT-07, section "Special situations").

    An SKP in force whose part is over is closed on its last day, an undecided one gets the days of its part, and the
    part of today gets a draft with the right PPK where a move, a return or a first day began it. Nothing is deleted,
    nothing approved changes its content; a second run finds nothing to do. `oleh` None is the system.
    Raises AturanDilanggar (403) for a person who is no pengelola of somebody else in the own area.
    """
    if oleh is not None:
        _pastikan_pengelola(oleh, pegawai, tahun)
    hasil = HasilSesuaikan()
    for temuan in satu_tahun(pegawai, tahun).temuan:
        if temuan.jenis == Selisih.TUTUP:
            hasil.ditutup.append(_tutup(pegawai, temuan, pada))
        elif temuan.jenis == Selisih.SESUAIKAN and (skp := _sesuaikan_draf(temuan, pada)):
            hasil.disesuaikan.append(skp)
    hasil.disiapkan = _siapkan(pegawai, satu_tahun(pegawai, tahun), pada)
    if hasil and oleh is not None:
        catat(
            "skp.tahun_disesuaikan",
            pegawai,
            oleh=oleh,
            perubahan={"tahun": (None, tahun), "hasil": (None, hasil.kalimat)},
        )
    return hasil


def _pastikan_pengelola(oleh: Pegawai, pegawai: Pegawai, tahun: int) -> None:
    if not boleh_menyesuaikan(oleh, pegawai, tahun):
        raise AturanDilanggar(
            "Tahun SKP disesuaikan pengelola kinerja BKPSDM di wilayahnya, dan bukan untuk dirinya sendiri.", status=403
        )


def boleh_menyesuaikan(oleh: Pegawai, pegawai: Pegawai, tahun: int) -> bool:
    """A pengelola in whose area the person works or has an SKP of that year; never for oneself."""
    if oleh.pk == pegawai.pk or not permissions.mengelola(oleh):
        return False
    tugas = pegawai.penugasan.filter(
        Q(sampai__isnull=True) | Q(sampai__gte=date(tahun, 1, 1)), mulai__lte=date(tahun, 12, 31)
    )
    jalur = {*tugas.values_list("unit__jalur", flat=True)}
    jalur |= {*Skp.objects.filter(pegawai=pegawai, tahun=tahun).values_list("unit__jalur", flat=True)}
    return any(permissions.jalur_dikelola(oleh, j) for j in jalur)


def _tutup(pegawai: Pegawai, temuan: Temuan, pada: datetime) -> Skp:
    assert temuan.skp is not None
    assert temuan.bagian is not None
    bagian = temuan.bagian
    skp = Skp.objects.select_related("pegawai", "penilai").get(pk=temuan.skp.pk)
    tutup(skp, oleh=None, pada=pada, sampai=bagian.selesai, sebab=bagian.akhir)
    _kabari_tutup(pegawai, skp, bagian)
    return skp


def _kabari_tutup(pegawai: Pegawai, skp: Skp, bagian: BagianSkp) -> None:
    """Owner, former PPK and new PPK; whoever is both old and new is told once."""
    akhir, kunci = tanggal(bagian.selesai), f"skp-tahun:{skp.id_publik}:{skp.sampai.isoformat()}"
    kabari(
        pegawai,
        skp,
        f"SKP {skp.tahun} Anda ditutup per {akhir}",
        f"{bagian.akhir} Isinya tetap terbaca, dan penilaian sampai hari itu tetap pada penilai lama.",
        jenis="skp-diputus",
        kunci=kunci,
    )
    kabari_penilai(
        skp,
        f"SKP {skp.tahun} {pegawai.nama} ditutup per {akhir}",
        f"{bagian.akhir} Anda tetap menilai bagian sampai hari itu.",
        kunci=f"{kunci}:lama",
    )
    hubungan = penilai_pada(pegawai, hari_ini())
    if hubungan is None or hubungan.penilai_id == skp.penilai_id:
        return
    kabari(
        hubungan.penilai,
        skp,
        f"{pegawai.nama} kini Anda nilai",
        f"SKP-nya pada jabatan lama ditutup per {akhir}. SKP untuk jabatan barunya menyusul kepada Anda.",
        jenis="skp-diubah",
        kunci=f"{kunci}:baru",
    )


def _sesuaikan_draf(temuan: Temuan, pada: datetime) -> Skp | None:
    """Give an undecided SKP the days, the unit and the PPK of its part. Rencana aksi beyond the end stay in the draft."""
    assert temuan.skp is not None
    skp = Skp.objects.select_related("pegawai", "penilai", "unit").get(pk=temuan.skp.pk)
    tugas = penugasan_pada(skp.pegawai, temuan.selesai)
    if tugas is None or _mulai_terpakai(skp, temuan.mulai):
        return None
    baru = {"mulai": temuan.mulai, "sampai": temuan.selesai, "unit": tugas.unit, "jenis_jabatan": tugas.jabatan.jenis}
    beda = {k: (str(getattr(skp, k)), str(v)) for k, v in baru.items() if getattr(skp, k) != v}
    naik = {"versi_isi": F("versi_isi") + 1, "diubah_pada": pada}
    if not Skp.objects.filter(pk=skp.pk, status=skp.status).update(**baru, **naik):
        return None
    skp.refresh_from_db(fields=[*baru, *naik])
    potret = potret_pada(skp.pegawai, skp.hari_potret()).kolom["potret"]["pegawai"]
    Skp.objects.filter(pk=skp.pk).update(potret={**skp.potret, "pegawai": potret})
    skp.refresh_from_db(fields=["potret"])
    ikuti_penilai(skp)
    catat_skp("skp.masa_disesuaikan", skp, oleh=None, perubahan=beda)
    masa = f"{tanggal(skp.mulai)} sampai {tanggal(skp.sampai)}"
    alasan = temuan.bagian.akhir if temuan.bagian else ""
    kunci = f"skp-masa:{skp.id_publik}:{skp.versi_isi}"
    kabari(skp.pegawai, skp, f"Masa SKP {skp.tahun} Anda kini {masa}", alasan, jenis="skp-diubah", kunci=kunci)
    if skp.status == Skp.Status.DIAJUKAN:
        kabari_penilai(skp, f"Masa SKP {skp.pegawai.nama} kini {masa}", alasan, kunci=f"{kunci}:penilai")
    return skp


def _mulai_terpakai(skp: Skp, mulai: date) -> bool:
    return Skp.objects.filter(pegawai=skp.pegawai_id, mulai=mulai).exclude(pk=skp.pk).exists()


def _siapkan(pegawai: Pegawai, tahun: TahunPegawai, pada: datetime) -> list[Skp]:
    """A draft for the part of today, where it is planned here and the year brought it about."""
    hari = hari_ini()
    if not baru_dalam_tahun(tahun.wajib, hari):
        return []
    kosong = [t for t in tahun.temuan if t.jenis == Selisih.KOSONG and t.mulai <= hari <= t.selesai]
    tugas = penugasan_pada(pegawai, hari)
    if not kosong or tugas is None or sumber_skp(tugas) != Skp.Sumber.LOKAL:
        return []
    temuan = kosong[0]
    assert temuan.bagian is not None
    skp = buat_draf(
        pegawai=pegawai, tugas=tugas, tahun=tahun.wajib.tahun, mulai=temuan.mulai, sampai=temuan.selesai, oleh=None, pada=pada
    )  # fmt: skip
    alasan = temuan.bagian.alasan
    kabari(
        pegawai,
        skp,
        f"Draf SKP {skp.tahun} Anda mulai {tanggal(skp.mulai)} sudah disiapkan",
        f"{alasan} Anda dapat memulainya dari SKP sebelumnya: pilih hasil kerja yang masih cocok.",
        jenis="skp-diubah",
        kunci=f"skp-disiapkan:{skp.id_publik}",
    )
    kabari_penilai(
        skp,
        f"{pegawai.nama} menyusun SKP baru mulai {tanggal(skp.mulai)}",
        f"{alasan} Anda penilainya; bicarakan ekspektasinya selagi ia menyusun.",
        kunci=f"skp-disiapkan:{skp.id_publik}:penilai",
    )
    return [skp]


@transaction.atomic
def susun_bagian(pegawai: Pegawai, tahun: int, mulai: date, *, oleh: Pegawai, pada: datetime) -> Skp:
    """The owner begins the draft of a part of the year that has none, also of one that is over.

    Raises AturanDilanggar: 403 for others, 409 where nothing is missing there or the plan is made in Ruang GTK.
    """
    if oleh.pk != pegawai.pk:
        raise AturanDilanggar("SKP disusun oleh pemiliknya sendiri.", status=403)
    temuan = satu_tahun(pegawai, tahun).temuan
    kosong = next((t for t in temuan if t.jenis == Selisih.KOSONG and t.mulai == mulai), None)
    tugas = penugasan_pada(pegawai, mulai)
    if kosong is None or tugas is None:
        raise AturanDilanggar("Bagian tahun ini sudah mempunyai SKP. Muat ulang halaman untuk melihatnya.")
    if sumber_skp(tugas) != Skp.Sumber.LOKAL:
        raise AturanDilanggar("SKP pada jabatan ini disusun di Ruang GTK. Setelah disetujui di sana, tampil di sini.")
    return buat_draf(
        pegawai=pegawai, tugas=tugas, tahun=tahun, mulai=mulai, sampai=kosong.selesai, oleh=oleh, pada=pada
    )


def sesuaikan_banyak(pegawai: Collection[int], *, oleh: Pegawai | None = None, tahun: Collection[int] = ()) -> int:
    """Every year that a changed fact may move, of these people, in order of their keys; returns how many changed.

    Only people whose SKPs differ are touched; each in a transaction of its own (or a savepoint of the caller's).
    """
    hari, berubah = hari_ini(), set()
    for t in sorted(tahun or tahun_terkait(hari)):
        semua = tahun_pegawai(pegawai, t, hari)
        kena = sorted(pk for pk, isi in semua.items() if any(x.jenis in OTOMATIS for x in isi.temuan))
        for i in range(0, len(kena), 500):
            for orang in Pegawai.objects.filter(pk__in=kena[i : i + 500]).order_by("pk"):
                if _coba(orang, t, oleh):
                    berubah.add(orang.pk)
    return len(berubah)


def _coba(orang: Pegawai, tahun: int, oleh: Pegawai | None) -> bool:
    """False also where somebody acted on the SKP in the same moment: the list of differences still shows it."""
    try:
        return bool(sesuaikan_tahun(orang, tahun, oleh=oleh, pada=sekarang()))
    except AturanDilanggar:
        return False
