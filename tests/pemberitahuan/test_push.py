"""Web push against a push service of our own: what arrives is decrypted as a browser would, and nothing else is called."""

import base64
import http.server
import ipaddress
import json
import ssl
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.contrib.sessions.models import Session
from django.test import Client

from ekinerja.akun.models import Perangkat
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan import antar as modul
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.pemberitahuan.models import LanggananPush, Pemberitahuan, Pengiriman
from ekinerja.pemberitahuan.push import alamat as modul_alamat
from ekinerja.pemberitahuan.push import jalan as modul_jalan
from ekinerja.pemberitahuan.push import sandi
from ekinerja.pemberitahuan.push.kunci import _muat, b64, dari_b64, kunci_pribadi, kunci_publik, titik
from ekinerja.pemberitahuan.tasks import edarkan
from tests.pabrik import buat_pegawai

K = Pengiriman.Keadaan
RAHASIA = b64(bytes(range(16)))
NOMOR = iter(f"kunci-push-{n:05}" for n in range(10_000))


def buka_sandi(isi: bytes, pribadi: ec.EllipticCurvePrivateKey, rahasia: str) -> bytes:
    """What a browser does (RFC 8291): the other side of `sandikan`, written apart from it."""
    garam, ukuran, panjang = isi[:16], int.from_bytes(isi[16:20], "big"), isi[20]
    pengirim, tersandi = isi[21 : 21 + panjang], isi[21 + panjang :]
    assert (ukuran, panjang) == (4096, 65)
    bersama = pribadi.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), pengirim))
    info = b"WebPush: info\x00" + titik(pribadi.public_key()) + pengirim
    ikm = sandi._hkdf(dari_b64(rahasia), bersama, info, 32)
    kunci = sandi._hkdf(garam, ikm, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = sandi._hkdf(garam, ikm, b"Content-Encoding: nonce\x00", 12)
    polos = AESGCM(kunci).decrypt(nonce, tersandi, None)
    assert polos.endswith(b"\x02")
    return polos[:-1]


def test_sandi_seperti_contoh_rfc_8291(monkeypatch):
    def pribadi(teks: str) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(int.from_bytes(dari_b64(teks), "big"), ec.SECP256R1())

    penerima = pribadi("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")
    pengirim = pribadi("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
    monkeypatch.setattr(sandi.ec, "generate_private_key", lambda _: pengirim)
    monkeypatch.setattr(sandi.os, "urandom", lambda _: dari_b64("DGv6ra1nlYgDCS1FRnbzlw"))
    isi = b"When I grow up, I want to be a watermelon"
    hasil = sandi.sandikan(isi, b64(titik(penerima.public_key())), "BTBZMqHH6r4Tts7J_aSIgg")
    assert b64(hasil) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
        "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
    assert buka_sandi(hasil, penerima, "BTBZMqHH6r4Tts7J_aSIgg") == isi


def test_kunci_dibuat_sekali_dan_hanya_milik_aplikasi(settings, tmp_path):
    settings.DATA = tmp_path
    pertama = kunci_publik()
    berkas = tmp_path / "push.kunci"
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert [f.name for f in tmp_path.iterdir()] == ["push.kunci"]
    _muat.cache_clear()
    assert kunci_publik() == pertama
    assert len(dari_b64(pertama)) == 65


@pytest.mark.parametrize(
    ("alamat", "boleh"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://web.push.apple.com/abc", True),
        ("https://fcm.googleapis.com:443/abc", True),
        ("http://fcm.googleapis.com/abc", False),
        ("https://fcm.googleapis.com:8443/abc", False),
        ("https://push.services.mozilla.com/abc", False),
        ("https://fcm.googleapis.com.jahat.org/abc", False),
        ("https://jahatpush.apple.com/abc", False),
        ("https://jahat.org/?fcm.googleapis.com", False),
        ("https://fcm.googleapis.com@127.0.0.1/abc", False),
        ("https://x:y@fcm.googleapis.com/abc", False),
        ("https://127.0.0.1/abc", False),
        ("https://[::1]/abc", False),
        ("https://169.254.169.254/latest/meta-data", False),
        ("https://fcm.googleapis.com\\@jahat.org/abc", False),
        ("https://fcm.googleapis.com/a b", False),
        ("https://fcm.googleapis.com/\r\nHost: jahat.org", False),
        ("https://fcm.googleapis.com:x/abc", False),
        ("https://fcm.googleapis.com/" + "a" * 600, False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_hanya_layanan_yang_dikenal(alamat, boleh):
    assert modul_alamat.boleh_dihubungi(alamat) is boleh


@pytest.mark.parametrize("kunci", ["", "x", b64(b"\x04" + bytes(64)), b64(bytes(65)), "A" * 87])
def test_kunci_yang_bukan_kunci_ditolak(kunci):
    with pytest.raises(AturanDilanggar):
        sandi.periksa_kunci(kunci, RAHASIA)


# -- a push service ---------------------------------------------------------------------------------------------------


class Layanan(http.server.ThreadingHTTPServer):
    """Answers with `status`; keeps what it was given."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Jawab)
        self.kiriman: list[tuple[str, dict[str, str], bytes]] = []
        self.status, self.kepala = 201, {}
        sertifikat(folder)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(folder / "s.pem", folder / "k.pem")
        self.socket = tls.wrap_socket(self.socket, server_side=True)


class _Jawab(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        isi = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.kiriman.append((self.path, dict(self.headers), isi))
        self.send_response(self.server.status)
        for k, v in self.server.kepala.items():
            self.send_header(k, v)
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *_: Any) -> None: ...


def sertifikat(folder: Path) -> None:
    kunci, nama = ec.generate_private_key(ec.SECP256R1()), x509.Name.from_rfc4514_string("CN=localhost")
    kini = datetime.now(UTC)
    lain = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    s = (
        x509.CertificateBuilder().subject_name(nama).issuer_name(nama).public_key(kunci.public_key())
        .serial_number(1).not_valid_before(kini - timedelta(days=1)).not_valid_after(kini + timedelta(days=1))
        .add_extension(lain, critical=False).sign(kunci, hashes.SHA256())
    )  # fmt: skip
    (folder / "s.pem").write_bytes(s.public_bytes(serialization.Encoding.PEM))
    polos = serialization.NoEncryption()
    isi = kunci.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, polos)
    (folder / "k.pem").write_bytes(isi)


@pytest.fixture
def layanan(settings, tmp_path, monkeypatch):
    """The list of hosts and the trust are widened for this server, in tests only."""
    server = Layanan(tmp_path)
    utas = threading.Thread(target=server.serve_forever, daemon=True)
    utas.start()
    settings.PUSH_AKTIF, settings.PUSH_HOST = True, ["localhost"]
    settings.PUSH_PORT = (server.server_address[1],)
    monkeypatch.setattr(modul_jalan, "_tls", lambda: ssl.create_default_context(cafile=str(tmp_path / "s.pem")))
    modul._istirahat.clear()
    yield server
    server.shutdown()
    server.server_close()
    utas.join()


class Ponsel:
    """A browser of a person, signed in and remembered."""

    def __init__(self, pegawai: Pegawai, layanan: Layanan, jalur: str = "satu") -> None:
        self.pribadi, self.pegawai = ec.generate_private_key(ec.SECP256R1()), pegawai
        self.alamat = f"https://localhost:{layanan.server_address[1]}/{jalur}"
        self.masuk(pegawai)

    def masuk(self, pegawai: Pegawai, *, diingat: bool = True) -> None:
        self.klien = Client()
        self.klien.force_login(pegawai.akun)
        sesi = Session.objects.get(pk=self.klien.cookies["sesi"].value)
        pada = sekarang()
        self.perangkat = Perangkat.objects.create(
            akun=pegawai.akun, sesi=sesi, nama="Chrome di Android", diingat=diingat, masuk_pada=pada, terakhir_pada=pada
        )

    def langgan(self, **ganti: str) -> int:
        isi = {"alamat": self.alamat, "p256dh": b64(titik(self.pribadi.public_key())), "rahasia": RAHASIA, **ganti}
        return self.klien.post("/pemberitahuan/atur/push/", {"kunci": next(NOMOR), **isi}).status_code

    def baca(self, isi: bytes) -> dict[str, str]:
        return json.loads(buka_sandi(isi, self.pribadi, RAHASIA))


def putar() -> None:
    edarkan()
    jalankan_semua()


@pytest.mark.django_db
@pytest.mark.usefixtures("jam")
def test_sampai_tersandi_dengan_kalimat_netral_dan_bukti_pengirim(andi, layanan, settings):
    settings.KINERJA_URL = "https://kinerja.contoh.go.id"
    ponsel = Ponsel(andi, layanan)
    assert ponsel.langgan() == 200
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna Pusadan", isi="rahasia", tautan="/lapor/umpan-balik/")
    putar()
    ((jalur, kepala, isi),) = layanan.kiriman
    assert jalur == "/satu"
    assert b"Ratna" not in isi
    baris = Pengiriman.objects.get()
    assert ponsel.baca(isi) == {
        "judul": "Ada umpan balik baru", "tujuan": f"/pemberitahuan/?kabar={Pemberitahuan.objects.get().id_publik}",
        "orang": str(andi.id_publik), "tanda": str(baris.surat),
    }  # fmt: skip
    assert (kepala["Content-Encoding"], kepala["Topic"]) == ("aes128gcm", baris.surat.hex)
    assert len(kepala["Topic"]) <= 32
    token, kunci = kepala["Authorization"].removeprefix("vapid t=").split(", k=")
    muka, _, tanda = token.rpartition(".")
    klaim = json.loads(dari_b64(muka.split(".")[1]))
    assert klaim["aud"] == f"https://localhost:{layanan.server_address[1]}"
    assert klaim["sub"] == "https://kinerja.contoh.go.id"
    r, s = (int.from_bytes(dari_b64(tanda)[n : n + 32], "big") for n in (0, 32))
    publik = sandi.publik(kunci)
    publik.verify(encode_dss_signature(r, s), muka.encode(), ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        publik.verify(encode_dss_signature(r, s), muka.encode() + b"x", ec.ECDSA(hashes.SHA256()))
    assert publik.public_numbers() == kunci_pribadi().public_key().public_numbers()
    putar()
    assert len(layanan.kiriman) == 1


@pytest.mark.dua_mesin
@pytest.mark.django_db
@pytest.mark.usefixtures("jam")
def test_dua_perangkat_dan_keluar_dari_yang_satu(andi, layanan):
    satu, dua = Ponsel(andi, layanan, "satu"), Ponsel(andi, layanan, "dua")
    assert (satu.langgan(), dua.langgan()) == (200, 200)
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    edarkan()
    assert Pengiriman.objects.count() == 2
    satu.klien.post("/keluar")
    assert LanggananPush.objects.get().perangkat == dua.perangkat
    jalankan_semua()
    assert [jalur for jalur, _, _ in layanan.kiriman] == ["/dua"]
    assert {p.keadaan for p in Pengiriman.objects.all()} == {K.TERKIRIM, K.DILEWATI}


@pytest.mark.django_db
@pytest.mark.usefixtures("jam")
def test_orang_lain_di_ponsel_yang_sama_tidak_pernah_menerima(andi, layanan):
    ponsel = Ponsel(andi, layanan)
    ponsel.langgan()
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    edarkan()
    budi = buat_pegawai("Budi")
    ponsel.masuk(budi)  # without signing out: the session of the first was forgotten by the browser
    assert ponsel.langgan() == 200
    jalankan_semua()
    assert layanan.kiriman == []
    kirim(budi, "umpan-balik", "Umpan balik dari Ratna")
    kirim(andi, "umpan-balik", "Umpan balik dari Ratna")
    putar()
    assert [ponsel.baca(isi)["orang"] for _, _, isi in layanan.kiriman] == [str(budi.id_publik)]


@pytest.mark.django_db
def test_sesi_yang_habis_tidak_menerima(andi, layanan, jam):
    ponsel = Ponsel(andi, layanan)
    ponsel.langgan()
    jam(3, 30, 9)
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    putar()
    assert layanan.kiriman == []
    assert Pengiriman.objects.get().galat == "Sesi di perangkat ini sudah berakhir."


@pytest.mark.django_db
@pytest.mark.usefixtures("jam")
@pytest.mark.parametrize(
    ("status", "kepala", "keadaan", "jeda", "langganan"),
    [
        (410, {}, K.GAGAL, 0, 0),
        (404, {}, K.GAGAL, 0, 0),
        (413, {}, K.GAGAL, 0, 1),
        (429, {"Retry-After": "900"}, K.MENUNGGU, 900, 1),
        (503, {"Retry-After": "Wed, 11 Mar 2026 00:00:00 GMT"}, K.MENUNGGU, 60, 1),
        (429, {"Retry-After": "99999999"}, K.MENUNGGU, 6 * 3600, 1),
        (302, {"Location": "https://localhost/lain"}, K.GAGAL, 0, 1),
    ],
)
def test_jawaban_layanan(andi, layanan, status, kepala, keadaan, jeda, langganan):
    Ponsel(andi, layanan).langgan()
    layanan.status, layanan.kepala = status, kepala
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    putar()
    assert len(layanan.kiriman) == 1, "no redirect is followed"
    baris = Pengiriman.objects.get()
    assert (baris.keadaan, (baris.coba_lagi_pada - sekarang()).total_seconds()) == (keadaan, jeda)
    assert LanggananPush.objects.count() == langganan


@pytest.mark.dua_mesin
@pytest.mark.django_db
@pytest.mark.usefixtures("jam")
def test_layanan_lain_dan_data_yang_cacat_ditolak_dengan_kalimat(andi, layanan, settings):
    ponsel = Ponsel(andi, layanan)
    assert ponsel.langgan(alamat="https://127.0.0.1/x") == 400
    assert ponsel.langgan(p256dh="x") == 400
    assert ponsel.langgan(rahasia="x") == 400
    ponsel.masuk(andi, diingat=False)
    assert ponsel.langgan() == 409
    ponsel.masuk(andi)
    settings.PUSH_AKTIF = False
    assert ponsel.langgan() == 409
    assert not LanggananPush.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("jam")
def test_daftar_yang_dipersempit_berlaku_juga_untuk_langganan_lama(andi, layanan, settings):
    Ponsel(andi, layanan).langgan()
    settings.PUSH_HOST = ["fcm.googleapis.com"]
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    putar()
    assert layanan.kiriman == []
    assert Pengiriman.objects.get().keadaan == K.GAGAL


@pytest.mark.dua_mesin
@pytest.mark.django_db
@pytest.mark.usefixtures("jam")
def test_dimatikan_operator_tidak_ada_yang_dihubungi(andi, layanan, settings):
    ponsel = Ponsel(andi, layanan)
    ponsel.langgan()
    assert "Notifikasi menyala di perangkat ini" in ponsel.klien.get("/pemberitahuan/atur/").content.decode()
    settings.PUSH_AKTIF = False
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    putar()
    assert layanan.kiriman == []
    assert "belum dinyalakan di sini" in ponsel.klien.get("/pemberitahuan/atur/").content.decode()
    settings.PUSH_AKTIF = True
    jawab = ponsel.klien.post("/pemberitahuan/atur/push/lepas/", {"kunci": next(NOMOR)})
    assert (jawab.status_code, LanggananPush.objects.count()) == (200, 0)


def test_base64_tanpa_pengisi():
    assert dari_b64(b64(b"abcde")) == b"abcde"
    assert base64.urlsafe_b64decode(b64(b"abc")) == b"abc"
    with pytest.raises(ValueError, match="base64"):
        dari_b64("a*b")
