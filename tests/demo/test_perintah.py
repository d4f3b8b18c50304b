"""`kinerja demo`: what it refuses, and the edges of the year."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from ekinerja.demo.bangun import bangun
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.models import Instansi
from ekinerja.inti.pengaturan import tetapkan_instansi
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.models import Periode
from ekinerja.skp.models import Skp

pytestmark = pytest.mark.django_db


def test_basis_data_nyata_ditolak_dan_tetap_utuh():
    tetapkan_instansi(nama="Kota Palu", jenis="nyata")
    with pytest.raises(CommandError, match="data nyata") as galat:
        call_command("demo", "--pegawai", "60")
    assert galat.value.returncode == 2
    assert Instansi.objects.get().nama == "Kota Palu"


def test_terlalu_sedikit_orang_disebut_sebabnya_sebelum_apa_pun_dihapus():
    tetapkan_instansi(nama="Kota contoh lama", jenis="demo")
    with pytest.raises(CommandError, match="sedikitnya 60 orang") as galat:
        call_command("demo", "--pegawai", "59")
    assert galat.value.returncode == 2
    assert Instansi.objects.get().nama == "Kota contoh lama"


def test_awal_januari_skp_sudah_disetujui_dan_belum_ada_yang_dinilai():
    bangun(60, pada=date(2026, 1, 5))
    assert not Skp.objects.exclude(status="DISETUJUI").exists()
    assert not Evaluasi.objects.exists()
    assert {d.isoformat() for d in LaporanHarian.objects.values_list("tanggal", flat=True)} <= {"2026-01-02"}


def test_sesaat_setelah_triwulan_berakhir_belum_ada_yang_dinilai():
    bangun(60, pada=date(2026, 10, 3))
    terakhir = Periode.objects.filter(jenis="TRIWULANAN", urutan=3)
    assert set(Evaluasi.objects.filter(periode__in=terakhir).values_list("status", flat=True)) <= {
        "TERBUKA",
        "SIAP_DINILAI",
    }
    assert set(Evaluasi.objects.exclude(periode__in=terakhir).values_list("status", flat=True)) == {"TERKUNCI"}
