"""Builds the demo city in an empty database, deterministic for (jumlah, benih, pada)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.hashers import get_hasher
from django.db import connection, transaction

from ekinerja.akun.models import Akun
from ekinerja.demo.bacaan import tulis_bacaan
from ekinerja.demo.bantuan import tulis_bantuan
from ekinerja.demo.dialog import tulis_dialog
from ekinerja.demo.harian import PenyusunLaporan, hari_lapor
from ekinerja.demo.kabar import tulis_pemberitahuan
from ekinerja.demo.kota import JUMLAH_MINIMUM, Kota, Orang
from ekinerja.demo.nilai import PenyusunNilai
from ekinerja.demo.pemeran import SANDI
from ekinerja.demo.perbaikan import tulis_perbaikan
from ekinerja.demo.perencanaan import tulis_perencanaan
from ekinerja.demo.presensi import tulis_presensi
from ekinerja.demo.rencana import PenyusunSkp, tulis_versi
from ekinerja.demo.timkerja import tulis_tim
from ekinerja.demo.tulis import Penulis, setel_urutan
from ekinerja.demo.umpan import tulis_umpan
from ekinerja.inti.jejak import catat_masal
from ekinerja.inti.pengaturan import tetapkan_instansi
from ekinerja.inti.waktu import ZONA, bekukan
from ekinerja.kepegawaian.acuan import JENIS_UNIT, TANPA_CAPAIAN
from ekinerja.kepegawaian.models import (
    DelegasiPenilai,
    Jabatan,
    JenisUnit,
    Pegawai,
    PemberianPeran,
    Penugasan,
    RiwayatNip,
    UnitKerja,
)
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Periode, SumberSkpUnit
from ekinerja.skp.isi import isi_skp

BATAS_VERSI = 2000  # above this size the stored versions of SKPs are left out: the benchmark city stays small on disk
Lapor = Callable[[str, int, int], None]


class TerlaluSedikit(ValueError):
    """The city needs at least its cast and heads."""


def periksa_jumlah(jumlah: int) -> None:
    """Raises TerlaluSedikit, before anything is emptied."""
    if jumlah < JUMLAH_MINIMUM:
        raise TerlaluSedikit(f"Kota contoh perlu sedikitnya {JUMLAH_MINIMUM} orang: pemeran dan para kepala unit.")


def bangun(
    jumlah: int, *, benih: int = 1, pada: date, setahun: bool | None = None, lapor: Lapor | None = None
) -> dict[str, int]:
    """Fill the empty database; returns rows per table.

    `setahun`: reports of the whole year so far (default for small cities), else of the last 20 working days.
    Raises TerlaluSedikit below 60 people.
    """
    periksa_jumlah(jumlah)
    # The story ends on the evening before `pada`: nothing in it depends on the moment it is built.
    with bekukan(datetime.combine(pada, time(0), ZONA)):
        return _bangun(jumlah, benih, pada, setahun, lapor or (lambda *_: None))


def _bangun(jumlah: int, benih: int, pada: date, setahun: bool | None, kabari: Lapor) -> dict[str, int]:
    kota = Kota(jumlah, benih, pada)
    penulis = Penulis(f"{jumlah}-{benih}-{pada}")
    with transaction.atomic():
        tetapkan_instansi(nama="Pemerintah Kota Palu", jenis="demo")
        kabari("Unit dan orang", 0, 5)
        _orang(kota, penulis)
        setel_urutan()
        susun_penilai()
        pastikan_periode(pada.year)
        _id_periode(penulis)
        kabari("SKP", 1, 5)
        rencana = PenyusunSkp(kota, penulis).tulis()
        kabari("Laporan harian", 2, 5)
        hari = hari_lapor(pada, setahun=jumlah <= BATAS_VERSI if setahun is None else setahun)
        PenyusunLaporan(kota, rencana, penulis).tulis(hari, lambda i, n: kabari("Laporan harian", i, n))
        kabari("Evaluasi", 4, 5)
        PenyusunNilai(kota, rencana, penulis).tulis()
        if jumlah <= BATAS_VERSI:
            tulis_versi(penulis, isi_skp)
        tulis_pemberitahuan(kota, penulis)
        tulis_dialog(kota, penulis)
        tulis_perencanaan(kota, rencana, penulis)
        tulis_tim(kota, penulis)
        tulis_perbaikan(kota, penulis)
        tulis_presensi(kota, penulis)
        tulis_umpan(kota, penulis)
        setel_urutan()  # the reports came with their numbers
        tulis_bantuan(kota, penulis)
        tulis_bacaan(kota, penulis)
        setel_urutan()
        for tabel, n in penulis.jumlah.items():
            if n:
                catat_masal(tabel, n, penulis.sidik(tabel))
    _rapikan()
    kabari("Selesai", 5, 5)
    return penulis.jumlah


def _id_periode(penulis: Penulis) -> None:
    """The periods come from the product's own calendar: give them public ids that depend on the seed alone."""
    baris = list(Periode.objects.order_by("kelompok_id", "tahun", "jenis", "urutan"))
    for p in baris:
        p.id_publik = penulis.id_baru(p.mulai)
    Periode.objects.bulk_update(baris, ["id_publik"])


