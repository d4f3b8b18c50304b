"""The worksheet of plans: out, changed offline, back in. Nothing moves that was not changed, nobody's words are lost."""

import io
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.inti.impor import Pemeriksaan, Pilihan, pengimpor
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.kepegawaian.models import Pegawai, ProsesImpor
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.actions.masal import tulis_isi
from ekinerja.skp.importers.lembar.ekspor import buku_rencana
from ekinerja.skp.importers.lembar.kolom import KOLOM
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import AsalSkp, PerilakuSkp, RencanaAksi, Rhk, Skp
from tests import pabrik
from tests.skp.cerita import masuk

K = {k.nama: n for n, k in enumerate(KOLOM)}
PILIHAN = Pilihan(pada=pabrik.HARI, lain={"berkas": "rencana.xlsx"})


class Lembar:
    """A workbook in the hands of a person: rows as lists, changed by the name of the column."""

    def __init__(self, isi: bytes) -> None:
        self.buku = openpyxl.load_workbook(io.BytesIO(isi))
        self.lembar = self.buku["Rencana"]

    def cari(self, bagian: str, nomor: str = "", n: int = 0) -> int:
        """Excel row of the n-th part of that name and number."""
        baris = [
            b[0].row
            for b in self.lembar.iter_rows(min_row=2)
            if b[K["bagian"]].value == bagian and (not nomor or b[K["urut"]].value == nomor)
        ]
        return baris[n]

    def ubah(self, baris: int, **sel: str) -> None:
        for nama, isi in sel.items():
            self.lembar.cell(baris, K[nama] + 1, isi)

    def tambah(self, **sel: str) -> int:
        self.lembar.append([sel.get(k.nama) for k in KOLOM])
        return self.lembar.max_row

    def simpan(self, folder: Path) -> Path:
        berkas = folder / "rencana.xlsx"
        self.buku.save(berkas)
        return berkas


def isi_lembar(*skp: Skp, saya) -> bytes:
    kueri = Skp.objects.filter(pk__in=[s.pk for s in skp]).select_related("pegawai", "asal", "unit", "diubah_oleh")
    return buku_rencana(list(kueri.order_by("pk")), saya)


def unduh(*skp: Skp, saya) -> Lembar:
    return Lembar(isi_lembar(*skp, saya=saya))


def kirim(berkas: Path, *, oleh, terapkan: bool = True) -> Pemeriksaan:
    p = pengimpor("skp-lembar")
    pilihan = Pilihan(pada=PILIHAN.pada, lain=PILIHAN.lain, oleh=oleh)
    hasil = p.periksa(p.baca(berkas, pilihan), pilihan)
    if terapkan:
        p.terapkan(hasil, pilihan, oleh=oleh)
    return hasil


def hitungan(hasil: Pemeriksaan) -> dict[str, int]:
    return {k: v for k, v in hasil.hasil.hitungan().items() if v and k != "dibaca"}


def siapkan(skp: Skp, oleh=None) -> Skp:
    """As if an import had prepared this draft."""
    kini = Skp.objects.get(pk=skp.pk)
    AsalSkp.objects.create(
        skp=kini, berkas="skp.json", sha256="0" * 64, baris=1, diimpor_pada=pabrik.PADA, diimpor_oleh=oleh, sidik="x",
        versi_isi=kini.versi_isi, status=kini.status, disiapkan=kini.versi_isi,
    )  # fmt: skip
    return kini


@pytest.fixture
def admin(d):
    orang = pabrik.buat_pegawai("Admin Dinas")
    pabrik.beri_peran(orang, "ADMIN_UNIT", d.dinas)
    return orang


