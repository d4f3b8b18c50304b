"""What every verb shares: the person's row as the lock, the step, the refusals."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F

from ekinerja.aturan import kode_presensi
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import waktu
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.presensi.models import UsulPresensi, sebut_masa

S = UsulPresensi.Status
MAKS_HARI = 366
MUNDUR = 400  # days back that may still be corrected


def pegang(pegawai: Pegawai) -> None:
    """Two spans of one person are entered one after the other."""
    Pegawai.objects.select_for_update().values_list("pk").get(pk=pegawai.pk)


def pastikan_rentang(mulai: date, sampai: date, kode: str, pada: datetime) -> None:
    """Raises AturanDilanggar (400) naming what is wrong with the days or the code."""
    k = kode_presensi(mulai).get(kode)
    if k is None or not k.rentang:
        raise AturanDilanggar("Pilih keterangan dari daftar.", status=400)
    if sampai < mulai:
        raise AturanDilanggar("Hari terakhir lebih awal daripada hari pertama. Tukar kedua tanggalnya.", status=400)
    if (sampai - mulai).days >= MAKS_HARI:
        raise AturanDilanggar("Satu keterangan paling lama setahun. Bagi menjadi beberapa.", status=400)
    if (lokal(pada).date() - mulai).days > MUNDUR:
        raise AturanDilanggar(f"Hari yang lebih lama dari {MUNDUR} hari tidak diubah lagi di sini.", status=400)


def pastikan_tanpa_tindih(pegawai: Pegawai, mulai: date, sampai: date, kecuali: int | None = None) -> None:
    """Raises AturanDilanggar (409) naming the span that is there already. The person is held."""
    ada = UsulPresensi.objects.filter(
        pegawai=pegawai, jenis="KETERANGAN", status__in=UsulPresensi.BERLAKU, mulai__lte=sampai, sampai__gte=mulai
    ).exclude(pk=kecuali)
    if lama := ada.order_by("mulai").first():
        keadaan = "masih menunggu jawaban" if lama.status == S.DIAJUKAN else "sudah berlaku"
        raise AturanDilanggar(
            f"Tanggalnya bertindih dengan keterangan {sebut_masa(lama.mulai, lama.sampai)} yang {keadaan}. "
            "Pilih tanggal di luarnya, atau batalkan dulu yang itu."
        )


def pindahkan(usul: UsulPresensi, ke: str, *, oleh: Pegawai, versi: int | None = None, **kolom: Any) -> None:
    """One step; the WHERE is the lock. Raises Bentrok with who was first, and when."""
    dari = usul.status
    baris = UsulPresensi.objects.filter(pk=usul.pk, status=dari)
    if versi is not None:
        baris = baris.filter(versi=versi)
    if not baris.update(status=ke, versi=F("versi") + 1, **kolom):
        raise bentrok(usul)
    pegawai = usul.pegawai
    usul.refresh_from_db()
    usul.pegawai = pegawai
    catat_usul(f"presensi.{ke.lower()}", usul, oleh, {"keadaan": (S(dari).label, S(ke).label)})


def catat_usul(kejadian: str, usul: UsulPresensi, oleh: Pegawai, isi: Mapping[str, Any]) -> None:
    """The trail holds days and neutral words; the code itself stays in the row."""
    perubahan = {
        **isi,
        "hari": (None, sebut_masa(usul.mulai, usul.sampai)),
        "menjadi": (usul.semula or None, usul.netral),
        "jawaban": (None, usul.jawaban or None),
    }
    catat(kejadian, usul, oleh=oleh, perubahan=perubahan)


def bentrok(usul: UsulPresensi) -> Bentrok:
    """The row as it is now."""
    kini = UsulPresensi.objects.select_related("penjawab", "pegawai").get(pk=usul.pk)
    siapa = kini.penjawab.nama if kini.penjawab and kini.status != S.DITARIK else kini.pegawai.nama
    kapan = kini.dijawab_pada or kini.dibuat_pada
    return Bentrok(
        f"Ini sudah berubah: {kini.get_status_display().lower()}, oleh {siapa} pada {waktu(kapan)}. "
        "Muat ulang halaman untuk melihat keadaan terakhirnya.",
        oleh=siapa,
        pada=kapan,
    )


def wajib(teks: str, kalimat: str, sedikitnya: int = 5) -> str:
    """The text without outer blanks. Raises AturanDilanggar (400) where it says too little."""
    rapi = " ".join(teks.split())
    if len(rapi) < sedikitnya:
        raise AturanDilanggar(kalimat, status=400)
    return rapi[:400]
