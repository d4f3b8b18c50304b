"""The moving year: what happens to SKPs when people move, leave, return or begin, and how the pages tell it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.aturan.tahun_skp import FaktaPegawai, MasaKedudukan, MasaTugas, susun_tahun
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Pekerjaan
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian import actions as kepegawaian
from ekinerja.kepegawaian.models import HubunganPenilai, JenisJabatan, Peran, RiwayatKedudukan
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian.actions import buka_periode
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Periode
from ekinerja.skp import actions, tasks
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.skp.tahun import Selisih, SkpTahun, bandingkan, satu_tahun, tahun_pegawai
from ekinerja.skp.tasks import ikuti_fakta, yang_berganti
from tests import pabrik
from tests.pabrik import HARI, PADA
from tests.skp.cerita import kirim, lihat, masuk

PINDAH = date(2026, 3, 2)


@pytest.fixture
def nur(d):
    nur = pabrik.buat_pegawai("Nur Aini Lamarauna")
    pabrik.beri_peran(nur, Peran.ADMIN_BKPSDM, d.kota)
    return nur


@pytest.fixture
def tujuan(d):
    """Another bidang with a head of its own."""
    bidang = pabrik.buat_unit("DUKCAPIL-2", induk=d.dinas, nama="Bidang Pencatatan Sipil")
    kepala = pabrik.buat_pegawai("Sitti Rahma", jenis_kelamin="P")
    pabrik.tugaskan(kepala, bidang, pabrik.buat_jabatan("Kepala Bidang Sipil", JenisJabatan.ADMINISTRATOR), kepala=True)
    bidang.pimpinan = kepala
    return bidang


@pytest.fixture
def disetujui(d, rhk_atasan):
    skp = pabrik.buat_skp(
        d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, rhk=2, rhk_atasan=rhk_atasan, status="DISETUJUI"
    )
    VersiSkp.objects.create(skp=skp, nomor=1, isi=isi_skp(skp), disetujui_pada=PADA, disetujui_oleh=d.kabid)
    return skp


def pindahkan(orang, unit, mulai=PINDAH, jabatan="Analis Pencatatan Sipil"):
    """A transfer as an import writes it; the relations are rebuilt, and the year follows by itself."""
    lama = orang.penugasan.get(sampai=None)
    lama.sampai = mulai - timedelta(days=1)
    lama.save()
    pabrik.tugaskan(orang, unit, pabrik.buat_jabatan(jabatan), mulai=mulai)
    susun_penilai()


def masa(orang, tahun=2026):
    baris = Skp.objects.filter(pegawai=orang, tahun=tahun).order_by("mulai")
    return [(f"{s.mulai:%m-%d}", f"{s.sampai:%m-%d}", s.status, s.unit.kode, s.penilai.nama) for s in baris]


def isi(jawab) -> str:
    return jawab.content.decode()


def kabar(orang):
    return list(Pemberitahuan.objects.filter(pegawai=orang).order_by("pk").values_list("judul", flat=True))


# -- what happens to the SKPs -----------------------------------------------------------------------------------------


def test_mutasi_menutup_yang_lama_sehari_sebelumnya_dan_menyiapkan_yang_baru(d, tujuan, disetujui):
    isi_lama = list(disetujui.rhk.values_list("teks", flat=True))
    pindahkan(d.pegawai, tujuan)
    assert masa(d.pegawai) == [
        ("01-01", "03-01", "DITUTUP", "DUKCAPIL-1", "Ratna Pusadan"),
        ("03-02", "12-31", "DRAF", "DUKCAPIL-2", "Sitti Rahma"),
    ]
    lama, baru = Skp.objects.filter(pegawai=d.pegawai).order_by("mulai")
    assert list(lama.rhk.values_list("teks", flat=True)) == isi_lama
    assert VersiSkp.objects.get(skp=lama).isi["sampai"] == "2026-12-31"  # as it was approved
    assert "sehari sebelumnya" in lama.sebab_tutup
    assert baru.potret["pegawai"]["jabatan"] == "Analis Pencatatan Sipil"
    assert not baru.rhk.exists()
    assert kabar(d.pegawai) == [
        "SKP 2026 Anda ditutup per 1 Maret 2026",
        "Draf SKP 2026 Anda mulai 2 Maret 2026 sudah disiapkan",
    ]
    assert kabar(d.kabid) == ["SKP 2026 Andi Tadulako ditutup per 1 Maret 2026"]
    assert "Andi Tadulako kini Anda nilai" in kabar(tujuan.pimpinan)
    assert periksa_jejak().utuh


def test_dijalankan_lagi_tidak_mengubah_apa_pun(d, tujuan, disetujui):
    pindahkan(d.pegawai, tujuan)
    sesudah, banyak = masa(d.pegawai), Pemberitahuan.objects.count()
    assert not actions.sesuaikan_tahun(d.pegawai, 2026, oleh=None, pada=PADA)
    ikuti_fakta({d.pegawai.pk})
    assert (masa(d.pegawai), Pemberitahuan.objects.count()) == (sesudah, banyak)
    assert satu_tahun(d.pegawai, 2026).temuan == []


def test_draf_yang_belum_diputus_tinggal_pada_penilai_lama(d, tujuan, lengkap):
    """It describes the former position: it ends with it and is set by the PPK of its last day."""
    kirim(d.pegawai, "ajukan", lengkap)
    pindahkan(d.pegawai, tujuan)
    assert masa(d.pegawai) == [
        ("01-01", "03-01", "DIAJUKAN", "DUKCAPIL-1", "Ratna Pusadan"),
        ("03-02", "12-31", "DRAF", "DUKCAPIL-2", "Sitti Rahma"),
    ]
    kirim(d.kabid, "setujui", lengkap)
    assert Skp.objects.get(pk=lengkap.pk).status == "DISETUJUI"
    assert satu_tahun(d.pegawai, 2026).temuan == []  # it ends where its part ends: nothing to close
    assert periksa_jejak().utuh


def test_promosi_di_unit_yang_sama(d, disetujui):
    pindahkan(d.pegawai, d.bidang, jabatan="Kepala Subbidang")
    assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-01", "DITUTUP"), ("03-02", "12-31", "DRAF")]
    assert len([j for j in kabar(d.kabid) if "kini Anda nilai" in j]) == 0  # one and the same PPK


@pytest.mark.dua_mesin
def test_perintah_yang_bertanggal_nanti_berlaku_pada_harinya(d, tujuan, disetujui):
    depan = HARI + timedelta(days=20)
    pindahkan(d.pegawai, tujuan, mulai=depan)
    assert [m[2] for m in masa(d.pegawai)] == ["DISETUJUI"]
    with bekukan(PADA + timedelta(days=20)):
        assert d.pegawai.pk in yang_berganti(depan)
        ikuti_fakta(yang_berganti(depan))
    assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-29", "DITUTUP"), ("03-30", "12-31", "DRAF")]


@pytest.mark.dua_mesin
def test_cuti_di_luar_tanggungan_negara_lalu_kembali(d, nur, disetujui):
    HubunganPenilai.objects.all().delete()
    susun_penilai()
    masa_cuti = {"mulai": PINDAH, "sampai": date(2026, 6, 30), "nomor": "800/7/2026", "oleh": nur}
    kepegawaian.catat_kedudukan(d.pegawai, "CLTN", **masa_cuti)
    d.pegawai.refresh_from_db()
    assert d.pegawai.kedudukan == "CLTN"
    assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-01", "DITUTUP")]
    with bekukan(PADA.replace(month=7, day=1)):
        from ekinerja.kepegawaian.actions.kedudukan import ikuti_hari

        assert ikuti_hari() == {d.pegawai.pk}
        d.pegawai.refresh_from_db()
        assert d.pegawai.kedudukan == "AKTIF"
        assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-01", "DITUTUP"), ("07-01", "12-31", "DRAF")]
        assert ikuti_hari() == set()


@pytest.mark.dua_mesin
def test_pensiun_mengakhiri_jabatan_dan_skp(d, nur, disetujui):
    susun_penilai()
    kepegawaian.catat_kedudukan(d.pegawai, "PENSIUN", mulai=PINDAH, sampai=None, nomor="KP/1", oleh=nur)
    assert d.pegawai.penugasan.get().sampai == date(2026, 3, 1)
    assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-01", "DITUTUP")]
    assert satu_tahun(d.pegawai, 2026).temuan == []


@pytest.mark.dua_mesin
def test_kedudukan_keliru_ditolak_dan_dapat_dibatalkan(d, nur):
    isian = {"mulai": PINDAH, "nomor": "1", "oleh": nur}
    baris = kepegawaian.catat_kedudukan(d.pegawai, "TUGAS_BELAJAR", sampai=None, **isian)
    for kedudukan, lain, kalimat in (
        ("CLTN", {"sampai": PINDAH}, "Sudah tercatat"),
        ("CLTN", {"sampai": date(2026, 1, 1)}, "lebih awal"),
        ("PENSIUN", {"sampai": date(2027, 1, 1)}, "tidak mempunyai hari akhir"),
        ("LIBUR", {"sampai": None}, "dari daftar"),
    ):
        with pytest.raises(AturanDilanggar, match=kalimat):
            kepegawaian.catat_kedudukan(d.pegawai, kedudukan, **isian, **lain)
    kepegawaian.catat_kedudukan(d.pegawai, "AKTIF", mulai=HARI, sampai=None, nomor="2", oleh=nur)
    baris.refresh_from_db()
    assert baris.sampai == HARI - timedelta(days=1)
    for r in RiwayatKedudukan.objects.all():
        kepegawaian.batalkan_kedudukan(r, alasan="Salah orang.", oleh=nur)
    with pytest.raises(AturanDilanggar) as galat:
        kepegawaian.catat_kedudukan(d.pegawai, "CLTN", sampai=None, **{**isian, "oleh": d.kabid})
    assert galat.value.status == 403


def test_cpns_baru_mulai_pada_hari_spmt(d):
    baru = pabrik.buat_pegawai("Mahmud Alamri", status="CPNS", tmt_cpns=PINDAH)
    pabrik.tugaskan(baru, d.bidang, mulai=date(2026, 3, 1))
    susun_penilai()
    assert [m[:3] for m in masa(baru)] == [("03-02", "12-31", "DRAF")]
    assert kabar(baru) == ["Draf SKP 2026 Anda mulai 2 Maret 2026 sudah disiapkan"]


def test_impor_pertama_tidak_membuka_draf_siapa_pun(d):
    """Days that are not recorded here are no change: nobody gets a draft or a message."""
    baru = pabrik.buat_pegawai("Sri Rejeki", tmt_cpns=date(2010, 1, 1))
    pabrik.tugaskan(baru, d.bidang, mulai=date(2026, 3, 1))
    susun_penilai()
    assert masa(baru) == []
    assert [t.jenis for t in satu_tahun(baru, 2026).temuan] == [Selisih.KOSONG]


def test_guru_yang_skp_nya_dari_ruang_gtk_tidak_disiapkan_di_sini(d, disetujui):
    sekolah = pabrik.buat_unit("SMPN2", induk=d.dinas, jenis="sekolah_smp", nama="SMP Negeri 2")
    pindahkan(d.pegawai, sekolah, jabatan="Guru Ahli Muda")
    assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-01", "DITUTUP")]


def test_banyak_orang_dikerjakan_sebagai_pekerjaan_menurut_urutan(d, tujuan, disetujui):
    lain = [pabrik.buat_pegawai() for _ in range(25)]
    for orang in lain:
        pabrik.tugaskan(orang, d.bidang)
    susun_penilai()
    antre = [i for p in Pekerjaan.objects.filter(nama="skp.sesuaikan") for i in p.argumen["pegawai"]]
    assert set(antre) == set(Skp.objects.values_list("pegawai_id", flat=True))  # nobody else can differ
    jalankan_semua()
    Pekerjaan.objects.all().delete()
    for orang in [*lain, d.pegawai]:
        tugas = orang.penugasan.get(sampai=None)
        tugas.sampai = date(2026, 3, 1)
        tugas.save()
        pabrik.tugaskan(orang, tujuan, mulai=PINDAH)
    susun_penilai()
    assert masa(d.pegawai)[0][2] == "DISETUJUI"
    pekerjaan = Pekerjaan.objects.get(nama="skp.sesuaikan")
    assert pekerjaan.argumen["pegawai"] == sorted(p.pk for p in [*lain, d.pegawai])
    jalankan_semua()
    assert [m[2] for m in masa(d.pegawai)] == ["DITUTUP", "DRAF"]
    assert Skp.objects.filter(status="DRAF", mulai=PINDAH).count() == 26


@pytest.mark.dua_mesin
def test_penilaian_bagian_lama_tinggal_pada_penilai_lama_juga_lewat_pekerjaan(d, tujuan, disetujui, monkeypatch):
    """R-40: between the change and the job the evaluation looked like the new PPK's; closing gives it back."""
    monkeypatch.setattr(tasks, "LANGSUNG", 0)
    pastikan_periode(2026)
    buka_periode(Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=1), pada=PADA)
    pindahkan(d.pegawai, tujuan)
    evaluasi = Evaluasi.objects.get(skp=disetujui)
    assert evaluasi.penilai == tujuan.pimpinan
    jalankan_semua()
    evaluasi.refresh_from_db()
    assert (evaluasi.penilai, evaluasi.potret["penilai"]["nama"]) == (d.kabid, d.kabid.nama)


