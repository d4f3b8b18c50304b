"""Grant and revoke roles."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from ekinerja.akun.models import Akun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.actions.wewenang import pastikan_pengatur_peran
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, PemberianPeran, Peran, UnitKerja
from ekinerja.kepegawaian.peran import lupakan_peran, punya_peran
from ekinerja.kepegawaian.susunan import HARI

SEINSTANSI = (Peran.ADMIN_BKPSDM, Peran.ADMIN_SISTEM)


@transaction.atomic
def beri_peran(
    pegawai: Pegawai,
    peran: str,
    *,
    unit: UnitKerja | None,
    mulai: date,
    oleh: Pegawai,
    sampai: date | None = None,
    dasar: str = "",
) -> PemberianPeran:
    """Grant a role for a unit and everything below it (None: the whole instansi).

    Roles over master data and over roles hold for the whole instansi only (`SEINSTANSI`). The system's administrator
    role is granted only by one who holds it; nobody grants himself a role.
    """
    pastikan_pengatur_peran(oleh)
    _pastikan_pantas(pegawai, peran, oleh)
    if peran in SEINSTANSI and unit is not None and unit.induk_id is not None:
        raise AturanDilanggar(
            f"Peran {Peran(peran).label} selalu berlaku untuk seluruh instansi: ia mengatur data induk dan peran orang "
            "lain. Kosongkan unitnya, atau beri peran admin unit untuk satu unit saja.",
            status=400,
        )
    if sampai is not None and sampai < mulai:
        raise AturanDilanggar("Hari berakhirnya lebih awal dari hari mulainya. Periksa kedua tanggalnya.", status=400)
    try:
        with transaction.atomic():
            baris = PemberianPeran.objects.create(
                pegawai=pegawai, peran=peran, unit=unit, mulai=mulai, sampai=sampai, dasar=dasar
            )
    except IntegrityError as e:
        raise AturanDilanggar(f"{pegawai.nama} sudah memegang peran ini untuk unit yang sama.") from e
    _akhiri_sesi(pegawai)
    catat(
        "peran.diberikan",
        baris,
        oleh=oleh,
        perubahan={
            "pegawai": (None, pegawai.nama),
            "peran": (None, baris.get_peran_display()),
            "unit": (None, unit.nama if unit else "seluruh instansi"),
            "dasar": (None, dasar),
        },
    )
    return baris


@transaction.atomic
def cabut_peran(baris: PemberianPeran, *, oleh: Pegawai, pada: date) -> None:
    """End the role: yesterday was its last day; a role that began today or later is taken back whole."""
    pastikan_pengatur_peran(oleh)
    _pastikan_pantas(baris.pegawai, baris.peran, oleh)
    if baris.peran in SEINSTANSI and _terakhir(baris, pada):
        raise AturanDilanggar("Ini pemegang peran yang terakhir. Beri peran itu kepada orang lain dulu.")
    terbuka = PemberianPeran.objects.filter(berlaku(pada), pk=baris.pk) | PemberianPeran.objects.filter(
        pk=baris.pk, mulai__gt=pada
    )
    tercabut = terbuka.delete()[0] if baris.mulai >= pada else terbuka.update(sampai=pada - HARI)
    if not tercabut:
        raise AturanDilanggar("Peran ini sudah berakhir. Muat ulang halaman untuk melihatnya.")
    _akhiri_sesi(baris.pegawai)
    perubahan = {"pegawai": (baris.pegawai.nama, None), "peran": (baris.get_peran_display(), None)}
    catat("peran.dicabut", baris, oleh=oleh, perubahan=perubahan)


def _pastikan_pantas(pegawai: Pegawai, peran: str, oleh: Pegawai) -> None:
    if pegawai.pk == oleh.pk:
        raise AturanDilanggar("Peran Anda sendiri diatur oleh admin lain.", status=403)
    if peran == Peran.ADMIN_SISTEM and not punya_peran(oleh, Peran.ADMIN_SISTEM):
        raise AturanDilanggar("Peran admin sistem hanya diatur oleh admin sistem.", status=403)


def _terakhir(baris: PemberianPeran, pada: date) -> bool:
    lain = PemberianPeran.objects.filter(berlaku(pada), peran=baris.peran).exclude(pk=baris.pk)
    return not lain.exclude(pegawai=baris.pegawai).exists()


def _akhiri_sesi(pegawai: Pegawai) -> None:
    """Sessions opened under other rights end: the person signs in again."""
    if pegawai.akun_id is not None:
        Akun.objects.filter(pk=pegawai.akun_id).update(putaran_sesi=F("putaran_sesi") + 1)
    lupakan_peran(pegawai)
