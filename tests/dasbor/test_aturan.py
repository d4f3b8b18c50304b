"""Rules in the browser: open to all, in words, with the input in the address."""

import pytest
from django.test import Client

from ekinerja.aturan import nama_aturan
from ekinerja.dasbor.aturan_hasil import baris_hasil, kata

pytestmark = pytest.mark.django_db


def coba(nama: str, **isian):
    return Client().get(f"/aturan/{nama}/", {"hitung": "1", **isian})


def isi(jawaban) -> str:
    return jawaban.content.decode()


def test_daftar_terbuka_tanpa_masuk():
    halaman = isi(Client().get("/aturan/"))
    for nama in nama_aturan():
        assert f"/aturan/{nama}/" in halaman


@pytest.mark.parametrize("nama", nama_aturan())
def test_setiap_aturan_dapat_dicoba_dengan_contohnya(nama):
    """The example that is filled in gives an answer when it is sent."""
    from ekinerja.aturan import aturan
    from ekinerja.dasbor.aturan_form import susun_form

    satu = aturan(nama).ke_dict()
    form = susun_form(satu["skema"], None, satu["contoh"])
    kirim = {n: form.get_initial_for_field(f, n) for n, f in form.fields.items()}
    jawaban = coba(nama, **{n: v for n, v in kirim.items() if v is not None})
    assert jawaban.status_code == 200
    assert "Langkahnya" in isi(jawaban)


def test_predikat_dengan_kata_bukan_kode():
    halaman = isi(coba("predikat", hasil_kerja="SESUAI", perilaku="DI_ATAS"))
    assert "<b>Baik</b>" in halaman
    assert "Rating hasil kerja: Sesuai ekspektasi." in halaman


def test_tanggal_dengan_kata():
    assert "<b>2 Februari 2026</b>" in isi(coba("tenggat", mulai="2026-01-12", hari="14", cara="HARI_KERJA"))


def test_nip_dengan_kata():
    halaman = isi(coba("nip", nip="19850312 201001 2 901"))
    assert "12 Maret 1985" in halaman
    assert "Januari 2010" in halaman
    assert "Perempuan" in halaman


@pytest.mark.parametrize(
    ("nama", "isian", "kalimat"),
    [
        ("tenggat", {"mulai": "2026-02-31", "hari": "3", "cara": "HARI_KERJA"}, "Pilih tanggal yang ada di kalender"),
        ("tenggat", {"mulai": "2026-01-12", "hari": "-3", "cara": "HARI_KERJA"}, "Paling kecil 0."),
        ("tenggat", {"mulai": "2026-01-12", "hari": "1e309", "cara": "HARI_KERJA"}, "Tulis bilangan bulat"),
        ("tenggat", {"mulai": "2026-01-12", "hari": "3", "cara": "LUSA"}, "Pilih salah satu dari daftar."),
        ("tenggat", {"mulai": "2026-01-12", "hari": "3", "cara": "HARI_KERJA", "libur": "besok"}, "besok"),
        ("predikat", {"hasil_kerja": "SESUAI"}, "Bagian ini perlu diisi."),
    ],
)
def test_isian_keliru_dijawab_di_bidangnya(nama, isian, kalimat):
    jawaban = coba(nama, **isian)
    assert jawaban.status_code == 400
    assert kalimat in isi(jawaban)
    assert 'aria-invalid="true"' in isi(jawaban)
    assert "Langkahnya" not in isi(jawaban)


@pytest.mark.asvs("1.2.1")
@pytest.mark.parametrize("teks", ["<script>alert(1)</script>", "{{7*7}}", "{0.__class__}", "(a+)+$", "' OR 1=1"])
def test_isian_ditampilkan_kembali_sebagai_teks(teks):
    jawaban = coba("nip", nip=teks)
    assert jawaban.status_code in (200, 400)
    assert "<script>alert" not in isi(jawaban)
    assert "49" not in isi(jawaban).split("Hasil", 1)[-1].split("Sumber", 1)[0] or teks != "{{7*7}}"


def test_daftar_masa_ditulis_baris_demi_baris():
    """A list of facts is typed one per line; a wrong one is named by its line."""
    tugas = "2024-01-02; 2026-06-30; Bidang A; Analis\n2026-07-01; ; Bidang B; Kepala Bidang"
    isian = {"tahun": "2026", "status": "PNS", "kedudukan": "AKTIF", "penugasan": tugas}
    halaman = isi(coba("tahun-skp", **isian))
    assert "1 Juli 2026 – 31 Desember 2026 (184 hari): Kepala Bidang, Bidang B." in halaman
    salah = coba("tahun-skp", **isian, masa="2026-03-01; ; CUTI")
    assert salah.status_code == 400
    assert "Baris 1, kedudukan: Pilihan yang ada" in isi(salah)
    lebih = coba("tahun-skp", **isian | {"penugasan": "2024-01-02; ; A; B; PLT; lagi"})
    assert "Baris 1, bagian ke-6" in isi(lebih)


def test_alamat_membawa_isian():
    halaman = isi(coba("tenggat", mulai="2026-01-12", hari="21", cara="HARI_KALENDER"))
    assert 'value="21"' in halaman
    assert 'value="2026-01-12"' in halaman


def test_aturan_tak_dikenal_404():
    assert Client().get("/aturan/primbon/").status_code == 404


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(True, "Ya"), (False, "Tidak"), (1544, "1.544"), ("SANGAT_BAIK", "Sangat Baik"), ("2026-02-02", "2 Februari 2026"),
     ("2010-01", "Januari 2010"), ("07:30", "07:30"), ("901", "901"), ("2026-13", "2026-13")],
)  # fmt: skip
def test_kata(nilai, teks):
    assert kata(nilai) == teks


def test_yang_tidak_berlaku_ditinggalkan():
    assert baris_hasil({"sah": True, "sebab": None, "catatan": []}) == [
        ("NIP terbaca benar", ["Ya"]),
        ("Catatan", ["Tidak ada"]),
    ]


def test_halaman_aturan_tidak_menulis_dan_tidak_membuat_sesi():
    jawaban = coba("predikat", hasil_kerja="SESUAI", perilaku="SESUAI")
    assert "sesi" not in jawaban.cookies
