"""Who is whose Pejabat Penilai Kinerja (PPK) on a day: questions, and the rebuild of the stored answer."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.tampil import tanggal as tulis_tanggal
from ekinerja.inti.waktu import hari_ini, lokal
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import (
    AtasanTerdahulu,
    DelegasiPenilai,
    HubunganPenilai,
    Pegawai,
    Penugasan,
    UnitKerja,
)
from ekinerja.kepegawaian.pangkat import pangkat_lengkap
from ekinerja.kepegawaian.peran import jalur_peran, ringkas
from ekinerja.kepegawaian.susunan import (
    HARI,
    SETERUSNYA,
    Delegasi,
    Hasil,
    Kepala,
    Susunan,
    Tugas,
    Unit,
    ruas_atasan,
)

# Relations are kept from the first day of this many years before the installation began: earlier heads are unknown.
TAHUN_KE_BELAKANG = 2
_URUT_KEPALA = Case(
    When(jenis=Penugasan.Jenis.PLH, then=Value(0)),
    When(jenis=Penugasan.Jenis.PLT, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)
_pendengar: list[Callable[[set[int]], None]] = []

_penilai = KueriSiap(
    lambda pegawai, hari: HubunganPenilai.objects.filter(berlaku(hari), pegawai=pegawai)
    .select_related("penilai").order_by("-mulai")[:1],
    pegawai=int, hari=date,
)  # fmt: skip
_penugasan = KueriSiap(
    lambda pegawai, hari: Penugasan.objects.filter(berlaku(hari), pegawai=pegawai, jenis=Penugasan.Jenis.DEFINITIF)
    .select_related("unit", "jabatan").order_by("-mulai", "-pk")[:1],
    pegawai=int, hari=date,
)  # fmt: skip
_memimpin = KueriSiap(
    lambda pegawai, hari: Penugasan.objects.filter(berlaku(hari), pegawai=pegawai, kepala_unit=True)
    .select_related("unit__jenis").order_by(_URUT_KEPALA.desc(), "mulai")[:1],
    pegawai=int, hari=date,
)  # fmt: skip


def dengarkan(fungsi: Callable[[set[int]], None]) -> None:
    """Register a listener (in `ready()`): called in the transaction with the ids of people whose PPK changed."""
    if fungsi not in _pendengar:
        _pendengar.append(fungsi)


def penilai_pada(pegawai: Pegawai, tanggal: date) -> HubunganPenilai | None:
    """The one relation of this person on that day, with its PPK loaded; None for nobody (mayor, vacant top)."""
    hubungan: HubunganPenilai | None = _penilai.satu(pegawai=pegawai.pk, hari=tanggal)
    return hubungan


def id_penilai_pada(pegawai: int, tanggal: date) -> int | None:
    """The same by ids, where only one's own right is asked."""
    kueri = HubunganPenilai.objects.filter(berlaku(tanggal), pegawai=pegawai).order_by("-mulai")
    return kueri.values_list("penilai_id", flat=True).first()


def bawahan_pada(penilai: Pegawai, tanggal: date) -> QuerySet[Pegawai]:
    """Direct reports on that day."""
    return Pegawai.objects.dinilai_oleh(penilai, tanggal)


def penugasan_pada(pegawai: Pegawai, tanggal: date) -> Penugasan | None:
    """The definitive assignment on that day, with unit and position loaded."""
    tugas: Penugasan | None = _penugasan.satu(pegawai=pegawai.pk, hari=tanggal)
    return tugas


def kepala_unit_pada(unit: UnitKerja, tanggal: date) -> Pegawai | None:
    """Who leads the unit on that day: Plh. before Plt. before definitive."""
    tugas = _kepala(unit, tanggal)
    return tugas.pegawai if tugas else None


def _kepala(unit: UnitKerja, tanggal: date) -> Penugasan | None:
    return (
        Penugasan.objects.filter(berlaku(tanggal), unit=unit, kepala_unit=True)
        .select_related("pegawai", "jabatan", "unit")
        .order_by(_URUT_KEPALA, "pk")
        .first()
    )


def unit_dipimpin(pegawai: Pegawai, tanggal: date) -> UnitKerja | None:
    """The unit this person leads on that day: the definitive one first."""
    tugas: Penugasan | None = _memimpin.satu(pegawai=pegawai.pk, hari=tanggal)
    return tugas.unit if tugas else None


def jalur_pembaca(saya: Pegawai, *peran: str) -> list[str]:
    """Paths of the units a person reads over: by one of these roles, and the unit he or she leads today."""
    dipimpin = unit_dipimpin(saya, hari_ini())
    return ringkas([*jalur_peran(saya, *peran), *([dipimpin.jalur] if dipimpin else [])])


