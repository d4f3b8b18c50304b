"""Publication, and what the person answers."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kalender.hitung import tenggat_bernama
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian import permissions
from ekinerja.penilaian.catatan import catat_evaluasi, kabari_pemilik, kabari_penilai
from ekinerja.penilaian.dokumen import terbitkan_dokumen, terbitkan_formulir
from ekinerja.penilaian.jendela import TENGGAT, batas_tanggapan
from ekinerja.penilaian.models import Evaluasi

from .pindah import S, hanya_pemilik, hanya_penilai, pindahkan, tolak


@transaction.atomic
def terbitkan(e: Evaluasi, *, oleh: Pegawai, pada: datetime, versi: int | None = None) -> None:
    """Hand the result over: both documents are issued and the days to answer begin (DT-16)."""
    if not permissions.boleh_menerbitkan(oleh, e):
        raise tolak(e, hanya_penilai(e, "menerbitkan hasilnya"), permissions.penilai(oleh, e))
    batas = tenggat_bernama(TENGGAT, lokal(pada).date())
    pindahkan(e, S.DITERBITKAN, oleh=oleh, pada=pada, versi=versi, diterbitkan_pada=pada, batas_tanggapan=batas)
    perubahan = {
        "status": (S.DINILAI, S.DITERBITKAN),
        "predikat": ("", e.get_predikat_display()),
        "batas tanggapan": ("", batas),
    }
    catat_evaluasi("evaluasi.diterbitkan", e, oleh=oleh, perubahan=perubahan, sah=True)
    terbitkan_dokumen(e, oleh=oleh)
    terbitkan_formulir(e, oleh=oleh)
    kabari_pemilik(
        e,
        f"Hasil evaluasi {e.periode.sebutan} sudah terbit",
        f"Baca alasannya dan tanggapi sampai {tanggal(batas)}.",
        jenis="evaluasi-terbit",
        kunci=f"evaluasi-terbit:{e.id_publik}:{pada.isoformat()}",
        mengapa=True,
    )


@transaction.atomic
def terima(e: Evaluasi, *, oleh: Pegawai, pada: datetime) -> None:
    """The person accepts and signs; the Dokumen Evaluasi is issued anew with that signature."""
    if not permissions.boleh_menerima(oleh, e):
        raise tolak(e, hanya_pemilik(e, "menerima hasil evaluasinya"), permissions.pemilik(oleh, e))
    pindahkan(e, S.DITERIMA, oleh=oleh, pada=pada, diterima_pada=pada)
    perubahan = {"status": (S.DITERBITKAN, S.DITERIMA)}
    catat_evaluasi("evaluasi.diterima", e, oleh=oleh, perubahan=perubahan, sah=True)
    terbitkan_dokumen(e, oleh=oleh)
    kabari_penilai(
        e,
        f"{oleh.nama} menerima hasil {e.periode.sebutan}",
        "Dokumen Evaluasi sudah ditandatangani secara elektronik.",
        jenis="evaluasi-masuk",
        kunci=f"evaluasi-diterima:{e.id_publik}:{pada.isoformat()}",
    )


@transaction.atomic
def anggap_menerima(e: Evaluasi, *, pada: datetime) -> None:
    """DT-16, R-46: neither signed nor objected within the days to answer. The document says so."""
    batas = batas_tanggapan(e)
    if batas is None or lokal(pada).date() <= batas:
        raise AturanDilanggar("Batas tanggapan belum lewat.")
    pindahkan(e, S.DIANGGAP_MENERIMA, oleh=None, pada=pada)
    perubahan = {"status": (S.DITERBITKAN, S.DIANGGAP_MENERIMA)}
    catat_evaluasi("evaluasi.dianggap_menerima", e, oleh=None, perubahan=perubahan, sah=True)
    terbitkan_dokumen(e, oleh=None)
    kabari_pemilik(
        e,
        f"Batas menanggapi {e.periode.sebutan} sudah lewat",
        "Hasilnya dianggap diterima. Bila ada yang perlu diperbaiki, sampaikan kepada BKPSDM.",
        jenis="evaluasi-terbit",
        kunci=f"evaluasi-dianggap:{e.id_publik}",
        mengapa=True,
    )


@transaction.atomic
def siapkan_dokumen(e: Evaluasi, *, oleh: Pegawai) -> DokumenTerbit:
    """Issue the papers of a published evaluation that came from before this system (seed, import)."""
    if not permissions.boleh_menyiapkan_dokumen(oleh, e):
        kalimat = "Dokumen ini disiapkan oleh pegawai, penilainya, atau BKPSDM."
        raise tolak(e, kalimat, permissions.penerbit_dokumen(oleh, e))
    terbitkan_formulir(e, oleh=oleh)
    return terbitkan_dokumen(e, oleh=oleh)
