"""DT-15: the ketua sees the rows done for the team and the reports on them, and nothing else."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.harian.actions import beri_umpan_balik
from ekinerja.harian.models import LaporanHarian, UmpanBalik
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.waktu import hari_ini
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.timkerja import actions
from ekinerja.timkerja.kueri import ketua_pada
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk, TimKerja
from tests import pabrik
from tests.harian.cerita import masuk, pada, tekan
from tests.pabrik import AWAL, PADA
from tests.timkerja.cerita import gabung, hitung_kueri, kait, kirim, lihat, teks, tim


@pytest.fixture
def t(kantor):
    """Fadel of another dinas leads Andi; Andi's second row is his own affair."""
    pabrik.buat_rhk(kantor.skp, 2, teks="Urusan di luar tim")
    return tim(kantor, ketua=kantor.fadel, anggota=(kantor.andi,))


def laporan(kantor, n: int = 0, **ganti) -> LaporanHarian:
    rencana = kantor.skp.rhk.all()[n].indikator.first().rencana_aksi.order_by("mulai").first()
    return kantor.laporan(rencana=rencana, **ganti)


@pytest.mark.dua_mesin
def test_pemilik_memilih_dari_timnya_sendiri_dan_ketua_melihat_baris_itu_saja(kantor, t):
    fadel, andi, skp = kantor.fadel, kantor.andi, kantor.skp
    lain = tim(kantor, ketua=kantor.dewi, nama="Tim lain")
    rhk = skp.rhk.first()
    di_tim, di_luar = laporan(kantor), laporan(kantor, 1)
    assert lihat(fadel, "detail", di_tim.id_publik, ruang="harian").status_code == 404
    halaman = teks(lihat(andi, "baca", skp.id_publik, ruang="skp"))
    assert t.nama in halaman
    assert lain.nama not in halaman
    assert kirim(andi, "kaitkan", skp.id_publik, rhk.id_publik, tim=lain.id_publik).status_code == 404
    assert kirim(kantor.ratna, "kaitkan", skp.id_publik, rhk.id_publik, tim=t.id_publik).status_code == 403
    assert kirim(fadel, "kaitkan", skp.id_publik, rhk.id_publik, tim=t.id_publik).status_code == 404
    assert kirim(andi, "kaitkan", skp.id_publik, rhk.id_publik, tim=t.id_publik).status_code == 302
    assert "mengaitkan satu RHK" in Pemberitahuan.objects.filter(pegawai=fadel).latest("pk").judul
    assert "Tim kerja untuk RHK dipilih" in teks(lihat(andi, "jejak", skp.id_publik, ruang="skp"))
    kaitan = KaitanRhk.objects.get()
    halaman = teks(lihat(fadel, "tim", t.id_publik))
    assert rhk.teks in halaman
    assert "Urusan di luar tim" not in halaman
    halaman = teks(lihat(fadel, "hasil_tim", kaitan.id_publik, ruang="harian"))
    assert di_tim.kegiatan in halaman
    assert lihat(fadel, "detail", di_tim.id_publik, ruang="harian").status_code == 200
    assert lihat(fadel, "detail", di_luar.id_publik, ruang="harian").status_code == 404
    assert lihat(fadel, "baca", skp.id_publik, ruang="skp").status_code == 404
    assert teks(lihat(fadel, "orang", andi.id_publik, ruang="harian")).count("/lapor/01") == 1
    for orang in (kantor.dewi, kantor.gusnar, kantor.ratna):
        assert lihat(orang, "hasil_tim", kaitan.id_publik, ruang="harian").status_code == 404
    assert "bukan bagian SKP Anda yang lain" in teks(lihat(andi, "hasil_tim", kaitan.id_publik, ruang="harian"))
    assert kirim(andi, "kaitkan", skp.id_publik, rhk.id_publik, tim="").status_code == 302
    assert lihat(fadel, "detail", di_tim.id_publik, ruang="harian").status_code == 404


