"""Sending a report: the path that everybody walks every day."""

from datetime import date, time
from uuid import uuid4

import pytest

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.models import Jejak, KunciKirim, Peristiwa
from ekinerja.skp.models import Skp
from tests.harian.cerita import Kantor, kirim_json, kiriman, masuk
from tests.pabrik import HARI


def test_andi_mengirim_dan_ratna_melihat_siarannya(kantor: Kantor) -> None:
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor))
    assert jawaban.status_code == 201
    laporan = LaporanHarian.objects.get()
    assert (laporan.pegawai, laporan.penilai, laporan.status) == (kantor.andi, kantor.ratna, "DIAJUKAN")
    assert (laporan.realisasi, laporan.satuan, laporan.jam_mulai) == (24, "berkas", time(8))
    assert jawaban.headers["Location"] == f"/lapor/{laporan.id_publik}/"
    assert Jejak.objects.get().kejadian == "laporan.dikirim"
    siaran = Peristiwa.objects.get()
    assert (siaran.kanal, siaran.jenis) == (f"tim:{kantor.ratna.id_publik}", "laporan-masuk")
    assert siaran.data["id"] == str(laporan.id_publik)
    assert "Verifikasi" not in str(siaran.data)


def test_ketuk_dua_kali_satu_laporan(kantor: Kantor) -> None:
    client, kunci = masuk(kantor.andi), str(uuid4())
    pertama = kirim_json(client, kiriman(kantor), kunci)
    kedua = kirim_json(client, kiriman(kantor), kunci)
    assert (pertama.status_code, kedua.status_code) == (201, 200)
    assert kedua.headers["X-Diulang"] == "1"
    assert kedua.json() == pertama.json()
    assert LaporanHarian.objects.count() == 1
    assert Jejak.objects.count() == 1
    assert KunciKirim.objects.get().objek_uuid == LaporanHarian.objects.get().id_publik


def test_kunci_sama_isi_lain_ditolak(kantor: Kantor) -> None:
    client, kunci = masuk(kantor.andi), str(uuid4())
    kirim_json(client, kiriman(kantor), kunci)
    jawaban = kirim_json(client, kiriman(kantor, realisasi=25), kunci)
    assert jawaban.status_code == 422
    assert LaporanHarian.objects.get().realisasi == 24


def test_tanpa_kunci_ditolak(kantor: Kantor) -> None:
    jawaban = masuk(kantor.andi).post("/lapor/kirim", kiriman(kantor), content_type="application/json")
    assert jawaban.status_code == 400
    assert not LaporanHarian.objects.exists()


def test_kiriman_yang_diperbaiki_memakai_kunci_yang_sama(kantor: Kantor) -> None:
    client, kunci = masuk(kantor.andi), str(uuid4())
    assert kirim_json(client, kiriman(kantor, jam_selesai="07.00"), kunci).status_code == 409
    assert kirim_json(client, kiriman(kantor), kunci).status_code == 201


TOLAK = [
    ({"tanggal": "2026-03-11"}, 409, "tanggal", "belum tiba"),
    ({"tanggal": "2025-12-31"}, 409, "tanggal", "di luar masa SKP"),
    ({"jam_mulai": "10.00", "jam_selesai": "10.00"}, 409, "jam_selesai", "sesudah jam mulai"),
    ({"jam_mulai": "10.00", "jam_selesai": "09.00"}, 409, "jam_selesai", "sesudah jam mulai"),
    ({"realisasi": "1.000"}, 400, "realisasi", "bilangan bulat"),
    ({"realisasi": "2,5"}, 400, "realisasi", "bilangan bulat"),
    ({"realisasi": -1}, 400, "realisasi", "bilangan bulat"),
    ({"realisasi": 2**63}, 400, "realisasi", "bilangan bulat"),
    ({"realisasi": 2**31}, 400, "realisasi", "terlalu besar"),
    ({"realisasi": True}, 400, "realisasi", "Tulis angka"),
    ({"realisasi": ""}, 400, "realisasi", "Tulis angka"),
    ({"kegiatan": "  "}, 400, "kegiatan", "satu kalimat"),
    ({"kegiatan": "x" * 401}, 400, "kegiatan", "400 huruf"),
    ({"kegiatan": "a\x00b"}, 400, "kegiatan", ""),
    ({"kegiatan": "a\ud800b"}, 400, "kegiatan", "tidak terbaca"),
    ({"kegiatan": ["a"]}, 400, "kegiatan", "satu kalimat"),
    ({"tanggal": "2026-02-31"}, 400, "tanggal", "kalender"),
    ({"tanggal": "kemarin"}, 400, "tanggal", "kalender"),
    ({"jam_mulai": "25.00"}, 400, "jam_mulai", "08.00"),
    ({"jam_selesai": ""}, 400, "jam_selesai", "Isi jam selesai"),
    ({"rencana_aksi": "bukan-uuid"}, 400, "rencana_aksi", "dari daftar"),
    ({"rencana_aksi": str(uuid4())}, 400, "rencana_aksi", "SKP Anda"),
    ({"tautan": "javascript:alert(1)"}, 400, "tautan", "tautan lengkap"),
    ({"tautan": "ftp://contoh.id/a"}, 400, "tautan", "tautan lengkap"),
    ({"tautan": "https://contoh.id/a\tb"}, 400, "tautan", "tautan lengkap"),
]