def test_delegasi_tidak_memecah_tahun(d, nur, disetujui):
    susun_penilai()
    kepegawaian.buat_delegasi(
        nomor="1", tanggal=HARI, penilai=d.orang_luar, pegawai=d.pegawai, mulai=HARI, sampai=date(2026, 6, 30), oleh=nur
    )
    assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "12-31", "DISETUJUI")]


# -- the comparison on values -----------------------------------------------------------------------------------------

_PINDAH = FaktaPegawai(
    "PNS",
    tugas=(
        MasaTugas(date(2024, 1, 2), date(2026, 6, 30), "A", "Analis"),
        MasaTugas(date(2026, 7, 1), None, "B", "Analis"),
    ),
)
_CUTI = FaktaPegawai("PNS", tugas=_PINDAH.tugas[:1], masa=(MasaKedudukan(date(2025, 1, 1), None, "CLTN"),))


def s(mulai, sampai, status="DISETUJUI", unit="A", pk=1, versi=1) -> SkpTahun:
    hari = [date(2026, *map(int, x.split("-"))) for x in (mulai, sampai)]
    return SkpTahun(pk, uuid4(), *hari, status, unit, versi=versi)


# name, facts, SKPs, day, kinds of differences
BANDING = [
    ("dua yang tepat", _PINDAH, [s("1-1", "6-30", "DITUTUP"), s("7-1", "12-31", unit="B", pk=2)], date(2026, 8, 1), []),
    ("belum ditutup", _PINDAH, [s("1-1", "12-31")], date(2026, 8, 1), ["TUTUP", "KOSONG"]),
    ("pindahnya masih nanti", _PINDAH, [s("1-1", "12-31")], date(2026, 6, 30), []),
    ("draf terlalu panjang", _PINDAH, [s("1-1", "12-31", "DRAF", versi=0)], date(2026, 2, 1), ["SESUAIKAN"]),
    ("ditutup terlalu dini", _PINDAH, [s("1-1", "3-31", "DITUTUP")], date(2026, 5, 1), ["KOSONG"]),
    ("unit keliru", _PINDAH, [s("1-1", "6-30", unit="X")], date(2026, 5, 1), ["BEDA"]),
    ("cuti setahun", _CUTI, [s("1-1", "12-31")], date(2026, 5, 1), ["LUAR"]),
    ("cuti setahun, sudah ditutup", _CUTI, [s("1-1", "1-31", "DITUTUP")], date(2026, 5, 1), []),
    (
        "beririsan",
        _PINDAH,
        [s("1-1", "6-30"), s("3-1", "6-30", "DRAF", pk=2, versi=0)],
        date(2026, 5, 1),
        ["TUMPANG"],
    ),
    ("tanpa SKP", _PINDAH, [], date(2026, 8, 1), ["KOSONG", "KOSONG"]),
    ("non-ASN sukarela", FaktaPegawai("NON_ASN"), [s("1-1", "12-31")], date(2026, 5, 1), []),
]


