"""The stage of the security tests: one office with one of everything, every page of it, every form on those pages.

Nothing here lists pages or fields. Addresses come from the URLconf, forms from the HTML, and the names that a view reads
are noted while it runs, so a new page or field is covered by itself. What cannot be guessed is which object belongs to
which address: `benda()` says it per group of addresses, and a new group without an entry fails.
"""

import copy
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection, transaction
from django.db.models import AutoField, BigAutoField
from django.http import HttpResponse, QueryDict
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from ekinerja.akun import actions as akun
from ekinerja.akun.models import KodeAktivasi, Perangkat
from ekinerja.aturan import nama_aturan
from ekinerja.dialog import actions as dialog
from ekinerja.dialog.isian import IsianPertemuan, IsianUcapan
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.harian import actions as harian
from ekinerja.harian.actions import BuktiBaru
from ekinerja.harian.isi import IsiLaporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.models import DokumenTerbit
from ekinerja.inti.tugas import antrekan
from ekinerja.inti.waktu import bekukan, sekarang
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
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian import actions as penilaian
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perbaikan.models import Fakta, UsulPerbaikan
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Matriks, Periode
from ekinerja.skp.actions.paket import minta_paket
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.models import PaketSkp, RencanaAksi, Skp
from ekinerja.skp.paket import gudang
from ekinerja.skp.views.ubah import GARAM
from ekinerja.timkerja import actions as timkerja
from tests.inti.berkas_contoh import pdf
from tests.keamanan import panggung_rencana
from tests.pabrik import beri_peran, buat_jabatan, buat_pegawai, buat_skp, buat_templat, dunia, hubungkan, tugaskan

PADA = datetime(2026, 10, 2, 1, 30, tzinfo=UTC)
HARI = date(2026, 10, 2)
TAMU = "tamu"
CSV = b"NIP;NAMA;STATUS;JABATAN;UNIT KERJA\n199608162024031988;Mahmud;PNS;PELAKSANA;Bidang Pendaftaran Penduduk\n"
BERKAS = {
    "berkas": ("pegawai.csv", CSV), "foto": ("bukti.pdf", pdf()), "sk": ("sk.pdf", pdf()),
    "perencanaan:impor": panggung_rencana.BERKAS,
}  # fmt: skip
# Sensible content for empty fields: by name, else by type.
WAJAR = {
    "text": "Isian yang wajar", "textarea": "Isian yang wajar untuk kotak ini.", "date": HARI.isoformat(), "url": "https://contoh.id/a",
    "password": "kapal layar senja", "nip": "199608162024031988", "unit": "DUKCAPIL-1", "jam_mulai": "11.00", "jam_selesai": "11.30",
    "mulai_jam": "08.00", "selesai_tanggal": "", "selesai_jam": "",
    "realisasi": "3", "tautan": "https://contoh.id/b", "pegawai": "Citra", "penilai": "Gusnar Datupalinge", "atasan": "Gusnar Datupalinge",
}  # fmt: skip
# Sent unchanged it would be refused, or would change nothing.
UBAHAN = {
    "harian:usul_koreksi": {"keterangan": "Diperbaiki."},
    "perencanaan:simpan_sasaran": {"teks": "Meningkatnya mutu layanan"},
    "perencanaan:simpan_strategi": {"teks": "Antrean paling lama lima belas menit"},
    "perencanaan:simpan_sel": {"teks": "Terbitnya akta di hari yang sama"},
    "perencanaan:pindah_peran": {"ke": "2"},
}
ALASAN = "Melampaui kesepakatan; 31 bukti dan tiga umpan balik mendukung."


