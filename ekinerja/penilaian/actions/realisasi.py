"""The person's part: stating what was reached, asking for the evaluation, taking the request back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian import permissions
from ekinerja.penilaian.catatan import beda, catat_evaluasi, kabari_penilai, realisasi_kini
from ekinerja.penilaian.isi import IsiEvaluasi, isi_evaluasi
from ekinerja.penilaian.models import Evaluasi, RealisasiPeriode
from ekinerja.skp.models import RencanaAksi
from ekinerja.skp.target import urai

from .pindah import S, bentrok, hanya_pemilik, pindahkan, tolak


@dataclass(frozen=True, slots=True)
class IsianRealisasi:
    """What was typed for one rencana aksi, named by its public id."""

    aksi: str
    teks: str
    penjelasan: str = ""


class TanpaBukti(AturanDilanggar):
    """Warning, not a refusal: some realisation has no evidence (R-22). Asking again with `tanpa_bukti` goes through."""


@transaction.atomic
def isi_realisasi(
    e: Evaluasi, isian: Sequence[IsianRealisasi], *, oleh: Pegawai, pada: datetime, versi: int | None = None
) -> None:
    """Store what was typed. No trail row of its own: the next verb records the difference.

    Raises Bentrok with both versions when the same form was stored elsewhere since `versi`.
    """
    if not permissions.boleh_mengisi(oleh, e):
        raise tolak(e, hanya_pemilik(e, "mengisi realisasinya"), permissions.pemilik(oleh, e))
    berubah = _yang_berubah(e, isian)
    if not berubah:
        return
    baris = Evaluasi.objects.filter(pk=e.pk, status=S.TERBUKA)
    if versi is not None:
        baris = baris.filter(versi_isi=versi)
    if not baris.update(versi_isi=F("versi_isi") + 1, diubah_pada=pada, diubah_oleh=oleh):
        raise _dua_versi(e, isian)
    RealisasiPeriode.objects.bulk_create(
        berubah,
        update_conflicts=True,
        unique_fields=["evaluasi", "rencana_aksi"],
        update_fields=["teks", "nilai", "penjelasan"],
    )
    e.refresh_from_db(fields=["versi_isi", "diubah_pada"])


def _yang_berubah(e: Evaluasi, isian: Sequence[IsianRealisasi]) -> list[RealisasiPeriode]:
    aksi = _aksi(e)
    ada = {r.rencana_aksi_id: (r.teks, r.penjelasan) for r in RealisasiPeriode.objects.filter(evaluasi=e)}
    return [
        RealisasiPeriode(
            evaluasi=e,
            rencana_aksi_id=pk,
            teks=i.teks.strip(),
            nilai=urai(i.teks).nilai,
            penjelasan=i.penjelasan.strip(),
        )
        for i in isian
        if (pk := aksi.get(i.aksi)) and ada.get(pk, ("", "")) != (i.teks.strip(), i.penjelasan.strip())
    ]


def _aksi(e: Evaluasi) -> dict[str, int]:
    """Rencana aksi of this SKP in this period; ids of others are nothing here."""
    baris = RencanaAksi.objects.filter(skp_id=e.skp_id, mulai__lte=e.periode.selesai, tenggat__gte=e.periode.mulai)
    return {str(k): pk for k, pk in baris.values_list("id_publik", "pk")}


def _dua_versi(e: Evaluasi, isian: Sequence[IsianRealisasi]) -> AturanDilanggar:
    nama = {str(k): teks for k, teks in RencanaAksi.objects.filter(skp_id=e.skp_id).values_list("id_publik", "teks")}
    tersimpan = {
        str(k): teks
        for k, teks in RealisasiPeriode.objects.filter(evaluasi=e).values_list("rencana_aksi__id_publik", "teks")
    }
    label = {i.aksi: f"{n}. {nama.get(i.aksi, 'Rencana aksi')}" for n, i in enumerate(isian, 1)}
    return bentrok(
        e,
        {label[i.aksi]: i.teks for i in isian},
        {label[i.aksi]: tersimpan.get(i.aksi, "") for i in isian},
    )


@transaction.atomic
def ajukan_evaluasi(
    e: Evaluasi, *, oleh: Pegawai, pada: datetime, versi: int | None = None, tanpa_bukti: bool = False
) -> None:
    """Ask to be evaluated. Raises TanpaBukti once where realisation has no evidence."""
    hari = lokal(pada).date()
    if not permissions.boleh_mengisi(oleh, e):
        raise tolak(e, hanya_pemilik(e, "mengirimkannya untuk dinilai"), permissions.pemilik(oleh, e))
    if not permissions.boleh_mengajukan(oleh, e, hari):
        raise AturanDilanggar(
            f"{e.periode.sebutan} masih berjalan. Realisasi dapat diisi sekarang dan dikirim mulai "
            f"{tanggal(permissions.akhir_bagian(e))}."
        )
    _periksa_isi(isi_evaluasi(e), tanpa_bukti)
    kini = realisasi_kini(e)
    rinci: dict[str, Any] = {"status": (S.TERBUKA, S.SIAP_DINILAI), **beda(e.realisasi_tercatat or {}, kini)}
    pindahkan(
        e, S.SIAP_DINILAI, oleh=oleh, pada=pada, versi=versi, diajukan_pada=pada, versi_skp=max(e.skp.versi, 1),
        realisasi_tercatat=kini, tanpa_realisasi=False,
    )  # fmt: skip
    catat_evaluasi("evaluasi.diajukan", e, oleh=oleh, perubahan=rinci)
    kabari_penilai(
        e,
        f"{oleh.nama} siap dinilai",
        f"Realisasi {e.periode.sebutan} sudah lengkap. Tinjau bukti, lalu tetapkan dua rating.",
        jenis="evaluasi-masuk",
        kunci=f"evaluasi-diajukan:{e.id_publik}:{pada.isoformat()}",
    )


def _periksa_isi(isi: IsiEvaluasi, tanpa_bukti: bool) -> None:
    if not isi.ada_realisasi:
        raise AturanDilanggar(
            "Realisasi masih kosong. Isi sedikitnya satu rencana aksi, lalu kirim untuk dinilai.", status=400
        )
    if isi.tanpa_bukti and not tanpa_bukti:
        raise TanpaBukti(
            "Sebagian realisasi belum didukung laporan berbukti. Anda tetap boleh mengirimnya.",
            butir=[f"{a.teks}: {a.realisasi}" for a in isi.tanpa_bukti],
        )


@transaction.atomic
def tarik(e: Evaluasi, *, oleh: Pegawai, pada: datetime) -> None:
    """Take the request back while nobody has rated."""
    if not permissions.boleh_menarik(oleh, e):
        raise tolak(e, hanya_pemilik(e, "menarik permintaannya"), permissions.pemilik(oleh, e))
    pindahkan(e, S.TERBUKA, oleh=oleh, pada=pada, diajukan_pada=None)
    catat_evaluasi("evaluasi.ditarik", e, oleh=oleh, perubahan={"status": (S.SIAP_DINILAI, S.TERBUKA)})
    kabari_penilai(
        e,
        f"{oleh.nama} menarik kembali {e.periode.sebutan}",
        "Realisasinya sedang diperbaiki. Tidak ada yang perlu Anda putuskan sekarang.",
        jenis="evaluasi-masuk",
        kunci=f"evaluasi-ditarik:{e.id_publik}:{pada.isoformat()}",
    )
