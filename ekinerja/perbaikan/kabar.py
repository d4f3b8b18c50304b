"""Who is told what. The page has the details; a message never carries personal data."""

from collections.abc import Iterable

from django.urls import reverse

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.kueri import berlaku
from ekinerja.kepegawaian.models import Pegawai, PemberianPeran, Peran
from ekinerja.kepegawaian.penilai import penugasan_pada
from ekinerja.pemberitahuan.kirim import kirim
from ekinerja.perbaikan.models import UsulPerbaikan

S = UsulPerbaikan.Status
JUDUL = {
    S.DIKERJAKAN: "Usul perbaikan Anda sedang dikerjakan",
    S.DITERUSKAN: "Usul perbaikan Anda diteruskan ke BKPSDM",
    S.DI_SIASN: "Usul perbaikan Anda menunggu perbaikan di SIASN",
    S.SELESAI: "Usul perbaikan Anda selesai",
    S.DITOLAK: "Usul perbaikan Anda tidak dapat diterima",
}


def alamat(usul: UsulPerbaikan) -> str:
    return reverse("perbaikan:usul", args=[usul.id_publik])


def kabari_pengusul(usul: UsulPerbaikan) -> None:
    """The person, at every step: what, by whom, and the sentence."""
    siapa = usul.penangan.nama if usul.penangan else "sistem"
    isi = f"{usul.get_fakta_display()}, ditangani {siapa}." + (f" {usul.keterangan}" if usul.keterangan else "")
    kunci = f"usul:{usul.id_publik}:{usul.versi}"
    kirim(usul.pegawai, "perbaikan", JUDUL[S(usul.status)], isi, alamat(usul), kunci)


def kabari_penangan(usul: UsulPerbaikan, siapa: Iterable[Pegawai], judul: str) -> None:
    """Those who may work it off."""
    for orang in siapa:
        kunci = f"usul-masuk:{usul.id_publik}:{usul.versi}:{orang.pk}"
        kirim(orang, "perbaikan", judul, usul.get_fakta_display(), alamat(usul), kunci)


def admin_unit_dari(pegawai: Pegawai) -> list[Pegawai]:
    """The unit's admins nearest to this person, himself or herself excepted; none where there is no such role. Two queries."""
    tugas = penugasan_pada(pegawai, hari_ini())
    if tugas is None:
        return []
    peran = PemberianPeran.objects.filter(berlaku(hari_ini()), peran=Peran.ADMIN_UNIT, unit__isnull=False)
    calon = [
        (len(p.unit.jalur), p.pegawai)
        for p in peran.exclude(pegawai=pegawai).select_related("unit", "pegawai").order_by("pk")
        if p.unit is not None and tugas.unit.jalur.startswith(p.unit.jalur)
    ]
    terdekat = max((n for n, _ in calon), default=0)
    return [p for n, p in calon if n == terdekat]


def admin_bkpsdm(kecuali: Pegawai | None = None) -> list[Pegawai]:
    """The personnel office."""
    peran = PemberianPeran.objects.filter(berlaku(hari_ini()), peran=Peran.ADMIN_BKPSDM).select_related("pegawai")
    orang = {p.pegawai_id: p.pegawai for p in peran.order_by("pk") if kecuali is None or p.pegawai_id != kecuali.pk}
    return list(orang.values())
