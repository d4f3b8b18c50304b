"""Answering a request: a colleague with a name, an outsider by the one-time link."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.umpan import kabar, permissions
from ekinerja.umpan.actions.minta import pindah, sidik
from ekinerja.umpan.hubungan import memimpin
from ekinerja.umpan.models import Balasan, Permintaan

K = Permintaan.Keadaan


@dataclass(frozen=True, slots=True)
class IsianJawaban:
    """What went well, what next, until when; and, where it fits, one core value."""

    baik: str
    berikut: str = ""
    sampai: date | None = None
    nilai_perilaku: str = ""


@dataclass(frozen=True, slots=True)
class IsianMitra:
    """Who an outsider is, by the own word."""

    nama: str
    lembaga: str = ""


@transaction.atomic
def jawab(p: Permintaan, isian: IsianJawaban, *, oleh: Pegawai, pada: datetime) -> Balasan:
    """Answer with one's name. Raises AturanDilanggar: 403 for others, 409 when it no longer waits.

    Whoever has come to be led by the person since is sent the nameless way: a named answer is not taken.
    """
    pastikan_menjawab(p, oleh=oleh)
    if memimpin(p.tentang, oleh, lokal(pada).date()):
        raise AturanDilanggar(
            f"Sekarang Anda bekerja di bawah {p.tentang.nama}. Supaya bebas berpendapat, sampaikan lewat "
            "“Umpan balik untuk pimpinan”: tanpa nama dan tanpa waktu.",
        )
    return _tulis(p, isian, dari=oleh, dari_nama=oleh.nama, pada=pada)


@transaction.atomic
def tolak(p: Permintaan, *, oleh: Pegawai, pada: datetime) -> None:
    """Decline with one tap; no reason is asked."""
    pastikan_menjawab(p, oleh=oleh)
    pindah(p, K.DITOLAK, pada)
    catat("umpan.ditolak", p, oleh=oleh)
    kabar.kabari_ditolak(p)


def permintaan_tautan(token: str, hari: date) -> Permintaan | None:
    """The request behind a link that still works; None for one that was used, taken back, has run out, or never was."""
    ada = Permintaan.objects.filter(sidik_tautan=sidik(token), hubungan="MITRA").terbuka(hari)
    return ada.select_related("tentang", "peminta").first()


@transaction.atomic
def jawab_mitra(token: str, mitra: IsianMitra, isian: IsianJawaban, *, pada: datetime) -> Balasan:
    """Use the link, once. Raises AturanDilanggar (409) when it no longer works."""
    p = permintaan_tautan(token, lokal(pada).date())
    if p is None:
        raise AturanDilanggar(
            "Tautan ini sudah dipakai, dicabut, atau lewat waktunya. Minta tautan baru kepada pengirimnya."
        )
    nama = f"{mitra.nama.strip()} ({mitra.lembaga.strip()})" if mitra.lembaga.strip() else mitra.nama.strip()
    return _tulis(p, isian, dari=None, dari_nama=nama or p.kepada, pada=pada)


def pastikan_menjawab(p: Permintaan, *, oleh: Pegawai) -> None:
    """Before a form is shown or taken. Raises AturanDilanggar: 403 for whoever is not asked, 409 when it does not wait."""
    if p.diminta_id != oleh.pk:
        raise AturanDilanggar(f"Permintaan ini ditujukan kepada {p.kepada}.", status=403)
    if p.keadaan == K.TANPA_NAMA:
        raise AturanDilanggar(
            "Untuk pimpinan Anda, sampaikan lewat jalur tanpa nama. Tautannya ada di halaman permintaan ini."
        )
    if p.keadaan != K.MENUNGGU:
        raise AturanDilanggar(f"Permintaan ini berstatus “{p.get_keadaan_display()}”, jadi tidak dapat diubah lagi.")
    if permissions.lewat(p):
        raise AturanDilanggar(
            f"Permintaan ini ditunggu sampai {tanggal(p.berlaku_sampai)}. Minta {p.peminta.nama} mengirim yang baru."
        )


def periksa_isian(isian: IsianJawaban, hari: date) -> dict[str, Any]:
    """The words as columns. Raises AturanDilanggar (400) for nothing said, or a next step due before today."""
    baik = isian.baik.strip()
    if not baik:
        raise AturanDilanggar("Tulis dulu apa yang sudah baik; satu kalimat sudah cukup.", status=400)
    if isian.sampai is not None and isian.sampai < hari:
        raise AturanDilanggar("Hari untuk langkah berikutnya sudah lewat. Pilih hari ini atau sesudahnya.", status=400)
    return {"baik": baik, "berikut": isian.berikut.strip(), "sampai": isian.sampai}


def _tulis(p: Permintaan, isian: IsianJawaban, *, dari: Pegawai | None, dari_nama: str, pada: datetime) -> Balasan:
    hari = lokal(pada).date()
    kata = periksa_isian(isian, hari)
    pindah(p, K.DIJAWAB, pada)
    isi: dict[str, Any] = {
        "permintaan": p, "tentang": p.tentang, "dari": dari, "dari_nama": dari_nama[:280], "hubungan": p.hubungan,
        "rhk": p.rhk, "nilai_perilaku": isian.nilai_perilaku, "tanggal": hari, "dibuat_pada": pada, **kata,
    }  # fmt: skip
    balasan = Balasan.objects.create(**isi)
    catat("umpan.dijawab" if dari else "umpan.dijawab_mitra", balasan, oleh=dari)
    kabar.kabari_dijawab(balasan)
    return balasan
