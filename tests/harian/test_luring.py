"""What the server does for a phone without a signal: the app's files, and drafts that arrive late or twice."""

import json
import re
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from ekinerja.harian import actions
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.views.luring import ASET
from ekinerja.inti.models import KunciKirim
from tests.desain.test_bobot import _diambil
from tests.harian.cerita import Kantor, kirim_json, kiriman, masuk
from tests.harian.test_bukti import foto
from tests.pabrik import HARI, PADA

LAMA = HARI - timedelta(days=10)


def klien(saat: datetime) -> str:
    return saat.isoformat(timespec="seconds")


# (day of the work, when the writing began, late, luring)
MULAI = [
    (HARI, PADA - timedelta(hours=3), False, False),
    (LAMA, datetime.combine(LAMA, time(16), PADA.tzinfo), True, True),
    (LAMA, PADA - timedelta(hours=1), True, False),
    (LAMA, None, True, False),
]


@pytest.mark.parametrize(("hari", "mulai", "terlambat", "luring"), MULAI)
def test_draf_yang_dimulai_sebelum_batas_ditandai_bagi_penilai(
    kantor: Kantor, hari: date, mulai: datetime | None, terlambat: bool, luring: bool
) -> None:
    """The phone's clock frees nobody from the limit; it tells the superior that the draft was begun in time."""
    isi = kiriman(kantor, tanggal=hari.isoformat(), rencana_aksi=str(kantor.rencana(hari=hari).id_publik))
    assert kirim_json(masuk(kantor.andi), {**isi, "dibuat_klien": klien(mulai) if mulai else ""}).status_code == 201
    laporan = LaporanHarian.objects.get()
    assert (laporan.terlambat, laporan.luring, laporan.dibuat_klien) == (terlambat, luring, mulai)


JAM = [
    ("2026-03-10T07:30:00+07:00", 420, "10 Mar 2026, 08.30 (jam ponsel diatur UTC+07.00)"),
    ("2026-03-10T06:00:00-03:30", -210, "10 Mar 2026, 17.30 (jam ponsel diatur UTC-03.30)"),
    ("2026-03-08T21:00:00+08:00", 480, "8 Mar 2026, 21.00<"),
    ("2026-03-10T09:02:00+08:00", 480, ""),
    ("2026-03-08T21:00:00", None, ""),
    ("1926-03-08T21:00:00+08:00", None, ""),
    ("9999-12-31T23:59:59-23:59", None, ""),
    ("kemarin", None, ""),
    (["2026"], None, ""),
    (1, None, ""),
    ("2" * 41, None, ""),
]


@pytest.mark.parametrize(("teks", "geser", "tampak"), JAM)
def test_jam_ponsel_disimpan_dengan_gesernya_dan_hanya_ditampilkan(
    kantor: Kantor, teks: Any, geser: int | None, tampak: str
) -> None:
    """Beside the server's own time; what cannot be read is left out and refuses nothing."""
    jawaban = kirim_json(masuk(kantor.andi), {**kiriman(kantor), "dibuat_klien": teks})
    assert jawaban.status_code == 201
    laporan = LaporanHarian.objects.get()
    assert (laporan.geser_klien, laporan.dikirim_pada) == (geser, PADA)
    halaman = masuk(kantor.ratna).get(jawaban.json()["alamat"]).content.decode()
    assert ("ditulis di ponsel pada" in halaman) is bool(tampak)
    assert tampak in halaman


def test_antrean_orang_lain_ditolak_walau_terkirim(kantor: Kantor) -> None:
    """Dewi is signed in by now on the phone where Andi wrote: neither his report nor his photo becomes hers."""
    kantor.skp_untuk(kantor.dewi)
    isi, badan = foto(), json.dumps(kiriman(kantor, rencana_aksi=str(kantor.rencana().id_publik)))
    kepala = {"Accept": "application/json", "X-Pemilik": str(kantor.andi.id_publik)}
    client = masuk(kantor.dewi)
    lampiran = client.put(f"/lampiran/{sha256(isi).hexdigest()}", isi, content_type="image/png", headers=kepala)
    kirim = {"content_type": "application/json", "headers": {**kepala, "Idempotency-Key": str(uuid4())}}
    laporan = client.post("/lapor/kirim", badan, **kirim)
    assert (lampiran.status_code, laporan.status_code) == (403, 403)
    assert "milik orang lain" in laporan.json()["kalimat"]
    assert not LaporanHarian.objects.exists()
    assert not KunciKirim.objects.exists()
    assert masuk(kantor.andi).post("/lapor/kirim", badan, **kirim).status_code == 201


