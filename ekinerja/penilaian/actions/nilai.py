"""The two ratings and the predikat they lead to. The matrix is shown first; the PPK sets it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from ekinerja.aturan import Predikat, Rating, alasan_rating, menghalangi, predikat
from ekinerja.aturan.jawaban import Butir
from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.aturan.registri import hitung
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.penilaian import permissions
from ekinerja.penilaian.capaian import capaian_untuk, rating_terkunci
from ekinerja.penilaian.catatan import catat_evaluasi
from ekinerja.penilaian.models import Evaluasi, RealisasiPeriode, UmpanBalikPerilaku, UmpanBalikRhk

from .pindah import S, bentrok, hanya_penilai, pindahkan, salah_keadaan


@dataclass(frozen=True, slots=True)
class IsianNilai:
    """What the PPK decided and wrote. Feedback by public id of the RHK and by code of the core value."""

    rating_hasil: str
    rating_perilaku: str
    alasan_hasil: str = ""
    alasan_perilaku: str = ""
    catatan: str = ""
    umpan_rhk: Mapping[str, str] = field(default_factory=dict)
    umpan_perilaku: Mapping[str, str] = field(default_factory=dict)


class AlasanKurang(AturanDilanggar):
    """R-31: a rating lacks its written reason. `temuan` says at which field."""

    def __init__(self, temuan: list[Butir]) -> None:
        super().__init__("Rating ini perlu alasan tertulis.", status=400, butir=[b.kalimat for b in temuan])
        self.temuan = temuan


def hasil_matriks(e: Evaluasi, rating_hasil: str, rating_perilaku: str) -> Predikat:
    """DT-01 as in force on the last day of the period."""
    return predikat(Rating(rating_hasil), Rating(rating_perilaku), e.periode.selesai)


@transaction.atomic
def nilai(e: Evaluasi, isian: IsianNilai, *, oleh: Pegawai, pada: datetime, versi: int | None = None) -> None:
    """Set both ratings and the predikat of the matrix; nobody but the PPK sees them before publication.

    Raises AlasanKurang (R-31), AturanDilanggar where the capaian of a head's unit is not set yet (R-32), Bentrok with
    both versions when the evaluation changed since `versi`.
    """
    pastikan_boleh_menilai(e, oleh, pada)
    isian = _dengan_rating_terkunci(e, isian)
    kurang = menghalangi(temuan_alasan(e, isian, ada_umpan_balik=True))
    if kurang:
        raise AlasanKurang(kurang)
    if versi is not None and versi != Evaluasi.objects.values_list("versi_isi", flat=True).get(pk=e.pk):
        raise _dua_versi(e, isian)
    hasil = hasil_matriks(e, isian.rating_hasil, isian.rating_perilaku)
    dari = pindahkan(e, S.DINILAI, oleh=oleh, pada=pada, versi=versi, **_kolom(e, isian, hasil, oleh, pada))
    _simpan_umpan(e, isian)
    catat_evaluasi("evaluasi.dinilai", e, oleh=oleh, perubahan=_perubahan(e, dari), sah=True)


def pastikan_boleh_menilai(e: Evaluasi, oleh: Pegawai, pada: datetime) -> None:
    """Raises AturanDilanggar: 403 for anybody but the PPK, 409 for the PPK outside the time of rating."""
    hari = lokal(pada).date()
    if permissions.boleh_menilai(oleh, e, hari):
        return
    if not permissions.penilai(oleh, e):
        raise AturanDilanggar(hanya_penilai(e, "menilai"), status=403)
    raise salah_keadaan(e)


def _dengan_rating_terkunci(e: Evaluasi, isian: IsianNilai) -> IsianNilai:
    """R-32: whatever was sent, a head's rating of hasil kerja is that of the unit's capaian."""
    if e.pimpinan_unit_id is None:
        return isian
    terkunci = rating_terkunci(e, capaian_untuk(e))
    if terkunci is None:
        raise AturanDilanggar(
            f"Capaian kinerja {e.pimpinan_unit.nama} untuk {e.periode.sebutan} belum ditetapkan. Rating hasil kerja "
            "pimpinan unit mengikuti capaian itu, jadi tetapkan dahulu di halaman Capaian organisasi."
        )
    return IsianNilai(
        terkunci.value, isian.rating_perilaku, isian.alasan_hasil, isian.alasan_perilaku, isian.catatan,
        isian.umpan_rhk, isian.umpan_perilaku,
    )  # fmt: skip


def temuan_alasan(e: Evaluasi, isian: IsianNilai, *, ada_umpan_balik: bool) -> list[Butir]:
    """Findings of R-31: what blocks and what only warns."""
    return alasan_rating(
        Rating(isian.rating_hasil),
        Rating(isian.rating_perilaku),
        alasan_hasil=isian.alasan_hasil,
        alasan_perilaku=isian.alasan_perilaku,
        ada_umpan_balik=ada_umpan_balik,
        hasil_terkunci=e.pimpinan_unit_id is not None,
        hari=e.periode.selesai,
    )


def _kolom(e: Evaluasi, isian: IsianNilai, hasil: Predikat, oleh: Pegawai, pada: datetime) -> dict[str, Any]:
    masukan = {"hasil_kerja": isian.rating_hasil, "perilaku": isian.rating_perilaku}
    terisi = RealisasiPeriode.objects.filter(evaluasi=e).exclude(teks="").exists()
    return {
        "rating_hasil": isian.rating_hasil,
        "rating_perilaku": isian.rating_perilaku,
        "alasan_hasil": isian.alasan_hasil.strip(),
        "alasan_perilaku": isian.alasan_perilaku.strip(),
        "catatan": isian.catatan.strip(),
        "predikat": hasil.value,
        "versi_aturan": hitung("predikat", masukan, e.periode.selesai)["versi"],
        "versi_skp": e.versi_skp if e.status == S.SIAP_DINILAI else max(e.skp.versi, 1),
        "tanpa_realisasi": e.periode.jenis != "TAHUNAN" and not terisi,
        "dinilai_pada": pada,
        "dinilai_oleh": oleh,
    }


def _simpan_umpan(e: Evaluasi, isian: IsianNilai) -> None:
    dikenal = {n.kode for n in perilaku_berakhlak(e.skp.versi_perilaku)}
    UmpanBalikRhk.objects.filter(evaluasi=e).delete()
    UmpanBalikPerilaku.objects.filter(evaluasi=e).delete()
    UmpanBalikRhk.objects.bulk_create(
        UmpanBalikRhk(evaluasi=e, rhk=k, teks=t.strip()) for k, t in isian.umpan_rhk.items() if t.strip()
    )
    UmpanBalikPerilaku.objects.bulk_create(
        UmpanBalikPerilaku(evaluasi=e, nilai=k, teks=t.strip())
        for k, t in isian.umpan_perilaku.items()
        if k in dikenal and t.strip()
    )


def _perubahan(e: Evaluasi, dari: str) -> dict[str, Any]:
    return {
        "status": (dari, e.status),
        "rating hasil kerja": ("", e.get_rating_hasil_display()),
        "rating perilaku kerja": ("", e.get_rating_perilaku_display()),
        "predikat": ("", e.get_predikat_display()),
    }


def _dua_versi(e: Evaluasi, isian: IsianNilai) -> AturanDilanggar:
    kini = Evaluasi.objects.get(pk=e.pk)
    return bentrok(
        e,
        _untuk_dibaca(
            isian.rating_hasil, isian.rating_perilaku, isian.alasan_hasil, isian.alasan_perilaku, isian.catatan
        ),
        _untuk_dibaca(kini.rating_hasil, kini.rating_perilaku, kini.alasan_hasil, kini.alasan_perilaku, kini.catatan),
    )


def _untuk_dibaca(hasil: str, perilaku: str, alasan_hasil: str, alasan_perilaku: str, catatan: str) -> dict[str, str]:
    label = {**Rating.label_kode(), "": ""}
    return {
        "Rating hasil kerja": label[hasil],
        "Alasan hasil kerja": alasan_hasil,
        "Rating perilaku kerja": label[perilaku],
        "Alasan perilaku kerja": alasan_perilaku,
        "Catatan dan rekomendasi": catatan,
    }


@transaction.atomic
def batalkan_nilai(e: Evaluasi, *, oleh: Pegawai, pada: datetime) -> None:
    """Take a rating back before publication. What was written stays in the form, the predikat goes."""
    if not permissions.boleh_membatalkan(oleh, e):
        if not permissions.penilai(oleh, e):
            raise AturanDilanggar(hanya_penilai(e, "membatalkan penilaiannya"), status=403)
        raise salah_keadaan(e)
    lama = e.get_predikat_display()
    pindahkan(
        e, S.SIAP_DINILAI, oleh=oleh, pada=pada, predikat="", versi_aturan="", dinilai_pada=None, dinilai_oleh=None
    )
    perubahan = {"status": (S.DINILAI, S.SIAP_DINILAI), "predikat": (lama, "")}
    catat_evaluasi("evaluasi.dibatalkan", e, oleh=oleh, perubahan=perubahan, lepas=True)
