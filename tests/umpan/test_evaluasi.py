"""Answers of colleagues and partners beside the superior's feedback, with who speaks, on the page and in the paper."""

from datetime import timedelta

import pytest

from ekinerja.harian.models import UmpanBalik
from ekinerja.penilaian.dokumen import bentuk_formulir
from ekinerja.penilaian.isi import isi_evaluasi
from ekinerja.umpan import actions
from tests.penilaian.cerita import PADA, Kantor, lihat, pada

SEPTEMBER = PADA - timedelta(days=14)


@pytest.fixture
def kantor(db: None):
    with pada():
        yield Kantor()


@pytest.mark.dua_mesin
def test_siapa_berbicara_tampil_per_rhk_dan_per_nilai(kantor: Kantor):
    d, rhk = kantor.d, kantor.skp.rhk.order_by("urutan").first()
    UmpanBalik.objects.create(
        pegawai=d.pegawai, dari=d.kabid, rhk=rhk, tanggal=SEPTEMBER.date(), teks="Terus begitu.", dibuat_pada=SEPTEMBER
    )
    isian = actions.IsianPermintaan("Apa yang dapat lebih baik?", rhk=rhk.id_publik)
    p = actions.minta(d.pegawai, d.rekan, isian, oleh=d.pegawai, pada=SEPTEMBER)
    jawab = actions.IsianJawaban("Loketnya rapi.", "Tambah satu meja.", nilai_perilaku="KOLABORATIF")
    actions.jawab(p, jawab, oleh=d.rekan, pada=SEPTEMBER)
    _, token = actions.minta_mitra(d.pegawai, "Ketua RT", "", isian, oleh=d.pegawai, pada=SEPTEMBER)
    actions.jawab_mitra(
        token, actions.IsianMitra("Yusuf", "RT 03"), actions.IsianJawaban("Tepat waktu."), pada=SEPTEMBER
    )
    halaman = lihat(d.pegawai, "detail", kantor.e.id_publik).content.decode()
    assert "Mitra: Yusuf (RT 03)" in halaman  # the newest two stand by the row
    e = kantor.segar()
    isi = isi_evaluasi(e)
    (baris,) = [r for r in isi.rhk if r.id == str(rhk.id_publik)]
    assert {u["dari__nama"] for u in baris.umpan} == {d.kabid.nama, f"Rekan: {d.rekan.nama}", "Mitra: Yusuf (RT 03)"}
    kertas = repr(bentuk_formulir(e, isi, None))
    assert f"Rekan: {d.rekan.nama}, 18 September 2026: Loketnya rapi.\\nLangkah berikutnya: Tambah satu meja." in kertas
    assert kertas.count("Loketnya rapi.") == 2  # by the row, and by the core value


@pytest.mark.dua_mesin
def test_di_luar_periode_tidak_ikut(kantor: Kantor):
    d = kantor.d
    p = actions.minta(d.pegawai, d.rekan, actions.IsianPermintaan("Bagaimana?"), oleh=d.pegawai, pada=PADA)
    actions.jawab(p, actions.IsianJawaban("Baik."), oleh=d.rekan, pada=PADA)
    assert isi_evaluasi(kantor.segar()).umpan == []
