"""A sheet of daily progress against the plan and the reports that are there; writes nothing.

Whether a row is accepted is DT-09's answer (`syarat.temuan_laporan`), the same that the form gets.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ekinerja.aturan.jawaban import Butir as Temuan
from ekinerja.aturan.jawaban import menghalangi
from ekinerja.harian.importers.acuan import Acuan, Jam, muat_acuan
from ekinerja.harian.importers.baca import BarisProgres, baca_baris, saran_realisasi
from ekinerja.harian.isi import IsiLaporan
from ekinerja.harian.models import LaporanHarian
from ekinerja.harian.syarat import temuan_laporan
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Akibat, Butir, HasilImpor, Pemeriksaan, Tabel, sel
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.tampil import angka, hari_tanggal, tanggal
from ekinerja.kalender.hitung import hari_kerja
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import RencanaAksi

# Findings about the plan say nothing new where the day itself is wrong.
_TANGGAL_SALAH = {"MASA_DEPAN", "DI_LUAR_SKP"}
_S = LaporanHarian.Status
_BISA_DITAMBAH = (_S.DIAJUKAN, _S.DIKEMBALIKAN)
RUJUKAN_MAKS = 12  # rows named in one sentence


@dataclass(slots=True)
class CalonLaporan:
    """A report that will be written."""

    isi: IsiLaporan
    penilai: int | None
    terlambat: bool
    tautan: list[str]


@dataclass(slots=True)
class RencanaProgres:
    """What applying writes: new reports, and links for reports that are there (primary key → links)."""

    pegawai: Pegawai
    berkas: str
    hari: list[date]
    sidik: tuple[Any, ...]
    baru: list[CalonLaporan] = field(default_factory=list)
    tautan: dict[int, list[str]] = field(default_factory=dict)


def periksa(tabel: Tabel, pegawai: Pegawai, *, hari: date, berkas: str, kemajuan: Kemajuan) -> Pemeriksaan:
    """`hari` is the day as which DT-09 counts. Raises AturanDilanggar for a person without any rencana aksi."""
    baris = [baca_baris(tabel, mentah) for mentah in tabel.baris]
    acuan = muat_acuan(pegawai, [b.tanggal for b in baris if b.tanggal])
    if not acuan.rencana:
        raise AturanDilanggar(
            f"{pegawai.nama} belum mempunyai rencana aksi di SKP mana pun, padahal setiap laporan menempel padanya. "
            "Susun atau impor dulu SKP-nya, lalu kirim lagi berkas ini."
        )
    return _Pemeriksa(tabel, acuan, hari, berkas, kemajuan).jalan(baris)


class _Pemeriksa:
    def __init__(self, tabel: Tabel, acuan: Acuan, hari: date, berkas: str, kemajuan: Kemajuan) -> None:
        self._tabel, self._acuan, self._hari, self._kemajuan = tabel, acuan, hari, kemajuan
        self._hasil = HasilImpor()
        self._terlihat: dict[tuple[Any, ...], int] = {}
        # Hours of the day that this sheet has taken, with the row that took them.
        self._terpakai: dict[date, list[tuple[Jam, int]]] = defaultdict(list)
        self._terlambat: list[int] = []
        self._tanpa_bukti: list[int] = []
        self.rencana = RencanaProgres(acuan.pegawai, berkas, sorted(acuan.laporan), acuan.sidik)

    def jalan(self, baris: Sequence[BarisProgres]) -> Pemeriksaan:
        self.rencana.hari = sorted({b.tanggal for b in baris if b.tanggal})
        for n, b in enumerate(baris):
            self._kemajuan(n, len(baris), "Memeriksa baris")
            self._hasil.tandai(b.nomor, self._satu(b))
        self._umum()
        self._kemajuan(len(baris), len(baris), "Selesai diperiksa")
        return Pemeriksaan(self._hasil, self.rencana)

    # -- one row --

    def _satu(self, b: BarisProgres) -> Keadaan:
        if any(g.akibat != Akibat.TERIMA for g in b.galat):
            return self._ditolak(b)
        if sebelum := self._terlihat.get(b.kunci):
            sebab = f"Sama persis dengan baris {sebelum}, jadi dimasukkan sekali saja."
            self._hasil.peringatan.append(self._butir(b, "kegiatan", b.kegiatan, sebab, akibat=Akibat.LEWAT))
            return Keadaan.DILEWATI
        assert b.tanggal is not None
        calon = self._acuan.pilih(b.rencana, b.tanggal)
        if not calon:
            return self._tak_dikenal(b, b.tanggal)
        if ada := self._kembar(b, calon):
            return self._sudah_ada(b, ada)
        cocok = [r for r in calon if b.satuan in ("", r.satuan or r.indikator.satuan)] or calon
        if len(cocok) > 1:
            return self._kembar_rencana(b)
        return self._aturan(b, cocok[0])

    def _aturan(self, b: BarisProgres, rencana: RencanaAksi) -> Keadaan:
        assert b.tanggal
        assert b.jam_mulai
        assert b.jam_selesai
        isi = IsiLaporan(rencana, b.tanggal, b.jam_mulai, b.jam_selesai, b.kegiatan, b.realisasi, b.satuan, b.catatan)
        jam_lain = [*self._acuan.jam(b.tanggal), *(jam for jam, _ in self._terpakai[b.tanggal])]
        temuan = temuan_laporan(isi, jam_lain=jam_lain, ada_bukti=bool(b.tautan), hari=self._hari)
        if salah := menghalangi(temuan):
            return self._ditolak(b, self._galat_aturan(b, salah))
        kode = {t.kode for t in temuan}
        self._terima(b, isi, terlambat="TERLAMBAT" in kode)
        return Keadaan.BARU

    def _terima(self, b: BarisProgres, isi: IsiLaporan, *, terlambat: bool) -> None:
        assert b.jam_mulai
        assert b.jam_selesai
        self._terlihat[b.kunci] = b.nomor
        self._terpakai[isi.tanggal].append(((b.jam_mulai, b.jam_selesai), b.nomor))
        if terlambat:
            self._terlambat.append(b.nomor)
        if not b.tautan:
            self._tanpa_bukti.append(b.nomor)
        if b.satuan and b.satuan != isi.satuan_resmi:
            sebab = f"Satuan rencana aksi ini “{isi.satuan_resmi}”; laporan memakai satuan itu, angkanya tetap."
            saran = "Periksa apakah angkanya memang dalam satuan itu."
            self._hasil.peringatan.append(self._butir(b, "satuan", b.satuan, sebab, saran))
        if not hari_kerja(isi.tanggal):
            sebab = f"{hari_tanggal(isi.tanggal)} bukan hari kerja. Baris tetap masuk."
            self._hasil.peringatan.append(self._butir(b, "tanggal", isi.tanggal.isoformat(), sebab))
        self._hasil.galat += b.galat
        self._hasil.peringatan += b.peringatan
        self.rencana.baru.append(CalonLaporan(isi, self._acuan.id_penilai(isi.tanggal), terlambat, b.tautan))
        self._hasil.perubahan.append(self._laporan_baru(b, isi, terlambat=terlambat))

    def _laporan_baru(self, b: BarisProgres, isi: IsiLaporan, *, terlambat: bool) -> Butir:
        """How the row will stand among the reports."""
        kolom = f"{tanggal(isi.tanggal)}, {isi.jam_mulai:%H.%M}–{isi.jam_selesai:%H.%M}"
        bukti = f"; {len(b.tautan)} bukti" if b.tautan else ""
        sesudah = f"{isi.kegiatan}\n{angka(isi.realisasi)} {isi.satuan_resmi}{bukti}"
        sebab = f"Laporan baru untuk “{isi.rencana.teks[:120]}”" + (", ditandai terlambat." if terlambat else ".")
        return Butir(self._tabel.lembar, b.nomor, kolom, "(belum ada)", sebab, "", Akibat.TERIMA, sesudah)

    # -- what is there already --

    def _kembar(self, b: BarisProgres, calon: Sequence[RencanaAksi]) -> dict[str, Any] | None:
        assert b.tanggal is not None
        pk = {r.pk for r in calon}
        for ada in self._acuan.laporan.get(b.tanggal, ()):
            sama = (ada["jam_mulai"], ada["jam_selesai"], ada["kegiatan"], ada["realisasi"])
            if sama == (b.jam_mulai, b.jam_selesai, b.kegiatan, b.realisasi) and ada["rencana_aksi_id"] in pk:
                return ada
        return None

    def _sudah_ada(self, b: BarisProgres, ada: dict[str, Any]) -> Keadaan:
        """Nothing to do, unless the sheet brings a link that the report does not have."""
        self._terlihat[b.kunci] = b.nomor
        punya = self._acuan.tautan.get(ada["pk"], set())
        tambahan = [t for t in b.tautan if t not in punya]
        if not tambahan:
            return Keadaan.TETAP
        if ada["status"] not in _BISA_DITAMBAH:
            sebab = "Laporan ini sudah diterima penilai, jadi bukti dari lembar tidak ditambahkan."
            saran = "Usulkan koreksi di halaman laporan bila buktinya perlu."
            self._hasil.peringatan.append(self._butir(b, "bukti", ", ".join(tambahan), sebab, saran))
            return Keadaan.TETAP
        self.rencana.tautan[ada["pk"]] = tambahan
        sebab = f"Bukti ditambahkan ke laporan “{b.kegiatan}”."
        lama, baru = ", ".join(sorted(punya)), ", ".join([*sorted(punya), *tambahan])
        self._hasil.perubahan.append(
            Butir(self._tabel.lembar, b.nomor, self._tabel.label("bukti"), lama, sebab, "", Akibat.TERIMA, baru)
        )
        return Keadaan.BERUBAH

    # -- what does not go in --

    def _ditolak(self, b: BarisProgres, lain: Sequence[Butir] = ()) -> Keadaan:
        self._hasil.galat += [*b.galat, *lain]
        return Keadaan.DITOLAK

    def _tak_dikenal(self, b: BarisProgres, hari: date) -> Keadaan:
        sebab = "Rencana aksi ini tidak ada di SKP pemilik lembar."
        pilihan = self._acuan.pilihan(hari)
        saran = f"Pilih salah satu: {'; '.join(pilihan)}." if pilihan else "Belum ada rencana aksi untuk tanggal itu."
        return self._ditolak(b, [self._butir(b, "rencana_aksi", b.rencana, sebab, saran, akibat=Akibat.TOLAK)])

    def _kembar_rencana(self, b: BarisProgres) -> Keadaan:
        sebab = "Ada lebih dari satu rencana aksi dengan teks ini pada periode itu, jadi kami tidak menebak."
        saran = "Kirim kegiatan ini lewat halaman Lapor, atau bedakan teks rencana aksinya di SKP."
        self._hasil.galat.append(self._butir(b, "rencana_aksi", b.rencana, sebab, saran, akibat=Akibat.TAHAN))
        return Keadaan.DITAHAN

    def _galat_aturan(self, b: BarisProgres, salah: Sequence[Temuan]) -> list[Butir]:
        if {t.kode for t in salah} & _TANGGAL_SALAH:
            salah = [t for t in salah if t.kode != "TANPA_RENCANA_AKSI"]
        hasil: dict[str, Butir] = {}
        for t in salah:
            nilai = sel.teks(b.rencana if t.letak == "rencana_aksi" else getattr(b, t.letak))
            hasil.setdefault(t.letak, self._butir(b, t.letak, nilai, t.kalimat, self._saran(b, t), akibat=Akibat.TOLAK))
        return list(hasil.values())

    def _saran(self, b: BarisProgres, t: Temuan) -> str:
        if t.kode == "REALISASI_BUKAN_BULAT":
            return saran_realisasi(str(b.realisasi))
        if t.kode == "JAM_TUMPANG_TINDIH":
            return self._saran_jam(b)
        if t.kode in _TANGGAL_SALAH:
            return "Perbaiki tanggalnya, lalu kirim lagi baris ini."
        if t.letak == "rencana_aksi":
            return "Periksa SKP pada tanggal itu, lalu kirim lagi baris ini."
        return "Perbaiki jamnya, lalu kirim lagi baris ini."

    def _saran_jam(self, b: BarisProgres) -> str:
        assert b.tanggal
        assert b.jam_mulai
        assert b.jam_selesai
        for (mulai, selesai), nomor in self._terpakai[b.tanggal]:
            if mulai < b.jam_selesai and b.jam_mulai < selesai:
                return f"Jam itu sudah dipakai baris {nomor} lembar ini. Perbaiki salah satunya, lalu kirim lagi."
        return "Bila isinya berubah, ubah laporan yang sudah ada itu di halaman Riwayat laporan."

    def _butir(
        self, b: BarisProgres, kolom: str, nilai: str, sebab: str, saran: str = "", *, akibat: Akibat = Akibat.TERIMA
    ) -> Butir:
        return Butir(self._tabel.lembar, b.nomor, self._tabel.label(kolom), nilai[:200], sebab, saran, akibat)

    # -- the sheet as a whole --

    def _umum(self) -> None:
        if self._terlambat:
            sebab = f"{len(self._terlambat)} baris melewati batas laporan, jadi ditandai terlambat: {_urut(self._terlambat)}."
            self._catat_umum("tanggal", sebab, "Baris tetap terkirim; penilai yang memutuskan.")
        if self._tanpa_bukti:
            sebab = f"{len(self._tanpa_bukti)} baris tanpa bukti dukung: {_urut(self._tanpa_bukti)}."
            self._catat_umum("bukti", sebab, "Baris tetap terkirim; bukti dapat ditambahkan di halaman laporan.")
        if asing := self._tabel.tak_dikenal:
            self._catat_umum("", f"Kolom yang tidak dibaca: {', '.join(asing)}.", "")
        if lain := [*self._tabel.lembar_lain, *self._tabel.tersembunyi]:
            self._catat_umum("", f"Lembar lain tidak dibaca: {', '.join(lain)}.", "")
        if bukan := self._tabel.bukan_data:
            self._catat_umum("", f"Bukan baris kegiatan, jadi dilewati: {_urut(bukan)}.", "")

    def _catat_umum(self, kolom: str, sebab: str, saran: str) -> None:
        label = self._tabel.label(kolom) if kolom else ""
        self._hasil.peringatan.append(Butir(self._tabel.lembar, None, label, "", sebab, saran))


def _urut(nomor: Sequence[int]) -> str:
    teks = ", ".join(map(str, nomor[:RUJUKAN_MAKS]))
    return f"baris {teks} dan {len(nomor) - RUJUKAN_MAKS} lagi" if len(nomor) > RUJUKAN_MAKS else f"baris {teks}"
