"""One submission, one effect."""

import json
import threading
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.test import RequestFactory

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.models import KunciKirim, Peristiwa
from ekinerja.inti.sekali import sekali, tandai

from .orang import Orang

buat = RequestFactory()


def kirim(view, isi, *, oleh=None, **opsi):
    permintaan = buat.post("/simpan/", isi, **opsi)
    permintaan.user = oleh or AnonymousUser()
    return view(permintaan)


@sekali
def simpan(request):
    """Counts its effects as rows."""
    if request.POST.get("isi") == "salah":
        return HttpResponse("perbaiki", status=422)
    Peristiwa.objects.create(kanal="uji", jenis=request.POST.get("isi", ""))
    if request.POST.get("isi") == "dilarang":
        raise AturanDilanggar("Belum bisa.")
    return HttpResponse(f"nomor {Peristiwa.objects.count()}", status=201, headers={"HX-Trigger": "tersimpan"})


def efek():
    return Peristiwa.objects.count()


@pytest.fixture
def sari():
    return Orang()


@pytest.fixture
def kunci():
    return str(uuid4())


@pytest.mark.django_db
class TestSatuKiriman:
    def test_kiriman_kedua_mendapat_jawaban_pertama(self, sari, kunci):
        pertama = kirim(simpan, {"isi": "a", "kunci": kunci, "csrfmiddlewaretoken": "x"}, oleh=sari)
        kedua = kirim(simpan, {"isi": "a", "kunci": kunci, "csrfmiddlewaretoken": "y"}, oleh=sari)
        assert (pertama.status_code, kedua.status_code) == (201, 200)
        assert pertama.content == kedua.content == b"nomor 1"
        assert kedua["X-Diulang"] == "1"
        assert kedua["HX-Trigger"] == "tersimpan"
        assert efek() == 1

    def test_isi_lain_dengan_kunci_sama_ditolak(self, sari, kunci):
        kirim(simpan, {"isi": "a", "kunci": kunci}, oleh=sari)
        with pytest.raises(AturanDilanggar) as galat:
            kirim(simpan, {"isi": "b", "kunci": kunci}, oleh=sari)
        assert galat.value.status == 422
        assert efek() == 1

    def test_kunci_orang_lain_tidak_bertabrakan(self, sari, kunci):
        kirim(simpan, {"isi": "a", "kunci": kunci}, oleh=sari)
        assert kirim(simpan, {"isi": "b", "kunci": kunci}, oleh=Orang("Andi")).status_code == 201
        assert efek() == 2

    @pytest.mark.parametrize("buruk", [None, "", "pendek", "x" * 65, "ada spasi di dalam", "a' OR '1'='1"])
    def test_tanpa_kunci_yang_baik_ditolak(self, sari, buruk):
        with pytest.raises(AturanDilanggar, match="Muat ulang") as galat:
            kirim(simpan, {"isi": "a"} | ({} if buruk is None else {"kunci": buruk}), oleh=sari)
        assert galat.value.status == 400
        assert efek() == 0

    def test_aturan_dilanggar_membatalkan_semua_dan_kunci_boleh_dipakai_lagi(self, sari, kunci):
        with pytest.raises(AturanDilanggar):
            kirim(simpan, {"isi": "dilarang", "kunci": kunci}, oleh=sari)
        assert (efek(), KunciKirim.objects.count()) == (0, 0)
        assert kirim(simpan, {"isi": "a", "kunci": kunci}, oleh=sari).status_code == 201

    def test_formulir_yang_ditampilkan_lagi_tidak_disimpan(self, sari, kunci):
        assert kirim(simpan, {"isi": "salah", "kunci": kunci}, oleh=sari).status_code == 422
        assert KunciKirim.objects.count() == 0
        assert kirim(simpan, {"isi": "a", "kunci": kunci}, oleh=sari).status_code == 201

    def test_pengalihan_diulang_sebagai_pengalihan(self, sari, kunci):
        alih = sekali(lambda request: HttpResponseRedirect("/skp/018f/"))
        for _ in range(2):
            jawaban = kirim(alih, {"kunci": kunci}, oleh=sari)
            assert (jawaban.status_code, jawaban["Location"]) == (302, "/skp/018f/")

    def test_json_dengan_kepala_idempotency_key(self, sari, kunci):
        @sekali
        def terima(request):
            Peristiwa.objects.create(kanal="uji", jenis="x")
            return JsonResponse({"dikirim": json.loads(request.body)["isi"]}, status=201)

        opsi = {"content_type": "application/json", "HTTP_IDEMPOTENCY_KEY": f'"{kunci}"', "oleh": sari}
        pertama = kirim(terima, json.dumps({"isi": "a"}), **opsi)
        kedua = kirim(terima, json.dumps({"isi": "a"}), **opsi)
        assert json.loads(pertama.content) == json.loads(kedua.content) == {"dikirim": "a"}
        assert kedua["Content-Type"] == "application/json"
        assert efek() == 1
        with pytest.raises(AturanDilanggar):
            kirim(terima, json.dumps({"isi": "b"}), **opsi)

    @pytest.mark.parametrize(
        ("satu", "dua"),
        [
            ({"a": ["1", "2"]}, {"a": ["2", "1"]}),
            ({"a": "1", "b": "2"}, {"a": "1b2"}),
            ({"a": ""}, {}),
            ({"f": SimpleUploadedFile("x.txt", b"satu")}, {"f": SimpleUploadedFile("x.txt", b"dua")}),
            ({"f": SimpleUploadedFile("x.txt", b"satu")}, {"f": SimpleUploadedFile("y.txt", b"satu")}),
        ],
    )
    def test_setiap_beda_isian_terlihat(self, sari, kunci, satu, dua):
        kirim(simpan, {**satu, "kunci": kunci}, oleh=sari)
        with pytest.raises(AturanDilanggar):
            kirim(simpan, {**dua, "kunci": kunci}, oleh=sari)

    def test_berkas_masih_dapat_dibaca_sesudah_disidik(self, sari, kunci):
        @sekali
        def baca(request):
            return HttpResponse(request.FILES["f"].read())

        for _ in range(2):
            isi = {"f": SimpleUploadedFile("x.txt", b"isi berkas"), "kunci": kunci}
            assert kirim(baca, isi, oleh=sari).content == b"isi berkas"

    def test_objek_yang_dibuat_diingat(self, sari, kunci):
        from ekinerja.inti.models import Pekerjaan

        benda = Pekerjaan.objects.create(nama="contoh")

        @sekali
        def tandakan(request):
            tandai(request, benda)
            return HttpResponse("ya")

        kirim(tandakan, {"kunci": kunci}, oleh=sari)
        baris = KunciKirim.objects.get()
        assert (baris.objek_jenis, baris.objek_uuid) == ("inti.Pekerjaan", benda.id_publik)

    def test_tamu_dibedakan_menurut_perambannya(self, kunci):
        for cookie in ("satu", "dua"):
            buat.cookies["csrf"] = cookie
            assert kirim(simpan, {"isi": "a", "kunci": kunci}).status_code == 201
        buat.cookies.clear()

    def test_membaca_tidak_perlu_kunci(self):
        baca = sekali(lambda request: HttpResponse("ya"))
        assert baca(buat.get("/simpan/")).content == b"ya"


