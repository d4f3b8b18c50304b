"""Somebody writes for a colleague who cannot: named by the PPK, confirmed by the person, invisible to everybody else."""

from datetime import date, time, timedelta
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from ekinerja.harian import actions
from ekinerja.harian.models import BantuanMenulis, LaporanHarian
from ekinerja.harian.permissions import boleh_menulis_untuk
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import jejak_objek
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.waktu import bekukan
from ekinerja.kepegawaian.models import Pegawai, Peran
from ekinerja.kepegawaian.peran import lupakan_peran
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.harian.cerita import Kantor, masuk, tekan
from tests.harian.test_bukti import foto
from tests.harian.test_tim import hitung_sql
from tests.pabrik import HARI, PADA, beri_peran, buat_pegawai, hubungkan, tugaskan

SEHARI = timedelta(days=1)
RAHASIA = "Kunjungan pribadi yang tertulis dulu"


def tunjuk(kantor: Kantor, penulis: Pegawai | None = None, **ganti: Any) -> BantuanMenulis:
    isi = {"mulai": HARI - 2 * SEHARI, "sampai": HARI + 10 * SEHARI, "sebab": "BELUM_DAPAT", "oleh": kantor.ratna}
    return actions.tunjuk_penulis(kantor.andi, penulis or kantor.dewi, **{**isi, **ganti})


def tulis(kantor: Kantor, bantuan: BantuanMenulis, **ganti: Any) -> LaporanHarian:
    return actions.tulis_untuk(bantuan, kantor.isi(**ganti), oleh=bantuan.penulis)


def isian(kantor: Kantor, **ganti: Any) -> dict[str, Any]:
    bawaan = {
        "rencana_aksi": str(kantor.rencana().id_publik), "kegiatan": "Menata arsip akta", "realisasi": "5",
        "tanggal": HARI.isoformat(), "jam_mulai": "13.00", "jam_selesai": "14.00",
    }  # fmt: skip
    return {**bawaan, **ganti}


@pytest.mark.dua_mesin
def test_dari_penunjukan_sampai_penilai_membacanya(kantor: Kantor) -> None:
    ratna, dewi, andi = masuk(kantor.ratna), masuk(kantor.dewi), masuk(kantor.andi)
    form = {"penulis": kantor.dewi.id_publik, "mulai": HARI, "sampai": HARI + SEHARI, "sebab": "BELUM_DAPAT"}
    assert tekan(ratna, f"/tim/{kantor.andi.id_publik}/bantuan/", form, json_=False).status_code == 302
    bantuan = BantuanMenulis.objects.get()
    kabar = dict(Pemberitahuan.objects.filter(jenis="bantuan-menulis").values_list("pegawai__nama", "judul"))
    assert kabar == {
        "Andi Tadulako": "Dewi Toana dapat menulis laporan untuk Anda",
        "Dewi Toana": "Anda diminta menulis laporan untuk Andi Tadulako",
    }
    assert "Belum dapat mengisi sendiri" not in dewi.get("/lapor/bantuan/").content.decode()
    assert "Menulis untuk satu rekan" in dewi.get("/").content.decode()
    alamat = f"/lapor/bantuan/{bantuan.id_publik}/tulis/"
    assert "Menulis untuk Andi Tadulako" in dewi.get(alamat).content.decode()
    assert tekan(dewi, alamat, isian(kantor), json_=False).status_code == 302
    laporan = LaporanHarian.objects.get()
    assert (laporan.status, laporan.pegawai, laporan.dibantu_oleh) == ("DRAF", kantor.andi, kantor.dewi)

    assert andi.get("/lapor/data").json()["konfirmasi"] == 1
    assert "Satu laporan dituliskan untuk Anda" in andi.get("/").content.decode()
    assert "Menata arsip akta" not in ratna.get("/tim").content.decode()
    pilihan = f"{laporan.id_publik}:{laporan.versi}"
    assert tekan(andi, "/lapor/bantuan/konfirmasi", {"laporan": pilihan}, json_=False).status_code == 302
    laporan.refresh_from_db()
    assert (laporan.status, laporan.penilai, laporan.dikonfirmasi_pada) == ("DIAJUKAN", kantor.ratna, PADA)
    kata = "Ditulis oleh Dewi Toana, dikonfirmasi"
    assert kata in ratna.get("/tim").content.decode()
    assert kata in ratna.get(f"/lapor/{laporan.id_publik}/").content.decode()
    kejadian = [(b.kejadian, b.pelaku) for b in jejak_objek(laporan)]
    assert sorted(kejadian) == [("laporan.dikirim", "Andi Tadulako"), ("laporan.ditulis_bantuan", "Dewi Toana")]


