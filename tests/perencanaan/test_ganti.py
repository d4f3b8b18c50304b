"""R-18: replacing an indicator moves every role that hangs on it, and nothing else."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.perencanaan import actions
from ekinerja.perencanaan.models import IndikatorKinerja, KolomMatriks, SelMatriks, StrategiPencapaian
from tests import pabrik
from tests.pabrik import PADA
from tests.perencanaan.cerita import isi, kirim, kolom, mulai_matriks, perjanjian

pytestmark = pytest.mark.django_db
ORANG = 5
# Per person the text in each of two columns; empty: no role.
PERAN = st.lists(
    st.tuples(st.sampled_from(["", "A", "B"]), st.sampled_from(["", "C", "D"])), min_size=ORANG, max_size=ORANG
)


def _keadaan(m):
    """(indicator's words, person) -> role."""
    sel = SelMatriks.objects.filter(kolom__matriks=m).exclude(teks="")
    return {(k, p): t for k, p, t in sel.values_list("kolom__teks", "pegawai_id", "teks")}


class Kantor:
    """A bidang with five people, two indicators and a matriks; every example is rolled back."""

    def __init__(self):
        self.d = pabrik.dunia()
        self.orang = [self.d.pegawai, self.d.rekan, *(pabrik.buat_pegawai() for _ in range(ORANG - 2))]
        for o in self.orang[2:]:
            pabrik.tugaskan(o, self.d.bidang)
            pabrik.hubungkan(o, self.d.kabid)
        perjanjian(self.d.bidang, self.d.kabid, ["Satu", "Dua"])
        self.m = mulai_matriks(self.d.bidang, self.d.kabid)

    def isi(self, peran):
        for o, (satu, dua) in zip(self.orang, peran, strict=True):
            for n, teks in ((1, satu), (2, dua)):
                # filled and emptied again leaves a row behind: it must not stand in the way
                isi(self.m, o, teks or "sementara", n=n, oleh=self.d.kabid)
                if not teks:
                    isi(self.m, o, "", n=n, oleh=self.d.kabid)
        return _keadaan(self.m)


@contextmanager
def kantor():
    with transaction.atomic():
        yield Kantor()
        transaction.set_rollback(True)


SETELAN = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.dua_mesin
@SETELAN
@given(PERAN)
def test_ganti_indikator_memindahkan_semua_peran(peran):
    with kantor() as k:
        awal = k.isi(peran)
        i = IndikatorKinerja.objects.get(teks="Satu")
        actions.ganti_indikator(i, teks="Baru", target="5", yakin=True, oleh=k.d.kabid, pada=PADA)
        assert _keadaan(k.m) == {("Baru" if kol == "Satu" else kol, p): t for (kol, p), t in awal.items()}
        assert not KolomMatriks.objects.filter(teks="Satu").exists()
        pindah = {p for kol, p in awal if kol == "Satu"}
        assert set(Pemberitahuan.objects.values_list("pegawai_id", flat=True)) == pindah


@SETELAN
@given(PERAN)
def test_pindahkan_peran_semua_atau_tidak_sama_sekali(peran):
    with kantor() as k:
        awal = k.isi(peran)
        ganda = any(satu and dua for satu, dua in peran)
        try:
            actions.pindahkan_peran(kolom(k.m, 1), kolom(k.m, 2), yakin=True, oleh=k.d.kabid, pada=PADA)
        except AturanDilanggar:
            assert ganda
            assert _keadaan(k.m) == awal
        else:
            assert not ganda
            assert _keadaan(k.m) == {("Dua", p): t for (_, p), t in awal.items()}


@pytest.mark.dua_mesin
def test_ganti_indikator_memerlukan_tanda_setuju_dan_membawa_strateginya(d, p, m):
    isi(m, d.pegawai, oleh=d.kabid)
    i = IndikatorKinerja.objects.get(teks="Persentase akta tepat waktu")
    actions.tambah_strategi(i, teks="Antrean daring", penanggung_jawab="", oleh=d.kabid, pada=PADA)
    ganti = {"teks": "Persentase akta selesai sehari", "target": "90%"}
    assert kirim(d.kabid, "ganti_indikator", p.id_publik, i.id_publik, **ganti).status_code == 400
    assert kirim(d.kabid, "ganti_indikator", p.id_publik, i.id_publik, **ganti, yakin="on").status_code == 302
    baru = IndikatorKinerja.objects.get(teks="Persentase akta selesai sehari")
    assert StrategiPencapaian.objects.get().indikator == baru
    assert SelMatriks.objects.get().kolom.indikator == baru
    assert baru.satuan == "%"
    # the old one is gone: a second click finds it replaced
    assert kirim(d.kabid, "ganti_indikator", p.id_publik, i.id_publik, **ganti, yakin="on").status_code == 409


def test_pindahkan_peran_ke_indikator_lain_lewat_layar(d, m):
    isi(m, d.pegawai, oleh=d.kabid)
    assert kirim(d.kabid, "pindah_peran", m.id_publik, 1, ke="2").status_code == 400
    assert kirim(d.kabid, "pindah_peran", m.id_publik, 1, ke="1", yakin="on").status_code == 400
    assert kirim(d.kabid, "pindah_peran", m.id_publik, 1, ke="2", yakin="on").status_code == 302
    assert SelMatriks.objects.get().kolom.nomor == 2
