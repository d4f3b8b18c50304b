"""Feedback directed at the task: next step, by when, who reads it, and the answer of the person."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ekinerja.harian import actions
from ekinerja.harian.models import UmpanBalik
from ekinerja.inti.models import Jejak
from ekinerja.inti.models.jejak import JejakIsi
from ekinerja.kepegawaian.models import Peran
from ekinerja.kepegawaian.peran import lupakan_peran
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.harian.cerita import Kantor, masuk, tekan
from tests.pabrik import HARI, beri_peran, hubungkan

LANGKAH = {"teks": "Rapi.", "berikut": "Lengkapi loket 3.", "sampai": "2026-03-17", "tampak": "PRIBADI"}


def beri(kantor: Kantor, **isi: Any) -> Any:
    return tekan(masuk(kantor.ratna), f"/tim/{kantor.andi.id_publik}/umpan-balik", {**LANGKAH, **isi})


def test_bentuk_terarah_tersimpan_dan_tampil_dengan_tandanya(kantor: Kantor) -> None:
    assert beri(kantor, tentang="nilai:KOMPETEN").status_code == 200
    u = UmpanBalik.objects.get()
    assert (u.berikut, u.sampai, u.tampak, u.nilai_perilaku) == (
        "Lengkapi loket 3.",
        date(2026, 3, 17),
        "PRIBADI",
        "KOMPETEN",
    )
    for orang, alamat in ((kantor.andi, "/lapor/umpan-balik/"), (kantor.ratna, f"/tim/{kantor.andi.id_publik}/")):
        halaman = masuk(orang).get(alamat).content.decode()
        assert all(kata in halaman for kata in ("Lengkapi loket 3.", "17 Maret 2026", "Berdua saja", "Kompeten")), (
            alamat
        )


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"teks": " "}, "satu kalimat sudah cukup"),
        ({"sampai": "2026-03-09"}, "sudah lewat"),
        ({"berikut": " "}, "Tulis langkahnya dulu"),
        ({"tampak": "SEMUA"}, "Pilih siapa yang boleh membaca"),
        ({"sampai": "besok"}, "kalender"),
        ({"berikut": "x" * 1001}, "1.000 huruf"),
    ],
)
def test_isian_buruk_menyebut_sebabnya(kantor: Kantor, ganti: dict[str, str], kalimat: str) -> None:
    jawaban = beri(kantor, **ganti)
    assert (jawaban.status_code, kalimat in jawaban.json()["kalimat"]) == (400, True)
    assert not UmpanBalik.objects.exists()


def test_tanpa_pilihan_berarti_bersama_seperti_dulu(kantor: Kantor) -> None:
    tekan(masuk(kantor.ratna), f"/tim/{kantor.andi.id_publik}/umpan-balik", {"teks": "Baik."})
    u = UmpanBalik.objects.get()
    assert (u.tampak, u.berikut, u.sampai) == ("BERSAMA", "", None)


@pytest.mark.dua_mesin
def test_berdua_saja_tidak_sampai_ke_penilai_baru_peran_dan_evaluasi(kantor: Kantor) -> None:
    for tampak in ("BERSAMA", "PRIBADI"):
        actions.beri_umpan_balik(kantor.andi, oleh=kantor.ratna, teks=f"Kata {tampak}", tampak=tampak)
    kantor.andi.hubungan_penilai.all().delete()
    hubungkan(kantor.andi, kantor.gusnar, mulai=HARI)
    for peran in (Peran.ADMIN_BKPSDM, Peran.AUDITOR):
        beri_peran(kantor.fadel, peran, kantor.d.kota)
    lupakan_peran(kantor.fadel)
    dilihat = {
        o.nama: sorted(UmpanBalik.objects.terlihat_oleh(o).values_list("tampak", flat=True))
        for o in (kantor.andi, kantor.ratna, kantor.gusnar, kantor.fadel, kantor.dewi)
    }
    berdua = ["BERSAMA", "PRIBADI"]
    assert dilihat == {
        "Andi Tadulako": berdua, "Ratna Pusadan": berdua, "Gusnar Datupalinge": ["BERSAMA"], "Moh. Fadel": [], "Dewi Toana": [],
    }  # fmt: skip
    halaman = masuk(kantor.gusnar).get(f"/tim/{kantor.andi.id_publik}/").content.decode()
    assert ("Kata BERSAMA" in halaman, "Kata PRIBADI" in halaman) == (True, False)
    assert list(UmpanBalik.objects.bersama().values_list("teks", flat=True)) == ["Kata BERSAMA"]


@pytest.mark.dua_mesin
def test_jawaban_pegawai_terlihat_oleh_pemberi_dan_dapat_dilepas(kantor: Kantor) -> None:
    beri(kantor)
    u = UmpanBalik.objects.get()
    alamat = f"/lapor/umpan-balik/{u.id_publik}/dikerjakan"
    andi = masuk(kantor.andi)
    assert tekan(masuk(kantor.ratna), alamat, {}).status_code == 403
    assert tekan(masuk(kantor.dewi), alamat, {}).status_code == 404
    assert tekan(andi, alamat, {"jawaban": "x" * 401}).status_code == 400
    assert tekan(andi, alamat, {"jawaban": "Sudah, 12 berkas."}).status_code == 200
    assert tekan(andi, alamat, {}).status_code == 409
    assert "Sudah, 12 berkas." in masuk(kantor.ratna).get(f"/tim/{kantor.andi.id_publik}/").content.decode()
    pesan = Pemberitahuan.objects.get(pegawai=kantor.ratna, jenis="umpan-balik-dikerjakan")
    assert (pesan.isi, "12 berkas" in pesan.judul) == ("", False)
    assert tekan(andi, alamat, {"batal": "1"}).status_code == 200
    u.refresh_from_db()
    assert (u.dikerjakan_pada, u.jawaban) == (None, "")
    assert tekan(andi, alamat, {"batal": "1"}).status_code == 409
    assert [j.kejadian for j in Jejak.objects.order_by("nomor")] == [
        "umpan_balik.diberikan", "umpan_balik.dikerjakan", "umpan_balik.dibuka_lagi",
    ]  # fmt: skip
    assert not any("loket" in isi or "berkas" in isi for isi in JejakIsi.objects.values_list("isi", flat=True))


@pytest.mark.dua_mesin
def test_umpan_balik_tanpa_langkah_tidak_dapat_ditandai(kantor: Kantor) -> None:
    u = actions.beri_umpan_balik(kantor.andi, oleh=kantor.ratna, teks="Baik.")
    assert tekan(masuk(kantor.andi), f"/lapor/umpan-balik/{u.id_publik}/dikerjakan", {}).status_code == 409
    with pytest.raises(IntegrityError), transaction.atomic():
        UmpanBalik.objects.filter(pk=u.pk).update(sampai=HARI + timedelta(days=1))
