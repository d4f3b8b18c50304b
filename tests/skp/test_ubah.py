"""Typing into a draft."""

from decimal import Decimal

import pytest

from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.models import Jejak
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.masukan import sidik
from ekinerja.skp.models import Indikator, PerilakuSkp, RencanaAksi, Rhk, Skp
from tests import pabrik
from tests.skp.cerita import kirim, lihat

pytestmark = pytest.mark.django_db


def isian(rhk: Rhk, **ganti: str) -> dict[str, object]:
    """The form of an RHK as the page would send it, with some fields replaced."""
    r = next(x for x in semua_rhk(isi_skp(rhk.skp)) if x["id"] == str(rhk.id_publik))
    hasil: dict[str, object] = {
        "teks": r["teks"],
        "sidik": sidik(r),
        "rhk_atasan": (r["rhk_atasan"] or {}).get("id", ""),
        "indikator": [i["id"] for i in r["indikator"]],
    }
    for i in r["indikator"]:
        hasil |= {f"aspek-{i['id']}": i["aspek"], f"ukuran-{i['id']}": i["teks"], f"target-{i['id']}": i["target"]}
        hasil[f"aksi-{i['id']}"] = [a["id"] for a in i["rencana_aksi"]]
        for a in i["rencana_aksi"]:
            hasil |= {f"langkah-{i['id']}-{a['id']}": a["teks"], f"sasaran-{i['id']}-{a['id']}": a["target"]}
    return hasil | ganti


def simpan(orang, rhk: Rhk, htmx: bool = True, **isi):
    return kirim(orang, "simpan_rhk", rhk.skp, rhk.id_publik, htmx=htmx, **isi)


@pytest.fixture
def rhk(lengkap) -> Rhk:
    return lengkap.rhk.first()


@pytest.mark.dua_mesin
def test_ketikan_tersimpan_tanpa_baris_jejak_dan_tercatat_pada_langkah_berikutnya(d, rhk):
    jawab = simpan(d.pegawai, rhk, **isian(rhk, teks="Terbitnya akta tepat waktu"))
    assert jawab.status_code == 200
    assert "Tersimpan 09.00" in jawab.content.decode()
    assert not Jejak.objects.exists()
    kirim(d.pegawai, "ajukan", rhk.skp)
    assert jejak_objek(rhk.skp)[0].perubahan["RHK 1"] == ["", "Terbitnya akta tepat waktu"]


def test_target_tersimpan_seperti_diketik_dan_angkanya_terpisah(d, rhk):
    ind = rhk.indikator.first()
    simpan(d.pegawai, rhk, **isian(rhk, **{f"target-{ind.id_publik}": "61,95%"}))
    ind.refresh_from_db()
    assert (ind.target_teks, ind.target_nilai, ind.satuan) == ("61,95%", Decimal("61.95"), "%")


def test_target_tanpa_angka_diberi_saran_tetapi_tetap_tersimpan(d, rhk):
    ind = rhk.indikator.first()
    jawab = simpan(d.pegawai, rhk, **isian(rhk, **{f"target-{ind.id_publik}": "sebaik mungkin"}))
    assert "tidak dapat diperiksa. Tulis angka, persentase, atau tanggal." in jawab.content.decode()
    ind.refresh_from_db()
    assert (ind.target_teks, ind.target_nilai) == ("sebaik mungkin", None)


@pytest.mark.dua_mesin
def test_rencana_aksi_baru_diubah_dan_dikosongkan_dengan_nama_isian_yang_sama(d, lengkap):
    rhk = pabrik.buat_rhk(lengkap, 3, indikator=0)
    ind = Indikator.objects.create(rhk=rhk, urutan=1, teks="Ukuran")
    kunci = f"langkah-{ind.id_publik}-baru-2"
    for teks, jumlah in (("Tahap awal", 1), ("Tahap lanjut", 1), ("", 0)):
        isi = isian(rhk, **{f"aksi-{ind.id_publik}": "baru-2", kunci: teks})
        assert simpan(d.pegawai, rhk, **isi).status_code == 200
        baris = list(RencanaAksi.objects.filter(indikator=ind))
        assert [b.teks for b in baris] == [teks] * jumlah
    assert not baris


