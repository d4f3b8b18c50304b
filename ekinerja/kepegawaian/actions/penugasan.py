"""Orders about who leads a unit: definitive head, Plt., Plh."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.actions.wewenang import pastikan_admin
from ekinerja.kepegawaian.importers.pegawai.mutu import periksa_kepala
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Jabatan, JenisJabatan, Pegawai, Penugasan, UnitKerja
from ekinerja.kepegawaian.penilai import penugasan_pada, susun_penilai
from ekinerja.kepegawaian.susunan import HARI

PELAKSANA = (Penugasan.Jenis.PLT, Penugasan.Jenis.PLH)


@transaction.atomic
def tunjuk_pelaksana(
    pegawai: Pegawai,
    unit: UnitKerja,
    jenis: str,
    *,
    mulai: date,
    sampai: date | None,
    nomor: str,
    tanggal: date,
    oleh: Pegawai,
) -> Penugasan:
    """Appoint a Plt. or Plh. head of a unit. The own position stays; while it lasts the person appraises there."""
    pastikan_admin(oleh)
    if jenis not in PELAKSANA:
        raise AturanDilanggar("Pilih Plt. atau Plh.", status=400)
    if sampai is not None and sampai < mulai:
        raise AturanDilanggar("Hari berakhirnya lebih awal dari hari mulainya. Periksa kedua tanggalnya.", status=400)
    ada = Penugasan.objects.filter(unit=unit, kepala_unit=True, jenis=jenis)
    ada = ada.filter(Q(sampai__isnull=True) | Q(sampai__gte=mulai))
    if (ada.filter(mulai__lte=sampai) if sampai else ada).exists():
        raise AturanDilanggar(f"{unit.nama} sudah mempunyai {Penugasan.Jenis(jenis).label} pada hari-hari itu.")
    tugas = Penugasan.objects.create(
        pegawai=pegawai,
        unit=unit,
        jabatan=_jabatan_pimpinan(unit),
        jenis=jenis,
        kepala_unit=True,
        mulai=mulai,
        sampai=sampai,
        nomor_sk=nomor,
        tanggal_sk=tanggal,
    )
    perubahan = {"unit": (None, unit.nama), "jenis": (None, tugas.get_jenis_display()), "nomor": (None, nomor)}
    catat(
        "penugasan.ditunjuk", pegawai, oleh=oleh, perubahan={**perubahan, "masa": (None, f"{mulai} – {sampai or ''}")}
    )
    _setelah(mulai)
    return tugas


def _jabatan_pimpinan(unit: UnitKerja) -> Jabatan:
    """The position that is led: that of the last definitive head, or a plain name."""
    terakhir = (
        Penugasan.objects.filter(unit=unit, kepala_unit=True, jenis=Penugasan.Jenis.DEFINITIF)
        .select_related("jabatan")
        .order_by("-mulai")
        .first()
    )
    if terakhir:
        return terakhir.jabatan
    jenis = {"II": JenisJabatan.JPT_PRATAMA, "III": JenisJabatan.ADMINISTRATOR, "IV": JenisJabatan.PENGAWAS}.get(
        unit.jenis.eselon_baku.split(".")[0], JenisJabatan.FUNGSIONAL
    )
    return Jabatan.objects.get_or_create(
        nama=f"Kepala {unit.nama}"[:160], jenis=jenis, jenjang="", kelas=None, eselon=""
    )[0]


@transaction.atomic
def akhiri_penugasan(tugas: Penugasan, *, sampai: date, oleh: Pegawai) -> None:
    """Set the last day of a Plt./Plh. order."""
    pastikan_admin(oleh)
    if tugas.jenis not in PELAKSANA:
        raise AturanDilanggar("Penugasan definitif berubah lewat “Catat perpindahan” di profilnya, atau lewat impor.")
    if sampai < tugas.mulai:
        raise AturanDilanggar("Hari terakhirnya lebih awal dari hari mulainya. Periksa tanggalnya.", status=400)
    berubah = Penugasan.objects.filter(pk=tugas.pk).filter(Q(sampai__isnull=True) | Q(sampai__gt=sampai))
    if not berubah.update(sampai=sampai):
        raise AturanDilanggar("Penugasan ini sudah berakhir lebih dulu. Muat ulang halaman untuk melihatnya.")
    catat("penugasan.diakhiri", tugas.pegawai, oleh=oleh, perubahan={"sampai": (tugas.sampai, sampai)})
    _setelah(sampai + HARI)


@transaction.atomic
def tetapkan_pimpinan(unit: UnitKerja, pegawai: Pegawai, *, tanggal: date, oleh: Pegawai, alasan: str) -> None:
    """Make a member of the unit its definitive head, where the source does not say so (SIASN names no head of a school).

    A former head of the unit loses the mark from the same day.
    """
    pastikan_admin(oleh)
    tugas = penugasan_pada(pegawai, tanggal)
    if tugas is None or tugas.unit_id != unit.pk:
        raise AturanDilanggar(f"{pegawai.nama} tidak bertugas di {unit.nama}. Pilih pegawai unit itu.", status=400)
    kepala = Penugasan.objects.filter(
        berlaku(tanggal), unit=unit, kepala_unit=True, jenis=Penugasan.Jenis.DEFINITIF
    ).exclude(pk=tugas.pk)
    lama = ", ".join(kepala.values_list("pegawai__nama", flat=True)) or None
    kepala.update(kepala_unit=False)
    Penugasan.objects.filter(pk=tugas.pk).update(kepala_unit=True, atasan_khusus=None)
    catat(
        "unit.pimpinan_ditetapkan",
        unit,
        oleh=oleh,
        perubahan={"pimpinan": (lama, pegawai.nama), "alasan": (None, alasan)},
    )
    _setelah(tanggal)


def _setelah(tanggal: date) -> None:
    susun_penilai()
    periksa_kepala(tanggal)