@pytest.mark.dua_mesin
def test_penulis_tidak_melihat_apa_pun_yang_lain(kantor: Kantor) -> None:
    """No history, no target, no hours, no order of use; and nothing any more once it is confirmed."""
    kantor.laporan(kegiatan=RAHASIA, jam_mulai=kantor.isi().jam_mulai, jam_selesai=kantor.isi().jam_selesai)
    bantuan, dewi = tunjuk(kantor), masuk(kantor.dewi)
    alamat = f"/lapor/bantuan/{bantuan.id_publik}/tulis/"
    halaman = dewi.get(alamat).content.decode()
    assert "Tahap 1" in halaman
    for tidak in (RAHASIA, "2.400", "Terverifikasinya", "24 ", "Ukuran"):
        assert tidak not in halaman
    # Hours taken by the person's own report are found when the person confirms, not here.
    assert tekan(dewi, alamat, isian(kantor, jam_mulai="08.00", jam_selesai="09.00"), json_=False).status_code == 302
    laporan = LaporanHarian.objects.get(dibantu_oleh=kantor.dewi)
    assert tekan(masuk(kantor.andi), f"/lapor/{laporan.id_publik}/kirim").status_code == 409
    for orang in (kantor.dewi, kantor.ratna, kantor.gusnar, kantor.fadel):
        assert masuk(orang).get(f"/lapor/{laporan.id_publik}/").status_code == 404
    beri_peran(kantor.fadel, Peran.AUDITOR, kantor.d.kota)
    lupakan_peran(kantor.fadel)
    assert not LaporanHarian.objects.terlihat_oleh(kantor.fadel).filter(pk=laporan.pk).exists()
    isi = kantor.isi(
        kegiatan="Menata arsip",
        jam_mulai=kantor.isi().jam_selesai,
        jam_selesai=kantor.isi().jam_selesai.replace(hour=11),
    )
    actions.perbaiki(laporan, isi, oleh=kantor.andi, versi=1)
    assert "Menata arsip" not in dewi.get("/lapor/bantuan/").content.decode()
    perbaiki = f"{alamat}{laporan.id_publik}/"
    assert dewi.get(perbaiki).status_code == 404
    assert tekan(dewi, f"{perbaiki}tarik").status_code == 404


def test_rencana_aksi_hanya_yang_ditawarkan(kantor: Kantor) -> None:
    bantuan, dewi = tunjuk(kantor), masuk(kantor.dewi)
    nanti = kantor.rencana(hari=date(2026, 9, 1))
    jawaban = tekan(
        dewi, f"/lapor/bantuan/{bantuan.id_publik}/tulis/", isian(kantor, rencana_aksi=nanti.id_publik), json_=False
    )
    assert jawaban.status_code == 400
    assert "Pilih dari daftar" in jawaban.content.decode()
    assert not LaporanHarian.objects.exists()


