"""The stage itself: the people, then one of everything for them."""

from datetime import time

from django.contrib.sessions.models import Session
from django.test import Client

from ekinerja.akun.models import Perangkat
from ekinerja.harian import actions as harian
from ekinerja.harian.isi import IsiLaporan
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import (
    Pegawai,
)
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman
from ekinerja.skp.models import Skp
from tests.keamanan.panggung import rencana as panggung_rencana
from tests.keamanan.panggung.alamat import Alamat
from tests.keamanan.panggung.kantor import Kantor
from tests.keamanan.panggung.kinerja import Kinerja
from tests.keamanan.panggung.tetap import HARI, PADA, TAMU
from tests.keamanan.panggung.umpan import Umpan
from tests.pabrik import beri_peran, buat_jabatan, buat_pegawai, buat_skp, dunia, hubungkan, tugaskan


class Panggung(Kinerja, Kantor, Umpan, Alamat):
    """The people and what each of them has. `orang`: the name used in tests → person."""

    def __init__(self) -> None:
        d = self.d = dunia()
        self.orang: dict[str, Pegawai] = {
            "pegawai": d.pegawai, "rekan": d.rekan, "kabid": d.kabid, "kadis": d.kadis, "luar": d.orang_luar,
            "admin": self._staf("Nur Aini"), "auditor": self._staf("Fitriani"), "admin_unit": self._staf("Tata Usaha"),
            "lain": buat_pegawai("Yusran Malewa"), "citra": self._staf("Citra"), "budi": self._staf("Budi"), "eka": self._staf("Eka"),
        }  # fmt: skip
        beri_peran(self.orang["admin"], "ADMIN_BKPSDM", d.kota)
        beri_peran(self.orang["admin"], "ADMIN_SISTEM", d.kota)
        beri_peran(self.orang["auditor"], "AUDITOR", d.kota)
        self.peran = beri_peran(self.orang["admin_unit"], "ADMIN_UNIT", d.dinas)
        self._orang_lain()
        self._rencana()
        self._lewat_batas()
        self._dialog()
        self.rencana = panggung_rencana.Rencana(d, PADA)
        self._penilaian()
        self._laporan()
        self._bantuan()
        self._tim()
        self._kepegawaian()
        self._kalender()
        self._usul()
        self._pindah()
        self._presensi()
        self._umpan()
        self._akun()
        self._kiriman_gagal()
        self._paket()
        self._lembar()
        self._klien(d.pegawai)  # a second device
        self.klien = {TAMU: Client(), **{nama: self._klien(p) for nama, p in self.orang.items()}}

    def _kiriman_gagal(self) -> None:
        """A mail that was given up."""
        kabar = Pemberitahuan.objects.filter(pegawai=self.d.pegawai).first()
        Pengiriman.objects.create(
            pemberitahuan=kabar, pegawai=self.d.pegawai, saluran="SUREL", kunci=f"{kabar.pk}:SUREL:", keadaan="GAGAL", percobaan=5,
            galat="Server surel menolak alamat ini.", coba_lagi_pada=PADA, dibuat_pada=PADA, selesai_pada=PADA,
        )  # fmt: skip

    def _staf(self, nama: str) -> Pegawai:
        pegawai = buat_pegawai(nama)
        tugaskan(pegawai, self.d.bidang)
        hubungkan(pegawai, self.d.kabid)
        return pegawai

    def _klien(self, pegawai: Pegawai) -> Client:
        klien = Client()
        klien.force_login(pegawai.akun)
        Perangkat.objects.create(
            akun=pegawai.akun, sesi=Session.objects.get(pk=klien.cookies["sesi"].value), nama="Chrome di Android",
            masuk_pada=sekarang(), terakhir_pada=sekarang(),
        )  # fmt: skip
        return klien

    def _orang_lain(self) -> None:
        """Another dinas: `lain` appraises `luar` and nobody else. What is theirs must not move."""
        lain, luar = self.orang["lain"], self.d.orang_luar
        dlh = luar.penugasan.get().unit
        tugaskan(lain, dlh, buat_jabatan("Kepala Dinas LH", "JPT_PRATAMA"), kepala=True)
        hubungkan(luar, lain)
        skp = buat_skp(luar, lain, unit=dlh, status=Skp.Status.DISETUJUI, rhk=1)
        aksi = skp.rencana_aksi.filter(urutan_periode=4).select_related("skp", "indikator").first()
        laporan = harian.kirim_baru(IsiLaporan(aksi, HARI, time(8), time(9), "Memeriksa taman", 4), oleh=luar)
        rhk = skp.rhk.get()
        self.asing = [luar, skp, rhk, aksi, laporan]