def _rapikan() -> None:
    """Statistics for the query planner."""
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def _orang(kota: Kota, penulis: Penulis) -> None:
    t, baru = penulis.tulis, penulis.id_baru
    jenis = sorted({u.jenis for u in kota.unit.values()})
    ada = set(JenisUnit.objects.values_list("kode", flat=True))
    t(
        JenisUnit,
        "kode nama eselon_baku punya_capaian",
        [(j, *JENIS_UNIT[j][:2], j not in TANPA_CAPAIAN) for j in jenis if j not in ada],
    )
    t(UnitKerja, "id id_publik kode nama induk_id jenis_id jalur", [
        (u.pk, baru(), u.kode, u.nama, u.induk.pk if u.induk else None, u.jenis, u.jalur) for u in kota.unit.values()
    ])  # fmt: skip
    jabatan = {
        j: n
        for n, j in enumerate(
            dict.fromkeys([o.jabatan for o in kota.orang] + [kota.jabatan_plt(k) for k in kota.plt]), start=1
        )
    }
    t(Jabatan, "id id_publik nama jenis jenjang kelas eselon", [(n, baru(), *j) for j, n in jabatan.items()])
    _akun(kota, penulis)
    t(Pegawai, "id id_publik akun_id nip nama gelar_depan gelar_belakang status tanggal_lahir jenis_kelamin golongan tmt_cpns tmt_pns akhir_kontrak pendidikan sumber", [
        (o.pk, baru(), o.pk, o.nip or None, o.nama, o.gelar_depan, o.gelar_belakang, o.status, o.lahir, o.jk, o.golongan, o.tmt,
         o.tmt if o.status == "PNS" else None, _akhir_kontrak(o, kota.pada), "", "kota contoh")
        for o in kota.orang
    ])  # fmt: skip
    t(
        RiwayatNip,
        "pegawai_id nip bentuk mulai",
        [(o.pk, o.nip, "PNS" if o.status in ("PNS", "CPNS") else "PPPK", o.tmt) for o in kota.orang if o.nip],
    )
    _penugasan(kota, penulis, jabatan)


def _akun(kota: Kota, penulis: Penulis) -> None:
    pada = datetime.combine(date(kota.pada.year, 1, 2), datetime.min.time(), UTC)
    # One digest for all: every demo account has the same published secret, and 12,000 digests would take ten minutes.
    sandi = get_hasher("default").encode(SANDI, "kotacontohpalu2026rekaan")
    penulis.tulis(
        Akun,
        "id id_publik nama_masuk password diaktifkan_pada dibuat_pada",
        [
            (o.pk, penulis.id_baru(pada), o.nama_masuk, sandi if o.aktif else "!belum", pada if o.aktif else None, pada)
            for o in kota.orang
        ],
    )


def _akhir_kontrak(o: Orang, pada: date) -> date | None:
    if o.status not in ("PPPK", "PPPK_PARUH_WAKTU"):
        return None
    return (
        date(pada.year + 1, 9, 30)
        if o.status == "PPPK_PARUH_WAKTU"
        else date(max(o.tmt.year + 5, pada.year + 1), 12, 31)
    )


def _penugasan(kota: Kota, penulis: Penulis, jabatan: dict[Any, int]) -> None:
    t, baru = penulis.tulis, penulis.id_baru
    awal = date(kota.pada.year - 1, 1, 1)
    t(Penugasan, "id_publik pegawai_id unit_id jabatan_id kepala_unit tugas_tambahan atasan_khusus_id mulai", [
        (baru(), o.pk, o.unit.pk, jabatan[o.jabatan], o.kepala, o.tugas_tambahan, None, kota.hari_pindah if o.pk in kota.dahulu else max(awal, o.tmt))
        for o in kota.orang
    ])  # fmt: skip
    t(Penugasan, "id_publik pegawai_id unit_id jabatan_id mulai sampai nomor_sk", [
        (baru(), o.pk, o.unit.pk, jabatan[o.jabatan], max(awal, o.tmt), kota.hari_pindah - timedelta(days=1), f"821/{awal.year}") for o in kota.dahulu.values()
    ])  # fmt: skip
    t(Penugasan, "id_publik pegawai_id unit_id jabatan_id jenis kepala_unit mulai nomor_sk", [
        (baru(), o.pk, kota.unit[kode].pk, jabatan[kota.jabatan_plt(kode)], "PLT", True, awal, f"800/PLT/{awal.year}") for kode, o in kota.plt.items()
    ])  # fmt: skip
    t(PemberianPeran, "id_publik pegawai_id peran unit_id mulai dasar", [
        (baru(), o.pk, peran, None if o.pemeran.peran_unit == "PALU" else kota.unit[o.pemeran.peran_unit].pk, awal, "SK Wali Kota (contoh)")
        for o in kota.orang if o.pemeran for peran in o.pemeran.peran.split()
    ])  # fmt: skip
    sekolah = [u for u in kota.unit.values() if u.jenis.startswith("sekolah") and u.kepala]
    t(DelegasiPenilai, "id_publik nomor tanggal penilai_id cakupan_unit_id mulai sampai keterangan", [
        (baru(), f"800/{n:03}/DIKBUD/{awal.year}", awal, u.kepala.pk, u.pk, awal, date(kota.pada.year + 1, 12, 31), "Kepala sekolah sebagai pejabat penilai guru")
        for n, u in enumerate(sekolah, start=1) if u.kepala
    ])  # fmt: skip
    t(SumberSkpUnit, "unit_id sumber_skp", [(kota.unit["DIKBUD.SMPN01"].pk, "LOKAL")])
