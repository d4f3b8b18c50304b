"""`impor progres`: the sample sheets of October, the 25 planted defects, and what a second sheet changes."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from ekinerja.harian import actions
from ekinerja.harian.ekspor import baris_lembar, buku_laporan
from ekinerja.harian.isi import isi_laporan
from ekinerja.harian.models import BuktiLaporan, LaporanHarian
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Pemeriksaan, Pilihan, pengimpor
from ekinerja.inti.impor.sel import TakTerbaca, jam
from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.inti.models.peristiwa import Peristiwa
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penilai_pada
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.models import Skp
from tests.pabrik import buat_pegawai, buat_unit, hubungkan, tugaskan

from .alat import DATA, PADA, baca_csv, butir_json, hitungan, impor, tulis
from .test_skp import kirim as kirim_skp
from .test_skp import kota, satu  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
SEMUA = sorted((DATA / "progres-harian").glob("*.xlsx"))
KOTOR = DATA / "progres-harian-kotor.xlsx"
NIP = "198506052022211957"
CACAT = baca_csv("progres-harian-kotor-cacat.csv")
AKSI = "TW IV – Melayani pemohon dokumen di loket"
JUDUL = "Rencana Aksi;Tanggal;Jam Mulai;Jam Selesai;Kegiatan Harian;Realisasi;Satuan;Bukti Dukung"
# handling → the list in which an entry about that very cell stands, and what becomes of the row
CARA = {
    "AUTO": (None, "baru"),
    "PERINGATAN": ("peringatan", "baru"),
    "TOLAK_SEL": ("galat", "baru"),
    "TOLAK": ("galat", "ditolak"),
    "LEWAT": ("peringatan", "dilewati"),
}


@pytest.fixture
def pemilik(db, tmp_path):
    """The owner of the messy sheet, with the plan of the sample, and nobody else."""
    contoh = satu(NIP)
    unit = buat_unit("DUKCAPIL.B1", induk=buat_unit("DUKCAPIL"))
    orang = buat_pegawai(contoh["nama"], nip=NIP)
    penilai = buat_pegawai(contoh["ppk"]["nama"], nip=contoh["ppk"]["nip"])
    tugaskan(orang, unit, mulai=date(2024, 1, 2))
    hubungkan(orang, penilai)
    kirim_skp(tmp_path, [contoh])
    return orang


def progres(berkas: Path, *, nip: str = "", oleh: Pegawai | None = None, terapkan: bool = True) -> Pemeriksaan:
    p = pengimpor("progres")
    pilihan = Pilihan(pada=PADA, lain={"nip": nip, "berkas": berkas.name}, oleh=oleh)
    hasil = p.periksa(p.dari_json(p.ke_json(p.baca(berkas, pilihan))), pilihan)
    if terapkan:
        p.terapkan(hasil, pilihan, oleh=oleh)
    return hasil


def lembar(folder: Path, *baris: str, nama: str = f"{NIP}-2026-10.csv") -> Path:
    return tulis(folder, JUDUL, *baris, nama=nama)


@pytest.mark.dua_mesin
def test_seluruh_contoh_masuk_keluar_lagi_sel_demi_sel_dan_dua_kali_tidak_mengubah(kota):  # noqa: F811
    impor("skp", "skp.json", terapkan=True)
    assert len(SEMUA) == 10
    for berkas in SEMUA:
        hasil = hitungan(progres(berkas))
        assert hasil.keys() == {"dibaca", "baru"}, berkas.name
    jumlah = LaporanHarian.objects.count()
    assert jumlah == 405
    assert set(LaporanHarian.objects.values_list("status", flat=True)) == {"DIAJUKAN"}
    for berkas in SEMUA:
        nip, _, _ = berkas.name.partition("-")
        milik = LaporanHarian.objects.filter(pegawai__nip=nip).terkirim()
        (baris,) = baris_lembar(milik).values()
        assert _lembar_asli(BytesIO(buku_laporan(baris))) == _lembar_asli(berkas.open("rb")), berkas.name
    # On time as on 31 October are the last three working days; the rest is marked and in.
    terlambat = LaporanHarian.objects.filter(terlambat=True).values_list("tanggal", flat=True)
    assert max(terlambat) == date(2026, 10, 27)
    assert LaporanHarian.objects.filter(terlambat=False, tanggal__lt=date(2026, 10, 28)).count() == 0
    assert Jejak.objects.filter(kejadian="laporan.diimpor").count() == 10
    assert Jejak.objects.filter(kejadian="laporan.dikirim").count() == jumlah
    assert not periksa_jejak().temuan
    sebelum = list(LaporanHarian.objects.order_by("pk").values()), list(BuktiLaporan.objects.order_by("pk").values())
    for berkas in [*SEMUA, DATA / "progres-harian.xlsx"]:
        assert hitungan(progres(berkas, nip=NIP if berkas.name == "progres-harian.xlsx" else "")).keys() == {
            "dibaca", "tetap",
        }  # fmt: skip
    kini = list(LaporanHarian.objects.order_by("pk").values()), list(BuktiLaporan.objects.order_by("pk").values())
    assert kini == sebelum
    assert Pemberitahuan.objects.filter(jenis="laporan-impor").count() == 10


def _lembar_asli(berkas) -> tuple[list[str], list[list[object]]]:
    """Names of the sheets, and every cell of the first as it is stored."""
    with berkas:
        isi = CalamineWorkbook.from_filelike(berkas)
        return isi.sheet_names, isi.get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_setiap_cacat_diperlakukan_seperti_daftarnya(pemilik):
    """Each defect alone; the overlapping pair and the repeat together with the row that they name."""
    p, pilihan = pengimpor("progres"), Pilihan(pada=PADA, lain={"nip": NIP, "berkas": KOTOR.name})
    tabel = p.baca(KOTOR, pilihan)
    per_baris = {b.nomor: b for b in tabel.baris}
    salah = {}
    for c in CACAT:
        nomor = int(c["baris"])
        kawan = [per_baris[42]] if "row 42" in c["harapan"] else []
        hasil = p.periksa(replace(tabel, baris=[*kawan, per_baris[nomor]]), pilihan)
        butir = [(d, b) for d, b in butir_json(hasil) if b["baris"] == nomor]
        if (galat := _beda(c, butir, hasil.hasil.keadaan[nomor])) is not None:
            salah[c["jenis"]] = galat
    assert (len(CACAT), salah) == (25, {})


def _beda(c: dict[str, str], butir: list, keadaan: str) -> object:
    """What is not as the list says; also an entry that complains of another cell."""
    daftar, seharusnya = CARA[c["penanganan"]]
    kolom = "Kegiatan Harian" if c["kolom"] == "*" else c["kolom"]
    cocok = [d for d, b in butir if d == daftar and b["kolom"] == kolom and b["sebab"]]
    tanpa_saran = [b for _, b in butir if b["akibat"] == "TOLAK" and not b["saran"]]
    if keadaan == seharusnya and len(cocok) == len(butir) == (daftar is not None) and not tanpa_saran:
        return None
    return keadaan, butir


def test_lembar_kotor_seutuhnya(pemilik):
    """All rows at once. Besides the planted defects ten sound rows lie on hours that an earlier row has taken."""
    hasil = progres(KOTOR, nip=NIP)
    bertumpuk = {48, 49, 50, 54, 55, 56, 58, 59, 60, 61}
    tolak = {int(c["baris"]) for c in CACAT if c["penanganan"] == "TOLAK"}
    assert {n for n, k in hasil.hasil.keadaan.items() if k == "ditolak"} == tolak | bertumpuk
    assert hitungan(hasil) == {"dibaca": 63, "baru": 41, "ditolak": 21, "dilewati": 1}
    jam = [b for _, b in butir_json(hasil) if b["baris"] in bertumpuk]
    assert {b["kolom"] for b in jam} == {"Jam Mulai"}
    assert all("sudah dipakai baris" in b["saran"] for b in jam)


@pytest.mark.dua_mesin
def test_isi_yang_dirapikan_tersimpan_benar(pemilik):
    """What AUTO and PERINGATAN rows hold afterwards: the true value of the list."""
    progres(KOTOR, nip=NIP)
    laporan = LaporanHarian.objects.filter(pegawai=pemilik)

    def pada(hari: int, mulai: time) -> LaporanHarian:
        return laporan.get(tanggal=date(2026, 10, hari), jam_mulai=mulai)

    assert set(laporan.values_list("rencana_aksi__teks", flat=True)) == {AKSI}
    assert set(laporan.values_list("satuan", flat=True)) == {"pemohon"}
    assert pada(12, time(7, 35)).kegiatan  # a real date cell
    assert pada(9, time(7, 35)).jam_selesai == time(9, 5)  # 09:05:00
    assert pada(6, time(7, 35)).jam_selesai == time(9, 5)  # 06/10/2026
    assert pada(26, time(10, 10)).realisasi == 51
    assert 390 <= len(pada(27, time(8, 35)).kegiatan) <= 400
    assert "\n" not in "".join(laporan.values_list("kegiatan", flat=True))
    merah = laporan.get(keterangan="Bukti: ada di map merah")
    assert (merah.tanggal.day, merah.jumlah_bukti) == (14, 0)
    assert not BuktiLaporan.objects.filter(tautan__istartswith="javascript").exists()
    assert laporan.filter(tanggal=date(2026, 10, 10)).count() == 1


@pytest.mark.parametrize(
    ("sel", "hasil"),
    [
        (time(8, 30), time(8, 30)),
        (0.354166666666667, time(8, 30)),
        ("08.20", time(8, 20)),
        ("'7:05", time(7, 5)),
        ("09:05:00", time(9, 5)),
        ("", None),
        (8.2, TakTerbaca),
        ("24:00", TakTerbaca),
        ("pagi", TakTerbaca),
    ],
)
def test_jam_dalam_sel(sel, hasil):
    if hasil is TakTerbaca:
        with pytest.raises(TakTerbaca):
            jam(sel)
    else:
        assert jam(sel) == hasil


@pytest.mark.dua_mesin
def test_jalan_sama_dengan_formulir(pemilik, tmp_path):
    """Sent as if typed: PPK of the day, trail per report, one waking for the PPK; DT-09 answers alike."""
    progres(lembar(tmp_path, f"{AKSI};2026-10-30;08:00;09:00;Melayani;3;pemohon;"))
    satu_laporan = LaporanHarian.objects.get()
    assert [j.kejadian for j in jejak_objek(satu_laporan)] == ["laporan.dikirim"]
    assert satu_laporan.penilai == penilai_pada(pemilik, PADA).penilai
    assert Peristiwa.objects.filter(jenis="laporan-masuk", data__id=str(satu_laporan.id_publik)).count() == 1
    isi = isi_laporan(satu_laporan)
    with pytest.raises(AturanDilanggar) as formulir:
        actions.kirim_baru(isi, oleh=pemilik)
    bertumpuk = progres(lembar(tmp_path, f"{AKSI};2026-10-30;08:30;09:30;Rapat;1;pemohon;"), terapkan=False)
    (galat,) = bertumpuk.hasil.galat
    assert galat.sebab == formulir.value.kalimat


@pytest.mark.dua_mesin
def test_bukti_yang_dilengkapi_menyusul_ke_laporannya(pemilik, tmp_path):
    baris = f"{AKSI};2026-10-30;08:00;09:00;Melayani;3;pemohon;"
    progres(lembar(tmp_path, f"{baris}javascript:alert(1)"))
    laporan = LaporanHarian.objects.get()
    assert laporan.jumlah_bukti == 0
    hasil = progres(lembar(tmp_path, f"{baris}https://a.contoh.id/x, https://a.contoh.id/y"))
    assert hitungan(hasil) == {"dibaca": 1, "berubah": 1}
    laporan.refresh_from_db()
    assert (laporan.jumlah_bukti, laporan.bukti.count()) == (2, 2)
    # Accepted: evidence does not change behind the back of who accepted it.
    LaporanHarian.objects.update(status="DISETUJUI", diputus_pada=laporan.dikirim_pada)
    hasil = progres(lembar(tmp_path, f"{baris}https://a.contoh.id/z"))
    assert hitungan(hasil) == {"dibaca": 1, "tetap": 1}
    assert "sudah diterima" in hasil.hasil.peringatan[0].sebab


def test_yang_berubah_sesudah_pratinjau_menggagalkan_semuanya(pemilik, tmp_path):
    berkas = lembar(tmp_path, f"{AKSI};2026-10-30;08:00;09:00;Melayani;3;pemohon;")
    p, pilihan = pengimpor("progres"), Pilihan(pada=PADA, lain={"berkas": berkas.name})
    periksa = p.periksa(p.baca(berkas, pilihan), pilihan)
    progres(lembar(tmp_path, f"{AKSI};2026-10-30;08:30;09:30;Lain;3;pemohon;"))
    with pytest.raises(AturanDilanggar, match="berubah sejak"):
        p.terapkan(periksa, pilihan, oleh=None)
    assert LaporanHarian.objects.get().kegiatan == "Lain"


@pytest.mark.dua_mesin
def test_lembar_siapa(pemilik, tmp_path):
    baris = f"{AKSI};2026-10-30;08:00;09:00;Melayani;3;pemohon;"
    with pytest.raises(AturanDilanggar, match="18 angka"):
        progres(lembar(tmp_path, baris, nama="oktober.csv"))
    lain = buat_pegawai("Orang lain", akun=False)
    with pytest.raises(AturanDilanggar, match="bukan NIP Anda"):
        progres(lembar(tmp_path, baris), oleh=lain)
    with pytest.raises(AturanDilanggar, match="belum mempunyai rencana aksi"):
        progres(lembar(tmp_path, baris, nama="oktober.csv"), oleh=lain)
    # The sender on the screen is the owner, whatever the file is called; nobody is told what he did himself.
    assert hitungan(progres(lembar(tmp_path, baris, nama="oktober.csv"), oleh=pemilik)) == {"dibaca": 1, "baru": 1}
    assert not Pemberitahuan.objects.filter(jenis="laporan-impor").exists()


@pytest.mark.dua_mesin
def test_skp_belum_berlaku_ditolak_seperti_di_formulir(pemilik, tmp_path):
    Skp.objects.update(status="DRAF")
    hasil = progres(lembar(tmp_path, f"{AKSI};2026-10-30;08:00;09:00;Melayani;3;pemohon;"))
    assert hitungan(hasil) == {"dibaca": 1, "ditolak": 1}
    assert "belum disetujui" in hasil.hasil.galat[0].sebab


@pytest.mark.dua_mesin
def test_kueri_tetap_berapa_pun_barisnya(pemilik, tmp_path):
    def hitung(n: int) -> int:
        baris = [
            f"{AKSI};2026-10-{20 + i};08:00;09:00;Melayani {n};3;pemohon;https://a.contoh.id/{i}" for i in range(n)
        ]
        with CaptureQueriesContext(connection) as kueri:
            progres(lembar(tmp_path, *baris))
        LaporanHarian.objects.all().delete()
        return len([k for k in kueri if not k["sql"].startswith("INSERT")])

    assert hitung(1) == hitung(10)
