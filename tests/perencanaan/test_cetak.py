"""The matriks on paper and as a sheet."""

import io
from dataclasses import replace

import pikepdf
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from ekinerja.inti.dokumen.bentuk import BarisPeran, KolomPeran
from ekinerja.inti.dokumen.mesin import buat_pdf
from ekinerja.inti.models import DokumenTerbit
from ekinerja.kepegawaian.models import Peran
from ekinerja.perencanaan import actions
from ekinerja.perencanaan.cetak import bentuk_matriks
from tests import pabrik
from tests.dokumen.contoh import berurutan, dibacakan, halaman, teks
from tests.pabrik import PADA
from tests.perencanaan.cerita import isi, lihat, masuk

pytestmark = pytest.mark.django_db
HASIL = "Terbitnya akta di hari yang sama"


@pytest.fixture
def ditetapkan(d, m):
    isi(m, d.pegawai, HASIL, oleh=d.kabid, penyelarasan="LANGSUNG")
    actions.tetapkan_matriks(m, oleh=d.kabid, pada=PADA)
    m.refresh_from_db()
    return m


def test_yang_ditetapkan_berkode_dan_dapat_diperiksa(client, d, ditetapkan):
    dokumen = DokumenTerbit.objects.get(objek_uuid=ditetapkan.id_publik)
    cetakan = lihat(d.kabid, "matriks_pdf", ditetapkan.id_publik)
    assert cetakan.headers["Content-Type"] == "application/pdf"
    isi_pdf = teks(cetakan.content)
    assert f"Kode {dokumen.kode}, nomor MPH/2026/00001" in isi_pdf
    assert "Ditetapkan secara elektronik oleh Ratna Pusadan pada 10 Maret 2026, 09.00 WITA, kode J-" in isi_pdf
    assert berurutan(dibacakan(cetakan.content), "MATRIKS PERAN HASIL", "Persentase akta tepat waktu", "Target: 95%",
                     "Andi Tadulako", HASIL, "Langsung", "x", "Dewi Toana", "x", "x", "Pimpinan unit kerja,")  # fmt: skip
    periksa = client.get(reverse("verifikasi:kode", args=[dokumen.kode])).content.decode()
    assert "Matriks Peran Hasil" in periksa
    assert HASIL not in periksa


def test_draf_mengaku_draf_dan_penetapan_ulang_mengganti(d, ditetapkan):
    lama = DokumenTerbit.objects.get(objek_uuid=ditetapkan.id_publik)
    actions.buka_matriks(ditetapkan, oleh=d.kabid, pada=PADA, alasan="Menambah peran.")
    assert "Draf. Belum diterbitkan" in teks(lihat(d.kabid, "matriks_pdf", ditetapkan.id_publik).content)
    ditetapkan.refresh_from_db()
    isi(ditetapkan, d.rekan, "Rapinya arsip akta", oleh=d.kabid)
    actions.tetapkan_matriks(ditetapkan, oleh=d.kabid, pada=PADA)
    lama.refresh_from_db()
    assert (lama.status, lama.penggantinya.status) == ("DIGANTI", "BERLAKU")


def test_siapa_mengunduh(d, ditetapkan):
    auditor, admin = pabrik.buat_pegawai("Fitriani"), pabrik.buat_pegawai("Admin")
    pabrik.beri_peran(auditor, Peran.AUDITOR, d.kota)
    pabrik.beri_peran(admin, Peran.ADMIN_UNIT, d.dinas)
    harapan = {d.kabid: 200, d.kadis: 200, auditor: 200, admin: 200, d.pegawai: 403, d.rekan: 404, d.orang_luar: 404}
    for rute in ("matriks_pdf", "matriks_excel"):
        alamat = reverse(f"perencanaan:{rute}", args=[ditetapkan.id_publik])
        assert {o.nama: masuk(o).get(alamat).status_code for o in harapan} == {o.nama: s for o, s in harapan.items()}


@pytest.mark.dua_mesin
def test_lembar_excel(d, ditetapkan):
    kolom = ditetapkan.kolom.get(nomor=2)
    kolom.teks = "=HYPERLINK(1)"
    kolom.save()
    buku = load_workbook(io.BytesIO(lihat(d.kabid, "matriks_excel", ditetapkan.id_publik).content))
    baris = list(buku.active.iter_rows(min_row=4, values_only=True))
    assert baris[0] == (
        "Pegawai",
        "Jabatan",
        "Unit kerja",
        "1. Persentase akta tepat waktu\nTarget: 95%",
        "2. =HYPERLINK(1)\nTarget: 95%",
    )
    assert [b[0] for b in baris[1:]] == ["Andi Tadulako", "Dewi Toana"]
    assert [b[3:] for b in baris[1:]] == [(f"{HASIL} (langsung)", "x"), ("x", "x")]


def _baris(orang):
    """A role for every second indicator; that for the second one is long."""
    peran = [f"Peran {orang} {k} {'hasil ' * 60 * (k == 1)}" if k % 2 else "" for k in range(13)]
    return BarisPeran(nama=orang, jabatan="Analis", peran=peran, langsung=[""] * 13)


def test_lebar_dan_panjang_terbagi_dengan_kolom_pertama_dan_kepala_berulang(d, m):
    """Thirteen indicators and forty people: three parts; each page names people and indicators, nothing is lost."""
    orang = [f"Orang {n:02d}" for n in range(40)]
    kolom = [KolomPeran(nomor=str(k), teks=f"Indikator ke-{k} " + "panjang " * 12, target="95%") for k in range(1, 14)]
    bahan = replace(bentuk_matriks(m), kolom=kolom, baris=[_baris(o) for o in orang])
    pdf = buat_pdf("matriks-peran-hasil", bahan)
    with pikepdf.open(io.BytesIO(pdf)) as berkas, berkas.open_metadata() as xmp:
        assert (xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("A", "1")
    lembar = halaman(pdf)
    for k, bagian in ((1, 1), (6, 2), (11, 3)):
        pada = [x for x in lembar if f"{k}. Indikator ke-{k} " in " ".join(x.split())]
        assert len(pada) > 1, "the header row is repeated"
        assert all("Pegawai" in x for x in pada)
        assert f"Bagian {bagian} dari 3" in pada[0]
        assert all(any(o in x for x in pada) for o in orang)
    isi_pdf = teks(pdf)
    assert all(f"Peran {o} {k} " in isi_pdf for o in orang for k in range(13) if k % 2)
