"""A definitive move: recorded, proposed to the personnel office, decided, taken back. What it does, the old verbs do."""

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import waktu
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian import actions as kepegawaian
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.perbaikan import permissions
from ekinerja.perbaikan.actions.langkah import wajib
from ekinerja.perbaikan.isian_pindah import KEDUDUKAN, IsianPindah, dari_baris, periksa
from ekinerja.perbaikan.kabar_pindah import kabari_batal, kabari_jawaban, kabari_pindah, kabari_usul
from ekinerja.perbaikan.models import Perpindahan
from ekinerja.perbaikan.pratinjau import pratinjau

K = Perpindahan.Keadaan
J = Perpindahan.Jenis
_SIAPA = "Perpindahan dicatat admin unit pegawai itu atau admin BKPSDM, dan bukan untuk dirinya sendiri."


@transaction.atomic
def catat_pindah(
    pegawai: Pegawai, isian: IsianPindah, *, oleh: Pegawai, pada: datetime, berkas: UploadedFile[Any] | None = None
) -> Perpindahan:
    """Record the move, or propose it to the personnel office where it leads out of the own units.

    Raises AturanDilanggar: 403 for others, 400 where it cannot be recorded so, 409 where a proposal waits already.
    """
    if not permissions.boleh_membuka_pindah(oleh, pegawai):
        raise AturanDilanggar(_SIAPA, status=403)
    periksa(pegawai, isian)
    langsung = permissions.langsung(oleh, pegawai, isian)
    baris = Perpindahan(
        pegawai=pegawai, jenis=isian.jenis, mulai=isian.mulai, sampai=isian.sampai, unit=isian.unit, jabatan=isian.jabatan,
        kepala=isian.kepala, nomor_sk=isian.nomor, tanggal_sk=isian.tanggal, keadaan=K.DIUSULKAN, pengusul=oleh,
        dibuat_pada=pada, diubah_pada=pada,
    )  # fmt: skip
    if langsung:
        baris.keadaan, baris.pengusul, baris.oleh = K.DICATAT, None, oleh
    if berkas is not None:
        baris.berkas = simpan_bukti(berkas, pemilik=baris)
    try:
        with transaction.atomic():
            baris.save(force_insert=True)
    except IntegrityError:
        raise AturanDilanggar("Masih ada usul perpindahan orang ini yang menunggu BKPSDM. Tunggu jawabannya.") from None
    perubahan = {
        "jenis": (None, baris.get_jenis_display()),
        "mulai": (None, isian.mulai),
        "nomor SK": (None, isian.nomor),
    }
    catat("perpindahan.dicatat" if langsung else "perpindahan.diusulkan", baris, oleh=oleh, perubahan=perubahan)
    if langsung:
        _jalankan(baris, oleh)
    else:
        kabari_usul(baris)
    return baris


def _jalankan(p: Perpindahan, oleh: Pegawai) -> None:
    """Carry it out with the verbs of `kepegawaian`; the SKPs follow by their listeners; the people are told."""
    isian, pegawai = dari_baris(p), p.pegawai
    lihat = pratinjau(pegawai, isian)
    if isian.bertugas:
        p.asal, p.tujuan = kepegawaian.pindahkan(pegawai, isian.tugas(), oleh=oleh)
    elif isian.jenis == J.PNS:
        if isian.mulai <= hari_ini():
            kepegawaian.angkat_pns(pegawai, isian.mulai, nomor=isian.nomor, oleh=oleh)
            p.berlaku_pada = p.diubah_pada
    else:
        semula = kepegawaian.sebelum_keluar(pegawai, isian.mulai)
        p.kedudukan = kepegawaian.catat_kedudukan(
            pegawai, KEDUDUKAN[isian.jenis], mulai=isian.mulai, sampai=isian.sampai, nomor=isian.nomor, oleh=oleh
        )
        ujung = {str(k): v.isoformat() if v else None for k, v in semula.penugasan.items()}
        p.semula = {"penugasan": ujung if isian.jenis in Perpindahan.KELUAR else {}, "kedudukan": semula.kedudukan}
    p.save(update_fields=["asal", "tujuan", "kedudukan", "semula", "berlaku_pada"])
    kabari_pindah(p, lihat)


def _ubah(p: Perpindahan, dari: str, ke: str, *, pada: datetime, oleh: Pegawai, keterangan: str = "") -> None:
    """The conditional update is the lock. Raises Bentrok naming who was first."""
    kolom: dict[str, Any] = {"keadaan": ke, "diubah_pada": pada, "oleh": oleh, "keterangan": keterangan}
    if not Perpindahan.objects.filter(pk=p.pk, keadaan=dari).update(**kolom):
        raise bentrok(p)
    p.refresh_from_db(fields=list(kolom))


def bentrok(p: Perpindahan) -> AturanDilanggar:
    """The row as it is now."""
    kini = Perpindahan.objects.select_related("oleh").get(pk=p.pk)
    siapa = kini.oleh.nama if kini.oleh else "sistem"
    return Bentrok(
        f"Perpindahan ini sudah berubah: {kini.get_keadaan_display().lower()}, oleh {siapa} pada {waktu(kini.diubah_pada)}. "
        "Muat ulang halaman untuk melihat keadaan terakhirnya.",
        oleh=siapa,
        pada=kini.diubah_pada,
    )


