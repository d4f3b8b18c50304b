"""Giving feedback unasked, with one's name, and the person's word on it (docs/keputusan/0502)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Rhk
from ekinerja.umpan import kabar, permissions
from ekinerja.umpan.actions.jawab import IsianJawaban, periksa_isian
from ekinerja.umpan.hubungan import hubungan_dengan
from ekinerja.umpan.models import Balasan, Hubungan
from ekinerja.umpan.rujukan import kata_rujukan
from ekinerja.umpan.setelan import maks_pemberian

SEJAWAT = (Hubungan.REKAN, Hubungan.TIM, Hubungan.KETUA)


@dataclass(frozen=True, slots=True)
class IsianTanggapan:
    """The person's word, and the own RHK it belongs to: its public id, or nothing."""

    jawaban: str
    rhk: str = ""


def pastikan_sejawat(tentang: Pegawai, *, oleh: Pegawai, hari: date) -> str:
    """The code of `Hubungan` under which `oleh` speaks. Raises AturanDilanggar.

    409 for whoever works under that person: the nameless way is theirs, so that nobody is asked to give a name to it.
    400 for a superior, who has the team page, and for a stranger.
    """
    hubungan = hubungan_dengan(tentang, oleh, hari)
    if hubungan == Hubungan.BAWAHAN:
        raise AturanDilanggar(
            f"Anda bekerja di bawah {tentang.nama}. Supaya bebas berpendapat, sampaikan lewat "
            "“Umpan balik untuk pimpinan”: tanpa nama dan tanpa waktu."
        )
    if hubungan == Hubungan.ATASAN:
        raise AturanDilanggar(
            f"Anda menilai {tentang.nama}: umpan balik Anda ditulis di halaman Tim, pada laporan atau hasil kerjanya.",
            status=400,
        )
    if hubungan not in SEJAWAT:
        raise AturanDilanggar("Pilih rekan seunit atau rekan satu tim kerja.", status=400)
    return hubungan


@transaction.atomic
def beri(
    tentang: Pegawai,
    isian: IsianJawaban,
    *,
    rujukan: str,
    oleh: Pegawai,
    pada: datetime,
    tampak: str = Balasan.Tampak.BERSAMA,
) -> Balasan:
    """Say with one's name what went well and what next, about work that one knows.

    `rujukan` names an own report, an own RHK, or a team of both (see `rujukan.pilihan`). Raises AturanDilanggar: as
    `pastikan_sejawat`; 400 for no work named, nothing said, or too many this month.
    """
    hubungan = pastikan_sejawat(tentang, oleh=oleh, hari=lokal(pada).date())
    kata = kata_rujukan(oleh, tentang, rujukan, lokal(pada).date())
    if not kata:
        raise AturanDilanggar("Pilih pekerjaan yang Anda maksud dari daftar.", status=400)
    _pegang(oleh, pada)
    isi = periksa_isian(isian, lokal(pada).date())
    balasan = Balasan.objects.create(
        tentang=tentang, dari=oleh, dari_nama=oleh.nama, hubungan=hubungan, rujukan=kata, tampak=tampak,
        nilai_perilaku=isian.nilai_perilaku, tanggal=lokal(pada).date(), dibuat_pada=pada, **isi,
    )  # fmt: skip
    catat("umpan.diberikan", balasan, oleh=oleh)
    kabar.kabari_diberi(balasan)
    return balasan


@transaction.atomic
def tanggapi_umpan(b: Balasan, isian: IsianTanggapan, *, oleh: Pegawai, pada: datetime) -> None:
    """The person's word on feedback received, once; where it is about an own RHK, it stands beside that row from now on.

    Raises AturanDilanggar: 403 for others, 409 for a second time, 400 for nothing said or somebody else's RHK.
    """
    if not permissions.boleh_menanggapi_umpan(oleh, b):
        if b.tentang_id != oleh.pk:
            raise AturanDilanggar(f"Yang menanggapi {b.tentang.nama}, yang menerima umpan balik ini.", status=403)
        raise AturanDilanggar("Umpan balik ini sudah Anda tanggapi.")
    jawaban = isian.jawaban.strip()
    if not jawaban:
        raise AturanDilanggar("Tulis tanggapannya dulu; satu kalimat sudah cukup.", status=400)
    rhk = _rhk(oleh, isian.rhk) or b.rhk
    ada = Balasan.objects.filter(pk=b.pk, dijawab_pada=None)
    if not ada.update(jawaban=jawaban, dijawab_pada=pada, rhk=rhk):
        raise AturanDilanggar("Umpan balik ini sudah Anda tanggapi.")
    b.refresh_from_db(fields=["jawaban", "dijawab_pada", "rhk"])
    catat("umpan.ditanggapi", b, oleh=oleh)
    kabar.kabari_ditanggapi(b)


def _rhk(oleh: Pegawai, kode: str) -> object:
    if not kode:
        return None
    ada = Rhk.objects.filter(skp__pegawai=oleh, id_publik=kode).values_list("id_publik", flat=True).first()
    if ada is None:
        raise AturanDilanggar("Rencana hasil kerja itu tidak ada lagi. Pilih dari daftar.", status=400)
    return ada


def _pegang(oleh: Pegawai, pada: datetime) -> None:
    """The giver's row is the lock: two at once cannot both be the last of the month."""
    Pegawai.objects.filter(pk=oleh.pk).update(sumber=oleh.sumber)
    awal = lokal(pada).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    banyak = Balasan.objects.filter(dari=oleh, permintaan=None, dibuat_pada__gte=awal).count()
    if banyak >= (maks := maks_pemberian()):
        raise AturanDilanggar(
            f"Bulan ini Anda sudah memberi {banyak} umpan balik tanpa diminta; batasnya {maks}. "
            "Permintaan yang ditujukan kepada Anda tetap dapat dijawab.",
            status=400,
        )