@pytest.mark.dua_mesin
def test_rencana_aksi_mendapat_tanggal_triwulannya(d, lengkap):
    rhk = pabrik.buat_rhk(lengkap, 3, indikator=0)
    ind = Indikator.objects.create(rhk=rhk, urutan=1, teks="Ukuran", satuan="berkas")
    isi = isian(rhk, **{f"aksi-{ind.id_publik}": "baru-2", f"sasaran-{ind.id_publik}-baru-2": "120"})
    simpan(d.pegawai, rhk, **isi)
    aksi = RencanaAksi.objects.get(indikator=ind)
    assert (str(aksi.mulai), str(aksi.tenggat), aksi.target_nilai, aksi.satuan) == (
        "2026-04-01", "2026-06-30", 120, "berkas"
    )  # fmt: skip


def test_diubah_di_tempat_lain_menjawab_409_dengan_kedua_versi(d, rhk):
    lama = isian(rhk)
    simpan(d.pegawai, rhk, **isian(rhk, teks="Versi tab pertama"))
    for htmx in (True, False):
        jawab = simpan(d.pegawai, rhk, htmx=htmx, **{**lama, "teks": "Versi tab kedua"})
        assert jawab.status_code == 409
        for teks in ("Versi tab pertama", "Versi tab kedua", d.pegawai.nama):
            assert teks in jawab.content.decode()
    rhk.refresh_from_db()
    assert rhk.teks == "Versi tab pertama"


def test_tanpa_skrip_formulir_yang_sama_kembali_ke_halaman(d, rhk):
    jawab = simpan(d.pegawai, rhk, htmx=False, aksi="selesai", **isian(rhk, teks="Terbitnya akta"))
    assert jawab.status_code == 302
    assert "?buka=" not in jawab["Location"]


def test_hanya_pemilik_yang_menulis_dan_hanya_selama_draf(d, rhk):
    assert simpan(d.kabid, rhk, **isian(rhk)).status_code == 403
    assert simpan(d.orang_luar, rhk, **isian(rhk)).status_code == 404
    kirim(d.pegawai, "ajukan", rhk.skp)
    assert simpan(d.pegawai, rhk, **isian(rhk)).status_code == 409


def test_ketikan_pertama_pada_skp_yang_dikembalikan_menjadikannya_draf(d, rhk):
    kirim(d.pegawai, "ajukan", rhk.skp)
    kirim(d.kabid, "kembalikan", rhk.skp, catatan="Perbaiki.")
    simpan(d.pegawai, rhk, **isian(rhk, teks="Terbitnya akta"))
    skp = Skp.objects.get(pk=rhk.skp_id)
    assert (skp.status, skp.catatan) == ("DRAF", "Perbaiki.")
    assert jejak_objek(skp)[0].kejadian == "skp.diperbaiki"


@pytest.mark.dua_mesin
def test_indikator_ditambah_dihapus_dan_diurungkan(d, rhk):
    simpan(d.pegawai, rhk, aksi="indikator", **isian(rhk))
    assert rhk.indikator.count() == 4
    buang = rhk.indikator.order_by("urutan").first()
    jawab = simpan(d.pegawai, rhk, aksi=f"buang:{buang.id_publik}", **isian(rhk))
    assert rhk.indikator.count() == 3
    muatan = jawab.content.decode().split('name="muatan" value="')[1].split('"')[0]
    for _ in range(2):
        assert kirim(d.pegawai, "pulihkan", rhk.skp, muatan=muatan, htmx=True).status_code == 200
    assert rhk.indikator.filter(id_publik=buang.id_publik).count() == 1
    assert RencanaAksi.objects.filter(indikator__id_publik=buang.id_publik).count() == 4


def test_rhk_dihapus_lalu_diurungkan_persis_seperti_semula(d, lengkap, rhk):
    sebelum = isi_skp(lengkap)
    jawab = kirim(d.pegawai, "hapus_rhk", lengkap, rhk.id_publik, htmx=True)
    assert lengkap.rhk.count() == 1
    muatan = jawab.content.decode().split('name="muatan" value="')[1].split('"')[0]
    assert kirim(d.rekan, "pulihkan", lengkap, muatan=muatan).status_code == 404
    kirim(d.pegawai, "pulihkan", lengkap, muatan=muatan)
    assert isi_skp(lengkap) == sebelum


def test_urungan_milik_skp_lain_atau_karangan_ditolak(d, lengkap, rhk):
    lain = pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang, rhk=1)
    jawab = kirim(d.rekan, "hapus_rhk", lain, lain.rhk.first().id_publik, htmx=True)
    muatan = jawab.content.decode().split('name="muatan" value="')[1].split('"')[0]
    for teks in (muatan, "karangan", ""):
        assert kirim(d.pegawai, "pulihkan", lengkap, muatan=teks).status_code == 400
    assert lengkap.rhk.count() == 2


