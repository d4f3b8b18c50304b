"""The data-quality list after an import: what was found is added, what was repaired is closed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count

from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.importers.pegawai.rencana import Rencana, bagi
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import CatatanMutu, Penugasan
from ekinerja.kepegawaian.penilai import tanpa_penilai

JENIS_IMPOR = tuple(j for j in CatatanMutu.Jenis if j != CatatanMutu.Jenis.KEPALA_GANDA)


def tulis_mutu(rencana: Rencana, id_nip: Mapping[str, int]) -> None:
    """Compare the open notes of the people in the file with what was found now."""
    ids = {id_nip[o.nip]: o for o in rencana.orang if o.nip in id_nip}
    terbuka = _terbuka(ids)
    pada, baru = sekarang(), []
    for pk, o in ids.items():
        unit = o.unit.id if o.unit else None
        for jenis, uraian, saran in dict.fromkeys(o.mutu):
            kunci = (pk, jenis, uraian[:300])
            if terbuka.pop(kunci, None) is None:
                baru.append(_catatan(pk, unit, kunci, saran, rencana.sumber, pada))
    _tutup(terbuka.values(), pada)
    CatatanMutu.objects.bulk_create(baru, batch_size=500)
    _tanpa_penilai(rencana, pada)
    periksa_kepala(rencana.pada, sumber=rencana.sumber)


def _terbuka(ids: Iterable[int]) -> dict[tuple[int, str, str], int]:
    hasil = {}
    for bagian in bagi(ids):
        baris = CatatanMutu.objects.filter(pegawai_id__in=bagian, selesai_pada__isnull=True, jenis__in=JENIS_IMPOR)
        hasil |= {(p, j, u): pk for p, j, u, pk in baris.values_list("pegawai_id", "jenis", "uraian", "pk")}
    return hasil


def _catatan(pk: int, unit: int | None, kunci: tuple[int, str, str], saran: str, sumber: str, pada: Any) -> CatatanMutu:
    _, jenis, uraian = kunci
    return CatatanMutu(
        pegawai_id=pk, unit_id=unit, jenis=jenis, uraian=uraian, saran=saran[:300], sumber=sumber, dibuat_pada=pada
    )


def _tutup(pk: Iterable[int], pada: Any) -> None:
    for bagian in bagi(pk):
        CatatanMutu.objects.filter(pk__in=bagian).update(
            selesai_pada=pada, penyelesaian="Tidak ditemukan lagi pada impor berikutnya."
        )


def _tanpa_penilai(rencana: Rencana, pada: Any) -> None:
    """People nobody appraises: no head anywhere above them."""
    sudah = set(
        CatatanMutu.objects.filter(jenis=CatatanMutu.Jenis.ATASAN_KOSONG, selesai_pada__isnull=True).values_list(
            "pegawai_id", flat=True
        )
    )
    puncak = Penugasan.objects.filter(berlaku(rencana.pada), kepala_unit=True, unit__jenis_id__in=("setda", "pemda"))
    orang = tanpa_penilai(rencana.pada).exclude(pk__in=puncak.values("pegawai_id"))
    CatatanMutu.objects.bulk_create(
        [
            CatatanMutu(
                pegawai_id=pk,
                jenis=CatatanMutu.Jenis.ATASAN_KOSONG,
                uraian="Belum ada penilai: unit kerjanya dan semua unit di atasnya belum berpimpinan.",
                saran="Tunjuk pimpinan unitnya, atau catat atasannya.",
                sumber=rencana.sumber,
                dibuat_pada=pada,
            )
            for pk in orang.values_list("pk", flat=True)
            if pk not in sudah
        ],
        batch_size=500,
    )


def periksa_kepala(tanggal: Any, *, sumber: str = "") -> None:
    """Two definitive heads of one unit become a note; a note whose unit has one head again is closed."""
    kepala = Penugasan.objects.filter(berlaku(tanggal), kepala_unit=True, jenis=Penugasan.Jenis.DEFINITIF)
    ganda = dict(kepala.values_list("unit_id").annotate(n=Count("pk")).filter(n__gt=1))
    terbuka = CatatanMutu.objects.filter(jenis=CatatanMutu.Jenis.KEPALA_GANDA, selesai_pada__isnull=True)
    terbuka.exclude(unit_id__in=ganda).update(selesai_pada=sekarang(), penyelesaian="Unit ini kembali berkepala satu.")
    sudah = set(terbuka.values_list("unit_id", flat=True))
    nama: dict[int, list[str]] = {}
    for unit, orang in (
        kepala.filter(unit_id__in=ganda).order_by("mulai", "pegawai_id").values_list("unit_id", "pegawai__nama")
    ):
        nama.setdefault(unit, []).append(orang)
    CatatanMutu.objects.bulk_create(
        CatatanMutu(
            unit_id=unit,
            jenis=CatatanMutu.Jenis.KEPALA_GANDA,
            uraian=f"Dua kepala definitif: {', '.join(isi)}. Sementara dipakai yang lebih dulu, {isi[0]}."[:300],
            saran="Akhiri penugasan kepala yang lama, atau perbaiki unit kerja yang keliru.",
            sumber=sumber,
            dibuat_pada=sekarang(),
        )
        for unit, isi in nama.items()
        if unit not in sudah
    )
