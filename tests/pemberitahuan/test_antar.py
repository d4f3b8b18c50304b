"""The outbox: one delivery per message and way, claimed by one, tried again later each time, given up after five."""

import os
import smtplib
import socketserver
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction

from ekinerja.inti.waktu import jam_mesin, sekarang
from ekinerja.pemberitahuan import antar as modul
from ekinerja.pemberitahuan.antar import ada_giliran, antar
from ekinerja.pemberitahuan.bundel import Gagal, Putus
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman
from ekinerja.pemberitahuan.sebar import sebar
from ekinerja.pemberitahuan.surel import JalanSurel
from tests.pemberitahuan.conftest import SURAT, orang

K = Pengiriman.Keadaan
satu_proses = [pytest.mark.django_db, pytest.mark.usefixtures("surel", "jam")]


def pytestmark_satu(f):
    for m in satu_proses:
        f = m(f)
    return f


@pytest.mark.dua_mesin
@pytestmark_satu
def test_dua_kali_disebar_satu_pengiriman(andi):
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    assert sebar() == 1
    Pemberitahuan.objects.update(disebar_pada=None)  # as if the worker had died before it marked the message
    assert sebar() == 1
    assert Pengiriman.objects.count() == 1
    assert antar() == 1
    assert antar() == 0
    assert len(mail.outbox) == 1


@pytestmark_satu
def test_dua_pengirim_satu_surat(andi, monkeypatch):
    """Both have read the same row; the conditional UPDATE gives it to one."""
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    sebar()
    asli, sekali = modul._klaim, []

    def disela(b):
        if not sekali:
            sekali.append(1)
            assert antar() == 1
        return asli(b)

    monkeypatch.setattr(modul, "_klaim", disela)
    assert antar() == 0
    assert len(mail.outbox) == 1


@pytest.mark.dua_mesin
@pytestmark_satu
def test_gagal_dicoba_lagi_makin_lama_lalu_diparkir(andi, jam, monkeypatch):
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    sebar()

    def gagal(self, b):
        raise Gagal("Server surel tidak menerima surat ini.")

    monkeypatch.setattr(JalanSurel, "kirim", gagal)
    jeda, surat = [], set()
    for _ in range(5):
        Pengiriman.objects.update(coba_lagi_pada=sekarang())
        antar()
        baris = Pengiriman.objects.get()
        jeda.append(int((baris.coba_lagi_pada - sekarang()).total_seconds()))
        surat.add(baris.surat)
        assert not ada_giliran()
    assert jeda == [60, 240, 960, 3840, 0]
    assert len(surat) == 1, "every try is the same mail"
    assert (baris.keadaan, baris.percobaan, baris.galat) == (K.GAGAL, 5, "Server surel tidak menerima surat ini.")


@pytest.mark.dua_mesin
@pytestmark_satu
def test_galat_yang_tak_terduga_bukan_akhir_bagi_yang_lain(andi, monkeypatch):
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    budi = orang("Budi", "budi@palukota.go.id")
    kirim(budi, "skp", "SKP disetujui", tautan="/skp/")
    sebar()
    asli = JalanSurel.kirim

    def rusak(self, b):
        if b.orang.pk == andi.pk:
            raise ZeroDivisionError
        asli(self, b)

    monkeypatch.setattr(JalanSurel, "kirim", rusak)
    assert antar() == 1
    assert Pengiriman.objects.get(pegawai=andi).keadaan == K.MENUNGGU
    assert mail.outbox[0].to == ["budi@palukota.go.id"]


@pytestmark_satu
def test_server_surel_mati_tidak_menghabiskan_percobaan(andi, monkeypatch):
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    sebar()

    def putus(self):
        raise Putus("ConnectionRefusedError")

    with monkeypatch.context() as m:
        m.setattr(JalanSurel, "siap", putus)
        assert antar() == 0
    baris = Pengiriman.objects.get()
    assert (baris.keadaan, baris.percobaan) == (K.MENUNGGU, 0)
    assert not ada_giliran(), "the way rests before it is tried again"
    modul._istirahat.clear()
    assert antar() == 1