@pytest.mark.parametrize(("ganti", "status", "medan", "kata"), TOLAK)
def test_tiap_penolakan_menyebut_medan_dan_cara_memperbaiki(
    kantor: Kantor, ganti: dict[str, object], status: int, medan: str, kata: str
) -> None:
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor, **ganti))
    assert jawaban.status_code == status
    assert kata in " ".join(jawaban.json()["medan"][medan])
    assert not LaporanHarian.objects.exists()


@pytest.mark.parametrize("badan", [" ", "{", "[]", '"teks"', "[" * 100_000, b"\xff\xfe"])
def test_badan_yang_bukan_json_ditolak_dengan_kalimat(kantor: Kantor, badan: str | bytes) -> None:
    jawaban = kirim_json(masuk(kantor.andi), badan)
    assert jawaban.status_code == 400
    assert "Muat ulang" in jawaban.json()["kalimat"]


def test_skp_belum_disetujui_menolak(kantor: Kantor) -> None:
    Skp.objects.filter(pk=kantor.skp.pk).update(status="DIAJUKAN")
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor))
    assert jawaban.status_code == 409
    assert "SKP Anda belum disetujui" in jawaban.json()["kalimat"]


def test_rencana_aksi_triwulan_lain_menolak(kantor: Kantor) -> None:
    lain = kantor.rencana(hari=date(2026, 5, 1))
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor, rencana_aksi=str(lain.id_publik)))
    assert jawaban.status_code == 409
    assert "rencana aksi" in jawaban.json()["medan"]["rencana_aksi"][0]


def test_rencana_aksi_orang_lain_tidak_dapat_dipakai(kantor: Kantor) -> None:
    milik_dewi = kantor.rencana(kantor.skp_untuk(kantor.dewi))
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor, rencana_aksi=str(milik_dewi.id_publik)))
    assert jawaban.status_code == 400
    assert not LaporanHarian.objects.exists()


def test_jam_beririsan_menyebut_laporan_yang_mana(kantor: Kantor) -> None:
    client = masuk(kantor.andi)
    kirim_json(client, kiriman(kantor))
    jawaban = kirim_json(client, kiriman(kantor, jam_mulai="09.30", jam_selesai="11.00"))
    assert jawaban.status_code == 409
    assert "08.00–10.00" in jawaban.json()["kalimat"]
    assert kirim_json(client, kiriman(kantor, jam_mulai="10.00", jam_selesai="11.00")).status_code == 201


def test_semua_hal_yang_salah_disebut_sekaligus(kantor: Kantor) -> None:
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor, tanggal="2026-03-12", jam_selesai="07.00"))
    assert set(jawaban.json()["medan"]) == {"tanggal", "jam_selesai"}
    assert len(jawaban.json()["butir"]) == 2


def test_terlambat_diterima_dengan_tanda(kantor: Kantor) -> None:
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor, tanggal="2026-03-02"))
    assert jawaban.status_code == 201
    assert LaporanHarian.objects.get().terlambat
    assert "Ratna Pusadan dapat memberi izin" in jawaban.json()["kabar"]


def test_tiga_hari_kerja_masih_tepat_waktu(kantor: Kantor) -> None:
    kirim_json(masuk(kantor.andi), kiriman(kantor, tanggal="2026-03-05"))
    assert not LaporanHarian.objects.get().terlambat


@pytest.mark.dua_mesin
def test_penilai_adalah_yang_menilai_pada_hari_kegiatan(kantor: Kantor) -> None:
    kantor.andi.hubungan_penilai.update(sampai=date(2026, 3, 8))
    from tests.pabrik import hubungkan

    hubungkan(kantor.andi, kantor.gusnar, mulai=date(2026, 3, 9))
    client = masuk(kantor.andi)
    kirim_json(client, kiriman(kantor, tanggal="2026-03-06"))
    kirim_json(client, kiriman(kantor, tanggal="2026-03-09"))
    penilai = dict(LaporanHarian.objects.values_list("tanggal", "penilai__nama"))
    assert penilai == {date(2026, 3, 6): "Ratna Pusadan", date(2026, 3, 9): "Gusnar Datupalinge"}


def test_tanpa_penilai_tetap_tersimpan_dan_dikatakan(kantor: Kantor) -> None:
    kantor.andi.hubungan_penilai.all().delete()
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor))
    assert jawaban.status_code == 201
    assert "belum tercatat" in jawaban.json()["kabar"]


def test_draf_tidak_terlihat_siapa_pun(kantor: Kantor) -> None:
    jawaban = kirim_json(masuk(kantor.andi), kiriman(kantor, sebagai="draf"))
    assert jawaban.status_code == 201
    laporan = LaporanHarian.objects.get()
    assert laporan.status == "DRAF"
    assert not Jejak.objects.exists()
    assert masuk(kantor.ratna).get(f"/lapor/{laporan.id_publik}/").status_code == 404
    assert masuk(kantor.andi).get(f"/lapor/{laporan.id_publik}/").status_code == 200


def test_medan_lain_dalam_kiriman_tidak_berpengaruh(kantor: Kantor) -> None:
    sisipan = {"status": "DISETUJUI", "pegawai": kantor.dewi.pk, "penilai": kantor.andi.pk, "versi": 9, "satuan": "x"}
    kirim_json(masuk(kantor.andi), kiriman(kantor, **sisipan))
    laporan = LaporanHarian.objects.get()
    assert (laporan.status, laporan.pegawai, laporan.penilai, laporan.versi) == (
        "DIAJUKAN",
        kantor.andi,
        kantor.ratna,
        1,
    )
    assert laporan.satuan == "berkas"
    assert laporan.tanggal == HARI
