"""Whatever people try in whatever order, an SKP only moves along TRANSISI_SKP, and the trail stays whole."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ekinerja.aturan.transisi import TRANSISI_SKP, boleh_pindah
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.kepegawaian.models import Peran
from ekinerja.skp import actions
from ekinerja.skp.actions.betulkan import IsianPotret
from ekinerja.skp.models import IsiTercatat, Skp, VersiSkp
from tests import pabrik

ORANG = ("pegawai", "kabid", "kadis", "rekan", "orang_luar")  # the last one is pengelola kinerja here
KATA = {
    "ajukan": actions.ajukan,
    "tarik": actions.tarik,
    "setujui": actions.setujui,
    "kembalikan": lambda skp, **k: actions.kembalikan(skp, catatan="Perbaiki.", **k),
    "buka": lambda skp, **k: actions.buka_kembali(skp, alasan="Berubah.", **k),
    "ketik": lambda skp, **k: actions.tambah_rhk(skp, jenis="TAMBAHAN", **k),
    "tutup": lambda skp, **k: actions.tutup(skp, sampai=pabrik.HARI, sebab="Mutasi", **k),
    "tetapkan": lambda skp, **k: actions.tetapkan(skp, alasan="Dua pekan lewat.", **k),
    "betulkan": lambda skp, **k: actions.betulkan_potret(skp, _potret(skp, k["pada"]), alasan="Keliru.", **k),
}


def _potret(skp: Skp, pada: datetime) -> IsianPotret:
    """The same people in a position that is another one each time."""
    return IsianPotret(pabrik.HARI, skp.penilai, skp.atasan_penilai, skp.unit, f"Analis {pada:%H%M}")


# A verb may pass through an intermediate state: repairing a returned SKP is a step of its own.
LEWAT_DRAF = {("DIKEMBALIKAN", "DIAJUKAN")}


class MesinSkp(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.transaksi = transaction.atomic()
        self.transaksi.__enter__()

    def teardown(self) -> None:
        """Each run leaves an empty office behind."""
        transaction.set_rollback(True)
        self.transaksi.__exit__(None, None, None)

    @initialize()
    def siapkan(self) -> None:
        self.d = pabrik.dunia()
        atasan = pabrik.buat_skp(self.d.kabid, self.d.kadis, unit=self.d.bidang, status="DISETUJUI")
        rhk = pabrik.buat_rhk(atasan)
        self.skp = pabrik.buat_skp(
            self.d.pegawai, self.d.kabid, unit=self.d.bidang, atasan_penilai=self.d.kadis, rhk=1, rhk_atasan=rhk
        )
        pabrik.beri_peran(self.d.orang_luar, Peran.ADMIN_BKPSDM, self.d.kota)
        self.pada = pabrik.PADA

    @rule(siapa=st.sampled_from(ORANG), kata=st.sampled_from(sorted(KATA)))
    def coba(self, siapa: str, kata: str) -> None:
        self.pada += timedelta(minutes=1)
        skp = Skp.objects.untuk_halaman().get(pk=self.skp.pk)
        sebelum = skp.status
        with suppress(AturanDilanggar):
            KATA[kata](skp, oleh=getattr(self.d, siapa), pada=self.pada)
        sesudah = Skp.objects.get(pk=self.skp.pk).status
        pindah = (sebelum, sesudah)
        assert sebelum == sesudah or pindah in LEWAT_DRAF or boleh_pindah(TRANSISI_SKP, *pindah), pindah
        if sebelum != sesudah and sesudah in ("DISETUJUI", "DIKEMBALIKAN"):
            assert siapa == "kabid"
        if sebelum != sesudah and sesudah in ("DITETAPKAN_PENGELOLA", "DITUTUP"):
            assert siapa == "orang_luar"
        if sesudah == "DIAJUKAN" != sebelum:
            assert siapa == "pegawai"

    @invariant()
    def versi_lengkap(self) -> None:
        if not hasattr(self, "skp"):
            return
        nomor = list(VersiSkp.objects.filter(skp=self.skp).order_by("nomor").values_list("nomor", flat=True))
        assert nomor == list(range(1, Skp.objects.get(pk=self.skp.pk).versi + 1))
        assert periksa_jejak().utuh
        assert IsiTercatat.objects.filter(skp=self.skp).count() <= 1


@pytest.mark.satu_mesin
@pytest.mark.django_db
def test_hanya_perpindahan_yang_sah() -> None:
    run_state_machine_as_test(
        MesinSkp,
        settings=settings(
            max_examples=8, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
