"""What a file of attendance would change, and what a person should look at. Codes appear here in neutral words only."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from ekinerja.aturan import baca_kode, kode_presensi
from ekinerja.inti.impor import Akibat, Baris, Butir, HasilImpor, Pemeriksaan, Pilihan, Tabel
from ekinerja.inti.impor.daftar import Kemajuan
from ekinerja.inti.impor.hasil import Keadaan
from ekinerja.inti.impor.sel import TakTerbaca, hari, kosong, teks
from ekinerja.inti.tampil import tanggal as tulis
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, RiwayatNip
from ekinerja.kepegawaian.permissions import jalur_rapi
from ekinerja.presensi.importers.sel import jam, nip
from ekinerja.presensi.models import Presensi, UsulPresensi, kata_hari

TAHUN_PERTAMA = 2022
LAPOR_SETIAP = 2000
Isi = tuple[time | None, time | None, str]


@dataclass(slots=True)
class Hari:
    """One day of one person in the file. `lain`: further rows about it."""

    baris: Baris
    pegawai: int
    tanggal: date
    masuk: time | None
    pulang: time | None
    kode: str

    @property
    def isi(self) -> Isi:
        return self.masuk, self.pulang, self.kode


class Pemeriksa:
    """Reads rows, joins those about one day, compares with the days that are kept."""

    def __init__(self, tabel: Tabel, pilihan: Pilihan) -> None:
        self._tabel, self._hasil = tabel, HasilImpor()
        self._jalur = jalur_rapi(pilihan.oleh) if pilihan.oleh is not None else None
        self._orang = _orang(self._jalur)
        self._akhir = max(pilihan.pada, hari_ini())
        self._hari: dict[tuple[int, date], Hari] = {}
        self._ditahan: set[tuple[int, date]] = set()

    def periksa(self, kemajuan: Kemajuan) -> Pemeriksaan:
        jumlah = len(self._tabel.baris)
        for n, baris in enumerate(self._tabel.baris, 1):
            if (h := self._baca(baris)) is not None:
                self._tampung(h)
            if n % LAPOR_SETIAP == 0:
                kemajuan(n, jumlah, "Memeriksa")
        rencana = self._bandingkan() if self._hari else []
        kemajuan(jumlah, jumlah, "Selesai diperiksa")
        return Pemeriksaan(self._hasil, rencana)

    # -- one row -----------------------------------------------------------------------------------------------------

    def _baca(self, baris: Baris) -> Hari | None:
        for kolom in baris.galat:
            return self._tolak(baris, kolom, "Sel ini berisi galat rumus (misalnya #N/A).", "Tulis nilainya.")
        orang, tanggal = self._pegawai(baris), self._tanggal(baris)
        if orang is None or tanggal is None:
            return None
        try:
            kolom = "masuk"
            masuk = jam(teks(baris["masuk"]))
            kolom = "pulang"
            pulang = jam(teks(baris["pulang"]))
        except TakTerbaca:
            return self._tolak(baris, kolom, "Jam ini tidak ada.", "Tulis jam antara 00.00 dan 23.59, misalnya 07.31.")
        kode = baca_kode("" if kosong(baris["kode"]) else teks(baris["kode"]))
        h = Hari(baris, orang, tanggal, masuk, pulang, kode or "")
        if kode is None:
            self._ditahan.add((orang, tanggal))
            return self._tahan(
                baris, "kode", "Keterangan ini tidak ada di daftar kode, dan tidak dianggap tanpa keterangan.",
                "Tanyakan artinya pada pengirim berkas, ganti dengan kode yang dikenal, lalu kirim lagi baris ini.",
            )  # fmt: skip
        if tanggal > self._akhir and (masuk or pulang):
            return self._tahan(baris, "tanggal", "Hari ini belum tiba, tetapi sudah ada jamnya.", "Periksa tanggalnya.")
        return h

    def _pegawai(self, baris: Baris) -> int | None:
        angka = nip(baris["nip"])
        if not angka:
            return self._tolak(baris, "nip", "NIP kosong.", "Isi NIP 18 angka.")
        if angka not in self._orang:
            sebab = "NIP ini tidak terdaftar." if self._jalur is None else "NIP ini tidak terdaftar di unit Anda."
            return self._tolak(baris, "nip", sebab, "Periksa NIP-nya. Impor presensi tidak membuat pegawai baru.")
        return self._orang[angka]

    def _tanggal(self, baris: Baris) -> date | None:
        if baris.nomor in self._hasil.keadaan:
            return None
        try:
            tanggal = hari(baris["tanggal"])
        except TakTerbaca:
            return self._tolak(baris, "tanggal", "Tanggal tidak terbaca.", "Tulis hh-bb-tttt, misalnya 01-10-2026.")
        if tanggal is None:
            return self._tolak(baris, "tanggal", "Tanggal kosong.", "Isi tanggalnya.")
        if tanggal.year < TAHUN_PERTAMA or tanggal.year > self._akhir.year + 1:
            saran = f"Tulis tahun {TAHUN_PERTAMA} sampai {self._akhir.year + 1}."
            return self._tolak(baris, "tanggal", "Tahun ini di luar jangkauan.", saran)
        return tanggal

    # -- rows about one day ------------------------------------------------------------------------------------------

    def _tampung(self, h: Hari) -> None:
        kunci = (h.pegawai, h.tanggal)
        lama = self._hari.setdefault(kunci, h)
        if lama is h:
            return
        if lama.kode and h.kode and lama.kode != h.kode:
            sebab = f"Baris {lama.baris.nomor} memberi keterangan lain untuk orang dan hari yang sama."
            self._tahan(h.baris, "kode", sebab, "Sisakan satu yang benar, lalu kirim lagi baris itu.")
            self._tahan(
                lama.baris, "kode", f"Baris {h.baris.nomor} memberi keterangan lain untuk orang dan hari yang sama.",
                "Sisakan satu yang benar, lalu kirim lagi baris itu.",
            )  # fmt: skip
            self._ditahan.add(kunci)
            return
        self._gabung(lama, h)

    def _gabung(self, lama: Hari, h: Hari) -> None:
        """Earliest in, latest out. A night shift ends on the next day, so there a smaller time is later."""
        k = kode_presensi().get(lama.kode or h.kode)
        malam = bool(k and k.masuk and k.pulang and k.pulang < k.masuk)
        masuk, pulang = [t for t in (lama.masuk, h.masuk) if t], [t for t in (lama.pulang, h.pulang) if t]

        def urut(t: time) -> tuple[bool, time]:
            return malam and t.hour < 14, t

        lama.masuk, lama.pulang = min(masuk, key=urut, default=None), max(pulang, key=urut, default=None)
        lama.kode = lama.kode or h.kode
        sebab = (
            f"Hari yang sama juga di baris {lama.baris.nomor}. Dipakai jam masuk paling awal dan jam pulang paling akhir: "
            f"{kata_hari(*lama.isi)}."
        )
        self._butir(self._hasil.peringatan, h.baris, "tanggal", sebab, "", Akibat.LEWAT)
        self._hasil.tandai(h.baris.nomor, Keadaan.DILEWATI)

    # -- against what is kept ----------------------------------------------------------------------------------------

    def _bandingkan(self) -> list[Hari]:
        tanggal = [t for _, t in self._hari]
        batas = (min(tanggal), max(tanggal))
        ada = _ada(*batas)
        koreksi = _koreksi(*batas)
        rencana: list[Hari] = []
        for kunci, h in self._hari.items():
            if kunci in self._ditahan:
                if h.baris.nomor not in self._hasil.keadaan:
                    sebab = "Baris lain untuk orang dan hari yang sama masih ditahan."
                    self._tahan(h.baris, "tanggal", sebab, "Perbaiki baris itu, lalu kirim lagi keduanya.")
                continue
            self._ingatkan(h, koreksi.get(kunci))
            lama = ada.get(kunci)
            if lama == h.isi:
                self._hasil.tandai(h.baris.nomor, Keadaan.TETAP)
                continue
            self._hasil.tandai(h.baris.nomor, Keadaan.BARU if lama is None else Keadaan.BERUBAH)
            rencana.append(h)
            if lama is not None:
                self._hasil.perubahan.append(self._perubahan(h, lama))
        return rencana

    def _perubahan(self, h: Hari, lama: Isi) -> Butir:
        sebab = f"Catatan {tulis(h.tanggal)} berubah."
        label = self._tabel.label("tanggal")
        return Butir(self._tabel.lembar, h.baris.nomor, label, kata_hari(*lama), sebab, usul=kata_hari(*h.isi))

    def _ingatkan(self, h: Hari, koreksi: Isi | None) -> None:
        k = kode_presensi().get(h.kode)
        malam = bool(k and k.masuk and k.pulang and k.pulang < k.masuk)
        if h.masuk and h.pulang and h.pulang < h.masuk and not malam:
            sebab = "Jam pulang lebih awal dari jam masuk. Keduanya disimpan; menitnya tidak dihitung."
            self._butir(self._hasil.peringatan, h.baris, "pulang", sebab, "Periksa jamnya di aplikasi presensi.")
        if koreksi is not None and koreksi != h.isi and any(h.isi):
            sebab = f"Hari ini sudah ditetapkan menjadi {kata_hari(*koreksi)}; berkas menulis {kata_hari(*h.isi)}."
            self._butir(self._hasil.peringatan, h.baris, "tanggal", sebab, "Yang sudah diterima tetap dipakai.")

    # -- entries -----------------------------------------------------------------------------------------------------

    def _tolak(self, baris: Baris, kolom: str, sebab: str, saran: str) -> None:
        self._butir(self._hasil.galat, baris, kolom, sebab, saran, Akibat.TOLAK)
        self._hasil.tandai(baris.nomor, Keadaan.DITOLAK)

    def _tahan(self, baris: Baris, kolom: str, sebab: str, saran: str) -> None:
        self._butir(self._hasil.galat, baris, kolom, sebab, saran, Akibat.TAHAN)
        self._hasil.tandai(baris.nomor, Keadaan.DITAHAN)

    def _butir(
        self, daftar: list[Butir], baris: Baris, kolom: str, sebab: str, saran: str, akibat: Akibat = Akibat.TERIMA
    ) -> None:
        label = self._tabel.label(kolom)
        daftar.append(Butir(self._tabel.lembar, baris.nomor, label, _nilai(kolom, baris[kolom]), sebab, saran, akibat))


def _nilai(kolom: str, nilai: Any) -> str:
    """The cell as a list may show it: a known code in its neutral word, anything else as written."""
    tulisan = teks(nilai)[:200]
    k = kode_presensi().get(baca_kode(tulisan) or "") if kolom == "kode" else None
    return k.netral if k else tulisan


def _orang(jalur: list[str] | None) -> dict[str, int]:
    """NIP -> person, former NIP too; within these units, None = everybody. Two queries."""
    orang = Pegawai.objects.all() if jalur is None else Pegawai.objects.di_bawah(jalur)
    hasil = dict(RiwayatNip.objects.filter(pegawai__in=orang.values("pk")).values_list("nip", "pegawai_id"))
    return hasil | {n: pk for n, pk in orang.values_list("nip", "pk") if n}


def _ada(dari: date, sampai: date) -> dict[tuple[int, date], Isi]:
    baris = Presensi.objects.filter(tanggal__gte=dari, tanggal__lte=sampai)
    return {
        (o, t): (m, p, k) for o, t, m, p, k in baris.values_list("pegawai_id", "tanggal", "masuk", "pulang", "kode")
    }


def _koreksi(dari: date, sampai: date) -> dict[tuple[int, date], Isi]:
    """What was accepted for these days: spans, and disputes over them; the later one of a day wins."""
    baris = UsulPresensi.objects.filter(status="DITERIMA", mulai__lte=sampai, sampai__gte=dari)
    kolom = ("pegawai_id", "mulai", "sampai", "masuk", "pulang", "kode")
    hasil: dict[tuple[int, date], Isi] = {}
    for orang, mulai, akhir, *isi in baris.order_by("jenis", "pk").values_list(*kolom):
        for n in range((min(akhir, sampai) - mulai).days + 1):
            hasil[orang, mulai + timedelta(days=n)] = (isi[0], isi[1], isi[2])
    return hasil
