"""`impor unit`: the unit tree, from our own list (kode; nama; induk_kode; jenis) or from SIASN's (Id; NamaUnor; …)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.impor import Akibat, Baris, Butir, HasilImpor, Pemeriksaan, Pilihan, Tabel, TataKolom, buka
from ekinerja.inti.impor import temukan_tabel as temukan
from ekinerja.inti.impor.daftar import Kemajuan, diam
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.sel import teks
from ekinerja.inti.impor.simpanan import dari_json, ke_json
from ekinerja.inti.jejak import Catatan, catat_banyak, catat_masal
from ekinerja.inti.kanonik import kanonik
from ekinerja.kepegawaian.acuan import jenis_dari_nama, pastikan_jenis_unit
from ekinerja.kepegawaian.models import JenisUnit, UnitKerja
from ekinerja.kepegawaian.nama_unit import norma
from ekinerja.kepegawaian.penilai import susun_penilai
from ekinerja.kepegawaian.permissions import admin_kepegawaian

DAFTAR = TataKolom(
    "DAFTAR",
    {
        "kode": ("kode", "kode unit"),
        "nama": ("nama", "nama unit", "unit kerja"),
        "induk": ("induk kode", "kode induk", "induk"),
        "jenis": ("jenis", "jenis unit"),
        "sumber": ("sumber",),
    },
    frozenset({"kode", "nama", "induk"}),
)
SIASN = TataKolom(
    "SIASN",
    {
        "kode": ("id",),
        "nama": ("namaunor", "nama unor"),
        "induk": ("diatasanid", "diatasan id"),
        "sumber": ("instansiid",),
    },
    frozenset({"kode", "nama", "induk"}),
)
TATA = (DAFTAR, SIASN)


@dataclass(slots=True)
class Simpul:
    """One unit of the file. `ada`: the unit of the register it is."""

    baris: int
    kode: str
    nama: str
    induk: str
    jenis: str
    gugur: bool = False
    ada: UnitKerja | None = None
    jalur: str = ""
    ubah: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class RencanaUnit:
    siasn: bool
    baru: list[Simpul]
    ubah: list[Simpul]
    semua: dict[str, Simpul]


class ImporUnit:
    """The tree of units. Units that are missing from a file stay."""

    jenis = "unit"
    judul = "Unit kerja"
    ket = "Susunan perangkat daerah: kode, nama, kode induk, jenis. Atau daftar unor dari SIASN."
    halaman = "kepegawaian:impor"

    def boleh(self, saya: Any) -> bool:
        return admin_kepegawaian(saya)

    def baca(self, berkas: Path, pilihan: Pilihan) -> Tabel:
        """The table of units in this file. Raises BerkasTakTerbaca."""
        return temukan(buka(berkas.read_bytes()), TATA, lembar=pilihan.lain.get("lembar", ""))

    def ke_json(self, tabel: Tabel) -> dict[str, Any]:
        return ke_json(tabel)

    def dari_json(self, isi: dict[str, Any]) -> Tabel:
        return dari_json(isi, TATA)

    def periksa(self, tabel: Tabel, pilihan: Pilihan, kemajuan: Kemajuan = diam) -> Pemeriksaan:
        """Compare with the register; writes nothing."""
        return _Pemeriksa(tabel).periksa(kemajuan)

    def terapkan(self, pemeriksaan: Pemeriksaan, pilihan: Pilihan, *, oleh: Any, kemajuan: Kemajuan = diam) -> None:
        """Write new and changed units, parents first, then the paths and who appraises whom."""
        _terapkan(pemeriksaan.rencana, oleh)
        kemajuan(1, 1, "Selesai diterapkan")


class _Pemeriksa:
    def __init__(self, tabel: Tabel) -> None:
        self._tabel = tabel
        self._hasil = HasilImpor()
        self._siasn = tabel.tata is SIASN
        self._ada = {u.kode: u for u in UnitKerja.objects.all()}
        self._jenis = {*JenisUnit.objects.values_list("kode", flat=True), *_jenis_baku()}

    def periksa(self, kemajuan: Kemajuan) -> Pemeriksaan:
        semua: dict[str, Simpul] = {}
        for baris in self._tabel.baris:
            s = self._simpul(baris)
            lama = semua.get(s.kode)
            if lama is not None and s.kode:
                self._ganda(lama, s)
            else:
                semua[s.kode or f"?{s.baris}"] = s
        if self._siasn:
            self._padankan(semua)
        self._periksa_induk(semua)
        baru, ubah = [], []
        for s in semua.values():
            if not s.gugur:
                self._nilai(s, semua, baru, ubah)
        kemajuan(len(self._tabel.baris), len(self._tabel.baris), "Selesai diperiksa")
        return Pemeriksaan(self._hasil, RencanaUnit(self._siasn, baru, ubah, semua))

    def _simpul(self, baris: Baris) -> Simpul:
        nama = teks(baris["nama"]).lstrip("-–— ")
        s = Simpul(baris.nomor, teks(baris["kode"]), nama[:160], teks(baris["induk"]), teks(baris["jenis"]).casefold())
        s.jenis = s.jenis or jenis_dari_nama(nama)
        if not s.kode or not s.nama:
            self._galat(s, "kode" if not s.kode else "nama", "", "Kode dan nama unit harus terisi.", Akibat.TOLAK)
        elif "/" in s.kode or len(s.kode) > 40:
            self._galat(s, "kode", s.kode, "Kode unit paling panjang 40 huruf dan tanpa garis miring.", Akibat.TOLAK)
        elif s.jenis not in self._jenis:
            self._galat(s, "jenis", s.jenis, "Jenis unit ini tidak dikenal.", Akibat.TAHAN)
        return s

    def _galat(self, s: Simpul, kolom: str, nilai: str, sebab: str, akibat: Akibat) -> None:
        s.gugur = True
        keadaan = Keadaan.DITOLAK if akibat is Akibat.TOLAK else Keadaan.DITAHAN
        self._hasil.tandai(s.baris, keadaan)
        saran = "Perbaiki baris ini, lalu kirim lagi."
        label = self._tabel.label(kolom)
        self._hasil.galat.append(Butir(self._tabel.lembar, s.baris, label, nilai, sebab, saran, akibat))

    def _ganda(self, lama: Simpul, s: Simpul) -> None:
        if (lama.nama, lama.induk, lama.jenis) == (s.nama, s.induk, s.jenis):
            sebab = f"Baris ini sama persis dengan baris {lama.baris}; dibaca sekali saja."
            label = self._tabel.label("kode")
            self._hasil.peringatan.append(Butir(self._tabel.lembar, s.baris, label, s.kode, sebab, "", Akibat.LEWAT))
            self._hasil.tandai(s.baris, Keadaan.DILEWATI)
            return
        for x in (lama, s):
            sebab = f"Kode {s.kode} dipakai dua unit yang berbeda: {lama.nama} dan {s.nama}."
            self._galat(x, "kode", s.kode, sebab, Akibat.TAHAN)

    def _padankan(self, semua: dict[str, Simpul]) -> None:
        """Find the units of the register that SIASN's list means: by its id, else by name under the same parent."""
        per_siasn = {u.id_siasn: u for u in self._ada.values() if u.id_siasn}
        per_nama: dict[tuple[int | None, str], list[UnitKerja]] = {}
        for u in self._ada.values():
            per_nama.setdefault((u.induk_id, norma(u.nama)), []).append(u)
        for s in _atas_dulu(semua):
            atas = semua.get(s.induk)
            induk = atas.ada.pk if atas and atas.ada else None
            cocok = per_nama.get((induk, norma(s.nama)), []) if not s.induk or induk else []
            s.ada = per_siasn.get(s.kode) or self._ada.get(s.kode) or (cocok[0] if len(cocok) == 1 else None)
            if s.ada is not None:
                s.jenis = s.ada.jenis_id

    def _periksa_induk(self, semua: dict[str, Simpul]) -> None:
        akar = next((u.kode for u in self._ada.values() if u.induk_id is None), "")
        for s in semua.values():
            if s.gugur:
                continue
            if s.induk and s.induk not in semua and s.induk not in self._ada:
                self._galat(
                    s, "induk", s.induk, "Unit induk ini tidak ada di berkas maupun di daftar unit.", Akibat.TAHAN
                )
            elif not s.induk and akar and (s.ada.kode if s.ada else s.kode) != akar:
                self._galat(s, "induk", "", f"Hanya satu unit boleh tanpa induk, yaitu {akar}.", Akibat.TAHAN)
            elif not s.induk:
                akar = akar or s.kode
        for s in semua.values():
            if not s.gugur and (ring := _putaran(s, semua)):
                self._galat(s, "induk", s.induk, f"Susunan induk berputar: {' → '.join(ring)}.", Akibat.TAHAN)
        self._ikut_tertahan(semua)

    def _ikut_tertahan(self, semua: dict[str, Simpul]) -> None:
        """What hangs on a held unit waits with it."""
        while lagi := [
            s
            for s in semua.values()
            if not s.gugur and s.induk in semua and semua[s.induk].gugur and s.induk not in self._ada
        ]:
            for s in lagi:
                self._galat(s, "induk", s.induk, "Unit induknya sendiri belum dapat disimpan.", Akibat.TAHAN)

    def _nilai(self, s: Simpul, semua: dict[str, Simpul], baru: list[Simpul], ubah: list[Simpul]) -> None:
        s.ada = s.ada or self._ada.get(s.kode)
        if s.ada is None:
            baru.append(s)
            self._hasil.tandai(s.baris, Keadaan.BARU)
            return
        s.ubah = self._beda(s, semua)
        self._hasil.tandai(s.baris, Keadaan.BERUBAH if s.ubah else Keadaan.TETAP)
        if s.ubah:
            ubah.append(s)

    def _beda(self, s: Simpul, semua: dict[str, Simpul]) -> dict[str, tuple[Any, Any]]:
        assert s.ada is not None
        if self._siasn:
            return {"id_siasn": (s.ada.id_siasn, s.kode)} if s.ada.id_siasn != s.kode else {}
        induk = next((k for k, u in self._ada.items() if u.pk == s.ada.induk_id), "")
        lama = {"nama": s.ada.nama, "induk": induk, "jenis": s.ada.jenis_id}
        kini = {"nama": s.nama, "induk": s.induk, "jenis": s.jenis}
        return {m: (lama[m], kini[m]) for m in lama if lama[m] != kini[m]}


