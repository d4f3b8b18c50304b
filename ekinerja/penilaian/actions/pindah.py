"""One step of the state machine (TRANSISI_EVALUASI); the WHERE is the lock."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from ekinerja.aturan.transisi import TRANSISI_EVALUASI, boleh_pindah
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.tampil import tanggal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian.models import Evaluasi

S = Evaluasi.Status
LANGKAH_LANJUT = {
    S.BELUM: "belum dibuka; ia terbuka dengan sendirinya saat periodenya mulai",
    S.TERBUKA: "masih terbuka, dan pegawai belum mengirimkannya untuk dinilai",
    S.SIAP_DINILAI: "sudah dikirim dan menunggu penilai",
    S.DINILAI: "sudah dinilai dan menunggu diterbitkan oleh penilai",
    S.DITERBITKAN: "sudah diterbitkan; perubahan hanya lewat keberatan atau koreksi yang dibuka BKPSDM",
    S.DITERIMA: "sudah diterima pegawai",
    S.DIANGGAP_MENERIMA: "sudah lewat batas tanggapan, jadi dianggap diterima",
    S.DALAM_KEBERATAN: "sedang dalam keberatan",
    S.FINAL: "sudah final",
    S.TERKUNCI: "sudah terkunci",
}


def pindahkan(
    e: Evaluasi, ke: str, *, oleh: Pegawai | None, pada: datetime, versi: int | None = None, **isi: Any
) -> str:
    """Move from the state that was read; returns it. Raises AturanDilanggar (409) when somebody was faster."""
    dari = e.status
    if not boleh_pindah(TRANSISI_EVALUASI, dari, ke):
        raise salah_keadaan(e)
    baris = Evaluasi.objects.filter(pk=e.pk, status=dari)
    if versi is not None:
        baris = baris.filter(versi_isi=versi)
    if not baris.update(status=ke, versi_isi=F("versi_isi") + 1, diubah_pada=pada, diubah_oleh=oleh, **isi):
        raise bentrok(e)
    e.refresh_from_db()
    return str(dari)


def salah_keadaan(e: Evaluasi) -> AturanDilanggar:
    return AturanDilanggar(
        f"Evaluasi {e.periode.sebutan} milik {e.pegawai.nama} {LANGKAH_LANJUT[S(e.status)]}, "
        "jadi langkah ini belum atau tidak lagi dapat dilakukan."
    )


def tolak(e: Evaluasi, kalimat: str, berwenang: bool) -> AturanDilanggar:
    """403 for the wrong person, 409 for the right person at the wrong time."""
    return salah_keadaan(e) if berwenang else AturanDilanggar(kalimat, status=403)


def hanya_penilai(e: Evaluasi, tindakan: str) -> str:
    if e.penilai is None:
        return f"Pejabat penilai {e.pegawai.nama} belum ditentukan. Admin BKPSDM dapat melengkapinya."
    return f"Hanya {e.penilai.nama} sebagai pejabat penilai kinerja yang dapat {tindakan}."


def hanya_pemilik(e: Evaluasi, tindakan: str) -> str:
    return f"Hanya {e.pegawai.nama} yang dapat {tindakan}."


def bentrok(
    e: Evaluasi, saya: Mapping[str, str] | None = None, kini: Mapping[str, str] | None = None
) -> AturanDilanggar:
    """The row as it is now against the one that was read."""
    baru = Evaluasi.objects.select_related("periode", "pegawai", "diubah_oleh").get(pk=e.pk)
    if baru.status != e.status:
        return AturanDilanggar(
            f"Baru saja berubah di tempat lain ({tanggal(baru.diubah_pada)}): evaluasi ini "
            f"{LANGKAH_LANJUT[S(baru.status)]}. Muat ulang halaman untuk melihat keadaan terakhir."
        )
    oleh = baru.diubah_oleh.nama if baru.diubah_oleh else ""
    return Bentrok(oleh=oleh, pada=baru.diubah_pada, versi_saya=saya, versi_kini=kini)
