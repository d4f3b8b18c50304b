"""Writing the content of many SKPs at once: rows are made equal to plain content, with a constant number of queries
per few hundred rows. Called by imports, which hold the SKPs and the transaction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import ProtectedError
from django.db.models.deletion import PROTECT

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.perencanaan.models import SelMatriks
from ekinerja.skp.isi import Isi, semua_rhk
from ekinerja.skp.models import ButirLampiran, Indikator, PerilakuSkp, RencanaAksi, Rhk

BAGI = 500
KOSONG: Isi = {"utama": [], "tambahan": [], "lampiran": {}, "perilaku": {}}
_RHK = ("jenis", "urutan", "teks", "perspektif", "penyelarasan")
_INDIKATOR = ("rhk_id", "urutan", "aspek", "teks", "target_teks", "target_nilai", "satuan", "jenis_target")
_AKSI = (
    "indikator_id", "jenis_periode", "urutan_periode", "mulai", "tenggat", "teks", "target_teks", "target_nilai", "satuan",
)  # fmt: skip


@dataclass(slots=True)
class _Bagian:
    """Parts of one kind by public id: the values to write, and the id of the part above."""

    rhk: dict[str, dict[str, Any]] = field(default_factory=dict)
    indikator: dict[str, dict[str, Any]] = field(default_factory=dict)
    aksi: dict[str, dict[str, Any]] = field(default_factory=dict)


def bagi(daftar: Iterable[Any], n: int = BAGI) -> Iterator[list[Any]]:
    """Lists of at most `n`."""
    semua = list(daftar)
    for i in range(0, len(semua), n):
        yield semua[i : i + n]


def tulis_isi(sasaran: Mapping[int, Isi], lama: Mapping[int, Isi]) -> None:
    """Make the rows of these SKPs (by primary key) equal to `sasaran`; `lama` is what stands there now.

    Raises AturanDilanggar when a part that is to go is used by reports, evaluations or RHK of subordinates.
    """
    dulu, kini = _urai(lama), _urai({pk: sasaran[pk] for pk in sorted(sasaran)})
    _buang(dulu, kini)
    pk_rhk = _tulis_rhk(dulu.rhk, kini.rhk)
    pk_indikator = _tulis(Indikator, _INDIKATOR, dulu.indikator, kini.indikator, {"rhk_id": pk_rhk})
    _tulis(RencanaAksi, _AKSI, dulu.aksi, kini.aksi, {"indikator_id": pk_indikator})
    _tulis_lampiran(sasaran, lama)
    _tulis_perilaku(sasaran, lama)


def _urai(semua: Mapping[int, Isi]) -> _Bagian:
    hasil = _Bagian()
    for skp, isi in semua.items():
        for r in semua_rhk(isi):
            hasil.rhk[r["id"]] = {
                "skp_id": skp,
                "jenis": r["jenis"],
                "urutan": r["urutan"],
                "teks": r["teks"],
                "perspektif": r["perspektif"],
                "penyelarasan": r["penyelarasan"],
                "atas": r["rhk_atasan"]["id"] if r["rhk_atasan"] else None,
            }
            for n, i in enumerate(r["indikator"], 1):
                hasil.indikator[i["id"]] = {
                    "rhk_id": r["id"],
                    "urutan": n,
                    "aspek": i["aspek"],
                    "teks": i["teks"],
                    "target_teks": i["target"],
                    "target_nilai": i["nilai"],
                    "satuan": i["satuan"],
                    "jenis_target": i["jenis_target"],
                }
                for a in i["rencana_aksi"]:
                    hasil.aksi[a["id"]] = _nilai_aksi(skp, i["id"], a)
    return hasil


def _nilai_aksi(skp: int, indikator: str, a: Isi) -> dict[str, Any]:
    return {
        "skp_id": skp,
        "indikator_id": indikator,
        "jenis_periode": a["jenis_periode"],
        "urutan_periode": a["urutan"],
        "mulai": a["mulai"],
        "tenggat": a["tenggat"],
        "teks": a["teks"],
        "target_teks": a["target"],
        "target_nilai": a["nilai"],
        "satuan": a["satuan"],
    }


def _buang(dulu: _Bagian, kini: _Bagian) -> None:
    """What is no longer there, from the leaves up."""
    try:
        for model, lama, baru in (
            (RencanaAksi, dulu.aksi, kini.aksi),
            (Indikator, dulu.indikator, kini.indikator),
            (Rhk, dulu.rhk, kini.rhk),
        ):
            for id_ in bagi(sorted(lama.keys() - baru.keys())):
                model.objects.filter(id_publik__in=id_).delete()  # type: ignore[attr-defined]
    except ProtectedError:
        raise AturanDilanggar(
            "Bagian yang akan dihapus baru saja dipakai laporan atau RHK bawahan. Periksa ulang berkasnya, lalu simpan lagi."
        ) from None


def _tulis_rhk(dulu: dict[str, dict[str, Any]], kini: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Two passes: every row first, then the links, because a link may point to a row that comes later in the file."""
    pk = _tulis(Rhk, _RHK, dulu, kini, {})
    atas = {id_: b["atas"] for id_, b in kini.items() if b["atas"] != (dulu[id_]["atas"] if id_ in dulu else None)}
    tujuan = pk_dari(Rhk, {a for a in atas.values() if a})
    for id_ in bagi(atas, 200):
        ada = list(Rhk.objects.filter(id_publik__in=id_).order_by("pk"))
        for r in ada:
            r.rhk_atasan_id = tujuan.get(atas[str(r.id_publik)] or "")
        Rhk.objects.bulk_update(ada, ["rhk_atasan"], batch_size=200)
    return pk


