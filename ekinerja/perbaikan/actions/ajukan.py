"""A person says what is wrong, and may take it back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.models import Berkas
from ekinerja.inti.tampil import waktu
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.pengelola import admin_bkpsdm, admin_unit_dari
from ekinerja.perbaikan import permissions
from ekinerja.perbaikan.fakta import kenyataan, sama
from ekinerja.perbaikan.kabar import kabari_penangan
from ekinerja.perbaikan.models import Fakta, UsulPerbaikan

from .langkah import bentrok, pindahkan

S = UsulPerbaikan.Status
TANPA_ADMIN_UNIT = "Unit ini belum mempunyai admin unit, jadi usul langsung ke BKPSDM."


@dataclass(frozen=True, slots=True)
class IsianUsul:
    """What is right. `orang` for a superior and `unit` for a unit where they were found; `seharusnya` always in words."""

    seharusnya: str
    alasan: str
    orang: Pegawai | None = None
    unit: UnitKerja | None = None
    sejak: date | None = None
    berkas: Berkas | None = None
    tautan: str = ""


@transaction.atomic
def ajukan(pegawai: Pegawai, fakta: str, isian: IsianUsul, *, pada: datetime) -> UsulPerbaikan:
    """Open a proposal about one fact of the own profile.

    It goes to the admins of the unit; where there is none, to the personnel office at once. Raises AturanDilanggar:
    400 for what is no change, 409 where one about this fact is open.
    """
    kini = kenyataan(pegawai, lokal(pada).date())[fakta]
    if isian.orang is not None and isian.orang.pk == pegawai.pk:
        raise AturanDilanggar("Tidak ada yang menjadi atasan dirinya sendiri. Pilih orang lain.", status=400)
    if sama(kini, isian.seharusnya):
        raise AturanDilanggar(f"Yang tercatat memang sudah “{kini}”, jadi tidak ada yang perlu diperbaiki.", status=400)
    admin = admin_unit_dari(pegawai)
    usul = _buat(
        pegawai=pegawai,
        fakta=fakta,
        tertulis=kini[:240],
        seharusnya=isian.seharusnya[:240],
        orang=isian.orang,
        unit=isian.unit,
        sejak=isian.sejak,
        alasan=isian.alasan,
        berkas=isian.berkas,
        tautan=isian.tautan,
        status=S.DIAJUKAN if admin else S.DITERUSKAN,
        diteruskan_pada=None if admin else pada,
        keterangan="" if admin else TANPA_ADMIN_UNIT,
        dibuat_pada=pada,
        diubah_pada=pada,
    )
    perubahan = {
        "hal": (None, Fakta(fakta).label),
        "tertulis": (None, kini or None),
        "seharusnya": (None, usul.seharusnya),
        "alasan": (None, isian.alasan),
        "keterangan": (None, usul.keterangan or None),
    }
    catat("usul.diajukan", usul, oleh=pegawai, perubahan=perubahan)
    kabari_penangan(usul, admin or admin_bkpsdm(pegawai), f"Usul perbaikan data dari {pegawai.nama}")
    return usul


def _buat(**kolom: object) -> UsulPerbaikan:
    try:
        with transaction.atomic():
            return UsulPerbaikan.objects.create(**kolom)
    except IntegrityError:
        ada = UsulPerbaikan.objects.terbuka().filter(pegawai=kolom["pegawai"], fakta=kolom["fakta"]).first()
        kapan = f" sejak {waktu(ada.dibuat_pada)}" if ada else ""
        raise AturanDilanggar(
            f"Usul Anda tentang hal ini masih terbuka{kapan}. Tunggu jawabannya, atau tarik dulu lalu ajukan yang baru."
        ) from None


@transaction.atomic
def tarik(usul: UsulPerbaikan, *, oleh: Pegawai, pada: datetime, versi: int | None = None) -> None:
    """Take the own proposal back while it is open."""
    if oleh.pk != usul.pegawai_id:
        raise AturanDilanggar("Hanya pengusulnya yang dapat menarik usul ini. Anda dapat menolaknya.", status=403)
    if not permissions.boleh_menarik(oleh, usul):
        raise bentrok(usul)
    pindahkan(usul, S.DITARIK, oleh=oleh, pada=pada, versi=versi)
