"""Teams of the cast across units: one led by a colleague, one of the schools, one that is over."""

from datetime import UTC, date, datetime, time, timedelta

from ekinerja.demo.kota import Kota
from ekinerja.demo.tulis import Penulis
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.skp.models import Rhk, Skp
from ekinerja.timkerja.models import AnggotaTim, KaitanRhk, TimKerja

SARI, RIZAL, ANDI, RATNA = "198503122010012901", "197208171998031902", "199107042015031904", "198011232005012905"
DEWI, NUR_AINI, FITRIANI, YULIANA = (
    "199612242024212909",
    "198409152009012906",
    "198706302011012908",
    "197504122000032910",
)

# unit, name, number of the SK, task, years before, closed after days, [(NIP, role, task)]
TIM = (
    ("DUKCAPIL", "Tim Adminduk Menyapa Sekolah dan Puskesmas", "800/14/DUKCAPIL/{}", "Anak sekolah dan pasien puskesmas memperoleh dokumen kependudukan di tempat.", 0, 0,
     ((ANDI, "KETUA", "Data dan jadwal layanan"), (RATNA, "SEKRETARIS", "Persiapan petugas loket"), (DEWI, "ANGGOTA", "Penghubung puskesmas"), (SARI, "ANGGOTA", "Penghubung sekolah"))),
    ("DIKBUD", "Tim Gerakan Literasi Sekolah", "400.3/27/DIKBUD/{}", "Minat baca murid tumbuh lewat bacaan yang sesuai jenjangnya.", 0, 0,
     ((RIZAL, "KETUA", "Arah dan evaluasi kegiatan"), (SARI, "SEKRETARIS", "Bahan bacaan sains"), (YULIANA, "ANGGOTA", "Pendampingan sekolah"), (ANDI, "ANGGOTA", "Aplikasi peminjaman buku"))),
    ("BKPSDM", "Tim Penyiapan Dialog Kinerja", "800/3/BKPSDM/{}", "Setiap perangkat daerah siap menjalankan dialog kinerja.", 1, 150,
     ((NUR_AINI, "KETUA", ""), (FITRIANI, "ANGGOTA", "Pemeriksaan bukti"), (ANDI, "ANGGOTA", "Formulir daring"))),
)  # fmt: skip
# whose first row in force -> number of the team
KAITAN = ((SARI, 0), (DEWI, 0), (ANDI, 1))


def tulis_tim(kota: Kota, penulis: Penulis) -> None:
    """Teams, members, and the rows of this year that are done for them."""
    orang = dict(Pegawai.objects.filter(nip__in=[n for *_, semua in TIM for n, *_ in semua]).values_list("nip", "pk"))
    unit = dict(UnitKerja.objects.filter(kode__in=[u for u, *_ in TIM]).values_list("kode", "pk"))
    tim, anggota = [], []
    for kode, nama, nomor, tugas, lalu, tutup, semua in TIM:
        tahun = kota.pada.year - lalu
        mulai, sampai = date(tahun, 1, 5), date(tahun, 12, 31)
        pada = datetime.combine(mulai, time(1, 30), UTC)
        ditutup = mulai + timedelta(days=tutup) if tutup else None
        alasan = "Panduan selesai dan sudah dipakai semua perangkat daerah." if tutup else ""
        pk = len(tim) + 1
        tim.append((pk, penulis.id_baru(pada), unit[kode], nama, tugas, nomor.format(tahun), mulai - timedelta(days=3), mulai,
                    sampai, ditutup, alasan, pada, orang[semua[0][0]]))  # fmt: skip
        anggota += [(penulis.id_baru(pada), pk, orang[n], peran, uraian, mulai, None) for n, peran, uraian in semua]
    kolom = "id id_publik unit_id nama tugas nomor_sk tanggal_sk mulai sampai ditutup alasan_tutup diubah_pada diubah_oleh_id"
    penulis.tulis(TimKerja, kolom, tim)
    penulis.tulis(AnggotaTim, "id_publik tim_id pegawai_id peran tugas mulai sampai", anggota)
    _tulis_kaitan(kota, penulis)


def _tulis_kaitan(kota: Kota, penulis: Penulis) -> None:
    semua = Skp.objects.berlaku().filter(pegawai__nip__in=[n for n, _ in KAITAN], tahun=kota.pada.year)
    skp = dict(semua.order_by("mulai").values_list("pegawai__nip", "pk"))
    pada = datetime.combine(min(date(kota.pada.year, 1, 20), kota.pada - timedelta(days=1)), time(3), UTC)
    baris = []
    for nip, n in KAITAN:
        rhk = Rhk.objects.filter(skp=skp.get(nip)).values_list("id_publik", flat=True).first()
        if rhk is not None:
            baris.append((penulis.id_baru(pada), n + 1, skp[nip], rhk, pada))
    penulis.tulis(KaitanRhk, "id_publik tim_id skp_id rhk dibuat_pada", baris)
