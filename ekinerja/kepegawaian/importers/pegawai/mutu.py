"""The data-quality list after an import: what was found is added, what was repaired is closed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count

from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.importers.pegawai.rencana import Rencana, bagi
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import CatatanMutu, Penugasan
from ekinerja.kepegawaian.penilai import tanpa_penilai

Jenis = CatatanMutu.Jenis
JENIS_IMPOR = tuple(j for j in Jenis if j not in (Jenis.KEPALA_GANDA, Jenis.KEPALA_KOSONG))


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
        CatatanMutu.objects.filter(jenis=Jenis.ATASAN_KOSONG, selesai_pada__isnull=True).values_list(
            "pegawai_id", flat=True
        )
    )
    puncak = Penugasan.objects.filter(berlaku(rencana.pada), kepala_unit=True, unit__jenis_id__in=("setda", "pemda"))
    orang = tanpa_penilai(rencana.pada).exclude(pk__in=puncak.values("pegawai_id"))
    CatatanMutu.objects.bulk_create(
        [
            CatatanMutu(
                pegawai_id=pk,
                jenis=Jenis.ATASAN_KOSONG,
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
    """Units with two definitive heads, and units whose people have none, become notes; what is repaired is closed."""
    _cocokkan_catatan(Jenis.KEPALA_GANDA, _kepala_ganda(tanggal), "Unit ini kembali berkepala satu.", sumber)
    _cocokkan_catatan(Jenis.KEPALA_KOSONG, _kepala_kosong(tanggal), "Unit ini sudah berpimpinan.", sumber)


def _kepala_ganda(tanggal: Any) -> dict[int, tuple[str, str]]:
    kepala = Penugasan.objects.filter(berlaku(tanggal), kepala_unit=True, jenis=Penugasan.Jenis.DEFINITIF)
    ganda = kepala.values("unit_id").annotate(n=Count("pk")).filter(n__gt=1).values("unit_id")
    nama: dict[int, list[str]] = {}
    baris = kepala.filter(unit_id__in=ganda).order_by("pk").values_list("unit_id", "pegawai__nama")
    for unit, orang in baris:
        nama.setdefault(unit, []).append(orang)
    saran = "Akhiri penugasan kepala yang lama, atau perbaiki unit kerja yang keliru."
    return {
        unit: (f"Dua kepala definitif: {', '.join(isi)}. Sementara dipakai yang lebih dulu tercatat, {isi[0]}.", saran)
        for unit, isi in nama.items()
    }


def _kepala_kosong(tanggal: Any) -> dict[int, tuple[str, str]]:
    tugas = Penugasan.objects.filter(berlaku(tanggal))
    isi = dict(tugas.values_list("unit_id").annotate(n=Count("pk")))
    berkepala = set(tugas.filter(kepala_unit=True).values_list("unit_id", flat=True))
    saran = "Tetapkan pimpinannya. Sementara itu penilai pegawainya adalah pimpinan unit di atasnya."
    return {
        unit: (f"{n} pegawai bertugas di unit ini, tetapi belum ada pimpinannya.", saran)
        for unit, n in isi.items()
        if unit not in berkepala
    }


def _cocokkan_catatan(jenis: str, ditemukan: Mapping[int, tuple[str, str]], beres: str, sumber: str) -> None:
    terbuka = CatatanMutu.objects.filter(jenis=jenis, selesai_pada__isnull=True)
    lama = dict(terbuka.values_list("unit_id", "pk"))
    pada = sekarang()
    for bagian in bagi(pk for unit, pk in lama.items() if unit not in ditemukan):
        CatatanMutu.objects.filter(pk__in=bagian).update(selesai_pada=pada, penyelesaian=beres)
    CatatanMutu.objects.bulk_create(
        CatatanMutu(unit_id=unit, jenis=jenis, uraian=uraian[:300], saran=saran, sumber=sumber, dibuat_pada=pada)
        for unit, (uraian, saran) in ditemukan.items()
        if unit not in lama
    )
