"""What comes out of the reports: the official sheet and back, the clipboard, recap, evidence, sheets of many people."""

import io
import json
import zipfile
from datetime import date, time
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from ekinerja.harian import actions
from ekinerja.harian.actions import BuktiBaru
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.ringkasan import Ringkasan, ringkas
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.kepegawaian.models import HubunganPenilai, ProsesImpor
from tests.harian.cerita import Kantor, masuk, tekan
from tests.pabrik import HARI, beri_peran

pytestmark = pytest.mark.django_db
PERIODE = f"{HARI:%Y-%m}"
TRIWULAN = f"{HARI.year}-T1"


def sel(isi: bytes, lembar: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(lembar).to_python(skip_empty_area=False)


def _ringkas(kantor: Kantor) -> Ringkasan:
    return ringkas(LaporanHarian.objects.filter(pegawai=kantor.andi), HARI.replace(day=1), HARI.replace(day=31))


@pytest.fixture
def berisi(kantor: Kantor) -> Kantor:
    """Andi: one accepted report with two links, one that waits, one draft. Dewi: one."""
    bukti = [BuktiBaru(tautan="https://drive.contoh.id/a"), BuktiBaru(tautan="https://drive.contoh.id/b")]
    pertama = actions.kirim_baru(kantor.isi(kegiatan="=SUM(1) rekap loket"), oleh=kantor.andi, bukti=bukti)
    actions.terima(pertama, oleh=kantor.ratna, versi=1)
    actions.kirim_baru(kantor.isi(jam_mulai=time(10), jam_selesai=time(11), realisasi=6), oleh=kantor.andi)
    actions.simpan_draf(kantor.isi(kegiatan="Masih draf", jam_mulai=time(13), jam_selesai=time(14)), oleh=kantor.andi)
    skp = kantor.skp_untuk(kantor.dewi)
    kantor.laporan(kantor.dewi, rencana=kantor.rencana(skp), kegiatan="Milik Dewi")
    return kantor


def test_lembar_sendiri_dan_orang_yang_dinilai(berisi: Kantor) -> None:
    jawaban = masuk(berisi.andi).get(f"/lapor/lembar/unduh?periode={PERIODE}")
    assert f'filename="{berisi.andi.nip}-{PERIODE}.xlsx"' in jawaban["Content-Disposition"]
    baris = sel(jawaban.content)
    assert [b[4] for b in baris[1:]] == ["=SUM(1) rekap loket", "Verifikasi berkas loket 2"]
    assert baris[1][1:4] == [HARI.isoformat(), "08:00", "10:00"]
    assert baris[1][7] == "https://drive.contoh.id/a, https://drive.contoh.id/b"
    alamat = f"/tim/{berisi.andi.id_publik}/lembar?periode={PERIODE}"
    assert sel(masuk(berisi.ratna).get(alamat).content) == baris
    assert masuk(berisi.dewi).get(alamat).status_code == 404
    # A triwulan holds its three months; what is no period is this month.
    assert len(sel(masuk(berisi.andi).get(f"/lapor/lembar/unduh?periode={TRIWULAN}").content)) == 3
    assert len(sel(masuk(berisi.andi).get("/lapor/lembar/unduh?periode=2026-02").content)) == 1
    assert sel(masuk(berisi.andi).get("/lapor/lembar/unduh?periode=kapan").content) == baris


@pytest.mark.dua_mesin
def test_tombol_salin_memuat_seluruh_harinya(berisi: Kantor) -> None:
    halaman = masuk(berisi.andi).get("/lapor/riwayat/?cari=loket+2").content.decode()
    tanpa_skrip = masuk(berisi.andi).get(f"/lapor/riwayat/salin/?tanggal={HARI.isoformat()}").content.decode()
    teks = unescape(tanpa_skrip.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0])
    baris = [b.split("\t") for b in teks.split("\n")]
    assert [len(b) for b in baris] == [8, 8]
    assert baris[1][1:6] == [HARI.isoformat(), "10:00", "11:00", "Verifikasi berkas loket 2", "6"]
    # The search shows one of the two; the button copies the day.
    assert "=SUM(1) rekap loket" in halaman.partition('data-salin="')[2].partition('"')[0]
    assert "draf" not in teks.lower()
    kosong = masuk(berisi.andi).get("/lapor/riwayat/salin/?tanggal=2026-03-08").content.decode()
    assert "Belum ada laporan terkirim" in kosong


