"""Working off the data-quality list."""

from datetime import date, datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.actions.wewenang import pastikan_admin
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai, Penugasan
from ekinerja.kepegawaian.penilai import penugasan_pada, susun_penilai

# Notes that are settled by naming a superior.
TENTANG_ATASAN = (
    CatatanMutu.Jenis.ATASAN_KOSONG,
    CatatanMutu.Jenis.ATASAN_TIDAK_ADA,
    CatatanMutu.Jenis.ATASAN_DIRI,
    CatatanMutu.Jenis.ATASAN_SIKLUS,
    CatatanMutu.Jenis.ATASAN_LAIN_OPD,
)


@transaction.atomic
def selesaikan_catatan(catatan: CatatanMutu, *, penyelesaian: str, oleh: Pegawai, pada: datetime) -> None:
    """Close a note with a word on what was done."""
    pastikan_admin(oleh)
    beres = CatatanMutu.objects.filter(pk=catatan.pk, selesai_pada__isnull=True).update(
        selesai_pada=pada, selesai_oleh=oleh, penyelesaian=penyelesaian[:200]
    )
    if not beres:
        raise AturanDilanggar("Catatan ini sudah diselesaikan. Muat ulang halaman untuk melihatnya.")
    catat("mutu.diselesaikan", catatan, oleh=oleh, perubahan={"penyelesaian": (None, penyelesaian)})


@transaction.atomic
def tetapkan_atasan(
    pegawai: Pegawai, atasan: Pegawai | None, *, oleh: Pegawai, pada: datetime, tanggal: date, alasan: str
) -> None:
    """Record the direct superior of a person's present assignment; None = the head found in the unit tree.

    Settles the open notes about the superior. A reason is written to the trail.
    """
    pastikan_admin(oleh)
    tugas = penugasan_pada(pegawai, tanggal)
    if tugas is None:
        raise AturanDilanggar(f"{pegawai.nama} tidak sedang bertugas di unit mana pun, jadi tidak memerlukan atasan.")
    _pastikan_bukan_putaran(pegawai, atasan, tanggal)
    lama = tugas.atasan_khusus
    Penugasan.objects.filter(pk=tugas.pk).update(atasan_khusus=atasan)
    perubahan = {
        "atasan": (lama.nama if lama else None, atasan.nama if atasan else "menurut susunan unit"),
        "alasan": (None, alasan),
    }
    catat("pegawai.atasan_ditetapkan", pegawai, oleh=oleh, perubahan=perubahan)
    CatatanMutu.objects.filter(pegawai=pegawai, jenis__in=TENTANG_ATASAN, selesai_pada__isnull=True).update(
        selesai_pada=pada, selesai_oleh=oleh, penyelesaian=f"Atasan ditetapkan: {perubahan['atasan'][1]}."[:200]
    )
    susun_penilai()


def _pastikan_bukan_putaran(pegawai: Pegawai, atasan: Pegawai | None, tanggal: date) -> None:
    """Walk up from the new superior: the person must not be found there."""
    kini, dilihat = atasan, set()
    while kini is not None and kini.pk not in dilihat:
        if kini.pk == pegawai.pk:
            kalimat = (
                "Tidak ada yang menjadi atasan dirinya sendiri."
                if atasan == pegawai
                else (
                    f"{atasan.nama if atasan else ''} sendiri berada di bawah {pegawai.nama}, jadi rangkaiannya berputar."
                )
            )
            raise AturanDilanggar(f"{kalimat} Pilih atasan yang lain.", status=400)
        dilihat.add(kini.pk)
        hubungan = kini.hubungan_penilai.filter(mulai__lte=tanggal).order_by("-mulai").select_related("penilai").first()
        kini = hubungan.penilai if hubungan and (hubungan.sampai is None or hubungan.sampai >= tanggal) else None
