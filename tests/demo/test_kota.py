"""The demo city holds what antarmuka and the rules promise."""

from datetime import date

import pytest
from django.test import Client

from ekinerja.akun.models import Akun
from ekinerja.aturan.kode import Rating
from ekinerja.aturan.penilaian import alasan_rating
from ekinerja.aturan.predikat import predikat
from ekinerja.demo.kota import Kota
from ekinerja.demo.pemeran import PEMERAN, SANDI
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.kepegawaian.models import HubunganPenilai, Pegawai, PemberianPeran, Penugasan
from ekinerja.kepegawaian.penilai import bawahan_pada, penilai_pada, penugasan_pada
from ekinerja.kepegawaian.peran import peran_saya
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import sumber_skp
from ekinerja.perintah.persiapan import keterangan_contoh
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.kesiapan import kesiapan
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.skp.tahun import tahun_pegawai
from tests.demo.conftest import ORANG, PADA

PPK = {
    "Sari Wulandari": "Rizal Labaso",
    "Rizal Labaso": "Hasan Lamakarate",
    "Andi Tadulako": "Ratna Pusadan",
    "Hasan Lamakarate": "Irwan Djaelangkara",
    "Irwan Djaelangkara": "Burhan Toampo",
}
PERAN = {
    "Nur Aini Lamarauna": "ADMIN_BKPSDM",
    "Fitriani Mangge": "AUDITOR",
    "Moh. Fadel": "OPERATOR_SEKOLAH",
    "Yuliana Tandi": "PENGAWAS",
}


def orang(nama: str) -> Pegawai:
    return Pegawai.objects.get(nama=nama)


@pytest.mark.parametrize("p", PEMERAN, ids=lambda p: p.nama)
def test_setiap_pemeran_dapat_masuk(kota, p):
    jawaban = Client().post("/masuk", {"nip": p.nama_masuk, "kata_sandi": SANDI})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/")


@pytest.mark.parametrize(("nama", "penilai"), PPK.items())
def test_pejabat_penilai_seperti_dijanjikan(kota, nama, penilai):
    hubungan = penilai_pada(orang(nama), PADA)
    assert hubungan is not None
    assert hubungan.penilai.nama == penilai


def test_wali_kota_tidak_dinilai_siapa_pun(kota):
    assert penilai_pada(orang("Burhan Toampo"), PADA) is None
    assert not Skp.objects.filter(pegawai__nama="Burhan Toampo").exists()


@pytest.mark.parametrize(("nama", "peran"), PERAN.items())
def test_peran_pemeran(kota, nama, peran):
    assert peran in {p for p, _ in peran_saya(orang(nama), PADA)}


def test_rencana_kota_sama_dengan_yang_diturunkan(kota):
    """The plan and the product's own derivation agree on every superior."""
    rencana = {o.nama_masuk: o.atasan.nama_masuk for o in Kota(ORANG, 1, PADA).orang if o.atasan}
    turunan = {
        h.pegawai.akun.nama_masuk: h.penilai.akun.nama_masuk
        for h in HubunganPenilai.objects.select_related("pegawai__akun", "penilai__akun").filter(sampai=None)
        | HubunganPenilai.objects.select_related("pegawai__akun", "penilai__akun").filter(
            sampai__gte=PADA, mulai__lte=PADA
        )
    }
    assert turunan == rencana


def test_satu_pelaksana_tugas_menilai_unit_yang_kosong(kota):
    plt = Penugasan.objects.get(jenis="PLT")
    assert plt.jabatan.nama.startswith("Kepala Bidang")
    assert not Penugasan.objects.filter(unit=plt.unit, kepala_unit=True, jenis="DEFINITIF").exists()
    anggota = Pegawai.objects.filter(penugasan__unit=plt.unit, penugasan__jenis="DEFINITIF")
    assert set(anggota) <= set(bawahan_pada(plt.pegawai, PADA))
    assert anggota.exists()


def test_sumber_skp_sekolah(kota):
    """SMP Negeri 1 plans here, every other school in Ruang GTK."""
    sumber = {p: sumber_skp(penugasan_pada(p, PADA)) for p in Pegawai.objects.filter(nama__in=("Sari Wulandari",))}
    assert set(sumber.values()) == {"LOKAL"}
    guru_lain = Skp.objects.filter(unit__jenis__in=("sekolah_sd", "sekolah_smp"), jenis_jabatan="FUNGSIONAL")
    for skp in guru_lain.select_related("unit"):
        assert skp.sumber == ("LOKAL" if skp.unit.kode == "DIKBUD.SMPN01" else "RUANG_GTK")


