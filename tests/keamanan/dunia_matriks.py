"""The world of the permission matrix: three dinas, three levels, one person of each relation, and their things.

Everything a person wrote carries a canary, `Kenari-<whose>-<what>`, so that a page tells by itself whose words it shows.
Andi (`pemilik`) is the usual owner. Two colleagues of his stand in for relations that exclude one another: `titipan` is
appraised by delegation today, `warisan` has papers that still name the superior who has moved away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from ekinerja.akun.actions import catat_perangkat
from ekinerja.akun.models import Akun, Perangkat
from ekinerja.aturan.registri import hitung
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.harian.models import BuktiLaporan, KoreksiLaporan, LaporanHarian, UmpanBalik
from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.dokumen.kode import kode_baru
from ekinerja.inti.models import DokumenTerbit, Pekerjaan
from ekinerja.kalender.models import Gangguan, HariLibur
from ekinerja.kepegawaian import gudang_impor
from ekinerja.kepegawaian.models import (
    CatatanMutu,
    DelegasiPenilai,
    JenisJabatan,
    Pegawai,
    PemberianPeran,
    Penugasan,
    ProsesImpor,
    RiwayatKedudukan,
    UnitKerja,
)
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian.models import Evaluasi, RealisasiPeriode, UmpanBalikPerilaku, UmpanBalikRhk
from ekinerja.perbaikan.models import UsulPerbaikan
from ekinerja.perencanaan.kalender import pastikan_periode
from ekinerja.perencanaan.models import Matriks, Periode
from ekinerja.presensi.models import Presensi, UsulPresensi
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import (
    ButirLampiran,
    ManualIndikator,
    PaketSkp,
    PerilakuSkp,
    RencanaAksi,
    Rhk,
    Skp,
    Templat,
    VersiSkp,
)
from ekinerja.skp.paket import gudang
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk, TimKerja
from tests.inti.berkas_contoh import gambar
from tests.keamanan import dunia_rencana
from tests.pabrik import (
    SANDI,
    beri_peran,
    buat_akun,
    buat_jabatan,
    buat_pegawai,
    buat_skp,
    buat_templat,
    buat_unit,
    potret,
    tugaskan,
)

# The morning after the third quarter: it is being evaluated, and reports of the day come in.
PADA = datetime(2026, 10, 2, 1, 30, tzinfo=UTC)
HARI = date(2026, 10, 2)
# The former superior left on the last day of July.
PINDAH = date(2026, 8, 1)

# Whoever is not one of these is refused at the door.
TAMU = ("anonim", "nonaktif")
ORANG = (
    "pemilik", "atasan", "atasan_tak_langsung", "atasan_lama", "atasan_baru", "rekan", "unit_lain", "delegasi_aktif",
    "delegasi_habis", "yang_mendelegasikan", "admin_bkpsdm", "admin_unit", "admin_unit_lain", "auditor", "tim_penilai",
    "pimpinan", "pengawas", "admin_sistem", "ketua_tim",
)  # fmt: skip
RELASI = (*TAMU, "tanpa_pegawai", *ORANG)

# Whose things are asked for in a cell of this relation, and who asks, where it is not the plain case.
SUBJEK = {
    "delegasi_aktif": "titipan", "yang_mendelegasikan": "titipan", "atasan_lama": "warisan", "atasan_baru": "warisan",
}  # fmt: skip
# The others stay in the states that show least, whatever the cell is about.
TETAP = {"rekan": {"skp": "DRAF", "laporan": "DRAF", "evaluasi": "DINILAI"}, "unit_lain": {"evaluasi": "TERBUKA"}}
PENANYA = {"yang_mendelegasikan": "atasan", "atasan_baru": "atasan"}

_PERAN = {
    "admin_bkpsdm": ("ADMIN_BKPSDM", "kota"), "admin_unit": ("ADMIN_UNIT", "dinas"), "admin_unit_lain": ("ADMIN_UNIT", "lain"),
    "auditor": ("AUDITOR", "kota"), "tim_penilai": ("TIM_PENILAI", "kota"), "pimpinan": ("PIMPINAN", "kota"),
    "pengawas": ("PENGAWAS", "kota"), "admin_sistem": ("ADMIN_SISTEM", "kota"), "nonaktif": ("ADMIN_BKPSDM", "kota"),
}  # fmt: skip
TEMPAT = {
    "pemilik": "bidang", "titipan": "bidang", "warisan": "bidang", "rekan": "bidang", "atasan": "bidang",
    "atasan_tak_langsung": "dinas", "atasan_lama": "bidang_lain", "unit_lain": "bidang_jauh", "kabid_jauh": "bidang_jauh",
    "delegasi_aktif": "bidang_dua", "delegasi_habis": "bidang_dua", "admin_unit": "dinas", "admin_unit_lain": "lain",
    "pimpinan": "kota", "admin_bkpsdm": "badan", "auditor": "badan", "tim_penilai": "badan", "pengawas": "badan",
    "admin_sistem": "badan", "nonaktif": "badan", "sasaran": "bidang", "ketua_tim": "bidang_jauh",
}  # fmt: skip
_KEPALA = {
    "pimpinan": JenisJabatan.NEGARA, "atasan_tak_langsung": JenisJabatan.JPT_PRATAMA, "atasan": JenisJabatan.ADMINISTRATOR,
    "atasan_lama": JenisJabatan.ADMINISTRATOR, "kabid_jauh": JenisJabatan.ADMINISTRATOR,
}  # fmt: skip
# Whose SKP, report and evaluation name whom as PPK and Atasan PPK.
_PENILAI = {
    "pemilik": ("atasan", "atasan_tak_langsung"), "titipan": ("delegasi_aktif", "atasan_tak_langsung"),
    "warisan": ("atasan_lama", "atasan_tak_langsung"), "rekan": ("atasan", "atasan_tak_langsung"),
    "unit_lain": ("kabid_jauh", None),
}  # fmt: skip


def kenari(siapa: str, apa: str) -> str:
    return f"Kenari-{siapa}-{apa}"


@dataclass
class Subjek:
    """One person and what hangs on him or her."""

    nama: str
    orang: Pegawai
    skp: Skp
    rhk: Rhk
    ucapan: Ucapan
    temu: Pertemuan
    laporan: LaporanHarian
    bukti: BuktiLaporan
    koreksi: KoreksiLaporan
    evaluasi: Evaluasi
    kabar: Pemberitahuan
    pekerjaan: Pekerjaan
    perangkat: Perangkat
    usul: UsulPerbaikan
    presensi: UsulPresensi
    kaitan: KaitanRhk = None  # type: ignore[assignment]

    @cached_property
    def aksi(self) -> RencanaAksi:
        """Of the quarter that is evaluated."""
        return self.skp.rencana_aksi.filter(urutan_periode=3).order_by("pk").first()

    @cached_property
    def aksi_kini(self) -> RencanaAksi:
        """Of the quarter that runs."""
        return self.skp.rencana_aksi.filter(urutan_periode=4).order_by("pk").first()


@dataclass
class DuniaMatriks:
    unit: dict[str, UnitKerja] = field(default_factory=dict)
    orang: dict[str, Pegawai] = field(default_factory=dict)
    subjek: dict[str, Subjek] = field(default_factory=dict)
    sesi: dict[str, str] = field(default_factory=dict)
    impor: ProsesImpor = None  # type: ignore[assignment]
    mutu: CatatanMutu = None  # type: ignore[assignment]
    delegasi: DelegasiPenilai = None  # type: ignore[assignment]
    pelaksana: Penugasan = None  # type: ignore[assignment]
    kedudukan: RiwayatKedudukan = None  # type: ignore[assignment]
    peran: PemberianPeran = None  # type: ignore[assignment]
    dokumen: DokumenTerbit = None  # type: ignore[assignment]
    rencana: dunia_rencana.Rencana = None  # type: ignore[assignment]
    tim: TimKerja = None  # type: ignore[assignment]
    anggota: AnggotaTim = None  # type: ignore[assignment]
    matriks: Matriks = None  # type: ignore[assignment]
    gangguan: Gangguan = None  # type: ignore[assignment]
    libur: HariLibur = None  # type: ignore[assignment]
    paket: PaketSkp = None  # type: ignore[assignment]
    templat: Templat = None  # type: ignore[assignment]

    def untuk(self, relasi: str) -> Subjek:
        return self.subjek[SUBJEK.get(relasi, "pemilik")]

    def klien(self, relasi: str) -> Client:
        """A fresh browser with the live session of this person; nobody's session for a guest."""
        c = Client()
        if kunci := self.sesi.get(PENANYA.get(relasi, relasi)):
            c.cookies["sesi"] = kunci
        return c


