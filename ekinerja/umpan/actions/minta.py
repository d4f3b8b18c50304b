"""Asking for feedback, taking it back, reminding once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Rhk
from ekinerja.umpan import kabar, permissions
from ekinerja.umpan.hubungan import hubungan_dengan
from ekinerja.umpan.models import Hubungan, Permintaan
from ekinerja.umpan.setelan import hari_berlaku, hari_tautan, maks_permintaan

K = Permintaan.Keadaan


@dataclass(frozen=True, slots=True)
class IsianPermintaan:
    """A question, and what the asker attaches: an RHK and a report of the person it is about."""

    pertanyaan: str
    rhk: UUID | None = None
    laporan: UUID | None = None


@transaction.atomic
def minta(tentang: Pegawai, diminta: Pegawai, isian: IsianPermintaan, *, oleh: Pegawai, pada: datetime) -> Permintaan:
    """Ask a colleague. Whoever is led by the person it is about answers without a name, so the request ends here.

    Raises AturanDilanggar: 403 for somebody else's work, 400 for a stranger or too many, 409 for one that still waits.
    """
    _pastikan(oleh, tentang)
    hubungan = hubungan_dengan(tentang, diminta, lokal(pada).date())
    if diminta.pk in (tentang.pk, oleh.pk) or not hubungan:
        raise AturanDilanggar(
            f"Pilih orang yang bekerja dengan {_sebut(oleh, tentang)}: atasan, rekan seunit, rekan satu tim, atau bawahan.",
            status=400,
        )
    _pegang(oleh, pada)
    if Permintaan.objects.filter(peminta=oleh, tentang=tentang, diminta=diminta).terbuka(lokal(pada).date()).exists():
        raise AturanDilanggar(
            f"{diminta.nama} masih menyimpan permintaan Anda. Tunggu jawabannya, atau ingatkan satu kali."
        )
    tanpa_nama = hubungan == Hubungan.BAWAHAN
    p = Permintaan.objects.create(
        tentang=tentang, peminta=oleh, diminta=diminta, hubungan=hubungan, dibuat_pada=pada,
        keadaan=K.TANPA_NAMA if tanpa_nama else K.MENUNGGU, berlaku_sampai=lokal(pada).date() + timedelta(hari_berlaku()),
        **_isi(tentang, isian),
    )  # fmt: skip
    catat("umpan.diminta", p, oleh=oleh)
    kabar.kabari_diminta(p)
    return p


@transaction.atomic
def minta_mitra(
    tentang: Pegawai, nama: str, lembaga: str, isian: IsianPermintaan, *, oleh: Pegawai, pada: datetime
) -> tuple[Permintaan, str]:
    """Ask somebody outside: (request, one-time token). The token is 128 random bits, kept as a digest only."""
    _pastikan(oleh, tentang)
    nama = nama.strip()
    if not nama:
        raise AturanDilanggar("Tulis nama mitra yang diminta.", status=400)
    _pegang(oleh, pada)
    hari = lokal(pada).date()
    kembar = Permintaan.objects.filter(
        peminta=oleh, tentang=tentang, mitra_nama=nama, pertanyaan=isian.pertanyaan.strip()
    )
    if kembar.terbuka(hari).exists():
        raise AturanDilanggar(
            f"Tautan untuk {nama} dengan pertanyaan ini sudah dibuat. Bila tautannya hilang, cabut permintaan itu, lalu buat lagi."
        )
    token = secrets.token_urlsafe(16)
    p = Permintaan.objects.create(
        tentang=tentang, peminta=oleh, hubungan=Hubungan.MITRA, mitra_nama=nama, mitra_lembaga=lembaga.strip(),
        sidik_tautan=sidik(token), dibuat_pada=pada, berlaku_sampai=hari + timedelta(hari_tautan()), **_isi(tentang, isian),
    )  # fmt: skip
    catat("umpan.tautan_dibuat", p, oleh=oleh)
    kabar.kabari_diminta(p)
    return p, token


def sidik(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(f"umpan.mitra\0{token}".encode()).hexdigest()


def _sebut(oleh: Pegawai, tentang: Pegawai) -> str:
    return "Anda" if oleh.pk == tentang.pk else tentang.nama


def _pastikan(oleh: Pegawai, tentang: Pegawai) -> None:
    if not permissions.boleh_meminta(oleh, tentang):
        raise AturanDilanggar(
            f"Umpan balik tentang {tentang.nama} diminta oleh yang bersangkutan atau pejabat penilainya.", status=403
        )


def _pegang(oleh: Pegawai, pada: datetime) -> None:
    """The asker's row is the lock: two requests at once cannot both be the last of the month."""
    Pegawai.objects.filter(pk=oleh.pk).update(sumber=oleh.sumber)
    awal = lokal(pada).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    banyak, maks = Permintaan.objects.filter(peminta=oleh, dibuat_pada__gte=awal).count(), maks_permintaan()
    if banyak >= maks:
        raise AturanDilanggar(
            f"Bulan ini Anda sudah mengirim {banyak} permintaan; batasnya {maks}, supaya rekan tidak kewalahan. "
            "Mulai bulan depan Anda dapat meminta lagi.",
            status=400,
        )


