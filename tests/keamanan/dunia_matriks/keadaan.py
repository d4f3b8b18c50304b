"""States: every thing of a kind is brought into one, and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from typing import Any

from django.db import transaction

from ekinerja.akun.models import Akun
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.harian.models import BantuanMenulis, KoreksiLaporan, LaporanHarian
from ekinerja.inti.models import Berkas
from ekinerja.kalender.models import Gangguan
from ekinerja.kepegawaian.models import (
    CatatanMutu,
    DelegasiPenilai,
    Pegawai,
    PemberianPeran,
    Penugasan,
    ProsesImpor,
)
from ekinerja.penilaian.models import Evaluasi, UmpanBalikPerilaku, UmpanBalikRhk
from ekinerja.perbaikan.models import Perpindahan, UsulPerbaikan
from ekinerja.presensi.models import UsulPresensi
from ekinerja.skp.models import (
    PaketSkp,
    Skp,
    VersiSkp,
)
from ekinerja.timkerja.models import TimKerja
from ekinerja.umpan.models import Balasan, Konseling, Permintaan, TanggapanBimbingan
from tests.keamanan.dunia_matriks import rencana as dunia_rencana
from tests.keamanan.dunia_matriks.tetap import (
    HARI,
    PADA,
    TETAP,
    DuniaMatriks,
    Subjek,
    kenari,
)


class _Urungkan(Exception):
    """Leaves a savepoint and takes everything in it back."""


@contextmanager
def sementara() -> Iterator[None]:
    """What is written inside is gone afterwards."""
    try:
        with transaction.atomic():
            yield
            raise _Urungkan
    except _Urungkan:
        pass


_LALU = PADA - timedelta(minutes=3)
_SKP: dict[str, dict[str, Any]] = {
    "DRAF": {"status": "DRAF", "versi": 0, "diajukan_pada": None, "diputus_pada": None, "catatan": ""},
    "DIAJUKAN": {"status": "DIAJUKAN", "versi": 0, "diputus_pada": None, "catatan": ""},
    "DIKEMBALIKAN": {"status": "DIKEMBALIKAN", "versi": 0, "diputus_pada": PADA},
    "DISETUJUI": {"status": "DISETUJUI", "versi": 1, "catatan": ""},
    "DIBUKA": {"status": "DRAF", "versi": 1},
    "DITETAPKAN_PENGELOLA": {"status": "DITETAPKAN_PENGELOLA", "versi": 1, "catatan": ""},
    "DITUTUP": {"status": "DITUTUP", "versi": 1, "ditutup_pada": PADA, "catatan": ""},
    "RUANG_GTK": {"status": "DISETUJUI", "versi": 1, "sumber": "RUANG_GTK", "catatan": ""},
}
_LAPORAN: dict[str, dict[str, Any]] = {
    "DRAF": {"status": "DRAF", "dikirim_pada": None},
    "DIAJUKAN": {},
    "DIBACA": {"dibaca_pada": PADA},
    "DIKEMBALIKAN": {"status": "DIKEMBALIKAN", "diputus_pada": PADA, "dibaca_pada": PADA},
    "DISETUJUI": {"status": "DISETUJUI", "diputus_pada": _LALU, "dibaca_pada": _LALU},
    "KOREKSI": {"status": "DISETUJUI", "diputus_pada": _LALU, "dibaca_pada": _LALU},
}
_BELUM_DINILAI = {
    "rating_hasil": "", "rating_perilaku": "", "predikat": "", "alasan_hasil": "", "alasan_perilaku": "", "catatan": "",
    "dinilai_pada": None, "diterbitkan_pada": None, "batas_tanggapan": None,
}  # fmt: skip
_EVALUASI: dict[str, dict[str, Any]] = {
    "BELUM": _BELUM_DINILAI,
    "TERBUKA": _BELUM_DINILAI,
    "SIAP_DINILAI": {**_BELUM_DINILAI, "diajukan_pada": PADA},
    "DINILAI": {"diterbitkan_pada": None, "batas_tanggapan": None},
    **{s: {} for s in ("DITERBITKAN", "DITERIMA", "DIANGGAP_MENERIMA", "DALAM_KEBERATAN", "FINAL", "TERKUNCI")},
}
_SEPAKAT = {"keadaan": "DISEPAKATI", "disepakati_pada": PADA, "dibaca_pada": PADA}
_UCAPAN: dict[str, dict[str, Any]] = {
    "TERBUKA": {},
    "DRAF": {},
    "DIBACA": {"dibaca_pada": PADA},
    "DISEPAKATI": _SEPAKAT,
    "DIBUKA": _SEPAKAT,
    "DICABUT": {"keadaan": "DICABUT", "dicabut_pada": PADA},
    "DITUTUP": _SEPAKAT,
}
_TEMU: dict[str, dict[str, Any]] = {
    "MENUNGGU": {},
    "DRAF": {},
    "DIINGATKAN": {"diingatkan_pada": PADA},
    "DIKONFIRMASI": {"keadaan": "DIKONFIRMASI", "dijawab_pada": PADA},
    "TIDAK_SESUAI": {"keadaan": "TIDAK_SESUAI", "dijawab_pada": PADA, "alasan": "Batal."},
    "DICABUT": {"keadaan": "DICABUT"},
}
_USUL: dict[str, dict[str, Any]] = {
    "DIAJUKAN": {},
    "DITERUSKAN": {"status": "DITERUSKAN", "diteruskan_pada": PADA},
    "SELESAI": {"status": "SELESAI", "selesai_pada": PADA},
}
_PINDAH: dict[str, dict[str, Any]] = {
    "DICATAT": {},
    "DIUSULKAN": {"keadaan": "DIUSULKAN", "jenis": "TUGAS_BELAJAR"},
    "DIBATALKAN": {"keadaan": "DIBATALKAN"},
}
_TANYA: dict[str, dict[str, Any]] = {
    "MENUNGGU": {},
    "DIJAWAB": {"keadaan": "DIJAWAB", "selesai_pada": PADA},
    "DICABUT": {"keadaan": "DICABUT", "selesai_pada": PADA},
}
# A file that hangs on something: in the states of that, and not looked into yet, and unusable.
_BERKAS = ("KARANTINA", "DITOLAK")
KEADAAN: dict[str, tuple[str, ...]] = {
    "bukti": (*_LAPORAN, *_BERKAS),
    "bukti_usul": (*_USUL, *_BERKAS),
    "surat": ("BERLAKU", "DICABUT", *_BERKAS),
    "sk_tim": ("BERJALAN", "DITUTUP", *_BERKAS),
    "tanya": tuple(_TANYA),
    "beri": ("BARU", "DITANGGAPI", "BERDUA"),
    "bimbingan": ("BARU", "DITANGGAPI"),
    "bantuan": ("BERJALAN", "DIAKHIRI", "BERAKHIR"),
    "tulisan": ("MENUNGGU", "DITOLAK"),
    "konseling": ("DIMINTA", "BERJALAN", "SELESAI"),
    "presensi": ("DIAJUKAN", "DITERIMA", "DITARIK"),
    "skp": tuple(_SKP),
    "ucapan": tuple(_UCAPAN),
    "temu": tuple(_TEMU),
    "laporan": tuple(_LAPORAN),
    "evaluasi": tuple(_EVALUASI),
    "impor": ("SIAP", "MEMERIKSA", "SELESAI"),
    "mutu": ("TERBUKA", "SELESAI"),
    "usul": tuple(_USUL),
    "pindah": tuple(_PINDAH),
    "delegasi": ("BERLAKU", "DICABUT"),
    "pelaksana": ("BERLAKU", "BERAKHIR"),
    "peran": ("BERLAKU", "BERAKHIR"),
    "akun": ("AKTIF", "MATI"),
    **dunia_rencana.KEADAAN,
    "tim": ("BERJALAN", "DITUTUP"),
    "gangguan": ("BERLANGSUNG", "BERAKHIR", "DIBATALKAN"),
    "paket": ("SIAP", "ANTRE", "GAGAL"),
}


def atur(w: DuniaMatriks, benda: str, keadaan: str) -> None:
    """Bring every thing of this kind into the state; inside `sementara()`."""
    if keadaan in _BERKAS and benda != "tulisan":
        Berkas.objects.update(keadaan=keadaan, alasan="PDF ini rusak." if keadaan == "DITOLAK" else "")
        return
    benda = {"bukti": "laporan", "bukti_usul": "usul", "surat": "delegasi", "sk_tim": "tim"}.get(benda, benda)
    if benda in ATUR:
        for s in (s for nama, s in w.subjek.items() if nama not in TETAP):
            ATUR[benda](s, keadaan)
    elif benda == "impor":
        ProsesImpor.objects.filter(pk=w.impor.pk).update(keadaan=keadaan)
    elif benda == "mutu":
        CatatanMutu.objects.filter(pk=w.mutu.pk).update(selesai_pada=PADA if keadaan == "SELESAI" else None)
    elif benda == "delegasi":
        DelegasiPenilai.objects.filter(pk=w.delegasi.pk).update(dicabut_pada=PADA if keadaan == "DICABUT" else None)
    elif benda == "pelaksana" and keadaan == "BERAKHIR":
        Penugasan.objects.filter(pk=w.pelaksana.pk).update(sampai=HARI - timedelta(days=1))
    elif benda == "peran" and keadaan == "BERAKHIR":
        PemberianPeran.objects.filter(pk=w.peran.pk).update(sampai=HARI - timedelta(days=1))
    elif benda == "perjanjian":
        dunia_rencana.atur_perjanjian(w.rencana, keadaan, kenari)
    elif benda == "matriks":
        dunia_rencana.atur_matriks(w.rencana, keadaan, w.orang["rekan"])
    elif benda == "tim" and keadaan == "DITUTUP":
        TimKerja.objects.filter(pk=w.tim.pk).update(ditutup=HARI, alasan_tutup="Selesai.")
    elif benda == "gangguan" and keadaan != "BERAKHIR":
        batal = {"dibatalkan_pada": PADA, "dibatalkan_oleh": w.orang["admin_sistem"], "alasan_batal": "Keliru."}
        kolom = batal if keadaan == "DIBATALKAN" else {"selesai": None}
        Gangguan.objects.filter(pk=w.gangguan.pk).update(**kolom)
    elif benda == "paket":
        PaketSkp.objects.filter(pk=w.paket.pk).update(keadaan=keadaan)
    elif benda == "akun" and keadaan == "MATI":
        Akun.objects.filter(pegawai=w.orang["sasaran"]).update(is_active=False)


def _atur_skp(s: Subjek, keadaan: str) -> None:
    if keadaan in ("DRAF", "DIAJUKAN", "DIKEMBALIKAN"):
        VersiSkp.objects.filter(skp=s.skp).delete()
        if s.nama not in TETAP:  # nothing hangs on an SKP that was never approved
            Ucapan.objects.filter(skp=s.skp).delete()
            Pertemuan.objects.filter(skp=s.skp).delete()
            Evaluasi.objects.filter(skp=s.skp).delete()
            LaporanHarian.objects.filter(skp=s.skp).delete()
    Skp.objects.filter(pk=s.skp.pk).update(**_SKP[keadaan])


def _atur_ucapan(s: Subjek, keadaan: str) -> None:
    Ucapan.objects.filter(pk=s.ucapan.pk).update(**_UCAPAN[keadaan])
    if keadaan in _SKP:
        Skp.objects.filter(pk=s.skp.pk).update(**_SKP[keadaan])


def _atur_temu(s: Subjek, keadaan: str) -> None:
    Pertemuan.objects.filter(pk=s.temu.pk).update(**_TEMU[keadaan])
    if keadaan == "DRAF":
        Skp.objects.filter(pk=s.skp.pk).update(**_SKP["DRAF"])


def _atur_laporan(s: Subjek, keadaan: str) -> None:
    kolom = dict(_LAPORAN[keadaan])
    if kolom.get("diputus_pada"):
        kolom["diputus_oleh"] = s.laporan.penilai
        kolom["catatan"] = kenari(s.nama, "catatan")
    if keadaan == "DRAF":
        kolom["penilai"] = None
    LaporanHarian.objects.filter(pk=s.laporan.pk).update(**kolom)
    if keadaan == "KOREKSI":
        KoreksiLaporan.objects.filter(pk=s.koreksi.pk).update(status=KoreksiLaporan.Status.DIUSULKAN)


def _atur_evaluasi(s: Subjek, keadaan: str) -> None:
    Evaluasi.objects.filter(pk=s.evaluasi.pk).update(status=keadaan, **_EVALUASI[keadaan])
    if keadaan in ("BELUM", "TERBUKA", "SIAP_DINILAI"):
        UmpanBalikRhk.objects.filter(evaluasi=s.evaluasi).delete()
        UmpanBalikPerilaku.objects.filter(evaluasi=s.evaluasi).delete()


def _atur_usul(s: Subjek, keadaan: str) -> None:
    UsulPerbaikan.objects.filter(pk=s.usul.pk).update(**_USUL[keadaan])


def _atur_pindah(s: Subjek, keadaan: str) -> None:
    """The unit's admin proposed it."""
    pengusul = Pegawai.objects.filter(peran__peran="ADMIN_UNIT", peran__unit__kode="DUKCAPIL").first()
    Perpindahan.objects.filter(pk=s.pindah.pk).update(pengusul=pengusul, **_PINDAH[keadaan])