def bangun() -> DuniaMatriks:
    """Everything, through the derivation of the product where who appraises whom is concerned."""
    w = DuniaMatriks()
    _unit(w)
    _orang(w)
    _hubungan(w)
    pastikan_periode(HARI.year)
    pastikan_periode(HARI.year + 1)
    atasan = buat_skp(
        w.orang["atasan"], w.orang["atasan_tak_langsung"], unit=w.unit["bidang"], status=Skp.Status.DISETUJUI, rhk=1
    )
    for nama in _PENILAI:
        w.subjek[nama] = _subjek(w, nama, atasan.rhk.get())
    w.rencana = dunia_rencana.susun(w.unit, w.orang, PADA, kenari)
    _tim(w)
    w.templat = buat_templat(w.orang["admin_bkpsdm"])
    _kepegawaian(w)
    _paket(w)
    _masuk(w)
    for nama, benda in TETAP.items():
        for b, keadaan in benda.items():
            _ATUR[b](w.subjek[nama], keadaan)
    return w


def _unit(w: DuniaMatriks) -> None:
    u = w.unit
    u["kota"] = buat_unit("PALU", jenis="kota", nama="Kota Palu")
    u["dinas"] = buat_unit("DUKCAPIL", induk=u["kota"], jenis="dinas", nama="Dinas Kependudukan")
    u["bidang"] = buat_unit("DUKCAPIL-1", induk=u["dinas"], nama="Bidang Pendaftaran")
    u["bidang_dua"] = buat_unit("DUKCAPIL-2", induk=u["dinas"], nama="Bidang Pencatatan")
    u["lain"] = buat_unit("DLH", induk=u["kota"], jenis="dinas", nama="Dinas Lingkungan Hidup")
    u["bidang_lain"] = buat_unit("DLH-1", induk=u["lain"], nama="Bidang Persampahan")
    u["bidang_jauh"] = buat_unit("DLH-2", induk=u["lain"], nama="Bidang Pertamanan")
    u["badan"] = buat_unit("BKPSDM", induk=u["kota"], jenis="badan", nama="Badan Kepegawaian")


