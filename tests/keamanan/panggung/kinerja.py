"""What people have of SKP, dialogue, evaluation, reports and teams."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.dialog import actions as dialog
from ekinerja.dialog.isian import IsianPertemuan, IsianUcapan
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.harian import actions as harian
from ekinerja.harian import lembar_banyak
from ekinerja.harian.actions import BuktiBaru
from ekinerja.harian.isi import IsiLaporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.tugas import antrekan
from ekinerja.kepegawaian.models import (
    Pegawai,
)
from ekinerja.penilaian import actions as penilaian
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Matriks, Periode
from ekinerja.skp.actions.paket import minta_paket
from ekinerja.skp.models import PaketSkp, RencanaAksi, Skp
from ekinerja.skp.paket import gudang
from ekinerja.timkerja import actions as timkerja
from tests.inti.berkas_contoh import pdf
from tests.keamanan.panggung.tetap import ALASAN, HARI, PADA, RUTE
from tests.pabrik import buat_skp, buat_templat


class Kinerja:
    """One of everything of the yearly cycle."""

    d: Any
    orang: dict[str, Pegawai]
    asing: list[Any]
    _staf: Callable[[str], Pegawai]

    def _skp(self, nama: str, status: str, tahun: int = 2026, penilai: str = "kabid", rhk: int = 1) -> Skp:
        return buat_skp(
            self.orang[nama], self.orang[penilai], unit=self.d.bidang, atasan_penilai=self.d.kadis, status=status,
            tahun=tahun, rhk=rhk,
        )  # fmt: skip

    def _rencana(self) -> None:
        S = Skp.Status
        for nama in ("pegawai", "rekan", "citra", "budi"):
            self._skp(nama, S.DISETUJUI)
        self._skp("kabid", S.DISETUJUI, penilai="kadis")
        self.templat = buat_templat(self.orang["admin"])
        kepala = self._skp("kabid", S.DRAF, 2027, penilai="kadis")
        draf = self._skp("pegawai", S.DRAF, 2027, rhk=2)
        draf.rhk.update(rhk_atasan=kepala.rhk.first())
        kepala.rhk.update(teks="Meningkatnya mutu layanan pencatatan")
        self._skp("rekan", S.DIAJUKAN, 2027)
        self._skp("citra", S.DIKEMBALIKAN, 2027)
        self.skp = list(
            Skp.objects.select_related("pegawai", "penilai")
            .exclude(status=S.DISETUJUI, pegawai__in=[self.orang[n] for n in ("rekan", "citra", "budi", "luar")])
            .order_by("pk")
        )

    def _lewat_batas(self) -> None:
        """What waits for the pengelola: a complete draft, one that lacks something, somebody without a draft."""
        lengkap, kurang, belum = (self._staf(nama) for nama in ("Intan", "Joko", "Kartini"))
        buat = {"unit": self.d.bidang, "atasan_penilai": self.d.kadis}
        self.lewat = [buat_skp(p, self.d.kabid, status=Skp.Status.DRAF, rhk=1, **buat) for p in (lengkap, kurang)]
        self.lewat[1].lampiran.all().delete()
        buat_skp(belum, self.d.kabid, status=Skp.Status.DISETUJUI, tahun=2025, rhk=1, **buat)

    def _dialog(self) -> None:
        """Both sides have said something and recorded a meeting; a third SKP has an agreement that is not in it yet."""
        saya, kabid = self.d.pegawai, self.d.kabid
        skp = next(s for s in self.skp if s.pegawai == saya and s.tahun == 2026)
        rhk = skp.rhk.first().id_publik
        temu = IsianPertemuan(HARI, "DARING", "Target dibagi per triwulan")
        self.dialog: list[tuple[Skp, Any, Ucapan, Pertemuan]] = []
        for satu in (saya, kabid):
            usul = IsianUcapan("Bagaimana kalau begini?", "USULAN", "Terbitnya akta tepat waktu")
            ucapan = dialog.sampaikan(skp, usul, oleh=satu, pada=PADA, rhk=rhk)
            Ucapan.objects.filter(skp=skp).update(dibaca_pada=None)
            self.dialog.append((skp, rhk, ucapan, dialog.catat_pertemuan(skp, temu, oleh=satu, pada=PADA)))
        kembali = next(s for s in self.skp if s.status == Skp.Status.DIKEMBALIKAN)
        rhk = kembali.rhk.first().id_publik
        sepakat = Ucapan.objects.create(
            skp=kembali, rhk=rhk, oleh=kabid, jenis="USULAN", teks="Begini saja.", usul_teks="Terbitnya akta tuntas",
            keadaan="DISEPAKATI", dibuat_pada=PADA, dibaca_pada=PADA, disepakati_pada=PADA,
        )  # fmt: skip
        self.dialog.append((kembali, rhk, sepakat, dialog.catat_pertemuan(kembali, temu, oleh=kabid, pada=PADA)))
        luar = self.asing[1]
        self.asing.append(dialog.sampaikan(luar, IsianUcapan("Taman kota"), oleh=self.d.orang_luar, pada=PADA))
        self.asing.append(dialog.catat_pertemuan(luar, temu, oleh=self.d.orang_luar, pada=PADA))

    def _paket(self) -> None:
        """The admin's is ready, the auditor's waits."""
        siap = minta_paket(self.d.bidang, 2026, oleh=self.orang["admin"], pada=PADA)
        PaketSkp.objects.filter(pk=siap.pk).update(
            keadaan="SIAP", selesai_pada=PADA, hapus_pada=PADA + timedelta(days=7)
        )
        gudang.simpan_daftar(siap.simpan, [])
        gudang.berkas_zip(siap.simpan).write_bytes(b"isi paket")
        self.paket = [siap, minta_paket(self.d.bidang, 2026, oleh=self.orang["auditor"], pada=PADA)]

    def _lembar(self) -> None:
        """The sheets of her people that Ratna asked for, with a finished file."""
        saya = self.d.kabid
        self.lembar = antrekan(lembar_banyak.NAMA, pemilik=saya, oleh=str(saya.id_publik), unit="", periode="2026-11")
        berkas = lembar_banyak.berkas_zip(self.lembar)
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_bytes(b"isi lembar")
        berkas.with_suffix(".json").write_text("[]")

    def _penilaian(self) -> None:
        pastikan_periode(2026)
        penilaian.buka_periode(Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=3), pada=PADA)
        sampai = {"rekan": 1, "citra": 2, "budi": 3}
        for nama, langkah in sampai.items():
            e = Evaluasi.objects.untuk_halaman().get(pegawai=self.orang[nama])
            aksi = e.skp.rencana_aksi.filter(urutan_periode=3).first()
            isian = penilaian.IsianRealisasi(str(aksi.id_publik), "2.410 berkas", "Dua loket dibuka.")
            penilaian.isi_realisasi(e, [isian], oleh=e.pegawai, pada=PADA)
            penilaian.ajukan_evaluasi(e, oleh=e.pegawai, pada=PADA, tanpa_bukti=True)
            if langkah > 1:
                nilai = penilaian.IsianNilai("SESUAI", "DI_ATAS", alasan_perilaku=ALASAN, catatan="Pertahankan.")
                penilaian.nilai(e, nilai, oleh=self.d.kabid, pada=PADA)
            if langkah > 2:
                penilaian.terbitkan(e, oleh=self.d.kabid, pada=PADA)
        semua = Evaluasi.objects.select_related("pegawai", "penilai").order_by("pk")
        self.evaluasi = list(semua.exclude(pegawai=self.d.orang_luar))

    def isi_laporan(self, jam: int, nama: str = "pegawai") -> IsiLaporan:
        kueri = RencanaAksi.objects.select_related("skp", "indikator")
        rencana = kueri.filter(skp__pegawai=self.orang[nama], mulai__lte=HARI, tenggat__gte=HARI).first()
        return IsiLaporan(
            rencana=rencana, tanggal=HARI, jam_mulai=time(jam), jam_selesai=time(jam, 30),
            kegiatan=f"Verifikasi berkas jam {jam}", realisasi=24, satuan="berkas", keterangan="Antrean panjang",
        )  # fmt: skip

    def _laporan(self) -> None:
        saya, kabid = self.d.pegawai, self.d.kabid
        harian.simpan_draf(self.isi_laporan(1), oleh=saya)
        berkas = simpan_bukti(SimpleUploadedFile("bukti.pdf", pdf()), pemilik=saya)
        bukti = [BuktiBaru(berkas=berkas), BuktiBaru(tautan="https://drive.contoh.id/a")]
        self.berbukti = harian.kirim_baru(self.isi_laporan(2), oleh=saya, bukti=bukti)
        self.bukti = self.berbukti.bukti.get(berkas=berkas)
        kembali = harian.kirim_baru(self.isi_laporan(3), oleh=saya, bukti=bukti[1:])
        harian.kembalikan(kembali, oleh=kabid, versi=kembali.versi, catatan="Lengkapi jumlahnya.")
        self.diterima = harian.kirim_baru(self.isi_laporan(4), oleh=saya)
        harian.terima(self.diterima, oleh=kabid, versi=self.diterima.versi)
        dikoreksi = harian.kirim_baru(self.isi_laporan(5), oleh=saya)
        harian.terima(dikoreksi, oleh=kabid, versi=dikoreksi.versi)
        self.koreksi = harian.usul_koreksi(dikoreksi, self.isi_laporan(6), oleh=saya, alasan="Salah jam.")
        harian.kirim_baru(self.isi_laporan(7, "rekan"), oleh=self.d.rekan)
        self.umpan = harian.beri_umpan_balik(
            saya, oleh=kabid, teks="Terima kasih, rapi.", berikut="Lengkapi loket 3.", laporan=self.berbukti
        )
        semua = LaporanHarian.objects.select_related("pegawai", "penilai").order_by("pk")
        self.laporan = list(semua.exclude(pegawai=self.d.orang_luar))

    def _bantuan(self) -> None:
        """Dewi writes for `pegawai`: two drafts wait, one was refused."""
        saya, rekan = self.d.pegawai, self.d.rekan
        masa = {"mulai": HARI - timedelta(days=2), "sampai": HARI + timedelta(days=9)}
        self.bantuan = harian.tunjuk_penulis(saya, rekan, oleh=self.d.kabid, sebab="PERANGKAT", **masa)
        self.tulisan = [harian.tulis_untuk(self.bantuan, self.isi_laporan(jam), oleh=rekan) for jam in (20, 21, 22)]
        harian.tolak_tulisan(self.tulisan[2], oleh=saya, alasan="Jumlahnya keliru.")

    def _tim(self) -> None:
        """Eka leads a team of the dinas for which `pegawai` does one row; another one is over."""
        kadis, mulai = self.d.kadis, date(2026, 1, 5)
        tanda = {"oleh": kadis, "pada": PADA}

        def buat(nama: str) -> Any:
            return timkerja.buat_tim(self.d.dinas, timkerja.IsianTim(nama, "800/7", mulai, mulai), **tanda)

        self.tim, self.tim_selesai = buat("Tim Layanan Keliling"), buat("Tim Arsip")
        for nama, peran in (("eka", "KETUA"), ("pegawai", "ANGGOTA"), ("rekan", "ANGGOTA")):
            self.anggota = timkerja.tambah_anggota(
                self.tim, self.orang[nama], timkerja.IsianAnggota(mulai, peran=peran), **tanda
            )
        berkas = simpan_bukti(SimpleUploadedFile("sk.pdf", pdf()), pemilik=kadis)
        type(self.tim).objects.filter(pk=self.tim.pk).update(berkas=berkas)
        timkerja.tutup_tim(self.tim_selesai, HARI, alasan="Tugasnya selesai.", **tanda)
        skp = Skp.objects.get(pegawai=self.d.pegawai, tahun=2026)
        self.kaitan = timkerja.kaitkan(skp, skp.rhk.get(), self.tim, oleh=skp.pegawai, pada=PADA)
        self.matriks = Matriks.objects.create(unit=self.d.dinas, tahun=2026, tingkat="DUA", diubah_pada=PADA)

    def _benda_tim(self, nama: str) -> Iterator[tuple[str, dict[str, Any]]]:
        if nama == "kaitkan":
            for s in self.skp:
                yield self.nama(s.pegawai), {"id_publik": s.id_publik, "rhk": s.rhk.first().id_publik}
            return
        lengkap = {
            "id_publik": (self.tim_selesai if nama == "buka" else self.tim).id_publik, "anggota": self.anggota.id_publik,
            "orang": self.orang["budi"].id_publik, "matriks": self.matriks.id_publik,
        }  # fmt: skip
        yield "kadis", {n: lengkap[n] for n in RUTE[f"timkerja:{nama}"]}
        if nama == "tim":
            yield from (
                ("eka", {"id_publik": self.tim.id_publik}),
                ("kadis", {"id_publik": self.tim_selesai.id_publik}),
            )
