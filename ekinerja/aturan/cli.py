"""``aturan daftar`` and ``aturan hitung`` on the command line; needs nothing but the standard library."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from ekinerja.aturan.registri import AturanTidakDikenal, aturan, daftar, hitung

SALAH_PAKAI = 2
PEMAKAIAN = "aturan daftar [--json] | aturan hitung NAMA [--pada TANGGAL] < masukan.json"


class _Berhenti(Exception):
    """One sentence for standard error; exit code 2."""


class _Pengurai(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Berhenti(f"Perintah tidak dipahami. Pemakaian: {PEMAKAIAN}")


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``daftar [--json]`` or ``hitung NAMA [--pada TANGGAL]``; returns the exit code.

    0 good · 1 some input does not fit · 2 unknown rule, unreadable JSON or a wrong command.
    """
    try:
        pilihan = _pengurai().parse_args(argv)
        if pilihan.perintah == "daftar":
            return _daftar(pilihan.json)
        return _hitung(pilihan.nama, pilihan.pada)
    except (_Berhenti, AturanTidakDikenal) as berhenti:
        print(berhenti, file=sys.stderr)
        return SALAH_PAKAI


def _pengurai() -> argparse.ArgumentParser:
    pengurai = _Pengurai(prog="kinerja aturan", description="Aturan kinerja ASN: daftar dan penghitungan.")
    perintah = pengurai.add_subparsers(dest="perintah", required=True, parser_class=_Pengurai)
    bagian = perintah.add_parser("daftar", help="semua aturan")
    bagian.add_argument("--json", action="store_true", help="lengkap dengan skema, contoh, dasar, dan versi")
    bagian = perintah.add_parser("hitung", help="hitung satu aturan dari JSON pada masukan standar")
    bagian.add_argument("nama", metavar="NAMA")
    bagian.add_argument("--pada", metavar="TANGGAL", help="aturan yang berlaku pada tanggal ini")
    return pengurai


def _daftar(sebagai_json: bool) -> int:
    if sebagai_json:
        _tulis(daftar())
        return 0
    for butir in daftar():
        versi = ", ".join(v["kode"] for v in butir["versi"])
        _keluar(f"{butir['nama']:<12}{butir['judul']} ({versi})\n")
        for dasar in butir["dasar"]:
            _keluar(f"{'':<12}- {dasar}\n")
    return 0


def _hitung(nama: str, pada: str | None) -> int:
    aturan(nama)
    hari, masukan = _hari(pada), _baca()
    if not isinstance(masukan, list):
        jawaban = hitung(nama, masukan, hari)
        _tulis(jawaban)
        return int("galat" in jawaban)
    semua = [hitung(nama, butir, hari) for butir in masukan]
    _tulis(semua)
    return int(any("galat" in j for j in semua))


def _hari(teks: str | None) -> date | None:
    if teks is None:
        return None
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise _Berhenti(f"Tanggal “{teks}” pada --pada tidak dikenal. Tulis TTTT-BB-HH.") from None


def _baca() -> Any:
    try:
        teks = sys.stdin.buffer.read().decode("utf-8-sig")
        return json.loads(teks, parse_constant=_bukan_json)
    except (ValueError, RecursionError):
        raise _Berhenti("Masukan standar bukan JSON yang dapat dibaca (UTF-8).") from None


def _bukan_json(nama: str) -> NoReturn:
    raise ValueError(nama)


def _tulis(isi: Any) -> None:
    _keluar(json.dumps(isi, ensure_ascii=False, indent=2) + "\n")


def _keluar(teks: str) -> None:
    """UTF-8 whatever the console says; a lone surrogate becomes its JSON escape."""
    sys.stdout.buffer.write(teks.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
