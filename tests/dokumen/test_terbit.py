"""Issuing, replacing and withdrawing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from ekinerja.inti.dokumen import actions
from ekinerja.inti.dokumen.actions import cabut, kirim_pdf, pdf_dari
from ekinerja.inti.dokumen.tetap import sidik_data
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Berkas, DokumenTerbit, Jejak
from tests.dokumen.contoh import ObjekUji, dokumen_evaluasi, skp, teks, terbit

pytestmark = pytest.mark.django_db


def test_terbit_menyimpan_isi_sidik_dan_menyamarkan_nip():
    d = terbit()
    assert (d.status, d.nomor, d.objek_label) == ("BERLAKU", "SKP/2026/00001", "inti.Berkas")
    assert d.sha256 == sidik_data(d.data)
    assert d.sidik.replace(" ", "") == d.sha256[:16]
    assert d.perihal_tersamar == "SKP 2026 Sari Wulandari, NIP 1985***********901"
    assert Jejak.objects.filter(kejadian="dokumen.diterbitkan").count() == 1


def test_nomor_berurut_per_jenis_dan_tahun():
    nomor = [terbit().nomor, terbit().nomor, terbit(tanggal=date(2027, 1, 4)).nomor]
    nomor.append(terbit(jenis="DEK", data=dokumen_evaluasi(), templat="dokumen-evaluasi").nomor)
    assert nomor == ["SKP/2026/00001", "SKP/2026/00002", "SKP/2027/00001", "DEK/2026/00001"]


def test_isi_sama_tidak_terbit_dua_kali():
    objek = ObjekUji()
    assert terbit(objek).pk == terbit(objek).pk
    assert DokumenTerbit.objects.count() == 1


@pytest.mark.dua_mesin
def test_isi_baru_menggantikan_yang_lama():
    objek = ObjekUji()
    lama = terbit(objek)
    baru = terbit(objek, data=skp(periode="1 Maret – 31 Desember 2026"))
    lama.refresh_from_db()
    assert (lama.status, baru.status) == ("DIGANTI", "BERLAKU")
    assert baru.menggantikan == lama
    assert lama.penggantinya == baru
    assert "1 Januari – 31 Desember 2026" in teks(pdf_dari(lama))


@pytest.mark.dua_mesin
def test_basis_data_menolak_dua_yang_berlaku():
    d = terbit()
    d.pk, d.kode, d.urut, d.id_publik = None, "EK-0000-0000-0000", 99, Berkas().id_publik
    with pytest.raises(IntegrityError), transaction.atomic():
        d.save(force_insert=True)


@pytest.mark.dua_mesin
@pytest.mark.django_db(transaction=True)
def test_terbit_bersamaan_tidak_berebut_nomor_dan_tidak_dobel():
    sama = ObjekUji()

    def kerja(i: int) -> str:
        try:
            return terbit(sama if i % 2 else None).nomor
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as kolam:
        nomor = list(kolam.map(kerja, range(12)))
    assert set(nomor) == {f"SKP/2026/{i:05d}" for i in range(1, 8)}
    assert len({n for i, n in enumerate(nomor) if i % 2}) == 1


@pytest.mark.dua_mesin
def test_isi_yang_tidak_cocok_tidak_meninggalkan_apa_pun():
    with pytest.raises(ValueError, match="formulir-skp"):
        terbit(data={"instansi": "Palu"})
    assert not DokumenTerbit.objects.exists()


@pytest.mark.dua_mesin
def test_cabut_sekali_dengan_alasan():
    d = terbit()
    with pytest.raises(AturanDilanggar) as galat:
        cabut(d, alasan="  ", oleh=None)
    assert galat.value.status == 400
    cabut(d, alasan="Salah orang", oleh=None)
    assert (d.status, d.alasan_dicabut) == ("DICABUT", "Salah orang")
    assert Jejak.objects.filter(kejadian="dokumen.dicabut").count() == 1
    with pytest.raises(AturanDilanggar) as galat:
        cabut(d, alasan="Lagi", oleh=None)
    assert galat.value.status == 409


def test_setelah_dicabut_dapat_terbit_lagi():
    objek = ObjekUji()
    cabut(terbit(objek), alasan="Salah cetak", oleh=None)
    assert terbit(objek).status == "BERLAKU"


def test_pdf_dari_baris_tersimpan_selalu_sama(settings):
    settings.KINERJA_URL = "https://kinerja.contoh.go.id"
    d = terbit()
    pertama = pdf_dari(d)
    assert pertama == pdf_dari(DokumenTerbit.objects.get(pk=d.pk))
    isi = teks(pertama)
    assert f"https://kinerja.contoh.go.id/verifikasi/{d.kode}" in isi
    assert f"Sidik {d.sidik}" in isi
    assert "diterbitkan 12 Januari 2026" in isi


def test_penyusun_tidak_diperlukan_untuk_menerbitkan(monkeypatch):
    """The legal act never waits for the typesetter."""

    def rusak(*_args, **_kw):
        raise AssertionError("tidak boleh dipanggil")

    monkeypatch.setattr(actions, "buat_pdf", rusak)
    assert terbit().status == "BERLAKU"


def test_nama_berkas_aman():
    jawaban = kirim_pdf(b"%PDF", 'skp "Sari"\r\nX: 1/../é')
    assert jawaban["Content-Disposition"] == 'inline; filename="skp--Sari---X--1-----.pdf"'
    assert jawaban["Content-Type"] == "application/pdf"


@pytest.mark.dua_mesin
def test_isi_yang_diubah_tangan_tidak_dicetak_dan_ketahuan():
    d = terbit()
    utuh = periksa_jejak()
    DokumenTerbit.objects.filter(pk=d.pk).update(data=d.data | {"periode": "1 Januari – 31 Desember 2020"})
    with pytest.raises(AturanDilanggar, match="tidak lagi sama"):
        pdf_dari(DokumenTerbit.objects.get(pk=d.pk))
    assert utuh.utuh
    assert not periksa_jejak().utuh


def test_jejak_tetap_utuh_setelah_diganti_dan_dicabut():
    objek = ObjekUji()
    terbit(objek)
    cabut(terbit(objek, data=skp(periode="lain")), alasan="Salah orang", oleh=None)
    assert periksa_jejak().utuh
