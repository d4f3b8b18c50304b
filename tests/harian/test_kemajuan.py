"""Progress against the period's targets explains itself; signs support, stay with the PPK, and count nothing."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.harian.kemajuan import LEBAR, TINGGI, susun_aksi
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.sinyal import KUNCI, Ambang, DataSinyal, ambang, di_luar_jam, sinyal
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.presensi.models import Presensi
from ekinerja.skp.models import RencanaAksi
from tests.harian.cerita import Kantor, masuk
from tests.harian.test_tim import hitung_sql
from tests.pabrik import HARI

HARI_KERJA = [date(2026, 3, 2) + timedelta(days=n) for n in range(5)]


# ---- the rule


@pytest.mark.parametrize(
    ("data", "kode"),
    [
        (DataSinyal(HARI_KERJA, HARI_KERJA), []),
        (DataSinyal(HARI_KERJA, HARI_KERJA[:3]), []),
        (DataSinyal(HARI_KERJA, HARI_KERJA[:2]), ["DIAM"]),
        (DataSinyal(HARI_KERJA, HARI_KERJA[4:]), []),
        (DataSinyal([], []), []),
        (DataSinyal([], [], 3, 0.0), []),
        (DataSinyal([], [], 4, 0.0), ["LUAR_JAM"]),
        (DataSinyal([], [], 4, 2.0), ["LUAR_JAM"]),
        (DataSinyal([], [], 4, 2.25), []),
        (DataSinyal([], [], lewat=2), []),
        (DataSinyal([], [], lewat=3), ["LEWAT"]),
        (DataSinyal(HARI_KERJA, [], 9, 1.0, 9), ["DIAM", "LUAR_JAM", "LEWAT"]),
    ],
)
def test_tabel_sinyal(data: DataSinyal, kode: list[str]) -> None:
    assert [s.kode for s in sinyal(data, Ambang())] == kode


def test_kata_sinyal_mendukung_dan_menyebut_sebabnya() -> None:
    semua = sinyal(DataSinyal(HARI_KERJA, [], 9, 1.0, 9), Ambang())
    teks = " ".join(f"{s.kalimat} {s.mengapa}" for s in semua)
    assert "sapa dulu" in teks
    assert "tawarkan bantuan" in teks
    assert "5 hari kerja berturut-turut, sejak 2 Maret 2026" in teks
    assert not any(kata in teks.lower() for kata in ("malas", "lalai", "pelanggaran", "menit", "gagal", "terburuk"))


@pytest.mark.parametrize(
    ("mulai", "selesai", "masuk", "pulang", "luar"),
    [
        (8, 10, 7, 16, False), (7, 16, 7, 16, False), (6, 8, 7, 16, True), (15, 17, 7, 16, True), (8, 9, None, None, True),
    ],
)  # fmt: skip
def test_di_luar_jam(mulai: int, selesai: int, masuk: int | None, pulang: int | None, luar: bool) -> None:
    batas = [time(j) if j is not None else None for j in (masuk, pulang)]
    assert di_luar_jam(time(mulai), time(selesai), *batas) is luar


# ---- the drawing


@given(
    st.lists(st.tuples(st.integers(0, 89), st.integers(0, 10**6), st.integers(1, 9)), max_size=12),
    st.integers(1, 10**6),
    st.integers(0, 89),
)
def test_garis_tidak_pernah_keluar_bidang_dan_tidak_turun(
    isi: list[tuple[int, int, int]], target: int, kini: int
) -> None:
    mulai = date(2026, 1, 1)
    jalan = sorted((mulai + timedelta(days=h), j, n) for h, j, n in isi if h <= kini)
    r = {
        "teks": "x", "indikator__rhk__teks": "y", "mulai": mulai, "tenggat": mulai + timedelta(days=89), "satuan": "berkas",
        "indikator__satuan": "", "target_nilai": Decimal(target), "target_teks": "", "indikator__jenis_target": "AKUMULASI",
    }  # fmt: skip
    a = susun_aksi(r, jalan, mulai + timedelta(days=kini))
    assert a.garis is not None
    titik = [tuple(map(float, t.split(","))) for t in a.garis.jalan.split()]
    assert all(0 <= x <= LEBAR and 0 <= y <= TINGGI for x, y in titik)
    assert titik == sorted(titik, key=lambda t: t[0])
    assert [y for _, y in titik] == sorted((y for _, y in titik), reverse=True)


# ---- the pages


@pytest.mark.dua_mesin
def test_kemajuan_menyebut_masukan_dan_hitungannya(kantor: Kantor) -> None:
    rencana = kantor.rencana()
    RencanaAksi.objects.filter(pk=rencana.pk).update(target_nilai=100, satuan="berkas")
    rencana.indikator.jenis_target = "AKUMULASI"
    rencana.indikator.save()
    for hari in (date(2026, 3, 9), HARI):
        kantor.laporan(tanggal=hari, realisasi=20)
    halaman = masuk(kantor.ratna).get(f"/tim/{kantor.andi.id_publik}/kemajuan/").content.decode()
    assert "40 dari 100 berkas" in halaman
    assert "2 laporan terkirim atau diterima" in halaman
    assert 'class="garis-laju"' in halaman
    assert "Bila rata: 100 ×" in halaman


def _aktif(kantor: Kantor, hari: int) -> None:
    """Andi last reported `hari` days ago."""
    laporan = kantor.laporan()
    LaporanHarian.objects.filter(pk=laporan.pk).update(tanggal=HARI - timedelta(days=hari))


@pytest.mark.dua_mesin
def test_sinyal_hanya_untuk_penilai_dan_mengenal_cuti(kantor: Kantor) -> None:
    _aktif(kantor, 6)
    alamat = f"/tim/{kantor.andi.id_publik}/kemajuan/"
    for ke in (alamat, "/tim/kemajuan/"):
        halaman = masuk(kantor.ratna).get(ke).content.decode()
        assert "sapa dulu" in halaman, ke
        assert "Mengapa ini tampil?" in halaman, ke
    sendiri = masuk(kantor.andi).get(alamat)
    assert (sendiri.status_code, "sapa dulu" in sendiri.content.decode()) == (200, False)
    for orang in (kantor.dewi, kantor.gusnar, kantor.fadel):
        assert masuk(orang).get(alamat).status_code == 404
    Presensi.objects.bulk_create(Presensi(pegawai=kantor.andi, tanggal=date(2026, 3, h), kode="CT") for h in (5, 6, 9))
    assert "sapa dulu" not in masuk(kantor.ratna).get(alamat).content.decode()


def test_ambang_sebuah_setelan_dan_isi_rusak_diabaikan(kantor: Kantor) -> None:
    assert ambang() == Ambang()
    atur_setelan(KUNCI, {"diam_hari": 9, "luar_jam": "banyak", "lewat_aksi": -1, "asing": 3})
    assert ambang() == Ambang(diam_hari=9)
    _aktif(kantor, 6)
    assert "sapa dulu" not in masuk(kantor.ratna).get("/tim/kemajuan/").content.decode()


def test_potongan_tanpa_bingkai_dan_pertanyaan_halaman_tim_tidak_bertambah(kantor: Kantor) -> None:
    client = masuk(kantor.ratna)
    kantor.laporan()
    potongan = client.get("/tim/kemajuan/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in potongan
    assert "Andi Tadulako" in potongan
    client.get("/tim")
    assert hitung_sql(lambda: client.get("/tim")) <= 9
