"""Pages ask the database equally often for one row and for many; lists find, filter and page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.aturan.skp import FormulirSkp, Pendekatan
from ekinerja.skp.models import Skp
from tests import pabrik
from tests.skp.cerita import kirim, lihat, masuk

pytestmark = pytest.mark.django_db
BATAS = 12


def hitung(orang, alamat: str) -> int:
    klien = masuk(orang)
    klien.get(alamat)  # settings that a process keeps are read once
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert klien.get(alamat).status_code == 200
    return len([k for k in kueri.captured_queries if not k["sql"].startswith(("SAVEPOINT", "RELEASE"))])


@pytest.mark.parametrize("status", ["DRAF", "DIAJUKAN", "DISETUJUI"])
@pytest.mark.parametrize("nama", ["baca", "saya", "ubah"])
@pytest.mark.parametrize("siapa", ["pegawai", "kabid"])
def test_jumlah_kueri_tetap(d, rhk_atasan, siapa, nama, status):
    if (nama, siapa) == ("saya", "kabid") or (nama == "ubah" and status != "DRAF"):
        status, nama = "DRAF", "baca"
    jumlah = []
    for rhk in (1, 12):
        Skp.objects.filter(pegawai=d.pegawai).delete()
        skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, status=status, rhk=rhk, rhk_atasan=rhk_atasan)
        buka = f"?buka={skp.rhk.first().id_publik}" if nama == "ubah" else ""
        alamat = reverse(f"skp:{nama}", args=[] if nama == "saya" else [skp.id_publik])
        jumlah.append(hitung(getattr(d, siapa), alamat + buka))
    assert jumlah[0] == jumlah[1]
    # Whoever writes or decides also asks what stands around the rows (writing coach). The own page also asks for the
    # other years, every page how the dialogue stands and for the teams of the owner; the open editor for the roles of
    # the matriks, and what hangs on the RHK that is open.
    saran = status == ("DRAF" if siapa == "pegawai" else "DIAJUKAN")
    assert jumlah[0] <= BATAS + 1 + (4 if buka else nama == "saya") + saran


def test_daftar_bawahan_tetap_untuk_satu_dan_banyak(d):
    jumlah = []
    for n in (1, 40):
        for _ in range(n):
            orang = pabrik.buat_pegawai(akun=False)
            pabrik.hubungkan(orang, d.kabid)
            pabrik.buat_skp(orang, d.kabid, unit=d.bidang, status="DIAJUKAN")
        jumlah.append(hitung(d.kabid, reverse("skp:bawahan")))
    assert jumlah[0] == jumlah[1] <= BATAS


def test_daftar_bawahan_yang_menunggu_di_atas_dan_yang_belum_mulai_disebut(d, lengkap):
    kirim(d.pegawai, "ajukan", lengkap)
    halaman = lihat(d.kabid, "bawahan").content.decode()
    assert halaman.index("Menunggu Anda</span>") < halaman.index("Belum mulai</span>")
    assert "Satu SKP menunggu putusan Anda." in halaman
    assert d.rekan.nama in halaman


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("parameter", "ada"),
    [({"status": "belum"}, {"Dewi Toana"}), ({"status": "menunggu"}, {"Andi Tadulako"}), ({"cari": "dewi"}, {"Dewi Toana"}),
     ({"cari": "zzz"}, set()), ({"status": "karangan", "hal": "x"}, {"Dewi Toana", "Andi Tadulako"}),
     ({"cari": "(a+)+$"}, set())],
)  # fmt: skip
def test_daftar_bawahan_dicari_dan_disaring(d, lengkap, parameter, ada):
    kirim(d.pegawai, "ajukan", lengkap)
    halaman = lihat(d.kabid, "bawahan", **parameter).content.decode()
    tabel = halaman.split('id="daftar"')[1]
    assert {n for n in ("Dewi Toana", "Andi Tadulako") if n in tabel} == ada


def test_daftar_bawahan_mulai_dari_tahun_yang_menunggu(d):
    pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, tahun=2025, status="DIAJUKAN")
    assert "SKP bawahan 2025" in lihat(d.kabid, "bawahan").content.decode()


def test_daftar_tanpa_bawahan_menjelaskan(d):
    assert "Belum ada pegawai yang Anda nilai" in lihat(d.orang_luar, "bawahan").content.decode()


def test_pdf_draf_dan_pdf_terbit(d, lengkap):
    draf = lihat(d.pegawai, "dokumen", lengkap.id_publik)
    assert draf["Content-Type"] == "application/pdf"
    assert draf.content.startswith(b"%PDF")
    kirim(d.pegawai, "ajukan", lengkap)
    kirim(d.kabid, "setujui", lengkap)
    assert lihat(d.kabid, "dokumen", lengkap.id_publik).content.startswith(b"%PDF")


@pytest.mark.parametrize("pendekatan", list(Pendekatan))
@pytest.mark.parametrize("formulir", list(FormulirSkp))
def test_pdf_dan_halaman_keempat_bentuk(d, rhk_atasan, formulir, pendekatan):
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=1, formulir=formulir, pendekatan=pendekatan)
    pabrik.buat_rhk(skp, 2, teks="Tersusunnya panduan", jenis="TAMBAHAN", perspektif="ANGGARAN")
    assert lihat(d.pegawai, "dokumen", skp.id_publik).content.startswith(b"%PDF")
    for nama in ("baca", "ubah"):
        assert "Tersusunnya panduan" in lihat(d.pegawai, nama, skp.id_publik).content.decode()
    buka = lihat(d.pegawai, "ubah", skp.id_publik, buka=str(skp.rhk.first().id_publik)).content.decode()
    assert ('name="perspektif"' in buka) is (formulir == "JPT")
    assert ('name="rhk_atasan"' in buka) is (formulir == "JA_JF")
    assert ("Cara menghitung" in buka) is (pendekatan == "KUANTITATIF")


def test_skp_bawaan_tanpa_formulir_terbit_saat_diminta(d):
    from ekinerja.inti.models import DokumenTerbit

    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, status="DISETUJUI", rhk=1)
    assert kirim(d.kadis, "terbitkan", skp).status_code == 403
    for _ in range(2):
        assert kirim(d.pegawai, "terbitkan", skp).status_code == 302
    assert DokumenTerbit.objects.count() == 1
    draf = pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang, rhk=1)
    assert kirim(d.rekan, "terbitkan", draf).status_code == 409
