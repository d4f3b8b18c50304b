"""The content of an SKP as plain data: one shape for the reader, the approved version, the PDF and the digest."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet, Value

from ekinerja.aturan.nilai import VERSI_BAWAAN, Nilai, perilaku_berakhlak
from ekinerja.inti.kanonik import baku
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.skp.manual import MEDAN, NAMA
from ekinerja.skp.models import ButirLampiran, PerilakuSkp, RencanaAksi, Rhk, Skp

Isi = dict[str, Any]

_RHK = (
    "jenis", "urutan", "pk", "indikator__urutan", "indikator__pk",
    "id_publik", "teks", "perspektif", "penyelarasan", "rhk_atasan__id_publik", "rhk_atasan__teks",
)  # fmt: skip
_INDIKATOR = (
    "indikator__id_publik", "indikator__aspek", "indikator__teks", "indikator__target_teks", "indikator__target_nilai",
    "indikator__satuan", "indikator__jenis_target", *(f"indikator__manual__{m}" for m in NAMA),
)  # fmt: skip
_AKSI = (
    "mulai", "pk", "id_publik", "indikator_id", "jenis_periode", "urutan_periode", "tenggat", "teks",
    "target_teks", "target_nilai", "satuan",
)  # fmt: skip

# Sorted by the reader: composing an ORDER BY costs more than these few rows.
_rhk_skp = KueriSiap(lambda skp: Rhk.objects.filter(skp=skp).order_by().values_list(*_RHK, *_INDIKATOR), skp=int)
_rhk_satu = KueriSiap(lambda rhk: Rhk.objects.filter(pk=rhk).order_by().values_list(*_RHK, *_INDIKATOR), rhk=int)
_aksi_skp = KueriSiap(lambda skp: RencanaAksi.objects.filter(skp=skp).order_by().values_list(*_AKSI), skp=int)
_aksi_rhk = KueriSiap(
    lambda rhk: RencanaAksi.objects.filter(indikator__rhk=rhk).order_by().values_list(*_AKSI), rhk=int
)


def _susun_lampiran_perilaku(skp: int) -> QuerySet[ButirLampiran, Any]:
    """Both in one query; the two kinds of code never meet."""
    butir = ButirLampiran.objects.filter(skp=skp).order_by().values_list("jenis", "urutan", "pk", "teks")
    harapan = PerilakuSkp.objects.filter(skp=skp).exclude(ekspektasi="").order_by()
    return butir.union(harapan.values_list("nilai", Value(0), "pk", "ekspektasi"), all=True)


_lampiran_dan_perilaku = KueriSiap(_susun_lampiran_perilaku, skp=int)


def isi_skp(skp: Skp, *, hanya_rhk: int | None = None) -> Isi:
    """Everything a person typed into this SKP, as JSON values, in three queries however many rows.

    With `hanya_rhk` (a primary key) only that RHK is read, without Lampiran and perilaku: two queries.
    """
    return _isi(skp, _rhk(skp.pk, hanya_rhk), _lampiran_perilaku(skp.pk) if hanya_rhk is None else None)


def kalimat_skp(skp: Skp) -> Isi:
    """As `isi_skp`, without rencana aksi: what readiness and hints look at. Two queries."""
    return _isi(skp, _susun_rhk(_rhk_skp(skp=skp.pk), {}), _lampiran_perilaku(skp.pk))


def _isi(skp: Skp, rhk: list[Isi], lain: tuple[dict[str, list[str]], dict[str, str]] | None) -> Isi:
    # The first wording of the core values is left out: what was approved before there was a choice keeps its digest.
    isi: Isi = {
        "tahun": skp.tahun,
        "mulai": skp.mulai.isoformat(),
        "sampai": skp.sampai.isoformat(),
        "formulir": skp.formulir,
        "pendekatan": skp.pendekatan,
        "sumber": skp.sumber,
        "potret": skp.potret,
        **({} if skp.versi_perilaku == VERSI_BAWAAN else {"versi_perilaku": skp.versi_perilaku}),
        "utama": [r for r in rhk if r["jenis"] == Rhk.Jenis.UTAMA],
        "tambahan": [r for r in rhk if r["jenis"] == Rhk.Jenis.TAMBAHAN],
    }
    if lain is not None:
        isi["lampiran"], isi["perilaku"] = lain
    return isi


def isi_kosong(skp: Skp) -> Isi:
    """The content of a draft that nobody has typed into."""
    return _isi(skp, [], _pilah([]))


def nilai_perilaku(isi: Isi) -> list[Nilai]:
    """The core values in the wording this content was made with."""
    return perilaku_berakhlak(isi.get("versi_perilaku", VERSI_BAWAAN))


def _rhk(skp: int, hanya: int | None) -> list[Isi]:
    """RHK with their indicators from one join, rencana aksi from a second query. UTAMA before TAMBAHAN."""
    aksi = _aksi(_aksi_skp(skp=skp) if hanya is None else _aksi_rhk(rhk=hanya))
    return _susun_rhk(_rhk_skp(skp=skp) if hanya is None else _rhk_satu(rhk=hanya), aksi)


def _susun_rhk(semua: Iterable[tuple[Any, ...]], aksi: Mapping[int, list[Isi]]) -> list[Isi]:
    hasil: dict[str, Isi] = {}
    for jenis, urutan, _, _, pk_indikator, *baris in sorted(semua, key=_letak):
        id_, teks, perspektif, penyelarasan, id_atasan, teks_atasan, *indikator = baris
        rhk = hasil.get(kunci := str(id_))
        if rhk is None:
            rhk = hasil[kunci] = {
                "id": kunci,
                "jenis": jenis,
                "urutan": urutan,
                "teks": teks,
                "perspektif": perspektif,
                "penyelarasan": penyelarasan,
                "rhk_atasan": {"id": str(id_atasan), "teks": teks_atasan} if id_atasan else None,
                "indikator": [],
            }
        if pk_indikator is not None:
            rhk["indikator"].append(_indikator(indikator, aksi.get(pk_indikator, [])))
    return list(hasil.values())


def isi_banyak(daftar: Iterable[Skp]) -> dict[int, Isi]:
    """`isi_skp` of many SKPs by primary key: three queries however many. Ask for a few hundred at a time."""
    skp = {s.pk: s for s in daftar}
    rhk: dict[int, list[tuple[Any, ...]]] = {pk: [] for pk in skp}
    aksi: dict[int, list[tuple[Any, ...]]] = {pk: [] for pk in skp}
    lain: dict[int, list[tuple[Any, ...]]] = {pk: [] for pk in skp}
    for pk, *baris in Rhk.objects.filter(skp__in=skp).order_by().values_list("skp_id", *_RHK, *_INDIKATOR):
        rhk[pk].append(tuple(baris))
    for pk, *baris in RencanaAksi.objects.filter(skp__in=skp).order_by().values_list("skp_id", *_AKSI):
        aksi[pk].append(tuple(baris))
    butir = ButirLampiran.objects.filter(skp__in=skp).order_by().values_list("skp_id", "jenis", "urutan", "pk", "teks")
    harapan = PerilakuSkp.objects.filter(skp__in=skp).exclude(ekspektasi="").order_by()
    for pk, *baris in butir.union(harapan.values_list("skp_id", "nilai", Value(0), "pk", "ekspektasi"), all=True):
        lain[pk].append(tuple(baris))
    return {pk: _isi(s, _susun_rhk(rhk[pk], _aksi(aksi[pk])), _pilah(lain[pk])) for pk, s in skp.items()}


def _letak(baris: tuple[Any, ...]) -> tuple[Any, ...]:
    jenis, urutan, pk, urutan_indikator, pk_indikator = baris[:5]
    return (jenis != Rhk.Jenis.UTAMA, urutan, pk, urutan_indikator or 0, pk_indikator or 0)


def _indikator(baris: list[Any], aksi: list[Isi]) -> Isi:
    id_, aspek, teks, target, nilai, satuan, jenis, *manual = baris
    isi: Isi = {
        "id": str(id_),
        "aspek": aspek,
        "teks": teks,
        "target": target,
        "nilai": baku(nilai),
        "satuan": satuan,
        "jenis_target": jenis,
        "rencana_aksi": aksi,
    }
    if any(manual):  # left out while empty: what was approved before there were manuals keeps its digest
        isi["manual"] = dict(zip(NAMA, manual, strict=True))
    return isi


def _aksi(semua: Iterable[tuple[Any, ...]]) -> dict[int, list[Isi]]:
    hasil: dict[int, list[Isi]] = {}
    for mulai, _, id_, indikator, jenis, urutan, tenggat, teks, target, nilai, satuan in sorted(
        semua, key=itemgetter(0, 1)
    ):
        hasil.setdefault(indikator, []).append(
            {
                "id": str(id_),
                "jenis_periode": jenis,
                "urutan": urutan,
                "mulai": mulai.isoformat(),
                "tenggat": tenggat.isoformat(),
                "teks": teks,
                "target": target,
                "nilai": baku(nilai),
                "satuan": satuan,
            }
        )
    return hasil


def _lampiran_perilaku(skp: int) -> tuple[dict[str, list[str]], dict[str, str]]:
    return _pilah(_lampiran_dan_perilaku(skp=skp))


def _pilah(semua: Iterable[tuple[Any, ...]]) -> tuple[dict[str, list[str]], dict[str, str]]:
    lampiran: dict[str, list[str]] = {jenis: [] for jenis in ButirLampiran.Jenis.values}
    perilaku: dict[str, str] = {}
    for kode, _, _, teks in sorted(semua, key=lambda b: b[:3]):
        if kode in lampiran:
            lampiran[kode].append(teks)
        else:
            perilaku[kode] = teks
    return lampiran, perilaku


def semua_rhk(isi: Isi) -> list[Isi]:
    """Utama first, then tambahan."""
    return [*isi["utama"], *isi["tambahan"]]


def tetap(isi: Isi, nomor: int) -> Isi:
    """What an approval fixes. The superior's RHK counts by its id: its wording belongs to the superior's own SKP."""
    polos = {k: v for k, v in isi.items() if k not in ("utama", "tambahan")}
    return {
        "nomor": nomor,
        **polos,
        "utama": [_tanpa_kalimat_atasan(r) for r in isi["utama"]],
        "tambahan": [_tanpa_kalimat_atasan(r) for r in isi["tambahan"]],
    }


def _tanpa_kalimat_atasan(rhk: Isi) -> Isi:
    return {**rhk, "rhk_atasan": rhk["rhk_atasan"] and rhk["rhk_atasan"]["id"]}


def beda(lama: Isi, baru: Isi) -> dict[str, tuple[str, str]]:
    """What changed between two contents, as label -> (before, after), in the words of the page."""
    kiri, kanan = _rata(lama), _rata(baru)
    urut = [*kanan, *(k for k in kiri if k not in kanan)]
    hasil: dict[str, tuple[str, str]] = {}
    for kunci in urut:
        a, b = kiri.get(kunci, ("", "")), kanan.get(kunci, ("", ""))
        if a[1] != b[1]:
            hasil[_label_unik(b[0] or a[0], hasil)] = (a[1], b[1])
    return hasil


def _label_unik(label: str, terpakai: Mapping[str, Any]) -> str:
    n, hasil = 2, label
    while hasil in terpakai:
        hasil, n = f"{label} ({n})", n + 1
    return hasil


_LABEL_LAMPIRAN = dict(ButirLampiran.Jenis.choices)


def _rata(isi: Isi) -> dict[str, tuple[str, str]]:
    """Content as flat lines: stable key -> (label, text)."""
    if not isi:
        return {}
    baris: dict[str, tuple[str, str]] = {"pendekatan": ("Pendekatan", isi["pendekatan"].capitalize())}
    for golongan, sebutan in (("utama", "RHK"), ("tambahan", "RHK tambahan")):
        for n, rhk in enumerate(isi[golongan], 1):
            baris |= rata_rhk(rhk, f"{sebutan} {n}")
    for jenis, butir in isi.get("lampiran", {}).items():
        baris[f"lampiran:{jenis}"] = (_LABEL_LAMPIRAN[jenis], "\n".join(butir))
    for nilai, ekspektasi in isi.get("perilaku", {}).items():
        baris[f"perilaku:{nilai}"] = (f"Harapan khusus: {nilai.replace('_', ' ').title()}", ekspektasi)
    return baris


def rata_rhk(rhk: Isi, label: str) -> dict[str, tuple[str, str]]:
    kunci = rhk["id"]
    baris = {
        kunci: (label, rhk["teks"]),
        f"{kunci}:atasan": (f"{label}, mendukung RHK atasan", (rhk["rhk_atasan"] or {}).get("teks", "")),
        f"{kunci}:perspektif": (f"{label}, perspektif", rhk["perspektif"]),
    }
    for n, ind in enumerate(rhk["indikator"], 1):
        nama = f"{label}, indikator {n}"
        baris[ind["id"]] = (nama, gabung((ind["aspek"].capitalize(), ind["teks"]), ": "))
        baris[f"{ind['id']}:target"] = (f"{nama}, target", ind["target"])
        baris |= {
            f"{ind['id']}:{m.nama}": (f"{nama}, manual: {m.label.lower()}", teks)
            for m in MEDAN
            if (teks := ind.get("manual", {}).get(m.nama, ""))
        }
        baris |= {
            a["id"]: (f"{nama}, rencana aksi {a['urutan']}", gabung((a["teks"], a["target"]), ", target "))
            for a in ind["rencana_aksi"]
        }
    return baris


def gabung(bagian: Iterable[str], antara: str) -> str:
    """Join what is not empty."""
    return antara.join(b for b in bagian if b)
