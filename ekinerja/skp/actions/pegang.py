"""Taking an SKP in hand for one edit."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.kueri_siap import KueriSiap, UbahSiap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp import permissions
from ekinerja.skp.actions.status import pindahkan
from ekinerja.skp.catatan import catat_skp
from ekinerja.skp.models import Skp

S = Skp.Status


class Sebelum(NamedTuple):
    """Who edited last before this edit, and when."""

    oleh_id: int | None
    pada: datetime

    @property
    def oleh(self) -> str:
        """The name, asked for only where two versions meet."""
        return Pegawai.objects.filter(pk=self.oleh_id).values_list("nama", flat=True).first() or ""


_ambil = {
    dalam: UbahSiap(
        lambda skp, oleh, pada, dalam=dalam: (
            Skp.objects.filter(pk=skp, status__in=dalam),
            {"versi_isi": F("versi_isi") + 1, "diubah_pada": pada, "diubah_oleh": oleh},
        ),
        skp=int, oleh=int, pada=datetime,
    )
    for dalam in (permissions.DAPAT_DIUBAH, permissions.DAPAT_DIBERI_HARAPAN)
}  # fmt: skip
_kini = KueriSiap(lambda skp: Skp.objects.filter(pk=skp).values_list("status", "versi_isi"), skp=int)


def pegang(skp: Skp, *, oleh: Pegawai, pada: datetime, dalam: tuple[str, ...] = permissions.DAPAT_DIUBAH) -> Sebelum:
    """Take the row for one edit and count it. A returned SKP becomes a draft again."""
    sebelum = Sebelum(skp.diubah_oleh_id, skp.diubah_pada)
    if skp.status == S.DIKEMBALIKAN and permissions.pemilik(oleh, skp):
        pindahkan(skp, S.DRAF)
        catat_skp("skp.diperbaiki", skp, oleh=oleh, perubahan={"status": (S.DIKEMBALIKAN, S.DRAF)})
    if not _ambil[dalam](skp=skp.pk, oleh=oleh.pk, pada=pada):
        raise AturanDilanggar("SKP ini baru saja berganti status, jadi tidak dapat diubah lagi. Muat ulang halaman.")
    skp.diubah_pada = pada
    skp.status, skp.versi_isi = _kini.satu(skp=skp.pk)
    return sebelum


def boleh(skp: Skp, oleh: Pegawai) -> None:
    """Raise where `oleh` may not type into this SKP, with the reason."""
    if permissions.boleh_mengubah(oleh, skp):
        return
    if not permissions.pemilik(oleh, skp):
        raise AturanDilanggar("Hanya pemilik SKP yang dapat mengubah isinya.", status=403)
    if not permissions.lokal(skp):
        raise AturanDilanggar("SKP ini resmi dari Ruang GTK, jadi isinya diubah di sana.")
    raise AturanDilanggar(
        f"SKP ini berstatus {skp.get_status_display()}, jadi isinya tidak dapat diubah. "
        "Bila perlu diperbaiki, tarik kembali atau minta penilai membukanya."
    )
