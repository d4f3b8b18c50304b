"""What the pages show of a dialogue: counts per thread, the entries, the meetings."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, UUIDField, Value

from ekinerja.dialog import permissions
from ekinerja.dialog.models import Pertemuan, Ucapan
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.inti.tampil import sapaan
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.skp.models import Skp

NADA_PERTEMUAN = {
    Pertemuan.Keadaan.MENUNGGU: "awas",
    Pertemuan.Keadaan.DIKONFIRMASI: "baik",
    Pertemuan.Keadaan.TIDAK_SESUAI: "awas",
    Pertemuan.Keadaan.DICABUT: "netral",
}


def _susun(skp: int) -> QuerySet[Ucapan, Any]:
    """Entries per thread and speaker, and the meetings, in one: every SKP page of the two asks this."""
    kosong = Value(None, output_field=UUIDField())
    ucapan = (
        Ucapan.objects.filter(skp=skp)
        .order_by()
        .values("rhk", "oleh_id")
        .annotate(n=Count("pk"), baru=Count("pk", filter=Q(dibaca_pada__isnull=True)), temu=Value(""))
        .values_list("rhk", "oleh_id", "n", "baru", "temu")
    )
    temu = Pertemuan.objects.filter(skp=skp).order_by().annotate(r=kosong, n=Value(1), baru=Value(0))
    return ucapan.union(temu.values_list("r", "dicatat_oleh_id", "n", "baru", "keadaan"), all=True)


_keadaan = KueriSiap(_susun, skp=int)


@dataclass(slots=True)
class Hitungan:
    """Entries of one thread, and how many of them are new to this reader."""

    semua: int = 0
    baru: int = 0


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Where the dialogue of one SKP stands for one reader."""

    utas: dict[str, Hitungan]  # by public id of the RHK, "" for the SKP as a whole
    sudah: int  # meetings that both confirmed
    menunggu: int  # meetings that wait for this reader


def ringkasan(saya: Pegawai, skp: Skp, *, pihak: bool) -> Ringkasan:
    """One query for the two, two for another reader."""
    baris = _keadaan(skp=skp.pk) if pihak else _terlihat(saya, skp)
    utas: dict[str, Hitungan] = {}
    sudah = menunggu = 0
    dari_pegawai = saya.pk == skp.pegawai_id
    for rhk, oleh, n, baru, temu in baris:
        if temu:
            sudah += temu == Pertemuan.Keadaan.DIKONFIRMASI
            menunggu += pihak and temu == Pertemuan.Keadaan.MENUNGGU and (oleh == skp.pegawai_id) != dari_pegawai
            continue
        h = utas.setdefault(str(rhk or ""), Hitungan())
        h.semua += n
        h.baru += baru if pihak and (oleh == skp.pegawai_id) != dari_pegawai else 0
    return Ringkasan(utas, sudah, menunggu)


def _terlihat(saya: Pegawai, skp: Skp) -> list[tuple[Any, ...]]:
    ucapan = Ucapan.objects.filter(skp=skp).terlihat_oleh(saya)  # type: ignore[attr-defined]
    hitung = ucapan.order_by().values_list("rhk").annotate(n=Count("pk"))
    temu = Pertemuan.objects.filter(skp=skp).terlihat_oleh(saya).values_list("dicatat_oleh_id", "keadaan")  # type: ignore[attr-defined]
    return [*((rhk, None, n, 0, "") for rhk, n in hitung), *((None, oleh, 1, 0, k) for oleh, k in temu)]


@dataclass(frozen=True, slots=True)
class Baris:
    """One entry with what this reader may do to it."""

    u: Ucapan
    saya: bool
    baru: bool
    boleh_ubah: bool
    boleh_cabut: bool
    boleh_sepakati: bool
    boleh_terapkan: bool


def ucapan_utas(saya: Pegawai, skp: Skp, rhk: UUID | None, *, pihak: bool) -> list[Baris]:
    """Entries of one thread in order. One query."""
    semua = Ucapan.objects.filter(skp=skp, rhk=rhk)
    terlihat = semua if pihak else semua.terlihat_oleh(saya)  # type: ignore[attr-defined]
    return [_baris(saya, skp, u, pihak) for u in terlihat.untuk_halaman()]


def _baris(saya: Pegawai, skp: Skp, u: Ucapan, pihak: bool) -> Baris:
    u.skp = skp
    p = permissions
    lawan = pihak and (u.oleh_id == skp.pegawai_id) != (saya.pk == skp.pegawai_id)
    return Baris(
        u,
        saya=u.oleh_id == saya.pk,
        baru=lawan and u.dibaca_pada is None,
        boleh_ubah=pihak and p.boleh_mengubah(saya, u),
        boleh_cabut=pihak and p.boleh_mencabut(saya, u),
        boleh_sepakati=lawan and p.boleh_menyepakati(saya, u),
        boleh_terapkan=pihak and p.boleh_menerapkan(saya, u),
    )


def sebutan_lawan(saya: Pegawai, skp: Skp) -> str:
    """Whom this reader talks to: Bu Ratna, or the pegawai's name."""
    if saya.pk != skp.pegawai_id:
        return sapaan(skp.pegawai)
    penilai = permissions.penilai_kini(skp)
    return sapaan(penilai) if penilai else "penilai"