def _orang(w: DuniaMatriks) -> None:
    for nama, tempat in TEMPAT.items():
        kolom: dict[str, Any] = {"status": Pegawai.Status.PEJABAT_NEGARA} if nama == "pimpinan" else {}
        p = buat_pegawai(f"Orang {nama}", email=f"{kenari(nama, 'kontak')}@contoh.example".lower(), **kolom)
        w.orang[nama] = p
        mulai = PINDAH if nama in ("atasan", "atasan_lama") else date(2024, 1, 2)
        jabatan = buat_jabatan(f"Kepala {tempat}", _KEPALA[nama]) if nama in _KEPALA else None
        tugaskan(p, w.unit[tempat], jabatan, kepala=nama in _KEPALA, mulai=mulai)
        if nama in _PERAN:
            peran, unit = _PERAN[nama]
            beri_peran(p, peran, w.unit[unit])
    # Before that day the former superior led the bidang.
    tugaskan(w.orang["atasan_lama"], w.unit["bidang"], kepala=True, sampai=PINDAH - timedelta(days=1))


def _hubungan(w: DuniaMatriks) -> None:
    def delegasi(penilai: str, atas: str, mulai: date, sampai: date) -> DelegasiPenilai:
        return DelegasiPenilai.objects.create(
            nomor=f"800/{penilai}", tanggal=mulai, penilai=w.orang[penilai], cakupan_pegawai=w.orang[atas], mulai=mulai,
            sampai=sampai, keterangan=kenari(atas, "delegasi"),
        )  # fmt: skip

    w.delegasi = delegasi("delegasi_aktif", "titipan", date(2026, 9, 14), date(2026, 12, 31))
    delegasi("delegasi_habis", "pemilik", date(2026, 8, 3), HARI - timedelta(days=1) - timedelta(days=14))
    w.delegasi.berkas = simpan_bukti(SimpleUploadedFile("sk.png", gambar()), pemilik=w.delegasi)
    w.delegasi.save()
    w.kedudukan = RiwayatKedudukan.objects.create(
        pegawai=w.orang["rekan"], kedudukan="TUGAS_BELAJAR_SAMBIL", mulai=date(2024, 9, 1), sampai=date(2024, 12, 31)
    )
    w.pelaksana = tugaskan(
        w.orang["kabid_jauh"], w.unit["lain"], kepala=True, jenis=Penugasan.Jenis.PLH, mulai=HARI - timedelta(days=2),
        sampai=HARI + timedelta(days=5), nomor_sk="800/PLH",
    )  # fmt: skip
    susun_penilai()


def _subjek(w: DuniaMatriks, nama: str, sandaran: Rhk) -> Subjek:
    orang = w.orang[nama]
    ppk, atasan = (w.orang.get(n) if n else None for n in _PENILAI[nama])
    unit = w.unit[TEMPAT[nama]]
    skp = buat_skp(
        orang, ppk, unit=unit, atasan_penilai=atasan, status=Skp.Status.DISETUJUI, rhk=2, rhk_atasan=sandaran,
        diputus_oleh=ppk, catatan=kenari(nama, "catatan"),
    )  # fmt: skip
    _tulis_skp(nama, skp)
    ucapan, temu = _dialog(nama, skp, ppk)
    laporan, bukti, koreksi = _laporan(nama, skp, ppk)
    return Subjek(
        nama, orang, skp, skp.rhk.order_by("urutan").first(), ucapan, temu, laporan, bukti, koreksi, _evaluasi(w, nama, skp),
        kabar=Pemberitahuan.objects.create(
            pegawai=orang, jenis="skp", judul=kenari(nama, "kabar"), tautan="/skp/", dibuat_pada=PADA
        ),
        pekerjaan=Pekerjaan.objects.create(nama="uji", keadaan="JALAN", pemilik=orang.akun.id_publik, teks=kenari(nama, "pekerjaan")),
        perangkat=_perangkat(orang.akun, kenari(nama, "perangkat")), usul=_usul(nama, orang),
        presensi=_presensi(nama, orang),
    )  # fmt: skip