def _isi(tentang: Pegawai, isian: IsianPermintaan) -> dict[str, Any]:
    pertanyaan = isian.pertanyaan.strip()
    if not pertanyaan:
        raise AturanDilanggar("Tulis pertanyaannya; satu kalimat sudah cukup.", status=400)
    return {"pertanyaan": pertanyaan, **_rhk(tentang, isian.rhk), **_laporan(tentang, isian.laporan)}


def _rhk(tentang: Pegawai, rhk: UUID | None) -> dict[str, Any]:
    if rhk is None:
        return {}
    teks = Rhk.objects.filter(skp__pegawai=tentang, id_publik=rhk).values_list("teks", flat=True).first()
    if teks is None:
        raise AturanDilanggar("Rencana hasil kerja itu tidak ada lagi. Pilih dari daftar.", status=400)
    return {"rhk": rhk, "rhk_teks": teks[:1000]}


def _laporan(tentang: Pegawai, laporan: UUID | None) -> dict[str, Any]:
    if laporan is None:
        return {}
    lap = LaporanHarian.objects.filter(pegawai=tentang, id_publik=laporan).terkirim().first()
    if lap is None:
        raise AturanDilanggar("Laporan itu tidak ada lagi. Pilih dari daftar.", status=400)
    teks = f"{tanggal(lap.tanggal)}: {lap.kegiatan} ({lap.realisasi} {lap.satuan}, {lap.jumlah_bukti} bukti)"
    return {"lampiran": teks[:600]}


@transaction.atomic
def cabut(p: Permintaan, *, oleh: Pegawai, pada: datetime) -> None:
    """Take back a request that waits; a link is dead from now on."""
    if p.peminta_id != oleh.pk:
        raise AturanDilanggar(f"Permintaan ini dicabut oleh {p.peminta.nama}, yang membuatnya.", status=403)
    pindah(p, K.DICABUT, pada)
    catat("umpan.dicabut", p, oleh=oleh)


@transaction.atomic
def ingatkan(p: Permintaan, *, oleh: Pegawai, pada: datetime) -> None:
    """Remind the colleague, once for each request."""
    if p.peminta_id != oleh.pk:
        raise AturanDilanggar(f"Yang mengingatkan {p.peminta.nama}, yang membuat permintaan ini.", status=403)
    ada = Permintaan.objects.filter(pk=p.pk, diminta__isnull=False, diingatkan_pada=None).terbuka(lokal(pada).date())
    if not ada.update(diingatkan_pada=pada):
        raise AturanDilanggar(
            "Permintaan ini sudah diingatkan, sudah selesai, atau ditujukan kepada mitra. Satu pengingat cukup."
        )
    p.diingatkan_pada = pada
    catat("umpan.diingatkan", p, oleh=oleh)
    kabar.kabari_ingat(p)


def pindah(p: Permintaan, keadaan: str, pada: datetime) -> None:
    """The only way out of MENUNGGU, as one conditional UPDATE. Raises AturanDilanggar (409) when it is not there."""
    if not Permintaan.objects.filter(pk=p.pk, keadaan=K.MENUNGGU).update(keadaan=keadaan, selesai_pada=pada):
        p.refresh_from_db(fields=["keadaan"])
        raise AturanDilanggar(f"Permintaan ini berstatus “{p.get_keadaan_display()}”, jadi tidak dapat diubah lagi.")
    p.refresh_from_db(fields=["keadaan", "selesai_pada"])
