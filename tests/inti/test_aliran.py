"""Live updates: a commit reaches the browsers that may hear of it, once and in order, also after a gap."""

import json
import time

import pytest
from django.db import OperationalError, transaction

from ekinerja.inti import aliran_asgi
from ekinerja.inti.aliran import kotak, pusat, sesi
from ekinerja.inti.models import Peristiwa
from ekinerja.inti.peristiwa import siarkan

from .peramban_aliran import Pelayan

pytestmark = pytest.mark.django_db(transaction=True)

KANAL = {"sari": frozenset({"orang:sari"}), "rizal": frozenset({"orang:rizal", "tim:rizal"})}


@pytest.fixture
def pelayan(monkeypatch):
    monkeypatch.setattr(sesi, "kanal", KANAL.get)
    p = Pelayan()
    yield p
    p.tutup()


@transaction.atomic
def kabarkan(kanal, jenis="laporan-masuk", **data):
    siarkan(kanal, jenis, data)


def buka(pelayan, siapa, **opsi):
    sambungan = pelayan.buka(siapa, **opsi)
    assert sambungan.status == 200
    assert "tersambung" in sambungan.baca()
    return sambungan


def susulan(pelayan, siapa, **opsi):
    """What a returning browser is told first."""
    return pelayan.buka(siapa, **opsi).baca()


@pytest.mark.dua_mesin
def test_kabar_sampai_ke_yang_berhak_saja(pelayan):
    sari, rizal = buka(pelayan, "sari"), buka(pelayan, "rizal")
    kabarkan("tim:rizal", laporan="018f")
    kabarkan("orang:sari", jenis="laporan-diterima")
    nomor = Peristiwa.objects.get(kanal="tim:rizal").pk
    assert rizal.baca() == f'id: {nomor}\nevent: laporan-masuk\ndata: {{"laporan":"018f"}}\n\n'
    assert "laporan-diterima" in sari.baca()
    assert sari.potongan.empty()


@pytest.mark.dua_mesin
def test_urut_dan_lengkap(pelayan):
    rizal = buka(pelayan, "rizal")
    for n in range(300):
        kabarkan("tim:rizal", urut=n)
    isi = rizal.baca_sampai('"urut":299')
    urut = [json.loads(b[6:])["urut"] for b in isi.splitlines() if b.startswith("data: ")]
    assert urut == list(range(300))


@pytest.mark.dua_mesin
def test_yang_dibatalkan_tidak_disiarkan(pelayan):
    rizal = buka(pelayan, "rizal")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        siarkan("tim:rizal", "laporan-masuk", {"urut": 1})
        raise ZeroDivisionError
    kabarkan("tim:rizal", urut=2)
    assert '"urut":2' in rizal.baca()


@pytest.mark.dua_mesin
@pytest.mark.parametrize("cara", ["kepala", "tanya"])
def test_sesudah_putus_yang_terlewat_disusulkan(pelayan, cara):
    buka(pelayan, "rizal").tutup()
    kabarkan("tim:rizal", urut=1)
    awal = Peristiwa.objects.get().pk
    kabarkan("orang:sari", urut=2)
    kabarkan("tim:rizal", urut=3)
    opsi = {"last_event_id": str(awal)} if cara == "kepala" else {"tanya": f"sejak={awal}"}
    isi = susulan(pelayan, "rizal", **opsi)
    assert '"urut":3' in isi
    assert '"urut":1' not in isi
    assert '"urut":2' not in isi


@pytest.mark.dua_mesin
def test_yang_sudah_dibuang_diganti_ajakan_memuat_ulang(pelayan):
    for n in range(3):
        kabarkan("tim:rizal", urut=n)
    pertama = Peristiwa.objects.order_by("pk").first().pk
    Peristiwa.objects.filter(pk__lte=pertama + 1).delete()
    assert '"jenis":"poll"' in susulan(pelayan, "rizal", last_event_id=str(pertama))


@pytest.mark.dua_mesin
def test_nomor_dari_basis_data_lain_diganti_ajakan_memuat_ulang(pelayan):
    assert '"jenis":"poll"' in susulan(pelayan, "rizal", last_event_id="999999")


@pytest.mark.dua_mesin
@pytest.mark.parametrize("sejak", ["abc", "-1", "١٢", "9" * 40, "1e9"])
def test_nomor_yang_bukan_nomor_diabaikan(pelayan, sejak):
    buka(pelayan, "rizal", tanya=f"sejak={sejak}")


@pytest.mark.asvs("3.4.2")
@pytest.mark.parametrize(
    "asal",
    ["https://jahat.example", "http://localhost:8001", "http://localhost", "http://localhost:80000", "null"],
)
def test_asal_lain_ditolak(pelayan, asal):
    sambungan = pelayan.buka("rizal", origin=asal)
    assert sambungan.status == 403
    assert "access-control-allow-origin" not in sambungan.kepala


