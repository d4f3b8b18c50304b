"""How well the writing coach agrees with a labelled file: precision and recall of "weak".

A sentence counts as weak when its label is `lemah` or `perbaiki`; the coach says weak when it finds something heavier
than a suggestion. Columns that are missing count as empty; only `rhk` and `label` are needed. Where the file does not
name the superior's RHK (`rhk_atasan`), those of the `JPT` rows of the same `rumpun` stand in for it.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bench import BerkasSalah
from ekinerja.aturan.penulisan import (
    Bobot,
    LapisJabatan,
    MasukanPenulisan,
    TahunLalu,
    Temuan,
    TulisanIndikator,
    periksa_penulisan,
)
from ekinerja.aturan.skp import FormulirSkp

AKAR = Path(__file__).resolve().parent.parent
CONTOH = AKAR / "tests" / "data" / "penulisan" / "rhk-berlabel.csv"
LABEL = {"baik": False, "perbaiki": True, "lemah": True}
LAPIS = {
    "JPT": LapisJabatan.JPT, "ADM": LapisJabatan.ADMINISTRATOR, "PWS": LapisJabatan.PENGAWAS, "JFA": LapisJabatan.KEAHLIAN,
    "JFT": LapisJabatan.KETERAMPILAN, "PLK": LapisJabatan.PELAKSANA, "KS": LapisJabatan.KEPALA_SEKOLAH, "GURU": LapisJabatan.GURU,
}  # fmt: skip
Baris = Mapping[str, str]


def jalankan(berkas: str) -> dict[str, Any]:
    """Measure one file; without a name the sample that ships with the tests."""
    jalur = Path(berkas or CONTOH)
    return {"berkas": jalur.name, **ukur(muat(jalur))}


def muat(jalur: Path) -> list[dict[str, str]]:
    """Rows of a CSV with `;`, `,` or tab, UTF-8 with or without a byte order mark, or windows-1252."""
    try:
        mentah = jalur.read_bytes()
    except OSError:
        raise BerkasSalah(f"Berkas “{jalur}” tidak dapat dibuka.") from None
    if b"\0" in mentah:
        raise BerkasSalah(f"Berkas “{jalur.name}” bukan CSV teks. Simpan sebagai CSV UTF-8 lebih dahulu.")
    try:
        return _baris(_teks(mentah), jalur.name)
    except csv.Error as salah:
        raise BerkasSalah(f"Berkas “{jalur.name}” bukan CSV yang utuh ({salah}).") from None


def _teks(mentah: bytes) -> str:
    try:
        return mentah.decode("utf-8-sig")
    except UnicodeDecodeError:
        return mentah.decode("cp1252", errors="replace")


def _baris(teks: str, nama: str) -> list[dict[str, str]]:
    kepala = teks.splitlines()[0] if teks.strip() else ""
    pemisah = max(";,\t", key=kepala.count)
    pembaca = csv.DictReader(io.StringIO(teks, newline=""), delimiter=pemisah)
    pembaca.fieldnames = [(k or "").strip().lower() for k in pembaca.fieldnames or ()]
    kurang = {"rhk", "label"} - set(pembaca.fieldnames)
    if kurang:
        raise BerkasSalah(f"Berkas “{nama}” tidak punya kolom {' dan '.join(sorted(kurang))}.")
    baris = [{k: v.strip() for k, v in b.items() if k and isinstance(v, str)} for b in pembaca]
    baris = [b for b in baris if b.get("rhk")]
    for nomor, b in enumerate(baris, 1):
        b["id"] = b.get("id") or str(nomor)
        if b.get("label", "").lower() not in LABEL:
            raise BerkasSalah(
                f"Label “{b.get('label', '')}” pada baris {b['id']} tidak dikenal. Yang dikenal: {', '.join(LABEL)}."
            )
    if not baris:
        raise BerkasSalah(f"Berkas “{nama}” tidak berisi satu kalimat pun.")
    return baris


def ukur(baris: list[dict[str, str]]) -> dict[str, Any]:
    """Precision and recall of weak, and what lies behind them."""
    atasan = _atasan(baris)
    temuan = {b["id"]: periksa_penulisan(masukan(b, atasan[b.get("rumpun", "")])) for b in baris}
    lemah = {b["id"] for b in baris if LABEL[b["label"].lower()]}
    ditandai = {nomor for nomor, t in temuan.items() if tampak_lemah(t)}
    benar = lemah & ditandai
    alasan = [(b, kode) for b in baris for kode in b.get("kode_alasan", "").split("|") if kode]
    return {
        "presisi": _bagi(len(benar), len(ditandai)),
        "ingat": _bagi(len(benar), len(lemah)),
        "n": len(temuan),
        "lemah": len(lemah),
        "ditandai": len(ditandai),
        "keliru": sorted(ditandai - lemah),
        "terlewat": sorted(lemah - ditandai),
        "temuan": dict(Counter(t.kode for semua in temuan.values() for t in semua).most_common()),
        "temuan_bukan_saran": dict(
            Counter(t.kode for semua in temuan.values() for t in semua if t.bobot is not Bobot.SARAN).most_common()
        ),
        "alasan": {
            kode: {
                "n": sum(k == kode for _, k in alasan),
                "disebut": sum(k == kode and any(t.kode == kode for t in temuan[b["id"]]) for b, k in alasan),
                "ditandai": sum(k == kode and b["id"] in ditandai for b, k in alasan),
            }
            for kode in sorted({k for _, k in alasan})
        },
    }


def tampak_lemah(temuan: Iterable[Temuan]) -> bool:
    return any(t.bobot is not Bobot.SARAN for t in temuan)


def _bagi(a: int, b: int) -> float:
    return round(a / b, 3) if b else 0.0


def _atasan(baris: Iterable[Baris]) -> dict[str, tuple[str, ...]]:
    hasil: dict[str, set[str]] = defaultdict(set)
    for b in baris:
        if b.get("tingkat", "").upper() == "JPT":
            hasil[b.get("rumpun", "")].add(b["rhk"])
    return defaultdict(tuple, {rumpun: tuple(sorted(rhk)) for rumpun, rhk in hasil.items()})


def masukan(b: Baris, atasan: tuple[str, ...] = ()) -> MasukanPenulisan:
    """One row as the coach reads it."""
    lapis = LAPIS.get(b.get("tingkat", "").upper(), LapisJabatan.TIDAK_DIKETAHUI)
    jpt = lapis is LapisJabatan.JPT
    tahun = b.get("tahun", "")
    indikator = TulisanIndikator(
        teks=b.get("indikator", ""),
        target=b.get("target", ""),
        satuan=b.get("satuan", ""),
        aspek="" if jpt else b.get("aspek_atau_perspektif", b.get("aspek", "")),
        tahun_lalu=b.get("target_tahun_lalu", ""),
    )
    return MasukanPenulisan(
        rhk=b["rhk"],
        indikator=(indikator,),
        lapis=lapis,
        jabatan=b.get("jabatan", ""),
        formulir=FormulirSkp.JPT if jpt else FormulirSkp.JA_JF,
        rhk_atasan=(b["rhk_atasan"],) if b.get("rhk_atasan") else () if jpt else atasan,
        tahun_lalu=(TahunLalu(b["rhk_tahun_lalu"], (b.get("target_tahun_lalu", ""),)),)
        if b.get("rhk_tahun_lalu")
        else (),
        mulai=date(int(tahun), 1, 1) if tahun.isdigit() and len(tahun) == 4 else None,
        selesai=date(int(tahun), 12, 31) if tahun.isdigit() and len(tahun) == 4 else None,
    )