@pytest.mark.parametrize(("fakta", "skp", "hari", "jenis"), [b[1:] for b in BANDING], ids=[b[0] for b in BANDING])
def test_bandingkan(fakta, skp, hari, jenis):
    temuan = bandingkan(susun_tahun(fakta, 2026), skp, hari)
    assert [t.jenis.value for t in temuan] == jenis
    assert all(t.kalimat.endswith(".") for t in temuan)


# -- random years -----------------------------------------------------------------------------------------------------

_langkah = st.lists(
    st.tuples(st.integers(5, 60), st.sampled_from(["pindah", "naik", "cuti", "kembali", "setujui", "tetap"])),
    min_size=1,
    max_size=6,
)


def _jalani(d, tujuan, nur, langkah) -> None:
    """Play a year; after each step the SKPs cover today's obligation once, and nothing approved has changed."""
    unit, hari, ke = [d.bidang, tujuan], date(2026, 1, 5), 0
    for n, (lama, kata) in enumerate(langkah):
        hari += timedelta(days=lama)
        with bekukan(PADA.replace(month=hari.month, day=hari.day)):
            sah = {v.pk: v.isi for v in VersiSkp.objects.all()}
            if kata in ("pindah", "naik") and d.pegawai.penugasan.get(sampai=None).mulai < hari:
                ke += kata == "pindah"
                pindahkan(d.pegawai, unit[ke % 2], mulai=hari, jabatan=f"Jabatan {n}")
            elif kata in ("cuti", "kembali"):
                kedudukan = "CLTN" if kata == "cuti" else "AKTIF"
                if not RiwayatKedudukan.objects.filter(pegawai=d.pegawai, mulai__gte=hari).exists():
                    kepegawaian.catat_kedudukan(d.pegawai, kedudukan, mulai=hari, sampai=None, nomor="1", oleh=nur)
            elif kata == "setujui":
                Skp.objects.filter(pegawai=d.pegawai, status="DRAF").update(status="DISETUJUI", diputus_pada=PADA)
            _periksa(d, hari, sah)


