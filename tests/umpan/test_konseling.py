"""Konseling: two people, and nobody else even knows."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.inti.models.akses import LogAkses
from ekinerja.inti.models.jejak import JejakIsi
from ekinerja.umpan import actions
from ekinerja.umpan.models import Konseling
from tests.harian.cerita import masuk
from tests.pabrik import PADA, beri_peran
from tests.umpan.cerita import kirim, lihat, teks

K = Konseling.Keadaan
RAHASIA = "Ibu saya sakit, saya sering terlambat."
JAWAB = "Mari atur ulang jam piket."


@pytest.mark.dua_mesin
def test_minta_jawab_selesai_lewat_halaman(kantor):
    andi, ratna = kantor.andi, kantor.ratna
    assert "Belum ada konseling" in teks(lihat(andi, "konseling_daftar"))
    assert kirim(andi, "konseling_minta", konselor=ratna.id_publik, teks="").status_code == 400
    assert kirim(andi, "konseling_minta", konselor=kantor.dewi.id_publik, teks="x").status_code == 400
    assert kirim(andi, "konseling_minta", konselor=ratna.id_publik, teks=RAHASIA).status_code == 302
    k = Konseling.objects.get()
    assert RAHASIA in teks(lihat(ratna, "konseling", k.id_publik))
    assert kirim(ratna, "konseling_tulis", k.id_publik, teks=JAWAB).status_code == 302
    assert kirim(andi, "konseling_cabut", k.id_publik).status_code == 409
    assert kirim(andi, "konseling_tulis", k.id_publik, teks="Terima kasih.").status_code == 302
    assert kirim(andi, "konseling_selesai", k.id_publik).status_code == 403
    assert kirim(ratna, "konseling_selesai", k.id_publik).status_code == 302
    assert kirim(andi, "konseling_tulis", k.id_publik, teks="Lagi.").status_code == 409
    assert JAWAB in teks(lihat(andi, "konseling", k.id_publik))
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_tidak_ada_orang_lain_yang_tahu(kantor):
    """No role reaches it, no list counts it, no page that others read holds a word or a name of it; neither do trail and logs."""
    k = actions.minta_konseling(kantor.ratna, RAHASIA, oleh=kantor.andi, pada=PADA)
    for peran in ("TIM_PENILAI", "PIMPINAN", "ADMIN_SISTEM", "ADMIN_UNIT"):
        beri_peran(kantor.admin, peran, kantor.d.kota)
    lain = (kantor.admin, kantor.auditor, kantor.gusnar, kantor.dewi, kantor.fadel)
    for orang in lain:
        assert lihat(orang, "konseling", k.id_publik).status_code == 404
        for verba in ("tulis", "selesai", "cabut"):
            assert kirim(orang, f"konseling_{verba}", k.id_publik, teks="x").status_code == 404
        assert "Belum ada konseling" in teks(lihat(orang, "konseling_daftar"))
    lihat(kantor.ratna, "konseling", k.id_publik)
    assert not LogAkses.objects.filter(objek_jenis__icontains="konseling").exists()
    baris = Jejak.objects.get(kejadian__startswith="konseling")
    isi = JejakIsi.objects.get(jejak=baris).isi
    assert not any(x in isi for x in (RAHASIA, kantor.ratna.nama, str(kantor.ratna.id_publik)))
    unduhan = masuk(kantor.andi).get(reverse("umpan:unduh"), {"bentuk": "csv"}).content.decode()
    profil = [
        masuk(o).get(reverse("kepegawaian:pegawai", args=[kantor.andi.id_publik])).content.decode() for o in lain[:2]
    ]
    beranda = [masuk(o).get("/").content.decode() for o in lain]
    assert all(RAHASIA not in x for x in (unduhan, *profil, *beranda))
    assert "onseling" not in unduhan


def test_penilai_menawarkan_dan_pendamping_dapat_diminta(kantor):
    beri_peran(kantor.dewi, "PENDAMPING", kantor.d.dinas)
    assert kirim(kantor.ratna, "konseling_mulai", kantor.andi.id_publik, teks=JAWAB).status_code == 302
    assert Konseling.objects.get().keadaan == K.BERJALAN
    assert lihat(kantor.dewi, "konseling_mulai", kantor.andi.id_publik).status_code == 404
    pilihan = teks(lihat(kantor.andi, "konseling_minta"))
    assert kantor.ratna.nama in pilihan
    assert kantor.dewi.nama in pilihan
    k = actions.minta_konseling(kantor.dewi, RAHASIA, oleh=kantor.andi, pada=PADA)
    assert lihat(kantor.ratna, "konseling", k.id_publik).status_code == 404
    assert "tinggal dibaca" not in teks(lihat(kantor.dewi, "konseling", k.id_publik))


@pytest.mark.dua_mesin
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["andi", "ratna", "selesai", "cabut"]), max_size=6))
def test_langkah_apa_pun_urutannya(kantor, langkah):
    """Against a table: state × step → state; everything else is refused and changes nothing."""
    k = actions.minta_konseling(kantor.ratna, RAHASIA, oleh=kantor.andi, pada=PADA)
    boleh = {
        (K.DIMINTA, "andi"): K.DIMINTA, (K.DIMINTA, "ratna"): K.BERJALAN, (K.DIMINTA, "cabut"): K.DICABUT,
        (K.BERJALAN, "andi"): K.BERJALAN, (K.BERJALAN, "ratna"): K.BERJALAN, (K.BERJALAN, "selesai"): K.SELESAI,
    }  # fmt: skip
    for satu in langkah:
        sebelum, catatan = k.keadaan, k.catatan.count()
        harapan = boleh.get((sebelum, satu))
        try:
            _jalankan(kantor, k, satu)
            diterima = True
        except AturanDilanggar:
            diterima = False
        k.refresh_from_db()
        assert diterima == (harapan is not None)
        assert k.keadaan == (harapan or sebelum)
        assert k.catatan.count() == catatan + (diterima and satu in ("andi", "ratna"))


def _jalankan(kantor, k, satu):
    if satu == "selesai":
        actions.selesaikan(k, oleh=kantor.ratna, pada=PADA)
    elif satu == "cabut":
        actions.cabut_konseling(k, oleh=kantor.andi, pada=PADA)
    else:
        actions.tulis_catatan(k, "Satu kalimat.", oleh=getattr(kantor, satu), pada=PADA)
