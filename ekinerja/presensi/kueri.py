"""Questions asked of attendance: what counts on a day, who sees what, and which days owe no report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q, Value

from ekinerja.aturan import HariPresensi, kode_presensi
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.hitung import hari_kerja
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai
from ekinerja.kepegawaian.permissions import jalur_rapi

if TYPE_CHECKING:
    from ekinerja.presensi.models import Presensi, UsulPresensi

LIBUR = "libur"
SEHARI = timedelta(days=1)
SANGGAHAN = "SANGGAHAN"
TANPA_ID = UUID(int=0)


class UsulQuerySet(models.QuerySet[Any]):
    def terlihat_oleh(self, saya: Pegawai) -> "UsulQuerySet":
        """One's own, and those of people whose data one puts in order. The PPK sees the day, not the dispute."""
        jalur = jalur_rapi(saya)
        if jalur is None:
            return self
        return self.filter(Q(pegawai=saya.pk) | Q(pegawai__in=Pegawai.objects.di_bawah(jalur).values("pk")))

    def di_meja(self, saya: Pegawai) -> "UsulQuerySet":
        """Those this person works off: never one's own."""
        jalur, lain = jalur_rapi(saya), self.exclude(pegawai=saya.pk)
        return lain if jalur is None else lain.filter(pegawai__in=Pegawai.objects.di_bawah(jalur).values("pk"))


def orang_terlihat(saya: Pegawai) -> models.QuerySet[Pegawai]:
    """Whose month `saya` opens: the own, direct reports of today, people whose data `saya` puts in order."""
    jalur = jalur_rapi(saya)
    if jalur is None:
        return Pegawai.objects.all()
    dinilai = saya.hubungan_dinilai.filter(berlaku(hari_ini())).values("pegawai_id")
    rapi = Pegawai.objects.di_bawah(jalur).values("pk") if jalur else []
    return Pegawai.objects.filter(Q(pk=saya.pk) | Q(pk__in=dinilai) | Q(pk__in=rapi))


@dataclass(frozen=True, slots=True)
class HariBerlaku:
    """What counts on a day. `mentah`: as imported, None for nothing; `usul`: the accepted one that decides."""

    hari: HariPresensi
    mentah: HariPresensi | None = None
    usul: UUID | None = None
    jenis_usul: str = ""


# pegawai, tanggal, masuk, pulang, kode
Mentah = tuple[int, date, time | None, time | None, str]
# pegawai, mulai, sampai, masuk, pulang, kode, jenis, id_publik
Diterima = tuple[int, date, date, time | None, time | None, str, str, UUID]


def _mentah(syarat: Q, dari: date, sampai: date) -> "models.QuerySet[Presensi, Any]":
    from ekinerja.presensi.models import Presensi

    baris = Presensi.objects.filter(syarat, tanggal__gte=dari, tanggal__lte=sampai).order_by("tanggal")
    return baris.values_list("pegawai_id", "tanggal", "masuk", "pulang", "kode")


def _diterima(syarat: Q, dari: date, sampai: date) -> "models.QuerySet[UsulPresensi, Any]":
    from ekinerja.presensi.models import UsulPresensi

    baris = UsulPresensi.objects.filter(syarat, status="DITERIMA", mulai__lte=sampai, sampai__gte=dari)
    # Spans first, then disputes in the order in which they came: the later one of a day wins.
    return baris.order_by("jenis", "pk").values_list(
        "pegawai_id", "mulai", "sampai", "masuk", "pulang", "kode", "jenis", "id_publik"
    )


def _tim(penilai: int, pada: date) -> Q:
    return Q(pegawai_id__in=HubunganPenilai.objects.filter(berlaku(pada), penilai=penilai).values("pegawai_id"))


_mentah_satu = KueriSiap(
    lambda pegawai, dari, sampai: _mentah(Q(pegawai=pegawai), dari, sampai), pegawai=int, dari=date, sampai=date
)
_diterima_satu = KueriSiap(
    lambda pegawai, dari, sampai: _diterima(Q(pegawai=pegawai), dari, sampai), pegawai=int, dari=date, sampai=date
)
_kode_satu = KueriSiap(
    lambda pegawai, dari, sampai: _berkode(Q(pegawai=pegawai), dari, sampai), pegawai=int, dari=date, sampai=date
)
_kode_tim = KueriSiap(
    lambda penilai, pada, dari, sampai: _berkode(_tim(penilai, pada), dari, sampai),
    penilai=int, pada=date, dari=date, sampai=date,
)  # fmt: skip