@transaction.atomic
def terima_pindah(p: Perpindahan, *, oleh: Pegawai, pada: datetime) -> None:
    """The personnel office records what was proposed. Raises AturanDilanggar (403; 400 where it no longer fits; 409)."""
    _pastikan_pemutus(p, oleh)
    _ubah(p, K.DIUSULKAN, K.DICATAT, pada=pada, oleh=oleh)
    periksa(p.pegawai, dari_baris(p))
    catat("perpindahan.dicatat", p, oleh=oleh, perubahan={"keadaan": ("Diusulkan", "Dicatat")})
    _jalankan(p, oleh)
    kabari_jawaban(p)


@transaction.atomic
def tolak_pindah(p: Perpindahan, *, keterangan: str, oleh: Pegawai, pada: datetime) -> None:
    """Not recorded, with the reason. Raises AturanDilanggar (403, 400 without a reason, 409)."""
    _pastikan_pemutus(p, oleh)
    alasan = wajib(keterangan, "Tulis alasannya; pengusul membacanya.")
    _ubah(p, K.DIUSULKAN, K.DITOLAK, pada=pada, oleh=oleh, keterangan=alasan)
    catat(
        "perpindahan.ditolak",
        p,
        oleh=oleh,
        perubahan={"keadaan": ("Diusulkan", "Tidak dicatat"), "alasan": (None, alasan)},
    )
    kabari_jawaban(p)


def _pastikan_pemutus(p: Perpindahan, oleh: Pegawai) -> None:
    if permissions.boleh_memutus_pindah(oleh, p):
        return
    if p.keadaan != K.DIUSULKAN and permissions.admin_kepegawaian(oleh) and oleh.pk != p.pegawai_id:
        raise bentrok(p)
    raise AturanDilanggar("Usul perpindahan diputus admin BKPSDM, dan bukan untuk dirinya sendiri.", status=403)


@transaction.atomic
def tarik_pindah(p: Perpindahan, *, oleh: Pegawai, pada: datetime) -> None:
    """Whoever proposed it takes it back. Raises AturanDilanggar (403, 409)."""
    if oleh.pk != p.pengusul_id:
        raise AturanDilanggar("Usul ini ditarik oleh yang mengajukannya.", status=403)
    _ubah(p, K.DIUSULKAN, K.DITARIK, pada=pada, oleh=oleh)
    catat("perpindahan.ditarik", p, oleh=oleh, perubahan={"keadaan": ("Diusulkan", "Ditarik")})


@transaction.atomic
def batalkan_perpindahan(p: Perpindahan, *, alasan: str, oleh: Pegawai, pada: datetime) -> None:
    """A mistaken record goes back; an SKP it closed is opened again by its own verb. Raises AturanDilanggar (403, 400, 409)."""
    if not permissions.pembatal_pindah(oleh, p):
        raise AturanDilanggar(
            "Perpindahan ini dibatalkan admin unitnya atau admin BKPSDM, dan bukan untuk dirinya sendiri.", status=403
        )
    if p.keadaan != K.DICATAT:
        raise bentrok(p)
    alasan = wajib(alasan, "Tulis alasan membatalkannya; yang bersangkutan membacanya.")
    _ubah(p, K.DICATAT, K.DIBATALKAN, pada=pada, oleh=oleh, keterangan=alasan)
    catat(
        "perpindahan.dibatalkan",
        p,
        oleh=oleh,
        perubahan={"keadaan": ("Dicatat", "Dibatalkan"), "alasan": (None, alasan)},
    )
    _kembalikan(p, alasan, oleh)
    kabari_batal(p)


def _kembalikan(p: Perpindahan, alasan: str, oleh: Pegawai) -> None:
    hilang = AturanDilanggar(
        "Data kepegawaiannya sudah diganti impor sesudah itu, jadi tidak ada yang dikembalikan di sini."
    )
    if p.jenis == J.PNS:
        if p.berlaku_pada is not None:
            kepegawaian.batalkan_pns(p.pegawai, alasan=alasan, oleh=oleh)
        return
    if p.jenis in Perpindahan.BERTUGAS:
        if p.tujuan is None:
            raise hilang
        tugas = Penugasan.objects.select_related("pegawai", "unit", "jabatan").get(pk=p.tujuan_id)
        kepegawaian.batalkan_pindah(p.asal, tugas, alasan=alasan, oleh=oleh)
        return
    if p.kedudukan is None:
        raise hilang
    ujung = {int(k): _tanggal(v) for k, v in p.semula.get("penugasan", {}).items()}
    semula = kepegawaian.SebelumKeluar(ujung, p.semula.get("kedudukan"))
    kepegawaian.batalkan_keluar(p.kedudukan, semula, alasan=alasan, oleh=oleh)


def _tanggal(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


def berlakukan(*, pada: datetime) -> int:
    """Appointments to PNS whose day has come; returns how many. Everything else is dated by its own rows."""
    jatuh = Perpindahan.objects.filter(keadaan=K.DICATAT, jenis=J.PNS, berlaku_pada=None, mulai__lte=hari_ini())
    n = 0
    for p in jatuh.select_related("pegawai").order_by("pk"):
        with transaction.atomic():
            if p.pegawai.status == Pegawai.Status.CPNS:
                kepegawaian.angkat_pns(p.pegawai, p.mulai, nomor=p.nomor_sk, oleh=None)
                n += 1
            Perpindahan.objects.filter(pk=p.pk, berlaku_pada=None).update(berlaku_pada=pada)
    return n