@pytest.mark.dua_mesin
def test_rekap_menjumlah_per_satuan_dan_menyebut_putusan(berisi: Kantor) -> None:
    (rhk,) = _ringkas(berisi).rhk
    satuan = LaporanHarian.objects.filter(pegawai=berisi.andi).values_list("satuan", flat=True).first()
    assert (rhk.hari, len(rhk.laporan), rhk.per_satuan) == (1, 2, [(satuan, 30)])
    assert (rhk.banyak("DISETUJUI"), rhk.banyak("DIAJUKAN")) == (1, 1)
    layar = masuk(berisi.andi).get(f"/lapor/rekap/?periode={PERIODE}").content.decode()
    assert f"30 {satuan}" in layar
    assert "Masih draf" not in layar
    excel = masuk(berisi.andi).get(f"/lapor/rekap/?periode={PERIODE}&bentuk=xlsx").content
    assert sel(excel)[1][1:] == [1.0, 2.0, 30.0, satuan, 1.0, 1.0, 0.0]
    assert [b[-1] for b in sel(excel, 1)[1:]] == ["Diterima", "Terkirim"]
    # Another unit is never added to the first.
    LaporanHarian.objects.filter(pegawai=berisi.andi, realisasi=6).update(satuan="jam")
    (rhk,) = _ringkas(berisi).rhk
    assert sorted(rhk.per_satuan) == sorted([(satuan, 24), ("jam", 6)])


def test_daftar_bukti_terkumpul_sendiri(berisi: Kantor) -> None:
    r = _ringkas(berisi)
    assert (r.bukti, r.tanpa_bukti) == (2, 1)
    layar = masuk(berisi.andi).get(f"/lapor/bukti/?periode={TRIWULAN}").content.decode()
    assert 'href="https://drive.contoh.id/a"' in layar
    assert "2 bukti" in layar
    excel = sel(masuk(berisi.andi).get(f"/lapor/bukti/?periode={TRIWULAN}&bentuk=xlsx").content)
    assert [b[4] for b in excel[1:]] == ["https://drive.contoh.id/a", "https://drive.contoh.id/b", ""]


@pytest.mark.parametrize("halaman", ["rekap", "bukti"])
def test_yang_dinilai_terbaca_penilai_saja(berisi: Kantor, halaman: str) -> None:
    alamat = f"/tim/{berisi.andi.id_publik}/{halaman}/?periode={PERIODE}"
    for bentuk in ("", "xlsx", "pdf"):
        assert masuk(berisi.ratna).get(f"{alamat}&bentuk={bentuk}").status_code == 200
        assert masuk(berisi.dewi).get(f"{alamat}&bentuk={bentuk}").status_code == 404
    pdf = masuk(berisi.ratna).get(f"{alamat}&bentuk=pdf")
    assert pdf.content.startswith(b"%PDF")
    assert "Masih draf" not in masuk(berisi.ratna).get(alamat).content.decode()


def test_kueri_tetap_berapa_pun_laporannya(berisi: Kantor) -> None:
    def hitung() -> list[int]:
        hasil = []
        klien = masuk(berisi.andi)
        for alamat in ("lapor/lembar/unduh", "lapor/rekap/", "lapor/bukti/", "lapor/riwayat/"):
            with CaptureQueriesContext(connection) as kueri:
                klien.get(f"/{alamat}?periode={PERIODE}")
            hasil.append(len(kueri))
        return hasil

    hitung()
    awal = hitung()
    for n in range(12):
        berisi.laporan(tanggal=HARI.replace(day=1 + n % 9), kegiatan=f"Loket {n}")
    assert hitung() == awal


# -- the sheet of the browser ------------------------------------------------------------------------------------------


def test_kirim_lembar_sendiri_dipratinjau_lalu_disimpan(kantor: Kantor, tmp_path) -> None:
    rencana = kantor.rencana()
    kembar, rencana.teks = rencana.teks, "Memeriksa berkas loket"
    rencana.save()
    kepala = "Rencana Aksi;Tanggal;Jam Mulai;Jam Selesai;Kegiatan Harian;Realisasi;Satuan;Bukti Dukung\n"
    isi = f"{kepala}{rencana.teks};{HARI.isoformat()};08:00;09:00;Dari lembar;3;;\n{rencana.teks};2030-01-01;08:00;09:00;Nanti;3;;\n"
    isi += f"{kembar};{HARI.isoformat()};10:00;11:00;Dua indikator memakai teks ini;3;;\n"
    klien = masuk(kantor.andi)
    jawaban = _unggah(klien, isi)
    jalankan_semua()
    pratinjau = klien.get(jawaban.url).content.decode()
    assert "belum tiba" in pratinjau
    assert "tidak menebak" in pratinjau
    # Row by row, as each will stand.
    perubahan = klien.get(f"{jawaban.url}?lihat=PERUBAHAN").content.decode()
    for teks in ("10 Maret 2026, 08.00–09.00", "Dari lembar\n3 berkas", "Laporan baru untuk “Memeriksa berkas loket”."):
        assert teks in perubahan, teks
    assert "Dua indikator" not in perubahan
    assert not LaporanHarian.objects.exists()
    tekan(klien, f"{jawaban.url}terapkan/", json_=False)
    jalankan_semua()
    laporan = LaporanHarian.objects.get()
    assert (laporan.kegiatan, laporan.status, laporan.penilai) == ("Dari lembar", "DIAJUKAN", kantor.ratna)
    # The file of an own sheet is nobody else's business, not even of the personnel office.
    beri_peran(kantor.gusnar, "ADMIN_BKPSDM", kantor.d.kota)
    assert masuk(kantor.gusnar).get(jawaban.url).status_code == 404
    # The same sheet again: nothing to save.
    lagi = _unggah(klien, isi)
    jalankan_semua()
    proses = ProsesImpor.objects.order_by("pk").last()
    assert (proses.hitungan["baru"], proses.hitungan["tetap"]) == (0, 1)
    assert "Tidak ada yang perlu disimpan" in klien.get(lagi.url).content.decode()