@pytest.mark.asvs("3.4.2")
def test_asal_halaman_sendiri_diizinkan(pelayan):
    kepala = buka(pelayan, "rizal", origin="http://localhost:8000").kepala
    assert kepala["access-control-allow-origin"] == "http://localhost:8000"
    assert kepala["access-control-allow-credentials"] == "true"
    assert kepala["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["jahat.example:8001", "", "localhost.jahat.example"])
def test_host_asing_ditolak(pelayan, host):
    assert pelayan.buka("rizal", host=host).status == 403


def test_alamat_publik_menentukan_asal(settings):
    settings.KINERJA_URL = "https://kinerja.contoh.go.id"
    assert sesi.asal_sah("https://kinerja.contoh.go.id", "127.0.0.1:8001")
    assert not sesi.asal_sah("http://kinerja.contoh.go.id", "127.0.0.1:8001")
    assert not sesi.asal_sah("http://127.0.0.1:8000", "127.0.0.1:8001")


@pytest.mark.parametrize("cookie", ["", "sesi=", "sesi=bukan", "lain=rizal", "sesi=\x01;;=", 'sesi="'])
def test_tanpa_sesi_sah_ditolak(pelayan, cookie):
    assert pelayan.buka(cookie=cookie).status == 401


@pytest.mark.parametrize(("metode", "jalur", "status"), [("POST", "/aliran", 405), ("GET", "/lain", 404)])
def test_hanya_satu_alamat(pelayan, metode, jalur, status):
    assert pelayan.buka("rizal", metode=metode, jalur=jalur).status == status


@pytest.mark.dua_mesin
def test_basis_data_tak_terjangkau_dijawab_sementara(pelayan, monkeypatch):
    def putus(kunci):
        raise OperationalError("connection refused")

    monkeypatch.setattr(sesi, "kanal", putus)
    assert pelayan.buka("rizal").status == 503


def test_sehat_menyebut_banyak_pendengar(pelayan):
    buka(pelayan, "rizal")
    assert pelayan.buka(jalur="/sehat").baca() == '{"status":"ok","pendengar":1}'


def test_yang_pergi_dilupakan(pelayan):
    for _ in range(5):
        buka(pelayan, "rizal").tutup()
    assert pelayan.aplikasi.pusat.jumlah == 0
    assert not pelayan.aplikasi.pusat._menurut_kanal


def test_yang_tidak_membaca_diputus_tanpa_mengganggu_yang_lain(monkeypatch):
    monkeypatch.setattr(pusat, "ANTREAN_MAKS", 5)
    lambat, cepat = pusat.Pendengar(frozenset({"a"})), pusat.Pendengar(frozenset({"b"}))
    semua = pusat.Pusat()
    semua.masuk(lambat)
    semua.masuk(cepat)
    semua.sebar([pusat.Kabar(n, "a", "x", {}) for n in range(9)])
    semua.sebar([pusat.Kabar(9, "b", "x", {})])
    assert (lambat.tertinggal, lambat.antrean.qsize()) == (True, 5)
    assert (cepat.tertinggal, cepat.antrean.qsize()) == (False, 1)


@pytest.mark.dua_mesin
def test_hak_diperiksa_ulang_dan_sesi_yang_berakhir_diputus(pelayan, monkeypatch):
    monkeypatch.setattr(aliran_asgi, "PERIKSA_ULANG", 0.05)
    monkeypatch.setattr(aliran_asgi, "DENYUT", 0.02)
    sari = buka(pelayan, "sari")
    monkeypatch.setitem(KANAL, "sari", frozenset({"orang:sari", "tim:baru"}))
    _tunggu(lambda: "tim:baru" in pelayan.aplikasi.pusat._menurut_kanal)
    kabarkan("tim:baru", urut=1)
    sari.baca_sampai('"urut":1')
    monkeypatch.delitem(KANAL, "sari")
    sari.selesai.result(10)
    assert pelayan.aplikasi.pusat.jumlah == 0


def _tunggu(syarat):
    akhir = time.monotonic() + 10
    while not syarat():
        assert time.monotonic() < akhir
        time.sleep(0.01)


@pytest.mark.dua_mesin
def test_terlalu_banyak_terlewat_tidak_dikirim_satu_satu(monkeypatch):
    monkeypatch.setattr(kotak, "SEKALI_BACA", 3)
    for n in range(6):
        kabarkan("tim:rizal", urut=n)
    awal = Peristiwa.objects.order_by("pk").first().pk
    assert kotak.terlewat(awal, KANAL["rizal"]) == (awal + 5, None)
    sampai, kabar = kotak.terlewat(awal + 2, KANAL["rizal"])
    assert (sampai, [k.nomor for k in kabar]) == (awal + 5, [awal + 3, awal + 4, awal + 5])
    assert kotak.terlewat(awal + 5, KANAL["rizal"]) == (awal + 5, [])