def _periksa(d, hari, sah) -> None:
    tahun = satu_tahun(d.pegawai, 2026, hari)
    hari_ini = [x for x in tahun.skp if x.mulai <= hari <= x.sampai]
    assert len(hari_ini) == (tahun.wajib.pada(hari) is not None)
    for i, kiri in enumerate(tahun.skp):
        assert all(kiri.sampai < kanan.mulai for kanan in tahun.skp[i + 1 :])
    assert tahun.temuan == []
    assert {v.pk: v.isi for v in VersiSkp.objects.filter(pk__in=sah)} == sah
    assert not actions.sesuaikan_tahun(d.pegawai, 2026, oleh=None, pada=PADA)


def _tahun_acak(contoh):
    @given(langkah=_langkah)
    @settings(max_examples=contoh, deadline=None, suppress_health_check=list(HealthCheck))
    def jalankan(langkah):
        from django.db import transaction

        with transaction.atomic():
            d = pabrik.dunia()
            nur = pabrik.buat_pegawai("Nur")
            pabrik.beri_peran(nur, Peran.ADMIN_BKPSDM, d.kota)
            tujuan = pabrik.buat_unit("LAIN", induk=d.dinas)
            skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=1, status="DISETUJUI")
            VersiSkp.objects.create(skp=skp, nomor=1, isi=isi_skp(skp), disetujui_pada=PADA, disetujui_oleh=d.kabid)
            susun_penilai()
            _jalani(d, tujuan, nur, langkah)
            transaction.set_rollback(True)

    jalankan()


