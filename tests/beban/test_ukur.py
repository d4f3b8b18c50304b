"""The meter: one number per save into buckets, no person, no statement in the request; the page with its arithmetic."""

import json
import os
import re
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.beban import ukur
from ekinerja.beban.models import WaktuIsi
from ekinerja.beban.ringkas import batas_pada, ringkas
from ekinerja.beban.ukur import BATAS, MAKS_DETIK, batas_ember, ember, median
from ekinerja.inti import akses
from ekinerja.inti.pengaturan import atur_setelan
from tests import pabrik
from tests.harian.cerita import Kantor, masuk, pada
from tests.pabrik import HARI, PADA

BULAN = HARI.replace(day=1)


@pytest.fixture
def kantor(db, settings, tmp_path):
    settings.DATA = tmp_path
    with pada():
        yield Kantor()


def isi(kunci="laporan-harian", peran="PEGAWAI", kali=1, detik=60, n=None):
    WaktuIsi.objects.create(
        formulir=kunci,
        peran=peran,
        bulan=BULAN,
        ember=ember(detik) if n is None else n,
        jumlah=kali,
        detik=kali * detik,
    )


def serap() -> None:
    akses.serap()
    for berkas in akses._folder().glob("serap-*"):
        os.utime(berkas, (time.time() - 5,) * 2)
    akses.serap()


@pytest.mark.dua_mesin
def test_satu_angka_per_penyimpanan_tanpa_orang(kantor, django_assert_num_queries):
    """Andi and Ratna save; the buffer names nobody and no moment, the table holds counts by form, role and month."""
    andi, ratna = masuk(kantor.andi), masuk(kantor.ratna)
    laporan = kantor.laporan()
    for klien, jalur, detik in (
        (andi, "/lapor/kirim", 42), (andi, "/lapor/kirim", 44), (andi, f"/lapor/{laporan.id_publik}/ubah/", 7),
        (ratna, f"/lapor/{laporan.id_publik}/kembalikan", 99_999), (andi, "/tidak/ada", 5), (andi, "/lapor/kirim", "x"),
        (andi, "/konseling/minta/", 30),
    ):  # fmt: skip
        assert klien.post("/beban/catat", {"jalur": jalur, "detik": detik}).status_code == 204
    baris = [json.loads(b) for b in (akses._folder() / "kini.jsonl").read_text().splitlines() if '"beban"' in b]
    assert {k for b in baris for k in b} == {"pada", "permintaan", "jenis", "formulir", "peran", "detik"}
    assert {(b["pada"], b["permintaan"]) for b in baris} == {(HARI.isoformat(), "")}
    serap()
    with django_assert_num_queries(1):
        ukur.simpan(baris)
    ada = {(w.formulir, w.peran, w.ember): (w.jumlah, w.detik) for w in WaktuIsi.objects.filter(bulan=BULAN)}
    assert ada == {
        ("laporan-harian", "PEGAWAI", ember(42)): (4, 172),
        ("laporan-harian", "PEGAWAI", ember(7)): (2, 14),
        ("kembalikan-laporan", "PENILAI", len(BATAS) - 1): (2, 2 * MAKS_DETIK),
    }
    assert {f.name for f in WaktuIsi._meta.fields} == {"id", "formulir", "peran", "bulan", "ember", "jumlah", "detik"}


def test_satu_orang_tidak_menggeser_angka_sehari(kantor, monkeypatch):
    """What one account sends beyond the limit of a day is thrown away, silently; the next day counts again."""
    monkeypatch.setattr(ukur, "MAKS_SEHARI", 2)
    monkeypatch.setattr(ukur, "_dihitung", {})
    andi, ratna = masuk(kantor.andi), masuk(kantor.ratna)
    for _ in range(5):
        assert andi.post("/beban/catat", {"jalur": "/lapor/kirim", "detik": 1200}).status_code == 204
    assert ratna.post("/beban/catat", {"jalur": "/lapor/kirim", "detik": 30}).status_code == 204
    with pada(PADA + timedelta(days=1)):
        assert andi.post("/beban/catat", {"jalur": "/lapor/kirim", "detik": 40}).status_code == 204
    baris = [json.loads(b) for b in (akses._folder() / "kini.jsonl").read_text().splitlines() if '"beban"' in b]
    assert [b["detik"] for b in baris] == [1200, 1200, 30, 40]


