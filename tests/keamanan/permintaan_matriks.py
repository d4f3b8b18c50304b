"""How each address of the matrix is asked: which object stands in it, and a form body that is in order.

With a good body a refusal is about the person or the state, never about the form.
"""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ekinerja.aturan.bimbingan import lembar_kompetensi, lembar_pernyataan
from ekinerja.pemberitahuan.kunci_surel import kunci_berhenti
from ekinerja.perbaikan.isian_pindah import IsianPindah
from ekinerja.perbaikan.pratinjau import pratinjau
from ekinerja.perencanaan.actions.sasaran import BarisImpor
from ekinerja.perencanaan.importers.perjanjian import templat
from ekinerja.perencanaan.isi import isi_sasaran
from ekinerja.perencanaan.isi import sidik as sidik_rencana
from ekinerja.perencanaan.models import SelMatriks
from ekinerja.perencanaan.views import perjanjian, sel
from ekinerja.skp.isi import isi_skp, semua_rhk
from ekinerja.skp.masukan import sidik
from ekinerja.skp.views.ubah import GARAM
from tests.inti.berkas_contoh import gambar
from tests.keamanan.dunia_matriks import HARI, DuniaMatriks, Subjek
from tests.keamanan.dunia_matriks.umpan import TOKEN
from tests.pabrik import SANDI
from tests.skp.test_ubah import isian as isian_rhk

Isi = dict[str, Any]
PERJANJIAN = {
    f"perencanaan:{n}"
    for n in (
        "perjanjian", "versi_perjanjian", "jejak_perjanjian", "tambah_sasaran", "simpan_sasaran", "ganti_indikator", "tetapkan",
        "buka", "templat", "impor", "terapkan_impor", "strategi", "tambah_strategi", "simpan_strategi",
    )
}  # fmt: skip
FOTO = gambar()
SIDIK_FOTO = sha256(FOTO).hexdigest()
PERIODE = f"{HARI.year}-TRIWULANAN-3"
BEBAN = {"jalur": "/lapor/kirim", "detik": "42"}
PILIHAN_KABAR = {
    "irama": "HARIAN", "jam_ringkasan": "09:00", "hari_ringkasan": "1", "tenang": "on", "tenang_mulai": "17:00", "tenang_sampai": "07:00",
}  # fmt: skip
MASA = {"mulai": HARI.isoformat(), "sampai": HARI.replace(month=12).isoformat()}


def semua_rute(
    pola: list[URLPattern | URLResolver] | None = None, ruang: str = ""
) -> Iterator[tuple[str, dict[str, str]]]:
    """(name, name of each argument -> its kind) of every address."""
    for p in get_resolver().url_patterns if pola is None else pola:
        if isinstance(p, URLResolver):
            yield from semua_rute(p.url_patterns, f"{ruang}{p.namespace}:" if p.namespace else ruang)
        elif p.name:
            jenis = {n: type(k).__name__.removesuffix("Converter").lower() for n, k in p.pattern.converters.items()}
            yield ruang + p.name, jenis or dict.fromkeys(p.pattern.regex.groupindex, "str")


RUTE = dict(semua_rute())


def alamat(w: DuniaMatriks, s: Subjek, rute: str) -> str:
    """The address about the things of this subject."""
    return reverse(rute, kwargs={nama: argumen(w, s, rute, nama) for nama in RUTE[rute]} or None)


