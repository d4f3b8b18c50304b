"""Sending what is due: claim, send, mark. Several workers may run it; each mail and each push belongs to one of them.

A try claims its rows by a conditional UPDATE before anything leaves. A worker that dies between sending and marking
leaves the rows claimed; after the lease they go once more, as the same mail (see docs/keputusan, 0601).
"""

import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet

from ekinerja.inti.id import id_publik
from ekinerja.inti.waktu import jam_mesin, sekarang
from ekinerja.pemberitahuan.bundel import Bundel, Butir, Gagal, Jalan, Putus
from ekinerja.pemberitahuan.hari import hari_kerja
from ekinerja.pemberitahuan.jenis import Saluran, jenis
from ekinerja.pemberitahuan.models import Pengiriman
from ekinerja.pemberitahuan.pilihan import penerima, push_tersedia, surel_tersedia
from ekinerja.pemberitahuan.push.jalan import JalanPush
from ekinerja.pemberitahuan.sebar import jatuh_tempo
from ekinerja.pemberitahuan.surel import JalanSurel
from ekinerja.pemberitahuan.waktu_kirim import terbuka_sejak

SEWA = timedelta(minutes=5)
MAKS_PERCOBAAN = 5
_JEDA_AWAL = timedelta(minutes=1)
_ORANG_SEKALI = 50
_ISTIRAHAT_AWAL, _ISTIRAHAT_MAKS = 30.0, 600.0
_TERPUTUS = "Proses pengirim berhenti di tengah jalan."
_KOLOM = (
    "pk", "pegawai_id", "saluran", "langganan_id", "surat", "percobaan", "dibuat_pada", "pemberitahuan__id_publik",
    "pemberitahuan__jenis", "pemberitahuan__judul", "pemberitahuan__jumlah", "pemberitahuan__dibaca_pada",
)  # fmt: skip
K = Pengiriman.Keadaan
_log = logging.getLogger("kinerja.pemberitahuan")


def jalan_baru() -> dict[str, Jalan]:
    """The ways that are switched on."""
    hasil: dict[str, Jalan] = {}
    if surel_tersedia():
        hasil[Saluran.SUREL] = JalanSurel()
    if push_tersedia():
        hasil[Saluran.PUSH] = JalanPush()
    return hasil


# -- rounds -----------------------------------------------------------------------------------------------------------

# Way -> (until when it rests, on the monotonic clock; how long the last rest was). Per process.
_istirahat: dict[str, tuple[float, float]] = {}


def _beristirahat(saluran: str) -> bool:
    return _istirahat.get(saluran, (0.0, 0.0))[0] > time.monotonic()


def ada_giliran() -> bool:
    """Is anything due on a way that is not resting, or left behind by a dead worker? At most two queries."""
    buka = [s for s in jalan_baru() if not _beristirahat(s)]
    if not buka:
        return False
    return _jatuh(buka).exists() or _tertinggal().exists()


def antar() -> int:
    """Send all that is due now; returns the number of mails and pushes."""
    pulihkan()
    terkirim = 0
    with ExitStack() as tumpukan:
        jalan = {s: tumpukan.enter_context(j) for s, j in jalan_baru().items() if not _beristirahat(s)}
        while bundel := list(_bundel(list(jalan))):
            for b in bundel:
                try:
                    terkirim += b.saluran in jalan and _satu(b, jalan[b.saluran])
                except Putus as galat:
                    _beri_istirahat(b.saluran, galat)
                    del jalan[b.saluran]
    return terkirim


def pulihkan() -> int:
    """Rows whose lease has ended: due again, with the mark of their first try, or given up after the last."""
    lama = _tertinggal()
    buntu = {
        "keadaan": K.GAGAL,
        "selesai_pada": sekarang(),
        "galat": f"{_TERPUTUS} Sudah dicoba {MAKS_PERCOBAAN} kali.",
    }
    jumlah = lama.filter(percobaan__gte=MAKS_PERCOBAAN).update(**buntu, sewa_sampai=None)
    lagi = {"keadaan": K.MENUNGGU, "coba_lagi_pada": sekarang(), "galat": f"{_TERPUTUS} Dikirim ulang."}
    return jumlah + lama.update(**lagi, sewa_sampai=None)


def _tertinggal() -> QuerySet[Pengiriman]:
    return Pengiriman.objects.filter(keadaan=K.DIKIRIM, sewa_sampai__lt=jam_mesin())


def _jatuh(saluran: list[str]) -> QuerySet[Pengiriman]:
    return Pengiriman.objects.filter(
        keadaan__in=Pengiriman.TERBUKA, coba_lagi_pada__lte=sekarang(), saluran__in=saluran
    )


def _bundel(saluran: list[str]) -> Iterator[Bundel]:
    """What is due for the next people, put together by way, device and earlier try."""
    jatuh = _jatuh(saluran)
    urut = jatuh.order_by("coba_lagi_pada", "pk").values_list("pegawai_id", flat=True)[: 4 * _ORANG_SEKALI]
    siapa = list(dict.fromkeys(urut))[:_ORANG_SEKALI]
    orang = penerima(siapa)
    hasil: dict[tuple[Any, ...], Bundel] = {}
    for r in jatuh.filter(pegawai__in=siapa).order_by("pk").values(*_KOLOM):
        kunci = (r["pegawai_id"], r["saluran"], r["langganan_id"], r["surat"])
        b = hasil.setdefault(kunci, Bundel(r["saluran"], orang[r["pegawai_id"]], *kunci[2:], r["percobaan"]))
        b.isi.append(_butir(r))
    yield from hasil.values()


