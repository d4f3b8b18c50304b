"""What a move will do, in sentences, from the same rules that carry it out and without writing anything."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from ekinerja.aturan.tahun_skp import BagianSkp, susun_tahun
from ekinerja.inti.tampil import angka, tanggal
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian import actions as kepegawaian
from ekinerja.kepegawaian.fakta import fakta_pegawai
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import DelegasiPenilai, HubunganPenilai, Pegawai, Penugasan, UnitKerja
from ekinerja.kepegawaian.penilai import muat_susunan, penilai_pada
from ekinerja.kepegawaian.susunan import HARI, Tugas
from ekinerja.perbaikan.dampak import dampak
from ekinerja.perbaikan.isian_pindah import IsianPindah, fakta_sesudah, periksa
from ekinerja.perbaikan.models import Perpindahan
from ekinerja.perencanaan.kalender import sumber_skp
from ekinerja.perencanaan.models import SelMatriks
from ekinerja.skp.models import Skp
from ekinerja.skp.tahun import Selisih, Temuan, bandingkan, baru_dalam_tahun, satu_tahun
from ekinerja.timkerja.models import AnggotaTim

SUMBER = {
    "DELEGASI": "menurut surat delegasi", "POHON": "pimpinan menurut susunan unit", "PLT": "sebagai Plt. pimpinannya",
    "PLH": "sebagai Plh. pimpinannya",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PenilaiBaru:
    """Who appraises from the first day on, and why; nobody where the units above have no head."""

    orang: Pegawai | None
    sebab: str = ""


@dataclass(slots=True)
class Pratinjau:
    """Sentences in groups of a heading; `awas` need a look before one goes on."""

    pindah: list[str] = field(default_factory=list)
    skp: list[str] = field(default_factory=list)
    kewajiban: list[str] = field(default_factory=list)
    ikut: list[str] = field(default_factory=list)
    awas: list[str] = field(default_factory=list)
    penilai_lama: Pegawai | None = None
    penilai_baru: Pegawai | None = None

    @property
    def kelompok(self) -> list[tuple[str, list[str]]]:
        """Headings with something under them."""
        semua = (
            ("Perpindahannya", self.pindah),
            ("SKP", self.skp),
            ("Kewajiban SKP sesudahnya", self.kewajiban),
            ("Yang ikut tersentuh", self.ikut),
        )
        return [(judul, isi) for judul, isi in semua if isi]

    @property
    def teks(self) -> str:
        """Everything it says: what a confirmation is held against."""
        return "\n".join([*self.pindah, *self.skp, *self.kewajiban, *self.ikut, *self.awas])


def pratinjau(pegawai: Pegawai, isian: IsianPindah) -> Pratinjau:
    """Raises AturanDilanggar (400) as the act itself would."""
    periksa(pegawai, isian)
    hasil = Pratinjau()
    lama = kepegawaian.tugas_terbuka(pegawai)
    hubungan = penilai_pada(pegawai, isian.mulai - HARI)
    hasil.penilai_lama = hubungan.penilai if hubungan else None
    baru = penilai_baru(pegawai, isian, lama)
    hasil.penilai_baru = baru.orang
    hasil.pindah += _pindah(pegawai, isian, lama, baru, hasil)
    _tahun(pegawai, isian, baru, hasil)
    hasil.ikut += _ikut(pegawai, isian, lama, hasil)
    return hasil


def penilai_baru(pegawai: Pegawai, isian: IsianPindah, lama: Penugasan | None) -> PenilaiBaru:
    """The PPK of the first day: derived as `susun_penilai` will, for the one assignment that comes."""
    if not isian.bertugas:
        if isian.jenis in Perpindahan.KELUAR:
            return PenilaiBaru(None)
        hubungan = penilai_pada(pegawai, isian.mulai)
        return PenilaiBaru(hubungan.penilai, hubungan.sebab) if hubungan else PenilaiBaru(None)
    assert isian.unit is not None
    tugas = Tugas(pegawai.pk, isian.unit.pk, isian.kepala, isian.mulai)
    hasil = next((h for h in muat_susunan().untuk(tugas) if h.mulai == isian.mulai), None)
    if hasil is None:
        return PenilaiBaru(None)
    return PenilaiBaru(Pegawai.objects.get(pk=hasil.penilai), SUMBER.get(hasil.sumber, ""))


def _tempat(unit: UnitKerja) -> str:
    """With the unit above: many dinas have a bidang of the same name."""
    induk = unit.induk
    return f"{unit.nama}, {induk.nama}" if induk is not None and induk.induk_id is not None else unit.nama


def _pindah(
    pegawai: Pegawai, isian: IsianPindah, lama: Penugasan | None, baru: PenilaiBaru, hasil: Pratinjau
) -> Iterator[str]:
    hari, sehari = tanggal(isian.mulai), tanggal(isian.mulai - HARI)
    if isian.mulai > hari_ini():
        hasil.awas.append(
            f"Tanggalnya belum tiba. Semua di bawah ini berlaku sendiri pada {hari}; sampai {sehari} tidak ada yang berubah."
        )
    if isian.bertugas:
        assert isian.unit is not None
        assert isian.jabatan is not None
        if lama is not None:
            yield f"Sampai {sehari}: {lama.jabatan.nama}, {lama.unit.nama}."
        yield f"Sejak {hari}: {isian.jabatan.nama}, {_tempat(isian.unit)}{', memimpin unit itu' if isian.kepala else ''}."
        if baru.orang is None:
            hasil.awas.append(
                f"Di {isian.unit.nama} belum ada pejabat penilai pada {hari}: unit itu dan unit di atasnya belum berpimpinan."
            )
            return
        sama = hasil.penilai_lama is not None and hasil.penilai_lama.pk == baru.orang.pk
        kata = "Penilainya tetap" if sama else "Penilainya sejak hari itu"
        yield f"{kata} {baru.orang.nama}, {baru.sebab}."
    elif isian.jenis == Perpindahan.Jenis.PNS:
        yield f"Sejak {hari} statusnya PNS. Jabatan, unit, dan penilainya tetap."
    elif isian.jenis in Perpindahan.KELUAR:
        yield f"Sejak {hari}: {Perpindahan.Jenis(isian.jenis).label.lower().replace('pppk', 'PPPK')}. Hari kerjanya yang terakhir {sehari}."
        if lama is not None:
            yield f"Penugasannya di {lama.unit.nama} berakhir {sehari}."
    else:
        akhir = f"sampai {tanggal(isian.sampai)}" if isian.sampai else "sampai dicatat berakhir"
        yield f"{Perpindahan.Jenis(isian.jenis).label} sejak {hari} {akhir}. Penugasannya tetap tercatat."


def _tahun(pegawai: Pegawai, isian: IsianPindah, baru: PenilaiBaru, hasil: Pratinjau) -> None:
    """SKPs that close, change their days or begin, and the parts that are owed; asked as of the first day."""
    fakta = fakta_pegawai([pegawai.pk])[pegawai.pk]
    sesudah, hari = fakta_sesudah(fakta, isian), max(isian.mulai, hari_ini())
    nama = dict(UnitKerja.objects.filter(kode__in={t.unit for t in sesudah.tugas}).values_list("kode", "nama"))
    for tahun in sorted({isian.mulai.year, hari.year}):
        skp = satu_tahun(pegawai, tahun).skp
        dulu, wajib = susun_tahun(fakta, tahun), susun_tahun(sesudah, tahun)
        sudah = {(t.jenis, t.skp and t.skp.pk, t.mulai) for t in bandingkan(dulu, skp, hari)}
        for t in bandingkan(wajib, skp, hari):
            if (t.jenis, t.skp and t.skp.pk, t.mulai) not in sudah and (kalimat := _skp(t, isian, baru, tahun)):
                if t.jenis == Selisih.KOSONG and not (baru_dalam_tahun(wajib, hari) and t.mulai <= hari <= t.selesai):
                    continue
                hasil.skp.append(kalimat)
        if wajib != dulu:
            hasil.kewajiban += [_ruas(r, nama) for r in wajib.ruas]
    if not hasil.skp:
        hasil.skp.append("Tidak ada SKP yang berubah.")


def _skp(t: Temuan, isian: IsianPindah, baru: PenilaiBaru, tahun: int) -> str:
    if t.jenis == Selisih.TUTUP and t.skp:
        lama = f" {t.skp.penilai} tetap menilai bagian itu." if t.skp.penilai else ""
        return f"SKP {tahun} ({Skp.Status(t.skp.status).label.lower()}) ditutup per {tanggal(t.selesai)}. Isinya tetap terbaca.{lama}"
    if t.jenis == Selisih.SESUAIKAN and t.skp:
        return f"Draf SKP {tahun} yang belum disetujui kini untuk {tanggal(t.mulai)} sampai {tanggal(t.selesai)}."
    if t.jenis == Selisih.KOSONG and isian.bertugas:
        if sumber_skp(Penugasan(unit=isian.unit, jabatan=isian.jabatan)) != Skp.Sumber.LOKAL:
            return f"SKP sejak {tanggal(t.mulai)} disusun di Ruang GTK dan tampil di sini setelah disetujui di sana."
        siapa = f" Penilainya {baru.orang.nama}." if baru.orang else ""
        return f"Draf SKP baru disiapkan untuk {tanggal(t.mulai)} sampai {tanggal(t.selesai)}, dalam keadaan kosong.{siapa}"
    return t.kalimat if t.jenis in (Selisih.LUAR, Selisih.TUMPANG) else ""


def _ruas(r: object, nama: dict[str, str]) -> str:
    masa = f"{tanggal(r.mulai)} – {tanggal(r.selesai)}"  # type: ignore[attr-defined]
    if isinstance(r, BagianSkp):
        return f"{masa}: wajib ber-SKP sebagai {r.jabatan}, {nama.get(r.unit, r.unit)}."
    return f"{masa}: {r.sebab}"  # type: ignore[attr-defined]


def _ikut(pegawai: Pegawai, isian: IsianPindah, lama: Penugasan | None, hasil: Pratinjau) -> Iterator[str]:
    """What hangs on the person: open work, people below, orders, teams, the matriks, roles."""
    if isian.jenis == Perpindahan.Jenis.PNS:
        return
    ganti = isian.bertugas and hasil.penilai_baru is not None and hasil.penilai_baru != hasil.penilai_lama
    if ganti and isian.mulai <= hari_ini() and (terbuka := dampak(pegawai, isian.mulai)).laporan:
        yield f"{angka(terbuka.laporan)} laporan harian yang menunggu keputusan pindah kepada {hasil.penilai_baru}."
    if lama is not None and lama.kepala_unit and (isian.bertugas or isian.jenis in Perpindahan.KELUAR):
        n = _dinilai(pegawai, isian.mulai)
        yield (
            f"{lama.unit.nama} tidak lagi dipimpinnya. {angka(n)} pegawai yang dinilainya beralih kepada pimpinan di atasnya "
            "sampai pengganti atau Plt. dicatat."
        )
    yield from _catatan_atasan(pegawai, isian)
    yield from _delegasi(pegawai, isian)
    yield from _tim(pegawai, isian)
    if lama is not None and (n := _sel(pegawai, lama, isian.mulai.year)):
        yield f"{angka(n)} perannya pada Matriks Peran Hasil {lama.unit.nama} tetap tersimpan; pimpinan unit itu yang membaginya lagi."
    peran = pegawai.peran.filter(berlaku(isian.mulai))
    if nama := [str(p.get_peran_display()) for p in peran]:
        yield f"Peran {', '.join(nama)} tetap dipegangnya sampai dicabut di halaman Peran."


def _dinilai(pegawai: Pegawai, hari: date) -> int:
    sumber = HubunganPenilai.Sumber
    ada = HubunganPenilai.objects.filter(berlaku(hari), penilai=pegawai).exclude(
        sumber__in=(sumber.KHUSUS, sumber.DELEGASI)
    )
    return ada.count()


def _catatan_atasan(pegawai: Pegawai, isian: IsianPindah) -> Iterator[str]:
    n = Penugasan.objects.filter(berlaku(isian.mulai), atasan_khusus=pegawai).count()
    if not n:
        return
    if isian.jenis in Perpindahan.KELUAR:
        yield f"{angka(n)} pegawai mencatatnya sebagai atasan langsung; sejak hari itu mereka mengikuti susunan unit."
    elif isian.bertugas:
        yield f"{angka(n)} pegawai mencatatnya sebagai atasan langsung dan tetap dinilainya, sampai atasannya ditetapkan lain."


def _delegasi(pegawai: Pegawai, isian: IsianPindah) -> Iterator[str]:
    hidup = DelegasiPenilai.objects.filter(
        Q(penilai=pegawai) | Q(cakupan_pegawai=pegawai), dicabut_pada=None, sampai__gte=isian.mulai
    )
    for d in hidup.select_related("penilai").order_by("mulai"):
        if d.penilai_id == pegawai.pk:
            yield f"Delegasi {d.nomor} kepadanya berlaku sampai {tanggal(d.sampai)}; cabut bila tidak dipakai lagi."
        else:
            yield (
                f"Menurut delegasi {d.nomor}, {d.penilai.nama} menilainya sampai {tanggal(d.sampai)}, juga di tempat baru; "
                "cabut bila tidak sesuai."
            )


def _tim(pegawai: Pegawai, isian: IsianPindah) -> Iterator[str]:
    anggota = AnggotaTim.objects.filter(berlaku(isian.mulai), pegawai=pegawai, tim__ditutup=None)
    for a in anggota.select_related("tim").order_by("tim__nama"):
        yield f"Tetap {a.get_peran_display().lower()} {a.tim.nama} menurut SK-nya; keanggotaannya diakhiri di halaman tim."


def _sel(pegawai: Pegawai, lama: Penugasan, tahun: int) -> int:
    isi: int = SelMatriks.objects.filter(
        ~Q(teks=""), pegawai=pegawai, kolom__matriks__unit=lama.unit_id, kolom__matriks__tahun=tahun
    ).aggregate(n=Count("pk"))["n"]
    return isi