@pytest.mark.dua_mesin
@pytest.mark.django_db
def test_tahun_yang_berubah_ubah_tetap_tercakup_tepat_sekali():
    _tahun_acak(5)


@pytest.mark.panjang
@pytest.mark.django_db
def test_tahun_yang_berubah_ubah_tetap_tercakup_tepat_sekali_panjang():
    _tahun_acak(120)


# -- on screen --------------------------------------------------------------------------------------------------------


def test_tahun_saya_menampilkan_kedua_skp(d, tujuan, disetujui):
    pindahkan(d.pegawai, tujuan)
    halaman = isi(lihat(d.pegawai, "tahun"))
    assert "terbagi menjadi dua SKP" in halaman
    for teks in ("1 Januari 2026 – 1 Maret 2026", "2 Maret 2026 – 31 Desember 2026", "Sitti Rahma", "Ratna Pusadan"):
        assert teks in halaman
    assert "Lanjutkan menyusun" in halaman
    assert "Tahun saya" in isi(lihat(d.pegawai, "saya"))


@pytest.mark.dua_mesin
def test_tahun_orang_dibaca_penilai_dan_pengelola_saja(d, nur, tujuan, disetujui):
    susun_penilai()
    alamat = [d.pegawai.id_publik]
    assert "Ratna Pusadan" in isi(lihat(d.kabid, "tahun_orang", *alamat))
    assert lihat(nur, "tahun_orang", *alamat).status_code == 200
    assert lihat(d.orang_luar, "tahun_orang", *alamat).status_code == 404
    tim = pabrik.buat_pegawai("Tim Penilai")
    pabrik.beri_peran(tim, Peran.TIM_PENILAI, d.kota)
    assert lihat(tim, "tahun_orang", *alamat).status_code == 403


