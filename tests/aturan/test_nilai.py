"""R-19 and U-18: the seven core values by version."""

import pytest

from ekinerja.aturan import beda_panduan, perilaku_berakhlak, versi_perilaku

URUTAN = "Berorientasi Pelayanan|Akuntabel|Kompeten|Harmonis|Loyal|Adaptif|Kolaboratif".split("|")
# Name of the value, number of the guide, wording of SE-2021, wording of UU-2023. All other guides are worded alike.
BEDA = [
    ("Harmonis", 1, "Menghargai setiap orang apapun latar belakangnya", "Menghargai setiap orang tanpa membedakan latar belakang"),
    ("Harmonis", 2, "Suka menolong orang lain", "Suka menolong"),
    (
        "Loyal", 1,
        "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, "
        "setia kepada NKRI serta pemerintahan yang sah",
        "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, "
        "setia kepada Negara Kesatuan Republik Indonesia, dan pemerintahan yang sah",
    ),
    ("Loyal", 2, "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara", "Menjaga nama baik ASN, instansi, dan negara"),
]  # fmt: skip


@pytest.mark.parametrize("versi", ["SE-2021", "UU-2023"])
def test_versi_bawaan_tujuh_nilai_tiga_panduan(versi):
    nilai = perilaku_berakhlak(versi)
    assert [n.nama for n in nilai] == URUTAN
    assert [len(set(n.panduan)) for n in nilai] == [3] * 7
    assert all(p[0].isupper() and p == p.strip() and not p.endswith((".", ";")) for n in nilai for p in n.panduan)


def test_bawaan_adalah_surat_edaran():
    assert perilaku_berakhlak() == perilaku_berakhlak("SE-2021")
    assert perilaku_berakhlak()[3].panduan == (BEDA[0][2], BEDA[1][2], "Membangun lingkungan kerja yang kondusif")


def test_undang_undang_berbeda_pada_empat_panduan():
    assert [(n, i, k["SE-2021"], k["UU-2023"]) for n, i, k in beda_panduan()] == BEDA
    lama, baru = ({n.kode: n.panduan for n in perilaku_berakhlak(v)} for v in ("SE-2021", "UU-2023"))
    assert {k for k in lama if lama[k] != baru[k]} == {"HARMONIS", "LOYAL"}
    assert list(lama) == list(baru), "feedback is kept by code: the codes are the same in every wording"


def test_hanya_versi_lengkap_yang_boleh_dipilih():
    lengkap = {v.kode: v.lengkap for v in versi_perilaku()}
    assert lengkap == {"SE-2021": True, "UU-2023": True}
    for kode, utuh in lengkap.items():
        assert utuh is all(len(n.panduan) == 3 for n in perilaku_berakhlak(kode))
    assert [v.nama for v in versi_perilaku()] == ["SE Menpan RB 20/2021", "UU 20/2023 Pasal 4 ayat (2)"]


def test_versi_tak_dikenal():
    with pytest.raises(KeyError):
        perilaku_berakhlak("2030")
