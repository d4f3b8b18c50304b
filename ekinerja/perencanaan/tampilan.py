"""The cells of the grid as markup: fifteen hundred of them, so they are put together here and not one by one in a template."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

KOSONG = "<td data-sel>x</td>"


def sel_baris(sel: Sequence[dict[str, Any] | None], kolom: Sequence[dict[str, Any]]) -> Markup:
    """One row of cells; the role's text is escaped, everything else is ours."""
    bagian = [
        f'<td data-sel><p class="peran" data-n="{k["no"]}"{" data-l" if s["langsung"] else ""}'
        f"{' data-d' if s['diambil'] else ''}>{escape(s['teks'])}</p></td>"
        if s
        else KOSONG
        for s, k in zip(sel, kolom, strict=True)
    ]
    return Markup("".join(bagian))  # noqa: S704 - escaped above
