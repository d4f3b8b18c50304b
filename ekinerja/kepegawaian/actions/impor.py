"""An import on the screen: take the file in, answer proposals, apply. The work itself runs as a job."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import pengimpor
from ekinerja.inti.impor.berkas import UKURAN_MAKS
from ekinerja.inti.jejak import catat
from ekinerja.inti.tugas import antrekan
from ekinerja.kepegawaian import gudang_impor as gudang
from ekinerja.kepegawaian.models import Pegawai, ProsesImpor

Keadaan = ProsesImpor.Keadaan


@transaction.atomic
def mulai_impor(
    unggahan: UploadedFile[Any], *, jenis: str, data_pada: date, oleh: Pegawai, pada: datetime
) -> ProsesImpor:
    """Keep the file until the job has read it. Raises AturanDilanggar for a file that is too big or a wrong kind."""
    _pastikan_boleh(jenis, oleh)
    if (unggahan.size or 0) > UKURAN_MAKS:
        raise AturanDilanggar("Berkas ini lebih besar dari 50 MB. Bagi menjadi beberapa berkas.", status=413)
    simpanan = gudang.terima(unggahan)
    proses = ProsesImpor.objects.create(
        jenis=jenis,
        nama_berkas=gudang.nama_bersih(unggahan.name or "berkas"),
        pada=data_pada,
        oleh=oleh,
        dibuat_pada=pada,
        simpanan=simpanan,
    )
    catat(
        "impor.diperiksa", proses, oleh=oleh, perubahan={"berkas": (None, proses.nama_berkas), "jenis": (None, jenis)}
    )
    _antrekan("impor.periksa", proses)
    return proses


@transaction.atomic
def jawab_usulan(proses: ProsesImpor, jawaban: Mapping[str, str], *, oleh: Pegawai) -> None:
    """Keep the answers to proposals (key -> `ya`, the code of another unit, or empty for no) and check again."""
    _pastikan_boleh(proses.jenis, oleh)
    keputusan = {**proses.keputusan, **jawaban}
    _pindah(proses, Keadaan.SIAP, Keadaan.MEMERIKSA, keputusan=keputusan)
    catat("impor.usulan_dijawab", proses, oleh=oleh, perubahan={"jawaban": (None, dict(jawaban))})
    _antrekan("impor.periksa", proses)


@transaction.atomic
def terapkan_impor(proses: ProsesImpor, *, oleh: Pegawai) -> None:
    """Start the job that writes."""
    _pastikan_boleh(proses.jenis, oleh)
    _pindah(proses, Keadaan.SIAP, Keadaan.MENERAPKAN)
    catat("impor.diterapkan", proses, oleh=oleh, perubahan={"hitungan": (None, proses.hitungan)})
    _antrekan("impor.terapkan", proses)


def _pastikan_boleh(jenis: str, oleh: Pegawai) -> None:
    """Raises AturanDilanggar: 400 for a kind that does not exist, 403 for one that is for others."""
    try:
        p = pengimpor(jenis)
    except LookupError as e:
        raise AturanDilanggar(str(e.args[0]), status=400) from e
    if not p.boleh(oleh):
        raise AturanDilanggar(f"Impor {p.judul} di luar peran Anda. Minta admin BKPSDM mengerjakannya.", status=403)


def _pindah(proses: ProsesImpor, dari: str, ke: str, **isi: Any) -> None:
    if not ProsesImpor.objects.filter(pk=proses.pk, keadaan=dari).update(keadaan=ke, **isi):
        raise AturanDilanggar("Impor ini sedang dikerjakan atau sudah selesai. Muat ulang halaman untuk melihatnya.")


def _antrekan(nama: str, proses: ProsesImpor) -> None:
    pekerjaan = antrekan(nama, pemilik=proses.oleh, proses=str(proses.id_publik))
    ProsesImpor.objects.filter(pk=proses.pk).update(pekerjaan=pekerjaan.id_publik)
