"""Konseling between two people. The trail says that something happened to an object, never what, never about whom."""

from datetime import datetime

from django.db import transaction

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.umpan import kabar, permissions
from ekinerja.umpan.models import CatatanKonseling, Konseling

K = Konseling.Keadaan
MAKS_CATATAN = 4000


@transaction.atomic
def minta_konseling(konselor: Pegawai, teks: str, *, oleh: Pegawai, pada: datetime) -> Konseling:
    """A person asks for counselling: the PPK, or a companion of the unit."""
    if konselor.pk not in {p.pk for p in permissions.konselor_untuk(oleh)}:
        raise AturanDilanggar("Pilih konselor dari daftar.", status=400)
    return _buat(oleh, konselor, K.DIMINTA, teks, oleh, pada)


@transaction.atomic
def mulai_konseling(pegawai: Pegawai, teks: str, *, oleh: Pegawai, pada: datetime) -> Konseling:
    """The PPK offers counselling to a direct report."""
    if not permissions.menilai(oleh, pegawai):
        raise AturanDilanggar(f"Konseling {pegawai.nama} dimulai oleh pejabat penilainya.", status=403)
    return _buat(pegawai, oleh, K.BERJALAN, teks, oleh, pada)


def _buat(pegawai: Pegawai, konselor: Pegawai, keadaan: str, teks: str, oleh: Pegawai, pada: datetime) -> Konseling:
    teks = _periksa(teks)
    k = Konseling.objects.create(
        pegawai=pegawai, konselor=konselor, keadaan=keadaan, dibuat_pada=pada, diubah_pada=pada
    )
    CatatanKonseling.objects.create(konseling=k, dari=oleh, teks=teks, dibuat_pada=pada)
    catat("konseling.dibuka", k, oleh=oleh)
    kabar.kabari_konseling(k, oleh, "dibuka")
    return k


def _periksa(teks: str) -> str:
    teks = teks.strip()
    if not teks:
        raise AturanDilanggar("Tulis dulu yang ingin disampaikan; satu kalimat sudah cukup.", status=400)
    if len(teks) > MAKS_CATATAN:
        raise AturanDilanggar(f"Ringkas menjadi paling banyak {MAKS_CATATAN} huruf; sekarang {len(teks)}.", status=400)
    return teks


@transaction.atomic
def tulis_catatan(k: Konseling, teks: str, *, oleh: Pegawai, pada: datetime) -> CatatanKonseling:
    """One of the two writes. The counsellor's first word means that it has begun."""
    teks = _periksa(teks)
    kolom: dict[str, object] = {"diubah_pada": pada}
    if oleh.pk == k.konselor_id:
        kolom["keadaan"] = K.BERJALAN
    if not permissions.boleh_menulis_konseling(oleh, k) or not (
        Konseling.objects.filter(pk=k.pk, keadaan__in=[K.DIMINTA, K.BERJALAN]).update(**kolom)
    ):
        raise _selesai()
    k.refresh_from_db(fields=["keadaan", "diubah_pada"])
    catatan = CatatanKonseling.objects.create(konseling=k, dari=oleh, teks=teks, dibuat_pada=pada)
    catat("konseling.ditulis", k, oleh=oleh)
    kabar.kabari_konseling(k, oleh, str(catatan.pk))
    return catatan


def _selesai() -> AturanDilanggar:
    return AturanDilanggar("Konseling ini sudah selesai atau dicabut, jadi tinggal dibaca. Mulai yang baru bila perlu.")


@transaction.atomic
def selesaikan(k: Konseling, *, oleh: Pegawai, pada: datetime) -> None:
    """The counsellor closes one that runs."""
    if k.konselor_id != oleh.pk:
        raise AturanDilanggar(f"Konseling ini diselesaikan oleh {k.konselor.nama}.", status=403)
    _pindah(k, K.BERJALAN, K.SELESAI, "konseling.selesai", oleh, pada)


@transaction.atomic
def cabut_konseling(k: Konseling, *, oleh: Pegawai, pada: datetime) -> None:
    """The person takes the wish back before the counsellor has answered."""
    if k.pegawai_id != oleh.pk:
        raise AturanDilanggar(f"Permintaan ini dicabut oleh {k.pegawai.nama}.", status=403)
    _pindah(k, K.DIMINTA, K.DICABUT, "konseling.dicabut", oleh, pada)


def _pindah(k: Konseling, dari: str, ke: str, kejadian: str, oleh: Pegawai, pada: datetime) -> None:
    if not Konseling.objects.filter(pk=k.pk, keadaan=dari).update(keadaan=ke, diubah_pada=pada):
        k.refresh_from_db(fields=["keadaan"])
        raise AturanDilanggar(
            f"Konseling ini berstatus “{k.get_keadaan_display()}”, jadi langkah ini tidak berlaku lagi."
        )
    k.refresh_from_db(fields=["keadaan", "diubah_pada"])
    catat(kejadian, k, oleh=oleh)
    kabar.kabari_konseling(k, oleh, ke)