@pytest.mark.dua_mesin
def test_pemilik_mengubah_menambah_dan_menghapus_lalu_dua_kali_sama(d, lengkap, tmp_path):
    x = unduh(lengkap, saya=d.pegawai)
    rhk = x.cari("RHK", "1")
    x.ubah(rhk, teks="Terlayaninya warga tepat waktu", penyelarasan="Langsung")
    x.ubah(x.cari("Indikator", "1.1"), target="95 %", aspek="kualitas")
    x.ubah(x.cari("Rencana aksi", "1.1"), target="1.200 berkas")
    x.ubah(x.cari("Konsekuensi"), teks="Dibahas bersama\nDibagi ulang")
    x.ubah(x.cari("Harapan: Harmonis"), teks="Menyapa warga lebih dulu")
    x.ubah(x.cari("RHK", "2"), tindakan="hapus")
    nip = d.pegawai.nip
    x.tambah(
        nip=nip,
        bagian="RHK",
        urut="3",
        teks="Tersusunnya panduan layanan",
        atasan="meningkatnya kepemilikan dokumen kependudukan",
    )
    x.tambah(nip=nip, bagian="Indikator", urut="3.1", teks="Jumlah panduan", aspek="Kuantitas", target="4 dokumen")
    x.tambah(
        nip=nip, bagian="Rencana aksi", urut="3.1", teks="Menulis panduan", periode="Triwulan II", target="2 dokumen"
    )
    berkas = x.simpan(tmp_path)

    hasil = kirim(berkas, oleh=d.pegawai, terapkan=False)
    beda = {b.kolom: (b.nilai, b.usul) for b in hasil.hasil.perubahan}
    assert beda["Indikator 1.1, target"] == ("9.600 berkas", "95 %")
    assert beda["Indikator 1.1, aspek atau perspektif"] == ("Kuantitas", "Kualitas")
    assert "RHK 2, dihapus bersama 15 bagian di bawahnya" in beda
    assert not hasil.hasil.galat
    assert isi_skp(lengkap)["utama"][0]["teks"] != "Terlayaninya warga tepat waktu"

    kirim(berkas, oleh=d.pegawai)
    isi = isi_skp(lengkap)
    assert [r["teks"] for r in isi["utama"]] == ["Terlayaninya warga tepat waktu", "Tersusunnya panduan layanan"]
    baru = isi["utama"][1]
    assert baru["rhk_atasan"]["teks"] == "Meningkatnya kepemilikan dokumen kependudukan"
    aksi = baru["indikator"][0]["rencana_aksi"][0]
    assert (aksi["urutan"], aksi["mulai"], aksi["nilai"]) == (2, "2026-04-01", "2")
    satu = isi["utama"][0]["indikator"][0]
    assert (satu["aspek"], satu["nilai"], satu["satuan"]) == ("KUALITAS", "95", "%")
    assert isi["lampiran"]["KONSEKUENSI"] == ["Dibahas bersama", "Dibagi ulang"]
    assert isi["perilaku"] == {"HARMONIS": "Menyapa warga lebih dulu"}
    catatan = jejak_objek(lengkap)[0]
    assert (catatan.kejadian, catatan.pelaku) == ("skp.lembar", d.pegawai.nama)
    assert catatan.perubahan["RHK 1, penyelarasan"] == ["", "Langsung"]

    lagi = kirim(berkas, oleh=d.pegawai)
    assert "berubah" not in hitungan(lagi)
    assert "baru" not in hitungan(lagi)
    assert isi_skp(lengkap) == isi
    assert len(jejak_objek(lengkap)) == 1