def _semua_rute(pola: Iterable[URLPattern | URLResolver], ruang: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, names of its arguments) of every address."""
    for p in pola:
        if isinstance(p, URLResolver):
            yield from _semua_rute(p.url_patterns, f"{ruang}{p.namespace}:" if p.namespace else ruang)
        else:
            yield f"{ruang}{p.name}", tuple(p.pattern.regex.groupindex)


RUTE = dict(_semua_rute(get_resolver().url_patterns))


class Panggung:
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
        self._dialog()
        self.rencana = panggung_rencana.Rencana(d, PADA)
        self._penilaian()
        self._laporan()
        self._tim()
        self._kepegawaian()
        self._kalender()
        self._usul()
        self._akun()
        self._paket()
        self._klien(d.pegawai)  # a second device
        self.klien = {TAMU: Client(), **{nama: self._klien(p) for nama, p in self.orang.items()}}

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

    # -- one of everything --------------------------------------------------------------------------------------------

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
        harian.beri_umpan_balik(saya, oleh=kabid, teks="Terima kasih, rapi.", laporan=self.berbukti)
        semua = LaporanHarian.objects.select_related("pegawai", "penilai").order_by("pk")
        self.laporan = list(semua.exclude(pegawai=self.d.orang_luar))

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

    # -- addresses ----------------------------------------------------------------------------------------------------

    def nama(self, pegawai: Pegawai | None) -> str:
        return next((n for n, p in self.orang.items() if p == pegawai), "admin")

    def benda(self, rute: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(who, arguments): objects of the address with the people they concern. A KeyError asks for a new entry."""
        minta = RUTE[rute]
        ruang, _, nama = rute.partition(":")
        match ruang, nama:
            case "skp", "paket_satu" | "unduh_paket" | "batal_paket" | "hapus_paket":
                yield from ((self.nama(p.oleh), {"id_publik": p.id_publik}) for p in self.paket)
            case "skp", "pustaka_ubah":
                yield "admin", {"id_publik": self.templat.id_publik}
            case "skp", "tahun_orang" | "sesuaikan":
                yield "admin", {"id_publik": self.d.rekan.id_publik}
            case "skp", _:
                for s in self.skp:
                    rhk = s.rhk.first()
                    peran = self.rencana.peran(self.rencana.tetap[1], self.d.pegawai).id_publik
                    lengkap = {"id_publik": s.id_publik, "nomor": 1, "rhk": rhk and rhk.id_publik, "peran": peran}
                    yield from self._milik(s, {n: lengkap[n] for n in minta})
                    if s.status == Skp.Status.DIKEMBALIKAN:
                        yield "admin", {n: lengkap[n] for n in minta}
            case "dialog", _:
                for skp, baris, ucapan, temu in self.dialog:
                    lengkap = {
                        "id_publik": skp.id_publik,
                        "rhk": baris,
                        "ucapan": ucapan.id_publik,
                        "pertemuan": temu.id_publik,
                    }
                    yield from self._milik(skp, {n: lengkap[n] for n in minta})
            case "perencanaan", _:
                yield from self.rencana.benda(nama, minta)
            case "harian", "orang" | "umpan_balik_orang":
                yield "kabid", {"id_publik": self.d.pegawai.id_publik}
            case "harian", "unggah":
                yield "pegawai", {"sidik": "0" * 64}
            case "harian", "hasil_tim" | "umpan_balik_hasil":
                yield "eka", {"id_publik": self.kaitan.id_publik}
            case "timkerja", _:
                yield from self._benda_tim(nama)
            case "harian", _:
                for lap in self._laporan_untuk(minta):
                    lengkap = {
                        "id_publik": lap.id_publik,
                        "id_koreksi": self.koreksi.id_publik,
                        "id_bukti": self.bukti.id_publik,
                    }
                    yield from self._milik(lap, {n: lengkap[n] for n in minta})
            case "penilaian", "capaian_unit":
                yield "kadis", {"id_publik": self.d.bidang.id_publik}
            case "penilaian", _:
                for e in self.evaluasi:
                    yield from self._milik(e, {"id_publik": e.id_publik})
            case "aktivasi", _:
                for calon in (self.belum_aktif, self.nonaktif, self.d.rekan):
                    yield "admin", {"id_publik": calon.id_publik}
            case "perbaikan", "usulkan":
                yield from (("pegawai", {"fakta": fakta}) for fakta in Fakta.values)
            case "perbaikan", nama if nama != "catatan":
                for u in self.usul:
                    yield from (
                        ("admin", {"id_publik": u.id_publik}),
                        (self.nama(u.pegawai), {"id_publik": u.id_publik}),
                    )
            case "dasbor", "aturan_coba":
                yield from ((TAMU, {"nama": nama}) for nama in nama_aturan())
            case _:
                siapa, objek = self._lain()[rute]
                yield siapa, {minta[0]: objek}

    def _milik(self, baris: Any, isi: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        yield self.nama(baris.pegawai), isi
        yield self.nama(baris.penilai), isi

    def _laporan_untuk(self, minta: tuple[str, ...]) -> list[LaporanHarian]:
        if "id_koreksi" in minta:
            return [lap for lap in self.laporan if lap.pk == self.koreksi.laporan_id]
        return [self.berbukti] if "id_bukti" in minta else self.laporan

    def _lain(self) -> dict[str, tuple[str, Any]]:
        orang = self.d.rekan.id_publik
        kabar = Pemberitahuan.objects.filter(pegawai=self.d.pegawai).first()
        perangkat = Perangkat.objects.filter(akun=self.d.pegawai.akun).first()
        return {
            "inti:pekerjaan": ("admin", self.pekerjaan.id_publik),
            "verifikasi:kode": (TAMU, DokumenTerbit.objects.first().kode),
            "pemberitahuan:buka": ("pegawai", kabar.id_publik),
            "akun:keluarkan": ("pegawai", perangkat.id_publik),
            **{f"kepegawaian:{n}": ("admin", orang) for n in ("pegawai", "atasan", "pimpinan", "jejak", "kedudukan")},
            **{f"kepegawaian:impor_{n}": ("admin", self.impor.id_publik) for n in ("proses", "jawab", "terapkan", "unduh")},
            **{f"kalender:{n}_gangguan": ("admin", self.gangguan.id_publik) for n in ("akhiri", "batalkan")},
            "kalender:hapus_libur": ("admin", self.libur.id_publik),
            "perbaikan:catatan": ("admin", self.catatan.id_publik),
            "kepegawaian:cabut_delegasi": ("admin", self.delegasi.id_publik),
            "kepegawaian:berkas_delegasi": ("admin", self.delegasi.id_publik),
            "kepegawaian:batal_kedudukan": ("admin", self.kedudukan.id_publik),
            "kepegawaian:akhiri_pelaksana": ("admin", self.plt.id_publik),
            "kepegawaian:cabut_peran": ("admin", self.peran.id_publik),
        }  # fmt: skip

    def alamat(self) -> Iterator[tuple[str, str, str]]:
        """(route, address, who): every address, with every object of it, for the people it concerns."""
        # Before the same page without a template, which has nothing to send.
        for s in self.skp:
            if s.status in (Skp.Status.DRAF, Skp.Status.DIKEMBALIKAN):
                templat = f"{reverse('skp:templat', args=[s.id_publik])}?lihat={self.templat.id_publik}"
                yield "skp:templat", templat, self.nama(s.pegawai)
        for rute, minta in RUTE.items():
            if minta:
                for siapa, isi in self.benda(rute):
                    yield rute, reverse(rute, kwargs=isi), siapa
            else:
                for siapa in ("pegawai", "kabid", "kadis", "admin", "auditor", TAMU):
                    yield rute, reverse(rute), siapa
        for s in self.skp:
            if s.status in (Skp.Status.DRAF, Skp.Status.DIKEMBALIKAN):
                yield (
                    "skp:ubah",
                    f"{reverse('skp:ubah', args=[s.id_publik])}?buka={s.rhk.first().id_publik}",
                    self.nama(s.pegawai),
                )
        for skp, baris, ucapan, _ in self.dialog:
            tanya = f"?ubah={ucapan.id_publik}"
            yield "dialog:baris", reverse("dialog:baris", args=[skp.id_publik, baris]) + tanya, self.nama(ucapan.oleh)
        for n in ("cakupan_orang", "unduh"):
            yield f"dialog:{n}", f"{reverse(f'dialog:{n}')}?unit={self.d.dinas.kode}", "kadis"
        yield "akun:aktivasi", f"/aktivasi/?kode={self.kode}", TAMU
        yield "aktivasi:admin_baru", f"/admin-baru/?kode={self.kode_admin}", TAMU
        yield "skp:saya", "/skp/?tahun=2027", "pegawai"
        yield "penilaian:unit_orang", f"/penilaian/unit/orang/?unit={self.d.dinas.kode}", "admin"
        yield "penilaian:unit_unduh", f"/penilaian/unit/unduh/?unit={self.d.dinas.kode}", "admin"
        yield from self.rencana.alamat()
        for golongan in ButirImpor.Golongan:
            yield "kepegawaian:impor_proses", f"/impor/{self.impor.id_publik}/?lihat={golongan}", "admin"

    def formulir_skrip(self) -> list["Formulir"]:
        """What our scripts send, and forms that only show after an act."""
        draf = next(s for s in self.skp if s.status == Skp.Status.DRAF and s.pegawai == self.d.pegawai)
        rhk = semua_rhk(isi_skp(draf))[0]
        muatan = {
            "skp": str(draf.id_publik),
            "apa": "rhk",
            "isi": {**rhk, "id": str(uuid4()), "indikator": []},
            "rhk": "",
        }
        menunggu = [lap for lap in self.laporan if lap.status == LaporanHarian.Status.DIAJUKAN]
        pilihan = [f"{lap.id_publik}:{lap.versi}" for lap in menunggu]
        diterima = [f"{self.diterima.id_publik}:{self.diterima.versi}"]
        baru = self.isi_laporan(10)
        laporan = {
            "rencana_aksi": baru.rencana.id_publik, "kegiatan": "Menata arsip", "realisasi": 3, "tanggal": HARI, "jam_mulai": "10.00",
            "jam_selesai": "10.30", "satuan": "berkas", "keterangan": "", "tautan": "", "sebagai": "", "dibuat_klien": "", "bukti": "",
        }  # fmt: skip
        periode = self.evaluasi[0].periode
        return [
            _skrip("skp:pulihkan", "pegawai", [draf.id_publik], muatan=signing.dumps(muatan, salt=GARAM, compress=True)),
            *(_skrip(rute, siapa, argumen, **isi) for rute, siapa, argumen, isi in self.rencana.skrip()),
            _skrip("harian:dibaca", "kabid", [menunggu[-1].id_publik]),
            _skrip("perencanaan:mulai_matriks", "kadis", unit=self.d.dinas.id_publik, tahun=2027),
            _skrip("harian:umpan_balik_dibaca", "pegawai"),
            _skrip("harian:terima_semua", "kabid", laporan=pilihan, dari="tim"),
            _skrip("harian:batal_terima_semua", "kabid", laporan=diterima),
            _skrip("harian:kirim", "pegawai", **laporan),
            _skrip("penilaian:jelaskan", "kabid", periode=f"{periode.tahun}-{periode.jenis}-{periode.urutan}", alasan=ALASAN),
            _skrip("aktivasi:surel", "admin", pegawai=self.belum_aktif.id_publik, unit=""),
            _skrip("aktivasi:surel_semua", "admin", unit=""),
            _skrip("skp:sesuaikan", "admin", [self.d.rekan.id_publik], tahun=2026),
            _skrip("skp:sesuaikan_semua", "admin", tahun=2026),
            _skrip("skp:mulai", "eka", tahun=2026, salin=draf.id_publik),
        ]  # fmt: skip


# -- names that a view reads ------------------------------------------------------------------------------------------

_dibaca: set[str] | None = None


class IsianTercatat(QueryDict):
    """A QueryDict that notes which names were asked for."""

    def __getitem__(self, nama: str) -> Any:
        _catat(nama)
        return super().__getitem__(nama)

    def __contains__(self, nama: object) -> bool:
        _catat(nama)
        return super().__contains__(nama)

    def get(self, nama: str, bawaan: Any = None) -> Any:
        _catat(nama)
        return super().get(nama, bawaan)

    def getlist(self, nama: str, bawaan: Any = None) -> Any:
        _catat(nama)
        return super().getlist(nama, bawaan)


def _catat(nama: object) -> None:
    if _dibaca is not None and isinstance(nama, str):
        _dibaca.add(nama)


@contextmanager
def nama_dibaca() -> Iterator[set[str]]:
    """Every name of a query or form that the requests inside ask for."""
    global _dibaca
    asli_get, asli_kiriman = WSGIRequest.__dict__["GET"], WSGIRequest.__dict__["POST"]

    def kueri(request: WSGIRequest) -> QueryDict:
        return request.__dict__.setdefault("_kueri", IsianTercatat(request.environ.get("QUERY_STRING", "")))

    def kiriman(request: WSGIRequest) -> QueryDict:
        polos = asli_kiriman.fget(request)
        if not isinstance(polos, IsianTercatat):
            tercatat = IsianTercatat(mutable=True)
            for n, isi in polos.lists():
                tercatat.setlist(n, isi)
            tercatat._mutable = polos._mutable
            asli_kiriman.fset(request, tercatat)
        return asli_kiriman.fget(request)

    _dibaca = hasil = set()
    WSGIRequest.GET, WSGIRequest.POST = property(kueri), property(kiriman, asli_kiriman.fset)
    try:
        yield hasil
    finally:
        WSGIRequest.GET, WSGIRequest.POST = asli_get, asli_kiriman
        _dibaca = None


# -- pages and forms --------------------------------------------------------------------------------------------------


@dataclass
class Halaman:
    """One page as one person sees it."""

    rute: str
    alamat: str
    siapa: str
    jawaban: Any
    tanya: frozenset[str] = frozenset()
    tulis: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rute} {self.alamat} ({self.siapa})"

    @property
    def html(self) -> str:
        jenis = self.jawaban.headers.get("Content-Type", "")
        return self.jawaban.content.decode() if jenis.startswith("text/html") else ""


