"""Live updates: the outbox. The process of `aliran_asgi` carries them to the browsers."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from ekinerja.inti.kunci_db import antre_tulis
from ekinerja.inti.waktu import sekarang

SALURAN_PG = "kinerja_peristiwa"
# Written by hand: this runs in nearly every verb, and the ORM would take most of its time.
_SISIP = "INSERT INTO inti_peristiwa (kanal, jenis, data, pada) VALUES (%s, %s, %s, %s) RETURNING id"

Penentu = Callable[[Any], Iterable[str]]
_penentu: list[Penentu] = []


def siarkan(kanal: str, jenis: str, data: Mapping[str, Any] | None = None) -> None:
    """Tell the watchers of `kanal` that `jenis` happened. Call it after `catat`, inside the same transaction.

    `data` holds ids only, no personal content: the browser fetches the fragment with its own rights.
    """
    antre_tulis()
    ops = connection.ops
    with connection.cursor() as kursor:
        isi = [kanal, jenis, ops.adapt_json_value(dict(data or {}), None), ops.adapt_datetimefield_value(sekarang())]
        kursor.execute(_SISIP, isi)
        (nomor,) = kursor.fetchone()
        if connection.vendor == "postgresql":
            kursor.execute("SELECT pg_notify(%s, %s)", [SALURAN_PG, str(nomor)])


def daftar_kanal(fungsi: Penentu) -> None:
    """Register (in `ready()`) which channels an account may hear: `fungsi(akun)` gives their names."""
    if fungsi not in _penentu:
        _penentu.append(fungsi)


def kanal_milik(akun: Any) -> frozenset[str]:
    """Every channel `akun` may hear now; always the own one."""
    pegawai = getattr(akun, "pegawai", None)
    sendiri = [f"orang:{pegawai.id_publik}"] if pegawai is not None else []
    return frozenset([*sendiri, *(kanal for fungsi in _penentu for kanal in fungsi(akun))])


def alamat_aliran(request: HttpRequest) -> str:
    """Address of the live stream as this browser reaches it."""
    if settings.PROKSI_ALIRAN:
        return "/aliran"
    host = request.get_host()
    nama = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return f"{request.scheme}://{nama}:{settings.PORT_ALIRAN}/aliran"