def _jenis_baku() -> Iterable[str]:
    from ekinerja.kepegawaian.acuan import JENIS_UNIT

    return JENIS_UNIT


def _atas_dulu(semua: dict[str, Simpul]) -> list[Simpul]:
    """Parents before children."""

    def dalam(s: Simpul) -> int:
        n, kini = 0, s
        while (atas := semua.get(kini.induk)) is not None and n <= len(semua):
            kini, n = atas, n + 1
        return n

    return sorted((s for s in semua.values() if not s.gugur), key=dalam)


def _putaran(s: Simpul, semua: dict[str, Simpul]) -> list[str]:
    jejak, kini = [s.kode], s
    while (atas := semua.get(kini.induk)) is not None and not atas.gugur:
        jejak.append(atas.kode)
        if atas is s:
            return jejak
        if len(jejak) > len(semua):
            return []
        kini = atas
    return []


@transaction.atomic
def _terapkan(rencana: RencanaUnit, oleh: Any) -> None:
    if not rencana.baru and not rencana.ubah:
        return
    pastikan_jenis_unit()
    unit = {u.kode: u for u in UnitKerja.objects.all()}
    _tulis_baru(rencana, unit)
    berubah = _tulis_ubahan(rencana, unit)
    _tulis_jalur(unit)
    if rencana.baru:
        isi = [[s.kode, s.nama, s.induk, s.jenis] for s in rencana.baru]
        catat_masal("kepegawaian.UnitKerja", len(isi), hashlib.sha256(kanonik(isi).encode()).hexdigest(), oleh=oleh)
    catat_banyak([Catatan("unit.diubah", unit[s.ada.kode], oleh, perubahan=s.ubah) for s in berubah if s.ada])
    susun_penilai()