@pytest.mark.dua_mesin
def test_ditolak_dengan_alasan_diperbaiki_lalu_dikonfirmasi_semua(kantor: Kantor) -> None:
    bantuan, dewi, andi = tunjuk(kantor), masuk(kantor.dewi), masuk(kantor.andi)
    satu, dua = (
        tulis(kantor, bantuan),
        tulis(
            kantor, bantuan, jam_mulai=kantor.isi().jam_selesai, jam_selesai=kantor.isi().jam_selesai.replace(hour=12)
        ),
    )
    assert tekan(andi, f"/lapor/{satu.id_publik}/tolak-tulisan", {"alasan": " "}).status_code == 400
    assert tekan(andi, f"/lapor/{satu.id_publik}/tolak-tulisan", {"alasan": "Dua puluh, bukan 24."}).status_code == 200
    pesan = Pemberitahuan.objects.get(pegawai=kantor.dewi, judul__contains="belum menyetujui")
    assert pesan.isi == "Dua puluh, bukan 24."
    assert "Dua puluh, bukan 24." in dewi.get("/lapor/bantuan/").content.decode()
    perbaiki = f"/lapor/bantuan/{bantuan.id_publik}/tulis/{satu.id_publik}/"
    assert 'value="24"' in dewi.get(perbaiki).content.decode()
    baru = isian(kantor, realisasi="20", jam_mulai="08.00", jam_selesai="10.00", versi="1")
    assert tekan(dewi, perbaiki, baru, json_=False).status_code == 302
    satu.refresh_from_db()
    assert (satu.realisasi, satu.ditolak_pada, satu.alasan_tolak, satu.versi) == (20, None, "", 2)
    lama = [f"{satu.id_publik}:1", f"{dua.id_publik}:1", "bukan-kode:1", f"{satu.id_publik}:x"]
    halaman = andi.post(
        "/lapor/bantuan/konfirmasi", {"kunci": "k" * 20, "laporan": lama[:2]}, follow=True
    ).content.decode()
    assert "1 laporan dikonfirmasi dan terkirim." in halaman
    assert "baru saja berubah" in halaman
    assert tekan(andi, "/lapor/bantuan/konfirmasi", {"laporan": lama[2:]}).status_code == 409
    assert tekan(andi, "/lapor/bantuan/konfirmasi", {"laporan": f"{satu.id_publik}:2"}).status_code == 200
    assert tekan(andi, "/lapor/bantuan/konfirmasi", {"laporan": f"{satu.id_publik}:2"}).status_code == 409
    assert set(LaporanHarian.objects.values_list("status", flat=True)) == {"DIAJUKAN"}
    assert tekan(masuk(kantor.dewi), "/lapor/bantuan/konfirmasi", {"laporan": f"{satu.id_publik}:2"}).status_code == 409


@pytest.mark.dua_mesin
@pytest.mark.parametrize(
    ("ditulis", "dikonfirmasi", "ganti_hari", "terlambat"),
    [(0, 0, None, False), (1, 20, None, False), (8, 20, None, True), (1, 20, 1, True), (1, 3, 1, False)],
)
def test_terlambat_dihitung_dari_hari_ditulis(
    kantor: Kantor, ditulis: int, dikonfirmasi: int, ganti_hari: int | None, terlambat: bool
) -> None:
    """Days after the work. Another day of work, changed at confirmation, counts as handed in then."""
    bantuan = tunjuk(kantor)
    with bekukan(PADA + ditulis * SEHARI):
        laporan = tulis(kantor, bantuan)
    with bekukan(PADA + dikonfirmasi * SEHARI):
        if ganti_hari is not None:
            isi = kantor.isi(tanggal=HARI + ganti_hari * SEHARI)
            actions.perbaiki(laporan, isi, oleh=kantor.andi, versi=1)
        else:
            actions.kirim(laporan, oleh=kantor.andi)
    assert laporan.terlambat is terlambat


def test_akhir_berlaku_seketika_dan_tulisan_tetap_menunggu(kantor: Kantor) -> None:
    for siapa in (kantor.andi, kantor.ratna, kantor.dewi):
        bantuan = tunjuk(kantor)
        laporan = tulis(kantor, bantuan)
        Pemberitahuan.objects.all().delete()
        assert tekan(masuk(siapa), f"/lapor/bantuan/{bantuan.id_publik}/akhiri").status_code == 200
        lain = {kantor.andi.nama, kantor.ratna.nama, kantor.dewi.nama} - {siapa.nama}
        assert set(Pemberitahuan.objects.values_list("pegawai__nama", flat=True)) == lain
        assert tekan(masuk(siapa), f"/lapor/bantuan/{bantuan.id_publik}/akhiri").status_code == 409
        dewi, alamat = masuk(kantor.dewi), f"/lapor/bantuan/{bantuan.id_publik}/tulis/"
        halaman = dewi.get(alamat).content.decode()
        assert "tidak sedang berjalan" in halaman
        assert "Tahap 1" not in halaman
        assert tekan(dewi, alamat, isian(kantor), json_=False).status_code == 409
        laporan.refresh_from_db()
        assert laporan.status == "DRAF"
        actions.tarik_tulisan(laporan, oleh=kantor.dewi)
    assert not LaporanHarian.objects.exists()


