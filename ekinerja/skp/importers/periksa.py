"""A file of plans against the register and the SKPs here; writes nothing.

Three rounds: who and where (`_Tempat`), which links of the cascade are found, what differs from what stands here.
"""

from collections.abc import Iterable
from typing import Any

from ekinerja.inti.impor import Akibat, Butir, HasilImpor, Pemeriksaan, Pilihan
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.skp.actions.masal import KOSONG, aksi_terpakai, bagi, rhk_disangga
from ekinerja.skp.importers.acuan import Acuan, RhkAda, Wilayah, muat_acuan
from ekinerja.skp.importers.bacaan import LEMBAR, Bacaan
from ekinerja.skp.importers.rencana import Calon, Rencana, kepala, oleh_siapa
from ekinerja.skp.importers.susun import beri_kunci, susun_isi
from ekinerja.skp.importers.tempat import tempatkan
from ekinerja.skp.isi import Isi, beda, isi_banyak, semua_rhk
from ekinerja.skp.models import Skp

S = Skp.Status
BEDA_MAKS = 60  # differences shown of one plan
R14 = "Minta penilainya membuka kembali SKP itu dengan alasan (R-14), perbaiki di sana, lalu ajukan lagi."
Tautan = dict[tuple[str, int], dict[str, RhkAda]]


def periksa(bacaan: Bacaan, pilihan: Pilihan, kemajuan: Kemajuan) -> Pemeriksaan:
    """Raises AturanDilanggar while there are no units or people."""
    return _Pemeriksa(bacaan, pilihan, kemajuan).jalan()


