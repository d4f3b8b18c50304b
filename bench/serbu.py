"""The people of a stampede: a lean HTTP/1.1 client on asyncio streams, and what one person does with it.

A client of our own because generator and server share the cores: what the generator spends is missing in the figures.
Arrivals are open-loop: people come when they come, however slow the answers are.
"""

import asyncio
import hashlib
import io
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from uuid import uuid4

import brotli

from bench.salinan import Orang

CSRF = "b" * 32
TUNGGU_JAWABAN = 60.0
JEDA_MAKS = 300.0
TUNDA = frozenset({0, 408, 425, 429, 500, 502, 503, 504, 507})
FOTO_BITA = 150_000


@dataclass
class Catatan:
    """What was measured: milliseconds per kind, statuses, what was acknowledged."""

    jeda: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    status: Counter[str] = field(default_factory=Counter)
    diakui: list[str] = field(default_factory=list)
    diakui_berfoto: list[str] = field(default_factory=list)
    ditolak: Counter[str] = field(default_factory=Counter)
    contoh_tolak: list[str] = field(default_factory=list)
    ulang: int = 0
    telat_mulai: float = 0.0


class Sambungan:
    """One person's connection, kept alive between requests and opened anew when it was lost."""

    def __init__(self, port: int, orang: Orang, catatan: Catatan) -> None:
        self._port, self._catatan = port, catatan
        self._kepala = (
            f"Host: 127.0.0.1:{port}\r\nCookie: sesi={orang.sesi}; csrf={CSRF}\r\nX-CSRFToken: {CSRF}\r\n"
            f"Origin: http://127.0.0.1:{port}\r\nX-Forwarded-For: {_alamat(orang)}\r\nX-Pemilik: {orang.id_publik}\r\n"
            "Accept-Encoding: gzip, deflate, br\r\n"
        )
        self._alir: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def minta(self, jenis: str, baris: str, badan: bytes = b"", kepala: str = "") -> tuple[int, float]:
        """One request: (status, seconds of Retry-After). Status 0: no answer."""
        mulai = time.perf_counter()
        try:
            status, tunggu = await asyncio.wait_for(self._sekali(baris, badan, kepala), TUNGGU_JAWABAN)
        except (OSError, EOFError, TimeoutError, ValueError, IndexError):
            self.tutup()
            status, tunggu = 0, 0.0
        self._catatan.jeda[jenis].append((time.perf_counter() - mulai) * 1000)
        self._catatan.status[f"{jenis} {status or 'tanpa jawaban'}"] += 1
        return status, tunggu

    async def _sekali(self, baris: str, badan: bytes, kepala: str) -> tuple[int, float]:
        baca, tulis = self._alir or await self._buka()
        panjang = f"Content-Length: {len(badan)}\r\n" if badan else ""
        tulis.write(f"{baris} HTTP/1.1\r\n{self._kepala}{kepala}{panjang}\r\n".encode() + badan)
        await tulis.drain()
        kepala_jawaban = (await baca.readuntil(b"\r\n\r\n")).lower()
        status = int(kepala_jawaban[9:12])
        isi = await _habiskan(baca, kepala_jawaban, status)
        if status >= 400 and len(self._catatan.contoh_tolak) < 5:
            self._catatan.contoh_tolak.append(f"{status}: {_teks(isi)}")
        if b"\r\nconnection: close" in kepala_jawaban:
            self.tutup()
        return status, float(_nilai(kepala_jawaban, b"retry-after") or 0)

    async def _buka(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self._alir = await asyncio.open_connection("127.0.0.1", self._port)
        return self._alir

    def tutup(self) -> None:
        if self._alir is not None:
            with suppress(OSError):
                self._alir[1].close()
        self._alir = None


async def _habiskan(baca: asyncio.StreamReader, kepala: bytes, status: int) -> bytes:
    if status in (204, 304):
        return b""
    panjang = _nilai(kepala, b"content-length")
    if panjang:
        return await baca.readexactly(int(panjang))
    isi = b""
    while n := int(await baca.readuntil(b"\r\n"), 16):
        isi += (await baca.readexactly(n + 2))[:-2]
    await baca.readuntil(b"\r\n")
    return isi


def _teks(isi: bytes) -> str:
    with suppress(brotli.error):
        isi = brotli.decompress(isi)
    return isi.decode(errors="replace")[:300]


def _nilai(kepala: bytes, nama: bytes) -> bytes:
    return kepala.partition(b"\r\n" + nama + b": ")[2].partition(b"\r\n")[0]


def _alamat(orang: Orang) -> str:
    n = int(hashlib.sha256(orang.nip.encode()).hexdigest()[:6], 16)
    return f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}"