@pytest.mark.parametrize(
    ("ganti", "status", "kata"),
    [
        ({"mulai": HARI + SEHARI, "sampai": HARI}, 400, "Hari terakhirnya"),
        ({"sampai": HARI - SEHARI}, 400, "Hari terakhirnya"),
        ({"mulai": HARI - 15 * SEHARI}, 400, "paling awal"),
        ({"sampai": HARI + 90 * SEHARI}, 400, "Paling lama 92 hari"),
        ({"oleh": "dewi"}, 403, "pejabat penilai"),
        ({"oleh": "gusnar"}, 403, "pejabat penilai"),
        ({"oleh": "andi"}, 403, "pejabat penilai"),
        ({"penulis": "fadel"}, 400, "rekan seunit"),
        ({"penulis": "andi"}, 400, "rekan seunit"),
        ({"sampai": HARI + 60 * SEHARI}, 409, "sudah ditunjuk"),
    ],
)
def test_siapa_menunjuk_siapa_dan_berapa_lama(kantor: Kantor, ganti: dict[str, Any], status: int, kata: str) -> None:
    if status == 409:
        tunjuk(kantor, penulis=kantor.ratna, mulai=HARI + 59 * SEHARI, sampai=HARI + 62 * SEHARI)
    isi = {k: getattr(kantor, v) if isinstance(v, str) else v for k, v in ganti.items()}
    with pytest.raises(AturanDilanggar, match=kata) as galat:
        tunjuk(kantor, **isi)
    assert galat.value.status == status


def test_lama_paling_panjang_adalah_setelan(kantor: Kantor) -> None:
    atur_setelan("bantuan_menulis_maks_hari", 5)
    with pytest.raises(AturanDilanggar, match="Paling lama 5 hari"):
        tunjuk(kantor, mulai=HARI, sampai=HARI + 5 * SEHARI)
    tunjuk(kantor, mulai=HARI, sampai=HARI + 4 * SEHARI)


def test_penulis_yang_pindah_unit_tidak_menulis_lagi(kantor: Kantor) -> None:
    bantuan = tunjuk(kantor)
    assert boleh_menulis_untuk(kantor.dewi, bantuan)
    kantor.dewi.penugasan.update(sampai=HARI - SEHARI)
    tugaskan(kantor.dewi, kantor.d.dinas, mulai=HARI)
    assert not boleh_menulis_untuk(kantor.dewi, bantuan)
    assert (
        boleh_menulis_untuk(
            kantor.ratna, tunjuk(kantor, kantor.ratna, mulai=HARI + 11 * SEHARI, sampai=HARI + 11 * SEHARI)
        )
        is False
    )


@pytest.mark.parametrize(
    ("hari", "kata"), [(HARI - 3 * SEHARI, "Pilih hari di antaranya"), (HARI + SEHARI, "Pilih hari di antaranya")]
)
def test_hanya_untuk_hari_dalam_masanya(kantor: Kantor, hari: date, kata: str) -> None:
    bantuan = tunjuk(kantor)
    jawaban = tekan(
        masuk(kantor.dewi), f"/lapor/bantuan/{bantuan.id_publik}/tulis/", isian(kantor, tanggal=hari), json_=False
    )
    assert jawaban.status_code == 400
    assert kata in jawaban.content.decode()
    assert "Menata arsip akta" in jawaban.content.decode()


KEADAAN = ("MENUNGGU", "DITOLAK", "DIKONFIRMASI", "DIHAPUS")
LANGKAH = ("konfirmasi", "tolak", "perbaiki", "tarik", "hapus", "terima")
# state -> what each step leads to; anything that is not named is refused and changes nothing
ALIR = {
    "MENUNGGU": {"konfirmasi": "DIKONFIRMASI", "tolak": "DITOLAK", "perbaiki": "MENUNGGU", "tarik": "DIHAPUS", "hapus": "DIHAPUS"},
    "DITOLAK": {"konfirmasi": "DIKONFIRMASI", "perbaiki": "MENUNGGU", "tarik": "DIHAPUS", "hapus": "DIHAPUS"},
    "DIKONFIRMASI": {"terima": "DITERIMA", "hapus": "DIHAPUS"},
    "DIHAPUS": {},
}  # fmt: skip