@pytest.mark.dua_mesin
@pytest.mark.django_db(transaction=True)
def test_dua_kiriman_bersamaan_satu_efek(sari):
    """Both engines: the twin waits for the first to commit and then reads its answer."""
    for putaran in range(15):
        kunci, gerbang, jawaban = str(uuid4()), threading.Barrier(2), []

        def satu(kunci=kunci, gerbang=gerbang, jawaban=jawaban):
            gerbang.wait(10)
            try:
                jawaban.append(kirim(simpan, {"isi": "a", "kunci": kunci}, oleh=sari))
            finally:
                connection.close()

        utas = [threading.Thread(target=satu) for _ in range(2)]
        for u in utas:
            u.start()
        for u in utas:
            u.join()
        assert sorted(j.status_code for j in jawaban) == [200, 201]
        assert len({j.content for j in jawaban}) == 1
        assert efek() == putaran + 1


@pytest.mark.dua_mesin
@pytest.mark.django_db(transaction=True)
def test_galat_di_tengah_tidak_meninggalkan_kunci(sari, kunci):
    @sekali
    def rusak(request):
        assert transaction.get_connection().in_atomic_block
        Peristiwa.objects.create(kanal="uji", jenis="x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kirim(rusak, {"kunci": kunci}, oleh=sari)
    assert (efek(), KunciKirim.objects.count()) == (0, 0)
