"""Words and colours of states on the pages."""

from datetime import date

from ekinerja.inti.tampil import tanggal
from ekinerja.penilaian.jendela import akhir_isi, batas_tanggapan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.penilaian.permissions import akhir_bagian

S = Evaluasi.Status
# state -> (word, nada, icon)
LENCANA: dict[str, tuple[str, str, str]] = {
    S.BELUM: ("Belum dibuka", "netral", "jam"),
    S.TERBUKA: ("Terbuka", "kabar", "pensil"),
    S.SIAP_DINILAI: ("Siap dinilai", "senja", "jam"),
    S.DINILAI: ("Dinilai, belum terbit", "kabar", "penilaian"),
    S.DITERBITKAN: ("Menunggu tanggapan", "senja", "jam"),
    S.DITERIMA: ("Diterima", "baik", "centang"),
    S.DIANGGAP_MENERIMA: ("Dianggap menerima", "netral", "centang"),
    S.DALAM_KEBERATAN: ("Dalam keberatan", "awas", "timbang"),
    S.FINAL: ("Final", "baik", "centang"),
    S.TERKUNCI: ("Selesai", "netral", "centang"),
}
# What the person sees while the rating is made: nothing of it.
_UNTUK_PEMILIK = {S.DINILAI: ("Sedang dinilai", "senja", "jam")}


def lencana_pemilik(status: str) -> tuple[str, str, str]:
    return _UNTUK_PEMILIK.get(S(status), LENCANA[status])


def langkah_pemilik(e: Evaluasi, hari: date) -> str:
    """What happens next, for the person who is evaluated."""
    penilai = e.penilai.nama if e.penilai else "pejabat penilai"
    match e.status:
        case S.BELUM:
            return "Terbuka dengan sendirinya saat periodenya mulai."
        case S.TERBUKA if hari < akhir_bagian(e):
            return f"Periode berjalan. Realisasi dapat dikirim mulai {tanggal(akhir_bagian(e))}."
        case S.TERBUKA if hari <= akhir_isi(e.periode):
            return f"Lengkapi realisasi, lalu kirim paling lambat {tanggal(akhir_isi(e.periode))}."
        case S.TERBUKA:
            return "Batas mengisi sudah lewat. Masih dapat dikirim selama belum dinilai."
        case S.SIAP_DINILAI | S.DINILAI:
            return f"Menunggu {penilai} menetapkan hasilnya."
        case S.DITERBITKAN if e.batas_tanggapan:
            return f"Baca alasannya, lalu tanggapi sampai {tanggal(batas_tanggapan(e))}."
        case S.DALAM_KEBERATAN:
            return "Keberatan Anda sedang diperiksa."
        case _:
            return "Tidak ada yang perlu Anda lakukan."