@pytest.mark.dua_mesin
def test_halaman_menghitung_di_depan_mata_dan_memperingatkan(kantor):
    """Six employees: 12 saves of 60 s and 6 of 300 s are 7 min each; a second form above 15 minutes is marked."""
    for n in range(4):
        pabrik.tugaskan(pabrik.buat_pegawai(f"Pegawai {n}"), kantor.d.bidang)
    nur = pabrik.buat_pegawai("Nur Aini")
    pabrik.tugaskan(nur, kantor.d.dinas)
    pabrik.beri_peran(nur, "ADMIN_BKPSDM", kantor.d.kota)
    assert "Belum ada yang terukur" in masuk(nur).get("/beban/").content.decode()
    isi(kali=12, detik=60)
    isi(kali=6, detik=300)
    isi("realisasi", kali=7, detik=1200)
    isi("dialog", kali=4)
    isi("menilai", peran="PENILAI", kali=50)
    golongan, _ = ringkas(BULAN, HARI)
    pegawai = next(g for g in golongan if g.peran == "PEGAWAI")
    assert pegawai.orang == 7  # Andi, Dewi, Fadel and the four
    assert [(s.kunci, s.kali, s.detik) for s in pegawai.sel] == [("realisasi", 7, 8400), ("laporan-harian", 18, 2520)]
    assert [round(s.menit, 2) for s in pegawai.sel] == [20.0, 6.0]
    assert [s.lebih for s in pegawai.sel] == [True, False]
    assert (pegawai.sembunyi, pegawai.lebih) == (1, False)
    # Two PPK only: their seconds would be those of two people one knows.
    assert next(g for g in golongan if g.peran == "PENILAI").sel == []
    halaman = masuk(nur).get("/beban/").content.decode()
    for teks in (
        "Realisasi periode",
        "Lebih dari 15 menit",
        "8.400 detik ÷ 60 ÷ 7 orang",
        "26,0 menit sebulan",
        "1 formulir tidak",
    ):
        assert teks in halaman, teks
    assert "Terlalu berat" not in halaman
    atur_setelan("beban_menit_orang", 20)
    atur_setelan("beban_minimum", 2)
    assert "Terlalu berat" in masuk(nur).get("/beban/").content.decode()
    assert batas_pada(HARI).minimum == 5
    assert batas_pada(date(2026, 1, 1)).menit_orang == 30
    assert masuk(kantor.ratna).get("/beban/").status_code == 403
    assert masuk(nur).get("/beban/?bulan=2026-01").status_code == 200


@given(st.lists(st.integers(1, MAKS_DETIK - 1), min_size=1, max_size=60))
def test_median_ada_di_kotak_yang_memuat_tengahnya(detik):
    kotak: dict[int, int] = {}
    for d in detik:
        kotak[ember(d)] = kotak.get(ember(d), 0) + 1
    urut = sorted(detik)
    bawah, atas = batas_ember(ember(urut[(len(urut) - 1) // 2]))
    assert bawah <= median(kotak) <= atas
    assert all(batas_ember(ember(d))[0] <= d < batas_ember(ember(d))[1] for d in detik)


def test_median_tanpa_isian_ditolak():
    with pytest.raises(ValueError, match="tidak ada isian"):
        median({})


TERLARANG = re.compile(
    r"navigator\.geolocation|getCurrentPosition|watchPosition|getDisplayMedia|captureStream|html2canvas|getUserMedia"
    r"|devicemotion|deviceorientation|MediaRecorder|navigator\.connection\.addEventListener"
)
# Who may listen to keys, and why.
TOMBOL = {
    "tim-pintasan.js": "shortcuts of the team page",
    "matriks.js": "moves in the grid with the arrow keys",
}


@pytest.mark.dua_mesin
def test_tidak_ada_pelacakan_di_peramban():
    """No place, no screen, no camera stream; keys are listened to for shortcuts alone, and never together with a clock."""
    akar = Path(akses.__file__).parents[1]
    for berkas in [*akar.rglob("*.js"), *akar.rglob("*.html")]:
        if "vendor" in berkas.parts:
            continue
        teks = berkas.read_text()
        assert not TERLARANG.search(teks), berkas
        mendengar = re.search(r"[\"']key(down|up|press)[\"']|onkey(down|up|press)", teks)
        assert not mendengar or berkas.name in TOMBOL, berkas
        if mendengar:
            assert not re.search(r"performance\.now|Date\.now|timeStamp|new Date\(", teks), berkas
    beban = (akar / "inti/static/js/beban.js").read_text()
    assert not re.search(r"key|\.value|orang|nip|userAgent", beban.replace("lama.keys()", "").split("\n", 1)[1])
