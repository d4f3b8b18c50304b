"""New messages become deliveries: for each way that is open to the person, one row of the outbox.

Run by the worker. What a way needs (an address, a device) is looked at here; when it goes is `antar`'s.
"""

from typing import Any

from django.db import transaction

from ekinerja.inti.peristiwa import siarkan
from ekinerja.inti.waktu import sekarang
from ekinerja.pemberitahuan.hari import hari_kerja
from ekinerja.pemberitahuan.jenis import Kelompok, Saluran, jenis
from ekinerja.pemberitahuan.models import LanggananPush, Pemberitahuan, Pengiriman
from ekinerja.pemberitahuan.pilihan import Penerima, penerima, push_tersedia, surel_tersedia
from ekinerja.pemberitahuan.waktu_kirim import waktu_kirim

SEKALI = 500
_KOLOM = ("pk", "pegawai_id", "jenis", "dibuat_pada", "dibaca_pada")
K = Pengiriman.Keadaan


def sebar() -> int:
    """Look at every message not looked at yet; returns how many. Nothing new: one query, nothing written."""
    jumlah = 0
    while Pemberitahuan.objects.filter(disebar_pada=None).exists():
        jumlah += _sebagian()
    return jumlah


@transaction.atomic
def _sebagian() -> int:
    """One transaction: a message is marked if and only if its deliveries stand in the outbox."""
    baru = list(Pemberitahuan.objects.filter(disebar_pada=None).order_by("pk").values(*_KOLOM)[:SEKALI])
    orang = penerima(b["pegawai_id"] for b in baru)
    perangkat = _perangkat(orang)
    baris = [p for b in baru for p in _pengiriman(b, orang[b["pegawai_id"]], perangkat.get(b["pegawai_id"], []))]
    Pengiriman.objects.bulk_create(baris, batch_size=SEKALI, ignore_conflicts=True)
    Pemberitahuan.objects.filter(pk__in=[b["pk"] for b in baru]).update(disebar_pada=sekarang())
    _senyapkan(
        [b for b in baru if not orang[b["pegawai_id"]].nyala(Saluran.APLIKASI, jenis(b["jenis"]).kelompok)], orang
    )
    return len(baru)


def _perangkat(orang: dict[int, Penerima]) -> dict[int, list[int]]:
    """Devices of each person; none while the way is closed."""
    hasil: dict[int, list[int]] = {}
    if push_tersedia():
        kueri = LanggananPush.objects.filter(pegawai__in=orang).order_by("pk")
        for pegawai, pk in kueri.values_list("pegawai_id", "pk"):
            hasil.setdefault(pegawai, []).append(pk)
    return hasil


def _pengiriman(b: dict[str, Any], orang: Penerima, perangkat: list[int]) -> list[Pengiriman]:
    """Deliveries of one message. Read already: none."""
    if b["dibaca_pada"]:
        return []
    j, hasil = jenis(b["jenis"]), []
    if surel_tersedia() and orang.surel and orang.mau(Saluran.SUREL, j):
        hasil.append(_baris(b, orang, Saluran.SUREL, None))
    if perangkat and orang.mau(Saluran.PUSH, j):
        hasil += [_baris(b, orang, Saluran.PUSH, pk) for pk in perangkat]
    return hasil


def _baris(b: dict[str, Any], orang: Penerima, saluran: Saluran, langganan: int | None) -> Pengiriman:
    kapan = jatuh_tempo(b["jenis"], b["dibuat_pada"], orang)
    return Pengiriman(
        pemberitahuan_id=b["pk"],
        pegawai_id=orang.pk,
        saluran=saluran,
        langganan_id=langganan,
        kunci=f"{b['pk']}:{saluran}:{langganan or ''}",
        keadaan=K.MENUNGGU if kapan <= sekarang() else K.DITUNDA,
        coba_lagi_pada=kapan,
        dibuat_pada=b["dibuat_pada"],
    )


def jatuh_tempo(kode: str, dibuat: Any, orang: Penerima) -> Any:
    """When a message made at `dibuat` goes to this person. Deadlines do not wait for a digest."""
    j = jenis(kode)
    if j.segera:
        return dibuat
    return waktu_kirim(dibuat, orang.jadwal, hari_kerja, ringkas=j.kelompok != Kelompok.TENGGAT)


def _senyapkan(mati: list[dict[str, Any]], orang: dict[int, Penerima]) -> None:
    """Switched off inside the application: stays in the list, but read, so the bell does not count it."""
    bunyi = [b["pk"] for b in mati if orang[b["pegawai_id"]].aktif]
    if bunyi and Pemberitahuan.objects.filter(pk__in=bunyi, dibaca_pada=None).update(dibaca_pada=sekarang()):
        for pk in sorted({b["pegawai_id"] for b in mati}):
            siarkan(f"orang:{orang[pk].id_publik}", "pemberitahuan")