def argumen(w: DuniaMatriks, s: Subjek, rute: str, nama: str) -> Any:
    if rute.startswith("perencanaan:") or nama == "peran":
        return _argumen_rencana(w, s, rute, nama)
    if rute == "dasbor:pengaturan_satu":
        return "perbaikan_hari_jawab"
    if rute.startswith("umpan:"):
        return _argumen_umpan(w, s, rute, nama)
    if nama != "id_publik":
        lain = {"rhk": s.rhk, "id_koreksi": s.koreksi, "id_bukti": s.bukti, "ucapan": s.ucapan, "pertemuan": s.temu}
        lain |= {
            "id_laporan": s.tulisan,
            "anggota": w.anggota,
            "matriks": w.matriks,
            "orang": w.orang["delegasi_habis"],
        }
        tetap: Isi = {
            "kunci": kunci_berhenti(s.orang.id_publik, ["UMPAN_BALIK"]),
            "nomor": 1,
            "sidik": SIDIK_FOTO,
            "kode": w.dokumen.kode,
            "nama": "predikat",
            "fakta": "GOLONGAN",
        }
        return lain[nama].id_publik if nama in lain else tetap[nama]
    ruang, _, ekor = rute.partition(":")
    khusus = {
        "presensi:orang": s.orang, "presensi:catat": s.orang,
        "harian:orang": s.orang, "harian:umpan_balik_orang": s.orang, "harian:kemajuan_orang": s.orang,
        "harian:umpan_balik_dikerjakan": s.umpan, "penilaian:capaian_unit": w.unit["bidang"],
        "perbaikan:catatan": w.mutu, "perbaikan:pindah": s.orang, "kepegawaian:cabut_delegasi": w.delegasi,
        "kalender:akhiri_gangguan": w.gangguan, "kalender:batalkan_gangguan": w.gangguan, "kalender:hapus_libur": w.libur,
        "kepegawaian:berkas_delegasi": w.delegasi, "kepegawaian:batal_kedudukan": w.kedudukan,
        "skp:tahun_orang": s.orang, "skp:sesuaikan": s.orang,
        "kepegawaian:akhiri_pelaksana": w.pelaksana, "kepegawaian:cabut_peran": w.peran,
        "timkerja:kaitkan": s.skp, "harian:hasil_tim": s.kaitan, "harian:umpan_balik_hasil": s.kaitan,
        **dict.fromkeys(("skp:paket_satu", "skp:unduh_paket", "skp:batal_paket", "skp:hapus_paket"), w.paket),
        "skp:pustaka_ubah": w.templat,
        **dict.fromkeys([f"harian:{n}" for n in ("akhiri_bantuan", "tulis_untuk", "perbaiki_tulisan", "tarik_tulisan")], s.bantuan),
        "harian:tolak_tulisan": s.tulisan, "harian:bantuan_orang": s.orang,
        **dict.fromkeys(("harian:lembar_orang", "harian:rekap_orang", "harian:daftar_bukti_orang"), s.orang),
        **dict.fromkeys(("harian:lembar_banyak", "harian:unduh_banyak"), w.lembar),
    }  # fmt: skip
    ruangan = {
        "skp": s.skp, "dialog": s.skp, "harian": s.laporan, "penilaian": s.evaluasi, "kepegawaian": s.orang, "aktivasi": w.orang["sasaran"],
        "akun": s.perangkat, "pemberitahuan": s.kabar, "inti": s.pekerjaan, "timkerja": w.tim, "perbaikan": s.usul,
        "presensi": s.presensi,
    }  # fmt: skip
    if ekor.startswith("perpindahan"):
        return s.pindah.id_publik
    if ekor.startswith("impor_"):
        return w.impor.id_publik
    return (khusus.get(rute) or ruangan[ruang]).id_publik


def _argumen_rencana(w: DuniaMatriks, s: Subjek, rute: str, nama: str) -> Any:
    r, ekor = w.rencana, rute.partition(":")[2]
    if nama == "nomor":
        return 2 if ekor == "hapus_kolom" else 1
    orang = {"tambah_anggota": r.calon, "hapus_anggota": r.tamu}.get(ekor, s.orang)
    unit = w.unit["bidang"]
    milik_perjanjian = rute in PERJANJIAN
    lain = {
        "orang": orang, "sasaran": r.sasaran, "indikator": r.indikator, "baris": r.strategi, "peran": r.peran[s.nama],
        "id_publik": unit if ekor == "cabang" else r.perjanjian if milik_perjanjian else r.matriks,
    }  # fmt: skip
    return lain[nama].id_publik


def _argumen_umpan(w: DuniaMatriks, s: Subjek, rute: str, nama: str) -> Any:
    ekor = rute.partition(":")[2]
    if nama == "kode":
        return TOKEN
    if nama == "orang":
        return {"minta": w.orang["sasaran"], "suara": w.orang["atasan"], "beri": w.orang["sasaran"]}.get(
            ekor, s.orang
        ).id_publik
    konseling, bimbingan = ekor.startswith("konseling"), ekor in ("bimbingan", "pernyataan", "kompetensi")
    if ekor in ("balasan", "tanggapi"):
        return s.beri.id_publik
    return (s.konseling if konseling else s.bimbingan if bimbingan else s.tanya).id_publik


