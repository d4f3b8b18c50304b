"""May this SKP be submitted? (DT-05). Every failing item is named, none is hidden behind another."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.berlaku import Versi, pada, pada_atau_awal
from ekinerja.aturan.jawaban import Butir
from ekinerja.aturan.kode import Kode, Tingkat
from ekinerja.aturan.teks import gabung
from ekinerja.aturan.teks import tanggal as tulis
from ekinerja.aturan.tenggat import SEHARI, CaraHitung, tenggat, tenggat_bernama


class FormulirSkp(Kode):
    """The two forms."""

    JPT = "JPT", "JPT dan pimpinan unit kerja mandiri"
    JA_JF = "JA_JF", "Jabatan administrasi dan fungsional"


class Pendekatan(Kode):
    """Chosen per SKP, not per row (R-07)."""

    KUANTITATIF = "KUANTITATIF", "Kuantitatif"
    KUALITATIF = "KUALITATIF", "Kualitatif"


class Perspektif(Kode):
    """JPT only (R-08)."""

    PENERIMA_LAYANAN = "PENERIMA_LAYANAN", "Penerima Layanan"
    PROSES_BISNIS = "PROSES_BISNIS", "Proses Bisnis"
    PENGUATAN_INTERNAL = "PENGUATAN_INTERNAL", "Penguatan Internal"
    ANGGARAN = "ANGGARAN", "Anggaran"


class Aspek(Kode):
    """JA/JF kuantitatif (R-09)."""

    KUANTITAS = "KUANTITAS", "Kuantitas"
    KUALITAS = "KUALITAS", "Kualitas"
    WAKTU = "WAKTU", "Waktu"
    BIAYA = "BIAYA", "Biaya"


@dataclass(frozen=True, slots=True)
class DataIndikator:
    """``teks`` is the indicator, or the narrative of a kualitatif row. ``letak`` names its place on the form.

    ``manual_lengkap`` counts only where ``bermanual``.
    """

    teks: str
    target: str = ""
    aspek: str = ""
    letak: str = ""
    manual_lengkap: bool = True


@dataclass(frozen=True, slots=True)
class DataRhk:
    """One rencana hasil kerja with its indicators."""

    teks: str
    utama: bool = True
    punya_rhk_atasan: bool = False
    perspektif: str = ""
    indikator: tuple[DataIndikator, ...] = ()
    letak: str = ""


@dataclass(frozen=True, slots=True)
class DataSkp:
    """What DT-05 looks at. People are opaque keys; only equality counts.

    ``jabatan_mulai``/``jabatan_selesai``: when the person holds the position, if not the whole year.
    ``skp_lain``: (from, to) of the person's other SKP that are in force or under way.
    """

    pelaku: Hashable
    pemilik: Hashable
    penilai: Hashable | None
    formulir: FormulirSkp
    pendekatan: Pendekatan
    mulai: date
    selesai: date
    rhk: tuple[DataRhk, ...] = ()
    dukungan: int = 0
    skema: int = 0
    konsekuensi: int = 0
    skp_lain: tuple[tuple[date, date], ...] = ()
    tanpa_rhk_atasan: bool = False
    jabatan_mulai: date | None = None
    jabatan_selesai: date | None = None


def skp_boleh_diajukan(data: DataSkp) -> list[Butir]:
    """All findings of DT-05; the SKP may be submitted when none of them blocks."""
    versi = pada_atau_awal("skp", data.mulai)
    return [
        *_orang(data),
        *_periode(data),
        *_utama(data),
        *(b for nomor, r in enumerate(data.rhk, 1) for b in _rhk(data, nomor, r, versi)),
        *_perspektif_kosong(data),
        *_lampiran(data, versi),
        *_manual(data),
    ]


def bermanual(formulir: str, pendekatan: str) -> bool:
    """Does each indicator of such an SKP carry a manual indikator kinerja? Only the quantitative form of JPT and
    pimpinan unit kerja mandiri."""
    return (formulir, pendekatan) == (FormulirSkp.JPT, Pendekatan.KUANTITATIF)


def pengelola_menetapkan_sejak(mulai: date, gangguan: Collection[date] = ()) -> date:
    """First day on which the pengelola kinerja may set the draft of an SKP that begins on ``mulai`` (R-12, DT-08).

    The second week of January belongs to pegawai and PPK; an SKP that begins later leaves them the same two weeks.
    Days of an outage (``gangguan``) are given back to them.
    """
    lama = int(pada("skp", mulai).isi["pengelola_sesudah_hari"])
    return tenggat(mulai - SEHARI, lama, CaraHitung.HARI_KALENDER, gangguan=gangguan) + SEHARI


class TahapRencana(Kode):
    """Whose turn it is with an SKP that is being planned (DT-08). Nothing is ever locked or deleted by it."""

    PEGAWAI = "PEGAWAI", "Pegawai dan penilainya"
    PENGELOLA = "PENGELOLA", "Pengelola kinerja boleh menyusun dan menetapkan"
    LEWAT = "LEWAT", "Lewat batas penetapan"
    SELESAI = "SELESAI", "Sudah ditetapkan"


def batas_penetapan(mulai: date) -> date:
    """Last day to set an SKP: end of January; thirty days for one that begins later (R-12, R-13)."""
    if (mulai.month, mulai.day) != (1, 1):
        return tenggat_bernama("skp_mulai_terlambat", mulai)
    isi = pada("skp", mulai).isi["batas_penetapan"]
    return date(mulai.year, isi["bulan"], isi["hari"])


def tahap_rencana(mulai: date, hari: date, *, disetujui: bool = False) -> TahapRencana:
    """Where an SKP that begins on ``mulai`` stands in the planning calendar on ``hari`` (DT-08)."""
    if disetujui:
        return TahapRencana.SELESAI
    if hari > batas_penetapan(mulai):
        return TahapRencana.LEWAT
    return TahapRencana.PENGELOLA if hari >= pengelola_menetapkan_sejak(mulai) else TahapRencana.PEGAWAI


def _blokir(kode: str, kalimat: str, letak: str) -> Butir:
    return Butir(kode, Tingkat.BLOKIR, kalimat, letak)


def _ingat(kode: str, kalimat: str, letak: str) -> Butir:
    return Butir(kode, Tingkat.PERINGATAN, kalimat, letak)


def _orang(d: DataSkp) -> Iterator[Butir]:
    if d.pelaku != d.pemilik:
        yield _blokir("BUKAN_PEMILIK", "SKP hanya dapat diajukan oleh pemiliknya sendiri.", "skp")
    if d.penilai is None:
        yield _blokir(
            "PENILAI_KOSONG",
            "Pejabat Penilai Kinerja belum diketahui. Minta pengelola kepegawaian melengkapi atasan Anda.",
            "penilai",
        )
    elif d.penilai == d.pemilik:
        yield _blokir(
            "PENILAI_SENDIRI",
            "Pejabat Penilai Kinerja tidak boleh diri sendiri. Minta pengelola kepegawaian memperbaikinya.",
            "penilai",
        )


def _periode(d: DataSkp) -> Iterator[Butir]:
    if d.mulai > d.selesai:
        yield _blokir("PERIODE_TERBALIK", "Tanggal mulai SKP melewati tanggal selesainya.", "periode")
        return
    if d.mulai.year != d.selesai.year:
        yield _blokir(
            "PERIODE_LINTAS_TAHUN",
            f"SKP harus berada dalam satu tahun kalender; yang tertulis {_rentang(d.mulai, d.selesai)}.",
            "periode",
        )
    for mulai, selesai in d.skp_lain:
        if mulai <= d.selesai and d.mulai <= selesai:
            yield _blokir(
                "PERIODE_TUMPANG_TINDIH",
                f"Periode ini beririsan dengan SKP Anda yang lain ({_rentang(mulai, selesai)}).",
                "periode",
            )
    if not _setahun(d):
        yield _ingat(
            "BUKAN_SETAHUN",
            "SKP bersifat tahunan: biasanya 1 Januari–31 Desember, atau selama Anda memegang jabatan ini. "
            "Bulan dan triwulan adalah bagian evaluasi.",
            "periode",
        )


def _setahun(d: DataSkp) -> bool:
    tahun = d.mulai.year
    mulai = max(date(tahun, 1, 1), d.jabatan_mulai or date.min)
    selesai = min(date(tahun, 12, 31), d.jabatan_selesai or date.max)
    return d.mulai == mulai and d.selesai == selesai


def _rentang(mulai: date, selesai: date) -> str:
    return f"{tulis(mulai)}–{tulis(selesai)}"


def _utama(d: DataSkp) -> Iterator[Butir]:
    if not any(r.utama for r in d.rhk):
        yield _blokir("UTAMA_KOSONG", "Tambahkan sedikitnya satu hasil kerja utama.", "rhk")


def _rhk(d: DataSkp, nomor: int, r: DataRhk, versi: Versi) -> Iterator[Butir]:
    nama, letak = f"Hasil kerja {nomor}", r.letak or f"rhk-{nomor}"
    if not r.teks.strip():
        yield _blokir("RHK_KOSONG", f"{nama} belum ditulis.", letak)
    if d.formulir is FormulirSkp.JPT:
        yield from _perspektif(nama, r, letak)
    elif r.utama and not r.punya_rhk_atasan and not d.tanpa_rhk_atasan:
        yield _blokir("TANPA_RHK_ATASAN", f"{nama} belum dikaitkan dengan hasil kerja atasan.", letak)
    yield from _indikator(d, nama, r, letak, versi)


def _perspektif(nama: str, r: DataRhk, letak: str) -> Iterator[Butir]:
    if r.perspektif not in set(Perspektif):
        yield _blokir("PERSPEKTIF_KOSONG", f"{nama} belum memilih perspektif.", letak)


def _indikator(d: DataSkp, nama: str, r: DataRhk, letak: str, versi: Versi) -> Iterator[Butir]:
    if d.pendekatan is Pendekatan.KUALITATIF:
        if not any(i.teks.strip() for i in r.indikator):
            yield _blokir("NARASI_KOSONG", f"{nama} belum punya uraian ukuran keberhasilan dan target.", letak)
        return
    if not r.indikator:
        yield _blokir("INDIKATOR_KOSONG", f"{nama} belum punya indikator.", letak)
        return
    for urut, i in enumerate(r.indikator, 1):
        yield from _satu_indikator(d, f"{nama}, indikator {urut}", i, i.letak or letak)
    if d.formulir is FormulirSkp.JA_JF:
        yield from _ragam_aspek(nama, r, letak, int(versi.isi["aspek_disarankan"]))


def _satu_indikator(d: DataSkp, nama: str, i: DataIndikator, letak: str) -> Iterator[Butir]:
    if not i.teks.strip():
        yield _blokir("INDIKATOR_TANPA_TEKS", f"{nama} belum ditulis.", letak)
    if not i.target.strip():
        yield _blokir("TARGET_KOSONG", f"{nama} belum punya target.", letak)
    if d.formulir is FormulirSkp.JA_JF and i.aspek not in set(Aspek):
        yield _blokir("ASPEK_KOSONG", f"{nama} belum memilih aspek.", letak)


def _ragam_aspek(nama: str, r: DataRhk, letak: str, disarankan: int) -> Iterator[Butir]:
    aspek = {i.aspek for i in r.indikator if i.aspek in set(Aspek)}
    if len(aspek) < disarankan:
        yield _ingat(
            "ASPEK_SEDIKIT",
            f"{nama} baru memakai {len(aspek)} aspek. Lazimnya Kuantitas, Kualitas, dan Waktu.",
            letak,
        )


def _perspektif_kosong(d: DataSkp) -> Iterator[Butir]:
    if d.formulir is not FormulirSkp.JPT or not d.rhk:
        return
    terpakai = {r.perspektif for r in d.rhk}
    sisa = [p.label for p in Perspektif if p not in terpakai]
    if sisa:
        yield _ingat("PERSPEKTIF_TAK_TERPAKAI", f"Belum ada hasil kerja pada perspektif {gabung(sisa)}.", "rhk")


def _lampiran(d: DataSkp, versi: Versi) -> Iterator[Butir]:
    butuh = int(versi.isi["lampiran_min"])
    daftar = (
        ("DUKUNGAN_KOSONG", "Dukungan sumber daya", d.dukungan, "lampiran-dukungan"),
        ("SKEMA_KOSONG", "Skema pertanggungjawaban", d.skema, "lampiran-skema"),
        ("KONSEKUENSI_KOSONG", "Konsekuensi", d.konsekuensi, "lampiran-konsekuensi"),
    )
    for kode, nama, jumlah, letak in daftar:
        if jumlah < butuh:
            yield _blokir(kode, f"Lampiran: isi sedikitnya {butuh} butir {nama}.", letak)


def _manual(d: DataSkp) -> Iterator[Butir]:
    """Advice only: an SKP is submitted and approved without it."""
    if not bermanual(d.formulir, d.pendekatan):
        return
    kurang = [i.letak or r.letak or "rhk" for r in d.rhk for i in r.indikator if not i.manual_lengkap]
    if kurang:
        yield _ingat(
            "MANUAL_BELUM_LENGKAP",
            f"Manual indikator kinerja belum lengkap pada {len(kurang)} indikator. SKP tetap dapat diajukan tanpanya.",
            kurang[0],
        )