def opd_dari(unit: UnitKerja) -> UnitKerja:
    """The perangkat daerah of a unit: its ancestor right below the city (the city itself for the city)."""
    kode = unit.jalur.strip("/").split("/")[1:2]
    if not kode or kode[0] == unit.kode:
        return unit
    return UnitKerja.objects.get(kode=kode[0])


def nip_pada(pegawai: Pegawai, tanggal: date) -> str:
    """The NIP in force on that day (a PPPK gets a new one with another instansi)."""
    riwayat = pegawai.riwayat_nip.filter(berlaku(tanggal)).values_list("nip", flat=True).first()
    return riwayat or pegawai.nip or ""


def potret_pegawai(pegawai: Pegawai, tanggal: date) -> dict[str, str]:
    """Who this person was on that day, to be fixed in a document: nama, nip, pangkat, jabatan, unit."""
    tugas = penugasan_pada(pegawai, tanggal)
    return {
        "nama": nama_lengkap(pegawai),
        "nip": nip_pada(pegawai, tanggal),
        "pangkat": pangkat_lengkap(pegawai),
        "jabatan": tugas.jabatan.nama if tugas else "",
        "unit": tugas.unit.nama if tugas else "",
    }


def potret_penilai(hubungan: HubunganPenilai, tanggal: date) -> dict[str, str]:
    """Snapshot of the PPK of a relation; an acting head is shown as Plt. or Plh. of the unit led."""
    potret = potret_pegawai(hubungan.penilai, tanggal)
    if hubungan.sumber in (HubunganPenilai.Sumber.PLT, HubunganPenilai.Sumber.PLH):
        tugas = (
            hubungan.penilai.penugasan.filter(berlaku(tanggal), jenis=hubungan.sumber, kepala_unit=True)
            .select_related("jabatan", "unit")
            .first()
        )
        if tugas:
            potret |= {"jabatan": f"{tugas.get_jenis_display()} {tugas.jabatan.nama}", "unit": tugas.unit.nama}
    return potret


def nama_lengkap(p: Pegawai) -> str:
    """With titles, as a document names the person."""
    depan = f"{p.gelar_depan} " if p.gelar_depan else ""
    return f"{depan}{p.nama}" + (f", {p.gelar_belakang}" if p.gelar_belakang else "")


@transaction.atomic
def susun_penilai(pegawai_ids: Collection[int] | None = None) -> None:
    """Rebuild the stored relations of these people (None: of all) from tree, orders and delegations.

    Only rows that differ are written. A change of a head or of the tree touches others than the person moved: then
    call it for all.
    """
    tugas = Penugasan.objects.filter(jenis=Penugasan.Jenis.DEFINITIF).exclude(
        pegawai__status=Pegawai.Status.PEJABAT_NEGARA
    )
    lama = HubunganPenilai.objects.all()
    if pegawai_ids is not None:
        tugas, lama = tugas.filter(pegawai_id__in=pegawai_ids), lama.filter(pegawai_id__in=pegawai_ids)
    _simpan(lama, _turunkan(tugas))


def _turunkan(tugas: QuerySet[Penugasan]) -> Iterable[HubunganPenilai]:
    susunan, sebab = muat_susunan(), _Sebab()
    awal = date(lokal(instansi().dibuat_pada).year - TAHUN_KE_BELAKANG, 1, 1)
    terdahulu = _atasan_terdahulu(tugas)
    kolom = ("pk", "pegawai_id", "unit_id", "kepala_unit", "mulai", "sampai", "atasan_khusus_id")
    for pk, orang, unit, kepala, mulai, sampai, atasan in tugas.order_by("pegawai_id", "mulai").values_list(*kolom):
        baris = Tugas(orang, unit, kepala, mulai, sampai or SETERUSNYA, atasan)
        for h in susunan.untuk_ruas(ruas_atasan(baris, terdahulu.get(pk, ())), awal):
            yield HubunganPenilai(
                pegawai_id=h.pegawai,
                penilai_id=h.penilai,
                sumber=h.sumber,
                sebab=sebab(h),
                mulai=h.mulai,
                sampai=None if h.sampai == SETERUSNYA else h.sampai,
            )


