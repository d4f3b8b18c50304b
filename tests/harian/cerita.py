"""Stories of daily reporting begin here: an office with an approved SKP, and sentences to act in it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.test import Client

from ekinerja.harian import actions
from ekinerja.harian.isi import IsiLaporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import RencanaAksi, Skp
from tests.pabrik import HARI, PADA, Dunia, buat_skp, dunia

JAM = timedelta(hours=1)
_urut = count(1)


class Kantor:
    """Ratna appraises Andi and Dewi; both have an approved SKP with rencana aksi in every quarter of 2026."""

    def __init__(self) -> None:
        self.d: Dunia = dunia()
        self.ratna, self.andi, self.dewi = self.d.kabid, self.d.pegawai, self.d.rekan
        self.gusnar, self.fadel = self.d.kadis, self.d.orang_luar
        self.skp = self.skp_untuk(self.andi)

    def skp_untuk(self, pegawai: Pegawai, status: str = Skp.Status.DISETUJUI, **kolom: Any) -> Skp:
        return buat_skp(
            pegawai, self.ratna, unit=self.d.bidang, atasan_penilai=self.gusnar, status=status, rhk=1, **kolom
        )

    def rencana(self, skp: Skp | None = None, hari: date = HARI) -> RencanaAksi:
        """The rencana aksi of the quarter that holds the day."""
        kueri = RencanaAksi.objects.select_related("skp", "indikator").filter(skp=skp or self.skp)
        return kueri.filter(mulai__lte=hari, tenggat__gte=hari).order_by("pk").first()

    def isi(self, **ganti: Any) -> IsiLaporan:
        bawaan = {
            "rencana": ganti.pop("rencana", None) or self.rencana(hari=ganti.get("tanggal", HARI)),
            "tanggal": HARI,
            "jam_mulai": time(8),
            "jam_selesai": time(10),
            "kegiatan": "Verifikasi berkas loket 2",
            "realisasi": 24,
        }
        return IsiLaporan(**{**bawaan, **ganti})

    def laporan(self, oleh: Pegawai | None = None, **ganti: Any) -> LaporanHarian:
        """A report that was sent; each takes the next free quarter of an hour of its day."""
        if "jam_mulai" not in ganti:
            menit = 15 * (next(_urut) % 90)
            ganti |= {"jam_mulai": time(menit // 60, menit % 60), "jam_selesai": time(menit // 60, menit % 60 + 14)}
        return actions.kirim_baru(self.isi(**ganti), oleh=oleh or self.andi)


@contextmanager
def pada(saat: datetime = PADA) -> Iterator[None]:
    """The clock stands still."""
    with bekukan(saat):
        yield


def masuk(pegawai: Pegawai) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(pegawai.akun)
    return client


def kiriman(kantor: Kantor, **ganti: Any) -> dict[str, Any]:
    """Body of a sending as `lapor.js` writes it."""
    bawaan = {
        "rencana_aksi": str(kantor.rencana().id_publik),
        "kegiatan": "Verifikasi berkas loket 2",
        "realisasi": 24,
        "tanggal": HARI.isoformat(),
        "jam_mulai": "08.00",
        "jam_selesai": "10.00",
    }
    return {**bawaan, **ganti}


def kirim_json(client: Client, isi: Any, kunci: str = "") -> Any:
    kepala = {"Idempotency-Key": kunci or str(uuid4()), "Accept": "application/json"}
    badan = isi if isinstance(isi, str | bytes) else json.dumps(isi)
    return client.post("/lapor/kirim", badan, content_type="application/json", headers=kepala)


def tekan(client: Client, alamat: str, isi: dict[str, Any] | None = None, *, json_: bool = True) -> Any:
    """Press a button: a POST with a fresh key."""
    kepala = {"Accept": "application/json"} if json_ else {}
    return client.post(alamat, {"kunci": str(uuid4()), **(isi or {})}, headers=kepala)
