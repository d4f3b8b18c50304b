"""The PPK reads, accepts, takes back, returns; others cannot."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from ekinerja.harian import actions
from ekinerja.harian.actions.serah import serahkan_semua
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak, Peristiwa
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.harian.cerita import Kantor, masuk, pada, tekan
from tests.pabrik import PADA, hubungkan


def kejadian() -> list[str]:
    return list(Jejak.objects.order_by("nomor").values_list("kejadian", flat=True))


@pytest.mark.dua_mesin
def test_ratna_menerima_dengan_satu_ketukan(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    jawaban = tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/terima", {"versi": 1})
    assert jawaban.status_code == 200
    assert jawaban.json()["urung"] == f"/lapor/{laporan.id_publik}/batal-terima"
    laporan.refresh_from_db()
    assert (laporan.status, laporan.diputus_oleh, laporan.dibaca_oleh) == ("DISETUJUI", kantor.ratna, kantor.ratna)
    assert kejadian() == ["laporan.dikirim", "laporan.diterima"]
    assert Jejak.objects.get(kejadian="laporan.diterima").sidik_isi
    assert Peristiwa.objects.filter(kanal=f"orang:{kantor.andi.id_publik}", jenis="laporan-diterima").count() == 1


def test_tanpa_javascript_kembali_ke_halaman_tim(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    isi = {"versi": 1, "dari": "tim"}
    jawaban = tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/terima", isi, json_=False)
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/tim?tanggal=2026-03-10")


def test_isi_yang_berubah_sejak_dilihat_tidak_ikut_diterima(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.ubah(laporan, kantor.isi(kegiatan="Isi lain"), oleh=kantor.andi, versi=1)
    jawaban = tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/terima", {"versi": 1})
    assert jawaban.status_code == 409
    assert "berubah" in jawaban.json()["kalimat"]
    laporan.refresh_from_db()
    assert laporan.status == "DIAJUKAN"


def test_dua_kali_terima_ditolak_dengan_keadaannya(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    client = masuk(kantor.ratna)
    tekan(client, f"/lapor/{laporan.id_publik}/terima", {"versi": 1})
    jawaban = tekan(client, f"/lapor/{laporan.id_publik}/terima", {"versi": 1})
    assert jawaban.status_code == 409
    assert "Diterima" in jawaban.json()["kalimat"]


@pytest.mark.parametrize("verba", ["terima", "kembalikan", "batal-terima", "dibaca", "umpan-balik"])
def test_pemilik_tidak_dapat_memutus_laporannya_sendiri(kantor: Kantor, verba: str) -> None:
    laporan = kantor.laporan()
    isi = {"versi": 1, "catatan": "x", "teks": "x"}
    jawaban = tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/{verba}", isi)
    assert jawaban.status_code == 403
    laporan.refresh_from_db()
    assert (laporan.status, laporan.dibaca_pada) == ("DIAJUKAN", None)


@pytest.mark.parametrize("verba", ["terima", "kembalikan", "batal-terima", "dibaca", "umpan-balik", "hapus", "kirim"])
def test_orang_lain_tidak_tahu_laporan_itu_ada(kantor: Kantor, verba: str) -> None:
    laporan = kantor.laporan()
    isi = {"versi": 1, "catatan": "x", "teks": "x"}
    for orang in (kantor.dewi, kantor.fadel, kantor.gusnar):
        assert tekan(masuk(orang), f"/lapor/{laporan.id_publik}/{verba}", isi).status_code == 404


def test_kembalikan_memberi_tahu_dan_menyimpan_catatan(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    isi = {"versi": 1, "catatan": "Sebutkan kelurahannya."}
    assert tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/kembalikan", isi).status_code == 200
    laporan.refresh_from_db()
    assert (laporan.status, laporan.catatan) == ("DIKEMBALIKAN", "Sebutkan kelurahannya.")
    pesan = Pemberitahuan.objects.get(pegawai=kantor.andi)
    assert (pesan.isi, pesan.tautan) == ("Sebutkan kelurahannya.", f"/lapor/{laporan.id_publik}/")


def test_kembalikan_tanpa_catatan_ditolak_dan_halaman_tetap(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    client = masuk(kantor.ratna)
    alamat = f"/lapor/{laporan.id_publik}/kembalikan"
    assert tekan(client, alamat, {"versi": 1, "catatan": " "}).status_code == 400
    halaman = tekan(client, alamat, {"versi": 1, "catatan": "x" * 401}, json_=False)
    assert halaman.status_code == 400
    assert "x" * 401 in halaman.content.decode()
    laporan.refresh_from_db()
    assert laporan.status == "DIAJUKAN"


def test_urungkan_dalam_sepuluh_menit(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    jawaban = tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/batal-terima")
    assert jawaban.status_code == 200
    laporan.refresh_from_db()
    assert (laporan.status, laporan.diputus_pada) == ("DIAJUKAN", None)
    assert kejadian()[-1] == "laporan.penerimaan_dibatalkan"


def test_urungkan_sesudah_sepuluh_menit_ditolak(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    with pada(PADA + timedelta(minutes=11)), pytest.raises(AturanDilanggar, match="10 menit"):
        actions.batal_terima(laporan, oleh=kantor.ratna)


def test_izin_terlambat_tercatat(kantor: Kantor) -> None:
    from datetime import date

    laporan = kantor.laporan(tanggal=date(2026, 3, 2))
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    isi = Jejak.objects.select_related("isi_jejak").get(kejadian="laporan.diterima").isi_jejak.isi
    assert "izin_terlambat" in isi


@pytest.mark.dua_mesin
def test_terima_beberapa_sekaligus_lalu_urungkan(kantor: Kantor) -> None:
    kantor.skp_untuk(kantor.dewi)
    satu, dua = kantor.laporan(), kantor.laporan()
    berubah = kantor.laporan()
    isi = kantor.isi(jam_mulai=berubah.jam_mulai, jam_selesai=berubah.jam_selesai, realisasi=7)
    actions.ubah(berubah, isi, oleh=kantor.andi, versi=1)
    client = masuk(kantor.ratna)
    pilihan = [f"{laporan.id_publik}:1" for laporan in (satu, dua, berubah)]
    jawaban = tekan(client, "/tim/terima", {"laporan": [*pilihan, "omong", "x:y"]}).json()
    assert set(jawaban["diterima"]) == {str(satu.id_publik), str(dua.id_publik)}
    assert "1 lainnya baru saja berubah" in jawaban["kabar"]
    tekan(client, "/tim/batal-terima", {"laporan": jawaban["diterima"]})
    assert LaporanHarian.objects.filter(status="DIAJUKAN").count() == 3
    assert periksa_jejak().utuh


def test_terima_sekaligus_milik_tim_lain_tidak_terjadi(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    for orang in (kantor.fadel, kantor.andi):
        assert tekan(masuk(orang), "/tim/terima", {"laporan": [f"{laporan.id_publik}:1"]}).status_code == 409
    laporan.refresh_from_db()
    assert laporan.status == "DIAJUKAN"


def _pindah_ke_gusnar(kantor: Kantor) -> None:
    kantor.andi.hubungan_penilai.all().delete()
    hubungkan(kantor.andi, kantor.gusnar)


@pytest.mark.asvs("8.3.2")
def test_penilai_hari_ini_yang_memutus_bukan_yang_sudah_pindah(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    alamat = f"/lapor/{laporan.id_publik}/terima"
    _pindah_ke_gusnar(kantor)
    jawaban = tekan(masuk(kantor.ratna), alamat, {"versi": 1})
    assert jawaban.status_code == 403
    assert "Hanya Gusnar Datupalinge" in jawaban.json()["kalimat"]
    assert tekan(masuk(kantor.gusnar), alamat, {"versi": 1}).status_code == 200


def test_yang_sudah_pindah_tidak_mengurungkan_penerimaannya(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    _pindah_ke_gusnar(kantor)
    assert tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/batal-terima").status_code == 403


@pytest.mark.dua_mesin
def test_yang_menunggu_diserahkan_kepada_penilai_hari_ini(kantor: Kantor) -> None:
    menunggu, diterima = kantor.laporan(), kantor.laporan()
    actions.terima(diterima, oleh=kantor.ratna, versi=1)
    _pindah_ke_gusnar(kantor)
    assert serahkan_semua() == 1
    assert serahkan_semua() == 0
    penilai = dict(LaporanHarian.objects.values_list("pk", "penilai__nama"))
    assert penilai == {menunggu.pk: "Gusnar Datupalinge", diterima.pk: "Ratna Pusadan"}
    assert menunggu.kegiatan in masuk(kantor.gusnar).get("/tim").content.decode()


@pytest.mark.dua_mesin
def test_tanpa_penilai_hari_ini_yang_tercatat_tetap_memutus(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    kantor.andi.hubungan_penilai.all().delete()
    assert serahkan_semua() == 0
    assert tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/terima", {"versi": 1}).status_code == 200


def test_tanda_dibaca_hanya_lewat_post(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    client = masuk(kantor.ratna)
    assert client.get(f"/lapor/{laporan.id_publik}/").status_code == 200
    laporan.refresh_from_db()
    assert laporan.dibaca_pada is None
    for _ in range(2):
        assert client.post(f"/lapor/{laporan.id_publik}/dibaca").status_code == 204
    laporan.refresh_from_db()
    assert (laporan.dibaca_pada, laporan.dibaca_oleh) == (PADA, kantor.ratna)
    assert Peristiwa.objects.filter(jenis="laporan-dibaca").count() == 1
    assert client.get(f"/lapor/{laporan.id_publik}/dibaca").status_code == 405


@pytest.mark.dua_mesin
@pytest.mark.django_db(transaction=True)
def test_terima_dan_kembalikan_bersamaan_satu_yang_menang() -> None:
    with pada():
        kantor = Kantor()
        laporan = kantor.laporan()
        hasil: list[str] = []
        mulai = Barrier(2)

        def jalankan(verba: str) -> None:
            try:
                milik = LaporanHarian.objects.select_related("pegawai", "penilai").get(pk=laporan.pk)
                mulai.wait(10)
                if verba == "terima":
                    actions.terima(milik, oleh=kantor.ratna, versi=1)
                else:
                    actions.kembalikan(milik, oleh=kantor.ratna, versi=1, catatan="Lengkapi.")
                hasil.append(verba)
            except AturanDilanggar:
                hasil.append("kalah")
            finally:
                connection.close()

        utas = [Thread(target=jalankan, args=(v,)) for v in ("terima", "kembalikan")]
        for u in utas:
            u.start()
        for u in utas:
            u.join(30)
        laporan.refresh_from_db()
        assert hasil.count("kalah") == 1
        assert laporan.status == ("DISETUJUI" if "terima" in hasil else "DIKEMBALIKAN")
        assert Jejak.objects.filter(kejadian__in=["laporan.diterima", "laporan.dikembalikan"]).count() == 1
