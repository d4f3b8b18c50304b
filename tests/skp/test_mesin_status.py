"""Whatever four actors try in whatever order, an SKP keeps its promises.

Invariants, checked after every step:
 1. an SKP only moves along TRANSISI_SKP, and only through the actor DT-06 names for the step;
 2. a refused verb changes nothing: no row of the SKP, its content, its versions or the trail;
 3. what was approved stays as it was approved: version n never changes, versions count 1..n without a gap;
 4. a closed SKP never changes again;
 5. an SKP in force was decided by somebody on a day; nobody appraises himself;
 6. `versi_isi` never goes back, so that two editors cannot overwrite each other unseen;
 7. the span never grows and stays inside the year; SKPs of a person that bind never overlap;
 8. the audit trail is whole, and the content it fixed is the content that is there.
"""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ekinerja.aturan.transisi import TRANSISI_SKP, boleh_pindah
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import periksa_jejak
from ekinerja.inti.models import Jejak
from ekinerja.kepegawaian.models import Peran
from ekinerja.skp import actions
from ekinerja.skp.actions.betulkan import IsianPotret
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import IsiTercatat, Skp, VersiSkp
from tests import pabrik

# The four actors of DT-06 and a colleague without any part in it; `orang_luar` is pengelola kinerja here.
ORANG = ("pegawai", "kabid", "kadis", "orang_luar", "rekan")
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
        self.arsip: dict[int, object] = {}
        self.lalu = self._keadaan()

    def _keadaan(self) -> tuple[object, ...]:
        """Everything a verb may change."""
        baris = Skp.objects.filter(pegawai=self.d.pegawai).order_by("pk")
        return (list(baris.values()), [isi_skp(s) for s in baris], VersiSkp.objects.count(), Jejak.objects.count())

    @rule(siapa=st.sampled_from(ORANG), kata=st.sampled_from(sorted(KATA)))
    def coba(self, siapa: str, kata: str) -> None:
        self.pada += timedelta(minutes=1)
        skp = Skp.objects.untuk_halaman().get(pk=self.skp.pk)
        sebelum = skp.status
        self.lalu = self._keadaan()
        try:
            with transaction.atomic():
                KATA[kata](skp, oleh=getattr(self.d, siapa), pada=self.pada)
        except AturanDilanggar:
            assert self._keadaan() == self.lalu, f"{kata} was refused to {siapa} and left something behind"
        sesudah = Skp.objects.get(pk=self.skp.pk).status
        pindah = (sebelum, sesudah)
        assert sebelum == sesudah or pindah in LEWAT_DRAF or boleh_pindah(TRANSISI_SKP, *pindah), pindah
        if sebelum != sesudah and sesudah in ("DISETUJUI", "DIKEMBALIKAN"):
            assert siapa == "kabid"
        if sebelum != sesudah and sesudah in ("DITETAPKAN_PENGELOLA", "DITUTUP"):
            assert siapa == "orang_luar"
        if sesudah == "DIAJUKAN" != sebelum:
            assert siapa == "pegawai"
        if sebelum == "DITUTUP":
            assert self._keadaan() == self.lalu

    @invariant()
    def versi_lengkap(self) -> None:
        if not hasattr(self, "skp"):
            return
        versi = dict(VersiSkp.objects.filter(skp=self.skp).order_by("nomor").values_list("nomor", "isi"))
        assert list(versi) == list(range(1, Skp.objects.get(pk=self.skp.pk).versi + 1))
        for nomor, isi in self.arsip.items():
            assert versi[nomor] == isi
        self.arsip = versi
        assert IsiTercatat.objects.filter(skp=self.skp).count() <= 1

    @invariant()
    def baris_wajar(self) -> None:
        if not hasattr(self, "skp"):
            return
        for dulu in self.lalu[0]:
            kini = Skp.objects.get(pk=dulu["id"])
            assert kini.versi_isi >= dulu["versi_isi"]
            assert dulu["mulai"] <= kini.mulai <= kini.sampai <= dulu["sampai"]
            assert kini.penilai_id != kini.pegawai_id
            assert kini.status not in Skp.BERLAKU or (kini.diputus_pada and kini.diputus_oleh_id)

    @invariant()
    def mengikat_tanpa_irisan(self) -> None:
        if not hasattr(self, "skp"):
            return
        terikat = Skp.objects.filter(pegawai=self.d.pegawai, status__in=(*Skp.BERLAKU, "DITUTUP")).order_by("mulai")
        masa = list(terikat.values_list("mulai", "sampai"))
        assert all(kiri[1] < kanan[0] for kiri, kanan in pairwise(masa))

    @invariant()
    def jejak_utuh(self) -> None:
        if hasattr(self, "skp"):
            assert periksa_jejak().utuh


def _jalankan(contoh: int, langkah: int) -> None:
    run_state_machine_as_test(
        MesinSkp,
        settings=settings(
            max_examples=contoh, stateful_step_count=langkah, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.django_db
def test_hanya_perpindahan_yang_sah() -> None:
    _jalankan(5, 12)


@pytest.mark.panjang
@pytest.mark.django_db
def test_hanya_perpindahan_yang_sah_ribuan_langkah() -> None:
    """Two thousand steps."""
    _jalankan(50, 40)
