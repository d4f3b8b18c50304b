"""The activation desk: who serves whom, slips with QR, mails, the list, switching an account off."""

import re
from io import BytesIO

import openpyxl
import pytest
import segno
from django.core import mail
from django.test import Client

from ekinerja.akun.models import Akun, KodeAktivasi
from ekinerja.inti.models import JejakIsi, KunciKirim, Pekerjaan
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.kepegawaian.aktivasi.qr import qr
from ekinerja.kepegawaian.models import Pegawai, PemberianPeran
from tests.akun.conftest import PAGI, SANDI, kirim, masih_masuk, masuk, orang
from tests.pabrik import beri_peran, buat_unit, tugaskan

NUR, TATA, SARI, DEWI = "198409152009012906", "198001012005011901", "198503122010012901", "199612242024212909"


def pegawai(nama: str, nip: str, unit, *, aktif: bool = False, email: str = "") -> Pegawai:
    p = orang(nama, nip)
    tugaskan(p, unit)
    if not aktif:
        Akun.objects.filter(pk=p.akun.pk).update(password="!belum", diaktifkan_pada=None)
    Pegawai.objects.filter(pk=p.pk).update(email=email)
    p.refresh_from_db()
    return p


@pytest.fixture
def kota():
    """City, school, health centre; Nur Aini for all, a clerk for the school, Sari and Dewi not active yet."""
    palu = buat_unit("PALU", jenis="kota")
    sekolah = buat_unit("SMPN01", induk=palu, jenis="sekolah_smp", nama="SMP Negeri 1 Palu")
    puskesmas = buat_unit("PKM", induk=palu, jenis="puskesmas", nama="Puskesmas Talise")
    isi = {
        "nur": pegawai("Nur Aini", NUR, palu, aktif=True),
        "tata": pegawai("Tata Usaha", TATA, sekolah, aktif=True),
        "sari": pegawai("Sari Wulandari", SARI, sekolah, email="sari@contoh.example"),
        "dewi": pegawai("Dewi Toana", DEWI, puskesmas),
        "sekolah": sekolah,
    }
    beri_peran(isi["nur"], "ADMIN_BKPSDM", palu)
    beri_peran(isi["tata"], "ADMIN_UNIT", sekolah)
    return isi


@pytest.fixture
def surel(settings):
    settings.SURAT_AKTIF = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def cetak(klien: Client, *siapa: Pegawai):
    return klien.post("/aktivasi/unit/cetak/", {"pegawai": [str(p.id_publik) for p in siapa]})


def kode_di(jawaban) -> list[str]:
    return re.findall(r'class="kode-sekali">([A-Z2-7-]+)<', jawaban.content.decode())


def test_tata_usaha_mencetak_kode_dan_sari_masuk(kota):
    lembar = cetak(masuk(TATA), kota["sari"])
    (kode,) = kode_di(lembar)
    isi = lembar.content.decode()
    assert "Sari Wulandari" in isi
    assert 'aria-label="Kode QR untuk Sari Wulandari"' in isi
    assert (
        Client()
        .post("/aktivasi/", {"kode": kode, "sandi": "kapal layar senja", "ulang": "kapal layar senja"})
        .status_code
        == 302
    )
    assert masih_masuk(masuk(SARI, "kapal layar senja"))


def test_admin_unit_hanya_melihat_unitnya(kota):
    isi = masuk(TATA).get("/aktivasi/unit/").content.decode()
    assert "Sari Wulandari" in isi
    assert "Dewi Toana" not in isi
    semua = masuk(NUR).get("/aktivasi/unit/").content.decode()
    assert "Sari Wulandari" in semua
    assert "Dewi Toana" in semua


def test_kode_untuk_orang_di_unit_lain_tidak_ada(kota):
    klien = masuk(TATA)
    assert cetak(klien, kota["dewi"]).status_code == 400
    for jalur in ("", "kode/", "keluarkan/", "nonaktif/", "aktif/"):
        alamat = f"/aktivasi/unit/{kota['dewi'].id_publik}/{jalur}"
        jawaban = klien.get(alamat) if not jalur else kirim(klien, alamat)
        assert jawaban.status_code == 404, jalur
    assert not KodeAktivasi.objects.exists()


@pytest.mark.parametrize("alamat", ["", "unduh/"])
def test_pegawai_biasa_ditolak_dengan_kalimat(kota, alamat):
    orang("Andi Tadulako", "199107042015031904")
    jawaban = masuk("199107042015031904").get(f"/aktivasi/unit/{alamat}")
    assert jawaban.status_code == 403
    assert "dibagikan oleh admin unit" in jawaban.content.decode()