def test_rhk_yang_disangga_tidak_dapat_dihapus_dan_rumusannya_diganti_dengan_kabar(d, lengkap, rhk_atasan):
    atasan = rhk_atasan.skp
    Skp.objects.filter(pk=atasan.pk).update(status="DRAF")
    assert kirim(d.kabid, "hapus_rhk", atasan, rhk_atasan.id_publik).status_code == 409
    assert simpan(d.kabid, rhk_atasan, **isian(rhk_atasan, teks="Diam-diam")).status_code == 409
    tanpa = kirim(d.kabid, "ganti_rumusan", atasan, rhk_atasan.id_publik, teks="Meningkatnya cakupan")
    assert tanpa.status_code == 400
    dengan = kirim(d.kabid, "ganti_rumusan", atasan, rhk_atasan.id_publik, teks="Meningkatnya cakupan", yakin="on")
    assert dengan.status_code == 302
    rhk_atasan.refresh_from_db()
    assert rhk_atasan.teks == "Meningkatnya cakupan"
    assert "mengganti rumusan" in Pemberitahuan.objects.get(pegawai=d.pegawai).judul


@pytest.mark.dua_mesin
def test_rhk_hanya_bertumpu_pada_rhk_penilai(d, lengkap, rhk):
    asing = pabrik.buat_rhk(pabrik.buat_skp(d.orang_luar, d.kadis, unit=d.dinas), teks="Milik orang lain")
    simpan(d.pegawai, rhk, **isian(rhk, rhk_atasan=str(asing.id_publik)))
    rhk.refresh_from_db()
    assert rhk.rhk_atasan is None
    halaman = lihat(d.pegawai, "ubah", lengkap.id_publik, buka=str(rhk.id_publik)).content.decode()
    assert "Meningkatnya kepemilikan dokumen" in halaman
    assert "Milik orang lain" not in halaman


def test_indikator_orang_lain_tidak_tersentuh(d, rhk):
    lain = pabrik.buat_rhk(pabrik.buat_skp(d.rekan, d.kabid, unit=d.bidang))
    asing = lain.indikator.first()
    isi = isian(rhk, **{f"ukuran-{asing.id_publik}": "Dibajak"})
    isi["indikator"] = [*isi["indikator"], str(asing.id_publik)]
    simpan(d.pegawai, rhk, **isi)
    asing.refresh_from_db()
    assert (asing.teks, asing.rhk) == ("Ukuran 1", lain)


def test_urutan_naik_turun(d, lengkap):
    pertama, kedua = lengkap.rhk.order_by("urutan")
    kirim(d.pegawai, "geser_rhk", lengkap, pertama.id_publik, arah="turun", htmx=True)
    assert list(lengkap.rhk.order_by("urutan")) == [kedua, pertama]
    kirim(d.pegawai, "geser_rhk", lengkap, pertama.id_publik, arah="turun")
    assert list(lengkap.rhk.order_by("urutan")) == [kedua, pertama]


def test_lampiran_satu_butir_per_baris(d, lengkap):
    lama = isi_skp(lengkap)["lampiran"]
    isi = {"dukungan": "• Satu operator\n\n- Satu mobil", "skema": "Tiap triwulan", "konsekuensi": ""}
    assert kirim(d.pegawai, "simpan_lampiran", lengkap, htmx=True, sidik=sidik(lama), **isi).status_code == 200
    assert isi_skp(lengkap)["lampiran"] == {
        "DUKUNGAN": ["Satu operator", "Satu mobil"], "SKEMA": ["Tiap triwulan"], "KONSEKUENSI": []
    }  # fmt: skip
    assert kirim(d.pegawai, "simpan_lampiran", lengkap, htmx=True, sidik=sidik(lama), **isi).status_code == 409


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("status", "pegawai", "kabid"), [("DRAF", 200, 200), ("DIAJUKAN", 409, 200), ("DISETUJUI", 409, 409)]
)
def test_harapan_khusus_oleh_penilai_sampai_putusan(d, status, pegawai, kabid):
    for orang, harapan in ((d.pegawai, pegawai), (d.kabid, kabid), (d.rekan, 404)):
        Skp.objects.filter(pegawai=d.pegawai).delete()
        skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, status=status)
        jawab = kirim(orang, "simpan_harapan", skp, htmx=True, sidik=sidik({}), **{"harapan-AKUNTABEL": "Laporkan kas"})
        assert jawab.status_code == harapan
        assert PerilakuSkp.objects.filter(skp=skp).exists() is (harapan == 200)


