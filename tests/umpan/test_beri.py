"""Feedback that a colleague gives unasked, with a name, and the person's word on it."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.timkerja.models import AnggotaTim, TimKerja
from ekinerja.umpan import actions
from ekinerja.umpan.hubungan import sejawat
from ekinerja.umpan.kueri import untuk_evaluasi
from ekinerja.umpan.models import Balasan
from tests.harian.cerita import masuk
from tests.pabrik import HARI, PADA
from tests.umpan.cerita import BAIK, Kantor, kirim, lihat, teks


def tim(kantor: Kantor, ketua, *anggota) -> TimKerja:
    t = TimKerja.objects.create(
        unit=kantor.d.dinas, nama="Layanan keliling", nomor_sk="1/2026", tanggal_sk=HARI, mulai=HARI, diubah_pada=PADA,
        diubah_oleh=kantor.gusnar,
    )  # fmt: skip
    for p, peran in ((ketua, "KETUA"), *((a, "ANGGOTA") for a in anggota)):
        AnggotaTim.objects.create(tim=t, pegawai=p, peran=peran, mulai=HARI)
    return t


def isian(laporan: LaporanHarian, **ganti):
    return {
        "rujukan": f"laporan:{laporan.id_publik}",
        "baik": BAIK.baik,
        "berikut": BAIK.berikut,
        "tampak": "BERSAMA",
        **ganti,
    }


def test_dari_rekan_sampai_bahan_evaluasi(kantor):
    """Dewi's own report is what it rests on; Andi answers and says which of his rows it is about; Ratna reads it."""
    andi, dewi, ratna = kantor.andi, kantor.dewi, kantor.ratna
    laporan = kantor.laporan(oleh=dewi, rencana=kantor.rencana(kantor.skp_untuk(dewi)))
    milik_andi, rhk = kantor.laporan(), kantor.skp.rhk.get()
    assert andi.nama in teks(lihat(dewi, "beri_pilih"))
    formulir = teks(lihat(dewi, "beri", andi.id_publik))
    assert laporan.kegiatan in formulir
    for tersembunyi in (str(milik_andi.id_publik), str(rhk.id_publik)):  # DT-15: of the other one's work, nothing
        assert tersembunyi not in formulir
    for salah in (
        {"rujukan": ""},
        {"rujukan": f"laporan:{milik_andi.id_publik}"},
        {"rujukan": f"rhk:{rhk.id_publik}"},
        {"baik": ""},
    ):
        assert kirim(dewi, "beri", andi.id_publik, **isian(laporan, **salah)).status_code == 400
    assert kirim(dewi, "beri", andi.id_publik, **isian(laporan, nilai="KOLABORATIF")).status_code == 302
    b = Balasan.objects.get()
    assert (b.permintaan, b.hubungan, b.rujukan.startswith(f"Laporan {dewi.nama}")) == (None, "REKAN", True)
    assert masuk(andi).get(f"/lapor/{laporan.id_publik}/").status_code == 404
    assert Pemberitahuan.objects.get(pegawai=andi).judul == f"{dewi.nama} memberi umpan balik untuk Anda"
    for orang in (andi, dewi, ratna):
        assert BAIK.baik in teks(lihat(orang, "balasan", b.id_publik))
    for orang in (kantor.fadel, kantor.gusnar, kantor.admin, kantor.auditor):
        assert lihat(orang, "balasan", b.id_publik).status_code == 404
        assert kirim(orang, "tanggapi", b.id_publik, jawaban="x").status_code == 404
    for orang in (dewi, ratna):
        assert kirim(orang, "tanggapi", b.id_publik, jawaban="Menyela.").status_code == 403
    assert kirim(andi, "tanggapi", b.id_publik, jawaban="").status_code == 400
    assert kirim(andi, "tanggapi", b.id_publik, jawaban="Siap.", rhk=uuid4()).status_code == 400
    jawab = {"jawaban": "Terima kasih, nomornya saya sertakan.", "rhk": rhk.id_publik}
    assert kirim(andi, "tanggapi", b.id_publik, **jawab).status_code == 302
    assert kirim(andi, "tanggapi", b.id_publik, **jawab).status_code == 409
    assert jawab["jawaban"] in teks(lihat(dewi, "balasan", b.id_publik))
    assert "menanggapi" in Pemberitahuan.objects.get(pegawai=dewi).judul
    (bahan,) = untuk_evaluasi(andi.pk, HARI, HARI, 9)
    assert (bahan["dari__nama"], bahan["rhk__id_publik"]) == (f"Rekan: {dewi.nama}", rhk.id_publik)
    assert BAIK.baik in teks(lihat(andi, "daftar", lihat="terima"))
    assert b.rujukan in masuk(dewi).get("/umpan/unduh/?bentuk=csv").content.decode("utf-8-sig")
    assert periksa_jejak().utuh


