"""Correcting the snapshot of an SKP: who its PPK, Atasan PPK, position and unit are (DT-06)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from ekinerja.inti.galat import AturanDilanggar, Bentrok
from ekinerja.inti.tampil import tanggal
from ekinerja.inti.waktu import lokal
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.penilai import penilai_pada, potret_pegawai, potret_penilai
from ekinerja.skp import permissions
from ekinerja.skp.actions.status import alasan_wajib
from ekinerja.skp.catatan import catat_skp, kabari, kabari_penilai
from ekinerja.skp.dokumen import terbitkan_formulir
from ekinerja.skp.isi import isi_skp
from ekinerja.skp.models import Skp, VersiSkp
from ekinerja.skp.pendengar import siarkan_potret

S = Skp.Status
SIAPA = {"pegawai": "Pegawai", "penilai": "Pejabat penilai", "atasan_penilai": "Atasan pejabat penilai"}
MEDAN = {"nama": "nama", "nip": "NIP", "pangkat": "pangkat", "jabatan": "jabatan", "unit": "unit"}


@dataclass(frozen=True, slots=True)
class IsianPotret:
    """What is right. `tanggal`: the day whose personnel data supplies names, ranks and positions of these people."""

    tanggal: date
    penilai: Pegawai
    atasan_penilai: Pegawai | None
    unit: UnitKerja
    jabatan: str


def potret_benar(skp: Skp, isian: IsianPotret) -> dict[str, Any]:
    """The snapshot as it would be printed."""
    atasan = isian.atasan_penilai
    return {
        "pegawai": {
            **potret_pegawai(skp.pegawai, isian.tanggal),
            "jabatan": isian.jabatan,
            "unit": isian.unit.nama,
        },
        "penilai": _penilai(skp.pegawai, isian.penilai, isian.tanggal),
        "atasan_penilai": _penilai(isian.penilai, atasan, isian.tanggal) if atasan else None,
    }


def _penilai(dinilai: Pegawai, penilai: Pegawai, hari: date) -> dict[str, str]:
    """As Plt. or Plh. where the relation of that day says so."""
    hubungan = penilai_pada(dinilai, hari)
    return potret_penilai(hubungan, hari) if hubungan and hubungan.penilai == penilai else potret_pegawai(penilai, hari)


def beda_potret(lama: dict[str, Any], baru: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """What changes, field by field: "Pejabat penilai: jabatan" -> (before, after)."""
    semua = {
        f"{label}: {kata}": ((lama.get(siapa) or {}).get(medan, ""), (baru.get(siapa) or {}).get(medan, ""))
        for siapa, label in SIAPA.items()
        for medan, kata in MEDAN.items()
    }
    return {nama: dua for nama, dua in semua.items() if dua[0] != dua[1]}


@transaction.atomic
def betulkan_potret(
    skp: Skp, isian: IsianPotret, *, oleh: Pegawai, pada: datetime, alasan: str, dibaca: int | None = None
) -> None:
    """Put the snapshot right, with a reason.

    An SKP in force gets a new version and a new form; the former ones stay. Evaluations that nobody has rated follow,
    rated and published ones keep the people they were made with. Owner, former and new PPK are told.
    """
    if not permissions.boleh_membetulkan_potret(oleh, skp, lokal(pada).date()):
        raise tolak_potret(skp, oleh)
    alasan = alasan_wajib(alasan, "Tulis alasan pembetulannya; ikut tercatat dan dibaca pegawai.")
    periksa_potret(skp, isian, oleh=oleh)
    lama, penilai_lama = skp.potret, skp.penilai
    kolom = _kolom(skp, isian)
    _simpan_versi_lama(skp)
    syarat = {"pk": skp.pk, "status": skp.status} | ({} if dibaca is None else {"versi_isi": dibaca})
    lagi: dict[str, Any] = {"versi": F("versi") + 1} if skp.status in Skp.BERLAKU else {}
    naik = {"versi_isi": F("versi_isi") + 1, "diubah_pada": pada, "diubah_oleh": oleh, **lagi}
    if not Skp.objects.filter(**syarat).update(**kolom, **naik):
        raise Bentrok("SKP ini berubah sejak Anda membukanya. Belum ada yang dibetulkan; baca lagi dulu.")
    skp.refresh_from_db(fields=[*kolom, *naik])
    _catat(skp, lama, alasan, oleh)
    siarkan_potret(skp)
    _kabari(skp, penilai_lama, alasan, pada)


def tolak_potret(skp: Skp, oleh: Pegawai) -> AturanDilanggar:
    """Why this person cannot correct this snapshot now."""
    if not permissions.pengelola_lain(oleh, skp):
        return AturanDilanggar(
            "Potret SKP dibetulkan pengelola kinerja BKPSDM, dan bukan untuk SKP-nya sendiri.", status=403
        )
    if skp.status == S.DITUTUP:
        return AturanDilanggar("SKP ini sudah ditutup; penilai dan jabatan pada masanya tetap seperti yang tercatat.")
    return AturanDilanggar(
        "Selama masih draf, pegawai memperbarui penilai dan jabatannya sendiri dengan satu tombol di halaman SKP-nya."
    )


def periksa_potret(skp: Skp, isian: IsianPotret, *, oleh: Pegawai) -> None:
    """Refuse (400) people and units that cannot stand on this SKP, and a correction that corrects nothing."""
    if skp.pegawai in (isian.penilai, isian.atasan_penilai):
        raise AturanDilanggar("Pegawai tidak dapat menilai dirinya sendiri. Pilih orang lain.", status=400)
    if not skp.mulai <= isian.tanggal <= skp.sampai:
        raise AturanDilanggar(
            f"Tanggal data harus di dalam masa SKP, {tanggal(skp.mulai)} sampai {tanggal(skp.sampai)}.", status=400
        )
    if isian.penilai == isian.atasan_penilai:
        raise AturanDilanggar("Pejabat penilai dan atasannya harus dua orang yang berbeda.", status=400)
    if isian.penilai == oleh and skp.penilai != oleh:
        raise AturanDilanggar(
            "Anda tidak dapat menjadikan diri sendiri pejabat penilai. Minta pengelola kinerja lain.", status=400
        )
    if skp.status not in Skp.BERLAKU and (kini := permissions.id_penilai(skp)) and kini != isian.penilai.pk:
        raise AturanDilanggar(
            "SKP yang belum diputus mengikuti atasan hari ini. Betulkan atasannya di profil pegawai; SKP ini ikut pindah.",
            status=400,
        )
    if isian.unit != skp.unit and not permissions.unit_dikelola(oleh, isian.unit):
        raise AturanDilanggar(
            f"{isian.unit.nama} di luar wilayah peran Anda. Minta pengelola kinerja lain.", status=400
        )
    if all(getattr(skp, nama) == nilai for nama, nilai in _kolom(skp, isian).items()):
        raise AturanDilanggar("Belum ada yang berubah: potret SKP sudah berisi data itu.", status=400)


def _kolom(skp: Skp, isian: IsianPotret) -> dict[str, Any]:
    return {
        "penilai": isian.penilai,
        "atasan_penilai": isian.atasan_penilai,
        "unit": isian.unit,
        "potret": potret_benar(skp, isian),
    }


def _simpan_versi_lama(skp: Skp) -> None:
    """Imported and seeded SKPs have no kept version: what was in force before the correction must stay readable."""
    if skp.status in Skp.BERLAKU:
        VersiSkp.objects.get_or_create(
            skp=skp,
            nomor=skp.versi,
            defaults={"isi": isi_skp(skp), "disetujui_pada": skp.diputus_pada, "disetujui_oleh": skp.diputus_oleh},
        )


def _catat(skp: Skp, lama: dict[str, Any], alasan: str, oleh: Pegawai) -> None:
    berlaku = skp.status in Skp.BERLAKU
    perubahan = {**beda_potret(lama, skp.potret), "alasan": ("", alasan)}
    isi = catat_skp(
        "skp.potret_dibetulkan" if berlaku else "skp.potret_diperbarui",
        skp,
        oleh=oleh,
        perubahan=perubahan,
        sah=berlaku,
    )
    if not berlaku:
        return
    VersiSkp.objects.create(
        skp=skp, nomor=skp.versi, isi=isi, disetujui_pada=skp.diputus_pada, disetujui_oleh=skp.diputus_oleh
    )
    terbitkan_formulir(skp, isi, oleh=oleh)


def _kabari(skp: Skp, penilai_lama: Pegawai | None, alasan: str, pada: datetime) -> None:
    kunci = f"skp-potret:{skp.id_publik}:{pada.isoformat()}"
    judul = f"Data penilai atau jabatan pada SKP {skp.tahun}"
    kabari(skp.pegawai, skp, f"{judul} Anda dibetulkan", alasan, jenis="skp-diubah", kunci=kunci)
    if penilai_lama == skp.penilai:
        return
    menunggu = " SKP ini menunggu putusan Anda." if skp.status == S.DIAJUKAN else ""
    kabari_penilai(
        skp, f"Anda pejabat penilai pada SKP {skp.tahun} {skp.pegawai.nama}", alasan + menunggu, kunci=f"{kunci}:baru"
    )
    kabari(
        penilai_lama,
        skp,
        f"SKP {skp.tahun} {skp.pegawai.nama} bukan lagi pada Anda",
        alasan,
        jenis="skp-diubah",
        kunci=f"{kunci}:lama",
    )
