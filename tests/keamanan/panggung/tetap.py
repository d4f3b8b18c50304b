"""What the stage and its forms agree on: the day, files, sensible content, every address."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from django.urls import URLPattern, URLResolver, get_resolver

from tests.inti.berkas_contoh import pdf
from tests.keamanan.panggung import rencana as panggung_rencana

PADA = datetime(2026, 10, 2, 1, 30, tzinfo=UTC)
HARI = date(2026, 10, 2)
TAMU = "tamu"
CSV = b"NIP;NAMA;STATUS;JABATAN;UNIT KERJA\n199608162024031988;Mahmud;PNS;PELAKSANA;Bidang Pendaftaran Penduduk\n"
BERKAS = {
    "berkas": ("pegawai.csv", CSV), "foto": ("bukti.pdf", pdf()), "sk": ("sk.pdf", pdf()),
    "perencanaan:impor": panggung_rencana.BERKAS, "perbaikan:pindah": ("sk.pdf", pdf()),
}  # fmt: skip
# Sensible content for empty fields: by name, else by type.
WAJAR = {
    "text": "Isian yang wajar", "textarea": "Isian yang wajar untuk kotak ini.", "date": HARI.isoformat(), "url": "https://contoh.id/a",
    "password": "kapal layar senja", "nip": "199608162024031988", "unit": "DUKCAPIL-1", "jam_mulai": "11.00", "jam_selesai": "11.30",
    "masuk": "07.30", "pulang": "16.00",
    "mulai_jam": "08.00", "selesai_tanggal": "", "selesai_jam": "",
    "realisasi": "3", "tautan": "https://contoh.id/b", "pegawai": "Citra", "penilai": "Gusnar Datupalinge", "atasan": "Gusnar Datupalinge",
}  # fmt: skip
# Sent unchanged it would be refused, or would change nothing.
UBAHAN = {
    "harian:usul_koreksi": {"keterangan": "Diperbaiki."},
    "dasbor:pengaturan_satu": {"nilai": "9"},
    "perencanaan:simpan_sasaran": {"teks": "Meningkatnya mutu layanan"},
    "perencanaan:simpan_strategi": {"teks": "Antrean paling lama lima belas menit"},
    "perencanaan:simpan_sel": {"teks": "Terbitnya akta di hari yang sama"},
    "perencanaan:pindah_peran": {"ke": "2"},
}
ALASAN = "Melampaui kesepakatan; 31 bukti dan tiga umpan balik mendukung."


def _semua_rute(pola: Iterable[URLPattern | URLResolver], ruang: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, names of its arguments) of every address."""
    for p in pola:
        if isinstance(p, URLResolver):
            yield from _semua_rute(p.url_patterns, f"{ruang}{p.namespace}:" if p.namespace else ruang)
        else:
            yield f"{ruang}{p.name}", tuple(p.pattern.regex.groupindex)


RUTE = dict(_semua_rute(get_resolver().url_patterns))
