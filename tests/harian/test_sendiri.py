"""One's own side: the shell, its data, the list, the sheet, the plain form."""

import io
from datetime import date, time

import openpyxl
import pytest

from ekinerja.harian import actions, bahan
from ekinerja.harian.ekspor import KOLOM
from ekinerja.harian.models import LaporanHarian
from ekinerja.skp.models import Skp
from tests.harian.cerita import Kantor, kiriman, masuk, tekan
from tests.pabrik import buat_pegawai


def test_cangkang_sama_untuk_semua_orang(kantor: Kantor) -> None:
    satu, dua = (masuk(o).get("/lapor") for o in (kantor.andi, kantor.ratna))
    assert satu.content == dua.content
    assert kantor.andi.nama not in satu.content.decode()
    ulang = masuk(kantor.andi).get("/lapor", headers={"If-None-Match": satu.headers["ETag"]})
    assert ulang.status_code == 304


def test_data_memuat_yang_perlu_saja(kantor: Kantor) -> None:
    kantor.laporan(jam_mulai=time(8), jam_selesai=time(9))
    actions.simpan_draf(kantor.isi(kegiatan="Belum selesai"), oleh=kantor.andi)
    data = masuk(kantor.andi).get("/lapor/data").json()
    assert data["hari"] == {"tanggal": "2026-03-10", "teks": "Selasa, 10 Maret 2026"}
    assert data["penilai"] == "Bu Ratna"
    assert data["tepat_waktu_sejak"] == "2026-03-05"
    assert [r["kemajuan"] for r in data["rencana"] if r["terakhir"]] == ["24 dari 2.400 berkas"]
    assert {r["mulai"] for r in data["rencana"]} == {"2026-01-01"}
    assert data["terisi"] == {"2026-03-10": [["08:00", "09:00"]]}
    assert [b["status"] for b in data["tertunda"]] == ["Draf"]
    assert data["pekan"][1]["kini"]
    assert data["csrf"]


def test_ulangan_sekali_tiap_kalimat(kantor: Kantor) -> None:
    for hari in (date(2026, 3, 6), date(2026, 3, 9)):
        kantor.laporan(tanggal=hari, jam_mulai=time(8), jam_selesai=time(10))
    data = masuk(kantor.andi).get("/lapor/data").json()
    assert [(u["kegiatan"], u["kapan"]) for u in data["ulang"]] == [("Verifikasi berkas loket 2", "Senin, 9 Mar")]
    usul = {"ulang": data["ulang"][0]["id"], "alasan": "kemarin", "jam_mulai": "08:00", "jam_selesai": "10:00"}
    assert usul.items() <= data["saran"][0].items()


@pytest.mark.parametrize(
    ("status", "kata"),
    [("DRAF", "Lengkapi dan ajukan"), ("DIAJUKAN", "menunggu persetujuan"), (None, "belum mempunyai SKP")],
)
def test_sebab_belum_dapat_melapor(kantor: Kantor, status: str | None, kata: str) -> None:
    if status is None:
        kantor.skp.delete()
    else:
        Skp.objects.filter(pk=kantor.skp.pk).update(status=status)
    data = masuk(kantor.andi).get("/lapor/data").json()
    assert kata in data["sebab"]
    assert data["rencana"] == []


def test_wali_kota_tidak_disuruh_menyusun_skp(kantor: Kantor) -> None:
    wali = masuk(buat_pegawai("Burhan Toampo", nip=None, status="PEJABAT_NEGARA"))
    data = wali.get("/lapor/data").json()
    assert (data["tanpa_skp"], "tidak menyusun SKP" in data["sebab"]) == (True, True)
    halaman = wali.get("/lapor/formulir/").content.decode()
    assert "Anda tidak perlu melapor" in halaman
    assert "Kirim laporan" not in halaman
    assert not masuk(kantor.andi).get("/lapor/data").json()["tanpa_skp"]
    assert "Kirim laporan" in masuk(kantor.andi).get("/lapor/formulir/").content.decode()


@pytest.mark.parametrize(
    ("terisi", "lama", "harapan"),
    [
        ([], 60, (time(8), time(9))),
        ([("08:00", "09:30")], 60, (time(9, 30), time(10, 30))),
        ([("09:30", "10:00"), ("08:00", "09:00")], 60, (time(10), time(11))),
        ([("00:00", "23:00")], 90, (time(22, 29), time(23, 59))),
    ],
)
def test_slot_kosong(terisi: list[tuple[str, str]], lama: int, harapan: tuple[time, time]) -> None:
    assert bahan.slot_kosong(terisi, lama) == harapan


