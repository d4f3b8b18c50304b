"""NIP of 18 digits, PNS and PPPK form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import bentuk_nip, hitung, periksa_nip, susun_nip

KOSONG = {"jenis": None, "tanggal_lahir": None, "tmt": None, "tahun": None, "jenis_kelamin": None, "urut": None}
SAH = {
    "198503122010012901": ("PNS", "1985-03-12", "2010-01", None, "P", "901"),
    "19850312 201001 2 901": ("PNS", "1985-03-12", "2010-01", None, "P", "901"),
    "19850312.201001.2.901": ("PNS", "1985-03-12", "2010-01", None, "P", "901"),
    " 197208171998031902 ": ("PNS", "1972-08-17", "1998-03", None, "L", "902"),
    "196801201992121907": ("PNS", "1968-01-20", "1992-12", None, "L", "907"),
    "199612242024212909": ("PPPK", "1996-12-24", None, 2024, "P", "909"),
    "199612242024002909": ("PPPK", "1996-12-24", None, 2024, "P", "909"),
    "199602292024131000": ("PPPK", "1996-02-29", None, 2024, "L", "000"),
}
TIDAK_SAH = {
    "": "kosong",
    "   ": "kosong",
    "walikota": "hanya boleh berisi angka",
    "19850312201001290x": "hanya boleh berisi angka",
    "١٩٨٥٠٣١٢٢٠١٠٠١٢٩٠١": "hanya boleh berisi angka",
    "1985031220100129": "yang tertulis 16 angka",
    "1985031220100129011": "yang tertulis 19 angka",
    "130123456": "NIP lama",
    "198513122010012901": "bukan tanggal lahir",
    "198502302010012901": "bukan tanggal lahir",
    "199702292010012901": "bukan tanggal lahir",
    "000003122010012901": "bukan tanggal lahir",
    "198503122010010901": "Angka ke-15",
    "198503122010013901": "Angka ke-15",
    "000000000000000000": "bukan tanggal lahir",
}


@pytest.mark.parametrize(("nip", "harapan"), SAH.items())
def test_sah(nip, harapan):
    hasil = hitung("nip", {"nip": nip})["hasil"]
    assert hasil == {"sah": True, "sebab": None, **dict(zip(KOSONG, harapan, strict=True))}


@pytest.mark.parametrize(("nip", "sebab"), TIDAK_SAH.items())
def test_tidak_sah_adalah_hasil_bukan_galat(nip, sebab):
    hasil = hitung("nip", {"nip": nip})["hasil"]
    assert sebab in hasil["sebab"]
    assert hasil == {"sah": False, "sebab": hasil["sebab"], **KOSONG}


@pytest.mark.parametrize("nip", [198503122010012901, None, ["198503122010012901"], "1" * 201])
def test_bukan_teks_adalah_galat(nip):
    assert [g["medan"] for g in hitung("nip", {"nip": nip})["galat"]] == ["nip"]


@given(
    st.dates(date(1940, 1, 1), date(2010, 12, 31)),
    st.integers(1960, 2100),
    st.integers(0, 99),
    st.sampled_from("LP"),
    st.integers(0, 999),
)
def test_bolak_balik(lahir, tahun, dua, kelamin, urut):
    nip = susun_nip(lahir, tahun, dua, kelamin, urut)
    for bentuk in (nip, bentuk_nip(nip)):
        h = periksa_nip(bentuk)
        assert (h.sah, h.angka, h.tanggal_lahir, h.jenis_kelamin, h.urut) == (True, nip, lahir, kelamin, f"{urut:03d}")
        pns = 1 <= dua <= 12
        assert (h.tmt, h.tahun) == ((f"{tahun}-{dua:02d}", None) if pns else (None, tahun))
        assert h.jenis == ("PNS" if pns else "PPPK")


@given(st.text(max_size=30) | st.text("0123456789 .", max_size=25))
def test_masukan_sembarang_selalu_dijawab(teks):
    h = periksa_nip(teks)
    assert h.sah is (h.sebab is None)
    assert isinstance(bentuk_nip(teks), str)


def test_bentuk_untuk_dibaca():
    assert bentuk_nip("198503122010012901") == "19850312 201001 2 901"
    assert bentuk_nip("walikota") == "walikota"
    assert bentuk_nip("123") == "123"


@pytest.mark.parametrize(
    ("nip", "diingatkan"),
    [
        ("198503122002031901", False),  # 17 exactly
        ("198503122002021901", True),  # 16
        ("196003122020031901", False),  # 60
        ("195903122020031901", True),  # 61
        ("198503121980031901", True),  # before birth
        ("198503122002211901", False),  # PPPK: only the year is known
    ],
)
def test_usia_hanya_peringatan(nip, diingatkan):
    h = periksa_nip(nip)
    assert h.sah
    assert bool(h.peringatan) is diingatkan
    assert any("Usia" in k for k in hitung("nip", {"nip": nip})["langkah"]) is diingatkan
