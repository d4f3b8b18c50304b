"""The story in a release file: the smallest demo city, and a quarter of a year in which everything happens once.

Told with the product's own verbs, so that the trail fits. Whoever adds a table lets the story write a row into it, or
says in `KOSONG` why it stays empty.
"""

import io
import json
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, override_settings
from PIL import Image

from ekinerja.akun.actions import buat_kode
from ekinerja.akun.models import KodeAktivasi, Perangkat
from ekinerja.aturan.bimbingan import lembar_kompetensi, lembar_pernyataan
from ekinerja.demo.bangun import bangun
from ekinerja.demo.pemeran import PEMERAN, SANDI
from ekinerja.dialog import actions as dialog
from ekinerja.dialog.isian import IsianPertemuan, IsianUcapan
from ekinerja.harian import actions as harian
from ekinerja.harian.actions import BuktiBaru
from ekinerja.harian.isi import IsiLaporan
from ekinerja.inti.akses import serap
from ekinerja.inti.berkas import simpan_bukti
from ekinerja.inti.pengaturan import atur_setelan
from ekinerja.inti.tugas import jalankan_semua
from ekinerja.inti.tugas.jadwal import giliran
from ekinerja.inti.waktu import bekukan, jam_mesin, sekarang
from ekinerja.kalender import actions as kalender
from ekinerja.kalender.models import HariLibur
from ekinerja.kepegawaian import actions as kepegawaian
from ekinerja.kepegawaian.models import ButirImpor, CatatanMutu, Pegawai, PemberianPeran, UnitKerja
from ekinerja.pemberitahuan import actions as kabar
from ekinerja.pemberitahuan.sebar import sebar
from ekinerja.penilaian import actions as penilaian
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.periode import KunciPeriode
from ekinerja.perbaikan import actions as perbaikan
from ekinerja.perbaikan.isian_pindah import IsianPindah
from ekinerja.perencanaan import actions as perencanaan
from ekinerja.perencanaan.masukan import IsianSel
from ekinerja.perencanaan.models import KolomMatriks, Matriks, Periode, PerjanjianKinerja
from ekinerja.skp import actions as skp
from ekinerja.skp.actions.paket import minta_paket
from ekinerja.skp.models import RencanaAksi, Skp
from ekinerja.umpan import actions as umpan

MULAI = date(2026, 1, 12)
ORANG = 60
KOSONG = {
    "auth.Group": "the product has roles of its own",
    "auth.Group_permissions": "the product has roles of its own",
    "account.EmailAddress": "mail addresses stand in the account itself",
    "account.EmailConfirmation": "mail addresses stand in the account itself",
    "inti.EfekTugas": "stands only while a mass mailing is under way",
    "penilaian.Keberatan": "objections are not in the product yet",
}


@contextmanager
def tetap() -> Iterator[None]:
    """Nothing is left to chance or to the machine's clock: ids, salts, codes and names of files come from one seed."""
    acak = Random("rilis")

    def uuid7() -> UUID:
        bit = acak.getrandbits(74)
        return UUID(int=(1_768_200_000_000 << 80) | 7 << 76 | (bit >> 62) << 64 | 2 << 62 | bit & (1 << 62) - 1)

    with ExitStack() as tumpukan:
        ganti = {
            "ekinerja.inti.id.uuid7": uuid7,
            "os.urandom": acak.randbytes,
            "secrets.token_bytes": acak.randbytes,
            "secrets.token_hex": lambda n=16: acak.randbytes(n).hex(),
            "secrets.choice": acak.choice,
            "django.utils.timezone.now": sekarang,
            "time.time": lambda: sekarang().timestamp(),
        }
        for nama, isi in ganti.items():
            tumpukan.enter_context(patch(nama, isi))
        for modul in [m for m in sys.modules.values() if getattr(m, "jam_mesin", None) is jam_mesin]:
            tumpukan.enter_context(patch.object(modul, "jam_mesin", sekarang))
        yield


