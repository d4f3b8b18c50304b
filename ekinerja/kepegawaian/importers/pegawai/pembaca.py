"""From rows to people: every cell is read, and everything odd about it becomes an entry."""

import re
from typing import Any

from ekinerja.aturan.nip import periksa_nip
from ekinerja.inti.impor import Akibat, Baris, Butir, HasilImpor, Pilihan, Tabel
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.sel import TakTerbaca, bulat, hari, sel_angka, tampak_aktif, teks
from ekinerja.inti.tampil import tanggal as tulis_tanggal
from ekinerja.kepegawaian.acuan import memimpin
from ekinerja.kepegawaian.importers.pegawai import isian
from ekinerja.kepegawaian.importers.pegawai.orang import Orang
from ekinerja.kepegawaian.models import CatatanMutu, Pegawai
from ekinerja.kepegawaian.nama_unit import Cocok, PencocokUnit, UnitDikenal, Usul, norma

_ILMIAH = re.compile(r"^\d([.,]\d+)?E\+?\d+$", re.IGNORECASE)
_KAMUS_TANGGAL = ("tanggal_lahir", "tmt_cpns", "tmt_pns", "tmt_golongan", "akhir_kontrak")
_PANJANG = {
    medan: Pegawai._meta.get_field(medan).max_length
    for medan in ("nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "pendidikan", "jurusan")
}
_GELAR_KOSONG = ("", "-", "–", "—")
KELAS_MAKS = 17


class Pembaca:
    """Reads all rows of one table."""

    def __init__(
        self, tabel: Tabel, hasil: HasilImpor, cocok: PencocokUnit, pilihan: Pilihan, status_lain: dict[str, str]
    ) -> None:
        self._tabel = tabel
        self._hasil = hasil
        self._cocok = cocok
        self._pilihan = pilihan
        self._status_lain = status_lain

    def orang(self, baris: Baris) -> Orang:
        """The person of this row, perhaps held or refused (`gugur`)."""
        o = Orang(baris.nomor)
        self._nip(o, baris)
        self._nama(o, baris)
        self._status(o, baris)
        self._kedudukan(o, baris)
        for kolom in _KAMUS_TANGGAL:
            self._hari(o, baris, kolom)
        for kolom in ("gelar_depan", "gelar_belakang", "tempat_lahir", "pendidikan", "jurusan"):
            self._tulisan(o, baris, kolom)
        self._kelamin(o, baris)
        self._golongan(o, baris)
        self._kontak(o, baris)
        self._jabatan(o, baris)
        self._unit(o, baris)
        self._pimpinan(o)
        self._banding_nip(o, baris)
        o.atasan_tulis = self._mentah_atasan(o, baris)
        return o

    # -- entries ----------------------------------------------------------------------------------------------

    def galat(self, o: Orang, kolom: str, nilai: str, sebab: str, saran: str, akibat: Akibat) -> None:
        """The row does not go in."""
        o.gugur = True
        keadaan = Keadaan.DITOLAK if akibat is Akibat.TOLAK else Keadaan.DITAHAN
        if self._hasil.keadaan.get(o.baris) is not Keadaan.DITOLAK:
            self._hasil.tandai(o.baris, keadaan)
        self._hasil.galat.append(Butir(self._tabel.lembar, o.baris, self._label(kolom), nilai, sebab, saran, akibat))

    def awas(self, o: Orang, kolom: str, nilai: str, sebab: str, saran: str = "", mutu: str = "") -> None:
        """The row goes in; somebody should look. With `mutu` it also goes to the data-quality list."""
        self._hasil.peringatan.append(Butir(self._tabel.lembar, o.baris, self._label(kolom), nilai, sebab, saran))
        if mutu:
            o.mutu.append((mutu, sebab, saran))

    def usul(self, o: Orang, kolom: str, nilai: str, sebab: str, saran: str, usul: str, kunci: str) -> bool:
        """Propose a value. True when it is taken."""
        jawaban = self._pilihan.jawaban.get(kunci)
        diterima = self._pilihan.terima_usulan if jawaban is None else bool(jawaban)
        akibat = Akibat.TERIMA if diterima or kolom == "nip_atasan" else Akibat.TAHAN
        self._hasil.usulkan(
            Butir(self._tabel.lembar, o.baris, self._label(kolom), nilai, sebab, saran, akibat, usul, kunci)
        )
        return diterima

    def _label(self, kolom: str) -> str:
        return self._tabel.label(kolom)

    # -- identity ---------------------------------------------------------------------------------------------

    def _nip(self, o: Orang, baris: Baris) -> None:
        mentah = baris["nip"]
        tulisan = teks(mentah)
        if sel_angka(mentah) or _ILMIAH.match(tulisan):
            self.galat(
                o,
                "nip",
                tulisan,
                "NIP tersimpan sebagai angka, sehingga Excel membulatkannya dan angka terakhirnya hilang.",
                "Ubah format kolom NIP menjadi Teks, ketik ulang NIP orang ini, lalu kirim lagi barisnya.",
                Akibat.TAHAN,
            )
            return
        h = periksa_nip(tulisan.lstrip("'’`").strip())
        if not h.sah:
            self.galat(o, "nip", tulisan, str(h.sebab), "Perbaiki NIP pada baris ini, lalu kirim lagi.", Akibat.TOLAK)
            return
        o.nip, o.bentuk = h.angka, str(h.jenis)
        if h.peringatan:
            self.awas(o, "nip", h.angka, h.peringatan, "", CatatanMutu.Jenis.DATA_PRIBADI)

    def _nama(self, o: Orang, baris: Baris) -> None:
        nama = self._potong(o, "nama", teks(baris["nama"]))
        o.medan["nama"] = nama
        if not nama:
            self.galat(o, "nama", "", "Nama kosong.", "Isi nama orang ini, lalu kirim lagi barisnya.", Akibat.TAHAN)
        elif isian.bergelar(nama):
            self.awas(
                o,
                "nama",
                nama,
                "Gelar tertulis di dalam nama; disimpan apa adanya.",
                "Pindahkan gelar ke kolom gelar bila perlu.",
                CatatanMutu.Jenis.ISIAN,
            )

    def _status(self, o: Orang, baris: Baris) -> None:
        tulisan = teks(baris["status"])
        if not tulisan:
            o.medan["status"] = "PNS" if o.bentuk == "PNS" else "PPPK"
            return
        status = isian.status(tulisan, self._status_lain, teks(baris["status_cpns"]))
        if status is None:
            saran = "Pakai PNS, CPNS, PPPK, atau PPPK PARUH WAKTU, lalu kirim lagi baris ini."
            self.galat(o, "status", tulisan, "Status kepegawaian ini tidak dikenal.", saran, Akibat.TAHAN)
            return
        o.medan["status"] = status

    def _kedudukan(self, o: Orang, baris: Baris) -> None:
        tulisan = teks(baris["kedudukan"])
        if not tulisan:
            return
        kode = isian.kedudukan(tulisan)
        if kode is None:
            saran = "Perbarui kedudukan hukumnya di profil pegawai."
            self.awas(o, "kedudukan", tulisan, "Kedudukan hukum tidak dikenal.", saran, CatatanMutu.Jenis.ISIAN)
            return
        o.medan["kedudukan"] = kode
        o.keluar = kode in isian.KELUAR

    # -- plain fields -----------------------------------------------------------------------------------------

    def _tulisan(self, o: Orang, baris: Baris, kolom: str) -> None:
        if kolom in baris.galat:
            self._sel_galat(o, kolom)
            return
        nilai = teks(baris[kolom])
        if nilai not in _GELAR_KOSONG:
            o.medan[kolom] = self._potong(o, kolom, nilai)

    def _sel_galat(self, o: Orang, kolom: str) -> None:
        sebab = "Rumus di sel ini menghasilkan galat (misalnya #N/A), jadi isinya dikosongkan."
        self.awas(o, kolom, "", sebab, "Isi nilainya langsung, bukan dengan rumus.", CatatanMutu.Jenis.ISIAN)

    def _potong(self, o: Orang, kolom: str, nilai: str) -> str:
        if tampak_aktif(nilai):
            self.awas(
                o,
                kolom,
                nilai,
                "Isinya tampak seperti rumus atau kode; disimpan sebagai teks biasa.",
                "Periksa isinya.",
            )
        panjang = _PANJANG.get(kolom) or 160
        if len(nilai) > panjang:
            self.awas(o, kolom, nilai[:60] + "…", f"Lebih dari {panjang} huruf; sisanya dipotong.", "Ringkas isinya.")
        return nilai[:panjang]

    def _hari(self, o: Orang, baris: Baris, kolom: str) -> None:
        nilai = self._baca_hari(o, baris, kolom)
        if nilai is not None:
            o.medan[kolom] = nilai

    def _baca_hari(self, o: Orang, baris: Baris, kolom: str) -> Any:
        if kolom in baris.galat:
            self._sel_galat(o, kolom)
            return None
        try:
            return hari(baris[kolom])
        except TakTerbaca:
            sebab = "Tanggal ini tidak ada dalam kalender atau tidak terbaca, jadi dikosongkan."
            saran = "Tulis dengan bentuk 31-12-2026."
            self.awas(o, kolom, teks(baris[kolom]), sebab, saran, CatatanMutu.Jenis.ISIAN)
            return None

    def _kelamin(self, o: Orang, baris: Baris) -> None:
        tulisan = teks(baris["jenis_kelamin"])
        if not tulisan:
            return
        kode = isian.kelamin(tulisan)
        if kode is None:
            self.awas(
                o, "jenis_kelamin", tulisan, "Jenis kelamin tidak terbaca.", "Tulis L atau P.", CatatanMutu.Jenis.ISIAN
            )
        else:
            o.medan["jenis_kelamin"] = kode

    def _golongan(self, o: Orang, baris: Baris) -> None:
        tulisan = teks(baris["golongan"])
        if not tulisan or "status" not in o.medan:
            return
        kode = isian.golongan(tulisan)
        if kode and isian.golongan_cocok(kode, o.medan["status"]):
            o.medan["golongan"] = kode
            return
        if kode:
            jenis = "PPPK memakai golongan I sampai XVII" if "/" in kode else "PNS memakai golongan I/a sampai IV/e"
            sebab = f"{jenis}, jadi “{tulisan}” tidak disimpan."
        else:
            sebab = "Golongan tidak terbaca, jadi dikosongkan."
        self.awas(o, "golongan", tulisan, sebab, "Perbaiki golongannya di sumber data.", CatatanMutu.Jenis.ISIAN)

    def _kontak(self, o: Orang, baris: Baris) -> None:
        for kolom, baca, sebab, saran in (
            ("email", isian.surel, "Ini bukan alamat surel, jadi dikosongkan.", "Tulis seperti nama@palukota.go.id."),
            ("no_hp", isian.nomor_hp, "Nomor HP tidak terbaca, jadi dikosongkan.", "Tulis angkanya saja."),
        ):
            tulisan = teks(baris[kolom])
            if not tulisan or tulisan == "-":
                continue
            nilai = baca(tulisan)
            if nilai is None:
                self.awas(o, kolom, tulisan, sebab, saran, CatatanMutu.Jenis.ISIAN)
            else:
                o.medan[kolom] = nilai

    # -- position and unit ------------------------------------------------------------------------------------

    def _jabatan(self, o: Orang, baris: Baris) -> None:
        nama = self._potong(o, "jabatan", teks(baris["jabatan"]))
        if not nama and not o.keluar:
            self.galat(o, "jabatan", "", "Jabatan kosong.", "Isi jabatannya, lalu kirim lagi baris ini.", Akibat.TAHAN)
            return
        eselon = isian.eselon(teks(baris["eselon"]))
        nama, jenis, jenjang = isian.jabatan(nama, teks(baris["jenis_jabatan"]), teks(baris["jenjang"]).upper(), eselon)
        o.jabatan = (nama[:160], jenis, jenjang[:30], self._kelas(o, baris), eselon)
        o.tmt_jabatan = self._baca_hari(o, baris, "tmt_jabatan")
        if self._tabel.ada("tugas_tambahan"):
            tugas = teks(baris["tugas_tambahan"])
            o.tugas_tambahan = "" if tugas in _GELAR_KOSONG else self._potong(o, "tugas_tambahan", tugas)

    def _kelas(self, o: Orang, baris: Baris) -> int | None:
        try:
            kelas = bulat(baris["kelas"])
        except TakTerbaca:
            kelas = 0
        if kelas is None or 1 <= kelas <= KELAS_MAKS:
            return kelas
        tulisan = teks(baris["kelas"])
        self.awas(o, "kelas", tulisan, "Kelas jabatan tidak terbaca.", "Tulis angkanya saja.", CatatanMutu.Jenis.ISIAN)
        return None

    def _unit(self, o: Orang, baris: Baris) -> None:
        tulisan = teks(baris["unit_kerja"])
        c = self._cocok.cocokkan(tulisan, teks(baris["unit_induk"]), teks(baris["kode_unit"]))
        semua = True
        for u in c.usul:
            semua &= self._usul_unit(o, u)
        if c.unit is None:
            if not o.gugur:
                nilai = teks(baris[c.kolom])
                self.galat(o, c.kolom, nilai, c.sebab, c.saran, Akibat.TAHAN)
            return
        if not semua:
            o.gugur = True
            self._hasil.keadaan.setdefault(o.baris, Keadaan.DITAHAN)
        o.unit = self._jawaban_lain(c)

    def _usul_unit(self, o: Orang, u: Usul) -> bool:
        usul = u.unit.nama
        if u.kunci.startswith("unor|"):
            usul += f", {self._cocok.unit(u.unit.opd).nama}" if u.unit.opd else ""
            sebab = f"Nama “{u.nilai}” dipakai beberapa unit. Melihat baris di sekitarnya, mungkin {usul}."
        else:
            sebab = f"Nama “{u.nilai}” tidak sama persis dengan daftar unit. Mungkin yang dimaksud {usul}."
        saran = "Terima usulan ini sekali untuk semua baris dengan tulisan yang sama, atau pilih unit lain."
        return self.usul(o, u.kolom, u.nilai, sebab, saran, usul, u.kunci)

    def _jawaban_lain(self, c: Cocok) -> UnitDikenal | None:
        """Another unit that a person picked instead of the proposed one."""
        for u in c.usul:
            kode = self._pilihan.jawaban.get(u.kunci)
            lain = self._cocok.dari_kode(kode) if kode and u.kolom == "unit_kerja" else None
            if lain is not None:
                return lain
        return c.unit

    def _pimpinan(self, o: Orang) -> None:
        if o.unit is None or o.keluar:
            return
        nama, jenis, *_ = o.jabatan
        if re.match(r"(PLT|PLH)\b", nama.upper()):
            return
        struktural = jenis in ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS", "NEGARA")
        tambahan = o.tugas_tambahan or ""
        o.kepala = (struktural and memimpin(nama, o.unit.jenis)) or self._tugas_kepala(tambahan, nama, o)

    def _tugas_kepala(self, tambahan: str, nama: str, o: Orang) -> bool:
        """Heads of schools and puskesmas: a functional position with the duty `Kepala …` of the own unit."""
        assert o.unit is not None
        for sebutan in (tambahan, nama):
            if sebutan.upper().startswith("KEPALA ") and memimpin(sebutan, o.unit.jenis):
                inti = norma(sebutan[7:])
                return inti in (norma(o.unit.nama), "sekolah", "puskesmas") or not inti
        return False

    # -- consistency ------------------------------------------------------------------------------------------

    def _banding_nip(self, o: Orang, baris: Baris) -> None:
        if not o.nip:
            return
        h = periksa_nip(o.nip)
        lahir, jk = o.medan.get("tanggal_lahir"), o.medan.get("jenis_kelamin")
        if lahir and lahir != h.tanggal_lahir:
            sebab = f"Tanggal lahir {tulis_tanggal(lahir)} berbeda dari NIP ({tulis_tanggal(h.tanggal_lahir)})."
            self.awas(o, "tanggal_lahir", teks(baris["tanggal_lahir"]), sebab, _PERIKSA, CatatanMutu.Jenis.DATA_PRIBADI)
        if jk and jk != h.jenis_kelamin:
            sebab = f"Jenis kelamin {jk} berbeda dari angka ke-15 NIP ({h.jenis_kelamin})."
            self.awas(o, "jenis_kelamin", teks(baris["jenis_kelamin"]), sebab, _PERIKSA, CatatanMutu.Jenis.DATA_PRIBADI)

    def _mentah_atasan(self, o: Orang, baris: Baris) -> str:
        mentah = baris["nip_atasan"]
        return repr(mentah) if isinstance(mentah, float) else teks(mentah).lstrip("'’`").strip()


_PERIKSA = "Periksa mana yang benar di sumber data; keduanya tidak kami ubah."
