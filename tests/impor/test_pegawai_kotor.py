"""The messy list: every planted defect is met as its list says."""

import json

import pytest

from ekinerja.kepegawaian.models import CatatanMutu, PadananUnit, Pegawai, Penugasan

from .alat import DATA, baca_csv, butir_json, hitungan, impor

HARAPAN = json.loads((DATA / "pegawai-400-kotor-harapan.json").read_text())
CACAT = [c for c in baca_csv("pegawai-400-kotor-cacat.csv") if c["baris"].isdigit() and c["kolom"]]
STRUKTUR = [c for c in baca_csv("pegawai-400-kotor-cacat.csv") if c not in CACAT]
# handling -> the list in which an entry about that very cell must stand
DAFTAR = {
    "USUL": "usulan",
    "PERINGATAN": "peringatan",
    "KOSONGKAN": "peringatan",
    "TEKS": "peringatan",
    "TOLAK": "galat",
    "TOLAK_SEL": "galat",
    "TAHAN": "galat",
}
AKIBAT = {"TOLAK": "TOLAK", "TOLAK_SEL": "TAHAN", "TAHAN": "TAHAN"}


@pytest.fixture
def per_sel(kotor):
    hasil: dict[tuple[int, str], list] = {}
    for daftar, b in butir_json(kotor):
        hasil.setdefault((b["baris"], b["kolom"]), []).append((daftar, b))
    return hasil


def test_jumlah_seperti_yang_dijanjikan(kotor):
    assert hitungan(kotor) == {
        "dibaca": HARAPAN["baris_orang_di_lembar"],
        "baru": HARAPAN["masuk_langsung_atau_setelah_konfirmasi"],
        "ditahan": HARAPAN["ditahan_TAHAN"],
        "ditolak": HARAPAN["ditolak_TOLAK"],
        "dilewati": HARAPAN["dilewati_LEWAT"],
    }


def test_baris_yang_tidak_masuk_tepat_yang_itu(kotor):
    kata = {"ditahan": "TAHAN", "ditolak": "TOLAK", "dilewati": "LEWAT"}
    assert {str(n): kata[k] for n, k in kotor.hasil.keadaan.items() if k in kata} == HARAPAN["baris_tidak_masuk"]


def test_setiap_cacat_disebut_pada_selnya(per_sel):
    salah = [c for c in CACAT if not _sesuai(c, per_sel.get((int(c["baris"]), c["kolom"]), []))]
    assert [(c["no"], c["baris"], c["jenis"]) for c in salah] == []


def _sesuai(c, butir) -> bool:
    cara = c["penanganan"]
    if cara == "AUTO":
        return not butir
    if cara == "LEWAT":
        return c["kolom"] != "NIP" or any(b["akibat"] == "LEWAT" for _, b in butir)
    cocok = [b for daftar, b in butir if daftar == DAFTAR[cara] and b["sebab"]]
    if cara in AKIBAT:
        cocok = [b for b in cocok if b["akibat"] == AKIBAT[cara] and b["saran"]]
    if cara == "USUL":
        cocok = [b for b in cocok if c["nilai_benar"] in b["usul"]]
    return bool(cocok)


def test_hanya_cacat_yang_disebut(per_sel):
    """No false alarm: an entry about a cell answers a planted defect."""
    # The second of the pair with one NIP: its own birth date is not that of the NIP.
    dikenal = {(int(c["baris"]), c["kolom"]) for c in CACAT} | {(157, "TANGGAL LAHIR")}
    lain = {k: v for k, v in per_sel.items() if k[0] is not None and k not in dikenal}
    assert {k: [b["sebab"] for _, b in v] for k, v in lain.items()} == {}


def test_bagian_yang_bukan_orang(kotor):
    umum = " ".join(b["sebab"] for _, b in butir_json(kotor) if b["baris"] is None)
    assert "Sheet2" in umum
    assert "40 kolom tidak dikenal" in umum
    for c in STRUKTUR:
        if c["jenis"] in ("baris_kelompok", "kaki", "baris_nomor_kolom"):
            assert f" {c['baris']}" in umum, c