@pytest.mark.dua_mesin
def test_sel_yang_keliru_disebut_dan_baris_lain_tetap_masuk(d, lengkap, tmp_path):
    x = unduh(lengkap, saya=d.pegawai)
    salah = {
        x.cari("Indikator", "1.1"): ({"aspek": "Ketelitian"}, "Kuantitas, Kualitas"),
        x.cari("Indikator", "1.2"): ({"target": "x" * 121}, "Ringkaskan"),
        x.cari("Indikator", "1.3"): ({"teks": ""}, "tulis “hapus”"),
        x.cari("RHK", "1"): ({"atasan": "RHK yang tidak ada"}, "lembar “RHK atasan”"),
        x.cari("Rencana aksi", "1.1"): ({"tindakan": "buang"}, "kosongkan"),
        x.cari("Rencana aksi", "1.1", 1): ({"nip": "199001012015011001"}, "Kembalikan NIP"),
    }
    for baris, (sel, _) in salah.items():
        x.ubah(baris, **sel)
    salah[x.tambah(nip=d.pegawai.nip, bagian="Indikator", urut="9.1", teks="Tanpa induk")] = ({}, "4.1 untuk indikator")
    salah[x.tambah(nip=d.pegawai.nip, bagian="Rencana aksi", urut="1.2", teks="Apa", periode="Triwulan V")] = (
        {},
        "Pilih Triwulan",
    )
    salah[x.tambah(nip="199001012015011001", bagian="RHK", urut="1", teks="Bukan siapa-siapa")] = ({}, "Periksa NIP")
    x.ubah(x.cari("RHK", "2"), teks="Yang ini baik")
    hasil = kirim(x.simpan(tmp_path), oleh=d.pegawai)
    keluhan = {b.baris: f"{b.sebab} {b.saran}" for b in hasil.hasil.galat}
    assert keluhan.keys() == salah.keys()
    for baris, (_, kata) in salah.items():
        assert kata in keluhan[baris], keluhan[baris]
    assert hitungan(hasil)["berubah"] == 1
    assert isi_skp(lengkap)["utama"][1]["teks"] == "Yang ini baik"


@pytest.mark.dua_mesin
def test_bentrok_menunjukkan_keduanya_dan_yang_tak_disentuh_ikut_yang_terbaru(d, lengkap, tmp_path):
    x = unduh(lengkap, saya=d.pegawai)
    satu, dua = lengkap.rhk.order_by("urutan")
    Rhk.objects.filter(pk=satu.pk).update(teks="Diubah di aplikasi")
    Rhk.objects.filter(pk=dua.pk).update(teks="Juga diubah di aplikasi")
    Skp.objects.filter(pk=lengkap.pk).update(diubah_pada=pabrik.PADA + timedelta(hours=1))
    x.ubah(x.cari("RHK", "1"), teks="Diubah di lembar")
    hasil = kirim(x.simpan(tmp_path), oleh=d.pegawai)
    assert hitungan(hasil)["ditahan"] == 1
    (butir,) = hasil.hasil.perubahan
    assert (butir.nilai, butir.usul, butir.akibat) == ("Diubah di aplikasi", "Diubah di lembar", "TAHAN")
    assert d.pegawai.nama in butir.sebab
    assert list(lengkap.rhk.order_by("urutan").values_list("teks", flat=True)) == [
        "Diubah di aplikasi", "Juga diubah di aplikasi",
    ]  # fmt: skip


def test_baris_yang_hilang_dari_lembar_atau_dari_aplikasi_tidak_menghapus(d, lengkap, tmp_path):
    x = unduh(lengkap, saya=d.pegawai)
    x.ubah(x.cari("RHK", "2"), teks="Diubah padahal sudah dihapus")
    x.lembar.delete_rows(x.cari("Indikator", "1.3"))
    lengkap.rhk.order_by("urutan").last().delete()
    hasil = kirim(x.simpan(tmp_path), oleh=d.pegawai)
    assert "sudah dihapus di aplikasi" in hasil.hasil.galat[0].sebab
    assert lengkap.rhk.get().indikator.count() == 3


def test_baris_salinan_menjadi_baris_baru_yang_dinyatakan(d, lengkap, tmp_path):
    x = unduh(lengkap, saya=d.pegawai)
    asal = [c.value for c in x.lembar[x.cari("Indikator", "1.1")]]
    x.lembar.append(asal)
    x.lembar.append(asal)
    x.ubah(x.lembar.max_row, urut="1.4", teks="Salinan yang diubah")
    hasil = kirim(x.simpan(tmp_path), oleh=d.pegawai)
    assert {k: hitungan(hasil)[k] for k in ("baru", "dilewati")} == {"baru": 1, "dilewati": 1}
    assert any("baris baru" in b.sebab for b in hasil.hasil.peringatan)
    assert lengkap.rhk.first().indikator.count() == 4