def _tulis_skp(nama: str, skp: Skp) -> None:
    teks = kenari(nama, "skp")
    skp.rhk.update(teks=teks)
    skp.rencana_aksi.update(teks=teks)
    for rhk in skp.rhk.all():
        rhk.indikator.update(teks=teks)
        ManualIndikator.objects.create(indikator=rhk.indikator.first(), definisi=teks, penanggung_jawab=teks)
    _tulis_baris_tim(nama, skp.rhk.order_by("urutan").first())
    ButirLampiran.objects.filter(skp=skp).update(teks=teks)
    PerilakuSkp.objects.create(skp=skp, nilai="KOLABORATIF", ekspektasi=teks)
    VersiSkp.objects.create(
        skp=skp, nomor=1, isi=isi_skp(skp), disetujui_pada=PADA - timedelta(days=200), disetujui_oleh=skp.penilai
    )


def _dialog(nama: str, skp: Skp, ppk: Pegawai) -> tuple[Ucapan, Pertemuan]:
    """A proposal of the owner for the first row, a word of the PPK (`bisik`) after the approval, and a meeting."""
    teks, rhk = kenari(nama, "dialog"), skp.rhk.order_by("urutan").first()
    ucapan = Ucapan.objects.create(
        skp=skp, rhk=rhk.id_publik, rhk_teks=rhk.teks, oleh=skp.pegawai, jenis="USULAN", teks=teks, usul_teks=teks,
        dibuat_pada=skp.diputus_pada,
    )  # fmt: skip
    for tentang in (rhk.id_publik, None):
        Ucapan.objects.create(
            skp=skp, rhk=tentang, oleh=ppk, jenis="KLARIFIKASI", teks=kenari(nama, "bisik"), dibuat_pada=PADA
        )
    teks = kenari(nama, "temu")
    temu = Pertemuan.objects.create(
        skp=skp, pegawai=skp.pegawai, penilai=ppk, dicatat_oleh=skp.pegawai, tanggal=HARI, cara="DARING", tempat=teks,
        hadir=teks, pokok=teks, langkah=teks, dibuat_pada=skp.diputus_pada,
    )  # fmt: skip
    return ucapan, temu


def _tulis_baris_tim(nama: str, rhk: Rhk) -> None:
    """The first row is done for the team, and says so in every word of it."""
    teks = kenari(nama, "baris")
    Rhk.objects.filter(pk=rhk.pk).update(teks=teks)
    rhk.indikator.update(teks=teks)
    RencanaAksi.objects.filter(indikator__rhk=rhk).update(teks=teks)
    ManualIndikator.objects.filter(indikator__rhk=rhk).update(definisi=teks, penanggung_jawab=teks)


def _tim(w: DuniaMatriks) -> None:
    """Of the dinas, led from another one; three people of the bidang do their first row for it, one only belongs to it."""
    berkas = simpan_bukti(SimpleUploadedFile("sk.png", gambar(ukuran=(41, 31))), pemilik=w.orang["atasan_tak_langsung"])
    w.tim = TimKerja.objects.create(
        unit=w.unit["dinas"], nama="Tim Layanan Keliling", nomor_sk="800/7", tanggal_sk=date(2026, 1, 5), mulai=date(2026, 1, 5),
        berkas=berkas, diubah_pada=PADA, diubah_oleh=w.orang["atasan_tak_langsung"],
    )  # fmt: skip
    AnggotaTim.objects.create(tim=w.tim, pegawai=w.orang["ketua_tim"], peran="KETUA", mulai=w.tim.mulai)
    for nama in ("pemilik", "titipan", "warisan"):
        s = w.subjek[nama]
        AnggotaTim.objects.create(tim=w.tim, pegawai=s.orang, mulai=w.tim.mulai)
        s.kaitan = KaitanRhk.objects.create(tim=w.tim, skp=s.skp, rhk=s.rhk.id_publik, dibuat_pada=PADA)
    w.anggota = AnggotaTim.objects.create(tim=w.tim, pegawai=w.orang["sasaran"], mulai=w.tim.mulai)
    w.matriks = Matriks.objects.get(unit=w.unit["dinas"], tahun=HARI.year)


