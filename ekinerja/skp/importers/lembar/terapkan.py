"""Writing what the comparison of a worksheet decided: content, trail and a message to each owner, all or nothing."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.jejak import Catatan, catat_banyak
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import Pesan, kirim_banyak
from ekinerja.skp.actions.masal import bagi, tulis_isi
from ekinerja.skp.actions.status import pindahkan
from ekinerja.skp.actions.susun import buat_draf
from ekinerja.skp.catatan import alamat
from ekinerja.skp.importers.lembar.banding import RencanaLembar, SatuSkp
from ekinerja.skp.importers.lembar.baru import LAHIR
from ekinerja.skp.importers.terapkan import BERUBAH, ganti_tercatat
from ekinerja.skp.isi import Isi, beda, isi_banyak, isi_kosong
from ekinerja.skp.models import AsalSkp, IsiTercatat, Skp

S = Skp.Status


@transaction.atomic
def terapkan(rencana: RencanaLembar, *, oleh: Pegawai | None, kemajuan: Kemajuan) -> None:
    """Raises AturanDilanggar when one of these SKPs changed since the comparison; then nothing is written."""
    pada = sekarang()
    _mulai([s for s in rencana.tulis if s.baru], rencana.berkas, oleh, pada)
    for n, satu in enumerate(bagi(sorted(rencana.tulis, key=lambda s: s.skp.pk))):
        kemajuan(n * 500, len(rencana.tulis), "Menyimpan perubahan")
        _pegang(satu, oleh, pada)
        tulis_isi({s.skp.pk: s.isi for s in satu}, {s.skp.pk: s.lama for s in satu})
        isi = isi_banyak(s.skp for s in satu)
        catat_banyak(_catatan(satu, rencana.berkas, oleh))
        ganti_tercatat(isi)
    kirim_banyak("skp", _pesan(rencana.tulis, oleh))
    kemajuan(1, 1, "Selesai diterapkan")


def _mulai(baru: list[SatuSkp], berkas: str, oleh: Pegawai | None, pada: datetime) -> None:
    """Begin the drafts, as everywhere else. Raises AturanDilanggar when one appeared meanwhile."""
    orang = [s.skp.pegawai_id for s in baru]
    if Skp.objects.filter(pegawai__in=orang, tahun__in={s.skp.tahun for s in baru}).exists():
        raise AturanDilanggar(BERUBAH)
    for s in sorted(baru, key=lambda s: s.skp.pegawai_id):
        assert s.tugas is not None
        s.skp = buat_draf(
            pegawai=s.skp.pegawai, tugas=s.tugas, tahun=s.skp.tahun, mulai=s.skp.mulai, sampai=s.skp.sampai, oleh=oleh,
            pada=pada,
        )  # fmt: skip
        AsalSkp.objects.create(
            skp=s.skp, berkas=berkas[:255], sha256="", baris=1, diimpor_pada=pada, diimpor_oleh=oleh, sidik=LAHIR,
            versi_isi=s.skp.versi_isi, status=s.skp.status, disiapkan=s.skp.versi_isi,
        )  # fmt: skip
        s.lama = isi_kosong(s.skp)


def _pegang(satu: list[SatuSkp], oleh: Pegawai | None, pada: datetime) -> None:
    """Lock in one order, make sure that nothing changed, count the edit. A returned SKP becomes a draft again."""
    pk = sorted(s.skp.pk for s in satu)
    dibaca = {s.skp.pk: (s.skp.versi_isi, s.skp.status, s.skp.diubah_pada) for s in satu}
    kini = Skp.objects.select_for_update().filter(pk__in=pk).order_by("pk")
    if {i: (v, s, p) for i, v, s, p in kini.values_list("pk", "versi_isi", "status", "diubah_pada")} != dibaca:
        raise AturanDilanggar(BERUBAH)
    kembali = [s.skp for s in satu if s.skp.status == S.DIKEMBALIKAN]
    for skp in kembali:
        pindahkan(skp, S.DRAF)
    catat_banyak(
        Catatan("skp.diperbaiki", skp, oleh, perubahan={"status": (S.DIKEMBALIKAN, S.DRAF)}) for skp in kembali
    )
    Skp.objects.filter(pk__in=pk).update(versi_isi=F("versi_isi") + 1, diubah_pada=pada, diubah_oleh=oleh)
    orang_lain = [s.skp.pk for s in satu if oleh is None or s.skp.pegawai_id != oleh.pk]
    AsalSkp.objects.filter(skp__in=orang_lain).update(disiapkan=F("disiapkan") + 1)


def _catatan(satu: list[SatuSkp], berkas: str, oleh: Pegawai | None) -> Iterable[Catatan]:
    """What was typed here before and not recorded yet goes on record as its author's, then what the worksheet changed."""
    tercatat: dict[int, Isi] = dict(
        IsiTercatat.objects.filter(skp__in=[s.skp.pk for s in satu]).values_list("skp_id", "isi")
    )
    for s in satu:
        dulu = tercatat.get(s.skp.pk)
        if dulu and (ketikan := beda(dulu, s.lama)):
            yield Catatan("skp.diketik", s.skp, s.skp.diubah_oleh, perubahan=ketikan)
        yield Catatan("skp.lembar", s.skp, oleh, perubahan={"berkas": ("", berkas), **s.perubahan})


def _pesan(satu: list[SatuSkp], oleh: Pegawai | None) -> Iterable[Pesan]:
    siapa = oleh.nama if oleh else "Pengelola kinerja"
    for s in satu:
        if oleh is not None and s.skp.pegawai_id == oleh.pk:
            continue
        n = len(s.perubahan)
        judul = f"Draf SKP {s.skp.tahun} Anda {'disiapkan' if s.baru else 'diubah'} lewat lembar kerja"
        isi = f"{siapa} mengubah {n} hal di draf yang disiapkan untuk Anda. Riwayat perubahan memuat semuanya."
        yield Pesan(s.skp.pegawai_id, judul, isi, alamat(s.skp), f"skp-lembar:{s.skp.id_publik}:{s.skp.versi_isi}")
