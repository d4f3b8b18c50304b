"""What team stories share: a team of the dinas, and sending its forms as a browser does."""

import uuid
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Skp
from ekinerja.timkerja import actions
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk, TimKerja
from tests.harian.cerita import Kantor, masuk
from tests.pabrik import AWAL, PADA

SK = {"nomor_sk": "800/12/DUKCAPIL/2026", "tanggal_sk": "2026-01-05", "mulai": "2026-01-05", "sampai": "2026-12-31"}


def tim(kantor: Kantor, *, ketua: Pegawai | None = None, anggota: tuple[Pegawai, ...] = (), **kolom: Any) -> TimKerja:
    """A team of the dinas for the year."""
    masa = {"tanggal_sk": AWAL, "mulai": AWAL, "sampai": date(2026, 12, 31)}
    isian = {"nama": "Tim Adminduk Keliling", "nomor_sk": "800/1/2026", **masa, **kolom}
    t = actions.buat_tim(kantor.d.dinas, actions.IsianTim(**isian), oleh=kantor.gusnar, pada=PADA)
    for p, peran in [*([(ketua, "KETUA")] if ketua else []), *((a, "ANGGOTA") for a in anggota)]:
        gabung(t, p, peran=peran, oleh=kantor.gusnar)
    return t


def gabung(
    t: TimKerja, orang: Pegawai, mulai: date | None = None, sampai: date | None = None, *, oleh: Pegawai, **kolom: Any
) -> AnggotaTim:
    isian = actions.IsianAnggota(mulai=mulai or t.mulai, sampai=sampai, **kolom)
    return actions.tambah_anggota(t, orang, isian, oleh=oleh, pada=PADA)


def kait(skp: Skp, t: TimKerja | None, n: int = 0) -> KaitanRhk | None:
    """The owner says that a row is done for the team."""
    return actions.kaitkan(skp, skp.rhk.all()[n], t, oleh=skp.pegawai, pada=PADA)


def kirim(orang: Pegawai, nama: str, /, *arg: Any, ruang: str = "timkerja", **isian: Any) -> Any:
    alamat = reverse(f"{ruang}:{nama}", args=arg)
    return masuk(orang).post(alamat, {"kunci": uuid.uuid4().hex, **isian})


def lihat(orang: Pegawai, nama: str, /, *arg: Any, ruang: str = "timkerja", **parameter: Any) -> Any:
    return masuk(orang).get(reverse(f"{ruang}:{nama}", args=arg), parameter)


def teks(jawab: Any) -> str:
    return str(jawab.content.decode())


def hitung_kueri(klien: Client, alamat: str) -> int:
    klien.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(alamat).status_code == 200
    return len([k for k in kueri.captured_queries if not k["sql"].startswith(("SAVEPOINT", "RELEASE"))])
