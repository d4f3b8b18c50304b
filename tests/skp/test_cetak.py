"""The printed form: both acts with moment and line of the trail, room for a pen, how a target is read, long plans."""

import pytest

from ekinerja.inti.dokumen.tanda import dengan_pena
from ekinerja.inti.models import DokumenTerbit, Jejak
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.skp.dokumen import bentuk_formulir
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import Indikator, JenisTarget, Skp
from tests import pabrik
from tests.dokumen.contoh import berurutan, halaman, teks
from tests.skp.cerita import kirim, lihat

pytestmark = pytest.mark.django_db


@pytest.mark.dua_mesin
def test_kedua_persetujuan_tercetak_dengan_kode_jejaknya(d, lengkap):
    kirim(d.pegawai, "ajukan", lengkap)
    kirim(d.kabid, "setujui", lengkap)
    nomor = dict(Jejak.objects.filter(objek_uuid=lengkap.id_publik).values_list("kejadian", "nomor"))
    cetakan = lihat(d.pegawai, "dokumen", lengkap.id_publik)
    isi = teks(cetakan.content)
    for tindakan, nama, kejadian in (
        ("Diajukan", "Andi Tadulako", "skp.diajukan"),
        ("Disetujui", "Ratna Pusadan", "skp.disetujui"),
    ):
        kalimat = (
            f"{tindakan} secara elektronik oleh {nama} pada 10 Maret 2026, 09.00 WITA, kode J-{nomor[kejadian]:06d}."
        )
        assert isi.count(kalimat) == 2, "under the form and under its Lampiran"
    kode = DokumenTerbit.objects.get(objek_uuid=lengkap.id_publik).kode
    assert f"/verifikasi/{kode}" in isi
    pena = lihat(d.pegawai, "dokumen", lengkap.id_publik, tanda="pena")
    assert teks(pena.content) == isi
    assert pena.content != cetakan.content


@pytest.mark.dua_mesin
def test_yang_ditetapkan_pengelola_menyebut_pelakunya(d, lengkap):
    Skp.objects.filter(pk=lengkap.pk).update(
        status="DITETAPKAN_PENGELOLA", diputus_oleh=d.rekan, diputus_pada=pabrik.PADA, diajukan_pada=None
    )
    lengkap.refresh_from_db()
    bentuk = bentuk_formulir(lengkap, isi_skp(lengkap))
    assert bentuk.tanda_pegawai.elektronik is None
    elektronik = bentuk.tanda_penilai.elektronik
    assert (elektronik.tindakan, elektronik.nama) == ("Ditetapkan pengelola kinerja", "Dewi Toana")
    assert bentuk.tanda_penilai.nama == "Ratna Pusadan"


@pytest.mark.dua_mesin
def test_cara_membaca_target_dan_dua_puluh_lima_rhk_panjang(d, lengkap):
    panjang = ("Meningkatnya mutu layanan administrasi kependudukan bagi warga yang tinggal jauh dari kantor. " * 7)[
        :600
    ]
    for n in range(3, 26):
        pabrik.buat_rhk(lengkap, n, teks=f"{n:02d} {panjang[3:]}")
    jenis = [JenisTarget.AKUMULASI, JenisTarget.TRAJECTORY, JenisTarget.TANGGAL]
    for i in Indikator.objects.filter(rhk__skp=lengkap):
        Indikator.objects.filter(pk=i.pk).update(jenis_target=jenis[i.urutan - 1])
    lembar = halaman(lihat(d.pegawai, "dokumen", lengkap.id_publik).content)
    isi = teks(lihat(d.pegawai, "dokumen", lengkap.id_publik).content)
    assert isi.count("keadaan pada akhir periode") == isi.count("tanggal selesai") == 25
    bertabel = [x for x in lembar if "9.600 berkas" in x]
    assert len(bertabel) > 6
    assert all("Indikator Kinerja Individu" in x and "A. UTAMA" in x for x in bertabel)
    # Each RHK stands whole on one page, beside all of its indicators.
    rapi = [" ".join(x.split()) for x in bertabel]
    assert berurutan(isi, *(f"{n:02d} {panjang[3:30]}" for n in range(3, 26)))
    assert sum(x.count("9.600 berkas") for x in rapi) == 75
    assert all(x.count("9.600 berkas") % 3 == 0 for x in rapi)


def test_setelan_ruang_tanda_tangan(db):
    assert not dengan_pena(None)
    assert dengan_pena("pena")
    atur_setelan("tanda_tangan_dokumen", "pena")
    hasil = [dengan_pena(x) for x in (None, "elektronik", "aneh")]
    assert hasil == [True, False, True]
