"""The team page: groups by need, live rows, the same number of questions for five and for two hundred people."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection

from ekinerja.harian import actions
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.tim import ALASAN, semua_menunggu, tanda_baris
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, Penugasan
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.models import Skp
from tests.harian.cerita import Kantor, masuk, pada, tekan
from tests.pabrik import HARI, PADA, buat_jabatan


def hitung_sql(kerja: Callable[[], Any]) -> int:
    """How many statements the call sends."""
    jumlah: list[str] = []

    def catat(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        jumlah.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(catat):
        kerja()
    return len(jumlah)


def besarkan(kantor: Kantor, n: int) -> None:
    """A team of `n` more people, each with one report of today that waits."""
    orang = Pegawai.objects.bulk_create([Pegawai(nama=f"Orang {i:03}", status="PNS") for i in range(n)])
    jabatan, rencana = buat_jabatan(), kantor.rencana()
    Penugasan.objects.bulk_create(
        Penugasan(pegawai=o, unit=kantor.d.bidang, jabatan=jabatan, mulai=date(2024, 1, 2)) for o in orang
    )
    HubunganPenilai.objects.bulk_create(
        HubunganPenilai(pegawai=o, penilai=kantor.ratna, sumber="POHON", sebab="Pimpinan.", mulai=date(2024, 1, 2))
        for o in orang
    )
    isi = {**kantor.isi().kolom(), "status": "DIAJUKAN", "penilai": kantor.ratna, "rencana_aksi": rencana}
    saat = {"dibuat_pada": PADA, "diubah_pada": PADA, "dikirim_pada": PADA}
    LaporanHarian.objects.bulk_create(LaporanHarian(pegawai=o, **isi, **saat) for o in orang)


@pytest.mark.parametrize(
    "alamat", ["/tim", "/tim?semua=1", "/tim/terima-kecuali/", "/tim/kemajuan/", "/tim/pekan/", "/lapor/data"]
)
def test_banyaknya_pertanyaan_tetap_dari_lima_sampai_dua_ratus(kantor: Kantor, alamat: str) -> None:
    client = masuk(kantor.ratna)
    banyak = []
    for tambah in (5, 35, 160):
        besarkan(kantor, tambah)
        client.get(alamat)
        banyak.append(hitung_sql(lambda: client.get(alamat)))
    assert banyak[0] <= 12
    assert banyak == [banyak[0]] * 3


def test_kelompok_menurut_kebutuhan(kantor: Kantor) -> None:
    kantor.skp_untuk(kantor.dewi)
    client = masuk(kantor.ratna)
    halaman = client.get("/tim").content.decode()
    assert "Hari masih pagi." in halaman
    laporan = kantor.laporan(keterangan="Printer rusak.")
    halaman = client.get("/tim").content.decode()
    assert f"m-{laporan.id_publik}" in halaman
    assert "Printer rusak." in halaman
    assert "Dari 2 orang: 1 menunggu dibaca, 1 belum melapor" in halaman
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    halaman = client.get("/tim").content.decode()
    assert "Dari 2 orang: 1 sudah diterima, 1 belum melapor" in halaman
    assert f"m-{laporan.id_publik}" not in halaman


def test_potongan_untuk_baris_yang_baru_masuk(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    client = masuk(kantor.ratna)
    potongan = client.get(f"/tim/masuk/{laporan.id_publik}/")
    assert "lapor-masuk--baru" in potongan.content.decode()
    assert "<html" not in potongan.content.decode()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    assert client.get(f"/tim/masuk/{laporan.id_publik}/").status_code == 204
    assert masuk(kantor.andi).get(f"/tim/masuk/{laporan.id_publik}/").status_code == 204
    assert masuk(kantor.fadel).get(f"/tim/masuk/{laporan.id_publik}/").status_code == 404


@pytest.mark.dua_mesin
def test_hari_lain_dan_yang_tertunda(kantor: Kantor) -> None:
    kemarin = kantor.laporan(tanggal=date(2026, 3, 9))
    client = masuk(kantor.ratna)
    assert "Senin, 9 Maret 2026" in client.get("/tim").content.decode()
    assert f"m-{kemarin.id_publik}" in client.get("/tim?tanggal=2026-03-09").content.decode()
    assert f"m-{kemarin.id_publik}" not in client.get("/tim?tanggal=2026-03-06").content.decode()
    assert "izin Anda" in client.get("/tim?tanggal=2026-03-02").content.decode()


@pytest.mark.parametrize("nilai", ["kemarin", "9999-99-99", "2999-01-01", "", "1", "2026-02-31", "x" * 5000])
def test_tanggal_yang_tidak_masuk_akal_menjadi_hari_ini(kantor: Kantor, nilai: str) -> None:
    jawaban = masuk(kantor.ratna).get("/tim", {"tanggal": nilai, "keadaan": nilai, "cari": "(a+)+$ {0.__class__}"})
    assert jawaban.status_code == 200
    assert "Tim saya hari ini" in jawaban.content.decode()


def test_saring_dan_cari(kantor: Kantor) -> None:
    besarkan(kantor, 10)
    client = masuk(kantor.ratna)
    halaman = client.get("/tim?cari=orang%20003").content.decode()
    assert "Orang 003" in halaman
    assert "Orang 004" not in halaman
    belum = client.get("/tim?keadaan=belum").content.decode()
    assert "Andi Tadulako" in belum
    assert "lapor-masuk" not in belum


@pytest.mark.dua_mesin
def test_yang_melampaui_satu_halaman_tetap_terhitung_dan_dapat_dicari(kantor: Kantor) -> None:
    besarkan(kantor, 205)
    LaporanHarian.objects.filter(pegawai__nama="Orang 007").update(dikirim_pada=PADA - timedelta(hours=1))
    client = masuk(kantor.ratna)
    awal = client.get("/tim").content.decode()
    assert 'id="n-menunggu">205<' in awal
    assert "Tampilkan 190 lainnya" in awal
    semua = client.get("/tim?semua=1").content.decode()
    assert "5 laporan lain tampil" in semua
    assert "Tampilkan" not in semua
    cari = client.get("/tim?cari=orang+007").content.decode()
    assert 'id="n-menunggu">1<' in cari
    assert "Orang 007" in cari


def test_tanpa_bawahan_halaman_kosong_dan_menu_tidak_ada(kantor: Kantor) -> None:
    halaman = masuk(kantor.andi).get("/tim").content.decode()
    assert "Belum ada bawahan langsung" in halaman
    assert 'href="/tim"' not in masuk(kantor.andi).get("/lapor/riwayat/").content.decode()
    assert 'href="/tim"' in masuk(kantor.ratna).get("/lapor/riwayat/").content.decode()


@pytest.mark.parametrize(
    ("jam_wita", "kata"), [(8, "Hari masih pagi."), (14, "sampai sore"), (17, "Mungkin bebannya sedang berat")]
)
def test_kata_untuk_yang_belum_melapor_mengikuti_waktu(kantor: Kantor, jam_wita: int, kata: str) -> None:
    with bekukan(datetime(2026, 3, 10, jam_wita - 8, tzinfo=UTC)):
        assert kata in masuk(kantor.ratna).get("/tim").content.decode()


def test_hari_libur_tidak_menagih(kantor: Kantor) -> None:
    with bekukan(datetime(2026, 3, 8, 2, tzinfo=UTC)):
        assert "Bukan hari kerja" in masuk(kantor.ratna).get("/tim").content.decode()


@pytest.mark.dua_mesin
def test_ingatkan_sekali_sehari(kantor: Kantor) -> None:
    client = masuk(kantor.ratna)
    assert "2 orang" in tekan(client, "/tim/ingatkan", {"tanggal": HARI.isoformat()}).json()["kabar"]
    assert "Cukup sekali sehari" in tekan(client, "/tim/ingatkan", {"tanggal": HARI.isoformat()}).json()["kabar"]
    assert Pemberitahuan.objects.filter(jenis="ingat-lapor").count() == 2
    with pada(PADA + timedelta(days=1)):
        tekan(client, "/tim/ingatkan", {"tanggal": "2026-03-11"})
    assert Pemberitahuan.objects.filter(jenis="ingat-lapor").count() == 4


def test_pekan_menyebut_yang_belum_lengkap(kantor: Kantor) -> None:
    for hari in (date(2026, 3, 9), date(2026, 3, 10)):
        kantor.laporan(tanggal=hari, jam_mulai=time(8), jam_selesai=time(9))
    halaman = masuk(kantor.ratna).get("/tim/pekan/").content.decode()
    assert "1 orang</b> sudah melapor setiap hari kerja" in halaman
    assert "Dewi Toana" in halaman
    assert "Andi Tadulako" not in halaman


def test_skp_orang_lain_di_tim_tidak_bercampur(kantor: Kantor) -> None:
    assert Skp.objects.count() == 1
    assert masuk(kantor.gusnar).get("/tim").content.decode().count("Andi Tadulako") == 0


@pytest.mark.dua_mesin
def test_laporan_tanpa_penilai_tercatat_tetap_terlihat_oleh_penilai_hari_itu(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    LaporanHarian.objects.filter(pk=laporan.pk).update(penilai=None)
    client = masuk(kantor.ratna)
    assert f"m-{laporan.id_publik}" in client.get("/tim").content.decode()
    assert tekan(client, f"/lapor/{laporan.id_publik}/terima", {"versi": 1}).status_code == 200


def test_halaman_orang_paling_banyak_dua_belas_pertanyaan(kantor: Kantor) -> None:
    kantor.laporan()
    client, alamat = masuk(kantor.ratna), f"/tim/{kantor.andi.id_publik}/"
    client.get(alamat)
    assert hitung_sql(lambda: client.get(alamat)) <= 12


# ---- unread first, exceptions


def test_yang_belum_dibaca_lebih_dulu_dengan_urutan_tetap(kantor: Kantor) -> None:
    lama = kantor.laporan()
    with pada(PADA + timedelta(minutes=5)):
        terbaca = kantor.laporan()
        actions.tandai_dibaca(terbaca, oleh=kantor.ratna)
    with pada(PADA + timedelta(minutes=9)):
        baris, _ = semua_menunggu(kantor.ratna, HARI)
        assert [(b["id"], b["terbaca"]) for b in baris] == [
            (str(lama.id_publik), False),
            (str(terbaca.id_publik), True),
        ]
        halaman = masuk(kantor.ratna).get("/tim").content.decode()
    assert halaman.index(f"m-{lama.id_publik}") < halaman.index(f"m-{terbaca.id_publik}")
    assert halaman.count("Belum dibaca: ") == 1


def test_alasan_tidak_ikut_disebut_satu_per_satu() -> None:
    polos = {
        "terlambat": False, "luring": False, "keterangan": "", "dibaca_pada": None, "diubah_pada": PADA, "jumlah_bukti": 0,
        "biasa_berbukti": False,
    }  # fmt: skip
    kasus: list[tuple[dict[str, Any], list[str]]] = [
        ({}, []),
        ({"terlambat": True}, ["terlambat"]),
        ({"terlambat": True, "luring": True}, ["luring"]),
        ({"keterangan": "Printer rusak."}, ["keterangan"]),
        ({"dibaca_pada": PADA}, []),
        ({"dibaca_pada": PADA - timedelta(minutes=1)}, ["berubah"]),
        ({"biasa_berbukti": True}, ["tanpa_bukti"]),
        ({"biasa_berbukti": True, "jumlah_bukti": 1}, []),
        ({"terlambat": True, "keterangan": "x", "biasa_berbukti": True}, ["terlambat", "keterangan", "tanpa_bukti"]),
    ]
    for ganti, hasil in kasus:
        assert tanda_baris({**polos, **ganti}) == hasil, ganti


def test_terima_semua_kecuali_lalu_hasil_dan_urung(kantor: Kantor) -> None:
    rutin, catatan = kantor.laporan(), kantor.laporan(keterangan="Printer rusak.")
    telat = kantor.laporan(tanggal=date(2026, 3, 2))
    client = masuk(kantor.ratna)
    halaman = client.get("/tim/terima-kecuali/").content.decode()
    assert f'value="{rutin.id_publik}:1" checked' in halaman
    assert f'value="{catatan.id_publik}:1"><' in halaman
    assert ALASAN["keterangan"] in halaman
    assert ALASAN["terlambat"] in halaman
    actions.ubah(telat, kantor.isi(tanggal=date(2026, 3, 2), kegiatan="Isi lain"), oleh=kantor.andi, versi=1)
    isi = {"laporan": [f"{rutin.id_publik}:1", f"{telat.id_publik}:1"], "dari": "kecuali"}
    jawaban = tekan(client, "/tim/terima", isi, json_=False)
    hasil = client.get(jawaban.headers["Location"]).content.decode()
    assert "1 laporan diterima" in hasil
    assert "Berubah ketika Anda menerimanya" in hasil
    assert "checked" not in hasil
    rutin.refresh_from_db()
    assert rutin.status == "DISETUJUI"
    balik = tekan(client, "/tim/batal-terima", {"laporan": [str(rutin.id_publik)], "dari": "kecuali"}, json_=False)
    assert balik.headers["Location"] == "/tim/terima-kecuali/"
    assert f'value="{rutin.id_publik}:1" checked' in client.get("/tim/terima-kecuali/").content.decode()
    kosong = tekan(client, "/tim/terima", {"laporan": []})
    assert (kosong.status_code, "Belum ada laporan yang dipilih" in kosong.json()["kalimat"]) == (409, True)


@pytest.mark.parametrize(
    "tanya", ["hasil=x", "hasil=2026-03-10", "tinggal=x,y", "hasil=2026-03-10T00:00:00%2B00:00&tinggal=,"]
)
def test_alamat_hasil_yang_rusak_tidak_merobohkan(kantor: Kantor, tanya: str) -> None:
    assert masuk(kantor.ratna).get(f"/tim/terima-kecuali/?{tanya}").status_code == 200


@pytest.mark.dua_mesin
def test_hasil_penerimaan_orang_lain_tidak_tampil(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima_banyak([(laporan, 1)], oleh=kantor.ratna)
    alamat = f"/tim/terima-kecuali/?hasil={PADA.isoformat().replace('+', '%2B')}&tinggal={laporan.id_publik.hex}"
    assert "Verifikasi berkas" in masuk(kantor.ratna).get(alamat).content.decode()
    for orang in (kantor.fadel, kantor.gusnar, kantor.dewi):
        assert "Verifikasi berkas" not in masuk(orang).get(alamat).content.decode()
