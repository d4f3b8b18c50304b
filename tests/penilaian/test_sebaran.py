"""The distribution of a unit beside the pattern: advice in words, a reason in writing, never a changed predikat."""

import io
import re
from collections import Counter

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from ekinerja.inti.models import Jejak
from ekinerja.kepegawaian.models import JenisUnit
from ekinerja.penilaian import actions
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi, PenjelasanDistribusi
from tests.dokumen.contoh import teks
from tests.pabrik import beri_peran, buat_pegawai, buat_skp, hubungkan, tugaskan
from tests.penilaian.cerita import ALASAN, PADA, Kantor, S, klien, lihat

PERIODE = "2026-TRIWULANAN-3"


def _tim(kantor: Kantor, banyak: int, predikat: str = "BAIK") -> None:
    """Published results of people under the head of the dinas, counted there."""
    for n in range(banyak):
        orang = buat_pegawai(f"Anggota {n}", akun=False)
        tugaskan(orang, kantor.d.dinas)
        hubungkan(orang, kantor.d.kadis)
        buat_skp(orang, kantor.d.kadis, unit=kantor.d.dinas, status="DISETUJUI")
    actions.buka_periode(kantor.periode, pada=PADA)
    Evaluasi.objects.filter(penilai=kantor.d.kadis).update(
        status=S.TERKUNCI, rating_hasil="SESUAI", rating_perilaku="SESUAI", predikat=predikat
    )


def _capaian(kantor: Kantor, nilai: str) -> None:
    CapaianOrganisasi.objects.create(
        unit=kantor.d.dinas, periode=kantor.periode, nilai=nilai, alasan="Sesuai target.", status="DITETAPKAN",
        ditetapkan_oleh=kantor.d.orang_luar, ditetapkan_pada=PADA, diubah_pada=PADA,
    )  # fmt: skip


def _papan(kantor: Kantor) -> str:
    return lihat(kantor.d.kadis, "daftar", periode=PERIODE).content.decode()


def test_penyimpangan_disebut_dengan_angkanya_sebagai_pertimbangan(kantor: Kantor):
    _tim(kantor, 10)
    _capaian(kantor, "BAIK")
    halaman = _papan(kantor)
    assert "Sebarannya berbeda dari pola acuan." in halaman
    assert "Baik ≤ 70% (paling banyak 7 orang); nyatanya 10." in halaman
    assert "tidak ada predikat yang berubah sendiri" in halaman


def test_unit_kecil_tidak_diperingatkan(kantor: Kantor):
    _tim(kantor, 9)
    _capaian(kantor, "BAIK")
    assert "Sebarannya sesuai pola acuan" in _papan(kantor)


def test_unit_tanpa_capaian_sendiri_mengatakan_di_mana_dihitung(kantor: Kantor):
    JenisUnit.objects.filter(pk="bidang").update(punya_capaian=False)
    halaman = lihat(kantor.d.kabid, "daftar", periode=PERIODE).content.decode()
    assert "tidak mempunyai capaian organisasi sendiri" in halaman
    assert "Sebaran predikat" not in halaman


@pytest.mark.dua_mesin
def test_pertimbangan_hanya_oleh_pimpinan_unit_dan_tercatat(kantor: Kantor):
    _tim(kantor, 10)
    sebelum = list(Evaluasi.objects.order_by("pk").values_list("predikat", "versi_isi"))
    isi = {"periode": PERIODE, "alasan": "Target jemput bola melampaui kota lain.", "kunci": "pertimbangan-1"}
    alamat = reverse("penilaian:jelaskan")
    assert klien(kantor.d.pegawai).post(alamat, isi).status_code == 403
    assert klien(kantor.d.kadis).post(alamat, {**isi, "alasan": "ya", "kunci": "pertimbangan-2"}).status_code == 400
    assert klien(kantor.d.kadis).post(alamat, isi).status_code == 302
    assert set(PenjelasanDistribusi.objects.values_list("unit__kode", "oleh__nama")) == {
        ("DUKCAPIL", "Gusnar Datupalinge")
    }
    assert list(Evaluasi.objects.order_by("pk").values_list("predikat", "versi_isi")) == sebelum
    assert Jejak.objects.filter(kejadian="distribusi.dijelaskan").exists()


def _ubah_capaian(kantor: Kantor, nilai: str, **lain: str) -> object:
    walikota = kantor.d.kota.penugasan.get(kepala_unit=True).pegawai
    kini = CapaianOrganisasi.objects.filter(unit=kantor.d.dinas).first()
    isi = {
        "nilai": nilai,
        "alasan": "Alasan yang cukup panjang.",
        "dibaca": kini.diubah_pada.isoformat() if kini else "",
    }
    alamat = reverse("penilaian:capaian_unit", args=[kantor.d.dinas.id_publik]) + f"?periode={PERIODE}"
    return klien(walikota).post(alamat, {**isi, **lain})