@pytest.mark.dua_mesin
def test_nomor_sama_isi_lain_membawa_yang_tersimpan(kantor: Kantor) -> None:
    """So that the phone can show both; of a report deleted since then only the sentence comes."""
    client, kunci = masuk(kantor.andi), str(uuid4())
    kirim_json(client, kiriman(kantor), kunci)
    lain = kirim_json(client, kiriman(kantor, kegiatan="Isi lain"), kunci)
    assert (lain.status_code, lain.json()["versi_kini"]["Kegiatan"]) == (422, "Verifikasi berkas loket 2")
    actions.hapus(LaporanHarian.objects.get(), oleh=kantor.andi)
    lain = kirim_json(client, kiriman(kantor, kegiatan="Isi lain"), kunci)
    assert lain.status_code == 422
    assert "versi_kini" not in lain.json()
    assert kirim_json(client, kiriman(kantor), kunci).headers["X-Diulang"] == "1"
    assert not LaporanHarian.objects.exists()


def test_lapor_menunjukkan_yang_sudah_dibaca(kantor: Kantor) -> None:
    laporan, client = kantor.laporan(), masuk(kantor.andi)
    assert [b["status"] for b in client.get("/lapor/data").json()["hari_ini"]] == ["Terkirim"]
    actions.tandai_dibaca(laporan, oleh=kantor.ratna)
    data = client.get("/lapor/data").json()
    assert [b["status"] for b in data["hari_ini"]] == ["Dibaca"]
    assert data["waktu"] == PADA.isoformat()


# -- the app's files --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_pekerja_menyimpan_cangkang_dan_berkasnya_saja(client: Client) -> None:
    """Every file the shell needs, and nothing that names a person; the same bytes answer 304."""
    jawaban = client.get("/sw.js")
    isi = jawaban.content.decode()
    assert (jawaban["Content-Type"], jawaban["Cache-Control"]) == ("text/javascript; charset=utf-8", "no-cache")
    aset = set(json.loads(re.search(r"new Set\((\[.*?\])\)", isi)[1]))
    assert aset == {f"/statis/{n}" for n in ASET}
    assert set(re.findall(r'"(/[a-z][^"]*)"', isi)) - aset - {"/statis/ikon-192.png"} == {
        "/lapor", "/luring/",  # kept
        "/sesi/", "/pemberitahuan/",  # asked and opened when a message arrives, never kept
    }  # fmt: skip
    assert client.get("/sw.js", headers={"If-None-Match": jawaban["ETag"]}).status_code == 304


def test_semua_yang_diambil_cangkang_ikut_disimpan(kantor: Kantor) -> None:
    client = masuk(kantor.andi)
    for jalur in ("/lapor", "/luring/"):
        diambil = _diambil(client.get(jalur).content.decode())
        assert {n.lstrip("/") for n in diambil} - set(ASET) == set()
    assert client.get("/lapor").content == masuk(kantor.ratna).get("/lapor").content
    assert client.get("/luring/").content == Client().get("/luring/").content


@pytest.mark.django_db
def test_manifes_dapat_dipasang(client: Client) -> None:
    isi = client.get("/manifes.webmanifest").json()
    assert (isi["start_url"], isi["display"], isi["scope"]) == ("/lapor", "standalone", "/")
    for ikon in isi["icons"]:
        with Image.open(finders.find(ikon["src"].removeprefix("/statis/"))) as gambar:
            assert "x".join(map(str, gambar.size)) == ikon["sizes"]
    assert {i["purpose"] for i in isi["icons"]} == {"any", "maskable"}
    assert 'rel="manifest" href="/manifes.webmanifest"' in client.get("/masuk").content.decode()


def test_setiap_halaman_menyebut_milik_siapa_yang_boleh_tampak(kantor: Kantor) -> None:
    """A page tells the browser who is signed in; the door says nobody, the shell says nothing."""
    tanda = '<meta name="orang" content="{}">'
    assert tanda.format(kantor.andi.id_publik) in masuk(kantor.andi).get("/akun/").content.decode()
    assert tanda.format("") in Client().get("/masuk").content.decode()
    assert 'name="orang"' not in masuk(kantor.andi).get("/lapor").content.decode()
