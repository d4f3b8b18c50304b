"""Every page of the product: who opens it, and which thing of the demo city it shows.

An address is in `HALAMAN` (looked at narrow and wide, light and dark), in `BUKAN_HALAMAN` (with the reason), or it answers no GET at all.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.urls import reverse

from tests.peramban.alat import ANDI, FITRIANI, HASAN, IRWAN, NUR_AINI, RATNA, RIZAL, SARI

WALI_KOTA, OPERATOR, YULIANA, DEWI = "walikota", "operator-smpn1", "197504122000032910", "199612242024212909"
TAMU = ""


@dataclass(frozen=True)
class Halaman:
    """One look at one address. `benda`: argument of the address → a thing of `BENDA`, or the value itself."""

    rute: str
    siapa: str = TAMU
    benda: dict[str, str] = field(default_factory=dict)
    tanya: str = ""
    status: int = 200

    def __str__(self) -> str:
        return "-".join(filter(None, (self.rute, self.siapa, *self.benda.values(), self.tanya)))


def _milik(tabel: str, nama: str, syarat: str = "1=1", orang: str = "pegawai_id", urut: str = "t.id DESC") -> str:
    return (
        f"SELECT t.id_publik FROM {tabel} t JOIN kepegawaian_pegawai p ON p.id = t.{orang} "
        f"WHERE p.nama = '{nama}' AND {syarat} ORDER BY {urut} LIMIT 1"
    )


def _rencana(tabel: str, unit: str, syarat: str = "1=1") -> str:
    return (
        f"SELECT t.id_publik FROM perencanaan_{tabel} t JOIN kepegawaian_unitkerja u ON u.id = t.unit_id "
        f"WHERE u.kode = '{unit}' AND {syarat} ORDER BY t.id LIMIT 1"
    )


_AKUN = "JOIN akun_akun a ON a.id = p.akun_id"
_DIKEMBALIKAN = (
    f"FROM skp_skp t JOIN kepegawaian_pegawai p ON p.id = t.pegawai_id {_AKUN} WHERE t.status = 'DIKEMBALIKAN'"
)
_TERBUKA = (
    f"FROM penilaian_evaluasi t JOIN kepegawaian_pegawai p ON p.id = t.pegawai_id {_AKUN} WHERE t.status = 'TERBUKA'"
)
_MENUNGGU = (
    f"FROM harian_laporanharian t JOIN kepegawaian_pegawai p ON p.id = t.pegawai_id {_AKUN} WHERE t.status = 'DIAJUKAN'"
)
_SMPN9 = (
    "FROM kepegawaian_penugasan t JOIN kepegawaian_pegawai p ON p.id = t.pegawai_id "
    f"{_AKUN} JOIN kepegawaian_jabatan j ON j.id = t.jabatan_id "
    "JOIN kepegawaian_unitkerja u ON u.id = t.unit_id WHERE u.kode = 'DIKBUD.SMPN09'"
)
_AKTIF = "AND a.diaktifkan_pada IS NOT NULL ORDER BY t.id DESC LIMIT 1"

# Things of the city by name. A statement gives the public id, or the name to log in of the person who opens the page.
BENDA = {
    "SKP Andi": _milik("skp_skp", "Andi Tadulako"),
    "SKP tertutup": _milik("skp_skp", "Fitriani Mangge", "t.status = 'DITUTUP'"),
    "SKP Sari": _milik("skp_skp", "Sari Wulandari"),
    "RHK Sari": "SELECT u.rhk FROM dialog_ucapan u JOIN kepegawaian_pegawai p ON p.id = u.oleh_id "
    "WHERE p.nama = 'Sari Wulandari' ORDER BY u.id LIMIT 1",
    "pertemuan Sari": _milik("dialog_pertemuan", "Sari Wulandari", "t.keadaan = 'DIKONFIRMASI'"),
    "pertemuan Andi": _milik("dialog_pertemuan", "Andi Tadulako", "t.keadaan = 'MENUNGGU'"),
    "SKP Hasan": _milik("skp_skp", "Hasan Lamakarate"),
    "draf lewat batas": "SELECT id_publik FROM skp_skp WHERE status = 'DRAF' AND versi = 0 AND sumber = 'LOKAL' "
    "AND tahun = 2026 AND mulai < '2026-06-01' LIMIT 1",
    "SKP menunggu Rizal": _milik("skp_skp", "Rizal Labaso", "t.status = 'DIAJUKAN'", "penilai_id"),
    "pemilik SKP dikembalikan": f"SELECT a.nama_masuk {_DIKEMBALIKAN} {_AKTIF}",
    "SKP dikembalikan": f"SELECT t.id_publik {_DIKEMBALIKAN} {_AKTIF}",
    "RHK dikembalikan": "SELECT r.id_publik FROM skp_rhk r JOIN skp_skp s ON s.id = r.skp_id "
    "WHERE s.status = 'DIKEMBALIKAN' ORDER BY r.urutan LIMIT 1",
    "laporan diterima": _milik("harian_laporanharian", "Andi Tadulako", "t.status = 'DISETUJUI' AND t.jumlah_bukti > 0"),
    "pemilik laporan menunggu": f"SELECT a.nama_masuk {_MENUNGGU} {_AKTIF}",
    "penilai laporan menunggu": "SELECT b.nama_masuk FROM akun_akun b JOIN kepegawaian_pegawai q ON q.akun_id = b.id "
    f"WHERE q.id = (SELECT t.penilai_id {_MENUNGGU} {_AKTIF})",
    "laporan menunggu": f"SELECT t.id_publik {_MENUNGGU} {_AKTIF}",
    "laporan dikembalikan": "SELECT id_publik FROM harian_laporanharian WHERE status = 'DIKEMBALIKAN' ORDER BY id DESC LIMIT 1",
    "evaluasi menunggu": _milik("penilaian_evaluasi", "Andi Tadulako", "t.status = 'SIAP_DINILAI'"),
    "evaluasi Andi": _milik("penilaian_evaluasi", "Andi Tadulako", "t.status = 'TERKUNCI'"),
    "evaluasi Sari": _milik("penilaian_evaluasi", "Sari Wulandari", "t.status = 'DITERBITKAN'"),
    "pemilik evaluasi terbuka": f"SELECT a.nama_masuk {_TERBUKA} {_AKTIF}",
    "evaluasi terbuka": f"SELECT t.id_publik {_TERBUKA} {_AKTIF}",
    "Andi": "SELECT id_publik FROM kepegawaian_pegawai WHERE nama = 'Andi Tadulako'",
    "Rizal": "SELECT id_publik FROM kepegawaian_pegawai WHERE nama = 'Rizal Labaso'",
    "belum aktif": "SELECT p.id_publik FROM kepegawaian_pegawai p JOIN akun_akun a ON a.id = p.akun_id "
    "WHERE a.diaktifkan_pada IS NULL ORDER BY p.id LIMIT 1",
    "perjanjian Dukcapil": _rencana("perjanjiankinerja", "DUKCAPIL"),
    "perjanjian B3": _rencana("perjanjiankinerja", "DUKCAPIL.B3"),
    "matriks Dukcapil": _rencana("matriks", "DUKCAPIL", "t.ketua_id IS NULL"),
    "matriks B3": _rencana("matriks", "DUKCAPIL.B3", "t.ketua_id IS NULL"),
    "matriks tim Andi": _rencana("matriks", "DUKCAPIL.B3", "t.ketua_id IS NOT NULL"),
    "unit B3": "SELECT id_publik FROM kepegawaian_unitkerja WHERE kode = 'DUKCAPIL.B3'",
    "Ratna": "SELECT id_publik FROM kepegawaian_pegawai WHERE nama = 'Ratna Pusadan'",
    "anggota tim Andi": "SELECT p.id_publik FROM perencanaan_anggotamatriks a "
    "JOIN kepegawaian_pegawai p ON p.id = a.pegawai_id ORDER BY a.id LIMIT 1",
    "Kepala Dukcapil": "SELECT a.nama_masuk FROM akun_akun a JOIN kepegawaian_pegawai p ON p.akun_id = a.id "
    "JOIN kepegawaian_penugasan t ON t.pegawai_id = p.id JOIN kepegawaian_unitkerja u ON u.id = t.unit_id "
    "WHERE u.kode = 'DUKCAPIL' AND t.kepala_unit",
    "kepala SMPN 9": f"SELECT a.nama_masuk {_SMPN9} AND t.kepala_unit",
    "guru SMPN 9": f"SELECT a.nama_masuk {_SMPN9} AND NOT t.kepala_unit AND j.nama LIKE 'Guru%' {_AKTIF}",
    "Dukcapil": "SELECT id_publik FROM kepegawaian_unitkerja WHERE kode = 'DUKCAPIL'",
    "tim Andi": "SELECT id_publik FROM timkerja_timkerja WHERE nama LIKE 'Tim Adminduk%'",
    "tim selesai": "SELECT id_publik FROM timkerja_timkerja WHERE ditutup IS NOT NULL",
    "keanggotaan tim Andi": "SELECT a.id_publik FROM timkerja_anggotatim a JOIN timkerja_timkerja t ON t.id = a.tim_id "
    "WHERE t.nama LIKE 'Tim Adminduk%' AND a.peran = 'SEKRETARIS'",
    "hasil untuk tim Andi": "SELECT k.id_publik FROM timkerja_kaitanrhk k JOIN timkerja_timkerja t ON t.id = k.tim_id "
    "WHERE t.nama LIKE 'Tim Adminduk%' ORDER BY k.id LIMIT 1",
    "bidang kecil": "SELECT id_publik FROM kepegawaian_unitkerja WHERE kode = 'DUKCAPIL.B3'",
    "tanya untuk Andi": "SELECT t.id_publik FROM umpan_permintaan t JOIN kepegawaian_pegawai p ON p.id = t.diminta_id "
    "WHERE p.nama = 'Andi Tadulako' AND t.keadaan = 'MENUNGGU' ORDER BY t.id LIMIT 1",
    "tanya terjawab Andi": _milik("umpan_permintaan", "Andi Tadulako", "t.keadaan = 'DIJAWAB'", "peminta_id"),
    "pemberian untuk Andi": _milik("umpan_balasan", "Andi Tadulako", "t.permintaan_id IS NULL", "tentang_id"),
    "tautan mitra": "SELECT 'tautan-kota-contoh'",
    "bimbingan Andi": _milik("umpan_bimbingan", "Andi Tadulako"),
    "bimbingan Sari": _milik("umpan_bimbingan", "Sari Wulandari"),
    "konseling Andi": _milik("umpan_konseling", "Andi Tadulako"),
    "bantuan Andi": _milik("harian_bantuanmenulis", "Andi Tadulako", orang="penulis_id"),
    "tulisan Andi": _milik("harian_laporanharian", "Andi Tadulako", "t.status = 'DRAF'", "dibantu_oleh_id"),
    "yang dibantu Andi": "SELECT p.id_publik FROM harian_bantuanmenulis t JOIN kepegawaian_pegawai p ON p.id = t.pegawai_id",
    "masuk yang dibantu Andi": "SELECT a.nama_masuk FROM harian_bantuanmenulis t "
    f"JOIN kepegawaian_pegawai p ON p.id = t.pegawai_id {_AKUN}",
    "Dewi": "SELECT id_publik FROM kepegawaian_pegawai WHERE nama = 'Dewi Toana'",
    "sanggahan Andi": _milik("presensi_usulpresensi", "Andi Tadulako", "t.jenis = 'SANGGAHAN'"),
    "cuti Sari": _milik("presensi_usulpresensi", "Sari Wulandari", "t.jenis = 'KETERANGAN'"),
    "perpindahan": "SELECT id_publik FROM perbaikan_perpindahan ORDER BY id LIMIT 1",
    "usul Sari": _milik("perbaikan_usulperbaikan", "Sari Wulandari"),
    "usul Yuliana": _milik("perbaikan_usulperbaikan", "Yuliana Tandi"),
    "impor": "SELECT id_publik FROM kepegawaian_prosesimpor ORDER BY id DESC LIMIT 1",
    "pekerjaan": "SELECT pekerjaan FROM kepegawaian_prosesimpor ORDER BY id DESC LIMIT 1",
    "paket": "SELECT id_publik FROM skp_paketskp ORDER BY id DESC LIMIT 1",
    "kode dokumen": "SELECT kode FROM inti_dokumenterbit ORDER BY id DESC LIMIT 1",
}  # fmt: skip


def _h(rute: str, siapa: str = TAMU, tanya: str = "", status: int = 200, **benda: str) -> Halaman:
    return Halaman(rute, siapa, benda, tanya, status)


HALAMAN = (
    # -- the door and the public pages
    _h("akun:masuk"),
    _h("akun:aktivasi"),
    _h("akun:lupa"),
    _h("aktivasi:admin_baru", status=400),
    _h("inti:bantuan"),
    _h("harian:luring"),
    _h("inti:siapa_melihat"),
    _h("beban:mengapa", ANDI),
    _h("beban:ringkasan", NUR_AINI),
    _h("dasbor:aturan"),
    _h("dasbor:aturan_coba", nama="predikat", tanya="hitung=1&hasil_kerja=SESUAI&perilaku=SESUAI"),
    _h("dasbor:aturan_coba", nama="distribusi"),
    _h("verifikasi:form"),
    _h("verifikasi:kode", kode="kode dokumen"),
    _h("verifikasi:kode", kode="AAAA-BBBB", status=404),
    # -- everybody's own
    _h("dasbor:beranda", ANDI),
    _h("dasbor:beranda", RATNA),
    _h("dasbor:beranda", NUR_AINI),
    _h("dasbor:beranda", WALI_KOTA),
    _h("dasbor:beranda", OPERATOR),
    _h("inti:menu", NUR_AINI),
    _h("akun:akun", SARI),
    _h("akun:ganti_sandi", SARI),
    _h("akun:keluar", SARI),
    _h("pemberitahuan:daftar", SARI),
    _h("pemberitahuan:daftar", SARI, "kelompok=UMPAN_BALIK"),
    _h("pemberitahuan:daftar", HASAN),
    _h("pemberitahuan:gagal", NUR_AINI),
    _h("pemberitahuan:atur", SARI),
    _h("pemberitahuan:surel", kunci="tidak-sah", status=400),
    # -- SKP
    _h("skp:saya", ANDI),
    _h("skp:saya", ANDI, "tahun=2025"),
    _h("skp:saya", SARI),
    _h("skp:baca", RATNA, id_publik="SKP Andi"),
    _h("skp:baca", RIZAL, id_publik="SKP menunggu Rizal"),
    _h("skp:baca", IRWAN, id_publik="SKP Hasan"),
    _h("skp:baca", "pemilik SKP dikembalikan", id_publik="SKP dikembalikan"),
    _h("skp:versi", ANDI, id_publik="SKP Andi", nomor="1"),
    _h("skp:jejak", ANDI, id_publik="SKP Andi"),
    _h("skp:ubah", "pemilik SKP dikembalikan", id_publik="SKP dikembalikan"),
    _h("skp:ubah", "pemilik SKP dikembalikan", "buka={RHK dikembalikan}", id_publik="SKP dikembalikan"),
    _h("skp:kelola", NUR_AINI),
    _h("skp:perilaku", NUR_AINI),
    _h("skp:perilaku", ANDI),
    _h("skp:lembar", NUR_AINI),
    _h("skp:lembar", ANDI),
    _h("skp:tetapkan", NUR_AINI, id_publik="draf lewat batas"),
    _h("skp:buka_tutup", NUR_AINI, id_publik="SKP tertutup"),
    _h("skp:tutup", NUR_AINI, id_publik="SKP Andi"),
    _h("skp:betulkan_potret", NUR_AINI, id_publik="SKP Andi"),
    _h("skp:paket", NUR_AINI),
    _h("skp:paket", RATNA),
    _h("skp:paket_satu", NUR_AINI, id_publik="paket"),
    _h("skp:templat", "pemilik SKP dikembalikan", id_publik="SKP dikembalikan"),
    _h("skp:bagikan", ANDI, id_publik="SKP Andi"),
    _h("skp:pustaka", NUR_AINI),
    _h("skp:tahun", FITRIANI),
    _h("skp:tahun", ANDI, "tahun=2027"),
    _h("skp:tahun_orang", RATNA, id_publik="Andi"),
    _h("skp:selisih", NUR_AINI),
    _h("skp:dari_sebelumnya", ANDI, id_publik="SKP Andi", status=409),
    _h("skp:bawahan", HASAN),
    _h("skp:bawahan", ANDI),
    # -- dialogue
    _h("dialog:skp", ANDI, id_publik="SKP Andi"),
    _h("dialog:baris", SARI, id_publik="SKP Sari", rhk="RHK Sari"),
    _h("dialog:catat_pertemuan", RATNA, "memperbaiki={pertemuan Andi}", id_publik="SKP Andi"),
    _h("dialog:pertemuan", ANDI, id_publik="SKP Andi", pertemuan="pertemuan Andi"),
    _h("dialog:pertemuan", NUR_AINI, id_publik="SKP Sari", pertemuan="pertemuan Sari"),
    _h("dialog:cakupan", HASAN),
    _h("dialog:cakupan_orang", FITRIANI, "unit=DUKCAPIL"),
    # -- planning of the organisation
    _h("perencanaan:beranda", ANDI),
    _h("perencanaan:beranda", "Kepala Dukcapil"),
    _h("perencanaan:beranda", NUR_AINI, "cari=bidang"),
    _h("perencanaan:perjanjian", "Kepala Dukcapil", id_publik="perjanjian Dukcapil"),
    _h("perencanaan:perjanjian", ANDI, id_publik="perjanjian B3"),
    _h("perencanaan:versi_perjanjian", ANDI, id_publik="perjanjian B3", nomor="1"),
    _h("perencanaan:jejak_perjanjian", RATNA, id_publik="perjanjian B3"),
    _h("perencanaan:strategi", RATNA, id_publik="perjanjian B3"),
    _h("perencanaan:impor", RATNA, id_publik="perjanjian B3", status=409),
    _h("perencanaan:matriks", "Kepala Dukcapil", id_publik="matriks Dukcapil"),
    _h("perencanaan:matriks", RATNA, id_publik="matriks B3"),
    _h("perencanaan:matriks", ANDI, id_publik="matriks tim Andi"),
    _h("perencanaan:orang", ANDI, id_publik="matriks B3", orang="Andi"),
    _h("perencanaan:orang", "Kepala Dukcapil", id_publik="matriks Dukcapil", orang="Ratna"),
    _h("perencanaan:orang", ANDI, id_publik="matriks tim Andi", orang="anggota tim Andi"),
    _h("perencanaan:jejak_matriks", RATNA, id_publik="matriks B3"),
    _h("perencanaan:anggota", ANDI, "cari=tata", id_publik="matriks tim Andi"),
    _h("perencanaan:kolom", ANDI, id_publik="matriks tim Andi"),
    _h("perencanaan:pohon", NUR_AINI),
    _h("perencanaan:pohon", RATNA, "unit={unit B3}"),
    _h("perencanaan:pohon", ANDI),
    # -- calendar
    _h("kalender:saya", ANDI),
    _h("kalender:saya", RATNA),
    _h("kalender:unit", NUR_AINI, "jenis=realisasi"),
    _h("kalender:gangguan", NUR_AINI),
    _h("kalender:libur", NUR_AINI),
    # -- daily reports
    _h("harian:lapor", ANDI),
    _h("harian:formulir", SARI),
    _h("harian:pekan_saya", ANDI, "tanggal=2026-11-11"),
    _h("harian:pekan_saya", SARI),
    _h("harian:salin_hari", ANDI, "dari=2026-11-16&ke=2026-11-17&ke=2026-11-18"),
    _h("harian:riwayat", ANDI),
    _h("harian:salin", ANDI, "tanggal=2026-11-23"),
    _h("harian:lembar", ANDI),
    _h("harian:lembar", NUR_AINI),
    _h("harian:rekap", ANDI),
    _h("harian:daftar_bukti", ANDI),
    _h("harian:rekap_orang", RATNA, id_publik="Andi"),
    _h("harian:daftar_bukti_orang", RATNA, id_publik="Andi"),
    _h("harian:umpan_balik_saya", SARI),
    _h("harian:detail", ANDI, id_publik="laporan diterima"),
    _h("harian:detail", "penilai laporan menunggu", id_publik="laporan menunggu"),
    _h("harian:detail", NUR_AINI, id_publik="laporan dikembalikan"),
    _h("harian:ubah", "pemilik laporan menunggu", id_publik="laporan menunggu"),
    _h("harian:usul_koreksi", ANDI, id_publik="laporan diterima"),
    _h("harian:tim", RATNA),
    _h("harian:tim", HASAN),
    _h("harian:pilih_terima", RATNA),
    _h("harian:tim_kemajuan", RATNA),
    _h("harian:kemajuan_orang", RATNA, id_publik="Andi"),
    _h("harian:tim_pekan", RATNA, "tanggal=2026-11-13"),
    _h("harian:dua_tingkat", "Kepala Dukcapil"),
    _h("harian:bantuan", "masuk yang dibantu Andi"),
    _h("harian:bantuan", ANDI),
    _h("harian:bantuan_orang", RATNA, id_publik="yang dibantu Andi"),
    _h("harian:tulis_untuk", ANDI, id_publik="bantuan Andi"),
    _h("harian:perbaiki_tulisan", ANDI, id_publik="bantuan Andi", id_laporan="tulisan Andi"),
    _h("harian:orang", RATNA, id_publik="Andi"),
    # -- teams
    _h("umpan:daftar", ANDI),
    _h("umpan:daftar", ANDI, "lihat=terima"),
    _h("umpan:pilih", ANDI),
    _h("umpan:minta", ANDI, orang="Dewi"),
    _h("umpan:beri_pilih", ANDI),
    _h("umpan:beri", ANDI, orang="Dewi"),
    _h("umpan:balasan", ANDI, id_publik="pemberian untuk Andi"),
    _h("umpan:balasan", RIZAL, id_publik="pemberian untuk Andi"),
    _h("umpan:minta_mitra", ANDI),
    _h("umpan:permintaan", ANDI, id_publik="tanya untuk Andi"),
    _h("umpan:permintaan", ANDI, id_publik="tanya terjawab Andi"),
    _h("umpan:tautan", TAMU, kode="tautan mitra"),
    _h("umpan:pimpinan", ANDI),
    _h("umpan:pimpinan", RATNA),
    _h("umpan:suara", ANDI, orang="Ratna"),
    _h("umpan:bimbingan_daftar", RATNA),
    _h("umpan:bimbing", RATNA, orang="Andi"),
    _h("umpan:bimbingan", ANDI, id_publik="bimbingan Andi"),
    _h("umpan:bimbingan", RATNA, id_publik="bimbingan Andi"),
    _h("umpan:bimbingan", HASAN, id_publik="bimbingan Sari"),
    _h("umpan:konseling_daftar", ANDI),
    _h("umpan:konseling_minta", ANDI),
    _h("umpan:konseling_mulai", RATNA, orang="Andi"),
    _h("umpan:konseling", ANDI, id_publik="konseling Andi"),
    _h("timkerja:daftar", ANDI),
    _h("timkerja:daftar", NUR_AINI, "keadaan=selesai"),
    _h("timkerja:baru", NUR_AINI),
    _h("timkerja:baru", HASAN),
    _h("timkerja:tim", ANDI, id_publik="tim Andi"),
    _h("timkerja:tim", RIZAL, id_publik="tim Andi"),
    _h("timkerja:tim", NUR_AINI, id_publik="tim selesai"),
    _h("timkerja:ubah", NUR_AINI, id_publik="tim Andi"),
    _h("timkerja:tutup", NUR_AINI, id_publik="tim Andi"),
    _h("timkerja:ketua", NUR_AINI, id_publik="tim Andi"),
    _h("timkerja:pilih", NUR_AINI, "cari=dewi", id_publik="tim Andi"),
    _h("timkerja:tambah", NUR_AINI, id_publik="tim Andi", orang="Rizal"),
    _h("timkerja:ubah_anggota", NUR_AINI, id_publik="tim Andi", anggota="keanggotaan tim Andi"),
    _h("timkerja:jejak", ANDI, id_publik="tim Andi"),
    _h("harian:hasil_tim", ANDI, id_publik="hasil untuk tim Andi"),
    # -- evaluation
    _h("penilaian:daftar", ANDI),
    _h("penilaian:daftar", RATNA),
    _h("penilaian:daftar", HASAN, "periode=2026-TRIWULANAN-3&grup=semua"),
    _h("penilaian:detail", RATNA, id_publik="evaluasi menunggu"),
    _h("penilaian:detail", "pemilik evaluasi terbuka", id_publik="evaluasi terbuka"),
    _h("penilaian:mengapa", SARI, id_publik="evaluasi Sari"),
    _h("penilaian:jejak", ANDI, id_publik="evaluasi Andi"),
    _h("penilaian:capaian", WALI_KOTA),
    _h("penilaian:capaian_unit", WALI_KOTA, id_publik="Dukcapil"),
    _h("penilaian:unit", NUR_AINI),
    _h("penilaian:unit_orang", FITRIANI, "unit=DUKCAPIL"),
    # -- the personnel office
    _h("kepegawaian:pegawai_daftar", NUR_AINI),
    _h("kepegawaian:pegawai", NUR_AINI, id_publik="Rizal"),
    _h("kepegawaian:pegawai", ANDI, id_publik="Andi"),
    _h("kepegawaian:jejak", NUR_AINI, id_publik="Rizal"),
    _h("kepegawaian:dibaca", ANDI, "masa=0"),
    _h("kepegawaian:unit", ANDI),
    _h("kepegawaian:unit", NUR_AINI, "unit=DIKBUD"),
    _h("kepegawaian:delegasi", NUR_AINI),
    _h("kepegawaian:pelaksana", NUR_AINI),
    _h("kepegawaian:peran", NUR_AINI),
    _h("presensi:saya", ANDI),
    _h("presensi:saya", ANDI, "bulan=2023-05"),
    _h("presensi:sanggah", ANDI, "tanggal=2026-11-02"),
    _h("presensi:usulkan", SARI),
    _h("presensi:usul", ANDI, id_publik="sanggahan Andi"),
    _h("presensi:usul", NUR_AINI, id_publik="sanggahan Andi"),
    _h("presensi:usul", SARI, id_publik="cuti Sari"),
    _h("presensi:meja", NUR_AINI),
    _h("presensi:meja", NUR_AINI, "lihat=orang"),
    _h("presensi:orang", RATNA, id_publik="Andi"),
    _h("presensi:orang", NUR_AINI, id_publik="Andi"),
    _h("presensi:catat", NUR_AINI, id_publik="Andi"),
    _h("perbaikan:milik_saya", SARI),
    _h("perbaikan:usulkan", ANDI, fakta="ATASAN"),
    _h("perbaikan:usulkan", ANDI, fakta="STATUS"),
    _h("perbaikan:usul", SARI, id_publik="usul Sari"),
    _h("perbaikan:usul", NUR_AINI, id_publik="usul Yuliana"),
    _h("perbaikan:meja", NUR_AINI),
    _h("perbaikan:perpindahan_daftar", NUR_AINI),
    _h("dasbor:pengaturan", NUR_AINI),
    _h("dasbor:pengaturan_satu", NUR_AINI, kunci="dialog_konfirmasi_hari"),
    _h("perbaikan:pindah", NUR_AINI, id_publik="Andi"),
    _h("perbaikan:pindah", NUR_AINI, "jenis=TUGAS_BELAJAR&mulai=2027-02-01&nomor=SK+1&tanggal=2026-11-18&lihat=1", id_publik="Andi"),
    _h("perbaikan:perpindahan", NUR_AINI, id_publik="perpindahan"),
    _h("kepegawaian:impor", NUR_AINI),
    _h("kepegawaian:impor_proses", NUR_AINI, id_publik="impor"),
    _h("inti:pekerjaan", NUR_AINI, id_publik="pekerjaan"),
    _h("aktivasi:daftar", NUR_AINI),
    _h("aktivasi:akun", NUR_AINI, id_publik="belum aktif"),
)  # fmt: skip

BUKAN_HALAMAN = {
    "sehat": "JSON for monitoring",
    "akun:sesi": "JSON for a waiting queue",
    "inti:aliran": "stream of events",
    "inti:lonceng": "fragment of every page",
    "dialog:unduh": "spreadsheet",
    "umpan:unduh": "spreadsheet",
    "harian:lapor_data": "JSON for the report form",
    "harian:pekerja": "the service worker",
    "harian:manifes": "JSON for the home screen",
    "harian:unduh": "spreadsheet",
    "kepegawaian:dibaca_unduh": "spreadsheet",
    "harian:bukti": "a file of evidence",
    "harian:tim_masuk": "fragment of the team page",
    "skp:rhk": "fragment of the editor; a full load leads to skp:ubah",
    "inti:ikon_situs": "redirect to the icon",
    "timkerja:berkas": "the file of an SK",
    "skp:dokumen": "PDF",
    "perencanaan:templat": "spreadsheet",
    "perencanaan:sel": "fragment of the grid; a full load leads to perencanaan:orang",
    "perencanaan:cabang": "fragment of the tree; a full load leads to perencanaan:pohon",
    "skp:unduh_paket": "ZIP file",
    "perencanaan:matriks_pdf": "PDF",
    "perencanaan:matriks_excel": "spreadsheet",
    "skp:pustaka_ubah": "the demo city has no library template; looked at in tests/peramban/test_perjalanan.py",
    "skp:selisih_unduh": "spreadsheet",
    "kepegawaian:berkas_delegasi": "a file of an order",
    "penilaian:matriks": "fragment of penilaian:detail; a full load leads there",
    "penilaian:dokumen": "PDF",
    "penilaian:formulir": "PDF",
    "penilaian:unit_unduh": "spreadsheet",
    "presensi:unduh": "spreadsheet",
    "perbaikan:unduh": "spreadsheet",
    "perbaikan:bukti": "a file of evidence",
    "perbaikan:perpindahan_berkas": "the order as a file",
    "kepegawaian:profil_saya": "leads to kepegawaian:pegawai",
    "kepegawaian:impor_unduh": "spreadsheet",
    "skp:lembar_unduh": "spreadsheet",
    "harian:lembar_unduh": "spreadsheet",
    "harian:lembar_orang": "spreadsheet",
    "harian:lembar_banyak": "progress of a job that the demo city has not asked for; see tests/harian/test_lembar.py",
    "harian:unduh_banyak": "ZIP file",
    "aktivasi:unduh": "spreadsheet",
}


class Kota:
    """Looks things of the demo city up in its database."""

    def __init__(self, data: Path) -> None:
        self.basis = data / "kinerja.sqlite3"

    def benda(self, nama: str) -> str:
        """The public id (or name to log in) of a thing; what is not in `BENDA` stands for itself."""
        if nama not in BENDA:
            return nama
        with closing(sqlite3.connect(self.basis)) as s:
            baris = s.execute(BENDA[nama]).fetchone()
        assert baris, f"the demo city has no “{nama}”"
        return str(UUID(baris[0])) if len(baris[0]) == 32 else str(baris[0])

    def alamat(self, h: Halaman) -> str:
        jalur = reverse(h.rute, kwargs={k: self.benda(v) for k, v in h.benda.items()} or None)
        tanya = h.tanya
        for nama in BENDA:
            tanya = tanya.replace(f"{{{nama}}}", self.benda(nama)) if f"{{{nama}}}" in tanya else tanya
        return f"{jalur}?{tanya}" if tanya else jalur
