"""Whom an admin serves at the activation desk, and how far each account is."""

from types import SimpleNamespace
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.tampil import nama_lengkap
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.aktivasi.permissions import jalur_aktivasi
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai

BELUM_AKTIF = Q(akun__isnull=True) | Q(akun__diaktifkan_pada__isnull=True)


def terlihat(saya: Pegawai | None) -> QuerySet[Pegawai]:
    """People within the units where this person hands out codes, with `unit_nama`; 403 for everybody else."""
    jalur = jalur_aktivasi(saya)
    if not jalur:
        raise AturanDilanggar("Kode aktivasi dibagikan oleh admin unit dan BKPSDM.", status=403)
    # One filter() for all conditions: they must hold for the same assignment, of which there is one per person.
    kondisi = berlaku(hari_ini(), "penugasan__") & Q(penugasan__jenis="DEFINITIF")
    if "/" not in jalur:
        di_unit = Q()
        for j in jalur:
            di_unit |= Q(penugasan__unit__jalur__startswith=j)
        kondisi &= di_unit
    return Pegawai.objects.filter(kondisi).annotate(
        unit_nama=F("penugasan__unit__nama"), unit_kode=F("penugasan__unit__kode")
    )


def saring(kueri: QuerySet[Pegawai], tanya: QueryDict) -> QuerySet[Pegawai]:
    """`cari` name or NIP, `unit` code, `semua=1` also those who are active."""
    cari, unit = tanya.get("cari", "").strip()[:80], tanya.get("unit", "").strip()[:60]
    if cari:
        kueri = kueri.filter(Q(nama__icontains=cari) | Q(nip__startswith=cari.replace(" ", "").replace("\xa0", "")))
    if unit:
        kueri = kueri.filter(unit_kode=unit)
    if tanya.get("semua") != "1":
        kueri = kueri.filter(BELUM_AKTIF)
    return kueri


def baris_daftar(kueri: QuerySet[Pegawai]) -> QuerySet[Pegawai, dict[str, Any]]:
    """Named columns of the list and of its download."""
    return kueri.order_by("unit_nama", "nama", "pk").values(
        "id_publik", "nama", "gelar_depan", "gelar_belakang", "nip", "email", "unit_nama", "unit_kode",
        "akun__nama_masuk", "akun__email", "akun__is_active", "akun__diaktifkan_pada",
    )  # fmt: skip


def keadaan(baris: dict[str, Any]) -> tuple[str, str, str]:
    """(words, nada, icon) of an account."""
    if baris["akun__is_active"] is False:
        return "Nonaktif", "netral", "minus"
    if baris["akun__diaktifkan_pada"]:
        return "Aktif", "baik", "centang"
    return "Belum aktif", "awas", "jam"


def nama_tampil(baris: dict[str, Any]) -> str:
    """Name with degrees, from the named columns."""
    return nama_lengkap(SimpleNamespace(**{m: baris[m] for m in ("nama", "gelar_depan", "gelar_belakang")}))
