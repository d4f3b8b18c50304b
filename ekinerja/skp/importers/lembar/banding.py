"""A worksheet against the plans here: row by row what would change, what must wait and why. Writes nothing."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ekinerja.inti.impor import Akibat, Butir, HasilImpor, Pemeriksaan, Pilihan, Tabel
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.kepegawaian.models import Pegawai, Penugasan
from ekinerja.perencanaan.models import KelompokPegawai
from ekinerja.skp.actions.masal import aksi_terpakai, bagi, rhk_disangga
from ekinerja.skp.importers.lembar.baca import Pembaca
from ekinerja.skp.importers.lembar.baris import (
    AKSI,
    HARAPAN,
    INDIKATOR,
    LAMPIRAN,
    RHK,
    BarisBerkas,
    BarisIsi,
    baris_skp,
    per_kunci,
    rapi,
)
from ekinerja.skp.importers.lembar.baru import LAHIR, Kunci, permulaan, sebutan
from ekinerja.skp.importers.lembar.hak import Hak
from ekinerja.skp.importers.lembar.kolom import JUDUL, PILIHAN
from ekinerja.skp.importers.lembar.tambah import Penambah, urut_baru
from ekinerja.skp.importers.lembar.ubah import cari, hapus_bagian, ubah_bagian
from ekinerja.skp.importers.rencana import oleh_siapa
from ekinerja.skp.isi import Isi, isi_banyak, isi_kosong
from ekinerja.skp.models import Rhk, Skp

Perubahan = dict[str, tuple[str, str]]


@dataclass(slots=True)
class SatuSkp:
    """One plan of the worksheet: what stands here, and what it becomes."""

    skp: Skp
    lama: Isi
    isi: Isi
    ada: dict[str, BarisIsi]
    halangan: str
    perubahan: Perubahan = field(default_factory=dict)
    tugas: Penugasan | None = None  # of a draft that begins with this sheet; it is not stored yet

    @property
    def baru(self) -> bool:
        return self.tugas is not None

    @property
    def pokok(self) -> str:
        """What new parts take their ids from: of a draft that a sheet began the same before and after it is stored."""
        asal = getattr(self.skp, "asal", None) if self.skp.pk else None
        lahir = self.baru or (asal is not None and asal.sidik == LAHIR)
        return f"{self.skp.pegawai.id_publik}:{self.skp.mulai}" if lahir else str(self.skp.id_publik)


@dataclass(slots=True)
class RencanaLembar:
    tulis: list[SatuSkp] = field(default_factory=list)
    berkas: str = ""


def banding(tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan) -> Pemeriksaan:
    """Compare; a constant number of queries per 500 plans."""
    return _Pembanding(tabel, pilihan, kemajuan).jalan()


class _Pembanding:
    def __init__(self, tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan) -> None:
        self._tabel, self._pilihan, self._kemajuan = tabel, pilihan, kemajuan
        self._hasil = HasilImpor()
        self._pembaca = Pembaca(tabel, self._hasil)
        self._hak = Hak(pilihan.oleh)
        self._skp: dict[str, SatuSkp] = {}
        self._nip: dict[tuple[str, str], list[str]] = {}
        self._atasan: dict[tuple[int, int], dict[str, tuple[str, str]]] = {}
        self._terikat: set[str] = set()
        self._tanpa: dict[Kunci, tuple[str, str]] = {}

    def jalan(self) -> Pemeriksaan:
        baris = self._pembaca.baca()
        self._kemajuan(1, 4, "Mencari SKP di lembar ini")
        self._muat(baris)
        lama = [b for b in self._tunggal(baris) if b.kunci]
        lama_kunci = {id(b) for b in lama}
        self._kemajuan(2, 4, "Membandingkan isi")
        self._muat_terikat(lama)
        for b in sorted(lama, key=lambda b: not b.hapus):  # what hangs below a part that goes, goes with it
            self._satu(b)
        tambah = Penambah(self._skp, self._cari, self._pembaca, self._catat_ubah, self._hasil, self._jenis_periode())
        tambah.ingat(lama)
        for b in urut_baru([b for b in baris if id(b) not in lama_kunci and b.nomor not in self._hasil.keadaan]):
            tambah.satu(b, self._tautan)
        self._kemajuan(4, 4, "Selesai diperiksa")
        tulis = [s for s in self._skp.values() if s.perubahan]
        tulis.sort(key=lambda s: (s.skp.pk or 0, s.skp.pegawai_id))
        return Pemeriksaan(self._hasil, RencanaLembar(tulis, self._pilihan.lain.get("berkas", "")))

    # -- loading --

    def _muat(self, baris: Iterable[BarisBerkas]) -> None:
        """The plans named by the rows, as far as this person may read them."""
        baris = list(baris)
        id_ = sorted({b.skp for b in baris if _uuid(b.skp)})
        tanpa = {b.nip for b in baris if not b.kunci} - {""}
        tahun = {b.mulai[:4] for b in baris if b.mulai} or {str(self._pilihan.pada.year)}
        for sebagian in bagi(id_):
            self._pasang(self._terbaca().filter(id_publik__in=sebagian))
        ada = {nip for nip, _ in self._nip}
        for sebagian in bagi(sorted(tanpa - ada)):
            self._pasang(self._terbaca().filter(pegawai__nip__in=sebagian, tahun__in=tahun))
        self._mulai({(b.nip, int(b.mulai[:4] or self._pilihan.pada.year)) for b in baris if b.nip and not b.kunci})
        self._muat_atasan()

    def _mulai(self, minta: set[Kunci]) -> None:
        """Drafts that begin with this sheet: of people without any SKP of that year."""
        ada = {(s.skp.pegawai.nip or "", s.skp.tahun) for s in self._skp.values()}
        mulai, self._tanpa = permulaan(self._hak.saya, minta - ada)
        for p in mulai:
            kunci, isi = str(p.skp.id_publik), isi_kosong(p.skp)
            self._skp[kunci] = SatuSkp(p.skp, isi, deepcopy(isi), {}, "", tugas=p.tugas)
            nip = p.skp.pegawai.nip or ""
            self._nip[nip, p.skp.mulai.isoformat()] = [kunci]
            self._nip.setdefault((nip, ""), [kunci])

    def _terbaca(self) -> Any:
        saya: Pegawai | None = self._hak.saya
        kueri = Skp.objects.all() if saya is None else Skp.objects.isinya_terbaca(saya)
        return kueri.select_related("pegawai", "asal", "unit", "diubah_oleh").order_by("pk")

    def _pasang(self, kueri: Any) -> None:
        daftar = list(kueri)
        isi = isi_banyak(daftar)
        for skp in daftar:
            kunci = str(skp.id_publik)
            ada = per_kunci(baris_skp(kunci, isi[skp.pk]))
            self._skp[kunci] = SatuSkp(skp, isi[skp.pk], deepcopy(isi[skp.pk]), ada, self._hak.halangan(skp))
            for mulai in (skp.mulai.isoformat(), ""):
                self._nip.setdefault((skp.pegawai.nip or "", mulai), []).append(kunci)

    def _muat_atasan(self) -> None:
        """RHK of the PPKs by wording: what a link may name."""
        penilai = sorted({s.skp.penilai_id for s in self._skp.values() if s.skp.penilai_id and not s.halangan})
        tahun = {s.skp.tahun for s in self._skp.values()}
        for sebagian in bagi(penilai):
            kueri = Rhk.objects.filter(skp__pegawai__in=sebagian, skp__tahun__in=tahun).exclude(teks="")
            kolom = ("skp__pegawai_id", "skp__tahun", "id_publik", "teks")
            for orang, thn, id_, teks in kueri.order_by("-jenis", "urutan", "pk").values_list(*kolom):
                self._atasan.setdefault((orang, thn), {}).setdefault(rapi(teks).casefold(), (str(id_), teks))

    def _muat_terikat(self, baris: Iterable[BarisBerkas]) -> None:
        """What cannot go or be reworded quietly, asked once for all rows that would."""
        id_ = {b.kunci[2:] for b in baris if b.jenis == RHK}
        buang = set()
        for b in baris:
            satu = self._skp.get(b.skp)
            if b.hapus and satu is not None:
                buang |= _di_bawah(satu.lama, b.kunci[2:])
        self._terikat = rhk_disangga(sorted(id_)) | aksi_terpakai(sorted(buang))

    def _jenis_periode(self) -> str:
        kueri = KelompokPegawai.objects.filter(pk="UMUM").values_list("jenis_periode", flat=True)
        return kueri.first() or "TRIWULANAN"

    # -- rows --

    def _tunggal(self, baris: Iterable[BarisBerkas]) -> list[BarisBerkas]:
        """Rows copied inside the sheet carry the same key: the one that is the original keeps it, the others are new."""
        kelompok: dict[str, list[BarisBerkas]] = {}
        for b in baris:
            kelompok.setdefault(b.kunci or f"#{b.nomor}", []).append(b)
        hasil = []
        for kunci, sama in kelompok.items():
            asli = next((b for b in sama if b.sidik_isi == b.sidik), sama[0])
            hasil.append(asli)
            for b in sama:
                if b is not asli and not kunci.startswith("#"):
                    self._salinan(b, asli)
        return hasil

    def _salinan(self, b: BarisBerkas, asli: BarisBerkas) -> None:
        if b.sidik_isi == asli.sidik_isi or b.jenis in (LAMPIRAN, HARAPAN):
            sebab = f"Baris ini salinan baris {asli.nomor}; dibaca sekali saja."
            self._hasil.tandai(b.nomor, Keadaan.DILEWATI)
            self._hasil.peringatan.append(Butir(self._tabel.lembar, b.nomor, "ID", "", sebab, "", Akibat.LEWAT))
            return
        sebab = f"Baris ini disalin dari baris {asli.nomor} dan isinya berbeda, jadi dibaca sebagai baris baru."
        saran = "Periksa NOMOR-nya, atau hapus barisnya bila bukan itu maksudnya."
        self._hasil.peringatan.append(Butir(self._tabel.lembar, b.nomor, "ID", "", sebab, saran))
        b.kunci = ""

    def _cari(self, b: BarisBerkas) -> SatuSkp | None:
        """The plan of a row: by its key, else by NIP and first day. None after saying why."""
        satu = self._skp.get(b.skp) if b.kunci else None
        if satu is None and b.nip:
            calon = self._nip.get((b.nip, b.mulai), [])
            if len(calon) > 1:
                self._pembaca.tolak(
                    b.nomor, "mulai", b.nip, "pegawai ini punya lebih dari satu SKP di tahun itu", "Isi SKP MULAI."
                )
                return None
            satu = self._skp[calon[0]] if calon and not b.kunci else None
        if satu is None:
            tahun = int(b.mulai[:4] or self._pilihan.pada.year)
            sebab, saran = self._tanpa.get((b.nip, tahun), _TAK_ADA) if not b.kunci else _TAK_ADA
            self._pembaca.tolak(b.nomor, "nip", b.nip, sebab, saran)
        elif b.nip and b.nip != (satu.skp.pegawai.nip or ""):
            sebab = f"NIP baris ini diubah; barisnya milik {satu.skp.pegawai.nama}"
            self._pembaca.tolak(b.nomor, "nip", b.nip, sebab, "Kembalikan NIP-nya, atau tulis di baris baru.")
            satu = None
        return satu

    def _satu(self, b: BarisBerkas) -> None:
        satu = self._cari(b)
        if satu is None or b.rusak:
            return
        kini = satu.ada.get(b.kunci)
        if kini is None:
            self._sudah_tiada(b, satu)
        elif not b.hapus and b.medan == kini.medan:
            self._hasil.tandai(b.nomor, Keadaan.TETAP)
        elif not b.hapus and b.sidik_isi == b.sidik:
            self._hasil.tandai(b.nomor, Keadaan.TETAP)  # changed here, not in the sheet
        elif satu.halangan:
            self._tak_disimpan(b, satu, kini, satu.halangan)
        elif b.sidik != kini.sidik:
            self._bentrok(b, satu, kini)
        elif b.jenis in (RHK, INDIKATOR, AKSI) and cari(satu.isi, kini.id) is None:
            sebab = "Bagian di atas baris ini dihapus di lembar yang sama, jadi baris ini ikut terhapus."
            self._hasil.tandai(b.nomor, Keadaan.DILEWATI)
            self._hasil.peringatan.append(
                Butir(self._tabel.lembar, b.nomor, JUDUL["tindakan"], "", sebab, "", Akibat.LEWAT)
            )
        elif b.hapus:
            self._hapus(b, satu, kini)
        else:
            self._ubah(b, satu, kini)

    def _sudah_tiada(self, b: BarisBerkas, satu: SatuSkp) -> None:
        if b.hapus or b.sidik_isi == b.sidik:
            self._hasil.tandai(b.nomor, Keadaan.TETAP)
            return
        sebab = f"baris ini sudah dihapus di aplikasi sejak lembarnya diunduh (terakhir diubah {oleh_siapa(satu.skp)})"
        saran = "Bila masih diperlukan, salin isinya ke baris kosong di bawah sebagai baris baru."
        self._pembaca.tahan(b.nomor, "teks", b.medan.get("teks", ""), sebab, saran)

    def _tak_disimpan(self, b: BarisBerkas, satu: SatuSkp, kini: BarisIsi, sebab: str) -> None:
        self._pembaca.tahan(b.nomor, "keadaan", satu.skp.get_status_display(), sebab, "")
        self._tunjukkan(b, satu, kini, Akibat.TAHAN)

    def _bentrok(self, b: BarisBerkas, satu: SatuSkp, kini: BarisIsi) -> None:
        """Both changed it: nothing is written, both versions are shown."""
        sebab = f"baris ini juga berubah di aplikasi sejak lembarnya diunduh ({oleh_siapa(satu.skp)}); keduanya ditunjukkan di Perubahan"
        saran = "Unduh lembar terbaru, lalu ulangi perubahan Anda di baris itu."
        self._pembaca.tahan(b.nomor, "teks", b.medan.get("teks", ""), sebab, saran)
        self._tunjukkan(b, satu, kini, Akibat.TAHAN)

    def _ubah(self, b: BarisBerkas, satu: SatuSkp, kini: BarisIsi) -> None:
        if b.medan.get("teks") == "" and kini.medan["teks"] and b.jenis not in (LAMPIRAN, HARAPAN):
            self._pembaca.tolak(
                b.nomor, "teks", "", "isinya dikosongkan", "Untuk menghapus, tulis “hapus” di kolom TINDAKAN."
            )
            return
        if b.jenis == RHK and b.medan["teks"] != kini.medan["teks"] and b.kunci[2:] in self._terikat:
            sebab = "RHK ini sudah disangga RHK bawahan atau peran di matriks, jadi rumusannya tidak berubah diam-diam"
            self._pembaca.tahan(
                b.nomor, "teks", b.medan["teks"], sebab, "Pakai “Ganti rumusan” di aplikasi agar mereka diberi tahu."
            )
            return
        tautan = None
        if b.jenis == RHK and b.medan["atasan"] != kini.medan["atasan"]:
            tautan = self._tautan(b, satu)
            if tautan is None:
                return
        ubah_bagian(satu.isi, b, kini, tautan)
        self._hasil.tandai(b.nomor, Keadaan.BERUBAH)
        self._tunjukkan(b, satu, kini, Akibat.TERIMA)
        self._pembaca.ingatkan_aktif(b, {m: v for m, v in b.medan.items() if v != kini.medan[m]})

    def _tautan(self, b: BarisBerkas, satu: SatuSkp) -> dict[str, str] | None:
        """The superior's RHK of that wording; an empty dict for none, None after saying why."""
        tulisan = b.medan["atasan"]
        if not tulisan:
            return {}
        ada = self._atasan.get((satu.skp.penilai_id or 0, satu.skp.tahun), {}).get(tulisan.casefold())
        if ada is None:
            sebab = "RHK atasan ini tidak ditemukan di SKP penilainya"
            saran = "Salin persis dari lembar “RHK atasan”, atau kosongkan."
            self._pembaca.tolak(b.nomor, "atasan", tulisan, sebab, saran)
            return None
        return {"id": ada[0], "teks": ada[1]}

    def _hapus(self, b: BarisBerkas, satu: SatuSkp, kini: BarisIsi) -> None:
        terikat = _di_bawah(satu.lama, b.kunci[2:]) & self._terikat if b.jenis in (RHK, INDIKATOR, AKSI) else set()
        if terikat:
            sebab = "bagian ini sudah dipakai laporan, evaluasi, RHK bawahan, atau peran di matriks, jadi tidak dihapus"
            self._pembaca.tahan(b.nomor, "tindakan", "hapus", sebab, "Perbaiki kalimatnya saja.")
            return
        hapus_bagian(satu.isi, b, kini)
        self._hasil.tandai(b.nomor, Keadaan.BERUBAH)
        ikut = len(_di_bawah(satu.lama, kini.id)) - 1
        label = f"{kini.sebutan}, dihapus{f' bersama {ikut} bagian di bawahnya' if ikut else ''}"
        self._catat_ubah(b, satu, {label: (kini.medan["teks"], "")}, Akibat.TERIMA)

    def _tunjukkan(self, b: BarisBerkas, satu: SatuSkp, kini: BarisIsi, akibat: Akibat) -> None:
        banding = {
            f"{kini.sebutan}, {JUDUL['aspek' if m == 'perspektif' else m].lower()}": (
                _tampil(m, kini.medan[m]),
                _tampil(m, v),
            )
            for m, v in b.medan.items()
            if v != kini.medan[m]
        }
        if b.hapus:
            banding = {f"{kini.sebutan}, dihapus": (kini.medan["teks"], "")}
        self._catat_ubah(b, satu, banding, akibat)

    def _catat_ubah(self, b: BarisBerkas, satu: SatuSkp, banding: Perubahan, akibat: Akibat) -> None:
        """What a person sees of a change, and what the trail keeps of one that is written."""
        siapa = f"{satu.skp.pegawai.nama}. {f'Terakhir diubah {oleh_siapa(satu.skp)}' if not satu.baru else 'SKP baru'}"
        if satu.baru and not satu.perubahan and akibat is Akibat.TERIMA:
            banding = {"SKP baru": ("", f"Draf SKP {satu.skp.tahun}, {sebutan(satu.skp)}"), **banding}
        for label, (dulu, kini) in banding.items():
            self._hasil.perubahan.append(Butir(self._tabel.lembar, b.nomor, label, dulu, siapa, "", akibat, kini))
        if akibat is Akibat.TERIMA:
            for label, nilai in banding.items():
                n, unik = 2, label
                while unik in satu.perubahan:
                    unik, n = f"{label} ({n})", n + 1
                satu.perubahan[unik] = nilai


_TAK_ADA = (
    "SKP untuk baris ini tidak ada, belum dimulai, atau bukan yang dapat Anda baca",
    "Periksa NIP-nya. SKP orang di luar wilayah Anda dimulai oleh pemiliknya, atau diimpor.",
)


def _tampil(medan: str, nilai: str) -> str:
    return PILIHAN[medan].get(nilai, nilai) if medan in PILIHAN else nilai


def _di_bawah(isi: Isi, id_: str) -> set[str]:
    """This part and all parts below it."""
    for r in [*isi["utama"], *isi["tambahan"]]:
        for i in r["indikator"]:
            aksi = {a["id"] for a in i["rencana_aksi"]}
            if id_ in aksi:
                return {id_}
            if i["id"] == id_:
                return {id_, *aksi}
        if r["id"] == id_:
            return {id_} | {x for i in r["indikator"] for x in (i["id"], *(a["id"] for a in i["rencana_aksi"]))}
    return {id_}


def _uuid(teks: str) -> bool:
    try:
        UUID(teks)
    except ValueError:
        return False
    return True
