"""The recap of a period and the evidence list as Excel and PDF."""

from typing import Any

from ekinerja.harian.ekspor import KOLOM, LEBAR, buku
from ekinerja.harian.rentang import Rentang
from ekinerja.harian.ringkasan import RhkRingkas, Ringkasan
from ekinerja.harian.tampilan import KEADAAN
from ekinerja.inti.dokumen import bentuk as b
from ekinerja.inti.dokumen.mesin import buat_pdf
from ekinerja.inti.pengaturan import instansi
from ekinerja.inti.tampil import angka, jam, tanggal, tanggal_pendek, waktu
from ekinerja.inti.waktu import sekarang
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.penilai import penugasan_pada

TEMPLAT = "rekap-laporan"
KAKI = (
    "Dibuat dari laporan harian di e-Kinerja, bukan dokumen terbitan; keadaannya dapat berubah sampai laporan diputus."
)


def rekap_xlsx(r: Ringkasan) -> bytes:
    """Sheet of sums per RHK, and every report in the eight columns with its state."""
    ringkas = (
        ("Rencana Hasil Kerja", 60), ("Hari", 8), ("Laporan", 10), ("Realisasi", 12), ("Satuan", 16), ("Diterima", 10),
        ("Menunggu", 10), ("Dikembalikan", 13),
    )  # fmt: skip
    lengkap = (
        ("Rencana Hasil Kerja", 50),
        *zip(KOLOM, LEBAR, strict=True),
        ("Keadaan", 18),
        ("Ditulis oleh orang lain", 44),
    )
    return buku([("Rekap", ringkas, _baris_rekap(r)), ("Laporan", lengkap, _baris_laporan(r))])


def bukti_xlsx(r: Ringkasan) -> bytes:
    """One row per piece of evidence; a report without any has one row that says so."""
    kolom = (
        ("Rencana Hasil Kerja", 50), ("Rencana Aksi", 42), ("Tanggal", 12), ("Kegiatan Harian", 52),
        ("Bukti Dukung", 60), ("Keadaan", 18),
    )  # fmt: skip
    return buku([("Bukti dukung", kolom, _baris_bukti(r))])


def rekap_pdf(r: Ringkasan, orang: Pegawai, periode: Rentang) -> bytes:
    bagian = [
        b.BagianRekap(
            judul=f"{n}. {rhk.teks}",
            keterangan=[_uraian(rhk)],
            kolom=["Tanggal", "Jam", "Kegiatan", "Hasil", "Bukti", "Keadaan"],
            baris=[_sel_laporan(x) for x in rhk.laporan],
        )
        for n, rhk in enumerate(r.rhk, 1)
    ]
    ringkasan = [
        f"{r.hari} hari, {len(r.laporan)} laporan: {r.banyak('DISETUJUI')} diterima, {r.banyak('DIAJUKAN')} menunggu, "
        f"{r.banyak('DIKEMBALIKAN')} dikembalikan.",
        "Angka dijumlahkan per satuan, tidak dibandingkan antarorang.",
    ]
    return _pdf("REKAP LAPORAN HARIAN", orang, periode, ringkasan, bagian, lebar=[14, 12, 38, 16, 8, 14])


def bukti_pdf(r: Ringkasan, orang: Pegawai, periode: Rentang) -> bytes:
    bagian = [
        b.BagianRekap(
            judul=f"{n}. {rhk.teks}",
            keterangan=[],
            kolom=["Rencana aksi", "Tanggal", "Kegiatan", "Bukti dukung"],
            baris=[_sel_bukti(rencana.teks, x) for rencana in rhk.rencana.values() for x in rencana.laporan],
        )
        for n, rhk in enumerate(r.rhk, 1)
    ]
    ringkasan = [f"{r.bukti} bukti dari {len(r.laporan)} laporan; {r.tanpa_bukti} laporan belum mempunyai bukti."]
    return _pdf("DAFTAR BUKTI DUKUNG", orang, periode, ringkasan, bagian, lebar=[28, 12, 30, 34])


