"""Superiors named by a staff list, held against the unit tree.

Where the named superior is the head found in the tree nothing is recorded; where not, the name is kept as an exception.
A wrong or missing one never keeps a person out: the tree supplies the superior, and the data-quality list tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ekinerja.aturan.nip import periksa_nip
from ekinerja.inti.impor import Tabel
from ekinerja.kepegawaian.importers.pegawai.orang import Orang
from ekinerja.kepegawaian.importers.pegawai.pembaca import Pembaca
from ekinerja.kepegawaian.models import CatatanMutu
from ekinerja.kepegawaian.nama_unit import UnitDikenal
from ekinerja.kepegawaian.susunan import Kepala, Susunan, Tugas, Unit

MUTU = CatatanMutu.Jenis


@dataclass(frozen=True, slots=True)
class Terdaftar:
    """A person in the register with today's unit: may be a superior without being in the file."""

    id: int
    nip: str
    nama: str
    unit: UnitDikenal | None
    kepala: bool


class PenelusurAtasan:
    """Works out the superior of every accepted row."""

    def __init__(
        self,
        tabel: Tabel,
        orang: Sequence[Orang],
        register: Mapping[str, Terdaftar],
        unit: Sequence[UnitDikenal],
        pembaca: Pembaca,
        pada: date,
    ) -> None:
        self._ada_kolom = tabel.ada("nip_atasan")
        self._orang = {o.nip: o for o in orang if not o.gugur}
        self._register = register
        self._pembaca = pembaca
        self._pada = pada
        self._nip = sorted({*self._orang, *register})
        self._nomor = {nip: i for i, nip in enumerate(self._nip)}
        self._nama_unit = {u.id: u for u in unit}
        self._susunan = Susunan(
            [Unit(u.id, u.induk, u.jenis == "setda") for u in unit], [*self._kepala_berkas(), *self._kepala_register()]
        )
        self._per_nama = self._susun_nama()

    def _kepala_berkas(self) -> list[Kepala]:
        return [
            Kepala(self._nomor[o.nip], o.unit.id, "DEFINITIF", date.min)
            for o in self._orang.values()
            if o.kepala and o.unit is not None
        ]

    def _kepala_register(self) -> list[Kepala]:
        return [
            Kepala(self._nomor[t.nip], t.unit.id, "DEFINITIF", date.min)
            for t in self._register.values()
            if t.kepala and t.unit is not None and t.nip not in self._orang
        ]

    def _susun_nama(self) -> dict[tuple[str, int | None], list[str]]:
        hasil: dict[tuple[str, int | None], list[str]] = {}
        for nip in self._nip:
            unit = self._unit(nip)
            hasil.setdefault((_huruf(self._nama(nip)), unit.opd if unit else None), []).append(nip)
        return hasil

    def _unit(self, nip: str) -> UnitDikenal | None:
        o = self._orang.get(nip)
        return o.unit if o else self._register[nip].unit

    def _nama(self, nip: str) -> str:
        o = self._orang.get(nip)
        return o.nama if o else self._register[nip].nama

    def dari_pohon(self, o: Orang) -> str | None:
        """NIP of the head above this person in the tree."""
        if o.unit is None:
            return None
        hasil = self._susunan.untuk(Tugas(self._nomor[o.nip], o.unit.id, o.kepala, self._pada, self._pada))
        return self._nip[hasil[0].penilai] if hasil else None

    def telusuri(self) -> None:
        """Set `atasan` (None = the head in the tree) of every row, with entries for what is odd."""
        pohon = {nip: self.dari_pohon(o) for nip, o in self._orang.items()}
        for nip, o in self._orang.items():
            self._satu(o, pohon[nip])
        self._putus_putaran(pohon)
        for o in self._orang.values():
            if o.atasan is not None:
                self._lain_opd(o)

    def _satu(self, o: Orang, pohon: str | None) -> None:
        tulis = o.atasan_tulis
        if o.keluar or not self._ada_kolom:
            return
        if tulis in ("", "-"):
            self._kosong(o, pohon)
        elif any(h.isalpha() for h in tulis) and "E+" not in tulis.upper():
            self._nama_ditulis(o, tulis, pohon)
        else:
            self._nip_ditulis(o, tulis, pohon)

    def _kosong(self, o: Orang, pohon: str | None) -> None:
        if o.kepala and o.unit is not None and o.unit.jenis in ("setda", "pemda"):
            o.atasan_jelas = True
            return
        usul = f"Sementara dipakai pimpinan unitnya, {self._nama(pohon)}." if pohon else "Pilih atasannya."
        self._pembaca.awas(o, "nip_atasan", "", "Belum ada atasan langsung.", usul, MUTU.ATASAN_KOSONG)

    def _nama_ditulis(self, o: Orang, tulis: str, pohon: str | None) -> None:
        opd = o.unit.opd if o.unit else None
        calon = [n for n in self._per_nama.get((_huruf(tulis), opd), []) if n != o.nip]
        if len(calon) != 1:
            sebab = "Yang tertulis nama, bukan NIP, dan orangnya tidak dapat dipastikan."
            self._pembaca.awas(o, "nip_atasan", tulis, sebab, "Isi NIP atasannya.", MUTU.ATASAN_KOSONG)
            return
        usul = f"{self._nama(calon[0])} ({calon[0]})"
        sebab, saran = f"Yang tertulis nama, bukan NIP. Mungkin {usul}.", "Terima usulan ini, atau isi NIP atasannya."
        if self._pembaca.usul(o, "nip_atasan", tulis, sebab, saran, usul, f"atasan|{o.nip}|{calon[0]}"):
            self._tetapkan(o, calon[0], pohon)
        else:
            o.mutu.append((MUTU.ATASAN_KOSONG, sebab, saran))

    def _nip_ditulis(self, o: Orang, tulis: str, pohon: str | None) -> None:
        h = periksa_nip(tulis)
        if not h.sah:
            sebab = f"NIP atasan tidak terbaca. {h.sebab}"
            self._pembaca.awas(o, "nip_atasan", tulis, sebab, "Isi NIP atasan yang benar.", MUTU.ATASAN_TIDAK_ADA)
        elif h.angka == o.nip:
            sebab = "NIP atasan sama dengan NIP orang itu sendiri, jadi dikosongkan."
            self._pembaca.awas(o, "nip_atasan", tulis, sebab, "Isi NIP atasan yang benar.", MUTU.ATASAN_DIRI)
        elif h.angka not in self._nomor:
            sebab = "NIP atasan tidak ada di berkas ini maupun di daftar pegawai, jadi dikosongkan."
            self._pembaca.awas(o, "nip_atasan", tulis, sebab, "Periksa NIP atasannya.", MUTU.ATASAN_TIDAK_ADA)
        else:
            self._tetapkan(o, h.angka, pohon)

    def _tetapkan(self, o: Orang, nip: str, pohon: str | None) -> None:
        o.atasan_jelas = True
        o.atasan = nip if nip != pohon else None

    def _putus_putaran(self, pohon: Mapping[str, str | None]) -> None:
        """Break every ring of superiors where it turns the tree upside down, and tell the whole ring."""
        while ring := self._cari_putaran(pohon):
            lepas = [n for n in ring if n in self._orang and self._orang[n].atasan is not None]
            if not lepas:
                return
            lepas = [n for n in lepas if n in self._di_atas(self._orang[n].atasan, pohon)] or lepas
            rangkaian = " → ".join([*ring, ring[0]])
            for nip in lepas:
                o = self._orang[nip]
                o.atasan, o.atasan_jelas = None, False
                sebab = f"Rangkaian atasan berputar: {rangkaian}. Tautan atasan baris ini dilepas."
                self._pembaca.awas(
                    o, "nip_atasan", o.atasan_tulis, sebab[:390], "Isi NIP atasan yang benar.", MUTU.ATASAN_SIKLUS
                )

    def _di_atas(self, nip: str | None, pohon: Mapping[str, str | None]) -> set[str]:
        """Everybody above this person in the tree."""
        hasil: set[str] = set()
        kini = pohon.get(nip) if nip else None
        while kini is not None and kini not in hasil:
            hasil.add(kini)
            kini = pohon.get(kini)
        return hasil

    def _cari_putaran(self, pohon: Mapping[str, str | None]) -> list[str]:
        selesai: set[str] = set()
        for mulai in self._orang:
            jejak: dict[str, int] = {}
            kini: str | None = mulai
            while kini is not None and kini not in selesai and kini not in jejak:
                jejak[kini] = len(jejak)
                o = self._orang.get(kini)
                kini = (o.atasan or pohon.get(kini)) if o else None
            if kini is not None and kini in jejak:
                return list(jejak)[jejak[kini] :]
            selesai.update(jejak)
        return []

    def _lain_opd(self, o: Orang) -> None:
        assert o.atasan is not None
        unit = self._unit(o.atasan)
        if o.unit is None or unit is None or unit.opd == o.unit.opd:
            return
        opd = self._nama_unit[unit.opd].nama if unit.opd else unit.nama
        sebab = f"Atasan bertugas di {opd}, bukan di perangkat daerah orang ini; tetap dicatat."
        self._pembaca.awas(o, "nip_atasan", o.atasan_tulis, sebab, "Periksa kembali.", MUTU.ATASAN_LAIN_OPD)


def _huruf(nama: str) -> str:
    return "".join(h for h in nama.split(",")[0].casefold() if h.isalpha())
