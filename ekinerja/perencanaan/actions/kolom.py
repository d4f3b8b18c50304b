"""Columns of a matriks, and R-18: what carries roles is not removed or renamed; replacing it moves the roles and tells."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from ekinerja.inti.galat import AturanDilanggar
from ekinerja.inti.jejak import catat
from ekinerja.inti.kueri_siap import KueriSiap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.perencanaan import sumber
from ekinerja.perencanaan.actions.pegang import pegang_matriks, pegang_perjanjian
from ekinerja.perencanaan.kabar import kabari
from ekinerja.perencanaan.models import IndikatorKinerja, KolomMatriks, Matriks, SelMatriks
from ekinerja.perencanaan.target import urai

Sumber = KolomMatriks.Sumber

_kolom_rhk = KueriSiap(lambda rhk: kolom_rhk(rhk).order_by().values_list("pk")[:1], rhk=UUID)


def sebut(nama: Iterable[str]) -> str:
    """Up to five names in a sentence."""
    semua = list(dict.fromkeys(nama))
    return ", ".join(semua[:5]) + (" dan lainnya" if len(semua) > 5 else "")


def tolak_bila_disangga(kolom: QuerySet[KolomMatriks], kalimat: str) -> None:
    """Refuse when one of these columns carries roles; `{nama}` in the sentence names whose."""
    sel = SelMatriks.objects.filter(kolom__in=kolom).exclude(teks="").order_by("pegawai__nama")
    if nama := list(sel.values_list("pegawai__nama", flat=True)):
        raise AturanDilanggar(kalimat.format(nama=sebut(nama)))


def tolak_bila_rhk_disangga(id_: UUID, kalimat: str) -> None:
    """The same for the columns made from one RHK; hardly any RHK is one, so that is asked first."""
    if _kolom_rhk(rhk=id_):
        tolak_bila_disangga(kolom_rhk(id_), kalimat)


def kolom_baru(
    m: Matriks, sumber_: str, teks: str, target: str = "", *, urutan: int = 0, **asal: object
) -> KolomMatriks:
    """The next column. Its number comes from a counter on the matriks, so it is never given twice."""
    Matriks.objects.filter(pk=m.pk).update(nomor_kolom=F("nomor_kolom") + 1)
    m.refresh_from_db(fields=["nomor_kolom"])
    n = m.nomor_kolom
    return KolomMatriks.objects.create(
        matriks=m, nomor=n, urutan=urutan or n, sumber=sumber_, teks=teks, target=target[:120], **asal
    )


def pasang_kolom(i: IndikatorKinerja) -> None:
    """A new indikator becomes a column of the unit's matriks, if that was begun."""
    p = i.sasaran.perjanjian
    for m in Matriks.objects.filter(unit=p.unit_id, tahun=p.tahun, ketua__isnull=True).order_by("pk"):
        kolom_baru(m, Sumber.PERJANJIAN, i.teks, i.target_teks, indikator=i)


@transaction.atomic
def tambah_kolom(m: Matriks, sumber_: str, id_: UUID, *, oleh: Pegawai, pada: datetime) -> KolomMatriks:
    """A column from the leader's own RHK, from the perjanjian, or from a role held above; the same one once."""
    pegang_matriks(m, oleh=oleh, pada=pada)
    for c in calon_kolom(m, oleh):
        if (c["sumber"], c["id"]) == (sumber_, id_):
            k = kolom_baru(m, sumber_, c["teks"], c["target"], **c["asal"])
            catat("matriks.kolom_ditambah", m, oleh=oleh, perubahan={"kolom": ("", k.teks)})
            return k
    raise AturanDilanggar("Pilihan ini sudah menjadi kolom atau sudah tidak ada. Muat ulang halaman.")


def calon_kolom(m: Matriks, pemimpin: Pegawai) -> list[dict[str, object]]:
    """What may still become a column, with where it comes from."""
    ada = list(m.kolom.values_list("indikator_id", "rhk", "sel_asal_id", "teks"))
    indikator, rhk, sel = ({b[n] for b in ada} for n in range(3))
    bunyi = {_kata(b[3]) for b in ada}
    hasil: list[dict[str, object]] = []
    if m.ketua_id is None:
        dari = IndikatorKinerja.objects.filter(sasaran__perjanjian__unit=m.unit_id, sasaran__perjanjian__tahun=m.tahun)
        hasil += [
            {
                "sumber": Sumber.PERJANJIAN,
                "id": i.id_publik,
                "teks": i.teks,
                "target": i.target_teks,
                "asal": {"indikator": i},
            }
            for i in dari.exclude(teks="").order_by("sasaran__urutan", "urutan")
            if i.pk not in indikator
        ]
    peran = SelMatriks.objects.filter(pegawai=pemimpin, kolom__matriks__tahun=m.tahun).exclude(teks="")
    hasil += [
        {"sumber": Sumber.PERAN, "id": s.id_publik, "teks": s.teks, "target": "", "asal": {"sel_asal": s}}
        for s in peran.exclude(kolom__matriks=m).order_by("kolom__urutan", "pk")
        if s.pk not in sel
    ]
    hasil += [
        {"sumber": Sumber.RHK, "id": r.id, "teks": r.teks, "target": r.target, "asal": {"rhk": r.id}}
        for r in sumber.rhk_pimpinan(pemimpin.pk, m.tahun)
        if r.id not in rhk and _kata(r.teks) not in bunyi  # what the leader took from above stands here already
    ]
    return hasil


def _kata(teks: str) -> str:
    return " ".join(teks.casefold().split())


