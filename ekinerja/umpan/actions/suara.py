"""Speaking about a leader without a name, and closing a quarter. Why it is done like this: docs/keputusan/0501."""

import secrets
import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.umpan import kabar
from ekinerja.umpan.hubungan import boleh_bersuara
from ekinerja.umpan.models import HasilSuara, Keikutsertaan, Suara
from ekinerja.umpan.periode import hari_terakhir, periode_pada, sebut
from ekinerja.umpan.setelan import minimum_kelompok


@transaction.atomic
def bersuara(
    pimpinan: Pegawai, *, baik: str, berikut: str = "", kapan: str = "", oleh: Pegawai, pada: datetime
) -> None:
    """Say something about a leader, once in a quarter. Two rows: that one took part, and what was said, with no link.

    Neither has a time. Nothing goes into the trail, the log, the bell or the store of sent forms. The words of the cell are
    written anew in random order under new keys, so that no row tells by place, key or transaction when it came.
    Raises AturanDilanggar: 403 for somebody who does not work under or beside this leader, 409 the second time.
    """
    hari = lokal(pada).date()
    if not boleh_bersuara(oleh, pimpinan, hari):
        raise AturanDilanggar(
            f"Umpan balik untuk {pimpinan.nama} disampaikan oleh yang bekerja di bawahnya atau setingkat dengannya.",
            status=403,
        )
    if not baik.strip():
        raise AturanDilanggar("Tulis dulu apa yang sudah baik; satu kalimat sudah cukup.", status=400)
    periode = periode_pada(hari)
    try:
        with transaction.atomic():
            Keikutsertaan.objects.create(pimpinan=pimpinan, periode=periode, pegawai=oleh)
    except IntegrityError:
        raise AturanDilanggar(
            f"Umpan balik Anda untuk {sebut(periode)} sudah masuk. Isinya tidak dapat diubah atau dibuka lagi, "
            "karena tidak ada catatan yang mana milik Anda."
        ) from None
    baru = Suara(pimpinan=pimpinan, periode=periode, baik=baik.strip(), berikut=berikut.strip(), kapan=kapan.strip())
    _acak(pimpinan.pk, periode, baru)


def _acak(pimpinan: int, periode: str, *tambahan: Suara) -> None:
    """Write every word of this leader and quarter anew: new keys, random order, one transaction.

    The leader's row is the lock: on PostgreSQL two at once would each copy what the other has not seen.
    """
    Pegawai.objects.select_for_update().get(pk=pimpinan)
    lama = Suara.objects.filter(pimpinan_id=pimpinan, periode=periode)
    semua = [*lama, *tambahan]
    lama.delete()
    for s in semua:
        s.kunci = uuid.uuid4()
    secrets.SystemRandom().shuffle(semua)
    Suara.objects.bulk_create(semua)


def tutup_periode(*, pada: datetime) -> int:
    """Close every quarter that is over: shown where enough people spoke, sealed otherwise. Returns how many were closed."""
    kini = periode_pada(lokal(pada).date())
    semua = Suara.objects.exclude(periode__gte=kini).order_by("periode", "pimpinan").values_list("periode", "pimpinan")
    sudah = set(HasilSuara.objects.values_list("periode", "pimpinan"))
    return sum(
        _tutup(pimpinan, periode, pada) for periode, pimpinan in semua.distinct() if (periode, pimpinan) not in sudah
    )


@transaction.atomic
def _tutup(pimpinan: int, periode: str, pada: datetime) -> int:
    orang = Pegawai.objects.get(pk=pimpinan)
    _acak(pimpinan, periode)
    jumlah = Suara.objects.filter(pimpinan=orang, periode=periode).count()
    tampil = jumlah >= minimum_kelompok()
    hasil, baru = HasilSuara.objects.get_or_create(
        pimpinan=orang, periode=periode,
        defaults={"tampil": tampil, "jumlah": jumlah if tampil else None, "ditutup": _hari(periode, pada)},
    )  # fmt: skip
    if not baru:
        return 0
    # The only row of the trail: no time finer than the quarter, no person, no number below the minimum.
    catat("umpan_pimpinan.ditutup", hasil, oleh=None, perubahan={"periode": (None, periode), "tampil": (None, tampil)})
    if tampil:
        kabar.kabari_hasil(orang, sebut(periode), periode)
    return 1


def _hari(periode: str, pada: datetime) -> date:
    return max(hari_terakhir(periode), lokal(pada).date())