def _atur_presensi(s: Subjek, keadaan: str) -> None:
    lain = next(o for o in Pegawai.objects.filter(peran__peran="ADMIN_BKPSDM").order_by("pk") if o.pk != s.orang.pk)
    terjawab = {"penjawab": lain, "dijawab_pada": PADA, "masuk": time(7, 30)} if keadaan == "DITERIMA" else {}
    UsulPresensi.objects.filter(pk=s.presensi.pk).update(status=keadaan, **terjawab)


def _atur_tanya(s: Subjek, keadaan: str) -> None:
    Permintaan.objects.filter(pk=s.tanya.pk).update(**_TANYA[keadaan])


def _atur_beri(s: Subjek, keadaan: str) -> None:
    kolom: dict[str, dict[str, Any]] = {
        "BARU": {},
        "DITANGGAPI": {"jawaban": kenari(s.nama, "beri"), "dijawab_pada": PADA},
        "BERDUA": {"tampak": "PRIBADI"},
    }
    if kolom[keadaan]:
        Balasan.objects.filter(pk=s.beri.pk).update(**kolom[keadaan])


def _atur_bimbingan(s: Subjek, keadaan: str) -> None:
    if keadaan == "BARU":
        TanggapanBimbingan.objects.filter(bimbingan=s.bimbingan).delete()


