"""Asking colleagues for feedback, from the question to the evaluation."""

import re
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.waktu import bekukan
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.umpan import actions
from ekinerja.umpan.kueri import untuk_evaluasi
from ekinerja.umpan.models import Balasan, Permintaan
from tests.harian.cerita import masuk
from tests.pabrik import HARI, PADA, hubungkan
from tests.umpan.cerita import BAIK, TANYA, kirim, lihat, teks

K = Permintaan.Keadaan


@pytest.mark.dua_mesin
def test_dari_pertanyaan_sampai_bahan_evaluasi_lewat_halaman(kantor):
    """Andi asks Dewi about a row with a report attached; she reads that and nothing else, answers, and it stands in the form."""
    andi, dewi, ratna = kantor.andi, kantor.dewi, kantor.ratna
    laporan, rhk = kantor.laporan(), kantor.skp.rhk.get()
    pilih = teks(lihat(andi, "pilih"))
    assert dewi.nama in pilih
    assert ratna.nama in pilih
    assert kantor.fadel.nama not in pilih
    assert "Tulis pertanyaannya" in teks(kirim(andi, "minta", dewi.id_publik, pertanyaan=""))
    isi = {"pertanyaan": TANYA.pertanyaan, "rhk": rhk.id_publik, "laporan": laporan.id_publik}
    assert kirim(andi, "minta", dewi.id_publik, **isi).status_code == 302
    p = Permintaan.objects.get()
    assert (p.hubungan, p.rhk_teks) == ("REKAN", rhk.teks)
    assert laporan.kegiatan in p.lampiran
    halaman = teks(lihat(dewi, "permintaan", p.id_publik))
    assert all(x in halaman for x in (p.pertanyaan, rhk.teks, laporan.kegiatan, "Saya tidak dapat memberi"))
    assert masuk(dewi).get(reverse("harian:detail", args=[laporan.id_publik])).status_code == 404
    assert "Menunggu saya" in teks(lihat(dewi, "daftar"))
    assert kirim(dewi, "jawab", p.id_publik, baik="").status_code == 400
    jawab = {"baik": BAIK.baik, "berikut": BAIK.berikut, "sampai": "2026-03-31", "nilai": "KOLABORATIF"}
    assert kirim(dewi, "jawab", p.id_publik, **jawab).status_code == 302
    assert BAIK.baik in teks(lihat(andi, "daftar", lihat="terima"))
    assert BAIK.baik in teks(lihat(dewi, "daftar", lihat="beri"))
    (bahan,) = untuk_evaluasi(andi.pk, HARI, HARI, 9)
    assert bahan["dari__nama"] == f"Rekan: {dewi.nama}"
    assert (bahan["rhk__id_publik"], bahan["nilai_perilaku"]) == (rhk.id_publik, "KOLABORATIF")
    assert BAIK.baik in masuk(andi).get(reverse("umpan:unduh"), {"bentuk": "csv"}).content.decode("utf-8-sig")
    assert Pemberitahuan.objects.get(pegawai=andi, kunci_efek__startswith="umpan-dijawab").judul.startswith(dewi.nama)
    assert periksa_jejak().utuh


def test_orang_lain_tidak_tahu_permintaan_itu_ada(kantor):
    p = kantor.permintaan()
    for orang in (kantor.admin, kantor.auditor, kantor.fadel, kantor.gusnar, kantor.ratna):
        assert lihat(orang, "permintaan", p.id_publik).status_code == 404
        for verba in ("jawab", "tolak", "cabut", "ingatkan"):
            assert kirim(orang, verba, p.id_publik, baik="x").status_code == 404
    for baik in ("Memuji diri.", ""):
        assert kirim(kantor.andi, "jawab", p.id_publik, baik=baik).status_code == 403
    assert kirim(kantor.dewi, "cabut", p.id_publik).status_code == 403
    assert not Balasan.objects.exists()


