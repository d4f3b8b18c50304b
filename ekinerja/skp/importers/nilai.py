"""Values of a file of plans: how they are written here, and the choices a text may name."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ekinerja.aturan.nilai import perilaku_berakhlak
from ekinerja.aturan.skp import Aspek, FormulirSkp, Pendekatan, Perspektif
from ekinerja.inti.impor.sel import teks
from ekinerja.inti.kanonik import baku
from ekinerja.kepegawaian.models import JenisJabatan
from ekinerja.skp.importers.berkas import TakSah
from ekinerja.skp.models import JenisTarget, Rhk, Skp


def angka(nilai: Decimal) -> str:
    """As it is written here: `51,9`; thousands stay together."""
    return str(baku(nilai)).replace(".", ",")


def sebutan(nilai: Any) -> str:
    """A value of the file, short and harmless."""
    if nilai is None:
        return ""
    if isinstance(nilai, Decimal):
        return angka(nilai) if abs(nilai.adjusted()) < 20 else str(nilai)
    return teks(nilai if isinstance(nilai, str) else jenis_nilai(nilai))[:80]


def jenis_nilai(nilai: Any) -> str:
    match nilai:
        case None:
            return "kosong"
        case TakSah():
            return f"“{teks(str(nilai))[:40]}”"
        case bool():
            return "benar/salah"
        case Decimal():
            return "angka"
        case str():
            return "teks"
        case list():
            return "daftar"
    return "objek"


def polos(nilai: Any, dalam: int = 0) -> Any:
    """JSON values without markers, at most four levels deep."""
    if dalam > 4:
        return "…"
    if isinstance(nilai, dict):
        return {teks(k)[:80]: polos(v, dalam + 1) for k, v in nilai.items()}
    if isinstance(nilai, list):
        return [polos(v, dalam + 1) for v in nilai]
    if isinstance(nilai, bool) or nilai is None:
        return nilai
    return str(baku(nilai)) if isinstance(nilai, Decimal) else teks(str(nilai))


def lipat(tulisan: str) -> str:
    return "".join(h for h in tulisan.casefold() if h.isalnum())


def pilihan(pasangan: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folded code and folded label -> code."""
    return {lipat(x): str(kode) for kode, label in pasangan for x in (kode, label)}


def sebut_pilihan(pilihan: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(pilihan.values()))


FORMULIR = pilihan((k.value, k.value) for k in FormulirSkp)
PENDEKATAN = pilihan((k.value, k.value) for k in Pendekatan)
PERSPEKTIF = pilihan(Perspektif.label_kode().items())
ASPEK = pilihan((k.value, k.value) for k in Aspek)
SUMBER = pilihan((k, k) for k in Skp.Sumber.values)
STATUS = pilihan(Skp.Status.choices)
JABATAN = pilihan(JenisJabatan.choices)
JENIS_RHK = pilihan(Rhk.Jenis.choices)
PENYELARASAN = pilihan(Rhk.Penyelarasan.choices)
JENIS_TARGET = pilihan((k, k) for k in JenisTarget.values)
PERILAKU = pilihan((n.kode, n.nama) for n in perilaku_berakhlak())
