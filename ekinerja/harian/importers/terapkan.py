"""Writing the reports of a sheet: sent like typed ones, with links, trail and a message, all or nothing."""

from collections.abc import Iterable

from django.db import transaction

from ekinerja.harian.importers.acuan import muat_acuan
from ekinerja.harian.importers.periksa import CalonLaporan, RencanaProgres
from ekinerja.harian.kabari import ke_tim, pesan_lembar_masuk
from ekinerja.harian.models import BuktiLaporan, LaporanHarian
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.jejak import Catatan, catat_banyak
from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai

BERUBAH = "Laporan atau SKP berubah sejak lembar ini diperiksa. Periksa ulang lembarnya, lalu simpan lagi."
_S = LaporanHarian.Status


@transaction.atomic
def terapkan(rencana: RencanaProgres, *, oleh: Pegawai | None, kemajuan: Kemajuan) -> None:
    """Raises AturanDilanggar when a report of these days or the plan changed since the check; nothing is written then."""
    if not (rencana.baru or rencana.tautan):
        kemajuan(1, 1, "Tidak ada yang berubah")
        return
    antre_tulis()
    if muat_acuan(rencana.pegawai, rencana.hari).sidik != rencana.sidik:
        raise AturanDilanggar(BERUBAH)
    baru = _tulis(rencana.pegawai, rencana.baru)
    kemajuan(1, 3, "Menyimpan laporan")
    ditambah = _tambah_tautan(rencana)
    kemajuan(2, 3, "Menyimpan bukti")
    catat_banyak(_catatan(rencana, baru, ditambah, oleh))
    _kabari(rencana, baru, oleh)
    kemajuan(3, 3, "Selesai diterapkan")


def _tulis(pegawai: Pegawai, calon: list[CalonLaporan]) -> list[LaporanHarian]:
    saat = sekarang()
    semua = [
        LaporanHarian(
            pegawai=pegawai,
            penilai_id=c.penilai,
            status=_S.DIAJUKAN,
            terlambat=c.terlambat,
            jumlah_bukti=len(c.tautan),
            dibuat_pada=saat,
            diubah_pada=saat,
            dikirim_pada=saat,
            **c.isi.kolom(),
        )
        for c in calon
    ]
    LaporanHarian.objects.bulk_create(semua, batch_size=500)
    _pasang((x, c.tautan) for x, c in zip(semua, calon, strict=True))
    return semua


def _tambah_tautan(rencana: RencanaProgres) -> list[LaporanHarian]:
    if not rencana.tautan:
        return []
    kueri = LaporanHarian.objects.select_for_update().filter(pk__in=rencana.tautan).order_by("pk")
    ada = list(kueri)
    _pasang((x, rencana.tautan[x.pk]) for x in ada)
    for x in ada:
        x.jumlah_bukti += len(rencana.tautan[x.pk])
    LaporanHarian.objects.bulk_update(ada, ["jumlah_bukti"], batch_size=200)
    return ada


def _pasang(pasangan: Iterable[tuple[LaporanHarian, list[str]]]) -> None:
    bukti = [BuktiLaporan(laporan=x, tautan=t) for x, tautan in pasangan for t in tautan]
    BuktiLaporan.objects.bulk_create(bukti, batch_size=500)


def _catatan(
    rencana: RencanaProgres, baru: list[LaporanHarian], ditambah: list[LaporanHarian], oleh: Pegawai | None
) -> Iterable[Catatan]:
    """The sheet once, and each report as if it had been typed."""
    isi = {"berkas": (None, rencana.berkas), "laporan": (None, len(baru)), "bukti": (None, len(ditambah))}
    yield Catatan("laporan.diimpor", rencana.pegawai, oleh, perubahan=isi)
    for x in baru:
        perubahan = {"status": (_S.DRAF, x.status), "berkas": (None, rencana.berkas)}
        yield Catatan(
            "laporan.dikirim", x, oleh, perubahan=perubahan | ({"terlambat": (None, "ya")} if x.terlambat else {})
        )
    for x in ditambah:
        yield Catatan("laporan.bukti_ditambah", x, oleh, perubahan={"bukti": (None, ", ".join(rencana.tautan[x.pk]))})


def _kabari(rencana: RencanaProgres, baru: list[LaporanHarian], oleh: Pegawai | None) -> None:
    """One waking per PPK, for the newest report; a message where somebody else brought the sheet in."""
    akhir = {x.penilai_id: x for x in sorted(baru, key=lambda x: x.tanggal) if x.penilai_id}
    orang = Pegawai.objects.in_bulk(list(akhir))
    for penilai in sorted(akhir):
        akhir[penilai].penilai = orang[penilai]
        ke_tim(akhir[penilai], "laporan-masuk")
    if baru and (oleh is None or oleh.pk != rencana.pegawai.pk):
        pesan_lembar_masuk(rencana.pegawai, len(baru), rencana.berkas)
