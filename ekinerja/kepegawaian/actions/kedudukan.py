"""Dated kedudukan hukum: record it, take a mistaken record back, and follow it as the days pass."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.actions.wewenang import pastikan_admin
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan, RiwayatKedudukan
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.kepegawaian.perubahan import siarkan_fakta
from ekinerja.kepegawaian.susunan import HARI

K = Pegawai.Kedudukan
# The person holds no position here from that day on.
KELUAR = (K.PENSIUN, K.BERHENTI)


@transaction.atomic
def catat_kedudukan(
    pegawai: Pegawai, kedudukan: str, *, mulai: date, sampai: date | None, nomor: str, oleh: Pegawai
) -> RiwayatKedudukan:
    """Record kedudukan hukum from-to. An open record before it ends the day before; a position ends with PENSIUN, BERHENTI.

    Raises AturanDilanggar: 403 for others than the personnel office, 400 for spans that are turned round or overlap.
    """
    pastikan_admin(oleh)
    if kedudukan not in K.label_kode():
        raise AturanDilanggar("Pilih kedudukannya dari daftar.", status=400)
    if sampai is not None and sampai < mulai:
        raise AturanDilanggar("Hari berakhirnya lebih awal dari hari mulainya. Periksa kedua tanggalnya.", status=400)
    if kedudukan in KELUAR and sampai is not None:
        raise AturanDilanggar("Pensiun dan berhenti tidak mempunyai hari akhir. Kosongkan “Sampai”.", status=400)
    _sela(pegawai, mulai, sampai)
    baris = RiwayatKedudukan.objects.create(
        pegawai=pegawai, kedudukan=kedudukan, mulai=mulai, sampai=sampai, nomor_sk=nomor
    )
    perubahan = {
        "kedudukan": (None, baris.get_kedudukan_display()),
        "masa": (None, f"{mulai} – {sampai or ''}"),
        "nomor SK": (None, nomor),
    }
    catat("pegawai.kedudukan_dicatat", pegawai, oleh=oleh, perubahan=perubahan)
    _setelah(pegawai, mulai if kedudukan in KELUAR else None)
    return baris


def _sela(pegawai: Pegawai, mulai: date, sampai: date | None) -> None:
    """Make room: end the open record before, refuse what overlaps."""
    RiwayatKedudukan.objects.filter(pegawai=pegawai, sampai__isnull=True, mulai__lt=mulai).update(sampai=mulai - HARI)
    tabrak = RiwayatKedudukan.objects.filter(Q(sampai__isnull=True) | Q(sampai__gte=mulai), pegawai=pegawai)
    tabrak = tabrak.filter(mulai__lte=sampai) if sampai else tabrak
    if ada := tabrak.order_by("mulai").first():
        masa = f"{tulis(ada.mulai)} sampai {tulis(ada.sampai) if ada.sampai else 'seterusnya'}"
        raise AturanDilanggar(
            f"Sudah tercatat {ada.get_kedudukan_display()} pada {masa}. Batalkan catatan itu dulu bila keliru.",
            status=400,
        )


@transaction.atomic
def batalkan_kedudukan(baris: RiwayatKedudukan, *, alasan: str, oleh: Pegawai) -> None:
    """Take back a record that was made by mistake; the trail keeps it. What it has closed meanwhile stays closed."""
    pastikan_admin(oleh)
    if not alasan.strip():
        raise AturanDilanggar("Tulis alasan membatalkannya; ikut tercatat.", status=400)
    pegawai, perubahan = (
        baris.pegawai,
        {
            "kedudukan": (baris.get_kedudukan_display(), None),
            "masa": (f"{baris.mulai} – {baris.sampai or ''}", None),
            "alasan": (None, alasan.strip()[:300]),
        },
    )
    if not RiwayatKedudukan.objects.filter(pk=baris.pk).delete()[0]:
        raise AturanDilanggar("Catatan ini sudah dibatalkan. Muat ulang halaman untuk melihatnya.")
    catat("pegawai.kedudukan_dibatalkan", pegawai, oleh=oleh, perubahan=perubahan)
    _setelah(pegawai, None)


def _setelah(pegawai: Pegawai, keluar: date | None) -> None:
    _samakan(Pegawai.objects.filter(pk=pegawai.pk))
    pegawai.refresh_from_db(fields=["kedudukan"])
    if keluar is not None:
        terbuka = Penugasan.objects.filter(pegawai=pegawai, mulai__lt=keluar)
        terbuka.filter(Q(sampai__isnull=True) | Q(sampai__gte=keluar)).update(sampai=keluar - HARI)
        susun_penilai()
    siarkan_fakta({pegawai.pk})


def _samakan(orang: QuerySet[Pegawai]) -> set[int]:
    """Let `Pegawai.kedudukan` say what the dated records say of today; returns whom it changed."""
    kini = RiwayatKedudukan.objects.filter(berlaku(hari_ini()), pegawai=OuterRef("pk")).order_by("-mulai")
    beda = orang.annotate(kini=Coalesce(Subquery(kini.values("kedudukan")[:1]), Value(K.AKTIF.value)))
    beda = beda.exclude(kedudukan=F("kini")).order_by("pk")
    hasil = set()
    for pk, baru in list(beda.values_list("pk", "kini")):
        Pegawai.objects.filter(pk=pk).update(kedudukan=baru)
        hasil.add(pk)
    return hasil


@transaction.atomic
def ikuti_hari() -> set[int]:
    """Records that begin or end take effect today: tells the listeners, returns whose kedudukan changed."""
    berubah = _samakan(Pegawai.objects.filter(Exists(RiwayatKedudukan.objects.filter(pegawai=OuterRef("pk")))))
    siarkan_fakta(berubah)
    return berubah