@pytest.mark.asvs("6.4.4")
def test_akun_berkuasa_perlu_administrator_lain(kota):
    """A clerk cannot reset the administrator, and nobody prints a code for himself."""
    tugaskan_lagi = kota["nur"]
    assert kirim(masuk(NUR), f"/aktivasi/unit/{tugaskan_lagi.id_publik}/kode/").status_code == 403
    assert not kode_di(cetak(masuk(NUR), tugaskan_lagi))
    assert kode_di(kirim(masuk(NUR), f"/aktivasi/unit/{kota['tata'].id_publik}/kode/"))
    assert kirim(masuk(TATA), f"/aktivasi/unit/{kota['tata'].id_publik}/kode/").status_code == 403


@pytest.mark.dua_mesin
def test_peran_yang_berakhir_tidak_berlaku_lagi(kota):
    """Roles are read with each request: a signed-in clerk loses the desk at once."""
    klien = masuk(TATA)
    assert klien.get("/aktivasi/unit/").status_code == 200
    PemberianPeran.objects.filter(pegawai=kota["tata"]).update(sampai=PAGI.date().replace(day=9))
    assert klien.get("/aktivasi/unit/").status_code == 403


@pytest.mark.dua_mesin
def test_lembar_tidak_tersimpan_di_mana_pun(kota):
    """No stored answer, no trail entry and no log of submissions holds a code."""
    (kode,) = kode_di(cetak(masuk(TATA), kota["sari"]))
    simpanan = [*KunciKirim.objects.values_list("isi", flat=True), *JejakIsi.objects.values_list("isi", flat=True)]
    assert not any(kode in s or kode.replace("-", "") in s for s in simpanan)


def test_cetak_tanpa_pilihan(kota):
    jawaban = masuk(TATA).post("/aktivasi/unit/cetak/", {"pegawai": ["bukan-uuid"]})
    assert jawaban.status_code == 400
    assert "Belum ada yang dipilih" in jawaban.content.decode()


def test_cetak_seluruh_unit(kota):
    assert len(kode_di(masuk(NUR).post("/aktivasi/unit/cetak/", {"unit": "SMPN01"}))) == 1


@pytest.mark.dua_mesin
def test_surel_ke_yang_dipilih(kota, surel):
    kirim(masuk(TATA), "/aktivasi/unit/surel/", pegawai=[str(kota["sari"].id_publik)])
    jalankan_semua()
    assert [m.to for m in mail.outbox] == [["sari@contoh.example"]]
    assert "7 hari" in mail.outbox[0].body


@pytest.mark.dua_mesin
def test_surel_ke_semua_sebagai_pekerjaan(kota, surel):
    """One mail per person, also when the job is cut off and taken up again."""
    jawaban = kirim(masuk(NUR), "/aktivasi/unit/surel-semua/")
    pekerjaan = Pekerjaan.objects.get(nama="aktivasi.surel_masal")
    assert jawaban["Location"] == f"/pekerjaan/{pekerjaan.id_publik}/"
    jalankan_semua()
    from ekinerja.inti.tugas.konteks import Konteks
    from ekinerja.kepegawaian.aktivasi.tasks import surel_masal

    surel_masal(Konteks(pekerjaan), **pekerjaan.argumen)
    jalankan_semua()
    assert [m.to for m in mail.outbox] == [["sari@contoh.example"]]


def test_tanpa_server_surel_dikatakan(kota):
    jawaban = kirim(masuk(NUR), "/aktivasi/unit/surel-semua/")
    assert jawaban.status_code == 409
    assert "belum dipasang" in jawaban.content.decode()


def test_daftar_dapat_diunduh_tanpa_rumus(kota):
    Pegawai.objects.filter(pk=kota["dewi"].pk).update(nama='=HYPERLINK("http://jahat.example")')
    jawaban = masuk(NUR).get("/aktivasi/unit/unduh/")
    lembar = openpyxl.load_workbook(BytesIO(jawaban.content)).active
    baris = list(lembar.iter_rows(values_only=True))
    assert baris[0][:4] == ("Nama", "NIP", "Unit kerja", "Keadaan akun")
    assert {b[3] for b in baris[1:]} == {"Belum aktif"}
    assert all(sel.data_type == "s" for sel in lembar["A"])
    assert "sari@contoh.example" not in str(baris)


@pytest.mark.dua_mesin
def test_cari_dan_saring(kota):
    klien = masuk(NUR)
    assert "Dewi Toana" not in klien.get("/aktivasi/unit/?cari=sari").content.decode()
    assert "Sari Wulandari" in klien.get("/aktivasi/unit/?cari=19850312 201001").content.decode()
    assert "Tidak ada yang cocok" in klien.get("/aktivasi/unit/?cari='zzz").content.decode()
    assert "Tata Usaha" in klien.get("/aktivasi/unit/?semua=1").content.decode()