@pytest.mark.dua_mesin
def test_yang_disangga_bawahan_tidak_berubah_diam_diam(d, lengkap, rhk_atasan, tmp_path):
    induk = rhk_atasan.skp
    Skp.objects.filter(pk=induk.pk).update(status="DRAF", versi=0, diputus_pada=None)
    x = unduh(induk, saya=d.kabid)
    x.ubah(x.cari("RHK", "1"), teks="Rumusan lain")
    assert "Ganti rumusan" in kirim(x.simpan(tmp_path), oleh=d.kabid).hasil.galat[0].saran
    x.ubah(x.cari("RHK", "1"), teks=rhk_atasan.teks, tindakan="hapus")
    assert "RHK bawahan" in kirim(x.simpan(tmp_path), oleh=d.kabid).hasil.galat[0].sebab
    rhk_atasan.refresh_from_db()


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("kolom", "kata"),
    [
        ({"status": "DISETUJUI", "diputus_pada": pabrik.PADA, "versi": 1}, "R-14"),
        ({"status": "DIAJUKAN"}, "menariknya kembali"),
        ({"sumber": "RUANG_GTK", "status": "DISETUJUI", "diputus_pada": pabrik.PADA}, "Ruang GTK"),
    ],
)
def test_yang_diajukan_berlaku_atau_resmi_ditunjukkan_tetapi_tidak_disimpan(d, lengkap, tmp_path, kolom, kata):
    Skp.objects.filter(pk=lengkap.pk).update(**kolom)
    x = unduh(lengkap, saya=d.pegawai)
    x.ubah(x.cari("RHK", "1"), teks="Berbeda")
    x.tambah(nip=d.pegawai.nip, bagian="RHK", urut="3", teks="Baru")
    hasil = kirim(x.simpan(tmp_path), oleh=d.pegawai)
    assert hitungan(hasil)["ditahan"] == 2
    assert all(kata in b.sebab for b in hasil.hasil.galat)
    assert [b.usul for b in hasil.hasil.perubahan] == ["Berbeda"]
    assert not lengkap.rhk.filter(teks__in=["Berbeda", "Baru"]).exists()


@pytest.mark.dua_mesin
def test_admin_unit_menyiapkan_sampai_pemiliknya_mengetik(d, lengkap, admin, tmp_path):
    """Until then each change is told to the owner; from then on the file goes to the owner, who sends it."""
    milik = Skp.objects.isinya_terbaca(admin).filter(pegawai=d.pegawai)
    assert not milik.exists()
    siapkan(lengkap, admin)
    assert milik.get() == lengkap
    for n in (1, 2):
        x = unduh(lengkap, saya=admin)
        x.ubah(x.cari("RHK", "1"), teks=f"Disiapkan {n}")
        kirim(x.simpan(tmp_path), oleh=admin)
        assert lengkap.rhk.first().teks == f"Disiapkan {n}"
    assert Pemberitahuan.objects.filter(pegawai=d.pegawai, judul__contains="lembar kerja").count() == 2
    halaman = masuk(d.pegawai).get(f"/skp/{lengkap.id_publik}/").content.decode()
    assert "Draf ini disiapkan dari berkas" in halaman
    assert "skp.json" in halaman
    assert "Disiapkan 2" in masuk(d.pegawai).get(f"/skp/{lengkap.id_publik}/jejak/").content.decode()

    x.ubah(x.cari("RHK", "2"), teks="Terlambat")
    berkas = x.simpan(tmp_path)
    Skp.objects.filter(pk=lengkap.pk).update(versi_isi=99)
    asing = kirim(berkas, oleh=admin)
    assert hitungan(asing) == {"ditolak": len(x.lembar["A"]) - 1}
    assert not asing.hasil.perubahan
    penilai = kirim(berkas, oleh=d.kabid)  # reads the draft, but does not write it
    assert f"hanya {d.pegawai.nama}" in penilai.hasil.galat[0].sebab
    assert kirim(berkas, oleh=d.pegawai).hasil.hitungan()["berubah"] == 1
    assert lengkap.rhk.order_by("urutan").last().teks == "Terlambat"


