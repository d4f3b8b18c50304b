"""Whatever people try in whatever order, an SKP only moves along TRANSISI_SKP, and the trail stays whole."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ekinerja.aturan.transisi import TRANSISI_SKP, boleh_pindah
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.skp import actions
from ekinerja.skp.models import IsiTercatat, Skp, VersiSkp
from tests import pabrik

ORANG = ("pegawai", "kabid", "kadis", "rekan")
KATA = {
    "ajukan": actions.ajukan,
    "tarik": actions.tarik,
    "setujui": actions.setujui,
    "kembalikan": lambda skp, **k: actions.kembalikan(skp, catatan="Perbaiki.", **k),
    "buka": lambda skp, **k: actions.buka_kembali(skp, alasan="Berubah.", **k),
    "ketik": lambda skp, **k: actions.tambah_rhk(skp, jenis="TAMBAHAN", **k),
    "tutup": lambda skp, **k: actions.tutup(skp, sampai=skp.sampai, sebab="Akhir tahun", **k),
}
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


@pytest.mark.django_db
def test_hanya_perpindahan_yang_sah() -> None:
    run_state_machine_as_test(
        MesinSkp,
        settings=settings(
            max_examples=8, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
