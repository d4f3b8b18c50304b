"""What an import would write, worked out before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count

from ekinerja.kepegawaian.importers.pegawai.orang import Orang
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Jabatan, Pegawai, Penugasan, RiwayatNip, UnitKerja
from ekinerja.kepegawaian.nama_unit import UnitDikenal
from ekinerja.kepegawaian.susunan import HARI

KunciJabatan = tuple[str, str, str, int | None, str]
MEDAN = (
    "nama", "gelar_depan", "gelar_belakang", "status", "kedudukan", "tempat_lahir", "tanggal_lahir", "jenis_kelamin",
    "golongan", "tmt_golongan", "tmt_cpns", "tmt_pns", "akhir_kontrak", "pendidikan", "jurusan", "email", "no_hp",
)  # fmt: skip


@dataclass(slots=True)
class TugasKini:
    """The open definitive assignment of a person in the register."""

    id: int
    unit: int
    jabatan: KunciJabatan
    jabatan_id: int
    kepala: bool
    tugas_tambahan: str
    atasan: str | None
    mulai: date
    sampai: date | None


@dataclass(slots=True)
class Kini:
    """A person as the register has him or her."""

    id: int
    nip: str
    medan: dict[str, Any]
    tugas: TugasKini | None = None
    banyak_tugas: bool = False  # has a history of assignments


@dataclass(slots=True)
class Ubahan:
    """A known person: fields that change, and what happens to the assignment."""

    kini: Kini
    orang: Orang
    medan: dict[str, tuple[Any, Any]]
    tugas: str = ""  # "", "perbaiki", "pindah", "mulai", "tutup"
    atasan: str | None = None
    jabatan: KunciJabatan | None = None
    mulai: date | None = None  # first day of the new or corrected assignment


@dataclass(slots=True)
class Rencana:
    """Everything `terapkan` writes."""

    pada: date
    sumber: str
    baru: list[Orang] = field(default_factory=list)
    ubah: list[Ubahan] = field(default_factory=list)
    orang: list[Orang] = field(default_factory=list)
    padanan: dict[tuple[str, str], int] = field(default_factory=dict)
    unor: dict[int, str] = field(default_factory=dict)  # unit -> confirmed id of SIASN's list
    # Fingerprint of the register at the time of the check.
    keadaan_register: tuple[Any, ...] = ()


def keadaan_register() -> tuple[Any, ...]:
    """Changes whenever a person, an assignment or a unit is added or replaced."""
    return tuple(
        (m.objects.count(), m.objects.order_by("-pk").values_list("pk", flat=True).first())
        for m in (Pegawai, Penugasan, UnitKerja, RiwayatNip)
    )


def muat_register(pada: date) -> dict[str, Kini]:
    """Everybody with a NIP, by every NIP he or she ever had; the open assignment beside."""
    per_id: dict[int, Kini] = {}
    hasil: dict[str, Kini] = {}
    for id_, nip, *nilai in Pegawai.objects.filter(nip__isnull=False).values_list("pk", "nip", *MEDAN):
        per_id[id_] = hasil[nip] = Kini(id_, nip, dict(zip(MEDAN, nilai, strict=True)))
    for id_, nip in RiwayatNip.objects.filter(sampai__isnull=False).values_list("pegawai_id", "nip"):
        if id_ in per_id:
            hasil.setdefault(nip, per_id[id_])
    kolom = (
        "pegawai_id", "pk", "unit_id", "jabatan__nama", "jabatan__jenis", "jabatan__jenjang", "jabatan__kelas",
        "jabatan__eselon", "jabatan_id", "kepala_unit", "tugas_tambahan", "atasan_khusus__nip", "mulai", "sampai",
    )  # fmt: skip
    tugas = Penugasan.objects.filter(berlaku(pada), jenis=Penugasan.Jenis.DEFINITIF).order_by("mulai")
    for (
        orang,
        pk,
        unit,
        nama,
        jenis,
        jenjang,
        kelas,
        eselon,
        jab,
        kepala,
        tambahan,
        atasan,
        mulai,
        sampai,
    ) in tugas.values_list(*kolom):
        if orang in per_id:
            per_id[orang].tugas = TugasKini(
                pk, unit, (nama, jenis, jenjang, kelas, eselon), jab, kepala, tambahan, atasan, mulai, sampai
            )
    for orang in Penugasan.objects.values_list("pegawai_id", flat=True).annotate(n=Count("pk")).filter(n__gt=1):
        if orang in per_id:
            per_id[orang].banyak_tugas = True
    return hasil


def muat_unit() -> list[UnitDikenal]:
    """All units of the register for matching."""
    baris = list(UnitKerja.objects.values_list("pk", "kode", "nama", "jenis_id", "induk_id", "jalur", "id_siasn"))
    kode = {b[1]: b[0] for b in baris}
    hasil = []
    for id_, k, nama, jenis, induk, jalur, siasn in baris:
        bagian = jalur.strip("/").split("/")
        opd = kode.get(bagian[1]) if len(bagian) > 1 else None
        hasil.append(UnitDikenal(id_, k, nama, jenis, induk, jalur, opd, siasn))
    return hasil


def susun_ubahan(kini: Kini, o: Orang, kolom_ada: Mapping[str, bool], pada: date) -> Ubahan:
    """Compare one row with the register. An empty or unreadable cell never erases what is known."""
    beda = {m: (kini.medan[m], v) for m, v in o.medan.items() if v != kini.medan[m]}
    # A source that knows no paruh waktu must not turn one into a full-time PPPK.
    if beda.get("status") == ("PPPK_PARUH_WAKTU", "PPPK") and "golongan" not in o.medan:
        del beda["status"]
    u = Ubahan(kini, o, beda)
    _susun_tugas(u, kolom_ada, pada)
    return u


def _susun_tugas(u: Ubahan, kolom_ada: Mapping[str, bool], pada: date) -> None:
    o, t = u.orang, u.kini.tugas
    if o.keluar:
        u.tugas = "tutup" if t and (t.sampai is None or t.sampai > pada) else ""
        return
    u.atasan, u.jabatan = o.atasan, o.jabatan
    if t is None:
        u.tugas = "mulai"
        return
    u.jabatan = _lengkapi(o.jabatan, t.jabatan, kolom_ada)
    if o.tugas_tambahan is None:
        o.tugas_tambahan = t.tugas_tambahan
        o.kepala = o.kepala or (t.kepala and o.unit is not None and o.unit.id == t.unit)
    if not o.atasan_jelas:
        u.atasan = t.atasan
    if o.unit is None:
        return
    sama_tempat = o.unit.id == t.unit and u.jabatan[0] == t.jabatan[0]
    u.mulai = _mulai_terbaca(u, t, pada) if sama_tempat else mulai_baru(o, t, pada)
    lama = (t.unit, t.jabatan, t.kepala, t.tugas_tambahan, t.atasan, t.mulai)
    if (o.unit.id, u.jabatan, o.kepala, o.tugas_tambahan, u.atasan, u.mulai) != lama:
        u.tugas = "pindah" if not sama_tempat and u.mulai > t.mulai else "perbaiki"


def _mulai_terbaca(u: Ubahan, t: TugasKini, pada: date) -> date:
    """The TMT of the same position may be corrected while it is the person's only assignment."""
    tmt = u.orang.tmt_jabatan
    return tmt if tmt and tmt <= pada and not u.kini.banyak_tugas else t.mulai


