"""Free edits until read, versions until accepted, corrections afterwards."""

from datetime import time

import pytest

from ekinerja.harian import actions
from ekinerja.harian.models import KoreksiLaporan, LaporanHarian, VersiLaporan
from ekinerja.harian.syarat import LaporanDitolak
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.harian.cerita import Kantor, kirim_json, kiriman, masuk, tekan


@pytest.mark.dua_mesin
def test_sebelum_dibaca_diubah_bebas_tanpa_versi(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.ubah(laporan, kantor.isi(kegiatan="Isi baru"), oleh=kantor.andi, versi=1)
    assert (laporan.kegiatan, laporan.versi) == ("Isi baru", 2)
    assert not VersiLaporan.objects.exists()
    assert Jejak.objects.filter(kejadian="laporan.diubah").count() == 1


def test_tanpa_perubahan_tidak_terjadi_apa_apa(kantor: Kantor) -> None:
    laporan = kantor.laporan(jam_mulai=time(8), jam_selesai=time(10))
    actions.ubah(laporan, kantor.isi(), oleh=kantor.andi, versi=1)
    assert laporan.versi == 1
    assert not Jejak.objects.filter(kejadian="laporan.diubah").exists()


@pytest.mark.dua_mesin
def test_sesudah_dibaca_isi_lama_menjadi_versi(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.tandai_dibaca(laporan, oleh=kantor.ratna)
    actions.ubah(laporan, kantor.isi(realisasi=30), oleh=kantor.andi, versi=1)
    versi = VersiLaporan.objects.get()
    assert (versi.nomor, versi.isi["realisasi"]) == (1, 24)
    halaman = masuk(kantor.ratna).get(f"/lapor/{laporan.id_publik}/").content.decode()
    assert "Versi 1" in halaman
    assert "24 berkas" in halaman


def test_ubah_dari_halaman_lama_bentrok_dan_kedua_isi_terlihat(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.ubah(laporan, kantor.isi(kegiatan="Dari komputer kantor"), oleh=kantor.andi, versi=1)
    isi = kiriman(kantor, kegiatan="Dari HP", versi=1)
    jawaban = tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/ubah/", isi)
    assert jawaban.status_code == 409
    assert jawaban.json()["versi_kini"]["Kegiatan"] == "Dari komputer kantor"
    assert jawaban.json()["versi_saya"]["Kegiatan"] == "Dari HP"
    assert jawaban.json()["oleh"] == "Andi Tadulako"


def test_formulir_ubah_menyimpan_ketikan_saat_ditolak(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    isi = kiriman(kantor, kegiatan="Tulisan panjang yang sayang hilang", jam_selesai="07.00", versi=1)
    jawaban = tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/ubah/", isi, json_=False)
    assert jawaban.status_code == 409
    halaman = jawaban.content.decode()
    assert "Tulisan panjang yang sayang hilang" in halaman
    assert "sesudah jam mulai" in halaman


@pytest.mark.dua_mesin
def test_dikembalikan_diperbaiki_dan_dikirim_satu_langkah(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.kembalikan(laporan, oleh=kantor.ratna, versi=1, catatan="Sebutkan kelurahannya.")
    isi = kiriman(kantor, kegiatan="Verifikasi di Kelurahan Talise", versi=1, kirim="1")
    assert tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/ubah/", isi, json_=False).status_code == 302
    laporan.refresh_from_db()
    assert (laporan.status, laporan.kegiatan, laporan.dibaca_pada) == (
        "DIAJUKAN",
        "Verifikasi di Kelurahan Talise",
        None,
    )
    assert VersiLaporan.objects.count() == 1
    assert Jejak.objects.order_by("-nomor").first().kejadian == "laporan.dikirim"


def test_yang_diterima_tidak_dapat_diubah_langsung(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    client = masuk(kantor.andi)
    assert client.get(f"/lapor/{laporan.id_publik}/ubah/").status_code == 409
    assert tekan(client, f"/lapor/{laporan.id_publik}/ubah/", kiriman(kantor, versi=1)).status_code == 409
    assert tekan(client, f"/lapor/{laporan.id_publik}/hapus").status_code == 409


def test_penilai_tidak_dapat_mengubah_isi(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    assert tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/ubah/", kiriman(kantor, versi=1)).status_code == 403


@pytest.mark.dua_mesin
def test_hapus_sebelum_dibaca_meninggalkan_jejak(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    assert tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/hapus").status_code == 200
    assert not LaporanHarian.objects.exists()
    jejak = Jejak.objects.select_related("isi_jejak").get(kejadian="laporan.dihapus")
    assert "Verifikasi berkas loket 2" in jejak.isi_jejak.isi


def test_hapus_sesudah_dibaca_ditolak(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.tandai_dibaca(laporan, oleh=kantor.ratna)
    jawaban = tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/hapus")
    assert jawaban.status_code == 409
    assert LaporanHarian.objects.count() == 1


def test_draf_disimpan_lalu_dikirim(kantor: Kantor) -> None:
    client = masuk(kantor.andi)
    kirim_json(client, kiriman(kantor, sebagai="draf"))
    laporan = LaporanHarian.objects.get()
    assert tekan(client, f"/lapor/{laporan.id_publik}/kirim").status_code == 200
    laporan.refresh_from_db()
    assert (laporan.status, laporan.penilai) == ("DIAJUKAN", kantor.ratna)


def test_draf_yang_melanggar_aturan_ditolak_saat_dikirim(kantor: Kantor) -> None:
    kantor.laporan(jam_mulai=time(9), jam_selesai=time(11))
    draf = actions.simpan_draf(kantor.isi(), oleh=kantor.andi)
    with pytest.raises(LaporanDitolak, match="beririsan"):
        actions.kirim(draf, oleh=kantor.andi)
    draf.refresh_from_db()
    assert draf.status == "DRAF"


# ---- corrections


def usulkan(kantor: Kantor, laporan: LaporanHarian, **ganti: object) -> KoreksiLaporan:
    isi = kantor.isi(**{"jam_mulai": laporan.jam_mulai, "jam_selesai": laporan.jam_selesai, "realisasi": 20, **ganti})
    return actions.usul_koreksi(laporan, isi, oleh=kantor.andi, alasan="Salah ketik.")


@pytest.mark.dua_mesin
def test_koreksi_diusulkan_diterima_dan_versi_lama_tersimpan(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    isi = kiriman(kantor, realisasi="20", alasan="Salah ketik.")
    assert tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/koreksi/", isi, json_=False).status_code == 302
    koreksi = KoreksiLaporan.objects.get()
    laporan.refresh_from_db()
    assert laporan.realisasi == 24
    assert Pemberitahuan.objects.get(pegawai=kantor.ratna).jenis == "koreksi-diusulkan"
    alamat = f"/lapor/{laporan.id_publik}/koreksi/{koreksi.id_publik}/putus"
    assert tekan(masuk(kantor.ratna), alamat, {"putusan": "terima"}).status_code == 200
    laporan.refresh_from_db()
    assert (laporan.realisasi, laporan.status, laporan.versi) == (20, "DISETUJUI", 2)
    assert VersiLaporan.objects.get().isi["realisasi"] == 24
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_koreksi_tidak_diterima_perlu_alasan(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    koreksi = usulkan(kantor, laporan)
    alamat = f"/lapor/{laporan.id_publik}/koreksi/{koreksi.id_publik}/putus"
    client = masuk(kantor.ratna)
    assert tekan(client, alamat, {"putusan": "tolak"}).status_code == 400
    assert tekan(client, alamat, {"putusan": "tolak", "catatan": "Angkanya sudah benar."}).status_code == 200
    koreksi.refresh_from_db()
    assert (koreksi.status, koreksi.catatan) == ("DITOLAK", "Angkanya sudah benar.")
    assert tekan(client, alamat, {"putusan": "terima"}).status_code == 409


def test_pengusul_tidak_dapat_memutus_dan_boleh_mencabut(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    koreksi = usulkan(kantor, laporan)
    dasar = f"/lapor/{laporan.id_publik}/koreksi/{koreksi.id_publik}"
    client = masuk(kantor.andi)
    assert tekan(client, f"{dasar}/putus", {"putusan": "terima"}).status_code == 403
    assert tekan(masuk(kantor.ratna), f"{dasar}/cabut").status_code == 403
    assert tekan(client, f"{dasar}/cabut").status_code == 200
    assert tekan(client, f"{dasar}/cabut").status_code == 409
    koreksi.refresh_from_db()
    assert koreksi.status == "DICABUT"


def test_satu_usul_koreksi_pada_satu_waktu(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    usulkan(kantor, laporan)
    with pytest.raises(AturanDilanggar, match="Masih ada usul"):
        usulkan(kantor, laporan, realisasi=21)


def test_koreksi_tetap_diperiksa_aturan(kantor: Kantor) -> None:
    laporan = kantor.laporan(jam_mulai=time(8), jam_selesai=time(9))
    kantor.laporan(jam_mulai=time(13), jam_selesai=time(14))
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    with pytest.raises(LaporanDitolak, match="beririsan"):
        usulkan(kantor, laporan, jam_mulai=time(13, 30), jam_selesai=time(15))


@pytest.mark.dua_mesin
def test_diubah_langsung_di_basis_data_terlihat_oleh_pemeriksa(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    actions.terima(laporan, oleh=kantor.ratna, versi=1)
    LaporanHarian.objects.filter(pk=laporan.pk).update(realisasi=99)
    assert not periksa_jejak().utuh