@dataclass
class Formulir:
    """One form of a page. `isian`: name → values as the browser would send them; `pilihan`: what a select offers."""

    rute: str
    alamat: str
    siapa: str
    isian: dict[str, list[str]] = field(default_factory=dict)
    tipe: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rute} ({self.siapa})"

    def data(self, **ganti: Any) -> dict[str, Any]:
        """Everything a browser would send; what is empty is filled with something sensible."""
        isi: dict[str, Any] = {}
        for nama, nilai in self.isian.items():
            tipe = self.tipe.get(nama, "")
            if tipe == "file":
                isi[nama] = SimpleUploadedFile(*BERKAS.get(self.rute, BERKAS[nama]))
            elif nama != "csrfmiddlewaretoken":
                isi[nama] = (
                    nilai
                    if "".join(nilai).strip() or tipe in ("hidden", "button")
                    else WAJAR.get(nama, WAJAR.get(tipe, nilai))
                )
        return {**isi, **UBAHAN.get(self.rute, {}), "kunci": str(uuid4()), **ganti}


def _skrip(rute: str, siapa: str, argumen: Iterable[Any] = (), **isian: Any) -> Formulir:
    daftar = {n: [str(x) for x in v] if isinstance(v, list) else [str(v)] for n, v in isian.items()}
    return Formulir(rute, reverse(rute, args=list(argumen)), siapa, daftar, dict.fromkeys(daftar, "text"))


