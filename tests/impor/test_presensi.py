"""Attendance from files: October of 400 people, every planted defect, and what never happens."""

from datetime import date, time

import pytest

from ekinerja.aturan import RekapPresensi, rekap_presensi
from ekinerja.inti.impor import Pilihan, pengimpor
from ekinerja.inti.models import Jejak
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.presensi.importers.sel import jam, teks_jam
from ekinerja.presensi.kueri import hari_berlaku
from ekinerja.presensi.models import Presensi, UsulPresensi
from tests import pabrik

from .alat import DATA, PADA, baca_csv, hitungan, impor, tulis

KOLOM = "NIP;TANGGAL;JAM MASUK;JAM PULANG;KETERANGAN"
AWAL, AKHIR = date(2026, 10, 1), date(2026, 10, 31)


@pytest.fixture
def orang(db):
    """The people of the sample, as far as attendance asks for them."""
    nip = [b["nip"] for b in baca_csv("pegawai-400-kunci.csv")]
    Pegawai.objects.bulk_create(Pegawai(nip=n, nama=f"Orang {n}", status="PNS") for n in nip)
    return dict(Pegawai.objects.values_list("nip", "pk"))


@pytest.mark.dua_mesin
def test_oktober_400_orang_masuk_cepat_dan_rekapnya_sama(orang, django_assert_max_num_queries):
    with django_assert_max_num_queries(70):
        assert hitungan(impor("presensi", "presensi.csv", terapkan=True)) == {"dibaca": 8872, "baru": 8872}
    ada: dict[int, list] = {}
    for h in Presensi.objects.values_list("pegawai_id", "tanggal", "masuk", "pulang", "kode"):
        ada.setdefault(h[0], []).append(_hari(*h[1:]))
    for b in baca_csv("presensi-harapan.csv"):
        r = rekap_presensi(ada[orang[b["nip"]]])
        assert {k: str(getattr(r, k)) for k in RekapPresensi.KOLOM} == {k: b[k] for k in RekapPresensi.KOLOM}
    kedua = impor("presensi", "presensi.csv", terapkan=True)
    assert hitungan(kedua) == {"dibaca": 8872, "tetap": 8872}
    assert kedua.hasil.json() == kedua.hasil.json() | {"usulan": [], "galat": [], "peringatan": []}
    assert Presensi.objects.count() == 8872
    assert Jejak.objects.filter(kejadian="data.diisi").count() == 1


def _hari(tanggal, masuk, pulang, kode):
    from ekinerja.aturan import HariPresensi

    return HariPresensi(tanggal, masuk, pulang, kode)


AKIBAT = {"TOLAK": "TOLAK", "TAHAN": "TAHAN", "PERINGATAN": "TERIMA"}


@pytest.mark.dua_mesin
def test_setiap_cacat_ditangani_seperti_harapannya(orang):
    """Table over the whole list: where the row ends, what is said, and what is kept."""
    hasil = impor("presensi", "presensi-kotor.csv", terapkan=True).hasil
    butir = {b.baris: b for b in [*hasil.galat, *hasil.peringatan]}
    baris = dict(enumerate(baca_csv("presensi-kotor.csv"), 2))
    cacat, salah = baca_csv("presensi-kotor-cacat.csv"), []
    for c in cacat:
        n = int(c["baris"])
        keadaan = hasil.keadaan[n].value
        nyata = (keadaan, butir[n].akibat.value if n in butir else "")
        if c["jenis"] == "ganda":
            harapan = ("dilewati", "LEWAT")
        elif c["penanganan"] == "AUTO":
            harapan = ("baru", "")
        elif c["penanganan"] == "PERINGATAN":
            harapan = ("baru", "TERIMA")
        else:
            harapan = ("ditolak" if c["penanganan"] == "TOLAK" else "ditahan", AKIBAT[c["penanganan"]])
        if nyata != harapan or (c["penanganan"] in ("AUTO", "PERINGATAN") and not _tersimpan(orang, c, baris, n)):
            salah.append((n, c["jenis"], nyata))
    assert salah == []
    # Nothing else is complained of, and every row that does not go in is named with a cause and a remedy.
    assert set(butir) == {int(c["baris"]) for c in cacat if c["penanganan"] != "AUTO" or c["jenis"] == "ganda"}
    assert all(b.sebab and b.saran and b.kolom for b in hasil.galat)
    assert not Pegawai.objects.filter(nip="197706062003121777").exists()
    assert hitungan(impor("presensi", "presensi-kotor.csv", terapkan=True)) == {
        "dibaca": 267, "tetap": 258, "ditahan": 2, "ditolak": 4, "dilewati": 3
    }  # fmt: skip


