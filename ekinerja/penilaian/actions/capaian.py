"""Setting the capaian kinerja organisasi of a unit, and explaining a distribution."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from ekinerja.aturan.kode import CapaianOrganisasi as NilaiCapaian
from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.jejak import catat
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.penilai import unit_dipimpin
from ekinerja.penilaian import permissions, tetap
from ekinerja.penilaian.capaian import unit_di_bawah
from ekinerja.penilaian.catatan import catat_evaluasi
from ekinerja.penilaian.models import CapaianOrganisasi, Evaluasi, PenjelasanDistribusi
from ekinerja.penilaian.periode import KunciPeriode

from .pindah import S, pindahkan

PANJANG_ALASAN = 2000
MIN_ALASAN = 10


class PerluTinjauUlang(AturanDilanggar):
    """A changed capaian reopens ratings that are not published; asked once, then sent again with `yakin`."""

    def __init__(self, dinilai: int, terbit: int) -> None:
        teks = f"{dinilai} penilaian yang belum terbit di unit ini akan kembali menunggu penilai."
        lanjut = f" {terbit} yang sudah terbit tidak berubah." if terbit else ""
        super().__init__(f"Capaian ini sudah pernah ditetapkan. {teks}{lanjut}")


@transaction.atomic
def tetapkan_capaian(
    unit: UnitKerja,
    kunci: KunciPeriode,
    *,
    nilai: str,
    alasan: str,
    oleh: Pegawai,
    pada: datetime,
    dibaca: str | None = None,
    yakin: bool = False,
) -> int:
    """Set the capaian of a unit for a period of all groups; returns how many ratings were reopened.

    `dibaca`: the value the form was filled against; Bentrok when it is another one now.
    """
    if not boleh_menetapkan(oleh, unit, lokal(pada).date()):
        raise AturanDilanggar(
            f"Capaian {unit.nama} ditetapkan oleh pimpinan unit di atasnya, bukan oleh Anda.", status=403
        )
    alasan = _alasan(alasan, "Tulis alasan capaian ini: target mana yang tercapai dan mana yang belum.")
    if nilai not in NilaiCapaian.__members__:
        raise AturanDilanggar("Pilih salah satu dari lima tingkat capaian.", status=400)
    lama = {c.periode_id: c for c in _tersimpan(unit, kunci)}
    kini = next(iter(lama.values()), None)
    _periksa_versi(kini, dibaca, nilai, alasan)
    berubah = kini is not None and kini.nilai != nilai
    terbuka = list(_belum_final(unit, kunci)) if berubah else []
    if terbuka and not yakin:
        raise PerluTinjauUlang(len(terbuka), _sudah_terbit(unit, kunci))
    for periode in kunci.baris():
        _simpan(lama.get(periode.pk), unit=unit, periode=periode, nilai=nilai, alasan=alasan, oleh=oleh, pada=pada)
    for e in terbuka:
        tinjau_ulang(e, unit, oleh=oleh, pada=pada)
    return len(terbuka)


def boleh_menetapkan(saya: Pegawai, unit: UnitKerja, hari: date) -> bool:
    """The head of the organisation above (SE MenPANRB 3/2023): for a perangkat daerah the mayor."""
    atas = unit_dipimpin(saya, hari)
    if atas is None or not unit.jalur.startswith(atas.jalur) or unit.pk == atas.pk:
        return False
    return any(u.pk == unit.pk for u in unit_di_bawah(atas, hari))


def _alasan(teks: str, kalimat: str) -> str:
    teks = teks.strip()
    if len(teks) < MIN_ALASAN:
        raise AturanDilanggar(kalimat, status=400)
    return teks[:PANJANG_ALASAN]


def _tersimpan(unit: UnitKerja, kunci: KunciPeriode) -> list[CapaianOrganisasi]:
    baris = CapaianOrganisasi.objects.filter(
        unit=unit, periode__tahun=kunci.tahun, periode__jenis=kunci.jenis, periode__urutan=kunci.urutan
    )
    return list(baris.select_related("ditetapkan_oleh").order_by("pk"))


def _periksa_versi(kini: CapaianOrganisasi | None, dibaca: str | None, nilai: str, alasan: str) -> None:
    if dibaca is None or dibaca == (kini.diubah_pada.isoformat() if kini else ""):
        return
    label = NilaiCapaian.label_kode()
    raise Bentrok(
        oleh=kini.ditetapkan_oleh.nama if kini else "",
        pada=kini.diubah_pada if kini else None,
        versi_saya={"Capaian": label[nilai], "Alasan": alasan},
        versi_kini={"Capaian": label[kini.nilai], "Alasan": kini.alasan} if kini else {},
    )


def _simpan(
    lama: CapaianOrganisasi | None,
    *,
    unit: UnitKerja,
    periode: Any,
    nilai: str,
    alasan: str,
    oleh: Pegawai,
    pada: datetime,
) -> None:
    isi: dict[str, Any] = {
        "nilai": nilai,
        "alasan": alasan,
        "status": CapaianOrganisasi.Status.DITETAPKAN,
        "ditetapkan_oleh": oleh,
        "ditetapkan_pada": pada,
        "diubah_pada": pada,
    }
    if lama is None:
        baris = CapaianOrganisasi.objects.create(unit=unit, periode=periode, **isi)
    else:
        syarat = CapaianOrganisasi.objects.filter(pk=lama.pk, diubah_pada=lama.diubah_pada)
        if not syarat.update(**isi):
            raise Bentrok()
        baris = CapaianOrganisasi.objects.get(pk=lama.pk)
    label = NilaiCapaian.label_kode()
    perubahan = {
        "capaian": (label[lama.nilai] if lama else "", label[nilai]),
        "alasan": (lama.alasan if lama else "", alasan),
    }
    catat("capaian.ditetapkan", baris, oleh=oleh, perubahan=perubahan, tetap=tetap.capaian(baris.id_publik))


def _milik(unit: UnitKerja, kunci: KunciPeriode) -> Any:
    """Evaluations that looked at this capaian: those counted in the unit, and its head's."""
    return Evaluasi.objects.pada_periode(kunci).filter(Q(unit=unit) | Q(pimpinan_unit=unit))


