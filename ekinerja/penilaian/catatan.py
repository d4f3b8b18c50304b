"""Trail and news of the verbs of an evaluation."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from ekinerja.inti.jejak import catat
from ekinerja.inti.peristiwa import siarkan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.penilaian import tetap
from ekinerja.penilaian.models import Evaluasi, RealisasiPeriode

# Events that tell a rating which is not published yet.
RAHASIA = ("evaluasi.dinilai", "evaluasi.dibatalkan")


def catat_evaluasi(
    kejadian: str,
    e: Evaluasi,
    *,
    oleh: Pegawai | None,
    perubahan: Mapping[str, Sequence[Any]],
    sah: bool = False,
    lepas: bool = False,
) -> None:
    """Write the trail row. `sah`: the act fixes the content. `lepas`: what was fixed may change again."""
    isi = tetap.satu(e.id_publik) if sah else {} if lepas else None
    catat(kejadian, e, oleh=oleh, perubahan=perubahan, tetap=isi)


def realisasi_kini(e: Evaluasi) -> dict[str, str]:
    """The typed realisation as label -> words, as the trail shows it."""
    baris = RealisasiPeriode.objects.filter(evaluasi=e).exclude(teks="", penjelasan="").order_by("rencana_aksi_id")
    return {
        f"{teks_aksi} ({id_})": f"{teks}. {penjelasan}".strip(". ") if penjelasan else teks
        for teks_aksi, id_, teks, penjelasan in baris.values_list(
            "rencana_aksi__teks", "rencana_aksi_id", "teks", "penjelasan"
        )
    }


def beda(lama: Mapping[str, str], baru: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What changed between two states of the realisation."""
    urut = [*baru, *(k for k in lama if k not in baru)]
    return {k: (lama.get(k, ""), baru.get(k, "")) for k in urut if lama.get(k, "") != baru.get(k, "")}


def alamat(e: Evaluasi) -> str:
    return reverse("penilaian:detail", args=[e.id_publik])


def kabari_pemilik(e: Evaluasi, judul: str, isi: str, *, jenis: str, kunci: str, mengapa: bool = False) -> None:
    """Message and live event for the person who is evaluated."""
    tautan = reverse("penilaian:mengapa", args=[e.id_publik]) if mengapa else alamat(e)
    kirim(e.pegawai, "penilaian", judul, isi, tautan, kunci_efek=kunci)
    siarkan(f"orang:{e.pegawai.id_publik}", jenis, {"evaluasi": str(e.id_publik)})


def kabari_penilai(e: Evaluasi, judul: str, isi: str, *, jenis: str, kunci: str) -> None:
    """Message to the PPK, and the event that the open board listens to."""
    if e.penilai is None:
        return
    kirim(e.penilai, "penilaian", judul, isi, alamat(e), kunci_efek=kunci)
    siarkan(f"tim:{e.penilai.id_publik}", jenis, {"evaluasi": str(e.id_publik)})
