"""From commit to the event in a real browser, with 500 connected watchers; the product's own processes on loopback."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time as Jam
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench.alat import AKAR, Klien, hidupkan_django, ringkas, siapkan_kota
from ekinerja.perintah.uji import OPSI_PERAMBAN
from ekinerja.perintah.uji import peramban as peramban_terpasang

PENONTON, LAPORAN = 500, 60
RATNA, ANDI = "198011232005012905", "199107042015031904"


def jalankan(_: str) -> dict[str, Any]:
    """p95 in milliseconds; the clock of writer and browser is the same machine's."""
    return ukur(siapkan_kota(), PENONTON)


def ukur(folder: Path, penonton: int) -> dict[str, Any]:
    """The same on the database of that folder."""
    hidupkan_django(folder)
    sesi = [Klien.masuk(nip).sesi for nip in _penonton(penonton)]
    with _pelayan(folder) as (port, port_aliran):
        return asyncio.run(_ukur(port, port_aliran, sesi))


def _penonton(banyak: int) -> list[str]:
    from ekinerja.kepegawaian.models import Pegawai

    return list(
        Pegawai.objects.filter(nip__isnull=False)
        .exclude(nip__in=(RATNA, ANDI))
        .order_by("pk")
        .values_list("nip", flat=True)[:banyak]
    )


@contextmanager
def _pelayan(folder: Path) -> Iterator[tuple[int, int]]:
    port = _port_kosong()
    proses = subprocess.Popen(
        [sys.executable, "-m", "ekinerja.cli", "serve", "--port", str(port)], cwd=AKAR, env={**os.environ, "KINERJA_DATA": str(folder)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        _tunggu(f"http://127.0.0.1:{port}/sehat")
        _tunggu_port(port + 1)
        yield port, port + 1
    finally:
        os.killpg(proses.pid, signal.SIGTERM)
        proses.wait(timeout=30)


def _port_kosong() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _tunggu(alamat: str) -> None:
    for _ in range(300):
        try:
            with urlopen(alamat, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Server tidak siap dalam 30 detik.")


def _tunggu_port(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Server aliran tidak siap dalam 30 detik.")


async def _ukur(port: int, port_aliran: int, sesi: list[str]) -> dict[str, Any]:
    from playwright.async_api import async_playwright

    sambungan = await asyncio.gather(*(_sambung(port_aliran, port, s) for s in sesi))
    async with async_playwright() as pw:
        peramban = await pw.chromium.launch(executable_path=peramban_terpasang(), args=list(OPSI_PERAMBAN))
        konteks = await peramban.new_context()
        ratna = await asyncio.to_thread(lambda: Klien.masuk(RATNA).sesi)
        await konteks.add_cookies([{"name": "sesi", "value": ratna, "url": f"http://127.0.0.1:{port}"}])
        halaman = await konteks.new_page()
        await halaman.goto(f"http://127.0.0.1:{port}/tim")
        await halaman.evaluate(
            "() => { window.datang = []; document.body.addEventListener('aliran:laporan-masuk', "
            "e => window.datang.push([JSON.stringify(e.detail), performance.timeOrigin + performance.now()])); }"
        )
        await halaman.wait_for_selector('[data-aliran-keadaan="langsung"]', timeout=15_000)
        kirim = []
        for n in range(LAPORAN):
            kirim.append(await asyncio.to_thread(_lapor, n))
            await asyncio.sleep(0.15)
        await asyncio.sleep(1)
        datang = await halaman.evaluate("() => window.datang")
        await peramban.close()
    for _, penulis in sambungan:
        penulis.close()
    return _hasil(kirim, datang, len(sambungan))


async def _sambung(port: int, port_halaman: int, sesi: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    baca, tulis = await asyncio.open_connection("127.0.0.1", port)
    kepala = f"GET /aliran HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: sesi={sesi}\r\nOrigin: http://127.0.0.1:{port_halaman}\r\nAccept: text/event-stream\r\n\r\n"
    tulis.write(kepala.encode())
    await tulis.drain()
    baris = await asyncio.wait_for(baca.readline(), 30)
    if b"200" not in baris:
        raise RuntimeError(f"Penonton ditolak: {baris!r}")
    return baca, tulis


def _lapor(n: int) -> tuple[str, float]:
    """One report of Andi, written as the product writes it; returns (public id, moment before the write began in ms)."""
    from django.db.models import Max

    from ekinerja.harian.actions import kirim_baru
    from ekinerja.harian.isi import IsiLaporan
    from ekinerja.harian.models import LaporanHarian
    from ekinerja.inti.waktu import hari_ini
    from ekinerja.kepegawaian.models import Pegawai
    from ekinerja.skp.models import RencanaAksi

    andi = Pegawai.objects.get(nip=ANDI)
    hari = hari_ini()
    rencana = (
        RencanaAksi.objects.select_related("skp", "indikator")
        .filter(skp__pegawai=andi, mulai__lte=hari, tenggat__gte=hari)
        .order_by("pk")
        .first()
    )
    akhir = LaporanHarian.objects.filter(pegawai=andi, tanggal=hari).aggregate(Max("jam_selesai"))[
        "jam_selesai__max"
    ] or Jam(5)
    menit = akhir.hour * 60 + akhir.minute
    jam = [Jam(m // 60, m % 60) for m in (menit, menit + 1)]
    mulai = time.time() * 1000
    laporan = kirim_baru(
        IsiLaporan(
            rencana=rencana,
            tanggal=hari,
            jam_mulai=jam[0],
            jam_selesai=jam[1],
            kegiatan=f"Uji aliran {n}",
            realisasi=1,
            satuan=rencana.satuan,
        ),
        oleh=andi,
    )
    return str(laporan.id_publik), mulai


def _hasil(kirim: list[tuple[str, float]], datang: list[Any], penonton: int) -> dict[str, Any]:
    tiba = {}
    for teks, pada in datang:
        for kunci in re.findall(r"[0-9a-f-]{36}", teks):
            tiba.setdefault(kunci, pada)
    jeda = [tiba[k] - t for k, t in kirim if k in tiba]
    return {"penonton": penonton, "laporan": len(kirim), "tiba": len(jeda), "jeda_ms": ringkas(jeda) if jeda else None}


if __name__ == "__main__":
    print(json.dumps(jalankan(""), indent=2))