def test_tolak_satu_ketukan_cabut_dan_satu_pengingat(kantor):
    p = kantor.permintaan()
    assert kirim(kantor.andi, "ingatkan", p.id_publik).status_code == 302
    assert kirim(kantor.andi, "ingatkan", p.id_publik).status_code == 409
    assert kirim(kantor.dewi, "tolak", p.id_publik).status_code == 302
    assert kirim(kantor.dewi, "jawab", p.id_publik, baik="Terlambat.").status_code == 409
    lain = kantor.permintaan()
    assert kirim(kantor.andi, "cabut", lain.id_publik).status_code == 302
    assert kirim(kantor.dewi, "jawab", lain.id_publik, baik="Terlambat.").status_code == 409


def test_lewat_hari_terakhir_tidak_dijawab_lagi(kantor):
    p = kantor.permintaan()
    with bekukan(PADA + timedelta(days=14)):
        assert "Kirim umpan balik" in teks(lihat(kantor.dewi, "permintaan", p.id_publik))
    with bekukan(PADA + timedelta(days=15)):
        assert "Lewat waktu" in teks(lihat(kantor.dewi, "permintaan", p.id_publik))
        assert kirim(kantor.dewi, "jawab", p.id_publik, baik="Terlambat.").status_code == 409
        assert kirim(kantor.andi, "ingatkan", p.id_publik).status_code == 409


def test_batas_sebulan_dan_permintaan_kembar(kantor):
    atur_setelan("umpan_permintaan_sebulan", 2)
    kantor.permintaan()
    with pytest.raises(AturanDilanggar, match="masih menyimpan permintaan"):
        kantor.permintaan()
    kantor.permintaan(diminta=kantor.admin)
    with pytest.raises(AturanDilanggar, match="batasnya 2"):
        kantor.permintaan(diminta=kantor.auditor)
    with bekukan(PADA + timedelta(days=31)):
        assert kantor.permintaan(diminta=kantor.auditor, pada=PADA + timedelta(days=31)).keadaan == K.MENUNGGU


def test_penilai_bertanya_tentang_bawahan_yang_diberi_tahu_kepada_siapa(kantor):
    p = kantor.permintaan(oleh=kantor.ratna)
    kabar = Pemberitahuan.objects.get(pegawai=kantor.andi)
    assert kabar.judul == f"{kantor.ratna.nama} meminta umpan balik tentang pekerjaan Anda"
    assert kantor.dewi.nama in kabar.isi
    actions.jawab(p, BAIK, oleh=kantor.dewi, pada=PADA)
    for orang in (kantor.andi, kantor.ratna):
        assert BAIK.baik in teks(lihat(orang, "permintaan", p.id_publik))
    with pytest.raises(AturanDilanggar) as galat:
        kantor.permintaan(oleh=kantor.dewi)
    assert galat.value.status == 403
    assert lihat(kantor.dewi, "pilih", tentang=kantor.andi.id_publik).status_code == 404


@pytest.mark.dua_mesin
def test_bawahan_diminta_lewat_jalur_tanpa_nama(kantor):
    """A leader asks those he leads: no answer with a name is taken, and the request never tells whether there was one."""
    andi, ratna = kantor.andi, kantor.ratna
    p = kantor.permintaan(tentang=ratna, oleh=ratna, diminta=andi)
    assert p.keadaan == K.TANPA_NAMA
    assert kirim(andi, "jawab", p.id_publik, baik="Baik.").status_code == 409
    assert reverse("umpan:suara", args=[ratna.id_publik]) in teks(lihat(andi, "permintaan", p.id_publik))
    sebelum = teks(lihat(ratna, "permintaan", p.id_publik))
    actions.bersuara(ratna, baik="Terbuka.", oleh=andi, pada=PADA)
    p.refresh_from_db()
    assert (p.keadaan, p.selesai_pada) == (K.TANPA_NAMA, None)
    assert _tanpa_kunci(teks(lihat(ratna, "permintaan", p.id_publik))) == _tanpa_kunci(sebelum)
    # The head asks about Ratna: she is not told, and does not see it.
    lain = kantor.permintaan(tentang=ratna, oleh=kantor.gusnar, diminta=kantor.dewi)
    assert not Pemberitahuan.objects.filter(pegawai=ratna).exists()
    assert lihat(ratna, "permintaan", lain.id_publik).status_code == 404