# -- bodies -----------------------------------------------------------------------------------------------------------


def _laporan(w: DuniaMatriks, s: Subjek) -> Isi:
    return {
        "rencana_aksi": str(s.aksi_kini.id_publik), "kegiatan": "Verifikasi berkas loket", "realisasi": "5",
        "tanggal": HARI.isoformat(), "jam_mulai": "13.00", "jam_selesai": "14.00",
    }  # fmt: skip


def _ubah(w: DuniaMatriks, s: Subjek) -> Isi:
    return {**_laporan(w, s), "versi": "1"}


def _pindah(s: Subjek) -> Isi:
    """What the page of sentences sends: the move and the digest of what it promised."""
    mulai = HARI + timedelta(days=60)
    lihat = pratinjau(s.orang, IsianPindah("TUGAS_BELAJAR", mulai, "SK 14/2026", HARI))
    isi = {"jenis": "TUGAS_BELAJAR", "mulai": mulai.isoformat(), "nomor": "SK 14/2026", "tanggal": HARI.isoformat()}
    return {**isi, "sidik": hashlib.sha256(lihat.teks.encode()).hexdigest()[:32]}


def _koreksi(w: DuniaMatriks, s: Subjek) -> Isi:
    return {**_laporan(w, s), "alasan": "Salah ketik."}


def _rhk(w: DuniaMatriks, s: Subjek) -> Isi:
    s.rhk.refresh_from_db()
    s.skp.refresh_from_db()
    return isian_rhk(s.rhk, teks="Terbitnya akta tepat waktu")


def _muatan(w: DuniaMatriks, s: Subjek) -> Isi:
    rhk = next(r for r in semua_rhk(isi_skp(s.skp)) if r["id"] == str(s.rhk.id_publik))
    muatan = {"skp": str(s.skp.id_publik), "apa": "rhk", "isi": rhk, "rhk": ""}
    return {"muatan": signing.dumps(muatan, salt=GARAM, compress=True)}


def _keterangan(w: DuniaMatriks, s: Subjek) -> Isi:
    return {"kode": "DL", "mulai": HARI.isoformat(), "sampai": HARI.isoformat(), "nomor_surat": "094/1"}


def _lampiran(w: DuniaMatriks, s: Subjek) -> Isi:
    return {
        "sidik": sidik(isi_skp(s.skp)["lampiran"]),
        "dukungan": "Loket",
        "skema": "Laporan",
        "konsekuensi": "Dialog",
    }


def _harapan(w: DuniaMatriks, s: Subjek) -> Isi:
    return {"sidik": sidik(isi_skp(s.skp)["perilaku"]), "harapan-KOLABORATIF": "Membantu loket lain"}


def _versi_skp(w: DuniaMatriks, s: Subjek) -> Isi:
    s.skp.refresh_from_db()
    return {"versi": str(s.skp.versi_isi), "catatan": "Lengkapi targetnya.", "alasan": "Tambahan tugas."}


def _versi_evaluasi(w: DuniaMatriks, s: Subjek) -> Isi:
    s.evaluasi.refresh_from_db()
    return {"versi": str(s.evaluasi.versi_isi)}


def _realisasi(w: DuniaMatriks, s: Subjek) -> Isi:
    isi = {f"teks-{s.aksi.id_publik}": "2.410 berkas", f"penjelasan-{s.aksi.id_publik}": "", "langkah": "simpan"}
    return {**_versi_evaluasi(w, s), **isi}


def _nilai(w: DuniaMatriks, s: Subjek) -> Isi:
    rating = {"rating_hasil": "SESUAI", "rating_perilaku": "SESUAI", "langkah": "tetapkan", "dilihat": "BAIK"}
    return {**_versi_evaluasi(w, s), **rating}


def _unit(w: DuniaMatriks, s: Subjek) -> Isi:
    return {"unit": str(w.unit["bidang"].id_publik), "tahun": str(HARI.year)}


def _sasaran(w: DuniaMatriks, s: Subjek) -> Isi:
    w.rencana.sasaran.refresh_from_db()
    return {"sidik": sidik_rencana(isi_sasaran(w.rencana.sasaran)), "teks": "Meningkatnya layanan", "aksi": "indikator"}


BARIS_IMPOR = BarisImpor("Meningkatnya layanan", "Indeks kepuasan", "90", "")


