"""What evaluations keep from being undone elsewhere."""

from collections.abc import Iterator

from ekinerja.penilaian.models import Evaluasi
from ekinerja.skp.models import Skp


def setelah_tutup(skp: Skp) -> Iterator[str]:
    """Ratings given for a span that the closing has shortened. One query."""
    dinilai = Evaluasi.objects.filter(
        skp=skp, status__in=(Evaluasi.Status.DINILAI, *Evaluasi.TERBIT), periode__selesai__gt=skp.sampai
    )
    for e in dinilai.select_related("periode").order_by("periode__selesai", "pk"):
        yield f"Evaluasi {e.periode.sebutan} sudah dinilai untuk masa yang berakhir oleh penutupan itu."
