"""Every page as everybody sees it, in an office where each text tries to break out: of HTML, of a document, of a header."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from ekinerja.inti.models import Berkas
from ekinerja.inti.pengaturan import tetapkan_instansi
from ekinerja.kepegawaian.models import UnitKerja
from ekinerja.penilaian import actions as penilaian
from ekinerja.penilaian.models import Evaluasi
from tests.dokumen.contoh import teks as teks_pdf
from tests.keamanan.panggung import PADA, RUTE, TAMU, Halaman, Panggung, panggung_sementara, utuh
from tests.keamanan.tanda import TANDA, lolos

pytestmark = pytest.mark.django_db

PENDEK = "<b>\"'"
BUKTI = {
    "harian:bukti",
    "harian:unduh_banyak",
    "kepegawaian:berkas_delegasi",
    "perbaikan:bukti",
    "perbaikan:perpindahan_berkas",
    "skp:unduh_paket",
    "timkerja:berkas",
}  # files
# Columns that hold codes, digests, addresses and the like, never what somebody wrote.
BUKAN_TULISAN = {
    "kode", "jalur", "nip", "nama_masuk", "password", "email", "tautan", "sidik_kode", "kejadian", "objek_jenis", "objek_label", "jenis",
    "permintaan", "kunci", "kunci_efek", "simpanan", "simpan", "sha256", "sha256_asal", "jenis_mime", "templat", "nilai", "versi_aturan",
    "akibat", "golongan", "kanal", "penerbit_nip", "jenis_jabatan", "kelas", "eselon", "versi_perilaku", "sidik_tautan", "periode",
    "versi", "versi_kompetensi",
}  # fmt: skip
KUNCI_JSON = {"nama", "jabatan", "unit", "teks", "kegiatan", "keterangan", "satuan", "target", "pangkat"}
APLIKASI = (
    "kepegawaian", "pemberitahuan", "perencanaan", "skp", "timkerja", "harian", "umpan", "penilaian", "perbaikan", "presensi",
    "inti",
)  # fmt: skip
# Append-only, or without words of people.
DILEWATI = {
    "Jejak",
    "JejakIsi",
    "KunciKirim",
    "Peristiwa",
    "Batas",
    "LogAkses",
    "Periode",
    "KelompokPegawai",
    "JenisUnit",
}


def medan_tulisan() -> Iterator[tuple[type[models.Model], Any]]:
    """Every column with words of people."""
    for model in apps.get_models():
        if model._meta.app_label in APLIKASI and model.__name__ not in DILEWATI:
            for k in model._meta.concrete_fields:
                kata = isinstance(k, models.CharField | models.TextField) and not k.choices and not k.primary_key
                if (kata or isinstance(k, models.JSONField)) and k.name not in BUKAN_TULISAN:
                    yield model, k


def bertanda(isi: Any, maks: int | None = None) -> Any:
    if isinstance(isi, dict):
        return {n: bertanda(v) if n in KUNCI_JSON or isinstance(v, dict | list) else v for n, v in isi.items()}
    if isinstance(isi, list):
        return [bertanda(v) if isinstance(v, dict | list) else v for v in isi]
    if not isinstance(isi, str) or not isi:
        return isi
    tanda = TANDA if maks is None or maks > len(TANDA) else PENDEK
    return f"{tanda}{isi}"[:maks]


def tandai_semua() -> None:
    """Put the mark before every text that is stored."""
    for model, k in medan_tulisan():
        if k.name == "data":  # of an issued document: its digest would no longer fit
            continue
        for pk, isi in model.objects.values_list("pk", k.name):
            model.objects.filter(pk=pk).update(**{k.name: bertanda(isi, k.max_length)})


@pytest.fixture(scope="module")
def _panggung(django_db_setup: None, django_db_blocker: Any, _diam: None) -> Iterator[Panggung]:
    """The stage, marked; one evaluation is published afterwards, so that its documents carry the mark."""
    with panggung_sementara(django_db_blocker) as p:
        tandai_semua()
        tetapkan_instansi(nama=f"Kota {TANDA}", jenis="nyata")
        e = Evaluasi.objects.untuk_halaman().get(pegawai=p.orang["citra"])
        penilaian.terbitkan(e, oleh=p.d.kabid, pada=PADA)
        yield p


# -- class 9 and 10 ---------------------------------------------------------------------------------------------------


def test_pencari_menemukan_tanda_yang_lolos():
    assert lolos(f"<p>{TANDA}</p>")
    assert lolos('<a title=""onerror=t()>')
    assert not lolos("<p>&lt;img src=x onerror=t()&gt;</p>")


@pytest.mark.asvs("1.2.1")
def test_tanda_di_setiap_teks_tidak_lolos_di_halaman_mana_pun(halaman: list[Halaman]):
    """Class 9: stored texts, read by every role; and it is really there to be seen, on most pages."""
    assert {str(h): lolos(h.html) for h in halaman if lolos(h.html)} == {}
    tampak = {h.rute for h in halaman if "&lt;img src=x onerror=t()&gt;" in h.html}
    assert len(tampak) > 40
    assert {h.siapa for h in halaman if h.rute in tampak} >= {"pegawai", "kabid", "kadis", "admin", "auditor", TAMU}


@pytest.mark.asvs("1.1.2")
def test_json_tetap_json(halaman: list[Halaman]):
    (data,) = [h for h in halaman if h.rute == "harian:lapor_data" and h.siapa == "pegawai"]
    assert data.jawaban.headers["Content-Type"] == "application/json"
    assert "<img src=x onerror=t()>" in str(data.jawaban.json())


@pytest.mark.asvs("1.3.2")
def test_tanda_tercetak_apa_adanya_di_setiap_dokumen(halaman: list[Halaman]):
    """Class 10: drafts and issued papers alike; nothing is read from the disk, nothing is computed."""
    cetak = [h for h in halaman if h.jawaban.headers.get("Content-Type") == "application/pdf" and h.rute not in BUKTI]
    assert {h.rute for h in cetak} >= {"skp:dokumen", "penilaian:dokumen", "penilaian:formulir"}
    bertanda = set()
    for h in cetak:
        isi = teks_pdf(h.jawaban.content).replace(" ", "")
        assert "root:" not in isi
        if "{{7*7}}" in isi and '#read("/etc/passwd")' in isi:
            bertanda.add(h.rute)
    assert bertanda == {"skp:dokumen", "perencanaan:matriks_pdf", "penilaian:dokumen", "penilaian:formulir"}


# -- class 13 and friends: whatever stands in the address -------------------------------------------------------------


@pytest.mark.asvs("1.2.1")
def test_tanda_tidak_lolos_juga_di_halaman_yang_ditanyai(p: Panggung, halaman: list[Halaman]):
    """What a page shows only when it is asked: hits of a search, another unit, another month."""
    pernah = {(h.rute, n): h for h in halaman if h.jawaban.status_code == 200 for n in h.tanya}
    assert len(pernah) > 50
    for (rute, nama), h in pernah.items():
        jawaban = p.klien[h.siapa].get(h.alamat.partition("?")[0], {nama: "a"})
        if jawaban.headers["Content-Type"].startswith("text/html"):
            assert not lolos(jawaban.content.decode()), (rute, nama)


@pytest.mark.asvs("1.2.4")
def test_tanda_kutip_tidak_memperluas_pencarian(p: Panggung):
    """A search for `%` or a quote finds what contains it, not everybody."""
    for cari in ("%", "_", "' OR '1'='1", "\\"):
        isi = p.klien["admin"].get("/pegawai/", {"cari": f"zz{cari}"}).content.decode()
        assert str(p.d.pegawai.id_publik) not in isi


@pytest.mark.asvs("1.3.3")
def test_karakter_nol_di_alamat_dijawab_400(p: Panggung, halaman: list[Halaman]):
    for h in {h.rute: h for h in halaman if h.tanya}.values():
        for nama in h.tanya:
            assert p.klien[h.siapa].get(h.alamat.partition("?")[0] + f"?{nama}=a%00b").status_code == 400, (
                h.rute,
                nama,
            )


@pytest.mark.asvs("1.3.3")
def test_kue_dan_jalur_dengan_karakter_nol_tidak_merobohkan(p: Panggung):
    klien = Client(headers={"cookie": 'sesi="\\000\\000\\000\\000\\000\\000\\000\\000"; csrf="\\000"'})
    assert klien.get("/sesi/").status_code == 401
    assert klien.get("/").status_code == 302
    for jalur in ("/verifikasi/%00", "/aturan/a%00b/", f"/lampiran/{'%00' * 8}", "/skp/%00/"):
        assert p.klien["pegawai"].get(jalur).status_code in (400, 404, 405), jalur


# -- reading never writes; headers ------------------------------------------------------------------------------------

# A wrong code is counted although it comes by a link: the named exemption of the read-only guard.
MENGHITUNG = {"akun:aktivasi", "aktivasi:admin_baru", "verifikasi:kode"}


@pytest.mark.asvs("3.5.3")
def test_membaca_halaman_mana_pun_tidak_menulis(halaman: list[Halaman]):
    """Around the whole request, session and login included; only the throttle may count a wrong code."""
    menulis = {h.rute: h.tulis for h in halaman if h.tulis}
    assert set(menulis) <= MENGHITUNG
    assert all("inti_batas" in sql for tulis in menulis.values() for sql in tulis)
    assert len({h.rute for h in halaman if h.jawaban.status_code == 200}) > 45


CSP = {
    "default-src": "'self'", "script-src": "'self'", "style-src": "'self'", "object-src": "'none'", "base-uri": "'none'",
    "form-action": "'self'", "frame-ancestors": "'none'",
}  # fmt: skip


@pytest.mark.asvs("3.2.1")
@pytest.mark.asvs("3.4.3")
@pytest.mark.asvs("3.4.5")
@pytest.mark.asvs("3.4.6")
@pytest.mark.asvs("4.1.1")
def test_kepala_keamanan_pada_setiap_jawaban(halaman: list[Halaman]):
    """Pages, fragments, files, refusals, detours."""
    for h in halaman:
        kepala = h.jawaban.headers
        csp = dict(b.strip().partition(" ")[::2] for b in kepala["Content-Security-Policy"].split(";"))
        if h.rute in BUKTI and h.jawaban.status_code == 200:
            assert csp == {"sandbox": "", "default-src": "'none'"}
        else:
            assert {n: csp.get(n) for n in CSP} == CSP, h
        assert "unsafe" not in str(csp), h
        assert (kepala["X-Content-Type-Options"], kepala["X-Frame-Options"]) == ("nosniff", "DENY"), h
        assert kepala["Referrer-Policy"] == "same-origin", h
        assert "Access-Control-Allow-Origin" not in kepala, h
        if kepala.get("Content-Type", "").startswith("text/"):
            assert "charset=utf-8" in kepala["Content-Type"], h


# Parts of the program, the same for everybody.
BUKAN_HALAMAN_ORANG = {"inti:ikon_situs", "harian:pekerja", "harian:manifes", "harian:luring"}


@pytest.mark.asvs("14.2.2")
@pytest.mark.asvs("14.3.2")
def test_tidak_ada_halaman_pribadi_yang_disimpan_peramban(halaman: list[Halaman]):
    for h in halaman:
        if h.rute == "harian:lapor" and h.jawaban.status_code == 200:
            assert h.jawaban.headers["Cache-Control"] == "private, no-cache"
        elif h.rute not in BUKAN_HALAMAN_ORANG:
            assert "no-store" in h.jawaban.headers["Cache-Control"], h
    cangkang = {h.jawaban.content for h in halaman if h.rute == "harian:lapor" and h.jawaban.status_code == 200}
    assert len(cangkang) == 1  # the one page that is kept is the same for everybody


@pytest.mark.asvs("4.1.3")
def test_tuan_rumah_palsu_tidak_dilayani_dan_tidak_dipercaya(p: Panggung, halaman: list[Halaman]):
    palsu = {
        "x-forwarded-host": "jahat.example",
        "x-forwarded-proto": "https",
        "x-forwarded-port": "81",
        "x-original-url": "/impor/",
    }
    for h in {h.rute: h for h in halaman if h.jawaban.status_code == 200}.values():
        assert p.klien[h.siapa].get(h.alamat, headers={"host": "jahat.example"}).status_code == 400, h
        jawaban = p.klien[h.siapa].get(h.alamat, headers=palsu)
        assert jawaban.status_code == 200, h
        assert b"jahat.example" not in utuh(jawaban).content, h
        assert "https" not in jawaban.headers["Content-Security-Policy"], h


@pytest.mark.asvs("13.4.4")
def test_trace_ditolak_di_setiap_alamat(p: Panggung, halaman: list[Halaman]):
    alamat = {h.rute: h for h in halaman}
    assert set(alamat) == set(RUTE)
    for h in alamat.values():
        assert p.klien[h.siapa].generic("TRACE", h.alamat).status_code == 405, h


# -- header injection by names of files and units ---------------------------------------------------------------------


@pytest.mark.asvs("3.2.1")
@pytest.mark.asvs("5.4.2")
def test_nama_yang_jahat_tidak_memecah_kepala_unduhan(p: Panggung):
    """Class 20: names that came with an import or an upload end inside one header value."""
    jahat = 'D"\r\nSet-Cookie: x=1;..\u202e'
    UnitKerja.objects.filter(pk=p.d.dinas.pk).update(kode=jahat)
    Berkas.objects.update(nama_asli=jahat)
    unduhan = [
        p.klien["admin"].get("/penilaian/unit/unduh/", {"unit": jahat}),
        p.klien["pegawai"].get(f"/lapor/{p.berbukti.id_publik}/bukti/{p.bukti.id_publik}/"),
    ]
    for jawaban in unduhan:
        assert jawaban.status_code == 200
        isi = jawaban.headers["Content-Disposition"]
        assert isi.startswith("attachment")
        assert not set("\r\n") & set(isi)
        assert "Set-Cookie" not in jawaban.headers
