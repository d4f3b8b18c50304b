"""DT-06, cell by cell: who acts on an SKP in which state. The buttons and the verbs ask the same sentences."""

from dataclasses import asdict

import pytest

from ekinerja.kepegawaian.models import Peran
from ekinerja.skp import permissions
from ekinerja.skp.models import Skp
from ekinerja.skp.tampilan import hak
from tests import pabrik

PEMILIK, PPK, ATASAN, PENGELOLA, REKAN = "pegawai", "kabid", "kadis", "orang_luar", "rekan"
BERLAKU = {
    PEMILIK: {"bagikan", "terbitkan"},
    PPK: {"buka", "terbitkan"},
    ATASAN: set(),
    PENGELOLA: {"tutup", "potret", "terbitkan"},
}
# state -> actor -> what may be done; a colleague may do nothing anywhere. The draft is past its two weeks.
TABEL = {
    "DRAF": {
        PEMILIK: {"ubah", "harapan", "ajukan", "hapus"},
        PPK: {"harapan"},
        ATASAN: set(),
        PENGELOLA: {"tetapkan", "potret", "bebaskan"},
    },
    "DIAJUKAN": {
        PEMILIK: {"tarik"},
        PPK: {"harapan", "setujui", "kembalikan"},
        ATASAN: set(),
        PENGELOLA: {"potret"},
    },
    "DIKEMBALIKAN": {
        PEMILIK: {"ubah", "harapan", "ajukan", "hapus"},
        PPK: {"harapan"},
        ATASAN: set(),
        PENGELOLA: {"potret", "bebaskan"},
    },
    "DISETUJUI": BERLAKU,
    "DITETAPKAN_PENGELOLA": BERLAKU,
    "DITUTUP": {PEMILIK: {"terbitkan"}, PPK: {"terbitkan"}, ATASAN: set(), PENGELOLA: {"terbitkan", "buka_tutup"}},
}


def test_tabel_lengkap():
    assert set(TABEL) == set(Skp.Status)
    assert all(set(aktor) == {PEMILIK, PPK, ATASAN, PENGELOLA} for aktor in TABEL.values())


@pytest.mark.dua_mesin
def test_siapa_boleh_apa(d):
    pabrik.beri_peran(d.orang_luar, Peran.ADMIN_BKPSDM, d.kota)
    pk = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, atasan_penilai=d.kadis, rhk=1).pk
    for status, aktor in TABEL.items():
        versi = int(status in (*Skp.BERLAKU, "DITUTUP"))
        Skp.objects.filter(pk=pk).update(status=status, versi=versi, diputus_pada=pabrik.PADA)
        skp = Skp.objects.untuk_halaman().get(pk=pk)
        for siapa in (*aktor, REKAN):
            orang = getattr(d, siapa)
            boleh = {kata for kata, ya in asdict(hak(orang, skp)).items() if ya}
            if permissions.boleh_menetapkan(orang, skp, pabrik.HARI):
                boleh.add("tetapkan")
            assert boleh == aktor.get(siapa, set()), (status, siapa)


def test_draf_sebelum_dua_pekan_belum_urusan_pengelola(d):
    pabrik.beri_peran(d.orang_luar, Peran.ADMIN_BKPSDM, d.kota)
    skp = pabrik.buat_skp(d.pegawai, d.kabid, unit=d.bidang, mulai=pabrik.HARI)
    assert not permissions.boleh_menetapkan(d.orang_luar, skp, pabrik.HARI)
    assert not permissions.boleh_membetulkan_potret(d.orang_luar, skp, pabrik.HARI)
