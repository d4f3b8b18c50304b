"""A deadline stampede on a copy of the city: is anything lost, doubled or refused, how long does it take, who pays for it;
then the same with every process killed in turn.

Sizes by environment, for a short form: `KINERJA_BADAI_ORANG` (12000), `KINERJA_BADAI_DETIK` (120), `KINERJA_BADAI_BUNUH`
(20 kills; 0 leaves them out), `KINERJA_BADAI_KOTA` (people of the city, 12000).
"""

import asyncio
import os
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.alat import hidupkan_django, siapkan_kota
from bench.salinan import Orang, Pelayan, baca, salinan, siapkan_orang
from bench.serbu import Catatan, Sambungan, foto_contoh, serbu

ORANG = int(os.environ.get("KINERJA_BADAI_ORANG") or 12_000)
DETIK = float(os.environ.get("KINERJA_BADAI_DETIK") or 120)
BUNUH = int(os.environ.get("KINERJA_BADAI_BUNUH") or 20)
KOTA = int(os.environ.get("KINERJA_BADAI_KOTA") or 12_000)
JEDA_BUNUH = 4.0
TUNGGU_FOTO = 600.0
SABAR = 120.0
MASUK_DETIK, MASUK_SEKALIGUS = 10.0, 8


def jalankan(_: str) -> dict[str, Any]:
    """Figures of the stampede, of logins, and of the stampede with kills."""
    with salinan(siapkan_kota(KOTA)) as folder:
        hidupkan_django(folder)
        from bench.halaman import _kirim
        from ekinerja.inti.waktu import hari_ini

        laporan_cpu = _kirim(1.0)
        orang = siapkan_orang(ORANG)
        tanggal = hari_ini().isoformat()
        foto_contoh()
        _lepas_basis_data()
        pelayan = Pelayan(folder)
        pelayan.hidupkan()
        try:
            hasil = {
                "orang": len(orang), "beban_mesin_awal": os.getloadavg(), "POST tanpa foto, ms CPU": laporan_cpu["cpu_ms"],
                "badai": _badai(pelayan, orang, tanggal),
            }  # fmt: skip
            hasil["masuk"] = asyncio.run(_masuk(pelayan.port, orang))
            if BUNUH:
                hasil["bunuh"] = _badai_bunuh(pelayan, orang, tanggal)
            return hasil | {"beban_mesin_akhir": os.getloadavg()}
        finally:
            pelayan.matikan()


def _lepas_basis_data() -> None:
    from django.db import connections

    connections.close_all()


# -- the stampede ---------------------------------------------------------------------------------------------------------


def _badai(pelayan: Pelayan, orang: list[Orang], tanggal: str) -> dict[str, Any]:
    antrean = Antrean(pelayan.folder)
    cpu, sendiri, mulai = pelayan.cpu(), time.process_time(), time.monotonic()
    catatan = asyncio.run(
        serbu(orang, pelayan.port, banyak=ORANG, detik=DETIK, mulai_dari=0, sabar=SABAR, tanggal=tanggal)
    )
    lama, sendiri = time.monotonic() - mulai, time.process_time() - sendiri
    kini = pelayan.cpu()
    pakai = {nama: round(kini[nama] - cpu.get(nama, 0.0), 2) for nama in kini}
    bersih = antrean.tunggu_bersih()
    return {
        "detik": round(lama, 1), "orang": ORANG, "permintaan": sum(catatan.status.values()), **_ringkas(catatan),
        **_periksa(pelayan.folder, catatan), "cpu_detik": pakai, "pembangkit_cpu_detik": round(sendiri, 2),
        "pembangkit_bagian_cpu": round(sendiri / (sendiri + sum(pakai.values())), 3),
        "pembangkit_telat_detik": round(catatan.telat_mulai, 2), "ingatan_puncak_mb": pelayan.ingatan(), **bersih,
    }  # fmt: skip