def _atasan_terdahulu(tugas: QuerySet[Penugasan]) -> dict[int, list[tuple[date, date, int | None]]]:
    hasil: dict[int, list[tuple[date, date, int | None]]] = {}
    baris = AtasanTerdahulu.objects.filter(penugasan__in=tugas.values("pk")).order_by("penugasan_id", "mulai")
    for pk, mulai, sampai, atasan in baris.values_list("penugasan_id", "mulai", "sampai", "atasan_id"):
        hasil.setdefault(pk, []).append((mulai, sampai, atasan))
    return hasil


def muat_susunan() -> Susunan:
    """Everything the derivation needs, in few queries."""
    unit = [
        Unit(i, induk, jenis == "setda")
        for i, induk, jenis in UnitKerja.objects.values_list("pk", "induk_id", "jenis_id")
    ]
    kepala = [
        Kepala(orang, u, jenis, mulai, sampai or SETERUSNYA)
        for orang, u, jenis, mulai, sampai in Penugasan.objects.filter(kepala_unit=True)
        .order_by("pk")
        .values_list("pegawai_id", "unit_id", "jenis", "mulai", "sampai")
    ]
    atasan = Penugasan.objects.filter(atasan_khusus__isnull=False).values("atasan_khusus_id")
    dulu = AtasanTerdahulu.objects.filter(atasan__isnull=False).values("atasan_id")
    bertugas = Penugasan.objects.filter(Q(pegawai_id__in=atasan) | Q(pegawai_id__in=dulu))
    masa = [
        (orang, mulai, sampai or SETERUSNYA)
        for orang, mulai, sampai in bertugas.values_list("pegawai_id", "mulai", "sampai")
    ]
    return Susunan(unit, kepala, _delegasi(), masa)


def _delegasi() -> Iterable[Delegasi]:
    for d in DelegasiPenilai.objects.all():
        sampai = d.sampai if d.dicabut_pada is None else min(d.sampai, lokal(d.dicabut_pada).date() - HARI)
        if sampai >= d.mulai:
            yield Delegasi(d.pk, d.penilai_id, d.mulai, sampai, d.cakupan_pegawai_id, d.cakupan_unit_id)


class _Sebab:
    """The reason of a relation in words, as the page shows it."""

    def __init__(self) -> None:
        self._nama = dict(UnitKerja.objects.values_list("pk", "nama"))
        self._delegasi = {d.pk: d for d in DelegasiPenilai.objects.only("nomor", "tanggal")}

    def __call__(self, h: Hasil) -> str:
        match h.sumber:
            case "DELEGASI":
                d = self._delegasi[h.rujukan]
                teks = f"Delegasi nomor {d.nomor} tanggal {tulis_tanggal(d.tanggal)}."
            case "KHUSUS":
                teks = "Atasan langsung menurut catatan kepegawaian."
            case "PLT" | "PLH":
                teks = f"{h.sumber.capitalize()}. pimpinan {self._nama[h.rujukan]}."
            case _:
                teks = self._pohon(h)
        return teks[:240]

    def _pohon(self, h: Hasil) -> str:
        if h.rujukan == h.dari:
            return f"Pimpinan {self._nama[h.rujukan]}, unit kerja pegawai ini."
        return f"Pimpinan {self._nama[h.rujukan]}, unit di atas {self._nama[h.dari]}."


def _simpan(lama: QuerySet[HubunganPenilai], baru: Iterable[HubunganPenilai]) -> None:
    ada = {_kunci(h): h.pk for h in lama.order_by("pk")}
    tambah, berubah = [], set()
    for h in baru:
        if ada.pop(_kunci(h), None) is None:
            tambah.append(h)
            berubah.add(h.pegawai_id)
    buang = list(ada.values())
    berubah |= {k[0] for k in ada}
    for i in range(0, len(buang), 500):
        HubunganPenilai.objects.filter(pk__in=buang[i : i + 500]).delete()
    HubunganPenilai.objects.bulk_create(tambah, batch_size=1000)
    if berubah:
        for fungsi in _pendengar:
            fungsi(berubah)


def _kunci(h: HubunganPenilai) -> tuple[Any, ...]:
    return (h.pegawai_id, h.penilai_id, h.sumber, h.sebab, h.mulai, h.sampai)


def tanpa_penilai(tanggal: date) -> QuerySet[Pegawai]:
    """People who work on that day and have no PPK; the mayor needs none."""
    bertugas = Penugasan.objects.filter(berlaku(tanggal), jenis=Penugasan.Jenis.DEFINITIF).values("pegawai_id")
    dinilai = HubunganPenilai.objects.filter(berlaku(tanggal)).values("pegawai_id")
    return Pegawai.objects.filter(Q(pk__in=bertugas), ~Q(pk__in=dinilai)).exclude(status=Pegawai.Status.PEJABAT_NEGARA)
