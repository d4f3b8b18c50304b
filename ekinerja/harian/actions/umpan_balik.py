"""Continuous feedback, and a friendly reminder."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from ekinerja.harian.kabari import pesan_dikerjakan, pesan_umpan_balik
from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.harian.permissions import boleh_umpan_balik, boleh_umpan_balik_laporan, penilai_laporan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.peristiwa import siarkan
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import hari_ini, sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim as beri_tahu
from ekinerja.skp.models import Rhk


@transaction.atomic
def beri_umpan_balik(
    pegawai: Pegawai,
    *,
    oleh: Pegawai,
    teks: str,
    berikut: str = "",
    sampai: date | None = None,
    tampak: str = UmpanBalik.Tampak.BERSAMA,
    laporan: LaporanHarian | None = None,
    rhk: Rhk | None = None,
    nilai_perilaku: str = "",
) -> UmpanBalik:
    """Say what went well, and what next by when, on a report, an RHK, a core value, or the work as a whole.

    `tampak` PRIBADI keeps it between giver and person.
    """
    if not (boleh_umpan_balik_laporan(oleh, laporan) if laporan else boleh_umpan_balik(oleh, pegawai, rhk)):
        raise AturanDilanggar(
            f"Umpan balik untuk {pegawai.nama} diberikan oleh pejabat penilainya, dan oleh ketua tim untuk pekerjaan timnya.",
            status=403,
        )
    teks = teks.strip()
    if not teks:
        raise AturanDilanggar("Tulis umpan baliknya dulu; satu kalimat sudah cukup.", status=400)
    berikut = berikut.strip()
    if sampai and not berikut:
        raise AturanDilanggar("Tulis langkahnya dulu, baru batas waktunya.", status=400)
    umpan = UmpanBalik.objects.create(
        pegawai=pegawai,
        dari=oleh,
        laporan=laporan,
        rhk=rhk,
        nilai_perilaku=nilai_perilaku,
        tanggal=hari_ini(),
        teks=teks,
        berikut=berikut,
        sampai=sampai,
        tampak=tampak,
        dibuat_pada=sekarang(),
    )
    if laporan is not None:
        _tandai_terbaca(laporan, oleh)
    catat("umpan_balik.diberikan", umpan, oleh=oleh)
    pesan_umpan_balik(umpan)
    siarkan(f"orang:{pegawai.id_publik}", "umpan-balik", {"id": str(umpan.id_publik)})
    return umpan


@transaction.atomic
def jawab_umpan_balik(umpan: UmpanBalik, *, oleh: Pegawai, jawaban: str = "", selesai: bool = True) -> None:
    """The person marks the next step as done with a short answer, or takes that back; the giver hears of it."""
    if umpan.pegawai_id != oleh.pk:
        raise AturanDilanggar(f"Hanya {umpan.pegawai.nama} yang dapat menjawab langkah ini.", status=403)
    if not umpan.berikut:
        raise AturanDilanggar("Umpan balik ini tidak meminta langkah, jadi tidak ada yang perlu ditandai.")
    if not UmpanBalik.objects.filter(pk=umpan.pk, dikerjakan_pada__isnull=selesai).update(
        dikerjakan_pada=sekarang() if selesai else None, jawaban=jawaban.strip() if selesai else ""
    ):
        kata = "sudah ditandai dikerjakan" if selesai else "belum ditandai dikerjakan"
        raise AturanDilanggar(f"Langkah ini {kata}. Muat ulang untuk melihatnya.")
    umpan.refresh_from_db(fields=["dikerjakan_pada", "jawaban"])
    catat("umpan_balik.dikerjakan" if selesai else "umpan_balik.dibuka_lagi", umpan, oleh=oleh)
    if selesai:
        pesan_dikerjakan(umpan)


@transaction.atomic
def tandai_umpan_balik_dibaca(pegawai: Pegawai) -> int:
    """The person has opened the page with all feedback: none is new any more."""
    return UmpanBalik.objects.filter(pegawai=pegawai, dibaca_pada=None).update(dibaca_pada=sekarang())


@transaction.atomic
def ingatkan(pegawai: Sequence[Pegawai], *, oleh: Pegawai, hari: date) -> int:
    """Remind those who have not reported; at most once a day each. Returns how many messages went out."""
    judul = "Sudah sempat melapor?"
    isi = (
        f"Laporan untuk {tulis(hari)} belum ada. Cukup satu kalimat; "
        f"bila bebannya sedang berat, bicarakan dengan {oleh.nama}."
    )
    terkirim = 0
    for orang in pegawai:
        kunci = f"ingat-lapor:{orang.pk}:{hari_ini().isoformat()}"
        terkirim += beri_tahu(orang, "ingat-lapor", judul, isi, "/lapor", kunci_efek=kunci) is not None
    return terkirim


def _tandai_terbaca(laporan: LaporanHarian, oleh: Pegawai) -> None:
    """The PPK who comments on it has read it. What a ketua reads does not count: the PPK decides."""
    if laporan.penilai_id != oleh.pk and not penilai_laporan(oleh, laporan):
        return
    LaporanHarian.objects.filter(pk=laporan.pk, dibaca_pada=None).update(dibaca_pada=sekarang(), dibaca_oleh=oleh)
