"""Small makers of people, units, positions and SKPs for tests: plain functions, nothing hidden.

Every maker takes what matters to the story as keywords and fills in the rest. `dunia()` is the usual small office.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from ekinerja.akun.models import Akun
from ekinerja.aturan.periode import JenisPeriode
from ekinerja.aturan.skp import Aspek, FormulirSkp
from ekinerja.kepegawaian.models import (
    HubunganPenilai,
    Jabatan,
    JenisJabatan,
    JenisUnit,
    Pegawai,
    PemberianPeran,
    Penugasan,
    UnitKerja,
)
from ekinerja.skp.models import ButirLampiran, Indikator, RencanaAksi, Rhk, Skp, Templat

# The day most stories play on; freeze the clock with `inti.waktu.bekukan(PADA)` where the product asks for it.
HARI = date(2026, 3, 10)
PADA = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
AWAL = date(2026, 1, 1)
SANDI = "palu-demo-2026"

_urut = count(1)


def buat_unit(kode: str = "", *, induk: UnitKerja | None = None, jenis: str = "bidang", nama: str = "") -> UnitKerja:
    kode = kode or f"U{next(_urut)}"
    baris, _ = JenisUnit.objects.get_or_create(pk=jenis, defaults={"nama": jenis.replace("_", " ").capitalize()})
    jalur = f"{induk.jalur if induk else '/'}{kode}/"
    return UnitKerja.objects.create(kode=kode, nama=nama or f"Unit {kode}", induk=induk, jenis=baris, jalur=jalur)


def buat_jabatan(nama: str = "Analis Kependudukan", jenis: str = JenisJabatan.FUNGSIONAL, **kolom: Any) -> Jabatan:
    return Jabatan.objects.get_or_create(nama=nama, jenis=jenis, **kolom)[0]


def buat_pegawai(nama: str = "", *, akun: bool = True, nip: str | None = "", **kolom: Any) -> Pegawai:
    """A person with an account (no password: tests log in with `client.force_login`). `nip=None`: has none."""
    nomor = next(_urut)
    nip = f"19850312201001{nomor:04d}"[:18] if nip == "" else nip
    kolom.setdefault("status", Pegawai.Status.PNS)
    pegawai = Pegawai(nip=nip, nama=nama or f"Pegawai {nomor}", **kolom)
    if akun:
        pegawai.akun = buat_akun(nip or f"orang{nomor}")
    pegawai.save()
    return pegawai


def buat_akun(nama_masuk: str = "", *, sandi: str | None = None) -> Akun:
    akun = Akun(nama_masuk=nama_masuk or f"orang{next(_urut)}", dibuat_pada=PADA, diaktifkan_pada=PADA)
    if sandi is None:
        akun.set_unusable_password()
    else:
        akun.set_password(sandi)
    akun.save()
    return akun


def tugaskan(
    pegawai: Pegawai,
    unit: UnitKerja,
    jabatan: Jabatan | None = None,
    *,
    kepala: bool = False,
    mulai: date = date(2024, 1, 2),
    **kolom: Any,
) -> Penugasan:
    jabatan = jabatan or buat_jabatan()
    return Penugasan.objects.create(
        pegawai=pegawai, unit=unit, jabatan=jabatan, kepala_unit=kepala, mulai=mulai, **kolom
    )


def hubungkan(pegawai: Pegawai, penilai: Pegawai, *, mulai: date = date(2024, 1, 2), **kolom: Any) -> HubunganPenilai:
    """`penilai` appraises `pegawai` from `mulai` on, as if derived from the tree."""
    kolom.setdefault("sumber", HubunganPenilai.Sumber.POHON)
    kolom.setdefault("sebab", "Pimpinan unit kerja pegawai ini.")
    return HubunganPenilai.objects.create(pegawai=pegawai, penilai=penilai, mulai=mulai, **kolom)


def beri_peran(
    pegawai: Pegawai, peran: str, unit: UnitKerja, *, mulai: date = date(2024, 1, 2), **kolom: Any
) -> PemberianPeran:
    return PemberianPeran.objects.create(pegawai=pegawai, peran=peran, unit=unit, mulai=mulai, **kolom)


def potret(pegawai: Pegawai, jabatan: str = "Analis Kependudukan", unit: str = "Bidang Pendaftaran") -> dict[str, str]:
    return {"nama": pegawai.nama, "nip": pegawai.nip or "", "pangkat": "", "jabatan": jabatan, "unit": unit}


def buat_skp(
    pegawai: Pegawai,
    penilai: Pegawai | None = None,
    *,
    unit: UnitKerja,
    atasan_penilai: Pegawai | None = None,
    status: str = Skp.Status.DRAF,
    tahun: int = 2026,
    rhk: int = 0,
    rhk_atasan: Rhk | None = None,
    **kolom: Any,
) -> Skp:
    """An SKP of the whole year; with `rhk` that many complete RHK and the three lists of the Lampiran."""
    orang = {"pegawai": pegawai, "penilai": penilai, "atasan_penilai": atasan_penilai}
    kolom = {
        "formulir": FormulirSkp.JA_JF,
        "jenis_jabatan": JenisJabatan.FUNGSIONAL,
        "mulai": date(tahun, 1, 1),
        "sampai": date(tahun, 12, 31),
        "potret": {siapa: potret(p) if p else None for siapa, p in orang.items()},
        "diubah_pada": PADA,
        "diubah_oleh": pegawai,
        "diajukan_pada": None if status == Skp.Status.DRAF else PADA,
        "diputus_pada": None if status in (Skp.Status.DRAF, Skp.Status.DIAJUKAN) else PADA,
        "versi": 1 if status in (*Skp.BERLAKU, Skp.Status.DITUTUP) else 0,
        **kolom,
    }
    skp = Skp.objects.create(**orang, tahun=tahun, unit=unit, status=status, **kolom)
    for n in range(1, rhk + 1):
        buat_rhk(skp, n, rhk_atasan=rhk_atasan)
    if rhk:
        isi_lampiran(skp)
    return skp


def buat_rhk(
    skp: Skp, urutan: int = 1, *, teks: str = "", indikator: int = 3, rhk_atasan: Rhk | None = None, **kolom: Any
) -> Rhk:
    """One RHK with indicators of different aspek, each with four quarterly rencana aksi."""
    rhk = Rhk.objects.create(
        skp=skp,
        urutan=urutan,
        teks=teks or f"Terverifikasinya berkas kelompok {urutan}",
        rhk_atasan=rhk_atasan,
        **kolom,
    )
    for n, aspek in enumerate(list(Aspek)[:indikator], 1):
        buat_indikator(rhk, n, aspek=aspek)
    return rhk


def buat_indikator(
    rhk: Rhk,
    urutan: int = 1,
    *,
    aspek: str = Aspek.KUANTITAS,
    teks: str = "",
    target: str = "9.600 berkas",
    **kolom: Any,
) -> Indikator:
    from ekinerja.skp.target import urai

    nilai, satuan = urai(target)
    indikator = Indikator.objects.create(
        rhk=rhk, urutan=urutan, aspek=aspek, teks=teks or f"Ukuran {urutan}", target_teks=target, target_nilai=nilai, satuan=satuan, **kolom
    )  # fmt: skip
    for n, (mulai, tenggat) in enumerate(triwulan(rhk.skp.tahun), 1):
        RencanaAksi.objects.create(
            skp=rhk.skp, indikator=indikator, jenis_periode=JenisPeriode.TRIWULANAN, urutan_periode=n,
            mulai=mulai, tenggat=tenggat, teks=f"Tahap {n}", target_teks="2.400 berkas", target_nilai=2400, satuan="berkas",
        )  # fmt: skip
    return indikator


def triwulan(tahun: int) -> list[tuple[date, date]]:
    return [
        (date(tahun, 1, 1), date(tahun, 3, 31)),
        (date(tahun, 4, 1), date(tahun, 6, 30)),
        (date(tahun, 7, 1), date(tahun, 9, 30)),
        (date(tahun, 10, 1), date(tahun, 12, 31)),
    ]


def buat_templat(pemilik: Pegawai, *, jabatan: str = "", teks: str = "Terlayaninya warga dalam satu hari") -> Templat:
    """A published library template with two rows."""
    templat = Templat.objects.create(
        jenis=Templat.Jenis.PUSTAKA, judul="Loket pelayanan", jabatan=jabatan, pemilik=pemilik, terbit_pada=PADA, diubah_pada=PADA
    )  # fmt: skip
    ukuran = {"aspek": "WAKTU", "teks": "Persentase berkas selesai dalam sehari", "target": "95 %", "nilai": "95",
              "satuan": "%", "jenis_target": "TRAJECTORY", "rencana_aksi": []}  # fmt: skip
    for n in (1, 2):
        templat.baris.create(urutan=n, teks=f"{teks}, loket {n}", indikator=[ukuran])
    return templat


def isi_lampiran(skp: Skp) -> None:
    for jenis in ButirLampiran.Jenis:
        ButirLampiran.objects.create(skp=skp, jenis=jenis, urutan=1, teks=f"Butir {jenis.label}")


@dataclass
class Dunia:
    """A small office: city → dinas → bidang; who appraises whom is already derived."""

    kota: UnitKerja
    dinas: UnitKerja
    bidang: UnitKerja
    kadis: Pegawai  # heads the dinas: Atasan PPK of `pegawai`
    kabid: Pegawai  # heads the bidang: PPK of `pegawai` and `rekan`
    pegawai: Pegawai
    rekan: Pegawai
    orang_luar: Pegawai  # another dinas


def dunia() -> Dunia:
    kota = buat_unit("PALU", jenis="kota", nama="Kota Palu")
    dinas = buat_unit("DUKCAPIL", induk=kota, jenis="dinas", nama="Dinas Kependudukan dan Pencatatan Sipil")
    bidang = buat_unit("DUKCAPIL-1", induk=dinas, nama="Bidang Pendaftaran Penduduk")
    lain = buat_unit("DLH", induk=kota, jenis="dinas", nama="Dinas Lingkungan Hidup")
    d = Dunia(
        kota, dinas, bidang,
        kadis=buat_pegawai("Gusnar Datupalinge", jenis_kelamin="L"),
        kabid=buat_pegawai("Ratna Pusadan", jenis_kelamin="P"),
        pegawai=buat_pegawai("Andi Tadulako", jenis_kelamin="L"),
        rekan=buat_pegawai("Dewi Toana", jenis_kelamin="P"),
        orang_luar=buat_pegawai("Moh. Fadel", jenis_kelamin="L"),
    )  # fmt: skip
    tugaskan(d.kadis, dinas, buat_jabatan("Kepala Dinas", JenisJabatan.JPT_PRATAMA), kepala=True)
    tugaskan(d.kabid, bidang, buat_jabatan("Kepala Bidang", JenisJabatan.ADMINISTRATOR), kepala=True)
    tugaskan(d.pegawai, bidang)
    tugaskan(d.rekan, bidang)
    tugaskan(d.orang_luar, lain)
    hubungkan(d.kabid, d.kadis)
    hubungkan(d.pegawai, d.kabid)
    hubungkan(d.rekan, d.kabid)
    return d