def _tersimpan(orang, c, baris, n):
    """The day as kept has the true value of the defect."""
    b = baris[n]
    nip = b["NIP"].strip("'")
    t = c["nilai_benar"] if c["kolom"] == "TANGGAL" and c["nilai_benar"] else b["TANGGAL"]
    hari, bulan, tahun = map(int, t.split("-"))
    p = Presensi.objects.filter(pegawai=orang[nip], tanggal=date(tahun, bulan, hari)).first()
    if p is None:
        return False
    if c["jenis"] == "kode_kecil":
        return p.kode == "DL"
    if c["jenis"] == "pulang_sebelum_masuk":
        return p.pulang == time(6, 10)
    if c["jenis"] == "ganda":
        lain = [x for x in baris.values() if (x["NIP"], x["TANGGAL"]) == (b["NIP"], b["TANGGAL"])]
        masuk, pulang = ([x[k] for x in lain if x[k]] for k in ("JAM MASUK", "JAM PULANG"))
        return len(lain) == 2 and (f"{p.masuk:%H:%M}", f"{p.pulang:%H:%M}") == (min(masuk), max(pulang))
    if c["jenis"] in ("jam_titik", "jam_detik"):
        return f"{p.masuk:%H:%M}" == c["nilai_benar"]
    return True


SATU = "197810232005011901"


@pytest.fixture
def satu(db):
    return Pegawai.objects.create(nip=SATU, nama="Moh. Rizky", status="PNS")


@pytest.mark.dua_mesin
def test_kekeliruan_lain_punya_tempatnya(satu, tmp_path):
    berkas = tulis(
        tmp_path, KOLOM,
        f"{SATU};01-10-2026;7.05;16:00;",
        f"{SATU};31-02-2026;07:05;16:00;",
        f"{SATU};;07:05;16:00;",
        ";02-10-2026;07:05;16:00;",
        f"{SATU};05-10-1999;07:05;16:00;",
        f"{SATU};05-11-2026;07:05;16:00;",
        f"{SATU};05-11-2026;;;CT",
        f"{SATU};06-10-2026;;;CT",
        f"{SATU};06-10-2026;;;DL",
        f"{SATU};07-10-2026;07:05;;",
        f"{SATU};07-10-2026;;;sakit parah",
        f"{SATU};08-10-2026;21:05;06:40;SM",
        f"{SATU};08-10-2026;;07:02;SM",
        f"{SATU};09-10-2026;07:61;16:00;",
    )  # fmt: skip
    p = impor("presensi", berkas, terapkan=True)
    keadaan = {n: k.value for n, k in sorted(p.hasil.keadaan.items())}
    assert keadaan == {
        2: "baru", 3: "ditolak", 4: "ditolak", 5: "ditolak", 6: "ditolak", 7: "ditahan", 8: "baru", 9: "ditahan",
        10: "ditahan", 11: "ditahan", 12: "ditahan", 13: "baru", 14: "dilewati", 15: "ditolak",
    }  # fmt: skip
    isi = list(Presensi.objects.order_by("tanggal").values_list("tanggal__day", "masuk", "pulang", "kode"))
    assert isi == [(1, time(7, 5), time(16), ""), (8, time(21, 5), time(7, 2), "SM"), (5, None, None, "CT")]