def _butir(r: dict[str, Any]) -> Butir:
    kode = r["pemberitahuan__jenis"]
    return Butir(
        r["pk"], r["pemberitahuan__id_publik"], jenis(kode), kode, r["pemberitahuan__judul"], r["pemberitahuan__jumlah"],
        r["dibuat_pada"], r["pemberitahuan__dibaca_pada"] is not None,
    )  # fmt: skip


# -- one bundle -------------------------------------------------------------------------------------------------------


def _satu(b: Bundel, jalan: Jalan) -> bool:
    """Deal with one bundle: True when it went out. Raises `Putus` when the way turns out to be closed."""
    _lewati(b, jalan)
    _tunda(b)
    if not b.isi:
        return False
    jalan.siap()
    _istirahat.pop(b.saluran, None)
    return _klaim(b) and _coba(b, jalan)


def _beri_istirahat(saluran: str, galat: Exception) -> None:
    lama = min(max(_istirahat.get(saluran, (0.0, 0.0))[1] * 2, _ISTIRAHAT_AWAL), _ISTIRAHAT_MAKS)
    _istirahat[saluran] = (time.monotonic() + lama, lama)
    _log.warning("saluran %s tidak terjangkau (%s); dicoba lagi dalam %d detik", saluran, galat, lama)


def _lewati(b: Bundel, jalan: Jalan) -> None:
    """Leave out what nobody needs any more: read meanwhile, switched off, or without an address."""
    tanpa = jalan.dapat(b)
    sebab: dict[str, list[int]] = {}
    for i in b.isi:
        kata = "Sudah dibaca di aplikasi." if i.dibaca else tanpa
        if not kata and not b.orang.mau(b.saluran, i.jenis):
            kata = "Dimatikan di pengaturan."
        if kata:
            sebab.setdefault(kata, []).append(i.pk)
    for kata, pk in sebab.items():
        selesai = {"keadaan": K.DILEWATI, "galat": kata, "selesai_pada": sekarang()}
        Pengiriman.objects.filter(pk__in=pk, keadaan__in=Pengiriman.TERBUKA).update(**selesai)
        b.isi = [i for i in b.isi if i.pk not in pk]


def _tunda(b: Bundel) -> None:
    """Put off what may not go now: the choice may have changed, and the worker may have slept into a quiet hour."""
    kini, nanti = sekarang(), {}
    for i in b.isi:
        kapan = kini if i.jenis.segera else _kapan(b, i, kini)
        if kapan > kini:
            nanti.setdefault(kapan, []).append(i.pk)
    for kapan, pk in nanti.items():
        Pengiriman.objects.filter(pk__in=pk, keadaan__in=Pengiriman.TERBUKA).update(
            keadaan=K.DITUNDA, coba_lagi_pada=kapan
        )
        b.isi = [i for i in b.isi if i.pk not in pk]


def _kapan(b: Bundel, i: Butir, kini: datetime) -> datetime:
    tempo = kini if b.surat else jatuh_tempo(i.kode, i.dibuat_pada, b.orang)
    return terbuka_sejak(max(tempo, kini), b.orang.jadwal, hari_kerja)


def _klaim(b: Bundel) -> bool:
    """Take the rows for one try: True for one worker. The rows of an earlier try are taken together or not at all."""
    diambil = {"keadaan": K.DIKIRIM, "percobaan": F("percobaan") + 1, "sewa_sampai": jam_mesin() + SEWA}
    milik = Pengiriman.objects.filter(pk__in=[i.pk for i in b.isi], keadaan__in=Pengiriman.TERBUKA)
    if b.surat is not None:
        jumlah = milik.filter(surat=b.surat, percobaan=b.percobaan).update(**diambil)
    else:
        b.surat = id_publik()
        jumlah = milik.filter(surat=None).update(**diambil, surat=b.surat)
    b.percobaan += 1
    if 0 < jumlah < len(b.isi):
        pk = set(_pegang(b).values_list("pk", flat=True))
        b.isi = [i for i in b.isi if i.pk in pk]
    return jumlah > 0


def _pegang(b: Bundel) -> QuerySet[Pengiriman]:
    """The rows, as long as this try holds them."""
    return Pengiriman.objects.filter(surat=b.surat, keadaan=K.DIKIRIM, percobaan=b.percobaan)


def _coba(b: Bundel, jalan: Jalan) -> bool:
    try:
        jalan.kirim(b)
    except Gagal as galat:
        _gagal(b, galat)
    except Exception:
        _log.exception("pengiriman %s %s gagal pada percobaan %s", b.saluran, b.surat, b.percobaan)
        _gagal(b, Gagal("Ada yang rusak di pihak kami saat mengirim ini."))
    else:
        _pegang(b).update(keadaan=K.TERKIRIM, selesai_pada=sekarang(), sewa_sampai=None, galat="")
        return True
    return False


def _gagal(b: Bundel, galat: Gagal) -> None:
    """Another try, later each time, or the end."""
    if galat.tetap or b.percobaan >= MAKS_PERCOBAAN:
        _pegang(b).update(keadaan=K.GAGAL, galat=galat.kalimat, selesai_pada=sekarang(), sewa_sampai=None)
        return
    jeda = max(_JEDA_AWAL * 4 ** (b.percobaan - 1), galat.tunggu or timedelta())
    _pegang(b).update(keadaan=K.MENUNGGU, galat=galat.kalimat, coba_lagi_pada=sekarang() + jeda, sewa_sampai=None)
