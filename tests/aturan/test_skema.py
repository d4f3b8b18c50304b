"""The small schema checker."""

import pytest

from ekinerja.aturan.skema import KATA_KUNCI, periksa

SKEMA = {
    "type": "object",
    "required": ["nama", "umur"],
    "additionalProperties": False,
    "properties": {
        "nama": {"type": "string", "maxLength": 5, "pattern": "^[a-z]+$"},
        "umur": {"type": "integer", "minimum": 1, "maximum": 9},
        "aktif": {"type": "boolean"},
        "lahir": {"type": "string", "format": "date"},
        "warna": {"type": "string", "enum": ["MERAH", "BIRU"]},
        "anak": {
            "type": "array",
            "maxItems": 2,
            "items": {"type": "object", "properties": {"n": {"type": "integer"}}},
        },
        "lain": {"type": "object", "properties": {}},
    },
}
BAIK = {"nama": "sari", "umur": 3}
TABEL = [
    ({}, {"nama": "Wajib diisi", "umur": "Wajib diisi"}),
    ([], {"": "Harus objek JSON; yang diterima daftar"}),
    (None, {"": "Harus objek JSON; yang diterima null"}),
    (BAIK | {"nama": 5}, {"nama": "Harus teks"}),
    (BAIK | {"nama": "sarisari"}, {"nama": "Paling panjang 5"}),
    (BAIK | {"nama": "S"}, {"nama": "Bentuknya tidak sesuai"}),
    (BAIK | {"umur": "3"}, {"umur": "Harus bilangan bulat"}),
    (BAIK | {"umur": 3.5}, {"umur": "Harus bilangan bulat"}),
    (BAIK | {"umur": True}, {"umur": "Harus bilangan bulat; yang diterima true"}),
    (BAIK | {"umur": 0}, {"umur": "Tidak boleh kurang dari 1"}),
    (BAIK | {"umur": 10}, {"umur": "Tidak boleh lebih dari 9"}),
    (BAIK | {"umur": 10**5000}, {"umur": "bilangan yang terlalu panjang"}),
    (BAIK | {"aktif": 1}, {"aktif": "Harus true atau false"}),
    (BAIK | {"lahir": "2026-02-30"}, {"lahir": "Harus tanggal yang ada"}),
    (BAIK | {"lahir": "20260201"}, {"lahir": "Harus tanggal yang ada"}),
    (BAIK | {"lahir": "2026-W01-1"}, {"lahir": "Harus tanggal yang ada"}),
    (BAIK | {"lahir": "2026-02-01\n"}, {"lahir": "Harus tanggal yang ada"}),
    (BAIK | {"lahir": "٢٠٢٦-٠٢-٠١"}, {"lahir": "Harus tanggal yang ada"}),
    (BAIK | {"warna": "HIJAU"}, {"warna": "Pilihan yang ada: MERAH atau BIRU"}),
    (BAIK | {"anak": {}}, {"anak": "Harus daftar; yang diterima objek JSON"}),
    (BAIK | {"anak": [1, 2, 3]}, {"anak": "Paling banyak 2"}),
    (BAIK | {"anak": [{"n": 1}, {"n": "x"}]}, {"anak[1].n": "Harus bilangan bulat"}),
    (BAIK | {"bonus": 1}, {"bonus": "tidak dikenal"}),
]


@pytest.mark.parametrize(("masukan", "harapan"), TABEL)
def test_menolak(masukan, harapan):
    galat = periksa(SKEMA, masukan)
    assert [g.medan for g in galat] == list(harapan)
    for g in galat:
        assert harapan[g.medan] in g.sebab
        assert len(g.sebab) < 200


@pytest.mark.parametrize(
    "masukan",
    [
        BAIK,
        BAIK | {"aktif": False, "lahir": "2026-02-28", "warna": "BIRU"},
        BAIK | {"anak": [{"n": 1}, {"bebas": 2}], "lain": {"x": 1}},
    ],
)
def test_menerima(masukan):
    assert periksa(SKEMA, masukan) == []


def test_kata_kunci_yang_dipakai_di_sini_dikenal():
    assert {k for bagian in (SKEMA, *SKEMA["properties"].values()) for k in bagian} <= KATA_KUNCI


def test_tipe_skema_yang_salah_tulis_ketahuan():
    with pytest.raises(ValueError, match="tidak dikenal"):
        periksa({"type": "angka"}, 1)
