"""Encryption of one push for one browser (RFC 8291, aes128gcm of RFC 8188), and the sender's token (RFC 8292)."""

import json
import os
from datetime import datetime
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ekinerja.inti.galat import AturanDilanggar

from .kunci import b64, dari_b64, titik

UKURAN = 4096
ISI_MAKS = 3000
_TITIK, _RAHASIA = 65, 16
_BERLAKU = 12 * 3600  # seconds; services refuse more than 24 hours


def periksa_kunci(kunci: str, rahasia: str) -> None:
    """Raises AturanDilanggar (400) when these are not the keys a browser gives."""
    try:
        publik(kunci)
        if len(dari_b64(rahasia)) != _RAHASIA:
            raise ValueError(rahasia)
    except ValueError as galat:
        raise AturanDilanggar(
            "Data langganan dari peramban ini tidak lengkap. Muat ulang, lalu coba lagi.", status=400
        ) from galat


def publik(kunci: str) -> ec.EllipticCurvePublicKey:
    """Raises ValueError for what is no point of the curve."""
    isi = dari_b64(kunci)
    if len(isi) != _TITIK:
        raise ValueError("panjang kunci")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), isi)


def sandikan(isi: bytes, kunci: str, rahasia: str) -> bytes:
    """The body of the call: only the browser that gave `kunci` and `rahasia` can read `isi`."""
    if len(isi) > ISI_MAKS:
        raise ValueError("isi push terlalu panjang")
    penerima, sementara, garam = publik(kunci), ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    saya = titik(sementara.public_key())
    bersama = sementara.exchange(ec.ECDH(), penerima)
    ikm = _hkdf(dari_b64(rahasia), bersama, b"WebPush: info\x00" + titik(penerima) + saya, 32)
    isi_kunci = _hkdf(garam, ikm, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _hkdf(garam, ikm, b"Content-Encoding: nonce\x00", 12)
    # One record; 2 marks the last.
    tersandi = AESGCM(isi_kunci).encrypt(nonce, isi + b"\x02", None)
    return garam + UKURAN.to_bytes(4, "big") + bytes([len(saya)]) + saya + tersandi


def _hkdf(garam: bytes, bahan: bytes, info: bytes, panjang: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=panjang, salt=garam, info=info).derive(bahan)


def bukti_pengirim(alamat: str, pribadi: ec.EllipticCurvePrivateKey, kontak: str, saat: datetime) -> str:
    """Header Authorization: who calls, signed for this service, valid for half a day."""
    u = urlsplit(alamat)
    klaim = {"aud": f"{u.scheme}://{u.netloc}", "exp": int(saat.timestamp()) + _BERLAKU, "sub": kontak}
    muka = ".".join(b64(json.dumps(x, separators=(",", ":")).encode()) for x in ({"typ": "JWT", "alg": "ES256"}, klaim))
    r, s = decode_dss_signature(pribadi.sign(muka.encode(), ec.ECDSA(hashes.SHA256())))
    tanda = b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={muka}.{tanda}, k={b64(titik(pribadi.public_key()))}"
