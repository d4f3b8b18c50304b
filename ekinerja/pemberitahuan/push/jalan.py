"""The call to the push service: only known hosts, https, no redirects, ten seconds, a neutral sentence inside."""

import http.client
import json
import ssl
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from ekinerja.inti.waktu import jam_mesin, sekarang
from ekinerja.pemberitahuan.bundel import Bundel, Gagal
from ekinerja.pemberitahuan.models import LanggananPush
from ekinerja.pemberitahuan.surel import judul, ringkas

from .alamat import boleh_dihubungi
from .kunci import kunci_pribadi
from .sandi import bukti_pengirim, sandikan

BATAS_WAKTU = 10  # seconds
SIMPAN = 24 * 3600  # seconds the service keeps it for a phone that is off
_TUNGGU_MAKS = timedelta(hours=6)
_HILANG = (404, 410)


class Jawaban(NamedTuple):
    status: int
    tunggu: timedelta | None


class JalanPush:
    """Stateless: each push is a call of its own."""

    def __enter__(self) -> "JalanPush":
        return self

    def __exit__(self, *_: Any) -> None: ...

    def siap(self) -> None: ...

    def dapat(self, b: Bundel) -> str:
        """The device must still be signed in as this person: its row ends with its session."""
        langganan = _langganan(b)
        if langganan is None:
            return "Perangkat ini tidak lagi berlangganan."
        return "Sesi di perangkat ini sudah berakhir." if langganan.perangkat.habis(sekarang()) else ""

    def kirim(self, b: Bundel) -> None:
        langganan = _langganan(b)
        if langganan is None or not boleh_dihubungi(langganan.alamat):
            raise Gagal("Alamat layanan notifikasi tidak (lagi) dikenal.", tetap=True)
        isi = json.dumps(muatan(b), ensure_ascii=False).encode()
        try:
            jawaban = panggil(
                langganan.alamat, sandikan(isi, langganan.kunci, langganan.rahasia), _kepala(b, langganan)
            )
        except (OSError, http.client.HTTPException) as galat:
            raise Gagal("Layanan notifikasi tidak terjangkau.") from galat
        _nilai(jawaban, langganan)


def _langganan(b: Bundel) -> LanggananPush | None:
    milik = LanggananPush.objects.select_related("perangkat")
    return milik.filter(pk=b.langganan, pegawai=b.orang.pk, perangkat__akun__pegawai=b.orang.pk).first()


def muatan(b: Bundel) -> dict[str, str]:
    """A neutral sentence, whose it is, and where it is read. The text itself is read after opening, signed in."""
    satu = b.isi[0] if len(b.isi) == 1 else None
    tujuan = reverse("pemberitahuan:daftar") + (f"?kabar={satu.id_publik}" if satu else "")
    baris = ringkas(b.isi)
    return {"judul": judul(baris, b.isi), "tujuan": tujuan, "orang": str(b.orang.id_publik), "tanda": str(b.surat)}


def _kepala(b: Bundel, langganan: LanggananPush) -> dict[str, str]:
    kontak = settings.KINERJA_URL or f"mailto:{settings.DEFAULT_FROM_EMAIL}"
    return {
        "Authorization": bukti_pengirim(langganan.alamat, kunci_pribadi(), kontak, jam_mesin()),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(SIMPAN),
        "Urgency": "normal",
        # The service replaces an undelivered copy of the same push: at most 32 characters.
        "Topic": b.surat.hex if b.surat else "",
    }


def panggil(alamat: str, isi: bytes, kepala: dict[str, str]) -> Jawaban:
    """One POST. http.client follows no redirect and asks no proxy of the environment. Raises OSError, HTTPException."""
    u = urlsplit(alamat)
    jalur = u.path + (f"?{u.query}" if u.query else "")
    sambungan = http.client.HTTPSConnection(u.hostname or "", u.port, timeout=BATAS_WAKTU, context=_tls())
    try:
        sambungan.request("POST", jalur or "/", isi, kepala)
        jawaban = sambungan.getresponse()
        return Jawaban(jawaban.status, _tunggu(jawaban.headers.get("Retry-After", "")))
    finally:
        sambungan.close()


def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _tunggu(teks: str) -> timedelta | None:
    """Retry-After in seconds; a date or nonsense counts as none."""
    return min(timedelta(seconds=int(teks)), _TUNGGU_MAKS) if teks.isdecimal() and len(teks) < 9 else None


def _nilai(jawaban: Jawaban, langganan: LanggananPush) -> None:
    """Good, gone, or another time."""
    if 200 <= jawaban.status < 300:
        return
    if jawaban.status in _HILANG:
        langganan.delete()
        raise Gagal("Peramban sudah mengakhiri langganan ini.", tetap=True)
    nanti = jawaban.status == 429 or jawaban.status >= 500
    raise Gagal(f"Layanan notifikasi menjawab {jawaban.status}.", tetap=not nanti, tunggu=jawaban.tunggu)
