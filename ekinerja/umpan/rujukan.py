"""What unasked feedback may rest on: work of the giver, and teams of both. Never what only the other one may see (DT-15)."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.tampil import tanggal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Rhk
from ekinerja.timkerja.kueri import anggota_pada
from ekinerja.timkerja.models import AnggotaTim, TimKerja
from ekinerja.umpan.models import Balasan

MAKS_LAPORAN = 20
MAKS_KATA = Balasan._meta.get_field("rujukan").max_length or 600
_TIM, _LAPORAN, _RHK = "tim", "laporan", "rhk"


def pilihan(oleh: Pegawai, tentang: Pegawai, hari: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Grouped choices (value, words); a value is the kind and the public id. Three queries."""
    tim = _tim(oleh, tentang, hari).values_list("id_publik", "nama")
    laporan = _laporan(oleh).order_by("-tanggal", "-jam_mulai", "-pk")
    isi = [
        ("Tim kerja bersama", [(f"{_TIM}:{k}", nama) for k, nama in tim]),
        (
            "Laporan saya",
            [
                (f"{_LAPORAN}:{k}", f"{tanggal(t)}: {teks[:80]}")
                for k, t, teks in laporan.values_list("id_publik", "tanggal", "kegiatan")[:MAKS_LAPORAN]
            ],
        ),
        (
            "Hasil kerja saya",
            [(f"{_RHK}:{k}", teks[:120]) for k, teks in _rhk(oleh, hari).values_list("id_publik", "teks")],
        ),
    ]
    return [(kelompok, baris) for kelompok, baris in isi if baris]


def kata_rujukan(oleh: Pegawai, tentang: Pegawai, nilai: str, hari: date) -> str:
    """What is kept of a choice: words, so that nothing opens through it. Empty for what is not (or no longer) there."""
    jenis, _, kode = nilai.partition(":")
    try:
        kunci = UUID(kode)
    except ValueError:
        return ""
    kata = ""
    if jenis == _TIM and (tim := _tim(oleh, tentang, hari).filter(id_publik=kunci).first()):
        kata = f"Tim kerja: {tim.nama}"
    elif jenis == _LAPORAN and (lap := _laporan(oleh).filter(id_publik=kunci).first()):
        kata = f"Laporan {oleh.nama}, {tanggal(lap.tanggal)}: {lap.kegiatan} ({lap.realisasi} {lap.satuan}, {lap.jumlah_bukti} bukti)"
    elif jenis == _RHK and (rhk := _rhk(oleh, hari).filter(id_publik=kunci).first()):
        kata = f"Hasil kerja {oleh.nama}: {rhk.teks}"
    return kata[:MAKS_KATA]


def _tim(oleh: Pegawai, tentang: Pegawai, hari: date) -> QuerySet[TimKerja]:
    """Teams that run and have both as members."""
    berdua = [AnggotaTim.objects.filter(anggota_pada(hari), pegawai=p).values("tim") for p in (oleh, tentang)]
    return TimKerja.objects.filter(pk__in=berdua[0]).filter(pk__in=berdua[1]).order_by("nama", "pk")


def _laporan(oleh: Pegawai) -> QuerySet[LaporanHarian]:
    return LaporanHarian.objects.filter(pegawai=oleh).terkirim()


def _rhk(oleh: Pegawai, hari: date) -> QuerySet[Rhk]:
    semua = Rhk.objects.filter(skp__pegawai=oleh, skp__tahun=hari.year, skp__versi__gt=0)
    return semua.order_by("skp", "urutan", "pk")
