"""`impor skp`: the sample city's plans with their cascade, what a file never overwrites, and who may bring in what."""

import copy
import json
import re
from datetime import date, timedelta
from functools import lru_cache
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Pemeriksaan, Pilihan, pengimpor
from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai, Penugasan, ProsesImpor, UnitKerja
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.perencanaan.models import SumberSkpUnit
from ekinerja.skp.models import AsalSkp, RencanaAksi, Rhk, Skp, VersiSkp
from tests.pabrik import beri_peran, buat_jabatan, buat_pegawai

from .alat import DATA, PADA, hitungan, impor

pytestmark = pytest.mark.django_db
GURU = "198403072011032996"  # a principal: official from Ruang GTK
SMP9 = "DIKBUD.SMPN09"


@lru_cache
def contoh() -> dict:
    return json.loads((DATA / "skp.json").read_text(encoding="utf-8"))


@pytest.fixture
def kota(unit):
    """The people of the plans, each at work in the unit of the plan and appraised as it says."""
    semua, unit_kode = contoh()["skp"], {u.kode: u for u in UnitKerja.objects.all()}
    Pegawai.objects.bulk_create(Pegawai(nip=s["nip"], nama=s["nama"], status="PNS") for s in semua)
    orang = {p.nip: p for p in Pegawai.objects.all()}
    guru, lain = buat_jabatan("Guru", "FUNGSIONAL"), buat_jabatan("Pengolah data", "PELAKSANA")
    Penugasan.objects.bulk_create(
        Penugasan(
            pegawai=orang[s["nip"]],
            unit=unit_kode[s["kode_unit"]],
            jabatan=guru if s["sumber"] == "RUANG_GTK" else lain,
            mulai=date(2024, 1, 2),
        )
        for s in semua
    )


def kirim(folder, daftar, *, oleh: Pegawai | None = None, terapkan: bool = True) -> Pemeriksaan:
    """These plans as a file, brought in by `oleh`."""
    berkas = folder / "rencana.json"
    berkas.write_text(json.dumps({"skp": daftar}), encoding="utf-8")
    p, pilihan = pengimpor("skp"), Pilihan(pada=PADA, oleh=oleh, lain={"berkas": "rencana.json"})
    hasil = p.periksa(p.baca(berkas, pilihan), pilihan)
    if terapkan:
        p.terapkan(hasil, pilihan, oleh=oleh)
    return hasil


def satu(nip: str, ubah=lambda s: None) -> dict:
    skp = copy.deepcopy(next(s for s in contoh()["skp"] if s["nip"] == nip))
    ubah(skp)
    return skp


def lokal(n: int = 0) -> str:
    """NIP of the n-th local plan whose superior's plan is in the file too."""
    return [s["nip"] for s in contoh()["skp"] if s["sumber"] == "LOKAL" and s["ppk"]["nip"]][n]


def draf(s: dict) -> None:
    s["status"] = "DRAF"


def milik(nip: str) -> Skp:
    return Skp.objects.select_related("asal").get(pegawai__nip=nip)


@pytest.mark.dua_mesin
def test_seluruh_contoh_masuk_dengan_tautannya_dan_dua_kali_tidak_mengubah(kota):
    pertama = impor("skp", "skp.json", terapkan=True)
    assert hitungan(pertama) == {"dibaca": 150, "baru": 150}
    assert (Rhk.objects.count(), RencanaAksi.objects.count(), VersiSkp.objects.count()) == (191, 1894, 150)
    tautan = {s["nip"]: {r["id"]: r["rhk_atasan"] for r in s["rhk"]} for s in contoh()["skp"]}
    asal = {a.skp_id: a for a in AsalSkp.objects.select_related("skp__pegawai", "skp__penilai")}
    nama = {v: k for a in asal.values() for k, v in a.kunci.items()}
    terhubung = Rhk.objects.exclude(rhk_atasan=None).select_related("skp__pegawai", "rhk_atasan__skp")
    assert len(terhubung) == 165
    for r in terhubung:
        assert nama[str(r.rhk_atasan.id_publik)] == tautan[r.skp.pegawai.nip][nama[str(r.id_publik)]]
        assert r.rhk_atasan.skp.pegawai_id == r.skp.penilai_id
    guru = milik(GURU)
    assert (guru.sumber, guru.status, guru.versi) == ("RUANG_GTK", "DISETUJUI", 1)
    assert len(guru.asal.sha256) == 64
    assert Skp.objects.filter(sumber="RUANG_GTK").count() == 19
    assert Pemberitahuan.objects.filter(jenis="skp").count() == 150
    assert not periksa_jejak().temuan
    sebelum = list(Skp.objects.order_by("pk").values())
    assert hitungan(impor("skp", "skp.json", terapkan=True)) == {"dibaca": 150, "tetap": 150}
    assert list(Skp.objects.order_by("pk").values()) == sebelum
    assert Pemberitahuan.objects.filter(jenis="skp").count() == 150