def isi_basis_data() -> None:
    """Migrate the empty database and tell the story in it."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS = ["testserver"]
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with tetap(), bekukan(saat(2026, 1, 12)):
        call_command("migrate", verbosity=0, interactive=False)
        ceritakan()


def ceritakan() -> None:
    bangun(ORANG, pada=MULAI, setahun=True)
    with pada(2026, 1, 13):
        _rencana()
        _perencanaan()
    with pada(2026, 1, 14):
        _kepegawaian()
        _dialog()
        _kalender()
        _umpan()
    with pada(2026, 1, 15):
        _laporan()
        _pemberitahuan()
    with pada(2026, 1, 16):
        _perbaikan()
    with pada(2026, 4, 2):
        _penilaian()
    with pada(2026, 5, 20):
        penilaian.anggap_menerima(evaluasi("Sari Wulandari"), pada=saat(2026, 5, 20))
        os.utime(settings.DATA / "akses" / "kini.jsonl", (0, 0))  # it takes lines in a second after the last one
        serap()


def saat(tahun: int, bulan: int, hari: int) -> datetime:
    return datetime(tahun, bulan, hari, 1, 0, tzinfo=UTC)


@contextmanager
def pada(tahun: int, bulan: int, hari: int) -> Iterator[None]:
    with bekukan(saat(tahun, bulan, hari)):
        yield


def orang(nama: str) -> Pegawai:
    return Pegawai.objects.select_related("akun").get(nama=nama)


def skp_milik(nama: str) -> Skp:
    return Skp.objects.get(pegawai__nama=nama)


def evaluasi(nama: str) -> Evaluasi:
    return Evaluasi.objects.untuk_halaman().get(pegawai__nama=nama)


# -- what happens -----------------------------------------------------------------------------------------------------


def _rencana() -> None:
    """Every state of an SKP: approved twice, submitted, sent back, being written, closed."""
    kini = saat(2026, 1, 13)
    for nama, sampai in (("Andi Tadulako", 3), ("Fitriani Mangge", 1), ("Dewi Toana", 2), ("Yuliana Tandi", 0)):
        s = skp_milik(nama)
        skp.buka_kembali(s, oleh=s.penilai, pada=kini, alasan="Menyesuaikan satu target dengan hasil dialog.")
        if sampai >= 1:
            skp.ajukan(skp_milik(nama), oleh=s.pegawai, pada=kini)
        if sampai == 2:
            skp.kembalikan(skp_milik(nama), oleh=s.penilai, pada=kini, catatan="Target kedua belum terukur.")
        if sampai == 3:
            skp.setujui(skp_milik(nama), oleh=s.penilai, pada=kini)
    minta_paket(UnitKerja.objects.get(kode="DUKCAPIL.B3"), 2026, oleh=orang("Nur Aini Lamarauna"), pada=kini)
    _saran_dan_templat(kini)
    pindah = staf("DUKCAPIL.B3")[-1]
    admin = orang("Nur Aini Lamarauna")
    skp.tutup(pindah, oleh=admin, pada=kini, sampai=kini.date(), sebab="Pindah ke unit lain")


def _saran_dan_templat(kini: datetime) -> None:
    """A hint of the writing coach put aside while an SKP is written; an approved one shared with colleagues."""
    draf = skp_milik("Yuliana Tandi")
    rhk = draf.rhk.order_by("urutan")[0]
    rhk.teks = "Melaksanakan pendampingan sekolah binaan"
    rhk.save()
    skp.abaikan_saran(draf, rhk, kode="AKTIVITAS", medan="rhk", alasan="", oleh=draf.pegawai, pada=kini)
    andi = skp_milik("Andi Tadulako")
    pilih = [str(i) for i in andi.rhk.values_list("id_publik", flat=True)]
    skp.bagikan_templat(andi, judul="", dipilih=pilih, oleh=andi.pegawai, pada=kini)


def _perencanaan() -> None:
    """A perjanjian and a matriks that were opened and set again, so that the trail fixes what they say."""
    oleh: dict[str, Any] = {"oleh": orang("Ratna Pusadan"), "pada": saat(2026, 1, 13)}
    p = PerjanjianKinerja.objects.select_related("unit__jenis", "diubah_oleh").get(unit__kode="DUKCAPIL.B3")
    perencanaan.buka_kembali(p, alasan="Satu target berubah di APBD perubahan.", **oleh)
    baris = [perencanaan.sasaran.BarisImpor("Meningkatnya mutu data", "Persentase data ganda terselesaikan", "98%", "")]
    perencanaan.gabung_impor(p, baris, **oleh)
    perencanaan.tetapkan(p, **oleh)
    m = Matriks.objects.select_related("unit").get(unit__kode="DUKCAPIL.B3", ketua=None)
    perencanaan.buka_matriks(m, alasan="Indikator baru perlu pengemban.", **oleh)
    kolom = KolomMatriks.objects.select_related("matriks__unit").filter(matriks=m).order_by("-nomor")[0]
    isian = IsianSel("Terselesaikannya data ganda setiap bulan", "LANGSUNG", 0)
    perencanaan.simpan_sel(kolom, orang("Andi Tadulako"), isian, **oleh)
    perencanaan.tetapkan_matriks(m, **oleh)


def staf(unit: str) -> list[Skp]:
    """SKPs of the people of a unit who are nobody of the cast."""
    nama = [p.nama for p in PEMERAN]
    kueri = Skp.objects.filter(unit__kode=unit, status="DISETUJUI").exclude(pegawai__nama__in=nama)
    return list(kueri.exclude(pegawai__akun__diaktifkan_pada=None).order_by("pk"))


def _kepegawaian() -> None:
    """Orders, roles, codes, an import with questions, a device."""
    admin, andi, kini = orang("Nur Aini Lamarauna"), orang("Andi Tadulako"), saat(2026, 1, 14)
    rizal, bidang = orang("Rizal Labaso"), UnitKerja.objects.get(kode="DUKCAPIL.B1")
    masa = {"tanggal": kini.date(), "mulai": kini.date(), "sampai": date(2026, 12, 31), "oleh": admin}
    for nomor in ("800/101/BKPSDM/2026", "800/102/BKPSDM/2026"):
        delegasi = kepegawaian.buat_delegasi(
            nomor=nomor, penilai=rizal, pegawai=staf("DIKBUD.SMPN01")[0].pegawai, **masa
        )
    kepegawaian.cabut_delegasi(delegasi, oleh=admin, pada=kini)
    surat = SimpleUploadedFile("sk.png", _foto(), "image/png")
    kepegawaian.buat_delegasi(
        nomor="800/104/BKPSDM/2026", penilai=rizal, pegawai=staf("DIKBUD.SMPN01")[1].pegawai, berkas=surat, **masa
    )
    dewi = orang("Dewi Toana")
    kepegawaian.catat_kedudukan(
        dewi, "TUGAS_BELAJAR_SAMBIL", mulai=kini.date(), sampai=None, nomor="800/105/BKPSDM/2026", oleh=admin
    )
    kepegawaian.tunjuk_pelaksana(andi, bidang, "PLH", nomor="800/103/BKPSDM/2026", **masa)
    for peran in ("ADMIN_UNIT", "TIM_PENILAI"):
        kepegawaian.beri_peran(andi, peran, unit=bidang, mulai=kini.date(), oleh=admin)
    kepegawaian.cabut_peran(PemberianPeran.objects.get(peran="TIM_PENILAI"), oleh=admin, pada=kini.date())
    buat_kode(andi.akun, KodeAktivasi.Guna.LUPA, oleh=admin)
    atur_setelan("pendekatan_skp", "KUANTITATIF")
    proses = kepegawaian.mulai_impor(_berkas_impor(), jenis="pegawai", data_pada=kini.date(), oleh=admin, pada=kini)
    jalankan_semua()
    kepegawaian.jawab_usulan(proses, dict.fromkeys(_usulan(proses), "ya"), oleh=admin)
    jalankan_semua()
    proses.refresh_from_db()
    kepegawaian.terapkan_impor(proses, oleh=admin)
    jalankan_semua()
    _skp_dari_berkas(admin, kini)
    minta_paket(bidang, 2026, oleh=admin, pada=kini)
    giliran("akun.bersihkan", timedelta(hours=6))


def _dialog() -> None:
    """A proposal agreed, one withdrawn, one open; a meeting that both confirmed, one that is said not to be so."""
    kini, s = saat(2026, 1, 14), skp_milik("Sari Wulandari")
    usul = IsianUcapan("Targetnya dibagi per kelurahan?", "USULAN", "Terlayaninya perekaman di setiap kelurahan")
    ucapan = [
        dialog.sampaikan(s, usul, oleh=s.pegawai, pada=kini, rhk=s.rhk.order_by("pk")[0].id_publik) for _ in range(3)
    ]
    dialog.sepakati(ucapan[0], oleh=s.penilai, pada=kini)
    dialog.cabut(ucapan[1], oleh=s.pegawai, pada=kini)
    isian = IsianPertemuan(kini.date(), "TATAP_MUKA", "Target dibagi per kelurahan", "Ruang rapat bidang")
    temu = [dialog.catat_pertemuan(s, isian, oleh=s.pegawai, pada=kini) for _ in range(2)]
    dialog.konfirmasi(temu[0], oleh=s.penilai, pada=kini)
    dialog.nyatakan_tidak_sesuai(temu[1], oleh=s.penilai, pada=kini, alasan="Pertemuan ini tercatat dua kali.")


def _umpan() -> None:
    """A request answered, one declined; a guidance session with both forms; a talk of two that is over; a nameless word."""
    kini, s = saat(2026, 1, 14), skp_milik("Sari Wulandari")
    rekan = staf("DIKBUD.SMPN01")[0].pegawai
    isian = umpan.IsianPermintaan("Apa yang dapat lebih baik?", rhk=s.rhk.order_by("pk")[0].id_publik)
    p = umpan.minta(s.pegawai, rekan, isian, oleh=s.pegawai, pada=kini)
    umpan.jawab(p, umpan.IsianJawaban("Contohnya jelas.", "Bagikan bahannya."), oleh=rekan, pada=kini)
    umpan.tolak(umpan.minta(s.pegawai, rekan, isian, oleh=s.pegawai, pada=kini), oleh=rekan, pada=kini)
    umpan.bersuara(s.penilai, baik="Mau mendengarkan.", oleh=s.pegawai, pada=kini)
    sesi = umpan.IsianBimbingan(kini.date(), "Praktikum", "Alat yang terbatas.")
    b = umpan.catat_bimbingan(s.pegawai, sesi, oleh=s.penilai, pada=kini)
    umpan.tanggapi(b, {x.kode: 4 for x in lembar_pernyataan(kini.date()).butir}, oleh=s.pegawai, pada=kini)
    umpan.nilai_kompetensi(b, {x.kode: 3 for x in lembar_kompetensi(kini.date()).butir}, oleh=s.penilai, pada=kini)
    k = umpan.minta_konseling(s.penilai, "Ada yang ingin saya bicarakan.", oleh=s.pegawai, pada=kini)
    umpan.tulis_catatan(k, "Mari bertemu besok.", oleh=s.penilai, pada=kini)
    umpan.selesaikan(k, oleh=s.penilai, pada=kini)


def _kalender() -> None:
    """An outage declared, one cancelled, one that was detected; a closed day set, another set and taken back."""
    admin, kini = orang("Nur Aini Lamarauna"), saat(2026, 1, 14)
    minggu = saat(2026, 1, 11)
    for uraian in ("Listrik pusat data padam", "Jaringan kantor mati"):
        gangguan = kalender.nyatakan_gangguan(
            oleh=admin, pada=kini, mulai=minggu, selesai=minggu + timedelta(hours=2), uraian=uraian
        )
    kalender.batalkan_gangguan(gangguan, oleh=admin, pada=kini, alasan="Hanya satu gedung.")
    for jam in (0, 4):
        kalender.berdenyut(pada=minggu + timedelta(hours=jam))
    for hari in (30, 31):
        libur = {"nama": "Cuti bersama tambahan", "jenis": HariLibur.Jenis.CUTI_BERSAMA, "dasar": "SKB perubahan"}
        baris = kalender.simpan_libur(oleh=admin, pada=kini, tanggal=date(2026, 12, hari), **libur)
    kalender.hapus_libur(baris, oleh=admin)


def _skp_dari_berkas(admin: Pegawai, kini: datetime) -> None:
    """Who moved yesterday gets the draft for the new position from a file."""
    lama = Skp.objects.select_related("pegawai", "penilai").get(status="DITUTUP")
    aksi = {"id": "B1.1.1", "triwulan": 1, "teks": "Menata berkas loket", "target": 300, "satuan": "berkas"}
    target = {"nilai": 300, "satuan": "berkas", "teks": "300 berkas", "jenis": "akumulasi"}
    indikator = {
        "id": "B1.1",
        "aspek": "Kuantitas",
        "teks": "Jumlah berkas tertata",
        "target": target,
        "rencana_aksi": [aksi],
    }
    rencana = {
        "nip": lama.pegawai.nip,
        "nama": lama.pegawai.nama,
        "kode_unit": "DUKCAPIL.B3",
        "formulir": "JA_JF",
        "periode": {"mulai": "14-01-2026", "selesai": "31-12-2026"},
        "ppk": {"nip": lama.penilai.nip, "nama": lama.penilai.nama, "jabatan": "Kepala Bidang"},
        "rhk": [{"id": "B1", "teks": "Tertatanya arsip kependudukan", "rhk_atasan": "A9", "indikator": [indikator]}],
        "lampiran": {"konsekuensi": ["Dibahas dalam dialog kinerja"]},
    }
    berkas = SimpleUploadedFile("skp-pindahan.json", json.dumps({"skp": [rencana]}).encode())
    proses = kepegawaian.mulai_impor(berkas, jenis="skp", data_pada=kini.date(), oleh=admin, pada=kini)
    jalankan_semua()
    proses.refresh_from_db()
    kepegawaian.terapkan_impor(proses, oleh=admin)
    jalankan_semua()


def _berkas_impor() -> SimpleUploadedFile:
    """Good, misspelt and unreadable rows."""
    dinas = "Dinas Kependudukan dan Pencatatan Sipil"
    baris = [
        "NIP;NAMA;STATUS;JABATAN;UNIT KERJA;UNIT INDUK",
        f"199608162024031988;Mahmud Alamri;PNS;PELAKSANA;Bidang Pelayanan Pendaftaran Penduduk;{dinas}",
        f"199410302017032926;Sri Rejeki;PNS;PELAKSANA;Bidang Pelayanan Pendaftaran Penduduuk;{dinas}",
        f"2001;Nip Pendek;PNS;PELAKSANA;Bidang Pelayanan Pendaftaran Penduduk;{dinas}",
    ]
    return SimpleUploadedFile("pegawai.csv", "\r\n".join(baris).encode())


def _usulan(proses: Any) -> list[str]:
    return list(ButirImpor.objects.filter(proses=proses, golongan="USULAN").values_list("kunci", flat=True))


def _perbaikan() -> None:
    """Every state of a proposal; a superior repaired from a day on; a note on the list for SIASN."""
    admin, andi, dewi = orang("Nur Aini Lamarauna"), orang("Andi Tadulako"), orang("Dewi Toana")
    kini = saat(2026, 1, 16)

    def usul(siapa: Pegawai, fakta: str, benar: str, **lain: Any) -> Any:
        isian = perbaikan.IsianUsul(seharusnya=benar, alasan="Sesuai SK terbaru, nomor 823/4/2026.", **lain)
        return perbaikan.ajukan(siapa, fakta, isian, pada=kini)

    langkah = {"oleh": admin, "pada": kini, "versi": None}
    usul(andi, "UNIT", "Bidang Pelayanan Pencatatan Sipil")
    perbaikan.ambil(usul(andi, "GOLONGAN", "III/d"), **langkah)
    perbaikan.siasn(usul(andi, "NAMA", "Andi Tadulako, S.Kom., M.Kom."), **langkah)
    perbaikan.tolak(usul(dewi, "STATUS", "PNS"), keterangan="Status berubah lewat pengangkatan, bukan usul.", **langkah)
    perbaikan.tarik(usul(dewi, "GOLONGAN", "X"), oleh=dewi, pada=kini)
    hasan = orang("Hasan Lamakarate")
    atasan = perbaikan.IsianAtasan("ATASAN", hasan, date(2026, 1, 12), "SK pembagian tugas 800/9/2026")
    perbaikan.terapkan(usul(dewi, "ATASAN", hasan.nama, orang=hasan, sejak=date(2026, 1, 12)), atasan, **langkah)
    _perpindahan(admin, dewi)
    catatan = CatatanMutu.objects.filter(selesai_pada=None, tanda_siasn=None).order_by("pk")[0]
    perbaikan.tandai_siasn(catatan, oleh=admin, pada=kini)


def _perpindahan(admin: Pegawai, dewi: Pegawai) -> None:
    """A leave that lies ahead, taken back; the same recorded again."""
    isian = IsianPindah("TUGAS_BELAJAR", date(2026, 9, 1), "800/11/2026", date(2026, 1, 14), sampai=date(2027, 8, 31))
    keliru = perbaikan.catat_pindah(dewi, isian, oleh=admin, pada=saat(2026, 1, 16))
    perbaikan.batalkan_perpindahan(keliru, alasan="Salah orang.", oleh=admin, pada=saat(2026, 1, 16))
    perbaikan.catat_pindah(dewi, isian, oleh=admin, pada=saat(2026, 1, 16))


def _laporan() -> None:
    """Every state of a report and of a correction; evidence as a file and as a link; feedback; a form sent twice."""
    andi, ratna = orang("Andi Tadulako"), orang("Ratna Pusadan")
    foto = SimpleUploadedFile("loket.png", _foto(), "image/png")
    bukti = [BuktiBaru(berkas=simpan_bukti(foto, pemilik=andi)), BuktiBaru(tautan="https://berkas.contoh.example/1")]
    kirim = [harian.kirim_baru(_isi(jam), oleh=andi, bukti=bukti if jam == 7 else ()) for jam in range(7, 14)]
    harian.simpan_draf(_isi(14), oleh=andi)
    harian.kembalikan(kirim[0], oleh=ratna, versi=kirim[0].versi, catatan="Sebutkan lokasinya.")
    harian.tandai_dibaca(kirim[1], oleh=ratna)
    harian.ubah(
        kirim[1], _isi(8, kegiatan="Memadankan data ganda bersama operator kelurahan"), oleh=andi, versi=kirim[1].versi
    )
    for laporan in kirim[2:]:
        harian.terima(laporan, oleh=ratna, versi=laporan.versi)
    for laporan, akhir in zip(kirim[2:6], ("", "terima", "tolak", "cabut"), strict=True):
        baru = _isi(laporan.jam_mulai.hour, realisasi=30)
        koreksi = harian.usul_koreksi(laporan, baru, oleh=andi, alasan="Angkanya tertukar.")
        if akhir in ("terima", "tolak"):
            harian.putus_koreksi(
                koreksi, oleh=ratna, diterima=akhir == "terima", isi=baru, catatan="Bukti tidak mendukung."
            )
        elif akhir == "cabut":
            harian.cabut_koreksi(koreksi, oleh=andi)
    harian.beri_umpan_balik(andi, oleh=ratna, teks="Rapi dan konsisten. Terima kasih.", laporan=kirim[2])
    langkah: dict[str, Any] = {"berikut": "Ceritakan caranya pada rapat bidang.", "sampai": date(2026, 2, 27)}
    umpan = harian.beri_umpan_balik(andi, oleh=ratna, teks="Cara memadankannya rapi.", tampak="PRIBADI", **langkah)
    harian.jawab_umpan_balik(umpan, oleh=andi, jawaban="Sudah, pada rapat Jumat.")
    _bantuan_menulis(andi, ratna)
    _lewat_layar()


def _bantuan_menulis(andi: Any, ratna: Any) -> None:
    """Ratna writes for Andi: one waits, one is confirmed, one refused; a former span was ended."""
    masa = {"mulai": date(2026, 1, 15), "sampai": date(2026, 1, 20)}
    lama = harian.tunjuk_penulis(andi, ratna, oleh=ratna, sebab="PERANGKAT", **masa)
    harian.akhiri_bantuan(lama, oleh=andi)
    bantuan = harian.tunjuk_penulis(andi, ratna, oleh=ratna, sebab="BELUM_DAPAT", **masa)
    tulisan = [harian.tulis_untuk(bantuan, _isi(jam), oleh=ratna) for jam in (15, 16, 17)]
    harian.konfirmasi([(tulisan[1], 1)], oleh=andi)
    harian.tolak_tulisan(tulisan[2], oleh=andi, alasan="Bukan kegiatan saya.")


def _lewat_layar() -> None:
    """Through the pages: a login with its device, a form with its key, reading what belongs to another."""
    c = Client(headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Firefox/140.0"})
    c.post("/masuk", {"nip": "198011232005012905", "kata_sandi": "bukan-ini"})
    c.post("/masuk", {"nip": "198011232005012905", "kata_sandi": SANDI, "ingat": "on"})
    andi = orang("Andi Tadulako")
    isi = {"kunci": "kunci-rilis-0000000001", "teks": "Terus kabari bila ada hambatan.", "tentang": ""}
    c.post(f"/tim/{andi.id_publik}/umpan-balik", isi)
    c.get(f"/tim/{andi.id_publik}/")


def _pemberitahuan() -> None:
    """Ratna has her messages on her phone and a digest; what came for her stands in the outbox."""
    ratna, kunci = (
        orang("Ratna Pusadan"),
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    )
    alamat = "https://fcm.googleapis.com/fcm/send/rilis"
    with override_settings(PUSH_AKTIF=True):
        perangkat = Perangkat.objects.get(akun=ratna.akun)
        kabar.langgan(ratna, perangkat, alamat=alamat, kunci=kunci, rahasia="BTBZMqHH6r4Tts7J_aSIgg", pada=sekarang())
        kabar.simpan_pilihan(ratna, saluran={"SUREL:TIM": True}, waktu={"irama": "HARIAN"}, pada=sekarang())
        sebar()


def _foto() -> bytes:
    wadah = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(wadah, "PNG")
    return wadah.getvalue()


def _isi(jam: int, **lain: Any) -> IsiLaporan:
    rencana = RencanaAksi.objects.select_related("skp", "indikator").filter(
        skp=skp_milik("Andi Tadulako"), urutan_periode=1
    )
    isi = {"tanggal": date(2026, 1, 15), "jam_mulai": time(jam), "jam_selesai": time(jam, 45), "realisasi": 24}
    return IsiLaporan(**{"rencana": rencana.order_by("pk")[0], "kegiatan": "Verifikasi berkas loket 2", **isi, **lain})


def _penilaian() -> None:
    """Every state of an evaluation; the quarter of the nameless voice closes."""
    kini = saat(2026, 4, 2)
    umpan.tutup_periode(pada=kini)
    for periode in Periode.objects.filter(jenis="TRIWULANAN", urutan=1).order_by("pk"):
        penilaian.buka_periode(periode, pada=kini)
    wali_kota, dinas = orang("Burhan Toampo"), UnitKerja.objects.get(kode="DUKCAPIL")
    kunci = KunciPeriode(2026, "TRIWULANAN", 1)
    penilaian.tetapkan_capaian(
        dinas, kunci, nilai="BAIK", alasan="Target triwulan ini tercapai.", oleh=wali_kota, pada=kini
    )
    lain = [s.pegawai.nama for s in staf("DUKCAPIL.B3")]
    akhir = ("SIAP_DINILAI", "DINILAI", "DITERBITKAN")
    for nama, status in [
        ("Andi Tadulako", "DITERIMA"),
        ("Sari Wulandari", "DITERBITKAN"),
        *zip(lain, akhir, strict=False),
    ]:
        _nilai_sampai(nama, status, kini)
    penilaian.jelaskan_distribusi(
        UnitKerja.objects.get(kode="DIKBUD.SMPN01"),
        kunci,
        alasan="Unit kecil, hasilnya merata.",
        oleh=orang("Rizal Labaso"),
        pada=kini,
    )


def _nilai_sampai(nama: str, status: str, kini: datetime) -> None:
    urutan = ("TERBUKA", "SIAP_DINILAI", "DINILAI", "DITERBITKAN", "DITERIMA")
    for tujuan in urutan[1 : urutan.index(status) + 1]:
        e = evaluasi(nama)
        match tujuan:
            case "SIAP_DINILAI":
                aksi = e.skp.rencana_aksi.filter(urutan_periode=1).order_by("pk")[0]
                penilaian.isi_realisasi(
                    e, [penilaian.IsianRealisasi(str(aksi.id_publik), "24 berkas")], oleh=e.pegawai, pada=kini
                )
                penilaian.ajukan_evaluasi(e, oleh=e.pegawai, pada=kini, tanpa_bukti=True)
            case "DINILAI":
                rhk = e.skp.rhk.order_by("pk")[0]
                isian = penilaian.IsianNilai(
                    "SESUAI", "DI_ATAS", alasan_perilaku="Membantu rekan tanpa diminta; tiga umpan balik mendukung.",
                    umpan_rhk={str(rhk.id_publik): "Pertahankan."}, umpan_perilaku={"KOLABORATIF": "Terima kasih."},
                )  # fmt: skip
                penilaian.nilai(e, isian, oleh=e.penilai, pada=kini)
            case "DITERBITKAN":
                penilaian.terbitkan(e, oleh=e.penilai, pada=kini)
            case "DITERIMA":
                penilaian.terima(e, oleh=e.pegawai, pada=kini)
