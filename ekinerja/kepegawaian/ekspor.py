"""The list of problems of an import: the rows as they were sent, each with its reason."""

from collections import defaultdict
from datetime import date
from typing import Any

from ekinerja.inti.impor.sel import teks
from ekinerja.inti.impor.tulis import JENIS_CSV, JENIS_XLSX, csv_aman, xlsx
from ekinerja.kepegawaian import gudang_impor as gudang
from ekinerja.kepegawaian.models import ButirImpor, ProsesImpor

KOLOM_SEBAB = "SEBAB (hapus kolom ini boleh)"
BENTUK = {"xlsx": JENIS_XLSX, "csv": JENIS_CSV}


def buku_perbaikan(proses: ProsesImpor, bentuk: str = "xlsx") -> bytes | None:
    """The held and refused rows; None when the content was cleared away. Can be repaired and sent again as it is."""
    tabel = gudang.muat_tabel(proses.simpanan)
    if tabel is None:
        return None
    sebab = _sebab(proses)
    judul = [*map(str, tabel["judul"].values()), KOLOM_SEBAB]
    baris = [[*map(_tulis, sel), sebab[nomor]] for nomor, sel, _ in tabel["baris"] if nomor in sebab]
    return csv_aman(judul, baris) if bentuk == "csv" else xlsx(judul, baris, lembar=str(tabel["lembar"]))


def _sebab(proses: ProsesImpor) -> dict[int, str]:
    hasil: dict[int, list[str]] = defaultdict(list)
    butir = ButirImpor.objects.filter(proses=proses, akibat__in=("TAHAN", "TOLAK")).order_by("pk")
    for baris, lain, kolom, sebab in butir.values_list("baris", "baris_lain", "kolom", "sebab"):
        for nomor in [baris, *lain]:
            if nomor is not None:
                hasil[nomor].append(f"{kolom}: {sebab}" if kolom else sebab)
    return {nomor: " | ".join(dict.fromkeys(s)) for nomor, s in hasil.items()}


def _tulis(nilai: Any) -> str:
    """A day as dd-mm-yyyy. A number keeps its form: a rounded NIP must not come back looking whole."""
    if isinstance(nilai, dict):
        return f"{date.fromisoformat(nilai['hari']):%d-%m-%Y}"
    return teks(nilai)
