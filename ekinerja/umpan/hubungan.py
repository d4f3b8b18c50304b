"""What two people are to each other today: who leads whom, who works with whom."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.kepegawaian.penilai import id_penilai_pada
from ekinerja.timkerja.kueri import anggota_pada
from ekinerja.timkerja.models import AnggotaTim
from ekinerja.umpan.models import Hubungan


@dataclass(slots=True)
class Lingkar:
    """The people around somebody, by key."""

    atasan: set[int] = field(default_factory=set)
    ketua: set[int] = field(default_factory=set)
    bawahan: set[int] = field(default_factory=set)
    rekan: set[int] = field(default_factory=set)
    tim: set[int] = field(default_factory=set)

    def semua(self) -> set[int]:
        return self.atasan | self.ketua | self.bawahan | self.rekan | self.tim

    def sebut(self, orang: int) -> str:
        """The code of `Hubungan`, what weighs most first; empty for somebody outside."""
        urut = (
            (self.atasan, Hubungan.ATASAN), (self.bawahan, Hubungan.BAWAHAN), (self.ketua, Hubungan.KETUA),
            (self.rekan, Hubungan.REKAN), (self.tim, Hubungan.TIM),
        )  # fmt: skip
        return next((str(kode) for isi, kode in urut if orang in isi), "")


def _pk(kueri: "QuerySet[Any, Any]", kolom: str = "pegawai_id") -> set[int]:
    return set(kueri.order_by().values_list(kolom, flat=True))


def lingkar(pusat: Pegawai, hari: date) -> Lingkar:
    """Who may be asked about this person's work. Six queries however many people."""
    hubungan = HubunganPenilai.objects.filter(berlaku(hari))
    tugas = Penugasan.objects.filter(berlaku(hari))
    saya_anggota = AnggotaTim.objects.filter(anggota_pada(hari), tim=OuterRef("tim"), pegawai=pusat)
    setim = dict(
        AnggotaTim.objects.filter(anggota_pada(hari), Exists(saya_anggota)).exclude(pegawai=pusat).order_by("peran")
        .values_list("pegawai_id", "peran")
    )  # fmt: skip
    atasan = _pk(hubungan.filter(pegawai=pusat), "penilai_id")
    unit = tugas.filter(pegawai=pusat, jenis=Penugasan.Jenis.DEFINITIF).values("unit_id")
    rekan = _pk(tugas.filter(unit_id__in=unit)) | _pk(hubungan.filter(penilai_id__in=atasan))
    bawahan = _pk(hubungan.filter(penilai=pusat)) | _pk(_dipimpin_tim(pusat, hari))
    hasil = Lingkar(atasan, {p for p, peran in setim.items() if peran == "KETUA"}, bawahan, rekan - atasan, set(setim))
    for satu in (hasil.atasan, hasil.ketua, hasil.bawahan, hasil.rekan, hasil.tim):
        satu.discard(pusat.pk)
    return hasil


def _dipimpin_tim(pimpinan: Pegawai, hari: date) -> "QuerySet[AnggotaTim]":
    ketua = AnggotaTim.objects.filter(anggota_pada(hari), tim=OuterRef("tim"), pegawai=pimpinan, peran="KETUA")
    return AnggotaTim.objects.filter(anggota_pada(hari), Exists(ketua)).exclude(pegawai=pimpinan)


def memimpin(pimpinan: Pegawai, orang: Pegawai, hari: date) -> bool:
    """Does `pimpinan` lead this person: as PPK, as head of a unit above, or as ketua of a team?"""
    if pimpinan.pk == orang.pk:
        return False
    if HubunganPenilai.objects.filter(berlaku(hari), penilai=pimpinan, pegawai=orang).exists():
        return True
    kepala = Penugasan.objects.filter(berlaku(hari), pegawai=pimpinan, kepala_unit=True)
    jalur = list(kepala.order_by("pk").values_list("unit__jalur", flat=True))
    tempat = Penugasan.objects.filter(berlaku(hari), pegawai=orang, jenis=Penugasan.Jenis.DEFINITIF)
    if any(t.startswith(j) for t in tempat.order_by("pk").values_list("unit__jalur", flat=True) for j in jalur):
        return True
    return _dipimpin_tim(pimpinan, hari).filter(pegawai=orang).exists()


def hubungan_dengan(pusat: Pegawai, orang: Pegawai, hari: date) -> str:
    """What `orang` is to `pusat`: a code of `Hubungan`, empty for somebody outside. A leader's people always BAWAHAN."""
    if memimpin(pusat, orang, hari):
        return str(Hubungan.BAWAHAN)
    return lingkar(pusat, hari).sebut(orang.pk)


def sejawat(saya: Pegawai, hari: date) -> set[int]:
    """Whom this person may give feedback by name, unasked: colleagues of unit and team. Not who leads this person, and
    not who is appraised by him or her.
    """
    ada = lingkar(saya, hari)
    calon = (ada.rekan | ada.tim | _pk(_dipimpin_tim(saya, hari))) - ada.atasan - ada.ketua
    calon -= _pk(HubunganPenilai.objects.filter(berlaku(hari), penilai=saya))
    tempat = Penugasan.objects.filter(berlaku(hari), pegawai=saya, jenis=Penugasan.Jenis.DEFINITIF).order_by("pk")
    jalur = list(tempat.values_list("unit__jalur", flat=True))
    kepala = Penugasan.objects.filter(berlaku(hari), kepala_unit=True, pegawai_id__in=calon).order_by("pk")
    return calon - {
        p for p, j in kepala.values_list("pegawai_id", "unit__jalur") if any(t.startswith(j) for t in jalur)
    }


# -- leaders somebody may speak about without a name -------------------------------------------------------------------


def pimpinan_saya(saya: Pegawai, hari: date) -> "QuerySet[Pegawai]":
    """The PPK, the ketua of teams, and heads who share the PPK: whom this person works under or beside."""
    atasan = id_penilai_pada(saya.pk, hari)
    hubungan = HubunganPenilai.objects.filter(berlaku(hari))
    ketua = AnggotaTim.objects.filter(
        Exists(AnggotaTim.objects.filter(anggota_pada(hari), tim=OuterRef("tim"), pegawai=saya)),
        anggota_pada(hari), peran="KETUA",
    )  # fmt: skip
    sejajar = Q(pk__in=hubungan.filter(penilai=atasan).values("pegawai_id")) & Q(pk__in=hubungan.values("penilai_id"))
    siapa = Q(pk=atasan) | Q(pk__in=ketua.values("pegawai_id")) | (sejajar if atasan else Q(pk__in=[]))
    return Pegawai.objects.filter(siapa).exclude(pk=saya.pk).order_by("nama", "pk")


def boleh_bersuara(saya: Pegawai, pimpinan: Pegawai, hari: date) -> bool:
    """Works under this leader or beside."""
    return memimpin(pimpinan, saya, hari) or pimpinan_saya(saya, hari).filter(pk=pimpinan.pk).exists()
