"""The lock between a backup and whoever removes evidence. Needs no Django: backups are made without it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMA = ".kunci"


@contextmanager
def kunci(bukti: Path, *, berbagi: bool) -> Iterator[bool]:
    """Hold the lock on removing. A backup shares it and waits; who removes gets False when a backup runs."""
    bukti.mkdir(mode=0o700, parents=True, exist_ok=True)
    fd = os.open(bukti / NAMA, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(fd, fcntl.LOCK_SH if berbagi else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(fd)