@pytest.mark.dua_mesin
def test_nilai_yang_dirapikan_tersimpan_benar(unit):
    impor("pegawai", "pegawai-400-kotor.xlsx", terapkan=True, terima=True)
    impor("pegawai", "pegawai-400-kotor.xlsx", terapkan=True, terima=True)
    orang = {p.nip: p for p in Pegawai.objects.all()}
    assert len(orang) == 380
    assert orang["199412282024032913"].nama  # apostrophe taken off
    assert orang["198512252009041923"].nama  # spaces taken out
    hp = {p.no_hp for p in orang.values()}
    assert {"080000068040", "080000233556", "080000495062", "080000438664"} <= hp
    assert not any(p.email == "email" for p in orang.values())
    assert not any("N/A" in p.jurusan for p in orang.values())
    assert {str(p.tanggal_lahir) for p in orang.values()} >= {
        "1985-09-18",
        "1992-12-11",
        "1989-07-30",
        "1982-08-07",
        "1972-04-23",
    }
    assert str(orang["199303022020042907"].tmt_golongan) == "2023-04-01"
    assert Penugasan.objects.filter(jabatan__nama="PERAWAT PENYELIA").exists()
    assert not Pegawai.objects.filter(nip__startswith="1998030820240420").exists()  # never the rounded number


@pytest.mark.dua_mesin
def test_yang_belum_punya_atasan_ada_di_daftar_mutu(unit):
    impor("pegawai", "pegawai-400-kotor.xlsx", terapkan=True)
    jenis = ("ATASAN_KOSONG", "ATASAN_TIDAK_ADA", "ATASAN_DIRI", "ATASAN_SIKLUS")
    daftar = CatatanMutu.objects.filter(jenis__in=jenis, selesai_pada=None).values_list("pegawai__nip", flat=True)
    assert sorted(set(daftar)) == sorted(HARAPAN["tanpa_atasan_bila_tidak_ada_konfirmasi"])


def test_tanpa_konfirmasi_ejaan_unit_menahan_barisnya(unit):
    assert hitungan(impor("pegawai", "pegawai-400-kotor.xlsx"))["ditahan"] == HARAPAN["ditahan_TAHAN"] + 10


@pytest.mark.dua_mesin
def test_ejaan_yang_diterima_tidak_ditanyakan_lagi(unit):
    impor("pegawai", "pegawai-400-kotor.xlsx", terapkan=True, terima=True)
    assert PadananUnit.objects.filter(unit__nama="Kelurahan Panawu").exists()
    lagi = impor("pegawai", "pegawai-400-kotor.xlsx")
    assert [u for u in lagi.hasil.usulan if u.kunci.startswith("unit|")] == []
    assert hitungan(lagi)["tetap"] == 380


@pytest.mark.dua_mesin
def test_rumus_dan_markah_tetap_teks_mati(unit):
    impor("pegawai", "pegawai-400-kotor.xlsx", terapkan=True, terima=True)
    assert Pegawai.objects.filter(gelar_belakang="<script>alert(1)</script>").count() == 1
    assert Pegawai.objects.filter(nama="@SUM(1+1)*1").count() == 1
    assert Pegawai.objects.filter(jurusan="{{ 7*7 }}{% raise %}").count() == 1


def test_tidak_ada_data_pribadi_yang_ikut(unit):
    """The 40 columns at the right hold identity, tax and insurance numbers, religion and address."""
    pemeriksaan = impor("pegawai", "pegawai-400-kotor.xlsx", terapkan=True, terima=True)
    tulisan = json.dumps(pemeriksaan.hasil.json(), default=str)
    simpanan = " ".join(str(v) for baris in Pegawai.objects.values_list() for v in baris)
    for rahasia in ("99710", "JL. CONTOH", "00.266.000", "ISLAM"):
        assert rahasia not in tulisan
        assert rahasia not in simpanan
