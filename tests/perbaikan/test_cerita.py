"""The story: a wrong superior since January, proposed by the person, repaired by the unit's admin, undone and done again."""

from datetime import UTC, date, datetime, time

import pytest

from ekinerja.aturan import hitung
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.models import Jejak
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import CatatanMutu, Penugasan
from ekinerja.kepegawaian.penilai import penilai_pada, susun_penilai
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perbaikan.models import UsulPerbaikan
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Periode
from tests import pabrik
from tests.perbaikan.cerita import baca, kabar, keadaan, kirim, usulkan

pytestmark = pytest.mark.django_db
APRIL = datetime(2026, 4, 20, 1, 0, tzinfo=UTC)
JANUARI = date(2026, 1, 1)


@pytest.fixture
def salah(kantor):
    """The import named the kepala dinas as Andi's superior; everything he has stands on him."""
    d = kantor
    with bekukan(APRIL):
        Penugasan.objects.filter(pegawai=d.pegawai).update(atasan_khusus=d.kadis)
        susun_penilai()
        pastikan_periode(2026)
        orang = {"unit": d.bidang, "atasan_penilai": None}
        d.skp = pabrik.buat_skp(d.pegawai, d.kadis, status="DISETUJUI", rhk=1, **orang)
        d.diajukan = pabrik.buat_skp(d.pegawai, d.kadis, status="DIAJUKAN", tahun=2027, **orang)
        d.lama, d.terbuka = (_evaluasi(d, n, status) for n, status in ((1, "DITERBITKAN"), (2, "TERBUKA")))
        aksi = d.skp.rencana_aksi.filter(urutan_periode=2).first()
        d.laporan = LaporanHarian.objects.create(
            pegawai=d.pegawai, skp=d.skp, rencana_aksi=aksi, penilai=d.kadis, tanggal=APRIL.date(), jam_mulai=time(8),
            jam_selesai=time(9), kegiatan="Memadankan data", realisasi=3, satuan="berkas", status="DIAJUKAN",
            dibuat_pada=APRIL, diubah_pada=APRIL, dikirim_pada=APRIL,
        )  # fmt: skip
        CatatanMutu.objects.create(
            pegawai=d.pegawai, jenis="ATASAN_LAIN_OPD", uraian="Periksa.", dibuat_pada=APRIL, saran=""
        )
        yield d


def _evaluasi(d, urutan: int, status: str) -> Evaluasi:
    nilai = {
        "rating_hasil": "SESUAI", "rating_perilaku": "SESUAI", "predikat": "BAIK", "dinilai_pada": APRIL, "dinilai_oleh": d.kadis,
        "diterbitkan_pada": APRIL, "batas_tanggapan": date(2026, 5, 8),
        "versi_aturan": hitung("predikat", {"hasil_kerja": "SESUAI", "perilaku": "SESUAI"}, APRIL.date())["versi"],
    }  # fmt: skip
    return Evaluasi.objects.create(
        periode=Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=urutan, tahun=2026), skp=d.skp,
        pegawai=d.pegawai, penilai=d.kadis, unit=d.bidang, status=status, diubah_pada=APRIL,
        potret={"pegawai": pabrik.potret(d.pegawai), "penilai": pabrik.potret(d.kadis), "atasan_penilai": {}},
        **(nilai if status != "TERBUKA" else {}),
    )  # fmt: skip


def _usul(d) -> UsulPerbaikan:
    return usulkan(d.pegawai, "ATASAN", pilih=d.kabid.id_publik, seharusnya="", sejak=JANUARI.isoformat())


def _terapkan(orang, usul, d, **isian):
    isi = {"cara": "ATASAN", "pilih": d.kabid.id_publik, "sejak": JANUARI.isoformat(), "keterangan": "SK 800/1/2026"}
    return kirim(orang, "terapkan", usul.id_publik, **{**isi, "versi": usul.versi, **isian})


def _pemegang(d):
    """Who holds each thing now."""
    for benda in (d.skp, d.diajukan, d.lama, d.terbuka, d.laporan):
        benda.refresh_from_db()
    return {n: getattr(d, n).penilai for n in ("skp", "diajukan", "lama", "terbuka", "laporan")}


@pytest.mark.dua_mesin
def test_atasan_keliru_diusulkan_diperbaiki_dan_yang_terbuka_pindah(salah):
    d = salah
    usul = _usul(d)
    assert (usul.tertulis, usul.seharusnya, usul.orang) == (d.kadis.nama, d.kabid.nama, d.kabid)
    assert kabar(d.admin_unit) == ["Usul perbaikan data dari Andi Tadulako"]
    assert kabar(d.admin_lain) == kabar(d.admin) == []
    halaman = baca(d.admin_unit, "usul", usul.id_publik).content.decode()
    assert "1 SKP, 1 laporan harian dan 1 evaluasi" in halaman
    assert "Tetap seperti waktu diputus: 1 SKP dan 1 evaluasi" in halaman

    assert _terapkan(d.admin_unit, usul, d).status_code == 302
    assert _pemegang(d) == {
        "skp": d.kadis, "diajukan": d.kabid, "lama": d.kadis, "terbuka": d.kabid, "laporan": d.kabid,
    }  # fmt: skip
    assert d.lama.potret["penilai"]["nama"] == d.kadis.nama
    assert d.terbuka.potret["penilai"]["nama"] == d.kabid.nama
    assert penilai_pada(d.pegawai, JANUARI).penilai == d.kabid
    assert penilai_pada(d.pegawai, date(2025, 12, 31)).penilai == d.kadis
    assert not CatatanMutu.objects.filter(pegawai=d.pegawai, selesai_pada=None).exists()
    assert keadaan(usul) == "SELESAI"
    assert kabar(d.pegawai)[-1] == "Usul perbaikan Anda selesai"
    selesai = baca(d.pegawai, "usul", usul.id_publik).content.decode()
    for teks in ("Tata Usaha", "SK 800/1/2026. Ikut pindah: 1 SKP, 1 laporan harian dan 1 evaluasi."):
        assert teks in selesai
    assert (
        Jejak.objects.filter(kejadian__in=("usul.diajukan", "usul.selesai", "pegawai.atasan_ditetapkan")).count() == 3
    )