class Pelaku:
    """What one person does: home, the form (its shell is in the phone already), perhaps a photo, the report."""

    def __init__(self, port: int, catatan: Catatan, *, henti: float, tanggal: str) -> None:
        self._port, self._catatan, self._henti, self._tanggal = port, catatan, henti, tanggal
        self._foto = foto_contoh()

    async def jalan(self, orang: Orang, nomor: int, giliran: int) -> None:
        """`giliran`: the how many-eth report of this person, which gives its hour."""
        s = Sambungan(self._port, orang, self._catatan)
        try:
            await s.minta("beranda", "GET /")
            if nomor % 10 == 0:
                await s.minta("lapor", "GET /lapor")
            await s.minta("lapor data", "GET /lapor/data", kepala="Accept: application/json\r\n")
            await self._lapor(s, orang, giliran, berfoto=nomor % 4 == 0)
        finally:
            s.tutup()

    async def _lapor(self, s: Sambungan, orang: Orang, giliran: int, *, berfoto: bool) -> None:
        kunci, bukti = str(uuid4()), []
        if berfoto:
            foto = self._foto[:2] + b"\xff\xfe\x00\x26" + kunci.encode() + self._foto[2:]
            bukti = [hashlib.sha256(foto).hexdigest()]
            kepala = "Content-Type: image/jpeg\r\nX-Nama-Berkas: foto.jpg\r\nAccept: application/json\r\n"
            if not await self._sampai(lambda: s.minta("foto", f"PUT /lampiran/{bukti[0]}", foto, kepala)):
                return
        menit = giliran * 10
        isi = {
            "rencana_aksi": orang.rencana, "kegiatan": f"Serbuan {kunci}", "realisasi": "3", "satuan": orang.satuan,
            "tanggal": self._tanggal, "jam_mulai": f"{menit // 60:02}:{menit % 60:02}",
            "jam_selesai": f"{menit // 60:02}:{menit % 60 + 9:02}", "bukti": bukti,
        }  # fmt: skip
        badan = json.dumps(isi).encode()
        kepala = f"Content-Type: application/json\r\nAccept: application/json\r\nIdempotency-Key: {kunci}\r\n"
        jenis = "laporan berfoto" if berfoto else "laporan"
        if await self._sampai(lambda: s.minta(jenis, "POST /lapor/kirim", badan, kepala)):
            (self._catatan.diakui_berfoto if berfoto else self._catatan.diakui).append(kunci)

    async def _sampai(self, kirim: Callable[[], Awaitable[tuple[int, float]]]) -> bool:
        """As the queue of the phone does: the same bytes again until there is an answer that says yes or no."""
        jeda = 2.0
        while True:
            status, tunggu = await kirim()
            if status in (200, 201):
                return True
            if status not in TUNDA or time.monotonic() > self._henti:
                self._catatan.ditolak[str(status)] += 1
                return False
            self._catatan.ulang += 1
            await asyncio.sleep(max(tunggu, jeda * random.uniform(0.75, 1.25)))
            jeda = min(jeda * 2, JEDA_MAKS)


async def serbu(
    orang: list[Orang], port: int, *, banyak: int, detik: float, mulai_dari: int, sabar: float, tanggal: str
) -> Catatan:
    """`banyak` people within `detik`, evenly with jitter; then at most `sabar` seconds for those who try again."""
    catatan, simpul = Catatan(), asyncio.get_running_loop()
    pelaku = Pelaku(port, catatan, henti=time.monotonic() + detik + sabar, tanggal=tanggal)
    acak, awal, tugas = random.Random(5), simpul.time(), []
    for n in range(banyak):
        pada = awal + (n + acak.random()) * detik / banyak
        if (jeda := pada - simpul.time()) > 0:
            await asyncio.sleep(jeda)
        catatan.telat_mulai = max(catatan.telat_mulai, simpul.time() - pada)
        ke = mulai_dari + n
        tugas.append(asyncio.create_task(pelaku.jalan(orang[ke % len(orang)], n, ke // len(orang))))
    await asyncio.gather(*tugas)
    return catatan


@cache
def foto_contoh() -> bytes:
    """A JPEG of about 150 kB, 1600 points wide, with the detail of a photograph."""
    from PIL import Image

    for mutu in range(60, 4, -2):
        wadah = io.BytesIO()
        halus = Image.effect_noise((400, 300), 90).resize((1600, 1200), Image.Resampling.BICUBIC)
        Image.merge("RGB", (halus, halus, Image.linear_gradient("L").resize((1600, 1200)))).save(
            wadah, "JPEG", quality=mutu
        )
        if wadah.tell() <= FOTO_BITA * 1.1:
            break
    return wadah.getvalue()
