"""From bytes to a table: content decides, damage gets a sentence, cells are read and never guessed."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from ekinerja.inti.impor import BerkasTakTerbaca, TataKolom, buka, temukan_tabel
from ekinerja.inti.impor.sel import TakTerbaca, bulat, hari, kosong, tampak_aktif, teks
from ekinerja.inti.impor.simpanan import dari_json, ke_json

TATA = TataKolom(
    "UJI",
    {"nip": ("nip",), "nama": ("nama",), "unit": ("unit kerja",), "tgl": ("tgl lahir",)},
    frozenset({"nip", "nama"}),
)


def tabel(isi: bytes):
    return temukan_tabel(buka(isi), [TATA])


def xlsx(*baris, siapkan=None) -> bytes:
    buku = openpyxl.Workbook()
    for b in baris:
        buku.active.append(b)
    if siapkan:
        siapkan(buku)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def arsip(**bagian: bytes) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, isi in bagian.items():
            z.writestr(nama.replace("__", "/"), isi)
    return wadah.getvalue()


@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
@pytest.mark.parametrize("kode", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_csv_dengan_segala_pemisah_dan_huruf(pemisah, kode):
    baris = [
        pemisah.join(("NIP", "NAMA", "UNIT KERJA")),
        pemisah.join(('="198503122010012901"', "José", '"dua\r\nbaris"')),
    ]
    hasil = tabel("\r\n".join(baris).encode(kode))
    assert [b.sel for b in hasil.baris] == [{"nip": "198503122010012901", "nama": "José", "unit": "dua\r\nbaris"}]


def test_nomor_baris_csv_seperti_di_excel():
    isi = 'NIP;NAMA\r\n1;"satu\r\ndua"\r\n\r\n2;tiga\r\n'
    assert [b.nomor for b in tabel(isi.encode()).baris] == [2, 4]


def test_kepala_dua_tingkat_judul_kelompok_dan_kaki():
    isi = xlsx(
        ["DAFTAR PEGAWAI"], [], ["NIP", "DATA DIRI", None, "UNIT KERJA"], [None, "NAMA", "TGL LAHIR", None],
        ["(1)", "(2)", "(3)", "(4)"], ["DINAS KESEHATAN"], ["1985", "Sari", "12-03-1985", "Bidang"], [], ["JUMLAH: 1"],
    )  # fmt: skip
    hasil = tabel(isi)
    assert [(b.nomor, b["nama"], b["tgl"], b["unit"]) for b in hasil.baris] == [(7, "Sari", "12-03-1985", "Bidang")]
    assert hasil.bukan_data == [5, 6, 9]


def test_lembar_tersembunyi_disebut_tidak_dibaca():
    def sembunyikan(buku):
        lain = buku.create_sheet("Lama")
        lain.append(["NIP", "NAMA"])
        lain.append(["9", "Jangan"])
        lain.sheet_state = "hidden"

    hasil = tabel(xlsx(["NIP", "NAMA"], ["1", "Sari"], siapkan=sembunyikan))
    assert (len(hasil.baris), hasil.tersembunyi) == (1, ["Lama"])


def test_simpanan_tidak_mengubah_isi():
    asal = tabel(xlsx(["NIP", "NAMA", "TGL LAHIR", "NIK"], ["1", "Sari", datetime(1985, 3, 12), "rahasia"]))
    isi = ke_json(asal)
    assert "rahasia" not in str(isi)
    assert dari_json(isi, [TATA]).baris == asal.baris


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "format Excel lama"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bukan tabel"),
        (b"PK\x03\x04rusak", "rusak"),
        (arsip(a=b"x"), "bukan lembar kerja"),
        (b"a;b\n1;2", "Baris judul kolom tidak ditemukan"),
        (arsip(xl__workbook=b"<w/>", besar=b"0" * 60_000_000), "terlalu besar"),
        (arsip(**{f"b{n}": b"x" for n in range(201)}), "terlalu besar"),
    ],
)
def test_yang_tidak_terbaca_diberi_kalimat(isi, kata):
    with pytest.raises(BerkasTakTerbaca, match=kata):
        tabel(isi)


def test_dtd_dan_makro_ditolak():
    dasar = xlsx(["NIP", "NAMA"], ["1", "Sari"])
    for nama, isi in (("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), ("xl/vbaProject.bin", b"x")):
        wadah = io.BytesIO(dasar)
        with zipfile.ZipFile(wadah, "a") as z:
            z.writestr(nama, isi)
        with pytest.raises(BerkasTakTerbaca, match=r"tidak diizinkan|makro"):
            buka(wadah.getvalue())


@pytest.mark.parametrize(
    ("nilai", "harapan"),
    [
        ("07-09-1968", date(1968, 9, 7)), ("7/9/1968", date(1968, 9, 7)), ("1968-09-07", date(1968, 9, 7)),
        ("07.09.1968", date(1968, 9, 7)), ("7 September 1968", date(1968, 9, 7)), ("7 Pebruari 1968", date(1968, 2, 7)),
        ("'07-09-1968", date(1968, 9, 7)), (45017.0, date(2023, 4, 1)), ("45017", date(2023, 4, 1)),
        (datetime(1968, 9, 7, 0, 0), date(1968, 9, 7)), ("1968-09-07 00:00:00", date(1968, 9, 7)), ("", None), ("-", None),
    ],
)  # fmt: skip
def test_hari(nilai, harapan):
    assert hari(nilai) == harapan


@pytest.mark.parametrize("nilai", ["31-04-2024", "30-02-1999", "00-01-2020", "7 Foo 1968", 12.0, 1e9, "kemarin"])
def test_hari_yang_tidak_ada(nilai):
    with pytest.raises(TakTerbaca):
        hari(nilai)


def test_teks_dan_angka():
    assert teks("  a\u00a0 b\u200b ") == "a b"
    assert (teks(7.0), teks(1.99803082024042e17)) == ("7", "1.99803082024042e+17")
    assert (bulat("Kelas 11"), bulat(8.0), bulat("")) == (11, 8, None)
    assert [kosong(v) for v in (None, "", " ", "-", "0", 0.0, "a")] == [True, True, True, True, False, False, False]
    assert [tampak_aktif(v) for v in ("=1+1", "@SUM(1)", "<b>", "{{ x }}", "+62800-0049", "Nur'Aini")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
