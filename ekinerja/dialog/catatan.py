"""News of the dialogue, and what a confirmed meeting has fixed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.dialog.permissions import penilai_kini
from ekinerja.inti.peristiwa import siarkan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.skp.models import Skp


def alamat_utas(skp: Skp, rhk: UUID | None) -> str:
    """Page of one thread."""
    if rhk is None:
        return reverse("dialog:skp", args=[skp.id_publik])
    return reverse("dialog:baris", args=[skp.id_publik, rhk])


def alamat_pertemuan(pertemuan: Pertemuan) -> str:
    return reverse("dialog:pertemuan", args=[pertemuan.skp.id_publik, pertemuan.id_publik])


def pendengar(skp: Skp, oleh: Pegawai) -> Iterable[Pegawai]:
    """The other side: the owner, or the PPK of today."""
    if oleh.pk != skp.pegawai_id:
        return [skp.pegawai]
    penilai = penilai_kini(skp)
    return [penilai] if penilai is not None else []


def kabari_ucapan(ucapan: Ucapan, judul: str) -> None:
    """A message without the words (they stand on the page) and a live event. Unread ones of one thread are one, counted."""
    skp = ucapan.skp
    tempat = ucapan.rhk_teks or f"SKP {skp.tahun} secara umum"
    for orang in pendengar(skp, ucapan.oleh):
        utas = f"dialog:{skp.id_publik.hex}:{ucapan.rhk.hex if ucapan.rhk else ''}"
        kirim(orang, "dialog", judul, tempat, alamat_utas(skp, ucapan.rhk), gabung=utas)
        siarkan(f"orang:{orang.id_publik}", "dialog", {"skp": str(skp.id_publik)})


def kabari_pertemuan(pertemuan: Pertemuan, penerima: Pegawai, judul: str, isi: str = "", *, langkah: str) -> bool:
    """One message for each step of one meeting; False when it had been sent before."""
    kunci = f"pertemuan-{langkah}:{pertemuan.id_publik}"
    terkirim = kirim(penerima, "dialog", judul, isi, alamat_pertemuan(pertemuan), kunci) is not None
    siarkan(f"orang:{penerima.id_publik}", "dialog", {"skp": str(pertemuan.skp.id_publik)})
    return terkirim


KOLOM_TETAP = (
    "skp__id_publik", "pegawai__id_publik", "penilai__id_publik", "dicatat_oleh__id_publik", "tanggal", "cara", "tempat",
    "hadir", "pokok", "langkah", "keadaan", "dijawab_pada",
)  # fmt: skip


def sidik_pertemuan(id_publik: UUID) -> dict[str, Any] | None:
    """What the second confirmation fixed, from today's row; None when it is gone."""
    return Pertemuan.objects.filter(id_publik=id_publik).values(*KOLOM_TETAP).first()
