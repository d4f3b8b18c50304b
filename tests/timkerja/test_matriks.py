"""From the team to the matriks peran hasil in one act."""

import pytest

from ekinerja.inti.jejak import periksa_jejak
from ekinerja.perencanaan import actions as rencana
from ekinerja.perencanaan.kisi import orang_matriks
from ekinerja.perencanaan.models import Matriks
from ekinerja.timkerja import actions
from tests import pabrik
from tests.pabrik import PADA
from tests.perencanaan.cerita import isi, mulai_matriks, perjanjian
from tests.timkerja.cerita import gabung, kirim, lihat, teks, tim

pytestmark = pytest.mark.django_db


@pytest.mark.dua_mesin
def test_ketua_ke_matriks_dua_tingkat_lalu_anggota_ke_matriks_ketua(kantor):
    """The dinas has units below: its matriks gets the ketua; the ketua's own matriks gets the members."""
    d, gusnar, fadel = kantor.d, kantor.gusnar, kantor.fadel
    luar = pabrik.buat_pegawai("Siti Rahma")
    t = tim(kantor, ketua=fadel, anggota=(kantor.andi, luar))
    perjanjian(d.dinas, gusnar, ["Persentase kepemilikan dokumen"])
    m = mulai_matriks(d.dinas, gusnar)
    assert m.tingkat == Matriks.Tingkat.DUA
    halaman = teks(lihat(gusnar, "anggota", m.id_publik, ruang="perencanaan"))
    assert "Dari tim kerja" in halaman
    assert "Bawa 1 orang ke matriks" in teks(lihat(gusnar, "tim", t.id_publik))
    assert kirim(kantor.andi, "bawa", t.id_publik, m.id_publik).status_code == 404
    assert kirim(gusnar, "bawa", t.id_publik, m.id_publik).status_code == 302
    assert {b["nama"] for b in orang_matriks(m) if b["lintas"]} == {"Moh. Fadel"}
    assert "Dari tim kerja" not in teks(lihat(gusnar, "anggota", m.id_publik, ruang="perencanaan"))
    isi(m, fadel, oleh=gusnar)
    anak = rencana.mulai_matriks_ketua(m, fadel, oleh=gusnar, pada=PADA)
    assert "Bawa 2 orang ke matriks" in teks(lihat(fadel, "tim", t.id_publik))
    assert kirim(gusnar, "bawa", t.id_publik, anak.id_publik).status_code == 403
    for _ in range(2):
        assert kirim(fadel, "bawa", t.id_publik, anak.id_publik).status_code == 302
        assert {b["nama"] for b in orang_matriks(anak)} == {"Andi Tadulako", "Siti Rahma"}
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_satu_tingkat_membawa_lintas_unit_saja_dan_unit_lain_ditolak(kantor):
    """The bidang's own staff are rows already; who has left the team is not brought; a set matriks is left alone."""
    d, ratna = kantor.d, kantor.ratna
    t = tim(kantor, nama="Tim dinas", ketua=kantor.fadel)

    isian = actions.IsianTim("Tim bidang", "1/2026", t.tanggal_sk, t.mulai, t.sampai)
    b = actions.buat_tim(d.bidang, isian, oleh=ratna, pada=PADA)
    for orang, sampai in ((kantor.andi, None), (kantor.fadel, None), (pabrik.buat_pegawai("Yang pergi"), t.mulai)):
        gabung(b, orang, sampai=sampai, oleh=ratna)
    perjanjian(d.bidang, ratna, ["Persentase berkas tuntas"])
    m = mulai_matriks(d.bidang, ratna)
    assert kirim(ratna, "bawa", t.id_publik, m.id_publik).status_code == 404
    assert kirim(ratna, "bawa", b.id_publik, m.id_publik).status_code == 302
    assert {r["nama"] for r in orang_matriks(m) if r["lintas"]} == {"Moh. Fadel"}
    isi(m, kantor.andi, oleh=ratna)
    rencana.tetapkan_matriks(m, oleh=ratna, pada=PADA)
    gabung(b, pabrik.buat_pegawai("Datang kemudian"), oleh=ratna)
    tolak = kirim(ratna, "bawa", b.id_publik, m.id_publik)
    assert tolak.status_code == 409
    assert "Buka kembali dulu" in teks(tolak)
    gabung(t, kantor.andi, oleh=kantor.gusnar)
    lain = kirim(ratna, "bawa", t.id_publik, m.id_publik)
    assert lain.status_code == 400
    assert "dibentuk unit lain" in teks(lain)
