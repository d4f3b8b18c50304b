"""Who sees a report, and who does not even learn that it exists (DT-15)."""

import pytest

from ekinerja.harian import actions
from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.kepegawaian.models import Peran
from ekinerja.kepegawaian.peran import lupakan_peran
from tests.harian.cerita import Kantor, masuk, tekan
from tests.pabrik import HARI, beri_peran, hubungkan


def terlihat(orang: object) -> int:
    return LaporanHarian.objects.terlihat_oleh(orang).count()


def test_pemilik_dan_penilai_melihat_rekan_dan_atasan_penilai_tidak(kantor: Kantor) -> None:
    kantor.laporan()
    actions.simpan_draf(kantor.isi(), oleh=kantor.andi)
    dilihat = {o.nama: terlihat(o) for o in (kantor.andi, kantor.ratna, kantor.dewi, kantor.gusnar, kantor.fadel)}
    assert dilihat == {
        "Andi Tadulako": 2, "Ratna Pusadan": 1, "Dewi Toana": 0, "Gusnar Datupalinge": 0, "Moh. Fadel": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("peran", "jumlah"), [(Peran.ADMIN_BKPSDM, 1), (Peran.AUDITOR, 1), (Peran.ADMIN_UNIT, 0), (Peran.BENDAHARA, 0)]
)
def test_peran_yang_membaca(kantor: Kantor, peran: str, jumlah: int) -> None:
    kantor.laporan()
    beri_peran(kantor.fadel, peran, kantor.d.kota)
    lupakan_peran(kantor.fadel)
    assert terlihat(kantor.fadel) == jumlah


@pytest.mark.dua_mesin
def test_peran_hanya_di_unitnya(kantor: Kantor) -> None:
    kantor.laporan()
    beri_peran(kantor.fadel, Peran.AUDITOR, kantor.fadel.penugasan.get().unit)
    lupakan_peran(kantor.fadel)
    assert terlihat(kantor.fadel) == 0


def test_auditor_membaca_dan_tidak_mengubah(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    beri_peran(kantor.fadel, Peran.AUDITOR, kantor.d.kota)
    client = masuk(kantor.fadel)
    assert client.get(f"/lapor/{laporan.id_publik}/").status_code == 200
    for verba in ("terima", "kembalikan", "umpan-balik", "dibaca"):
        isi = {"versi": 1, "catatan": "x", "teks": "x"}
        assert tekan(client, f"/lapor/{laporan.id_publik}/{verba}", isi).status_code == 403


@pytest.mark.dua_mesin
def test_penilai_lama_tetap_melihat_yang_bertanda_namanya(kantor: Kantor) -> None:
    kantor.laporan()
    kantor.andi.hubungan_penilai.all().delete()
    hubungkan(kantor.andi, kantor.gusnar, mulai=HARI)
    assert (terlihat(kantor.ratna), terlihat(kantor.gusnar)) == (1, 1)


@pytest.mark.parametrize("ekor", ["", "ubah/", "koreksi/"])
def test_halaman_orang_lain_tidak_ada(kantor: Kantor, ekor: str) -> None:
    laporan = kantor.laporan()
    for orang in (kantor.dewi, kantor.gusnar, kantor.fadel):
        assert masuk(orang).get(f"/lapor/{laporan.id_publik}/{ekor}").status_code == 404


@pytest.mark.parametrize(
    "alamat",
    ["/lapor", "/lapor/data", "/lapor/riwayat/", "/lapor/riwayat/unduh", "/lapor/formulir/", "/tim", "/tim/pekan/"],
)
def test_tanpa_masuk_diarahkan_ke_halaman_masuk(client: object, db: None, alamat: str) -> None:
    jawaban = client.get(alamat)
    assert jawaban.status_code == 302
    assert jawaban.headers["Location"].startswith("/masuk")


def test_halaman_orang_untuk_penilainya_saja(kantor: Kantor) -> None:
    kantor.laporan()
    alamat = f"/tim/{kantor.andi.id_publik}/"
    assert "Verifikasi berkas loket 2" in masuk(kantor.ratna).get(alamat).content.decode()
    for orang in (kantor.dewi, kantor.gusnar, kantor.fadel):
        assert masuk(orang).get(alamat).status_code == 404
    assert masuk(kantor.andi).get(alamat).status_code == 302


# ---- feedback


def test_umpan_balik_pada_laporan(kantor: Kantor) -> None:
    laporan = kantor.laporan()
    jawaban = tekan(masuk(kantor.ratna), f"/lapor/{laporan.id_publik}/umpan-balik", {"teks": "Rapi, lanjutkan."})
    assert jawaban.status_code == 200
    umpan = UmpanBalik.objects.get()
    assert (umpan.pegawai, umpan.dari, umpan.laporan) == (kantor.andi, kantor.ratna, laporan)
    client = masuk(kantor.andi)
    assert "Rapi, lanjutkan." in client.get("/lapor/umpan-balik/").content.decode()
    umpan.refresh_from_db()
    assert umpan.dibaca_pada is None
    assert client.post("/lapor/umpan-balik/dibaca").status_code == 204
    umpan.refresh_from_db()
    assert umpan.dibaca_pada is not None


@pytest.mark.dua_mesin
def test_umpan_balik_bebas_tentang_rhk_atau_perilaku(kantor: Kantor) -> None:
    alamat = f"/tim/{kantor.andi.id_publik}/umpan-balik"
    client, rhk = masuk(kantor.ratna), kantor.skp.rhk.get()
    assert tekan(client, alamat, {"teks": "Baik.", "tentang": f"rhk:{rhk.id_publik}"}).status_code == 200
    assert UmpanBalik.objects.get().rhk == rhk
    assert tekan(client, alamat, {"teks": "Baik.", "tentang": "rhk:omong"}).status_code == 400
    assert tekan(client, alamat, {"teks": " "}).status_code == 400
    assert tekan(masuk(kantor.fadel), alamat, {"teks": "x"}).status_code == 404
    assert UmpanBalik.objects.count() == 1


@pytest.mark.dua_mesin
def test_umpan_balik_tidak_terlihat_rekan(kantor: Kantor) -> None:
    actions.beri_umpan_balik(kantor.andi, oleh=kantor.ratna, teks="Rahasia berdua.")
    dilihat = {o.nama: UmpanBalik.objects.terlihat_oleh(o).count() for o in (kantor.andi, kantor.ratna, kantor.dewi)}
    assert dilihat == {"Andi Tadulako": 1, "Ratna Pusadan": 1, "Dewi Toana": 0}
