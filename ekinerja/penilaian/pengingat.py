"""What waits in an evaluation: the person's realisation, the PPK's ratings, the answer to a published result."""

from collections.abc import Callable, Iterator
from datetime import date

from django.urls import reverse

from ekinerja.inti.waktu import lokal
from ekinerja.kalender.pengingat import JenisPengingat, Tunggu
from ekinerja.penilaian.jendela import akhir_isi, akhir_nilai, akhir_tanggapan
from ekinerja.penilaian.models import Evaluasi
from ekinerja.perencanaan.models import Periode

S = Evaluasi.Status


def _jendela(status: str, akhir: Callable[[Periode], date]) -> Callable[[date], Iterator[Tunggu]]:
    """The evaluations in one state whose period has ended. Two queries."""

    def tunggu(hari: date) -> Iterator[Tunggu]:
        periode = {p.pk: p for p in Periode.objects.filter(selesai__lte=hari, tahun__gte=hari.year - 1).order_by("pk")}
        batas = {pk: akhir(p) for pk, p in periode.items()}
        kolom = ("periode", "id_publik", "pegawai", "penilai", "atasan_penilai", "unit")
        menunggu = Evaluasi.objects.filter(periode__in=periode, status=status).order_by("pk")
        for pk, id_publik, pegawai, penilai, atasan, unit in menunggu.values_list(*kolom):
            p, orang = periode[pk], {"PEGAWAI": pegawai, "PENILAI": penilai, "ATASAN_PENILAI": atasan}
            alamat = reverse("penilaian:detail", args=[id_publik])
            yield Tunggu(str(id_publik), str(p.id_publik), batas[pk], unit, p.sebutan, alamat, _daftar(p), orang)

    return tunggu


def _daftar(p: Periode) -> str:
    return f"{reverse('penilaian:daftar')}?periode={p.tahun}-{p.jenis}-{p.urutan}"


def _tanggapan(hari: date) -> Iterator[Tunggu]:
    """Published, not answered, days to answer not over."""
    terbit = Evaluasi.objects.filter(status=S.DITERBITKAN, batas_tanggapan__isnull=False).order_by("pk")
    kolom = ("id_publik", "pegawai", "unit", "batas_tanggapan", "diterbitkan_pada")
    for id_publik, pegawai, unit, batas, pada in terbit.values_list(*kolom):
        akhir = akhir_tanggapan(batas, lokal(pada).date()) if pada else batas
        alamat = reverse("penilaian:mengapa", args=[id_publik])
        yield Tunggu(str(id_publik), "", akhir, unit, "", alamat, orang={"PEGAWAI": pegawai})


PENGINGAT = (
    JenisPengingat(
        "REALISASI", "isi", "PEGAWAI", _jendela(S.TERBUKA, akhir_isi),
        ("Realisasi {sebutan} ditutup {batas}", "Isi yang sudah dicapai, lalu minta dinilai."),
        ("Realisasi {sebutan} belum dikirim", "Masih dapat dikirim."),
        "{n} orang belum mengirim realisasi {sebutan}", "realisasi",
    ),
    JenisPengingat(
        "NILAI", "nilai", "PENILAI", _jendela(S.SIAP_DINILAI, akhir_nilai),
        ("{n} orang menunggu Anda nilai untuk {sebutan}, paling lambat {batas}", "Buka daftarnya dan nilai satu per satu."),
        ("", ""), "{n} orang belum dinilai untuk {sebutan}", "nilai",
    ),
    JenisPengingat(
        "TANGGAPAN", "tanggapan", "PEGAWAI", _tanggapan,
        ("Tanggapi hasil evaluasi Anda paling lambat {batas}",
         "Bila tidak ditanggapi sampai hari itu, hasilnya dianggap diterima."),
        ("", ""), "",
    ),
)  # fmt: skip
