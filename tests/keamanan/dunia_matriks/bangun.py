"""Building the world."""

from datetime import date, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ekinerja.akun.actions import catat_perangkat
from ekinerja.akun.models import Akun, Perangkat
from ekinerja.aturan.registri import hitung
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.harian import lembar_banyak
from ekinerja.harian.models import BantuanMenulis, BuktiLaporan, KoreksiLaporan, LaporanHarian, UmpanBalik
from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.dokumen.kode import kode_baru
from ekinerja.inti.models import Berkas, DokumenTerbit, Pekerjaan
from ekinerja.kalender.models import Gangguan, HariLibur
from ekinerja.kepegawaian import gudang_impor
from ekinerja.kepegawaian.models import (
    CatatanMutu,
    DelegasiPenilai,
    Pegawai,
    Penugasan,
    ProsesImpor,
    RiwayatKedudukan,
)
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from ekinerja.penilaian.models import Evaluasi, RealisasiPeriode, UmpanBalikPerilaku, UmpanBalikRhk
from ekinerja.perbaikan.models import Perpindahan, UsulPerbaikan
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
    VersiSkp,
)
from ekinerja.skp.paket import gudang
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk, TimKerja
from tests.inti.berkas_contoh import gambar
from tests.keamanan.dunia_matriks import rencana as dunia_rencana
from tests.keamanan.dunia_matriks import umpan as dunia_umpan
from tests.keamanan.dunia_matriks.keadaan import ATUR
from tests.keamanan.dunia_matriks.tetap import (
    HARI,
    KEPALA,
    ORANG,
    PADA,
    PENILAI,
    PERAN,
    PINDAH,
    TEMPAT,
    TETAP,
    DuniaMatriks,
    Subjek,
    kenari,
)
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
    for nama in PENILAI:
        w.subjek[nama] = _subjek(w, nama, atasan.rhk.get())
    for nama in PENILAI:
        if nama not in TETAP:
            _bantuan(w.subjek[nama], w.orang["rekan"])
    w.rencana = dunia_rencana.susun(w.unit, w.orang, PADA, kenari)
    _tim(w)
    dunia_umpan.tautan(w.orang)
    dunia_umpan.suara(w.orang["atasan"])
    w.templat = buat_templat(w.orang["admin_bkpsdm"])
    _kepegawaian(w)
    _paket(w)
    _lembar(w)
    _masuk(w)
    for nama, benda in TETAP.items():
        for b, keadaan in benda.items():
            ATUR[b](w.subjek[nama], keadaan)
    Berkas.objects.update(keadaan="BERSIH")  # the worker has been here; quarantine has tests of its own
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
        jabatan = buat_jabatan(f"Kepala {tempat}", KEPALA[nama]) if nama in KEPALA else None
        tugaskan(p, w.unit[tempat], jabatan, kepala=nama in KEPALA, mulai=mulai)
        if nama in PERAN:
            peran, unit = PERAN[nama]
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
    ppk, atasan = (w.orang.get(n) if n else None for n in PENILAI[nama])
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
        perangkat=_perangkat(orang.akun, kenari(nama, "perangkat")), usul=_usul(nama, orang), pindah=_pindah(nama, orang),
        presensi=_presensi(nama, orang), tanya=dunia_umpan.permintaan(w.orang, nama, skp.rhk.first().id_publik),
        bimbingan=dunia_umpan.bimbingan(nama, orang, ppk, w.orang["atasan_tak_langsung"]),
        konseling=dunia_umpan.konseling(nama, orang, ppk),
        umpan=laporan.umpan_balik.get(tampak=UmpanBalik.Tampak.BERSAMA),
    )  # fmt: skip


def _tulis_skp(nama: str, skp: Skp) -> None:
    teks = kenari(nama, "skp")
    skp.rhk.update(teks=teks)
    skp.rencana_aksi.update(teks=teks)
    for rhk in skp.rhk.all():
        rhk.indikator.update(teks=teks)
        ManualIndikator.objects.create(indikator=rhk.indikator.first(), definisi=teks, penanggung_jawab=teks)
    _tulis_baris_tim(nama, skp.rhk.order_by("urutan").first())
    skp.rencana_aksi.filter(urutan_periode=4).update(teks=kenari(nama, "aksi"))
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
        hadir=teks, pokok=teks, langkah=teks, dibuat_pada=PADA,
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
            teks=kenari(nama, "umpan"), berikut=kenari(nama, "umpan"),
        )  # fmt: skip
    UmpanBalik.objects.create(
        pegawai=skp.pegawai, dari=ppk, laporan=laporan, rhk=skp.rhk.first(), tanggal=HARI, dibuat_pada=PADA,
        teks=kenari(nama, "berdua"), berikut=kenari(nama, "berdua"), tampak=UmpanBalik.Tampak.PRIBADI,
    )  # fmt: skip
    koreksi = KoreksiLaporan.objects.create(
        laporan=laporan, alasan=kenari(nama, "koreksi"), diusulkan_pada=PADA, status=KoreksiLaporan.Status.DICABUT,
        isi={
            "rencana_aksi": str(aksi.id_publik), "rencana_teks": teks, "tanggal": HARI.isoformat(), "jam_mulai": "08:00",
            "jam_selesai": "09:00", "kegiatan": teks, "realisasi": 9, "satuan": "berkas", "keterangan": "",
        },
    )  # fmt: skip
    return laporan, bukti, koreksi


def _bantuan(s: Subjek, penulis: Pegawai) -> None:
    """A colleague writes for this person, and has written something that waits."""
    s.bantuan = BantuanMenulis.objects.create(
        pegawai=s.orang, penulis=penulis, oleh=s.skp.penilai, mulai=HARI - timedelta(days=1), sampai=HARI + timedelta(days=20),
        dibuat_pada=PADA,
    )  # fmt: skip
    teks = kenari(s.nama, "tulisan")
    s.tulisan = LaporanHarian.objects.create(
        pegawai=s.orang, skp=s.skp, rencana_aksi=s.aksi_kini, dibantu_oleh=penulis, ditulis_pada=PADA, tanggal=HARI,
        jam_mulai=time(10), jam_selesai=time(11), kegiatan=teks, keterangan=teks, realisasi=3, satuan="berkas", status="DRAF",
        dibuat_pada=PADA, diubah_pada=PADA,
    )  # fmt: skip


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


def _pindah(nama: str, orang: Pegawai) -> Perpindahan:
    teks = kenari(nama, "pindah")
    berkas = simpan_bukti(SimpleUploadedFile(f"{teks}.png", gambar()), pemilik=orang)
    return Perpindahan.objects.create(
        pegawai=orang, jenis="PNS", mulai=HARI + timedelta(days=90), nomor_sk=teks, tanggal_sk=HARI, keterangan=teks, berkas=berkas,
        keadaan="DICATAT", dibuat_pada=PADA, diubah_pada=PADA,
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


def _lembar(w: DuniaMatriks) -> None:
    """The finished sheets of many people that the personnel office asked for."""
    orang, unit = w.orang["admin_bkpsdm"], w.unit["bidang"]
    isi = {"oleh": str(orang.id_publik), "unit": str(unit.id_publik), "periode": f"{HARI:%Y-%m}"}
    w.lembar = Pekerjaan.objects.create(
        nama=lembar_banyak.NAMA, keadaan="SELESAI", pemilik=orang.id_publik, argumen=isi, hasil={"orang": 0}
    )
    berkas = lembar_banyak.berkas_zip(w.lembar)
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.write_bytes(b"isi lembar")
    berkas.with_suffix(".json").write_text("[]")


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
