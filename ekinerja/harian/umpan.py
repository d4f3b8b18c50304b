"""Feedback in one sentence, where there is no room for its parts."""

from collections.abc import Mapping
from typing import Any

from ekinerja.inti.tampil import tanggal


def kalimat_umpan(b: Mapping[str, Any]) -> str:
    """What was good, what next, by when, and whether it is done. `b`: a row with the columns of `UmpanBalik`."""
    bagian = [b["teks"]]
    if b["berikut"]:
        bagian.append(
            f"Langkah berikutnya: {b['berikut']}" + (f" (sampai {tanggal(b['sampai'])})" if b["sampai"] else "")
        )
    if b["dikerjakan_pada"]:
        bagian.append(
            f"Sudah dikerjakan {tanggal(b['dikerjakan_pada'])}" + (f": {b['jawaban']}" if b["jawaban"] else ".")
        )
    return "\n".join(bagian)