def test_bagian_yang_kosong_disusun_pemiliknya(d, rhk_atasan):
    """Nobody made an SKP for the first months: the owner begins it, also afterwards."""
    pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, mulai=HARI, status="DISETUJUI", rhk=1)
    assert "Susun SKP ini" in isi(lihat(d.pegawai, "tahun"))
    jawab = masuk(d.pegawai).post(reverse("skp:susun_bagian"), {"kunci": uuid4().hex, "mulai": "2026-01-01"})
    assert jawab.status_code == 302
    assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-09", "DRAF"), ("03-10", "12-31", "DISETUJUI")]
    lagi = masuk(d.pegawai).post(reverse("skp:susun_bagian"), {"kunci": uuid4().hex, "mulai": "2026-01-01"})
    assert lagi.status_code == 409
    assert masuk(d.pegawai).post(reverse("skp:susun_bagian"), {"kunci": uuid4().hex, "mulai": "x"}).status_code == 400


@pytest.mark.dua_mesin
def test_mulai_dari_skp_sebelumnya_dengan_pratinjau(d, tujuan, disetujui):
    pindahkan(d.pegawai, tujuan)
    baru = Skp.objects.get(pegawai=d.pegawai, status="DRAF")
    assert "Mulai dari SKP sebelumnya?" in isi(lihat(d.pegawai, "ubah", baru.id_publik))
    halaman = isi(lihat(d.pegawai, "dari_sebelumnya", baru.id_publik))
    assert "milik penilai lama" in halaman
    assert not baru.rhk.exists()
    assert kirim(d.pegawai, "dari_sebelumnya", baru).status_code == 400
    pilih = str(disetujui.rhk.first().id_publik)
    assert kirim(d.pegawai, "dari_sebelumnya", baru, bawa=[pilih], lampiran="on").status_code == 302
    rhk = baru.rhk.get()
    assert (rhk.teks, rhk.rhk_atasan) == (disetujui.rhk.first().teks, None)
    assert rhk.indikator.count() == 3
    assert {a.mulai for a in baru.rencana_aksi.all()} == {date(2026, 3, 2), *(date(2026, m, 1) for m in (4, 7, 10))}
    assert baru.lampiran.count() == 3
    assert kirim(d.pegawai, "dari_sebelumnya", baru, bawa=[pilih], lampiran="on").status_code == 302
    assert baru.rhk.count() == 1  # nothing twice
    assert kirim(d.kabid, "dari_sebelumnya", baru, bawa=[pilih]).status_code in (403, 404)
    assert disetujui.rhk.count() == 2


def test_daftar_selisih_dengan_tombol_perbaikannya(d, nur, tujuan, disetujui):
    """A difference that nobody followed: found, sought, exported, set right with one button."""
    lama = d.pegawai.penugasan.get()
    lama.sampai = date(2026, 3, 1)
    lama.save()
    pabrik.tugaskan(d.pegawai, tujuan, mulai=PINDAH)
    halaman = isi(lihat(nur, "selisih"))
    assert "Andi Tadulako" in halaman
    assert "Perlu ditutup" in halaman
    assert "Ratna" not in isi(lihat(nur, "selisih", cari="Andi")).split("Yang berbeda")[1].split("</table>")[0].replace(
        "Ratna Pusadan", ""
    )
    assert "Tidak ada yang cocok" in isi(lihat(nur, "selisih", cari="zzz"))
    unduhan = masuk(nur).get(reverse("skp:selisih_unduh"), {"bentuk": "csv"}).content.decode()
    assert "Andi Tadulako" in unduhan
    assert "Perlu ditutup" in unduhan
    susun_penilai([])  # the relations are not the matter here
    alamat = reverse("skp:sesuaikan", args=[d.pegawai.id_publik])
    assert masuk(d.kabid).post(alamat, {"kunci": uuid4().hex, "tahun": "2026"}).status_code == 403
    assert masuk(nur).post(alamat, {"kunci": uuid4().hex, "tahun": "2026"}).status_code == 302
    assert [m[2] for m in masa(d.pegawai)] == ["DITUTUP", "DRAF"]
    assert "Andi Tadulako" not in isi(lihat(nur, "selisih"))
    assert lihat(d.kabid, "selisih").status_code == 403