def test_skp_pemeran_disetujui_dan_sisanya_punya_cerita(kota):
    wajib = [p.nama for p in PEMERAN if p.templat]
    assert Skp.objects.filter(pegawai__nama__in=wajib, status="DISETUJUI").count() == len(wajib)
    lain = Skp.objects.exclude(status__in=("DISETUJUI", "DITUTUP")).order_by("status")
    assert [s.status for s in lain] == ["DIAJUKAN", "DIKEMBALIKAN", "DRAF"]
    assert lain[0].penilai.nama == "Rizal Labaso"
    assert lain[1].catatan
    assert not VersiSkp.objects.filter(skp__in=lain).exists()


def test_yang_pindah_pada_bulan_juli_punya_dua_skp_yang_tepat(kota):
    """Fitriani moved within the Inspektorat: one SKP per position, each with its own PPK, reports and evaluations."""
    fitriani = orang("Fitriani Mangge")
    lama, baru = Skp.objects.filter(pegawai=fitriani).order_by("mulai")
    assert (lama.status, lama.sampai, lama.unit.kode) == ("DITUTUP", date(PADA.year, 6, 30), "INSP.B2")
    assert (baru.status, baru.mulai, baru.unit.kode) == ("DISETUJUI", date(PADA.year, 7, 1), "INSP.B1")
    for skp in (lama, baru):
        assert skp.penilai == penilai_pada(fitriani, skp.sampai).penilai
        assert not LaporanHarian.objects.filter(skp=skp).exclude(tanggal__range=(skp.mulai, skp.sampai)).exists()
        assert not skp.rencana_aksi.exclude(mulai__gte=skp.mulai, tenggat__lte=skp.sampai).exists()
        assert Evaluasi.objects.filter(skp=skp).exists()
    assert lama.penilai != baru.penilai
    semua = list(Pegawai.objects.values_list("pk", flat=True))
    assert [t.temuan for t in tahun_pegawai(semua, PADA.year, PADA).values() if t.temuan] == []


def test_isi_skp_memenuhi_syarat_pengajuan(kota):
    """Every SKP that was approved here would pass the conditions of submitting it."""
    for skp in Skp.objects.filter(sumber="LOKAL", status="DISETUJUI").select_related("pegawai"):
        skp.status = "DRAF"
        hasil = kesiapan(skp, isi_skp(skp), pelaku=skp.pegawai)
        assert not hasil.halangan, (skp.pegawai.nama, hasil.halangan)


def test_penilaian_mengikuti_aturan(kota):
    dinilai = Evaluasi.objects.exclude(predikat="")
    assert dinilai.count() > 100
    for e in dinilai:
        hasil, perilaku = Rating(e.rating_hasil), Rating(e.rating_perilaku)
        assert e.predikat == predikat(hasil, perilaku)
        beralasan = alasan_rating(
            hasil,
            perilaku,
            alasan_hasil=e.alasan_hasil,
            alasan_perilaku=e.alasan_perilaku,
            hasil_terkunci=e.pimpinan_unit_id is not None,
        )
        assert not [b for b in beralasan if b.tingkat == "BLOKIR"], e.pk


def test_tidak_ada_yang_terjadi_sesudah_tadi_malam(kota):
    for medan in ("diajukan_pada", "dinilai_pada", "diterbitkan_pada", "diterima_pada"):
        terakhir = Evaluasi.objects.exclude(**{medan: None}).order_by(f"-{medan}").values_list(medan, flat=True)[0]
        assert terakhir.date() < PADA, medan


def test_ada_akun_yang_belum_aktif(kota):
    """The activation desk has somebody to serve; it is never one of the cast or a head."""
    belum = Akun.objects.filter(diaktifkan_pada=None)
    assert belum.count() >= 2
    assert not belum.filter(pegawai__penugasan__kepala_unit=True).exists()
    assert not any(a.has_usable_password() for a in belum)


def test_pemberitahuan_pemeran(kota):
    assert Pemberitahuan.objects.filter(pegawai__nama="Sari Wulandari", dibaca_pada=None).count() == 1


def test_jejak_utuh_dan_satu_baris_per_tabel(kota):
    assert periksa_jejak().utuh
    assert kota["harian_laporanharian"] > 5000


def test_daftar_akun_menyebut_admin_unit(kota):

    peran = PemberianPeran.objects.select_related("pegawai__akun", "unit").get(peran="ADMIN_UNIT")
    baris = next(b for b in keterangan_contoh().splitlines() if peran.unit.nama in b)
    assert baris.split()[0] == peran.pegawai.akun.nama_masuk
    assert f"{peran.pegawai.nama} (admin unit" in baris
