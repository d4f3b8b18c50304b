"""Jobs of imports: checking and applying a file, and clearing away what waited too long."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Butir, HasilImpor, Pemeriksaan, Pengimpor, Pilihan, pengimpor
from ekinerja.inti.tugas import Konteks, berkala, pekerjaan
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian import gudang_impor as gudang
from ekinerja.kepegawaian.actions.kedudukan import ikuti_hari
from ekinerja.kepegawaian.models import ButirImpor, ProsesImpor

Keadaan = ProsesImpor.Keadaan
Golongan = ButirImpor.Golongan
ULANG = 3


@pekerjaan("impor.periksa")
def periksa(ctx: Konteks, *, proses: str) -> dict[str, int]:
    """Read the file (once) and work out what applying it would do."""
    baris = ProsesImpor.objects.select_related("oleh").get(id_publik=proses)
    try:
        hasil = _periksa(baris, ctx).hasil
    except AturanDilanggar as e:
        _gagal(baris, e.kalimat)
        return {}
    with transaction.atomic():
        _tulis_hasil(baris, hasil)
        ProsesImpor.objects.filter(pk=baris.pk).update(keadaan=Keadaan.SIAP)
    return hasil.hitungan()


@pekerjaan("impor.terapkan")
def terapkan(ctx: Konteks, *, proses: str) -> dict[str, int]:
    """Check again and write, in one transaction. A try that was cut off left nothing behind."""
    baris = ProsesImpor.objects.select_related("oleh").get(id_publik=proses)
    if baris.keadaan == Keadaan.SELESAI:
        return dict(baris.hitungan)
    try:
        return _terapkan(baris, ctx)
    except AturanDilanggar as e:
        ProsesImpor.objects.filter(pk=baris.pk).update(keadaan=Keadaan.SIAP, galat=e.kalimat[:300])
        return {}


def _terapkan(baris: ProsesImpor, ctx: Konteks) -> dict[str, int]:
    p, pilihan = pengimpor(baris.jenis), _pilihan(baris)
    for ke in range(1, ULANG + 1):
        pemeriksaan = _periksa(baris, ctx)
        try:
            with transaction.atomic():
                p.terapkan(pemeriksaan, pilihan, oleh=baris.oleh, kemajuan=ctx.kemajuan)
                _tulis_hasil(baris, pemeriksaan.hasil)
                ProsesImpor.objects.filter(pk=baris.pk, keadaan=Keadaan.MENERAPKAN).update(
                    keadaan=Keadaan.SELESAI, diterapkan_pada=sekarang(), galat=""
                )
            return pemeriksaan.hasil.hitungan()
        except AturanDilanggar:
            if ke == ULANG:
                raise
    raise AssertionError("tidak sampai di sini")


def _periksa(baris: ProsesImpor, ctx: Konteks) -> Pemeriksaan:
    p, pilihan = pengimpor(baris.jenis), _pilihan(baris)
    return p.periksa(_tabel(p, baris, pilihan), pilihan, ctx.kemajuan)


def _pilihan(baris: ProsesImpor) -> Pilihan:
    return Pilihan(pada=baris.pada, jawaban=baris.keputusan, lain={"berkas": baris.nama_berkas}, oleh=baris.oleh)


def _tabel(p: Pengimpor, baris: ProsesImpor, pilihan: Pilihan) -> Any:
    berkas = gudang.masuk(baris.simpanan)
    if berkas is not None:
        tabel = p.baca(berkas, pilihan)
        gudang.simpan_tabel(baris.simpanan, p.ke_json(tabel))
        return tabel
    isi = gudang.muat_tabel(baris.simpanan)
    if isi is None:
        raise AturanDilanggar("Isi berkas ini sudah dihapus. Kirim berkasnya sekali lagi.")
    return p.dari_json(isi)


def _gagal(baris: ProsesImpor, kalimat: str) -> None:
    gudang.buang(baris.simpanan)
    ProsesImpor.objects.filter(pk=baris.pk).update(keadaan=Keadaan.GAGAL, galat=kalimat[:300])


def _tulis_hasil(baris: ProsesImpor, hasil: HasilImpor) -> None:
    ButirImpor.objects.filter(proses=baris).delete()
    ButirImpor.objects.bulk_create(_butir(baris, hasil), batch_size=1000)
    ProsesImpor.objects.filter(pk=baris.pk).update(hitungan=hasil.hitungan())


def _butir(baris: ProsesImpor, hasil: HasilImpor) -> Iterable[ButirImpor]:
    for golongan, daftar in (
        (Golongan.USULAN, hasil.usulan),
        (Golongan.GALAT, hasil.galat),
        (Golongan.PERINGATAN, hasil.peringatan),
        (Golongan.PERUBAHAN, hasil.perubahan),
    ):
        for b in daftar:
            yield _satu(baris, golongan, b)


def _satu(baris: ProsesImpor, golongan: str, b: Butir) -> ButirImpor:
    return ButirImpor(
        proses=baris,
        golongan=golongan,
        lembar=b.lembar[:80],
        baris=b.baris,
        kolom=b.kolom[:80],
        nilai=b.nilai[:1000],
        sebab=b.sebab[:400],
        saran=b.saran[:400],
        akibat=b.akibat.value,
        usul=b.usul[:1000],
        kunci=b.kunci[:420],
        jumlah=len(b.semua_baris) or 1,
        baris_lain=b.baris_lain,
    )


@berkala("kepegawaian.kedudukan", setiap=timedelta(hours=1))
def kedudukan() -> None:
    """Leave that begins or ends today, retirement: the record of the day becomes the person's kedudukan."""
    ikuti_hari()


@berkala("impor.bersih", setiap=timedelta(hours=12))
def bersih() -> None:
    """Clear away kept tables that are older than thirty days."""
    for baris in ProsesImpor.objects.filter(dibuat_pada__lt=sekarang() - gudang.UMUR).exclude(simpanan=""):
        gudang.buang(baris.simpanan)
        ProsesImpor.objects.filter(pk=baris.pk).update(simpanan="")