class Antrean:
    """Watches how many photos wait for the worker."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._henti, self.terbanyak = folder, threading.Event(), 0
        self._utas = threading.Thread(target=self._lihat, daemon=True)
        self._utas.start()

    def _lihat(self) -> None:
        while not self._henti.wait(1):
            self.terbanyak = max(self.terbanyak, self.hitung())

    def hitung(self) -> int:
        return int(baca(self._folder, "SELECT count(*) FROM inti_berkas WHERE keadaan = 'KARANTINA'")[0][0])

    def tunggu_bersih(self) -> dict[str, Any]:
        mulai = time.monotonic()
        while (sisa := self.hitung()) and time.monotonic() - mulai < TUNGGU_FOTO:
            time.sleep(0.5)
        self._henti.set()
        self._utas.join()
        ditolak = baca(self._folder, "SELECT count(*) FROM inti_berkas WHERE keadaan = 'DITOLAK'")[0][0]
        return {
            "foto_menunggu_terbanyak": self.terbanyak, "foto_bersih_sesudah_detik": round(time.monotonic() - mulai, 1),
            "foto_tersisa": sisa, "foto_ditolak": ditolak,
        }  # fmt: skip


def _ringkas(catatan: Catatan) -> dict[str, Any]:
    semua = [j for jenis in catatan.jeda.values() for j in jenis]
    lima = sum(n for s, n in catatan.status.items() if s.rsplit(" ", 1)[1].startswith("5"))
    return {
        "status": dict(sorted(catatan.status.items())), "5xx": lima, "dicoba_ulang": catatan.ulang,
        "menyerah_atau_ditolak": dict(catatan.ditolak),
        "contoh_penolakan": catatan.contoh_tolak, "ms": {"semua": _persen(semua)}
        | {jenis: _persen(jeda) for jenis, jeda in sorted(catatan.jeda.items())},
    }  # fmt: skip


def _persen(jeda: list[float]) -> dict[str, float]:
    urut = sorted(jeda) or [0.0]
    return {f"p{p}": round(urut[min(len(urut) - 1, len(urut) * p // 100)], 1) for p in (50, 95, 99)} | {"n": len(jeda)}


def _periksa(folder: Path, catatan: Catatan) -> dict[str, int]:
    """What the database says afterwards about everything that was acknowledged."""
    baris = baca(folder, "SELECT kegiatan, jumlah_bukti FROM harian_laporanharian WHERE kegiatan LIKE 'Serbuan %'")
    banyak = Counter(k.removeprefix("Serbuan ") for k, _ in baris)
    bukti = {k.removeprefix("Serbuan "): n for k, n in baris}
    diakui = [*catatan.diakui, *catatan.diakui_berfoto]
    return {
        "diakui": len(diakui),
        "hilang": sum(banyak[k] == 0 for k in diakui),
        "ganda": sum(n > 1 for n in banyak.values()),
        "foto_hilang": sum(bukti.get(k) != 1 for k in catatan.diakui_berfoto) + _bita_hilang(folder),
    }


def _bita_hilang(folder: Path) -> int:
    """Rows whose bytes are not on the disk."""
    nama = [n for (n,) in baca(folder, "SELECT simpan FROM inti_berkas WHERE keadaan <> 'DITOLAK'")]
    return sum(not (folder / "bukti" / n[:2] / n).exists() for n in nama)


# -- logins ---------------------------------------------------------------------------------------------------------------


async def _masuk(port: int, orang: list[Orang]) -> dict[str, Any]:
    """Logins with the secret, a few at the same time, on the otherwise idle server."""
    from ekinerja.demo.pemeran import SANDI

    catatan, antre = Catatan(), iter(orang)
    akhir = time.monotonic() + MASUK_DETIK

    async def satu() -> None:
        for o in antre:
            if time.monotonic() > akhir:
                return
            tamu = Orang(o.nip, "", o.id_publik, "", "")
            s = Sambungan(port, tamu, catatan)
            badan = f"nip={o.nip}&kata_sandi={SANDI}&csrfmiddlewaretoken={'b' * 32}".replace(" ", "+").encode()
            await s.minta("masuk", "POST /masuk", badan, "Content-Type: application/x-www-form-urlencoded\r\n")
            s.tutup()

    mulai = time.monotonic()
    await asyncio.gather(*(satu() for _ in range(MASUK_SEKALIGUS)))
    berhasil = catatan.status["masuk 302"]
    lama = time.monotonic() - mulai
    return {
        "per_detik": round(berhasil / lama, 1),
        "status": dict(catatan.status),
        "ms": _persen(catatan.jeda["masuk"]),
    }


# -- the stampede with kills ----------------------------------------------------------------------------------------------


class Pembunuh:
    """Kills one process after the other with SIGKILL while the stampede runs; starts the supervisor again itself."""

    def __init__(self, pelayan: Pelayan, banyak: int) -> None:
        self._pelayan, self._banyak = pelayan, banyak
        self.korban: Counter[str] = Counter()
        self.galat = ""
        self._utas = threading.Thread(target=self._jalan, daemon=True)
        self._utas.start()

    def tunggu(self) -> None:
        self._utas.join()

    def _jalan(self) -> None:
        try:
            for n in range(self._banyak):
                time.sleep(JEDA_BUNUH)
                self._satu(n)
                self._pelayan.tunggu()
        except Exception as galat:
            self.galat = repr(galat)

    def _satu(self, n: int) -> None:
        """In turn: both page workers (the older one first), worker, live updates, page server, supervisor."""
        bagian = self._pelayan.bagian()
        halaman = bagian.get("halaman", [])
        giliran = (
            ("pekerja halaman 1", halaman[1:2]), ("pekerja halaman 2", halaman[1:2]), ("kerja", bagian.get("kerja", [])[:1]),
            ("aliran", bagian.get("aliran", [])[-1:]), ("halaman", halaman[:1]), ("penyelia", bagian.get("penyelia", [])[:1]),
        )  # fmt: skip
        nama, pid = giliran[n % len(giliran)]
        for satu in pid:
            with suppress(ProcessLookupError):
                os.kill(satu, signal.SIGKILL)
                self.korban[nama] += 1
        if nama == "penyelia" and self._pelayan.proses is not None:
            self._pelayan.proses.wait()
            time.sleep(1)
            self._pelayan.hidupkan()


def _badai_bunuh(pelayan: Pelayan, orang: list[Orang], tanggal: str) -> dict[str, Any]:
    detik = BUNUH * JEDA_BUNUH + 5
    banyak = round(ORANG / DETIK * detik / 2)  # half the rate: every kill leaves work behind
    antrean = Antrean(pelayan.folder)
    pembunuh = Pembunuh(pelayan, BUNUH)
    catatan = asyncio.run(
        serbu(orang, pelayan.port, banyak=banyak, detik=detik, mulai_dari=ORANG, sabar=300, tanggal=tanggal)
    )
    pembunuh.tunggu()
    bersih = antrean.tunggu_bersih()
    return {
        "dibunuh": sum(pembunuh.korban.values()), "korban": dict(pembunuh.korban), "galat": pembunuh.galat, "detik": detik,
        "orang": banyak, **_ringkas(catatan), **_periksa(pelayan.folder, catatan), **bersih,
    }  # fmt: skip