def pola(nama: str) -> str:
    """A field name without ids: `aspek-<uuid>` and `aspek-<other uuid>` are the same field."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "*", nama)


class _Pembaca(HTMLParser):
    """Forms of a page with their fields; buttons may carry a name, a value and an address of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.formulir: list[tuple[dict[str, str], list[dict[str, str]]]] = []
        self._milik: dict[str, list[dict[str, str]]] = {}
        self._buka: list[dict[str, str]] | None = None
        self._pilih: dict[str, str] | None = None
        self._teks: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {n: v or "" for n, v in attrs}
        if tag == "form":
            self._buka = self._milik.setdefault(a["id"], []) if a.get("id") else []
            self.formulir.append((a, self._buka))
        tujuan = self._milik.setdefault(a["form"], []) if a.get("form") else self._buka
        if tujuan is None:
            return
        if tag in ("input", "textarea", "button"):
            tujuan.append({"type": tag if tag != "input" else "text", **a})
            if tag == "textarea":
                self._teks = tujuan[-1]
                self._teks["value"] = ""
        elif tag == "select":
            self._pilih = {"type": "select", "name": a.get("name", ""), "value": ""}
            tujuan.append(self._pilih)
        elif tag == "option" and self._pilih is not None and ("selected" in a or not self._pilih["value"]):
            self._pilih["value"] = a.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._teks is not None:
            self._teks["value"] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._buka = None
        elif tag == "select":
            self._pilih = None
        elif tag == "textarea":
            self._teks = None