def _laporan(nama: str, skp: Skp, ppk: Pegawai) -> tuple[LaporanHarian, BuktiLaporan, KoreksiLaporan]:
    teks = kenari(nama, "laporan")
    aksi = skp.rencana_aksi.filter(urutan_periode=4).order_by("pk").first()
    laporan = LaporanHarian.objects.create(
        pegawai=skp.pegawai, skp=skp, rencana_aksi=aksi, penilai=ppk, tanggal=HARI, jam_mulai=time(8), jam_selesai=time(9),
        kegiatan=teks, keterangan=teks, realisasi=7, satuan="berkas", status="DIAJUKAN", jumlah_bukti=2, dibuat_pada=PADA,
        diubah_pada=PADA, dikirim_pada=PADA,
    )  # fmt: skip
    berkas = simpan_bukti(SimpleUploadedFile(f"{teks}.png", gambar()), pemilik=skp.pegawai)
    BuktiLaporan.objects.create(laporan=laporan, tautan=f"https://contoh.example/{teks}")
    bukti = BuktiLaporan.objects.create(laporan=laporan, berkas=berkas)
    for lap, hari in ((laporan, HARI), (None, HARI - timedelta(days=9))):
        UmpanBalik.objects.create(
            pegawai=skp.pegawai, dari=ppk, laporan=lap, rhk=skp.rhk.first(), tanggal=hari, dibuat_pada=PADA,
            teks=kenari(nama, "umpan"),
        )  # fmt: skip
    koreksi = KoreksiLaporan.objects.create(
        laporan=laporan, alasan=kenari(nama, "koreksi"), diusulkan_pada=PADA, status=KoreksiLaporan.Status.DICABUT,
        isi={
            "rencana_aksi": str(aksi.id_publik), "rencana_teks": teks, "tanggal": HARI.isoformat(), "jam_mulai": "08:00",
            "jam_selesai": "09:00", "kegiatan": teks, "realisasi": 9, "satuan": "berkas", "keterangan": "",
        },
    )  # fmt: skip
    return laporan, bukti, koreksi


def _evaluasi(w: DuniaMatriks, nama: str, skp: Skp) -> Evaluasi:
    """With everything written; the states take away what is not there yet. DT-11: whoever was PPK on 30 September."""
    ppk = {"warisan": w.orang["atasan"]}.get(nama, skp.penilai)
    e = Evaluasi.objects.create(
        periode=Periode.objects.get(kelompok="UMUM", jenis="TRIWULANAN", urutan=3, tahun=HARI.year), skp=skp,
        pegawai=skp.pegawai, penilai=ppk, atasan_penilai=skp.atasan_penilai, unit=skp.unit, diubah_pada=PADA,
        potret={"pegawai": potret(skp.pegawai), "penilai": potret(ppk), "atasan_penilai": {}}, status="DITERBITKAN",
        rating_hasil="SESUAI", rating_perilaku="SESUAI", predikat="BAIK", alasan_hasil=kenari(nama, "nilai"),
        alasan_perilaku=kenari(nama, "nilai"), catatan=kenari(nama, "nilai"),
        versi_aturan=hitung("predikat", {"hasil_kerja": "SESUAI", "perilaku": "SESUAI"}, HARI)["versi"],
        batas_tanggapan=HARI + timedelta(days=14), dinilai_pada=PADA, dinilai_oleh=ppk, diterbitkan_pada=PADA,
    )  # fmt: skip
    aksi = skp.rencana_aksi.filter(urutan_periode=3).order_by("pk").first()
    teks = kenari(nama, "realisasi")
    RealisasiPeriode.objects.create(evaluasi=e, rencana_aksi=aksi, teks=teks, penjelasan=teks)
    UmpanBalikRhk.objects.create(evaluasi=e, rhk=skp.rhk.first().id_publik, teks=kenari(nama, "nilai"))
    UmpanBalikPerilaku.objects.create(evaluasi=e, nilai="KOLABORATIF", teks=kenari(nama, "nilai"))
    return e


def _usul(nama: str, orang: Pegawai) -> UsulPerbaikan:
    teks = kenari(nama, "usul")
    berkas = simpan_bukti(SimpleUploadedFile(f"{teks}.png", gambar()), pemilik=orang)
    return UsulPerbaikan.objects.create(
        pegawai=orang, fakta="ATASAN", seharusnya=teks, alasan=teks, keterangan=teks, berkas=berkas, dibuat_pada=PADA,
        diubah_pada=PADA, tautan=f"https://contoh.example/{teks}",
    )  # fmt: skip


def _presensi(nama: str, orang: Pegawai) -> UsulPresensi:
    teks = kenari(nama, "presensi")
    Presensi.objects.create(pegawai=orang, tanggal=HARI, kode="S")
    return UsulPresensi.objects.create(
        pegawai=orang, jenis="SANGGAHAN", mulai=HARI, sampai=HARI, alasan=teks, jawaban=teks, nomor_surat=teks,
        tautan=f"https://contoh.example/{teks}", diajukan_oleh=orang, dibuat_pada=PADA,
    )  # fmt: skip


def _perangkat(akun: Akun, nama: str) -> Perangkat:
    c = Client()
    c.force_login(akun)
    catat_perangkat(akun, c.cookies["sesi"].value, agen="", diingat=False)
    perangkat = akun.perangkat.get()
    Perangkat.objects.filter(pk=perangkat.pk).update(nama=nama)
    return perangkat


