"""Done ÷ obliged, per unit, for the head and the reading roles; never for others."""

import pytest
from django.urls import reverse

from ekinerja.dialog import cakupan
from ekinerja.dialog.permissions import jalur_cakupan
from tests import pabrik
from tests.dialog.cerita import baca, kirim, temui

pytestmark = pytest.mark.django_db


def _sudah(d, skp):
    p = temui(d.kabid, skp)
    kirim(d.pegawai, "konfirmasi", skp, p.id_publik)


def test_hanya_yang_dikonfirmasi_keduanya_dihitung_dan_yang_dikecualikan_tidak(d, lengkap):
    cuti = pabrik.buat_pegawai("Cuti Panjang", kedudukan="CLTN")
    pabrik.tugaskan(cuti, d.bidang)
    temui(d.kabid, lengkap)
    _, baris = cakupan.ringkas(jalur_cakupan(d.kabid), 2026, pabrik.HARI)
    assert [(b.wajib, b.sudah, b.persen) for b in baris] == [(3, 0, 0)]
    _sudah(d, lengkap)
    _, baris = cakupan.ringkas(jalur_cakupan(d.kabid), 2026, pabrik.HARI)
    assert [(b.wajib, b.sudah, b.persen) for b in baris] == [(3, 1, 33)]
    assert cakupan.ringkas(jalur_cakupan(d.kabid), 2025, pabrik.HARI)[1][0].sudah == 0


def test_pimpinan_melihat_unitnya_saja_dan_angka_menjelaskan_diri(d, lengkap):
    _sudah(d, lengkap)
    halaman = baca(d.kadis, "cakupan").content.decode()
    assert "1 dari 4 pegawai wajib" in halaman
    assert "Mengapa angka ini?" in halaman
    assert d.bidang.nama in halaman
    assert baca(d.kabid, "cakupan_orang", unit=d.dinas.kode).status_code == 404
    assert baca(d.kabid, "unduh", unit="DLH").status_code == 404
    assert d.orang_luar.nama not in baca(d.kadis, "cakupan_orang", unit=d.dinas.kode).content.decode()


def test_pegawai_biasa_ditolak_dengan_kalimat(d):
    jawab = baca(d.pegawai, "cakupan")
    assert jawab.status_code == 403
    assert "pimpinan unit" in jawab.content.decode()


def test_admin_kota_melihat_semua_unit(d):
    admin = pabrik.buat_pegawai("Admin Kota")
    pabrik.beri_peran(admin, "ADMIN_BKPSDM", d.kota)
    halaman = baca(admin, "cakupan").content.decode()
    assert "Dinas Lingkungan Hidup" in halaman


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_unduhan_memuat_keadaan_bukan_isi_pertemuan(d, lengkap, bentuk):
    _sudah(d, lengkap)
    isi = baca(d.kabid, "unduh", unit=d.bidang.kode, bentuk=bentuk)
    assert f".{bentuk}" in isi["Content-Disposition"]
    if bentuk == "csv":
        teks = isi.content.decode("utf-8-sig")
        assert "Andi Tadulako" in teks
        assert "Sudah berdialog" in teks
        assert "Target dibagi" not in teks
    else:
        assert isi.content.startswith(b"PK")


@pytest.mark.dua_mesin
def test_orang_disaring_dan_dicari(d, lengkap):
    _sudah(d, lengkap)
    sudah = baca(d.kabid, "cakupan_orang", unit=d.bidang.kode, keadaan="SUDAH").content.decode()
    assert "Andi Tadulako" in sudah
    assert "Dewi Toana" not in sudah
    assert "Tidak ada yang cocok" in baca(d.kabid, "cakupan_orang", unit=d.bidang.kode, cari="zzz").content.decode()


def test_jumlah_kueri_tetap(d):
    from tests.skp.test_kueri import hitung

    jumlah = []
    for n in (1, 12):
        for _ in range(n):
            unit = pabrik.buat_unit(induk=d.dinas)
            pabrik.tugaskan(pabrik.buat_pegawai(akun=False), unit)
        jumlah.append(
            (
                hitung(d.kadis, reverse("dialog:cakupan")),
                hitung(d.kadis, reverse("dialog:cakupan_orang") + f"?unit={d.dinas.kode}"),
            )
        )
    assert jumlah[0] == jumlah[1]
    assert max(jumlah[1]) <= 12