def formulir_di(halaman: Halaman) -> Iterator[Formulir]:
    """The forms of a page that are sent by POST, one per button that changes what is sent or where to."""
    pembaca = _Pembaca()
    pembaca.feed(halaman.html)
    for atr, medan in pembaca.formulir:
        # Without a token only our scripts can send it: see `formulir_skrip`.
        if atr.get("method", "").lower() != "post" or all(m.get("name") != "csrfmiddlewaretoken" for m in medan):
            continue
        dasar = atr.get("action") or halaman.alamat
        tombol = [m for m in medan if m["type"] in ("button", "submit") and (m.get("name") or m.get("formaction"))]
        for t in [{}, *tombol]:
            yield _formulir(halaman, t.get("formaction") or dasar, [m for m in medan if m not in tombol], t)


def _formulir(halaman: Halaman, alamat: str, medan: Iterable[dict[str, str]], tombol: dict[str, str]) -> Formulir:
    f = Formulir(resolve(urlsplit(alamat).path).view_name, alamat, halaman.siapa)
    for m in [*medan, tombol]:
        nama, tipe = m.get("name", ""), m.get("type", "")
        if not nama:
            continue
        f.tipe[nama] = "button" if m is tombol else tipe
        lama = f.isian.setdefault(nama, [])
        if tipe == "radio" and lama and "checked" not in m:
            continue
        if tipe == "radio":
            lama.clear()
        if tipe != "file" and not (tipe == "checkbox" and nama == "ingat"):
            lama.append(m.get("value", "on" if tipe == "checkbox" else ""))
    return f