def _keadaan(laporan: LaporanHarian) -> str:
    kini = LaporanHarian.objects.filter(pk=laporan.pk).first()
    if kini is None:
        return "DIHAPUS"
    if kini.status == "DRAF":
        return "DITOLAK" if kini.ditolak_pada else "MENUNGGU"
    return "DITERIMA" if kini.status == "DISETUJUI" else "DIKONFIRMASI"


def _langkah(kantor: Kantor, bantuan: BantuanMenulis, laporan: LaporanHarian, langkah: str) -> None:
    kini = LaporanHarian.objects.filter(pk=laporan.pk).untuk_halaman().first()
    if kini is None:
        raise AturanDilanggar("Sudah tidak ada.")
    if langkah == "konfirmasi":
        (hasil,) = actions.konfirmasi([(kini, kini.versi)], oleh=kantor.andi)
        if hasil.galat:
            raise hasil.galat
    elif langkah == "tolak":
        actions.tolak_tulisan(kini, oleh=kantor.andi, alasan="Bukan itu.")
    elif langkah == "perbaiki":
        actions.perbaiki_tulisan(bantuan, kini, kantor.isi(realisasi=kini.versi), oleh=kantor.dewi, versi=kini.versi)
    elif langkah == "tarik":
        actions.tarik_tulisan(kini, oleh=kantor.dewi)
    elif langkah == "hapus":
        actions.hapus(kini, oleh=kantor.andi)
    else:
        actions.terima(kini, oleh=kantor.ratna, versi=kini.versi)


@pytest.mark.dua_mesin
def test_keadaan_tulisan(kantor: Kantor) -> None:
    """Every step in every state."""
    bantuan = tunjuk(kantor)
    for keadaan, langkah in product(KEADAAN, LANGKAH):
        laporan = tulis(kantor, bantuan)
        awal = {"DITOLAK": "tolak", "DIKONFIRMASI": "konfirmasi", "DIHAPUS": "hapus"}.get(keadaan)
        if awal:
            _langkah(kantor, bantuan, laporan, awal)
        tujuan = ALIR[keadaan].get(langkah)
        if tujuan is None:
            with pytest.raises(AturanDilanggar):
                _langkah(kantor, bantuan, laporan, langkah)
        else:
            _langkah(kantor, bantuan, laporan, langkah)
        assert _keadaan(laporan) == (tujuan or keadaan), (keadaan, langkah)
        LaporanHarian.objects.all().delete()