@pytest.mark.dua_mesin
def test_diurungkan_kembali_seperti_semula(salah):
    d = salah
    semula, usul = _pemegang(d), _usul(d)
    _terapkan(d.admin_unit, usul, d)
    usul.refresh_from_db()
    jawab = kirim(d.admin_unit, "urungkan", usul.id_publik, versi=usul.versi, keterangan="Salah baca SK.")
    assert jawab.status_code == 302
    assert _pemegang(d) == semula
    assert penilai_pada(d.pegawai, JANUARI).penilai == d.kadis
    assert not d.pegawai.penugasan.get().atasan_terdahulu.exists()
    assert keadaan(usul) == "DIKERJAKAN"
    assert "Salah baca SK." in baca(d.pegawai, "usul", usul.id_publik).content.decode()


@pytest.mark.dua_mesin
def test_tidak_diurungkan_bila_sudah_berubah_lagi(salah):
    d = salah
    usul = _usul(d)
    _terapkan(d.admin_unit, usul, d)
    Penugasan.objects.filter(pegawai=d.pegawai).update(atasan_khusus=None)
    usul.refresh_from_db()
    jawab = kirim(d.admin_unit, "urungkan", usul.id_publik, versi=usul.versi, keterangan="Salah baca SK.")
    assert jawab.status_code == 409
    assert "sudah berubah lagi" in jawab.content.decode()
    assert keadaan(usul) == "SELESAI"


def test_yang_kedua_diberi_tahu_siapa_dan_kapan(salah):
    d = salah
    usul = _usul(d)
    dibuka = usul.versi
    _terapkan(d.admin_unit, usul, d)
    for jawab in (
        _terapkan(d.admin, usul, d, versi=dibuka),
        kirim(d.admin, "putus", usul.id_publik, langkah="DITOLAK", keterangan="Tidak ada dasar.", versi=dibuka),
    ):
        assert jawab.status_code == 409
        assert "oleh Tata Usaha pada" in jawab.content.decode()


@pytest.mark.dua_mesin
def test_halaman_lama_ditolak_walau_langkahnya_sah(salah):
    d = salah
    usul = _usul(d)
    lama = usul.versi
    kirim(d.admin, "putus", usul.id_publik, langkah="DIKERJAKAN", versi=lama)
    jawab = kirim(d.admin_unit, "putus", usul.id_publik, langkah="DITOLAK", keterangan="Tidak ada dasar.", versi=lama)
    assert jawab.status_code == 409
    assert "sedang dikerjakan, oleh Nur Aini" in jawab.content.decode()
    assert keadaan(usul) == "DIKERJAKAN"


@pytest.mark.parametrize(
    ("isian", "status", "kalimat"),
    [
        ({"sejak": "2023-01-01"}, 400, "Pilih hari itu atau sesudahnya"),
        ({"sejak": "2026-12-01"}, 400, "belum tiba"),
        ({"pilih": ""}, 400, "Pilih atasannya dulu"),
        ({"keterangan": ""}, 400, "Tulis satu kalimat"),
        ({"cara": "DELEGASI"}, 400, "tersedia bagi Anda"),  # a unit's admin cannot make an order
        ({"orang": "orang_luar"}, 403, "di luar wilayah Anda"),
        ({"orang": "admin_unit"}, 403, "diri sendiri"),
        ({"orang": "pegawai"}, 400, "atasan dirinya sendiri"),
    ],
)
def test_penetapan_yang_ditolak_tidak_mengubah_apa_pun(salah, isian, status, kalimat):
    d = salah
    usul, semula = _usul(d), _pemegang(d)
    if nama := isian.pop("orang", ""):
        isian = {"pilih": getattr(d, nama).id_publik}
    jawab = _terapkan(d.admin_unit, usul, d, **isian)
    assert jawab.status_code == status
    assert kalimat in jawab.content.decode()
    assert _pemegang(d) == semula
    assert keadaan(usul) == "DIAJUKAN"


@pytest.mark.dua_mesin
def test_bkpsdm_mencatat_delegasi_dan_mencabutnya_lagi(salah):
    d = salah
    usul = _usul(d)
    surat = {
        "cara": "DELEGASI",
        "nomor": "800/7",
        "tanggal": "2026-04-01",
        "sampai": "2026-12-31",
        "sejak": "2026-04-01",
    }
    assert _terapkan(d.admin, usul, d, **{**surat, "nomor": ""}).status_code == 400
    assert _terapkan(d.admin, usul, d, **surat).status_code == 302
    assert "800/7" in penilai_pada(d.pegawai, APRIL.date()).sebab
    assert _pemegang(d)["diajukan"] == d.kadis  # next year is past the order
    usul.refresh_from_db()
    kirim(d.admin, "urungkan", usul.id_publik, versi=usul.versi, keterangan="Suratnya keliru.")
    usul.refresh_from_db()
    assert (usul.status, usul.delegasi) == ("DIKERJAKAN", None)
    assert penilai_pada(d.pegawai, APRIL.date()).penilai == d.kadis
