"""Manual indikator kinerja of a JPT: typed with its row, kept by the approval, printed, taken along, never in the way."""

import pytest
from django.urls import reverse

from ekinerja.aturan.skp import FormulirSkp, Pendekatan
from ekinerja.inti.jejak import jejak_objek, periksa_jejak
from ekinerja.inti.models import DokumenTerbit
from ekinerja.skp import actions
from ekinerja.skp.isi import isi_banyak, isi_skp, semua_rhk
from ekinerja.skp.manual import NAMA
from ekinerja.skp.models import ManualIndikator, Skp, Templat, VersiSkp
from tests import pabrik
from tests.dokumen.contoh import berurutan, teks
from tests.skp.cerita import kirim, lihat, masuk
from tests.skp.test_ubah import isian, simpan

pytestmark = pytest.mark.django_db
MANUAL = {
    "definisi": "Penduduk yang memegang KTP-el,\nmenurut domisili.",
    "formula": "Pemegang KTP-el dibagi wajib KTP × 100%",
    "sumber_data": "SIAK terpusat",
    "frekuensi": "Setiap triwulan",
    "penanggung_jawab": "Bidang Pendaftaran Penduduk",
}


@pytest.fixture
def sekda(d):
    orang = pabrik.buat_pegawai("Irmayanti Lasimpala", jenis_kelamin="P")
    pabrik.tugaskan(orang, d.kota)
    pabrik.hubungkan(d.kadis, orang)
    return orang


@pytest.fixture
def skp(d, sekda) -> Skp:
    """A draft of the head of the dinas with one RHK, ready to be submitted."""
    skp = pabrik.buat_skp(d.kadis, sekda, unit=d.dinas, rhk=1, formulir=FormulirSkp.JPT)
    skp.rhk.update(perspektif="PENERIMA_LAYANAN")
    return skp


def ketik(d, skp: Skp, **manual: str):
    """Save the row with this manual at its first indicator, the others left empty."""
    rhk = skp.rhk.get()
    satu, *lain = (str(i) for i in rhk.indikator.values_list("id_publik", flat=True))
    form = {f"{m}-{satu}": manual.get(m, "") for m in NAMA} | {f"{m}-{i}": "" for m in NAMA for i in lain}
    return simpan(d.kadis, rhk, perspektif="PENERIMA_LAYANAN", **isian(rhk, **form))


@pytest.mark.dua_mesin
def test_dari_ketikan_sampai_cetakan(d, sekda, skp):
    buka = {"buka": str(skp.rhk.get().id_publik)}
    form = lihat(d.kadis, "ubah", skp.id_publik, **buka).content.decode()
    assert "Manual indikator kinerja" in form
    assert "sudah diisi" not in form
    jawab = ketik(d, skp, definisi=MANUAL["definisi"])
    assert "Manual indikator kinerja belum lengkap pada 3 indikator" in jawab.content.decode()
    versi = skp.versi_isi
    ketik(d, skp, **MANUAL)
    skp.refresh_from_db()
    assert skp.versi_isi > versi
    assert "sudah diisi" in lihat(d.kadis, "ubah", skp.id_publik, **buka).content.decode()
    assert {m: getattr(ManualIndikator.objects.get(), m) for m in NAMA} == MANUAL
    assert isi_banyak([skp])[skp.pk] == isi_skp(skp)

    kirim(d.kadis, "ajukan", skp)  # two indicators still have none
    perubahan = jejak_objek(skp)[0].perubahan
    assert perubahan["RHK 1, indikator 1, manual: sumber data"] == ["", MANUAL["sumber_data"]]
    halaman = lihat(sekda, "baca", skp.id_publik).content.decode()
    assert berurutan(halaman, "Manual indikator kinerja", "Definisi", "menurut domisili.", "Penanggung jawab")
    kirim(sekda, "setujui", skp)
    assert VersiSkp.objects.get(skp=skp).isi["utama"][0]["indikator"][0]["manual"] == MANUAL
    cetak = teks(lihat(d.kadis, "dokumen", skp.id_publik).content)
    assert berurutan(cetak, "LAMPIRAN SASARAN", "MANUAL INDIKATOR KINERJA", "menurut domisili.", "SIAK terpusat")

    skp.refresh_from_db()
    kirim(sekda, "buka", skp, alasan="Formula perlu disesuaikan dengan SIAK.")
    ketik(d, skp)
    assert not ManualIndikator.objects.exists()
    lama = masuk(d.kadis).get(reverse("skp:versi", args=[skp.id_publik, 1])).content.decode()
    assert "menurut domisili." in lama
    assert periksa_jejak().utuh


