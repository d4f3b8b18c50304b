"""The worksheet that goes out. Every cell is text; nothing in it is ever run."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from django.db.models import Q

from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.actions.masal import bagi
from ekinerja.skp.importers.lembar.baris import BAGIAN, RHK, BarisIsi, baris_skp
from ekinerja.skp.importers.lembar.hak import Hak
from ekinerja.skp.importers.lembar.kolom import ASPEK, HAPUS, JENIS_TARGET, KOLOM, LEMBAR, PENYELARASAN, PERSPEKTIF
from ekinerja.skp.isi import isi_banyak
from ekinerja.skp.models import ButirLampiran, Rhk, Skp

_PEMICU = ("=", "+", "-", "@", "\t", "\r", "\n")
RUANG = 300  # empty rows below with the same lists of choices
PETUNJUK = (
    "Cara memakai lembar ini",
    "1. Ubah isi di lembar “Rencana”. Kolom abu-abu (NIP, NAMA, SKP MULAI, KEADAAN, BAGIAN, NOMOR) hanya penanda.",
    "2. Yang dapat disimpan hanya baris yang KEADAAN-nya “dapat diubah”. Baris lain boleh dibaca, tidak ikut disimpan.",
    "3. Menambah: tulis di baris kosong. Isi NIP, BAGIAN (RHK, Indikator, atau Rencana aksi), dan NOMOR: RHK baru 4 "
    "(atau T1 untuk RHK tambahan), indikatornya 4.1, rencana aksinya 4.1 dengan PERIODE, misalnya Triwulan I.",
    "   Orang yang belum punya SKP tahun ini: isi NIP-nya di baris baru, mulai dari RHK 1; drafnya dimulai dari lembar ini.",
    "4. Menghapus: tulis “hapus” di kolom TINDAKAN. Baris yang sekadar dibuang dari lembar ini tidak dihapus.",
    "5. Lampiran (dukungan sumber daya, skema pertanggungjawaban, konsekuensi): satu butir per baris di dalam selnya. "
    "Untuk orang yang SKP-nya baru dimulai di lembar ini, tulis di baris baru: BAGIAN “Konsekuensi”, atau “Harapan: Harmonis” "
    "untuk ekspektasi perilaku.",
    "6. RHK atasan dipilih dari daftar, atau disalin persis dari lembar “RHK atasan”.",
    "7. Simpan sebagai .xlsx, lalu unggah di halaman yang sama. Anda melihat pratinjaunya dulu; tidak ada yang disimpan "
    "sebelum Anda menekan Simpan.",
    "8. Jangan mengubah kolom yang tersembunyi: di situ tanda setiap baris. Bila sebuah baris berubah di aplikasi sejak "
    "lembar ini diunduh, kedua isinya ditunjukkan dan tidak ada yang hilang.",
)


def buku_rencana(daftar: Sequence[Skp], saya: Pegawai) -> bytes:
    """These SKPs (with `pegawai` and `asal`) as a workbook; a constant number of queries per 500 of them."""
    wadah = BytesIO()
    opsi = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(wadah, opsi) as buku:
        _Penulis(buku, daftar, saya).tulis()
    return wadah.getvalue()


class _Penulis:
    def __init__(self, buku: Any, daftar: Sequence[Skp], saya: Pegawai) -> None:
        self._buku, self._daftar, self._hak = buku, daftar, Hak(saya)
        dasar = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self._teks = buku.add_format(dasar)
        # What a spreadsheet program would take for a formula once the cell is edited is marked as text.
        self._jinak = buku.add_format({**dasar, "quote_prefix": True})
        self._penanda = buku.add_format({**dasar, "bg_color": "#EEF1F4", "font_color": "#3C4650"})
        self._baca = buku.add_format({**dasar, "font_color": "#6B7480"})
        self._baca_jinak = buku.add_format({**dasar, "font_color": "#6B7480", "quote_prefix": True})
        self._tebal = buku.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._lembar = buku.add_worksheet(LEMBAR)
        self._atasan: dict[int, tuple[int, int]] = {}

    def tulis(self) -> None:
        self._judul()
        self._lembar_atasan(self._buku.add_worksheet("RHK atasan"))
        self._petunjuk(self._buku.add_worksheet("Petunjuk"))
        terakhir = 0
        for n, (skp, baris) in enumerate(self._semua(), 1):
            self._satu(n, skp, baris)
            terakhir = n
        self._pilihan(terakhir + RUANG)
        self._lembar.autofilter(0, 3, max(terakhir, 1), len(KOLOM) - 1)

    def _semua(self) -> Iterator[tuple[Skp, BarisIsi]]:
        for sebagian in bagi(self._daftar):
            isi = isi_banyak(sebagian)
            for skp in sebagian:
                for baris in baris_skp(str(skp.id_publik), isi[skp.pk]):
                    yield skp, baris

    def _judul(self) -> None:
        for k, kolom in enumerate(KOLOM):
            self._lembar.set_column(k, k, kolom.lebar, self._teks, {"hidden": kolom.tersembunyi})
            self._lembar.write_string(0, k, kolom.judul, self._tebal)
        self._lembar.freeze_panes(1, 5)

    def _satu(self, n: int, skp: Skp, b: BarisIsi) -> None:
        sebab = self._hak.halangan(skp)
        nilai = {
            "kunci": b.kunci,
            "sidik": b.sidik,
            "skp": b.skp,
            "nip": skp.pegawai.nip or "",
            "nama": skp.pegawai.nama,
            "mulai": f"{skp.mulai:%d-%m-%Y}",
            "keadaan": f"{skp.get_status_display()}, {'hanya dibaca' if sebab else 'dapat diubah'}",
            "bagian": b.bagian,
            "urut": b.nomor,
            "periode": b.periode,
            **_label(b),
        }
        for k, kolom in enumerate(KOLOM):
            if teks := nilai.get(kolom.nama, ""):
                self._lembar.write_string(n, k, teks, self._bentuk(kolom.nama, teks, terkunci=bool(sebab)))
        if b.jenis == RHK and not sebab and skp.penilai_id in self._atasan:
            dari, sampai = self._atasan[skp.penilai_id]
            k = [x.nama for x in KOLOM].index("atasan")
            sumber = f"='RHK atasan'!$B${dari}:$B${sampai}"
            self._lembar.data_validation(n, k, n, k, {"validate": "list", "source": sumber, "error_type": "warning"})

    def _bentuk(self, nama: str, teks: str, *, terkunci: bool) -> Any:
        if nama in ("nip", "nama", "mulai", "keadaan", "bagian", "urut", "periode"):
            return self._penanda
        jinak = teks.startswith(_PEMICU)
        if terkunci:
            return self._baca_jinak if jinak else self._baca
        return self._jinak if jinak else self._teks

    def _pilihan(self, sampai: int) -> None:
        daftar = {
            "bagian": [*BAGIAN.values(), *ButirLampiran.Jenis.labels],
            "aspek": [*ASPEK.values(), *PERSPEKTIF.values()],
            "jenis_target": list(JENIS_TARGET.values()),
            "penyelarasan": list(PENYELARASAN.values()),
            "tindakan": [HAPUS],
        }
        for k, kolom in enumerate(KOLOM):
            if kolom.nama in daftar:
                aturan = {"validate": "list", "source": daftar[kolom.nama], "error_type": "warning"}
                self._lembar.data_validation(1, k, sampai, k, aturan)

    def _lembar_atasan(self, lembar: Any) -> None:
        """What an RHK may support, per PPK: a block of rows that the cells above choose from."""
        lembar.set_column(0, 0, 28, self._teks)
        lembar.set_column(1, 1, 100, self._teks)
        for k, judul in enumerate(("PENILAI", "RHK YANG DAPAT DIDUKUNG")):
            lembar.write_string(0, k, judul, self._tebal)
        for n, (penilai, nama, teks) in enumerate(rhk_penilai(self._daftar, self._hak.saya), 1):
            lembar.write_string(n, 0, nama, self._penanda)
            lembar.write_string(n, 1, teks, self._jinak if teks.startswith(_PEMICU) else self._teks)
            dari, _ = self._atasan.get(penilai, (n + 1, 0))
            self._atasan[penilai] = (dari, n + 1)

    def _petunjuk(self, lembar: Any) -> None:
        lembar.set_column(0, 0, 110, self._teks)
        for n, kalimat in enumerate(PETUNJUK):
            lembar.write_string(n, 0, kalimat, self._teks if n else self._tebal)


def _label(b: BarisIsi) -> dict[str, str]:
    m = b.medan
    return {
        "teks": m.get("teks", ""),
        "aspek": ASPEK.get(m.get("aspek", ""), "") or PERSPEKTIF.get(m.get("perspektif", ""), ""),
        "target": m.get("target", ""),
        "jenis_target": JENIS_TARGET.get(m.get("jenis_target", ""), ""),
        "atasan": m.get("atasan", ""),
        "penyelarasan": PENYELARASAN.get(m.get("penyelarasan", ""), ""),
    }


def rhk_penilai(daftar: Iterable[Skp], saya: Pegawai | None) -> Iterator[tuple[int, str, str]]:
    """(PPK, name, wording) of the RHK that these SKPs may hang on, in blocks per PPK, as far as `saya` may read them."""
    daftar = list(daftar)
    penilai = {s.penilai_id for s in daftar if s.penilai_id}
    tahun = {s.tahun for s in daftar}
    for sebagian in bagi(sorted(penilai)):
        kueri = Rhk.objects.filter(skp__pegawai__in=sebagian, skp__tahun__in=tahun).exclude(teks="")
        if saya is not None:
            atasan_saya = [s.penilai_id for s in daftar if s.pegawai_id == saya.pk]
            terbaca = Skp.objects.isinya_terbaca(saya).filter(pegawai__in=sebagian)
            kueri = kueri.filter(Q(skp__in=terbaca.values("pk")) | Q(skp__pegawai__in=atasan_saya))
        kolom = ("skp__pegawai_id", "skp__pegawai__nama", "teks")
        yield from kueri.order_by("skp__pegawai__nama", "skp__pegawai_id", "-jenis", "urutan", "pk").values_list(*kolom)
