"""Beginning, setting and reopening the perjanjian kinerja of a unit."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.perencanaan import permissions
from ekinerja.perencanaan.actions.pegang import pindah
from ekinerja.perencanaan.isi import Isi, isi_perjanjian, tetap
from ekinerja.perencanaan.masukan import alasan_wajib
from ekinerja.perencanaan.models import PerjanjianKinerja, VersiPerjanjian

S = PerjanjianKinerja.Status


@transaction.atomic
def mulai_perjanjian(unit: UnitKerja, tahun: int, *, oleh: Pegawai, pada: datetime) -> PerjanjianKinerja:
    """The draft of this unit and year; a second beginning gives the same one."""
    if not permissions.boleh_menyusun(oleh, unit):
        raise AturanDilanggar(f"Perjanjian kinerja {unit.nama} dimulai oleh pimpinannya atau admin unit.", status=403)
    ada = PerjanjianKinerja.objects.filter(unit=unit, tahun=tahun).first()
    if ada:
        return ada
    try:
        with transaction.atomic():
            p = PerjanjianKinerja.objects.create(unit=unit, tahun=tahun, diubah_pada=pada, diubah_oleh=oleh)
    except IntegrityError:  # somebody else began it in this moment
        return PerjanjianKinerja.objects.get(unit=unit, tahun=tahun)
    catat("perjanjian.dimulai", p, oleh=oleh, perubahan={"unit": ("", unit.nama), "tahun": ("", tahun)})
    return p


def kekurangan(p: PerjanjianKinerja, isi: Isi) -> list[str]:
    """What still stands in the way of setting it, each as a sentence."""
    butir = []
    if not isi["sasaran"]:
        butir.append("Belum ada sasaran.")
    for n, s in enumerate(isi["sasaran"], 1):
        if not s["teks"]:
            butir.append(f"Sasaran {n} belum ditulis.")
        if not s["indikator"]:
            butir.append(f"Sasaran {n} belum punya indikator kinerja.")
        for k, i in enumerate(s["indikator"], 1):
            letak = f"Sasaran {n}, indikator {k}"
            if not i["teks"]:
                butir.append(f"{letak} belum ditulis.")
            if not i["target"]:
                butir.append(f"{letak} belum punya target.")
            if berperspektif(p) and not i["perspektif"]:
                butir.append(f"{letak} belum punya perspektif.")
    return butir


def berperspektif(p: PerjanjianKinerja) -> bool:
    """Units led by a JPT name the perspektif of each indicator (R-08)."""
    return p.unit.jenis.eselon_baku.startswith("II.")


@transaction.atomic
def tetapkan(p: PerjanjianKinerja, *, oleh: Pegawai, pada: datetime) -> None:
    """The head sets it: the content is kept as a version, its digest enters the trail."""
    if not permissions.memimpin(oleh, p.unit):
        raise AturanDilanggar(f"Hanya pimpinan {p.unit.nama} yang dapat menetapkan.", status=403)
    isi = isi_perjanjian(p)
    if kurang := kekurangan(p, isi):
        raise AturanDilanggar(
            "Perjanjian kinerja belum dapat ditetapkan. Lengkapi dulu yang berikut; isian Anda tetap tersimpan.",
            butir=kurang,
        )
    kolom = {"status": S.DITETAPKAN, "versi": F("versi") + 1, "catatan": ""}
    pindah(p, S.DRAF, **kolom, ditetapkan_pada=pada, ditetapkan_oleh=oleh)
    VersiPerjanjian.objects.create(perjanjian=p, nomor=p.versi, isi=isi, ditetapkan_pada=pada, ditetapkan_oleh=oleh)
    perubahan = {"status": (S.DRAF, S.DITETAPKAN), "versi": (p.versi - 1, p.versi)}
    catat("perjanjian.ditetapkan", p, oleh=oleh, perubahan=perubahan, tetap=tetap(isi, p.versi))


@transaction.atomic
def buka_kembali(p: PerjanjianKinerja, *, oleh: Pegawai, pada: datetime, alasan: str) -> None:
    """Back to a draft with a reason; the version that was set stays readable."""
    if not permissions.memimpin(oleh, p.unit):
        raise AturanDilanggar(f"Hanya pimpinan {p.unit.nama} yang dapat membuka kembali.", status=403)
    alasan = alasan_wajib(alasan, "Tulis alasan membuka kembali perjanjian kinerja yang sudah ditetapkan.")
    pindah(p, S.DITETAPKAN, status=S.DRAF, catatan=alasan, diubah_pada=pada, diubah_oleh=oleh)
    perubahan = {"status": (S.DITETAPKAN, S.DRAF), "alasan": ("", alasan)}
    catat("perjanjian.dibuka_kembali", p, oleh=oleh, perubahan=perubahan)
