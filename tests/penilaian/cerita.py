"""The small office at the beginning of October 2026: the third quarter has ended and waits to be evaluated."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from ekinerja.inti.waktu import bekukan
from ekinerja.penilaian import actions
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Periode
from ekinerja.skp.models import Skp
from tests.pabrik import buat_skp, dunia

PADA = datetime(2026, 10, 2, 1, 30, tzinfo=UTC)
S = Evaluasi.Status
ALASAN = "Melampaui kesepakatan; 31 bukti dan tiga umpan balik mendukung."


@contextmanager
def pada(saat: datetime = PADA) -> Iterator[None]:
    with bekukan(saat):
        yield


class Kantor:
    """Everybody, the period and Andi's evaluation (TERBUKA)."""

    def __init__(self) -> None:
        self.d = dunia()
        pastikan_periode(2026)
        self.periode = Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=3)
        self.skp = buat_skp(
            self.d.pegawai,
            self.d.kabid,
            atasan_penilai=self.d.kadis,
            unit=self.d.bidang,
            status=Skp.Status.DISETUJUI,
            rhk=2,
        )
        actions.buka_periode(self.periode, pada=PADA)
        self.e = Evaluasi.objects.get(skp=self.skp, periode=self.periode)

    def segar(self) -> Evaluasi:
        return Evaluasi.objects.untuk_halaman().get(pk=self.e.pk)

    def isi(self, e: Evaluasi, teks: str = "2.410 berkas") -> None:
        """The owner writes what was reached for the first rencana aksi."""
        aksi = e.skp.rencana_aksi.filter(urutan_periode=3).first()
        actions.isi_realisasi(e, [actions.IsianRealisasi(str(aksi.id_publik), teks)], oleh=e.pegawai, pada=PADA)

    def ke(self, status: str) -> Evaluasi:
        """Bring Andi's evaluation to this state by its verbs."""
        urutan = (S.TERBUKA, S.SIAP_DINILAI, S.DINILAI, S.DITERBITKAN, S.DITERIMA)
        for tujuan in urutan[1 : urutan.index(status) + 1]:
            e = self.segar()
            match tujuan:
                case S.SIAP_DINILAI:
                    self.isi(e)
                    actions.ajukan_evaluasi(e, oleh=self.d.pegawai, pada=PADA, tanpa_bukti=True)
                case S.DINILAI:
                    actions.nilai(
                        e, actions.IsianNilai("SESUAI", "DI_ATAS", alasan_perilaku=ALASAN), oleh=self.d.kabid, pada=PADA
                    )
                case S.DITERBITKAN:
                    actions.terbitkan(e, oleh=self.d.kabid, pada=PADA)
                case S.DITERIMA:
                    actions.terima(e, oleh=self.d.pegawai, pada=PADA)
        return self.segar()


def klien(pegawai: Any) -> Client:
    c = Client()
    c.force_login(pegawai.akun)
    return c


def kirim(pegawai: Any, rute: str, e: Evaluasi, data: dict[str, Any] | None = None, **kepala: Any) -> Any:
    """POST as this person."""
    isi = {"kunci": str(uuid4()), "versi": str(e.versi_isi), **(data or {})}
    return klien(pegawai).post(reverse(f"penilaian:{rute}", args=[e.id_publik]), isi, **kepala)


def lihat(pegawai: Any, rute: str, *argumen: Any, **tanya: Any) -> Any:
    return klien(pegawai).get(reverse(f"penilaian:{rute}", args=argumen), tanya)
