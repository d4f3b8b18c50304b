"""Messages as mail. Mail is not confidential: it says that there is something, where, why, and how to stop it."""

import smtplib
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse

from ekinerja.pemberitahuan.bundel import Bundel, Butir, Gagal, Putus
from ekinerja.pemberitahuan.jenis import Kelompok
from ekinerja.pemberitahuan.kunci_surel import kunci_berhenti
from ekinerja.pemberitahuan.pilihan import Penerima

_TOLAK = 500  # SMTP answers from here on are final
_BARIS_MAKS = 30


class Baris(NamedTuple):
    """One line of a mail: all messages of one kind (and title, where the title may leave)."""

    teks: str
    kelompok: Kelompok
    sebab: str
    tautan: str


class JalanSurel:
    """One connection for a whole round."""

    def __init__(self) -> None:
        self._sambungan: Any = get_connection()

    def __enter__(self) -> "JalanSurel":
        return self

    def __exit__(self, *_: Any) -> None:
        self._sambungan.close()

    def siap(self) -> None:
        try:
            self._sambungan.open()
        except (OSError, smtplib.SMTPException) as galat:
            raise Putus(type(galat).__name__) from galat

    def dapat(self, b: Bundel) -> str:
        return "" if b.orang.surel else "Belum ada alamat surel yang dibuktikan."

    def kirim(self, b: Bundel) -> None:
        try:
            self._sambungan.send_messages([susun(b)])
        except smtplib.SMTPRecipientsRefused as galat:
            kode = [k for k, _ in galat.recipients.values()]
            raise Gagal("Server surel menolak alamat ini.", tetap=all(k >= _TOLAK for k in kode)) from galat
        except (OSError, smtplib.SMTPException) as galat:
            self._sambungan.close()
            raise Gagal("Server surel tidak menerima surat ini.") from galat


def susun(b: Bundel) -> EmailMultiAlternatives:
    """The mail of a bundle. The same bundle makes the same Message-ID, so a second copy is recognised as one."""
    baris = ringkas(b.isi)
    kelompok = list(dict.fromkeys(x.kelompok for x in baris))
    henti = settings.KINERJA_URL + reverse("pemberitahuan:surel", args=[kunci_berhenti(b.orang.id_publik, kelompok)])
    isi = {
        "baris": [(k.label, [x for x in baris if x.kelompok is k]) for k in kelompok],
        "sebab": list(dict.fromkeys(x.sebab for x in baris)),
        "atur": settings.KINERJA_URL + reverse("pemberitahuan:atur"),
        "henti": henti,
    }
    rumah = urlsplit(settings.KINERJA_URL).hostname or "localhost"
    kepala = {
        "Message-ID": f"<{b.surat}@{rumah}>",
        "List-Unsubscribe": f"<{henti}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    surat = EmailMultiAlternatives(judul(baris, b.isi), _polos(isi), to=[b.orang.surel], headers=kepala)
    surat.attach_alternative(render_to_string("pemberitahuan/surat.html", isi), "text/html")
    return surat


def ringkas(isi: Iterable[Butir]) -> list[Baris]:
    """Lines of a mail, in the order of the groups: one per kind, with the number where there are several."""
    per: dict[tuple[str, str], list[Butir]] = {}
    for i in isi:
        per.setdefault((i.kode, teks_luar(i) if i.jenis.judul_luar else ""), []).append(i)
    urut = list(Kelompok)
    semua = sorted(per.values(), key=lambda b: (urut.index(b[0].jenis.kelompok), b[0].pk))
    return [_baris(b) for b in semua[:_BARIS_MAKS]]


def _baris(b: list[Butir]) -> Baris:
    awal, n = b[0], sum(i.jumlah for i in b)
    teks = teks_luar(awal) if n == 1 or awal.jenis.judul_luar else awal.jenis.banyak.format(n=n)
    return Baris(teks, awal.jenis.kelompok, awal.jenis.sebab, alamat_kabar(awal if len(b) == 1 else None))


def teks_luar(i: Butir) -> str:
    """What of a message may be seen outside: on one line, without control characters."""
    teks = i.judul if i.jenis.judul_luar else i.jenis.luar
    return " ".join("".join(c if c.isprintable() else " " for c in teks).split())


def alamat_kabar(i: Butir | None) -> str:
    """Where it is read: the message itself on top of the inbox, or the inbox."""
    return settings.KINERJA_URL + reverse("pemberitahuan:daftar") + (f"?kabar={i.id_publik}" if i else "")


def judul(baris: list[Baris], isi: list[Butir]) -> str:
    """Subject: the one line, or how many there are."""
    return baris[0].teks if len(baris) == 1 else f"{sum(i.jumlah for i in isi)} kabar dari e-Kinerja"


def _polos(isi: dict[str, Any]) -> str:
    bagian = []
    for kelompok, baris in isi["baris"]:
        bagian.append("\n".join([kelompok, *(f"- {x.teks}\n  {x.tautan}" for x in baris)]))
    bagian.append("\n".join(["Mengapa saya mendapat surel ini?", *isi["sebab"]]))
    bagian.append(f"Atur pemberitahuan Anda: {isi['atur']}\nHentikan surel tentang hal ini: {isi['henti']}")
    bagian.append("Isi lengkapnya hanya terbaca sesudah masuk. Surel ini dikirim otomatis; jangan dibalas.")
    return "\n\n".join(bagian) + "\n"


def kirim_bukti(orang: Penerima, alamat: str, kunci: str) -> None:
    """Mail with the link that shows whose address this is."""
    tautan = settings.KINERJA_URL + reverse("pemberitahuan:surel", args=[kunci])
    isi = (
        "Anda meminta pemberitahuan e-Kinerja dikirim ke alamat ini. Buka tautan ini dalam 3 hari:\n\n"
        f"{tautan}\n\nBukan Anda yang meminta? Abaikan surat ini; tidak ada yang akan dikirim."
    )
    EmailMultiAlternatives("Pastikan alamat surel Anda", isi, to=[alamat]).send()