@pytest.mark.dua_mesin
def test_umpan_balik_ketua_dibaca_pegawai_dan_penilainya_tetapi_tidak_menandai_laporan_dibaca(kantor, t):
    fadel, andi = kantor.fadel, kantor.andi
    kaitan, satu = kait(kantor.skp, t), laporan(kantor)
    jawab = kirim(fadel, "umpan_balik_hasil", kaitan.id_publik, ruang="harian", teks="Jadwalnya rapi")
    assert jawab.status_code == 302
    kosong = kirim(fadel, "umpan_balik_hasil", kaitan.id_publik, ruang="harian", teks=" ")
    assert kosong.status_code == 400
    alamat = reverse("harian:umpan_balik", args=[satu.id_publik])
    assert tekan(masuk(fadel), alamat, {"teks": "Foto loketnya membantu"}).status_code == 200
    satu.refresh_from_db()
    assert satu.dibaca_pada is None
    assert UmpanBalik.objects.get(laporan=satu).dari == fadel
    for orang in (andi, kantor.ratna):
        assert UmpanBalik.objects.terlihat_oleh(orang).count() == 2
    assert "Jadwalnya rapi" in teks(lihat(kantor.ratna, "orang", andi.id_publik, ruang="harian"))
    for aksi, isi in (("terima", {"versi": satu.versi}), ("kembalikan", {"versi": satu.versi, "catatan": "x"})):
        assert tekan(masuk(fadel), reverse(f"harian:{aksi}", args=[satu.id_publik]), isi).status_code == 403
    assert tekan(masuk(fadel), reverse("harian:umpan_balik_orang", args=[andi.id_publik]), {"teks": "x"}).status_code == 403  # fmt: skip
    milik = kirim(andi, "umpan_balik_hasil", kaitan.id_publik, ruang="harian", teks="Saya hebat")
    assert milik.status_code == 403


@pytest.mark.dua_mesin
def test_ketua_tidak_melihat_kemajuan_dan_umpan_balik_penilai(kantor, t):
    """DT-15: the rows of the assignment, nothing of what the superior's page has beyond them."""
    fadel, andi = kantor.fadel, kantor.andi
    kaitan, satu = kait(kantor.skp, t), laporan(kantor)
    for tampak in UmpanBalik.Tampak.values:
        beri_umpan_balik(andi, oleh=kantor.ratna, teks=f"Kata {tampak}", tampak=tampak, laporan=satu)
    kirim(fadel, "umpan_balik_hasil", kaitan.id_publik, ruang="harian", teks="Antara kita", tampak="PRIBADI")
    assert list(UmpanBalik.objects.terlihat_oleh(fadel).values_list("teks", flat=True)) == ["Antara kita"]
    assert "Antara kita" not in teks(lihat(kantor.ratna, "orang", andi.id_publik, ruang="harian"))
    assert lihat(fadel, "kemajuan_orang", andi.id_publik, ruang="harian").status_code == 403
    for alamat in ("tim_kemajuan", "pilih_terima"):
        halaman = masuk(fadel).get(reverse(f"harian:{alamat}")).content.decode()
        assert andi.nama not in halaman, alamat
        assert "Kata " not in halaman
    assert "Kata " not in teks(lihat(fadel, "detail", satu.id_publik, ruang="harian"))


@pytest.mark.dua_mesin
def test_laporan_di_hari_yang_bukan_tugas_tim_dan_ketua_yang_berganti(kantor, t):
    """Fadel led until 28 February, Dewi leads now; Andi joined on 1 February."""
    AnggotaTim.objects.filter(pegawai=kantor.andi).update(mulai=date(2026, 2, 1))
    gabung(t, kantor.dewi, oleh=kantor.gusnar)
    kait(kantor.skp, t)
    hari = {}
    for h in (date(2026, 1, 30), date(2026, 2, 16), date(2026, 3, 9)):
        with pada(PADA.replace(month=h.month, day=h.day)):
            hari[h] = laporan(kantor, tanggal=h)
    actions.ganti_ketua(t, kantor.dewi, date(2026, 3, 1), oleh=kantor.gusnar, pada=PADA)

    def terlihat(orang):
        return {x.tanggal for x in LaporanHarian.objects.terlihat_oleh(orang).exclude(pegawai=orang)}

    assert terlihat(kantor.fadel) == {date(2026, 2, 16)}
    assert terlihat(kantor.dewi) == {date(2026, 2, 16), date(2026, 3, 9)}
    assert not KaitanRhk.objects.terlihat_oleh(kantor.fadel).exists()
    assert KaitanRhk.objects.terlihat_oleh(kantor.dewi).exists()
    actions.tutup_tim(t, date(2026, 3, 9), oleh=kantor.gusnar, pada=PADA, alasan="Selesai")
    assert not KaitanRhk.objects.terlihat_oleh(kantor.dewi).exists()
    assert terlihat(kantor.dewi) == {date(2026, 3, 9)}