def _lengkapi(dari_berkas: KunciJabatan, kini: KunciJabatan, kolom_ada: Mapping[str, bool]) -> KunciJabatan:
    """Kelas and eselon of the same position stay where the file has no such column or no readable value."""
    nama, jenis, jenjang, kelas, eselon = dari_berkas
    tanpa_jenis = not (kolom_ada.get("jenis_jabatan") or kolom_ada.get("eselon"))
    if nama != kini[0] or (jenis != kini[1] and not tanpa_jenis):
        return dari_berkas
    if tanpa_jenis:
        jenis = kini[1]
    return (
        nama,
        jenis,
        jenjang or kini[2],
        kini[3] if kelas is None else kelas,
        eselon if kolom_ada.get("eselon") and eselon else kini[4],
    )


def mulai_baru(o: Orang, t: TugasKini | None, pada: date) -> date:
    """First day of the new assignment: TMT of the position where it lies between the old one and the day of the data."""
    if o.tmt_jabatan and o.tmt_jabatan <= pada and (t is None or o.tmt_jabatan > t.mulai):
        return o.tmt_jabatan
    if t is None:
        tmt = o.medan.get("tmt_cpns")
        return tmt if tmt and tmt <= pada else pada
    return pada if o.tmt_jabatan is None or o.tmt_jabatan > pada else t.mulai


def tanggal_tutup(mulai: date, pada: date) -> date:
    """Last day of an assignment that ends before `pada`."""
    return max(mulai, pada - HARI)


def kunci_jabatan() -> dict[KunciJabatan, int]:
    """All positions of the register."""
    baris = Jabatan.objects.values_list("pk", "nama", "jenis", "jenjang", "kelas", "eselon")
    return {(nama, jenis, jenjang, kelas, eselon): pk for pk, nama, jenis, jenjang, kelas, eselon in baris}


def bagi(daftar: Iterable[Any], n: int = 500) -> Iterable[list[Any]]:
    """Slices of n."""
    isi = list(daftar)
    return (isi[i : i + n] for i in range(0, len(isi), n))