class _Pemeriksa:
    def __init__(self, bacaan: Bacaan, pilihan: Pilihan, kemajuan: Kemajuan) -> None:
        self._bacaan, self._pilihan, self._kemajuan = bacaan, pilihan, kemajuan
        self._hasil = HasilImpor()
        self._wilayah = Wilayah(pilihan.oleh)
        self._acuan: Acuan = muat_acuan(s.isi for s in bacaan.skp if s.isi)

    def jalan(self) -> Pemeriksaan:
        total = len(self._bacaan.skp)
        calon = tempatkan(self._bacaan, self._acuan, self._wilayah, self._pilihan.pada, self._hasil)
        self._kemajuan(total // 3, total, "Mencocokkan pegawai dan unit")
        beku = [c for c in calon if c.ada is not None and not _dapat_ditimpa(c)]
        bebas = [c for c in calon if c.ada is None or _dapat_ditimpa(c)]
        tautan = self._tautan(bebas)
        rencana = Rencana(berkas=self._pilihan.lain.get("berkas", ""), sha256=self._bacaan.sha256)
        berubah = [c for c in bebas if not self._sama(c, tautan)]
        self._beku([c for c in beku if not self._sama(c, tautan)], tautan)
        for n, sebagian in enumerate(bagi(berubah)):
            self._kemajuan(total // 3 + n * 500, total, "Membandingkan isi SKP")
            rencana.tulis += self._siap(sebagian)
        self._susun(rencana.tulis)
        for kunci in self._bacaan.asing:
            sebab = f"Isian “{kunci}” tidak dikenal, jadi tidak dibaca."
            self._hasil.peringatan.append(Butir(LEMBAR, None, kunci, "", sebab))
        self._kemajuan(total, total, "Selesai diperiksa")
        return Pemeriksaan(self._hasil, rencana)

    # -- links --

    def _tautan(self, bebas: Iterable[Calon]) -> Tautan:
        """Where a link may point: RHK here, and RHK that this file brings; those get their ids in `_siap`."""
        hasil: Tautan = {k: dict(v) for k, v in self._acuan.rhk.items()}
        for c in bebas:
            hasil[c.skp["nip"], c.mulai.year] = {r["id"]: RhkAda("", r["teks"]) for r in c.skp["rhk"]}
        return hasil

    def _atas(self, c: Calon, tautan: Tautan) -> dict[str, RhkAda]:
        """The plan's RHK -> the superior's, as far as found. The id belongs to the PPK's plan of the same year."""
        milik = tautan.get(((c.skp["ppk"] or {}).get("nip", ""), c.mulai.year), {})
        return {r["id"]: milik[r["rhk_atasan"]] for r in c.skp["rhk"] if r["rhk_atasan"] in milik}

    def _sama(self, c: Calon, tautan: Tautan) -> bool:
        """Did exactly this come in before? Whatever people did here since then stays."""
        c.sidik = c.sidik_dengan(set(self._atas(c, tautan)))
        if c.ada is None or not hasattr(c.ada, "asal") or c.ada.asal.sidik != c.sidik:
            return False
        self._hasil.tandai(c.nomor, Keadaan.TETAP)
        return True

    # -- what stands here and is not ours to overwrite --

    def _beku(self, daftar: list[Calon], tautan: Tautan) -> None:
        boleh_baca = [c for c in daftar if self._boleh_baca(c)]
        for sebagian in bagi(boleh_baca):
            lama = isi_banyak(c.ada for c in sebagian if c.ada)
            for c in sebagian:
                assert c.ada is not None
                isi = lama[c.ada.pk]
                self._perubahan(
                    c, isi, self._isi(c, beri_kunci(c.skp, _kunci_lama(c), isi), self._atas(c, tautan)), Akibat.TAHAN
                )
        for c in daftar:
            assert c.ada is not None
            sebab, saran = _sebab_beku(c, c.ada)
            self._tahan(c, "status", c.ada.get_status_display(), sebab, saran)

    def _boleh_baca(self, c: Calon) -> bool:
        """A draft is between pegawai and PPK: its words are not shown to who imports."""
        return c.ada is not None and c.ada.status != S.DRAF and self._wilayah.membaca(c.unit)

    # -- what will be written --

    def _siap(self, daftar: list[Calon]) -> list[Calon]:
        """Ids for every part; held where a part would disappear that something hangs on."""
        lama = isi_banyak(c.ada for c in daftar if c.ada)
        for c in daftar:
            c.lama = lama[c.ada.pk] if c.ada else None
            c.kunci = beri_kunci(c.skp, _kunci_lama(c), c.lama)
        hilang = {c.nomor: _hilang(c) for c in daftar if c.lama}
        semua = {id_ for h in hilang.values() for id_ in h}
        terikat = (aksi_terpakai(semua) | rhk_disangga(semua)) if semua else set()
        hasil = []
        for c in daftar:
            if terikat & hilang.get(c.nomor, set()):
                sebab = "ada RHK atau rencana aksi yang tidak lagi tertulis di berkas, padahal sudah dipakai laporan, "
                sebab += "evaluasi, atau RHK bawahan. SKP ini tidak diubah."
                self._tahan(
                    c, "rhk", "", sebab, "Kirim lagi berkas yang masih memuatnya, atau selesaikan dulu pemakainya."
                )
            else:
                hasil.append(c)
        return hasil

    def _susun(self, daftar: list[Calon]) -> None:
        """Content with links, and what differs from before. Links to a plan that is held fall back to what is here."""
        sah = self._acuan.rhk | {(c.skp["nip"], c.mulai.year): _rhk_berkas(c) for c in daftar}
        for c in daftar:
            atas = self._atas(c, sah)
            c.sidik = c.sidik_dengan(set(atas))
            c.isi = self._isi(c, c.kunci, atas)
            self._putus(c, atas)
            self._hasil.tandai(c.nomor, Keadaan.BERUBAH if c.ada else Keadaan.BARU)
            if c.lama is not None:
                self._perubahan(c, c.lama, c.isi, Akibat.TERIMA)

    def _isi(self, c: Calon, kunci: dict[str, str], atas: dict[str, RhkAda]) -> Isi:
        return susun_isi(c.skp, kepala(c, self._acuan), kunci, atas)

    def _putus(self, c: Calon, atas: dict[str, RhkAda]) -> None:
        """A link that leads nowhere is named; the RHK comes in without it."""
        for n, r in enumerate(c.skp["rhk"], 1):
            if r["rhk_atasan"] and r["id"] not in atas:
                sebab = (
                    f"{c.siapa}: RHK atasan {r['rhk_atasan']} tidak ada di SKP penilainya; RHK ini masuk tanpa tautan."
                )
                saran = "Impor juga SKP penilainya lalu kirim lagi berkas ini, atau pilih RHK atasannya di aplikasi."
                kolom = f"RHK {n}, rhk_atasan"
                self._hasil.peringatan.append(Butir(LEMBAR, c.nomor, kolom, r["rhk_atasan"], sebab, saran))

    def _perubahan(self, c: Calon, lama: Isi, baru: Isi, akibat: Akibat) -> None:
        assert c.ada is not None
        banding = beda(lama, baru)
        siapa = f"{c.orang.nama}. Terakhir diubah {oleh_siapa(c.ada)}"
        for label, (dulu, kini) in list(banding.items())[:BEDA_MAKS]:
            self._hasil.perubahan.append(Butir(LEMBAR, c.nomor, label, dulu, siapa, "", akibat, kini))
        if not banding:
            sebab = f"{siapa}. Rincian target, masa, atau orangnya berbeda; kalimatnya sama."
            self._hasil.perubahan.append(Butir(LEMBAR, c.nomor, "rincian", "", sebab, "", akibat))

    def _tahan(self, c: Calon, kolom: str, nilai: Any, sebab: str, saran: str) -> None:
        self._hasil.tandai(c.nomor, Keadaan.DITAHAN)
        self._hasil.galat.append(Butir(LEMBAR, c.nomor, kolom, str(nilai), f"{c.siapa}: {sebab}", saran, Akibat.TAHAN))


def _dapat_ditimpa(c: Calon) -> bool:
    """An official plan by a newer official one; a draft that came from a file and that nobody has touched since."""
    skp = c.ada
    assert skp is not None
    if c.sumber == Skp.Sumber.RUANG_GTK:
        return skp.sumber == c.sumber and skp.status != S.DITUTUP
    asal = getattr(skp, "asal", None)
    utuh = asal is not None and (asal.versi_isi, asal.status) == (skp.versi_isi, skp.status)
    return utuh and skp.sumber == c.sumber and skp.status == S.DRAF and skp.versi == 0


def _sebab_beku(c: Calon, skp: Skp) -> tuple[str, str]:
    masa = f"SKP {tulis(skp.mulai)} sampai {tulis(skp.sampai)}"
    if skp.sumber != c.sumber:
        asal = "disusun di e-Kinerja" if skp.sumber == Skp.Sumber.LOKAL else "resmi dari Ruang GTK"
        saran = "Pastikan sumber SKP pegawai ini di pengaturan unit, lalu hapus atau tutup yang tidak dipakai."
        return f"{masa} di sini {asal}, berbeda dengan berkas. Yang di sini tidak diubah.", saran
    if skp.status == S.DITUTUP:
        return f"{masa} di sini sudah ditutup, jadi tidak diubah lagi.", "Tidak ada yang perlu dilakukan."
    if skp.status in Skp.BERLAKU:
        return f"{masa} di sini sudah berlaku dan isinya berbeda. Yang berlaku tidak ditimpa.", R14
    if skp.status == S.DRAF:
        sebab = f"{masa} di sini masih draf dan sudah dikerjakan ({oleh_siapa(skp)}). Yang di sini tidak ditimpa."
        return sebab, "Biarkan pemiliknya melanjutkan, atau minta ia menghapus drafnya, lalu kirim lagi berkas ini."
    saran = "Tunggu putusan penilainya; sesudah itu bandingkan lagi dengan berkas ini."
    return f"{masa} di sini berstatus {skp.get_status_display()}, jadi tidak ditimpa.", saran


def _kunci_lama(c: Calon) -> dict[str, str]:
    return c.ada.asal.kunci if c.ada is not None and hasattr(c.ada, "asal") else {}


def _hilang(c: Calon) -> set[str]:
    """Public ids of parts that are here and no longer in the file."""
    rhk = semua_rhk(c.lama or KOSONG)
    ada = {r["id"] for r in rhk} | {a["id"] for r in rhk for i in r["indikator"] for a in i["rencana_aksi"]}
    return ada - set(c.kunci.values())


def _rhk_berkas(c: Calon) -> dict[str, RhkAda]:
    return {r["id"]: RhkAda(c.kunci[r["id"]], r["teks"]) for r in c.skp["rhk"]}