@pytest.mark.dua_mesin
def test_draf_tetap_berdua_dan_skp_yang_dibuka_tampil_seperti_terakhir_disetujui(kantor, t):
    kaitan = kait(kantor.skp, t)
    rhk = kantor.skp.rhk.first()
    Skp.objects.filter(pk=kantor.skp.pk).update(status="DRAF", versi=0)
    assert lihat(kantor.fadel, "hasil_tim", kaitan.id_publik, ruang="harian").status_code == 404
    Skp.objects.filter(pk=kantor.skp.pk).update(versi=1)
    assert lihat(kantor.fadel, "hasil_tim", kaitan.id_publik, ruang="harian").status_code == 404
    arsip = {"utama": [{"id": str(rhk.id_publik), "teks": "Yang dulu disetujui", "indikator": []}], "tambahan": []}
    VersiSkp.objects.create(skp=kantor.skp, nomor=1, isi=arsip, disetujui_pada=PADA)
    for alamat in (("hasil_tim", kaitan.id_publik, "harian"), ("tim", t.id_publik, "timkerja")):
        halaman = lihat(kantor.fadel, *alamat[:2], ruang=alamat[2])
        assert "Yang dulu disetujui" in teks(halaman)
        assert rhk.teks not in teks(halaman)
    Skp.objects.filter(pk=kantor.skp.pk).update(status="DITUTUP")
    kantor.skp.refresh_from_db()
    with pytest.raises(AturanDilanggar, match="sudah ditutup"):
        kait(kantor.skp, None)


def test_banyak_baris_sama_banyak_kueri(kantor, t):
    klien = masuk(kantor.fadel)
    kaitan = kait(kantor.skp, t)
    laporan(kantor)
    alamat = [reverse("timkerja:tim", args=[t.id_publik]), reverse("harian:hasil_tim", args=[kaitan.id_publik])]
    skp = reverse("skp:baca", args=[kantor.skp.id_publik])
    satu = [hitung_kueri(klien, a) for a in alamat], hitung_kueri(masuk(kantor.andi), skp)
    for n in range(11):
        orang = pabrik.buat_pegawai(akun=False)
        gabung(t, orang, oleh=kantor.gusnar)
        kait(kantor.skp_untuk(orang), t)
        laporan(kantor)
        pabrik.buat_rhk(kantor.skp, n + 3)
        kait(kantor.skp, t, n + 1)
        tim(kantor, anggota=(kantor.andi,), nama=f"Tim {n}")
    assert ([hitung_kueri(klien, a) for a in alamat], hitung_kueri(masuk(kantor.andi), skp)) == satu


AWAL_KE = st.integers(0, 30)
MASA = st.tuples(AWAL_KE, st.none() | st.integers(0, 12))


def _masa(m):
    mulai = AWAL + timedelta(days=m[0])
    return mulai, None if m[1] is None else mulai + timedelta(days=m[1])


@pytest.mark.dua_mesin
@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    masa_tim=MASA, ditutup=st.none() | AWAL_KE, baris=st.lists(st.tuples(st.integers(0, 2), MASA, st.booleans()), max_size=8)
)  # fmt: skip
def test_ketua_pada_hari_sama_dengan_masa_anggotanya(kantor, masa_tim, ditutup, baris):
    """Whatever rows the verbs let in: `ketua_pada` is exactly who the dated rows say, on every day; never two in one team."""
    _kosongkan()
    orang = (kantor.andi, kantor.dewi, kantor.fadel)
    mulai, sampai = _masa(masa_tim)
    t = tim(kantor, mulai=mulai, sampai=sampai)
    for siapa, masa, ketua in baris:
        awal, akhir = _masa(masa)
        try:
            gabung(t, orang[siapa], awal, akhir, peran="KETUA" if ketua else "ANGGOTA", oleh=kantor.gusnar)
        except AturanDilanggar:
            continue
    if ditutup is not None:
        hari_tutup = AWAL + timedelta(days=ditutup)
        if mulai <= hari_tutup <= min(sampai or hari_ini(), hari_ini()):
            actions.tutup_tim(t, hari_tutup, oleh=kantor.gusnar, pada=PADA, alasan="Selesai")
    t.refresh_from_db()
    for n in range(-1, 45):
        hari = AWAL + timedelta(days=n)
        harap = _menurut_baris(t, hari)
        for p in orang:
            kini = {(k.tim, k.ketua) for k in ketua_pada(p.pk, hari)}
            assert kini == ({(t.pk, harap["ketua"])} if p.pk in harap["bawahan"] else set())


def _kosongkan():
    AnggotaTim.objects.all().delete()
    TimKerja.objects.all().delete()


def _menurut_baris(t, hari):
    jalan = t.mulai <= hari <= min(t.sampai or date.max, t.ditutup or date.max)
    kini = [a for a in t.anggota.all() if jalan and a.mulai <= hari <= (a.sampai or date.max)]
    ketua = [a.pegawai_id for a in kini if a.peran == "KETUA"]
    assert len(ketua) <= 1
    assert len({a.pegawai_id for a in kini}) == len(kini)
    bawahan = {a.pegawai_id for a in kini} - set(ketua) if ketua else set()
    return {"ketua": ketua[0] if ketua else None, "bawahan": bawahan}