def _atur_konseling(s: Subjek, keadaan: str) -> None:
    Konseling.objects.filter(pk=s.konseling.pk).update(keadaan=keadaan)


def _atur_bantuan(s: Subjek, keadaan: str) -> None:
    kolom: dict[str, dict[str, Any]] = {
        "DIAKHIRI": {"diakhiri_pada": PADA, "diakhiri_oleh": s.orang},
        "BERAKHIR": {"sampai": HARI - timedelta(days=1)},
    }
    if keadaan in kolom:
        BantuanMenulis.objects.filter(pk=s.bantuan.pk).update(**kolom[keadaan])


def _atur_tulisan(s: Subjek, keadaan: str) -> None:
    if keadaan == "DITOLAK":
        LaporanHarian.objects.filter(pk=s.tulisan.pk).update(ditolak_pada=PADA, alasan_tolak=kenari(s.nama, "tulisan"))


ATUR = {
    "bantuan": _atur_bantuan,
    "tulisan": _atur_tulisan,
    "tanya": _atur_tanya,
    "beri": _atur_beri,
    "bimbingan": _atur_bimbingan,
    "konseling": _atur_konseling,
    "presensi": _atur_presensi,
    "usul": _atur_usul,
    "pindah": _atur_pindah,
    "skp": _atur_skp,
    "ucapan": _atur_ucapan,
    "temu": _atur_temu,
    "laporan": _atur_laporan,
    "evaluasi": _atur_evaluasi,
}