def _belum_final(unit: UnitKerja, kunci: KunciPeriode) -> Any:
    return _milik(unit, kunci).filter(status=S.DINILAI).select_related("periode", "skp", "pegawai", "penilai")


def _sudah_terbit(unit: UnitKerja, kunci: KunciPeriode) -> int:
    return _milik(unit, kunci).filter(status__in=Evaluasi.TERBIT).count()


def tinjau_ulang(e: Evaluasi, unit: UnitKerja, *, oleh: Pegawai, pada: datetime) -> None:
    """A rating that is not published waits again, because the capaian it was weighed against has changed."""
    pindahkan(
        e, S.SIAP_DINILAI, oleh=oleh, pada=pada, predikat="", versi_aturan="", dinilai_pada=None, dinilai_oleh=None
    )
    perubahan = {"status": (S.DINILAI, S.SIAP_DINILAI), "sebab": ("", f"capaian {unit.nama} berubah")}
    catat_evaluasi("evaluasi.ditinjau_ulang", e, oleh=oleh, perubahan=perubahan, lepas=True)


@transaction.atomic
def jelaskan_distribusi(unit: UnitKerja, kunci: KunciPeriode, *, alasan: str, oleh: Pegawai, pada: datetime) -> None:
    """R-37: why the distribution of the unit differs from the pattern. Changes no predikat."""
    if not permissions.boleh_menjelaskan(oleh, unit, lokal(pada).date()):
        raise AturanDilanggar(f"Penjelasan sebaran {unit.nama} ditulis oleh pimpinan unit itu.", status=403)
    alasan = _alasan(alasan, "Tulis pertimbangan Anda, agar pembaca laporan memahami sebaran unit ini.")
    for periode in kunci.baris():
        lama = PenjelasanDistribusi.objects.filter(unit=unit, periode=periode).values_list("alasan", flat=True).first()
        PenjelasanDistribusi.objects.update_or_create(
            unit=unit, periode=periode, defaults={"alasan": alasan, "oleh": oleh, "pada": pada}
        )
        perubahan = {"periode": ("", kunci.sebutan), "penjelasan": (lama or "", alasan)}
        catat("distribusi.dijelaskan", unit, oleh=oleh, perubahan=perubahan)