@pytest.mark.dua_mesin
def test_riwayat_menyaring_dan_membagi_halaman(kantor: Kantor) -> None:
    for n in range(30):
        kantor.laporan(
            kegiatan=f"Kegiatan {n:02}", jam_mulai=time(n // 4, n % 4 * 15), jam_selesai=time(n // 4, n % 4 * 15 + 10)
        )
    client = masuk(kantor.andi)
    halaman = client.get("/lapor/riwayat/").content.decode()
    assert halaman.count("Kegiatan ") >= 25
    assert "dari 30 laporan" in halaman
    assert (
        "Kegiatan 07" in client.get("/lapor/riwayat/?cari=kegiatan+07&status=DIAJUKAN&bulan=2026-03").content.decode()
    )
    assert "Tidak ada laporan yang cocok" in client.get("/lapor/riwayat/?bulan=2026-02").content.decode()
    assert client.get("/lapor/riwayat/?bulan=2026-13&status=x&hal=abc&cari=(a%2B)%2B$").status_code == 200


def test_riwayat_tidak_memuat_milik_orang_lain(kantor: Kantor) -> None:
    kantor.laporan(kegiatan="Milik Andi saja")
    for orang in (kantor.dewi, kantor.ratna):
        assert "Milik Andi saja" not in masuk(orang).get("/lapor/riwayat/").content.decode()


@pytest.mark.dua_mesin
def test_unduhan_delapan_kolom_dan_tanpa_rumus(kantor: Kantor) -> None:
    kantor.laporan(kegiatan='=HYPERLINK("http://jahat","x")', jam_mulai=time(8), jam_selesai=time(9))
    actions.simpan_draf(kantor.isi(kegiatan="Draf"), oleh=kantor.andi)
    jawaban = masuk(kantor.andi).get("/lapor/riwayat/unduh?bulan=2026-03")
    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="progres-harian-2026-03.xlsx"'
    lembar = openpyxl.load_workbook(io.BytesIO(jawaban.content)).active
    baris = list(lembar.iter_rows())
    assert [c.value for c in baris[0]] == list(KOLOM)
    assert len(baris) == 2
    assert (baris[1][4].value, baris[1][4].data_type) == ('=HYPERLINK("http://jahat","x")', "s")
    assert [c.value for c in baris[1]][1:6:2] == ["2026-03-10", "09:00", 24]


@pytest.mark.dua_mesin
def test_formulir_biasa_mengulang_dan_menyimpan(kantor: Kantor) -> None:
    lama = kantor.laporan(tanggal=date(2026, 3, 9), jam_mulai=time(8), jam_selesai=time(10))
    client = masuk(kantor.andi)
    halaman = client.get(f"/lapor/formulir/?ulang={lama.id_publik}").content.decode()
    assert "\nVerifikasi berkas loket 2</textarea>" in halaman
    assert tekan(client, "/lapor/formulir/", kiriman(kantor), json_=False).status_code == 302
    assert LaporanHarian.objects.count() == 2
    terencana = client.get(f"/lapor/formulir/?rencana={kantor.rencana().id_publik}").content.decode()
    assert f"\n{kantor.rencana().teks}</textarea>" in terencana


def test_beberapa_baris_menjadi_satu(kantor: Kantor) -> None:
    """Spoken text comes with line breaks; the official form has one line."""
    isi = kiriman(kantor, kegiatan=" Rekam KTP \r\n di kelurahan\tTalise\n\nsampai siang ")
    assert tekan(masuk(kantor.andi), "/lapor/formulir/", isi, json_=False).status_code == 302
    assert LaporanHarian.objects.get().kegiatan == "Rekam KTP di kelurahan Talise sampai siang"


@pytest.mark.dua_mesin
def test_jam_bulat_dan_jam_tanpa_titik(kantor: Kantor) -> None:
    """A whole hour "13" is not three minutes past one; "830" is half past eight."""
    isi = kiriman(kantor, jam_mulai="830", jam_selesai="13")
    assert tekan(masuk(kantor.andi), "/lapor/formulir/", isi, json_=False).status_code == 302
    assert LaporanHarian.objects.filter(jam_mulai=time(8, 30), jam_selesai=time(13)).exists()


def test_formulir_biasa_menyimpan_ketikan_saat_salah(kantor: Kantor) -> None:
    isi = kiriman(kantor, kegiatan="<b>Tulisan & panjang</b>", realisasi="banyak")
    jawaban = tekan(masuk(kantor.andi), "/lapor/formulir/", isi, json_=False)
    assert jawaban.status_code == 400
    assert "&lt;b&gt;Tulisan &amp; panjang&lt;/b&gt;" in jawaban.content.decode()
    assert "bilangan bulat" in jawaban.content.decode()