@pytest.fixture
def berwalikota(kantor: Kantor) -> Kantor:
    walikota = buat_pegawai("Burhan Toampo", nip=None, status="PEJABAT_NEGARA")
    tugaskan(walikota, kantor.d.kota, kepala=True)
    JenisUnit.objects.filter(pk="bidang").update(punya_capaian=False)
    Evaluasi.objects.filter(pk=kantor.e.pk).update(unit=kantor.d.dinas)
    return kantor


@pytest.mark.dua_mesin
def test_capaian_yang_berubah_membuka_yang_belum_terbit_setelah_diperingatkan(berwalikota: Kantor):
    k = berwalikota
    assert _ubah_capaian(k, "BAIK", kunci="capaian-01").status_code == 302
    k.ke(S.DINILAI)
    tanya = _ubah_capaian(k, "ISTIMEWA", kunci="capaian-02")
    assert "1 penilaian yang belum terbit" in tanya.content.decode()
    assert k.segar().status == S.DINILAI
    assert _ubah_capaian(k, "ISTIMEWA", kunci="capaian-03", yakin="1").status_code == 302
    e = k.segar()
    assert (e.status, e.predikat, e.rating_perilaku) == (S.SIAP_DINILAI, "", "DI_ATAS")


def test_capaian_yang_berubah_tidak_menyentuh_yang_sudah_terbit(berwalikota: Kantor):
    k = berwalikota
    _ubah_capaian(k, "BAIK", kunci="capaian-11")
    k.ke(S.DITERBITKAN)
    assert _ubah_capaian(k, "ISTIMEWA", kunci="capaian-12").status_code == 302
    assert (k.segar().status, k.segar().predikat) == (S.DITERBITKAN, "BAIK")


def test_capaian_yang_sudah_diubah_orang_lain_ditunjukkan_berdampingan(berwalikota: Kantor):
    _ubah_capaian(berwalikota, "BAIK", kunci="capaian-21")
    jawab = _ubah_capaian(berwalikota, "KURANG", kunci="capaian-22", dibaca="")
    assert jawab.status_code == 409
    assert "Burhan Toampo" in jawab.content.decode()


def test_dokumen_mencetak_yang_ada_di_halaman(kantor: Kantor):
    _capaian(kantor, "BAIK")
    Evaluasi.objects.filter(pk=kantor.e.pk).update(unit=kantor.d.dinas)
    e = kantor.ke(S.DITERIMA)
    halaman = lihat(kantor.d.pegawai, "mengapa", e.id_publik).content.decode()
    dokumen = teks(lihat(kantor.d.pegawai, "dokumen", e.id_publik).content)
    formulir = " ".join(teks(lihat(kantor.d.pegawai, "formulir", e.id_publik).content).split())
    assert "Andi Tadulako" in dokumen
    assert "Ratna Pusadan" in dokumen
    assert "Baik" in dokumen
    for kata in (ALASAN, "2.410 berkas", "Di atas ekspektasi", "Sesuai ekspektasi"):
        assert kata in formulir
    assert ALASAN in halaman


def test_lembar_unduhan_menyamai_halaman_dan_tidak_pernah_rumus(kantor: Kantor):
    beri_peran(kantor.d.orang_luar, "AUDITOR", None)
    kantor.d.pegawai.nama = "=HYPERLINK(1)"
    kantor.d.pegawai.save()
    kantor.ke(S.DITERIMA)
    isi = klien(kantor.d.orang_luar).get(reverse("penilaian:unit_unduh"), {"unit": "DUKCAPIL", "periode": PERIODE})
    baris = CalamineWorkbook.from_filelike(io.BytesIO(isi.content)).get_sheet_by_index(0).to_python()
    assert ["=HYPERLINK(1)", "Diterima pegawai", "Baik"] in [[b[0], b[5], b[6]] for b in baris]
    assert Counter(b[5] for b in baris)["Belum ada evaluasi"] == 3


def test_admin_unit_melihat_keadaan_tanpa_predikat_dan_hanya_unitnya(kantor: Kantor):
    beri_peran(kantor.d.rekan, "ADMIN_UNIT", kantor.d.bidang)
    kantor.ke(S.DITERIMA)
    alamat = reverse("penilaian:unit_orang")
    halaman = klien(kantor.d.rekan).get(alamat, {"unit": "DUKCAPIL-1", "periode": PERIODE}).content.decode()
    assert "Andi Tadulako" in halaman
    assert "Baik" not in re.sub(r"<title>.*?</title>", "", halaman)
    assert klien(kantor.d.rekan).get(alamat, {"unit": "DUKCAPIL", "periode": PERIODE}).status_code == 404
    assert lihat(kantor.d.rekan, "detail", kantor.e.id_publik).status_code == 404


def test_selesai_dibagi_yang_wajib(kantor: Kantor):
    beri_peran(kantor.d.orang_luar, "ADMIN_BKPSDM", None)
    kantor.ke(S.DITERBITKAN)
    halaman = klien(kantor.d.orang_luar).get(reverse("penilaian:unit"), {"periode": PERIODE}).content.decode()
    assert "1 dari 5 pegawai wajib" in halaman
