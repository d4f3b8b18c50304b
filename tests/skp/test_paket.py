"""Printing the SKPs of a unit into one ZIP: who is in it, who may have it, cut off and continued."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import DokumenTerbit, Jejak, Pekerjaan
from ekinerja.inti.tugas import jadwal, jalankan_semua
from ekinerja.inti.waktu import bekukan, jam_mesin
from ekinerja.kepegawaian.models import PemberianPeran, Peran
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.actions.paket import batalkan_paket, minta_paket
from ekinerja.skp.models import PaketSkp, Skp
from ekinerja.skp.paket import gudang, susun
from ekinerja.skp.tasks import buang_paket_lama
from tests import pabrik
from tests.dokumen.contoh import teks

pytestmark = pytest.mark.django_db
K = PaketSkp.Keadaan


@pytest.fixture(autouse=True)
def cetak(request, monkeypatch):
    """Papers of one line, except where the story is about paper (`sungguhan`)."""
    if "sungguhan" not in request.fixturenames:
        monkeypatch.setattr(susun, "pdf_dari", lambda dokumen, *, pena: b"%PDF " + dokumen.kode.encode())


@pytest.fixture
def sungguhan():
    """Asks for real papers."""


@pytest.fixture
def nur(d):
    nur = pabrik.buat_pegawai("Nur Aini Lamarauna")
    pabrik.tugaskan(nur, pabrik.buat_unit("BKPSDM", induk=d.kota, jenis="badan"))
    pabrik.beri_peran(nur, Peran.ADMIN_BKPSDM, d.kota)
    return nur


@pytest.fixture
def kantor(d, rhk_atasan):
    """Five approved SKPs in the bidang, one of them of a namesake; one person with a draft, one on leave, one with none."""
    for n in range(4):
        orang = pabrik.buat_pegawai("Siti Nur'aini" if n > 1 else f"Budi/..\\{n} Ébo")
        pabrik.tugaskan(orang, d.bidang)
        pabrik.hubungkan(orang, d.kabid)
        pabrik.buat_skp(
            orang, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, rhk=1, rhk_atasan=rhk_atasan, status="DISETUJUI"
        )
    pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, rhk=1)
    cuti = pabrik.buat_pegawai("Cuti Panjang", kedudukan="CLTN")
    pabrik.tugaskan(cuti, d.bidang)
    return d


def minta(oleh, unit, **lagi):
    return minta_paket(unit, 2026, oleh=oleh, pada=pabrik.PADA, **lagi)


def jadikan(oleh, unit, **lagi):
    paket = minta(oleh, unit, **lagi)
    jalankan_semua()
    paket.refresh_from_db()
    return paket


def buka(paket):
    return zipfile.ZipFile(gudang.berkas_zip(paket.simpan))


def lembar(z):
    buku = load_workbook(io.BytesIO(z.read("00 Daftar isi.xlsx")))
    return [[list(r) for r in s.iter_rows(min_row=2, values_only=True)] for s in buku]


@pytest.mark.dua_mesin
def test_nur_mencetak_sebidang(client, kantor, nur, sungguhan):
    client.force_login(nur.akun)
    halaman = client.get(reverse("skp:paket"))
    assert "Belum ada paket" in halaman.content.decode()
    isi = {"unit": str(kantor.bidang.id_publik), "tahun": "2026", "kunci": "0198c0de-0000-4000-8000-000000000001"}
    ke = client.post(reverse("skp:paket"), isi)
    paket = PaketSkp.objects.get()
    assert ke.url == reverse("skp:paket_satu", args=[paket.id_publik])
    assert client.post(reverse("skp:paket"), isi).headers["X-Diulang"] == "1"
    assert "Menunggu giliran" in client.get(ke.url).content.decode()
    jalankan_semua()
    siap = client.get(ke.url, headers={"HX-Request": "true"}).content.decode()
    assert "5 dokumen" in siap
    assert "3 orang belum punya dokumen" in siap
    unduhan = client.get(reverse("skp:unduh_paket", args=[paket.id_publik]))
    assert unduhan.headers["Content-Disposition"] == 'attachment; filename="SKP 2026 Bidang Pendaftaran Penduduk.zip"'
    with zipfile.ZipFile(io.BytesIO(unduhan.getvalue())) as z:
        assert z.testzip() is None
        nama = z.namelist()
        folder = "Bidang Pendaftaran Penduduk"
        assert nama == [
            "00 Daftar isi.xlsx", f"{folder}/Budi . 0 Ebo.pdf", f"{folder}/Budi . 1 Ebo.pdf",
            f"{folder}/Ratna Pusadan.pdf", f"{folder}/Siti Nuraini (2).pdf", f"{folder}/Siti Nuraini.pdf",
        ]  # fmt: skip
        cetakan = teks(z.read(f"{folder}/Ratna Pusadan.pdf"))
        ada, tanpa = lembar(z)
    kode = DokumenTerbit.objects.get(objek_uuid=Skp.objects.get(pegawai=kantor.kabid).id_publik).kode
    assert "Meningkatnya kepemilikan dokumen kependudukan" in cetakan
    assert f"/verifikasi/{kode}" in cetakan
    assert sorted(b[6] for b in ada) == sorted(nama[1:])
    assert kode in [b[5] for b in ada]
    assert {b[1]: b[5] for b in tanpa} == {
        "Andi Tadulako": "Masih draf.",
        "Dewi Toana": "Belum ada SKP yang disetujui pada tahun ini.",
        "Cuti Panjang": "Tidak wajib menyusun SKP karena sedang cuti di luar tanggungan negara.",
    }
    assert Pemberitahuan.objects.get(pegawai=nur).tautan == ke.url
    assert list(Jejak.objects.filter(objek_uuid=paket.id_publik).values_list("kejadian", flat=True)) == [
        "paket_skp.diminta"
    ]


class Dimatikan(BaseException):
    """As a killed process: nothing below gets a chance to tidy up."""


@pytest.fixture
def hitung(monkeypatch):
    """Counts the documents printed; dies at the one of this number."""
    cacah = {"cetak": [], "mati": 0}
    asli = susun._satu

    def satu(dokumen, pena):
        cacah["cetak"].append(dokumen.kode)
        if len(cacah["cetak"]) == cacah["mati"]:
            raise Dimatikan
        return asli(dokumen, pena)

    monkeypatch.setattr(susun, "_satu", satu)
    monkeypatch.setattr(susun, "SEKALI_CETAK", 2)
    monkeypatch.setattr(susun, "_utas", lambda: 1)
    return cacah


@pytest.mark.dua_mesin
def test_pekerja_mati_lalu_dilanjutkan_tanpa_mengulang(kantor, nur, hitung):
    paket = minta(nur, kantor.dinas)
    hitung["mati"] = 4
    with pytest.raises(Dimatikan):
        jalankan_semua()
    pertama = hitung["cetak"][:]
    Pekerjaan.objects.update(sewa_sampai=jam_mesin() - timedelta(seconds=1))
    # What happens meanwhile does not change the list: it was fixed by the first try.
    baru = pabrik.buat_pegawai("Aaron")
    pabrik.buat_skp(baru, kantor.kabid, unit=kantor.bidang, rhk=1, status="DISETUJUI")
    assert jadwal.ambil_alih() == 1
    jalankan_semua()
    paket.refresh_from_db()
    assert (paket.keadaan, paket.dokumen) == (K.SIAP, 5)
    assert Pekerjaan.objects.get().percobaan == 2
    # Died while making the fourth: the three before it lie whole in the file and are not made again.
    assert hitung["cetak"][4] == pertama[3]
    assert (len(hitung["cetak"]), len(set(hitung["cetak"]))) == (6, 5)
    with buka(paket) as z:
        assert z.testzip() is None
        assert len(z.namelist()) == 6
    assert DokumenTerbit.objects.count() == 5
    assert Pemberitahuan.objects.filter(pegawai=nur).count() == 1


def test_dibatalkan_di_tengah_jalan(client, kantor, nur, hitung, monkeypatch):
    paket = minta(nur, kantor.dinas)
    with pytest.raises(AturanDilanggar, match="masih disusun"):
        minta(nur, kantor.bidang)
    asli = susun.masih_berjalan

    def batal_pada_kumpulan_kedua(p, ctx):
        if len(hitung["cetak"]) == 2:
            batalkan_paket(PaketSkp.objects.get(), oleh=nur)
        asli(p, ctx)

    monkeypatch.setattr(susun, "masih_berjalan", batal_pada_kumpulan_kedua)
    jalankan_semua()
    paket.refresh_from_db()
    assert paket.keadaan == K.DIBATALKAN
    assert len(hitung["cetak"]) == 2
    assert not gudang.folder(paket.simpan).exists()
    client.force_login(nur.akun)
    assert client.get(reverse("skp:unduh_paket", args=[paket.id_publik])).status_code == 409
    hitung["cetak"].clear()
    monkeypatch.setattr(susun, "masih_berjalan", asli)
    assert jadikan(nur, kantor.bidang).keadaan == K.SIAP


@pytest.mark.dua_mesin
def test_siapa_mendapat_apa(client, kantor, nur):
    d = kantor
    jadikan(nur, d.kota)  # issues the forms
    auditor = pabrik.buat_pegawai("Fitriani Mangge")
    pabrik.beri_peran(auditor, Peran.AUDITOR, d.kota)
    admin = pabrik.buat_pegawai("Admin Dinas")
    pabrik.beri_peran(admin, Peran.ADMIN_UNIT, d.dinas)
    jumlah = {
        orang.nama: jadikan(orang, unit).dokumen
        for orang, unit in ((d.kabid, d.bidang), (d.kadis, d.dinas), (auditor, d.kota), (admin, d.dinas))
    }
    assert jumlah == {"Ratna Pusadan": 5, "Gusnar Datupalinge": 5, "Fitriani Mangge": 5, "Admin Dinas": 5}
    for orang, unit in ((d.pegawai, d.bidang), (d.kabid, d.dinas), (admin, d.kota)):
        with pytest.raises(AturanDilanggar) as galat:
            minta(orang, unit)
        assert galat.value.status == 403
    client.force_login(d.pegawai.akun)
    assert client.get(reverse("skp:paket")).status_code == 403
    for rute in ("paket_satu", "unduh_paket"):
        assert client.get(reverse(f"skp:{rute}", args=[PaketSkp.objects.first().id_publik])).status_code == 404


def test_kepala_hanya_mendapat_yang_dibacanya(kantor):
    """A head above reads whom the papers name him for; of the others the list says who does read them."""
    jauh = pabrik.buat_unit("DUKCAPIL-1A", induk=kantor.bidang, nama="Seksi Jauh")
    orang = pabrik.buat_pegawai("Orang Seksi")
    pabrik.tugaskan(orang, jauh)
    pabrik.buat_skp(orang, kantor.kabid, unit=jauh, status="DISETUJUI", rhk=1)
    with buka(jadikan(kantor.kadis, kantor.dinas)) as z:
        ada, tanpa = lembar(z)
    sebab = {b[1]: b[5] for b in tanpa}
    assert [b[1] for b in ada] == ["Ratna Pusadan"]  # PPK of her; the forms of the others were never issued
    assert sebab["Orang Seksi"] == "SKP-nya dibaca pegawai, penilai, atasan penilai, dan pengelola kinerja."
    assert sebab["Siti Nur'aini"].startswith("Formulirnya belum diterbitkan.")
    assert sebab["Andi Tadulako"] == "Belum ada SKP yang disetujui pada tahun ini."


@pytest.mark.dua_mesin
def test_wewenang_yang_berakhir_menutup_unduhan(client, kantor, nur):
    paket = jadikan(nur, kantor.bidang)
    kabid = jadikan(kantor.kabid, kantor.bidang)
    PemberianPeran.objects.update(sampai=pabrik.HARI - timedelta(days=1))
    client.force_login(nur.akun)
    assert client.get(reverse("skp:unduh_paket", args=[paket.id_publik])).status_code == 403
    # Ratna still heads the bidang, but one SKP went to another PPK, whose papers it carries now.
    lain = Skp.objects.filter(penilai=kantor.kabid).first()
    lain.pegawai.hubungan_penilai.update(penilai=kantor.rekan)
    Skp.objects.filter(pk=lain.pk).update(penilai=kantor.rekan)
    client.force_login(kantor.kabid.akun)
    jawaban = client.get(reverse("skp:unduh_paket", args=[kabid.id_publik]))
    assert jawaban.status_code == 403
    assert "tidak lagi boleh Anda baca" in jawaban.content.decode()


def test_wewenang_berakhir_saat_disusun(kantor, nur, hitung, monkeypatch):
    jadikan(nur, kantor.bidang)
    hitung["cetak"].clear()
    asli = susun.masih_berjalan

    def copot(p, ctx):
        if len(hitung["cetak"]) == 2:
            PemberianPeran.objects.update(sampai=pabrik.HARI - timedelta(days=1))
        asli(p, ctx)

    monkeypatch.setattr(susun, "masih_berjalan", copot)
    paket = jadikan(nur, kantor.bidang)
    assert paket.dokumen == 2
    with buka(paket) as z:
        assert sum(b[5] == "Sejak paket ini diminta, SKP ini tidak lagi boleh Anda baca." for b in lembar(z)[1]) == 3


def test_satu_dokumen_rusak_tidak_menghentikan_yang_lain(kantor, nur, sungguhan):
    jadikan(nur, kantor.bidang)
    rusak = DokumenTerbit.objects.order_by("pk").first()
    rusak.data["instansi"] = "Diubah diam-diam"
    rusak.save(update_fields=["data"])
    paket = jadikan(nur, kantor.bidang)
    assert paket.dokumen == 4
    with buka(paket) as z:
        assert any("tidak lagi sama dengan saat diterbitkan" in b[5] for b in lembar(z)[1])


@pytest.mark.dua_mesin
def test_berkas_dihapus_pada_waktunya(client, kantor, nur):
    paket, kedua = jadikan(nur, kantor.bidang), jadikan(nur, kantor.dinas)
    client.force_login(nur.akun)
    client.post(reverse("skp:hapus_paket", args=[kedua.id_publik]), {"kunci": "0198c0de-0000-4000-8000-000000000002"})
    buang_paket_lama()
    assert gudang.berkas_zip(paket.simpan).exists()
    with bekukan(paket.hapus_pada):
        buang_paket_lama()
        assert not gudang.folder(paket.simpan).exists()
        assert "Berkas sudah dihapus" in client.get(reverse("skp:paket")).content.decode()


@pytest.mark.dua_mesin
def test_disk_penuh_dikatakan(kantor, nur, monkeypatch):
    monkeypatch.setattr(gudang, "cukup_ruang", lambda _: False)
    paket = jadikan(nur, kantor.bidang)
    assert (paket.keadaan, paket.galat) == (
        K.GAGAL,
        "Ruang simpan di server tidak cukup untuk paket ini. Hubungi admin sistem.",
    )
    assert not gudang.folder(paket.simpan).exists()


@pytest.mark.dua_mesin
def test_ruang_tanda_tangan_basah(kantor, nur, sungguhan):
    unit = kantor.kabid.skp.get().unit
    Skp.objects.exclude(pegawai=kantor.kabid).update(status="DRAF", versi=0)
    with buka(jadikan(nur, unit)) as z, buka(jadikan(nur, unit, pena=True)) as basah:
        nama = z.namelist()[1]
        assert teks(z.read(nama)) == teks(basah.read(nama))
        assert z.read(nama) != basah.read(nama)