def _kepegawaian(w: DuniaMatriks) -> None:
    simpanan = gudang_impor.terima(SimpleUploadedFile("pegawai.csv", b"NIP,NAMA\n"))
    gudang_impor.simpan_tabel(simpanan, {"judul": {"nip": "NIP"}, "baris": [], "lembar": "Pegawai"})
    w.impor = ProsesImpor.objects.create(
        jenis="pegawai", nama_berkas=kenari("kepegawaian", "kantor"), pada=HARI, keadaan="SIAP", oleh=w.orang["admin_bkpsdm"],
        dibuat_pada=PADA, simpanan=simpanan,
    )  # fmt: skip
    w.impor.butir.create(golongan="USULAN", kunci="unit:x", sebab=kenari("kepegawaian", "kantor"), akibat="TAHAN")
    w.mutu = CatatanMutu.objects.create(
        pegawai=w.orang["pemilik"], jenis="ATASAN_KOSONG", uraian=kenari("pemilik", "mutu"), dibuat_pada=PADA
    )
    w.peran = beri_peran(w.orang["rekan"], "BENDAHARA", w.unit["dinas"], dasar=kenari("kepegawaian", "penugasan"))
    admin, lalu = w.orang["admin_bkpsdm"], PADA - timedelta(days=60)
    w.gangguan = Gangguan.objects.create(
        mulai=lalu, selesai=lalu + timedelta(hours=1), sumber="DINYATAKAN", uraian="Listrik padam", oleh=admin, dicatat_pada=lalu
    )  # fmt: skip
    w.libur = HariLibur.objects.create(
        tanggal=date(2026, 12, 31), nama="Cuti bersama", jenis="CUTI_BERSAMA", dasar="SKB", oleh=admin, diubah_pada=lalu
    )
    w.dokumen = DokumenTerbit.objects.create(
        kode=kode_baru(), jenis="DEK", tahun=2026, urut=1, tanggal=HARI, dibuat_pada=PADA, penerbit_nama="Pejabat",
        perihal_tersamar="Triwulan", objek_label="penilaian.Evaluasi", objek_uuid=w.orang["pimpinan"].id_publik,
        templat="dokumen-evaluasi", data={"rahasia": kenari("pimpinan", "nilai")}, sha256="0" * 64,
    )  # fmt: skip


def _paket(w: DuniaMatriks) -> None:
    """A finished package of the personnel office; its file speaks for itself."""
    w.paket = PaketSkp.objects.create(
        oleh=w.orang["admin_bkpsdm"], unit=w.unit["bidang"], tahun=HARI.year, keadaan="SIAP", simpan="ab" * 20,
        dibuat_pada=PADA, selesai_pada=PADA, hapus_pada=PADA + timedelta(days=7), galat=kenari("kepegawaian", "paket"),
    )  # fmt: skip
    gudang.simpan_daftar(w.paket.simpan, [])
    gudang.berkas_zip(w.paket.simpan).write_bytes(kenari("kepegawaian", "paket").encode())


def _masuk(w: DuniaMatriks) -> None:
    """A live session for everybody; one account is switched off after it signed in."""
    akun = {nama: p.akun for nama, p in w.orang.items()} | {"tanpa_pegawai": buat_akun("teknis")}
    for nama, satu in akun.items():
        if nama in ORANG:
            satu.set_password(SANDI)
            satu.save()
        c = Client()
        c.force_login(satu)
        w.sesi[nama] = c.cookies["sesi"].value
    Akun.objects.filter(pk=akun["nonaktif"].pk).update(is_active=False)


# -- states -----------------------------------------------------------------------------------------------------------


class _Urungkan(Exception):
    """Leaves a savepoint and takes everything in it back."""


@contextmanager
def sementara() -> Iterator[None]:
    """What is written inside is gone afterwards."""
    try:
        with transaction.atomic():
            yield
            raise _Urungkan
    except _Urungkan:
        pass


