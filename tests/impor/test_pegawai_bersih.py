"""Clean lists of every layout: each person in the right unit under the right superior, and nothing twice."""

import pytest

from ekinerja.akun.models import Akun
from ekinerja.inti.models import Jejak
from ekinerja.kepegawaian.models import CatatanMutu, HubunganPenilai, Pegawai, Penugasan, RiwayatNip, UnitKerja
from ekinerja.kepegawaian.penilai import kepala_unit_pada, opd_dari

from .alat import PADA, hitungan, impor, kunci, tulis

KOLOM = "NIP;NAMA;STATUS;JABATAN;UNIT KERJA;UNIT INDUK;NIP ATASAN"
DINKES = "Dinas Kesehatan Kota Palu"


def penilai_kini() -> dict[str, str]:
    hubungan = HubunganPenilai.objects.filter(sampai=None)
    return dict(hubungan.values_list("pegawai__nip", "penilai__nip"))


def test_setiap_orang_sesuai_kunci(unit):
    impor("pegawai", "pegawai-400.xlsx", terapkan=True)
    ppk, opd = penilai_kini(), {u.kode: opd_dari(u).kode for u in UnitKerja.objects.all()}
    hasil = {
        nip: (kode, opd[kode], ppk.get(nip, ""))
        for nip, kode in Penugasan.objects.values_list("pegawai__nip", "unit__kode")
    }
    assert hasil == {nip: (k["kode_unit"], k["kode_opd"], k["nip_atasan"]) for nip, k in kunci().items()}


@pytest.mark.dua_mesin
def test_atasan_dicatat_hanya_bila_beda_dari_pohon(unit):
    impor("pegawai", "pegawai-400.xlsx", terapkan=True)
    khusus = Penugasan.objects.filter(atasan_khusus__isnull=False)
    # Five kelurahan of Palu Timur and Panawu: one person each under the Sekretaris Kelurahan, not under the Lurah.
    assert khusus.count() == 6
    assert set(khusus.values_list("unit__jenis", flat=True)) == {"kelurahan"}


@pytest.mark.dua_mesin
def test_kali_kedua_tidak_mengubah_apa_pun(unit):
    impor("pegawai", "pegawai-400.xlsx", terapkan=True)
    sebelum = (Jejak.objects.count(), CatatanMutu.objects.count(), HubunganPenilai.objects.count())
    assert hitungan(impor("pegawai", "pegawai-400.xlsx", terapkan=True)) == {"dibaca": 400, "tetap": 400}
    assert (Jejak.objects.count(), CatatanMutu.objects.count(), HubunganPenilai.objects.count()) == sebelum


@pytest.mark.dua_mesin
def test_akun_dibuat_tanpa_kata_sandi(unit):
    impor("pegawai", "pegawai-400.xlsx", terapkan=True)
    assert Akun.objects.count() == 400
    assert not any(a.has_usable_password() for a in Akun.objects.all())
    assert not Pegawai.objects.filter(akun=None).exists()


@pytest.mark.dua_mesin
def test_profil_siasn_dengan_daftar_unor(unit):
    assert hitungan(impor("unit", "siasn-unor.csv", terapkan=True)) == {"dibaca": 361, "berubah": 361}
    assert hitungan(impor("pegawai", "siasn-profil-asn.xlsx", terapkan=True)) == {"dibaca": 400, "baru": 400}
    ppk, harapan = penilai_kini(), kunci()
    assert dict(Penugasan.objects.values_list("pegawai__nip", "unit__kode")) == {
        n: k["kode_unit"] for n, k in harapan.items()
    }
    # The profile names no head of a school or puskesmas and no exception: exactly those differ.
    beda = {harapan[n]["kode_unit"] for n, k in harapan.items() if ppk.get(n, "") != k["nip_atasan"]}
    jenis = set(UnitKerja.objects.filter(kode__in=beda).values_list("jenis", flat=True))
    assert jenis == {"sekolah_smp", "sekolah_sd", "puskesmas", "kelurahan", "subbagian"}
    assert sum(ppk.get(n, "") == k["nip_atasan"] for n, k in harapan.items()) == 291
    kosong = CatatanMutu.objects.filter(jenis="KEPALA_KOSONG").values_list("unit__jenis", flat=True)
    assert sorted(kosong) == ["puskesmas", "sekolah_sd", "sekolah_sd", "sekolah_smp"]


@pytest.mark.dua_mesin
def test_profil_siasn_tanpa_daftar_unor_mengusulkan_dari_baris_sekitar(unit):
    assert hitungan(impor("pegawai", "siasn-profil-asn.xlsx")) == {"dibaca": 400, "baru": 291, "ditahan": 109}
    impor("pegawai", "siasn-profil-asn.xlsx", terapkan=True, terima=True)
    unit_kini = dict(Penugasan.objects.values_list("pegawai__nip", "unit__kode"))
    assert unit_kini == {n: k["kode_unit"] for n, k in kunci().items()}
    assert hitungan(impor("pegawai", "siasn-profil-asn.xlsx")) == {"dibaca": 400, "tetap": 400}