def test_yang_disetujui_tanpa_manual_tetap_sidiknya(d, sekda, skp):
    kirim(d.kadis, "ajukan", skp)
    kirim(sekda, "setujui", skp)
    isi = isi_skp(skp)
    assert not any("manual" in i for r in semua_rhk(isi) for i in r["indikator"])
    assert "manual" not in DokumenTerbit.objects.get(objek_uuid=skp.id_publik).data
    # A manual that slips in behind the approval is noticed.
    assert periksa_jejak().utuh
    ManualIndikator.objects.create(indikator=skp.rhk.get().indikator.first(), definisi="Diselipkan")
    assert not periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_ikut_diurungkan_disalin_dan_dibagikan(d, sekda, skp):
    ketik(d, skp, **MANUAL)
    sebelum = isi_skp(skp)
    for nama in ("hapus_rhk", "simpan_rhk"):
        rhk = skp.rhk.get()
        isi = {**isian(rhk), "perspektif": "PENERIMA_LAYANAN", "aksi": f"buang:{rhk.indikator.first().id_publik}"}
        jawab = kirim(d.kadis, nama, skp, rhk.id_publik, htmx=True, **isi)
        assert not ManualIndikator.objects.exists()
        muatan = jawab.content.decode().split('name="muatan" value="')[1].split('"')[0]
        kirim(d.kadis, "pulihkan", skp, muatan=muatan, htmx=True)
        assert {m: getattr(ManualIndikator.objects.get(), m) for m in NAMA} == MANUAL
    assert len(isi_skp(skp)["utama"][0]["indikator"]) == len(sebelum["utama"][0]["indikator"])

    baru = pabrik.buat_skp(d.kadis, sekda, unit=d.dinas, tahun=2027, formulir=FormulirSkp.JPT)
    actions.salin_pilihan(baru, rhk=[str(rhk.id_publik)], lampiran=False, oleh=d.kadis, pada=pabrik.PADA)
    assert ManualIndikator.objects.filter(indikator__rhk__skp=baru, **MANUAL).count() == 1
    Skp.objects.filter(pk=skp.pk).update(status="DISETUJUI", diputus_pada=pabrik.PADA)
    kirim(d.kadis, "bagikan", skp, judul="Kepala dinas", rhk=[str(rhk.id_publik)])
    bersama = [i for i in Templat.objects.get().baris.get().indikator if "manual" in i]
    assert [set(i["manual"]) for i in bersama] == [set(NAMA) - {"penanggung_jawab"}]


@pytest.mark.dua_mesin
def test_hanya_pada_jpt_kuantitatif_dan_dua_orang_ketahuan(d, skp, lengkap):
    rhk = lengkap.rhk.first()
    satu = rhk.indikator.first().id_publik
    simpan(d.pegawai, rhk, **isian(rhk, **{f"{m}-{satu}": t for m, t in MANUAL.items()}))
    assert not ManualIndikator.objects.exists()
    assert (
        "Manual indikator" not in lihat(d.pegawai, "ubah", lengkap.id_publik, buka=str(rhk.id_publik)).content.decode()
    )

    usang = isian(skp.rhk.get())["sidik"]
    ketik(d, skp, **MANUAL)
    bentrok = simpan(d.kadis, skp.rhk.get(), **isian(skp.rhk.get(), sidik=usang, **{f"definisi-{i.id_publik}": "Versi saya"
                     for i in skp.rhk.get().indikator.all()}))  # fmt: skip
    assert bentrok.status_code == 409
    assert berurutan(bentrok.content.decode(), "manual: definisi", "Versi saya")
    assert ManualIndikator.objects.get().definisi == MANUAL["definisi"]
    terlalu = ketik(d, skp, frekuensi="x" * 121)
    assert terlalu.status_code == 400
    assert "Frekuensi pada manual indikator kinerja paling panjang 120 huruf" in terlalu.content.decode()
    # A form without the fields leaves them as they are; so does the other approach.
    simpan(d.kadis, skp.rhk.get(), **isian(skp.rhk.get(), teks="Terwujudnya tertib dokumen"))
    Skp.objects.filter(pk=skp.pk).update(pendekatan=Pendekatan.KUALITATIF)
    skp.refresh_from_db()
    ketik(d, skp)
    assert ManualIndikator.objects.get().definisi == MANUAL["definisi"]
    assert "Manual indikator" not in lihat(d.kadis, "baca", skp.id_publik).content.decode()
