"""`serve` before anything is started: where the demo may be filled, taken ports, how many processes."""

import socket

import pytest

from ekinerja.perintah import serve


@pytest.mark.parametrize(
    ("host", "url", "boleh"),
    [
        ("127.0.0.1", "", True),
        ("localhost", "", True),
        ("::1", "", True),
        ("192.168.1.20", "", True),
        ("10.4.0.9", "http://10.4.0.9:8000", True),
        ("10.4.0.9", "https://kinerja.contoh.go.id", False),
        ("127.0.0.1", "https://kinerja.contoh.go.id", False),
        ("0.0.0.0", "", False),
        ("::", "", False),
        ("8.8.8.8", "", False),
        ("kinerja.contoh.go.id", "", False),
    ],
)
def test_kota_contoh_hanya_di_tempat_tertutup(host, url, boleh):
    assert serve.boleh_contoh(host, url) is boleh


def test_port_terpakai_disebut_dengan_saran():
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        kalimat = serve.port_terpakai("127.0.0.1", port)
    assert kalimat is not None
    assert f"Port {port} sudah dipakai" in kalimat
    assert "--port" in kalimat


def test_port_bebas_tidak_dikeluhkan():
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        port = soket.getsockname()[1]
    assert serve.port_terpakai("127.0.0.1", port) is None


@pytest.mark.parametrize("port", ["0", "65535", "-1", "delapan"])
def test_nomor_port_salah(port, capsys):
    with pytest.raises(SystemExit):
        serve.baca_opsi(["--port", port])
    assert "65534" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("inti", "ram_gib", "hasil"),
    [
        (1, 1, (2, 1)),
        (2, 2, (2, 2)),
        (2, 24, (2, 2)),
        (4, 8, (4, 2)),
        (64, 256, (8, 2)),
        (8, 1, (2, 2)),
        (2, 0, (1, 2)),
    ],
)
def test_jumlah_proses_menurut_mesin(inti, ram_gib, hasil):
    assert serve.pembagian(inti, ram_gib * serve.GIB) == hasil


def test_host_ikut_diizinkan(monkeypatch):
    for nama in ("KINERJA_HOSTS", "KINERJA_URL", "KINERJA_PORT_HALAMAN", "KINERJA_PORT_ALIRAN"):
        monkeypatch.setenv(nama, "")
    serve.atur_lingkungan("192.168.1.20", 8000, 8001)
    assert "192.168.1.20" in serve.os.environ["KINERJA_HOSTS"].split(",")