def test_ketikan_yang_belum_tercatat_tetap_milik_pengetiknya(d, lengkap, tmp_path):
    from django.db import transaction

    from ekinerja.skp.catatan import catat_skp

    with transaction.atomic():
        catat_skp("skp.dimulai", lengkap, oleh=d.pegawai)
    Rhk.objects.filter(pk=lengkap.rhk.first().pk).update(teks="Diketik sendiri")
    x = unduh(lengkap, saya=d.pegawai)
    x.ubah(x.cari("RHK", "2"), teks="Lewat lembar")
    kirim(x.simpan(tmp_path), oleh=d.pegawai)
    lembar, ketikan = jejak_objek(lengkap)[:2]
    assert (ketikan.kejadian, ketikan.perubahan["RHK 1"][1]) == ("skp.diketik", "Diketik sendiri")
    assert set(lembar.perubahan) == {"berkas", "RHK 2, isi"}


def test_skp_yang_dikembalikan_menjadi_draf_lagi(d, lengkap, tmp_path):
    Skp.objects.filter(pk=lengkap.pk).update(status="DIKEMBALIKAN")
    x = unduh(lengkap, saya=d.pegawai)
    x.ubah(x.cari("RHK", "1"), teks="Diperbaiki")
    kirim(x.simpan(tmp_path), oleh=d.pegawai)
    lengkap.refresh_from_db()
    assert lengkap.status == "DRAF"
    assert [j.kejadian for j in jejak_objek(lengkap)] == ["skp.lembar", "skp.diperbaiki"]


def test_rumus_menjadi_teks_dan_kembali_utuh(d, lengkap, tmp_path):
    jahat = '=cmd|"/c calc"!A1'
    Rhk.objects.filter(pk=lengkap.rhk.first().pk).update(teks=jahat)
    x = unduh(lengkap, saya=d.pegawai)
    sel = x.lembar.cell(x.cari("RHK", "1"), K["teks"] + 1)
    assert (sel.data_type, sel.value, sel.quotePrefix) == ("s", jahat, True)
    assert set(hitungan(kirim(x.simpan(tmp_path), oleh=d.pegawai))) == {"tetap"}
    x.ubah(x.cari("Indikator", "1.1"), teks="<script>alert(1)</script>")
    hasil = kirim(x.simpan(tmp_path), oleh=d.pegawai)
    assert any("teks biasa" in b.sebab for b in hasil.hasil.peringatan)


# -- any plan ---------------------------------------------------------------------------------------------------------

# NUL is refused at every door, and PostgreSQL cannot keep it.
_huruf = st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00")
_teks = st.text(_huruf, min_size=0, max_size=40) | st.sampled_from(
    ["_x0041_", "=1+1", "+6281", "-", "@x", "'awal", "1.1", "007", "  dua  ruang ", "baris\nlain\r\nlagi", "\t", "31-12-2026", "1e5"]
)  # fmt: skip


@st.composite
def _rhk(draw, jenis: str, urutan: int):
    return {
        "id": str(uuid4()), "jenis": jenis, "urutan": urutan, "teks": draw(_teks),
        "perspektif": draw(st.sampled_from(["", "ANGGARAN", "PROSES_BISNIS"])),
        "penyelarasan": draw(st.sampled_from(["", "LANGSUNG", "TIDAK_LANGSUNG"])), "rhk_atasan": None,
        "indikator": [
            {
                "id": str(uuid4()), "aspek": draw(st.sampled_from(["", "KUANTITAS", "BIAYA"])), "teks": draw(_teks),
                "target": draw(_teks), "nilai": None, "satuan": "",
                "jenis_target": draw(st.sampled_from(["AKUMULASI", "TRAJECTORY", "TANGGAL"])),
                "rencana_aksi": [
                    {
                        "id": str(uuid4()), "jenis_periode": "TRIWULANAN", "urutan": n, "mulai": "2026-01-01",
                        "tenggat": "2026-03-31", "teks": draw(_teks), "target": draw(_teks), "nilai": None, "satuan": "",
                    }
                    for n in range(1, draw(st.integers(1, 3)))
                ],
            }
            for _ in range(draw(st.integers(0, 2)))
        ],
    }  # fmt: skip