@pytest.mark.dua_mesin
def test_basis_data_menolak_yang_belum_dikonfirmasi(kantor: Kantor) -> None:
    laporan = tulis(kantor, tunjuk(kantor))
    for nilai in ({"status": "DIAJUKAN"}, {"dibantu_oleh": kantor.andi}, {"ditulis_pada": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LaporanHarian.objects.filter(pk=laporan.pk).update(**nilai)


def test_lembar_bkn_tetap_delapan_kolom_dengan_keterangan_di_sampingnya(kantor: Kantor) -> None:
    kantor.laporan(kegiatan="Ditulis sendiri", jam_mulai=time(13), jam_selesai=time(14))
    actions.kirim(tulis(kantor, tunjuk(kantor), kegiatan="Ditulis Dewi"), oleh=kantor.andi)
    buku = load_workbook(BytesIO(masuk(kantor.andi).get("/lapor/riwayat/unduh").content))
    assert buku.sheetnames == ["Progres Harian", "Keterangan"]
    assert buku.worksheets[0].max_column == 8
    ((*_, kegiatan, keterangan),) = list(buku.worksheets[1].values)[1:]
    assert (kegiatan, keterangan[:24]) == ("Ditulis Dewi", "Ditulis oleh Dewi Toana,")
    assert "Ditulis oleh" not in masuk(kantor.andi).get("/lapor/riwayat/salin/").content.decode()
    rekap = load_workbook(BytesIO(masuk(kantor.andi).get("/lapor/rekap/?bentuk=xlsx&periode=2026-03").content))
    assert sum("Ditulis oleh Dewi" in str(b[-2]) for b in rekap["Laporan"].values) == 1
    assert "Ditulis oleh Dewi Toana" in masuk(kantor.ratna).get(f"/tim/{kantor.andi.id_publik}/rekap/").content.decode()


def test_pertanyaan_tetap_satu_atau_dua_belas(kantor: Kantor) -> None:
    bantuan, banyak = tunjuk(kantor), []
    andi, dewi = masuk(kantor.andi), masuk(kantor.dewi)
    for client in (andi, dewi):
        client.get("/lapor/bantuan/")
    for sampai in (1, 12):
        while LaporanHarian.objects.count() < sampai:
            jam = kantor.isi().jam_mulai.replace(hour=7 + LaporanHarian.objects.count() % 14)
            tulis(kantor, bantuan, jam_mulai=jam, jam_selesai=jam.replace(minute=30))
            lain = buat_pegawai()
            tugaskan(lain, kantor.d.bidang)
            hubungkan(lain, kantor.ratna)
            actions.tunjuk_penulis(lain, kantor.dewi, oleh=kantor.ratna, mulai=HARI, sampai=HARI, sebab="PERANGKAT")
        banyak.append([hitung_sql(lambda c=c: c.get("/lapor/bantuan/")) for c in (andi, dewi)])
    assert banyak[0] == banyak[1]


def test_sebab_hanya_terbaca_yang_dibantu_dan_penilainya(kantor: Kantor) -> None:
    """As the form promises: on the page of the person's own report and of who writes for one; never for the writer."""
    bantuan = tunjuk(kantor)
    laporan = tulis(kantor, bantuan)
    sebab, andi = "belum dapat mengisi sendiri", masuk(kantor.andi)
    alamat = f"/lapor/{laporan.id_publik}/"
    assert sebab in andi.get("/lapor/bantuan/").content.decode()
    assert f"Sebab bantuan: {sebab}" in andi.get(alamat).content.decode()
    actions.konfirmasi([(laporan, laporan.versi)], oleh=kantor.andi)
    assert f"Sebab bantuan: {sebab}" in masuk(kantor.ratna).get(alamat).content.decode()
    admin = buat_pegawai("Nur Aini")
    tugaskan(admin, kantor.d.dinas)
    beri_peran(admin, Peran.ADMIN_BKPSDM, kantor.d.kota)
    lain = masuk(admin).get(alamat)
    assert lain.status_code == 200
    assert "Sebab bantuan" not in lain.content.decode()
    assert sebab not in masuk(kantor.dewi).get("/lapor/bantuan/").content.decode()
    assert sebab not in masuk(kantor.dewi).get(f"/lapor/bantuan/{bantuan.id_publik}/tulis/").content.decode()


def test_penulis_tanpa_skp_melihatnya_di_beranda(kantor: Kantor) -> None:
    """The operator of a school writes for a teacher: the home page of people without an SKP says so too."""
    operator = buat_pegawai("Operator", status=Pegawai.Status.NON_ASN)
    tugaskan(operator, kantor.d.bidang)
    assert "Menulis untuk" not in masuk(operator).get("/").content.decode()
    tunjuk(kantor, operator)
    halaman = masuk(operator).get("/").content.decode()
    assert "Anda tidak ber-SKP" in halaman
    assert "Menulis untuk satu rekan" in halaman


def test_bukti_menyusul_saat_tulisan_diperbaiki(kantor: Kantor) -> None:
    bantuan = tunjuk(kantor)
    laporan = tulis(kantor, bantuan)
    actions.tolak_tulisan(laporan, oleh=kantor.andi, alasan="Fotonya belum ada.")
    dewi, alamat = masuk(kantor.dewi), f"/lapor/bantuan/{bantuan.id_publik}/tulis/{laporan.id_publik}/"
    kirim = {"foto": SimpleUploadedFile("loket.jpg", foto(), "image/jpeg"), "tautan": "https://contoh.id/arsip"}
    laporan.refresh_from_db()
    isi = isian(kantor, kegiatan="Menata arsip", versi=laporan.versi, **kirim)
    assert tekan(dewi, alamat, isi, json_=False).status_code == 302
    laporan.refresh_from_db()
    assert (laporan.jumlah_bukti, laporan.ditolak_pada) == (2, None)
    berkas = laporan.bukti.get(berkas__isnull=False).berkas
    assert berkas.pemilik_uuid == kantor.andi.id_publik
    assert "loket.jpg" in dewi.get(alamat).content.decode()
    assert [b.kejadian for b in jejak_objek(laporan)].count("laporan.tulisan_diubah") == 1
