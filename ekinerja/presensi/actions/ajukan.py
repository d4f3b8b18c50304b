"""A person disputes a day or proposes a span; an admin enters a span straight away."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.presensi.kabar import kabari_pegawai, kabari_pengelola
from ekinerja.presensi.kueri import hari_berlaku
from ekinerja.presensi.models import UsulPresensi, kata_hari
from ekinerja.presensi.permissions import boleh_menarik, pastikan_mengurus

from .langkah import MUNDUR, bentrok, catat_usul, pastikan_rentang, pastikan_tanpa_tindih, pegang, pindahkan, wajib

S, J = UsulPresensi.Status, UsulPresensi.Jenis


@dataclass(frozen=True, slots=True)
class IsianSanggahan:
    """What is wrong, and, where the person knows it, what is right."""

    alasan: str
    tautan: str = ""
    masuk: time | None = None
    pulang: time | None = None


@dataclass(frozen=True, slots=True)
class IsianKeterangan:
    kode: str
    mulai: date
    sampai: date
    nomor_surat: str = ""
    alasan: str = ""
    tautan: str = ""


@transaction.atomic
def sanggah(pegawai: Pegawai, tanggal: date, isian: IsianSanggahan, *, pada: datetime) -> UsulPresensi:
    """Dispute a day of one's own. One open dispute a day.

    Raises AturanDilanggar: 400 for a day to come or long past or without a reason, 409 for a second dispute.
    """
    kini = lokal(pada).date()
    if tanggal > kini:
        raise AturanDilanggar("Hari itu belum tiba, jadi belum ada yang dapat disanggah.", status=400)
    if (kini - tanggal).days > MUNDUR:
        raise AturanDilanggar(f"Hari yang lebih lama dari {MUNDUR} hari tidak diubah lagi di sini.", status=400)
    alasan = wajib(isian.alasan, "Tulis apa yang keliru, sedikitnya lima huruf; admin unit membacanya.")
    ada = hari_berlaku(pegawai.pk, tanggal, tanggal).get(tanggal)
    semula = kata_hari(ada.hari.masuk, ada.hari.pulang, ada.hari.kode) if ada else "belum ada catatan"
    try:
        with transaction.atomic():
            usul = UsulPresensi.objects.create(
                pegawai=pegawai, jenis=J.SANGGAHAN, mulai=tanggal, sampai=tanggal, masuk=isian.masuk,
                pulang=isian.pulang, alasan=alasan, tautan=isian.tautan, semula=semula, diajukan_oleh=pegawai,
                dibuat_pada=pada,
            )  # fmt: skip
    except IntegrityError:
        raise AturanDilanggar(
            f"Sanggahan Anda untuk {tulis(tanggal)} masih menunggu jawaban. Tarik dulu bila ingin menulis yang baru."
        ) from None
    catat_usul("presensi.disanggah", usul, pegawai, {"alasan": (None, alasan)})
    kabari_pengelola(usul)
    return usul


@transaction.atomic
def usulkan(pegawai: Pegawai, isian: IsianKeterangan, *, pada: datetime) -> UsulPresensi:
    """Propose leave or official travel for oneself. Raises AturanDilanggar (400, 409 for an overlap)."""
    usul = _buat(pegawai, isian, oleh=pegawai, pada=pada, status=S.DIAJUKAN)
    catat_usul("presensi.diusulkan", usul, pegawai, {})
    kabari_pengelola(usul)
    return usul


@transaction.atomic
def catat_keterangan(pegawai: Pegawai, isian: IsianKeterangan, *, oleh: Pegawai, pada: datetime) -> UsulPresensi:
    """An admin enters it; it counts at once. Raises AturanDilanggar (400, 403, 409 for an overlap)."""
    pastikan_mengurus(oleh, pegawai)
    usul = _buat(pegawai, isian, oleh=oleh, pada=pada, status=S.DITERIMA)
    catat_usul("presensi.dicatat", usul, oleh, {})
    kabari_pegawai(usul, oleh)
    return usul


def _buat(pegawai: Pegawai, isian: IsianKeterangan, *, oleh: Pegawai, pada: datetime, status: str) -> UsulPresensi:
    pastikan_rentang(isian.mulai, isian.sampai, isian.kode, pada)
    pegang(pegawai)
    pastikan_tanpa_tindih(pegawai, isian.mulai, isian.sampai)
    terjawab = {"penjawab": oleh, "dijawab_pada": pada} if status == S.DITERIMA else {}
    return UsulPresensi.objects.create(
        pegawai=pegawai, jenis=J.KETERANGAN, mulai=isian.mulai, sampai=isian.sampai, kode=isian.kode,
        alasan=" ".join(isian.alasan.split())[:500], nomor_surat=isian.nomor_surat.strip(), tautan=isian.tautan,
        diajukan_oleh=oleh, dibuat_pada=pada, status=status, **terjawab,
    )  # fmt: skip


@transaction.atomic
def tarik(usul: UsulPresensi, *, oleh: Pegawai) -> None:
    """Take one's own back while it waits."""
    if oleh.pk != usul.pegawai_id:
        raise AturanDilanggar("Hanya pengusulnya yang dapat menarik ini. Anda dapat menjawabnya.", status=403)
    if not boleh_menarik(oleh, usul):
        raise bentrok(usul)
    pindahkan(usul, S.DITARIK, oleh=oleh)
