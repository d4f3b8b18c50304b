"""Evaluations of the periods that have passed: some late, some weak, some excellent."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from ekinerja.aturan.kode import CapaianOrganisasi as NilaiCapaian
from ekinerja.aturan.kode import Rating
from ekinerja.aturan.predikat import predikat, rating_pimpinan
from ekinerja.aturan.registri import hitung
from ekinerja.aturan.tenggat import tenggat
from ekinerja.demo.kota import Kota, Orang, Unit
from ekinerja.demo.rencana import Rencana, potret
from ekinerja.demo.tulis import Penulis
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi, RealisasiPeriode
from ekinerja.perencanaan.models import Periode

ALASAN = {
    Rating.DI_ATAS: "Hasil melampaui yang disepakati, dan caranya dipakai rekan lain. Bukti dan umpan balik mendukung.",
    Rating.SESUAI: "",
    Rating.DI_BAWAH: "Sebagian besar rencana aksi tertinggal dari kesepakatan. Sudah dibicarakan dan ada rencana perbaikan bersama.",
}
ALASAN_PERILAKU = {
    Rating.DI_ATAS: "Mendahulukan warga dan rekan tanpa diminta, serta membantu orang lain belajar.",
    Rating.SESUAI: "",
    Rating.DI_BAWAH: "Beberapa kali mengabaikan kesepakatan tim setelah diingatkan; lihat umpan balik dalam periode ini.",
}
CATATAN = "Pertahankan yang sudah berjalan baik. Dialog berikutnya di awal periode depan."
# Whose last passed period is still waiting, so that the visitor can rate it.
MENUNGGU = ("Andi Tadulako",)
# Days after the end of a period in which nothing is rated yet.
BARU_LEWAT = 20


def unit_hitung(o: Orang) -> Unit:
    """Unit where a person is counted: the nearest with a capaian; a head in the one above (R-36)."""
    u: Unit | None = o.unit.induk if o.kepala and o.unit.punya_capaian else o.unit
    while u is not None and not u.punya_capaian and u.induk is not None:
        u = u.induk
    return u or o.unit


class PenyusunNilai:
    def __init__(self, kota: Kota, rencana: dict[int, Rencana], penulis: Penulis) -> None:
        self.kota, self.rencana, self.penulis, self.acak = kota, rencana, penulis, kota.acak
        self._pk = 0
        self.realisasi: list[tuple[Any, ...]] = []

    def tulis(self) -> None:
        lewat = list(
            Periode.objects.filter(jenis="TRIWULANAN", selesai__lt=self.kota.pada, tahun=self.kota.pada.year).order_by(
                "mulai"
            )
        )
        per_urutan: dict[int, dict[str, Periode]] = {}
        for p in lewat:
            per_urutan.setdefault(p.urutan, {})[p.kelompok_id] = p
        for n, per_kelompok in sorted(per_urutan.items()):
            terakhir = n == max(per_urutan)
            capaian = self._capaian(per_kelompok)
            self.penulis.tulis(Evaluasi, KOLOM, self._evaluasi(per_kelompok, capaian, n, terakhir))
            self.penulis.tulis(RealisasiPeriode, "evaluasi_id rencana_aksi_id teks nilai penjelasan", self.realisasi)
            self.realisasi = []

    def _capaian(self, per_kelompok: dict[str, Periode]) -> dict[int, NilaiCapaian]:
        hasil: dict[int, NilaiCapaian] = {}
        baris = []
        for u in self.kota.unit.values():
            atas = u.kepala.atasan if u.kepala else None
            if not u.punya_capaian or atas is None:
                continue
            nilai = self.acak.choices(
                (NilaiCapaian.ISTIMEWA, NilaiCapaian.BAIK, NilaiCapaian.BUTUH_PERBAIKAN), (12, 78, 10)
            )[0]
            hasil[u.pk] = nilai
            for p in per_kelompok.values():
                pada = _pukul(min(p.selesai + timedelta(days=4), self.kota.pada - timedelta(days=1)), 10)
                baris.append(
                    (
                        self.penulis.id_baru(pada),
                        u.pk,
                        p.pk,
                        nilai.value,
                        SEBAB[nilai],
                        "DITETAPKAN",
                        atas.pk,
                        pada,
                        pada,
                    )
                )
        self.penulis.tulis(
            CapaianOrganisasi,
            "id_publik unit_id periode_id nilai alasan status ditetapkan_oleh_id ditetapkan_pada diubah_pada",
            baris,
        )
        return hasil

    def _evaluasi(
        self, per_kelompok: dict[str, Periode], capaian: dict[int, NilaiCapaian], n: int, terakhir: bool
    ) -> Iterator[tuple[Any, ...]]:
        for r in self.rencana.values():
            o = r.orang
            p = per_kelompok["GURU" if o.templat in ("guru", "guru_ipa", "kepala_sekolah") else "UMUM"]
            if r.mulai > p.selesai or r.sampai < p.mulai or r.status != "DISETUJUI" or o.atasan is None:
                continue
            self._pk += 1
            self._realisasi(r, n)
            yield self._satu(r, o, p, capaian, terakhir)

    def _satu(
        self, r: Rencana, o: Orang, p: Periode, capaian: dict[int, NilaiCapaian], terakhir: bool
    ) -> tuple[Any, ...]:
        acak = self.acak
        dipimpin = o.unit if o.kepala and o.unit.punya_capaian else None
        hasil, perilaku = self._rating(o, capaian.get(dipimpin.pk) if dipimpin else None)
        status = self._status(o, p, terakhir)
        ajukan = (
            _pukul(
                min(p.selesai + timedelta(days=acak.randint(1, 5)), self.kota.pada - timedelta(days=1)),
                15,
                acak.randrange(50),
            )
            if status != "TERBUKA"
            else None
        )
        nilai = terbit = terima = batas = None
        dinilai = status not in ("TERBUKA", "SIAP_DINILAI")
        if dinilai:
            nilai = _pukul(p.selesai + timedelta(days=acak.randint(6, 10)), 9, acak.randrange(50))
            if status == "DITERBITKAN":  # rated late: the person's days to answer are still running
                nilai = max(nilai, _pukul(self.kota.pada - timedelta(days=acak.randint(1, 8)), 9, acak.randrange(50)))
            terbit = nilai + timedelta(hours=3)
            batas = tenggat((terbit + timedelta(hours=8)).date(), 14, "HARI_KERJA")
            terima = terbit + timedelta(days=acak.randint(1, 6)) if status in ("DITERIMA", "TERKUNCI") else None
        atasan = o.atasan
        assert atasan is not None
        gambar = {
            "pegawai": potret(o),
            "penilai": potret(atasan),
            "atasan_penilai": potret(atasan.atasan) if atasan.atasan else {},
        }
        return (
            self._pk, self.penulis.id_baru(p.selesai), p.pk, r.pk, 1, o.pk, atasan.pk, atasan.atasan.pk if atasan.atasan else None,
            unit_hitung(o).pk, dipimpin.pk if dipimpin else None, gambar, status, hasil.value if dinilai else "", perilaku.value if dinilai else "",
            ALASAN[hasil] if dinilai else "", ALASAN_PERILAKU[perilaku] if dinilai else "", predikat(hasil, perilaku).value if dinilai else "",
            VERSI if dinilai else "", CATATAN if dinilai else "", 1, terbit or ajukan or _pukul(p.selesai, 9), ajukan, nilai, atasan.pk if dinilai else None,
            terbit, terima, batas,
        )  # fmt: skip

    def _status(self, o: Orang, p: Periode, terakhir: bool) -> str:
        if not terakhir:
            return "TERKUNCI"
        if (self.kota.pada - p.selesai).days < BARU_LEWAT:
            return self.acak.choices(("SIAP_DINILAI", "TERBUKA"), (60, 40))[0]
        if o.nama in MENUNGGU:
            return "SIAP_DINILAI"
        if o.pemeran:
            return "DITERBITKAN"
        return self.acak.choices(("DITERIMA", "DITERBITKAN", "SIAP_DINILAI", "TERBUKA"), (62, 22, 10, 6))[0]

    def _rating(self, o: Orang, capaian: NilaiCapaian | None) -> tuple[Rating, Rating]:
        undi = self.acak.random()
        hasil = (
            rating_pimpinan(capaian) if capaian
            else Rating.DI_BAWAH if o.mutu == 0 and undi < 0.7
            else Rating.DI_ATAS if o.mutu == 3 and undi < 0.65
            else Rating.SESUAI
        )  # fmt: skip
        lain = self.acak.random()
        perilaku = (
            Rating.DI_BAWAH
            if o.mutu == 0 and lain < 0.15
            else Rating.DI_ATAS
            if o.mutu == 3 and lain < 0.7
            else Rating.SESUAI
        )
        return hasil, perilaku

    def _realisasi(self, r: Rencana, n: int) -> None:
        faktor = (Decimal("0.7"), Decimal("0.92"), Decimal("1.01"), Decimal("1.12"))[r.orang.mutu]
        for kunci, target, satuan in r.semua_aksi[n - 1]:
            nilai = (target * faktor).quantize(Decimal("1") if target == target.to_integral() else Decimal("0.1"))
            if satuan == "%":
                nilai = min(nilai, Decimal(100))
            self.realisasi.append((self._pk, kunci, f"{str(nilai).replace('.', ',')} {satuan}", nilai, ""))


SEBAB = {
    NilaiCapaian.ISTIMEWA: "Target perjanjian kinerja periode ini terlampaui dan layanan dinilai sangat baik oleh warga.",
    NilaiCapaian.BAIK: "Rencana aksi dan target periode ini tercapai sesuai kesepakatan.",
    NilaiCapaian.BUTUH_PERBAIKAN: "Sebagian target periode ini belum tercapai; rencana perbaikan sudah disusun.",
}
VERSI = hitung("predikat", {"hasil_kerja": "SESUAI", "perilaku": "SESUAI"})["versi"]
KOLOM = (
    "id id_publik periode_id skp_id versi_skp pegawai_id penilai_id atasan_penilai_id unit_id pimpinan_unit_id potret status rating_hasil "
    "rating_perilaku alasan_hasil alasan_perilaku predikat versi_aturan catatan versi_isi diubah_pada diajukan_pada dinilai_pada dinilai_oleh_id "
    "diterbitkan_pada diterima_pada batas_tanggapan"
)


def _pukul(hari: date, jam: int, menit: int = 0) -> datetime:
    """A WITA clock time of that day, in UTC."""
    return datetime.combine(hari, time(jam, menit), UTC) - timedelta(hours=8)