def _berkas_rencana(w: DuniaMatriks, s: Subjek) -> Isi:
    isi_ = templat(
        {"sasaran": [{"teks": "Layanan", "indikator": [{"teks": "Indeks", "target": "90", "perspektif": ""}]}]}
    )
    return {"berkas": SimpleUploadedFile("perjanjian.xlsx", isi_)}


def _baris_impor(w: DuniaMatriks, s: Subjek) -> Isi:
    muatan = [str(w.rencana.perjanjian.id_publik), [BARIS_IMPOR]]
    return {"muatan": signing.dumps(muatan, salt=perjanjian.GARAM, compress=True)}


def _versi_sel(w: DuniaMatriks, s: Subjek) -> int:
    return SelMatriks.objects.get(pk=w.rencana.peran[s.nama].pk).versi


def _sel(w: DuniaMatriks, s: Subjek) -> Isi:
    return {"teks": "Terbitnya akta tepat waktu", "penyelarasan": "LANGSUNG", "versi": str(_versi_sel(w, s))}


def _urungan_sel(w: DuniaMatriks, s: Subjek) -> Isi:
    sebelum = ["Terbitnya akta", "LANGSUNG", _versi_sel(w, s)]
    muatan = {"k": str(w.rencana.kolom.id_publik), "o": str(s.orang.id_publik), "b": "kisi", "sebelum": sebelum}
    return {"muatan": signing.dumps(muatan, salt=sel.GARAM, compress=True)}


def _tim(w: DuniaMatriks, s: Subjek) -> Isi:
    w.tim.refresh_from_db()
    sk = {"nama": "Tim Layanan Keliling Malam", "nomor_sk": "800/8", "tanggal_sk": "2026-01-05", "mulai": "2026-01-05"}
    return {"unit": str(w.unit["dinas"].id_publik), "versi": str(w.tim.versi), **sk}


def _anggota(w: DuniaMatriks, s: Subjek) -> Isi:
    return {"peran": "ANGGOTA", "tugas": "Membuka loket malam", "mulai": HARI.isoformat()}


def _surat(w: DuniaMatriks) -> Isi:
    return {"nomor": "800/2", "tanggal": HARI.isoformat(), **MASA}


