"""An import on the screen: send, look, answer, take the problems home, repair, send again."""

import io
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.kepegawaian import gudang_impor
from ekinerja.kepegawaian.models import PadananUnit, Pegawai, ProsesImpor
from tests import pabrik

KEPALA = ["NIP", "NAMA", "STATUS", "JABATAN", "UNIT KERJA", "UNIT INDUK", "NIK"]
DUKCAPIL = "Dinas Kependudukan dan Pencatatan Sipil"
BARIS = [
    ["199608162024031988", "Mahmud Alamri", "PNS", "PELAKSANA", "Bidang Pendaftaran Penduduk", DUKCAPIL, "9971000"],
    ["199410302017032926", "Sri Rejeki", "PNS", "PELAKSANA", "Bidang Pendaftaran Penduduuk", DUKCAPIL, "9971001"],
    [199803082024042916, "Endang Lestari", "PNS", "PELAKSANA", "Bidang Pendaftaran Penduduk", DUKCAPIL, "9971002"],
    ["2001", "Nip Pendek", "PNS", "PELAKSANA", "Bidang Pendaftaran Penduduk", DUKCAPIL, "9971003"],
]


def berkas(*baris) -> SimpleUploadedFile:
    buku, wadah = openpyxl.Workbook(), io.BytesIO()
    for b in (KEPALA, *baris):
        buku.active.append(b)
    buku.save(wadah)
    return SimpleUploadedFile("pegawai.xlsx", wadah.getvalue())


def unggah(client, isi) -> ProsesImpor:
    data = {"jenis": "pegawai", "berkas": isi, "pada": "2026-03-10", "kunci": str(uuid4())}
    assert client.post("/impor/", data).status_code == 302
    jalankan_semua()
    return ProsesImpor.objects.latest("pk")


def kirim(client, alamat, **isi):
    return client.post(alamat, {"kunci": str(uuid4()), **isi})


@pytest.fixture
def meja(client, admin):
    client.force_login(admin.akun)
    return client


@pytest.mark.dua_mesin
def test_pratinjau_jawab_simpan(meja, d):
    proses = unggah(meja, berkas(*BARIS))
    assert proses.keadaan == "SIAP"
    assert (proses.hitungan["baru"], proses.hitungan["ditahan"], proses.hitungan["ditolak"]) == (1, 2, 1)
    halaman = meja.get(f"/impor/{proses.id_publik}/?lihat=USULAN").content.decode()
    assert "Penduduuk" in halaman
    kirim(meja, f"/impor/{proses.id_publik}/jawab/", semua="ya")
    jalankan_semua()
    proses.refresh_from_db()
    assert (proses.keadaan, proses.hitungan["baru"]) == ("SIAP", 2)
    kirim(meja, f"/impor/{proses.id_publik}/terapkan/")
    jalankan_semua()
    proses.refresh_from_db()
    assert proses.keadaan == "SELESAI"
    assert set(Pegawai.objects.filter(sumber="SIMPEG").values_list("nama", flat=True)) == {
        "Mahmud Alamri",
        "Sri Rejeki",
    }
    assert PadananUnit.objects.get().unit == d.bidang
    assert periksa_jejak().utuh


EJAAN = ["199410302017032926", "Sri Rejeki", "PNS", "PELAKSANA", "Bidang Pendaftaran Penduduuk", DUKCAPIL, ""]


def jawab(meja, proses, **isi):
    hasil = kirim(meja, f"/impor/{proses.id_publik}/jawab/", **isi)
    jalankan_semua()
    proses.refresh_from_db()
    return hasil


def test_usulan_dijawab_unit_lain_sekali_untuk_ejaan_itu(meja, d):
    lain = pabrik.buat_unit("DUKCAPIL-2", induk=d.dinas, nama="Bidang Pencatatan Sipil")
    proses = unggah(meja, berkas(EJAAN))
    (kunci,) = proses.butir.filter(golongan="USULAN").values_list("kunci", flat=True)
    halaman = meja.get(f"/impor/{proses.id_publik}/").content.decode()
    assert f'<option value="{lain.nama} ({lain.kode})">{d.dinas.nama}</option>' in halaman
    assert jawab(meja, proses, **{f"u:{kunci}": "lain", f"l:{kunci}": f"{lain.nama} ({lain.kode})"}).status_code == 302
    assert (proses.keputusan, proses.hitungan["baru"]) == ({kunci: lain.kode}, 1)
    assert lain.nama in meja.get(f"/impor/{proses.id_publik}/").content.decode()
    kirim(meja, f"/impor/{proses.id_publik}/terapkan/")
    jalankan_semua()
    assert Pegawai.objects.get(nama="Sri Rejeki").penugasan.get().unit == lain
    assert PadananUnit.objects.get().unit == lain
    lagi = unggah(meja, berkas(["199803082024042916", "Endang Lestari", *EJAAN[2:]]))
    assert (lagi.hitungan["baru"], lagi.butir.filter(golongan="USULAN").count()) == (1, 0)
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_unit_lain_yang_tidak_dikenal_tidak_menghilangkan_ketikan(meja, d):
    proses = unggah(meja, berkas(EJAAN))
    (kunci,) = proses.butir.filter(golongan="USULAN").values_list("kunci", flat=True)
    for tulisan, sebab in (("Bidang Antariksa", "Tidak ada unit"), ("Dinas", "Lebih dari satu"), ("", "Tulis kode")):
        hasil = jawab(meja, proses, **{f"u:{kunci}": "lain", f"l:{kunci}": tulisan})
        isi = hasil.content.decode()
        assert (hasil.status_code, sebab in isi) == (400, True), tulisan
        assert not tulisan or f'value="{tulisan}"' in isi
    assert proses.keputusan == {}


