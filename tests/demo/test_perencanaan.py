"""The demo city plans: what was promised, who carries it, and two gaps worth pointing at."""

from ekinerja.demo.perencanaan import MATRIKS
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perencanaan import pohon
from ekinerja.perencanaan.actions.perjanjian import kekurangan
from ekinerja.perencanaan.isi import isi_perjanjian
from ekinerja.perencanaan.kisi import kisi
from ekinerja.perencanaan.models import AnggotaMatriks, Matriks, PerjanjianKinerja, StrategiPencapaian, VersiPerjanjian
from ekinerja.skp.models import Rhk
from ekinerja.skp.peran import peran_ditawarkan
from tests.demo.conftest import PADA


def matriks(kode: str) -> Matriks:
    return Matriks.objects.select_related("unit").get(unit__kode=kode, ketua=None)


def test_setiap_unit_berkepala_punya_perjanjian_yang_lengkap(kota):
    semua = PerjanjianKinerja.objects.select_related("unit__jenis")
    berkepala = UnitKerja.objects.filter(penugasan__kepala_unit=True).distinct()
    assert set(semua.values_list("unit_id", flat=True)) == set(berkepala.values_list("pk", flat=True))
    for p in semua:
        isi = isi_perjanjian(p)
        assert not kekurangan(p, isi), p.unit.kode
        assert VersiPerjanjian.objects.get(perjanjian=p).isi == isi


def test_matriks_satu_dan_dua_tingkat(kota):
    assert {k: matriks(k).tingkat for k, *_ in MATRIKS} == {k: t for k, t, _ in MATRIKS}
    assert matriks("DUKCAPIL.B3").induk == matriks("DUKCAPIL")
    tim = Matriks.objects.get(ketua__nama="Andi Tadulako")
    assert (tim.status, tim.induk) == ("DRAF", matriks("DUKCAPIL.B3"))
    assert AnggotaMatriks.objects.filter(matriks=tim).exists()
    assert StrategiPencapaian.objects.exists()


def test_satu_indikator_tanpa_pengemban_dan_satu_orang_tanpa_peran(kota):
    for kode, *_ in MATRIKS:
        k = kisi(matriks(kode))
        assert len(k["kosong"]) >= 1, kode
        # Whoever sits in the dinas with heads only has no ordinary member to leave out.
        assert len(k["tanpa_peran"]) == (0 if kode in ("DUKCAPIL", "DIKBUD") else 1), kode


def test_pohon_memperlihatkan_keduanya(kota):
    unit = UnitKerja.objects.get(kode="DUKCAPIL.B3")
    (u,) = pohon.simpul([unit.pk], PADA.year)
    assert (u["kosong"], u["tanpa"]) == (1, 1)
    isi = pohon.cabang(unit, PADA.year)
    assert "Andi Tadulako" in isi["tim"]
    assert any(not h["pengemban"] for h in isi["hasil"])
    assert any(h["pengemban"] for h in isi["hasil"])


def test_peran_yang_diambil_berbunyi_seperti_di_skp(kota):
    diambil = Rhk.objects.exclude(peran=None).select_related("peran", "skp")
    assert diambil.count() > 60
    assert all(r.teks == r.peran.teks and r.skp.pegawai_id == r.peran.pegawai_id for r in diambil)
    ratna = Pegawai.objects.get(nama="Ratna Pusadan")
    assert {s["diambil"] for s in peran_ditawarkan(ratna.skp.get(tahun=PADA.year))} == {True, False}
