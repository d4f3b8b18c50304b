"""A QR code as one path of an inline SVG: the template escapes it like any text."""

import segno


def qr(teks: str) -> tuple[int, str]:
    """(side in modules with a quiet zone, path data). Error correction M: paper gets folded."""
    kode = segno.make(teks, error="m", micro=False)
    tepi = 2
    garis = []
    for y, baris in enumerate(kode.matrix):
        x = 0
        while x < len(baris):
            lebar = 0
            while x + lebar < len(baris) and baris[x + lebar]:
                lebar += 1
            if lebar:
                garis.append(f"M{x + tepi} {y + tepi}h{lebar}v1h-{lebar}z")
            x += lebar or 1
    return len(kode.matrix) + 2 * tepi, "".join(garis)
