"""Deliveries that were given up, as the operator sees them: what failed and why, never what was said or to whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from ekinerja.pemberitahuan.jenis import Kelompok, Saluran, jenis, kode_kelompok
from ekinerja.pemberitahuan.models import Pengiriman

K = Pengiriman.Keadaan
JALAN = {s.value: s.label for s in Saluran if s is not Saluran.APLIKASI}
_TITIK = "•••"
# What may be done about a failure, by the beginning of its sentence; the sentences are `surel`'s, `push`'s and `antar`'s.
_ARTI = (
    ("Server surel menolak alamat", "Alamatnya salah atau kotaknya sudah ditutup. Coba lagi sesudah alamat di data pegawai diperbaiki."),
    ("Server surel tidak menerima", "Server surel sedang bermasalah atau kotak penerima penuh. Biasanya berhasil bila dicoba lagi."),
    ("Layanan notifikasi tidak terjangkau", "Layanan notifikasi peramban tidak menjawab. Coba lagi nanti."),
    ("Layanan notifikasi menjawab", "Layanan notifikasi peramban menolak. Coba lagi; bila terulang, abaikan."),
    ("Alamat layanan notifikasi", "Peramban itu memakai layanan yang tidak kami hubungi. Abaikan; penerima tetap mendapatnya di aplikasi."),
    ("Peramban sudah mengakhiri", "Penerima mematikan notifikasi di peramban itu. Abaikan; penerima tetap mendapatnya di aplikasi."),
    ("Proses pengirim berhenti", "Pengirim terhenti berulang kali. Periksa proses kerja, lalu coba lagi."),
    ("Ada yang rusak di pihak kami", "Kesalahan pada aplikasi; rinciannya ada di log. Coba lagi sesudah diperbaiki."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saring:
    """What is looked at: one way, one group of kinds; empty for all. `dicoba`: what failed but is still being tried."""

    saluran: str = ""
    kelompok: str = ""
    dicoba: bool = False

    @classmethod
    def dari(cls, data: Any) -> "Saring":
        """From a query or a form; what is not known counts as empty."""
        saluran, kelompok = data.get("jalan", ""), data.get("kelompok", "")
        return cls(
            saluran if saluran in JALAN else "",
            kelompok if kelompok in Kelompok.values else "",
            data.get("lihat") == "dicoba",
        )

    def terapkan(self, kueri: QuerySet[Pengiriman]) -> QuerySet[Pengiriman]:
        if self.saluran:
            kueri = kueri.filter(saluran=self.saluran)
        if self.kelompok == Kelompok.LAIN:  # kinds of another version too
            dikenal = [k for g in Kelompok if g is not Kelompok.LAIN for k in kode_kelompok(g)]
            kueri = kueri.exclude(pemberitahuan__jenis__in=dikenal)
        elif self.kelompok:
            kueri = kueri.filter(pemberitahuan__jenis__in=kode_kelompok(self.kelompok))
        return kueri

    def sebut(self) -> str:
        """In words, for the trail and the question before an act on all of it."""
        bagian = [JALAN[self.saluran]] if self.saluran else ["semua jalan"]
        return ", ".join(bagian + ([Kelompok(self.kelompok).label] if self.kelompok else []))


def gagal() -> QuerySet[Pengiriman]:
    """Given up."""
    return Pengiriman.objects.filter(keadaan=K.GAGAL)


def dicoba() -> QuerySet[Pengiriman]:
    """Failed at least once, and waiting for the next try."""
    return Pengiriman.objects.filter(keadaan__in=Pengiriman.TERBUKA, percobaan__gt=0).exclude(galat="")


def daftar(saring: Saring) -> QuerySet[Pengiriman]:
    """What the filter holds, the newest failure first."""
    kueri = dicoba() if saring.dicoba else gagal()
    urut = ("coba_lagi_pada", "pk") if saring.dicoba else ("-selesai_pada", "-pk")
    return saring.terapkan(kueri).order_by(*urut)


@dataclass(frozen=True, slots=True)
class Baris:
    """One delivery as the page shows it."""

    id_publik: Any
    jenis: str
    kelompok: str
    jalan: str
    kepada: str
    percobaan: int
    galat: str
    arti: str
    pada: Any
    lagi: Any


def baris(kueri: Any) -> Iterator[Baris]:
    """Rows for the page. The title and the words of a message are not read at all."""
    kolom = ("id_publik", "pemberitahuan__jenis", "saluran", "percobaan", "galat", "selesai_pada", "dibuat_pada", "coba_lagi_pada",
             "pegawai__nama", "pegawai__email", "pegawai__akun__email", "pegawai__pilihan_kabar__surel_terbukti")  # fmt: skip
    for r in kueri.values(*kolom):
        j = jenis(r["pemberitahuan__jenis"])
        yield Baris(
            r["id_publik"], j.luar, Kelompok(j.kelompok).label, JALAN[r["saluran"]], _kepada(r), r["percobaan"], r["galat"],
            arti(r["galat"]), r["selesai_pada"] or r["dibuat_pada"], r["coba_lagi_pada"],
        )  # fmt: skip


def _kepada(r: dict[str, Any]) -> str:
    if r["saluran"] != Saluran.SUREL:
        return f"{samarkan_nama(r['pegawai__nama'])}, satu peramban"
    alamat = r["pegawai__pilihan_kabar__surel_terbukti"] or r["pegawai__akun__email"] or r["pegawai__email"] or ""
    return f"{samarkan_nama(r['pegawai__nama'])}, {samarkan_alamat(alamat)}"


def samarkan_nama(nama: str) -> str:
    """First letters: "Andi Tadulako" is "A. T."."""
    return " ".join(f"{kata[0]}." for kata in nama.split()[:3])


def samarkan_alamat(alamat: str) -> str:
    """First letter and host: enough to see which mail service refuses."""
    depan, _, host = alamat.rpartition("@")
    return f"{depan[:1]}{_TITIK}@{host}" if depan and host else "alamat belum tercatat"


def arti(galat: str) -> str:
    """What the operator can do about it; an own failure is the fallback."""
    return next((kata for awal, kata in _ARTI if galat.startswith(awal)), "Coba lagi; bila terulang, periksa log.")


def hitung() -> dict[str, dict[str, int]]:
    """How many by way and by group, of what was given up. One query."""
    per: dict[str, dict[str, int]] = {"jalan": {}, "kelompok": {}}
    semua = gagal().order_by().values_list("saluran", "pemberitahuan__jenis").annotate(n=Count("pk"))
    for saluran, kode, n in semua:
        for bagian, nilai in (("jalan", saluran), ("kelompok", str(jenis(kode).kelompok))):
            per[bagian][nilai] = per[bagian].get(nilai, 0) + n
    return per


def pilih(saring: Saring, satu: Any) -> QuerySet[Pengiriman]:
    """What an act is about: one delivery with the rest of its mail, or all that the filter holds."""
    if satu is None:
        return saring.terapkan(gagal())
    surat = Pengiriman.objects.filter(id_publik=satu, keadaan=K.GAGAL).values("surat")
    return gagal().filter(Q(id_publik=satu) | Q(surat__in=surat, surat__isnull=False))
