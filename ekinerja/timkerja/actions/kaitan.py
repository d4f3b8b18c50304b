"""The owner of an SKP says which rows are done for a team."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Rhk, Skp
from ekinerja.timkerja import permissions
from ekinerja.timkerja.kabar import kabari
from ekinerja.timkerja.kaitan import tim_saya
from ekinerja.timkerja.kueri import ketua_pada
from ekinerja.timkerja.models import KaitanRhk, TimKerja


@transaction.atomic
def kaitkan(skp: Skp, rhk: Rhk, tim: TimKerja | None, *, oleh: Pegawai, pada: datetime) -> KaitanRhk | None:
    """This row is done for one of the owner's own teams; None takes the link away. The content of the SKP stays."""
    if not permissions.boleh_mengaitkan(oleh, skp):
        if skp.pegawai_id != oleh.pk:
            raise AturanDilanggar("Hanya pemilik SKP yang memilih tim untuk RHK-nya.", status=403)
        raise AturanDilanggar("SKP ini sudah ditutup, jadi tim untuk RHK-nya tidak diubah lagi.")
    # The row of the SKP is the lock; its content and counter stay.
    Skp.objects.filter(pk=skp.pk).update(pegawai=skp.pegawai_id)
    lama = KaitanRhk.objects.select_related("tim").filter(rhk=rhk.id_publik).first()
    if (lama.tim_id if lama else None) == (tim.pk if tim else None):
        return lama
    if tim is not None and tim.pk not in {t.pk for t in tim_saya(skp)}:
        raise AturanDilanggar("Pilih tim yang memuat Anda sebagai anggota di masa SKP ini.", status=400)
    if lama is not None:
        lama.delete()
    baru = KaitanRhk.objects.create(tim=tim, skp=skp, rhk=rhk.id_publik, dibuat_pada=pada) if tim else None
    perubahan = {f"tim untuk “{rhk.teks[:120]}”": (lama.tim.nama if lama else "", tim.nama if tim else "")}
    catat("skp.tim_dipilih", skp, oleh=oleh, perubahan=perubahan)
    if tim is not None:
        _kabari_ketua(skp, rhk, tim)
    return baru


def _kabari_ketua(skp: Skp, rhk: Rhk, tim: TimKerja) -> None:
    """A draft that was never sent is between the pegawai and the PPK: then nobody is told."""
    if skp.status == Skp.Status.DRAF and not skp.versi:
        return
    for k in ketua_pada(skp.pegawai_id, hari_ini()):
        if k.tim == tim.pk:
            kabari(
                Pegawai.objects.get(pk=k.ketua),
                tim,
                f"{skp.pegawai.nama} mengaitkan satu RHK ke {tim.sebutan}",
                "Baris itu dan laporannya dapat Anda baca dan beri umpan balik.",
                kunci=f"tim-kaitan:{rhk.id_publik}:{tim.id_publik}",
            )
