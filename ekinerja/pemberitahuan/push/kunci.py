"""The sender's own key pair (VAPID): made once, kept in the data folder, readable by the application only."""

import base64
import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

_NAMA = "push.kunci"


def b64(isi: bytes) -> str:
    """base64url without padding, as all of web push writes it."""
    return base64.urlsafe_b64encode(isi).rstrip(b"=").decode()


def dari_b64(teks: str) -> bytes:
    """Raises ValueError for anything else."""
    return base64.b64decode(teks + "=" * (-len(teks) % 4), altchars=b"-_", validate=True)


def kunci_pribadi() -> ec.EllipticCurvePrivateKey:
    return _muat(Path(settings.DATA) / _NAMA)


def kunci_publik() -> str:
    """What a browser needs to subscribe."""
    return b64(titik(kunci_pribadi().public_key()))


def titik(kunci: ec.EllipticCurvePublicKey) -> bytes:
    """The public point, uncompressed (65 bytes)."""
    return kunci.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


@lru_cache(maxsize=4)
def _muat(berkas: Path) -> ec.EllipticCurvePrivateKey:
    if not berkas.exists():
        _buat(berkas)
    kunci = serialization.load_pem_private_key(berkas.read_bytes(), password=None)
    if not isinstance(kunci, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{berkas} bukan kunci P-256")
    return kunci


def _buat(berkas: Path) -> None:
    """Whole or not at all; two processes at once agree on the first."""
    isi = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    sementara = berkas.with_name(f".{berkas.name}.{os.getpid()}")
    fd = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "wb") as f:
        f.write(isi)
        f.flush()
        os.fsync(f.fileno())
    try:
        os.link(sementara, berkas)
    except FileExistsError:
        pass
    finally:
        sementara.unlink()
