"""One's own week: what is there, what is missing and why; several days in one act; a day copied to others."""

import re
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ekinerja.harian import actions
from ekinerja.harian.models import LaporanHarian
from ekinerja.presensi.models import Presensi
from tests.harian.cerita import Kantor, masuk, tekan
from tests.pabrik import HARI

SENIN, JUMAT_LALU = date(2026, 3, 9), date(2026, 3, 6)
PEKAN, SALIN = "/lapor/pekan/", "/lapor/pekan/salin/"


def halaman(kantor: Kantor, alamat: str = PEKAN) -> str:
    jawaban = masuk(kantor.andi).get(alamat)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def bagian(isi: str, hari: date) -> str:
    return isi.split(f'id="h-{hari.isoformat()}"')[1].split("</section>")[0]


def baris(kantor: Kantor, *hari: date, **ganti: Any) -> dict[str, Any]:
    """The form as the page sends it, every row ticked."""
    isi: dict[str, Any] = {"pilih": [str(n) for n in range(len(hari))]}
    for n, h in enumerate(hari):
        satu = {
            "rencana_aksi": str(kantor.rencana(hari=h).id_publik), "kegiatan": f"Loket {h:%d}", "realisasi": "5", "satuan": "berkas",
            "tanggal": h.isoformat(), "jam_mulai": "08:00", "jam_selesai": "09:00", **ganti.get(f"b{n}", {}),
        }  # fmt: skip
        isi |= {f"b{n}-{k}": v for k, v in satu.items()}
    return isi


def test_setiap_hari_menyebut_keadaannya(kantor: Kantor) -> None:
    """Reported, on leave, a holiday by its name, late, to come: each in words, none in red."""
    kantor.laporan(tanggal=SENIN, kegiatan="Rekam KTP")
    Presensi.objects.create(pegawai=kantor.andi, tanggal=date(2026, 3, 5), kode="DL")
    kini = halaman(kantor)
    assert "Rekam KTP" in bagian(kini, SENIN)
    assert "1 laporan" in bagian(kini, SENIN)
    assert "Belum tiba" in bagian(kini, date(2026, 3, 11))
    lalu = halaman(kantor, f"{PEKAN}?tanggal=2026-03-03")
    assert "Dinas luar" in bagian(lalu, date(2026, 3, 5))
    assert "Belum ada laporan" in bagian(lalu, date(2026, 3, 3))
    assert "ditandai terlambat" in bagian(lalu, date(2026, 3, 3))
    assert "ditandai terlambat" not in bagian(lalu, JUMAT_LALU)
    assert 'data-nada="gawat"' not in lalu.split("<main")[1].split("</main>")[0]
    assert "Imlek" in bagian(halaman(kantor, f"{PEKAN}?tanggal=2026-02-17"), date(2026, 2, 17))


@pytest.mark.dua_mesin
def test_usul_sepekan_dikirim_dalam_satu_langkah(kantor: Kantor) -> None:
    """What the page proposes for the empty days is ticked and sent once; sending again changes nothing."""
    kantor.laporan(tanggal=date(2026, 3, 3), kegiatan="Verifikasi loket 2", jam_mulai=time(8), jam_selesai=time(10))
    isi, client = halaman(kantor), masuk(kantor.andi)
    nama = dict(re.findall(r'name="(b\d+-\w+)" value="([^"]*)"', isi))
    nama |= {k: v for v, k in re.findall(r'value="([^"]*)" name="(b\d+-\w+)"', isi)}
    pilih = re.findall(r'name="pilih" value="(\d+)"', isi)
    kirim = {**nama, "pilih": pilih, "kunci": str(uuid4())}
    for _ in range(2):
        assert client.post(PEKAN, kirim).status_code == 302
    ada = LaporanHarian.objects.exclude(tanggal=date(2026, 3, 3)).order_by("tanggal")
    assert [(lap.tanggal, lap.kegiatan) for lap in ada if lap.kegiatan == "Verifikasi loket 2"] == [
        (SENIN, "Verifikasi loket 2"),
        (HARI, "Verifikasi loket 2"),
    ]
    assert len(pilih) == ada.count()


@pytest.mark.dua_mesin
def test_satu_baris_ditolak_yang_lain_terkirim(kantor: Kantor) -> None:
    kantor.laporan(tanggal=SENIN, jam_mulai=time(8), jam_selesai=time(9))
    isi = baris(kantor, SENIN, HARI, JUMAT_LALU, b2={"realisasi": "dua,5"})
    jawaban = tekan(masuk(kantor.andi), PEKAN, isi, json_=False)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "1 laporan terkirim" in teks
    assert "Jam ini beririsan dengan laporan Anda pukul 08.00–09.00" in teks
    assert "bilangan bulat" in teks
    assert LaporanHarian.objects.filter(kegiatan="Loket 10").count() == 1
    assert LaporanHarian.objects.count() == 2


