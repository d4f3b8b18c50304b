"""A staff list says a person's kedudukan or status has changed: the day of the data dates it."""

from collections.abc import Iterable
from datetime import date

from ekinerja.aturan.kewajiban import STATUS_ASN
from ekinerja.kepegawaian.importers.pegawai.rencana import Ubahan, bagi
from ekinerja.kepegawaian.models import Pegawai, RiwayatKedudukan
from ekinerja.kepegawaian.perubahan import siarkan_fakta
from ekinerja.kepegawaian.susunan import HARI

AKTIF = Pegawai.Kedudukan.AKTIF.value
DAHULU = date(2000, 1, 1)


def tulis_kedudukan(ubah: Iterable[Ubahan], pada: date) -> None:
    """Date the changes: what was until the day before, what is from `pada` on; the listeners are told."""
    kena = {u.kini.id: u for u in ubah if _perlu(u)}
    ada: dict[int, list[RiwayatKedudukan]] = {}
    for bagian in bagi(sorted(kena)):
        for r in RiwayatKedudukan.objects.filter(pegawai_id__in=bagian).order_by("mulai"):
            ada.setdefault(r.pegawai_id, []).append(r)
    tambah: list[RiwayatKedudukan] = []
    for pk, u in sorted(kena.items()):
        tambah += _satu(u, ada.get(pk, []), pada)
    RiwayatKedudukan.objects.bulk_create(tambah, batch_size=500)
    siarkan_fakta(set(kena))


def _perlu(u: Ubahan) -> bool:
    """A change that may touch the obligation: another kedudukan, or into or out of the ASN."""
    lama, baru = u.medan.get("status", (None, None))
    return "kedudukan" in u.medan or (lama in STATUS_ASN) != (baru in STATUS_ASN)


def _satu(u: Ubahan, ada: list[RiwayatKedudukan], pada: date) -> list[RiwayatKedudukan]:
    kini = u.kini.medan
    lama, baru = u.medan.get("kedudukan", (kini["kedudukan"],) * 2)
    status = kini["status"] if "status" in u.medan and kini["status"] not in STATUS_ASN else ""
    RiwayatKedudukan.objects.filter(pegawai_id=u.kini.id, mulai__gte=pada).delete()
    ada = [r for r in ada if r.mulai < pada]
    for r in ada:
        if r.sampai is None or r.sampai >= pada:
            RiwayatKedudukan.objects.filter(pk=r.pk).update(sampai=pada - HARI)
    hasil = []
    awal = kini["tmt_cpns"] or DAHULU
    if not ada and (lama != AKTIF or status) and awal < pada:
        hasil.append(_baris(u, lama, awal, pada - HARI, status))
    if baru != AKTIF:
        hasil.append(_baris(u, baru, pada, None))
    return hasil


def _baris(u: Ubahan, kedudukan: str, mulai: date, sampai: date | None, status: str = "") -> RiwayatKedudukan:
    return RiwayatKedudukan(pegawai_id=u.kini.id, kedudukan=kedudukan, status=status, mulai=mulai, sampai=sampai)