@pytest.mark.dua_mesin
def test_kode_kesehatan_tidak_tampil_di_daftar_pratinjau(satu, tmp_path):
    impor("presensi", tulis(tmp_path, KOLOM, f"{SATU};01-10-2026;07:05;16:00;"), terapkan=True)
    berkas = tulis(tmp_path, KOLOM, f"{SATU};01-10-2026;;;S", f"{SATU};02-10-2026;;;CS", f"{SATU};02-10-2026;;;CT")
    hasil = impor("presensi", berkas).hasil
    assert [(b.nilai, b.usul) for b in hasil.perubahan] == [("07.05–16.00", "izin")]
    assert {b.nilai for b in hasil.galat} == {"cuti"}


def test_koreksi_tidak_pernah_tertimpa(satu, tmp_path):
    """A later file of the same day is kept as what the application said; what was accepted goes on counting."""
    hari = date(2026, 10, 5)
    Presensi.objects.create(pegawai=satu, tanggal=hari, masuk=time(8, 10))
    UsulPresensi.objects.create(
        pegawai=satu, jenis="SANGGAHAN", mulai=hari, sampai=hari, masuk=time(7, 20), pulang=time(16), alasan="x",
        status="DITERIMA", diajukan_oleh=satu, penjawab=satu, dibuat_pada=pabrik.PADA, dijawab_pada=pabrik.PADA,
    )  # fmt: skip
    berkas = tulis(tmp_path, KOLOM, f"{SATU};05-10-2026;08:10;16:05;")
    for keadaan in ("berubah", "tetap"):
        p = impor("presensi", berkas, terapkan=True)
        assert hitungan(p) == {"dibaca": 1, keadaan: 1}
        (b,) = p.hasil.peringatan
        assert b.sebab == "Hari ini sudah ditetapkan menjadi 07.20–16.00; berkas menulis 08.10–16.05."
    kini = hari_berlaku(satu.pk, hari, hari)[hari]
    assert (kini.hari.masuk, kini.hari.pulang) == (time(7, 20), time(16))
    assert (kini.mentah.masuk, kini.mentah.pulang) == (time(8, 10), time(16, 5))


@pytest.mark.dua_mesin
def test_admin_unit_hanya_mengirim_orang_unitnya(db, tmp_path):
    d = pabrik.dunia()
    admin = pabrik.buat_pegawai("Admin")
    pabrik.tugaskan(admin, d.dinas)
    pabrik.beri_peran(admin, "ADMIN_UNIT", d.dinas)
    berkas = tulis(
        tmp_path, KOLOM, f"{d.pegawai.nip};01-10-2026;07:05;16:00;", f"{d.orang_luar.nip};01-10-2026;07:05;16:00;"
    )
    p = pengimpor("presensi")
    assert p.boleh(admin)
    assert not p.boleh(d.pegawai)
    pilihan = Pilihan(pada=PADA, oleh=admin)
    hasil = p.periksa(p.dari_json(p.ke_json(p.baca(berkas, pilihan))), pilihan).hasil
    assert hasil.hitungan() | {"baru": 1, "ditolak": 1} == hasil.hitungan()
    assert [b.sebab for b in hasil.galat] == ["NIP ini tidak terdaftar di unit Anda."]


def test_jam_dari_sel_apa_pun():
    from datetime import datetime, timedelta

    sel = {time(7, 31): "07:31:00", 0.3125: "07:30:00", "-": "", "'07:31": "07:31", "": ""}
    assert {s: teks_jam(s) for s in sel} == sel
    assert teks_jam(timedelta(hours=7, minutes=5)) == "07:05:00"
    assert teks_jam(datetime(2026, 10, 1, 7, 31, 59)) == "07:31:59"
    assert jam("07:31:59") == time(7, 31)


def test_berkas_contoh_ada():
    assert (DATA / "presensi.csv").stat().st_size > 100_000
