"""Trail and news of SKP verbs: the difference since the last recorded act, and who is told."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from ekinerja.inti.jejak import catat
from ekinerja.inti.peristiwa import siarkan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.skp.isi import Isi, beda, isi_skp, tetap
from ekinerja.skp.models import IsiTercatat, Skp, VersiSkp

Perubahan = Mapping[str, Sequence[Any]]


def catat_skp(
    kejadian: str,
    skp: Skp,
    *,
    oleh: Pegawai | None,
    perubahan: Perubahan | None = None,
    isi: Isi | None = None,
    sah: bool = False,
) -> Isi:
    """Write the trail row of a verb with everything typed since the last one; returns the content now.

    `sah`: the act fixes the content, so its digest goes into the chain.
    """
    isi = isi_skp(skp) if isi is None else isi
    rinci = {**(perubahan or {}), **beda(_tercatat(skp), isi)}
    catat(kejadian, skp, oleh=oleh, perubahan=rinci, tetap=tetap(isi, skp.versi) if sah else None)
    IsiTercatat.objects.update_or_create(skp=skp, defaults={"isi": isi})
    return isi


def _tercatat(skp: Skp) -> Isi:
    dasar = IsiTercatat.objects.filter(skp=skp).values_list("isi", flat=True).first()
    if dasar is None:
        dasar = VersiSkp.objects.filter(skp=skp).order_by("-nomor").values_list("isi", flat=True).first()
    return dasar or {}


def sidik_skp(id_publik: UUID) -> Isi | None:
    """What the last approval fixed, from today's rows (see `inti.jejak.daftar_sidik`).

    While the SKP is in force its rows and the kept version must both say what was approved; while it is being revised
    only the kept version does.
    """
    skp = Skp.objects.filter(id_publik=id_publik).first()
    if skp is None:
        return None
    arsip = VersiSkp.objects.filter(skp=skp, nomor=skp.versi).values_list("isi", flat=True).first()
    if skp.status not in (*Skp.BERLAKU, Skp.Status.DITUTUP):
        return tetap(arsip, skp.versi) if arsip else {}
    kini = tetap(isi_skp(skp), skp.versi)
    if arsip and skp.status == Skp.Status.DITUTUP:
        arsip = {**arsip, "sampai": kini["sampai"]}  # closing shortens the span
    # Seeded SKPs have no kept version; their rows alone are compared.
    return kini if not arsip or tetap(arsip, skp.versi) == kini else {**kini, "arsip": arsip}


def alamat(skp: Skp) -> str:
    return reverse("skp:baca", args=[skp.id_publik])


def kabari(penerima: Pegawai | None, skp: Skp, judul: str, isi: str = "", *, jenis: str, kunci: str) -> None:
    """A message and a live event for one person; nothing where nobody is there to receive it."""
    if penerima is None:
        return
    kirim(penerima, "skp", judul, isi, alamat(skp), kunci_efek=kunci)
    siarkan(f"orang:{penerima.id_publik}", jenis, {"skp": str(skp.id_publik)})


def kabari_penilai(skp: Skp, judul: str, isi: str = "", *, kunci: str) -> None:
    """To the PPK: message, and the event that his or her team page listens to."""
    if skp.penilai is None:
        return
    kirim(skp.penilai, "skp", judul, isi, alamat(skp), kunci_efek=kunci)
    siarkan(f"tim:{skp.penilai.id_publik}", "skp-masuk", {"skp": str(skp.id_publik)})