def sambung(sasaran: Mapping[int, Isi], lama: Mapping[int, Isi]) -> None:
    """Write only the links to RHK above that differ: the rows themselves are equal already. One statement for 200 of them."""
    dulu = {r["id"]: _atas(r) for isi in lama.values() for r in semua_rhk(isi)}
    beda = {r["id"]: _atas(r) for isi in sasaran.values() for r in semua_rhk(isi) if _atas(r) != dulu.get(r["id"])}
    pk = pk_dari(Rhk, {*beda, *(a for a in beda.values() if a)})
    # Rows by their keys alone: nothing of them is read again.
    baris = [Rhk(pk=pk[id_], rhk_atasan_id=pk.get(a or "")) for id_, a in beda.items()]
    Rhk.objects.bulk_update(baris, ["rhk_atasan"], batch_size=200)


def _atas(r: Isi) -> str | None:
    return r["rhk_atasan"]["id"] if r["rhk_atasan"] else None


def _tulis(
    model: type[Any],
    kolom: Sequence[str],
    dulu: Mapping[str, dict[str, Any]],
    kini: Mapping[str, dict[str, Any]],
    kunci: Mapping[str, Mapping[str, int]],
) -> dict[str, int]:
    """Create what is new, write what differs; `kunci`: columns that hold a public id -> primary keys. Returns new ones."""
    ubah = [id_ for id_, b in kini.items() if id_ in dulu and any(b[k] != dulu[id_][k] for k in kolom)]
    for id_ in bagi(ubah, 200):
        ada = list(model.objects.filter(id_publik__in=id_).order_by("pk"))
        for baris in ada:
            for k, v in _berkunci(kini[str(baris.id_publik)], kunci).items():
                setattr(baris, k, v)
        model.objects.bulk_update(ada, [k.removesuffix("_id") for k in kolom], batch_size=200)
    baru = [model(id_publik=id_, **_berkunci(b, kunci)) for id_, b in kini.items() if id_ not in dulu]
    model.objects.bulk_create(baru, batch_size=BAGI)
    return {str(b.id_publik): b.pk for b in baru} | pk_dari(model, kini.keys() & dulu.keys())


def _berkunci(baris: dict[str, Any], kunci: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    return {k: kunci[k][v] if k in kunci else v for k, v in baris.items() if k != "atas"}


def pk_dari(model: type[Any], id_: Iterable[str]) -> dict[str, int]:
    """Primary keys by public id."""
    hasil: dict[str, int] = {}
    for sebagian in bagi(sorted(id_)):
        baris = model.objects.filter(id_publik__in=sebagian).order_by().values_list("id_publik", "pk")
        hasil.update((str(i), pk) for i, pk in baris)
    return hasil


def _tulis_lampiran(sasaran: Mapping[int, Isi], lama: Mapping[int, Isi]) -> None:
    beda = [pk for pk in sorted(sasaran) if _ada(sasaran[pk]["lampiran"]) != _ada(lama[pk]["lampiran"])]
    for pk in bagi(beda):
        ButirLampiran.objects.filter(skp__in=pk).delete()
    ButirLampiran.objects.bulk_create(
        (
            ButirLampiran(skp_id=pk, jenis=jenis, urutan=n, teks=teks)
            for pk in beda
            for jenis, daftar in sasaran[pk]["lampiran"].items()
            for n, teks in enumerate(daftar, 1)
        ),
        batch_size=BAGI,
    )


def _tulis_perilaku(sasaran: Mapping[int, Isi], lama: Mapping[int, Isi]) -> None:
    beda = [pk for pk in sorted(sasaran) if _ada(sasaran[pk]["perilaku"]) != _ada(lama[pk]["perilaku"])]
    for pk in bagi(beda):
        PerilakuSkp.objects.filter(skp__in=pk).delete()
    PerilakuSkp.objects.bulk_create(
        (PerilakuSkp(skp_id=pk, nilai=n, ekspektasi=e) for pk in beda for n, e in sasaran[pk]["perilaku"].items() if e),
        batch_size=BAGI,
    )


def _ada(isi: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in isi.items() if v}


def aksi_terpakai(id_: Iterable[str]) -> set[str]:
    """Which of these rencana aksi (public ids) something hangs on that must not lose them: reports, realisations."""
    semua, terpakai = list(id_), set()
    for h in RencanaAksi._meta.related_objects:
        if getattr(h, "on_delete", None) is not PROTECT:
            continue
        for sebagian in bagi(semua):
            kueri = h.related_model._default_manager.filter(**{f"{h.field.name}__id_publik__in": sebagian})
            terpakai |= {str(i) for i in kueri.order_by().values_list(f"{h.field.name}__id_publik", flat=True)}
    return terpakai


def rhk_disangga(id_: Iterable[str]) -> set[str]:
    """Which of these RHK (public ids) carry RHK of others or roles in a matriks (R-18)."""
    hasil: set[str] = set()
    for sebagian in bagi(id_):
        anak = Rhk.objects.filter(rhk_atasan__id_publik__in=sebagian).order_by()
        hasil |= {str(i) for i in anak.values_list("rhk_atasan__id_publik", flat=True)}
        sel = SelMatriks.objects.filter(kolom__rhk__in=sebagian).exclude(teks="").order_by()
        hasil |= {str(i) for i in sel.values_list("kolom__rhk", flat=True)}
    return hasil
