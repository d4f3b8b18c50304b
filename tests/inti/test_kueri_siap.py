"""A prepared query answers exactly what the plain queryset answers."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Count, F, Q, Value
from django.test.utils import CaptureQueriesContext

from ekinerja.inti.kueri_siap import KueriSiap, UbahSiap, sisip
from ekinerja.inti.models import Peristiwa
from ekinerja.kepegawaian.models import JenisUnit, UnitKerja
from ekinerja.perencanaan.models import Periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def pohon():
    jenis = JenisUnit.objects.create(kode="dinas_uji", nama="Dinas")
    akar = UnitKerja.objects.create(kode="X", nama="Akar", jenis=jenis, jalur="/X/")
    return [akar] + [
        UnitKerja.objects.create(kode=f"X{n}", nama=f"Unit {n}", jenis=jenis, induk=akar, jalur=f"/X/X{n}/")
        for n in range(3)
    ]


@pytest.mark.dua_mesin
def test_values_values_list_dan_datar(pohon):
    akar = pohon[0]
    dasar = UnitKerja.objects.filter(induk=akar.pk).order_by("kode")
    for bentuk in (
        lambda q: q.values("kode", "id_publik"),
        lambda q: q.values_list("kode", "id_publik"),
        lambda q: q.values_list("id_publik", flat=True),
    ):
        siap = KueriSiap(lambda induk, b=bentuk: b(UnitKerja.objects.filter(induk=induk).order_by("kode")), induk=int)
        assert siap(induk=akar.pk) == list(bentuk(dasar))


@pytest.mark.dua_mesin
def test_model_dengan_select_related_dan_anotasi(pohon):
    siap = KueriSiap(
        lambda kode: (
            UnitKerja.objects.select_related("induk", "jenis")
            .annotate(n=Count("anak"), nama_induk=F("induk__nama"))
            .filter(kode=kode)
        ),
        kode=str,
    )
    biasa = UnitKerja.objects.select_related("induk", "jenis").annotate(n=Count("anak")).get(kode="X1")
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        (unit,) = siap(kode="X1")
        assert (unit.pk, unit.n, unit.nama_induk, unit.induk.kode, unit.jenis.nama) == (
            biasa.pk,
            0,
            "Akar",
            "X",
            "Dinas",
        )
    assert len(kueri) == 1
    assert siap.satu(kode="X").induk is None
    assert siap.satu(kode="tidak ada") is None


@pytest.mark.dua_mesin
def test_tanggal_waktu_dan_uuid(pohon):
    pada = datetime(2026, 11, 24, 3, 4, 5, tzinfo=UTC)
    Peristiwa.objects.create(kanal="uji", jenis="x", data={"a": 1}, pada=pada)
    siap = KueriSiap(lambda saat: Peristiwa.objects.filter(pada=saat).values("pada", "data"), saat=datetime)
    assert siap(saat=pada) == [{"pada": pada, "data": {"a": 1}}]
    per_uuid = KueriSiap(
        lambda kunci: UnitKerja.objects.filter(id_publik=kunci).values_list("kode", flat=True), kunci=UUID_JENIS
    )
    assert per_uuid(kunci=pohon[2].id_publik) == ["X1"]
    assert per_uuid(kunci=uuid4()) == []
    per_hari = KueriSiap(
        lambda hari: Peristiwa.objects.filter(pada__date=hari).values_list("jenis", flat=True), hari=date
    )
    assert per_hari(hari=date(2026, 11, 24)) == ["x"]


@pytest.mark.dua_mesin
def test_gabungan_dua_tabel_dan_penjumlahan(pohon):
    unit = UnitKerja.objects.order_by().values_list("kode", "pk")
    siap = KueriSiap(
        lambda induk, kode: unit.filter(induk=induk).union(
            JenisUnit.objects.filter(pk=kode).order_by().values_list("pk", Value(0)), all=True
        ),
        induk=int,
        kode=str,
    )
    assert sorted(siap(induk=pohon[0].pk, kode="dinas_uji")) == [*((u.kode, u.pk) for u in pohon[1:]), ("dinas_uji", 0)]
    hitung = KueriSiap(
        lambda jenis: UnitKerja.objects.filter(jenis=jenis).order_by().values_list("induk").annotate(Count("pk")),
        jenis=str,
    )
    assert sorted(hitung(jenis="dinas_uji"), key=str) == [(pohon[0].pk, 3), (None, 1)]


UUID_JENIS = type(uuid4())


@pytest.mark.dua_mesin
def test_parameter_dipakai_dua_kali_dan_tetapan(pohon):
    siap = KueriSiap(
        lambda k: (
            UnitKerja.objects.filter(Q(kode=k) | Q(induk__kode=k), aktif=True)
            .order_by("kode")
            .values_list("kode", flat=True)
        ),
        k=str,
    )
    assert siap(k="X") == ["X", "X0", "X1", "X2"]
    assert siap(k="X0") == ["X0"]


@pytest.mark.dua_mesin
def test_anotasi_di_antara_kolom_lain(pohon):
    def susun(jenis):
        kueri = UnitKerja.objects.filter(jenis=jenis).annotate(n=Count("anak"))
        return kueri.order_by("kode").values("kode", "n", "nama")

    assert KueriSiap(susun, jenis=str)(jenis="dinas_uji") == list(susun("dinas_uji"))


def test_parameter_yang_tidak_sampai_ditolak():
    siap = KueriSiap(lambda k: UnitKerja.objects.all().values("kode"), k=str)
    with pytest.raises(TypeError, match="k tidak sampai"):
        siap(k="X")


@pytest.mark.dua_mesin
def test_kolom_kecil():
    """A year is kept in a small column; its marker must fit there, or the condition would be left out."""
    siap = KueriSiap(lambda tahun: Periode.objects.filter(tahun=tahun).values_list("urutan", flat=True), tahun=int)
    assert siap(tahun=2026) == []


def test_ubah_siap_sama_dengan_update(pohon):
    ubah = UbahSiap(
        lambda induk, nama: (
            UnitKerja.objects.filter(induk=induk, aktif=True),
            {"nama": nama, "id_siasn": F("kode")},
        ),
        induk=int,
        nama=str,
    )
    assert ubah(induk=pohon[0].pk, nama="Baru's") == 3
    assert ubah(induk=pohon[1].pk, nama="x") == 0
    unit = UnitKerja.objects.order_by("kode").values_list("nama", "id_siasn")
    assert list(unit) == [("Akar", ""), ("Baru's", "X0"), ("Baru's", "X1"), ("Baru's", "X2")]
    with pytest.raises(TypeError, match="nama tidak sampai"):
        UbahSiap(lambda nama: (UnitKerja.objects.all(), {"kode": "x"}), nama=str)(nama="y")


def test_sisip_sama_dengan_create(pohon):
    isi = {"jenis": pohon[0].jenis, "induk": pohon[0], "jalur": "/X/Y/", "nama": "Unit 'baru'"}
    biasa, cepat = UnitKerja.objects.create(kode="Y1", **isi), sisip(UnitKerja(kode="Y2", **isi))
    tersimpan = UnitKerja.objects.get(kode="Y2")
    assert tersimpan == cepat
    assert (cepat._state.adding, tersimpan.id_publik) == (False, cepat.id_publik)
    beda = {"id", "kode", "id_publik"}
    nilai = [{f.attname: getattr(u, f.attname) for f in u._meta.fields} for u in (biasa, tersimpan)]
    assert {k: v for k, v in nilai[0].items() if k not in beda} == {k: v for k, v in nilai[1].items() if k not in beda}
    cepat.nama = "Lagi"
    cepat.save()
    assert UnitKerja.objects.get(kode="Y2").nama == "Lagi"
