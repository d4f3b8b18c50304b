"""What every planning view begins with: objects are fetched through the permission; an outsider gets 404."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.permintaan import bilangan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perencanaan import permissions
from ekinerja.perencanaan.models import IndikatorKinerja, KolomMatriks, Matriks, PerjanjianKinerja, Sasaran

_matriks = KueriSiap(
    lambda id_publik: Matriks.objects.select_related("unit", "ketua", "ditetapkan_oleh", "induk__unit").filter(
        id_publik=id_publik
    ),
    id_publik=UUID,
)

# From this month on the next year may be planned.
BULAN_MERENCANA = 11


def tahun_diminta(request: HttpRequest) -> int:
    """The year asked for, else this year."""
    tahun = bilangan(request.POST.get("tahun") or request.GET.get("tahun"))
    kini = hari_ini()
    return tahun if tahun is not None and 2022 <= tahun <= kini.year + 1 else kini.year


def tahun_pilihan() -> list[int]:
    kini = hari_ini()
    return [*([kini.year + 1] if kini.month >= BULAN_MERENCANA else []), kini.year, kini.year - 1]


def ambil_unit(saya: Pegawai, id_publik: str) -> UnitKerja:
    """A unit whose planning one reads as a whole."""
    try:
        kunci = UUID(id_publik)
    except ValueError:
        raise Http404("unit") from None
    unit = get_object_or_404(UnitKerja.objects.select_related("jenis"), id_publik=kunci)
    if not permissions.membaca(saya, unit):
        raise Http404("unit")
    return unit


def ambil_perjanjian(saya: Pegawai, id_publik: UUID) -> PerjanjianKinerja:
    semua = PerjanjianKinerja.objects.terlihat_oleh(saya)
    return get_object_or_404(semua.select_related("unit__jenis", "diubah_oleh", "ditetapkan_oleh"), id_publik=id_publik)


def ambil_sasaran(p: PerjanjianKinerja, id_publik: UUID) -> Sasaran:
    s = p.sasaran.select_related("perjanjian__unit", "perjanjian__diubah_oleh").filter(id_publik=id_publik).first()
    if s is None:
        raise AturanDilanggar("Sasaran ini sudah dihapus di tempat lain. Muat ulang halaman.")
    return s


def ambil_indikator(p: PerjanjianKinerja, id_publik: UUID) -> IndikatorKinerja:
    semua = IndikatorKinerja.objects.select_related("sasaran__perjanjian__unit")
    i = semua.filter(sasaran__perjanjian=p, id_publik=id_publik).first()
    if i is None:
        raise AturanDilanggar("Indikator ini sudah dihapus atau diganti di tempat lain. Muat ulang halaman.")
    return i


def ambil_matriks(saya: Pegawai, id_publik: UUID) -> Matriks:
    """The same answer as `terlihat_oleh`, which is asked only of those who do not read the whole matriks."""
    m: Matriks | None = _matriks.satu(id_publik=id_publik)
    if m is None or not (permissions.membaca_semua(saya, m) or _sebagai_anggota(saya, m)):
        raise Http404("matriks")
    return m


def _sebagai_anggota(saya: Pegawai, m: Matriks) -> bool:
    return bool(Matriks.objects.terlihat_oleh(saya).filter(pk=m.pk).exists())


def ambil_kolom(m: Matriks, nomor: int) -> KolomMatriks:
    k = KolomMatriks.objects.filter(matriks=m, nomor=nomor).first()
    if k is None:
        raise AturanDilanggar("Kolom ini sudah dikeluarkan atau diganti di tempat lain. Muat ulang halaman.")
    k.matriks = m
    return k
