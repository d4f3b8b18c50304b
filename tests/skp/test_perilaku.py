"""The wording of the core values: chosen for new SKPs, kept by those that exist (R-19)."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import DokumenTerbit, Jejak, Setelan
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.kepegawaian.models import Peran
from ekinerja.skp import actions
from ekinerja.skp.importers.lembar.baris import baris_skp
from ekinerja.skp.isi import isi_banyak, isi_skp, tetap
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.skp.perilaku import versi_dipakai
from tests import pabrik
from tests.dokumen.contoh import teks
from tests.skp.cerita import kirim, lihat, masuk

pytestmark = pytest.mark.django_db

SE, UU = "Suka menolong orang lain", "tanpa membedakan latar belakang"


def _pilih(pegawai, versi="UU-2023", tahun=2026, dasar="SE Wali Kota 4/2026"):
    isi = {"versi": versi, "tahun": str(tahun), "dasar": dasar, "kunci": uuid.uuid4().hex}
    return masuk(pegawai).post(reverse("skp:perilaku"), isi)


def test_admin_memilih_dan_hanya_skp_baru_yang_memakainya(d, lengkap):
    admin = pabrik.buat_pegawai("Nur Aini", akun=True)
    pabrik.beri_peran(admin, Peran.ADMIN_BKPSDM, d.kota)
    halaman = lihat(admin, "perilaku").content.decode()
    assert SE in halaman
    assert UU in halaman
    assert "1 memakai SE Menpan RB 20/2021" not in halaman
    assert "2 memakai SE Menpan RB 20/2021" in halaman, "the superior's and Andi's"
    kurang = _pilih(admin, dasar="")
    assert kurang.status_code == 400
    assert "Tulis dasarnya" in kurang.content.decode()
    assert _pilih(admin, tahun=2031).status_code == 400
    assert _pilih(admin).status_code == 302
    jejak = Jejak.objects.get(kejadian="setelan.perilaku")
    assert jejak.pelaku_uuid == admin.id_publik
    sama = _pilih(admin)
    assert sama.status_code == 409
    assert "sudah memakai rumusan UU 20/2023" in sama.content.decode()

    baru = actions.mulai_skp(pegawai=d.rekan, tahun=2026, oleh=d.rekan, pada=pabrik.PADA)
    lengkap.refresh_from_db()
    assert (baru.versi_perilaku, lengkap.versi_perilaku) == ("UU-2023", "SE-2021")
    for pemilik, skp, ada, tiada in ((d.rekan, baru, UU, SE), (d.pegawai, lengkap, SE, UU)):
        for alamat in ("ubah", "baca"):
            isi = lihat(pemilik, alamat, skp.id_publik).content.decode()
            assert ada in isi
            assert tiada not in isi
        cetakan = teks(lihat(pemilik, "dokumen", skp.id_publik).content)
        assert ada in cetakan
        assert tiada not in cetakan
        assert len([b for b in baris_skp(str(skp.id_publik), isi_skp(skp)) if b.bagian.startswith("Harapan")]) == 7
    assert kirim(d.rekan, "simpan_harapan", baru, **{"harapan-LOYAL": "Menjaga nama kantor"}).status_code in (302, 409)
    assert periksa_jejak().utuh


@pytest.mark.dua_mesin
def test_yang_bukan_pengatur_membaca_saja(d):
    assert lihat(d.pegawai, "perilaku").status_code == 200
    assert "Pakai rumusan ini" not in lihat(d.pegawai, "perilaku").content.decode()
    assert _pilih(d.pegawai).status_code == 403
    assert not Setelan.objects.exists()


def test_mulai_tahun_yang_dipilih(d):
    atur_setelan("versi_perilaku_skp", "UU-2023", berlaku_mulai=date(2027, 1, 1))
    assert [versi_dipakai(t) for t in (2025, 2026, 2027, 2030)] == ["SE-2021", "SE-2021", "UU-2023", "UU-2023"]
    atur_setelan("versi_perilaku_skp", "UU-1945", berlaku_mulai=date(2028, 1, 1))
    assert versi_dipakai(2028) == "SE-2021", "an unknown code in the setting never reaches a form"


@pytest.mark.dua_mesin
def test_isi_dan_sidiknya(d, lengkap):
    """The first wording adds nothing to the content, so digests of earlier approvals stay; the other one is fixed by it."""
    assert "versi_perilaku" not in isi_skp(lengkap)
    Skp.objects.filter(pk=lengkap.pk).update(versi_perilaku="UU-2023")
    lengkap.refresh_from_db()
    assert tetap(isi_skp(lengkap), 1)["versi_perilaku"] == "UU-2023"
    assert isi_banyak([lengkap])[lengkap.pk] == isi_skp(lengkap)


def test_yang_disetujui_tidak_berubah_bunyinya(d, lengkap):
    Skp.objects.filter(pk=lengkap.pk).update(versi_perilaku="UU-2023")
    lengkap.refresh_from_db()
    kirim(d.pegawai, "ajukan", lengkap)
    kirim(d.kabid, "setujui", lengkap)
    assert VersiSkp.objects.get(skp=lengkap).isi["versi_perilaku"] == "UU-2023"
    cetakan = lihat(d.pegawai, "dokumen", lengkap.id_publik).content
    atur_setelan("versi_perilaku_skp", "SE-2021", berlaku_mulai=date(2026, 1, 1))
    assert lihat(d.pegawai, "dokumen", lengkap.id_publik).content == cetakan
    assert UU in teks(cetakan)
    arsip = lihat(d.pegawai, "versi", lengkap.id_publik, 1).content.decode()
    assert UU in arsip
    assert SE not in arsip
    assert DokumenTerbit.objects.get(objek_uuid=lengkap.id_publik).status == "BERLAKU"
    assert periksa_jejak().utuh