def _tanpa_kunci(halaman: str) -> str:
    return re.sub(r'[0-9a-f]{8}-[0-9a-f-]{27}|(value|content)="[^"]*"', "", halaman)


def test_yang_menjadi_bawahan_sejak_diminta_dialihkan(kantor):
    """Dewi is asked about her colleague Andi, who is her PPK by the time she answers."""
    p = kantor.permintaan()
    kantor.dewi.hubungan_penilai.update(sampai=HARI - timedelta(days=1))
    hubungkan(kantor.dewi, kantor.andi, mulai=HARI)
    assert kirim(kantor.dewi, "jawab", p.id_publik, baik="Baik.").status_code == 409
    assert not Balasan.objects.exists()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["jawab", "tolak", "cabut", "ingatkan", "lewat"]), max_size=6))
def test_tidak_ada_jalan_kembali_dari_keadaan_akhir(kantor, langkah):
    """Whatever is tried in whatever order: one end at most, an answer exactly where it is answered, one reminder."""
    with transaction.atomic():
        p, saat = kantor.permintaan(), PADA
        for verba in langkah:
            sebelum = p.keadaan
            if verba == "lewat":
                saat += timedelta(days=9)
            with bekukan(saat), suppress(AturanDilanggar):
                _jalankan(kantor, p, verba, saat)
            p.refresh_from_db()
            assert sebelum == K.MENUNGGU or p.keadaan == sebelum
            assert Balasan.objects.filter(permintaan=p).exists() == (p.keadaan == K.DIJAWAB)
            assert (p.selesai_pada is None) == (p.keadaan == K.MENUNGGU)
        transaction.set_rollback(True)


def _jalankan(kantor, p, verba, saat):
    if verba == "jawab":
        actions.jawab(p, BAIK, oleh=kantor.dewi, pada=saat)
    elif verba == "tolak":
        actions.tolak(p, oleh=kantor.dewi, pada=saat)
    elif verba == "cabut":
        actions.cabut(p, oleh=kantor.andi, pada=saat)
    elif verba == "ingatkan":
        actions.ingatkan(p, oleh=kantor.andi, pada=saat)


def test_daftar_bertanya_sama_sering(kantor):
    def hitung(nama: str, **tanya) -> int:
        klien = masuk(kantor.andi)
        alamat = reverse(f"umpan:{nama}")
        klien.get(alamat, tanya)
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat, tanya).status_code == 200
        return len(kueri)

    halaman = [("daftar", {"lihat": x}) for x in ("jawab", "terima", "minta", "beri")] + [("pilih", {})]
    actions.jawab(kantor.permintaan(), BAIK, oleh=kantor.dewi, pada=PADA)
    kantor.permintaan(tentang=kantor.dewi, oleh=kantor.dewi, diminta=kantor.andi)
    satu = [hitung(nama, **tanya) for nama, tanya in halaman]
    atur_setelan("umpan_permintaan_sebulan", 50)
    for n in range(11):
        rekan = kantor.staf(f"Rekan {n}")
        actions.jawab(kantor.permintaan(diminta=rekan), BAIK, oleh=rekan, pada=PADA)
        kantor.permintaan(tentang=rekan, oleh=rekan, diminta=kantor.andi)
    assert [hitung(nama, **tanya) for nama, tanya in halaman] == satu


def test_sampai_kapan_tidak_di_hari_yang_lewat(kantor):
    p = kantor.permintaan()
    with pytest.raises(AturanDilanggar, match="sudah lewat"):
        actions.jawab(p, actions.IsianJawaban("Baik.", sampai=date(2026, 3, 9)), oleh=kantor.dewi, pada=PADA)