@transaction.atomic
def hapus_kolom(k: KolomMatriks, *, oleh: Pegawai, pada: datetime) -> None:
    """Take a column out of the grid. Refused while it carries roles (R-18)."""
    m = k.matriks
    pegang_matriks(m, oleh=oleh, pada=pada)
    tolak_bila_disangga(
        KolomMatriks.objects.filter(pk=k.pk),
        "Indikator ini disangga peran {nama}, jadi tidak dapat dikeluarkan. Kosongkan atau pindahkan dulu perannya.",
    )
    k.sel.all().delete()
    k.delete()
    catat("matriks.kolom_dihapus", m, oleh=oleh, perubahan={"kolom": (k.teks, "")})


@transaction.atomic
def pindahkan_peran(dari: KolomMatriks, ke: KolomMatriks, *, yakin: bool, oleh: Pegawai, pada: datetime) -> int:
    """Move every role of one indicator to another of the same matriks, after confirmation; the people are told.

    Refused, naming them, while somebody holds a role in both: no text is merged or overwritten.
    """
    m = dari.matriks
    pegang_matriks(m, oleh=oleh, pada=pada)
    if ke.matriks_id != m.pk or ke.pk == dari.pk:
        raise AturanDilanggar("Pilih indikator lain di matriks ini sebagai tujuannya.", status=400)
    _yakin(yakin)
    pindah = dari.sel.exclude(teks="")
    ganda = ke.sel.exclude(teks="").filter(pegawai__in=pindah.values("pegawai")).order_by("pegawai__nama")
    if nama := list(ganda.values_list("pegawai__nama", flat=True)):
        raise AturanDilanggar(
            f"{sebut(nama)} sudah punya peran di indikator tujuan. Gabungkan dulu kalimatnya di sana, lalu kosongkan "
            "yang di sini; tidak ada yang dipindahkan sekarang."
        )
    jumlah = _pindahkan(dari, ke, oleh, pada)
    catat("matriks.peran_dipindahkan", m, oleh=oleh, perubahan={"indikator": (dari.teks, ke.teks)})
    return jumlah


def _pindahkan(dari: KolomMatriks, ke: KolomMatriks, oleh: Pegawai, pada: datetime) -> int:
    """The cells themselves move, so that what was built on them stays; an emptied cell makes way."""
    pindah = list(dari.sel.exclude(teks="").select_related("pegawai").order_by("pk"))
    ke.sel.filter(teks="", pegawai__in=[s.pegawai_id for s in pindah]).delete()
    SelMatriks.objects.filter(pk__in=[s.pk for s in pindah]).update(
        kolom=ke, versi=F("versi") + 1, diubah_pada=pada, diubah_oleh=oleh
    )
    for s in pindah:
        kabari(
            s.pegawai,
            dari.matriks,
            f"Peran Anda kini mendukung indikator lain di matriks {dari.matriks.tahun}",
            f"Peran Anda: {s.teks} Dulu: {dari.teks} Sekarang: {ke.teks}",
            kunci=f"peran-pindah:{s.id_publik}:{pada.isoformat()}",
        )
    return len(pindah)


def _yakin(yakin: bool) -> None:
    if not yakin:
        raise AturanDilanggar("Beri tanda bahwa peran yang menyangganya boleh ikut pindah dan diberi tahu.", status=400)


@transaction.atomic
def ganti_indikator(
    i: IndikatorKinerja, *, teks: str, target: str, yakin: bool, oleh: Pegawai, pada: datetime
) -> IndikatorKinerja:
    """Replace an indikator by a new one in its place: its roles and its worksheet move along, the people are told (R-18)."""
    p = i.sasaran.perjanjian
    pegang_perjanjian(p, oleh=oleh, pada=pada)
    if not teks:
        raise AturanDilanggar("Tulis indikator penggantinya.", status=400)
    _yakin(yakin)
    nilai, satuan = urai(target)
    baru = IndikatorKinerja.objects.create(
        sasaran=i.sasaran,
        urutan=i.urutan,
        teks=teks,
        target_teks=target,
        target_nilai=nilai,
        satuan=satuan,
        perspektif=i.perspektif,
    )
    for lama in KolomMatriks.objects.filter(indikator=i).select_related("matriks").order_by("pk"):
        pengganti = kolom_baru(lama.matriks, Sumber.PERJANJIAN, teks, target, urutan=lama.urutan, indikator=baru)
        _pindahkan(lama, pengganti, oleh, pada)
        lama.sel.all().delete()
        lama.delete()
    i.strategi.update(indikator=baru)
    i.delete()
    perubahan = {"indikator": (i.teks, teks), "target": (i.target_teks, target)}
    catat("perjanjian.indikator_diganti", p, oleh=oleh, perubahan=perubahan)
    return baru


def kolom_rhk(id_: UUID) -> QuerySet[KolomMatriks]:
    """Columns that were made from this RHK of a leader."""
    return KolomMatriks.objects.filter(rhk=id_)


@transaction.atomic
def ganti_rumusan_rhk(id_: UUID, teks: str, *, oleh: Pegawai, pada: datetime) -> None:
    """The leader reworded an RHK that is a column: the column follows, those with a role in it are told."""
    for k in kolom_rhk(id_).select_related("matriks").order_by("pk"):
        lama = k.teks
        KolomMatriks.objects.filter(pk=k.pk).update(teks=teks)
        for s in k.sel.exclude(teks="").select_related("pegawai").order_by("pk"):
            kabari(
                s.pegawai,
                k.matriks,
                f"{oleh.nama} mengganti rumusan indikator yang Anda sangga",
                f"Dulu: {lama} Sekarang: {teks}",
                kunci=f"kolom-diganti:{s.id_publik}:{pada.isoformat()}",
            )
