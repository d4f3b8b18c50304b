"""Repairing a superior from a proposal, and taking that back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian import actions as kepegawaian
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perbaikan import permissions
from ekinerja.perbaikan.dampak import pemegang, yang_pindah
from ekinerja.perbaikan.models import UsulPerbaikan

from .langkah import bentrok, pastikan_penangan, pindahkan, wajib

S = UsulPerbaikan.Status
ATASAN, SUSUNAN, DELEGASI = "ATASAN", "SUSUNAN", "DELEGASI"


@dataclass(frozen=True, slots=True)
class IsianAtasan:
    """How the superior is repaired. `cara`: the recorded superior, back to the unit tree, or an order of delegation."""

    cara: str
    orang: Pegawai | None
    sejak: date | None
    keterangan: str
    nomor: str = ""
    tanggal: date | None = None
    sampai: date | None = None


@transaction.atomic
def terapkan(usul: UsulPerbaikan, isian: IsianAtasan, *, oleh: Pegawai, pada: datetime, versi: int | None) -> str:
    """Change who appraises the person, and finish the proposal; one transaction. Returns what moved, in words.

    Raises AturanDilanggar (400 wrong input, 403, 409); what the verbs of `kepegawaian` refuse is refused here, too.
    """
    pastikan_penangan(oleh, usul)
    if not permissions.boleh_menerapkan(oleh, usul):
        raise bukan_di_sini(usul)
    kalimat = wajib(isian.keterangan, "Tulis dasar penetapannya, sedikitnya lima huruf; pengusul membacanya.")
    dulu = pemegang(usul.pegawai)
    lagi = _delegasi(usul, isian, oleh) if isian.cara == DELEGASI else _atasan(usul, isian, kalimat, oleh, pada)
    pindah = yang_pindah(dulu, pemegang(usul.pegawai))
    teks = f"{kalimat.rstrip('.')[:300]}. Ikut pindah: {pindah}." if pindah else kalimat
    pindahkan(usul, S.SELESAI, oleh=oleh, pada=pada, versi=versi, keterangan=teks, **lagi)
    return pindah


def bukan_di_sini(usul: UsulPerbaikan) -> AturanDilanggar:
    """Why no superior can be set from this proposal: another fact, or no longer open."""
    if usul.fakta == "ATASAN":
        return bentrok(usul)
    return AturanDilanggar(
        "Data ini milik SIASN. Tandai untuk diperbaiki di sana; impor berikutnya membawanya ke sini.", status=400
    )


def _atasan(usul: UsulPerbaikan, isian: IsianAtasan, alasan: str, oleh: Pegawai, pada: datetime) -> dict[str, Any]:
    if isian.cara == ATASAN and isian.orang is None:
        raise AturanDilanggar("Pilih atasannya dulu.", status=400)
    atasan = isian.orang if isian.cara == ATASAN else None
    semula = kepegawaian.tetapkan_atasan(
        usul.pegawai, atasan, oleh=oleh, pada=pada, tanggal=lokal(pada).date(), alasan=alasan, sejak=isian.sejak
    )
    return {"semula": {**semula.ke_dict(), "ditetapkan": atasan and atasan.pk}, "delegasi": None}


def _delegasi(usul: UsulPerbaikan, isian: IsianAtasan, oleh: Pegawai) -> dict[str, Any]:
    kurang = [
        kalimat
        for ada, kalimat in (
            (isian.orang, "Pilih atasannya."),
            (isian.nomor, "Tulis nomor suratnya."),
            (isian.tanggal, "Isi tanggal suratnya."),
            (isian.sejak, "Isi sejak kapan berlaku."),
            (isian.sampai, "Isi sampai kapan berlaku."),
        )
        if not ada
    ]
    if kurang or isian.orang is None or isian.tanggal is None or isian.sejak is None or isian.sampai is None:
        raise AturanDilanggar(f"Delegasi belum lengkap. {' '.join(kurang)}", status=400)
    surat = kepegawaian.buat_delegasi(
        nomor=isian.nomor,
        tanggal=isian.tanggal,
        penilai=isian.orang,
        pegawai=usul.pegawai,
        mulai=isian.sejak,
        sampai=isian.sampai,
        oleh=oleh,
        keterangan="Dari usul perbaikan data",
    )
    return {"delegasi": surat, "semula": None}


@transaction.atomic
def urungkan(usul: UsulPerbaikan, *, oleh: Pegawai, pada: datetime, versi: int | None, keterangan: str) -> None:
    """Open a finished or refused proposal again, with a reason; a superior set by it goes back to what was before.

    An order made by it ends today. Raises AturanDilanggar (403, 409), also when the data changed meanwhile.
    """
    pastikan_penangan(oleh, usul)
    if not permissions.boleh_mengurungkan(oleh, usul):
        raise bentrok(usul)
    kalimat = wajib(keterangan, "Tulis mengapa dibuka lagi, sedikitnya lima huruf; pengusul membacanya.")
    if usul.status == S.SELESAI and usul.semula:
        kepegawaian.pulihkan_atasan(
            usul.pegawai,
            kepegawaian.KeadaanAtasan.dari_dict(usul.semula),
            oleh=oleh,
            tanggal=lokal(pada).date(),
            ditetapkan=usul.semula["ditetapkan"],
            alasan=kalimat,
        )
    elif usul.status == S.SELESAI and usul.delegasi is not None and usul.delegasi.dicabut_pada is None:
        kepegawaian.cabut_delegasi(usul.delegasi, oleh=oleh, pada=pada)
    lain = UsulPerbaikan.objects.terbuka().filter(pegawai=usul.pegawai_id, fakta=usul.fakta)
    if lain.exists():
        raise AturanDilanggar("Sudah ada usul baru tentang hal yang sama. Tangani yang baru itu.")
    pindahkan(usul, S.DIKERJAKAN, oleh=oleh, pada=pada, versi=versi, keterangan=kalimat, semula=None, delegasi=None)
