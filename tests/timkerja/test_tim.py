"""A team from its SK to its end: who makes it, who reads it, what the days allow."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.timkerja import actions
from ekinerja.timkerja.models import AnggotaTim, TimKerja
from tests import pabrik
from tests.harian.cerita import masuk
from tests.inti.berkas_contoh import gambar
from tests.pabrik import HARI, PADA
from tests.timkerja.cerita import SK, gabung, hitung_kueri, kait, kirim, lihat, teks, tim


@pytest.mark.dua_mesin
def test_dari_sk_sampai_ditutup_lewat_halaman(kantor):
    """The head writes the SK down, picks people of two units, changes the ketua, closes and reopens."""
    gusnar, fadel, andi, dewi = kantor.gusnar, kantor.fadel, kantor.andi, kantor.dewi
    assert "Belum ada tim kerja" in teks(lihat(gusnar, "daftar"))
    isi = {"unit": kantor.d.dinas.id_publik, "nama": "Tim Adminduk Keliling", "tugas": "Layanan di kelurahan", **SK}
    salah = kirim(gusnar, "baru", **isi | {"sampai": "2025-12-31", "nama": ""})
    assert salah.status_code == 400
    assert "Tulis nama tim seperti di SK-nya." in teks(salah)
    assert "Hari terakhir lebih awal" in teks(salah)
    assert "Layanan di kelurahan" in teks(salah)
    assert kirim(gusnar, "baru", **isi, sk=SimpleUploadedFile("sk.png", gambar())).status_code == 302
    t = TimKerja.objects.get()
    assert "belum punya ketua" in teks(lihat(gusnar, "tim", t.id_publik))
    assert "Moh. Fadel" in teks(lihat(gusnar, "pilih", t.id_publik, cari="fadel"))
    for orang, peran in ((fadel, "KETUA"), (andi, "ANGGOTA"), (dewi, "SEKRETARIS")):
        isi = {"peran": peran, "mulai": "2026-01-05", "tugas": "Jadwal kelurahan"}
        assert kirim(gusnar, "tambah", t.id_publik, orang.id_publik, **isi).status_code == 302
    assert Pemberitahuan.objects.get(pegawai=fadel).judul == "Anda ketua Tim Adminduk Keliling"
    assert kirim(gusnar, "ketua", t.id_publik, pengganti=andi.id_publik, mulai="2026-03-01").status_code == 302
    masa = list(AnggotaTim.objects.order_by("pegawai__nama", "mulai").values_list("pegawai__nama", "peran", "mulai", "sampai"))  # fmt: skip
    assert masa == [
        ("Andi Tadulako", "ANGGOTA", date(2026, 1, 5), date(2026, 2, 28)),
        ("Andi Tadulako", "KETUA", date(2026, 3, 1), None),
        ("Dewi Toana", "SEKRETARIS", date(2026, 1, 5), None),
        ("Moh. Fadel", "KETUA", date(2026, 1, 5), date(2026, 2, 28)),
        ("Moh. Fadel", "ANGGOTA", date(2026, 3, 1), None),
    ]
    assert kirim(gusnar, "tutup", t.id_publik, ditutup="2026-03-09", alasan="Tugas selesai").status_code == 302
    halaman = teks(lihat(dewi, "tim", t.id_publik))
    assert "Tim ini ditutup" in halaman
    assert "Tugas selesai" in halaman
    assert "Pernah bertugas (5)" in halaman
    assert lihat(gusnar, "ubah", t.id_publik).status_code == 409
    assert kirim(gusnar, "buka", t.id_publik).status_code == 302
    assert "Tugas selesai" not in teks(lihat(dewi, "tim", t.id_publik))
    jejak = teks(lihat(dewi, "jejak", t.id_publik))
    assert all(x in jejak for x in ("Tim dibuat", "Ketua berganti", "Tim ditutup", "Tim dibuka kembali"))
    assert lihat(dewi, "berkas", t.id_publik).status_code == 409  # not looked into yet
    jalankan_semua()
    assert lihat(dewi, "berkas", t.id_publik).status_code == 200
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_siapa_melihat_dan_siapa_mengatur(kantor):
    """Admins of the unit and of BKPSDM work on it; members read; a PPK sees the own person and the ketua; others 404."""
    d = kantor.d
    t = tim(kantor, ketua=kantor.fadel, anggota=(kantor.andi,))
    peran = {}
    for nama, unit in (("ADMIN_UNIT", d.dinas), ("ADMIN_BKPSDM", d.kota), ("AUDITOR", d.kota), ("PIMPINAN", d.dinas)):
        peran[nama] = pabrik.buat_pegawai(nama)
        pabrik.beri_peran(peran[nama], nama, unit)
    asing = pabrik.buat_pegawai("Admin DLH")
    pabrik.beri_peran(asing, "ADMIN_UNIT", d.orang_luar.penugasan.get().unit)
    for orang in (peran["ADMIN_UNIT"], peran["ADMIN_BKPSDM"]):
        assert lihat(orang, "ubah", t.id_publik).status_code == 200
        assert lihat(orang, "baru").status_code == 200
    for orang in (kantor.dewi, peran["AUDITOR"], peran["PIMPINAN"], asing):
        assert lihat(orang, "tim", t.id_publik).status_code == 404
        assert kirim(orang, "tutup", t.id_publik, ditutup="2026-03-09", alasan="x").status_code == 404
        assert t.nama not in teks(lihat(orang, "daftar"))
    for orang in (kantor.andi, kantor.fadel):
        assert "Moh. Fadel" in teks(lihat(orang, "tim", t.id_publik))
        tolak = kirim(orang, "ubah", t.id_publik, nama="Lain", **SK)
        assert tolak.status_code == 403
        assert "diatur oleh pimpinan Dinas Kependudukan" in teks(tolak)
        assert lihat(orang, "baru").status_code == 403
    gabung(t, kantor.dewi, oleh=kantor.gusnar)
    pabrik.hubungkan(kantor.fadel, asing)
    halaman = teks(lihat(asing, "tim", t.id_publik))
    assert "Moh. Fadel" in halaman
    assert "Andi Tadulako" not in halaman
    assert lihat(asing, "jejak", t.id_publik).status_code == 403
    assert kantor.andi in [a.pegawai for a in t.anggota.select_related("pegawai")]
    assert "Andi Tadulako" in teks(lihat(kantor.ratna, "tim", t.id_publik))


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("mulai", "sampai", "peran", "kalimat"),
    [
        (date(2026, 5, 1), date(2026, 4, 1), "ANGGOTA", "lebih awal daripada hari mulainya"),
        (date(2025, 12, 31), None, "ANGGOTA", "Tim ini mulai 1 Januari 2026"),
        (date(2026, 3, 1), date(2027, 1, 1), "ANGGOTA", "berakhir 31 Desember 2026"),
        (date(2026, 1, 1), date(2026, 2, 1), "ANGGOTA", "Andi Tadulako sudah tercatat"),
        (date(2026, 6, 30), None, "SEKRETARIS", "Andi Tadulako sudah tercatat"),
        (date(2026, 7, 1), None, "KETUA", "Moh. Fadel sudah tercatat sebagai Ketua"),
        (date(2026, 7, 1), None, "ANGGOTA", ""),
        (date(2026, 1, 1), date(2026, 1, 31), "ANGGOTA", ""),
    ],
)
def test_tanggal_yang_ditolak_dan_yang_diterima(kantor, mulai, sampai, peran, kalimat):
    """Andi is a member from 1 February to 30 June; Fadel leads the whole year."""
    t = tim(kantor, ketua=kantor.fadel)
    gabung(t, kantor.andi, date(2026, 2, 1), date(2026, 6, 30), oleh=kantor.gusnar)
    if not kalimat:
        gabung(t, kantor.andi, mulai, sampai, peran=peran, oleh=kantor.gusnar)
        assert t.anggota.filter(pegawai=kantor.andi).count() == 2
        return
    with pytest.raises(AturanDilanggar) as galat:
        gabung(t, kantor.andi, mulai, sampai, peran=peran, oleh=kantor.gusnar)
    assert kalimat in galat.value.kalimat
    assert t.anggota.filter(pegawai=kantor.andi).count() == 1


@pytest.mark.dua_mesin
def test_yang_keluar_tetap_bertanggal_dan_yang_salah_catat_dihapus(kantor):
    t = tim(kantor, ketua=kantor.fadel)
    andi, dewi = gabung(t, kantor.andi, oleh=kantor.gusnar), gabung(t, kantor.dewi, oleh=kantor.gusnar)
    isi = {"peran": "ANGGOTA", "mulai": "2026-01-01", "sampai": "2026-03-09"}
    assert kirim(kantor.gusnar, "ubah_anggota", t.id_publik, andi.id_publik, **isi).status_code == 302
    assert "1 Januari 2026 sampai 9 Maret 2026" in teks(lihat(kantor.andi, "tim", t.id_publik))
    assert "sampai 9 Maret 2026" in Pemberitahuan.objects.filter(pegawai=kantor.andi).latest("pk").judul
    assert kirim(kantor.gusnar, "hapus_anggota", t.id_publik, dewi.id_publik).status_code == 302
    assert not AnggotaTim.objects.filter(pk=dewi.pk).exists()
    andi2 = gabung(t, kantor.andi, date(2026, 3, 10), oleh=kantor.gusnar)
    kait(kantor.skp, t)
    assert kirim(kantor.gusnar, "hapus_anggota", t.id_publik, andi2.id_publik).status_code == 409
    assert kirim(kantor.gusnar, "hapus_anggota", t.id_publik, dewi.id_publik).status_code == 409


@pytest.mark.dua_mesin
def test_masa_tim_dan_kembaran_ditolak_dengan_sebabnya(kantor):
    t = tim(kantor, ketua=kantor.fadel)
    isi = {"nama": t.nama, "nomor_sk": t.nomor_sk, "tanggal_sk": "2026-01-01", "versi": 1}
    jawab = kirim(kantor.gusnar, "ubah", t.id_publik, **isi, mulai="2026-02-01")
    assert jawab.status_code == 400
    assert "Moh. Fadel mulai 1 Januari 2026" in teks(jawab)
    assert kirim(kantor.gusnar, "ubah", t.id_publik, **isi, mulai="2025-12-01").status_code == 302
    bentrok = kirim(kantor.gusnar, "ubah", t.id_publik, **isi, mulai="2025-11-01")
    assert bentrok.status_code == 409
    assert "1 Desember 2025" in teks(bentrok)
    kembar = kirim(kantor.gusnar, "baru", unit=kantor.d.dinas.id_publik, **isi, mulai="2026-01-01")
    assert kembar.status_code == 400
    assert "sudah punya tim" in teks(kembar)
    for hari in ("2025-11-30", "2026-03-11"):
        assert kirim(kantor.gusnar, "tutup", t.id_publik, ditutup=hari, alasan="x").status_code == 400


@pytest.mark.dua_mesin
def test_basis_data_menolak_yang_tidak_boleh_ada(kantor):
    t = tim(kantor, ketua=kantor.fadel)
    for baris in (
        AnggotaTim(tim=t, pegawai=kantor.andi, peran="KETUA", mulai=HARI),
        AnggotaTim(tim=t, pegawai=kantor.fadel, mulai=HARI),
        AnggotaTim(tim=t, pegawai=kantor.andi, mulai=HARI, sampai=date(2026, 1, 1)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            baris.save()
    for kolom in ({"ditutup": HARI}, {"ditutup": date(2027, 1, 1), "alasan_tutup": "x"}, {"sampai": date(2025, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TimKerja.objects.filter(pk=t.pk).update(**kolom)


@pytest.mark.dua_mesin
def test_banyak_baris_sama_banyak_kueri(kantor):
    """List and page ask equally often for one and for twelve."""
    t = tim(kantor, ketua=kantor.fadel)
    klien, daftar = masuk(kantor.gusnar), reverse("timkerja:daftar")
    satu = hitung_kueri(klien, daftar), hitung_kueri(klien, reverse("timkerja:tim", args=[t.id_publik]))
    for n in range(11):
        tim(kantor, ketua=kantor.fadel, nama=f"Tim {n}")
        gabung(t, pabrik.buat_pegawai(akun=False), oleh=kantor.gusnar)
    dua_belas = hitung_kueri(klien, daftar), hitung_kueri(klien, reverse("timkerja:tim", args=[t.id_publik]))
    assert dua_belas == satu
    assert "Tim 10" in teks(lihat(kantor.gusnar, "daftar", cari="tim 10"))
    assert "Tidak ada yang cocok" in teks(lihat(kantor.gusnar, "daftar", cari="zzz"))


@pytest.mark.dua_mesin
def test_ganti_ketua_menolak_yang_bukan_anggota(kantor):
    t = tim(kantor, ketua=kantor.fadel, anggota=(kantor.andi,))
    for orang, hari, kalimat in (
        (kantor.dewi, HARI, "bukan anggota"),
        (kantor.fadel, HARI, "sudah memimpin"),
        (kantor.andi, date(2025, 12, 1), "bukan anggota"),
    ):
        with pytest.raises(AturanDilanggar, match=kalimat):
            actions.ganti_ketua(t, orang, hari, oleh=kantor.gusnar, pada=PADA)
    actions.ganti_ketua(t, kantor.andi, t.mulai, oleh=kantor.gusnar, pada=PADA)
    assert dict(t.anggota.values_list("pegawai__nama", "peran")) == {"Andi Tadulako": "KETUA", "Moh. Fadel": "ANGGOTA"}