_TULIS = ("insert", "update", "delete", "replace", "create", "drop", "alter", "truncate", "merge", "copy")


def utuh(jawaban: Any) -> Any:
    """The answer with all of its content; a file that was read to its end is closed."""
    if not jawaban.streaming:
        return jawaban
    isi = b"".join(jawaban.streaming_content)
    return HttpResponse(isi, status=jawaban.status_code, headers=dict(jawaban.headers))


def _muat(p: Panggung, rute: str, alamat: str, siapa: str) -> Halaman:
    tulis: list[str] = []

    def jaga(jalankan: Callable[..., Any], sql: Any, *lain: Any) -> Any:
        if str(sql).lstrip().lower().startswith(_TULIS):
            tulis.append(str(sql)[:120])
        return jalankan(sql, *lain)

    with nama_dibaca() as tanya, connection.execute_wrapper(jaga):
        jawaban = utuh(p.klien[siapa].get(alamat))
    return Halaman(rute, alamat, siapa, jawaban, frozenset(tanya), tuple(tulis))


def jelajah(p: Panggung) -> list[Halaman]:
    """Every page for the people it concerns, whatever it answers.

    An address for sending only is asked once; one on which no form was seen is read once by each, not for every object.
    """
    hasil: list[Halaman] = []
    dibaca, berformulir = set(), set()
    for rute, alamat, siapa in dict.fromkeys(p.alamat()):
        if rute not in berformulir and not dibaca.isdisjoint({(rute, ""), (rute, siapa)}):
            continue
        h = _muat(p, rute, alamat, siapa)
        hasil.append(h)
        if h.jawaban.status_code == 405:
            dibaca.add((rute, ""))
        elif 'method="post"' in h.html:
            berformulir.add(rute)
        elif h.jawaban.status_code == 200:
            dibaca.add((rute, siapa))
    return hasil