def test_pengelola_tidak_menyesuaikan_dirinya_dan_wilayah_lain(d, nur, disetujui):
    pabrik.tugaskan(nur, d.dinas)
    with pytest.raises(AturanDilanggar) as galat:
        actions.sesuaikan_tahun(nur, 2026, oleh=nur, pada=PADA)
    assert galat.value.status == 403
    lain = pabrik.buat_pegawai("Admin DLH")
    pabrik.beri_peran(lain, Peran.ADMIN_BKPSDM, d.orang_luar.penugasan.get().unit)
    with pytest.raises(AturanDilanggar):
        actions.sesuaikan_tahun(d.pegawai, 2026, oleh=lain, pada=PADA)


def test_sesuaikan_semua_sebagai_pekerjaan(d, nur, tujuan, disetujui):
    lama = d.pegawai.penugasan.get()
    lama.sampai = date(2026, 3, 1)
    lama.save()
    pabrik.tugaskan(d.pegawai, tujuan, mulai=PINDAH)
    alamat = reverse("skp:sesuaikan_semua")
    jawab = masuk(nur).post(alamat, {"kunci": uuid4().hex, "tahun": "2026"})
    assert jawab.url.startswith("/pekerjaan/")
    jalankan_semua()
    assert [m[2] for m in masa(d.pegawai)] == ["DITUTUP", "DRAF"]
    assert masuk(nur).post(alamat, {"kunci": uuid4().hex, "tahun": "2026"}).url == reverse("skp:selisih")


@pytest.mark.dua_mesin
def test_daftar_selisih_bertanya_sama_banyak_untuk_satu_dan_dua_belas(d, nur, tujuan):
    def tambah(n):
        for _ in range(n):
            orang = pabrik.buat_pegawai()
            pabrik.tugaskan(orang, d.bidang, sampai=date(2026, 3, 1))
            pabrik.tugaskan(orang, tujuan, mulai=PINDAH)
            pabrik.buat_skp(orang, d.kabid, unit=d.bidang, status="DISETUJUI")

    def hitung():
        klien = masuk(nur)
        klien.get(reverse("skp:selisih"))
        with CaptureQueriesContext(
            connection,
        ) as q:
            assert klien.get(reverse("skp:selisih")).status_code == 200
        return len(q)

    tambah(1)
    satu = hitung()
    tambah(11)
    assert hitung() == satu
    with CaptureQueriesContext(connection) as q:
        tahun_pegawai(list(Skp.objects.values_list("pegawai_id", flat=True)), 2026)
    assert len(q) <= 6


def test_profil_mengantar_ke_tahunnya(d):
    from django.urls import reverse

    def profil(pembaca, orang) -> str:
        return masuk(pembaca).get(reverse("kepegawaian:pegawai", args=[orang.id_publik])).content.decode()

    assert f'href="{reverse("skp:tahun")}"' in profil(d.pegawai, d.pegawai)
    alamat = reverse("skp:tahun_orang", args=[d.pegawai.id_publik])
    assert f'href="{alamat}"' in profil(d.kabid, d.pegawai)
    assert f'href="{alamat}"' not in profil(d.rekan, d.pegawai)


# -- a closing that a wrong record caused -----------------------------------------------------------------------------


def batalkan(orang, skp, **isian):
    return kirim(orang, "buka_tutup", skp, **{"alasan": "Mutasi keliru tercatat.", **isian})


def kembalikan(orang):
    """The transfer is corrected away: the former assignment goes on."""
    orang.penugasan.filter(sampai=None).delete()
    lama = orang.penugasan.get()
    lama.sampai = None
    lama.save()
    susun_penilai()


@pytest.fixture
def admin_unit(d):
    orang = pabrik.buat_pegawai("Admin Dinas")
    pabrik.beri_peran(orang, Peran.ADMIN_UNIT, d.dinas)
    return orang