@pytest.mark.asvs("7.4.5")
def test_administrator_mengeluarkan_dan_menonaktifkan(kota):
    hp = masuk(TATA)
    nur = masuk(NUR)
    alamat = f"/aktivasi/unit/{kota['tata'].id_publik}/"
    kirim(nur, alamat + "keluarkan/")
    assert not masih_masuk(hp)
    hp = masuk(TATA)
    assert kirim(nur, alamat + "nonaktif/").status_code == 400
    assert masih_masuk(hp)
    kirim(nur, alamat + "nonaktif/", alasan="Pindah per 1 April")
    assert not masih_masuk(hp)
    assert masuk(TATA).jawaban.status_code == 400
    assert "Nonaktif" in nur.get("/aktivasi/unit/?semua=1").content.decode()
    assert kirim(nur, alamat + "nonaktif/", alasan="lagi").status_code == 409
    kirim(nur, alamat + "aktif/")
    assert masih_masuk(masuk(TATA))


@pytest.mark.dua_mesin
def test_admin_unit_tidak_menonaktifkan(kota):
    alamat = f"/aktivasi/unit/{kota['sari'].id_publik}/nonaktif/"
    assert kirim(masuk(TATA), alamat, alasan="iseng").status_code == 403
    assert Akun.objects.get(nama_masuk=SARI).is_active


def test_daftar_bertanya_sama_banyak(kota, django_assert_max_num_queries):
    klien = masuk(NUR)
    with django_assert_max_num_queries(12) as pertama:
        klien.get("/aktivasi/unit/?semua=1")
    for n in range(12):
        pegawai(f"Guru {n:02}", f"1990010120150119{n:02}", kota["sekolah"])
    with django_assert_max_num_queries(len(pertama)):
        klien.get("/aktivasi/unit/?semua=1")


def test_qr_menggambar_matriksnya():
    """Every dark module is inside exactly one run of the path."""
    teks = "https://kinerja.contoh.go.id/aktivasi/?kode=ABCDE"
    sisi, jalur = qr(teks)
    gelap = {(int(x) + i, int(y)) for x, y, n in re.findall(r"M(\d+) (\d+)h(\d+)v1", jalur) for i in range(int(n))}
    matriks = segno.make(teks, error="m", micro=False).matrix
    assert sisi == len(matriks) + 4
    assert gelap == {(x + 2, y + 2) for y, baris in enumerate(matriks) for x, m in enumerate(baris) if m}


# -- the first administrator ------------------------------------------------------------------------------------------


def admin_baru(**isian):
    isi = {"nama": "Nur Aini", "nip": "admin-bkpsdm", "sandi": SANDI, "ulang": SANDI}
    return Client().post("/admin-baru/", isi | isian)


@pytest.fixture
def tautan(capsys) -> str:
    from django.core.management import call_command

    call_command("admin_baru", "--alamat", "http://127.0.0.1:8000")
    (kode,) = re.findall(r"/admin-baru/\?kode=(\S+)", capsys.readouterr().out)
    return kode


@pytest.mark.asvs("6.3.2")
def test_pemasangan_baru_tidak_punya_akun():
    assert not Akun.objects.exists()


@pytest.mark.asvs("6.3.2")
def test_administrator_pertama_dari_baris_perintah(tautan):
    assert b'name="nama"' in Client().get("/admin-baru/", {"kode": tautan}).content
    assert admin_baru(kode=tautan)["Location"] == "/masuk"
    klien = masuk("admin-bkpsdm")
    assert klien.get("/aktivasi/unit/").status_code == 200
    assert admin_baru(kode=tautan, nip="penyusup").status_code == 400
    assert Akun.objects.count() == 1


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"nip": "198503122010012"}, "NIP ini tidak terbaca"),
        ({"nip": "dua kata"}, "tanpa spasi"),
        ({"sandi": "pendek", "ulang": "pendek"}, "6 karakter"),
        ({"nama": ""}, "Tulis nama Anda"),
    ],
)
def test_isian_administrator_yang_keliru_tidak_menghabiskan_tautan(tautan, isian, kalimat):
    jawaban = admin_baru(kode=tautan, **isian)
    assert jawaban.status_code == 400
    assert kalimat in jawaban.content.decode()
    assert not Akun.objects.exists()
    assert admin_baru(kode=tautan).status_code == 302


@pytest.mark.dua_mesin
def test_kode_aktivasi_biasa_tidak_membuat_administrator(kota):
    (kode,) = kode_di(cetak(masuk(TATA), kota["sari"]))
    assert admin_baru(kode=kode).status_code == 400
    assert not PemberianPeran.objects.filter(peran="ADMIN_SISTEM").exists()