@pytestmark_satu
@pytest.mark.parametrize(("kode", "keadaan"), [(550, K.GAGAL), (450, K.MENUNGGU)])
def test_alamat_yang_ditolak(andi, monkeypatch, kode, keadaan):
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    sebar()

    def tolak(self, surat):
        raise smtplib.SMTPRecipientsRefused({"andi@palukota.go.id": (kode, b"no")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", tolak)
    antar()
    assert Pengiriman.objects.get().keadaan == keadaan


@pytest.mark.dua_mesin
@pytestmark_satu
def test_pekerja_bangun_di_jam_tenang_tetap_menunggu(andi, jam):
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    sebar()
    jam(3, 10, 20)
    assert antar() == 0
    assert Pengiriman.objects.get().keadaan == K.DITUNDA
    jam(3, 11, 7)
    assert antar() == 1


@pytest.mark.dua_mesin
@pytestmark_satu
def test_sewa_yang_habis_diambil_lagi_sebagai_surat_yang_sama(andi):
    kirim(andi, "skp", "SKP disetujui", tautan="/skp/")
    sebar()
    antar()
    pertama = mail.outbox[0]
    # The mail went out, the mark did not.
    Pengiriman.objects.update(keadaan=K.DIKIRIM, selesai_pada=None, sewa_sampai=jam_mesin() + timedelta(minutes=1))
    assert not ada_giliran(), "the lease runs"
    Pengiriman.objects.update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
    assert ada_giliran()
    assert antar() == 1
    kedua = mail.outbox[1]
    assert pertama.extra_headers["Message-ID"] == kedua.extra_headers["Message-ID"]
    assert (pertama.subject, pertama.body) == (kedua.subject, kedua.body)
    assert Pengiriman.objects.get().percobaan == 2


# -- killed ----------------------------------------------------------------------------------------------------------


class KotakSurat(socketserver.ThreadingTCPServer):
    """A mail server that can hold its answer at one command, so that the sender hangs there."""

    daemon_threads = allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Layanan)
        self.surat: list[str] = []
        self.tahan, self.sampai, self.lepas = "", threading.Event(), threading.Event()


class _Layanan(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._jawab("220 siap")
        while baris := self.rfile.readline().decode().strip():
            perintah = baris.split()[0].upper()
            self._tahan(perintah)
            if perintah == "DATA":
                self._jawab("354 kirim")
                isi = []
                while (b := self.rfile.readline()) not in (b".\r\n", b""):
                    isi.append(b.decode())
                self.server.surat.append("".join(isi))
                self._tahan("DITERIMA")
            self._jawab("221 dah" if perintah == "QUIT" else "250 baik")

    def _tahan(self, di: str) -> None:
        if self.server.tahan == di:
            self.server.sampai.set()
            self.server.lepas.wait(60)

    def _jawab(self, teks: str) -> None:
        try:
            self.wfile.write(f"{teks}\r\n".encode())
        except OSError:
            return


@pytest.fixture
def kotak():
    server = KotakSurat()
    utas = threading.Thread(target=server.serve_forever, daemon=True)
    utas.start()
    yield server
    server.lepas.set()
    server.shutdown()
    server.server_close()
    utas.join()


def _pengirim(settings, kotak: KotakSurat) -> subprocess.Popen:
    lingkungan = {
        **os.environ,
        "BASIS_DATA_UJI": str(connection.settings_dict["NAME"]),
        "KINERJA_DATA": str(settings.DATA),
        "KINERJA_URL": SURAT,
        "KINERJA_EMAIL_URL": f"smtp://127.0.0.1:{kotak.server_address[1]}",
        # A Tuesday morning in Palu, whatever the day of the test.
        "KINERJA_SEKARANG": "2026-03-10T09:00:00+08:00",
    }
    return subprocess.Popen([sys.executable, "-m", "tests.pemberitahuan.pengirim_uji"], env=lingkungan)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("di", "salinan"), [pytest.param("MAIL", 1, marks=pytest.mark.dua_mesin), ("DITERIMA", 2)])
def test_dibunuh_di_tengah_pengiriman(jam, surel, settings, kotak, di, salinan):
    """Killed with -9 after the claim and before the mark. Not yet accepted: one mail. Accepted already: the same again."""
    with transaction.atomic():
        kirim(orang("Andi", "andi@palukota.go.id"), "skp", "SKP disetujui", tautan="/skp/")
    kotak.tahan = di
    korban = _pengirim(settings, kotak)
    assert kotak.sampai.wait(60)
    assert Pengiriman.objects.get().keadaan == K.DIKIRIM
    korban.kill()
    korban.wait()
    kotak.tahan = ""
    kotak.lepas.set()
    assert _pengirim(settings, kotak).wait(60) == 0, "the lease of the dead one still runs"
    assert Pengiriman.objects.get().keadaan == K.DIKIRIM
    Pengiriman.objects.update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
    assert _pengirim(settings, kotak).wait(60) == 0
    baris = Pengiriman.objects.get()
    assert (baris.keadaan, baris.percobaan) == (K.TERKIRIM, 2)
    assert len(kotak.surat) == salinan
    nomor = {b for s in kotak.surat for b in s.splitlines() if b.startswith("Message-ID:")}
    assert nomor == {f"Message-ID: <{baris.surat}@kinerja.contoh.go.id>"}
