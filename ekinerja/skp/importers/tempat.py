"""Whose plan is it, which unit does it belong to, may this person bring it in, and what stands here for those days?"""

from collections.abc import Iterable
from datetime import date

from ekinerja.inti.impor import Akibat, Butir, HasilImpor
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.skp.importers.acuan import GTK, Acuan, Unit, Wilayah
from ekinerja.skp.importers.bacaan import LEMBAR, Bacaan, SatuSkp
from ekinerja.skp.importers.rencana import Calon
from ekinerja.skp.models import Skp

S = Skp.Status


def tempatkan(bacaan: Bacaan, acuan: Acuan, wilayah: Wilayah, pada: date, hasil: HasilImpor) -> list[Calon]:
    """The plans that have a place. Entries about every plan of the file go into `hasil`."""
    return list(_Penempat(acuan, wilayah, pada, hasil).semua(bacaan.skp))


class _Gugur(Exception):
    """This plan goes no further; it is marked already."""


class _Penempat:
    def __init__(self, acuan: Acuan, wilayah: Wilayah, pada: date, hasil: HasilImpor) -> None:
        self._acuan, self._wilayah, self._pada, self._hasil = acuan, wilayah, pada, hasil
        self._masa: dict[str, list[SatuSkp]] = {}
        self._satu = SatuSkp(0, None)
        self._siapa = ""

    def semua(self, daftar: Iterable[SatuSkp]) -> Iterable[Calon]:
        for satu in daftar:
            self._satu = satu
            for b in satu.butir:
                (self._hasil.peringatan if b.akibat is Akibat.TERIMA else self._hasil.galat).append(b)
            try:
                yield self._calon(satu)
            except _Gugur:
                continue

    # -- entries --

    def _tahan(self, kolom: str, nilai: str, sebab: str, saran: str) -> _Gugur:
        self._hasil.tandai(self._satu.nomor, Keadaan.DITAHAN)
        self._hasil.galat.append(
            Butir(LEMBAR, self._satu.nomor, kolom, nilai, f"{self._siapa}: {sebab}", saran, Akibat.TAHAN)
        )
        return _Gugur()

    def _ingatkan(self, kolom: str, nilai: str, sebab: str, saran: str = "") -> None:
        self._hasil.peringatan.append(Butir(LEMBAR, self._satu.nomor, kolom, nilai, f"{self._siapa}: {sebab}", saran))

    # -- one plan --

    def _calon(self, satu: SatuSkp) -> Calon:
        if satu.akibat in (Akibat.TOLAK, Akibat.TAHAN) or satu.isi is None:
            ditolak = satu.akibat is Akibat.TOLAK or satu.isi is None
            self._hasil.tandai(satu.nomor, Keadaan.DITOLAK if ditolak else Keadaan.DITAHAN)
            raise _Gugur
        skp = satu.isi
        self._siapa = f"{skp['nama'] or 'tanpa nama'} ({skp['nip']})"
        self._sekali(satu)
        orang = self._acuan.orang.get(skp["nip"])
        if orang is None:
            raise self._tahan(
                "nip",
                skp["nip"],
                "pegawai ini belum ada di daftar pegawai.",
                "Impor dulu daftar pegawai yang memuatnya.",
            )
        hari = min(max(self._pada, date.fromisoformat(skp["mulai"])), date.fromisoformat(skp["sampai"]))
        tugas = self._acuan.tugas_pada(orang.pk, hari)
        c = Calon(satu.nomor, skp, orang, self._unit(skp["unit"], tugas.unit if tugas else None), tugas, "", "")
        self._periksa_wilayah(c)
        self._periksa_orang(c)
        c.sumber = self._sumber(c)
        c.status = self._status(c)
        self._periksa_penilai(c, hari)
        c.ada = self._yang_ada(c)
        return c

    def _sekali(self, satu: SatuSkp) -> None:
        """A person has one plan for each day of the file."""
        isi = satu.isi or {}
        for lain in self._masa.setdefault(isi["nip"], []):
            dulu = lain.isi or {}
            if dulu == isi:
                sebab = f"{self._siapa}: sama persis dengan SKP ke-{lain.nomor} di berkas ini; dibaca sekali saja."
                self._hasil.peringatan.append(Butir(LEMBAR, satu.nomor, "nip", isi["nip"], sebab, "", Akibat.LEWAT))
                self._hasil.tandai(satu.nomor, Keadaan.DILEWATI)
                raise _Gugur
            if dulu["mulai"] <= isi["sampai"] and isi["mulai"] <= dulu["sampai"]:
                sebab = f"masanya bertumpuk dengan SKP ke-{lain.nomor} orang yang sama di berkas ini."
                raise self._tahan("periode", isi["mulai"], sebab, "Sisakan satu, atau pisahkan masanya.")
        self._masa[isi["nip"]].append(satu)

    def _unit(self, kode: str, tugas: int | None) -> Unit:
        unit = self._acuan.kode.get(kode) if kode else self._acuan.unit.get(tugas or 0)
        if unit is not None:
            return unit
        if kode:
            raise self._tahan("kode_unit", kode, f"unit {kode} tidak ada di daftar unit.", "Impor dulu daftar unit.")
        raise self._tahan("kode_unit", "", "unit tidak tertulis dan tidak tercatat.", "Isi kode_unit di berkas.")

    def _periksa_wilayah(self, c: Calon) -> None:
        """The unit the file names and the one the register knows must both lie in the area."""
        tercatat = self._acuan.unit.get(c.tugas.unit) if c.tugas else None
        if not self._wilayah.mencakup(c.unit, tercatat):
            sebab = "pegawai atau unit ini di luar wilayah peran Anda."
            raise self._tahan("kode_unit", c.unit.kode, sebab, "Minta admin BKPSDM mengimpornya.")
        if self._wilayah.saya is not None and self._wilayah.saya.pk == c.orang.pk:
            sebab = "ini SKP Anda sendiri; peran tidak dipakai untuk SKP sendiri."
            raise self._tahan("nip", c.skp["nip"], sebab, "Minta admin lain mengimpornya.")

    def _periksa_orang(self, c: Calon) -> None:
        nama = c.skp["nama"]
        if nama and _huruf(nama) != _huruf(c.orang.nama):
            self._ingatkan("nama", nama, f"di daftar pegawai NIP ini bernama {c.orang.nama}; dipakai nama itu.")

    def _sumber(self, c: Calon) -> str:
        """Groups that plan in Ruang GTK come in as official; a unit set to plan here takes no official plan silently."""
        sumber, khusus = self._acuan.sumber(c.tugas)
        tertulis = c.skp["sumber"]
        if sumber == GTK and tertulis != GTK:
            self._ingatkan("sumber", tertulis, "SKP kelompok ini berasal dari Ruang GTK, jadi masuk sebagai SKP resmi.")
            return GTK
        if tertulis == GTK and khusus:
            sebab = "unit ini diatur menyusun SKP di e-Kinerja, sedangkan berkasnya dari Ruang GTK."
            raise self._tahan(
                "sumber", tertulis, sebab, "Ubah sumber SKP unit itu, atau keluarkan SKP ini dari berkas."
            )
        return str(tertulis)

    def _status(self, c: Calon) -> str:
        """Of a plan from Ruang GTK: in force. Of a local one: approved only where the personnel office says so."""
        status = c.skp["status"]
        if c.sumber == GTK:
            if status in (*Skp.BERLAKU, S.DITUTUP):
                return str(status)
            raise self._tahan(
                "status", status, "SKP dari Ruang GTK ini belum disetujui di sana, jadi belum resmi.",
                "Impor lagi setelah disetujui di Ruang GTK.",
            )  # fmt: skip
        if status in (S.DIAJUKAN, S.DIKEMBALIKAN):
            self._ingatkan("status", status, "masuk sebagai draf; pemiliknya yang mengajukan di sini.")
            return S.DRAF
        if status != S.DRAF and not self._wilayah.mengesahkan(c.unit):
            self._ingatkan("status", status, "masuk sebagai draf; SKP berlaku hanya dapat diimpor BKPSDM.")
            return S.DRAF
        return str(status)

    def _periksa_penilai(self, c: Calon, hari: date) -> None:
        nip = (c.skp["ppk"] or {}).get("nip", "")
        penilai, tercatat = self._acuan.orang.get(nip), self._acuan.penilai_pada(c.orang.pk, hari)
        atasan = self._acuan.orang.get(c.skp["atasan_ppk"])
        c.penilai = penilai.pk if penilai else tercatat
        c.atasan_penilai = atasan.pk if atasan and atasan.pk != c.orang.pk else None
        if c.penilai == c.orang.pk:
            raise self._tahan("ppk.nip", nip, "penilai di berkas adalah pegawai itu sendiri.", "Perbaiki penilainya.")
        if nip and penilai is None:
            self._ingatkan("ppk.nip", nip, "penilai ini belum ada di daftar pegawai; namanya saja yang disimpan.")
        elif penilai is not None and tercatat and penilai.pk != tercatat:
            saran = "SKP mencatat penilai seperti di berkas; yang memutus adalah penilai menurut susunan hari ini."
            self._ingatkan("ppk.nip", nip, f"{penilai.nama} bukan penilainya menurut susunan unit.", saran)

    def _yang_ada(self, c: Calon) -> Skp | None:
        semua = self._acuan.skp.get((c.orang.pk, c.mulai.year), [])
        sama = next((s for s in semua if s.mulai == c.mulai), None)
        for s in semua:
            if s is not sama and s.mulai <= c.sampai and c.mulai <= s.sampai:
                sebab = f"di sini sudah ada SKP {tulis(s.mulai)} sampai {tulis(s.sampai)} yang masanya bertumpuk."
                raise self._tahan("periode", c.skp["mulai"], sebab, "Tutup SKP yang lama dulu, atau sesuaikan masanya.")
        if sama is not None and not self._wilayah.mencakup(self._acuan.unit.get(sama.unit_id)):
            sebab = "SKP pegawai ini di sini milik unit di luar wilayah peran Anda."
            raise self._tahan("kode_unit", c.unit.kode, sebab, "Minta admin BKPSDM mengimpornya.")
        return sama


def _huruf(nama: str) -> str:
    return "".join(h for h in nama.casefold() if h.isalpha())
