"""The unit tree: from an empty register, again, moved, and with mistakes."""

import pytest

from ekinerja.kepegawaian.models import UnitKerja

from .alat import hitungan, impor, tulis

KOLOM = "kode;nama;induk_kode;jenis"


@pytest.mark.dua_mesin
def test_361_unit_satu_pohon(unit):
    assert hitungan(unit) == {"dibaca": 361, "baru": 361}
    assert UnitKerja.objects.filter(induk=None).count() == 1
    assert UnitKerja.objects.get(kode="DIKBUD.SD").jalur == "/PALU/DIKBUD/DIKBUD.SD/"
    assert hitungan(impor("unit", "unit.csv", terapkan=True)) == {"dibaca": 361, "tetap": 361}


def test_daftar_unor_siasn_dari_nol(db):
    assert hitungan(impor("unit", "siasn-unor.csv", terapkan=True)) == {"dibaca": 361, "baru": 361}
    assert UnitKerja.objects.get(nama="SMP Negeri 9 Palu").jenis_id == "sekolah_smp"
    assert hitungan(impor("unit", "siasn-unor.csv")) == {"dibaca": 361, "tetap": 361}


@pytest.mark.dua_mesin
def test_unit_pindah_induk_beserta_isinya(unit, tmp_path):
    berkas = tulis(tmp_path, KOLOM, "DINKES.SEK;Sekretariat;DPU;sekretariat")
    assert hitungan(impor("unit", berkas, terapkan=True)) == {"dibaca": 1, "berubah": 1}
    assert UnitKerja.objects.get(kode="DINKES.SEK.KEU").jalur == "/PALU/DPU/DINKES.SEK/DINKES.SEK.KEU/"


@pytest.mark.dua_mesin
def test_setiap_kekeliruan_punya_tempatnya(unit, tmp_path):
    berkas = tulis(
        tmp_path, KOLOM,
        ";Tanpa kode;PALU;dinas",
        "A/B;Bergaris miring;PALU;dinas",
        "X1;Jenis aneh;PALU;kantin",
        "X2;Induk tidak ada;ENTAH;bidang",
        "X3;Berputar satu;X4;bidang",
        "X4;Berputar dua;X3;bidang",
        "X5;Akar kedua;;pemda",
        "X6;Anak dari yang tertahan;X2;seksi",
        "X7;Kembar;PALU;bidang",
        "X7;Kembar lain;PALU;bidang",
        "X8;Sama;DPU;bidang",
        "X8;Sama;DPU;bidang",
    )  # fmt: skip
    hasil = impor("unit", berkas, terapkan=True)
    assert hitungan(hasil) == {"dibaca": 12, "baru": 1, "ditahan": 8, "ditolak": 2, "dilewati": 1}
    assert all(b.sebab and b.saran for b in hasil.hasil.galat)
    assert UnitKerja.objects.count() == 362
