"""The secret of the chain: a file outside the database, readable by the application only."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings


class KunciHilang(RuntimeError):
    """The trail has rows, its key file is gone."""


def berkas_kunci() -> Path:
    """Where the key lies."""
    return Path(settings.DATA) / "jejak.kunci"


def kunci(*, boleh_buat: bool = False) -> bytes:
    """The key. With `boleh_buat` (trail still empty) it is made when missing; raises KunciHilang otherwise."""
    berkas = berkas_kunci()
    if boleh_buat and not berkas.exists():
        _buat(berkas)
    try:
        return _baca(str(berkas))
    except FileNotFoundError:
        raise KunciHilang(
            f"Berkas kunci jejak {berkas.name} tidak ada di folder data. Kembalikan dari cadangan, lalu coba lagi."
        ) from None


@lru_cache(maxsize=4)
def _baca(berkas: str) -> bytes:
    return bytes.fromhex(Path(berkas).read_text().strip())


def _buat(berkas: Path) -> None:
    """Write a temporary file and link it in place: readers see the whole key or none, two makers keep one."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    sementara = berkas.with_name(f".{berkas.name}.{secrets.token_hex(8)}")
    fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(fd, "w") as f:
            f.write(secrets.token_hex(32) + "\n")
            f.flush()
            os.fsync(f.fileno())
        os.link(sementara, berkas)
    except FileExistsError:
        pass
    finally:
        sementara.unlink()