def semua_formulir(p: Panggung, halaman: Iterable[Halaman]) -> list[Formulir]:
    """Every form with other fields, another button or another address once; what scripts send goes before."""
    skrip = p.formulir_skrip()
    hasil: dict[tuple[Any, ...], Formulir] = {(f.rute,): f for f in skrip}
    for f in (f for h in halaman for f in formulir_di(h) if all(f.rute != s.rute for s in skrip)):
        tombol = tuple((n, f.isian[n][-1].partition(":")[0]) for n, t in f.tipe.items() if t == "button")
        hasil.setdefault((f.rute, frozenset(map(pola, f.isian)), tombol), f)
    return [f for f in hasil.values() if dapat_dikirimi(p, f)]


def dapat_dikirimi(p: Panggung, f: Formulir) -> bool:
    """Does the address take a POST at all? Some forms get their address from a script only."""
    return kirim(p, f, {}).status != 405


@dataclass
class Terkirim:
    """The answer to a form and what it wrote: (statement, parameters)."""

    jawaban: Any
    tulis: list[tuple[str, tuple[Any, ...]]]

    @property
    def status(self) -> int:
        return int(self.jawaban.status_code)

    @property
    def akibat(self) -> list[str]:
        """Statements without those that only note the submission itself."""
        return [sql for sql, _ in self.tulis if "inti_kuncikirim" not in sql and "inti_batas" not in sql]


def _badan(isi: Any, lain: dict[str, Any]) -> tuple[Any, ...]:
    """A browser sends a form without a file as plain pairs: much quicker to read than parts."""
    if not isinstance(isi, Mapping) or any(isinstance(v, SimpleUploadedFile) for v in isi.values()):
        return (isi,)
    return urlencode(isi, doseq=True), "application/x-www-form-urlencoded"


@contextmanager
def dikirim(p: Panggung, f: Formulir, isi: Mapping[str, Any], siapa: str = "", **lain: Any) -> Iterator[Terkirim]:
    """Send a form; inside the block its effects can be seen, afterwards they are undone, in the browser too."""
    klien = p.klien[siapa or f.siapa]
    kue = copy.deepcopy(klien.cookies)
    tulis: list[tuple[str, tuple[Any, ...]]] = []

    def jaga(jalankan: Callable[..., Any], sql: Any, params: Any, *sisa: Any) -> Any:
        if str(sql).lstrip().lower().startswith(_TULIS):
            tulis.append((str(sql), tuple(params or ())))
        return jalankan(sql, params, *sisa)

    try:
        with transaction.atomic():
            with connection.execute_wrapper(jaga):
                jawaban = klien.post(f.alamat, *_badan(isi, lain), **lain)
            yield Terkirim(jawaban, tulis)
            transaction.set_rollback(True)
    finally:
        klien.cookies = kue


def kirim(p: Panggung, f: Formulir, isi: Mapping[str, Any], siapa: str = "", **lain: Any) -> Terkirim:
    """Send a form and undo what it changed."""
    with dikirim(p, f, isi, siapa, **lain) as hasil:
        return hasil


def _renggangkan_nomor() -> None:
    """PostgreSQL never gives a number twice: let no new key of one table equal a key of another by chance."""
    if connection.vendor != "postgresql":
        return
    tabel = [m._meta.db_table for m in apps.get_models() if isinstance(m._meta.pk, AutoField | BigAutoField)]
    with connection.cursor() as kursor:
        for n, nama in enumerate(sorted(tabel), 1):
            kursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [nama, n * 1_000_000])


@contextmanager
def panggung_sementara(blocker: Any) -> Iterator[Panggung]:
    """The stage inside a transaction that is rolled back at the end: one per test file."""
    with blocker.unblock(), bekukan(PADA), override_settings(SURAT_AKTIF=True):
        luar = transaction.atomic()
        luar._from_testcase = True  # type: ignore[attr-defined]
        with luar:
            _renggangkan_nomor()
            yield Panggung()
            transaction.set_rollback(True)