def test_berdua_saja_tidak_dibaca_penilai_dan_tidak_masuk_evaluasi(kantor):
    laporan = kantor.laporan(oleh=kantor.dewi, rencana=kantor.rencana(kantor.skp_untuk(kantor.dewi)))
    assert kirim(kantor.dewi, "beri", kantor.andi.id_publik, **isian(laporan, tampak="PRIBADI")).status_code == 302
    b = Balasan.objects.get()
    assert lihat(kantor.ratna, "balasan", b.id_publik).status_code == 404
    assert "tidak masuk evaluasi" in teks(lihat(kantor.andi, "balasan", b.id_publik))
    assert untuk_evaluasi(kantor.andi.pk, HARI, HARI, 9) == []
    p = kantor.permintaan()
    diminta = actions.jawab(p, BAIK, oleh=kantor.dewi, pada=PADA)
    with pytest.raises(IntegrityError), transaction.atomic():  # what was asked for is not hidden from who asked
        Balasan.objects.filter(pk=diminta.pk).update(tampak="PRIBADI")


def test_pimpinan_tidak_diberi_bernama_oleh_bawahannya(kantor):
    """Ratna leads Andi, and Dewi the team he is in: he is shown the nameless way; the other way round it is open."""
    tim(kantor, kantor.dewi, kantor.andi, kantor.fadel)
    laporan = kantor.laporan()
    for pimpinan in (kantor.ratna, kantor.dewi, kantor.gusnar):
        jawab = kirim(kantor.andi, "beri", pimpinan.id_publik, **isian(laporan))
        assert jawab.status_code == 409
        assert "tanpa nama" in teks(jawab)
        assert pimpinan.pk not in sejawat(kantor.andi, HARI)
    assert kirim(kantor.ratna, "beri", kantor.andi.id_publik, **isian(laporan)).status_code == 400
    assert not Balasan.objects.exists()
    t = TimKerja.objects.get()
    for dari, sebagai in ((kantor.dewi, "KETUA"), (kantor.fadel, "TIM")):
        assert kantor.andi.pk in sejawat(dari, HARI)
        isi = isian(laporan, rujukan=f"tim:{t.id_publik}")
        assert kirim(dari, "beri", kantor.andi.id_publik, **isi).status_code == 302
        b = Balasan.objects.get(dari=dari)
        assert (b.hubungan, b.rujukan) == (sebagai, "Tim kerja: Layanan keliling")
    for penerima in (kantor.andi, kantor.admin):
        assert lihat(penerima, "beri", penerima.id_publik).status_code == 404
    assert lihat(kantor.fadel, "beri", kantor.admin.id_publik).status_code == 404


def test_banyaknya_dibatasi_dan_tanpa_pekerjaan_tidak_ada_formulir(kantor):
    assert "Belum ada pekerjaan yang dapat dirujuk" in teks(lihat(kantor.dewi, "beri", kantor.andi.id_publik))
    atur_setelan("umpan_beri_sebulan", 1)
    laporan = kantor.laporan()
    nilai = f"laporan:{laporan.id_publik}"
    actions.beri(kantor.dewi, BAIK, rujukan=nilai, oleh=kantor.andi, pada=PADA)
    with pytest.raises(AturanDilanggar, match="batasnya 1"):
        actions.beri(kantor.admin, BAIK, rujukan=nilai, oleh=kantor.andi, pada=PADA)
