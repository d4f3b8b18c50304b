"""The one-time link of an outsider."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ekinerja.inti.models.sekali import KunciKirim
from ekinerja.inti.waktu import bekukan
from ekinerja.umpan.models import Balasan, Permintaan
from tests.pabrik import PADA
from tests.umpan.cerita import TANYA, kirim, lihat, teks


def _buat(kantor, **isian) -> tuple[Permintaan, str]:
    isi = {"mitra_nama": "Ketua RT 03", "mitra_lembaga": "Besusu Barat", "pertanyaan": TANYA.pertanyaan, **isian}
    jawab = kirim(kantor.andi, "minta_mitra", **isi)
    assert jawab.status_code == 200, teks(jawab)
    return Permintaan.objects.order_by("-pk")[0], re.search(r"/umpan/tautan/([\w-]+)/", teks(jawab)).group(1)


ISI = {"nama": "Yusuf", "lembaga": "RT 03", "baik": "Petugas datang tepat waktu.", "berikut": "Bawa mesin cetak."}


@pytest.mark.dua_mesin
def test_sekali_pakai_tanpa_akun_dan_membukanya_tidak_menghabiskan(kantor):
    p, token = _buat(kantor)
    tamu, alamat = Client(), reverse("umpan:tautan", args=[token])
    for _ in range(3):
        halaman = teks(tamu.get(alamat))
        assert all(x in halaman for x in (kantor.andi.nama, kantor.d.bidang.nama, TANYA.pertanyaan))
        assert kantor.andi.nip not in halaman
        assert kantor.ratna.nama not in halaman
    assert tamu.post(alamat, {**ISI, "baik": ""}).status_code == 400
    assert "Terima kasih" in teks(tamu.post(alamat, ISI))
    assert Balasan.objects.get().dari_nama == "Yusuf (RT 03)"
    assert tamu.post(alamat, ISI).status_code == 404
    assert tamu.get(alamat).status_code == 404
    assert "Mitra: Yusuf (RT 03)" in teks(lihat(kantor.andi, "permintaan", p.id_publik))


@pytest.mark.dua_mesin
def test_tautan_hanya_tersimpan_sebagai_sidik(kantor):
    p, token = _buat(kantor)
    assert token not in repr(Permintaan.objects.values())
    assert len(p.sidik_tautan) == 64
    assert not KunciKirim.objects.exists()
    assert token not in teks(lihat(kantor.andi, "permintaan", p.id_publik))
    assert kirim(kantor.andi, "minta_mitra", mitra_nama="Ketua RT 03", pertanyaan=TANYA.pertanyaan).status_code == 409


def test_dicabut_kedaluwarsa_dan_tebakan_yang_dibatasi(kantor):
    p, token = _buat(kantor)
    alamat = reverse("umpan:tautan", args=[token])
    with bekukan(PADA + timedelta(days=15)):
        assert Client().get(alamat).status_code == 404
    assert kirim(kantor.andi, "cabut", p.id_publik).status_code == 302
    assert Client().post(alamat, ISI).status_code == 404
    tebak = [Client().get(reverse("umpan:tautan", args=[f"tebakan{n:015d}"])).status_code for n in range(20)]
    assert tebak[0] == 404
    assert tebak[-1] == 429


@pytest.mark.dua_mesin
def test_kiriman_dari_halaman_lain_ditolak(kantor):
    _, token = _buat(kantor)
    asing = Client(enforce_csrf_checks=True)
    assert asing.post(reverse("umpan:tautan", args=[token]), ISI).status_code == 403
    assert not Balasan.objects.exists()


@pytest.mark.parametrize("aneh", ["a" * 200, "%27", "..%2f", "\u200b"])
def test_tautan_aneh_tidak_merobohkan(db, aneh):
    assert Client().get(f"/umpan/tautan/{aneh}/").status_code == 404
