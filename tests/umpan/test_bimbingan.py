"""Guidance: the PPK records, the pegawai answers to the PPK's superior, the PPK looks at competences."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ekinerja.aturan.bimbingan import lembar_kompetensi, lembar_pernyataan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models.jejak import JejakIsi
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.umpan import actions
from ekinerja.umpan.models import Bimbingan, TanggapanBimbingan
from tests.harian.cerita import masuk
from tests.pabrik import HARI, PADA
from tests.umpan.cerita import kirim, lihat, teks

ISIAN = actions.IsianBimbingan(HARI, "Antrean loket 2", "Bicara tentang jam sibuk.", "Coba dua loket pada hari Senin.")
RAHASIA = "Beliau sering memotong pembicaraan."


def jawaban(nilai: int = 4) -> dict[str, int]:
    return {b.kode: nilai for b in lembar_pernyataan(HARI).butir}


def kompetensi(nilai: int = 3) -> dict[str, int]:
    return {b.kode: nilai for b in lembar_kompetensi(HARI).butir}


@pytest.fixture
def b(kantor) -> Bimbingan:
    return actions.catat_bimbingan(kantor.andi, ISIAN, oleh=kantor.ratna, pada=PADA)


@pytest.mark.dua_mesin
def test_dari_catatan_sampai_kompetensi_lewat_halaman(kantor):
    andi, ratna, gusnar = kantor.andi, kantor.ratna, kantor.gusnar
    isi = {"tanggal": HARI.isoformat(), "topik": ISIAN.topik, "pokok": ISIAN.pokok, "berikut": ISIAN.berikut}
    assert kirim(ratna, "bimbing", andi.id_publik, **isi | {"tanggal": "2027-01-01"}).status_code == 400
    assert kirim(ratna, "bimbing", andi.id_publik, **isi).status_code == 302
    b = Bimbingan.objects.get()
    halaman = teks(lihat(andi, "bimbingan", b.id_publik))
    assert all(x in halaman for x in ("Sembilan pernyataan", gusnar.nama, "belum diverifikasi", ISIAN.pokok))
    assert kirim(andi, "pernyataan", b.id_publik, WAKTU=4).status_code == 400
    assert kirim(andi, "pernyataan", b.id_publik, **jawaban(), catatan=RAHASIA).status_code == 302
    assert kirim(andi, "pernyataan", b.id_publik, **jawaban(2)).status_code == 409
    assert kirim(ratna, "kompetensi", b.id_publik, **kompetensi(), catatan="Tekun.").status_code == 302
    assert kirim(ratna, "kompetensi", b.id_publik, **kompetensi(5)).status_code == 409
    assert "Tekun." in teks(lihat(andi, "bimbingan", b.id_publik))
    assert RAHASIA in teks(lihat(gusnar, "bimbingan", b.id_publik))
    assert Pemberitahuan.objects.filter(pegawai=gusnar).count() == 1
    assert periksa_jejak().utuh


def test_siapa_membaca_apa(kantor, b):
    """The superior gets the statements and not the talk; the pimpinan the talk, and no sign whether there are statements."""
    sebelum = [teks(lihat(kantor.ratna, "bimbingan_daftar")), teks(lihat(kantor.ratna, "bimbingan", b.id_publik))]
    kabar = Pemberitahuan.objects.filter(pegawai=kantor.ratna).count()
    actions.tanggapi(b, jawaban(), catatan=RAHASIA, oleh=kantor.andi, pada=PADA)
    actions.nilai_kompetensi(b, kompetensi(), catatan="Tekun.", oleh=kantor.ratna, pada=PADA)
    sesudah = [teks(lihat(kantor.ratna, "bimbingan_daftar")), teks(lihat(kantor.ratna, "bimbingan", b.id_publik))]
    assert Pemberitahuan.objects.filter(pegawai=kantor.ratna).count() == kabar
    for x in (RAHASIA, "Sembilan pernyataan " + kantor.andi.nama, "Sudah ditanggapi"):
        assert x not in "".join(sebelum + sesudah)
    gusnar = teks(lihat(kantor.gusnar, "bimbingan", b.id_publik))
    assert RAHASIA in gusnar
    assert ISIAN.pokok not in gusnar
    assert "Tekun." not in gusnar
    for orang in (kantor.dewi, kantor.admin, kantor.auditor, kantor.fadel):
        assert lihat(orang, "bimbingan", b.id_publik).status_code == 404
        assert kirim(orang, "pernyataan", b.id_publik, **jawaban()).status_code == 404
        assert kirim(orang, "kompetensi", b.id_publik, **kompetensi()).status_code == 404
    assert kirim(kantor.ratna, "pernyataan", b.id_publik, **jawaban()).status_code == 403
    assert kirim(kantor.andi, "kompetensi", b.id_publik, **kompetensi()).status_code == 403
    assert RAHASIA not in repr(list(JejakIsi.objects.values_list("isi", flat=True)))


def test_hanya_penilai_mencatat(kantor):
    for orang in (kantor.andi, kantor.dewi, kantor.gusnar, kantor.admin):
        assert lihat(orang, "bimbing", kantor.andi.id_publik).status_code == 404
    with pytest.raises(AturanDilanggar) as galat:
        actions.catat_bimbingan(kantor.andi, ISIAN, oleh=kantor.gusnar, pada=PADA)
    assert galat.value.status == 403


def test_tanpa_atasan_pimpinan_tidak_ada_yang_menerima(kantor):
    """Gusnar heads the dinas; nobody appraises him here."""
    b = actions.catat_bimbingan(kantor.ratna, ISIAN, oleh=kantor.gusnar, pada=PADA)
    with pytest.raises(AturanDilanggar, match="belum tercatat"):
        actions.tanggapi(b, jawaban(), oleh=kantor.ratna, pada=PADA)
    assert "belum ada yang dapat menerima" in teks(lihat(kantor.ratna, "bimbingan", b.id_publik))


@pytest.mark.dua_mesin
def test_bentuk_isian_dan_basis_data(kantor, b):
    lembar = lembar_pernyataan(HARI)
    assert len(lembar.butir) == 9
    assert not lembar.terverifikasi
    assert "belum diverifikasi" in lembar.dasar[0]
    assert len(lembar.skala) == len(lembar_kompetensi(HARI).skala) == 5
    for nilai in (0, 6):
        with pytest.raises(AturanDilanggar) as galat:
            actions.tanggapi(b, {**jawaban(), "WAKTU": nilai}, oleh=kantor.andi, pada=PADA)
        assert galat.value.butir == (lembar.butir[0].teks,)
    actions.tanggapi(b, {**jawaban(), "LAIN": 3}, oleh=kantor.andi, pada=PADA)
    assert set(TanggapanBimbingan.objects.get().jawaban) == {x.kode for x in lembar.butir}
    with pytest.raises(IntegrityError), transaction.atomic():
        Bimbingan.objects.create(
            pegawai=kantor.andi, pimpinan=kantor.andi, tanggal=HARI, topik="x", pokok="x", dibuat_pada=PADA
        )


def test_daftar_bertanya_sama_sering(kantor, b, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    klien, alamat = masuk(kantor.andi), reverse("umpan:bimbingan_daftar")
    klien.get(alamat)
    with CaptureQueriesContext(connection) as satu:
        klien.get(alamat)
    for _ in range(11):
        actions.catat_bimbingan(kantor.andi, ISIAN, oleh=kantor.ratna, pada=PADA)
    with CaptureQueriesContext(connection) as dua_belas:
        assert klien.get(alamat).status_code == 200
    assert len(dua_belas) == len(satu)