@pytest.mark.dua_mesin
def test_siasn_sesudah_simpeg_tidak_menghapus_yang_tidak_disebutnya(unit):
    impor("unit", "siasn-unor.csv", terapkan=True)
    impor("pegawai", "pegawai-400.xlsx", terapkan=True)
    impor("pegawai", "siasn-profil-asn.xlsx", terapkan=True)
    smp = UnitKerja.objects.get(nama="SMP Negeri 9 Palu")
    assert kepala_unit_pada(smp, PADA) is not None
    assert Pegawai.objects.filter(status="PPPK_PARUH_WAKTU").count() == 28
    assert penilai_kini() == {n: k["nip_atasan"] for n, k in kunci().items() if k["nip_atasan"]}


@pytest.mark.parametrize(("berkas", "orang"), [("pegawai-windows1252.csv", 60), ("pegawai-salah-nama.xls", 25)])
def test_tata_letak_kecil_utuh(unit, berkas, orang):
    assert hitungan(impor("pegawai", berkas, terapkan=True)) == {"dibaca": orang, "baru": orang}
    assert hitungan(impor("pegawai", berkas)) == {"dibaca": orang, "tetap": orang}
    harapan = kunci()
    for nip, kode in Penugasan.objects.values_list("pegawai__nip", "unit__kode"):
        assert harapan[nip]["kode_unit"] == kode


@pytest.mark.dua_mesin
def test_pindah_unit_menutup_yang_lama(unit, tmp_path):
    orang = "199608162024031988;MAHMUD ALAMRI;PNS;PENELAAH TEKNIS KEBIJAKAN"
    impor("pegawai", tulis(tmp_path, KOLOM, f"{orang};Bidang Kesehatan Masyarakat;{DINKES};"), terapkan=True)
    Penugasan.objects.update(mulai="2024-03-01")
    baru = tulis(tmp_path, KOLOM, f"{orang};Bidang Pelayanan Kesehatan;{DINKES};")
    assert hitungan(impor("pegawai", baru, terapkan=True)) == {"dibaca": 1, "berubah": 1}
    tugas = Penugasan.objects.order_by("mulai").values_list("unit__nama", "mulai", "sampai")
    assert [(u, str(m), str(s)) for u, m, s in tugas] == [
        ("Bidang Kesehatan Masyarakat", "2024-03-01", "2026-10-30"),
        ("Bidang Pelayanan Kesehatan", "2026-10-31", "None"),
    ]
    assert Jejak.objects.filter(kejadian="pegawai.diubah").count() == 1


@pytest.mark.dua_mesin
def test_dua_kepala_definitif_menjadi_catatan_mutu(unit, tmp_path):
    baris = [
        f"19720303199703200{n};KEPALA {n};PNS;KEPALA BIDANG KESEHATAN MASYARAKAT;Bidang Kesehatan Masyarakat;{DINKES};"
        for n in (1, 2)
    ]
    baris = [b.replace("19720303199703200", "19720303199703190") for b in baris]
    impor("pegawai", tulis(tmp_path, KOLOM, *baris), terapkan=True)
    catatan = CatatanMutu.objects.get(jenis="KEPALA_GANDA")
    assert "KEPALA 1" in catatan.uraian
    assert catatan.unit.nama == "Bidang Kesehatan Masyarakat"


@pytest.mark.dua_mesin
def test_pensiun_menutup_penugasan(unit, tmp_path):
    kolom = KOLOM + ";KEDUDUKAN HUKUM"
    orang = f"199608162024031988;MAHMUD ALAMRI;PNS;PELAKSANA;Bidang Kesehatan Masyarakat;{DINKES};;"
    impor("pegawai", tulis(tmp_path, kolom, orang + "Aktif"), terapkan=True)
    impor("pegawai", tulis(tmp_path, kolom, orang + "Pensiun"), terapkan=True)
    assert Penugasan.objects.get().sampai is not None
    assert hitungan(impor("pegawai", tulis(tmp_path, kolom, orang + "Pensiun"))) == {"dibaca": 1, "tetap": 1}


@pytest.mark.dua_mesin
def test_nip_menjadi_riwayat(unit):
    impor("pegawai", "pegawai-salah-nama.xls", terapkan=True)
    assert set(RiwayatNip.objects.values_list("bentuk", flat=True)) == {"PNS", "PPPK"}
    assert RiwayatNip.objects.count() == 25


def test_pegawai_perlu_unit_lebih_dulu(db):
    from ekinerja.inti.galat import AturanDilanggar

    with pytest.raises(AturanDilanggar, match="Impor dulu daftar unit"):
        impor("pegawai", "pegawai-400.xlsx")