def test_ketikan_baris_yang_ditolak_tetap_ada(kantor: Kantor) -> None:
    """The figure that was typed stands again in its row, with the sentence beside it, and the row stays ticked."""
    kantor.laporan(tanggal=date(2026, 3, 3), kegiatan="Loket 10", jam_mulai=time(8), jam_selesai=time(9))
    jawaban = tekan(masuk(kantor.andi), PEKAN, baris(kantor, HARI, b0={"realisasi": "banyak"}), json_=False)
    teks = bagian(jawaban.content.decode(), HARI)
    assert jawaban.status_code == 400
    assert 'value="banyak"' in teks
    assert "checked" in teks
    assert "bilangan bulat" in teks


def test_tanpa_centang_dan_rencana_orang_lain(kantor: Kantor) -> None:
    asing = kantor.rencana(kantor.skp_untuk(kantor.dewi))
    client = masuk(kantor.andi)
    assert tekan(client, PEKAN, {"pilih": []}).status_code == 400
    isi = baris(kantor, HARI, b0={"rencana_aksi": str(asing.id_publik)})
    assert tekan(client, PEKAN, isi, json_=False).status_code == 400
    assert not LaporanHarian.objects.exists()


@pytest.mark.dua_mesin
def test_salin_hari_menunjukkan_dulu_lalu_mengirim(kantor: Kantor) -> None:
    """Overlap, leave and a day to come are left out with a sentence; the late one is marked, not refused."""
    for jam in (8, 13):
        kantor.laporan(tanggal=SENIN, kegiatan=f"Kegiatan {jam}", jam_mulai=time(jam), jam_selesai=time(jam + 1))
    kantor.laporan(tanggal=HARI, kegiatan="Rapat", jam_mulai=time(8, 30), jam_selesai=time(9))
    Presensi.objects.create(pegawai=kantor.andi, tanggal=date(2026, 3, 5), kode="CT")
    ke = {"dari": SENIN.isoformat(), "ke": ["2026-03-10", "2026-03-05", "2026-03-03", "2026-03-11", "2026-02-01"]}
    client = masuk(kantor.andi)
    teks = client.get(SALIN, ke).content.decode()
    assert "beririsan dengan laporan Anda pukul 08.30–09.00" in teks
    assert "Dilewati: cuti" in teks
    assert "ditandai terlambat" in teks
    assert "Kirim 3 laporan" in teks
    assert LaporanHarian.objects.count() == 3
    kirim = {**ke, "kunci": str(uuid4())}
    for _ in range(2):
        assert client.post(SALIN, kirim).status_code == 302
    baru = LaporanHarian.objects.exclude(tanggal=SENIN).exclude(kegiatan="Rapat").order_by("tanggal", "jam_mulai")
    assert [(lap.tanggal.day, lap.kegiatan, lap.terlambat) for lap in baru] == [
        (3, "Kegiatan 8", True), (3, "Kegiatan 13", True), (10, "Kegiatan 13", False),
    ]  # fmt: skip
    assert tekan(client, SALIN, ke).status_code == 409
    for rusak in ({"dari": "bukan"}, {"ke": ["2026-03-06", "besok"]}):
        assert tekan(client, SALIN, {**ke, **rusak}).status_code == 400


def test_salin_hanya_laporan_sendiri_yang_terkirim(kantor: Kantor) -> None:
    kantor.laporan(tanggal=SENIN, kegiatan="Milik Andi")
    actions.simpan_draf(kantor.isi(tanggal=JUMAT_LALU, kegiatan="Masih draf"), oleh=kantor.andi)
    assert "Milik Andi" not in masuk(kantor.ratna).get(SALIN, {"dari": SENIN.isoformat()}).content.decode()
    assert "Tidak ada yang dapat disalin" in halaman(kantor, f"{SALIN}?dari={JUMAT_LALU.isoformat()}")
    for dari in ("", "bukan", "9999-99-99", "2099-01-01"):
        assert "Selasa, 10 Maret 2026" in halaman(kantor, f"{SALIN}?dari={dari}")


def test_banyaknya_pertanyaan_tetap(kantor: Kantor) -> None:
    """However many entries stand behind it."""
    client = masuk(kantor.andi)
    alamat = (PEKAN, f"{SALIN}?dari={SENIN.isoformat()}&ke={HARI.isoformat()}", "/lapor/data", "/")
    banyak = []
    for n in (1, 12):
        for i in range(n):
            kantor.laporan(
                tanggal=SENIN, kegiatan=f"Kegiatan {n}-{i}", jam_mulai=time(n + i), jam_selesai=time(n + i, 30)
            )
        for a in alamat:
            client.get(a)
        jumlah = []
        for a in alamat:
            with CaptureQueriesContext(connection) as kueri:
                client.get(a)
            jumlah.append(len(kueri))
        banyak.append(jumlah)
    assert banyak[0] == banyak[1]
    assert banyak[0][2] <= 9