def test_tanpa_unit_atau_pegawai_dikatakan(db):
    with pytest.raises(AturanDilanggar, match="daftar unit"):
        impor("skp", "skp.json")


@pytest.mark.dua_mesin
def test_tautan_putus_disebut_barisnya_lalu_tersambung_sesudah_atasannya_ada(kota, tmp_path):
    nip = lokal(1)
    atasan = satu(nip)["ppk"]["nip"]
    hasil = kirim(tmp_path, [satu(nip)])
    putus = [b for b in hasil.hasil.peringatan if b.kolom.endswith("rhk_atasan")]
    assert putus
    assert all(b.baris == 1 for b in putus)
    assert milik(nip).rhk.exclude(rhk_atasan=None).count() == 0
    # Approved and local: it stays as it is, and what would change is named.
    kirim(tmp_path, [satu(atasan)])
    lagi = kirim(tmp_path, [satu(nip)])
    assert hitungan(lagi) == {"dibaca": 1, "ditahan": 1}
    assert any("mendukung RHK atasan" in b.kolom for b in lagi.hasil.perubahan)


@pytest.mark.dua_mesin
def test_draf_dari_berkas_ditimpa_berkas_selama_belum_disentuh(kota, tmp_path):
    nip = lokal(1)
    kirim(tmp_path, [satu(nip, draf)])
    skp = milik(nip)
    id_rhk = {r.id_publik for r in skp.rhk.all()}

    def ganti(s):
        draf(s)
        s["rhk"][0]["teks"] = "Terwujudnya hal lain"
        s["rhk"][0]["indikator"][0]["rencana_aksi"].pop()

    hasil = kirim(tmp_path, [satu(nip, ganti)])
    assert hitungan(hasil) == {"dibaca": 1, "berubah": 1}
    assert any(
        b.kolom == "RHK 1" and b.usul == "Terwujudnya hal lain" and "Sistem" in b.sebab for b in hasil.hasil.perubahan
    )
    assert {r.id_publik for r in skp.rhk.all()} == id_rhk
    assert skp.rhk.first().teks == "Terwujudnya hal lain"
    # The owner typed: from now on a file waits, and does not show the words of the draft.
    Skp.objects.filter(pk=skp.pk).update(versi_isi=7, diubah_oleh=skp.pegawai)
    hasil = kirim(tmp_path, [satu(nip, draf)])
    assert hitungan(hasil) == {"dibaca": 1, "ditahan": 1}
    assert skp.pegawai.nama in hasil.hasil.galat[0].sebab
    assert not hasil.hasil.perubahan
    assert skp.rhk.first().teks == "Terwujudnya hal lain"


@pytest.mark.dua_mesin
def test_skp_berlaku_dan_buatan_sendiri_tidak_ditimpa(kota, tmp_path):
    nip = lokal(1)
    kirim(tmp_path, [satu(nip)])
    hasil = kirim(tmp_path, [satu(nip, lambda s: s["rhk"][0].update(teks="Lain"))])
    assert hitungan(hasil) == {"dibaca": 1, "ditahan": 1}
    assert "R-14" in hasil.hasil.galat[0].saran
    assert [b for b in hasil.hasil.perubahan if b.usul == "Lain" and b.akibat == "TAHAN"]
    assert not milik(nip).rhk.filter(teks="Lain").exists()