@pytest.mark.dua_mesin
def test_perangkat_daerah_lain_dicari_bidangnya_di_sana(meja, d):
    """The proposed dinas was wrong: what stands below is looked for under the one that was picked."""
    arsip = pabrik.buat_unit("ARSIP", induk=d.kota, jenis="dinas", nama="Dinas Perpustakaan dan Kearsipan")
    bidang = pabrik.buat_unit("ARSIP-1", induk=arsip, nama="Bidang Layanan")
    proses = unggah(meja, berkas([*EJAAN[:4], "Bidang Layanan", "Dinas Kependudukan dan Pencatatn Sipil", ""]))
    assert proses.butir.get(golongan="USULAN").usul == d.dinas.nama
    kunci = proses.butir.get(golongan="USULAN").kunci
    jawab(meja, proses, **{f"u:{kunci}": "lain", f"l:{kunci}": "ARSIP"})
    kirim(meja, f"/impor/{proses.id_publik}/terapkan/")
    jalankan_semua()
    assert Pegawai.objects.get(nama="Sri Rejeki").penugasan.get().unit == bidang
    assert PadananUnit.objects.get().unit == arsip


@pytest.mark.dua_mesin
def test_terima_sisanya_tidak_mengubah_yang_sudah_dijawab(meja, d):
    dua = ["199803082024042916", "Endang Lestari", "PNS", "PELAKSANA", "Bidang Pendaftarn Penduduk", DUKCAPIL, ""]
    proses = unggah(meja, berkas(EJAAN, dua))
    pertama, kedua = proses.butir.filter(golongan="USULAN").order_by("baris").values_list("kunci", flat=True)
    jawab(meja, proses, **{f"u:{pertama}": ""})
    jawab(meja, proses, semua="ya")
    assert proses.keputusan == {pertama: "", kedua: "ya"}


def test_daftar_masalah_hanya_baris_bermasalah_tanpa_nik(meja):
    proses = unggah(meja, berkas(*BARIS))
    isi = meja.get(f"/impor/{proses.id_publik}/unduh/").content
    lembar = list(openpyxl.load_workbook(io.BytesIO(isi)).active.values)
    assert [b[1] for b in lembar[1:]] == ["Sri Rejeki", "Endang Lestari", "Nip Pendek"]
    assert "997100" not in str(lembar)
    assert all(b[-1] for b in lembar[1:])


def test_nip_yang_dibulatkan_excel_tidak_pulang_sebagai_nip_utuh(meja):
    """Sent back unrepaired the row is held again: the rounded number must not look like 18 good digits."""
    proses = unggah(meja, berkas(BARIS[2]))
    isi = meja.get(f"/impor/{proses.id_publik}/unduh/").content
    lagi = unggah(meja, SimpleUploadedFile("perbaikan.xlsx", isi))
    assert lagi.hitungan["ditahan"] == 1
    assert lagi.hitungan["baru"] == 0


@pytest.mark.dua_mesin
def test_csv_tidak_menjalankan_rumus(meja):
    proses = unggah(meja, berkas(["2001", "@SUM(1)", "PNS", "=cmd|x", "Bidang Pendaftaran Penduduk", DUKCAPIL, ""]))
    teks = meja.get(f"/impor/{proses.id_publik}/unduh/?bentuk=csv").content.decode("utf-8-sig")
    assert ";'@SUM(1);" in teks


def test_berkas_asli_tidak_disimpan_setelah_dibaca(meja):
    proses = unggah(meja, berkas(*BARIS))
    assert gudang_impor.masuk(proses.simpanan) is None
    assert "997100" not in str(gudang_impor.muat_tabel(proses.simpanan))


@pytest.mark.dua_mesin
def test_berkas_rusak_diberi_kalimat(meja):
    proses = unggah(meja, SimpleUploadedFile("a.xlsx", b"PK\x03\x04rusak"))
    assert proses.keadaan == "GAGAL"
    assert "rusak" in meja.get(f"/impor/{proses.id_publik}/").content.decode()


@pytest.mark.parametrize("alamat", ["/impor/", "/data-mutu/", "/delegasi/", "/pelaksana/", "/peran/", "/pegawai/"])
def test_bukan_untuk_pegawai_biasa(client, d, alamat):
    client.force_login(d.pegawai.akun)
    assert client.get(alamat).status_code == 403


@pytest.mark.parametrize(
    "alamat", ["/impor/", "/data-mutu/", "/delegasi/", "/pelaksana/", "/peran/", "/pegawai/", "/unit/"]
)
def test_terbuka_untuk_admin(meja, alamat):
    assert meja.get(alamat).status_code == 200


def test_profil_orang_lain_tidak_terlihat(client, d):
    client.force_login(d.pegawai.akun)
    assert client.get(f"/pegawai/{d.pegawai.id_publik}/").status_code == 200
    assert client.get(f"/pegawai/{d.orang_luar.id_publik}/").status_code == 404
    client.force_login(d.kabid.akun)
    assert client.get(f"/pegawai/{d.pegawai.id_publik}/").status_code == 200


def test_daftar_pegawai_sama_banyak_kueri(meja, d, django_assert_max_num_queries):
    for n in range(20):
        pabrik.tugaskan(pabrik.buat_pegawai(f"Orang {n}"), d.bidang)
    with django_assert_max_num_queries(12):
        meja.get("/pegawai/")