def _pdf(
    judul: str, orang: Pegawai, periode: Rentang, ringkasan: list[str], bagian: list[b.BagianRekap], *, lebar: list[int]
) -> bytes:
    tugas = penugasan_pada(orang, periode.sampai)
    identitas = b.Orang(
        nama=orang.nama,
        nip=orang.nip or "",
        jabatan=tugas.jabatan.nama if tugas else "",
        unit=tugas.unit.nama if tugas else "",
    )
    isi = b.RekapLaporan(
        instansi=instansi().nama,
        judul=judul,
        periode=f"{periode.sebutan} ({tanggal(periode.mulai)} sampai {tanggal(periode.sampai)})",
        pegawai=identitas,
        dibuat=waktu(sekarang()),
        ringkasan=ringkasan,
        bagian=bagian,
        lebar=lebar,
        kaki=KAKI,
    )
    return buat_pdf(TEMPLAT, isi)


def _uraian(rhk: RhkRingkas) -> str:
    jumlah = ", ".join(f"{angka(n)} {satuan}" for satuan, n in rhk.per_satuan)
    return f"{rhk.hari} hari, {len(rhk.laporan)} laporan, realisasi {jumlah}. {rhk.banyak('DISETUJUI')} diterima."


def _sel_laporan(x: dict[str, Any]) -> list[str]:
    berlaku = sum(not y.ditolak for y in x["bukti"])
    bukti = angka(berlaku) if berlaku else "–"
    pukul = f"{jam(x['jam_mulai'])}–{jam(x['jam_selesai'])}"
    hasil = f"{angka(x['realisasi'])} {x['satuan']}"
    kegiatan = f"{x['kegiatan']}\n{x['ditulis']}" if x["ditulis"] else x["kegiatan"]
    return [tanggal_pendek(x["tanggal"]), pukul, kegiatan, hasil, bukti, KEADAAN[x["status"]][0]]


def _sel_bukti(rencana: str, x: dict[str, Any]) -> list[str]:
    bukti = "\n".join(y.nama for y in x["bukti"]) or "belum ada"
    return [rencana, tanggal_pendek(x["tanggal"]), x["kegiatan"], bukti]


def _baris_rekap(r: Ringkasan) -> list[tuple[Any, ...]]:
    """One row per RHK and unit; the counts stand in the first row of each RHK."""
    hasil: list[tuple[Any, ...]] = []
    for rhk in r.rhk:
        for n, (satuan, jumlah) in enumerate(rhk.per_satuan):
            putusan = (rhk.banyak("DISETUJUI"), rhk.banyak("DIAJUKAN"), rhk.banyak("DIKEMBALIKAN"))
            awal = (rhk.hari, len(rhk.laporan)) if n == 0 else ("", "")
            hasil.append((rhk.teks, *awal, jumlah, satuan, *(putusan if n == 0 else ("", "", ""))))
    return hasil


def _baris_laporan(r: Ringkasan) -> list[tuple[Any, ...]]:
    return [
        (
            x["rencana_aksi__indikator__rhk__teks"], x["rencana_aksi__teks"], x["tanggal"].isoformat(),
            f"{x['jam_mulai']:%H:%M}", f"{x['jam_selesai']:%H:%M}", x["kegiatan"], x["realisasi"], x["satuan"],
            ", ".join(y.nama for y in x["bukti"]), x["ditulis"], KEADAAN[x["status"]][0],
        )
        for x in r.laporan
    ]  # fmt: skip


def _baris_bukti(r: Ringkasan) -> list[tuple[Any, ...]]:
    hasil: list[tuple[Any, ...]] = []
    for rhk in r.rhk:
        for rencana in rhk.rencana.values():
            for x in rencana.laporan:
                for nama in [y.nama for y in x["bukti"]] or [""]:
                    keadaan = KEADAAN[x["status"]][0]
                    hasil.append((rhk.teks, rencana.teks, x["tanggal"].isoformat(), x["kegiatan"], nama, keadaan))
    return hasil