@st.composite
def _isi(draw):
    return {
        "utama": [draw(_rhk("UTAMA", n)) for n in range(1, draw(st.integers(1, 4)))],
        "tambahan": [draw(_rhk("TAMBAHAN", n)) for n in range(1, draw(st.integers(1, 3)))],
        "lampiran": {j: draw(st.lists(_teks.filter(bool), max_size=3)) for j in ("DUKUNGAN", "SKEMA", "KONSEKUENSI")},
        "perilaku": {k: draw(_teks) for k in ("HARMONIS", "LOYAL")},
    }


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(baru=_isi())
def test_keluar_masuk_tanpa_perubahan_tidak_mengubah_apa_pun(d, tmp_path, baru):
    Skp.objects.filter(pegawai=d.rekan).delete()
    skp = pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang)
    tulis_isi({skp.pk: baru}, {skp.pk: {**isi_skp(skp), "perilaku": {}}})
    sebelum = (isi_skp(skp), list(PerilakuSkp.objects.filter(skp=skp).values()))
    berkas = tmp_path / "rencana.xlsx"
    berkas.write_bytes(isi_lembar(skp, saya=d.rekan))
    hasil = kirim(berkas, oleh=d.rekan)
    assert set(hitungan(hasil)) <= {"tetap"}, [*hasil.hasil.galat, *hasil.hasil.perubahan]
    assert (isi_skp(skp), list(PerilakuSkp.objects.filter(skp=skp).values())) == sebelum
    assert Skp.objects.get(pk=skp.pk).versi_isi == 0


# -- on screen --------------------------------------------------------------------------------------------------------


def _isi_baru(x: Lembar, nip: str, **lain: str) -> None:
    x.tambah(nip=nip, bagian="RHK", urut="1", teks="Tersusunnya panduan layanan", **lain)
    x.tambah(
        nip=nip, bagian="Indikator", urut="1.1", teks="Jumlah panduan", aspek="Kuantitas", target="4 dokumen", **lain
    )
    x.tambah(
        nip=nip, bagian="Rencana aksi", urut="1.1", teks="Menulis", periode="Triwulan II", target="2 dokumen", **lain
    )


@pytest.mark.dua_mesin
def test_admin_memulai_skp_orang_yang_belum_punya(d, lengkap, admin, tmp_path):
    x = unduh(lengkap, saya=d.pegawai)
    _isi_baru(x, d.rekan.nip)
    berkas = x.simpan(tmp_path)
    hasil = kirim(berkas, oleh=admin, terapkan=False)
    baru = [(b.kolom, b.usul) for b in hasil.hasil.perubahan if b.kolom == "SKP baru"]
    assert baru == [("SKP baru", "Draf SKP 2026, 1 Januari 2026 sampai 31 Desember 2026")]
    assert "Dewi Toana. SKP baru" in {b.sebab for b in hasil.hasil.perubahan}
    assert not Skp.objects.filter(pegawai=d.rekan).exists()

    kirim(berkas, oleh=admin)
    skp = Skp.objects.get(pegawai=d.rekan)
    assert (skp.status, skp.tahun, skp.penilai, skp.unit, skp.diubah_oleh) == ("DRAF", 2026, d.kabid, d.bidang, admin)
    assert skp.potret["pegawai"]["nama"] == "Dewi Toana"
    assert isi_skp(skp)["utama"][0]["indikator"][0]["rencana_aksi"][0]["target"] == "2 dokumen"
    assert [j.kejadian for j in jejak_objek(skp)] == ["skp.lembar", "skp.dimulai"]
    judul = Pemberitahuan.objects.filter(pegawai=d.rekan).values_list("judul", flat=True)
    assert "Draf SKP 2026 Anda disiapkan lewat lembar kerja" in judul
    panel = masuk(d.rekan).get(f"/skp/{skp.id_publik}/").content.decode()
    assert "rencana.xlsx" in panel
    assert "SHA-256" not in panel

    sebelum = isi_skp(skp)
    assert "baru" not in hitungan(kirim(berkas, oleh=admin)), "sent twice, nothing is doubled"
    assert isi_skp(skp) == sebelum
    skp.refresh_from_db()
    assert skp.asal.disiapkan == skp.versi_isi, "still prepared: its owner has not typed"


