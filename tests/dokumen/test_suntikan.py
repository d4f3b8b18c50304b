"""Whatever people type is printed, never obeyed, and never stops a document."""

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.inti.dokumen import mesin
from ekinerja.inti.dokumen.mesin import buat_pdf
from ekinerja.inti.dokumen.teks import beri_tempat_patah, bersihkan
from ekinerja.inti.galat import AturanDilanggar
from tests.dokumen.contoh import dokumen_evaluasi, skp, teks

JAHAT = (
    '#read("/etc/passwd")',
    '#import "/etc/passwd": *',
    "{{7*7}}",
    "${7*7} <%= 7*7 %>",
    "#panic()",
    "#sys.inputs",
    '"); #read("pustaka.typ"); ("',
    "*tebal* _miring_ $x^2$ `kode` <label> @rujuk",
    "= Judul palsu",
    "// komentar /* blok */",
    "\\ \\u{41} \\#",
    "</script><script>alert(1)</script>",
    "'; DROP TABLE skp; --",
    "../../../../etc/passwd",
)


@pytest.mark.parametrize("jahat", JAHAT)
def test_tercetak_apa_adanya(jahat):
    isi = teks(buat_pdf("dokumen-evaluasi", dokumen_evaluasi(catatan=[jahat], predikat=jahat)))
    assert isi.count(" ".join(jahat.split())) == 2
    assert "root:" not in isi
    assert "49" not in isi


@pytest.mark.asvs("1.3.2")
def test_setiap_medan_teks_menerima_suntikan():
    jahat = '#read("/etc/passwd")'
    polos = mesin.sebagai_dict("formulir-skp", skp())

    def ganti(nilai, kunci=""):
        if isinstance(nilai, dict):
            return {k: ganti(x, k) for k, x in nilai.items()}
        if isinstance(nilai, list):
            return [ganti(x, kunci) for x in nilai]
        return jahat if isinstance(nilai, str) and kunci not in ("formulir", "pendekatan") else nilai

    isi = teks(buat_pdf("formulir-skp", ganti(polos)))
    assert isi.count("read(") > 60
    assert "root:" not in isi


def test_templat_tidak_dikenal_ditolak():
    for nama in ("../../etc/passwd", "pustaka", "uji-aksara", ""):
        with pytest.raises(ValueError, match="templat tidak dikenal"):
            buat_pdf(nama, {})


@pytest.mark.parametrize(
    ("mentah", "harapan"),
    [
        ("Baik 😀 sekali", "Baik □ sekali"),
        ("日本", "□□"),
        ("a\x00b\x07c", "abc"),
        ("kiri\u202ekanan", "kirikanan"),
        ("\ue000rahasia", "□rahasia"),
        ("re\u0301sume\u0301", "résumé"),
        ("Q.S. \u0627\u0644\u0639\u0644\u0642", "\u0627\u0644\u0639\u0644\u0642"),
    ],
)
def test_aksara_ganjil_tidak_menghentikan_dokumen(mentah, harapan):
    isi = teks(buat_pdf("dokumen-evaluasi", dokumen_evaluasi(catatan=[mentah])))
    assert harapan in isi.replace("\u202b", "").replace("\u202c", "")


def test_aksara_ganjil_dalam_jumlah_besar():
    banyak = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
    assert "□" * 18 in teks(buat_pdf("dokumen-evaluasi", dokumen_evaluasi(catatan=[banyak])))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_teks_apa_pun_dapat_dicetak(sembarang):
    assert buat_pdf("dokumen-evaluasi", dokumen_evaluasi(catatan=[sembarang])).startswith(b"%PDF-1.7")


@given(st.text())
def test_pembersihan_sekali_cukup(sembarang):
    sekali = bersihkan(sembarang)
    assert bersihkan(sekali) == sekali


@given(st.text())
def test_tempat_patah_tidak_mengubah_huruf(sembarang):
    asal = sembarang.replace("\u200b", "")
    assert beri_tempat_patah(asal).replace("\u200b", "") == asal


def test_kata_panjang_dapat_patah_dan_kata_biasa_utuh():
    assert beri_tempat_patah("mempertanggungjawabkan") == "mempertanggungjawabkan"
    assert max(map(len, beri_tempat_patah("x" * 100).split("\u200b"))) <= 18
    assert "/\u200b" in beri_tempat_patah("https://drive.contoh.go.id/d/abc")


def test_cetak_ulang_dengan_aksara_lazim(monkeypatch):
    asli, panggilan = mesin._susun, []

    def rewel(templat, masukan, pada):
        panggilan.append(masukan["data"])
        if "α" in masukan.get("data", ""):
            raise typst.TypstError("rewel", "", [], [])
        return asli(templat, masukan, pada)

    mesin.terbaca("α")
    monkeypatch.setattr(mesin, "_susun", rewel)
    isi = teks(buat_pdf("dokumen-evaluasi", dokumen_evaluasi(catatan=["sudut α besar"])))
    assert "sudut □ besar" in isi
    assert len(panggilan) == 2


def test_penyusun_rusak_dijawab_dengan_kalimat(monkeypatch):
    def rusak(*_):
        raise typst.TypstError("rusak", "", [], [])

    monkeypatch.setattr(mesin, "_susun", rusak)
    with pytest.raises(AturanDilanggar) as galat:
        buat_pdf("dokumen-evaluasi", dokumen_evaluasi())
    assert galat.value.status == 503
    assert "Isinya aman tersimpan" in galat.value.kalimat
