"""What may come in, and how its first bytes look. Extension, first bytes and a real decode must agree."""

from dataclasses import dataclass

from ekinerja.inti.galat import AturanDilanggar

BUKTI_MAKS = 5 * 1024 * 1024
PIKSEL_MAKS = 40_000_000
PER_TAHUN_MAKS = 200 * 1024 * 1024
SISI_MAKS = 2560


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind of evidence."""

    mime: str
    akhiran: frozenset[str]
    pillow: str = ""


PDF = Jenis("application/pdf", frozenset({"pdf"}))
JPEG = Jenis("image/jpeg", frozenset({"jpg", "jpeg"}), "JPEG")
PNG = Jenis("image/png", frozenset({"png"}), "PNG")
WEBP = Jenis("image/webp", frozenset({"webp"}), "WEBP")
SEMUA = {j.mime: j for j in (PDF, JPEG, PNG, WEBP)}


def tolak(kalimat: str, *, status: int = 400) -> AturanDilanggar:
    """A refusal of a file; the form keeps what was typed."""
    return AturanDilanggar(kalimat, status=status)


def kenali(isi: bytes) -> Jenis | None:
    """Kind by the first bytes alone."""
    if isi.startswith(b"%PDF-"):
        return PDF
    if isi.startswith(b"\xff\xd8\xff"):
        return JPEG
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if isi[:4] == b"RIFF" and isi[8:12] == b"WEBP":
        return WEBP
    return None


def tentukan(nama: str, isi: bytes) -> Jenis:
    """Kind of the upload. Raises AturanDilanggar (400) when name and content do not agree or are not allowed."""
    if not isi:
        raise tolak("Berkas ini kosong. Pilih berkas lain.")
    akhiran = nama.rpartition(".")[2].lower()
    jenis = kenali(isi)
    if jenis is None:
        raise tolak(
            "Bukti berupa PDF, JPG, PNG, atau WebP. Berkas ini bukan salah satunya; ubah dulu, lalu kirim lagi."
        )
    if akhiran not in jenis.akhiran:
        raise tolak(
            f"Isi berkas ini {_sebut(jenis)}, tetapi namanya berakhir “.{akhiran[:10]}”. "
            f"Ganti akhiran namanya menjadi .{min(jenis.akhiran)}, lalu kirim lagi."
        )
    return jenis


def _sebut(jenis: Jenis) -> str:
    return jenis.pillow or "PDF"
