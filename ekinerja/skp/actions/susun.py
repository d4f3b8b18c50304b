"""Beginning and ending a draft: who the people on it are, and what it starts with."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from ekinerja.aturan.kewajiban import wajib_skp
from ekinerja.aturan.skp import FormulirSkp, Pendekatan
from ekinerja.aturan.tahun_skp import BagianSkp, susun_tahun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.pengaturan import setelan
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.hitung import pengelola_menetapkan_sejak
from ekinerja.kepegawaian.fakta import fakta_pegawai
from ekinerja.kepegawaian.models import JenisJabatan, Pegawai, Penugasan
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.perencanaan.kalender import sumber_skp
from ekinerja.skp import permissions
from ekinerja.skp.actions.pegang import boleh, pegang
from ekinerja.skp.actions.potret import potret_pada
from ekinerja.skp.actions.rhk import tolak_bila_disangga
from ekinerja.skp.actions.status import alasan_wajib, tutup
from ekinerja.skp.actions.tulis import salin_isi
from ekinerja.skp.catatan import catat_skp, kabari
from ekinerja.skp.isi import beda, isi_skp
from ekinerja.skp.models import Rhk, Skp
from ekinerja.skp.perilaku import versi_dipakai

S = Skp.Status


@transaction.atomic
def mulai_skp(*, pegawai: Pegawai, tahun: int, oleh: Pegawai, pada: datetime, salin: Skp | None = None) -> Skp:
    """A draft for the year, empty or filled from an earlier SKP of the same person.

    PPK, Atasan PPK, position and unit are those of the first day. After a move within the year the SKP of the former
    position is closed on the day before. The pengelola does it for an absent person once two weeks have passed, from an
    earlier SKP only: nobody else invents what a person is to achieve. Raises AturanDilanggar where no SKP is due, where
    the ministry's application is the source, or where the year already has one.
    """
    if oleh.pk != pegawai.pk and not permissions.mengelola(oleh):
        raise AturanDilanggar("SKP disusun oleh pemiliknya sendiri.", status=403)
    tugas = _tugas(pegawai, tahun)
    mulai, sampai = _rentang(pegawai, tahun, tugas, pada)
    if oleh.pk != pegawai.pk:
        _periksa_menyusunkan(pegawai, tugas, mulai, salin, oleh)
    skp = buat_draf(
        pegawai=pegawai, tugas=tugas, tahun=tahun, mulai=mulai, sampai=sampai, oleh=oleh, pada=pada, salin=salin
    )
    if oleh.pk != pegawai.pk:
        kabari(
            pegawai,
            skp,
            f"Draf SKP {tahun} Anda disusunkan pengelola kinerja",
            f"{oleh.nama} menyalinnya dari SKP Anda sebelumnya. Periksa, ubah seperlunya, lalu ajukan.",
            jenis="skp-diubah",
            kunci=f"skp-disusunkan:{skp.id_publik}",
        )
    return skp


def buat_draf(
    *,
    pegawai: Pegawai,
    tugas: Penugasan,
    tahun: int,
    mulai: date,
    sampai: date,
    oleh: Pegawai | None,
    pada: datetime,
    salin: Skp | None = None,
) -> Skp:
    """The row of a new draft with the people of its first day. `oleh` None is the system; called by the verbs."""
    skp = _buat(
        pegawai=pegawai,
        tahun=tahun,
        mulai=mulai,
        sampai=sampai,
        formulir=_formulir(tugas),
        pendekatan=salin.pendekatan if salin else setelan("pendekatan_skp", Pendekatan.KUANTITATIF),
        versi_perilaku=versi_dipakai(tahun),
        unit=tugas.unit,
        jenis_jabatan=tugas.jabatan.jenis,
        diubah_pada=pada,
        diubah_oleh=oleh,
        **potret_pada(pegawai, mulai).kolom,
    )
    if salin is not None:
        salin_isi(salin, skp)
    catat_skp("skp.dimulai", skp, oleh=oleh, perubahan={"status": ("", S.DRAF)})
    _ingatkan_penilai(skp)
    return skp


def _periksa_menyusunkan(pegawai: Pegawai, tugas: Penugasan, mulai: date, salin: Skp | None, oleh: Pegawai) -> None:
    if not permissions.unit_dikelola(oleh, tugas.unit):
        raise AturanDilanggar(f"{tugas.unit.nama} di luar wilayah peran Anda.", status=403)
    if not permissions.boleh_menyusunkan(oleh, pegawai, tugas.unit, mulai, hari_ini()):
        sejak = tulis(pengelola_menetapkan_sejak(mulai))
        raise AturanDilanggar(
            f"{pegawai.nama} masih punya waktu menyusunnya sendiri. Anda dapat menyusunkan mulai {sejak}."
        )
    if salin is None:
        raise AturanDilanggar(f"{pegawai.nama} belum punya SKP terdahulu untuk disalin. Bantu ia menyusunnya sendiri.")


def _buat(**kolom: Any) -> Skp:
    try:
        with transaction.atomic():
            return Skp.objects.create(**kolom)
    except IntegrityError:
        raise AturanDilanggar(
            "SKP untuk tahun dan jabatan ini sudah ada. Muat ulang halaman untuk membukanya."
        ) from None


def _tugas(pegawai: Pegawai, tahun: int) -> Penugasan:
    """The definitive assignment the SKP is for; refuses people who owe none."""
    hari = min(max(hari_ini(), date(tahun, 1, 1)), date(tahun, 12, 31))
    kewajiban = wajib_skp(pegawai.status, pegawai.kedudukan, hari=hari, mulai_bertugas=pegawai.tmt_cpns)
    if not kewajiban.wajib and not kewajiban.sukarela:
        raise AturanDilanggar(f"{kewajiban.sebab} Bila data ini keliru, hubungi pengelola kepegawaian unit Anda.")
    tugas = penugasan_pada(pegawai, hari)
    if tugas is None:
        raise AturanDilanggar(
            "Jabatan dan unit kerja Anda belum tercatat, jadi SKP belum dapat dimulai. "
            "Minta pengelola kepegawaian unit Anda melengkapinya."
        )
    if sumber_skp(tugas) == Skp.Sumber.RUANG_GTK:
        raise AturanDilanggar(
            "SKP guru dan kepala sekolah disusun di Ruang GTK. Setelah disetujui di sana, SKP Anda tampil di sini."
        )
    return tugas


def _rentang(pegawai: Pegawai, tahun: int, tugas: Penugasan, pada: datetime) -> tuple[date, date]:
    """From when to when: the year, cut to the assignment and to what earlier SKPs of the year already cover."""
    mulai = max(date(tahun, 1, 1), tugas.mulai)
    sampai = min(date(tahun, 12, 31), tugas.sampai or date.max)
    if bagian := _bagian(pegawai, tahun):
        mulai, sampai = bagian.mulai, bagian.selesai
    lama = Skp.objects.filter(pegawai=pegawai, tahun=tahun).order_by("-mulai").first()
    if lama is None:
        return mulai, sampai
    if lama.status == S.DITUTUP:
        mulai = max(mulai, lama.sampai + timedelta(days=1))
    elif lama.status in Skp.BERLAKU and lama.mulai < mulai:
        tutup(lama, oleh=None, pada=pada, sampai=mulai - timedelta(days=1), sebab=f"Pindah ke {tugas.jabatan.nama}")
    elif lama.sampai >= mulai:
        raise AturanDilanggar(
            f"SKP Anda untuk {tulis(lama.mulai)} sampai {tulis(lama.sampai)} sudah ada dan berstatus "
            f"{lama.get_status_display()}. Lanjutkan yang itu."
        )
    if mulai > sampai:
        raise AturanDilanggar(f"Tahun {tahun} sudah seluruhnya tercakup SKP Anda yang lain.")
    return mulai, sampai


def _bagian(pegawai: Pegawai, tahun: int) -> BagianSkp | None:
    """The part of the year that is owed today (before the year its first day, after it its last); none for voluntary."""
    hari = min(max(hari_ini(), date(tahun, 1, 1)), date(tahun, 12, 31))
    return susun_tahun(fakta_pegawai([pegawai.pk])[pegawai.pk], tahun).pada(hari)


def _formulir(tugas: Penugasan) -> str:
    """JPT form for JPT pratama and for heads of independent units (kinds named in a setting)."""
    mandiri = tugas.kepala_unit and tugas.unit.jenis_id in setelan("unit_kerja_mandiri", [])
    jpt = tugas.jabatan.jenis == JenisJabatan.JPT_PRATAMA or mandiri
    return FormulirSkp.JPT if jpt else FormulirSkp.JA_JF


def _ingatkan_penilai(skp: Skp) -> None:
    """R-17: a PPK without RHK is told once a year that subordinates wait for them."""
    ppk = skp.penilai
    if ppk is None or skp.formulir == FormulirSkp.JPT:
        return
    if Rhk.objects.filter(skp__pegawai=ppk, skp__tahun=skp.tahun).exists():
        return
    kabari(
        ppk,
        skp,
        f"Bawahan Anda menunggu RHK {skp.tahun}",
        f"{skp.pegawai.nama} mulai menyusun SKP. Setiap RHK-nya menyangga RHK Anda, jadi susun SKP Anda lebih dulu.",
        jenis="skp-ditunggu",
        kunci=f"rhk-atasan:{ppk.id_publik}:{skp.tahun}",
    )


@transaction.atomic
def perbarui_potret(skp: Skp, *, oleh: Pegawai, pada: datetime) -> None:
    """Read PPK, Atasan PPK and position of a draft anew, as they are today (or on its last day)."""
    boleh(skp, oleh)
    potret = potret_pada(skp.pegawai, skp.hari_potret())
    pegang(skp, oleh=oleh, pada=pada)
    lama = skp.potret
    Skp.objects.filter(pk=skp.pk).update(**potret.kolom)
    skp.refresh_from_db(fields=list(potret.kolom))
    perubahan = {
        f"{siapa}: {medan}": ((lama.get(siapa) or {}).get(medan, ""), (skp.potret.get(siapa) or {}).get(medan, ""))
        for siapa in ("pegawai", "penilai", "atasan_penilai")
        for medan in ("nama", "jabatan", "unit")
    }
    catat_skp("skp.potret_diperbarui", skp, oleh=oleh, perubahan={k: v for k, v in perubahan.items() if v[0] != v[1]})
    _ingatkan_penilai(skp)


@transaction.atomic
def hapus(skp: Skp, *, oleh: Pegawai) -> None:
    """Remove a draft that was never approved; the trail keeps what it said."""
    if not permissions.boleh_menghapus(oleh, skp):
        boleh(skp, oleh)
        raise AturanDilanggar("SKP ini pernah disetujui, jadi tidak dapat dihapus. Perbaiki isinya, lalu ajukan lagi.")
    tolak_bila_disangga(Rhk.objects.filter(rhk_atasan__skp=skp).exclude(skp=skp))
    catat("skp.dihapus", skp, oleh=oleh, perubahan={"status": (skp.status, ""), **beda(isi_skp(skp), {})})
    try:
        skp.delete()
    except ProtectedError:
        raise AturanDilanggar(
            "SKP ini sudah dipakai laporan, dialog, atau evaluasi, jadi tidak dapat dihapus."
        ) from None


@transaction.atomic
def bebaskan_rhk_atasan(skp: Skp, *, oleh: Pegawai, alasan: str) -> None:
    """R-17: the admin lets this SKP be submitted although the superior has no RHK to hang on."""
    if not permissions.boleh_membebaskan(oleh, skp):
        raise AturanDilanggar(
            "Hanya pengelola kinerja BKPSDM yang dapat membuka kunci ini, dan hanya selama SKP masih disusun.",
            status=409 if permissions.pengelola(oleh, skp) else 403,
        )
    alasan = alasan_wajib(alasan, "Tulis alasan membuka kunci RHK atasan.")
    if not Skp.objects.filter(pk=skp.pk, tanpa_rhk_atasan=False).update(tanpa_rhk_atasan=True):
        raise AturanDilanggar("Kunci ini baru saja dibuka orang lain. Muat ulang halaman.")
    skp.tanpa_rhk_atasan = True
    catat_skp("skp.dibebaskan", skp, oleh=oleh, perubahan={"tanpa RHK atasan": (False, True), "alasan": ("", alasan)})
    kabari(
        skp.pegawai,
        skp,
        f"SKP {skp.tahun} Anda dapat diajukan tanpa RHK atasan",
        alasan,
        jenis="skp-diubah",
        kunci=f"skp-dibebaskan:{skp.id_publik}",
    )
