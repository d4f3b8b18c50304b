"""The ketua of a team that the person was in on a day, for the log of reads (DT-15)."""

from collections import defaultdict
from uuid import UUID

from ekinerja.inti.bacaan import Pertanyaan, daftar_penentu
from ekinerja.kepegawaian.pembaca import Ruas, pada
from ekinerja.timkerja.models import AnggotaTim

KETUA_TIM = "KETUA_TIM"
TEKS = {KETUA_TIM: "Ketua tim kerja Anda"}


def siapkan() -> None:
    """Register with the log of reads."""
    daftar_penentu(20, ketua_tim, TEKS)


def ketua_tim(tanya: set[Pertanyaan]) -> dict[Pertanyaan, str]:
    """Led a team on that day in which the person was a member on it. Two queries, one where nobody leads any."""
    kolom = ("pegawai__id_publik", "tim_id", "mulai", "sampai", "tim__ditutup")
    ketua = _masa(AnggotaTim.objects.filter(pegawai__id_publik__in={t.pelaku for t in tanya}, peran="KETUA"), kolom)
    if not ketua:
        return {}
    anggota = _masa(AnggotaTim.objects.filter(pegawai__id_publik__in={t.pemilik for t in tanya}), kolom)
    return {t: KETUA_TIM for t in tanya if _tim_pada(ketua, t.pelaku, t) & _tim_pada(anggota, t.pemilik, t)}


def _masa(kueri: object, kolom: tuple[str, ...]) -> dict[UUID, list[tuple[int, Ruas]]]:
    hasil: dict[UUID, list[tuple[int, Ruas]]] = defaultdict(list)
    for orang, tim, mulai, sampai, ditutup in kueri.values_list(*kolom):  # type: ignore[attr-defined]
        akhir = min((s for s in (sampai, ditutup) if s is not None), default=None)
        hasil[orang].append((tim, (mulai, akhir)))
    return hasil


def _tim_pada(masa: dict[UUID, list[tuple[int, Ruas]]], orang: UUID, t: Pertanyaan) -> set[int]:
    return {tim for tim, ruas in masa.get(orang, ()) if pada(ruas, t.hari)}
