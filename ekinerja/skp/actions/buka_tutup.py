"""Taking back the closing of an SKP that the system closed by a fact which has been corrected since."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from ekinerja.aturan.tahun_skp import BagianSkp
from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.models import Jejak
from ekinerja.inti.tampil import tanggal
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp import permissions
from ekinerja.skp.actions.status import alasan_wajib
from ekinerja.skp.actions.tahun import sesuaikan_tahun
from ekinerja.skp.catatan import catat_skp, kabari, kabari_penilai
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.skp.pendengar import penghalang_buka, siarkan_tutup
from ekinerja.skp.tahun import satu_tahun

S = Skp.Status
BUKAN_SISTEM = "SKP ini tidak ditutup oleh sistem karena data kepegawaian, jadi penutupannya tetap."


@dataclass(frozen=True, slots=True)
class Pembukaan:
    """What taking back would do: the status and last day it returns to, drafts that go, and what stands in the way."""

    status: str
    sampai: date
    buang: list[Skp]
    halangan: list[str]
    tetap: bool = False  # a person closed it, or its former application: nothing that is done opens it


def periksa_buka_tutup(skp: Skp) -> Pembukaan:
    """Ask without changing anything. Only for a closed SKP."""
    sampai, buang = _akhir_semula(skp), []
    if not _ditutup_sistem(skp):
        return Pembukaan(skp.status, sampai, [], [BUKAN_SISTEM], tetap=True)
    halangan = _halangan_data(skp)
    lain = Skp.objects.filter(pegawai=skp.pegawai_id, mulai__gt=skp.sampai, mulai__lte=sampai).order_by("mulai", "pk")
    for s in lain:
        if _belum_disentuh(s):
            buang.append(s)
            continue
        masa = f"{tanggal(s.mulai)} sampai {tanggal(s.sampai)}"
        saran = "Minta pemiliknya menghapus draf itu dulu." if s.status == S.DRAF and not s.versi else ""
        halangan.append(f"Sudah ada SKP {masa} berstatus {s.get_status_display()}. {saran}".strip())
    halangan += [kalimat for fungsi in penghalang_buka() for kalimat in fungsi(skp)]
    return Pembukaan(_status_semula(skp), sampai, buang, halangan)


@transaction.atomic
def buka_tutup(skp: Skp, *, alasan: str, oleh: Pegawai, pada: datetime) -> None:
    """The SKP runs on as it was approved, to its former last day; an untouched draft that the closing brought about goes.

    Where the corrected facts end its part on another day that is over, it is closed on that day at once. Raises
    AturanDilanggar: 403 for the wrong person, 400 without a reason, 409 naming everything that stands in the way.
    """
    if not permissions.boleh_membuka_tutup(oleh, skp):
        raise tolak_buka_tutup(skp, oleh)
    alasan = alasan_wajib(alasan, "Tulis alasannya, misalnya: mutasi keliru tercatat, sudah dibetulkan.")
    hasil = periksa_buka_tutup(skp)
    if hasil.halangan:
        raise AturanDilanggar("Penutupan SKP ini tidak dapat dibatalkan.", butir=hasil.halangan)
    for draf in hasil.buang:
        _buang(draf, oleh)
    lama = {"status": skp.status, "sampai": skp.sampai}
    _berlaku_lagi(skp, hasil)
    perubahan: dict[str, Any] = {k: (v, getattr(skp, k)) for k, v in lama.items()}
    catat_skp("skp.penutupan_dibatalkan", skp, oleh=oleh, perubahan={**perubahan, "alasan": ("", alasan)}, sah=True)
    siarkan_tutup(skp)
    kalimat, kunci = f"{oleh.nama}: {alasan}", f"skp-penutupan-dibatalkan:{skp.id_publik}:{pada.isoformat()}"
    kabari(skp.pegawai, skp, f"SKP {skp.tahun} Anda berlaku lagi", kalimat, jenis="skp-diputus", kunci=kunci)
    kabari_penilai(skp, f"SKP {skp.tahun} {skp.pegawai.nama} berlaku lagi", kalimat, kunci=f"{kunci}:penilai")
    sesuaikan_tahun(skp.pegawai, skp.tahun, oleh=None, pada=pada)


def _berlaku_lagi(skp: Skp, hasil: Pembukaan) -> None:
    """No move of TRANSISI_SKP: nothing else leads out of a closed SKP, and no table lookup may offer it."""
    kolom: dict[str, Any] = {"sampai": hasil.sampai, "ditutup_pada": None, "sebab_tutup": ""}
    if not Skp.objects.filter(pk=skp.pk, status=S.DITUTUP).update(status=hasil.status, **kolom):
        raise AturanDilanggar("SKP ini baru saja dibuka orang lain. Muat ulang halaman untuk melihatnya.")
    skp.refresh_from_db(fields=["status", *kolom])


def tolak_buka_tutup(skp: Skp, oleh: Pegawai) -> AturanDilanggar:
    """Why this person cannot take back this closing."""
    if permissions.pembuka_tutup(oleh, skp):
        return AturanDilanggar(
            f"SKP ini berstatus {skp.get_status_display()}, jadi tidak ada penutupan yang dibatalkan."
        )
    return AturanDilanggar(
        "Penutupan SKP dibatalkan oleh admin unit atau admin BKPSDM di wilayahnya, dan bukan untuk SKP-nya sendiri.",
        status=403,
    )


def _ditutup_sistem(skp: Skp) -> bool:
    terakhir = Jejak.objects.filter(objek_uuid=skp.id_publik, kejadian="skp.ditutup").order_by("-nomor").first()
    return terakhir is not None and terakhir.pelaku_uuid is None


def _halangan_data(skp: Skp) -> list[str]:
    """The facts of today must not end the SKP on the day it was closed."""
    wajib = satu_tahun(skp.pegawai, skp.tahun).wajib
    bagian: BagianSkp | None = wajib.pada(skp.mulai)
    if bagian is not None and bagian.selesai > skp.sampai:
        return []
    akhir = bagian.akhir if bagian else "Pada masa itu tidak ada jabatan yang tercatat."
    return [
        f"Menurut data kepegawaian, masa ini memang berakhir {tanggal(skp.sampai)}. {akhir} "
        "Betulkan dulu penugasan atau kedudukannya.".strip()
    ]


def _akhir_semula(skp: Skp) -> date:
    """The last day as it was approved."""
    isi = VersiSkp.objects.filter(skp=skp, nomor=skp.versi).values_list("isi", flat=True).first()
    return date.fromisoformat(isi["sampai"]) if isi else date(skp.tahun, 12, 31)


def _status_semula(skp: Skp) -> str:
    kejadian = ("skp.disetujui", "skp.ditetapkan")
    terakhir = Jejak.objects.filter(objek_uuid=skp.id_publik, kejadian__in=kejadian).order_by("-nomor").first()
    ditetapkan = terakhir is not None and terakhir.kejadian == "skp.ditetapkan"
    return S.DITETAPKAN_PENGELOLA if ditetapkan else S.DISETUJUI


def _belum_disentuh(s: Skp) -> bool:
    """Prepared by the system, and nobody has typed into it."""
    return s.status == S.DRAF and s.versi == 0 and s.diubah_oleh_id is None and not s.rhk.exists()


def _buang(draf: Skp, oleh: Pegawai) -> None:
    catat("skp.dihapus", draf, oleh=oleh, perubahan={"status": (draf.status, "")})
    try:
        draf.delete()
    except ProtectedError:
        raise AturanDilanggar(
            f"Draf SKP mulai {tanggal(draf.mulai)} sudah dipakai dialog atau evaluasi, jadi penutupan tidak dibatalkan."
        ) from None
