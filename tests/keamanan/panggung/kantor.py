"""What the personnel office keeps: facts, calendar, proposals, accounts."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.akun import actions as akun
from ekinerja.akun.models import KodeAktivasi
from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.tugas import antrekan
from ekinerja.kalender.models import Gangguan, HariLibur
from ekinerja.kepegawaian.models import (
    ButirImpor,
    CatatanMutu,
    DelegasiPenilai,
    Pegawai,
    Penugasan,
    ProsesImpor,
    RiwayatKedudukan,
)
from ekinerja.perbaikan.models import Perpindahan, UsulPerbaikan
from ekinerja.presensi.models import Presensi, UsulPresensi
from tests.inti.berkas_contoh import pdf
from tests.keamanan.panggung.tetap import HARI, PADA


class Kantor:
    """One of everything of the office."""

    d: Any
    orang: dict[str, Pegawai]
    _staf: Callable[[str], Pegawai]

    def _kepegawaian(self) -> None:
        d = self.d
        masa = {"mulai": HARI, "sampai": date(2026, 12, 31)}
        self.delegasi = DelegasiPenilai.objects.create(
            nomor="800/1", tanggal=HARI, penilai=d.kadis, cakupan_pegawai=self.orang["eka"], keterangan="Cuti", **masa
        )
        self.delegasi.berkas = simpan_bukti(SimpleUploadedFile("sk.pdf", pdf()), pemilik=self.delegasi)
        self.delegasi.save()
        self.kedudukan = RiwayatKedudukan.objects.create(
            pegawai=d.rekan, kedudukan="TUGAS_BELAJAR_SAMBIL", mulai=date(2024, 9, 1), sampai=date(2024, 12, 31)
        )
        jabatan = d.kadis.penugasan.get().jabatan
        self.plt = Penugasan.objects.create(pegawai=d.orang_luar, unit=d.kota, jabatan=jabatan, jenis="PLT", **masa)
        self.catatan = CatatanMutu.objects.create(
            pegawai=d.rekan, unit=d.bidang, jenis="ATASAN_KOSONG", uraian="Belum ada atasan.", saran="Isi.", dibuat_pada=PADA
        )  # fmt: skip
        self.impor = ProsesImpor.objects.create(
            jenis="pegawai", nama_berkas="pegawai.xlsx", pada=HARI, keadaan="SIAP", oleh=self.orang["admin"],
            dibuat_pada=PADA, hitungan={"baru": 1, "berubah": 0, "sama": 0, "ditahan": 1, "ditolak": 0},
        )  # fmt: skip
        for golongan in ButirImpor.Golongan:
            ButirImpor.objects.create(
                proses=self.impor, golongan=golongan, lembar="Data", baris=2, kolom="UNIT KERJA", nilai="Bidang Pendaftaraan",
                sebab="Ejaan mirip.", saran="Periksa.", akibat="TAHAN", usul="Bidang Pendaftaran", kunci=f"unit:{golongan}",
            )  # fmt: skip

    def _kalender(self) -> None:
        admin = self.orang["admin"]
        self.gangguan = Gangguan.objects.create(
            mulai=PADA, sumber="DINYATAKAN", uraian="Listrik padam", oleh=admin, dicatat_pada=PADA
        )
        Gangguan.objects.filter(pk=self.gangguan.pk).update(mulai=datetime(2026, 10, 2, 0, 30, tzinfo=UTC))
        self.libur = HariLibur.objects.create(
            tanggal=date(2026, 12, 31),
            nama="Cuti bersama",
            jenis="CUTI_BERSAMA",
            dasar="SKB",
            oleh=admin,
            diubah_pada=PADA,
        )

    def _usul(self) -> None:
        """One open proposal that can be applied, one for SIASN with evidence, one refused."""
        isi = {"tertulis": "Gusnar", "alasan": "Sesuai SK terbaru.", "dibuat_pada": PADA, "diubah_pada": PADA}
        rekan, citra = self.orang["rekan"], self.orang["citra"]
        berkas = simpan_bukti(SimpleUploadedFile("sk.pdf", pdf()), pemilik=rekan)
        buat = UsulPerbaikan.objects.create
        self.usul = [
            buat(pegawai=rekan, fakta="ATASAN", seharusnya=self.d.kadis.nama, orang=self.d.kadis, berkas=berkas, **isi),
            buat(pegawai=citra, fakta="GOLONGAN", seharusnya="III/d", berkas=berkas, **isi),
            buat(pegawai=rekan, fakta="NAMA", seharusnya="Dewi", berkas=berkas, status="DITOLAK", selesai_pada=PADA, **isi),
        ]  # fmt: skip

    def _pindah(self) -> None:
        """One that waits for the personnel office, one that lies ahead with its order, one that was refused."""
        rekan, admin = self.orang["rekan"], self.orang["admin"]
        berkas = simpan_bukti(SimpleUploadedFile("sk.pdf", pdf()), pemilik=rekan)
        isi = {
            "mulai": HARI + timedelta(days=80),
            "nomor_sk": "SK 800/1",
            "tanggal_sk": HARI,
            "dibuat_pada": PADA,
            "diubah_pada": PADA,
        }
        buat = Perpindahan.objects.create
        self.pindah = [
            buat(pegawai=rekan, jenis="CLTN", keadaan="DIUSULKAN", pengusul=admin, berkas=berkas, **isi),
            buat(pegawai=rekan, jenis="PNS", keadaan="DICATAT", oleh=admin, berkas=berkas, **isi),
            buat(pegawai=rekan, jenis="MPP", keadaan="DITOLAK", oleh=admin, keterangan="Belum.", berkas=berkas, **isi),
        ]

    def _presensi(self) -> None:
        """A dispute and a span that wait, a span in force, a dispute that was answered."""
        rekan, citra, admin = self.orang["rekan"], self.orang["citra"], self.orang["admin"]
        hari = {n: HARI - timedelta(days=n) for n in (5, 6, 7)}
        Presensi.objects.create(pegawai=rekan, tanggal=hari[5], masuk=time(8, 10))
        isi = {"alasan": "Mesin mati.", "dibuat_pada": PADA, "nomor_surat": "094/7"}
        terjawab = {"status": "DITERIMA", "penjawab": admin, "dijawab_pada": PADA, "jawaban": "Sesuai surat."}
        buat = UsulPresensi.objects.create
        self.presensi = [
            buat(pegawai=rekan, jenis="SANGGAHAN", mulai=hari[5], sampai=hari[5], masuk=time(7, 30), diajukan_oleh=rekan, **isi),
            buat(pegawai=citra, jenis="KETERANGAN", mulai=hari[6], sampai=hari[5], kode="CT", diajukan_oleh=citra, **isi),
            buat(pegawai=rekan, jenis="KETERANGAN", mulai=hari[7], sampai=hari[7], kode="DL", diajukan_oleh=admin, **isi, **terjawab),
            buat(
                pegawai=rekan, jenis="SANGGAHAN", mulai=hari[6], sampai=hari[6], masuk=time(7, 30), diajukan_oleh=rekan,
                **isi, **terjawab,
            ),
        ]  # fmt: skip

    def _akun(self) -> None:
        self.belum_aktif = self._staf("Gita")
        self.belum_aktif.akun.diaktifkan_pada = None
        self.belum_aktif.akun.save()
        Guna = KodeAktivasi.Guna
        self.nonaktif = self._staf("Hana")
        akun.nonaktifkan(self.nonaktif.akun, oleh=self.orang["admin"], alasan="Pindah.")
        self.kode = akun.buat_kode(self.belum_aktif.akun, Guna.AKTIVASI, oleh=self.orang["admin"])[1]
        self.kode_admin = akun.buat_kode(None, Guna.ADMIN_BARU, oleh=None)[1]
        admin = self.orang["admin"]
        self.pekerjaan = antrekan(
            "aktivasi.surel_masal", pemilik=admin.akun, oleh=admin.pk, unit="", alamat="http://x/"
        )