def _berkode(syarat: Q, dari: date, sampai: date) -> "models.QuerySet[Presensi, Any]":
    """(person, first day, last day, code, kind, key): imported days with a code, and everything accepted, in one query.

    An ordinary day is left out: it says nothing about who is away.
    """
    from ekinerja.presensi.models import Presensi, UsulPresensi

    mentah = Presensi.objects.filter(syarat, ~Q(kode=""), tanggal__gte=dari, tanggal__lte=sampai).order_by()
    mentah = mentah.annotate(
        sampai=F("tanggal"), jenis=Value("", models.CharField()), kunci=Value(0, models.BigIntegerField())
    )
    usul = UsulPresensi.objects.filter(syarat, status="DITERIMA", mulai__lte=sampai, sampai__gte=dari).order_by()
    return mentah.values_list("pegawai_id", "tanggal", "sampai", "kode", "jenis", "kunci").union(
        usul.values_list("pegawai_id", "mulai", "sampai", "kode", "jenis", "pk"), all=True
    )


def _kata_hari(baris: Iterable[Any], dari: date, sampai: date) -> dict[int, dict[date, str]]:
    """Person -> day -> neutral word, empty where what counts is an ordinary day. Kinds sort as they lie on each other."""
    isi = sorted(baris, key=lambda b: (b[4], b[5]))
    mentah = ((o, h, None, None, kode) for o, h, _, kode, jenis, _ in isi if not jenis)
    diterima = ((o, a, z, None, None, kode, jenis, TANPA_ID) for o, a, z, kode, jenis, _ in isi if jenis)
    semua = _susun(mentah, diterima, dari, sampai)
    return {o: {h: _kata(b.hari) for h, b in ada.items()} for o, ada in semua.items()}


def hari_berlaku(pegawai: int, dari: date, sampai: date) -> dict[date, HariBerlaku]:
    """What counts on each day of a span for which anything is known, by day. Two queries."""
    p = {"pegawai": pegawai, "dari": dari, "sampai": sampai}
    return _susun(_mentah_satu(**p), _diterima_satu(**p), dari, sampai).get(pegawai, {})


def hari_tidak_wajib(pegawai: int, dari: date, sampai: date) -> dict[date, str]:
    """Days on which this person owes no report, with a neutral word: libur, cuti, dinas luar, izin … One query.

    Safe for any reader: the word never tells a reason that belongs to the person.
    """
    ada = _kata_hari(_kode_satu(pegawai=pegawai, dari=dari, sampai=sampai), dari, sampai).get(pegawai, {})
    hasil = {h: kata for h, kata in ada.items() if kata}
    for n in range((sampai - dari).days + 1):
        hari = dari + n * SEHARI
        if hari not in ada and not hari_kerja(hari):
            hasil[hari] = LIBUR
    return hasil


def tim_tidak_wajib(penilai: int, pada: date, dari: date, sampai: date) -> dict[int, dict[date, str]]:
    """The same for the direct reports of `penilai` on the day `pada`, by person, without closed days. One query."""
    semua = _kata_hari(_kode_tim(penilai=penilai, pada=pada, dari=dari, sampai=sampai), dari, sampai)
    return {o: kata for o, ada in semua.items() if (kata := {h: k for h, k in ada.items() if k})}


def _kata(hari: HariPresensi) -> str:
    k = kode_presensi().get(hari.kode)
    return k.laporan if k else ""


def _susun(
    mentah: Iterable[Mentah], diterima: Iterable[Diterima], dari: date, sampai: date
) -> dict[int, dict[date, HariBerlaku]]:
    """Import below, spans over it, disputes on top. A span fills working days and days that the import knows."""
    hasil: dict[int, dict[date, HariBerlaku]] = {}
    for orang, tanggal, masuk, pulang, kode in mentah:
        h = HariPresensi(tanggal, masuk, pulang, kode)
        hasil.setdefault(orang, {})[tanggal] = HariBerlaku(h, h)
    for orang, mulai, akhir, masuk, pulang, kode, jenis, id_publik in diterima:
        milik = hasil.setdefault(orang, {})
        hari = max(mulai, dari)
        while hari <= min(akhir, sampai):
            lama = milik.get(hari)
            if jenis == SANGGAHAN or lama is not None or hari_kerja(hari):
                h = HariPresensi(hari, masuk, pulang, kode)
                milik[hari] = HariBerlaku(h, lama.mentah if lama else None, id_publik, jenis)
            hari += SEHARI
    return hasil