@pytest.mark.dua_mesin
def test_skp_resmi_diperbarui_menjadi_versi_baru_dan_yang_dipakai_tidak_hilang(kota, tmp_path):
    kirim(tmp_path, [satu(GURU)])
    skp = milik(GURU)
    hasil = kirim(tmp_path, [satu(GURU, lambda s: s["rhk"][0].update(teks="Rumusan baru dari Ruang GTK"))])
    assert hitungan(hasil) == {"dibaca": 1, "berubah": 1}
    skp.refresh_from_db()
    assert (skp.versi, skp.status, VersiSkp.objects.filter(skp=skp).count()) == (2, "DISETUJUI", 2)
    assert [j.kejadian for j in jejak_objek(skp)] == ["skp.diimpor", "skp.diimpor"]
    assert not periksa_jejak().temuan
    # A report hangs on what the next file leaves out: nothing changes, and the file is told so.
    aksi = skp.rhk.first().indikator.first().rencana_aksi.first()
    aksi.laporan.create(
        pegawai=skp.pegawai, skp=skp, tanggal=PADA, jam_mulai="08:00", jam_selesai="09:00", kegiatan="x", realisasi=1,
        satuan="guru", dibuat_pada=sekarang(), diubah_pada=sekarang(),
    )  # fmt: skip
    hasil = kirim(tmp_path, [satu(GURU, lambda s: s["rhk"][0]["indikator"].pop(0))])
    assert hitungan(hasil) == {"dibaca": 1, "ditahan": 1}
    assert "sudah dipakai laporan" in hasil.hasil.galat[0].sebab
    assert RencanaAksi.objects.filter(pk=aksi.pk).exists()


@pytest.mark.dua_mesin
def test_sumber_mengikuti_pengaturan_unit(kota, tmp_path):
    hasil = kirim(tmp_path, [satu(GURU, lambda s: s.update(sumber="LOKAL"))])
    assert milik(GURU).sumber == "RUANG_GTK"
    assert any("Ruang GTK" in b.sebab for b in hasil.hasil.peringatan)
    Skp.objects.filter(pegawai__nip=GURU).delete()
    SumberSkpUnit.objects.create(unit=UnitKerja.objects.get(kode=SMP9), sumber_skp="LOKAL")
    hasil = kirim(tmp_path, [satu(GURU)])
    assert hitungan(hasil) == {"dibaca": 1, "ditahan": 1}
    hasil = kirim(tmp_path, [satu(GURU, lambda s: s.update(sumber="LOKAL", status="DRAF"))])
    assert (hitungan(hasil), milik(GURU).status) == ({"dibaca": 1, "baru": 1}, "DRAF")


def test_operator_sekolah_mengimpor_sekolahnya_saja(kota, tmp_path):
    operator = buat_pegawai("Moh. Fadel", akun=False)
    beri_peran(operator, "OPERATOR_SEKOLAH", UnitKerja.objects.get(kode=SMP9))
    luar = lokal(1)

    def menyelundup(s):
        s["kode_unit"] = SMP9

    hasil = kirim(tmp_path, [satu(GURU), satu(luar), satu(lokal(2), menyelundup)], oleh=operator)
    assert hitungan(hasil) == {"dibaca": 3, "baru": 1, "ditahan": 2}
    assert all("di luar wilayah" in b.sebab for b in hasil.hasil.galat)
    assert Skp.objects.get().asal.diimpor_oleh == operator