def test_penutupan_karena_data_keliru_dibatalkan_sekali_jalan(d, tujuan, disetujui, admin_unit):
    pindahkan(d.pegawai, tujuan)
    halaman = isi(lihat(admin_unit, "buka_tutup", disetujui.id_publik))
    assert "Menurut data kepegawaian, masa ini memang berakhir 1 Maret 2026" in halaman
    assert batalkan(admin_unit, disetujui).status_code == 409
    kembalikan(d.pegawai)
    halaman = isi(lihat(admin_unit, "buka_tutup", disetujui.id_publik))
    assert "berlaku lagi sampai 31 Desember 2026" in halaman
    assert "Draf kosong mulai 2 Maret 2026 yang disiapkan sistem dihapus" in halaman
    assert "Batalkan penutupan" in isi(lihat(admin_unit, "baca", disetujui.id_publik))
    assert batalkan(admin_unit, disetujui, alasan=" ").status_code == 400
    assert batalkan(d.kabid, disetujui).status_code == 403
    assert batalkan(d.pegawai, disetujui).status_code == 403
    assert batalkan(admin_unit, disetujui).status_code == 302
    assert masa(d.pegawai) == [("01-01", "12-31", "DISETUJUI", "DUKCAPIL-1", "Ratna Pusadan")]
    disetujui.refresh_from_db()
    assert (disetujui.sebab_tutup, disetujui.ditutup_pada) == ("", None)
    assert "SKP 2026 Anda berlaku lagi" in kabar(d.pegawai)
    assert "SKP 2026 Andi Tadulako berlaku lagi" in kabar(d.kabid)
    assert satu_tahun(d.pegawai, 2026).temuan == []
    assert batalkan(admin_unit, disetujui).status_code == 409
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_yang_dibetulkan_ke_hari_lain_ditutup_pada_hari_itu(d, tujuan, disetujui, admin_unit):
    """The order was right, its day was not: the SKP runs on, and ends where the facts say."""
    pindahkan(d.pegawai, tujuan)
    kembalikan(d.pegawai)
    with bekukan(PADA + timedelta(days=60)):
        lama = d.pegawai.penugasan.get()
        lama.sampai = date(2026, 3, 31)
        lama.save()
        pabrik.tugaskan(d.pegawai, tujuan, pabrik.buat_jabatan("Analis Pencatatan Sipil"), mulai=date(2026, 4, 1))
        susun_penilai({d.pegawai.pk})
        assert batalkan(admin_unit, disetujui).status_code == 302
        assert [m[:3] for m in masa(d.pegawai)] == [("01-01", "03-31", "DITUTUP"), ("04-01", "12-31", "DRAF")]
        assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_yang_sudah_dibangun_di_atasnya_menghalangi(d, tujuan, disetujui, admin_unit):
    pindahkan(d.pegawai, tujuan)
    kembalikan(d.pegawai)
    pabrik.buat_rhk(Skp.objects.get(pegawai=d.pegawai, status="DRAF"))
    jawab = batalkan(admin_unit, disetujui)
    assert jawab.status_code == 409
    assert "Sudah ada SKP 2 Maret 2026 sampai 31 Desember 2026 berstatus Draf" in isi(jawab)
    Skp.objects.filter(pegawai=d.pegawai, status="DRAF").delete()
    with bekukan(PADA + timedelta(days=30)):
        pastikan_periode(2026)
        periode = Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=1)
        buka_periode(periode, pada=PADA + timedelta(days=30))
        Evaluasi.objects.filter(skp=disetujui).update(
            status="DITERBITKAN", rating_hasil="SESUAI", rating_perilaku="SESUAI", predikat="BAIK", versi_aturan="x",
            dinilai_pada=PADA, diterbitkan_pada=PADA,
        )  # fmt: skip
        assert "Evaluasi Triwulan I 2026 sudah dinilai" in isi(lihat(admin_unit, "buka_tutup", disetujui.id_publik))
        assert batalkan(admin_unit, disetujui).status_code == 409


def test_yang_ditutup_orang_tetap_tertutup(d, disetujui, admin_unit):
    pabrik.beri_peran(admin_unit, Peran.ADMIN_BKPSDM, d.kota)
    actions.tutup(disetujui, oleh=admin_unit, pada=PADA, sampai=HARI, sebab="SK 821/15/2026")
    jawab = batalkan(admin_unit, disetujui)
    assert jawab.status_code == 409
    assert "tidak ditutup oleh sistem" in isi(jawab)
