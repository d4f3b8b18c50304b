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


def terlalu_besar() -> AturanDilanggar:
    """The refusal for a file above the limit."""
    return tolak("Berkas ini lebih dari 5 MB. Perkecil fotonya, atau tempel tautan berkasnya.", status=413)


def tentukan(nama: str, isi: bytes) -> Jenis:
    """Kind of the upload, by its name and first bytes. Raises AturanDilanggar (400) when they do not agree or are not
    allowed; the sentence says what the file is and what to do with it.
    """
    if not isi:
        raise tolak("Berkas ini kosong. Pilih berkas lain.")
    akhiran = nama.rpartition(".")[2].lower()
    jenis = kenali(isi)
    if jenis is None:
        raise tolak(_sebab_lain(isi))
    if akhiran not in jenis.akhiran:
        raise tolak(
            f"Isi berkas ini {_sebut(jenis)}, tetapi namanya berakhir “.{akhiran[:10]}”. "
            f"Ganti akhiran namanya menjadi .{min(jenis.akhiran)}, lalu kirim lagi."
        )
    return jenis


_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_ARSIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_PROGRAM = (b"MZ", b"\x7fELF", b"#!")
_LAIN = "Bukti berupa PDF, JPG, PNG, atau WebP. Berkas ini bukan salah satunya; ubah dulu, lalu kirim lagi."


def _sebab_lain(isi: bytes) -> str:
    """What people send most often that is no evidence, each with its way out."""
    if isi[4:8] == b"ftyp" and isi[8:12] in _HEIF:
        return (
            "Foto ini berformat HEIC, yang belum dapat kami baca. Pilih “Paling Kompatibel” pada setelan format kamera, "
            "lalu ambil ulang, atau kirim tangkapan layarnya."
        )
    if isi.startswith(_ARSIP):
        return (
            "Isi berkas ini arsip ZIP atau dokumen Office, bukan foto. Kirim fotonya saja, atau simpan dokumennya "
            "sebagai PDF."
        )
    awal = isi.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if awal.startswith(b"<"):
        if b"<svg" in awal:
            return "Gambar SVG dapat memuat skrip, jadi tidak kami terima. Simpan sebagai PNG, lalu kirim lagi."
        return "Isi berkas ini halaman web, bukan foto atau PDF. Cetak ke PDF, lalu kirim lagi."
    if isi.startswith(_PROGRAM):
        return "Isi berkas ini program, bukan foto atau PDF, jadi tidak kami terima. Pilih berkas lain."
    if isi.startswith(b"GIF8"):
        return "Gambar GIF tidak kami terima. Simpan sebagai PNG atau JPG, lalu kirim lagi."
    return _LAIN


def _sebut(jenis: Jenis) -> str:
    return jenis.pillow or "PDF"