def test_lampiran_dan_harapan_ikut_pada_skp_yang_dimulai_dari_lembar(d, lengkap, admin, tmp_path):
    x = unduh(lengkap, saya=d.pegawai)
    _isi_baru(x, d.rekan.nip)
    isi = {
        "Dukungan sumber daya": "Dua operator\nMesin cetak", "Skema pertanggungjawaban": "Laporan tiap bulan",
        "Konsekuensi": "Dibahas bersama", "Harapan: Harmonis": "Menyapa warga lebih dulu",
    }  # fmt: skip
    for bagian, teks in isi.items():
        x.tambah(nip=d.rekan.nip, bagian=bagian, teks=teks)
    berkas = x.simpan(tmp_path)
    hasil = kirim(berkas, oleh=admin)
    assert ("Harapan: Harmonis, baru", "Menyapa warga lebih dulu") in {(b.kolom, b.usul) for b in hasil.hasil.perubahan}
    skp = Skp.objects.get(pegawai=d.rekan)
    kini = isi_skp(skp)
    assert kini["lampiran"]["DUKUNGAN"] == ["Dua operator", "Mesin cetak"]
    assert kini["perilaku"] == {"HARMONIS": "Menyapa warga lebih dulu"}
    assert "baru" not in hitungan(kirim(berkas, oleh=admin)), "sent twice, nothing is doubled"
    assert isi_skp(skp) == kini

    keluar = unduh(Skp.objects.get(pk=skp.pk), saya=admin)
    assert keluar.lembar.cell(keluar.cari("Dukungan sumber daya"), K["teks"] + 1).value == "Dua operator\nMesin cetak"
    assert not kirim(keluar.simpan(tmp_path), oleh=admin).hasil.perubahan
    assert isi_skp(skp) == kini

    x.ubah(x.lembar.max_row, teks="Kalimat lain")
    lain = kirim(x.simpan(tmp_path), oleh=admin)
    assert "Bagian ini sudah berisi di aplikasi." in {b.sebab for b in lain.hasil.galat}
    assert isi_skp(skp) == kini


@pytest.mark.dua_mesin
def test_skp_baru_hanya_di_wilayah_dan_hanya_yang_wajib(d, lengkap, admin, tmp_path):
    lembar = isi_lembar(lengkap, saya=d.pegawai)
    guru = pabrik.buat_pegawai("Sari Wulandari")
    pabrik.tugaskan(guru, pabrik.buat_unit("SMP1", induk=d.dinas, jenis="sekolah_smp"), pabrik.buat_jabatan("Guru IPA"))

    def sebab(oleh, nip, **lain) -> str:
        x = Lembar(lembar)
        _isi_baru(x, nip, **lain)
        hasil = kirim(x.simpan(tmp_path), oleh=oleh)
        return " ".join(b.sebab for b in hasil.hasil.galat)

    assert "bukan yang dapat Anda baca" in sebab(admin, d.orang_luar.nip)
    assert "Moh. Fadel" not in sebab(admin, d.orang_luar.nip)
    assert "bukan yang dapat Anda baca" in sebab(d.kabid, d.rekan.nip), "leads the unit, holds no role to begin drafts"
    assert "Ruang GTK" in sebab(admin, guru.nip)
    assert "SKP 2024 tidak dapat dimulai" in sebab(admin, d.rekan.nip, mulai="01-01-2024")
    Pegawai.objects.filter(pk=d.rekan.pk).update(kedudukan="CLTN")
    assert "tidak wajib" in sebab(admin, d.rekan.nip)
    assert "sudah ada" in sebab(admin, d.pegawai.nip), "Andi types himself; his draft is not the admin's"
    assert Skp.objects.filter(tahun=2026).count() == 2
    Pegawai.objects.filter(pk=d.rekan.pk).update(kedudukan="AKTIF")
    sebab(d.rekan, d.rekan.nip)
    milik = Skp.objects.get(pegawai=d.rekan)
    assert milik.asal.disiapkan != milik.versi_isi, "the owner's own: nobody else prepares it"


