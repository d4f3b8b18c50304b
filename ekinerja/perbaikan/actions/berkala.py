"""What happens to proposals by itself: once a day."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.pengelola import admin_bkpsdm
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.perbaikan.eskalasi import batas_jawab, hari_jawab, lewat_waktu
from ekinerja.perbaikan.fakta import kenyataan, sama
from ekinerja.perbaikan.kabar import alamat
from ekinerja.perbaikan.models import UsulPerbaikan

from .langkah import pindahkan

S = UsulPerbaikan.Status


@transaction.atomic
def eskalasi(*, pada: datetime) -> int:
    """Tell the person and the personnel office of proposals newly overdue; returns how many. Nothing else changes."""
    hari, lama = lokal(pada).date(), hari_jawab()
    telat = UsulPerbaikan.objects.filter(lewat_waktu(batas_jawab(hari, lama)), dieskalasi_pada__isnull=True)
    daftar = list(telat.select_related("pegawai").order_by("pk"))
    for usul in daftar:
        UsulPerbaikan.objects.filter(pk=usul.pk).update(dieskalasi_pada=pada)
        sebab = f"Belum dijawab admin unit dalam {lama} hari kerja"
        catat("usul.lewat_waktu", usul, oleh=None, perubahan={"sebab": (None, sebab)})
        judul = "Usul perbaikan Anda kini juga dilihat BKPSDM"
        kirim(usul.pegawai, "usul-lewat", judul, f"{sebab}.", alamat(usul), f"usul-lewat:{usul.id_publik}:{usul.versi}")
    if daftar:
        for orang in admin_bkpsdm():
            judul = f"{len(daftar)} usul perbaikan belum dijawab admin unit"
            kirim(
                orang, "usul-lewat", judul, f"Batasnya {lama} hari kerja.", reverse("perbaikan:meja") + "?keadaan=LEWAT",
                f"usul-lewat:{hari}:{orang.pk}",
            )  # fmt: skip
    return len(daftar)


@transaction.atomic
def cocokkan(*, pada: datetime) -> int:
    """Finish open proposals whose fact the register meanwhile says as proposed (an import brought it); returns how many."""
    n = 0
    for usul in UsulPerbaikan.objects.terbuka().select_related("pegawai").order_by("pk"):
        kini = kenyataan(usul.pegawai, lokal(pada).date())[usul.fakta]
        if kini and sama(kini, usul.seharusnya):
            kalimat = f"Data sudah tercatat sebagai “{kini}”."[:400]
            pindahkan(usul, S.SELESAI, oleh=None, pada=pada, keterangan=kalimat)
            n += 1
    return n