def _unggah(klien: Client, isi: str):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return tekan(klien, "/lapor/lembar/", {"berkas": SimpleUploadedFile("maret.csv", isi.encode())}, json_=False)


# -- many people -------------------------------------------------------------------------------------------------------


def test_zip_berisi_lembar_yang_terbaca_saja(berisi: Kantor) -> None:
    klien = masuk(berisi.ratna)
    ke = tekan(klien, "/lapor/lembar/banyak", {"periode": PERIODE}, json_=False).url
    assert "Menunggu giliran" in klien.get(ke).content.decode()
    assert klien.get(f"{ke}unduh").status_code == 409
    jalankan_semua()
    assert "2 orang" in klien.get(ke).content.decode()
    arsip = zipfile.ZipFile(io.BytesIO(b"".join(klien.get(f"{ke}unduh").streaming_content)))
    assert sorted(arsip.namelist()) == sorted(f"{o.nip}-{PERIODE}.xlsx" for o in (berisi.andi, berisi.dewi))
    sendiri = masuk(berisi.andi).get(f"/lapor/lembar/unduh?periode={PERIODE}").content
    assert sel(arsip.read(f"{berisi.andi.nip}-{PERIODE}.xlsx")) == sel(sendiri)
    for lain in (berisi.andi, berisi.gusnar):
        assert masuk(lain).get(ke).status_code == masuk(lain).get(f"{ke}unduh").status_code == 404
    # Not the superior any more: the finished file is closed to her.
    HubunganPenilai.objects.filter(pegawai=berisi.andi).update(sampai=date(2026, 3, 9))
    assert klien.get(f"{ke}unduh").status_code == 403


@pytest.mark.dua_mesin
def test_unit_hanya_untuk_yang_berperan(berisi: Kantor) -> None:
    assert tekan(masuk(berisi.andi), "/lapor/lembar/banyak", {"periode": PERIODE}, json_=False).status_code == 403
    beri_peran(berisi.fadel, "AUDITOR", berisi.d.bidang)
    klien = masuk(berisi.fadel)
    luar = tekan(klien, "/lapor/lembar/banyak", {"periode": PERIODE, "unit": berisi.d.kota.kode}, json_=False)
    assert luar.status_code == 400
    assert "di luar wilayah" in luar.content.decode()
    kosong = tekan(klien, "/lapor/lembar/banyak", {"periode": PERIODE}, json_=False)
    assert kosong.status_code == 400
    tekan(klien, "/lapor/lembar/banyak", {"periode": PERIODE, "unit": berisi.d.bidang.kode}, json_=False)
    jalankan_semua()
    assert Pekerjaan.objects.get(nama="harian.lembar").hasil == {"orang": 2}


@pytest.mark.dua_mesin
def test_pekerjaan_dua_kali_menghasilkan_berkas_yang_sama(berisi: Kantor) -> None:
    from ekinerja.harian import lembar_banyak
    from ekinerja.inti.tugas import Konteks

    tekan(masuk(berisi.ratna), "/lapor/lembar/banyak", {"periode": PERIODE}, json_=False)
    jalankan_semua()
    pekerjaan = Pekerjaan.objects.get(nama="harian.lembar")
    with CaptureQueriesContext(connection) as kueri:
        assert lembar_banyak.kerjakan(pekerjaan, Konteks(pekerjaan)) == {"orang": 2}
    berkas = lembar_banyak.berkas_zip(pekerjaan)
    assert len(json.loads(berkas.with_suffix(".json").read_text())) == 2
    assert not list(berkas.parent.glob("*.sebagian"))
    assert len(kueri) < 10
