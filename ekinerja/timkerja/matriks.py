"""From the team to the matriks peran hasil: the role in a team is first recorded there, then in the SKP (R-15)."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.perencanaan import actions, permissions
from ekinerja.perencanaan.kisi import baris_unit
from ekinerja.perencanaan.models import Matriks
from ekinerja.perencanaan.sumber import CalonAnggota
from ekinerja.timkerja.models import AnggotaTim, TimKerja


class MatriksTim(NamedTuple):
    """One matriks of the issuing unit, and how many of the team are not yet rows of it."""

    id: UUID
    judul: str
    status: str
    belum: int
    boleh: bool


def _orang_tim(tim: int, tahun: int) -> Any:
    """People of the team in that year who have not left."""
    sejak = max(date(tahun, 1, 1), min(hari_ini(), date(tahun, 12, 31)))
    masa = Q(mulai__lte=date(tahun, 12, 31)) & (Q(sampai__isnull=True) | Q(sampai__gte=sejak))
    return AnggotaTim.objects.filter(masa, tim=tim)


def belum_baris(tim: int, m: Matriks) -> list[int]:
    """Whom bringing the team would add: all of it; the ketua alone to a matriks of two levels, whose own matriks has the rest."""
    semua = _orang_tim(tim, m.tahun)
    if m.ketua_id is None and m.tingkat == Matriks.Tingkat.DUA:
        semua = semua.filter(peran=AnggotaTim.Peran.KETUA)
    pemimpin = [m.ketua_id] if m.ketua_id else []
    ada = baris_unit(m, hari_ini()).values("pegawai_id")
    kepala = Penugasan.objects.filter(berlaku(hari_ini()), unit=m.unit_id, kepala_unit=True).values("pegawai_id")
    semua = semua.exclude(pegawai__in=pemimpin).exclude(pegawai__in=m.anggota.values("pegawai_id"))
    if m.ketua_id is None:
        semua = semua.exclude(pegawai__in=ada).exclude(pegawai__in=kepala)
    return list(semua.order_by("pegawai_id").values_list("pegawai_id", flat=True).distinct())


@transaction.atomic
def bawa_ke_matriks(tim: TimKerja, m: Matriks, *, oleh: Pegawai, pada: datetime) -> int:
    """Record the people of the team as rows of this matriks in one act; who is a row already stays one. How many came."""
    if m.unit_id != tim.unit_id:
        raise AturanDilanggar("Tim ini dibentuk unit lain, jadi tidak dibawa ke matriks ini.", status=400)
    if not permissions.pemimpin(oleh, m):
        siapa = m.ketua.nama if m.ketua else f"pimpinan {m.unit.nama}"
        raise AturanDilanggar(f"Matriks ini diisi oleh {siapa}.", status=403)
    orang = list(Pegawai.objects.filter(pk__in=belum_baris(tim.pk, m)).exclude(pk=oleh.pk).order_by("pk"))
    for p in orang:
        actions.tambah_anggota(m, p, oleh=oleh, pada=pada)
    return len(orang)


def matriks_tim(tim: TimKerja, saya: Pegawai) -> list[MatriksTim]:
    """The matriks of the issuing unit in the years of the team, and that of its ketua."""
    hari = hari_ini()
    tahun = [hari.year, hari.year + 1]
    ketua = AnggotaTim.objects.filter(tim=tim, peran=AnggotaTim.Peran.KETUA).values("pegawai_id")
    semua = Matriks.objects.filter(Q(ketua__isnull=True) | Q(ketua__in=ketua), unit=tim.unit_id, tahun__in=tahun)
    semua = semua.terlihat_oleh(saya).select_related("unit", "ketua").order_by("tahun", "pk")
    return [
        MatriksTim(
            m.id_publik,
            f"Matriks {m.tahun}, {m.ketua.nama if m.ketua else m.unit.nama}",
            m.get_status_display(),
            len(belum_baris(tim.pk, m)),
            permissions.boleh_mengisi(saya, m),
        )
        for m in semua
    ]


def calon_dari_tim(m: Matriks) -> list[CalonAnggota]:
    """For the page that adds members to a matriks: teams of its unit with people who are not rows yet."""
    awal, akhir = date(m.tahun, 1, 1), date(m.tahun, 12, 31)
    semua = TimKerja.objects.filter(unit=m.unit_id, mulai__lte=akhir).berjalan(max(awal, min(hari_ini(), akhir)))
    if m.ketua_id:
        semua = semua.filter(anggota__pegawai=m.ketua_id, anggota__peran=AnggotaTim.Peran.KETUA).distinct()
    return [
        CalonAnggota(t.nama, f"SK nomor {t.nomor_sk}", n, reverse("timkerja:bawa", args=[t.id_publik, m.id_publik]))
        for t in semua.order_by("nama", "pk")
        if (n := len(belum_baris(t.pk, m)))
    ]