@pytest.mark.dua_mesin
def test_layar_operator_hanya_menawarkan_skp_dan_menunjukkan_kirimannya_sendiri(kota):
    operator, lain = buat_pegawai("Moh. Fadel"), buat_pegawai("Operator lain")
    for orang, unit_kode in ((operator, SMP9), (lain, "DIKBUD.SMPN01")):
        beri_peran(orang, "OPERATOR_SEKOLAH", UnitKerja.objects.get(kode=unit_kode))
    meja = Client()
    meja.force_login(operator.akun)
    halaman = meja.get("/impor/").content.decode()
    assert 'name="jenis" value="skp"' in halaman
    assert "pegawai" not in re.findall(r'name="jenis"[^>]*value="(\w+)"', halaman)
    kiriman = {"kunci": uuid4().hex, "jenis": "pegawai", "pada": PADA.isoformat()}
    berkas = json.dumps({"skp": [satu(GURU), satu(lokal(1))]}).encode()
    assert meja.post("/impor/", {**kiriman, "berkas": SimpleUploadedFile("gtk.json", berkas)}).status_code == 400
    kiriman |= {"kunci": uuid4().hex, "jenis": "skp"}
    assert meja.post("/impor/", {**kiriman, "berkas": SimpleUploadedFile("gtk.json", berkas)}).status_code == 302
    jalankan_semua()
    proses = ProsesImpor.objects.get()
    alamat = f"/impor/{proses.id_publik}/"
    assert "di luar wilayah peran Anda" in meja.get(alamat).content.decode()
    assert meja.get(f"{alamat}unduh/").status_code == 200
    meja.post(f"{alamat}terapkan/", {"kunci": uuid4().hex})
    jalankan_semua()
    assert (Skp.objects.get().asal.berkas, Skp.objects.get().asal.diimpor_oleh) == ("gtk.json", operator)
    orang_lain = Client()
    orang_lain.force_login(lain.akun)
    assert orang_lain.get(alamat).status_code == 404
    assert "gtk.json" not in orang_lain.get("/impor/").content.decode()


def test_admin_unit_menyiapkan_draf_bukan_mengesahkan(kota, tmp_path):
    nip = lokal(1)
    admin = buat_pegawai("Admin unit", akun=False)
    beri_peran(admin, "ADMIN_UNIT", UnitKerja.objects.get(kode=satu(nip)["kode_opd"]))
    hasil = kirim(tmp_path, [satu(nip)], oleh=admin)
    assert milik(nip).status == "DRAF"
    assert any("hanya dapat diimpor BKPSDM" in b.sebab for b in hasil.hasil.peringatan)
    assert jejak_objek(milik(nip))[0].kejadian == "skp.disiapkan"


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (lambda s: s.update(nip="199001012015011001"), "belum ada di daftar pegawai"),
        (lambda s: s.update(kode_unit="TIDAK-ADA"), "tidak ada di daftar unit"),
        (lambda s: s["ppk"].update(nip=s["nip"]), "pegawai itu sendiri"),
        (lambda s: s.update(sumber="RUANG_GTK", status="DRAF"), "belum resmi"),
    ],
)
def test_yang_tidak_punya_tempat_ditahan_dan_yang_lain_masuk(kota, tmp_path, ubah, kata):
    hasil = kirim(tmp_path, [satu(lokal(1), ubah), satu(lokal(2))])
    assert hitungan(hasil) == {"dibaca": 2, "baru": 1, "ditahan": 1}
    assert any(kata in b.sebab and b.baris == 1 for b in hasil.hasil.galat)


def test_orang_yang_sama_dua_kali_di_berkas(kota, tmp_path):
    nip = lokal(1)
    lain = satu(nip, lambda s: s["rhk"][0].update(teks="Beda"))
    hasil = kirim(tmp_path, [satu(nip), satu(nip), lain])
    assert hitungan(hasil) == {"dibaca": 3, "baru": 1, "ditahan": 1, "dilewati": 1}


@pytest.mark.dua_mesin
def test_masa_bertumpuk_dengan_yang_ada_ditahan(kota, tmp_path):
    nip = lokal(1)
    kirim(tmp_path, [satu(nip)])
    Skp.objects.update(mulai=PADA.replace(month=2, day=1) - timedelta(days=1))
    hasil = kirim(tmp_path, [satu(nip)])
    assert hitungan(hasil) == {"dibaca": 1, "ditahan": 1}
    assert "bertumpuk" in hasil.hasil.galat[0].sebab


@pytest.mark.dua_mesin
def test_kueri_tetap_berapa_pun_skp_nya(kota, tmp_path):
    def hitung(daftar) -> int:
        with CaptureQueriesContext(connection) as kueri:
            kirim(tmp_path, daftar)
        Rhk.objects.update(rhk_atasan=None)
        Skp.objects.all().delete()
        # Rows are written in batches as large as the engine takes.
        return len([k for k in kueri if not k["sql"].startswith("INSERT")])

    bawahan = satu(lokal(1))
    dua = [bawahan, satu(bawahan["ppk"]["nip"])]
    assert hitung(dua) == hitung([*dua, *(satu(lokal(n)) for n in range(2, 14))])