_LALU = PADA - timedelta(minutes=3)
_SKP: dict[str, dict[str, Any]] = {
    "DRAF": {"status": "DRAF", "versi": 0, "diajukan_pada": None, "diputus_pada": None, "catatan": ""},
    "DIAJUKAN": {"status": "DIAJUKAN", "versi": 0, "diputus_pada": None, "catatan": ""},
    "DIKEMBALIKAN": {"status": "DIKEMBALIKAN", "versi": 0, "diputus_pada": PADA},
    "DISETUJUI": {"status": "DISETUJUI", "versi": 1, "catatan": ""},
    "DIBUKA": {"status": "DRAF", "versi": 1},
    "DITETAPKAN_PENGELOLA": {"status": "DITETAPKAN_PENGELOLA", "versi": 1, "catatan": ""},
    "DITUTUP": {"status": "DITUTUP", "versi": 1, "ditutup_pada": PADA, "catatan": ""},
    "RUANG_GTK": {"status": "DISETUJUI", "versi": 1, "sumber": "RUANG_GTK", "catatan": ""},
}
_LAPORAN: dict[str, dict[str, Any]] = {
    "DRAF": {"status": "DRAF", "dikirim_pada": None},
    "DIAJUKAN": {},
    "DIBACA": {"dibaca_pada": PADA},
    "DIKEMBALIKAN": {"status": "DIKEMBALIKAN", "diputus_pada": PADA, "dibaca_pada": PADA},
    "DISETUJUI": {"status": "DISETUJUI", "diputus_pada": _LALU, "dibaca_pada": _LALU},
    "KOREKSI": {"status": "DISETUJUI", "diputus_pada": _LALU, "dibaca_pada": _LALU},
}
_BELUM_DINILAI = {
    "rating_hasil": "", "rating_perilaku": "", "predikat": "", "alasan_hasil": "", "alasan_perilaku": "", "catatan": "",
    "dinilai_pada": None, "diterbitkan_pada": None, "batas_tanggapan": None,
}  # fmt: skip
_EVALUASI: dict[str, dict[str, Any]] = {
    "BELUM": _BELUM_DINILAI,
    "TERBUKA": _BELUM_DINILAI,
    "SIAP_DINILAI": {**_BELUM_DINILAI, "diajukan_pada": PADA},
    "DINILAI": {"diterbitkan_pada": None, "batas_tanggapan": None},
    **{s: {} for s in ("DITERBITKAN", "DITERIMA", "DIANGGAP_MENERIMA", "DALAM_KEBERATAN", "FINAL", "TERKUNCI")},
}
_SEPAKAT = {"keadaan": "DISEPAKATI", "disepakati_pada": PADA, "dibaca_pada": PADA}
_UCAPAN: dict[str, dict[str, Any]] = {
    "TERBUKA": {},
    "DRAF": {},
    "DIBACA": {"dibaca_pada": PADA},
    "DISEPAKATI": _SEPAKAT,
    "DIBUKA": _SEPAKAT,
    "DICABUT": {"keadaan": "DICABUT", "dicabut_pada": PADA},
    "DITUTUP": _SEPAKAT,
}
_TEMU: dict[str, dict[str, Any]] = {
    "MENUNGGU": {},
    "DRAF": {},
    "DIINGATKAN": {"diingatkan_pada": PADA},
    "DIKONFIRMASI": {"keadaan": "DIKONFIRMASI", "dijawab_pada": PADA},
    "TIDAK_SESUAI": {"keadaan": "TIDAK_SESUAI", "dijawab_pada": PADA, "alasan": "Batal."},
    "DICABUT": {"keadaan": "DICABUT"},
}
_USUL: dict[str, dict[str, Any]] = {
    "DIAJUKAN": {},
    "DITERUSKAN": {"status": "DITERUSKAN", "diteruskan_pada": PADA},
    "SELESAI": {"status": "SELESAI", "selesai_pada": PADA},
}
KEADAAN: dict[str, tuple[str, ...]] = {
    "presensi": ("DIAJUKAN", "DITERIMA", "DITARIK"),
    "skp": tuple(_SKP),
    "ucapan": tuple(_UCAPAN),
    "temu": tuple(_TEMU),
    "laporan": tuple(_LAPORAN),
    "evaluasi": tuple(_EVALUASI),
    "impor": ("SIAP", "MEMERIKSA", "SELESAI"),
    "mutu": ("TERBUKA", "SELESAI"),
    "usul": tuple(_USUL),
    "delegasi": ("BERLAKU", "DICABUT"),
    "pelaksana": ("BERLAKU", "BERAKHIR"),
    "peran": ("BERLAKU", "BERAKHIR"),
    "akun": ("AKTIF", "MATI"),
    **dunia_rencana.KEADAAN,
    "tim": ("BERJALAN", "DITUTUP"),
    "gangguan": ("BERLANGSUNG", "BERAKHIR", "DIBATALKAN"),
    "paket": ("SIAP", "ANTRE", "GAGAL"),
}