def test_kueri_pemeriksaan_tetap_berapa_pun_skp_barunya(d, lengkap, admin, tmp_path):
    lembar = isi_lembar(lengkap, saya=d.pegawai)

    def kueri(orang) -> int:
        x = Lembar(lembar)
        for o in orang:
            _isi_baru(x, o.nip)
        berkas = x.simpan(tmp_path)
        with CaptureQueriesContext(connection) as c:
            hasil = kirim(berkas, oleh=admin, terapkan=False)
        assert hitungan(hasil)["baru"] == 3 * len(orang)
        return len(c)

    banyak = []
    for n in range(12):
        orang = pabrik.buat_pegawai(f"Orang {n}")
        pabrik.tugaskan(orang, d.bidang)
        pabrik.hubungkan(orang, d.kabid)
        banyak.append(orang)
    kueri([d.rekan])
    assert kueri([d.rekan]) == kueri(banyak)


def test_layar_unduh_ubah_kirim_simpan(d, lengkap, tmp_path):
    meja = masuk(d.pegawai)
    assert "Unduh SKP 2026 saya" in meja.get("/skp/lembar/").content.decode()
    jawab = meja.get("/skp/lembar/unduh/?tahun=2026")
    assert "attachment" in jawab["Content-Disposition"]
    x = Lembar(jawab.content)
    x.ubah(x.cari("RHK", "1"), teks="Dari layar")
    berkas = SimpleUploadedFile("rencana.xlsx", x.simpan(tmp_path).read_bytes())
    assert meja.post("/skp/lembar/", {"berkas": berkas, "kunci": uuid4().hex}).status_code == 302
    jalankan_semua()
    proses = ProsesImpor.objects.get()
    halaman = meja.get(f"/impor/{proses.id_publik}/").content.decode()
    assert "Dari layar" in halaman
    assert "Terverifikasinya berkas kelompok 1" in halaman
    # What somebody types into an own plan is nobody else's, not even the personnel office's.
    bkpsdm = pabrik.buat_pegawai("Admin")
    pabrik.beri_peran(bkpsdm, "ADMIN_BKPSDM", d.kota)
    assert masuk(bkpsdm).get(f"/impor/{proses.id_publik}/").status_code == 404
    meja.post(f"/impor/{proses.id_publik}/terapkan/", {"kunci": uuid4().hex})
    jalankan_semua()
    assert lengkap.rhk.first().teks == "Dari layar"


@pytest.mark.dua_mesin
def test_layar_unit_hanya_memuat_yang_terbaca(d, lengkap, admin):
    meja = masuk(admin)
    unduh_unit = f"/skp/lembar/unduh/?unit={d.bidang.kode}"
    assert d.bidang.nama in meja.get("/skp/lembar/").content.decode()  # the approved plan of its head
    assert d.pegawai.nip not in [c.value for c in Lembar(meja.get(unduh_unit).content).lembar["D"]]
    siapkan(lengkap, admin)
    assert d.pegawai.nip in [c.value for c in Lembar(meja.get(unduh_unit).content).lembar["D"]]
    assert masuk(d.orang_luar).get(f"/skp/lembar/unduh/?unit={d.bidang.kode}").status_code == 404


@pytest.mark.dua_mesin
def test_kueri_tetap_berapa_pun_skp_nya(d, lengkap, tmp_path):
    def hitung(*skp: Skp) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as keluar:
            x = unduh(*skp, saya=d.kabid)
        berkas = x.simpan(tmp_path)
        with CaptureQueriesContext(connection) as masuk_:
            kirim(berkas, oleh=d.kabid)
        return len(keluar), len(masuk_)

    lain = [pabrik.buat_pegawai() for _ in range(11)]
    for p in lain:
        pabrik.tugaskan(p, d.bidang)
        pabrik.hubungkan(p, d.kabid)
    hitung(lengkap)  # roles are read once per person
    banyak = [pabrik.buat_skp(p, d.kabid, unit=d.bidang, rhk=1) for p in lain]
    assert hitung(lengkap) == hitung(lengkap, *banyak)
    assert RencanaAksi.objects.filter(skp__in=banyak).count() == 132