Pembuat = Callable[[DuniaMatriks, Subjek], Isi]
ISI: dict[str, Pembuat] = {
    "akun:masuk": lambda w, s: {"nip": s.orang.nip, "kata_sandi": "salah"},
    "akun:aktivasi": lambda w, s: {"kode": "AAAA-BBBB-CCCC"},
    "akun:lupa": lambda w, s: {"nip": s.orang.nip},
    "akun:ganti_sandi": lambda w, s: {"lama": SANDI, "sandi": "kapal layar senja", "ulang": "kapal layar senja"},
    "aktivasi:cetak": lambda w, s: {"pegawai": [str(w.orang["sasaran"].id_publik)]},
    "aktivasi:surel": lambda w, s: {"pegawai": [str(w.orang["sasaran"].id_publik)]},
    "aktivasi:matikan": lambda w, s: {"alasan": "Pindah ke daerah lain."},
    "pemberitahuan:tandai": lambda w, s: {"dibaca": "ya"},
    "beban:terima": lambda w, s: BEBAN,
    "pemberitahuan:atur": lambda w, s: PILIHAN_KABAR,
    "dialog:tulis": lambda w, s: {"jenis": "KLARIFIKASI", "teks": "Apakah targetnya masih sama?"},
    "dialog:ubah": lambda w, s: {"teks": "Bagaimana kalau 46 kelurahan?"},
    "dialog:catat_pertemuan": lambda w, s: {"tanggal": HARI.isoformat(), "cara": "DARING", "pokok": "Target dibagi rata"},
    "dialog:tidak_sesuai": lambda w, s: {"alasan": "Pertemuan itu batal."},
    "kalender:gangguan": lambda w, s: {"uraian": "Server mati", "mulai_tanggal": HARI.isoformat(), "mulai_jam": "08.00"},
    "kalender:batalkan_gangguan": lambda w, s: {"alasan": "Ternyata jaringan kantor."},
    "kalender:libur": lambda w, s: {
        "tanggal": HARI.isoformat(), "jenis": "CUTI_BERSAMA", "nama": "Cuti bersama", "dasar": "SKB perubahan"
    },
    "harian:kirim": _laporan,
    "harian:formulir": _laporan,
    "harian:pekan_saya": lambda w, s: {"pilih": "0", **{f"b0-{k}": v for k, v in _laporan(w, s).items()}},
    "harian:salin_hari": lambda w, s: {"dari": HARI.isoformat(), "ke": (HARI - timedelta(days=1)).isoformat()},
    "harian:ubah": _ubah,
    "harian:usul_koreksi": _koreksi,
    "harian:terima": lambda w, s: {"versi": "1"},
    "harian:kembalikan": lambda w, s: {"versi": "1", "catatan": "Sebutkan kelurahannya."},
    "harian:umpan_balik": lambda w, s: {"teks": "Rapi, lanjutkan."},
    "harian:umpan_balik_orang": lambda w, s: {"teks": "Rapi, lanjutkan."},
    "harian:umpan_balik_dikerjakan": lambda w, s: {"jawaban": "Sudah."},
    "harian:putus_koreksi": lambda w, s: {"putusan": "terima"},
    "harian:tambah_bukti": lambda w, s: {"tautan": "https://drive.contoh.id/baru"},
    "harian:konfirmasi": lambda w, s: {"laporan": [f"{s.tulisan.id_publik}:1"]},
    "harian:tolak_tulisan": lambda w, s: {"alasan": "Jumlahnya keliru."},
    "harian:tulis_untuk": _laporan,
    "harian:perbaiki_tulisan": _ubah,
    "harian:bantuan_orang": lambda w, s: {
        "penulis": str(w.orang["rekan"].id_publik), "mulai": (HARI + timedelta(days=40)).isoformat(),
        "sampai": (HARI + timedelta(days=41)).isoformat(), "sebab": "BELUM_DAPAT",
    },
    "harian:terima_semua": lambda w, s: {"laporan": [f"{s.laporan.id_publik}:1"]},
    "harian:batal_terima_semua": lambda w, s: {"laporan": [f"{s.laporan.id_publik}:"]},
    "harian:lembar": lambda w, s: {"berkas": SimpleUploadedFile("progres.xlsx", b"PK")},
    "harian:minta_banyak": lambda w, s: {"periode": f"{HARI:%Y-%m}", "unit": w.unit["bidang"].kode},
    "harian:ingatkan": lambda w, s: {"tanggal": HARI.isoformat()},
    "kepegawaian:impor": lambda w, s: {
        "jenis": "pegawai", "pada": HARI.isoformat(), "berkas": SimpleUploadedFile("pegawai.csv", b"NIP,NAMA\n")
    },
    "skp:perilaku": lambda w, s: {"versi": "UU-2023", "tahun": str(HARI.year), "dasar": "Surat edaran wali kota"},
    "skp:lembar": lambda w, s: {"berkas": SimpleUploadedFile("rencana.xlsx", b"PK")},
    "kepegawaian:impor_jawab": lambda w, s: {"semua": "ya"},
    "presensi:sanggah": lambda w, s: {"tanggal": (HARI - timedelta(days=4)).isoformat(), "alasan": "Mesin mati."},
    "presensi:usulkan": _keterangan,
    "presensi:catat": _keterangan,
    "presensi:jawab": lambda w, s: {"langkah": "terima", "masuk": "07.30", "kode": "", "versi": "1"},
    "presensi:urungkan": lambda w, s: {"jawaban": "Ternyata keliru.", "versi": "1"},
    "dasbor:pengaturan_satu": lambda w, s: {"nilai": "9", "mulai": HARI.isoformat(), "dasar": "Surat edaran 4/2026"},
    "perbaikan:pindah": lambda w, s: _pindah(s),
    "perbaikan:perpindahan_putus": lambda w, s: {"langkah": "TERIMA"},
    "perbaikan:perpindahan_batal": lambda w, s: {"keterangan": "Salah orang."},
    "perbaikan:catatan": lambda w, s: {"langkah": "SELESAI", "penyelesaian": "Sudah dilengkapi."},
    "perbaikan:usulkan": lambda w, s: {"seharusnya": "Orang yang benar", "alasan": "Sesuai SK pembagian tugas."},
    "perbaikan:putus": lambda w, s: {"langkah": "DITOLAK", "keterangan": "Tidak ada dasarnya."},
    "perbaikan:terapkan": lambda w, s: {"cara": "SUSUNAN", "keterangan": "Menurut susunan."},
    "perbaikan:urungkan": lambda w, s: {"keterangan": "Ternyata benar."},
    "kepegawaian:atasan": lambda w, s: {"atasan": "", "alasan": "Menurut susunan."},
    "kepegawaian:pimpinan": lambda w, s: {"alasan": "SK 12/2026"},
    "kepegawaian:kedudukan": lambda w, s: {
        "kedudukan": "TUGAS_BELAJAR_SAMBIL", "mulai": HARI.isoformat(), "sampai": "", "nomor": "SK 14/2026"
    },
    "kepegawaian:batal_kedudukan": lambda w, s: {"alasan": "Salah orang."},
    "kepegawaian:delegasi": lambda w, s: {
        **_surat(w), "penilai": w.orang["delegasi_habis"].nip, "unit": "", "pegawai": w.orang["rekan"].nip
    },
    "kepegawaian:pelaksana": lambda w, s: {
        **_surat(w), "pegawai": w.orang["rekan"].nip, "unit": "DUKCAPIL-2", "jenis": "PLH"
    },
    "kepegawaian:peran": lambda w, s: {
        "pegawai": w.orang["rekan"].nip, "peran": "PENDAMPING", "unit": "DUKCAPIL", "dasar": "SK 9", **MASA
    },
    "penilaian:terbitkan_semua": lambda w, s: {"periode": PERIODE},
    "penilaian:jelaskan": lambda w, s: {"periode": PERIODE, "alasan": "Unit ini baru dibentuk tahun ini."},
    "penilaian:capaian_unit": lambda w, s: {"nilai": "BAIK", "alasan": "Semua target tercapai.", "dibaca": ""},
    "penilaian:realisasi": _realisasi,
    "penilaian:nilai": _nilai,
    "penilaian:terbitkan": _versi_evaluasi,
    "perencanaan:mulai_perjanjian": _unit,
    "perencanaan:mulai_matriks": _unit,
    "perencanaan:simpan_sasaran": _sasaran,
    "perencanaan:ganti_indikator": lambda w, s: {"teks": "Indeks kepuasan warga", "target": "90", "yakin": "on"},
    "perencanaan:buka": lambda w, s: {"alasan": "Target berubah di APBD perubahan."},
    "perencanaan:buka_matriks": lambda w, s: {"alasan": "Pembagian ulang tugas."},
    "perencanaan:impor": _berkas_rencana,
    "perencanaan:terapkan_impor": _baris_impor,
    "perencanaan:tambah_strategi": lambda w, s: {"teks": "Standar waktu loket", "penanggung_jawab": "Tim loket"},
    "perencanaan:simpan_strategi": lambda w, s: {"teks": "Standar waktu loket", "penanggung_jawab": "Tim loket"},
    "perencanaan:simpan_sel": _sel,
    "perencanaan:urungkan_sel": _urungan_sel,
    "perencanaan:tingkat": lambda w, s: {"tingkat": "DUA"},
    "perencanaan:tambah_kolom": lambda w, s: {"sumber": "PERJANJIAN", "id": str(w.rencana.sisa.id_publik)},
    "perencanaan:pindah_peran": lambda w, s: {"ke": "2", "yakin": "on"},
    "skp:mulai": lambda w, s: {"tahun": str(HARI.year + 1)},
    "skp:simpan_rhk": _rhk,
    "skp:geser_rhk": lambda w, s: {"arah": "turun"},
    "skp:ganti_rumusan": lambda w, s: {"teks": "Terbitnya akta", "yakin": "on"},
    "skp:pulihkan": _muatan,
    "skp:simpan_lampiran": _lampiran,
    "skp:simpan_harapan": _harapan,
    "skp:pendekatan": lambda w, s: {"pendekatan": "KUALITATIF"},
    "skp:paket": lambda w, s: {"unit": str(w.unit["bidang"].id_publik), "tahun": str(HARI.year)},
    "skp:templat": lambda w, s: {
        "templat": str(w.templat.id_publik), "baris": [str(b.id_publik) for b in w.templat.baris.all()]
    },
    "skp:bagikan": lambda w, s: {"judul": "Loket", "rhk": [str(r.id_publik) for r in s.skp.rhk.all()]},
    "skp:pustaka": lambda w, s: {"judul": "Loket", "jabatan": "", "formulir": "JA_JF"},
    "skp:pustaka_ubah": lambda w, s: {"aksi": "cabut"},
    # no part begins on that day, so nothing is missing there
    "skp:susun_bagian": lambda w, s: {"mulai": HARI.replace(month=1, day=2).isoformat()},
    **dict.fromkeys(("skp:sesuaikan", "skp:sesuaikan_semua"), lambda w, s: {"tahun": str(HARI.year)}),
    "skp:susunkan": lambda w, s: {"tahun": str(HARI.year)},
    "skp:tetapkan": _versi_skp,
    "skp:buka_tutup": lambda w, s: {"alasan": "Mutasi keliru tercatat."},
    "skp:tutup": lambda w, s: {"sampai": HARI.isoformat(), "sebab": "Mutasi ke Dinas Sosial."},
    "harian:umpan_balik_hasil": lambda w, s: {"teks": "Jadwalnya rapi."},
    "pemberitahuan:abaikan": lambda w, s: {"alasan": "Alamatnya sudah ditutup."},
    "umpan:minta": lambda w, s: {"pertanyaan": "Apa yang dapat lebih baik?"},
    "umpan:minta_mitra": lambda w, s: {"mitra_nama": "Ketua RT 05", "pertanyaan": "Apa yang dapat lebih baik?"},
    # the report of the owner: work of one's own for nobody else
    "umpan:beri": lambda w, s: {"baik": "Jadwalnya rapi.", "tampak": "BERSAMA", "rujukan": f"laporan:{s.laporan.id_publik}"},
    "umpan:tanggapi": lambda w, s: {"jawaban": "Terima kasih, saya coba."},
    "umpan:jawab": lambda w, s: {"baik": "Jadwalnya rapi."},
    "umpan:tautan": lambda w, s: {"nama": "Yusuf", "baik": "Petugasnya tepat waktu."},
    "umpan:suara": lambda w, s: {"baik": "Mau mendengarkan."},
    "umpan:bimbing": lambda w, s: {"tanggal": HARI.isoformat(), "topik": "Antrean", "pokok": "Jam sibuk."},
    "umpan:pernyataan": lambda w, s: {x.kode: "4" for x in lembar_pernyataan(HARI).butir},
    "umpan:kompetensi": lambda w, s: {x.kode: "3" for x in lembar_kompetensi(HARI).butir},
    "umpan:konseling_minta": lambda w, s: {"konselor": str(w.orang["atasan"].id_publik), "teks": "Ada yang ingin saya bicarakan."},
    **dict.fromkeys(("umpan:konseling_mulai", "umpan:konseling_tulis"), lambda w, s: {"teks": "Mari bertemu besok."}),
    "timkerja:baru": _tim,
    "timkerja:ubah": _tim,
    "timkerja:tambah": _anggota,
    "timkerja:ubah_anggota": _anggota,
    "timkerja:tutup": lambda w, s: {"ditutup": HARI.isoformat(), "alasan": "Tugasnya selesai."},
    "timkerja:ketua": lambda w, s: {"pengganti": str(w.orang["sasaran"].id_publik), "mulai": HARI.isoformat()},
    "timkerja:kaitkan": lambda w, s: {"tim": ""},
    **dict.fromkeys(("skp:ajukan", "skp:setujui", "skp:kembalikan", "skp:buka", "skp:bebaskan"), _versi_skp),
}  # fmt: skip

# What a page needs in its address to be more than its empty form; the cells of GET ask with it.
TANYA: dict[str, Isi] = {
    "dialog:cakupan_orang": {"unit": "DUKCAPIL"},
    "dialog:unduh": {"unit": "DUKCAPIL", "bentuk": "csv"},
    "penilaian:unit_orang": {"unit": "DUKCAPIL", "periode": PERIODE},
    "penilaian:unit_unduh": {"unit": "DUKCAPIL", "periode": PERIODE},
    "skp:ubah": {},
    "timkerja:pilih": {"cari": "Orang"},
}


def isi(w: DuniaMatriks, s: Subjek, rute: str) -> Isi:
    return ISI[rute](w, s) if rute in ISI else {}


def ekor(rute: str) -> str:
    return f"?{urlencode(TANYA[rute])}" if TANYA.get(rute) else ""
