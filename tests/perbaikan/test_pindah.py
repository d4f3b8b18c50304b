"""A move on the screen: what the page of sentences promises is what happens, today or on its day; it can be taken back."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ekinerja.aturan.tahun_skp import susun_tahun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.fakta import fakta_pegawai
from ekinerja.kepegawaian.models import Jabatan, JenisJabatan, Pegawai, Penugasan, RiwayatKedudukan
from ekinerja.kepegawaian.penilai import penilai_pada
from ekinerja.kepegawaian.tasks import kedudukan as ikuti_kedudukan
from ekinerja.perbaikan import actions
from ekinerja.perbaikan.isian_pindah import IsianPindah, fakta_sesudah
from ekinerja.perbaikan.models import Perpindahan
from ekinerja.perbaikan.pratinjau import pratinjau
from ekinerja.perbaikan.tasks import perpindahan as berlakukan
from ekinerja.skp import tasks
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import Skp, VersiSkp
from tests import pabrik
from tests.inti.berkas_contoh import pdf
from tests.pabrik import HARI, PADA
from tests.perbaikan.cerita import baca, kabar, kirim, masuk

TMT = HARI - timedelta(days=3)
NANTI = HARI + timedelta(days=20)
SK = {"nomor": "SK 800/12/2026", "tanggal": HARI.isoformat()}


@pytest.fixture
def tujuan(kantor):
    """A bidang of the same dinas with a head of its own."""
    bidang = pabrik.buat_unit("DUKCAPIL-2", induk=kantor.dinas, nama="Bidang Pencatatan Sipil")
    kepala = pabrik.buat_pegawai("Sitti Rahma", jenis_kelamin="P")
    pabrik.tugaskan(kepala, bidang, pabrik.buat_jabatan("Kepala Bidang Sipil", JenisJabatan.ADMINISTRATOR), kepala=True)
    pabrik.buat_jabatan("Analis Pencatatan Sipil")
    bidang.pimpinan = kepala
    return bidang


@pytest.fixture
def berlaku(kantor):
    skp = pabrik.buat_skp(
        kantor.pegawai, kantor.kabid, unit=kantor.bidang, atasan_penilai=kantor.kadis, rhk=1, status="DISETUJUI"
    )
    VersiSkp.objects.create(skp=skp, nomor=1, isi=isi_skp(skp), disetujui_pada=PADA, disetujui_oleh=kantor.kabid)
    return skp


def isian(orang: Pegawai, unit, mulai=TMT, jenis="MUTASI", **lain) -> dict:
    jabatan = Jabatan.objects.get(nama="Analis Pencatatan Sipil")
    tugas = {"pilih_unit": str(unit.id_publik), "pilih_jabatan": str(jabatan.id_publik)} if unit else {}
    return {"jenis": jenis, "mulai": mulai.isoformat(), **SK, **tugas, **lain}


def lihat(oleh: Pegawai, orang: Pegawai, isi: dict):
    return baca(oleh, "pindah", orang.id_publik, **isi, lihat="1")


def catat(oleh: Pegawai, orang: Pegawai, isi: dict, **lain):
    """Both steps as a browser does them: look, then confirm what was shown."""
    halaman = lihat(oleh, orang, isi)
    assert halaman.status_code == 200, halaman.content.decode()[:4000]
    sidik = halaman.content.decode().split('name="sidik" value="')[1].split('"')[0]
    jawab = kirim(oleh, "pindah", orang.id_publik, **isi, sidik=sidik, **lain)
    assert jawab.status_code == 302, jawab.content.decode()[:4000]
    return Perpindahan.objects.latest("pk")


def masa(orang: Pegawai):
    baris = Skp.objects.filter(pegawai=orang).order_by("mulai")
    return [
        (f"{s.mulai:%d-%m}", f"{s.sampai:%d-%m}", s.status, s.unit.kode, s.penilai and s.penilai.nama) for s in baris
    ]


# -- what the page says, and what happens -----------------------------------------------------------------------------


def test_halaman_menyebut_akibatnya_dan_tidak_menulis_apa_pun(kantor, tujuan, berlaku):
    sebelum = (Penugasan.objects.count(), Perpindahan.objects.count(), masa(kantor.pegawai))
    isi = lihat(kantor.admin_unit, kantor.pegawai, isian(kantor.pegawai, tujuan)).content.decode()
    for kalimat in (
        "Sejak 7 Maret 2026: Analis Pencatatan Sipil, Bidang Pencatatan Sipil, ",
        "Penilainya sejak hari itu Sitti Rahma, pimpinan menurut susunan unit.",
        "SKP 2026 (disetujui) ditutup per 6 Maret 2026. Isinya tetap terbaca. Ratna Pusadan tetap menilai bagian itu.",
        "Draf SKP baru disiapkan untuk 7 Maret 2026 sampai 31 Desember 2026, dalam keadaan kosong. Penilainya Sitti Rahma.",
        "7 Maret 2026 – 31 Desember 2026: wajib ber-SKP sebagai Analis Pencatatan Sipil, Bidang Pencatatan Sipil.",
    ):
        assert kalimat in isi, kalimat
    assert (Penugasan.objects.count(), Perpindahan.objects.count(), masa(kantor.pegawai)) == sebelum


def test_mutasi_dalam_dinas_dicatat_admin_unit_dan_semua_diberi_tahu(kantor, tujuan, berlaku):
    p = catat(kantor.admin_unit, kantor.pegawai, isian(kantor.pegawai, tujuan))
    assert (p.keadaan, p.oleh, p.pengusul) == ("DICATAT", kantor.admin_unit, None)
    assert masa(kantor.pegawai) == [
        ("01-01", "06-03", "DITUTUP", "DUKCAPIL-1", "Ratna Pusadan"),
        ("07-03", "31-12", "DRAF", "DUKCAPIL-2", "Sitti Rahma"),
    ]
    assert p.asal.sampai == TMT - timedelta(days=1)
    assert (p.tujuan.nomor_sk, p.tujuan.mulai) == (SK["nomor"], TMT)
    assert "Mutasi atau rotasi Anda berlaku mulai 7 Maret 2026" in kabar(kantor.pegawai)
    assert "Andi Tadulako: mutasi atau rotasi mulai 7 Maret 2026" in kabar(kantor.kabid)
    assert "Andi Tadulako Anda nilai mulai 7 Maret 2026" in kabar(tujuan.pimpinan)
    assert (
        "Perpindahan dicatat"
        in masuk(kantor.pegawai).get(f"/pegawai/{kantor.pegawai.id_publik}/jejak/").content.decode()
    )
    assert periksa_jejak().utuh


def test_yang_berubah_sejak_dilihat_diperlihatkan_sekali_lagi(kantor, tujuan):
    isi = isian(kantor.pegawai, tujuan)
    jawab = kirim(kantor.admin_unit, "pindah", kantor.pegawai.id_publik, **isi, sidik="lama")
    assert jawab.status_code == 409
    assert "Keadaannya berubah sejak Anda melihatnya." in jawab.content.decode()
    assert not Perpindahan.objects.exists()


def test_sk_yang_diunggah_dibuka_yang_berhak(kantor, tujuan):
    berkas = SimpleUploadedFile("sk.pdf", pdf(), "application/pdf")
    p = catat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, tujuan), berkas=berkas)
    assert p.berkas.nama_asli == "sk.pdf"
    assert baca(kantor.orang_luar, "perpindahan_berkas", p.id_publik).status_code == 404


def test_jabatan_yang_belum_ada_ditulis_admin_bkpsdm(kantor, tujuan):
    isi = isian(kantor.pegawai, tujuan) | {
        "pilih_jabatan": "",
        "jabatan_baru": "Pranata Komputer",
        "jenis_jabatan": "FUNGSIONAL",
    }
    p = catat(kantor.admin, kantor.pegawai, {**isi, "jenjang": "Ahli Madya"})
    assert (p.jabatan.nama, p.jabatan.jenjang) == ("Pranata Komputer", "Ahli Madya")
    assert lihat(kantor.admin_unit, kantor.rekan, isi).status_code == 400


# -- a day that has not come ------------------------------------------------------------------------------------------


def test_tanggal_yang_belum_tiba_berlaku_sendiri_pada_harinya(kantor, tujuan, berlaku):
    isi = isian(kantor.pegawai, tujuan, NANTI)
    assert "Tanggalnya belum tiba." in lihat(kantor.admin_unit, kantor.pegawai, isi).content.decode()
    catat(kantor.admin_unit, kantor.pegawai, isi)
    assert masa(kantor.pegawai) == [("01-01", "31-12", "DISETUJUI", "DUKCAPIL-1", "Ratna Pusadan")]
    assert penilai_pada(kantor.pegawai, HARI).penilai == kantor.kabid
    with bekukan(PADA + (NANTI - HARI)):
        tasks.jalankan_tahun()
        assert penilai_pada(kantor.pegawai, NANTI).penilai == tujuan.pimpinan
    akhir = f"{NANTI - timedelta(days=1):%d-%m}"
    assert masa(kantor.pegawai) == [
        ("01-01", akhir, "DITUTUP", "DUKCAPIL-1", "Ratna Pusadan"),
        (f"{NANTI:%d-%m}", "31-12", "DRAF", "DUKCAPIL-2", "Sitti Rahma"),
    ]


def test_draf_bawahan_pindah_ke_pimpinan_baru_pada_harinya(kantor, tujuan):
    """The head leaves on a day ahead: the undecided SKPs of the unit wait for that day, then go one level up."""
    draf = pabrik.buat_skp(kantor.pegawai, kantor.kabid, unit=kantor.bidang)
    catat(kantor.admin, kantor.kabid, isian(kantor.kabid, tujuan, NANTI))
    draf.refresh_from_db()
    assert draf.penilai == kantor.kabid
    with bekukan(PADA + (NANTI - HARI)):
        tasks.jalankan_tahun()
    draf.refresh_from_db()
    assert draf.penilai == kantor.kadis


def test_cpns_menjadi_pns_pada_harinya(kantor, tujuan):
    Pegawai.objects.filter(pk=kantor.pegawai.pk).update(status="CPNS")
    p = catat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, None, NANTI, "PNS"))
    kantor.pegawai.refresh_from_db()
    assert (kantor.pegawai.status, p.berlaku_pada) == ("CPNS", None)
    with bekukan(PADA + (NANTI - HARI)):
        berlakukan()
        berlakukan()
    kantor.pegawai.refresh_from_db()
    assert (kantor.pegawai.status, kantor.pegawai.tmt_pns) == ("PNS", NANTI)
    assert periksa_jejak().utuh


def test_pensiun_pada_harinya_mengakhiri_penugasan(kantor, tujuan, berlaku):
    catat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, None, NANTI, "PENSIUN"))
    assert Skp.objects.get(pk=berlaku.pk).status == "DISETUJUI"
    with bekukan(PADA + (NANTI - HARI)):
        ikuti_kedudukan()
        tasks.jalankan_tahun()
        assert penilai_pada(kantor.pegawai, NANTI) is None
    berlaku.refresh_from_db()
    assert (berlaku.status, berlaku.sampai) == ("DITUTUP", NANTI - timedelta(days=1))
    kantor.pegawai.refresh_from_db()
    assert kantor.pegawai.kedudukan == "PENSIUN"


# -- taken back -------------------------------------------------------------------------------------------------------


def test_perpindahan_yang_keliru_dibatalkan_dan_skp_nya_dibuka_lagi(kantor, tujuan, berlaku):
    p = catat(kantor.admin_unit, kantor.pegawai, isian(kantor.pegawai, tujuan))
    assert kirim(kantor.admin_unit, "perpindahan_batal", p.id_publik, keterangan="").status_code == 400
    assert kirim(kantor.admin_unit, "perpindahan_batal", p.id_publik, keterangan="Salah orang.").status_code == 302
    tugas = kantor.pegawai.penugasan.get()
    assert (tugas.unit, tugas.sampai) == (kantor.bidang, None)
    assert penilai_pada(kantor.pegawai, HARI).penilai == kantor.kabid
    halaman = baca(kantor.admin_unit, "perpindahan", p.id_publik).content.decode()
    assert "SKP yang telanjur ditutup" in halaman
    jawab = masuk(kantor.admin_unit).post(
        reverse("skp:buka_tutup", args=[berlaku.id_publik]),
        {"kunci": "kunci-buka-1", "alasan": "Mutasi keliru tercatat."},
    )
    assert jawab.status_code == 302
    assert masa(kantor.pegawai) == [("01-01", "31-12", "DISETUJUI", "DUKCAPIL-1", "Ratna Pusadan")]
    for orang in (kantor.pegawai, kantor.kabid, tujuan.pimpinan):
        assert any("dibatalkan" in judul for judul in kabar(orang)), orang
    assert kirim(kantor.admin_unit, "perpindahan_batal", p.id_publik, keterangan="Sekali lagi.").status_code == 409


def test_pensiun_yang_keliru_mengembalikan_penugasan_dan_masa_persiapannya(kantor, tujuan):
    awal = HARI - timedelta(days=40)
    catat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, None, awal, "MPP"))
    p = catat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, None, TMT, "PENSIUN"))
    assert kantor.pegawai.penugasan.get().sampai == TMT - timedelta(days=1)
    kirim(kantor.admin, "perpindahan_batal", p.id_publik, keterangan="Salah tahun lahir.")
    assert kantor.pegawai.penugasan.get().sampai is None
    assert list(RiwayatKedudukan.objects.values_list("kedudukan", "mulai", "sampai")) == [("MPP", awal, None)]


def test_yang_sudah_diganti_lagi_tidak_dikembalikan_diam_diam(kantor, tujuan):
    p = catat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, tujuan))
    Penugasan.objects.filter(pk=p.tujuan_id).update(sampai=HARI)
    assert kirim(kantor.admin, "perpindahan_batal", p.id_publik, keterangan="Salah orang.").status_code == 409
    p.refresh_from_db()
    assert p.keadaan == "DICATAT"


# -- who may ----------------------------------------------------------------------------------------------------------


def test_ke_dinas_lain_menjadi_usul_yang_diputus_bkpsdm(kantor, tujuan, berlaku):
    luar = kantor.orang_luar.penugasan.get().unit
    p = catat(kantor.admin_unit, kantor.pegawai, isian(kantor.pegawai, luar))
    assert (p.keadaan, p.pengusul) == ("DIUSULKAN", kantor.admin_unit)
    assert masa(kantor.pegawai) == [("01-01", "31-12", "DISETUJUI", "DUKCAPIL-1", "Ratna Pusadan")]
    assert kabar(kantor.admin) == ["Usul perpindahan Andi Tadulako"]
    assert kirim(kantor.admin_unit, "perpindahan_putus", p.id_publik, langkah="TERIMA").status_code == 403
    dua = lihat(kantor.admin_unit, kantor.pegawai, isian(kantor.pegawai, luar)).content.decode()
    sidik = dua.split('name="sidik" value="')[1].split('"')[0]
    lagi = kirim(kantor.admin_unit, "pindah", kantor.pegawai.id_publik, **isian(kantor.pegawai, luar), sidik=sidik)
    assert lagi.status_code == 409
    assert "Yang akan terjadi bila dicatat" in baca(kantor.admin, "perpindahan", p.id_publik).content.decode()
    assert kirim(kantor.admin, "perpindahan_putus", p.id_publik, langkah="TERIMA").status_code == 302
    assert masa(kantor.pegawai)[0][2] == "DITUTUP"
    assert "Usul perpindahan Andi Tadulako sudah dicatat" in kabar(kantor.admin_unit)


def test_usul_dapat_ditolak_dengan_alasan_atau_ditarik(kantor, tujuan):
    usul = isian(kantor.pegawai, None, NANTI, "PENSIUN")
    satu = catat(kantor.admin_unit, kantor.pegawai, usul)
    assert kirim(kantor.admin, "perpindahan_putus", satu.id_publik, langkah="TOLAK", keterangan="").status_code == 400
    kirim(kantor.admin, "perpindahan_putus", satu.id_publik, langkah="TOLAK", keterangan="SK-nya belum terbit.")
    dua = catat(kantor.admin_unit, kantor.pegawai, usul)
    kirim(kantor.admin_unit, "perpindahan_tarik", dua.id_publik)
    assert list(Perpindahan.objects.order_by("pk").values_list("keadaan", flat=True)) == ["DITOLAK", "DITARIK"]
    assert kirim(kantor.admin, "perpindahan_putus", dua.id_publik, langkah="TERIMA").status_code == 409


def test_diri_sendiri_dan_unit_lain_tidak(kantor, tujuan):
    isi = isian(kantor.pegawai, tujuan)
    assert lihat(kantor.pegawai, kantor.pegawai, isi).status_code == 403
    assert lihat(kantor.kabid, kantor.pegawai, isi).status_code == 403
    assert lihat(kantor.admin_lain, kantor.pegawai, isi).status_code == 404
    assert lihat(kantor.admin, kantor.admin, isi).status_code == 403


def test_admin_penerima_melihat_yang_akan_datang_ke_unitnya(kantor, tujuan):
    luar = kantor.orang_luar.penugasan.get().unit
    p = catat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, luar, NANTI))
    assert baca(kantor.admin_lain, "perpindahan", p.id_publik).status_code == 200
    assert kantor.pegawai.nama in baca(kantor.admin_lain, "perpindahan_daftar").content.decode()
    assert kirim(kantor.admin_lain, "perpindahan_batal", p.id_publik, keterangan="Bukan di sini.").status_code == 403


# -- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"mulai": "2020-01-01"}, "sudah selesai dan tidak diubah lagi"),
        ({"mulai": "2031-01-01"}, "paling jauh untuk akhir tahun depan"),
        ({"pilih_unit": ""}, "Cari unitnya"),
        ({"pilih_jabatan": ""}, "Cari jabatannya"),
        ({"kepala": "on"}, "masih dipimpin Sitti Rahma"),
        ({"nomor": ""}, "Tulis nomor SK-nya"),
    ],
)
def test_yang_tidak_dapat_dicatat_disebut_sebabnya(kantor, tujuan, ubah, kalimat):
    jawab = lihat(kantor.admin, kantor.pegawai, isian(kantor.pegawai, tujuan) | ubah)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()


def test_mencari_dan_kembali_mengubah_tidak_mengeluh_dan_tidak_melupakan(kantor, tujuan):
    """A search, and the way back from the page of sentences, show what was typed without complaints."""
    isi = isian(kantor.pegawai, tujuan)
    halaman = baca(kantor.admin, "pindah", kantor.pegawai.id_publik, **isi, cari_unit="pencatatan").content.decode()
    assert "aria-invalid" not in halaman
    assert f'value="{TMT.isoformat()}"' in halaman
    assert f'value="{tujuan.id_publik}" checked' in halaman or f'checked value="{tujuan.id_publik}"' in halaman
    kosong = baca(
        kantor.admin, "pindah", kantor.pegawai.id_publik, jenis="MUTASI", cari_unit="pencatatan"
    ).content.decode()
    assert "Bidang Pencatatan Sipil" in kosong
    assert "aria-invalid" not in kosong


def test_jenis_mengikuti_status_orangnya(kantor):
    assert baca(kantor.admin, "pindah", kantor.pegawai.id_publik, jenis="PNS").status_code == 400
    isi = baca(kantor.admin, "pindah", kantor.pegawai.id_publik).content.decode()
    assert "Pensiun" in isi
    assert "Hubungan kerja PPPK berakhir" not in isi


# -- the facts that the sentences are made from are the facts that the verbs leave -------------------------------------


@pytest.mark.parametrize("jenis", ["MUTASI", "JABATAN", "PENSIUN", "MPP", "TUGAS_BELAJAR", "CLTN"])
@pytest.mark.parametrize("mulai", [TMT, NANTI, HARI])
def test_fakta_yang_diramalkan_sama_dengan_yang_tertulis(kantor, tujuan, jenis, mulai):
    unit = {"MUTASI": tujuan, "JABATAN": kantor.bidang}.get(jenis)
    jabatan = Jabatan.objects.get(nama="Analis Pencatatan Sipil") if unit else None
    pindah = IsianPindah(
        jenis, mulai, "SK 1", HARI, unit, jabatan, sampai=date(2026, 9, 30) if jenis == "CLTN" else None
    )
    orang = kantor.pegawai
    ramal = fakta_sesudah(fakta_pegawai([orang.pk])[orang.pk], pindah)
    actions.catat_pindah(orang, pindah, oleh=kantor.admin, pada=PADA)
    nyata = fakta_pegawai([orang.pk])[orang.pk]
    for tahun in (2026, 2027):
        assert susun_tahun(ramal, tahun) == susun_tahun(nyata, tahun)


def test_pratinjau_menyebut_yang_menggantung_pada_orangnya(kantor, tujuan):
    pabrik.beri_peran(kantor.kabid, "PENDAMPING", kantor.dinas)
    pindah = IsianPindah("MUTASI", TMT, "SK 1", HARI, tujuan, Jabatan.objects.get(nama="Analis Pencatatan Sipil"))
    ikut = " ".join(pratinjau(kantor.kabid, pindah).ikut)
    assert "tidak lagi dipimpinnya" in ikut
    assert "Peran Pendamping tetap dipegangnya" in ikut
    with pytest.raises(AturanDilanggar):
        actions.catat_pindah(kantor.kabid, pindah, oleh=kantor.kabid, pada=PADA)