def _tulis_baru(rencana: RencanaUnit, unit: dict[str, UnitKerja]) -> None:
    """Level by level, because a child needs its parent's key."""
    tunggu = list(rencana.baru)
    while tunggu:
        siap = [s for s in tunggu if not s.induk or _induk(s, rencana, unit) is not None]
        if not siap:
            raise AturanDilanggar("Susunan unit berubah sejak diperiksa. Periksa ulang berkasnya, lalu terapkan lagi.")
        baru = [
            UnitKerja(
                kode=s.kode,
                nama=s.nama,
                induk=_induk(s, rencana, unit),
                jenis_id=s.jenis,
                jalur="",
                id_siasn=s.kode if rencana.siasn else "",
            )
            for s in siap
        ]
        UnitKerja.objects.bulk_create(baru, batch_size=500)
        unit.update((u.kode, u) for u in baru)
        tunggu = [s for s in tunggu if s.kode not in unit]


def _induk(s: Simpul, rencana: RencanaUnit, unit: dict[str, UnitKerja]) -> UnitKerja | None:
    if not s.induk:
        return None
    atas = rencana.semua.get(s.induk)
    return unit.get(atas.ada.kode if atas and atas.ada else s.induk)


def _tulis_ubahan(rencana: RencanaUnit, unit: dict[str, UnitKerja]) -> list[Simpul]:
    for s in rencana.ubah:
        assert s.ada is not None
        u = unit[s.ada.kode]
        if rencana.siasn:
            u.id_siasn = s.kode
        else:
            u.nama, u.jenis_id, u.induk = s.nama, s.jenis, _induk(s, rencana, unit)
    UnitKerja.objects.bulk_update(
        [unit[s.ada.kode] for s in rencana.ubah if s.ada], ["nama", "jenis", "induk", "id_siasn"]
    )
    return rencana.ubah


def _tulis_jalur(unit: dict[str, UnitKerja]) -> None:
    """Paths follow the tree; only rows whose path moved are written."""
    per_id = {u.pk: u for u in unit.values()}

    def jalur(u: UnitKerja, dalam: int = 0) -> str:
        if dalam > 30:
            raise AturanDilanggar("Susunan unit berputar. Perbaiki induknya, lalu kirim lagi.")
        atas = per_id.get(u.induk_id) if u.induk_id else None
        return (jalur(atas, dalam + 1) if atas else "/") + f"{u.kode}/"

    geser = []
    for u in unit.values():
        baru = jalur(u)
        if baru != u.jalur:
            u.jalur = baru
            geser.append(u)
    UnitKerja.objects.bulk_update(geser, ["jalur"], batch_size=200)
