"""Writing what a check of plans decided: SKPs, their content, versions, origin, trail and messages, all or nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.jejak import Catatan, catat_banyak
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import Pesan, kirim_banyak
from ekinerja.skp.actions.masal import KOSONG, bagi, sambung, tulis_isi
from ekinerja.skp.catatan import alamat
from ekinerja.skp.importers.rencana import Calon, Rencana
from ekinerja.skp.isi import beda, isi_banyak, tetap
from ekinerja.skp.models import AsalSkp, IsiTercatat, Skp, VersiSkp
from ekinerja.skp.perilaku import versi_dipakai

S = Skp.Status
BERUBAH = "SKP berubah sejak berkas ini diperiksa. Periksa ulang berkasnya, lalu terapkan lagi."
_KOLOM = (
    "sampai formulir pendekatan status penilai atasan_penilai unit jenis_jabatan potret versi versi_isi diubah_pada diubah_oleh "
    "diputus_pada diputus_oleh ditutup_pada sebab_tutup"
).split()
_ASAL = ("berkas sha256 baris diimpor_pada diimpor_oleh sidik versi_isi status disiapkan kunci lain").split()


@transaction.atomic
def terapkan(rencana: Rencana, *, oleh: Pegawai | None, kemajuan: Kemajuan) -> None:
    """Raises AturanDilanggar when an SKP changed or appeared since the check; then nothing is written."""
    semua, pada = sorted(rencana.tulis, key=lambda c: c.nomor), sekarang()
    if not semua:
        kemajuan(1, 1, "Tidak ada yang berubah")
        return
    skp = _kepala(semua, oleh, pada)
    for n, sebagian in enumerate(bagi(semua)):
        kemajuan(n * 500, len(semua), "Menyimpan RHK, indikator, dan rencana aksi")
        # Links go to any plan of the file: every RHK is there before the first link is written.
        tanpa = {skp[c.nomor].pk: _tanpa_tautan(c) for c in sebagian}
        tulis_isi(tanpa, {skp[c.nomor].pk: c.lama or KOSONG for c in sebagian})
    for n, sebagian in enumerate(bagi(semua)):
        kemajuan(n * 500, len(semua), "Menyambung RHK ke RHK atasan")
        sambung({skp[c.nomor].pk: c.isi for c in sebagian}, {skp[c.nomor].pk: _tanpa_tautan(c) for c in sebagian})
        _arsipkan(sebagian, skp, rencana, oleh, pada)
    _kabari(semua, skp, oleh)
    kemajuan(len(semua), len(semua), "Selesai diterapkan")


def _tanpa_tautan(c: Calon) -> dict[str, Any]:
    """The content without links that it does not have yet."""
    lama = {r["id"]: r["rhk_atasan"] for g in ("utama", "tambahan") for r in (c.lama or KOSONG)[g]}
    isi = dict(c.isi)
    for golongan in ("utama", "tambahan"):
        isi[golongan] = [
            {**r, "rhk_atasan": r["rhk_atasan"] if r["rhk_atasan"] == lama.get(r["id"]) else None}
            for r in c.isi[golongan]
        ]
    return isi


# -- the SKPs themselves ----------------------------------------------------------------------------------------------


def _kepala(semua: list[Calon], oleh: Pegawai | None, pada: datetime) -> dict[int, Skp]:
    """New and changed SKPs by their place in the file."""
    versi = {t: versi_dipakai(t) for t in sorted({c.mulai.year for c in semua if c.ada is None})}
    hasil = {c.nomor: _isi_kepala(c, c.ada or _baru(c, versi), oleh, pada) for c in semua}
    _pegang([c.ada for c in semua if c.ada is not None])
    Skp.objects.bulk_update([hasil[c.nomor] for c in semua if c.ada is not None], _KOLOM, batch_size=100)
    try:
        with transaction.atomic():
            Skp.objects.bulk_create([hasil[c.nomor] for c in semua if c.ada is None], batch_size=500)
    except IntegrityError:
        raise AturanDilanggar(BERUBAH) from None
    return hasil


def _baru(c: Calon, versi: dict[int, str]) -> Skp:
    return Skp(pegawai=c.orang, mulai=c.mulai, versi_perilaku=versi[c.mulai.year])


def _pegang(ada: list[Skp]) -> None:
    """Lock them in one order, and make sure that they are as they were when the file was checked."""
    dibaca = {s.pk: (s.versi_isi - 1, s.diubah_pada_lama) for s in ada}  # type: ignore[attr-defined]
    for sebagian in bagi(sorted(dibaca)):
        kini = Skp.objects.select_for_update().filter(pk__in=sebagian).order_by("pk")
        if {pk: (v, p) for pk, v, p in kini.values_list("pk", "versi_isi", "diubah_pada")} != {
            pk: dibaca[pk] for pk in sebagian
        }:
            raise AturanDilanggar(BERUBAH)


def _isi_kepala(c: Calon, skp: Skp, oleh: Pegawai | None, pada: datetime) -> Skp:
    skp.diubah_pada_lama = skp.diubah_pada  # type: ignore[attr-defined]
    skp.tahun, skp.sampai = c.mulai.year, c.sampai
    skp.formulir, skp.pendekatan, skp.sumber = c.isi["formulir"], c.isi["pendekatan"], c.sumber
    skp.status, skp.potret, skp.unit_id = c.status, c.isi["potret"], c.unit.pk
    skp.penilai_id, skp.atasan_penilai_id = c.penilai, c.atasan_penilai
    skp.jenis_jabatan = c.skp["jenis_jabatan"] or (c.tugas.jenis_jabatan if c.tugas else "FUNGSIONAL")
    skp.versi += 1 if c.sah else 0
    skp.versi_isi += 1
    skp.diubah_pada, skp.diubah_oleh = pada, oleh
    # When and by whom it was approved in the application it comes from is not known; here it counts from now on.
    skp.diputus_pada, skp.diputus_oleh = (pada, None) if c.sah else (None, None)
    if c.status == S.DITUTUP:
        skp.ditutup_pada, skp.sebab_tutup = pada, "Sudah ditutup di aplikasi asalnya"
    return skp


# -- what is kept beside it -------------------------------------------------------------------------------------------


def _arsipkan(semua: list[Calon], skp: dict[int, Skp], rencana: Rencana, oleh: Pegawai | None, pada: datetime) -> None:
    """Origin, approved version, content of the last trail row, and the trail rows."""
    isi = isi_banyak(skp[c.nomor] for c in semua)
    AsalSkp.objects.bulk_create(
        (_asal(c, skp[c.nomor], rencana, oleh, pada) for c in semua),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["skp"],
        update_fields=_ASAL,
    )
    sah = [skp[c.nomor] for c in semua if c.sah]
    VersiSkp.objects.bulk_create(
        (VersiSkp(skp=s, nomor=s.versi, isi=isi[s.pk], disetujui_pada=pada, disetujui_oleh=None) for s in sah),
        batch_size=500,
    )
    ganti_tercatat({skp[c.nomor].pk: isi[skp[c.nomor].pk] for c in semua})
    catat_banyak(_catatan(c, skp[c.nomor], isi[skp[c.nomor].pk], rencana, oleh) for c in semua)


def ganti_tercatat(isi: dict[int, Any]) -> None:
    """The content of these SKPs at the act that is being recorded (see `IsiTercatat`)."""
    IsiTercatat.objects.bulk_create(
        (IsiTercatat(skp_id=pk, isi=isi[pk]) for pk in sorted(isi)),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["skp"],
        update_fields=["isi"],
    )


def _asal(c: Calon, skp: Skp, rencana: Rencana, oleh: Pegawai | None, pada: datetime) -> AsalSkp:
    templat = {r["id"]: r["templat"] for r in c.skp["rhk"] if r["templat"]}
    return AsalSkp(
        skp=skp,
        berkas=rencana.berkas[:255],
        sha256=rencana.sha256,
        baris=c.nomor,
        diimpor_pada=pada,
        diimpor_oleh=oleh,
        sidik=c.sidik,
        versi_isi=skp.versi_isi,
        status=skp.status,
        disiapkan=skp.versi_isi,
        kunci=c.kunci,
        lain={k: v for k, v in (("praktik_kinerja", c.skp["praktik_kinerja"]), ("templat", templat)) if v},
    )


def _catatan(c: Calon, skp: Skp, isi: Any, rencana: Rencana, oleh: Pegawai | None) -> Catatan:
    asal = {"berkas": ("", f"{rencana.berkas}, SKP ke-{c.nomor}"), "sidik berkas": ("", rencana.sha256)}
    banding = {} if c.lama is None else beda(c.lama, isi)
    return Catatan(
        "skp.diimpor" if c.sah else "skp.disiapkan",
        skp,
        oleh,
        perubahan={**asal, **banding},
        tetap=tetap(isi, skp.versi) if c.sah else None,
    )


def _kabari(semua: list[Calon], skp: dict[int, Skp], oleh: Pegawai | None) -> None:
    kirim_banyak("skp", _pesan(semua, skp, oleh))


def _pesan(semua: list[Calon], skp: dict[int, Skp], oleh: Pegawai | None) -> Iterable[Pesan]:
    siapa = oleh.nama if oleh else "Pengelola kinerja"
    for c in semua:
        s = skp[c.nomor]
        kunci = f"skp-impor:{s.id_publik}:{s.versi_isi}"
        if c.sumber == Skp.Sumber.RUANG_GTK:
            judul = f"SKP {s.tahun} Anda dari Ruang GTK {'sudah ada di sini' if c.ada is None else 'diperbarui'}"
            isi = "Periksa isinya. Perubahan dilakukan di Ruang GTK."
        elif c.sah:
            judul, isi = f"SKP {s.tahun} Anda dari aplikasi lama sudah ada di sini", "Periksa apakah isinya benar."
        else:
            judul = f"Draf SKP {s.tahun} Anda {'disiapkan' if c.ada is None else 'diperbarui'} dari berkas"
            isi = f"{siapa} menyiapkannya. Periksa, ubah seperlunya, lalu ajukan."
        yield Pesan(c.orang.pk, judul, isi, alamat(s), kunci)
