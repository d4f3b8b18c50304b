"""Matching names of units as people write them: the same name is taken, a near one is only proposed."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files

_PADANAN: dict[str, dict[str, str]] = tomllib.loads(files("ekinerja.kepegawaian").joinpath("padanan.toml").read_text())
MIRIP_MIN = 0.82
SELISIH_MIN = 0.02
# Words that tell units of one kind apart: a near match must agree in all of them.
_PEMBEDA = frozenset("utara selatan barat timur tengah i ii iii iv v vi".split())
_JENIS = frozenset(
    "kelurahan kecamatan dinas badan bidang bagian seksi subbagian sekretariat puskesmas sd smp tk rsud".split()
)


@lru_cache(maxsize=50_000)
def norma(nama: str) -> str:
    """Name for comparison: lower case, words only, abbreviations written out, without `Kota Palu`."""
    ascii_ = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().casefold().replace("&", " dan ")
    kata = re.sub(r"[^a-z0-9]+", " ", ascii_).split()
    teks = " ".join(_PADANAN["singkatan"].get(k, k.lstrip("0") if k.isdigit() else k) for k in kata)
    for panjang, pendek in _PADANAN["frasa"].items():
        teks = re.sub(rf"\b{panjang}\b", pendek, teks)
    return re.sub(r"\bkota palu\b", "", teks).strip().replace("  ", " ")


def _usulan_kata(teks: str) -> str:
    """The name with old spellings replaced: only good for a proposal."""
    for lama, baru in _PADANAN["usul_frasa"].items():
        teks = re.sub(rf"\b{lama}\b", baru, teks)
    return " ".join(_PADANAN["usul_kata"].get(k, k) for k in teks.split())


@dataclass(frozen=True, slots=True)
class UnitDikenal:
    """A unit of the register, as the matcher needs it. `opd`: primary key of its perangkat daerah."""

    id: int
    kode: str
    nama: str
    jenis: str
    induk: int | None
    jalur: str
    opd: int | None
    id_siasn: str = ""


@dataclass(frozen=True, slots=True)
class Usul:
    """A proposal: column it is about, what was written, and the unit meant."""

    kolom: str
    nilai: str
    kunci: str
    unit: UnitDikenal


@dataclass(frozen=True, slots=True)
class Cocok:
    """`unit` when there is one (perhaps only after proposals are taken); otherwise `sebab` and `saran` for `kolom`."""

    unit: UnitDikenal | None
    usul: tuple[Usul, ...] = ()
    kolom: str = ""
    sebab: str = ""
    saran: str = ""


def mirip(a: str, b: str) -> float:
    """How alike two normalised names are, 0 to 1. Different numbers, directions or kinds are never alike."""
    ka, kb = a.split(), b.split()
    if _pembeda(ka) != _pembeda(kb) or _jenis(ka) != _jenis(kb):
        return 0.0
    if len(ka) >= 2 and kb[: len(ka)] == ka:
        return 0.9
    return max(
        _rasio(a, b), _rasio(" ".join(sorted(ka)), " ".join(sorted(kb))), _rasio(a.replace(" ", ""), b.replace(" ", ""))
    )


def _rasio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _pembeda(kata: list[str]) -> list[str]:
    return sorted(k for k in kata if k.isdigit() or k in _PEMBEDA)


def _jenis(kata: list[str]) -> str:
    return next((k for k in kata[:1] if k in _JENIS), "")


class PencocokUnit:
    """Answers for one import; every spelling is worked out once."""

    def __init__(
        self,
        unit: Iterable[UnitDikenal],
        padanan: Mapping[tuple[str, str], int],
        jawaban: Mapping[str, str] | None = None,
    ) -> None:
        self._semua = {u.id: u for u in unit}
        self._padanan = padanan
        self._jawaban = jawaban or {}
        self._kode = {u.kode.casefold(): u for u in self._semua.values()}
        self._siasn = {u.id_siasn: u for u in self._semua.values() if u.id_siasn}
        self._nama: dict[str, list[UnitDikenal]] = defaultdict(list)
        self._di_opd: dict[int | None, dict[str, list[UnitDikenal]]] = defaultdict(lambda: defaultdict(list))
        for u in self._semua.values():
            self._nama[norma(u.nama)].append(u)
            for n in self._sebutan(u):
                self._di_opd[u.opd][n].append(u)
        self._opd = [u for u in self._semua.values() if u.opd == u.id]
        self._simpan: dict[tuple[str, str, str], Cocok] = {}
        self._usulan: dict[str, UnitDikenal] = {}
        self._unor: dict[str, UnitDikenal] = {}

    def _sebutan(self, u: UnitDikenal) -> set[str]:
        """Names of a unit inside its perangkat daerah: with and without the name of the latter."""
        nama = norma(u.nama)
        if u.opd is None or u.opd == u.id:
            return {nama}
        opd = norma(self._semua[u.opd].nama)
        tanpa = nama.removesuffix(opd).strip()
        return {nama, tanpa or nama, f"{tanpa or nama} {opd}"}

    def unit(self, id_: int) -> UnitDikenal:
        return self._semua[id_]

    def dari_kode(self, kode: str) -> UnitDikenal | None:
        """By code of the register or by the id SIASN uses."""
        return self._siasn.get(kode) or self._kode.get(kode.casefold()) if kode else None

    def cocokkan(self, unit: str, induk: str = "", kode: str = "") -> Cocok:
        """The unit meant by these cells."""
        kunci = (unit, induk, kode)
        if kunci not in self._simpan:
            self._simpan[kunci] = hasil = self._cocokkan(unit, induk, kode)
            self._usulan.update((u.kunci, u.unit) for u in hasil.usul)
        return self._simpan[kunci]

    def bernama(self, nama: str) -> list[UnitDikenal]:
        """All units of this name."""
        return self._nama.get(norma(nama), [])

    def tebak_unor(self, tebakan: Mapping[str, UnitDikenal]) -> None:
        """Units that ids of SIASN's list probably mean: they are only proposed."""
        self._unor = dict(tebakan)

    def usulan(self, kunci: str) -> UnitDikenal | None:
        """The unit that was proposed under this key."""
        return self._usulan.get(kunci)

    def _cocokkan(self, unit: str, induk: str, kode: str) -> Cocok:
        if pasti := self.dari_kode(kode):
            return Cocok(pasti)
        if tebakan := self._unor.get(kode):
            return Cocok(tebakan, (Usul("unit_kerja", unit, f"unor|{kode}|", tebakan),))
        if not induk:
            return self._tanpa_induk(unit)
        opd, usul_opd = self.opd(induk)
        if opd is None:
            return Cocok(
                None,
                kolom="unit_induk",
                sebab=f"Perangkat daerah “{induk}” tidak ada dalam daftar unit.",
                saran="Perbaiki namanya, atau tambahkan unitnya dengan impor unit, lalu kirim lagi baris ini.",
            )
        hasil = self._di_bawah(unit, opd)
        return Cocok(hasil.unit, (*usul_opd, *hasil.usul), hasil.kolom, hasil.sebab, hasil.saran)

    def opd(self, nama: str) -> tuple[UnitDikenal | None, tuple[Usul, ...]]:
        """The perangkat daerah (or other upper unit) of this name, and the proposal it rests on."""
        n = norma(nama)
        pasti = self._padanan.get((n, ""))
        if pasti in self._semua:
            return self._semua[pasti], ()
        if u := self._kode.get(nama.casefold().strip()) or self._tunggal(n, self._opd) or self._tunggal_nama(n):
            return u, ()
        u = self._usul_opd(n)
        if u is None:
            return None, ()
        kunci = f"unit|{n}|"
        # Another one was picked: what stands below is looked for there.
        return self.dari_kode(self._jawaban.get(kunci, "")) or u, (Usul("unit_induk", nama, kunci, u),)

    def _usul_opd(self, n: str) -> UnitDikenal | None:
        lama = _PADANAN["usul_nama"].get(n) or n.removeprefix("dinas ").removeprefix("dis").strip()
        return self._kode.get(lama.casefold()) or self._terdekat(n, [(norma(u.nama), u) for u in self._opd])

    def _tunggal(self, n: str, calon: Iterable[UnitDikenal]) -> UnitDikenal | None:
        ada = [u for u in calon if norma(u.nama) == n]
        return ada[0] if len(ada) == 1 else None

    def _tunggal_nama(self, n: str) -> UnitDikenal | None:
        ada = self._nama.get(n, [])
        return ada[0] if len(ada) == 1 else None

    def _di_bawah(self, unit: str, atas: UnitDikenal) -> Cocok:
        if not unit:
            return _kosong(f"Unit kerja kosong; yang tertulis hanya {atas.nama}.")
        n, induk = norma(unit), norma(atas.nama)
        pasti = self._padanan.get((n, induk))
        if pasti in self._semua:
            return Cocok(self._semua[pasti])
        di_sini = [u for u in self._di_opd[atas.opd].get(n, []) if u.jalur.startswith(atas.jalur)]
        if len(di_sini) == 1:
            return Cocok(di_sini[0])
        if len(di_sini) > 1:
            return _ganda(unit, f"{len(di_sini)} unit di {atas.nama}")
        if kode := self._kode.get(unit.casefold().strip()):
            return Cocok(kode)
        if lain := self._tunggal_nama(n):
            return _bertentangan(unit, lain, atas, self._semua)
        calon = [(s, u) for s, isi in self._di_opd[atas.opd].items() for u in isi if u.jalur.startswith(atas.jalur)]
        return self._usulkan(unit, n, induk, calon)

    def _tanpa_induk(self, unit: str) -> Cocok:
        if not unit:
            return _kosong("Unit kerja kosong.")
        n = norma(unit)
        pasti = self._padanan.get((n, ""))
        if pasti in self._semua:
            return Cocok(self._semua[pasti])
        ada = self._nama.get(n, [])
        if len(ada) > 1:
            return _ganda(unit, f"{len(ada)} unit")
        if u := (ada[0] if ada else self._kode.get(unit.casefold().strip())):
            return Cocok(u)
        return self._usulkan(unit, n, "", [(s, u) for s, isi in self._nama.items() for u in isi])

    def _usulkan(self, unit: str, n: str, induk: str, calon: list[tuple[str, UnitDikenal]]) -> Cocok:
        u = self._kode.get(_PADANAN["usul_nama"].get(n, "").casefold()) or self._terdekat(n, calon)
        if u is None:
            return Cocok(
                None,
                kolom="unit_kerja",
                sebab=f"Unit “{unit}” tidak ada dalam daftar unit.",
                saran="Perbaiki namanya, atau tambahkan unitnya dengan impor unit, lalu kirim lagi baris ini.",
            )
        return Cocok(u, (Usul("unit_kerja", unit, f"unit|{n}|{induk}", u),))

    def _terdekat(self, n: str, calon: Iterable[tuple[str, UnitDikenal]]) -> UnitDikenal | None:
        """The one clearly nearest unit; None when nothing is near or two are equally near."""
        tulisan = {n, _usulan_kata(n)}
        nilai: dict[int, float] = {}
        for sebutan, u in calon:
            nilai[u.id] = max(nilai.get(u.id, 0.0), *(1.0 if t == sebutan else mirip(t, sebutan) for t in tulisan))
        urut = sorted(nilai.items(), key=lambda x: -x[1])[:2]
        if not urut or urut[0][1] < MIRIP_MIN:
            return None
        if len(urut) > 1 and urut[0][1] - urut[1][1] < SELISIH_MIN:
            return None
        return self._semua[urut[0][0]]


def _kosong(sebab: str) -> Cocok:
    return Cocok(None, kolom="unit_kerja", sebab=sebab, saran="Isi unit kerjanya, lalu kirim lagi baris ini.")


def _ganda(unit: str, di_mana: str) -> Cocok:
    return Cocok(
        None,
        kolom="unit_kerja",
        sebab=f"Nama “{unit}” dipakai {di_mana}, jadi belum jelas yang mana.",
        saran="Sertakan kolom UNIT INDUK, kode unit, atau impor dulu daftar unor SIASN agar id unornya dikenal.",
    )


def _bertentangan(unit: str, lain: UnitDikenal, atas: UnitDikenal, semua: Mapping[int, UnitDikenal]) -> Cocok:
    induk = semua[lain.induk].nama if lain.induk else "puncak"
    return Cocok(
        None,
        kolom="unit_induk",
        sebab=f"{lain.nama} ada di bawah {induk}, bukan di bawah {atas.nama}.",
        saran="Periksa mana yang benar, unit kerja atau unit induknya, lalu kirim lagi baris ini.",
    )