def test_pendekatan_kualitatif_cukup_satu_narasi(d, lengkap):
    assert kirim(d.pegawai, "pendekatan", lengkap, pendekatan="KUALITATIF").status_code == 302
    rhk = pabrik.buat_rhk(lengkap, 3, indikator=0, rhk_atasan=lengkap.rhk.first().rhk_atasan)
    Indikator.objects.create(rhk=rhk, urutan=1, teks="Warga terlayani tanpa antre panjang")
    assert "Warga terlayani tanpa antre panjang" in lihat(d.pegawai, "baca", lengkap.id_publik).content.decode()
    assert kirim(d.pegawai, "ajukan", lengkap).status_code == 302
    assert kirim(d.pegawai, "pendekatan", lengkap, pendekatan="ANGKA").status_code == 409


@pytest.mark.parametrize(
    ("medan", "nilai", "kata"),
    [("teks", "x" * 1001, "paling panjang 1000 huruf"), ("teks", "a\x00b", "tidak dapat disimpan"),
     ("rhk_atasan", "bukan-uuid", "tidak dikenal"), ("perspektif", "LANGIT", "tidak dikenal")],
)  # fmt: skip
def test_isian_yang_tidak_dapat_disimpan_diberi_kalimat(d, rhk, medan, nilai, kata):
    jawab = simpan(d.pegawai, rhk, **isian(rhk, **{medan: nilai}))
    assert jawab.status_code == 400
    assert kata in jawab.content.decode()
    assert Rhk.objects.get(pk=rhk.pk).teks == rhk.teks


def test_apa_yang_diketik_tampil_apa_adanya(d, rhk):
    jahat = '<script>alert(1)</script> {{7*7}} "kutip" & \U0001f600'
    simpan(d.pegawai, rhk, **isian(rhk, teks=jahat))
    rhk.refresh_from_db()
    assert rhk.teks == jahat
    for nama, parameter in (("baca", {}), ("ubah", {"buka": str(rhk.id_publik)})):
        halaman = lihat(d.pegawai, nama, rhk.skp.id_publik, **parameter).content.decode()
        assert "<script>alert" not in halaman
        assert "{{7*7}}" in halaman


@pytest.mark.dua_mesin
def test_rencana_aksi_yang_sudah_dilaporkan_tidak_dapat_dihapus(d, rhk):
    from datetime import time

    from ekinerja.harian.models import LaporanHarian

    aksi = RencanaAksi.objects.filter(indikator__rhk=rhk).first()
    LaporanHarian.objects.create(
        pegawai=d.pegawai, skp=rhk.skp, rencana_aksi=aksi, tanggal=pabrik.HARI, jam_mulai=time(8), jam_selesai=time(9),
        kegiatan="Verifikasi", realisasi=1, satuan="berkas", dibuat_pada=pabrik.PADA, diubah_pada=pabrik.PADA,
    )  # fmt: skip
    assert kirim(d.pegawai, "hapus_rhk", rhk.skp, rhk.id_publik, htmx=True).status_code == 409
    kosong = isian(rhk, **{f"langkah-{aksi.indikator.id_publik}-{aksi.id_publik}": "",
                           f"sasaran-{aksi.indikator.id_publik}-{aksi.id_publik}": ""})  # fmt: skip
    assert simpan(d.pegawai, rhk, **kosong).status_code == 409
    assert RencanaAksi.objects.filter(pk=aksi.pk).exists()


def test_banyak_rhk_dilipat_dan_yang_kurang_terbuka(d, rhk_atasan):
    """Up to five rows stand in full; more become lines with a list of numbers, the few that lack something open."""
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=5, rhk_atasan=rhk_atasan)
    isi = lihat(d.pegawai, "ubah", skp.id_publik).content.decode()
    assert "data-lipat" not in isi
    assert "skp-lipat.js" not in isi
    Skp.objects.filter(pk=skp.pk).delete()
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=25, rhk_atasan=rhk_atasan)
    isi = lihat(d.pegawai, "ubah", skp.id_publik).content.decode()
    assert isi.count('<details class="rhk-lipat"') == 25
    assert isi.count("Loncat ke RHK </span>") == 25
    assert "open data-kurang" not in isi
    kurang = skp.rhk.order_by("urutan")[7]
    kurang.rhk_atasan = None
    kurang.save()
    isi = lihat(d.pegawai, "ubah", skp.id_publik).content.decode()
    assert isi.count("open data-kurang") == 1
    assert f'data-lipat="{kurang.id_publik}" open data-kurang' in isi
    skp.rhk.update(rhk_atasan=None)
    isi = lihat(d.pegawai, "ubah", skp.id_publik).content.decode()
    assert "open data-kurang" not in isi, "where nearly all lack something a mark is enough"
    assert isi.count("Perlu dilengkapi") == 25