def atur(w: DuniaMatriks, benda: str, keadaan: str) -> None:
    """Bring every thing of this kind into the state; inside `sementara()`."""
    if benda in _ATUR:
        for s in (s for nama, s in w.subjek.items() if nama not in TETAP):
            _ATUR[benda](s, keadaan)
    elif benda == "impor":
        ProsesImpor.objects.filter(pk=w.impor.pk).update(keadaan=keadaan)
    elif benda == "mutu":
        CatatanMutu.objects.filter(pk=w.mutu.pk).update(selesai_pada=PADA if keadaan == "SELESAI" else None)
    elif benda == "delegasi":
        DelegasiPenilai.objects.filter(pk=w.delegasi.pk).update(dicabut_pada=PADA if keadaan == "DICABUT" else None)
    elif benda == "pelaksana" and keadaan == "BERAKHIR":
        Penugasan.objects.filter(pk=w.pelaksana.pk).update(sampai=HARI - timedelta(days=1))
    elif benda == "peran" and keadaan == "BERAKHIR":
        PemberianPeran.objects.filter(pk=w.peran.pk).update(sampai=HARI - timedelta(days=1))
    elif benda == "perjanjian":
        dunia_rencana.atur_perjanjian(w.rencana, keadaan, kenari)
    elif benda == "matriks":
        dunia_rencana.atur_matriks(w.rencana, keadaan, w.orang["rekan"])
    elif benda == "tim" and keadaan == "DITUTUP":
        TimKerja.objects.filter(pk=w.tim.pk).update(ditutup=HARI, alasan_tutup="Selesai.")
    elif benda == "gangguan" and keadaan != "BERAKHIR":
        batal = {"dibatalkan_pada": PADA, "dibatalkan_oleh": w.orang["admin_sistem"], "alasan_batal": "Keliru."}
        kolom = batal if keadaan == "DIBATALKAN" else {"selesai": None}
        Gangguan.objects.filter(pk=w.gangguan.pk).update(**kolom)
    elif benda == "paket":
        PaketSkp.objects.filter(pk=w.paket.pk).update(keadaan=keadaan)
    elif benda == "akun" and keadaan == "MATI":
        Akun.objects.filter(pegawai=w.orang["sasaran"]).update(is_active=False)


def _atur_skp(s: Subjek, keadaan: str) -> None:
    if keadaan in ("DRAF", "DIAJUKAN", "DIKEMBALIKAN"):
        VersiSkp.objects.filter(skp=s.skp).delete()
        if s.nama not in TETAP:  # nothing hangs on an SKP that was never approved
            Ucapan.objects.filter(skp=s.skp).delete()
            Pertemuan.objects.filter(skp=s.skp).delete()
            Evaluasi.objects.filter(skp=s.skp).delete()
            LaporanHarian.objects.filter(skp=s.skp).delete()
    Skp.objects.filter(pk=s.skp.pk).update(**_SKP[keadaan])


def _atur_ucapan(s: Subjek, keadaan: str) -> None:
    Ucapan.objects.filter(pk=s.ucapan.pk).update(**_UCAPAN[keadaan])
    if keadaan in _SKP:
        Skp.objects.filter(pk=s.skp.pk).update(**_SKP[keadaan])


def _atur_temu(s: Subjek, keadaan: str) -> None:
    Pertemuan.objects.filter(pk=s.temu.pk).update(**_TEMU[keadaan])
    if keadaan == "DRAF":
        Skp.objects.filter(pk=s.skp.pk).update(**_SKP["DRAF"])


def _atur_laporan(s: Subjek, keadaan: str) -> None:
    kolom = dict(_LAPORAN[keadaan])
    if kolom.get("diputus_pada"):
        kolom["diputus_oleh"] = s.laporan.penilai
        kolom["catatan"] = kenari(s.nama, "catatan")
    if keadaan == "DRAF":
        kolom["penilai"] = None
    LaporanHarian.objects.filter(pk=s.laporan.pk).update(**kolom)
    if keadaan == "KOREKSI":
        KoreksiLaporan.objects.filter(pk=s.koreksi.pk).update(status=KoreksiLaporan.Status.DIUSULKAN)


def _atur_evaluasi(s: Subjek, keadaan: str) -> None:
    Evaluasi.objects.filter(pk=s.evaluasi.pk).update(status=keadaan, **_EVALUASI[keadaan])
    if keadaan in ("BELUM", "TERBUKA", "SIAP_DINILAI"):
        UmpanBalikRhk.objects.filter(evaluasi=s.evaluasi).delete()
        UmpanBalikPerilaku.objects.filter(evaluasi=s.evaluasi).delete()


def _atur_usul(s: Subjek, keadaan: str) -> None:
    UsulPerbaikan.objects.filter(pk=s.usul.pk).update(**_USUL[keadaan])


def _atur_presensi(s: Subjek, keadaan: str) -> None:
    lain = next(o for o in Pegawai.objects.filter(peran__peran="ADMIN_BKPSDM").order_by("pk") if o.pk != s.orang.pk)
    terjawab = {"penjawab": lain, "dijawab_pada": PADA, "masuk": time(7, 30)} if keadaan == "DITERIMA" else {}
    UsulPresensi.objects.filter(pk=s.presensi.pk).update(status=keadaan, **terjawab)


_ATUR = {
    "presensi": _atur_presensi,
    "usul": _atur_usul,
    "skp": _atur_skp,
    "ucapan": _atur_ucapan,
    "temu": _atur_temu,
    "laporan": _atur_laporan,
    "evaluasi": _atur_evaluasi,
}
